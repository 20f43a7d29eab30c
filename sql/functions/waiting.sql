-- What requests that wait ask of projects whose money the caller may read.

create function poolbook_1.asked_of(p_pool uuid, p_projects uuid[], p_year integer) returns table (
    project_id uuid,
    requests bigint,
    amount bigint
)
language sql stable security definer
set search_path = poolbook, poolbook_1, pg_temp as $$
    select
        item.project_id,
        count(distinct item.reservation_id),
        sum(item.amount)::bigint
    from reservation_item as item
    join reservation
        on reservation.pool_id = item.pool_id
        and reservation.reservation_id = item.reservation_id
    join pool on pool.pool_id = item.pool_id
    join project
        on project.pool_id = item.pool_id
        and project.project_id = item.project_id
    where item.pool_id = p_pool
        and item.project_id = any (p_projects)
        and reservation.state = 'request'
        and extract(year from reservation.starts_at at time zone pool.zone) = p_year
        and (
            project.owner_ids && array(select my_organizations())
            or project.pool_id = any (array(select my_money_pools()))
        )
    group by item.project_id
$$;

comment on function poolbook_1.asked_of(uuid, uuid[], integer) is
    'How many requests wait for a year''s money of projects that the caller may read, and for how much.';

-- Which lines that the caller may read pay for a reservation: by any beginning of its reference.
create function poolbook_1.lines_paying(p_pool uuid, p_reference text) returns table (
    reservation_id uuid,
    reference text,
    title text,
    line_ids uuid[]
)
language sql stable security definer
set search_path = poolbook, poolbook_1, pg_temp as $$
    select
        found.reservation_id,
        found.reference,
        event.title,
        found.line_ids
    from (
        select
            reservation.reservation_id,
            reservation.reference,
            reservation.event_id,
            readable_lines(p_pool, array(
                select commitment.line_id
                from commitment
                where commitment.pool_id = reservation.pool_id
                    and commitment.reservation_id = reservation.reservation_id
            )) as line_ids
        from reservation
        where reservation.pool_id = p_pool
            and starts_with(reservation.reference, p_reference)
        limit 20
    ) as found
    join event
        on event.pool_id = p_pool
        and event.event_id = found.event_id
    where found.line_ids <> '{}'
$$;

comment on function poolbook_1.lines_paying(uuid, text) is
    'The reservations whose reference begins so, with the lines that pay for them, of those that the caller may read.';
