-- Resolving conflicts: who may, what is applied and what becomes of it, undoing, objecting.
begin;
\ir setup/pool.sql
select plan(75);

-- A reservation by its title, and not what waits to be made of it.
create function test.rid(p_title text) returns uuid
language sql stable security definer as $$
    select reservation_id
    from poolbook.reservation
    join poolbook.event using (pool_id, event_id)
    where title = p_title
        and replaces is null
$$;
create function test.steps(variadic p_steps jsonb[]) returns jsonb
language sql immutable
return to_jsonb(p_steps);
-- A step as of the version that a reservation has now.
create function test.step(p_do text, p_title text, p_more jsonb = '{}') returns jsonb
language sql stable security definer as $$
    select jsonb_build_object('do', p_do, 'reservation_id', reservation_id, 'version', version) || p_more
    from poolbook.reservation
    where reservation_id = rid(p_title)
$$;
create function test.at(p_starts timestamptz, p_ends timestamptz, p_resources text[] = null) returns jsonb
language sql stable as $$
    select jsonb_strip_nulls(jsonb_build_object(
        'starts_at', p_starts, 'ends_at', p_ends, 'confirm', true,
        'resource_ids', case when p_resources is not null then to_jsonb(ids(p_resources)) end
    ))
$$;
-- The conflict of a claimant.
create function test.conflict(p_title text) returns uuid
language sql stable security definer as $$
    select conflict_id from poolbook.conflict where claimant_id = rid(p_title)
$$;
create function test.resolve(
    p_title text, p_kind text, p_steps jsonb = '[]', p_reason text = null, p_key text = null, p_mode text = 'act',
    p_more jsonb = '{}'
) returns jsonb
language sql as $$
    select poolbook_1.resolve(
        id('P'), coalesce(p_key, gen_random_uuid()::text), 'content', p_mode, conflict(p_title),
        jsonb_build_object('kind', p_kind, 'steps', p_steps) || p_more, p_reason)
$$;
create function test.undo(p_title text, p_reason text = null) returns jsonb
language sql as $$
    select poolbook_1.undo_resolution(
        id('P'), gen_random_uuid()::text, 'content', 'act', conflict(p_title), p_reason)
$$;
create function test.object_to(p_title text) returns jsonb
language sql as $$
    select poolbook_1.object_to(id('P'), gen_random_uuid()::text, 'content', 'act', conflict(p_title), 'unfair')
$$;
-- All that a pool has of places, money and reservations, without what only grows.
create function test.whole() returns text
language sql stable security definer as $$
    select md5(string_agg(line, E'\n' order by line))
    from (
        select 'reservation ' || (to_jsonb(reservation) - 'version')::text
        from poolbook.reservation
        union all
        select 'event ' || (to_jsonb(event) - 'version')::text
        from poolbook.event
        union all
        select 'item ' || to_jsonb(reservation_item)::text
        from poolbook.reservation_item
        union all
        select 'allocation ' || to_jsonb(allocation)::text
        from poolbook.allocation
        union all
        select 'quantity ' || to_jsonb(quantity_allocation)::text
        from poolbook.quantity_allocation
        union all
        select 'commitment ' || to_jsonb(commitment)::text
        from poolbook.commitment
        where amount > 0
        union all
        select 'line ' || (to_jsonb(budget_line) - 'entries')::text
        from poolbook.budget_line
        union all
        select 'conflict ' || (to_jsonb(conflict) - '{version,last_seen_at}'::text[])::text
        from poolbook.conflict
        where state in ('open', 'waived')
    ) as listed (line)
$$;
create table test.memo (name text primary key, value text);
grant all on test.memo to public;
create function test.state_of(p_title text) returns text
language sql stable security definer as $$
    select state from poolbook.reservation where reservation_id = rid(p_title)
$$;
create function test.conflict_state(p_title text) returns text
language sql stable security definer as $$
    select state from poolbook.conflict where claimant_id = rid(p_title)
$$;
grant execute on all functions in schema test to public;

set local session authorization tap_admin;
select lives_ok(
    $$
        select poolbook_1.write_roster(
            id('P'), 'roster', 'content', 'act', '2027-01-01', '2027-05-01', 2, 0, ids('{A,B}'), null)
    $$,
    'A holds the chair, then B'
);

-- B has the room; C asks for it.
set local session authorization tap_coordinator_b;
select reserve('Stands', '2027-02-01 09:00+08', '2027-02-01 11:00+08', '{ROOM}', null, '{WOMEN}', '{rent}', '{10000}',
               p_hosts => '{B}');
set local session authorization tap_officer_c;
select reserve('Asks', '2027-02-01 10:00+08', '2027-02-01 12:00+08', '{ROOM}', p_hosts => '{C}', p_state => 'request');
reset session authorization;
select is(conflict_state('Asks'), 'open', 'A request for what is taken is a conflict');

-- Who may.
select is(
    outcome_as('tap_coordinator_b', $$ select resolve('Asks', 'decline', steps(step('cancel', 'Asks'))) $$),
    'PB001 duty.not-on-duty', 'Who does not hold the chair does not resolve'
);
set local session authorization tap_coordinator_b;
select is(
    detail($$ select resolve('Asks', 'decline', steps(step('cancel', 'Asks'))) $$) -> 0 ->> 'host', 'Union A',
    'and is told who does'
);
reset session authorization;
select is(
    outcome_as('tap_officer_a', $$ select resolve('Asks', 'decline', steps(step('cancel', 'Asks'))) $$), '42501',
    'An officer of the chair''s organization does not'
);
select is(
    outcome_as('tap_admin', $$ select resolve('Asks', 'decline', steps(step('cancel', 'Asks'))) $$),
    'PB001 duty.reason', 'An administrator says why'
);
select is(
    outcome_as('tap_admin', $$ select resolve('Asks', 'decline', steps(step('cancel', 'Asks')), 'gap', p_mode => 'try') $$),
    'PB002', 'and may then, which can be tried'
);
select is(
    outcome_as('tap_coordinator_a', $$
        select resolve('Asks', 'decline', jsonb_build_array(step('cancel', 'Asks') || '{"version": 7}'))
    $$),
    'PB001 conflict.changed', 'What has changed since it was looked at is not resolved so'
);
set local session authorization tap_officer_c;
select reserve('Else', '2027-02-03 10:00+08', '2027-02-03 12:00+08', '{EAST}', p_hosts => '{C}');
reset session authorization;
select is(
    outcome_as('tap_coordinator_a', $$ select resolve('Asks', 'decline', steps(step('cancel', 'Else'))) $$), 'PB004',
    'What is not in the conflict is left alone'
);
select is(
    outcome_as('tap_coordinator_a', $$
        select resolve('Asks', 'time', steps(step('move', 'Asks', at('2027-02-01 10:30+08', '2027-02-01 12:00+08'))))
    $$),
    'PB001 venue.double', 'A way out that does not fit is refused by what stands in the way'
);
select is(
    outcome_as('tap_coordinator_a', $$
        select resolve('Asks', 'time', steps(
            step('move', 'Asks', at('2027-02-01 10:30+08', '2027-02-01 12:00+08') - 'confirm')))
    $$),
    'PB001 conflict.remains', 'and one that leaves the conflict, by the conflict'
);

-- Declining.
insert into memo select 'before', whole();
set local session authorization tap_coordinator_a;
select is(
    resolve('Asks', 'decline', steps(step('cancel', 'Asks')), 'first come', 'key') ->> 'state', 'resolved',
    'The chair declines a request'
);
select is(
    resolve('Asks', 'decline', steps(step('cancel', 'Asks')), 'first come', 'key') ->> 'state', 'resolved',
    'and sent again it answers the same'
);
reset session authorization;
select is(state_of('Asks') || ' ' || conflict_state('Asks'), 'cancelled resolved', 'Both have ended');
select set_eq(
    $$
        select act, party_ids && ids('{C}')
        from poolbook.audit
        where command_id = (select command_id from poolbook.command where key = 'key')
    $$,
    $$ values ('cancel', true), ('conflict.resolve', true) $$,
    'and whoever asked can read it'
);
select is(
    outcome_as('tap_coordinator_a', $$ select resolve('Asks', 'decline', steps(step('cancel', 'Asks'))) $$),
    'PB001 conflict.state', 'What is resolved is not resolved again'
);
select is(outcome_as('tap_coordinator_b', $$ select undo('Asks') $$), 'PB001 duty.not-on-duty', 'The chair alone undoes');
select is(outcome_as('tap_coordinator_a', $$ select undo('Asks') $$), 'done', 'and does');
select is(whole(), (select value from memo where name = 'before'), 'Everything is again what it was');
select is(outcome_as('tap_coordinator_a', $$ select undo('Asks') $$), 'PB001 conflict.state', 'once');

-- Moving, which binds.
set local session authorization tap_coordinator_a;
select is(
    resolve('Asks', 'place', steps(step('move', 'Asks', at(
        '2027-02-01 10:00+08', '2027-02-01 12:00+08', '{EAST}')))) ->> 'state',
    'resolved', 'A request is moved to where it fits'
);
reset session authorization;
select is(state_of('Asks'), 'confirmed', 'and stands');
select is(
    (select count(*)::integer from poolbook.allocation where reservation_id = rid('Asks')), 1, 'with its place'
);
select is(outcome_as('tap_coordinator_a', $$ select undo('Asks') $$), 'done', 'That is undone');
select is(whole(), (select value from memo where name = 'before'), 'as if it had not been');

-- What stands gives way, with its money.
set local session authorization tap_coordinator_a;
select is(
    resolve('Asks', 'decline', steps(step('cancel', 'Stands'))) ->> 'state', 'resolved', 'What stands can be called off'
);
reset session authorization;
select is(
    (select available from poolbook.budget_line join poolbook.project using (pool_id, project_id) where project.code = 'WOMEN'),
    50000::bigint, 'Its money is back'
);
select is(outcome_as('tap_coordinator_a', $$ select undo('Asks') $$), 'done', 'That is undone, too');
select is(whole(), (select value from memo where name = 'before'), 'with its money');
set local session authorization tap_coordinator_a;
select is(
    resolve('Asks', 'time', steps(step('move', 'Stands', at('2027-02-01 13:00+08', '2027-02-01 15:00+08')))) ->> 'state',
    'resolved', 'What stands is moved to another time'
);
reset session authorization;
select is(
    outcome_as('tap_officer_c', $$ select confirm('Asks') $$), 'done', 'and the place is free for who asked'
);
select is(
    outcome_as('tap_coordinator_a', $$ select undo('Asks') $$), 'PB001 venue.double',
    'What has been taken meanwhile is not undone'
);
set local session authorization tap_officer_b;
select is(
    move('Stands', '2027-02-01 15:00+08', '2027-02-01 17:00+08') ->> 'state', 'confirmed', 'Its host moves it on'
);
reset session authorization;
select is(
    outcome_as('tap_coordinator_a', $$ select undo('Asks') $$), 'PB001 conflict.settled', 'nor what others have built on'
);

-- More money than was set aside waits for its organization.
set local session authorization tap_officer_c;
select reserve('More', '2027-02-01 16:00+08', '2027-02-01 18:00+08', '{ROOM}', p_hosts => '{C}', p_state => 'request');
reset session authorization;
insert into memo select 'more', whole();
set local session authorization tap_coordinator_a;
select is(
    resolve('More', 'time', steps(step('move', 'Stands', at(
        '2027-02-02 09:00+08', '2027-02-02 11:00+08') || jsonb_build_object(
            'project_ids', ids('{WOMEN}'), 'categories', '{rent}'::text[], 'amounts', '{15000}'::bigint[])))) ->> 'state',
    'waived', 'What takes more money waits for its owner, and the conflict with it'
);
reset session authorization;
select is(
    (select string_agg(organization.code || amount, ' ') from poolbook.approval join poolbook.organization using (pool_id, organization_id)
     where approval.state = 'waiting'),
    'B15000', 'who is asked'
);
select is(
    (select count(*)::integer from poolbook.allocation where reservation_id = rid('Stands')), 1, 'The old place is kept'
);
select is(outcome_as('tap_coordinator_a', $$ select undo('More') $$), 'done', 'It can be undone while it waits');
select is(
    (select count(*)::integer from poolbook.allocation where reservation_id = rid('Stands')), 1, 'and leaves what was'
);
select is(conflict_state('More'), 'open', 'and the conflict open');
set local session authorization tap_coordinator_a;
select resolve('More', 'time', steps(step('move', 'Stands', at(
    '2027-02-02 09:00+08', '2027-02-02 11:00+08') || jsonb_build_object(
        'project_ids', ids('{WOMEN}'), 'categories', '{rent}'::text[], 'amounts', '{15000}'::bigint[]))));
set local session authorization tap_officer_b;
select is(
    outcome($$
        select poolbook_1.reject(id('P'), 'reject', 'content', 'act', approval_id, 'too dear')
        from poolbook_1.approvals where state = 'waiting'
    $$),
    'done', 'Its owner does not agree'
);
reset session authorization;
select is(conflict_state('More'), 'open', 'and the conflict is open again');
set local session authorization tap_coordinator_a;
select resolve('More', 'time', steps(step('move', 'Stands', at(
    '2027-02-02 09:00+08', '2027-02-02 11:00+08') || jsonb_build_object(
        'project_ids', ids('{WOMEN}'), 'categories', '{rent}'::text[], 'amounts', '{15000}'::bigint[]))));
set local session authorization tap_officer_b;
select is(
    outcome($$
        select poolbook_1.approve(id('P'), 'approve', 'content', 'act', approval_id, null)
        from poolbook_1.approvals where state = 'waiting'
    $$),
    'done', 'Its owner agrees'
);
reset session authorization;
select is(conflict_state('More'), 'resolved', 'and the conflict is resolved');

-- Waiving.
set local session authorization tap_officer_c;
select reserve('Later', '2027-02-02 10:00+08', '2027-02-02 12:00+08', '{ROOM}', p_hosts => '{C}', p_state => 'request');
set local session authorization tap_coordinator_a;
select is(
    resolve('Later', 'waive', p_more => '{"until": "2027-01-20 00:00+08"}') ->> 'state', 'waived', 'A conflict is waived'
);
select is(
    outcome($$ select resolve('Later', 'waive', p_more => '{"until": "2027-01-03 00:00+08"}') $$), 'PB006',
    'until a time to come'
);
select is(outcome($$ select undo('Later') $$), 'done', 'Waiving is undone');
reset session authorization;
select is(conflict_state('Later'), 'open', 'and the conflict open');

-- Merging.
set local session authorization tap_officer_b;
select reserve('One', '2027-02-10 09:00+08', '2027-02-10 11:00+08', '{ROOM}', null, '{WOMEN}', '{rent}', '{10000}',
               p_hosts => '{B}');
set local session authorization tap_officer_a;
select reserve('Two', '2027-02-10 09:00+08', '2027-02-10 12:00+08', '{ROOM}', null, '{YOUTH}', '{rent}', '{10000}',
               p_state => 'request');
reset session authorization;
insert into memo select 'merge', whole();
create function test.joint(p_hosts text[], p_projects text[], p_amounts bigint[]) returns jsonb
language sql stable security definer as $$
    select steps(step('merge', 'One', jsonb_build_object(
        'other_id', reservation_id, 'other_version', version, 'title', 'Together', 'confirm', true,
        'host_ids', ids(p_hosts), 'shares', '{500000,500000}'::integer[],
        'starts_at', '2027-02-10 09:00+08', 'ends_at', '2027-02-10 12:00+08',
        'project_ids', ids(p_projects), 'amounts', p_amounts,
        'categories', array_fill('rent'::text, array[cardinality(p_projects)])
    )))
    from poolbook.reservation
    where reservation_id = rid('Two')
$$;
select is(
    outcome_as('tap_coordinator_a', $$ select resolve('Two', 'merge', joint('{B,A}', '{WOMEN,YOUTH}', '{5000,5000}')) $$),
    'done', 'Two events become one'
);
select is(
    (
        select state_of('Together') || ' ' || cardinality(event.host_ids) || ' ' || string_agg(committed::text, ' ')
        from poolbook.commitment
        join poolbook.reservation using (pool_id, reservation_id)
        join poolbook.event using (pool_id, event_id)
        where reservation_id = rid('Together')
        group by event.host_ids
    ),
    'confirmed 2 5000 5000', 'with both hosts, who share the cost'
);
select is(state_of('Two'), 'cancelled', 'and the other has ended');
select is(outcome_as('tap_coordinator_a', $$ select undo('Two') $$), 'done', 'That is undone');
select is(whole(), (select value from memo where name = 'merge'), 'and both are what they were');

-- Nobody bears anything of a joint event who has not agreed to as much: what stands waits for them, and a request with it.
set local session authorization tap_coordinator_a;
select is(
    resolve('Two', 'merge', joint('{B,C}', '{WOMEN}', '{10000}')) ->> 'state', 'waived', 'Merging waits for who bears more'
);
set local session authorization tap_officer_c;
select is(
    outcome($$
        select poolbook_1.reject(id('P'), 'reject merge', 'content', 'act', approval_id, 'not ours')
        from poolbook_1.approvals where state = 'waiting'
    $$),
    'done', 'who does not agree'
);
reset session authorization;
select is(conflict_state('Two') || ' ' || state_of('Two'), 'open request', 'and both are as they were');
set local session authorization tap_coordinator_a;
select resolve('Two', 'merge', joint('{B,C}', '{WOMEN}', '{10000}'));
set local session authorization tap_officer_c;
select is(
    outcome($$
        select poolbook_1.approve(id('P'), 'approve merge', 'content', 'act', approval_id, null)
        from poolbook_1.approvals where state = 'waiting'
    $$),
    'done', 'Or agrees'
);
reset session authorization;
select is(
    (
        select string_agg(reservation.state || ' ' || event.title, ', ' order by reservation.state)
        from poolbook.reservation
        join poolbook.event using (pool_id, event_id)
        where title in ('Together', 'Two') and replaces is null
    ),
    'cancelled Two, confirmed Together', 'and with the last yes two events are one'
);
select is(
    (
        select string_agg(distinct conflict.state, ' ')
        from poolbook.conflict
        where starts_at = '2027-02-10 09:00+08'
    ),
    'resolved', 'and the conflict is resolved'
);

-- Splitting.
set local session authorization tap_officer_c;
select reserve('Long', '2027-02-10 08:00+08', '2027-02-10 14:00+08', '{ROOM}', p_hosts => '{C}', p_state => 'request');
reset session authorization;
insert into memo select 'split', whole();
select is(
    outcome_as('tap_coordinator_a', $$
        select resolve('Long', 'split', steps(step('split', 'Long', jsonb_build_object('confirm', true, 'parts', steps(
            at('2027-02-10 08:00+08', '2027-02-10 09:00+08', '{ROOM}'),
            at('2027-02-10 12:00+08', '2027-02-10 14:00+08', '{ROOM}')
        )))))
    $$),
    'done', 'One reservation goes on as several'
);
select is(
    (
        select count(*)::integer
        from poolbook.reservation
        join poolbook.event using (pool_id, event_id)
        where title = 'Long' and state = 'confirmed'
    ),
    2, 'each of which stands'
);
select is(
    outcome_as('tap_coordinator_a', $$
        select poolbook_1.undo_resolution(id('P'), 'undo split', 'content', 'act', conflict_id, null)
        from poolbook_1.conflicts
        where state = 'resolved' and starts_at = '2027-02-10 08:00+08'
    $$),
    'done', 'That is undone'
);
select is(
    (
        select string_agg(reservation.state || ' ' || to_char(ends_at at time zone 'Asia/Shanghai', 'HH24'), ', ' order by reservation.state desc)
        from poolbook.reservation
        join poolbook.event using (pool_id, event_id)
        where title = 'Long'
    ),
    'request 14, cancelled 14', 'as it was'
);

-- One's own case, and objecting.
set local session authorization tap_officer_a;
select reserve('Ours', '2027-02-05 09:00+08', '2027-02-05 11:00+08', '{ROOM}', p_hosts => '{A}');
set local session authorization tap_officer_c;
select reserve('Theirs', '2027-02-05 09:00+08', '2027-02-05 11:00+08', '{ROOM}', p_hosts => '{C}', p_state => 'request');
set local session authorization tap_coordinator_a;
select is(
    (resolve('Theirs', 'decline', steps(step('cancel', 'Theirs'))) ->> 'is_own_case')::boolean, true,
    'Judging one''s own case is marked'
);
select is(outcome($$ select object_to('Theirs') $$), 'PB001 conflict.objection', 'Nobody objects to themselves');
select is(
    outcome_as('tap_officer_b', $$ select object_to('Theirs') $$), 'PB001 conflict.objection', 'nor who is no party'
);
select is(outcome_as('tap_officer_c', $$ select object_to('Theirs') $$), 'done', 'The other party objects');
select is(
    outcome_as('tap_officer_c', $$ select object_to('Theirs') $$), 'PB001 conflict.objection', 'once'
);
reset session authorization;
select is(conflict_state('Theirs'), 'open', 'and the conflict is open again');
select is(
    outcome_as('tap_coordinator_a', $$ select undo('Theirs') $$), 'PB001 conflict.contested', 'for the next chair'
);
set local test.now = '2027-03-01 00:00+08';
select is(
    outcome_as('tap_coordinator_a', $$ select undo('Theirs') $$), 'PB001 duty.not-on-duty', 'A term ends at its instant'
);
set local test.now = '2027-01-05 00:00+08';
select is(
    outcome_as('tap_admin', $$ select resolve('Theirs', 'uphold', p_reason => 'right') $$), 'done', 'It is upheld'
);
reset session authorization;
select is(conflict_state('Theirs'), 'resolved', 'and that is that');

-- Notes of who is not on duty.
select is(
    outcome_as('tap_coordinator_b', $$
        select poolbook_1.pass_note(id('P'), 'note', 'content', 'act', conflict('Later'), 'please look')
    $$),
    'done', 'A coordinator who does not hold the chair passes a note on'
);
select is(
    (select party_ids from poolbook.audit where act = 'conflict.note'), array[id('A')], 'to who does'
);

select * from finish();
rollback;
