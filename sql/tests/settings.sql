-- What a pool sets for itself: who may, what is written of it, what quiet keeps from happening, and what privacy shows.
begin;
\ir setup/pool.sql
select plan(28);

create function test.set(p_settings jsonb, p_key text = null, p_mode text = 'act', p_reason text = null) returns jsonb
language sql as $$
    select poolbook_1.set_pool(id('P'), coalesce(p_key, p_settings::text), 'content', p_mode, p_settings, p_reason)
$$;

-- Who may.
select is(outcome_as('tap_' || login, $$ select set('{"hold_hours": 24}') $$), '42501', login || ' sets nothing')
from unnest(array['officer_a', 'coordinator_a', 'finance', 'auditor', 'reporter', 'plain']) as login;

set local session authorization tap_admin;
select is(
    set('{"hold_hours": 24, "privacy": "hosts", "payment_limit": 500000}', 'first', 'act', 'why') -> 'changes',
    '{"hold_hours": [48, 24], "privacy": ["busy", "hosts"], "payment_limit": [null, 500000]}',
    'What is given is set, and told with what it was'
);
select is(
    set('{"hold_hours": 24, "privacy": "hosts", "payment_limit": 500000}', 'first', 'act', 'why') -> 'changes',
    '{"hold_hours": [48, 24], "privacy": ["busy", "hosts"], "payment_limit": [null, 500000]}',
    'The same key answers the same'
);
select is(set('{"hold_hours": 24}') -> 'changes', '{}', 'What is so already is no change');
select is(outcome($$ select set('{"hold_hours": 12}', 'tried', 'try') $$), 'PB002', 'What is only tried');
select is(
    (select poolbook_1.snapshot('Pool P', '{}', '{}') #>> '{pool,settings,hold_hours}'), '24', 'is not written'
);
select is(outcome($$ select set('{"hold_hours": 0}') $$), '23514', 'A hold of no hours is none');
select is(outcome($$ select set('{"waitlist": "maybe"}') $$), '23514', 'A word that is not known is refused');
select is(outcome($$ select set('{"zone": "UTC"}') $$), 'PB006', 'What is no setting is not set');
select is(outcome($$ select set('{"rules": {}}') $$), 'PB006', 'Rules are not set here');
reset session authorization;
select is(
    (
        select concat_ws(' ', audit.act, audit.subject_kind, audit.change, command.reason)
        from poolbook.audit
        join poolbook.command using (pool_id, command_id)
        where audit.act = 'pool.set'
    ),
    'pool.set pool {"privacy": ["busy", "hosts"], "hold_hours": [48, 24], "payment_limit": [null, 500000]} why',
    'A change of settings is in the audit trail, once, with its reason'
);

-- Quiet: nothing expires by itself.
set local session authorization tap_officer_a;
do $$ begin perform reserve('Held', '2027-03-06 14:00+08', '2027-03-06 17:00+08', '{EAST}', p_state => 'hold', p_hold_seconds => 3600); end $$;
set local session authorization tap_admin;
set local test.now = '2027-01-05 09:00+08';
do $$ begin perform set('{"quiet": true}'); end $$;
set local session authorization tap_reporter;
select is(
    poolbook_1.expire(id('P'), 'quiet', 'content', 'act'), '{"expired": 0, "quiet": true}',
    'In a quiet pool nothing expires by itself'
);
set local session authorization tap_admin;
select is(
    poolbook_1.resume_pool(id('P'), 'resume', 'content', 'act', null) -> 'changes' -> 'quiet_since' -> 1, 'null',
    'An administrator ends the quiet'
);
select is(
    poolbook_1.resume_pool(id('P'), 'again', 'content', 'act', null) -> 'changes', '{}', 'Once it has ended, nothing changes'
);
set local session authorization tap_reporter;
select is(poolbook_1.expire(id('P'), 'loud', 'content', 'act'), '{"expired": 1}', 'Then what has run out expires');

-- Privacy: what a third organization sees of an event between others.
set local session authorization tap_officer_a;
do $$ begin perform reserve('Secret', '2027-03-06 14:00+08', '2027-03-06 17:00+08', '{ROOM}'); end $$;
reset session authorization;
create function test.told(p_privacy text, p_login text) returns text
language plpgsql as $$
begin
    perform set_config('session_authorization', 'tap_admin', true);
    perform set(jsonb_build_object('privacy', p_privacy), 'privacy ' || p_privacy || p_login);
    perform set_config('session_authorization', p_login, true);
    return (
        select (shared - 'reference') || jsonb_build_object('reference', shared ->> 'reference' like 'R-%')
        from poolbook_1.busy
        where resource_id = id('ROOM')
    )::text;
end
$$;
select is(told('busy', 'tap_officer_c'), null, 'Busy: that the room is taken, and no more');
select is(
    told('hosts', 'tap_officer_c'), '{"hosts": ["Union A"], "reference": true}', 'Hosts: by whom'
);
select is(
    told('titles', 'tap_officer_c'), '{"hosts": ["Union A"], "title": "Secret", "reference": true}', 'Titles: and for what'
);
select is(told('titles', 'tap_officer_d'), null, 'Another pool sees nothing of it');
set local session authorization tap_officer_c;
select is(
    detail($$ select reserve('Late', '2027-03-06 15:00+08', '2027-03-06 16:00+08', '{ROOM}', p_hosts => '{C}') $$)
        -> 0 ->> 'host',
    'Union A', 'A refusal tells as much'
);
reset session authorization;
update poolbook.resource set district = 'North' where resource_id = id('ROOM');
select is(
    seen('tap_officer_c', $$
        select title from poolbook_1.events_nearby(id('P'), '2027-03-07 00:00+08', '{North}', '{}', id('C'))
    $$),
    'Secret', 'and so does what is on nearby'
);
create function test.shared(p_name text) returns text
language sql as $$
    select seen('tap_officer_c', format(
        'select concat(value ->> %L, value ->> %L) from poolbook_1.shared_reservation(id(%L), %L) as told (value)',
        'title', 'takes', 'P', (select reference from poolbook.reservation where reservation_id = id(p_name))
    ))
$$;
select is(shared('Secret'), 'Secret["Room"]', 'A reservation of others is looked at by its reference');
update poolbook.pool set privacy = 'busy' where pool_id = id('P');
select is(shared('Secret'), '', 'but not where the pool shows when things are taken, and no more');
select * from finish();
rollback;
