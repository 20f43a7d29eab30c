-- What reservations were in the calendar files that they came from.
set local role poolbook_owner;

create table poolbook.calendar_entry (
    pool_id uuid not null,
    reservation_id uuid not null,
    calendar text not null,
    content jsonb not null,
    constraint calendar_entry_pkey primary key (pool_id, reservation_id),
    constraint calendar_entry_reservation_exists foreign key (pool_id, reservation_id)
        references poolbook.reservation (pool_id, reservation_id),
    constraint calendar_entry_calendar_is_a_line check (poolbook.is_line(calendar)),
    constraint calendar_entry_content_is_an_object check (jsonb_typeof(content) = 'object')
);

comment on table poolbook.calendar_entry is
    'What the file that a reservation was imported from said of it last: only what differs from that has changed there.';
comment on column poolbook.calendar_entry.calendar is
    'The calendar''s name: what is missing from one calendar is not missed in another.';
comment on column poolbook.calendar_entry.content is 'Title, start, end, place and status, as the file had them.';

call poolbook.secure_table('calendar_entry', array['select', 'insert', 'update', 'delete']);

create policy reader_of_its_reservation on poolbook.calendar_entry for select to poolbook_reader using (
    exists (
        select 1
        from poolbook.reservation
        where reservation.pool_id = calendar_entry.pool_id
            and reservation.reservation_id = calendar_entry.reservation_id
    )
);
