-- What is retired takes nothing new from its day on; what stands stays, and is in conflict.
begin;
\ir setup/pool.sql
select plan(66);

create function test.thing(p_code text) returns uuid
language sql stable security definer as $$
    select coalesce(id(p_code), (select member_id from poolbook.member where login = p_code))
$$;
create function test.retire(p_kind text, p_code text, p_from date, p_mode text = 'act', p_key text = null) returns jsonb
language sql as $$
    select poolbook_1.retire(
        id('P'), coalesce(p_key, gen_random_uuid()::text), 'content', p_mode, p_kind, thing(p_code), p_from, 'why'
    )
$$;
create function test.conflicts(p_title text) returns text
language sql as $$
    select string_agg(concat(rule, ' ', name, ' ', retired_from), ', ' order by rule, name)
    from poolbook_1.retirement_conflicts
    where reservation_id = id(p_title)
$$;
-- What stands on a thing, as a login sees it: how many, and what.
create function test.standing(p_login text, p_kind text, p_code text, p_from date) returns text
language sql as $$
    select seen(p_login, format(
        $q$
            select concat(answer ->> 'count', ' ', (
                select string_agg(concat_ws(' ', r ->> 'kind', r ->> 'name', r ->> 'amount'), ', ' order by place)
                from jsonb_array_elements(answer -> 'rows') with ordinality as listed (r, place)
            ))
            from poolbook_1.standing_on(%L, %L, %L, %L) as answer
        $q$,
        id('P'), p_kind, thing(p_code), p_from
    ))
$$;
grant execute on all functions in schema test to public;

-- A thing of B's: a room.
set local session authorization tap_officer_a;
select reserve('Before', '2027-02-20 14:00+08', '2027-02-20 17:00+08', '{ROOM}');
select reserve('Standing', '2027-03-06 14:00+08', '2027-03-06 17:00+08', '{ROOM}', null, '{YOUTH}', '{rent}', '{40000}');
select reserve('Held', '2027-03-07 14:00+08', '2027-03-07 17:00+08', '{ROOM}', p_state => 'hold', p_hold_seconds => 9999999);
select reserve('Asked', '2027-03-08 14:00+08', '2027-03-08 17:00+08', '{ROOM}', p_state => 'request');
select is(outcome($$ select retire('venue', 'ROOM', '2027-03-01') $$), 'PB004', 'Nobody retires what is another''s');
set local session authorization tap_officer_b;
select is(outcome($$ select retire('staff', 'ROOM', '2027-03-01') $$), 'PB005', 'A venue is no member of staff');
select is(outcome($$ select retire('venue', 'ROOM', '2027-01-03') $$), 'PB006', 'Nothing is retired from a day that is past');
select is(
    standing('tap_officer_b', 'venue', 'ROOM', '2027-03-01'), '3 reservation Standing, reservation Held, reservation Asked',
    'Its owner sees what stands on it from that day on'
);
select is(standing('tap_officer_c', 'venue', 'ROOM', '2027-03-01'), '0 ', 'others see of it what concerns them');
select is(
    detail($$ select retire('venue', 'ROOM', '2027-03-01', 'try') $$) ->> 'outcome', 'changed', 'A try answers as the act'
);
select is(
    seen('tap_officer_b', $$ select retired_from is null from poolbook_1.resources where code = 'ROOM' $$), 'true',
    'and writes nothing'
);
select is(retire('venue', 'ROOM', '2027-03-01', p_key => 'room') ->> 'retired_from', '2027-03-01', 'Its owner retires it');
select is(retire('venue', 'ROOM', '2027-03-01', p_key => 'room') ->> 'outcome', 'changed', 'The same key answers the same');
select is(retire('venue', 'ROOM', '2027-03-01') ->> 'outcome', 'same', 'The same day again changes nothing');
reset session authorization;
select results_eq(
    $$ select version_before, version_after, change from poolbook.audit where act = 'venue.retire' $$,
    $$ values (1, 2, '{"retired_from": [null, "2027-03-01"]}'::jsonb) $$,
    'The audit trail has it once, as before and after'
);

set local session authorization tap_officer_a;
select is(
    outcome($$ select reserve('Late', '2027-03-10 14:00+08', '2027-03-10 17:00+08', '{ROOM}') $$), 'PB001 resource.retired',
    'From that day on it is not reserved'
);
select is(
    detail($$ select reserve('Late', '2027-03-10 14:00+08', '2027-03-10 17:00+08', '{ROOM}') $$),
    '[{"rule": "resource.retired", "name": "Room", "day": "2027-03-01"}]', 'and the refusal says since when'
);
select is(
    outcome($$ select reserve('Across', '2027-02-28 22:00+08', '2027-03-01 00:30+08', '{ROOM}') $$), 'PB001 resource.retired',
    'nor over the midnight at which that day begins'
);
select is(
    outcome($$ select reserve('Eve', '2027-02-28 22:00+08', '2027-03-01 00:00+08', '{ROOM}') $$), 'done',
    'Up to that midnight it is'
);
select is(
    outcome($$ select reserve('Only asked', '2027-03-10 14:00+08', '2027-03-10 17:00+08', '{ROOM}', p_state => 'request') $$),
    'done', 'A request binds nothing, and may ask for it'
);
select is(
    outcome($$ select move('Before', '2027-03-20 14:00+08', '2027-03-20 17:00+08') $$), 'PB001 resource.retired',
    'Nothing moves to it after that day'
);
select is(
    outcome($$ select move('Standing', '2027-03-06 14:00+08', '2027-03-06 17:00+08', '{EAST}', p_mode => 'try') $$), 'PB002',
    'What stands on it may move away'
);
select is(outcome($$ select confirm('Held') $$), 'PB001 resource.retired', 'A hold on it is not confirmed');
select is(outcome($$ select confirm('Asked') $$), 'PB001 resource.retired', 'nor does a request bind');
select is(conflicts('Standing'), 'resource.retired Room 2027-03-01', 'What stands on it is in conflict');
select is(conflicts('Before'), null, 'What ends before is not');
select is(
    jsonb_path_query_array(poolbook_1.import_reservations(id('P'), 'list', 'content', 'act', 'list', jsonb_build_array(jsonb_build_object(
        'row', 2, 'title', 'Listed', 'attendance', 10, 'hosts', ids('{A}'), 'shares', '{1000000}'::integer[],
        'starts_at', '2027-03-11 14:00+08', 'ends_at', '2027-03-11 15:00+08', 'before', 0, 'after', 0,
        'resources', ids('{ROOM}'), 'quantities', '{null}'::integer[], 'projects', '{}'::uuid[], 'categories', '{}'::text[],
        'amounts', '{}'::bigint[], 'uid', '1', 'state', 'confirmed'
    ))), '$.waiting[*].reasons[*].rule'),
    '["resource.retired"]', 'What is imported on it waits as a request'
);
select is(outcome($$ select cancel('Held') $$), 'done', 'What stands on it can be cancelled');

-- Undone.
set local session authorization tap_officer_b;
select is(retire('venue', 'ROOM', null) ->> 'outcome', 'changed', 'Without a day it is taken back');
set local session authorization tap_officer_a;
select is(outcome($$ select confirm('Asked') $$), 'done', 'and the venue takes reservations again');
select is(conflicts('Standing'), null, 'and nothing is in conflict');

-- Money.
set local session authorization tap_finance_a;
select is(outcome($$ select retire('project', 'WOMEN', '2027-03-01') $$), 'PB004', 'Finance retires the own projects');
select is(
    standing('tap_finance_a', 'project', 'YOUTH', '2027-03-01'),
    '2 commitment City fund / rent 10000, commitment Half-year fund / rent 30000', 'and sees what they have set aside'
);
select is(standing('tap_officer_c', 'project', 'YOUTH', '2027-03-01'), '0 ', 'which others do not');
select is(retire('project', 'YOUTH', '2027-03-01') ->> 'outcome', 'changed', 'A project is retired');
set local session authorization tap_officer_a;
select is(
    outcome($$ select reserve('Paid', '2027-03-10 14:00+08', '2027-03-10 17:00+08', '{EAST}', null, '{YOUTH}', '{rent}', '{1}') $$),
    'PB001 project.retired', 'and pays nothing more from that day on'
);
select is(
    outcome($$ select reserve('Paid', '2027-02-10 14:00+08', '2027-02-10 17:00+08', '{EAST}', null, '{YOUTH}', '{rent}', '{1}') $$),
    'done', 'but before'
);
select is(
    outcome($$ select move('Paid', '2027-03-10 14:00+08', '2027-03-10 17:00+08') $$), 'PB001 project.retired',
    'What it pays does not move behind that day'
);
select is(conflicts('Standing'), 'project.retired Youth work 2027-03-01', 'What it has paid is in conflict');
set local session authorization tap_finance;
select retire('project', 'YOUTH', null);
set local session authorization tap_finance_a;
select is(outcome($$ select retire('fund', 'CITY', '2027-03-01') $$), 'PB004', 'Funds are the pool''s');
set local session authorization tap_finance;
select is(retire('fund', 'CITY', '2027-03-01') ->> 'outcome', 'changed', 'whose finance retires them');
set local session authorization tap_officer_a;
select is(
    detail($$ select reserve('Food', '2027-03-10 14:00+08', '2027-03-10 17:00+08', '{EAST}', null, '{YOUTH}', '{catering}', '{1}') $$)
        -> 0 @> '{"rule": "fund.retired", "name": "City fund", "day": "2027-03-01"}',
    true, 'A retired fund pays nothing from that day on, and the refusal says its name and day'
);
select is(
    conflicts('Standing'), 'fund.retired City fund 2027-03-01', 'What it pays is in conflict, beside what other funds pay'
);
set local session authorization tap_finance;
select retire('fund', 'CITY', null);

-- An organization, and with it its members.
set local session authorization tap_officer_a;
select reserve('Together', '2027-03-09 14:00+08', '2027-03-09 17:00+08', '{GYM}', p_hosts => '{A,B}', p_shares => '{500000,500000}');
select is(outcome($$ select retire('organization', 'A', '2027-03-01') $$), 'PB004', 'An officer retires no organization');
set local session authorization tap_administrator;
select is(
    standing('tap_administrator', 'organization', 'C', '2027-03-01'), '1 member Officer C',
    'An administrator sees who is in it'
);
select matches(
    standing('tap_administrator', 'organization', 'B', '2027-03-01'),
    '^1[0-9] reservation Standing, .*equipment Chairs.*project Women''s rights.*venue Room', 'and what it has'
);
select retire('member', 'tap_officer_b', '2027-02-01');
select is(retire('organization', 'B', '2027-03-01') ->> 'outcome', 'changed', 'An administrator does');
select is(
    seen('tap_administrator', $$
        select concat(login, '=', retired_from) from poolbook_1.members where retired_from is not null
    $$),
    'tap_coordinator_b=2027-03-01 tap_finance_b=2027-03-01 tap_officer_b=2027-02-01',
    'Its members go with it, but those who go before'
);
set local session authorization tap_officer_a;
select is(
    outcome($$
        select reserve('Joint', '2027-03-12 14:00+08', '2027-03-12 17:00+08', '{EAST}', p_hosts => '{A,B}',
                       p_shares => '{500000,500000}')
    $$),
    'PB001 host.retired', 'It hosts nothing from that day on'
);
select is(
    outcome($$ select reserve('Alone', '2027-03-12 14:00+08', '2027-03-12 17:00+08', '{EAST}') $$), 'done',
    'Others do'
);
select is(
    outcome($$ select move('Together', '2027-03-13 14:00+08', '2027-03-13 17:00+08') $$), 'PB001 host.retired',
    'What it hosts does not move'
);
select is(conflicts('Together'), 'host.retired Women B 2027-03-01', 'and is in conflict');
set local session authorization tap_coordinator_b;
select is(outcome($$ select cancel('Together', p_mode => 'try') $$), 'PB002', 'Until that day its members act');
set local test.now = '2027-03-01 00:00+08';
select is(outcome($$ select cancel('Together', p_key => 'late') $$), 'PB004', 'From then on they do not');
select is(seen('tap_coordinator_b', 'select count(*) from poolbook_1.reservations'), '0', 'nor read what concerned them');
select is(seen('tap_coordinator_b', 'select name from poolbook_1.pools'), '', 'nor anything of the pool');
select is(
    seen('tap_coordinator_b', $$ select poolbook_1.snapshot(null, '{}', '{}') ->> 'retired_from' $$), '2027-03-01',
    'They are told since when'
);
set local session authorization tap_administrator;
select is(
    poolbook_1.save_members(id('P'), 'late', 'content', 'act', 'add', jsonb_build_array(jsonb_build_object(
        'login', 'tap_late_b', 'name', 'Late', 'organization_id', id('B'), 'roles', array['officer']
    ))) -> 0 ->> 'outcome',
    'added', 'Who is added to it'
);
select is(
    seen('tap_administrator', $$ select retired_from from poolbook_1.members where login = 'tap_late_b' $$), '2027-03-01',
    'is retired with it'
);
select is(retire('member', 'tap_coordinator_b', null) ->> 'outcome', 'same', 'None of its members comes back without it');
select is(retire('organization', 'B', null) ->> 'outcome', 'changed', 'It comes back');
select is(
    seen('tap_administrator', $$
        select concat(login, '=', retired_from) from poolbook_1.members where retired_from is not null
    $$),
    'tap_officer_b=2027-02-01', 'with those who went with it'
);
select is(
    outcome_as('tap_coordinator_b', $$ select cancel('Together', p_mode => 'try') $$), 'PB002', 'and they act again'
);

-- Members, and the pool.
select is(
    outcome($$ select retire('member', 'tap_admin', '2027-04-01') $$), 'done', 'One of two administrators is retired'
);
select is(
    outcome($$ select retire('member', 'tap_administrator', '2027-05-01') $$), 'PB001 member.last-administrator',
    'The last who does not retire is not'
);
select is(
    outcome($$
        select poolbook_1.save_members(id('P'), 'demote', 'content', 'act', 'edit',
            '[{"login": "tap_administrator", "roles": ["auditor"]}]')
    $$),
    'PB001 member.last-administrator', 'nor is the role taken from them'
);
select is(retire('pool', 'P', '2027-06-01') ->> 'outcome', 'changed', 'A pool is retired');
set local session authorization tap_officer_a;
select is(
    outcome($$ select reserve('End', '2027-06-10 14:00+08', '2027-06-10 17:00+08', '{EAST}') $$), 'PB001 pool.retired',
    'and takes nothing from that day on'
);
select is(
    outcome($$ select move('Alone', '2027-06-10 14:00+08', '2027-06-10 17:00+08') $$), 'PB001 pool.retired',
    'Nothing in it moves there'
);
select is(
    outcome($$ select reserve('Soon', '2027-05-10 14:00+08', '2027-05-10 17:00+08', '{EAST}') $$), 'done',
    'Until then it goes on'
);
reset session authorization;

select * from finish();
rollback;
