-- What stands or waits, a row for each unit that it takes: what a scan reads, a million of them, with next to nothing
-- done for each.

create view poolbook_1.standing as
select
    reservation.pool_id,
    resource_unit.unit_id,
    resource_unit.resource_id,
    coalesce(reservation.replaces, reservation.reservation_id) as reservation_id,
    reservation.starts_at,
    reservation.ends_at,
    case
        when reservation.state = 'request' then 0::smallint
        when reservation.replaces is null then 1::smallint
        else 2::smallint
    end as holding,
    reservation.buffer_before,
    reservation.buffer_after,
    reservation.attendance,
    item.quantity,
    reservation.created_at,
    reservation.version
from poolbook.reservation
join poolbook.reservation_item as item
    on item.pool_id = reservation.pool_id
    and item.reservation_id = reservation.reservation_id
join poolbook.resource_unit
    on resource_unit.pool_id = item.pool_id
    and resource_unit.resource_id = item.resource_id
where reservation.state in ('hold', 'confirmed', 'request')
    and (reservation.expires_at is null or reservation.expires_at > poolbook.now());

comment on view poolbook_1.standing is
    'What stands or waits, as far as it concerns the caller, a row for each unit that it takes: what a scan looks at.';
