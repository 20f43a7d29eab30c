-- Conflicts of places, found inside the acts that make them: what requests want that others have, and what stands in a
-- closure. All set-based, so that an import of thousands of rows asks once.

-- The places of reservations that stand or wait: a row for each unit, blocked with its buffers; equipment as it is.
create function poolbook_1.places_of(p_pool uuid, p_reservations uuid[]) returns table (
    reservation_id uuid,
    is_request boolean,
    created_at timestamptz,
    resource_id uuid,
    kind text,
    unit_id uuid,
    starts_at timestamptz,
    ends_at timestamptz,
    blocked_from timestamptz,
    blocked_until timestamptz
)
language plpgsql stable as $$
begin
    return query
    select distinct
        reservation.reservation_id,
        reservation.state = 'request',
        reservation.created_at,
        resource.resource_id,
        resource.kind,
        resource_unit.unit_id,
        reservation.starts_at,
        reservation.ends_at,
        reservation.starts_at - case
            when resource.kind = 'venue'
                then greatest(resource.buffer_before, reservation.buffer_before) * interval '1 minute'
            else interval '0'
        end,
        reservation.ends_at + case
            when resource.kind = 'venue'
                then greatest(resource.buffer_after, reservation.buffer_after) * interval '1 minute'
            else interval '0'
        end
    from reservation
    join reservation_item as item
        on item.pool_id = reservation.pool_id
        and item.reservation_id = reservation.reservation_id
    join resource
        on resource.pool_id = item.pool_id
        and resource.resource_id = item.resource_id
    join resource_unit
        on resource_unit.pool_id = resource.pool_id
        and resource_unit.resource_id = resource.resource_id
    where reservation.pool_id = p_pool
        and reservation.reservation_id = any (p_reservations)
        and reservation.state in ('hold', 'confirmed', 'request')
        and reservation.replaces is null
        and reservation.ends_at > poolbook.now()
        and (reservation.expires_at is null or reservation.expires_at > poolbook.now());
end
$$;

-- What is in conflict about the places of reservations: each request with all that has what it wants, or asked for it
-- before; each closure with what stands in it.
create function poolbook_1.places_in_conflict(act poolbook_1.act, p_reservations uuid[]) returns poolbook_1.finding[]
language plpgsql as $$
begin
    return array(
        select finding
        from wanted_by_several(act, p_reservations) as finding
    ) || array(
        select finding
        from short_equipment(act, p_reservations) as finding
    ) || array(
        select finding
        from standing_in_closures(act, p_reservations) as finding
    );
end
$$;

-- Requests for units that others have or asked for before. What only the buffers keep apart has a rule of its own.
create function poolbook_1.wanted_by_several(act poolbook_1.act, p_reservations uuid[])
returns setof poolbook_1.finding
language plpgsql as $$
begin
    return query
    with place as materialized (
        select *
        from places_of(act.pool_id, p_reservations) as listed
        where listed.is_request
            and listed.kind <> 'equipment'
    ),
    -- All requests that wait at these times: they are few beside what stands.
    waiting as materialized (
        select asked.*
        from places_of(act.pool_id, array(
            select reservation.reservation_id
            from reservation
            where reservation.pool_id = act.pool_id
                and reservation.state = 'request'
                and tstzrange(reservation.starts_at, reservation.ends_at) && (
                    select tstzrange(
                        min(place.blocked_from) - interval '1 day', max(place.blocked_until) + interval '1 day'
                    )
                    from place
                    -- Of nothing there is no range, and not one without ends.
                    having count(*) > 0
                )
        )) as asked
        where asked.kind <> 'equipment'
    ),
    rival as (
        select
            place.reservation_id,
            place.resource_id,
            place.kind,
            place.starts_at,
            place.ends_at,
            place.blocked_from,
            place.blocked_until,
            taken.other_id,
            taken.starts_at as taken_from,
            taken.ends_at as taken_until
        from place
        cross join lateral (
            select
                coalesce(other.replaces, other.reservation_id) as other_id,
                allocation.starts_at,
                allocation.ends_at
            from allocation
            join reservation as other
                on other.pool_id = allocation.pool_id
                and other.reservation_id = allocation.reservation_id
                and (other.expires_at is null or other.expires_at > poolbook.now())
            where allocation.pool_id = act.pool_id
                and allocation.unit_id = place.unit_id
                and allocation.starts_at < place.blocked_until
                and allocation.ends_at > place.blocked_from
                and allocation.starts_at > place.blocked_from - interval '25 hours'
            offset 0
        ) as taken
        union all
        select
            place.reservation_id,
            place.resource_id,
            place.kind,
            place.starts_at,
            place.ends_at,
            place.blocked_from,
            place.blocked_until,
            waiting.reservation_id,
            waiting.blocked_from,
            waiting.blocked_until
        from place
        join waiting
            on waiting.unit_id = place.unit_id
            and waiting.blocked_from < place.blocked_until
            and waiting.blocked_until > place.blocked_from
            and (waiting.created_at, waiting.reservation_id) < (place.created_at, place.reservation_id)
    )
    select
        named.rule,
        named.resource_id,
        named.reservation_id,
        named.other_ids,
        null::text,
        null::uuid,
        2::smallint,
        jsonb_build_object(
            'rule', named.rule,
            'starts_at', named.taken_from,
            'ends_at', named.taken_until,
            'blocked_from', named.blocked_from,
            'blocked_until', named.blocked_until
        ),
        named.starts_at,
        named.ends_at,
        null::integer[]
    from (
        select
            rival.reservation_id,
            rival.resource_id,
            case
                when max(rival.taken_until) <= rival.starts_at then 'buffer.before'
                when min(rival.taken_from) >= rival.ends_at then 'buffer.after'
                when rival.kind = 'staff' then 'person.double'
                else 'venue.double'
            end as rule,
            array_agg(distinct rival.other_id order by rival.other_id) as other_ids,
            min(rival.taken_from) as taken_from,
            max(rival.taken_until) as taken_until,
            rival.blocked_from,
            rival.blocked_until,
            rival.starts_at,
            rival.ends_at
        from rival
        where rival.other_id <> rival.reservation_id
        group by
            rival.reservation_id,
            rival.resource_id,
            rival.kind,
            rival.starts_at,
            rival.ends_at,
            rival.blocked_from,
            rival.blocked_until
    ) as named;
end
$$;

-- Requests for more equipment than is free at every instant of their period.
create function poolbook_1.short_equipment(act poolbook_1.act, p_reservations uuid[]) returns setof poolbook_1.finding
language plpgsql as $$
begin
    return query
    select
        'equipment.short'::text,
        asked.resource_id,
        asked.reservation_id,
        array(
            select distinct coalesce(other.replaces, other.reservation_id)
            from quantity_allocation as taken
            join reservation as other
                on other.pool_id = taken.pool_id
                and other.reservation_id = taken.reservation_id
            where taken.pool_id = act.pool_id
                and taken.resource_id = asked.resource_id
                and taken.starts_at < asked.ends_at
                and taken.ends_at > asked.starts_at
            order by 1
        ),
        null::text,
        null::uuid,
        2::smallint,
        jsonb_build_object('rule', 'equipment.short', 'asked', asked.quantity, 'free', asked.free),
        asked.starts_at,
        asked.ends_at,
        null::integer[]
    from (
        select
            resource.resource_id,
            reservation.reservation_id,
            reservation.starts_at,
            reservation.ends_at,
            sum(coalesce(item.quantity, 1)) as quantity,
            resource.quantity - most_taken(
                act.pool_id, resource.resource_id, reservation.starts_at, reservation.ends_at, reservation.reservation_id
            ) as free
        from reservation
        join reservation_item as item
            on item.pool_id = reservation.pool_id
            and item.reservation_id = reservation.reservation_id
        join resource
            on resource.pool_id = item.pool_id
            and resource.resource_id = item.resource_id
            and resource.kind = 'equipment'
        where reservation.pool_id = act.pool_id
            and reservation.reservation_id = any (p_reservations)
            and reservation.state = 'request'
            and reservation.ends_at > poolbook.now()
        group by
            resource.resource_id,
            resource.quantity,
            reservation.reservation_id,
            reservation.starts_at,
            reservation.ends_at
    ) as asked
    where asked.quantity > asked.free;
end
$$;

-- What stands or waits in a closure of what it takes, or of a hall or part that shares a unit with it.
create function poolbook_1.standing_in_closures(act poolbook_1.act, p_reservations uuid[])
returns setof poolbook_1.finding
language plpgsql as $$
begin
    return query
    select
        'resource.blackout'::text,
        place.resource_id,
        place.reservation_id,
        '{}'::uuid[],
        'blackout'::text,
        (array_agg(blackout.blackout_id order by blackout.starts_at, blackout.blackout_id))[1],
        (case when place.is_request then 2 else 3 end)::smallint,
        jsonb_build_object(
            'rule', 'resource.blackout',
            'starts_at', min(blackout.starts_at),
            'ends_at', max(blackout.ends_at),
            'blackout', (array_agg(blackout.reason order by blackout.starts_at, blackout.blackout_id))[1]
        ),
        place.starts_at,
        place.ends_at,
        null::integer[]
    from places_of(act.pool_id, p_reservations) as place
    join resource_unit as closed
        on closed.pool_id = act.pool_id
        and closed.unit_id = place.unit_id
    join blackout
        on blackout.pool_id = closed.pool_id
        and blackout.resource_id = closed.resource_id
        and blackout.state = 'active'
        and blackout.starts_at < place.blocked_until
        and blackout.ends_at > place.blocked_from
    group by
        place.resource_id,
        place.reservation_id,
        place.is_request,
        place.starts_at,
        place.ends_at;
end
$$;
