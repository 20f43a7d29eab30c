-- What a pool lets its members know of each other's reservations.

-- What members may know of a reservation that does not concern them, as far as the pool's privacy lets them: who hosts
-- it, and its title; null where that is nothing.
create function poolbook_1.shared_of(p_pool uuid, p_reservation uuid) returns jsonb
language plpgsql stable security definer
set search_path = poolbook, poolbook_1, pg_temp as $$
begin
    return (
        select jsonb_strip_nulls(jsonb_build_object(
            'reference', coalesce(replaced.reference, reservation.reference),
            'hosts', (
                select jsonb_agg(organization.name order by host.position)
                from unnest(event.host_ids) with ordinality as host (organization_id, position)
                join organization
                    on organization.pool_id = event.pool_id
                    and organization.organization_id = host.organization_id
            ),
            'title', case pool.privacy when 'titles' then event.title end
        ))
        from reservation
        join event
            on event.pool_id = reservation.pool_id
            and event.event_id = reservation.event_id
        join pool on pool.pool_id = reservation.pool_id
        left join reservation as replaced
            on replaced.pool_id = reservation.pool_id
            and replaced.reservation_id = reservation.replaces
        where reservation.pool_id = p_pool
            and reservation.reservation_id = p_reservation
            and reservation.state in ('hold', 'confirmed')
            and pool.privacy <> 'busy'
            and pool.pool_id in (select my_pools())
            and pool.pool_id not in (select my_guest_pools())
    );
end
$$;

comment on function poolbook_1.shared_of(uuid, uuid) is
    'What every member may know of a reservation that does not concern them, as the pool''s privacy says.';
