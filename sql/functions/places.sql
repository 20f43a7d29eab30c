-- Places: the units and quantities that a reservation takes, locked in id order before any is changed.

create type poolbook_1.places as (
    unit_ids uuid[],
    resource_ids uuid[],
    starts timestamptz[],
    ends timestamptz[],
    longest interval,
    counted_ids uuid[],
    owner_ids uuid[]
);

-- The pieces of a blocked period that become allocations: the whole, or, where it is longer than a day, cut at the
-- pool's midnights. Begins a day early: a day on which the clocks go back to midnight has two, and counts the later.
create function poolbook_1.pieces(p_starts timestamptz, p_ends timestamptz, p_zone text)
returns table (starts_at timestamptz, ends_at timestamptz)
language sql stable as $$
    select p_starts, p_ends
    where p_ends - p_starts <= interval '1 day'
    union all
    select
        greatest(p_starts, midnight at time zone p_zone),
        least(p_ends, (midnight + interval '1 day') at time zone p_zone)
    from generate_series(
        date_trunc('day', p_starts at time zone p_zone) - interval '1 day',
        p_ends at time zone p_zone,
        interval '1 day'
    ) as midnight
    where p_ends - p_starts > interval '1 day'
        and midnight at time zone p_zone < p_ends
        and (midnight + interval '1 day') at time zone p_zone > p_starts
$$;

-- Locks the units of the resources, in id order, and says which are to be blocked from when to when: the longer of
-- the venue's and the reservation's buffers around the period. Equipment is locked likewise, and counted.
create function poolbook_1.lock_places(
    p_pool uuid,
    p_resources uuid[],
    p_starts timestamptz,
    p_ends timestamptz,
    p_before integer,
    p_after integer
) returns poolbook_1.places
language plpgsql as $$
declare
    places poolbook_1.places;
begin
    select
        array_agg(locked.unit_id) filter (where locked.kind <> 'equipment'),
        array_agg(locked.resource_id) filter (where locked.kind <> 'equipment'),
        array_agg(locked.starts_at) filter (where locked.kind <> 'equipment'),
        array_agg(locked.ends_at) filter (where locked.kind <> 'equipment'),
        max(locked.ends_at - locked.starts_at),
        array_agg(locked.resource_id) filter (where locked.kind = 'equipment'),
        array_agg(distinct locked.owner_id)
    into places
    from (
        select
            unit.unit_id,
            resource.resource_id,
            resource.kind,
            resource.owner_id,
            case
                when resource.kind = 'venue'
                    then p_starts - greatest(resource.buffer_before, p_before) * interval '1 minute'
                else p_starts
            end as starts_at,
            case
                when resource.kind = 'venue'
                    then p_ends + greatest(resource.buffer_after, p_after) * interval '1 minute'
                else p_ends
            end as ends_at
        from resource
        join resource_unit
            on resource_unit.pool_id = resource.pool_id
            and resource_unit.resource_id = resource.resource_id
        join unit
            on unit.pool_id = resource_unit.pool_id
            and unit.unit_id = resource_unit.unit_id
        where resource.pool_id = p_pool
            and resource.resource_id = any (p_resources)
        order by unit.unit_id
        for no key update of unit
    ) as locked;
    return places;
end
$$;

create function poolbook_1.lock_units(p_pool uuid, p_units uuid[]) returns void
language plpgsql as $$
begin
    perform 1
    from unit
    where unit.pool_id = p_pool
        and unit.unit_id = any (p_units)
    order by unit.unit_id
    for no key update;
end
$$;

-- Takes the places that `lock_places` locked. Returns what stands in the way: one reason for each resource and each
-- thing that has it. The one insert takes what is free; the rows that it returns are counted.
create function poolbook_1.take_places(
    act poolbook_1.act,
    p_reservation uuid,
    p_starts timestamptz,
    p_ends timestamptz,
    p_resources uuid[],
    p_quantities integer[],
    places poolbook_1.places
) returns jsonb
language plpgsql as $$
declare
    wanted integer;
    taken integer;
    reasons jsonb = '[]';
begin
    if places.longest > interval '1 day' then
        insert into allocation (pool_id, unit_id, starts_at, ends_at, reservation_id)
        select
            act.pool_id,
            place.unit_id,
            piece.starts_at,
            piece.ends_at,
            p_reservation
        from unnest(places.unit_ids, places.starts, places.ends) as place (unit_id, starts_at, ends_at)
        cross join lateral pieces(place.starts_at, place.ends_at, act.zone) as piece
        order by place.unit_id, piece.starts_at
        on conflict do nothing;
        get diagnostics taken = row_count;
        select count(*)
        into wanted
        from unnest(places.starts, places.ends) as place (starts_at, ends_at)
        cross join lateral pieces(place.starts_at, place.ends_at, act.zone) as piece;
    else
        insert into allocation (pool_id, unit_id, starts_at, ends_at, reservation_id)
        select
            act.pool_id,
            place.unit_id,
            place.starts_at,
            place.ends_at,
            p_reservation
        from unnest(places.unit_ids, places.starts, places.ends) as place (unit_id, starts_at, ends_at)
        order by place.unit_id
        on conflict do nothing;
        get diagnostics taken = row_count;
        wanted = coalesce(cardinality(places.unit_ids), 0);
    end if;

    if taken < wanted then
        reasons = reasons || who_has(act, p_reservation, p_starts, p_ends, places);
    end if;
    if places.counted_ids is not null then
        reasons = reasons || take_quantities(act, p_reservation, p_starts, p_ends, p_resources, p_quantities);
    end if;
    return reasons;
end
$$;

-- Whether the caller may know whose a reservation is: its parties do, and those who keep the pool.
create function poolbook_1.may_see(act poolbook_1.act, p_parties uuid[]) returns boolean
language sql immutable
return coalesce(
    (act).organization_id = any (p_parties)
    or (act).roles && array['coordinator', 'administrator', 'auditor', 'reporter'],
    false
);

-- What stands on places that could not be taken, as far as the caller may know it.
create function poolbook_1.who_has(
    act poolbook_1.act,
    p_reservation uuid,
    p_starts timestamptz,
    p_ends timestamptz,
    places poolbook_1.places
) returns jsonb
language sql stable as $$
    select coalesce(jsonb_agg(found.reason order by found.resource_code, found.starts_at), '[]')
    from (
        select
            resource.code as resource_code,
            min(taken.starts_at) as starts_at,
            jsonb_strip_nulls(jsonb_build_object(
                'rule', case
                    when taken.reservation_id = p_reservation then 'venue.part-and-whole'
                    when max(taken.ends_at) <= p_starts then 'buffer.before'
                    when min(taken.starts_at) >= p_ends then 'buffer.after'
                    when taken.blackout_id is not null then 'resource.blackout'
                    when resource.kind = 'staff' then 'person.double'
                    else 'venue.double'
                end,
                'resource', resource.code,
                'name', resource.name,
                'starts_at', min(taken.starts_at),
                'ends_at', max(taken.ends_at),
                'blocked_from', min(place.starts_at),
                'blocked_until', max(place.ends_at),
                'blackout', max(blackout.reason),
                'by', max(case
                    when may_see(act, reservation.party_ids)
                        then reservation.reference || ' ' || event.title
                end),
                'host', max(case
                    when may_see(act, reservation.party_ids) then host.name
                end)
            )) as reason
        from unnest(places.unit_ids, places.resource_ids, places.starts, places.ends)
            as place (unit_id, resource_id, starts_at, ends_at)
        join allocation as taken
            on taken.pool_id = (act).pool_id
            and taken.unit_id = place.unit_id
            and taken.starts_at < place.ends_at
            and taken.ends_at > place.starts_at
            and taken.starts_at > place.starts_at - interval '25 hours'
        join resource
            on resource.pool_id = taken.pool_id
            and resource.resource_id = place.resource_id
        left join reservation
            on reservation.pool_id = taken.pool_id
            and reservation.reservation_id = taken.reservation_id
        left join event
            on event.pool_id = reservation.pool_id
            and event.event_id = reservation.event_id
        left join organization as host
            on host.pool_id = event.pool_id
            and host.organization_id = event.host_ids[1]
        left join blackout
            on blackout.pool_id = taken.pool_id
            and blackout.blackout_id = taken.blackout_id
        where taken.reservation_id is distinct from p_reservation
            or place.resource_id > any (
                select other.resource_id
                from unnest(places.unit_ids, places.resource_ids) as other (unit_id, resource_id)
                where other.unit_id = place.unit_id
            )
        group by
            resource.code,
            resource.name,
            resource.kind,
            taken.reservation_id,
            taken.blackout_id
    ) as found
$$;

-- How many of a fungible resource are taken at the fullest instant of a period.
create function poolbook_1.most_taken(
    p_pool uuid,
    p_resource uuid,
    p_starts timestamptz,
    p_ends timestamptz,
    p_except uuid
) returns integer
language sql stable as $$
    select coalesce(max(level), 0)::integer
    from (
        select sum(step) over (order by at, step rows unbounded preceding) as level
        from quantity_allocation as taken
        cross join lateral (
            values
                (greatest(taken.starts_at, p_starts), taken.quantity),
                (taken.ends_at, -taken.quantity)
        ) as edge (at, step)
        where taken.pool_id = p_pool
            and taken.resource_id = p_resource
            and taken.starts_at < p_ends
            and taken.ends_at > p_starts
            and taken.reservation_id is distinct from p_except
    ) as levels
$$;

-- Takes quantities of equipment, counted under the locks of `lock_places`.
create function poolbook_1.take_quantities(
    act poolbook_1.act,
    p_reservation uuid,
    p_starts timestamptz,
    p_ends timestamptz,
    p_resources uuid[],
    p_quantities integer[]
) returns jsonb
language plpgsql as $$
declare
    asked record;
    free integer;
    reasons jsonb = '[]';
begin
    for asked in
        select
            resource.resource_id,
            resource.code,
            resource.name,
            resource.quantity as stock,
            sum(coalesce(ask.quantity, 1))::integer as quantity,
            (
                select blackout.reason
                from blackout
                where blackout.pool_id = resource.pool_id
                    and blackout.resource_id = resource.resource_id
                    and blackout.state = 'active'
                    and blackout.starts_at < p_ends
                    and blackout.ends_at > p_starts
                order by blackout.starts_at
                limit 1
            ) as blackout
        from unnest(p_resources, p_quantities) as ask (resource_id, quantity)
        join resource
            on resource.pool_id = act.pool_id
            and resource.resource_id = ask.resource_id
            and resource.kind = 'equipment'
        group by
            resource.pool_id,
            resource.resource_id
        order by resource.resource_id
    loop
        free = asked.stock - most_taken(act.pool_id, asked.resource_id, p_starts, p_ends, p_reservation);
        if asked.blackout is not null then
            reasons = reasons || jsonb_build_object(
                'rule', 'resource.blackout',
                'resource', asked.code,
                'name', asked.name,
                'blackout', asked.blackout
            );
        elsif free < asked.quantity then
            reasons = reasons || jsonb_build_object(
                'rule', 'equipment.short',
                'resource', asked.code,
                'name', asked.name,
                'asked', asked.quantity,
                'free', free
            );
        else
            insert into quantity_allocation (pool_id, resource_id, reservation_id, starts_at, ends_at, quantity)
            values (act.pool_id, asked.resource_id, p_reservation, p_starts, p_ends, asked.quantity);
        end if;
    end loop;
    return reasons;
end
$$;

-- Gives back the places of reservations whose units the caller has locked; a blackout that waited for them takes
-- its part at once.
create function poolbook_1.free_places(act poolbook_1.act, p_reservations uuid[]) returns void
language plpgsql as $$
declare
    freed_units uuid[];
    waiting uuid;
begin
    with freed as (
        delete from allocation
        where allocation.pool_id = act.pool_id
            and allocation.reservation_id = any (p_reservations)
        returning allocation.unit_id
    )
    select array_agg(distinct freed.unit_id)
    into freed_units
    from freed;

    delete from quantity_allocation
    where quantity_allocation.pool_id = act.pool_id
        and quantity_allocation.reservation_id = any (p_reservations);

    for waiting in
        select distinct blackout.blackout_id
        from resource_unit
        join blackout
            on blackout.pool_id = resource_unit.pool_id
            and blackout.resource_id = resource_unit.resource_id
            and blackout.state = 'active'
            and blackout.ends_at > poolbook.now()
        where resource_unit.pool_id = act.pool_id
            and resource_unit.unit_id = any (freed_units)
        order by blackout.blackout_id
    loop
        perform cover(act, waiting, freed_units);
    end loop;
end
$$;

-- Lets a blackout take what is free of its period on the units given, which the caller has locked.
create function poolbook_1.cover(act poolbook_1.act, p_blackout uuid, p_units uuid[]) returns void
language sql as $$
    insert into allocation (pool_id, unit_id, starts_at, ends_at, blackout_id)
    select
        blackout.pool_id,
        covered.unit_id,
        piece.starts_at,
        piece.ends_at,
        blackout.blackout_id
    from blackout
    join resource_unit as covered
        on covered.pool_id = blackout.pool_id
        and covered.resource_id = blackout.resource_id
        and covered.unit_id = any (p_units)
    cross join lateral unnest(
        tstzmultirange(tstzrange(blackout.starts_at, blackout.ends_at)) - coalesce(
            (
                select range_agg(tstzrange(taken.starts_at, taken.ends_at))
                from allocation as taken
                where taken.pool_id = blackout.pool_id
                    and taken.unit_id = covered.unit_id
                    and taken.starts_at < blackout.ends_at
                    and taken.ends_at > blackout.starts_at
            ),
            '{}'
        )
    ) as gap
    cross join lateral pieces(lower(gap), upper(gap), (act).zone) as piece
    join resource
        on resource.pool_id = blackout.pool_id
        and resource.resource_id = blackout.resource_id
        and resource.kind <> 'equipment'
    where blackout.pool_id = (act).pool_id
        and blackout.blackout_id = p_blackout
    order by
        covered.unit_id,
        piece.starts_at
    on conflict do nothing
$$;
