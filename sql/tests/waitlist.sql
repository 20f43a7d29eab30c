-- The waitlist: who comes next when something becomes free, and how the pool wants it.
begin;
\ir setup/pool.sql
select plan(27);

create function test.state_of(p_title text) returns text
language sql stable security definer as $$
    select state from poolbook.reservation where reservation_id = id(p_title)
$$;
create function test.want(p_waitlist text) returns void
language sql security definer as $$ update poolbook.pool set waitlist = p_waitlist where pool_id = id('P') $$;
-- What the program does right after an act of its key: one request after the other.
create function test.promote(p_freed_by text) returns text
language plpgsql as $$
declare
    number integer = 0;
    next jsonb = null;
    told text = '';
begin
    loop
        number = number + 1;
        next = poolbook_1.promote(
            id('P'), p_freed_by || ' next ' || number, 'content', 'act', p_freed_by, (next ->> 'id')::uuid
        ) -> 'promoted';
        exit when next = 'null';
        told = told || (next ->> 'state') || ' ';
    end loop;
    return trim(told);
end
$$;
create function test.expires(p_title text) returns timestamptz
language sql stable security definer as $$
    select expires_at from poolbook.reservation where reservation_id = id(p_title)
$$;
grant execute on all functions in schema test to public;

create function test.three(p_name text, p_day date) returns void
language plpgsql as $$
begin
    perform set_config('session_authorization', 'tap_officer_b', true);
    perform reserve(p_name || ' stands', p_day + time '09:00', p_day + time '12:00', '{ROOM}', p_hosts => '{B}');
    perform set_config('session_authorization', 'tap_officer_c', true);
    perform set_config('test.now', '2027-01-04 10:00+08', true);
    perform reserve(p_name || ' long', p_day + time '09:00', p_day + time '13:00', '{ROOM}', p_hosts => '{C}', p_state => 'request');
    perform set_config('test.now', '2027-01-04 11:00+08', true);
    perform reserve(p_name || ' next', p_day + time '09:00', p_day + time '11:00', '{ROOM}', p_hosts => '{C}', p_state => 'request');
    perform set_config('session_authorization', 'tap_officer_b', true);
end
$$;

-- The first that fits.
select three('One', '2027-02-01');
select is(cancel('One stands') ->> 'state', 'cancelled', 'What stands is called off');
select is(state_of('One long'), 'request', 'and nothing else is done in that act');
select is(promote('cancel One stands'), 'confirmed', 'but in one of its own');
select is(promote('cancel One stands'), 'confirmed', 'which answers the same again');
reset session authorization;
select is(state_of('One long'), 'confirmed', 'and the first who asked has its place');
select is(state_of('One next'), 'request', 'and who asked later waits on');
select is(
    (select array_agg(distinct party_ids @> ids('{C}')) from poolbook.audit where subject_id = id('One long') and act = 'confirm'),
    '{true}', 'Whoever asked can read it'
);

-- Not the first, where it does not fit.
select three('Two', '2027-02-02');
select reserve('Two late', '2027-02-02 12:00', '2027-02-02 14:00', '{ROOM}', p_hosts => '{B}');
select is(cancel('Two stands') ->> 'state', 'cancelled', 'Where the first in order does not fit');
select is(promote('cancel Two stands'), 'confirmed', 'it is passed over');
reset session authorization;
select is(state_of('Two long') || ' ' || state_of('Two next'), 'request confirmed', 'the next that fits has it');

-- Offered.
select want('offer');
select three('Three', '2027-02-08');
select is(
    move('Three stands', '2027-02-09 09:00', '2027-02-09 12:00') ->> 'state', 'confirmed', 'What moves away makes room as well'
);
select is(promote('move Three stands2027-02-09 09:00:00+08'), 'hold', 'which is offered');
reset session authorization;
select is(state_of('Three long'), 'hold', 'A pool may want that the place is held for who asked');
select is(expires('Three long'), '2027-01-06 11:00+08'::timestamptz, 'for so many hours');

-- Left.
select want('ask');
select three('Four', '2027-02-15');
select is(cancel('Four stands') ->> 'state', 'cancelled', 'A pool may want that nothing is done by itself');
select is(promote('cancel Four stands'), '', 'by nobody''s act');
reset session authorization;
select is(state_of('Four long') || ' ' || state_of('Four next'), 'request request', 'and nothing is');
select want('confirm');
select is(
    outcome_as('tap_officer_b', $$ select poolbook_1.promote(id('P'), 'all', 'content', 'act', null, null) $$), 'PB004',
    'Members promote after their own acts only'
);
select is(
    outcome_as('tap_auditor', $$ select poolbook_1.promote(id('P'), 'all', 'content', 'act', 'cancel Four stands', null) $$),
    '42501', 'and who only reads not even then'
);
set local session authorization tap_reporter;
select is(
    poolbook_1.promote(id('P'), 'promote', 'content', 'act', null, null) #>> '{promoted,state}', 'confirmed',
    'What nobody''s act saw to the reporter does'
);
reset session authorization;
select is(state_of('Four long') || ' ' || state_of('Four next'), 'confirmed request', 'in the same order');
select is(
    (select count(*)::integer from poolbook.conflict where claimant_id = id('Four next') and state = 'open'), 1,
    'and who comes later is in conflict with it'
);

-- What ran out on the way of any act makes room as well: its answer says so, by the key that promotes.
set local test.now = '2027-01-04 12:00+08';
set local session authorization tap_officer_b;
select reserve('Five holds', '2027-02-22 09:00', '2027-02-22 12:00', '{ROOM}', p_hosts => '{B}', p_state => 'hold', p_hold_seconds => 3600);
set local session authorization tap_officer_c;
select reserve('Five waits', '2027-02-22 09:00', '2027-02-22 11:00', '{ROOM}', p_hosts => '{C}', p_state => 'request');
set local session authorization tap_officer_b;
select is(
    reserve('Five before', '2027-02-23 09:00', '2027-02-23 12:00', '{ROOM}', p_hosts => '{B}') ->> 'freed', null,
    'An act on whose way nothing ran out says nothing'
);
set local test.now = '2027-01-04 14:00+08';
select is(
    reserve('Five else', '2027-02-24 09:00', '2027-02-24 12:00', '{ROOM}', p_hosts => '{B}') ->> 'freed', 'Five else',
    'An act of whoever it may be says that others have room now'
);
select is(promote('Five else'), 'confirmed', 'and lets them come next');
reset session authorization;
select is(state_of('Five holds') || ' ' || state_of('Five waits'), 'expired confirmed', 'in the place of what ran out');
select is(
    outcome_as('tap_officer_b', $$ select reserve('Five last', '2027-02-25 09:00', '2027-02-25 12:00', '{ROOM}', p_hosts => '{B}') $$),
    'done', 'Nobody is told twice'
);

select * from finish();
rollback;
