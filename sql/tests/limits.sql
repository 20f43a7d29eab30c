-- Limits that a pool sets: when one may reserve, what an event may cost, how much a person works, rests and travels.
-- Each refuses where it is hard, warns where it is soft, and says nothing where it is off; whoever the client is.
begin;
\ir setup/pool.sql
select plan(46);

-- Sets a rule as the administrator; the values are in the units that are kept.
create function test.set_rule(p_rule text, p_values jsonb, p_strength text = 'hard') returns text
language plpgsql as $$
declare
    before constant text = session_user;
    came_to text;
begin
    perform set_config('session_authorization', 'tap_admin', true);
    came_to = outcome(format(
        'select poolbook_1.set_rule(%L, gen_random_uuid()::text, %L, %L, %L, %L, %L, null)',
        id('P'), 'content', 'act', p_rule, p_strength, p_values
    ));
    perform set_config('session_authorization', before, true);
    return came_to;
end
$$;

-- Switches all of them off, for what comes next.
create function test.no_rules() returns void
language sql as $$
    select test.set_rule(rule, '{}', 'off') from unnest(array[
        'period.too-soon', 'period.too-far', 'person.daily', 'person.weekly', 'person.rest', 'person.travel',
        'money.ceiling'
    ]) as rule
$$;
grant execute on all functions in schema test to public;

-- Two halls of A ten kilometres apart, and one in another district whose place nobody knows.
set local session authorization tap_admin;
do $$
begin
    perform poolbook_1.save_resources(id('P'), 'places', 'content', 'act', 'add', 'venue', jsonb_build_array(
        jsonb_build_object('code', 'NORTH', 'name', 'North', 'owner_id', id('A'), 'district', 'Old town',
                           'latitude', 39.80, 'longitude', 110.00),
        jsonb_build_object('code', 'SOUTH', 'name', 'South', 'owner_id', id('A'), 'district', 'Old town',
                           'latitude', 39.71, 'longitude', 110.00),
        jsonb_build_object('code', 'NOWHERE', 'name', 'Nowhere', 'owner_id', id('A'), 'district', 'New town')
    ));
    perform poolbook_1.save_resources(id('P'), 'people', 'content', 'act', 'add', 'staff', jsonb_build_array(
        jsonb_build_object('code', 'CLERK', 'name', 'Clerk', 'owner_id', id('A'))
    ));
    perform poolbook_1.save_organizations(id('P'), 'guests', 'content', 'act', 'edit', '[{"code": "C", "kind": "guest"}]');
end
$$;

-- Setting.
set local session authorization tap_officer_a;
select is(
    outcome(format('select poolbook_1.set_rule(%L, %L, %L, %L, %L, %L, %L, null)', id('P'), 'k', 'c', 'act', 'person.daily', 'hard', '{}')),
    '42501', 'An officer sets no rule'
);
set local session authorization tap_admin;
select is(set_rule('venue.double', '{}', 'off'), 'PB006', 'What keeps the pool right is not set');
select is(set_rule('person.dayly', '{}'), 'PB006', 'A rule that there is not is not set');
select is(set_rule('person.daily', '{"": -1}'), 'PB006', 'No limit is less than nothing');
select is(set_rule('person.daily', '{"": "8h"}'), 'PB006', 'A limit is a number');
select is(set_rule('event.staff', '{"mediation": "lawyer"}'), 'PB006', 'The people that events require are a list');
select is(set_rule('venue.too-small', '{"": 5}'), 'PB006', 'A rule without values takes none');
select is(set_rule('person.daily', '{"": 480, "CLERK": 60}'), 'done', 'A rule is set, with a value for somebody');
select is(set_rule('person.daily', '{"CLERK": null}', 'soft'), 'done', 'A value is taken away');
reset session authorization;
select is(
    (select rules from poolbook.pool where pool_id = id('P')),
    '{"person.daily": {"strength": "soft", "values": {"": 480}}}',
    'What the pool has on stands with the pool'
);
select is(
    (
        select array_agg(change -> 'strength' order by recorded_at)::text
        from poolbook.audit
        where act = 'rule.set' and pool_id = id('P')
    ),
    $${"[null, \"hard\"]","[\"hard\", \"soft\"]"}$$,
    'Each setting has its audit row'
);
set local session authorization tap_admin;
select is(set_rule('venue.too-small', '{}', 'soft'), 'done', 'A rule of the program is set');
select no_rules();
reset session authorization;
select is((select rules from poolbook.pool where pool_id = id('P')), null, 'A pool with every limit off has none');

-- When one may reserve. It is 2027-01-04 09:00.
set local session authorization tap_admin;
select set_rule('period.too-soon', '{"": 1440, "guest": 4320}'), set_rule('period.too-far', '{"": 43200, "guest": 10080}');
set local session authorization tap_officer_a;
select is(
    outcome($$ select reserve('Soon', '2027-01-05 08:59+08', '2027-01-05 10:00+08', '{EAST}') $$),
    'PB001 period.too-soon', 'What begins within the time is refused'
);
select is(
    outcome($$ select reserve('In time', '2027-01-05 09:00+08', '2027-01-05 10:00+08', '{EAST}') $$),
    'done', 'What begins no sooner is not'
);
select is(
    outcome($$ select reserve('Far', '2027-02-03 09:01+08', '2027-02-03 10:00+08', '{EAST}') $$),
    'PB001 period.too-far', 'What begins too late is refused'
);
select is(
    outcome($$ select reserve('Latest', '2027-02-03 09:00+08', '2027-02-03 10:00+08', '{EAST}') $$),
    'done', 'What begins no later is not'
);
select is(
    outcome($$ select reserve('Asked', '2027-01-04 12:00+08', '2027-01-04 13:00+08', '{EAST}', p_state => 'request') $$),
    'done', 'A request asks for anything'
);
select is(outcome($$ select confirm('Asked') $$), 'PB001 period.too-soon', 'And is not bound where it was asked for too late');
select is(
    outcome($$ select move('In time', '2027-01-04 20:00+08', '2027-01-04 21:00+08') $$),
    'PB001 period.too-soon', 'Nothing moves to where it could not have been reserved'
);
set local test.now = '2027-01-05 08:30+08';
select is(
    outcome($$ select move('In time', '2027-01-05 09:00+08', '2027-01-05 10:00+08', '{WEST}') $$),
    'done', 'What stays at its time may have another place, however soon it is'
);
set local test.now = '2027-01-04 09:00+08';
set local session authorization tap_officer_c;
select is(
    outcome($$ select reserve('Guest', '2027-01-06 09:00+08', '2027-01-06 10:00+08', '{GYM}', p_hosts => '{C}') $$),
    'PB001 period.too-soon', 'A kind of organization has its own time'
);
select is(
    outcome($$ select reserve('Guest far', '2027-01-12 09:00+08', '2027-01-12 10:00+08', '{GYM}', p_hosts => '{C}') $$),
    'PB001 period.too-far', 'In both directions'
);
set local session authorization tap_admin;
select set_rule('period.too-soon', '{}', 'soft');
set local session authorization tap_officer_a;
select is(
    reserve('Warned', '2027-01-04 15:00+08', '2027-01-04 16:00+08', '{EAST}') -> 'warnings' -> 0 ->> 'rule',
    'period.too-soon', 'A soft rule warns in the answer'
);
select is(
    outcome($$ select reserve('Both', '2027-01-04 15:00+08', '2027-01-04 16:00+08', '{EAST}') $$),
    'PB001 venue.double', 'And what is refused for another reason is refused for that'
);
set local session authorization tap_admin;
select no_rules();

-- What an event may cost.
select set_rule('money.ceiling', '{"": 20000, "concert": 5000}');
set local session authorization tap_officer_a;
select is(
    outcome($$ select reserve('Dear', '2027-03-01 09:00+08', '2027-03-01 10:00+08', '{EAST}', null, '{YOUTH,YOUTH}', '{rent,catering}', '{18000,2001}') $$),
    'PB001 money.ceiling', 'All that an event takes is counted'
);
select is(
    outcome($$ select reserve('Fair', '2027-03-01 09:00+08', '2027-03-01 10:00+08', '{EAST}', null, '{YOUTH,YOUTH}', '{rent,catering}', '{18000,2000}') $$),
    'done', 'Up to the ceiling it may'
);
select is(
    outcome($$ select reserve('Concert', '2027-03-02 09:00+08', '2027-03-02 10:00+08', '{EAST}', null, '{YOUTH}', '{rent}', '{5001}', p_kind => 'concert') $$),
    'PB001 money.ceiling', 'A kind of event has its own ceiling'
);
set local session authorization tap_admin;
select no_rules();

-- How much a person works: LAWYER and CLERK, on Monday 2027-03-08 and in its week.
select set_rule('person.daily', '{"": 240, "CLERK": 480}'), set_rule('person.weekly', '{"": 600}');
set local session authorization tap_officer_a;
select is(
    outcome($$ select reserve('Morning', '2027-03-08 09:00+08', '2027-03-08 12:00+08', '{LAWYER,CLERK}') $$),
    'done', 'Three hours of four'
);
select is(
    outcome($$ select reserve('Two more', '2027-03-08 14:00+08', '2027-03-08 16:00+08', '{LAWYER,CLERK}') $$),
    'PB001 person.daily', 'Two more are too many for one of the two'
);
select is(
    detail($$ select reserve('Two more', '2027-03-08 14:00+08', '2027-03-08 16:00+08', '{LAWYER,CLERK}') $$),
    '[{"rule": "person.daily", "strength": "hard", "asked": 300, "limit": 240, "resource": "LAWYER", "name": "Lawyer",
       "day": "2027-03-08"}]',
    'Who, when, how much and how much is allowed'
);
select is(
    outcome($$ select reserve('One more', '2027-03-08 14:00+08', '2027-03-08 15:00+08', '{LAWYER}') $$),
    'done', 'One more is not'
);
select is(
    outcome($$ select move('Morning', '2027-03-08 08:00+08', '2027-03-08 11:30+08') $$),
    'PB001 person.daily', 'Nor does a move make a day too long; what moves is not counted twice'
);
select is(
    outcome($$ select reserve('Night', '2027-03-09 21:00+08', '2027-03-10 03:00+08', '{LAWYER}') $$),
    'done', 'A night is shared by its days, three hours each'
);
select is(
    outcome($$ select reserve('Sunday', '2027-03-14 09:00+08', '2027-03-14 09:01+08', '{LAWYER}') $$),
    'PB001 person.weekly', 'The week has its own ceiling, up to Sunday'
);
select is(
    outcome($$ select reserve('Monday', '2027-03-15 09:00+08', '2027-03-15 13:00+08', '{LAWYER}') $$),
    'done', 'And the next begins anew'
);
set local session authorization tap_admin;
select no_rules();

-- Rest, and the way: NORTH and SOUTH are 10.0 km apart, half an hour at 20 km/h.
select set_rule('person.rest', '{"": 10, "night": 660}'), set_rule('person.travel', '{"": 20, "Old town..New town": 45}');
set local session authorization tap_officer_a;
select is(
    outcome($$ select reserve('First', '2027-04-05 20:00+08', '2027-04-05 22:00+08', '{NORTH,CLERK}') $$), 'done', 'A duty'
);
select is(
    outcome($$ select reserve('Too soon', '2027-04-05 22:09+08', '2027-04-05 23:00+08', '{NORTH,CLERK}') $$),
    'PB001 person.rest', 'Nine minutes are no rest'
);
select is(
    outcome($$ select reserve('Early', '2027-04-06 08:59+08', '2027-04-06 10:00+08', '{NORTH,CLERK}') $$),
    'PB001 person.rest', 'And less than eleven hours no night'
);
select is(
    outcome($$ select reserve('Before', '2027-04-05 19:00+08', '2027-04-05 19:30+08', '{SOUTH,CLERK}') $$),
    'PB001 person.travel', 'Thirty minutes are too few for ten kilometres'
);
select is(
    detail($$ select reserve('Before', '2027-04-05 19:00+08', '2027-04-05 19:30+08', '{SOUTH,CLERK}') $$) #- '{0,by}',
    jsonb_build_array(jsonb_build_object(
        'rule', 'person.travel', 'strength', 'hard', 'asked', 30, 'limit', 31, 'resource', 'CLERK', 'name', 'Clerk',
        'host', 'Union A',
        'starts_at', timestamptz '2027-04-05 20:00+08', 'ends_at', timestamptz '2027-04-05 22:00+08'
    )),
    'Who, how much there is and how much it takes, and what comes after'
);
select is(
    outcome($$ select reserve('Near', '2027-04-05 19:00+08', '2027-04-05 19:20+08', '{NORTH,CLERK}') $$),
    'done', 'No way at all within a venue'
);
select is(
    outcome($$ select reserve('Listed', '2027-04-05 22:30+08', '2027-04-05 22:50+08', '{NOWHERE,CLERK}') $$),
    'PB001 person.travel', 'What the pool lists for two districts holds, in either direction'
);
select is(
    outcome($$ select reserve('No venue', '2027-04-05 22:15+08', '2027-04-05 22:20+08', '{CLERK}') $$),
    'done', 'Who goes nowhere does not travel'
);
set local session authorization tap_officer_c;
select is(
    detail($$ select reserve('Theirs', '2027-04-05 22:21+08', '2027-04-05 22:30+08', '{CLERK}', p_hosts => '{C}') $$) -> 0 -> 'by',
    null, 'A third organization is not told of what'
);
set local session authorization tap_admin;
select no_rules();
set local session authorization tap_officer_a;
select is(
    outcome($$ select reserve('After all', '2027-04-05 22:21+08', '2027-04-05 22:30+08', '{CLERK}') $$),
    'done', 'Rules that are off say nothing'
);

select * from finish();
rollback;
