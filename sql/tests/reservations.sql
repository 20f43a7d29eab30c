-- What the functions do, called as members call them.
begin;
\ir setup/pool.sql
select plan(197);

-- What a reservation takes: units' codes with the hours, by start.
create function test.takes(p_title text) returns text
language sql security definer as $$
    select coalesce(
        string_agg(
            concat(code, ' ', to_char(starts_at, 'DD HH24:MI'), '-', to_char(ends_at, 'DD HH24:MI')), ', '
            order by starts_at, code
        ),
        'nothing'
    )
    from (
        select code, starts_at, ends_at
        from poolbook.allocation
        join poolbook.unit using (pool_id, unit_id)
        join poolbook.resource using (pool_id, resource_id)
        where reservation_id = test.id(p_title)
        union all
        select taken.quantity || ' ' || code, starts_at, ends_at
        from poolbook.quantity_allocation as taken
        join poolbook.resource using (pool_id, resource_id)
        where reservation_id = test.id(p_title)
    ) as taken
$$;

-- The lines of a project: fund/category available+reserved+committed.
create function test.lines(p_project text) returns text
language sql security definer as $$
    select string_agg(
        concat(fund.code, '/', category, ' ', available, '+', reserved, '+', committed), ', '
        order by category, valid_until
    )
    from poolbook.budget_line
    join poolbook.fund using (pool_id, fund_id)
    where project_id = test.id(p_project)
$$;

create function test.state(p_title text) returns text
language sql security definer as $$
    select state || ' ' || version from poolbook.reservation where reservation_id = test.id(p_title)
$$;

-- How many rows there are of all that an act writes.
create function test.written() returns text
language sql security definer as $$
    select concat_ws('/',
        (select count(*) from poolbook.event),
        (select count(*) from poolbook.reservation),
        (select count(*) from poolbook.reservation_item),
        (select count(*) from poolbook.allocation),
        (select count(*) from poolbook.quantity_allocation),
        (select count(*) from poolbook.commitment),
        (select count(*) from poolbook.entry),
        (select count(*) from poolbook.audit),
        (select count(*) from poolbook.command)
    )
$$;

create function test.close(p_resource text, p_starts timestamptz, p_ends timestamptz, p_reason text) returns jsonb
language sql as $$
    select poolbook_1.add_blackout(id('P'), p_reason, 'content', 'act', id(p_resource), p_starts, p_ends, p_reason)
$$;
create function test.open(p_reason text) returns jsonb
language sql as $$
    select poolbook_1.remove_blackout(id('P'), 'open ' || p_reason, 'content', 'act', reference, null)
    from poolbook_1.blackouts
    where reason = p_reason
$$;

-- An import, and a line of it: two hours with a UID.
create function test.import(p_key text, p_rows jsonb, p_mode text = 'act') returns jsonb
language sql as $$
    select poolbook_1.import_reservations(id('P'), p_key, 'content', p_mode, 'listing', p_rows)
$$;
create function test.line(
    p_row integer, p_uid text, p_starts timestamptz, p_resources text[], p_host text = 'A', p_amount bigint = null
) returns jsonb
language sql as $$
    select jsonb_build_object(
        'row', p_row, 'title', 'Imported ' || p_row, 'attendance', 10, 'hosts', ids(array[p_host]), 'shares', '{1000000}'::integer[],
        'starts_at', p_starts, 'ends_at', p_starts + interval '2 hours', 'before', 0, 'after', 0,
        'resources', ids(p_resources), 'quantities', array_fill(null::integer, array[cardinality(p_resources)]),
        'projects', case when p_amount is null then '{}' else ids('{SHORT}') end,
        'categories', case when p_amount is null then '{}' else '{rent}'::text[] end,
        'amounts', case when p_amount is null then '{}' else array[p_amount] end,
        'uid', p_uid, 'state', 'confirmed'
    )
$$;

-- A row that names a reservation leaves it as it is or changes when and where it is, in the version that it was compared
-- with.
create function test.named(
    p_row integer, p_title text, p_starts timestamptz = null, p_resources text[] = null, p_version integer = 1
) returns jsonb
language sql as $$
    select jsonb_build_object(
        'row', p_row, 'reservation', id(p_title), 'version', p_version, 'stands', p_starts is null,
        'title', p_title, 'hosts', ids('{A}'), 'shares', '{1000000}'::integer[], 'before', 0, 'after', 0,
        'starts_at', p_starts, 'ends_at', p_starts + interval '2 hours', 'resources', ids(p_resources),
        'quantities', array_fill(null::integer, array[coalesce(cardinality(p_resources), 0)])
    )
$$;

-- Whole or nothing --------------------------------------------------------------------------------------------------
set local session authorization tap_officer_a;
select is(lines('YOUTH'), 'CITY/catering 5000+0+0, SOON/rent 30000+0+0, CITY/rent 100000+0+0', 'The grants are available');
create temp table answer as
select reserve('Joint', '2027-03-06 14:00+08', '2027-03-06 17:00+08', '{ROOM,LAWYER,CHAIRS}', '{null,null,20}',
               '{YOUTH}', '{rent}', '{40000}') as first;
select is(first ->> 'state', 'confirmed', 'A reservation of a room, a person, chairs and money is confirmed') from answer;
select matches(first ->> 'reference', '^R-[0-9A-Z]{4}$', 'It has a short reference') from answer;
select is(
    takes('Joint'), '20 CHAIRS 06 14:00-06 17:00, LAWYER 06 14:00-06 17:00, ROOM 06 14:00-06 17:00',
    'It takes all that it asked for'
);
select is(
    lines('YOUTH'), 'CITY/catering 5000+0+0, SOON/rent 0+0+30000, CITY/rent 90000+0+10000',
    'Its money comes from the line that expires first, and the rest from the next'
);
select is(
    jsonb_path_query_array(first, '$.money[*].amount'), '[30000, 10000]', 'It says what came from where'
) from answer;

create temp table before as select written();
select is(
    outcome($$
        select reserve('Greedy', '2027-03-06 16:00+08', '2027-03-06 18:00+08', '{ROOM,GYM,LAWYER,CHAIRS}',
                       '{null,null,null,81}', '{YOUTH,WOMEN}', '{rent,rent}', '{90001,1}')
    $$),
    'PB001 person.double, venue.double, equipment.short, money.short, project.owner',
    'What is refused is refused with every reason at once'
);
select is(written(), (select written from before), 'What is refused leaves nothing behind, not even what was free');
select is(lines('YOUTH'), 'CITY/catering 5000+0+0, SOON/rent 0+0+30000, CITY/rent 90000+0+10000', 'Nor with its money');
select results_eq(
    $$
        select reason ->> 'rule', reason ->> 'asked', reason ->> 'free'
        from jsonb_array_elements(detail($q$
            select reserve('Greedy', '2027-03-06 16:00+08', '2027-03-06 18:00+08', '{CHAIRS}', '{81}',
                           '{YOUTH}', '{rent}', '{90001}')
        $q$)) as reason
    $$,
    $$ values ('equipment.short', '81', '80'), ('money.short', '90001', '90000') $$,
    'A shortage says what was asked and what there is'
);

-- Try --------------------------------------------------------------------------------------------------------------
select is(
    outcome($$ select reserve('Tried', '2027-03-08 14:00+08', '2027-03-08 17:00+08', '{GYM}', p_mode => 'try') $$), 'PB002',
    'What is tried ends in an error, so that nothing can stay'
);
select is(
    detail($$ select reserve('Tried', '2027-03-08 14:00+08', '2027-03-08 17:00+08', '{GYM}', p_mode => 'try') $$) ->> 'state',
    'confirmed',
    'What is tried answers as the act would'
);
select is(written(), (select written from before), 'What is tried writes nothing');
select is(
    outcome($$ select reserve('Tried', '2027-03-06 14:00+08', '2027-03-06 17:00+08', '{ROOM}', p_mode => 'try') $$),
    'PB001 venue.double',
    'What would be refused is refused when tried'
);
select is(
    outcome($$ select reserve('Tried', '2027-03-06 14:00+08', '2027-03-06 17:00+08', '{ROOM}', p_mode => 'maybe') $$), 'PB006',
    'There is no third mode'
);

-- Keys -------------------------------------------------------------------------------------------------------------
select is(
    reserve('Joint', '2027-03-06 14:00+08', '2027-03-06 17:00+08', '{ROOM,LAWYER,CHAIRS}', '{null,null,20}',
            '{YOUTH}', '{rent}', '{40000}'),
    (select first from answer),
    'The same key with the same content gives the same answer'
);
select is(written(), (select written from before), 'The same key acts once');
select is(
    outcome($$
        select reserve('Joint', '2027-03-06 14:00+08', '2027-03-06 18:00+08', '{ROOM}', p_content => 'other content')
    $$),
    'PB003',
    'The same key with other content is refused'
);
set local session authorization tap_officer_b;
select is(
    outcome($$ select reserve('Of B', '2027-03-08 14:00+08', '2027-03-08 15:00+08', '{ROOM}', p_hosts => '{B}', p_key => 'Joint') $$),
    'done',
    'Another login may use the key for something else'
);
set local session authorization tap_officer_a;
select is(
    outcome($$ select reserve('Late', '2027-03-06 14:00+08', '2027-03-06 15:00+08', '{ROOM}', p_key => 'retry') $$),
    'PB001 venue.double', 'A key whose act was refused'
);
select is(
    outcome($$ select reserve('Late', '2027-03-06 18:00+08', '2027-03-06 19:00+08', '{ROOM}', p_key => 'retry', p_content => 'x') $$),
    'done', 'may be used again: refusals are not stored'
);

-- Periods and buffers ------------------------------------------------------------------------------------------------
select is(
    outcome($$ select reserve('Touching', '2027-03-06 17:00+08', '2027-03-06 18:00+08', '{ROOM}') $$), 'done',
    'A reservation may begin when another ends'
);
select is(
    outcome($$ select reserve('Past', '2027-01-04 07:00+08', '2027-01-04 09:00+08', '{WEST}') $$), 'PB001 period.past',
    'What is over cannot be reserved'
);
select is(
    outcome($$ select reserve('Running', '2027-01-04 07:00+08', '2027-01-04 09:01+08', '{WEST}') $$), 'done',
    'What is still going on can'
);
select is(
    outcome($$ select reserve('Inverted', '2027-03-06 17:00+08', '2027-03-06 16:00+08', '{WEST}') $$), '23514',
    'A period that ends before it begins is refused'
);
select is(
    outcome($$ select reserve('Sport', '2027-03-06 14:00+08', '2027-03-06 16:00+08', '{GYM}', p_before => 10, p_after => 90) $$),
    'done', 'A venue with buffers is reserved'
);
select is(
    takes('Sport'), 'GYM 06 13:30-06 17:30', 'It is blocked for the longer of the venue''s and the reservation''s buffers'
);
select is(
    outcome($$ select reserve('Close', '2027-03-06 17:45+08', '2027-03-06 19:00+08', '{GYM}') $$), 'PB001 buffer.before',
    'A set-up that runs into another''s clearing-up is refused as such'
);
select is(
    outcome($$ select reserve('Close', '2027-03-06 12:00+08', '2027-03-06 13:15+08', '{GYM}') $$), 'PB001 buffer.after',
    'So is a clearing-up that runs into another''s set-up'
);
select is(
    outcome($$ select reserve('Clear', '2027-03-06 18:00+08', '2027-03-06 19:00+08', '{GYM}') $$), 'done',
    'A reservation whose buffers touch another''s is fine'
);

-- Whole and parts ----------------------------------------------------------------------------------------------------
select is(
    outcome($$ select reserve('Whole', '2027-03-09 10:00+08', '2027-03-09 12:00+08', '{HALL}') $$), 'done',
    'A divisible hall is reserved'
);
select is(takes('Whole'), 'EAST 09 10:00-09 12:00, WEST 09 10:00-09 12:00', 'It takes all of its parts');
select is(
    outcome($$ select reserve('Part', '2027-03-09 11:00+08', '2027-03-09 13:00+08', '{EAST}') $$), 'PB001 venue.double',
    'The whole excludes a part'
);
select is(
    outcome($$ select reserve('Part', '2027-03-09 12:00+08', '2027-03-09 13:00+08', '{EAST}') $$), 'done',
    'A part is free when the whole is'
);
select is(
    outcome($$ select reserve('Whole again', '2027-03-09 12:30+08', '2027-03-09 14:00+08', '{HALL}') $$), 'PB001 venue.double',
    'A part excludes the whole'
);
select is(
    outcome($$ select reserve('Other part', '2027-03-09 12:00+08', '2027-03-09 13:00+08', '{WEST}') $$), 'done',
    'A part does not exclude another'
);
select is(
    outcome($$ select reserve('Both', '2027-03-10 12:00+08', '2027-03-10 13:00+08', '{HALL,EAST}') $$),
    'PB001 venue.part-and-whole',
    'The whole and a part in one reservation are refused as such'
);
select is(
    outcome($$ select reserve('Both', '2027-03-10 12:00+08', '2027-03-10 13:00+08', '{EAST,WEST}') $$), 'done',
    'Both parts in one reservation are fine'
);

-- Equipment ----------------------------------------------------------------------------------------------------------
select is(
    outcome(format(
        'select reserve(%L, %L, %L, ''{CHAIRS}'', array[%s])', title, '2027-03-11 ' || starts, '2027-03-11 ' || ends, quantity
    )),
    expected, sentence
)
from (
    values
        ('Chairs 1', '09:00+08', '11:00+08', 60, 'done', '60 of 100 chairs from 9 to 11'),
        ('Chairs 2', '11:00+08', '13:00+08', 60, 'done', 'and 60 from 11 to 13: never more than 60 at a time'),
        ('Chairs 3', '10:00+08', '12:00+08', 41, 'PB001 equipment.short', 'so that from 10 to 12 there are not 41 more'),
        ('Chairs 4', '10:00+08', '12:00+08', 40, 'done', 'but 40: the last of them'),
        ('Chairs 5', '11:59+08', '14:00+08', 1, 'PB001 equipment.short', 'and then not one, at the fullest instant'),
        ('Chairs 6', '12:00+08', '14:00+08', 40, 'done', 'and from 12 on 40 again'),
        ('Chairs 7', '13:00+08', '14:00+08', 61, 'PB001 equipment.short', 'and from 13 not 61'),
        ('Chairs 8', '13:00+08', '14:00+08', 60, 'done', 'but 60'),
        ('Chairs 9', '15:00+08', '16:00+08', 101, 'PB001 equipment.short', 'There are never 101'),
        ('Chairs 10', '15:00+08', '16:00+08', 100, 'done', 'There are 100')
) as listed (title, starts, ends, quantity, expected, sentence);

-- Longer than a day --------------------------------------------------------------------------------------------------
select is(
    outcome($$ select reserve('Day', '2027-03-13 10:00+08', '2027-03-14 10:00+08', '{EAST}') $$), 'done', 'A day is reserved'
);
select is(takes('Day'), 'EAST 13 10:00-14 10:00', 'It is one piece');
select is(
    outcome($$ select reserve('Camp', '2027-03-14 10:00+08', '2027-03-16 12:00+08', '{EAST}') $$), 'done',
    'Two days are reserved'
);
select is(
    takes('Camp'), 'EAST 14 10:00-15 00:00, EAST 15 00:00-16 00:00, EAST 16 00:00-16 12:00',
    'They are cut at the midnights of the pool'
);
select is(
    outcome($$ select reserve('Inside', '2027-03-15 10:00+08', '2027-03-15 12:00+08', '{HALL}') $$), 'PB001 venue.double',
    'What lies within them is refused'
);
select is(
    outcome($$ select reserve('Around', '2027-03-12 10:00+08', '2027-03-20 12:00+08', '{WEST,EAST}') $$),
    'PB001 venue.double, venue.double',
    'So is what lies around them, with one reason for each reservation in the way'
);
set local session authorization tap_officer_d;
set local timezone = 'Europe/Berlin';
select is(
    outcome($$
        select reserve('Autumn', '2027-10-30 12:00+02', '2027-11-01 12:00+01', '{BARN}', p_hosts => '{D}', p_pool => 'Q')
    $$),
    'done', 'Two days around the night in which the clocks go back are reserved'
);
select is(
    takes('Autumn'), 'BARN 30 12:00-31 00:00, BARN 31 00:00-01 00:00, BARN 01 00:00-01 12:00',
    'They are cut at the midnights of that pool, the longest piece 25 hours'
);
select is(
    outcome($$
        select reserve('Spring', '2027-03-27 12:00+01', '2027-03-29 12:00+02', '{BARN}', p_hosts => '{D}', p_pool => 'Q')
    $$),
    'done', 'Two days around the night in which they go forward are reserved'
);
select is(
    takes('Spring'), 'BARN 27 12:00-28 00:00, BARN 28 00:00-29 00:00, BARN 29 00:00-29 12:00',
    'They are cut at midnight as well'
);
set local timezone = 'Asia/Shanghai';

-- On the Azores the clocks go back from 1 o'clock to midnight: that day has two.
set local session authorization tap_admin_q;
do $$
begin
    perform poolbook_1.add_pool('azores', 'content', 'act', 'Pool Z', 'Atlantic/Azores', 'EUR', 'en');
    perform poolbook_1.save_organizations(id('Z'), 'organizations', 'content', 'act', 'add', '[{"code": "E", "name": "Club E"}]');
    perform poolbook_1.save_resources(id('Z'), 'venues', 'content', 'act', 'add', 'venue', jsonb_build_array(
        jsonb_build_object('code', 'QUAY', 'name', 'Quay', 'owner_id', id('E'))));
    perform reserve('Two midnights', '2027-10-31 00:30+00', '2027-11-02 12:00+00', '{QUAY}', p_hosts => '{E}', p_pool => 'Z');
    perform reserve('Until between', '2027-10-29 12:00+00', '2027-10-31 00:30+00', '{QUAY}', p_hosts => '{E}', p_pool => 'Z');
end
$$;
reset session authorization;
select results_eq(
    $$
        select min(starts_at), max(ends_at), sum(ends_at - starts_at)
        from poolbook.allocation
        where reservation_id = id('Two midnights')
    $$,
    $$ values ('2027-10-31 00:30+00'::timestamptz, '2027-11-02 12:00+00'::timestamptz, interval '59.5 hours') $$,
    'What begins between two midnights of one day is taken whole'
);
select results_eq(
    $$
        select min(starts_at), max(ends_at), sum(ends_at - starts_at)
        from poolbook.allocation
        where reservation_id = id('Until between')
    $$,
    $$ values ('2027-10-29 12:00+00'::timestamptz, '2027-10-31 00:30+00'::timestamptz, interval '36.5 hours') $$,
    'What ends between them too'
);

-- Money --------------------------------------------------------------------------------------------------------------
set local session authorization tap_finance;
do $$
begin
    perform poolbook_1.save_projects(id('P'), 'short', 'content', 'act', 'add', jsonb_build_array(
        jsonb_build_object('code', 'SHORT', 'name', 'Half a year', 'owner_ids', array[id('A')]),
        jsonb_build_object('code', 'BOTH', 'name', 'Both', 'owner_ids', ids('{B,A}'))
    ));
    perform poolbook_1.grant_money(
        id('P'), 'short grants', 'content', 'act', ids('{SOON,CITY}'), ids('{SHORT,BOTH}'), '{rent,rent}', '{2027,2027}',
        '{10000,10000}', null
    );
end
$$;
set local session authorization tap_officer_a;
select is(
    outcome(format(
        'select reserve(%L, %L, %L, p_projects => %L, p_categories => array[%L], p_amounts => array[%s])',
        title, starts || ' 14:00+08', starts || ' 15:00+08', projects, category, amount
    )),
    expected, sentence
)
from (
    values
        ('Money 1', '2027-03-20', '{YOUTH}', 'rent', 90001, 'PB001 money.short', 'A cent more than there is is refused'),
        ('Money 2', '2027-03-20', '{YOUTH}', 'rent', 90000, 'done', 'The last cent can be taken'),
        ('Money 3', '2027-03-20', '{YOUTH}', 'travel', 1, 'PB001 money.category', 'A category without a line is refused'),
        ('Money 4', '2027-07-01', '{SHORT}', 'rent', 1, 'PB001 fund.validity', 'A day after the fund''s validity is refused'),
        ('Money 5', '2027-06-30', '{SHORT}', 'rent', 1, 'done', 'Its last day is fine'),
        ('Money 6', '2028-03-20', '{YOUTH}', null, 1, 'PB001 money.no-line', 'A year without a line is refused'),
        ('Money 7', '2027-03-20', '{WOMEN}', 'rent', 1, 'PB001 project.owner', 'Another organization''s project is refused'),
        ('Money 8', '2027-03-20', '{BOTH}', 'rent', 1, 'done', 'A project of two organizations is either''s'),
        ('Money 9', '2027-03-20', '{YOUTH}', null, 5001, 'PB001 money.short', 'Without a category all lines are drawn on'),
        ('Money 10', '2027-03-20', '{YOUTH}', null, 5000, 'done', 'to the last cent'),
        ('Money 11', '2027-03-20', '{BOTH}', 'rent', 0, '23514', 'Nothing is not an amount'),
        ('Money 12', '2027-03-20', '{BOTH}', 'rent', -1, '23514', 'nor is less than nothing')
) as listed (title, starts, projects, category, amount, expected, sentence);
select is(
    outcome($$
        select reserve('Twice', '2027-03-20 14:00+08', '2027-03-20 15:00+08', p_projects => '{BOTH,BOTH}',
                       p_categories => '{rent,rent}', p_amounts => '{9000,1000}')
    $$),
    'PB001 money.short', 'Two payments from one line are not more than there is in it'
);
select is(
    outcome($$
        select reserve('Twice', '2027-03-20 14:00+08', '2027-03-20 15:00+08', p_projects => '{BOTH,BOTH}',
                       p_categories => '{rent,rent}', p_amounts => '{9000,999}')
    $$),
    'done', 'but may be all of it'
);
select is(lines('BOTH'), 'CITY/rent 0+0+10000', 'and then it is empty');

-- Cancel -------------------------------------------------------------------------------------------------------------
select is(
    lines('YOUTH'), 'CITY/catering 0+0+5000, SOON/rent 0+0+30000, CITY/rent 0+0+100000', 'All of the grant is committed'
);
select is(cancel('Joint') ->> 'state', 'cancelled', 'A reservation is cancelled');
select is(
    lines('YOUTH'), 'CITY/catering 0+0+5000, SOON/rent 30000+0+0, CITY/rent 10000+0+90000',
    'Its money is back in the lines that it came from'
);
select is(takes('Joint'), 'nothing', 'Its places are free');
select is(state('Joint'), 'cancelled 2', 'It is kept as cancelled');
select is(outcome($$ select cancel('Joint', 'again') $$), 'PB001 reservation.state', 'It is not cancelled twice');
select is(cancel('Joint') ->> 'state', 'cancelled', 'The same key answers the same');
select is(
    outcome($$ select reserve('Next', '2027-03-06 14:00+08', '2027-03-06 17:00+08', '{ROOM,LAWYER,CHAIRS}', '{null,null,100}') $$),
    'done', 'Somebody else has its place'
);

-- Holds --------------------------------------------------------------------------------------------------------------
select is(
    (reserve('Held', '2027-03-21 10:00+08', '2027-03-21 12:00+08', '{WEST}', null, '{YOUTH}', '{rent}', '{35000}',
             p_state => 'hold', p_hold_seconds => 3600) ->> 'expires_at')::timestamptz,
    '2027-01-04 10:00+08'::timestamptz,
    'A hold of an hour expires in an hour'
) from (select cancel('Money 2')) as freed;
select is(
    lines('YOUTH'), 'CITY/catering 0+0+5000, SOON/rent 0+30000+0, CITY/rent 95000+5000+0', 'Its money is reserved'
);
select is(
    (reserve('Long', '2027-03-22 10:00+08', '2027-03-22 12:00+08', '{WEST}', p_state => 'hold', p_hold_seconds => 31536000)
        ->> 'expires_at')::timestamptz,
    '2027-03-22 10:00+08'::timestamptz,
    'A hold does not outlast the beginning of what it holds'
);
select is(
    outcome($$
        select reserve('No hold', '2027-03-23 10:00+08', '2027-03-23 12:00+08', '{WEST}', p_state => 'hold', p_hold_seconds => 0)
    $$),
    'PB006', 'A hold of no time is none'
);
select is(
    (reserve('Kept', '2027-03-24 10:00+08', '2027-03-24 12:00+08', '{WEST}', null, '{YOUTH}', '{rent}', '{1000}',
             p_state => 'hold', p_hold_seconds => 3600)) ->> 'state',
    'hold', 'Another hold'
);
select is(confirm('Kept') ->> 'state', 'confirmed', 'is confirmed in time');
select is(state('Kept'), 'confirmed 2', 'and stands');
select is(
    lines('YOUTH'), 'CITY/catering 0+0+5000, SOON/rent 0+30000+0, CITY/rent 94000+5000+1000',
    'its money committed instead of reserved'
);
select is(outcome($$ select confirm('Kept', 'again') $$), 'PB001 reservation.state', 'It is not confirmed twice');
set local test.now = '2027-01-04 09:59:59+08';
select is(
    outcome($$ select reserve('After', '2027-03-21 11:00+08', '2027-03-21 13:00+08', '{HALL}') $$), 'PB001 venue.double',
    'A hold holds until its last second'
);
set local test.now = '2027-01-04 10:00+08';
select is(outcome($$ select confirm('Held') $$), 'PB001 hold.expired', 'A hold that has expired is not confirmed');
select is(
    outcome($$ select reserve('After', '2027-03-21 11:00+08', '2027-03-21 13:00+08', '{HALL}', null, '{YOUTH}', '{rent}', '{124000}') $$),
    'done', 'Whoever comes next has its place, and its money'
);
select is(state('Held'), 'expired 2', 'It is expired then');
select is(takes('Held'), 'nothing', 'and takes nothing');
select is(outcome($$ select confirm('Held', 'late') $$), 'PB001 reservation.state', 'It cannot be confirmed any more');
reset session authorization;
select results_eq(
    $$
        select act, source, target, sum(amount)
        from poolbook.entry
        where reservation_id = id('Held')
        group by act, source, target
        order by act
    $$,
    $$
        values
            ('expire', 'reserved', 'available', 35000::numeric),
            ('reserve', 'available', 'reserved', 35000)
    $$,
    'The journal shows that it was reserved and expired'
);
select results_eq(
    $$ select act, version_before, version_after from poolbook.audit where subject_id = id('Held') order by version_after $$,
    $$ values ('reserve', null::integer, 1), ('expire', 1, 2) $$,
    'So does the audit trail'
);
set local session authorization tap_officer_a;
do $$
begin
    for day in 1 .. 101 loop
        perform reserve(
            'Old hold ' || day, '2027-08-01 10:00+08'::timestamptz + day * interval '1 day',
            '2027-08-01 12:00+08'::timestamptz + day * interval '1 day', '{WEST}', p_state => 'hold',
            p_hold_seconds => 3600 + day
        );
    end loop;
end
$$;
set local test.now = '2027-01-04 12:00+08';
select is(
    outcome($$ select reserve('After many', '2027-11-10 10:00+08', '2027-11-10 12:00+08', '{WEST}') $$), 'done',
    'However many holds have expired, the one in the way is freed'
);

-- Move ---------------------------------------------------------------------------------------------------------------
select is(
    outcome($$
        select reserve('Mover', '2027-04-05 10:00+08', '2027-04-05 12:00+08', '{HALL,CHAIRS}', '{null,70}', '{SHORT}', '{rent}', '{100}')
    $$),
    'done', 'A reservation that will move'
);
select is(
    outcome($$ select reserve('Rock', '2027-04-05 14:00+08', '2027-04-05 16:00+08', '{EAST,CHAIRS}', '{null,70}') $$), 'done',
    'and one in its way'
);
select is(
    outcome($$ select move('Mover', '2027-04-05 15:00+08', '2027-04-05 17:00+08') $$), 'PB001 venue.double, equipment.short',
    'A move to what is taken is refused, with every reason'
);
select is(
    takes('Mover'), '70 CHAIRS 05 10:00-05 12:00, EAST 05 10:00-05 12:00, WEST 05 10:00-05 12:00',
    'and the old place is kept'
);
select is(state('Mover'), 'confirmed 1', 'as it was');
select is(
    outcome($$ select move('Mover', '2027-04-05 11:00+08', '2027-04-05 13:00+08', p_mode => 'try') $$), 'PB002',
    'A move that is tried'
);
select is(
    takes('Mover'), '70 CHAIRS 05 10:00-05 12:00, EAST 05 10:00-05 12:00, WEST 05 10:00-05 12:00', 'moves nothing'
);
select is(
    move('Mover', '2027-04-05 11:00+08', '2027-04-05 13:00+08') ->> 'version', '2',
    'A hall moves by an hour, over its own old place'
);
select is(
    takes('Mover'), '70 CHAIRS 05 11:00-05 13:00, EAST 05 11:00-05 13:00, WEST 05 11:00-05 13:00', 'with all that it takes'
);
select is(
    outcome($$ select move('Mover', '2027-04-05 14:00+08', '2027-04-05 16:00+08', '{WEST,CHAIRS}', '{null,30}') $$), 'done',
    'It moves to one part, beside what stands in the other'
);
select is(takes('Mover'), '30 CHAIRS 05 14:00-05 16:00, WEST 05 14:00-05 16:00', 'and takes that only');
select is(
    outcome($$ select reserve('Follower', '2027-04-05 11:00+08', '2027-04-05 13:00+08', '{HALL}') $$), 'done',
    'Its old place is free'
);
select is(lines('SHORT'), 'SOON/rent 9899+0+101', 'Its money is where it was');
select is(
    outcome($$ select move('Mover', '2027-07-05 14:00+08', '2027-07-05 16:00+08') $$), 'PB001 fund.validity',
    'It does not move to where its money cannot pay'
);
select is(
    outcome($$ select move('Mover', '2027-01-03 14:00+08', '2027-01-03 16:00+08') $$), 'PB001 period.past',
    'nor into the past'
);
select is(
    outcome($$ select move('Mover', '2027-04-06 14:00+08', '2027-04-06 16:00+08', '{ROOM}') $$), 'done',
    'It moves to another organization''s room'
);
select is(
    seen('tap_officer_b', $$ select title from poolbook_1.reservations where title = 'Mover' $$), 'Mover',
    'which then may read it'
);
select is(outcome($$ select move('Joint', '2027-04-07 14:00+08', '2027-04-07 16:00+08') $$), 'PB001 reservation.state',
    'What is cancelled does not move');

-- Blackouts ----------------------------------------------------------------------------------------------------------
select is(
    outcome($$ select reserve('Standing', '2027-05-01 10:00+08', '2027-05-01 12:00+08', '{EAST}') $$), 'done',
    'A reservation stands'
);
select is(close('HALL', '2027-05-01 08:00+08', '2027-05-02 00:00+08', 'painters') ->> 'standing', '1',
    'A blackout over it says so');
select is(takes('Standing'), 'EAST 01 10:00-01 12:00', 'It keeps its place');
select is(
    outcome($$ select reserve('Painted', '2027-05-01 14:00+08', '2027-05-01 15:00+08', '{WEST}') $$), 'PB001 resource.blackout',
    'What is free is closed'
);
select is(
    detail($$ select reserve('Painted', '2027-05-01 14:00+08', '2027-05-01 15:00+08', '{WEST}') $$) -> 0 ->> 'blackout',
    'painters', 'for a reason that is told'
);
select is(
    outcome($$ select reserve('Before', '2027-05-01 07:00+08', '2027-05-01 08:00+08', '{WEST}') $$), 'done',
    'Before it the hall is open'
);
select is(cancel('Standing') ->> 'state', 'cancelled', 'When what stands is cancelled');
select is(
    outcome($$ select reserve('Painted', '2027-05-01 10:00+08', '2027-05-01 12:00+08', '{EAST}') $$), 'PB001 resource.blackout',
    'the blackout has its place'
);
select is(close('EAST', '2027-05-01 09:00+08', '2027-05-01 11:00+08', 'electricians') ->> 'standing', '0',
    'Another blackout at the same time');
select is(outcome($$ select open('painters') $$), 'done', 'The first is removed');
select is(
    outcome($$ select reserve('Wired', '2027-05-01 10:00+08', '2027-05-01 12:00+08', '{EAST}') $$), 'PB001 resource.blackout',
    'and the second still closes its part'
);
select is(
    outcome($$ select reserve('Unpainted', '2027-05-01 10:00+08', '2027-05-01 12:00+08', '{WEST}') $$), 'done',
    'but no more than that'
);
select is(outcome($$ select open('electricians') $$), 'done', 'The second is removed');
select is(
    outcome($$ select reserve('Wired', '2027-05-01 10:00+08', '2027-05-01 12:00+08', '{EAST}') $$), 'done',
    'and its part is open again'
);
select is(
    outcome($$ select close('ROOM', '2027-05-01 09:00+08', '2027-05-01 11:00+08', 'not mine') $$), 'PB004',
    'Nobody closes another organization''s room'
);
set local session authorization tap_officer_b;
select is(
    outcome($$ select close('CHAIRS', '2027-05-01 09:00+08', '2027-05-01 11:00+08', 'stocktaking') $$), 'done',
    'The chairs'' owner closes the store'
);
set local session authorization tap_officer_a;
select is(
    outcome($$ select reserve('Seats', '2027-05-01 10:00+08', '2027-05-01 12:00+08', '{CHAIRS}', '{1}') $$),
    'PB001 resource.blackout', 'and no chair is to be had'
);
select is(
    outcome($$ select reserve('Seats', '2027-05-01 11:00+08', '2027-05-01 12:00+08', '{CHAIRS}', '{1}') $$), 'done',
    'until it opens'
);

-- Requests -----------------------------------------------------------------------------------------------------------
select is(
    outcome($$ select reserve('First', '2027-06-01 10:00+08', '2027-06-01 12:00+08', '{ROOM}') $$), 'done', 'A room is taken'
);
select is(
    reserve('Asked', '2027-06-01 11:00+08', '2027-06-01 13:00+08', '{ROOM,CHAIRS}', '{null,5}', '{SHORT}', '{rent}', '{200}',
            p_state => 'request') ->> 'state',
    'request', 'It may be asked for'
);
select is(takes('Asked'), 'nothing', 'A request binds no place');
select is(lines('SHORT'), 'SOON/rent 9899+0+101', 'and no money');
select is(outcome($$ select confirm('Asked', 'too early') $$), 'PB001 venue.double', 'It is not confirmed while the room is taken');
select is(takes('Asked'), 'nothing', 'nor in part');
select is(cancel('First') ->> 'state', 'cancelled', 'Once the room is free');
select is(confirm('Asked') ->> 'state', 'confirmed', 'it is confirmed');
select is(takes('Asked'), '5 CHAIRS 01 11:00-01 13:00, ROOM 01 11:00-01 13:00', 'with its places');
select is(lines('SHORT'), 'SOON/rent 9699+0+301', 'and its money');

-- Import -------------------------------------------------------------------------------------------------------------
create temp table listing as
select jsonb_build_array(
    line(1, 'u1', '2027-06-05 10:00+08', '{HALL}'),
    line(2, 'u2', '2027-06-05 10:00+08', '{HALL}'),
    line(3, 'u3', '2027-06-05 11:00+08', '{EAST}'),
    line(4, 'u4', '2027-06-05 12:00+08', '{WEST}'),
    line(5, 'u5', '2027-06-05 12:00+08', '{ROOM}', p_amount => 9700),
    line(6, 'u6', '2027-06-05 12:00+08', '{GYM}', p_amount => 9699)
) as rows;
update before set written = written();
select is(
    detail($$ select import('listing', rows, 'try') from listing $$) ->> 'bound', '3', 'An import that is tried says what it would bind'
);
select is(written(), (select written from before), 'and writes nothing');
select is(
    (import('listing', rows) - 'waiting'), '{"rows": 6, "bound": 3, "requests": 3, "same": 0, "changed": [], "overlaps": 3, "conflicts": 2}',
    'An import binds what fits, keeps the rest as requests, and counts the pairs that overlap'
) from listing;
select is(
    (select string_agg(split_part(state('Imported ' || number), ' ', 1), ' ' order by number) from generate_series(1, 6) as number),
    'confirmed request request confirmed request confirmed',
    'Of equal rows the first is bound; rows with different UIDs are separate'
);
select is(takes('Imported 3'), 'nothing', 'What waits binds nothing');
select is(
    (select jsonb_path_query_array(import('listing', rows), '$.waiting[*].reasons[*].rule') from listing),
    '["venue.double", "venue.double", "money.short"]',
    'It says why'
);
update before set written = written();
select is(
    (import('listing again', rows) - 'waiting'), '{"rows": 6, "bound": 0, "requests": 0, "same": 6, "changed": [], "overlaps": 0, "conflicts": 0}',
    'The same import with another key finds everything there'
) from listing;
select is(
    regexp_replace(written(), '/[0-9]+$', ''), (select regexp_replace(written, '/[0-9]+$', '') from before),
    'and changes nothing'
);
select is(
    outcome($$
        select import('mixed', jsonb_build_array(
            line(7, 'u7', '2027-06-06 10:00+08', '{EAST}'), line(8, 'u8', '2027-06-06 10:00+08', '{WEST}', 'B')))
    $$),
    'PB004', 'A list with an event of others is refused'
);
select is(id('Imported 7'), null, 'with all that it has');

update before set written = written();
select is(
    (
        detail($$
            select import('moving', jsonb_build_array(named(1, 'Imported 1', '2027-06-05 15:00+08', '{HALL}')), 'try')
        $$) #>> '{changed,0,before,starts_at}'
    )::timestamptz,
    '2027-06-05 10:00+08', 'A list that would change a reservation tells what it was'
);
select is(written(), (select written from before), 'and, tried, writes nothing');
select is(
    (
        import('moving', jsonb_build_array(
            named(1, 'Imported 1', '2027-06-05 15:00+08', '{HALL}'), named(2, 'Imported 6')))
        - '{changed,waiting}'::text[]
    ),
    '{"rows": 2, "bound": 0, "requests": 0, "same": 1, "overlaps": 0, "conflicts": 0}',
    'A row that names a reservation moves it, and one that says what stands leaves it'
);
select is(takes('Imported 1'), 'EAST 05 15:00-05 17:00, WEST 05 15:00-05 17:00', 'It is moved');
select is(
    outcome($$
        select import('stale', jsonb_build_array(named(1, 'Imported 1', '2027-06-05 17:00+08', '{HALL}', 1)))
    $$),
    'PB006', 'A row that was compared with an older version is bad data'
);
update before set written = written();
select is(
    outcome($$
        select import('into others', jsonb_build_array(
            named(1, 'Imported 6', '2027-06-05 18:00+08', '{GYM}'),
            named(2, 'Imported 1', '2027-06-05 12:00+08', '{WEST}', 2)))
    $$),
    'PB001 venue.double', 'A move that is refused refuses the list'
);
select is(written(), (select written from before), 'with its other rows');

select reserve('Leaves', '2027-06-20 12:00+08', '2027-06-20 14:00+08', '{ROOM}');
select reserve('Follows', '2027-06-20 10:00+08', '2027-06-20 12:00+08', '{ROOM}');
select is(
    import('chain', jsonb_build_array(
        named(1, 'Follows', '2027-06-20 12:00+08', '{ROOM}'), named(2, 'Leaves', '2027-06-20 14:00+08', '{ROOM}')))
        ->> 'rows',
    '2', 'One row may take the place that a later one leaves'
);
select is(
    takes('Follows') || ', ' || takes('Leaves'), 'ROOM 20 12:00-20 14:00, ROOM 20 14:00-20 16:00', 'Both are moved'
);

-- Who may ------------------------------------------------------------------------------------------------------------
select is(
    outcome($$ select reserve('Joint work', '2027-06-10 10:00+08', '2027-06-10 12:00+08', '{ROOM}', p_hosts => '{A,C}',
                              p_shares => '{500000,500000}') $$),
    'done', 'An officer reserves for a joint event'
);
select is(
    outcome($$ select reserve('For B', '2027-06-10 10:00+08', '2027-06-10 12:00+08', '{EAST}', p_hosts => '{B}') $$), 'PB004',
    'but not for others alone'
);
select is(
    outcome_as('tap_' || login, format('select %s(''Joint work''%s)', act, rest)),
    expected, sentence
)
from (
    values
        ('officer_b', 'cancel', '', 'PB004', 'An officer of the room''s owner, who does not host, cannot cancel it'),
        ('officer_b', 'move', $$, '2027-06-11 10:00+08', '2027-06-11 12:00+08'$$, 'PB004', 'nor move it'),
        ('coordinator_b', 'cancel', '', 'PB004', 'nor can a coordinator of theirs'),
        ('officer_d', 'cancel', '', 'PB004', 'nor an officer of another pool'),
        ('finance_a', 'cancel', '', '42501', 'nor finance of the host'),
        ('auditor', 'cancel', '', '42501', 'nor an auditor'),
        ('officer_c', 'move', $$, '2027-06-11 10:00+08', '2027-06-11 12:00+08'$$, 'done', 'An officer of a co-host moves it'),
        ('coordinator_a', 'move', $$, '2027-06-12 10:00+08', '2027-06-12 12:00+08'$$, 'done', 'So does a coordinator of the host'),
        ('administrator', 'cancel', '', 'done', 'An administrator cancels it')
) as listed (login, act, rest, expected, sentence);
select is(
    outcome_as('tap_' || login, $$ select reserve('By somebody', '2027-06-20 10:00+08', '2027-06-20 12:00+08') $$),
    expected, sentence
)
from (
    values
        ('finance_a', '42501', 'Finance does not reserve'),
        ('auditor', '42501', 'An auditor does not reserve'),
        ('reporter', '42501', 'A reporter does not reserve'),
        ('plain', '42501', 'Who is in no group does not reserve'),
        ('nobody', 'PB004', 'Who is a member of no pool does not reserve'),
        ('officer_d', 'PB004', 'Who is a member of another pool does not reserve'),
        ('coordinator_a', 'done', 'A coordinator reserves')
) as listed (login, expected, sentence);

-- Every resource has something to allocate ---------------------------------------------------------------------------
set local session authorization tap_officer_a;
select is(
    outcome($$
        select poolbook_1.save_resources(id('P'), 'shed', 'content', 'act', 'add', 'venue',
                                         '[{"code": "SHED", "name": "Shed", "parts": []}]')
    $$),
    'done', 'A venue is added with a list of no parts'
);
select is(
    outcome($$ select reserve('In the shed', '2027-06-20 10:00+08', '2027-06-20 12:00+08', '{SHED}') $$), 'done', 'It is reserved'
);
select is(
    outcome($$ select reserve('Again', '2027-06-20 10:00+08', '2027-06-20 12:00+08', '{SHED}') $$), 'PB001 venue.double',
    'once'
);
set local test.now = '2028-01-01 00:00+08';
select is(
    outcome($$
        select poolbook_1.save_resources(id('P'), 'hall again', 'content', 'act', 'edit', 'venue', '[{"code": "HALL", "parts": []}]')
    $$),
    'done', 'A hall is no longer divided'
);
select is(
    outcome($$ select reserve('In the hall', '2028-06-20 10:00+08', '2028-06-20 12:00+08', '{HALL}') $$), 'done', 'It is reserved'
);
select is(
    outcome($$ select reserve('Again', '2028-06-20 10:00+08', '2028-06-20 12:00+08', '{HALL}') $$), 'PB001 venue.double',
    'once'
);
select is(
    outcome($$ select cancel('Sport') $$), 'PB001 period.past', 'What is over is not cancelled'
);
reset session authorization;

-- After all of this --------------------------------------------------------------------------------------------------
select is_empty(
    $$
        select
            line.pool_id,
            line.line_id
        from poolbook.budget_line as line
        left join poolbook.entry using (pool_id, line_id)
        group by line.pool_id, line.line_id
        having line.entries <> count(number)
            or line.granted <> coalesce(sum(amount) filter (where source = 'outside'), 0)
            or (line.available, line.reserved, line.committed, line.spent, line.lapsed) is distinct from (
                coalesce(sum(case 'available' when target then amount when source then -amount end), 0),
                coalesce(sum(case 'reserved' when target then amount when source then -amount end), 0),
                coalesce(sum(case 'committed' when target then amount when source then -amount end), 0),
                coalesce(sum(case 'spent' when target then amount when source then -amount end), 0),
                coalesce(sum(case 'lapsed' when target then amount when source then -amount end), 0)
            )
    $$,
    'Every balance of every line is the sum of its entries'
);
select is_empty(
    $$
        select *
        from (
            select
                entry.*,
                balance,
                sum(case balance when target then amount when source then -amount else 0 end) over whole as running
            from poolbook.entry
            cross join unnest('{available,reserved,committed,spent,lapsed}'::text[]) as balance
            window whole as (partition by pool_id, line_id, balance order by number)
        ) as run
        where source = balance and source_after is distinct from running
            or target = balance and target_after is distinct from running
    $$,
    'Every entry says what its balances were after it'
);
select is_empty(
    $$
        select line_id
        from poolbook.budget_line as line
        left join poolbook.commitment using (pool_id, line_id)
        group by line.pool_id, line_id
        having line.reserved <> coalesce(sum(commitment.reserved), 0)
            or line.committed <> coalesce(sum(commitment.committed), 0)
    $$,
    'What a line has reserved and committed is the sum of its commitments'
);
select is_empty(
    $$
        select event.title
        from poolbook.reservation
        join poolbook.event using (pool_id, event_id)
        where reservation.state not in ('hold', 'confirmed') and (
            exists (select 1 from poolbook.allocation where allocation.reservation_id = reservation.reservation_id)
            or exists (select 1 from poolbook.quantity_allocation as taken where taken.reservation_id = reservation.reservation_id)
            or exists (
                select 1
                from poolbook.commitment
                where commitment.reservation_id = reservation.reservation_id
                    and commitment.reserved + commitment.committed > 0
            )
        )
    $$,
    'What is not binding takes nothing'
);
select is_empty(
    $$
        select subject_id
        from poolbook.audit
        join poolbook.reservation on reservation_id = subject_id
        group by subject_id, reservation.version
        having array_agg(version_after order by version_after) <> array(select generate_series(1, reservation.version))
    $$,
    'Every version of every reservation has its audit row'
);
select isnt_empty(
    $$ select 1 from poolbook.audit join poolbook.reservation on reservation_id = subject_id where version_after > 1 $$,
    'There are such'
);

select * from finish();
rollback;
