-- The reporter: one run at a time, who is told what, and an outbox from which nothing is lost.
begin;
\ir setup/pool.sql
select plan(65);

create function test.guard() returns boolean
language sql as $$ select poolbook_1.guard_run(id('P')) $$;
create function test.begin_run(p_every integer = 15) returns jsonb
language sql as $$ select poolbook_1.begin_run(id('P'), p_every) $$;
create function test.end_run(p_run jsonb, p_outcome text = 'good') returns jsonb
language sql as $$ select poolbook_1.end_run(id('P'), (p_run ->> 'run')::uuid, p_outcome, '{}') $$;
create function test.report(p_sees jsonb = '{"what": "all"}', p_reader text = 'output:x', p_limit integer = 100)
returns jsonb
language sql as $$ select poolbook_1.report_for(id('P'), p_reader, p_sees, current_setting('test.now')::timestamptz, p_limit) $$;
create function test.keep(
    p_run jsonb,
    p_messages jsonb = '[]',
    p_sees jsonb = '{"what": "all"}',
    p_reader text = 'output:x'
) returns jsonb
language sql as $$
    select poolbook_1.keep_report(
        id('P'), (p_run ->> 'run')::uuid, p_reader, p_sees, current_setting('test.now')::timestamptz, p_messages)
$$;
create function test.due() returns jsonb
language sql as $$ select poolbook_1.due_deliveries(id('P'), '{mail}', 10) $$;
create function test.settle(p_delivery jsonb, p_failure text = null) returns jsonb
language sql as $$ select poolbook_1.settle_delivery(id('P'), (p_delivery ->> 'id')::uuid, p_failure) $$;

create function test.told_what(p_of text) returns jsonb
language sql as $$
    select jsonb_agg(reader ->> 'name' || ': ' || (reader #>> '{sees,what}') order by reader ->> 'name')
    from jsonb_array_elements(poolbook_1.report_readers(id('P'))) as reader
    where reader ->> 'reader' like p_of || ':%'
$$;

-- Two reservations, and conflicts between them as the rules would write them.
set local session authorization tap_officer_a;
select lives_ok($$ select reserve('Fair', '2027-03-06 09:00+08', '2027-03-06 12:00+08', '{ROOM}') $$, 'A fair stands');
set local session authorization tap_officer_b;
select lives_ok(
    $$ select reserve('Ball', '2027-03-06 11:00+08', '2027-03-06 14:00+08', '{ROOM}', p_hosts => '{B}',
                      p_state => 'request') $$,
    'A ball is asked for'
);
reset session authorization;
-- The conflict that they have: those of this test are written by hand.
delete from poolbook.conflict;
create function test.conflict(
    p_reference text,
    p_rule text,
    p_parties text[],
    p_hosts_hours integer = null,
    p_severity integer = 2
) returns void
language sql as $$
    insert into poolbook.conflict (
        pool_id, conflict_id, reference, rule, subject_id, claimant_id, other_ids, cause_kind, cause_id, severity, detail,
        starts_at, ends_at, party_ids, first_seen_at, last_seen_at, hosts_until, due_at, state, version
    )
    values (
        id('P'), md5(p_reference)::uuid, p_reference, p_rule, id('ROOM'), id('Ball'), array[id('Fair')], 'reservation',
        id('Ball'), p_severity, jsonb_build_object('rule', p_rule), '2027-03-06 11:00+08', '2027-03-06 12:00+08',
        ids(p_parties), poolbook.now(), poolbook.now(), poolbook.now() + p_hosts_hours * interval '1 hour',
        poolbook.now() + interval '3 days', 'open', 1
    )
$$;
select conflict('C-AAA', 'venue.double', '{A,B}'), conflict('C-BBB', 'venue.too-small', '{B}', 24),
    conflict('C-CCC', 'money.short', '{A}');

-- One run at a time.
set local session authorization tap_officer_a;
select is(outcome($$ select guard() $$), '42501', 'An officer is no reporter');
select is(outcome($$ select begin_run() $$), '42501', 'An officer begins no run');
set local session authorization tap_reporter;
select ok(guard(), 'The reporter keeps other runs away');
select is(
    (
        select mode
        from pg_locks
        where locktype = 'advisory'
            and (classid::bigint << 32 | objid::bigint) = hashtextextended('poolbook report ' || id('P'), 0)
    ),
    'ExclusiveLock', 'The guard is a lock, which goes with the transaction'
);
create temporary table kept as select begin_run() as first;
select is((select first -> 'abandoned' from kept), '0', 'A first run has none to make up for');
select is((select first -> 'expired' from kept), 'false', 'Nothing has run out');
select is(seen('tap_admin', $$ select outcome from poolbook_1.runs $$), 'working', 'A run works until it ends');
alter table kept add second jsonb;
update kept set second = begin_run();
select is((select second -> 'abandoned' from kept), '1', 'One that never finished is abandoned by the next');
select is(
    seen('tap_admin', $$ select outcome from poolbook_1.runs $$), 'abandoned working', 'Only one works'
);
select is(outcome($$ select end_run((select first from kept)) $$), 'PB005', 'What was abandoned does not end well');
select is(end_run((select second from kept)) -> 'open', '3', 'A run ends with what stands');
select is(
    seen('tap_admin', $$ select counts -> 'rules' from poolbook_1.runs where outcome = 'good' $$),
    '{"money.short": 1, "venue.double": 1, "venue.too-small": 1}', 'A run keeps how many there are of each rule'
);
select is(seen('tap_officer_a', $$ select outcome from poolbook_1.runs $$), '', 'An officer sees no runs');

-- Silence.
select is(
    seen('tap_coordinator_a', $$ select silent_since from poolbook_1.heartbeats $$), '', 'It ran a moment ago'
);
set local test.now = '2027-01-04 09:29+08';
select is(
    seen('tap_coordinator_a', $$ select silent_since from poolbook_1.heartbeats $$), '',
    'A reporter that missed one run is not silent yet'
);
set local test.now = '2027-01-04 09:31+08';
select is(
    seen('tap_coordinator_a', $$ select silent_since from poolbook_1.heartbeats $$), '2027-01-04 09:00:00+08',
    'After twice its schedule it is'
);
select is(
    seen('tap_admin', $$ select poolbook_1.snapshot('Pool P', '{}', '{}') ->> 'reporter_silent_since' $$),
    '2027-01-04T09:00:00+08:00', 'Whoever keeps the pool is told so with every command'
);
select is(
    seen('tap_officer_a', $$ select poolbook_1.snapshot('Pool P', '{}', '{}') ->> 'reporter_silent_since' $$), '',
    'An officer is not'
);
set local test.now = '2027-01-04 09:00+08';

-- Who is told what.
select is(
    told_what('member'),
    '["Administrator: all", "Coordinator A: organization", "Coordinator B: organization", "Finance: money",
      "Finance A: money", "Finance B: money", "Officer A: organization", "Officer B: organization",
      "Officer C: organization", "tap_admin: all"]',
    'Where nobody holds the chair, administrators are told all of it'
);
select is(told_what('output'), '["Reporter: all"]', 'Whoever runs it is told all of it');
select is(told_what('organization'), null, 'An organization without an address is told nothing itself');
set local session authorization tap_admin;
select lives_ok(
    $$
        select poolbook_1.save_organizations(id('P'), 'a', 'content', 'act', 'edit',
            '[{"code": "A", "email": "office@a.example", "locale": "en"}]')
    $$,
    'An organization has an address and a language'
);
select is(
    outcome($$
        select poolbook_1.save_organizations(id('P'), 'b', 'content', 'act', 'edit', '[{"code": "B", "email": "-t@b"}]')
    $$),
    '23514', 'What a program would take for an option is no address'
);
reset session authorization;
insert into poolbook.duty_term (pool_id, term_id, organization_id, starts_at, ends_at, version)
values (id('P'), gen_random_uuid(), id('B'), '2027-01-01', '2027-03-01', 1);
set local session authorization tap_reporter;
select is(
    told_what('member'),
    '["Coordinator B: all", "Finance: money", "Finance A: money", "Finance B: money", "Officer B: organization",
      "Officer C: organization"]',
    'Coordinators on duty are told all of it, and an address of the organization is written to instead of its people'
);
select is(told_what('organization'), '["Union A: organization"]', 'The organization itself is told what concerns it');
select is(
    (
        select reader -> 'locale'
        from jsonb_array_elements(poolbook_1.report_readers(id('P'))) as reader
        where reader ->> 'reader' like 'organization:%'
    ),
    '"en"', 'It is told so in its language'
);
select is(told_what('staff'), null, 'A person without an address is told nothing');
reset session authorization;
update poolbook.resource set email = 'lawyer@b.example', locale = 'zh-Hans' where code = 'LAWYER';
set local session authorization tap_reporter;
select is(told_what('staff'), '["Lawyer: notices"]', 'A person with one is told what is done to their events');
select is(
    (
        select jsonb_build_array(reader -> 'address', reader -> 'locale')
        from jsonb_array_elements(poolbook_1.report_readers(id('P'))) as reader
        where reader ->> 'reader' like 'staff:%'
    ),
    '["lawyer@b.example", "zh-Hans"]', 'There, and in their language'
);
reset session authorization;
update poolbook.resource set member_id = (select member_id from poolbook.member where login = 'tap_officer_b') where code = 'LAWYER';
update poolbook.member set email = 'b@b.example' where login = 'tap_officer_b';
set local session authorization tap_reporter;
select is(told_what('staff'), null, 'Who is a member with an address is told there');

-- What they are told.
select is(report() -> 'counts', '{"new": 3}', 'At first all is new');
select is(
    report(jsonb_build_object('what', 'organization', 'organization_id', id('B'))) -> 'counts', '{"new": 2}',
    'An organization is told of what concerns it'
);
select is(report('{"what": "money"}') #> '{conflicts,0,reference}', '"C-CCC"', 'Finance is told of money');
select is(
    report(jsonb_build_object('what', 'money', 'organization_id', id('B'))) -> 'counts', '{}',
    'Finance of an organization is not told of others'' money'
);
select is(
    report(jsonb_build_object('what', 'organization', 'organization_id', id('A'))) #> '{conflicts,0,claimant,title}',
    null, 'Of a reservation of others an organization is told no title'
);
select is(report() #> '{conflicts,0,claimant,title}', '"Ball"', 'The chair is');
select is(report() #> '{terms,0,organization}', '"Women B"', 'A report says who holds the chair');
select is(jsonb_array_length(report(p_limit => 1) -> 'conflicts'), 1, 'A report is as long as it should be');
select is(report(p_limit => 1) -> 'counts', '{"new": 3}', 'What is left out is counted');
update kept set first = begin_run();
select is(
    keep((select first from kept), '[{"channel": "mail", "address": "a@b.example", "body": {"subject": "3 new"}}]')
        is not null,
    true, 'What is told is kept, with what is to be sent'
);
select is(report() -> 'counts', '{"open": 3}', 'What was told is not new');
select is(
    report(jsonb_build_object('what', 'organization', 'organization_id', id('B')), 'organization:b') -> 'counts',
    '{"new": 2}', 'To another reader it is'
);
select is(
    keep((select first from kept), '[{"channel": "mail", "address": "a@b.example", "body": {"subject": "3 new"}}]'),
    '[]', 'The same message of the same run is not sent twice'
);
set local test.now = '2027-01-05 09:01+08';
select is(report() -> 'counts', '{"open": 2, "escalated": 1}', 'What its host did not mend in time is passed on');
reset session authorization;
update poolbook.conflict set severity = 3 where reference = 'C-AAA';
update poolbook.conflict set state = 'gone' where reference = 'C-CCC';
set local session authorization tap_reporter;
select is(report() -> 'counts', '{"ended": 1, "escalated": 2}', 'What is worse is escalated, what is gone has ended');
select is(keep((select first from kept)), '[]', 'Told again');
select is(report() -> 'counts', '{"open": 2}', 'What has ended is told once');
reset session authorization;
update poolbook.conflict set state = 'open', first_seen_at = poolbook.now() where reference = 'C-CCC';
set local session authorization tap_reporter;
select is(report() -> 'counts', '{"new": 1, "open": 2}', 'What comes back is new');
set local test.now = '2027-01-07 09:01+08';
select is(report() -> 'counts', '{"new": 1, "escalated": 2}', 'What is overdue is escalated');

-- The outbox.
select is(jsonb_array_length(due()), 1, 'What was kept is due');
select is(settle(due() -> 0, 'no such host') -> 'tries', '1', 'What fails is counted');
select is(due(), '[]', 'It is not tried again at once');
select is(report() #>> '{undelivered,0,failure}', 'no such host', 'What could not be delivered is reported');
set local test.now = '2027-01-07 09:07+08';
select is(due() #>> '{0,body,subject}', '3 new', 'It is tried again after five minutes');
select is(settle(due() -> 0, 'no such host') -> 'tries', '2', 'It fails again');
set local test.now = '2027-01-07 09:13+08';
select is(due(), '[]', 'The second time takes longer');
set local test.now = '2027-03-07 09:13+08';
select is(settle(due() -> 0) -> 'tries', '3', 'Two months later it is delivered');
select is(due(), '[]', 'What was delivered is not due');
select is(
    seen('tap_admin', $$ select delivered_at from poolbook_1.deliveries $$), '2027-03-07 09:13:00+08',
    'An administrator sees when'
);
select is(seen('tap_coordinator_a', $$ select 1 from poolbook_1.deliveries $$), '', 'Others do not');
reset session authorization;
select is((select body from poolbook.delivery), '{}', 'Of what was delivered the words are not kept');
set local test.now = '2028-04-07 09:13+08';
set local session authorization tap_reporter;
select lives_ok($$ select end_run(begin_run()) $$, 'A run a year later');
select is(seen('tap_admin', $$ select outcome from poolbook_1.runs $$), 'good', 'What is old is forgotten');

select * from finish();
rollback;
