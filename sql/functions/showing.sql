-- Looking at one thing by what people type for it.

-- What members may know of a reservation that does not concern them, by its reference: what shared_of tells, when it is,
-- and what it takes, as the agenda shows it; null where that is nothing.
create function poolbook_1.shared_reservation(p_pool uuid, p_reference text) returns jsonb
language plpgsql stable security definer
set search_path = poolbook, poolbook_1, pg_temp as $$
begin
    return (
        select shared_of(p_pool, reservation.reservation_id) || jsonb_build_object(
            'starts_at', reservation.starts_at,
            'ends_at', reservation.ends_at,
            'takes', coalesce(
                (
                    select jsonb_agg(resource.name order by item.position)
                    from reservation_item as item
                    join resource
                        on resource.pool_id = item.pool_id
                        and resource.resource_id = item.resource_id
                    where item.pool_id = p_pool
                        and item.reservation_id = reservation.reservation_id
                ),
                '[]'
            )
        )
        from reservation
        where reservation.pool_id = p_pool
            and reservation.reference = p_reference
            and reservation.replaces is null
    );
end
$$;

comment on function poolbook_1.shared_reservation(uuid, text) is
    'What every member may know of a reservation that does not concern them, by its reference.';
