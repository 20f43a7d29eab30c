-- Hours of seasons and days, and public holidays, as they are set and imported.
begin;
\ir setup/pool.sql
select plan(17);

create function test.set_hours(
    p_resource text,
    p_first date = null,
    p_last date = null,
    p_windows jsonb = null,
    p_on_holidays text = null
) returns text
language sql as $$
    select poolbook_1.set_hours(
        id('P'), gen_random_uuid()::text, 'content', 'act', id(p_resource), p_first, p_last, p_windows, p_on_holidays, null
    ) ->> 'outcome'
$$;

create function test.import_holidays(p_rows jsonb) returns text
language sql as $$
    select concat_ws(' ', answer ->> 'added', answer ->> 'changed', answer ->> 'removed')
    from poolbook_1.import_holidays(id('P'), gen_random_uuid()::text, 'content', 'act', p_rows) as answer
$$;

-- What the program is told of a resource.
create function test.told(p_code text, p_field text) returns jsonb
language sql as $$
    select poolbook_1.snapshot('Pool P', '{venue}', array[p_code]) #> array['names', '0', 'matches', '0', p_field]
$$;
grant execute on all functions in schema test to public;

set local session authorization tap_officer_a;
select is(outcome($$ select set_hours('ROOM', '2027-07-01', '2027-08-31', '[]') $$), 'PB004', 'Hours are the owner''s to set');
set local session authorization tap_officer_b;
select is(set_hours('ROOM', '2027-07-01', '2027-08-31', '[[6, 600, 1080]]'), 'changed', 'Its members set them');
select is(set_hours('ROOM', '2027-07-01', '2027-08-31', '[[6, 600, 1080]]'), 'same', 'Again changes nothing');
select is(set_hours('ROOM', '2027-07-15', '2027-07-15', '[]'), 'changed', 'A day of the season has its own');
select is(
    told('ROOM', 'special'),
    '[{"first_day": "2027-07-01", "last_day": "2027-08-31", "windows": [[6, 600, 1080]]},
      {"first_day": "2027-07-15", "last_day": "2027-07-15", "windows": []}]',
    'Both are told'
);
select is(set_hours('ROOM', '2027-07-15', '2027-07-15', null), 'changed', 'What was set is taken away');
select is(set_hours('ROOM', '2027-07-15', '2027-07-15', null), 'same', 'Once');
select is(outcome($$ select set_hours('ROOM', '2027-07-15', '2027-07-14', '[]') $$), '23514', 'No days end before they begin');
select is(set_hours('ROOM', p_on_holidays => 'open'), 'changed', 'It is open on holidays');
select is(told('ROOM', 'on_holidays'), '"open"', 'And the program is told');
reset session authorization;
select is(
    (select count(*) from poolbook.audit where act = 'hours.set'), 4::bigint, 'Each change has its audit row'
);

set local session authorization tap_officer_a;
select is(outcome($$ select import_holidays('[]') $$), '42501', 'An officer imports no holidays');
set local session authorization tap_admin;
select is(
    import_holidays('[{"day": "2027-05-01", "kind": "holiday", "name": "Labour Day"},
                      {"day": "2027-05-02", "kind": "holiday", "name": "Labour Day"},
                      {"day": "2027-05-08", "kind": "workday", "name": "Labour Day"},
                      {"day": "2028-01-01", "kind": "holiday", "name": "New Year"}]'),
    '4 0 0', 'Days are added'
);
select is(
    import_holidays('[{"day": "2027-05-01", "kind": "holiday", "name": "Labour Day"},
                      {"day": "2027-05-02", "kind": "workday", "name": "Labour Day"},
                      {"day": "2027-10-01", "kind": "holiday", "name": "National Day"}]'),
    '1 1 1', 'A corrected year changes just what differs, and what it has no more goes'
);
select is(
    seen('tap_officer_c', $$
        select day ->> 'day' || (day ->> 'kind')
        from jsonb_array_elements(poolbook_1.snapshot('Pool P', '{}', '{}') #> '{pool,holidays}') as day
    $$),
    '2027-05-01holiday 2027-05-02workday 2027-10-01holiday 2028-01-01holiday',
    'Other years stay, and every member is told'
);
select is(outcome($$ select import_holidays('[{"day": "2027-05-01", "kind": "half", "name": "x"}]') $$), '23514', 'A day is a holiday or worked');
select is(
    outcome($$ select import_holidays('[{"day": "2027-05-01", "kind": "holiday", "name": "a"}, {"day": "2027-05-01", "kind": "holiday", "name": "b"}]') $$),
    '21000', 'A day is there once'
);

select * from finish();
rollback;
