-- What the scan finds against rules that a change since booking can break: quotas, and the pool itself.
begin;
\ir setup/pool.sql
select plan(8);

create function test.found() returns table (rule text, title text, subject uuid, cause text, severity integer, detail jsonb)
language sql security definer as $$
    select found.rule, event.title, found.subject_id, found.cause_kind, found.severity, found.detail
    from poolbook_1.scan_rules(id('P'), '2028-01-01') as found
    join poolbook.reservation on reservation.reservation_id = found.claimant_id
    join poolbook.event on event.event_id = reservation.event_id
$$;
grant execute on all functions in schema test to public;

set local session authorization tap_officer_a;
select reserve('First', '2027-03-01 09:00+08', '2027-03-01 11:00+08', '{EAST}');
set local test.now = '2027-01-04 10:00+08';
select reserve('Second', '2027-03-02 09:00+08', '2027-03-02 11:00+08', '{EAST}');
select reserve('Elsewhen', '2027-04-02 09:00+08', '2027-04-02 11:00+08', '{EAST}');
select reserve('Asked', '2027-03-02 09:00+08', '2027-03-02 10:00+08', '{EAST}', p_state => 'request');
reset session authorization;

set local session authorization tap_reporter;
select is_empty('select * from found()', 'Nothing is wrong');
set local session authorization tap_admin;
select poolbook_1.add_quota(
    id('P'), 'quota', 'content', 'act', id('A'), 'hours', 180, 'month', null, 'venue', null, null, null
);
set local session authorization tap_reporter;
select results_eq(
    $$ select rule, title, subject, cause, severity from found() $$,
    $$ values ('quota.spent', 'Second', id('A'), 'rule', 2) $$,
    'With a quota that is less than what stands the last that was made is too much'
);
select is(
    (select array[detail ->> 'limit', detail ->> 'free', detail ->> 'asked'] from found()), '{180,60,120}',
    'It says of how much, how much others leave, and how much it is'
);
reset session authorization;
update poolbook.pool set rules = jsonb_set(rules, '{quota.spent,strength}', '"soft"') where pool_id = id('P');
set local session authorization tap_reporter;
select is((select severity from found()), 1, 'One that only warns should be known');
reset session authorization;
update poolbook.pool set rules = jsonb_set(rules, '{quota.spent,strength}', '"off"') where pool_id = id('P');
set local session authorization tap_reporter;
select is_empty('select * from found()', 'One that is off is none');

reset session authorization;
update poolbook.pool set retired_from = '2027-03-02' where pool_id = id('P');
set local session authorization tap_reporter;
select results_eq(
    $$ select rule, title, cause from found() order by title $$,
    $$ values ('pool.retired', 'Asked', 'rule'), ('pool.retired', 'Elsewhen', 'rule'), ('pool.retired', 'Second', 'rule') $$,
    'What stands or asks when the pool is retired is one conflict each, of one cause'
);
select is((select distinct detail ->> 'name' from found()), 'Pool P', 'It says what is retired');
reset session authorization;
update poolbook.pool set retired_from = null where pool_id = id('P');
set local session authorization tap_reporter;
select is_empty('select * from found()', 'and nothing when it is not');

select * from finish();
rollback;
