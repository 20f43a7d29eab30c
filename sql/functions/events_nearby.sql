-- Events of others near a time and a place, as far as the caller may know them: what to join instead of holding another.

-- Those within fourteen days at a venue of some districts, or of the districts of some venues, the nearest in time
-- first. At most five hundred venues are looked at, and two hundred events told.
create function poolbook_1.events_nearby(
    p_pool uuid,
    p_moment timestamptz,
    p_districts text[],
    p_venues uuid[],
    p_organization uuid
) returns table (
    reference text,
    title text,
    kind text,
    brand text,
    starts_at timestamptz,
    ends_at timestamptz,
    hosts text[]
)
language plpgsql stable security definer
set search_path = poolbook, poolbook_1, pg_temp
set plan_cache_mode = force_custom_plan as $$
declare
    v_from constant timestamptz = p_moment - interval '14 days';
    v_until constant timestamptz = p_moment + interval '14 days';
    v_districts constant text[] = p_districts || array(
        select venue.district
        from resource as venue
        where venue.pool_id = p_pool
            and venue.resource_id = any (p_venues)
            and venue.district is not null
    );
    v_venues constant uuid[] = array(
        select venue.resource_id
        from resource as venue
        where venue.pool_id = p_pool
            and venue.kind = 'venue'
            and venue.district = any (v_districts)
        limit 500
    );
begin
    if v_venues = '{}' then
        return;
    end if;
    return query
    with near as (
        select allocation.reservation_id
        from resource_unit
        join allocation
            on allocation.pool_id = p_pool
            and allocation.unit_id = resource_unit.unit_id
            and allocation.starts_at between v_from and v_until
        where resource_unit.pool_id = p_pool
            and resource_unit.resource_id = any (v_venues)
        union
        select asking.reservation_id
        from reservation as asking
        join reservation_item as item
            on item.pool_id = p_pool
            and item.reservation_id = asking.reservation_id
            and item.resource_id = any (v_venues)
        where asking.pool_id = p_pool
            and asking.state = 'request'
            and asking.starts_at between v_from and v_until
    )
    select
        reservation.reference,
        event.title,
        event.kind,
        event.brand,
        reservation.starts_at,
        reservation.ends_at,
        array(
            select organization.name
            from unnest(event.host_ids) with ordinality as host (organization_id, position)
            join organization
                on organization.pool_id = p_pool
                and organization.organization_id = host.organization_id
            order by host.position
        )
    from near
    join reservation
        on reservation.pool_id = p_pool
        and reservation.reservation_id = near.reservation_id
        and reservation.replaces is null
        and (reservation.expires_at is null or reservation.expires_at > poolbook.now())
    join event
        on event.pool_id = p_pool
        and event.event_id = reservation.event_id
        and (p_organization is null or p_organization <> all (event.host_ids))
    where p_pool = any (array(select my_pools()))
        and (
            reservation.party_ids && array(select my_organizations())
            or p_pool = any (
                array(select my_pools_as(array['coordinator', 'administrator', 'auditor', 'reporter']))
            )
            or reservation.state <> 'request' and p_pool <> all (array(select my_guest_pools())) and exists (
                select 1
                from pool
                where pool.pool_id = p_pool
                    and pool.privacy = 'titles'
            )
        )
    order by
        abs(extract(epoch from reservation.starts_at - p_moment)),
        reservation.reference
    limit 200;
end
$$;

comment on function poolbook_1.events_nearby(uuid, timestamptz, text[], uuid[], uuid) is
    'Events of others near a time in some districts, as far as the caller may know them.';
