-- How many come is of the occurrence, as its period is: who looks at a million places has no need of their events.
-- The surface reads it where it was, so it goes here, and is made anew with this.
drop schema if exists poolbook_1 cascade;
delete from poolbook.surface where version = 1;

set local role poolbook_owner;

alter table poolbook.reservation add column attendance integer;

update poolbook.reservation
set attendance = event.attendance
from poolbook.event
where event.pool_id = reservation.pool_id
    and event.event_id = reservation.event_id
    and event.attendance is not null;

alter table poolbook.reservation
    add constraint reservation_attendance_is_a_count check (attendance between 0 and 1000000);
alter table poolbook.event drop column attendance;
