-- The chain of blocks, and verification: what is well is found well, and what was changed behind the functions' back is
-- found and named.
begin;
\ir setup/pool.sql
select plan(49);

create function test.close_block() returns jsonb
language sql as $$
    select poolbook_1.close_block(id('P'))
$$;
-- A check as an auditor runs it: how many rows are wrong; as text with the first finding's own words where asked.
create function test.wrong(p_check text) returns integer
language plpgsql as $$
declare
    before constant text = session_user;
    answer jsonb;
begin
    perform set_config('session_authorization', 'tap_auditor', true);
    answer = poolbook_1.verify(id('P'), p_check, null);
    perform set_config('session_authorization', before, true);
    return answer ->> 'wrong';
end
$$;
create function test.findings(p_check text) returns jsonb
language plpgsql as $$
declare
    before constant text = session_user;
    answer jsonb;
begin
    perform set_config('session_authorization', 'tap_auditor', true);
    answer = poolbook_1.verify(id('P'), p_check, null);
    perform set_config('session_authorization', before, true);
    return answer -> 'findings';
end
$$;
create function test.all_checks() returns setof text
language sql as $$
    select unnest(array[
        'units', 'quantities', 'reservations', 'shares', 'quotas', 'approvals', 'balances', 'entries', 'commitments',
        'money-follows', 'transfers', 'reversals', 'invoices', 'windows', 'periods', 'months', 'audit', 'commands',
        'privileges', 'blocks'
    ])
$$;
-- Which checks find something after a statement of the superuser, which leaves nothing behind.
create function test.found_by(p_statement text) returns text
language plpgsql as $$
declare
    found text;
begin
    begin
        execute p_statement;
        select string_agg(name, ' ' order by name)
        into found
        from all_checks() as name
        where wrong(name) > 0;
        raise exception 'undo' using errcode = 'TT000';
    exception when sqlstate 'TT000' then null;
    end;
    return coalesce(found, 'none');
end
$$;
grant execute on all functions in schema test to public;

set local session authorization tap_officer_a;
do $$
begin
    perform reserve('One', '2027-03-06 14:00+08', '2027-03-06 17:00+08', '{EAST,CHAIRS}', '{null,20}',
                    '{YOUTH}', '{rent}', '{40000}');
    perform reserve('Held', '2027-03-07 14:00+08', '2027-03-07 17:00+08', '{WEST}', null, '{YOUTH}', '{catering}',
                    '{3000}', p_state => 'hold', p_hold_seconds => 3600);
    perform reserve('Gone', '2027-03-08 14:00+08', '2027-03-08 17:00+08', '{GYM}', null, '{YOUTH}', '{catering}', '{1000}');
    perform cancel('Gone');
end
$$;

select is(close_block() ->> 'number', '1', 'The first block is closed by any member of the pool');
select is(close_block() ->> 'number', '1', 'and no other while nothing is written');
select is(
    (select entries || ' ' || (audits > 0) from poolbook_1.blocks), '9 true',
    'It holds the entries and audit rows that there were'
);
set local session authorization tap_officer_d;
select is(outcome('select close_block()'), 'PB004', 'A member of another pool closes none');
select is_empty('select 1 from poolbook_1.blocks', 'nor sees any');
set local session authorization tap_officer_a;
do $$
begin
    perform reserve('Two', '2027-03-09 14:00+08', '2027-03-09 17:00+08', '{EAST}', null, '{YOUTH}', '{rent}', '{100}');
end
$$;
select is(close_block() ->> 'entries', '1', 'The next block holds what came since, at the same instant of a clock that stands');
reset session authorization;
select is(
    (select count(distinct previous) from poolbook.block where previous in (select hash from poolbook.block)), 1::bigint,
    'and the hash of the one before'
);
select is(
    (select sum(original) || ' ' || sum(granted) || ' ' || sum(committed) || ' ' || sum(reserved) || ' ' || sum(released)
     from poolbook.line_month where pool_id = id('P')),
    '185000 185000 40100 3000 1000', 'The months of the lines are what the entries come to'
);
set local session authorization tap_officer_a;
do $$
begin
    perform confirm('Held');
end
$$;
select results_eq(
    $$
        select sum(reserved)::bigint, sum(committed)::bigint
        from poolbook_1.line_months(
            id('P'), array(select line_id from poolbook_1.budget_lines), null, null
        )
    $$,
    $$ values (0::bigint, 43100::bigint) $$,
    'What came after the last block is added to them'
);
select results_eq(
    $$
        select sum(reserved)::bigint, sum(committed)::bigint
        from poolbook_1.line_months(
            id('P'), array(select line_id from poolbook_1.budget_lines), '2027-01-04', '2027-01-04 09:00+08'
        )
    $$,
    $$ values (0::bigint, 43100::bigint) $$,
    'and the entries alone come to the same'
);
select is_empty(
    $$ select 1 from poolbook_1.line_months(id('P'), array(select line_id from poolbook_1.budget_lines), '2027-01-03', null) $$,
    'As of a day before there was nothing'
);
reset session authorization;
create function test.all_lines() returns uuid[]
language sql security definer as $$
    select array_agg(line_id) from poolbook.budget_line
$$;
grant execute on function test.all_lines() to public;
create function test.all_entries(p_seed text, p_limit integer) returns text
language sql as $$
    select string_agg(line_id || ' ' || number, ',')
    from poolbook_1.ledger(id('P'), all_lines(), null, null, null, null, null, null, null, p_seed, p_limit)
$$;
grant execute on function test.all_entries(text, integer) to public;
select is(
    seen(login, 'select sum(granted) from poolbook_1.line_months(id(''P''), all_lines(), null, null)'), granted,
    format('%s, who asks for all lines, is told of their own', login)
)
from (
    values
        ('tap_officer_a', '135000'), ('tap_officer_b', '50000'), ('tap_officer_c', ''), ('tap_finance', '185000'),
        ('tap_auditor', '185000'), ('tap_reporter', ''), ('tap_officer_d', '')
) as listed (login, granted);
select is(
    seen(login, $$
        select count(*)
        from poolbook_1.ledger(id('P'), all_lines(), null, null, null, null, null, null, null, null, null)
    $$),
    entries,
    format('%s reads so many entries of the ledger', login)
)
from (
    values ('tap_officer_a', '10'), ('tap_officer_b', '1'), ('tap_officer_c', '0'), ('tap_finance', '11')
) as listed (login, entries);
select is(
    seen(login, 'select title from poolbook_1.event_sums(id(''P''), all_lines(), null, null)'), titles,
    format('%s is told what their lines pay', login)
)
from (
    values ('tap_finance', 'Gone Held One One Two'), ('tap_officer_a', 'Gone Held One One Two'), ('tap_officer_b', '')
) as listed (login, titles);
set local session authorization tap_auditor;
select is(all_entries('seed', 4), all_entries('seed', 4), 'A seed draws the same entries again');
select isnt(all_entries('seed', 4), all_entries('other', 4), 'and another seed draws others');
reset session authorization;

-- Verification.
select is(
    outcome_as(login, $$ select poolbook_1.verify(id('P'), 'units', null) $$), came_to,
    format('%s verifies: %s', login, came_to)
)
from (
    values
        ('tap_officer_a', '42501'), ('tap_finance', '42501'), ('tap_admin_q', 'PB004'), ('tap_reporter', 'done'),
        ('tap_auditor', 'done'), ('tap_admin', 'done')
) as listed (login, came_to);
select is(
    (select string_agg(name, ' ') from all_checks() as name where wrong(name) > 0), null, 'Every check finds all well'
);
select is(found_by(harm), checks, sentence)
from (
    values
        ('update poolbook.entry set amount = amount + 1 where act = ''commit'' and number = 2',
         'balances blocks commitments entries months', 'An amount that was changed is found'),
        ('update poolbook.entry set effective_on = effective_on - 400 where act = ''commit'' and number = 2',
         'blocks months', 'so is a day'),
        ('update poolbook.audit set change = ''{}'' where act = ''cancel''', 'blocks', 'a row of the audit trail'),
        ('update poolbook.command set reason = ''another'' where act = ''cancel''', 'blocks', 'the reason of a command'),
        ('delete from poolbook.audit where act = ''cancel''', 'audit blocks', 'a row of the audit trail that is gone'),
        ('update poolbook.block set closed_at = closed_at + interval ''1 s'' where number = 1', 'blocks', 'a block'),
        ('update poolbook.budget_line set available = available + 5, granted = granted + 5 where category = ''catering''',
         'balances', 'a balance'),
        ('update poolbook.commitment set committed = committed + 1, amount = amount + 1', 'commitments money-follows',
         'a commitment'),
        ('delete from poolbook.allocation where unit_id = id(''EAST'')', 'reservations', 'a place that was taken away'),
        ('update poolbook.line_month set committed = committed + 1', 'months', 'a sum of a month'),
        ('with limited as (
              insert into poolbook.quota (
                  pool_id, quota_id, reference, measure, most, length, state, version, created_at
              ) values (id(''P''), id(''EAST''), ''Q-4F2'', ''count'', 5, ''month'', ''active'', 1, now())
          )
          insert into poolbook.quota_use (pool_id, quota_id, organization_id, starts_on, used)
          values (id(''P''), id(''EAST''), id(''A''), ''2027-03-01'', 1)', 'quotas', 'a use of a quota by nobody'),
        ('insert into poolbook.approval (
              pool_id, approval_id, reference, subject_kind, subject_id, organization_id, what, amount, state, asked_by,
              asked_at, expires_at, party_ids, version
          )
          select pool_id, reservation_id, ''A-4F2'', ''reservation'', reservation_id, id(''B''), ''[]'', 0, ''waiting'',
              created_by, created_at, starts_at, party_ids, 1
          from poolbook.reservation
          where reservation_id = id(''Two'')', 'approvals', 'a yes that what stands still waits for'),
        ('grant update on poolbook.entry to poolbook_writer', 'privileges', 'a privilege on the journal'),
        ('update poolbook.resource set name = ''Another''', 'none', 'and what is harmless is not')
) as listed (harm, checks, sentence);
update poolbook.entry set effective_on = effective_on - 400 where act = 'commit' and reservation_id = id('Two');
select results_eq(
    $$ select finding ->> 'line_id', finding ->> 'changed' from jsonb_array_elements(findings('blocks')) as finding $$,
    $$ select line_id::text, format('[%s]', number) from poolbook.entry where reservation_id = id('Two') $$,
    'The one row that differs is named'
);

select * from finish();
rollback;
