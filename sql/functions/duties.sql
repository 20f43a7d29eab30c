-- What lies between a person's duties: rest, and the way from one venue to the next.

-- `person.rest` and `person.travel`: the duty before and the duty after, of each person, where they are nearer than two
-- days.
create function poolbook_1.too_close(
    act poolbook_1.act,
    p_reservation uuid,
    p_starts timestamptz,
    p_ends timestamptz,
    p_resources uuid[]
) returns jsonb
language plpgsql as $$
declare
    rules constant jsonb = act.rules;
    travels constant boolean = rules ? 'person.travel';
    rests constant boolean = rules ? 'person.rest';
    here poolbook.resource;
    duty record;
    gap bigint;
    needed bigint;
    what jsonb;
    reasons jsonb = '[]';
begin
    if travels then
        here = venue_of(act.pool_id, p_resources);
    end if;
    for duty in
        select
            resource.code,
            resource.name,
            near.reservation_id,
            near.starts_at,
            near.ends_at,
            case
                when travels then (
                    select venue
                    from reservation_item as item
                    join resource as venue
                        on venue.pool_id = item.pool_id
                        and venue.resource_id = item.resource_id
                        and venue.kind = 'venue'
                    where item.pool_id = resource.pool_id
                        and item.reservation_id = near.reservation_id
                    order by item.position
                    limit 1
                )
            end as venue
        from resource
        join resource_unit
            on resource_unit.pool_id = resource.pool_id
            and resource_unit.resource_id = resource.resource_id
        cross join lateral (
            (
                select taken.reservation_id, taken.starts_at, taken.ends_at
                from allocation as taken
                where taken.pool_id = resource_unit.pool_id
                    and taken.unit_id = resource_unit.unit_id
                    and taken.starts_at < p_starts
                    and taken.starts_at > p_starts - interval '48 hours'
                    and taken.reservation_id <> p_reservation
                order by taken.starts_at desc
                limit 1
            )
            union all
            (
                select taken.reservation_id, taken.starts_at, taken.ends_at
                from allocation as taken
                where taken.pool_id = resource_unit.pool_id
                    and taken.unit_id = resource_unit.unit_id
                    and taken.starts_at >= p_ends
                    and taken.starts_at < p_ends + interval '48 hours'
                    and taken.reservation_id <> p_reservation
                order by taken.starts_at
                limit 1
            )
        ) as near
        where resource.pool_id = act.pool_id
            and resource.resource_id = any (p_resources)
            and resource.kind = 'staff'
            -- Both at one time is another rule's.
            and (near.ends_at <= p_starts or near.starts_at >= p_ends)
        order by
            resource.code,
            near.starts_at
    loop
        gap = minutes_of(greatest(p_starts - duty.ends_at, duty.starts_at - p_ends));
        what = null;
        if rests then
            needed = rest_between(rules, act.zone, duty.code, p_starts, duty.starts_at);
            if gap < needed then
                what = duty_known(act, duty.reservation_id)
                    || jsonb_build_object('starts_at', duty.starts_at, 'ends_at', duty.ends_at);
                reasons = reasons || beyond(rules, 'person.rest', gap, needed, what || jsonb_build_object(
                    'resource', duty.code, 'name', duty.name));
            end if;
        end if;
        if here.resource_id is not null then
            needed = minutes_between(rules, here, duty.venue);
            if gap < needed then
                what = coalesce(what, duty_known(act, duty.reservation_id)
                    || jsonb_build_object('starts_at', duty.starts_at, 'ends_at', duty.ends_at));
                reasons = reasons || beyond(rules, 'person.travel', gap, needed, what || jsonb_build_object(
                    'resource', duty.code, 'name', duty.name));
            end if;
        end if;
    end loop;
    return reasons;
end
$$;

-- The rest that a person needs between two duties: the rule's, or the one for a night, where the two begin on
-- different days.
create function poolbook_1.rest_between(
    p_rules jsonb,
    p_zone text,
    p_code text,
    p_one timestamptz,
    p_other timestamptz
) returns bigint
language plpgsql stable as $$
begin
    return greatest(
        limit_of(p_rules, 'person.rest', p_code),
        case
            when (p_one at time zone p_zone)::date <> (p_other at time zone p_zone)::date
                then (p_rules #>> '{person.rest,values,night}')::bigint
        end
    );
end
$$;

-- Of a duty: its reservation, as far as the caller may know it.
create function poolbook_1.duty_known(act poolbook_1.act, p_reservation uuid) returns jsonb
language plpgsql stable as $$
begin
    return coalesce(
        (
            select jsonb_build_object('by', reservation.reference || ' ' || event.title, 'host', host.name)
            from reservation
            join event
                on event.pool_id = reservation.pool_id
                and event.event_id = reservation.event_id
            join organization as host
                on host.pool_id = event.pool_id
                and host.organization_id = event.host_ids[1]
            where reservation.pool_id = act.pool_id
                and reservation.reservation_id = p_reservation
                and may_see(act, reservation.party_ids)
        ),
        '{}'
    );
end
$$;

-- Where something is: at the first venue among what is taken.
create function poolbook_1.venue_of(p_pool uuid, p_resources uuid[]) returns poolbook.resource
language plpgsql stable as $$
declare
    venue poolbook.resource;
begin
    select resource.*
    into venue
    from unnest(p_resources) with ordinality
        as taken (resource_id, position)
    join resource
        on resource.pool_id = p_pool
        and resource.resource_id = taken.resource_id
        and resource.kind = 'venue'
    order by taken.position
    limit 1;
    return venue;
end
$$;

-- How many minutes it takes from one venue to another: what the pool says for the two, by their codes or else their
-- districts, in either direction; else the great circle at the pool's speed. Nothing, where a place is not known.
create function poolbook_1.minutes_between(p_rules jsonb, one poolbook.resource, other poolbook.resource) returns bigint
language plpgsql immutable as $$
declare
    listed constant jsonb = p_rules -> 'person.travel' -> 'values';
    speed constant numeric = (listed ->> '')::numeric;
begin
    if one.resource_id = other.resource_id or other.resource_id is null then
        return 0;
    end if;
    return coalesce(
        (listed ->> (one.code || '..' || other.code))::bigint,
        (listed ->> (other.code || '..' || one.code))::bigint,
        (listed ->> (one.district || '..' || other.district))::bigint,
        (listed ->> (other.district || '..' || one.district))::bigint,
        ceil(
            60 * 12742 * asin(least(1, sqrt(
                sind((other.latitude - one.latitude) / 2) ^ 2
                + cosd(one.latitude) * cosd(other.latitude) * sind((other.longitude - one.longitude) / 2) ^ 2
            ))) / nullif(speed, 0)
        )::bigint,
        0
    );
end
$$;
