-- Calendar files: bound where they fit, else requests; what changed there changes here, what is gone is cancelled.
begin;
\ir setup/pool.sql
select plan(21);

create function test.entry(
    p_row integer, p_uid text, p_starts timestamptz, p_resources text[] = '{EAST}', p_original timestamptz = null,
    p_state text = 'confirmed', p_host text = 'A', p_replaces uuid = null
) returns jsonb
language sql as $$
    select jsonb_build_object(
        'row', p_row, 'title', 'Entry ' || p_row, 'hosts', ids(array[p_host]), 'shares', '{1000000}'::integer[],
        'starts_at', p_starts, 'ends_at', p_starts + interval '2 hours', 'before', 0, 'after', 0,
        'resources', ids(p_resources), 'quantities', array_fill(null::integer, array[cardinality(p_resources)]),
        'projects', '{}'::uuid[], 'categories', '{}'::text[], 'amounts', '{}'::bigint[],
        'uid', p_uid, 'source', 'calendar A', 'original_start', p_original, 'calendar', 'Calendar',
        'entry', jsonb_build_object('title', 'Entry ' || p_row), 'state', p_state, 'replaces', p_replaces
    )
$$;
create function test.gone(p_title text, p_original timestamptz = null) returns jsonb
language sql as $$
    select jsonb_build_object(
        'row', 1, 'reservation', id(p_title), 'version', 1, 'stands', true, 'cancels', true, 'calendar', 'Calendar',
        'original_start', p_original, 'entry', '{"status": "cancelled"}'::jsonb
    )
$$;
create function test.renamed(p_title text, p_name text, p_original timestamptz = null) returns jsonb
language sql security definer as $$
    select jsonb_build_object(
        'row', 1, 'reservation', reservation.reservation_id, 'version', reservation.version, 'stands', false,
        'title', p_name, 'hosts', event.host_ids, 'shares', event.shares, 'starts_at', reservation.starts_at,
        'ends_at', reservation.ends_at, 'before', 0, 'after', 0, 'resources', ids('{EAST}'),
        'quantities', '{null}'::integer[], 'calendar', 'Calendar', 'original_start', p_original,
        'entry', jsonb_build_object('title', p_name)
    )
    from poolbook.reservation
    join poolbook.event using (pool_id, event_id)
    where reservation.reservation_id = id(p_title)
$$;
create function test.import(p_key text, p_rows jsonb, p_mode text = 'act') returns jsonb
language sql as $$
    select poolbook_1.import_calendars(id('P'), p_key, 'content', p_mode, p_rows, '{}')
$$;
create function test.told(p_answer jsonb) returns text
language sql as $$
    select concat_ws(' ', p_answer -> 'bound', p_answer -> 'requests', jsonb_array_length(p_answer -> 'changed'),
                     jsonb_array_length(p_answer -> 'cancelled'), p_answer -> 'overlaps')
$$;
create function test.entries() returns text
language sql security definer as $$
    select string_agg(
        concat_ws(' ', event.title, reservation.state, reservation.calendar_uid, reservation.version,
                  entry.content ->> 'title', to_char(reservation.original_start at time zone 'UTC', 'MM-DD')),
        ', ' order by event.title, reservation.state desc)
    from poolbook.calendar_entry as entry
    join poolbook.reservation using (pool_id, reservation_id)
    join poolbook.event using (pool_id, event_id)
$$;

-- New ones.
set local session authorization tap_officer_a;
select is(
    told(detail($$ select import('first', jsonb_build_array(entry(1, 'u', '2027-03-06 14:00+08')), 'try') $$)),
    '1 0 0 0 0', 'A try answers as the act would'
);
select is(entries(), null, 'and writes nothing');
select is(
    told(import('first', jsonb_build_array(
        entry(1, 'u', '2027-03-06 14:00+08'),
        entry(2, 'v', '2027-03-06 15:00+08'),
        entry(3, 'w', '2027-03-07 14:00+08', p_original => '2027-03-07 14:00+08'),
        entry(4, 'w', '2027-03-14 14:00+08', p_original => '2027-03-14 14:00+08'),
        entry(5, 'x', '2027-03-08 14:00+08', p_state => 'request')
    ))),
    '3 2 0 0 1', 'What fits is bound; what does not, and what only asks, waits'
);
select is(
    entries(),
    'Entry 1 confirmed u 1 Entry 1, Entry 2 request v 1 Entry 2, Entry 3 confirmed w 1 Entry 3 03-07, '
        'Entry 4 confirmed w 1 Entry 4 03-14, Entry 5 request x 1 Entry 5',
    'Each is known by its UID and, of an entry that comes again, by when it was meant to be'
);
select is(
    import('first', '[]') #>> '{waiting,0,reasons,0,rule}', 'venue.double', 'The same key answers the same: why it waits'
);
select is(import('first', '[]') #>> '{waiting,1,row}', '5', 'and which asks only');
select is(
    outcome($$ select import('again', jsonb_build_array(entry(1, 'u', '2027-04-06 14:00+08'))) $$), '23505',
    'An entry cannot come twice'
);
select is(
    seen('tap_officer_a', $$ select uid || (content ->> 'title') from poolbook_1.calendar_entries where uid = 'v' $$),
    'vEntry 2', 'The importer reads what the file said'
);
select is(
    seen('tap_officer_b', 'select count(*) from poolbook_1.calendar_entries'), '0',
    'Who is not concerned reads nothing of it'
);

-- Changes.
select is(
    told(import('change', jsonb_build_array(renamed('Entry 1', 'Entry 0', '2027-03-06 14:00+08')))), '0 0 1 0 1',
    'What changed in the file changes here'
);
select is(
    entries(),
    'Entry 0 confirmed u 2 Entry 0 03-06, Entry 2 request v 1 Entry 2, Entry 3 confirmed w 1 Entry 3 03-07, '
        'Entry 4 confirmed w 1 Entry 4 03-14, Entry 5 request x 1 Entry 5',
    'with what the file says now'
);
select is(
    outcome($$ select import('late', jsonb_build_array(gone('Entry 0'))) $$), 'PB006',
    'What was changed since it was looked at refuses all'
);

-- Gone, and its place taken in the same act.
select is(
    told(import('gone', jsonb_build_array(
        gone('Entry 3', '2027-03-07 14:00+08'), entry(6, 'y', '2027-03-07 14:00+08')
    ))),
    '1 0 0 1 0', 'What is gone is cancelled, and its place is free at once'
);
select is(
    entries(),
    'Entry 0 confirmed u 2 Entry 0 03-06, Entry 2 request v 1 Entry 2, Entry 3 cancelled w 2 03-07, '
        'Entry 4 confirmed w 1 Entry 4 03-14, Entry 5 request x 1 Entry 5, Entry 6 confirmed y 1 Entry 6',
    'and known as gone'
);
select is(
    told(import('back', jsonb_build_array(
        entry(7, 'w', '2027-03-21 14:00+08', p_original => '2027-03-07 14:00+08', p_replaces => id('Entry 3'))
    ))),
    '1 0 0 0 0', 'What is back is new'
);
select is(
    entries(),
    'Entry 0 confirmed u 2 Entry 0 03-06, Entry 2 request v 1 Entry 2, '
        'Entry 4 confirmed w 1 Entry 4 03-14, Entry 5 request x 1 Entry 5, Entry 6 confirmed y 1 Entry 6, '
        'Entry 7 confirmed w 1 Entry 7 03-07',
    'and the one before leaves the calendar'
);

-- Who may.
select is(
    outcome($$ select import('theirs', jsonb_build_array(entry(8, 'z', '2027-03-09 14:00+08', p_host => 'B'))) $$), 'PB004',
    'Nobody imports another organization''s calendar'
);
set local session authorization tap_finance_a;
select is(outcome($$ select import('money', '[]') $$), '42501', 'Finance imports no calendar');
set local session authorization tap_officer_c;
select is(outcome($$ select import('others', jsonb_build_array(gone('Entry 4'))) $$), 'PB005', 'Nor is what others have cancelled');
set local session authorization tap_administrator;
select is(
    outcome($$ select import('both', jsonb_build_array(
        entry(8, 'z', '2027-03-09 14:00+08', p_host => 'B'), entry(9, 'z', '2027-03-09 18:00+08', p_original => '2027-03-09 18:00+08')
    )) $$), 'done', 'An administrator imports any'
);
reset session authorization;
select results_eq(
    $$ select act, count(*) from poolbook.audit where act in ('import', 'edit', 'cancel') group by act order by act $$,
    $$ values ('cancel', 1::bigint), ('edit', 1), ('import', 9) $$,
    'Each change has its audit row'
);
select * from finish();
rollback;
