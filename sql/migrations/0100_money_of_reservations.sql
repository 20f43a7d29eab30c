-- The finance of the pool's office keeps the money of every project: it bills, releases and closes what nobody of an
-- organization does. So it reads the reservations that have money, and their events, and no others. The functions cost
-- next to nothing in a plan, as for nearly every reader they are never called.
set local role poolbook_owner;
grant create on schema poolbook to poolbook_writer;
set local role poolbook_writer;

create function poolbook.has_money(p_pool uuid, p_reservation uuid) returns boolean
language sql stable security definer cost 1
set search_path = poolbook, pg_temp
begin atomic
    select exists (
        select 1
        from poolbook.commitment
        where commitment.pool_id = p_pool
            and commitment.reservation_id = p_reservation
    );
end;

create function poolbook.event_has_money(p_pool uuid, p_event uuid) returns boolean
language sql stable security definer cost 1
set search_path = poolbook, pg_temp
begin atomic
    select exists (
        select 1
        from poolbook.reservation
        join poolbook.commitment
            on commitment.pool_id = reservation.pool_id
            and commitment.reservation_id = reservation.reservation_id
        where reservation.pool_id = p_pool
            and reservation.event_id = p_event
    );
end;

comment on function poolbook.has_money(uuid, uuid) is 'Whether money was ever set aside for a reservation.';
comment on function poolbook.event_has_money(uuid, uuid) is 'Whether money was ever set aside for an event.';

revoke execute on function poolbook.has_money(uuid, uuid), poolbook.event_has_money(uuid, uuid) from public;
grant execute on function poolbook.has_money(uuid, uuid), poolbook.event_has_money(uuid, uuid)
to poolbook_reader, poolbook_officer, poolbook_coordinator, poolbook_finance, poolbook_administrator,
    poolbook_auditor, poolbook_reporter;

reset role;
set local role poolbook_owner;
revoke create on schema poolbook from poolbook_writer;

-- What is asked last is asked of nobody else: who keeps the pool has passed before, who keeps no money fails before.
alter policy reader_of_what_concerns_me on poolbook.reservation using (
    pool_id = any (
        array(select poolbook.my_pools_as(array['coordinator', 'administrator', 'auditor', 'reporter']))
    )
    or party_ids && array(select poolbook.my_organizations())
    or pool_id = any (array(select poolbook.my_money_pools())) and poolbook.has_money(pool_id, reservation_id)
);

alter policy reader_of_what_concerns_me on poolbook.event using (
    pool_id = any (
        array(select poolbook.my_pools_as(array['coordinator', 'administrator', 'auditor', 'reporter']))
    )
    or party_ids && array(select poolbook.my_organizations())
    or pool_id = any (array(select poolbook.my_money_pools())) and poolbook.event_has_money(pool_id, event_id)
);
