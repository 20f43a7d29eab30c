-- Bills on commitments: split among lines, paid in parts, within tolerance, credited; relief; what nobody bills; and
-- periods that are closed.
begin;
\ir setup/pool.sql
select plan(77);

create function test.line(p_text text) returns uuid
language sql security definer set search_path = poolbook, poolbook_1 as $$
    select line_id from poolbook.budget_line where poolbook_1.line_text(pool_id, line_id) = p_text
$$;
create function test.invoice(p_number text) returns uuid
language sql security definer as $$ select invoice_id from poolbook.invoice where number = p_number $$;
create function test.bill(
    p_title text, p_amount bigint, p_number text, p_category text = null, p_last text = 'more', p_mode text = 'act',
    p_payee text = 'Hall Ltd'
) returns jsonb
language sql as $$
    select poolbook_1.add_invoice(
        test.id('P'), 'bill ' || p_number || p_amount || clock_timestamp(), 'content', p_mode, test.id(p_title), p_amount, p_number, p_payee,
        p_category, null, null, p_last, null)
$$;
create function test.pay(p_number text, p_amount bigint = null, p_last text = 'more', p_day date = null) returns jsonb
language sql as $$
    select poolbook_1.pay_invoice(
        test.id('P'), 'pay ' || p_number || clock_timestamp(), 'content', 'act', test.invoice(p_number), p_amount, p_last, p_day, null)
$$;
create function test.credit(p_number text, p_amount bigint, p_day date = null) returns jsonb
language sql as $$
    select poolbook_1.credit_invoice(
        test.id('P'), 'credit ' || p_number || clock_timestamp(), 'content', 'act', test.invoice(p_number), p_amount, p_day, 'back')
$$;
create function test.close_it(p_title text) returns jsonb
language sql as $$
    select poolbook_1.close_reservation(test.id('P'), 'close ' || p_title, 'content', 'act', test.id(p_title), 5, '{}', null)
$$;
create function test.close_period(p_starts date, p_length text, p_mode text = 'act') returns jsonb
language sql as $$
    select poolbook_1.close_period(
        test.id('P'), 'close ' || p_starts || p_length || clock_timestamp(), 'content', p_mode, p_starts, p_length, null)
$$;
create function test.relieve(p_title text, p_line text, p_amount bigint, p_parcels integer, p_reached integer) returns jsonb
language sql as $$
    select poolbook_1.add_relief(
        test.id('P'), 'relief ' || clock_timestamp(), 'content', 'act', test.id(p_title), test.line(p_line), p_amount, p_parcels,
        p_reached, null, null)
$$;
create function test.committed(p_title text) returns text
language sql security definer set search_path = poolbook, poolbook_1 as $$
    select string_agg(
        concat_ws(' ', amount, committed, spent, released, tolerated), ', ' order by poolbook_1.line_text(pool_id, line_id))
    from poolbook.commitment
    where reservation_id = test.id(p_title)
$$;
grant execute on all functions in schema test to public;

-- Two funds pay for one event: 300.00 of SOON, the rest of CITY; 10% more is tolerated.
set local session authorization tap_finance;
select lives_ok($$
    select poolbook_1.save_funds(id('P'), 'tolerance', 'content', 'act', 'edit', '[
        {"code": "CITY", "tolerance": 100000, "carry_over": 500000, "release_after": 30},
        {"code": "SOON", "tolerance": 100000}
    ]')
$$, 'The office''s finance says how far bills may go');
set local session authorization tap_officer_a;
select lives_ok($$
    select reserve('Talk', '2027-03-06 14:00+08', '2027-03-06 17:00+08', p_projects => '{YOUTH}', p_categories => '{rent}',
                   p_amounts => '{50000}')
$$, 'An event takes money of two lines');
select is(outcome($$ select bill('Talk', 1000, 'F-1') $$), '42501', 'An officer enters no bills');
select lives_ok($$
    select reserve('Free', '2027-03-06 18:00+08', '2027-03-06 19:00+08')
$$, 'Another takes none');
set local session authorization tap_finance;
select is(
    (select string_agg(title, ' ') from poolbook_1.reservations), 'Talk',
    'The office''s finance reads the reservations that have money, and no others'
);
set local session authorization tap_finance_b;
select is(outcome($$ select bill('Talk', 1000, 'F-1') $$), 'PB005', 'To finance of others it does not exist');

set local session authorization tap_finance_a;
select is(
    (select sum((part ->> 'amount')::bigint) from jsonb_array_elements(
        detail($$ select bill('Talk', 33333, 'F-1', p_mode => 'try') $$) -> 'parts') as part),
    33333::numeric, 'Tried, a bill shows its split, which adds up'
);
select is(committed('Talk'), '20000 20000 0 0 0, 30000 30000 0 0 0', 'and nothing is written');
select is((bill('Talk', 33333, 'F-1')) ->> 'category', 'rent', 'A bill is for the only category that is open');
select is(outcome($$ select bill('Talk', 1, 'F-1') $$), 'PB001 invoice.duplicate', 'A payee''s number is entered once');
select is(
    detail($$ select bill('Talk', 1, 'F-1') $$) -> 0 ->> 'reference',
    (select reference from poolbook_1.invoices where number = 'F-1'), 'and the refusal says which it is'
);
select is(
    (select string_agg(amount::text, ' ' order by amount) from poolbook_1.invoice_parts), '13333 20000',
    'It is split to the last minor unit'
);
select is(outcome($$ select pay('F-1', 33334) $$), 'PB001 invoice.above-due', 'Not more is paid than is due');
select is(outcome($$ select pay('F-1', 100, p_day => '2027-12-01') $$), 'PB006', 'Nothing is paid in the future');
select is((pay('F-1', 10001)) ->> 'due', '23332', 'It is paid in part');
select is(committed('Talk'), '20000 16000 4000 0 0, 30000 23999 6001 0 0', 'The part is spent of each line as its due is');
select is((pay('F-1')) ->> 'due', '0', 'and then the rest');
select is(committed('Talk'), '20000 6667 13333 0 0, 30000 10000 20000 0 0', 'What is spent adds up line by line');
select is(outcome($$ select pay('F-1') $$), 'PB001 invoice.settled', 'What is settled is not paid again');

-- Above what is open.
select is(outcome($$ select bill('Talk', 21668, 'F-2') $$), 'PB001 commitment.tolerance', 'Above the tolerance a bill is refused');
select is(
    (select concat_ws(' ', reason ->> 'asked', reason ->> 'free', reason ->> 'above', reason ->> 'tolerated', reason ->> 'needed')
     from jsonb_array_elements(detail($$ select bill('Talk', 21668, 'F-2') $$)) as reason),
    '21668 16667 5001 5000 55001', 'with what was asked, is open, above, tolerated, and would be needed'
);
select is(outcome($$ select bill('Talk', 18668, 'F-2') $$), 'PB001 money.short', 'Nor what the lines do not have');
select is((bill('Talk', 18667, 'F-2', p_last => 'final')) ->> 'amount', '18667', 'Within it the excess is amended in the same act');
select is(
    (select sum(tolerated) from poolbook_1.commitments where reservation_id = id('Talk')), 2000::numeric,
    'and the reservation says how much'
);
select is(outcome($$ select bill('Talk', 1, 'F-3') $$), 'PB001 commitment.none', 'What is spent through takes no bill more');
select is((pay('F-2', 18000)) ->> 'due', '667', 'The last bill is paid in part');
select is((pay('F-2', 600, 'final')) ->> 'due', '0', 'and a last payment leaves what is due');
select is(
    (select sum(committed) from poolbook_1.commitments where reservation_id = id('Talk')), 0::numeric,
    'The last payment gives back what is left of the category'
);
select is(
    (select sum(spent) from poolbook_1.commitments where reservation_id = id('Talk')), 51933::numeric,
    'and no more is spent than was paid'
);

-- Credits.
select is(outcome($$ select credit('F-1', 33334) $$), 'PB001 invoice.above-amount', 'Not more is credited than was billed');
select is((credit('F-1', 333)) ->> 'refunded', '333', 'What was paid is refunded');
select is(
    (select sum(amount) from poolbook_1.entries where act = 'credit' and target = 'available'), 333::numeric,
    'and goes back to where it came from'
);
set local session authorization tap_officer_a;
select lives_ok($$
    select reserve('Walk', '2027-03-07 14:00+08', '2027-03-07 17:00+08', p_projects => '{YOUTH,YOUTH}',
                   p_categories => '{rent,catering}', p_amounts => '{10000,2000}')
$$, 'Another event has two categories');
set local session authorization tap_finance_a;
select is(outcome($$ select bill('Walk', 100, 'W-1') $$), 'PB001 invoice.category', 'A bill says which of two categories it is for');
select is((bill('Walk', 1500, 'W-1', 'catering')) ->> 'category', 'catering', 'and is for that');
select is((credit('W-1', 500)) ->> 'due', '1000', 'What is due is credited first');
select is((pay('W-1', 1000)) ->> 'due', '0', 'and the rest is paid');

-- What is paid or billed stays paid and billed when the reservation's money changes.
reset session authorization;
create function test.standing(p_title text) returns poolbook.reservation
language sql security definer as $$ select reservation from poolbook.reservation where reservation_id = test.id(p_title) $$;
create function test.edit_pay(p_title text, p_amounts bigint[]) returns jsonb
language sql as $$
    select poolbook_1.edit(
        test.id('P'), 'edit ' || clock_timestamp(), 'content', 'act', test.id(p_title), one.version, null, p_title, null, null, 10,
        test.ids('{A}'), '{1000000}', one.starts_at, one.ends_at, 0, 0, '{}', '{}', test.ids('{YOUTH,YOUTH}'),
        '{rent,catering}', p_amounts)
    from test.standing(p_title) as one
$$;
grant execute on all functions in schema test to public;
set local session authorization tap_officer_a;
select is(outcome($$ select edit_pay('Walk', '{10000,999}') $$), 'PB001 commitment.billed', 'Less than is paid or billed is not asked for');
select lives_ok($$ select edit_pay('Walk', '{10000,2500}') $$, 'More is');
select is(
    (select concat_ws(' ', amount, committed, spent) from poolbook_1.commitments where category = 'catering'), '2500 1500 1000',
    'and only the difference is set aside anew'
);
select lives_ok($$ select edit_pay('Walk', '{10000,2000}') $$, 'And less again');
select is(
    (select concat_ws(' ', amount, committed, spent) from poolbook_1.commitments where category = 'catering'), '2000 1000 1000',
    'goes back, but for what is paid'
);
set local session authorization tap_finance_a;

-- Relief.
select is(
    outcome($$ select relieve('Walk', 'YOUTH/catering/2027', 100, null, 3) $$), 'PB001 period.future', 'Relief is given at an event'
);
reset session authorization;
set local test.now = '2027-03-08 09:00+08';
set local session authorization tap_finance_a;
select is(
    outcome($$ select relieve('Walk', 'YOUTH/catering/2027', 1001, null, 3) $$), 'PB001 commitment.short',
    'Relief in money is not more than is committed and not billed'
);
select is((relieve('Walk', 'YOUTH/catering/2027', 400, null, 3)) ->> 'number', '1', 'Relief in money is spent');
select is((relieve('Walk', 'YOUTH/catering/2027', null, 40, 120)) ->> 'parcels', '40', 'Relief in kind is counted');
select is(
    (select concat_ws(' ', committed, spent) from poolbook_1.commitments where category = 'catering'), '600 1400',
    'and moves no money'
);
select lives_ok(
    $$ select poolbook_1.remove_relief(id('P'), 'remove', 'content', 'act', id('Walk'), 1, 'twice') $$, 'Relief is taken back'
);
select is(
    outcome($$ select poolbook_1.remove_relief(id('P'), 'remove 2', 'content', 'act', id('Walk'), 1, 'twice') $$),
    'PB001 relief.removed', 'once'
);
select is(
    (select concat_ws(' ', committed, spent) from poolbook_1.commitments where category = 'catering'), '1000 1000',
    'and its money is committed again'
);

-- What nobody bills.
set local session authorization tap_officer_a;
select lives_ok($$ select close_it('Walk') $$, 'The event is closed');
reset session authorization;
set local test.now = '2027-04-07 23:00+08';
set local session authorization tap_finance_a;
select is(
    poolbook_1.release_money(id('P'), 'release 1', 'content', 'act', null, null), '[]',
    'For so many days what is committed waits for a bill'
);
reset session authorization;
set local test.now = '2027-04-08 01:00+08';
set local session authorization tap_finance_a;
select isnt_empty(
    $$ select * from jsonb_array_elements(poolbook_1.release_money(id('P'), 'release 3', 'content', 'act', null, null)) $$,
    'Then it goes back'
);
select is(
    (select concat_ws(' ', committed, released) from poolbook_1.commitments where category = 'catering'), '0 1000',
    'to its own line'
);
select isnt_empty(
    $$ select 1 from poolbook_1.log where act = 'release' $$, 'and the parties are told'
);

-- Periods.
select is(outcome($$ select close_period('2027-03-01', 'month') $$), 'PB004', 'Finance of an organization closes no period');
set local session authorization tap_finance;
select is(outcome($$ select close_period('2027-04-01', 'month') $$), 'PB001 period.running', 'A month that runs is not closed');
select lives_ok($$ select close_period('2027-03-01', 'month') $$, 'One that is over is');
select is(
    outcome($$ select poolbook_1.seal_period(id('P'), 'seal early', 'c', 'act', '2027-03-01', 'month') $$),
    'PB001 period.state', 'It has no hash before a block holds its closing'
);
do $$ begin perform poolbook_1.close_block(id('P')); end $$;
select is(
    poolbook_1.seal_period(id('P'), 'seal', 'c', 'act', '2027-03-01', 'month') ->> 'hash',
    (select hash from poolbook_1.blocks order by number desc limit 1), 'Then it has that of the block'
);
reset session authorization;
select is(
    (select party_ids from poolbook.audit where act = 'period.seal'),
    (select array_agg(organization_id order by organization_id) from poolbook.organization where pool_id = id('P')),
    'and every organization of the pool is told'
);
set local session authorization tap_finance;
select is(outcome($$ select close_period('2027-02-01', 'month') $$), 'PB001 period.state', 'and with it all before it');
set local session authorization tap_finance_a;
select is(
    (credit('F-1', 100, '2027-03-08')) ->> 'posted_in', '2027-04-01', 'A correction is posted into the month that is open'
);
select is(
    (select concat_ws(' ', effective_on, period) from poolbook_1.entries where act = 'credit' order by recorded_at desc, number desc limit 1),
    '2027-03-08 2027-04-01', 'with its old day'
);
select is((credit('F-2', 100, '2027-04-02')) ->> 'posted_in', '2027-04-01', 'Another day of it as well');
set local session authorization tap_officer_a;
select lives_ok($$
    select reserve('Late', '2027-12-30 14:00+08', '2027-12-30 17:00+08', p_projects => '{YOUTH}', p_categories => '{rent}',
                   p_amounts => '{7000}')
$$, 'An event at the end of the year has money open');
reset session authorization;
set local test.now = '2028-01-10 09:00+08';
set local session authorization tap_finance;
select is(
    outcome($$ select close_period('2027-01-01', 'year') $$), 'PB001 period.unclosed',
    'A year with a reservation that is past and not closed is not closed'
);
set local session authorization tap_officer_a;
select lives_ok($$ select close_it('Late') $$, 'It is closed');
set local session authorization tap_finance;
select is(
    detail($$ select close_period('2027-01-01', 'year', 'try') $$) ->> 'moved', '1',
    'Tried, closing says how many commitments will move'
);
select lives_ok($$ select close_period('2027-01-01', 'year') $$, 'Then the year is closed');
set local session authorization tap_finance_a;
select is(
    (select sum(committed) from poolbook_1.budget_lines where fiscal_year = 2028), 7000::numeric,
    'What is committed moved with its money to next year''s line'
);
select is(
    (select count(*) from poolbook_1.budget_lines where fiscal_year = 2027 and available + reserved + committed > 0), 0::bigint,
    'Nothing is left in the year''s lines'
);
select is((credit('F-1', 50)) #>> '{parts,0,goes_to}', 'lapsed', 'A credit to a line that is over goes to lapsed');
set local session authorization tap_finance;
select is(
    outcome($$ select poolbook_1.grant_money(id('P'), 'g', 'c', 'act', ids('{CITY}'), ids('{YOUTH}'), '{rent}', '{2027}', '{1}', null) $$),
    'PB001 period.closed', 'A line that is over is granted nothing'
);
select is(
    outcome($$ select poolbook_1.grant_money(id('P'), 'g2', 'c', 'act', ids('{CITY}'), ids('{YOUTH}'), '{new}', '{2027}', '{1}', null) $$),
    'PB001 period.closed', 'nor is a new line of a year that is closed'
);
set local session authorization tap_finance_a;
select is((bill('Late', 7000, 'L-1')) #>> '{parts,0,year}', '2028', 'The bill that came late is on next year''s line');
reset session authorization;
select is_empty(
    $$
        select line_id from poolbook.budget_line
        where granted <> available + reserved + committed + spent + lapsed
    $$, 'Every line adds up'
);

select * from finish();
rollback;
