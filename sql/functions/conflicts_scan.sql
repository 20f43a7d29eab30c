-- What a scan looks at beside the places: the pool's resources and closures, what events need, and the rules that the
-- database keeps, looked at again for all that stands. Only who keeps the pool may call it.

create function poolbook_1.must_keep(p_pool uuid) returns void
language plpgsql stable as $$
begin
    if p_pool not in (select my_pools_as(array['coordinator', 'administrator', 'auditor', 'reporter'])) then
        perform not_permitted(array['reporter', 'administrator']);
    end if;
end
$$;

-- The horizon of a scan, and its clock.
create function poolbook_1.scan_from(p_pool uuid) returns table (now timestamptz, horizon timestamptz, due interval)
language plpgsql stable security definer
set search_path = poolbook, poolbook_1, pg_temp as $$
begin
    perform must_keep(p_pool);
    return query
    select
        poolbook.now(),
        poolbook.now() + pool.horizon_days * interval '1 day',
        pool.conflict_hours * interval '1 hour'
    from pool
    where pool.pool_id = p_pool;
end
$$;

-- Each resource as the rules look at it, with its units.
create function poolbook_1.scan_resources(p_pool uuid) returns table (described jsonb, unit_ids uuid[])
language plpgsql stable security definer
set search_path = poolbook, poolbook_1, pg_temp as $$
begin
    perform must_keep(p_pool);
    return query
    select
        describe_resource(resource),
        array(
            select resource_unit.unit_id
            from resource_unit
            where resource_unit.pool_id = resource.pool_id
                and resource_unit.resource_id = resource.resource_id
        )
    from resource
    where resource.pool_id = p_pool
    order by resource.resource_id;
end
$$;

-- The closures that are to come, of each unit.
create function poolbook_1.scan_closures(p_pool uuid) returns table (
    unit_id uuid,
    blackout_id uuid,
    starts_at timestamptz,
    ends_at timestamptz,
    reason text
)
language plpgsql stable security definer
set search_path = poolbook, poolbook_1, pg_temp as $$
begin
    perform must_keep(p_pool);
    return query
    select
        resource_unit.unit_id,
        blackout.blackout_id,
        blackout.starts_at,
        blackout.ends_at,
        blackout.reason
    from blackout
    join resource_unit
        on resource_unit.pool_id = blackout.pool_id
        and resource_unit.resource_id = blackout.resource_id
    where blackout.pool_id = p_pool
        and blackout.state = 'active'
        and blackout.ends_at > poolbook.now()
    order by
        blackout.starts_at,
        blackout.blackout_id;
end
$$;

-- What events need that no resource tells: features and skills that were asked for, and the people that such a kind of
-- event requires. Only events that need any are returned.
create function poolbook_1.scan_needs(p_pool uuid, p_kinds text[], p_until timestamptz) returns table (
    reservation_id uuid,
    starts_at timestamptz,
    ends_at timestamptz,
    holding smallint,
    version integer,
    kind text,
    resource_ids uuid[],
    features text[],
    skills text[]
)
language plpgsql stable security definer
set search_path = poolbook, poolbook_1, pg_temp as $$
begin
    perform must_keep(p_pool);
    return query
    select
        reservation.reservation_id,
        reservation.starts_at,
        reservation.ends_at,
        (case reservation.state when 'request' then 0 else 1 end)::smallint,
        reservation.version,
        event.kind,
        array(
            select item.resource_id
            from reservation_item as item
            where item.pool_id = reservation.pool_id
                and item.reservation_id = reservation.reservation_id
                and item.resource_id is not null
            order by item.position
        ),
        array(
            select feature
            from reservation_item as item
            cross join lateral jsonb_array_elements_text(item.need -> 'features') as feature
            where item.pool_id = reservation.pool_id
                and item.reservation_id = reservation.reservation_id
        ),
        array(
            select item.need ->> 'skill'
            from reservation_item as item
            where item.pool_id = reservation.pool_id
                and item.reservation_id = reservation.reservation_id
                and item.need ? 'skill'
        )
    from to_come(p_pool, poolbook.now(), p_until) as reservation
    join event
        on event.pool_id = reservation.pool_id
        and event.event_id = reservation.event_id
    where reservation.reservation_id in (
        select item.reservation_id
        from reservation_item as item
        where item.pool_id = p_pool
            and item.need is not null
        union
        select its.reservation_id
        from event as such
        join reservation as its
            on its.pool_id = such.pool_id
            and its.event_id = such.event_id
        where such.pool_id = p_pool
            and such.kind = any (p_kinds)
            -- Where no kind asks for anybody, no event is read.
            and p_kinds <> '{}'
    )
    order by reservation.reservation_id;
end
$$;

-- What stands against the rules of the database that a change since booking can break: retirement, quotas, money, how
-- people work, and requests that wait too long. As findings, with the versions that were read.
create function poolbook_1.scan_rules(p_pool uuid, p_until timestamptz) returns setof poolbook_1.finding
language plpgsql stable security definer
set search_path = poolbook, poolbook_1, pg_temp as $$
declare
    rules constant jsonb = (select pool.rules from pool where pool.pool_id = p_pool);
    v_now constant timestamptz = poolbook.now();
begin
    perform must_keep(p_pool);
    return query select * from waiting_too_long(p_pool, v_now, p_until);
    if exists (select 1 from pool where pool.pool_id = p_pool and pool.retired_host_ids <> '{}') then
        return query select * from hosts_retired(p_pool, v_now, p_until);
    end if;
    if exists (select 1 from pool where pool.pool_id = p_pool and pool.retired_from is not null) then
        return query select * from after_the_pool(p_pool, v_now, p_until);
    end if;
    if coalesce(rules #>> '{quota.spent,strength}', 'off') <> 'off' then
        return query select * from above_quotas(p_pool, rules, v_now, p_until);
    end if;
    return query select * from money_outside_its_time(p_pool, v_now, p_until);
    return query select * from requests_without_money(p_pool, v_now, p_until);
    if rules ? 'money.ceiling' then
        return query select * from above_the_ceiling(p_pool, rules, v_now, p_until);
    end if;
    if rules ?| '{person.daily,person.weekly}' then
        return query select * from working_too_much(p_pool, rules, v_now, p_until);
    end if;
    if rules ?| '{person.rest,person.travel}' then
        return query select * from resting_too_little(p_pool, rules, v_now, p_until);
    end if;
end
$$;

comment on function poolbook_1.scan_rules(uuid, timestamptz) is
    'What stands and breaks a rule that the database keeps: retirement, quotas, money, work and rest, waiting.';
comment on function poolbook_1.scan_resources(uuid) is 'A pool''s resources as the program''s rules look at them.';
comment on function poolbook_1.scan_closures(uuid) is 'The closures to come, unit by unit.';
comment on function poolbook_1.scan_needs(uuid, text[], timestamptz) is 'What events need beside resources by name.';
comment on function poolbook_1.scan_from(uuid) is 'When a scan begins, how far it looks, and how long a request may wait.';
