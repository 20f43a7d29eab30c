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

create view poolbook_1.calendar_occurrences as
select
    reservation.pool_id,
    reservation.reservation_id,
    reservation.series_id,
    series.reference as series,
    reservation.segment,
    reservation.original_start,
    segment.rule,
    segment.starts
from poolbook.reservation
join poolbook.series
    on series.pool_id = reservation.pool_id
    and series.series_id = reservation.series_id
join poolbook.series_segment as segment
    on segment.pool_id = reservation.pool_id
    and segment.series_id = reservation.series_id
    and segment.segment = reservation.segment;

comment on view poolbook_1.calendar_occurrences is
    'Reservations that are occurrences of a series, with the rule and the days that the series was to have.';
comment on view poolbook_1.calendar_entries is
    'What the files of calendars said last of the reservations that came from them, as far as they concern the caller.';
