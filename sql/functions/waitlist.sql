-- The waitlist: requests in the order in which they were made. When something becomes free the next that fits stands, or
-- is held for its host for a while, or is left, as the pool wants it.

-- Locks a request with all that it wants, if nobody else holds any of it: an act that frees a place does not wait for
-- others, who may wait for it. What is left out now is seen to by the reporter.
create function poolbook_1.can_lock_request(act poolbook_1.act, p_request uuid) returns boolean
language plpgsql as $$
declare
    items record;
    v_year integer;
    v_lines uuid[];
begin
    select extract(year from reservation.starts_at at time zone act.zone)::integer
    into v_year
    from reservation
    where reservation.pool_id = act.pool_id
        and reservation.reservation_id = p_request
        and reservation.state = 'request'
        and reservation.starts_at > poolbook.now()
    for no key update skip locked;
    if not found then
        return false;
    end if;
    items = items_of(act.pool_id, p_request);
    if (
        select count(*)
        from (
            select 1
            from unit
            join resource_unit
                on resource_unit.pool_id = unit.pool_id
                and resource_unit.unit_id = unit.unit_id
                and resource_unit.resource_id = any (items.resources)
            where unit.pool_id = act.pool_id
            for no key update of unit skip locked
        ) as had
    ) < (
        select count(*)
        from resource_unit
        where resource_unit.pool_id = act.pool_id
            and resource_unit.resource_id = any (items.resources)
    ) then
        return false;
    end if;
    v_lines = coalesce(lines_for(act.pool_id, v_year, items.projects, items.categories), '{}');
    return (
        select count(*)
        from (
            select 1
            from budget_line
            where budget_line.pool_id = act.pool_id
                and budget_line.line_id = any (v_lines)
            for no key update skip locked
        ) as had
    ) = cardinality(v_lines);
end
$$;

-- Lets a request stand, or holds it, whatever the pool wants; what stands in its way leaves it a request. Returns what
-- became of it, or null.
create function poolbook_1.promote_request(act poolbook_1.act, p_request uuid, p_number integer) returns jsonb
language plpgsql as $$
declare
    v_pool poolbook.pool;
    standing poolbook.reservation;
    its poolbook_1.act;
    needs jsonb;
begin
    select *
    into v_pool
    from pool
    where pool.pool_id = act.pool_id;
    if v_pool.waitlist = 'ask' or not can_lock_request(act, p_request) then
        return null;
    end if;
    standing = standing_of(act, p_request);
    its = for_its_organization(act, standing);
    begin
        if v_pool.waitlist = 'confirm' then
            needs = needs_of(its, standing);
            perform stand_request(act, p_request, needs, p_number);
        else
            its.asked_ids = its.asked_ids || array(select unnest(standing.party_ids));
            perform bind_request(
                its, standing, 'hold',
                least(poolbook.now() + v_pool.offer_hours * interval '1 hour', standing.starts_at), p_number
            );
        end if;
    exception
        when sqlstate 'PB001' then return null;
    end;
    return (
        select jsonb_build_object(
            'reference', reservation.reference,
            'state', reservation.state,
            'expires_at', reservation.expires_at
        )
        from reservation
        where reservation.pool_id = act.pool_id
            and reservation.reservation_id = p_request
    );
end
$$;

-- Promotes requests in their order, of those given. Returns what became of them.
create function poolbook_1.promote_requests(act poolbook_1.act, p_requests uuid[]) returns jsonb
language plpgsql as $$
declare
    request uuid;
    number integer = 950000;
    became jsonb;
    promoted jsonb = '[]';
begin
    if is_quiet(act.pool_id) then
        return promoted;
    end if;
    for request in
        select reservation.reservation_id
        from reservation
        where reservation.pool_id = act.pool_id
            and reservation.reservation_id = any (p_requests)
            and reservation.state = 'request'
            and not exists (
                select 1
                from conflict
                where conflict.pool_id = reservation.pool_id
                    and conflict.claimant_id = reservation.reservation_id
                    and conflict.state in ('open', 'waived')
                    and is_of_places(conflict.rule)
                    -- Another request is not in the way: whoever fits first has it.
                    and (
                        conflict.rule = 'resource.blackout'
                        or exists (
                            select 1
                            from reservation as other
                            where other.pool_id = conflict.pool_id
                                and other.reservation_id = any (conflict.other_ids)
                                and other.state <> 'request'
                        )
                    )
            )
        order by
            reservation.created_at,
            reservation.reservation_id
    loop
        number = number + 10;
        became = promote_request(act, request, number);
        if became is not null then
            promoted = promoted || became;
        end if;
    end loop;
    return promoted;
end
$$;

-- What an act has freed goes to who waited for it: the requests whose conflicts the act has changed. One look at what
-- the act has recorded, where there are none.
create function poolbook_1.promote_freed(act poolbook_1.act) returns jsonb
language plpgsql as $$
declare
    waiting constant uuid[] = array(
        select conflict.claimant_id
        from audit
        join conflict
            on conflict.pool_id = audit.pool_id
            and conflict.conflict_id = audit.subject_id
        where audit.pool_id = act.pool_id
            and audit.command_id = act.command_id
            and audit.subject_kind = 'conflict'
    );
begin
    if waiting = '{}' then
        return '[]';
    end if;
    return promote_requests(act, waiting);
end
$$;

-- Promotes every request that fits by now: what the reporter calls, for what nobody's act saw to.
create function poolbook_1.promote(p_pool uuid, p_key text, p_content text, p_mode text) returns jsonb
language plpgsql security definer
set search_path = poolbook, poolbook_1, pg_temp as $$
declare
    act poolbook_1.act = begin_act('promote', p_pool, p_key, p_content, p_mode, array['reporter', 'administrator']);
begin
    if act.answer is not null then
        return act.answer;
    end if;
    if act.a_hold_has_run_out then
        perform lock_reservations(act, '{}', '{}', '{}', '{}', '{}');
    end if;
    return end_act(act, null, jsonb_build_object('promoted', promote_requests(act, array(
        select reservation.reservation_id
        from reservation
        where reservation.pool_id = p_pool
            and reservation.state = 'request'
            and reservation.starts_at > poolbook.now()
    ))));
end
$$;

comment on function poolbook_1.promote(uuid, text, text, text) is
    'Lets requests stand that fit by now, in the order in which they were made, as the pool''s waitlist says.';
