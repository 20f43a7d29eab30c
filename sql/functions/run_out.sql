-- What the views of who is free when ask, beside what their reader may read.

create function poolbook_1.holds_run_out() returns setof uuid
language sql stable security definer
set search_path = poolbook, pg_temp
begin atomic
    select reservation.reservation_id
    from poolbook.reservation
    where reservation.pool_id = any (array(select poolbook.my_pools()))
        and reservation.state = 'hold'
        and reservation.expires_at <= poolbook.now();
end;

comment on function poolbook_1.holds_run_out() is
    'The holds of the caller''s pools that have run out and that no writer has met since: they keep nothing.';
