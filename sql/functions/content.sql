-- Everything of a reservation that an edit can change.
create type poolbook_1.content as (
    title text,
    kind text,
    brand text,
    attendance integer,
    hosts uuid[],
    shares integer[],
    starts timestamptz,
    ends timestamptz,
    before integer,
    after integer,
    resources uuid[],
    quantities integer[],
    projects uuid[],
    categories text[],
    amounts bigint[]
);

-- What a reservation has of it.
create function poolbook_1.content_of(p_pool uuid, p_reservation uuid) returns poolbook_1.content
language plpgsql as $$
declare
    found poolbook_1.content;
begin
    select
        event.title,
        event.kind,
        event.brand,
        reservation.attendance,
        event.host_ids,
        event.shares,
        reservation.starts_at,
        reservation.ends_at,
        reservation.buffer_before,
        reservation.buffer_after,
        items.resources,
        items.quantities,
        items.projects,
        items.categories,
        items.amounts
    into found
    from reservation
    join event
        on event.pool_id = reservation.pool_id
        and event.event_id = reservation.event_id
    cross join lateral items_of(reservation.pool_id, reservation.reservation_id) as items
    where reservation.pool_id = p_pool
        and reservation.reservation_id = p_reservation;
    return found;
end
$$;
