-- Who has a place that could not be taken, as far as the caller may know it.

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
                        then coalesce(replaced.reference, reservation.reference) || ' ' || event.title
                    else (shared.told ->> 'reference') || coalesce(' ' || (shared.told ->> 'title'), '')
                end),
                'host', max(case
                    when may_see(act, reservation.party_ids) then host.name
                    else shared.told -> 'hosts' ->> 0
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
        left join reservation as replaced
            on replaced.pool_id = reservation.pool_id
            and replaced.reservation_id = reservation.replaces
        left join event
            on event.pool_id = reservation.pool_id
            and event.event_id = reservation.event_id
        left join organization as host
            on host.pool_id = event.pool_id
            and host.organization_id = event.host_ids[1]
        -- Asked only of what the caller may not see anyway.
        left join lateral (
            select shared_of(taken.pool_id, taken.reservation_id) as told
            where not may_see(act, reservation.party_ids)
        ) as shared on taken.reservation_id is not null
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
