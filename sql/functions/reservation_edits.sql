-- An edit: anything of a reservation anew, at once. What does not change is not touched: a new title leaves places and
-- money alone, another project's payment leaves the others' lines alone.

-- Everything of a reservation that an edit can change, as people read it.
create function poolbook_1.describe_content(p_pool uuid, p_reservation uuid) returns jsonb
language plpgsql as $$
begin
    return (
        select jsonb_strip_nulls(jsonb_build_object(
            'title', event.title,
            'kind', event.kind,
            'brand', event.brand,
            'attendance', reservation.attendance,
            'starts_at', reservation.starts_at,
            'ends_at', reservation.ends_at,
            'buffer_before', reservation.buffer_before,
            'buffer_after', reservation.buffer_after,
            'hosts', (
                select jsonb_agg(
                    jsonb_build_object('name', organization.name, 'share', host.share)
                    order by host.position
                )
                from unnest(event.host_ids, event.shares) with ordinality as host (organization_id, share, position)
                join organization
                    on organization.pool_id = event.pool_id
                    and organization.organization_id = host.organization_id
            ),
            'takes', (
                select jsonb_agg(
                    jsonb_build_object('name', resource.name, 'quantity', item.quantity)
                    order by item.position
                )
                from reservation_item as item
                join resource
                    on resource.pool_id = item.pool_id
                    and resource.resource_id = item.resource_id
                where item.pool_id = reservation.pool_id
                    and item.reservation_id = reservation.reservation_id
            ),
            'payments', (
                select jsonb_agg(
                    jsonb_build_object('project', project.name, 'category', item.category, 'amount', item.amount)
                    order by item.position
                )
                from reservation_item as item
                join project
                    on project.pool_id = item.pool_id
                    and project.project_id = item.project_id
                where item.pool_id = reservation.pool_id
                    and item.reservation_id = reservation.reservation_id
            )
        ))
        from reservation
        join event
            on event.pool_id = reservation.pool_id
            and event.event_id = reservation.event_id
        where reservation.pool_id = p_pool
            and reservation.reservation_id = p_reservation
    );
end
$$;

-- The projects whose payments differ between two lists of them.
create function poolbook_1.projects_with_other_payments(
    p_projects uuid[],
    p_categories text[],
    p_amounts bigint[],
    q_projects uuid[],
    q_categories text[],
    q_amounts bigint[]
) returns uuid[]
language sql immutable as $$
    with one as (
        select project_id, category, amount
        from unnest(p_projects, p_categories, p_amounts) as payment (project_id, category, amount)
    ),
    other as (
        select project_id, category, amount
        from unnest(q_projects, q_categories, q_amounts) as payment (project_id, category, amount)
    )
    select coalesce(array_agg(distinct differing.project_id), '{}')
    from (
        (select * from one except all select * from other)
        union all
        (select * from other except all select * from one)
    ) as differing
$$;

-- Puts what a reservation has set aside of projects back into their lines, whose locks are held, to be set aside
-- anew: the promise itself changes, so nothing counts as released. What bills are due of stays, and counts as asked for.
create function poolbook_1.unset_money(act poolbook_1.act, p_reservation uuid, p_projects uuid[]) returns void
language plpgsql as $$
declare
    line record;
begin
    for line in
        select
            commitment.line_id,
            commitment.reserved,
            commitment.committed - due_of(act.pool_id, p_reservation, commitment.line_id) as committed
        from commitment
        join budget_line
            on budget_line.pool_id = commitment.pool_id
            and budget_line.line_id = commitment.line_id
            and budget_line.project_id = any (p_projects)
        where commitment.pool_id = act.pool_id
            and commitment.reservation_id = p_reservation
            and commitment.reserved + commitment.committed > 0
        order by commitment.line_id
    loop
        update commitment
        set
            amount = commitment.amount - line.reserved - line.committed,
            reserved = 0,
            committed = commitment.committed - line.committed,
            tolerated = 0
        where commitment.pool_id = act.pool_id
            and commitment.reservation_id = p_reservation
            and commitment.line_id = line.line_id;
        if line.reserved > 0 then
            perform post(act, line.line_id, 'amend', 'reserved', 'available', line.reserved, p_reservation);
        end if;
        if line.committed > 0 then
            perform post(act, line.line_id, 'amend', 'committed', 'available', line.committed, p_reservation);
        end if;
    end loop;
    update commitment
    set tolerated = 0
    from budget_line
    where commitment.pool_id = act.pool_id
        and commitment.reservation_id = p_reservation
        and commitment.tolerated > 0
        and budget_line.pool_id = commitment.pool_id
        and budget_line.line_id = commitment.line_id
        and budget_line.project_id = any (p_projects);
end
$$;

-- What payments have to set aside still, beside what is spent or billed already. Returns what stands in the way: less
-- than that is not asked for.
create function poolbook_1.less_what_is_billed(
    act poolbook_1.act,
    p_reservation uuid,
    p_projects uuid[],
    p_categories text[],
    p_paying uuid[],
    inout amounts bigint[],
    out reasons jsonb
)
language plpgsql as $$
declare
    line record;
    part bigint;
    taken bigint;
begin
    reasons = '[]';
    for line in
        select
            project.project_id,
            project.name as project,
            budget_line.category,
            sum(commitment.committed + commitment.spent)::bigint as kept
        from commitment
        join budget_line
            on budget_line.pool_id = commitment.pool_id
            and budget_line.line_id = commitment.line_id
            and budget_line.project_id = any (p_paying)
        join project
            on project.pool_id = budget_line.pool_id
            and project.project_id = budget_line.project_id
        where commitment.pool_id = act.pool_id
            and commitment.reservation_id = p_reservation
            and commitment.committed + commitment.spent > 0
        group by
            project.project_id,
            project.name,
            budget_line.category
        order by
            project.name,
            budget_line.category
    loop
        part = line.kept;
        for payment in 1 .. cardinality(p_projects) loop
            continue when p_projects[payment] <> line.project_id
                or coalesce(p_categories[payment], line.category) <> line.category;
            taken = least(part, amounts[payment]);
            part = part - taken;
            amounts[payment] = amounts[payment] - taken;
        end loop;
        if part > 0 then
            reasons = reasons || jsonb_build_object(
                'rule', 'commitment.billed',
                'project', line.project,
                'category', line.category,
                'asked', line.kept - part,
                'free', line.kept
            );
        end if;
    end loop;
end
$$;

-- Sets aside anew what projects with other payments than before have to give, and looks whether the rest may still pay
-- for the day. Returns what stands in the way.
create function poolbook_1.change_money(
    act poolbook_1.act,
    standing poolbook.reservation,
    p_starts timestamptz,
    p_paying uuid[],
    p_projects uuid[],
    p_categories text[],
    p_amounts bigint[]
) returns jsonb
language plpgsql as $$
declare
    projects uuid[];
    categories text[];
    amounts bigint[];
    billed record;
    taken record;
    reasons jsonb = '[]';
begin
    if p_paying <> '{}' then
        select
            coalesce(array_agg(payment.project_id order by payment.position), '{}'),
            coalesce(array_agg(payment.category order by payment.position), '{}'),
            coalesce(array_agg(payment.amount order by payment.position), '{}')
        into
            projects,
            categories,
            amounts
        from unnest(p_projects, p_categories, p_amounts) with ordinality
            as payment (project_id, category, amount, position)
        where payment.project_id = any (p_paying);
        perform lock_lines(
            act.pool_id,
            array(
                select commitment.line_id
                from commitment
                where commitment.pool_id = act.pool_id
                    and commitment.reservation_id = standing.reservation_id
            ) || lines_for(
                act.pool_id, extract(year from p_starts at time zone act.zone)::integer, projects, categories
            )
        );
        perform unset_money(act, standing.reservation_id, p_paying);
        billed = less_what_is_billed(act, standing.reservation_id, projects, categories, p_paying, amounts);
        taken = take_money(
            act, standing.reservation_id, p_starts, 'amend',
            case standing.state when 'hold' then 'reserved' else 'committed' end,
            projects, categories, billed.amounts
        );
        reasons = billed.reasons || taken.reasons;
    end if;
    -- What stands goes on to be paid as it is, unless it moves.
    return reasons || case
        when p_starts = standing.starts_at then '[]'
        else money_outside(act, standing.reservation_id, p_starts)
    end;
end
$$;

create function poolbook_1.replace_payments(
    act poolbook_1.act,
    p_reservation uuid,
    p_projects uuid[],
    p_categories text[],
    p_amounts bigint[]
) returns void
language plpgsql as $$
begin
    delete from reservation_item
    where reservation_item.pool_id = act.pool_id
        and reservation_item.reservation_id = p_reservation
        and reservation_item.project_id is not null;
    insert into reservation_item (pool_id, reservation_id, position, project_id, category, amount)
    select
        act.pool_id,
        p_reservation,
        1000 + item.position,
        item.project_id,
        item.category,
        item.amount
    from unnest(p_projects, p_categories, p_amounts) with ordinality as item (project_id, category, amount, position);
end
$$;

-- Writes a reservation, whose row is locked, anew as it is wanted, all of it or nothing. Returns what soft rules say.
create function poolbook_1.write_edit(
    act poolbook_1.act,
    standing poolbook.reservation,
    wanted poolbook_1.content,
    p_number integer
) returns jsonb
language plpgsql as $$
declare
    v_event poolbook.event;
    items record;
    paying uuid[];
    changed record;
    taking uuid[] = '{}';
    spent jsonb = '[]';
    reasons jsonb = '[]';
    parties uuid[];
begin
    select *
    into v_event
    from event
    where event.pool_id = act.pool_id
        and event.event_id = standing.event_id;
    items = items_of(act.pool_id, standing.reservation_id);
    paying = projects_with_other_payments(
        items.projects, items.categories, items.amounts, wanted.projects, wanted.categories, wanted.amounts
    );
    parties = standing.party_ids;
    if standing.state <> 'request' and act.rules ? 'quota.spent' then
        spent = recharge_quotas(
            act, standing.reservation_id, wanted.hosts[1], wanted.starts, wanted.ends, wanted.resources,
            total_of(wanted.amounts)
        );
    end if;
    if (wanted.starts, wanted.ends, wanted.before, wanted.after, wanted.resources, wanted.quantities) is distinct from (
        standing.starts_at, standing.ends_at, standing.buffer_before, standing.buffer_after, items.resources,
        items.quantities
    ) then
        changed = change_places(
            act, standing, items.resources, wanted.starts, wanted.ends, wanted.before, wanted.after, wanted.resources,
            wanted.quantities
        );
        reasons = changed.reasons;
        parties = changed.party_ids;
        taking = wanted.resources;
    end if;
    if standing.state <> 'request' then
        if (wanted.hosts, wanted.ends) is distinct from (v_event.host_ids, standing.ends_at)
            and (act.retired_from is not null or act.retired_host_ids && wanted.hosts)
        then
            reasons = reasons || retired_hosts(act, wanted.hosts, wanted.ends);
        end if;
        reasons = reasons || change_money(
            act, standing, wanted.starts, paying, wanted.projects, wanted.categories, wanted.amounts
        );
        if act.rules is not null then
            reasons = reasons || beyond_limits(
                act, standing.reservation_id, wanted.hosts[1], wanted.kind, asked_again_at(standing, wanted.starts),
                wanted.starts, wanted.ends, taking,
                case when paying <> '{}' or wanted.kind is distinct from v_event.kind then total_of(wanted.amounts) end
            ) || spent;
        end if;
    end if;
    reasons = only_warnings(reasons);

    if (wanted.resources, wanted.quantities) is distinct from (items.resources, items.quantities) then
        perform replace_resources(act, standing.reservation_id, wanted.resources, wanted.quantities);
    end if;
    if paying <> '{}' then
        perform replace_payments(act, standing.reservation_id, wanted.projects, wanted.categories, wanted.amounts);
    end if;
    parties = wanted.hosts || array(
        select distinct party
        from unnest(parties || act.asked_ids) as party
        where party <> all (wanted.hosts)
    );
    update event
    set
        title = wanted.title,
        kind = wanted.kind,
        brand = wanted.brand,
        host_ids = wanted.hosts,
        shares = wanted.shares,
        party_ids = parties,
        version = version + 1
    where event.pool_id = act.pool_id
        and event.event_id = standing.event_id;
    update reservation
    set
        starts_at = wanted.starts,
        ends_at = wanted.ends,
        attendance = wanted.attendance,
        buffer_before = wanted.before,
        buffer_after = wanted.after,
        expires_at = case when state = 'hold' then least(expires_at, wanted.starts) end,
        party_ids = parties,
        version = version + 1
    where reservation.pool_id = act.pool_id
        and reservation.reservation_id = standing.reservation_id;

    perform record(
        act, p_number, 'edit', 'reservation', standing.reservation_id, standing.version, standing.version + 1,
        jsonb_build_object(
            'starts_at', jsonb_build_array(standing.starts_at, wanted.starts),
            'ends_at', jsonb_build_array(standing.ends_at, wanted.ends),
            'buffer_before', jsonb_build_array(standing.buffer_before, wanted.before),
            'buffer_after', jsonb_build_array(standing.buffer_after, wanted.after),
            'attendance', jsonb_build_array(standing.attendance, wanted.attendance),
            'hosts', jsonb_build_array(to_jsonb(v_event.host_ids), to_jsonb(wanted.hosts)),
            'shares', jsonb_build_array(to_jsonb(v_event.shares), to_jsonb(wanted.shares)),
            'resources', jsonb_build_array(to_jsonb(items.resources), to_jsonb(wanted.resources)),
            'quantities', jsonb_build_array(to_jsonb(items.quantities), to_jsonb(wanted.quantities)),
            'projects', jsonb_build_array(to_jsonb(items.projects), to_jsonb(wanted.projects)),
            'amounts', jsonb_build_array(to_jsonb(items.amounts), to_jsonb(wanted.amounts))
        ),
        parties
    );
    perform recheck(act, array[standing.reservation_id]);
    return reasons;
end
$$;

-- Changes a reservation into what is given, all of it or nothing. The version is the one that the caller looked at:
-- where another has changed the reservation since, the edit is refused.
create function poolbook_1.edit(
    p_pool uuid,
    p_key text,
    p_content text,
    p_mode text,
    p_reservation uuid,
    p_version integer,
    p_reason text,
    p_title text,
    p_kind text,
    p_brand text,
    p_attendance integer,
    p_hosts uuid[],
    p_shares integer[],
    p_starts timestamptz,
    p_ends timestamptz,
    p_before integer,
    p_after integer,
    p_resources uuid[],
    p_quantities integer[],
    p_projects uuid[],
    p_categories text[],
    p_amounts bigint[]
) returns jsonb
language plpgsql security definer
set search_path = poolbook, poolbook_1, pg_temp
set plan_cache_mode = force_generic_plan
set cpu_tuple_cost = 1 as $$
declare
    act poolbook_1.act = begin_act(
        'edit', p_pool, p_key, p_content, p_mode, array['officer', 'coordinator', 'administrator']
    );
    v_year constant integer = extract(year from p_starts at time zone act.zone);
    standing poolbook.reservation;
    v_event poolbook.event;
    wanted constant poolbook_1.content = row(
        p_title, p_kind, p_brand, p_attendance, p_hosts, p_shares, p_starts, p_ends, p_before, p_after, p_resources,
        p_quantities, p_projects, p_categories, p_amounts
    );
    before jsonb;
    needs jsonb;
    approvals jsonb = '[]';
    reasons jsonb;
begin
    if act.answer is not null then
        return act.answer;
    end if;
    standing = begin_change(
        act, p_reservation, p_resources, p_projects, p_categories, array[v_year],
        array['hold', 'confirmed', 'request']
    );
    perform must_host(act, p_hosts);
    if standing.version <> p_version then
        perform refuse(jsonb_build_array(jsonb_build_object(
            'rule', 'reservation.changed', 'reference', standing.reference)));
    end if;
    select *
    into v_event
    from event
    where event.pool_id = p_pool
        and event.event_id = standing.event_id;
    -- What it is called stays, whatever the pool lists by now; what it is to be called is listed.
    if p_kind is distinct from v_event.kind then
        perform must_be_listed('kind', p_kind, act.kinds);
    end if;
    if p_brand is distinct from v_event.brand then
        perform must_be_listed('brand', p_brand, act.brands);
    end if;
    before = describe_content(p_pool, p_reservation);
    needs = needs_of_change(act, standing, wanted);
    act.asked_ids = organizations_of(needs);
    if must_ask(needs) and standing.state = 'confirmed' then
        approvals = hold_change(act, standing, wanted, needs, 0);
        return end_act(act, p_reason, jsonb_build_object(
            'reference', standing.reference,
            'state', standing.state,
            'version', standing.version,
            'starts_at', standing.starts_at,
            'ends_at', standing.ends_at,
            'before', before,
            'after', describe_content(p_pool, id_of(act, 600002)),
            'approvals', approvals
        ));
    end if;
    reasons = write_edit(act, standing, wanted, 1);
    approvals = ask_again(act, p_reservation, needs);

    return end_act(
        act,
        p_reason,
        jsonb_build_object(
            'reference', standing.reference,
            'state', state_of(p_pool, p_reservation),
            'version', standing.version + 1,
            'starts_at', p_starts,
            'ends_at', p_ends,
            'before', before,
            'after', describe_content(p_pool, p_reservation),
            'money', money_of(p_pool, p_reservation),
            'approvals', approvals
        ) || warned(reasons)
    );
end
$$;

comment on function poolbook_1.edit(
    uuid, text, text, text, uuid, integer, text, text, text, text, integer, uuid[], integer[], timestamptz, timestamptz,
    integer, integer, uuid[], integer[], uuid[], text[], bigint[]
) is 'Changes anything of a reservation at once: its words, hosts, period, buffers, places and money.';
