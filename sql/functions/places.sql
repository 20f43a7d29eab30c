-- Places: the units and quantities that a reservation takes, locked in id order before any is changed.

create type poolbook_1.places as (
    unit_ids uuid[],
    resource_ids uuid[],
    starts timestamptz[],
    ends timestamptz[],
    longest interval,
    counted_ids uuid[],
    other_owner_ids uuid[],
    retired_ids uuid[],
    guarded_ids uuid[]
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
-- the venue's and the reservation's buffers around the period. Equipment is locked likewise, and counted. Of the
-- resources' owners it names those who are no party yet.
create function poolbook_1.lock_places(
    p_pool uuid,
    p_resources uuid[],
    p_starts timestamptz,
    p_ends timestamptz,
    p_before integer,
    p_after integer,
    p_parties uuid[]
) returns poolbook_1.places
language plpgsql as $$
declare
    places poolbook_1.places;
    are_current boolean;
begin
    select
        bool_and(locked.is_current),
        array_agg(locked.unit_id) filter (where locked.kind <> 'equipment'),
        array_agg(locked.resource_id) filter (where locked.kind <> 'equipment'),
        array_agg(locked.starts_at) filter (where locked.kind <> 'equipment'),
        array_agg(locked.ends_at) filter (where locked.kind <> 'equipment'),
        max(locked.ends_at - locked.starts_at),
        array_agg(locked.resource_id) filter (where locked.kind = 'equipment'),
        array_agg(locked.owner_id) filter (where locked.owner_id <> all (p_parties)),
        array_agg(locked.resource_id) filter (where locked.retired_from is not null),
        array_agg(locked.resource_id) filter (where locked.access <> 'free')
    into
        are_current,
        places.unit_ids,
        places.resource_ids,
        places.starts,
        places.ends,
        places.longest,
        places.counted_ids,
        places.other_owner_ids,
        places.retired_ids,
        places.guarded_ids
    from (
        select
            unit.unit_id,
            unit.division = resource_unit.division as is_current,
            resource.resource_id,
            resource.kind,
            resource.owner_id,
            resource.retired_from,
            resource.access,
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

    -- Somebody may have divided a hall while this waited: then other units than these are to be locked. The lock finds
    -- the unit as it is now, and the rest of the query what it was when the query began.
    if not are_current then
        raise exception using
            errcode = 'serialization_failure',
            message = 'the parts of a hall were changed meanwhile; try again';
    end if;
    if cardinality(places.other_owner_ids) > 1 then
        places.other_owner_ids = array(select distinct owner from unnest(places.other_owner_ids) as owner);
    end if;
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

-- Locks the units of resources, in id order.
create function poolbook_1.lock_resources(p_pool uuid, p_resources uuid[]) returns void
language plpgsql as $$
begin
    perform lock_units(p_pool, array(
        select resource_unit.unit_id
        from resource_unit
        where resource_unit.pool_id = p_pool
            and resource_unit.resource_id = any (p_resources)
    ));
end
$$;

-- Takes the places that `lock_places` locked. Returns what stands in the way: one reason for each resource and each
-- thing that has it. The one insert takes what is free, in the order in which the units were locked; the rows that it
-- returns are counted.
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
    wanted integer = cardinality(places.unit_ids);
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
            unnest(places.unit_ids),
            unnest(places.starts),
            unnest(places.ends),
            p_reservation
        on conflict do nothing;
        get diagnostics taken = row_count;
    end if;

    if places.retired_ids is not null then
        reasons = retired_places(act, places.retired_ids, p_ends);
    end if;
    if places.guarded_ids is not null then
        reasons = reasons || guarded_places(act, places.guarded_ids);
    end if;
    if act.is_guest then
        reasons = reasons || guest_places(act, p_resources);
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
