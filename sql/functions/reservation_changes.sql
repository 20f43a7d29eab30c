-- What becomes of a reservation afterwards: confirmed, moved, cancelled.

-- The reservation to act on, locked, and where holds have run out, with whatever else the act will touch: what the
-- reservation has, the resources and the payments given. Refused in a state that the act cannot leave.
create function poolbook_1.begin_change(
    act poolbook_1.act,
    p_reservation uuid,
    p_resources uuid[],
    p_projects uuid[],
    p_categories text[],
    p_years integer[],
    p_states text[]
) returns poolbook.reservation
language plpgsql as $$
declare
    standing poolbook.reservation;
    hosts uuid[];
begin
    if act.a_hold_has_run_out then
        perform lock_reservations(
            act, array[p_reservation], p_resources,
            array(
                select reservation_item.project_id
                from reservation_item
                where reservation_item.pool_id = act.pool_id
                    and reservation_item.reservation_id = p_reservation
                    and reservation_item.project_id is not null
                order by reservation_item.position
            ) || p_projects,
            array(
                select reservation_item.category
                from reservation_item
                where reservation_item.pool_id = act.pool_id
                    and reservation_item.reservation_id = p_reservation
                    and reservation_item.project_id is not null
                order by reservation_item.position
            ) || p_categories,
            p_years
        );
    end if;

    select *
    into standing
    from reservation
    where reservation.pool_id = act.pool_id
        and reservation.reservation_id = p_reservation
    for no key update;
    select event.host_ids
    into hosts
    from event
    where event.pool_id = act.pool_id
        and event.event_id = standing.event_id;
    if hosts is null or not may_see(act, standing.party_ids) then
        perform not_found('reservation', p_reservation::text);
    end if;
    perform must_host(act, hosts);
    if is_closed(standing) then
        standing.state = 'closed';
    end if;

    if standing.state = 'hold' and standing.expires_at <= poolbook.now() then
        perform refuse(jsonb_build_array(jsonb_build_object(
            'rule', 'hold.expired',
            'reference', standing.reference,
            'expired_at', standing.expires_at
        )));
    end if;
    if standing.state <> all (p_states) then
        perform refuse(jsonb_build_array(jsonb_build_object(
            'rule', 'reservation.state',
            'reference', standing.reference,
            'state', standing.state
        )));
    end if;
    -- What is done to a reservation comes before what waits to be done.
    if exists (
        select 1
        from reservation as change
        where change.pool_id = act.pool_id
            and change.replaces = p_reservation
            and change.state = 'hold'
    ) then
        perform drop_changes(act, p_reservation, p_resources);
    end if;
    return standing;
end
$$;

-- What a reservation asks for, as the arrays that the writers take. Read under the reservation's lock: before it,
-- another may still move the reservation to other resources, whose units would then go unlocked.
create function poolbook_1.items_of(
    p_pool uuid,
    p_reservation uuid,
    out resources uuid[],
    out quantities integer[],
    out projects uuid[],
    out categories text[],
    out amounts bigint[]
)
language plpgsql as $$
begin
    select
        coalesce(array_agg(item.resource_id order by item.position) filter (where item.resource_id is not null), '{}'),
        coalesce(array_agg(item.quantity order by item.position) filter (where item.resource_id is not null), '{}'),
        coalesce(array_agg(item.project_id order by item.position) filter (where item.project_id is not null), '{}'),
        coalesce(array_agg(item.category order by item.position) filter (where item.project_id is not null), '{}'),
        coalesce(array_agg(item.amount order by item.position) filter (where item.project_id is not null), '{}')
    into
        resources,
        quantities,
        projects,
        categories,
        amounts
    from reservation_item as item
    where item.pool_id = p_pool
        and item.reservation_id = p_reservation;
end
$$;

-- Makes a hold stand, with its money.
create function poolbook_1.confirm_hold(act poolbook_1.act, standing poolbook.reservation, p_number integer) returns void
language plpgsql as $$
declare
    items record = items_of(act.pool_id, standing.reservation_id);
    reasons jsonb;
begin
    reasons = retired_places(act, items.resources, standing.ends_at)
        || money_outside(act, standing.reservation_id, standing.starts_at)
        || money_not_obligated(act, standing.reservation_id)
        || retired_around(act, standing, standing.ends_at);
    if reasons <> '[]' then
        perform refuse(reasons);
    end if;
    perform commit_money(act, standing.reservation_id);
    perform stands_as(act, standing, p_number, 'confirm', 'confirmed', null);
end
$$;

-- Writes the state that a reservation is in from now on.
create function poolbook_1.stands_as(
    act poolbook_1.act,
    standing poolbook.reservation,
    p_number integer,
    p_act text,
    p_state text,
    p_expires_at timestamptz
) returns void
language plpgsql as $$
begin
    update reservation
    set
        state = p_state,
        expires_at = p_expires_at,
        version = version + 1
    where reservation.pool_id = act.pool_id
        and reservation.reservation_id = standing.reservation_id;
    perform record(
        act, p_number, p_act, 'reservation', standing.reservation_id, standing.version, standing.version + 1,
        jsonb_build_object('state', jsonb_build_array(standing.state, p_state)), standing.party_ids
    );
    perform recheck(act, array[standing.reservation_id]);
end
$$;

-- Confirms a hold, or binds a request whose places have become free. A request that needs the yes of others becomes a
-- hold that waits for it.
create function poolbook_1.confirm(
    p_pool uuid,
    p_key text,
    p_content text,
    p_mode text,
    p_reservation uuid
) returns jsonb
language plpgsql security definer
set search_path = poolbook, poolbook_1, pg_temp
set plan_cache_mode = force_generic_plan
set cpu_tuple_cost = 1 as $$
declare
    act poolbook_1.act = begin_act(
        'confirm', p_pool, p_key, p_content, p_mode, array['officer', 'coordinator', 'administrator']
    );
    standing poolbook.reservation;
    needs jsonb = '[]';
    expires_at timestamptz;
    approvals jsonb = '[]';
    warnings jsonb = '[]';
begin
    if act.answer is not null then
        return act.answer;
    end if;
    standing = begin_change(
        act, p_reservation, '{}', '{}', '{}',
        array(
            select extract(year from reservation.starts_at at time zone act.zone)::integer
            from reservation
            where reservation.pool_id = p_pool
                and reservation.reservation_id = p_reservation
        ),
        array['hold', 'request']
    );

    if standing.state = 'request' then
        needs = needs_of(act, standing);
        act.asked_ids = organizations_of(needs);
        if must_ask(needs) then
            expires_at = approval_deadline(act, standing.starts_at);
        end if;
        warnings = bind_request(
            act, standing, case when must_ask(needs) then 'hold' else 'confirmed' end, expires_at, 1
        );
        approvals = ask_approvals(act, 1, 'reservation', p_reservation, needs, expires_at);
    else
        perform must_not_wait(act, standing);
        perform confirm_hold(act, standing, 1);
    end if;
    return end_act(act, null, jsonb_build_object(
        'reference', standing.reference,
        'state', case when must_ask(needs) then 'hold' else 'confirmed' end,
        'version', standing.version + 1,
        'starts_at', standing.starts_at,
        'ends_at', standing.ends_at,
        'expires_at', expires_at,
        'money', money_of(p_pool, p_reservation),
        'approvals', approvals
    ) || warned(warnings));
end
$$;

-- Takes what a request asks for, all of it, so that it stands, or waits as a hold for the yes of others. Returns what
-- only warns.
create function poolbook_1.bind_request(
    act poolbook_1.act,
    standing poolbook.reservation,
    p_state text,
    p_expires_at timestamptz,
    p_number integer
) returns jsonb
language plpgsql as $$
declare
    items record = items_of(act.pool_id, standing.reservation_id);
    places poolbook_1.places;
    taken record;
    spent constant jsonb = used_again(
        act, standing, standing.starts_at, standing.ends_at, items.resources, total_of(items.amounts)
    );
    reasons jsonb = '[]';
begin
    places = lock_places(
        act.pool_id, items.resources, standing.starts_at, standing.ends_at,
        standing.buffer_before, standing.buffer_after, standing.party_ids
    );
    if standing.ends_at <= poolbook.now() or p_expires_at <= poolbook.now() then
        reasons = jsonb_build_array(jsonb_build_object(
            'rule', 'period.past', 'starts_at', standing.starts_at, 'ends_at', standing.ends_at));
    end if;
    reasons = reasons || take_places(
        act, standing.reservation_id, standing.starts_at, standing.ends_at, items.resources, items.quantities, places
    ) || retired_around(act, standing, standing.ends_at);
    if act.rules is not null then
        reasons = reasons || beyond_limits_again(
            act, standing, standing.created_at, standing.starts_at, standing.ends_at, items.resources,
            total_of(items.amounts)
        ) || spent;
    end if;
    if cardinality(items.projects) > 0 then
        taken = take_money(
            act, standing.reservation_id, standing.starts_at,
            case p_state when 'hold' then 'reserve' else 'commit' end,
            case p_state when 'hold' then 'reserved' else 'committed' end,
            items.projects, items.categories, items.amounts
        );
        reasons = reasons || taken.reasons;
    end if;
    reasons = only_warnings(reasons);
    standing.party_ids = concern(act, standing, act.asked_ids);
    perform stands_as(act, standing, p_number, 'confirm', p_state, p_expires_at);
    return reasons;
end
$$;

comment on function poolbook_1.confirm(uuid, text, text, text, uuid) is
    'Confirms a hold, with its money, or binds a request whose places have become free.';

-- Gives a reservation another period, other buffers, other resources, or all of them: old and new places are locked,
-- in one order, before either is changed. A request has no places: it is only looked at. Returns what stands in the
-- way, and the parties, with the owners of what is new.
create function poolbook_1.change_places(
    act poolbook_1.act,
    standing poolbook.reservation,
    p_old_resources uuid[],
    p_starts timestamptz,
    p_ends timestamptz,
    p_before integer,
    p_after integer,
    p_resources uuid[],
    p_quantities integer[],
    out reasons jsonb,
    out party_ids uuid[]
)
language plpgsql as $$
declare
    places poolbook_1.places;
begin
    reasons = '[]';
    perform lock_resources(act.pool_id, p_old_resources || p_resources);
    places = lock_places(act.pool_id, p_resources, p_starts, p_ends, p_before, p_after, standing.party_ids);
    party_ids = standing.party_ids || places.other_owner_ids;
    if p_ends <= poolbook.now() or standing.state = 'hold' and p_starts <= poolbook.now() then
        reasons = jsonb_build_array(jsonb_build_object(
            'rule', 'period.past', 'starts_at', p_starts, 'ends_at', p_ends));
    end if;
    if standing.state <> 'request' then
        perform free_places(act, array[standing.reservation_id]);
        reasons = reasons || take_places(
            act, standing.reservation_id, p_starts, p_ends, p_resources, p_quantities, places
        );
    end if;
end
$$;

-- Moves a reservation to another period, other resources, or both: the old place is lost only if the new one is won.
-- A null for the resources keeps those that it has.
create function poolbook_1.move(
    p_pool uuid,
    p_key text,
    p_content text,
    p_mode text,
    p_reservation uuid,
    p_starts timestamptz,
    p_ends timestamptz,
    p_resources uuid[],
    p_quantities integer[],
    p_reason text default null
) returns jsonb
language plpgsql security definer
set search_path = poolbook, poolbook_1, pg_temp
set plan_cache_mode = force_generic_plan
set cpu_tuple_cost = 1 as $$
declare
    act poolbook_1.act = begin_act(
        'move', p_pool, p_key, p_content, p_mode, array['officer', 'coordinator', 'administrator']
    );
    items record;
    standing poolbook.reservation;
    changed record;
    reasons jsonb;
    spent jsonb = '[]';
    new_resources uuid[];
    new_quantities integer[];
    wanted poolbook_1.content;
    needs jsonb;
    approvals jsonb = '[]';
begin
    if act.answer is not null then
        return act.answer;
    end if;
    standing = begin_change(
        act, p_reservation, coalesce(p_resources, '{}'), '{}', '{}',
        array[extract(year from p_starts at time zone act.zone)::integer],
        array['hold', 'confirmed', 'request']
    );
    items = items_of(p_pool, p_reservation);
    new_resources = coalesce(p_resources, items.resources);
    new_quantities = coalesce(p_quantities, items.quantities);
    wanted = content_of(p_pool, p_reservation);
    wanted.starts = p_starts;
    wanted.ends = p_ends;
    wanted.resources = new_resources;
    wanted.quantities = new_quantities;
    needs = needs_of_change(act, standing, wanted);
    act.asked_ids = organizations_of(needs);
    if must_ask(needs) and standing.state = 'confirmed' then
        approvals = hold_change(act, standing, wanted, needs, 0);
        return end_act(act, p_reason, jsonb_build_object(
            'reference', standing.reference,
            'state', standing.state,
            'version', standing.version,
            'from_starts_at', standing.starts_at,
            'from_ends_at', standing.ends_at,
            'starts_at', p_starts,
            'ends_at', p_ends,
            'approvals', approvals
        ));
    end if;
    if standing.state <> 'request' then
        spent = used_again(act, standing, p_starts, p_ends, new_resources, total_of(items.amounts));
    end if;

    changed = change_places(
        act, standing, items.resources, p_starts, p_ends, standing.buffer_before, standing.buffer_after,
        new_resources, new_quantities
    );
    reasons = changed.reasons;
    if standing.state <> 'request' then
        reasons = reasons || money_outside(act, p_reservation, p_starts) || retired_around(act, standing, p_ends);
        if act.rules is not null then
            reasons = reasons || beyond_limits_again(
                act, standing, asked_again_at(standing, p_starts), p_starts, p_ends, new_resources, null
            ) || spent;
        end if;
    end if;
    reasons = only_warnings(reasons);

    if p_resources is not null then
        perform replace_resources(act, p_reservation, new_resources, new_quantities);
    end if;
    update reservation
    set
        starts_at = p_starts,
        ends_at = p_ends,
        expires_at = case when state = 'hold' then least(expires_at, p_starts) end,
        party_ids = changed.party_ids,
        version = version + 1
    where reservation.pool_id = p_pool
        and reservation.reservation_id = p_reservation;
    update event
    set
        party_ids = changed.party_ids,
        version = version + 1
    where event.pool_id = p_pool
        and event.event_id = standing.event_id
        and event.party_ids <> changed.party_ids;
    perform record(
        act, 1, 'move', 'reservation', p_reservation, standing.version, standing.version + 1,
        jsonb_build_object(
            'starts_at', jsonb_build_array(standing.starts_at, p_starts),
            'ends_at', jsonb_build_array(standing.ends_at, p_ends),
            'resources', jsonb_build_array(to_jsonb(items.resources), to_jsonb(new_resources))
        ),
        changed.party_ids
    );
    approvals = ask_again(act, p_reservation, needs);
    perform recheck(act, array[p_reservation]);
    return end_act(act, p_reason, jsonb_build_object(
        'reference', standing.reference,
        'state', state_of(p_pool, p_reservation),
        'version', standing.version + 1,
        'from_starts_at', standing.starts_at,
        'from_ends_at', standing.ends_at,
        'starts_at', p_starts,
        'ends_at', p_ends,
        'approvals', approvals
    ) || warned(reasons));
end
$$;

comment on function poolbook_1.move(
    uuid, text, text, text, uuid, timestamptz, timestamptz, uuid[], integer[], text
) is 'Moves a reservation in time, place or both; the old place is lost only if the new one is won.';

-- The money of a reservation that may not pay for a day: of another time, or of what is retired by then.
create function poolbook_1.money_outside(act poolbook_1.act, p_reservation uuid, p_starts timestamptz) returns jsonb
language plpgsql as $$
declare
    day constant date = p_starts at time zone act.zone;
begin
    return (
        select coalesce(
            jsonb_agg(distinct case
                when project.retired_from <= day then retired('project.retired', project.name, project.retired_from)
                when fund.retired_from <= day then retired('fund.retired', fund.name, fund.retired_from)
                else jsonb_build_object(
                    'rule', 'fund.validity',
                    'project', project.code,
                    'category', budget_line.category,
                    'day', day,
                    'year', budget_line.fiscal_year,
                    'valid_from', greatest(fund.valid_from, make_date(budget_line.fiscal_year, 1, 1)),
                    'valid_until', least(fund.valid_until, make_date(budget_line.fiscal_year, 12, 31))
                )
            end),
            '[]'
        )
        from commitment
        join budget_line
            on budget_line.pool_id = commitment.pool_id
            and budget_line.line_id = commitment.line_id
        join fund
            on fund.pool_id = budget_line.pool_id
            and fund.fund_id = budget_line.fund_id
        join project
            on project.pool_id = budget_line.pool_id
            and project.project_id = budget_line.project_id
        where commitment.pool_id = act.pool_id
            and commitment.reservation_id = p_reservation
            and commitment.reserved + commitment.committed > 0
            and (
                budget_line.fiscal_year <> extract(year from day)
                or day not between fund.valid_from and fund.valid_until
                or project.retired_from <= day
                or fund.retired_from <= day
            )
    );
end
$$;

-- Takes other resources in place of those that a reservation has. What one was asked for as is kept where it stays, and
-- passes on to what takes its place.
create function poolbook_1.replace_resources(
    act poolbook_1.act,
    p_reservation uuid,
    p_resources uuid[],
    p_quantities integer[]
) returns void
language plpgsql as $$
declare
    needs jsonb;
begin
    select jsonb_agg(
        jsonb_build_object('resource_id', item.resource_id, 'position', item.position, 'need', item.need)
    )
    into needs
    from reservation_item as item
    where item.pool_id = act.pool_id
        and item.reservation_id = p_reservation
        and item.need is not null;
    delete from reservation_item
    where reservation_item.pool_id = act.pool_id
        and reservation_item.reservation_id = p_reservation
        and reservation_item.project_id is null;
    insert into reservation_item (pool_id, reservation_id, position, resource_id, quantity, need)
    select
        act.pool_id,
        p_reservation,
        item.position,
        item.resource_id,
        item.quantity,
        (
            select asked.need
            from jsonb_to_recordset(needs) as asked (resource_id uuid, position integer, need jsonb)
            join resource
                on resource.pool_id = act.pool_id
                and resource.resource_id = item.resource_id
                and resource.kind = asked.need ->> 'kind'
            where asked.resource_id = item.resource_id
                or asked.position = item.position and asked.resource_id <> all (p_resources)
            order by asked.resource_id = item.resource_id desc
            limit 1
        )
    from unnest(p_resources, p_quantities) with ordinality as item (resource_id, quantity, position);
end
$$;

-- Releases everything that a reservation keeps, whose row is locked: it ends as given.
create function poolbook_1.give_up(
    act poolbook_1.act,
    standing poolbook.reservation,
    p_number integer,
    p_act text
) returns void
language plpgsql as $$
declare
    items record = items_of(act.pool_id, standing.reservation_id);
begin
    if act.rules ? 'quota.spent' then
        perform release_quotas(act, array[standing.reservation_id]);
    end if;
    perform lock_resources(act.pool_id, items.resources);
    perform lock_lines(act.pool_id, array(
        select commitment.line_id
        from commitment
        where commitment.pool_id = act.pool_id
            and commitment.reservation_id = standing.reservation_id
    ));
    perform free_places(act, array[standing.reservation_id]);
    perform free_money(act, array[standing.reservation_id], 'release');
    perform stands_as(act, standing, p_number, p_act, 'cancelled', null);
end
$$;

create function poolbook_1.cancel(
    p_pool uuid,
    p_key text,
    p_content text,
    p_mode text,
    p_reservation uuid,
    p_reason text
) returns jsonb
language plpgsql security definer
set search_path = poolbook, poolbook_1, pg_temp
set plan_cache_mode = force_generic_plan
set cpu_tuple_cost = 1 as $$
declare
    act poolbook_1.act = begin_act(
        'cancel', p_pool, p_key, p_content, p_mode, array['officer', 'coordinator', 'administrator']
    );
    standing poolbook.reservation;
    given_back jsonb;
begin
    if act.answer is not null then
        return act.answer;
    end if;
    standing = begin_change(act, p_reservation, '{}', '{}', '{}', '{}', array['hold', 'confirmed', 'request']);
    if standing.state <> 'request' and standing.ends_at <= poolbook.now() then
        perform refuse(jsonb_build_array(jsonb_build_object(
            'rule', 'period.past', 'starts_at', standing.starts_at, 'ends_at', standing.ends_at)));
    end if;
    given_back = money_to_give_back(p_pool, p_reservation);

    perform give_up(act, standing, 1, 'cancel');
    if standing.state = 'hold' then
        perform end_approvals(act, array[p_reservation], 'withdrawn');
    end if;
    return end_act(act, p_reason, jsonb_build_object(
        'reference', standing.reference,
        'state', 'cancelled',
        'version', standing.version + 1,
        'starts_at', standing.starts_at,
        'ends_at', standing.ends_at,
        'money', given_back
    ));
end
$$;

comment on function poolbook_1.cancel(uuid, text, text, text, uuid, text) is
    'Cancels a reservation: its places are free and its money is back in its own lines at once.';
