-- Joining: an organization asks the leading host of an event for co-hosting, with a share of the cost that its own
-- projects pay. It is a change of the event that another asks for: what it takes is kept until the host has answered.

-- The event of a reference, or of the only beginning of one, that the caller may know: it concerns them, or the pool
-- shows members who hosts what.
create function poolbook_1.event_to_join(act poolbook_1.act, p_reference text) returns uuid
language plpgsql as $$
declare
    known uuid[];
begin
    select array_agg(found.reservation_id)
    into known
    from (
        select reservation.reservation_id
        from reservation
        join pool on pool.pool_id = reservation.pool_id
        where reservation.pool_id = act.pool_id
            and reservation.replaces is null
            and reservation.reference like 'R-' || p_reference || '%'
            and (
                may_see(act, reservation.party_ids)
                or pool.privacy <> 'busy' and reservation.state <> 'request' and not act.is_guest
            )
        order by
            reservation.reference = 'R-' || p_reference desc,
            reservation.reference
        limit 2
    ) as found;
    if known is null
        or cardinality(known) > 1 and not exists (
            select 1
            from reservation
            where reservation.pool_id = act.pool_id
                and reservation.reference = 'R-' || p_reference
        )
    then
        perform not_found('reservation', 'R-' || p_reference);
    end if;
    return known[1];
end
$$;

-- The event, locked: it stands, has not begun, and no change of it waits.
create function poolbook_1.lock_to_join(act poolbook_1.act, p_reservation uuid) returns poolbook.reservation
language plpgsql as $$
declare
    standing poolbook.reservation;
    waiting uuid;
begin
    if act.a_hold_has_run_out then
        perform lock_reservations(act, array[p_reservation], '{}', '{}', '{}', '{}');
    end if;
    select *
    into standing
    from reservation
    where reservation.pool_id = act.pool_id
        and reservation.reservation_id = p_reservation
    for no key update;
    if is_closed(standing) then
        standing.state = 'closed';
    end if;
    if standing.state <> 'confirmed' then
        perform refuse(jsonb_build_array(jsonb_build_object(
            'rule', 'reservation.state', 'reference', standing.reference, 'state', standing.state)));
    end if;
    if standing.starts_at <= poolbook.now() then
        perform refuse(jsonb_build_array(jsonb_build_object(
            'rule', 'period.past', 'starts_at', standing.starts_at, 'ends_at', standing.ends_at)));
    end if;
    select change.reservation_id
    into waiting
    from reservation as change
    where change.pool_id = act.pool_id
        and change.replaces = p_reservation
        and change.state = 'hold';
    if found then
        perform must_not_wait(act, change)
        from reservation as change
        where change.pool_id = act.pool_id
            and change.reservation_id = waiting;
    end if;
    return standing;
end
$$;

-- An event with one host more, who bears a share of it: the others' shares and payments become less in proportion, to
-- the last minor unit, and the new host's projects pay the difference, category by category.
create function poolbook_1.joined(
    act poolbook_1.act,
    standing poolbook_1.content,
    p_share integer,
    p_projects uuid[],
    p_categories text[]
) returns poolbook_1.content
language plpgsql as $$
declare
    wanted poolbook_1.content = standing;
    given bigint;
    project uuid;
begin
    wanted.hosts = standing.hosts || act.organization_id;
    wanted.shares = array(
        select (share::bigint * (1000000 - p_share) / 1000000)::integer
        from unnest(standing.shares) with ordinality as host (share, position)
        order by host.position
    );
    -- What rounding leaves over is the leading host's.
    wanted.shares[1] = wanted.shares[1] + 1000000 - p_share - (select sum(share) from unnest(wanted.shares) as share);
    wanted.shares = wanted.shares || p_share;

    wanted.projects = '{}';
    wanted.categories = '{}';
    wanted.amounts = '{}';
    for payment in 1 .. cardinality(standing.projects) loop
        given = round(standing.amounts[payment]::numeric * p_share / 1000000);
        if standing.amounts[payment] > given then
            wanted.projects = wanted.projects || standing.projects[payment];
            wanted.categories = wanted.categories || standing.categories[payment];
            wanted.amounts = wanted.amounts || (standing.amounts[payment] - given);
        end if;
        continue when given = 0;
        -- The first of the projects that may pay for the category; else the first, which is refused with its reason.
        project = coalesce(
            (
                select asked.project_id
                from unnest(p_projects, p_categories) with ordinality as asked (project_id, category, position)
                where asked.category is null or asked.category = standing.categories[payment]
                order by
                    standing.categories[payment] is null or exists (
                        select 1
                        from budget_line
                        where budget_line.pool_id = act.pool_id
                            and budget_line.project_id = asked.project_id
                            and budget_line.category = standing.categories[payment]
                            and budget_line.fiscal_year = extract(year from standing.starts at time zone act.zone)
                    ) desc,
                    asked.position
                limit 1
            ),
            p_projects[1]
        );
        if project is null then
            perform bad_data('[{"field": "pay", "problem": "missing"}]');
        end if;
        wanted.projects = wanted.projects || project;
        wanted.categories = wanted.categories || standing.categories[payment];
        wanted.amounts = wanted.amounts || given;
    end loop;
    return wanted;
end
$$;

create function poolbook_1.join_event(
    p_pool uuid,
    p_key text,
    p_content text,
    p_mode text,
    p_reference text,
    p_share integer,
    p_projects uuid[],
    p_categories text[],
    p_reason text
) returns jsonb
language plpgsql security definer
set search_path = poolbook, poolbook_1, pg_temp as $$
declare
    act poolbook_1.act = begin_act(
        'join', p_pool, p_key, p_content, p_mode, array['officer', 'coordinator', 'administrator']
    );
    standing poolbook.reservation;
    content poolbook_1.content;
    wanted poolbook_1.content;
    v_amount bigint;
    v_total bigint;
    reasons jsonb;
    approvals jsonb;
begin
    if act.answer is not null then
        return act.answer;
    end if;
    if act.organization_id is null then
        perform not_permitted(array['officer']);
    end if;
    if p_share is null or p_share not between 0 and 999999 then
        perform bad_data(jsonb_build_array(jsonb_build_object('field', 'share', 'value', p_share)));
    end if;
    standing = lock_to_join(act, event_to_join(act, p_reference));
    content = content_of(p_pool, standing.reservation_id);
    select coalesce(
        jsonb_agg(jsonb_build_object('rule', 'project.owner', 'project', project.name) order by project.code), '[]')
    into reasons
    from project
    where project.pool_id = p_pool
        and project.project_id = any (p_projects)
        and act.organization_id <> all (project.owner_ids);
    if act.organization_id = any (content.hosts) then
        reasons = jsonb_build_array(jsonb_build_object(
            'rule', 'host.already', 'name', standing.reference, 'host', (
                select organization.name
                from organization
                where organization.pool_id = p_pool
                    and organization.organization_id = act.organization_id
            )
        )) || reasons;
    end if;
    if reasons <> '[]' then
        perform refuse(reasons);
    end if;
    wanted = joined(act, content, p_share, p_projects, p_categories);
    v_total = coalesce(total_of(wanted.amounts), 0);
    v_amount = (
        select coalesce(sum(round(amount::numeric * p_share / 1000000)), 0)
        from unnest(content.amounts) as amount
    );
    act.asked_ids = standing.party_ids;
    approvals = hold_change(act, standing, wanted, jsonb_build_array(jsonb_build_object(
        'organization_id', content.hosts[1],
        'what', jsonb_build_array(jsonb_build_object(
            'need', 'join', 'id', act.organization_id, 'share', p_share, 'amount', v_amount, 'total', v_total)),
        'amount', 0,
        'is_spared', false
    )), 0);
    return end_act(act, p_reason, jsonb_build_object(
        'reference', standing.reference,
        'starts_at', standing.starts_at,
        'ends_at', standing.ends_at,
        'share', p_share,
        'amount', v_amount,
        'approvals', approvals
    ));
end
$$;

comment on function poolbook_1.join_event(uuid, text, text, text, text, integer, uuid[], text[], text) is
    'Asks the leading host of an event for co-hosting it, with a share of its cost: an officer or coordinator.';

-- Takes back what one's own organization has asked to join.
create function poolbook_1.withdraw_join(
    p_pool uuid,
    p_key text,
    p_content text,
    p_mode text,
    p_reference text,
    p_reason text
) returns jsonb
language plpgsql security definer
set search_path = poolbook, poolbook_1, pg_temp as $$
declare
    act poolbook_1.act = begin_act(
        'join.withdraw', p_pool, p_key, p_content, p_mode, array['officer', 'coordinator', 'administrator']
    );
    v_event uuid;
    asked poolbook.approval;
    standing poolbook.reservation;
begin
    if act.answer is not null then
        return act.answer;
    end if;
    v_event = event_to_join(act, p_reference);
    select approval.*
    into asked
    from reservation as change
    join approval
        on approval.pool_id = change.pool_id
        and approval.subject_id = change.reservation_id
        and approval.state = 'waiting'
    where change.pool_id = p_pool
        and change.replaces = v_event
        and change.state = 'hold'
        and approval.what -> 0 ->> 'need' = 'join'
        and approval.what -> 0 ->> 'id' = act.organization_id::text;
    if not found then
        perform not_found('approval', 'R-' || p_reference);
    end if;
    perform lock_waiting(act, asked.subject_id);
    select *
    into standing
    from reservation
    where reservation.pool_id = p_pool
        and reservation.reservation_id = v_event;
    perform drop_changes(act, v_event, '{}');
    return end_act(act, p_reason, jsonb_build_object(
        'reference', standing.reference,
        'starts_at', standing.starts_at,
        'ends_at', standing.ends_at,
        'approval', asked.reference
    ));
end
$$;

comment on function poolbook_1.withdraw_join(uuid, text, text, text, text, text) is
    'Takes back what the caller''s organization has asked to join: its places and money are free.';
