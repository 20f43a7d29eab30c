-- What came from calendar files.

create view poolbook_1.calendar_entries as
select
    entry.pool_id,
    entry.reservation_id,
    reservation.calendar_source as source,
    reservation.calendar_uid as uid,
    reservation.original_start,
    reservation.ends_at,
    entry.calendar,
    entry.content
from poolbook.calendar_entry as entry
join poolbook.reservation
    on reservation.pool_id = entry.pool_id
    and reservation.reservation_id = entry.reservation_id
where reservation.calendar_uid is not null;

comment on view poolbook_1.calendar_entries is
    'What the files of calendars said last of the reservations that came from them, as far as they concern the caller.';
