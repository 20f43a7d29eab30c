-- Four eyes: what takes a second person waits for one, and is done, or given back, by what they say.
begin;
\ir setup/pool.sql
select plan(51);

create function test.line(p_text text) returns uuid
language sql security definer set search_path = poolbook, poolbook_1 as
$$ select line_id from poolbook.budget_line where poolbook_1.line_text(pool_id, line_id) = p_text $$;
create function test.waiting() returns uuid
language sql security definer as $$
    select approval_id from poolbook.approval where state = 'waiting' order by asked_at desc, approval_id desc limit 1
$$;
create function test.balances(p_line text) returns text
language sql security definer as $$
    select concat_ws(' ', granted, available, reserved, committed, spent, lapsed)
    from poolbook.budget_line
    where line_id = test.line(p_line)
$$;
create function test.transfer(p_amount bigint, p_from text, p_to text) returns jsonb
language sql as $$
    select poolbook_1.transfer_money(
        test.id('P'), 'transfer ' || clock_timestamp(), 'content', 'act', test.line(p_from), test.line(p_to), p_amount, 'why')
$$;
create function test.approve() returns jsonb
language sql as $$
    select poolbook_1.approve(test.id('P'), 'approve ' || clock_timestamp(), 'content', 'act', test.waiting(), null)
$$;
create function test.reject() returns jsonb
language sql as $$
    select poolbook_1.reject(test.id('P'), 'reject ' || clock_timestamp(), 'content', 'act', test.waiting(), 'no')
$$;
create function test.undo(p_kind text, p_subject uuid, p_number bigint = null) returns jsonb
language sql as $$
    select poolbook_1.reverse(
        test.id('P'), 'reverse ' || clock_timestamp(), 'content', 'act', p_kind, p_subject, p_number, 'wrong')
$$;
create function test.revise(p_line text, p_amount bigint) returns jsonb
language sql as $$
    select poolbook_1.revise_grant(
        test.id('P'), 'revise ' || clock_timestamp(), 'content', 'act', test.line(p_line), p_amount, 'more')
$$;
create function test.one(p_what text) returns uuid
language sql security definer as $$
    select case p_what
        when 'declined' then (select transfer_id from poolbook.transfer where state = 'declined')
        else (select invoice_id from poolbook.invoice order by entered_at desc limit 1)
    end
$$;
grant execute on all functions in schema test to public;

-- Transfers.
set local session authorization tap_officer_a;
select is(outcome($$ select transfer(1000, 'YOUTH/rent/2027/CITY', 'WOMEN/rent/2027') $$), '42501', 'An officer moves no money');
set local session authorization tap_finance_b;
select is(outcome($$ select transfer(1000, 'YOUTH/rent/2027/CITY', 'WOMEN/rent/2027') $$), 'PB004', 'nor finance of the line that gets');
set local session authorization tap_finance_a;
select is(
    outcome($$ select transfer(100001, 'YOUTH/rent/2027/CITY', 'WOMEN/rent/2027') $$), 'PB001 line.short',
    'More than a line has is not moved'
);
select is((transfer(1000, 'YOUTH/rent/2027/CITY', 'WOMEN/rent/2027')) ->> 'state', 'waiting', 'A transfer waits for a second person');
select is(balances('YOUTH/rent/2027/CITY'), '100000 99000 1000 0 0 0', 'and its amount is set aside meanwhile');
select is(outcome($$ select approve() $$), 'PB001 approval.own', 'Nobody agrees to their own');
set local session authorization tap_officer_a;
select is(poolbook_1.who_asked(id('P'), waiting()), null, 'Who does not decide is not told who asks');
set local session authorization tap_finance_b;
select is(poolbook_1.who_asked(id('P'), waiting()) ->> 'reason', 'why', 'Finance of the other side is told why');
select ok(
    (select is_mine and asked_by is not null and asked_why = 'why' from poolbook_1.approvals where state = 'waiting'),
    'and by whom'
);
select lives_ok($$ select approve() $$, 'and agrees');
select is(balances('YOUTH/rent/2027/CITY'), '99000 99000 0 0 0 0', 'It has left the one line');
select is(balances('WOMEN/rent/2027'), '51000 51000 0 0 0 0', 'and is in the other');
set local session authorization tap_finance_a;
select lives_ok($$ select transfer(500, 'YOUTH/rent/2027/CITY', 'WOMEN/rent/2027') $$, 'Another waits');
set local session authorization tap_finance;
select lives_ok($$ select reject() $$, 'The pool''s finance says no');
select is(balances('YOUTH/rent/2027/CITY'), '99000 99000 0 0 0 0', 'and what was set aside is back');
set local session authorization tap_finance_a;
select is(outcome($$ select undo('transfer', one('declined')) $$), 'PB001 entry.none', 'What was declined is not reversed');

-- Reversals.
select isnt_empty(
    $$ select undo('transfer', (select transfer_id from poolbook_1.transfers where state = 'done')) $$,
    'What was done waits to be reversed'
);
set local session authorization tap_finance;
select lives_ok($$ select approve() $$, 'and is, once another agrees');
select is(balances('YOUTH/rent/2027/CITY'), '100000 100000 0 0 0 0', 'Both sides are as they were');
select is(balances('WOMEN/rent/2027'), '50000 50000 0 0 0 0', 'exactly');
set local session authorization tap_finance_a;
select is(
    outcome($$ select undo('transfer', (select transfer_id from poolbook_1.transfers where state = 'reversed')) $$),
    'PB001 entry.reversed', 'An entry is reversed once'
);
select is(
    outcome($$ select undo('entry', test.line('YOUTH/rent/2027/CITY'), 99) $$), 'PB001 entry.none', 'Only what is there is reversed'
);
set local session authorization tap_officer_a;
select lives_ok($$
    select reserve('Talk', '2027-03-06 14:00+08', '2027-03-06 17:00+08', p_projects => '{YOUTH}', p_categories => '{rent}',
                   p_amounts => '{50000}')
$$, 'An event takes money');
set local session authorization tap_finance_a;
select lives_ok($$
    select poolbook_1.add_invoice(id('P'), 'bill', 'c', 'act', id('Talk'), 40000, '1', 'Hall', null, null, null, 'more', null)
$$, 'A bill is entered');
select lives_ok($$ select poolbook_1.pay_invoice(id('P'), 'pay', 'c', 'act', one('invoice'), 30000, 'more', null, null) $$, 'and paid in part');
select lives_ok($$ select undo('invoice', one('invoice')) $$, 'The payment waits to be reversed');
set local session authorization tap_finance;
select lives_ok($$ select approve() $$, 'and is');
set local session authorization tap_finance_a;
select is(
    (select concat_ws(' ', paid, due) from poolbook_1.invoices), '0 40000', 'All of the bill is due again'
);
select is(
    (select concat_ws(' ', sum(committed), sum(spent)) from poolbook_1.commitments), '50000 0', 'and committed again'
);

-- Payments above the limit.
set local session authorization tap_admin;
select lives_ok($$
    select poolbook_1.edit_pool(id('P'), 'limit', 'c', 'act', '{"payment_limit": 10000}')
$$, 'An administrator sets a limit');
set local session authorization tap_finance_a;
select is(
    (poolbook_1.pay_invoice(id('P'), 'pay 2', 'c', 'act', one('invoice'), 10001, 'more', null, null)) ->> 'state', 'waiting',
    'A payment above it waits'
);
select is(
    (poolbook_1.pay_invoice(id('P'), 'pay 3', 'c', 'act', one('invoice'), 10000, 'more', null, null)) ->> 'due', '30000',
    'One that is not does not'
);
set local session authorization tap_finance;
select lives_ok($$ select approve() $$, 'Another agrees');
set local session authorization tap_finance_a;
select is((select due from poolbook_1.invoices), 19999::bigint, 'and it is paid');

-- Revisions.
select is(outcome($$ select revise('YOUTH/catering/2027', 5000) $$), 'PB006', 'What is the same is not revised');
select lives_ok($$ select revise('YOUTH/catering/2027', 8000) $$, 'A grant waits to be revised');
set local session authorization tap_finance;
select lives_ok($$ select approve() $$, 'and is');
select is(balances('YOUTH/catering/2027'), '8000 8000 0 0 0 0', 'to what was said');

-- Reopening.
reset session authorization;
set local test.now = '2027-03-08 09:00+08';
set local session authorization tap_finance;
select is(
    outcome($$ select poolbook_1.reopen_period(id('P'), 're', 'c', 'act', '2027-02-01', 'month', 'late') $$), 'PB001 period.state',
    'What is open is not opened'
);
select lives_ok($$ select poolbook_1.close_period(id('P'), 'cl', 'c', 'act', '2027-02-01', 'month', null) $$, 'A month is closed');
select lives_ok($$ select poolbook_1.reopen_period(id('P'), 're 2', 'c', 'act', '2027-02-01', 'month', 'late') $$, 'Opening it waits');
set local session authorization tap_admin;
select lives_ok($$ select approve() $$, 'An administrator agrees');
select is((select state from poolbook_1.periods), 'open', 'and it is open again');
reset session authorization;
set local test.now = '2028-01-08 09:00+08';
set local session authorization tap_officer_a;
select lives_ok($$ select poolbook_1.close_reservation(id('P'), 'close', 'c', 'act', id('Talk'), 5, '{}', null) $$, 'The event is closed');
set local session authorization tap_finance_a;
select lives_ok($$ select poolbook_1.credit_invoice(id('P'), 'credit', 'c', 'act', one('invoice'), 19999, null, 'left') $$, 'its bill settled');
set local session authorization tap_finance;
select lives_ok($$ select poolbook_1.close_period(id('P'), 'year', 'c', 'act', '2027-01-01', 'year', null) $$, 'and the year');
select is(
    (select sum(lapsed)::bigint from poolbook_1.budget_lines where fiscal_year = 2027 and project = 'WOMEN'), 50000::bigint,
    'What was available lapses'
);
select lives_ok($$ select poolbook_1.reopen_period(id('P'), 're 3', 'c', 'act', '2027-01-01', 'year', 'late') $$, 'Opening the year waits');
set local session authorization tap_admin;
select lives_ok($$ select approve() $$, 'An administrator agrees');
select is(balances('WOMEN/rent/2027'), '50000 50000 0 0 0 0', 'and what had lapsed is available');
reset session authorization;
select is_empty(
    $$ select line_id from poolbook.budget_line where granted <> available + reserved + committed + spent + lapsed $$,
    'Every line adds up'
);
select * from finish();
rollback;
