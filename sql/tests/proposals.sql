-- What ways out of a conflict have to know, who may know it, and what is kept of them.
begin;
\ir setup/pool.sql
select plan(19);

set local session authorization tap_officer_a;
do $$
begin
    perform reserve('There', '2027-03-06 14:00+08', '2027-03-06 17:00+08', '{HALL}');
    perform reserve('Held', '2027-03-07 14:00+08', '2027-03-07 17:00+08', '{EAST}', p_state => 'hold', p_hold_seconds => 3600);
    perform reserve('Later', '2027-03-06 15:00+08', '2027-03-06 16:00+08', '{HALL}', p_state => 'request');
    perform reserve('Other', '2027-03-06 10:00+08', '2027-03-06 11:00+08', '{GYM}', p_state => 'request', p_hosts => '{A}');
end
$$;
reset session authorization;
insert into poolbook.conflict (
    pool_id, conflict_id, reference, rule, subject_id, claimant_id, other_ids, cause_kind, cause_id, severity, detail,
    starts_at, ends_at, party_ids, first_seen_at, last_seen_at, due_at, state, version
)
select
    id('P'), '00000000-0000-7000-8000-00000000000c', 'C-4F2', 'venue.double', id('HALL'), id('Later'), array[id('There')],
    'reservation', id('Later'), 2, '{"rule": "venue.double"}', '2027-03-06 15:00+08', '2027-03-06 16:00+08', array[id('A')],
    poolbook.now(), poolbook.now(), '2027-03-05 12:00+08', 'open', 1
on conflict do nothing;

create function test.conflict() returns uuid
language sql stable security definer as $$
    select conflict_id
    from poolbook.conflict
    where claimant_id = id('Later')
        and rule = 'venue.double'
$$;
create function test.units(p_codes text[]) returns uuid[]
language sql stable security definer
set search_path = test, poolbook, pg_temp as $$
    select array(
        select resource_unit.unit_id
        from poolbook.resource_unit
        where resource_unit.resource_id = any (test.ids(p_codes))
        order by resource_unit.unit_id
    )
$$;
create function test.taken_around(p_codes text[], p_starts timestamptz, p_ends timestamptz) returns text
language sql as $$
    select string_agg(
        to_char(taken.starts_at at time zone 'Asia/Shanghai', 'DD HH24:MI') || '-'
        || to_char(taken.ends_at at time zone 'Asia/Shanghai', 'HH24:MI') || ' ' || coalesce(
            case taken.reservation_id when id('There') then 'There' when id('Held') then 'Held' when id('Later') then 'Later'
            when id('Other') then 'Other' end, '-'), ', ' order by taken.starts_at, taken.ends_at)
    from (
        select distinct starts_at, ends_at, reservation_id
        from poolbook_1.taken_around(
            id('P'), units(p_codes), array_fill(p_starts, array[cardinality(units(p_codes))]),
            array_fill(p_ends, array[cardinality(units(p_codes))])
        )
    ) as taken
$$;
create function test.looked_at(p_title text, p_starts text, p_ends text, p_codes text[], p_amount bigint = null) returns jsonb
language sql as $$
    select poolbook_1.limits_of_changes(id('P'), jsonb_build_array(jsonb_build_object(
        'reservation_id', id(p_title), 'host_id', id('A'), 'starts_at', p_starts, 'ends_at', p_ends,
        'resources', to_jsonb(ids(p_codes)), 'quantities', to_jsonb(array_fill(null::integer, array[cardinality(p_codes)])),
        'amount', p_amount))) -> 0
$$;

-- Who may know.
set local session authorization tap_officer_a;
select is(outcome(format('select poolbook_1.case_of(%L, %L)', id('P'), conflict())), '42501', 'An officer looks for no ways out');
select is(
    outcome(format('select poolbook_1.keep_proposals(%L, %L, %L)', id('P'), conflict(), '[]')), '42501', 'Nor keeps any'
);
set local session authorization tap_coordinator_a;
select is(
    (
        select string_agg(claim -> 'reservation' ->> 'name', ' ' order by position)
        from jsonb_array_elements(poolbook_1.case_of(id('P'), conflict()) -> 'claims') with ordinality as listed (claim, position)
    ),
    'Later There', 'A coordinator reads what a conflict is about, the claimant first'
);
select is(
    poolbook_1.case_of(id('P'), conflict()) #>> '{claims,1,had}', '540',
    'With the minutes that an organization has of both parts of the hall in the quarter'
);
select is(poolbook_1.case_of(id('P'), gen_random_uuid()), null, 'A conflict that there is not has no case');
select is(
    outcome(format('select poolbook_1.case_of(%L, %L)', id('Q'), conflict())), 'PB004', 'In another pool nobody looks'
);

-- What surrounds it.
select is(
    taken_around('{HALL}', '2027-03-06 00:00+08', '2027-03-08 00:00+08'),
    '06 14:00-17:00 There, 06 15:00-16:00 Later, 07 14:00-17:00 Held',
    'What stands, what is held and what is asked for is told, with whose it is'
);
select is(
    taken_around('{GYM}', '2027-03-06 00:00+08', '2027-03-07 00:00+08'), '06 09:30-12:00 Other',
    'What is asked for keeps its buffers'
);
set local session authorization tap_officer_a;
do $$
begin
    perform poolbook_1.add_blackout(
        id('P'), 'close', 'content', 'act', id('EAST'), '2027-03-06 16:00+08', '2027-03-06 20:00+08', 'Painting');
end
$$;
set local session authorization tap_coordinator_a;
select is(
    taken_around('{EAST}', '2027-03-06 16:30+08', '2027-03-06 18:00+08'),
    '06 14:00-17:00 There, 06 15:00-16:00 Later, 06 16:00-20:00 -, 06 17:00-20:00 -',
    'A closure is told with the time for which it waits'
);
select set_eq(
    $$ select unnest(poolbook_1.venues_around(id('P'), array[id('HALL')], null, '{}', 10)) $$,
    $$ select unnest(ids('{HALL,EAST,WEST,ROOM,GYM}')) $$,
    'Venues come with their parts and with what could serve instead'
);
select is(
    poolbook_1.people_around(id('P'), '{}', '{law}', '2027-03-06 14:00+08', '2027-03-06 15:00+08', 10), '{}',
    'Nobody serves who cannot do it'
);

-- What the limits would say.
set local session authorization tap_coordinator_a;
select is(
    looked_at('There', '2027-03-06 14:00+08', '2027-03-06 17:00+08', '{ROOM}'), '{"reasons": [], "approvals": []}',
    'Where no limit is set nothing speaks against a change'
);
set local session authorization tap_admin;
do $$
begin
    perform poolbook_1.set_rule(id('P'), 'daily', 'c', 'act', 'person.daily', 'hard', '{"": 240}', null);
end
$$;
set local session authorization tap_officer_b;
do $$
begin
    perform reserve('Law', '2027-03-06 09:00+08', '2027-03-06 12:00+08', '{LAWYER}', p_hosts => '{B}');
end
$$;
set local session authorization tap_coordinator_a;
select is(
    looked_at('There', '2027-03-06 14:00+08', '2027-03-06 17:00+08', '{ROOM,LAWYER}') #>> '{reasons,0,rule}',
    'person.daily', 'A limit that a change would pass is told'
);
select is(
    looked_at('Law', '2027-03-06 13:00+08', '2027-03-06 16:00+08', '{LAWYER}') -> 'reasons', '[]',
    'What the reservation itself has is not counted twice'
);
select is(
    outcome(format($s$
        select poolbook_1.limits_of_changes(%L, jsonb_build_array(jsonb_build_object('reservation_id', %L::uuid)))
    $s$, id('P'), gen_random_uuid())),
    'PB005', 'Of a reservation that there is not nothing is told'
);

-- What is kept.
do $$
begin
    perform poolbook_1.keep_proposals(id('P'), conflict(), jsonb_build_array(
        jsonb_build_object(
            'kind', 'place', 'disturbance', 7,
            'steps', jsonb_build_array(jsonb_build_object('do', 'move', 'reservation_id', id('Later'), 'version', 1)),
            'effects', jsonb_build_object('extra_cost', 5, 'money', jsonb_build_array(
                jsonb_build_object('organization_id', id('A'), 'before', 1, 'after', 2),
                jsonb_build_object('organization_id', id('B'), 'before', 3, 'after', 4)))
        ),
        jsonb_build_object(
            'kind', 'decline', 'disturbance', 9, 'effects', '{"money": []}'::jsonb,
            'steps', jsonb_build_array(jsonb_build_object('do', 'cancel', 'reservation_id', id('There'), 'version', 7))
        )
    ));
end
$$;
select results_eq(
    $$ select letter, kind, disturbance, is_current from poolbook_1.proposals order by letter $$,
    $$ values ('a', 'place', 7, true), ('b', 'decline', 9, false) $$,
    'Ways out are lettered in their order, and those of what has changed since are told apart'
);
set local session authorization tap_officer_a;
select is(
    (select jsonb_path_query_array(effects, '$.money[*].before') from poolbook_1.proposals where letter = 'a'), '[1]',
    'Of the money everybody sees their own'
);
set local session authorization tap_officer_b;
select is_empty('select 1 from poolbook_1.proposals', 'Whom a conflict does not concern sees no way out of it');
set local session authorization tap_coordinator_a;
do $$
begin
    perform poolbook_1.keep_proposals(id('P'), conflict(), '[]');
end
$$;
select is_empty('select 1 from poolbook_1.proposals', 'What is kept anew takes the place of what was kept');

select * from finish();
rollback;
