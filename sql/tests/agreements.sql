-- Agreeing beforehand, joining events, the record and notices: who may, what is written, what each reads of it.
begin;
\ir setup/pool.sql
select plan(42);

-- Beforehand.
create function test.standing(p_login text, p_standing jsonb, p_code text = 'B') returns text
language sql as $$
    select outcome_as(p_login, format(
        'select poolbook_1.set_standing_approvals(id(%L), %L, %L, %L, id(%L), %L, null)',
        'P', p_login || p_standing, 'content', 'act', p_code, p_standing
    ))
$$;
select is(standing('tap_officer_b', '[{"for_id": null, "amount": 30000}]'), 'done', 'An officer agrees beforehand for their own organization');
select is(standing('tap_officer_a', '[]'), 'PB004', 'and for no other');
select is(standing('tap_auditor', '[]'), '42501', 'An auditor agrees to nothing');
select is(standing('tap_officer_b', '[{"for_id": null, "amount": -1}]'), '23514', 'An amount is not negative');
select is(
    (select string_agg(concat_ws(' ', position, amount), ',') from poolbook.standing_approval where organization_id = id('B')),
    '1 30000', 'What was agreed stands'
);
set local session authorization tap_officer_a;
select is(
    reserve('Spared', '2027-03-06 09:00+08', '2027-03-06 10:00+08', '{EAST}', null, '{WOMEN}', '{rent}', '{10000}',
            p_state => 'approval') ->> 'state',
    'confirmed', 'and spares who asks for less than that'
);
select is(
    reserve('Dear', '2027-03-06 11:00+08', '2027-03-06 12:00+08', '{EAST}', null, '{WOMEN}', '{rent}', '{40000}',
            p_state => 'approval') ->> 'state',
    'hold', 'but not who asks for more'
);
do $$ begin perform cancel('Dear'); end $$;
reset session authorization;
select is(standing('tap_officer_b', '[]'), 'done', 'It is taken back');
select is_empty($$ select 1 from poolbook.standing_approval $$, 'and stands no more');
select set_eq(
    $$ select act from poolbook.audit where subject_id = id('B') and act = 'org.standing' $$,
    $$ values ('org.standing') $$, 'Each time the record has it'
);

-- Joining.
set local session authorization tap_officer_a;
do $$
begin
    perform reserve('Fair', '2027-03-08 14:00+08', '2027-03-08 17:00+08', '{EAST}', null, '{YOUTH}', '{rent}', '{10001}');
end
$$;
reset session authorization;
create function test.reference(p_title text) returns text
language sql stable security definer as $$
    select substr(reference, 3)
    from poolbook.reservation
    join poolbook.event using (pool_id, event_id)
    where title = p_title
        and replaces is null
$$;
create function test.fair() returns uuid
language sql stable security definer as $$
    select reservation_id from poolbook.reservation where reference = 'R-' || reference('Fair')
$$;
create function test.join(p_login text, p_share integer, p_projects text[], p_mode text = 'act', p_key text = null) returns text
language sql as $$
    select outcome_as(p_login, format(
        'select poolbook_1.join_event(id(%L), %L, %L, %L, reference(%L), %s, ids(%L), array_fill(null::text, array[%s]), null)',
        'P', coalesce(p_key, p_login || p_share || p_projects::text), 'content', p_mode, 'Fair', p_share, p_projects,
        cardinality(p_projects)
    ))
$$;
select is(join('tap_officer_b', 400000, '{WOMEN}'), 'PB005', 'Who may not know of an event cannot join it');
update poolbook.pool set privacy = 'hosts' where pool_id = id('P');
select is(join('tap_officer_b', 400000, '{YOUTH}'), 'PB001 project.owner', 'A joining host pays with its own projects');
select is(join('tap_officer_a', 400000, '{YOUTH}'), 'PB001 host.already', 'Who hosts already does not join');
select is(join('tap_officer_b', 1000000, '{WOMEN}'), 'PB006', 'The leading host stays one');
select is(join('tap_officer_b', 400000, '{}'), 'PB006', 'A share wants a project');
select is(join('tap_finance', 400000, '{WOMEN}'), '42501', 'Finance does not join');
select is(join('tap_officer_b', 400000, '{WOMEN}', 'try'), 'PB002', 'What is only tried');
select is_empty($$ select 1 from poolbook.reservation where replaces is not null $$, 'keeps nothing');
select is(join('tap_officer_b', 400000, '{WOMEN}'), 'done', 'A member asks to join');
select is(join('tap_officer_b', 400000, '{WOMEN}'), 'done', 'and the same key asks once');
select is(
    (
        select concat_ws(' ', subject_kind, approval.state, organization.code, what -> 0 ->> 'amount', what -> 0 ->> 'total')
        from poolbook.approval
        join poolbook.organization using (pool_id, organization_id)
        where what -> 0 ->> 'need' = 'join'
    ),
    'change waiting A 4000 10001', 'The leading host is asked, with what the others would bear'
);
select is(
    (select reserved || '/' || available from poolbook.budget_line where project_id = id('WOMEN') and category = 'rent'),
    '4000/36000', 'Its money is kept meanwhile'
);
select is(join('tap_officer_c', 0, '{}'), 'PB001 approval.waiting', 'One at a time');
select is(
    outcome_as('tap_officer_c', $$
        select poolbook_1.withdraw_join(id('P'), 'w', 'content', 'act', reference('Fair'), null)
    $$),
    'PB005', 'Nobody takes back what others asked'
);
select is(
    outcome_as('tap_officer_b', $$
        select poolbook_1.withdraw_join(id('P'), 'w', 'content', 'act', reference('Fair'), null)
    $$),
    'done', 'Who asked may take it back'
);
select is(
    (select reserved || '/' || available from poolbook.budget_line where project_id = id('WOMEN') and category = 'rent'),
    '0/40000', 'and has its money again'
);
select is(join('tap_officer_b', 400000, '{WOMEN}', 'act', 'again'), 'done', 'It asks again');
select is(
    outcome_as('tap_officer_a', $$
        select poolbook_1.approve(id('P'), 'yes', 'content', 'act', (
            select approval_id from poolbook_1.approvals where is_mine and state = 'waiting' and subject_kind = 'change'
        ), null)
    $$),
    'done', 'The leading host agrees'
);
select is(
    (
        select concat_ws(' ', host_ids = ids('{A,B}'), shares, party_ids @> ids('{A,B}'))
        from poolbook.event
        where title = 'Fair' and event_id = (select event_id from poolbook.reservation where reservation_id = fair())
    ),
    't {600000,400000} t', 'Both are hosts, each with its share'
);
select is(
    (
        select string_agg(project.code || ' ' || commitment.committed, ', ' order by project.code)
        from poolbook.commitment
        join poolbook.budget_line using (pool_id, line_id)
        join poolbook.project using (pool_id, project_id)
        where reservation_id = fair() and commitment.committed > 0
    ),
    'WOMEN 4000, YOUTH 6001', 'and each pays its part, to the last minor unit'
);

-- The record, and notices.
set local session authorization tap_admin;
do $$
begin
    perform poolbook_1.cancel(id('P'), 'cancel', 'content', 'act', fair(), 'flood');
end
$$;
reset session authorization;
select is(
    seen('tap_' || login, $$ select why ->> 'reason' from poolbook_1.log where act = 'cancel' and subject like 'R-%' and why ? 'reason' $$),
    expected, login || case expected when '' then ' does not read' else ' reads' end || ' why it was cancelled'
)
from (values ('officer_a', 'flood'), ('officer_b', 'flood'), ('auditor', 'flood'), ('officer_c', ''), ('officer_d', '')) as listed (login, expected);
select is(
    seen('tap_officer_b', $$
        select row ->> 'reason'
        from jsonb_array_elements(poolbook_1.notices(id('P'), 'new', 50) -> 'rows') as row
        where row ->> 'act' = 'cancel'
    $$),
    'flood', 'The other host is told, with why'
);
select is(
    seen('tap_officer_c', $$ select row ->> 'act' from jsonb_array_elements(poolbook_1.notices(id('P'), 'new', 50) -> 'rows') as row $$),
    '', 'Whom it does not concern is not'
);
update poolbook.resource set member_id = (select member_id from poolbook.member where login = 'tap_officer_c')
where resource_id = id('LAWYER');
set local session authorization tap_officer_b;
do $$ begin perform reserve('Advice', '2027-03-09 14:00+08', '2027-03-09 17:00+08', '{LAWYER}', p_hosts => '{B}'); end $$;
reset session authorization;
select is(
    seen('tap_officer_c', $$
        select concat_ws(':', row ->> 'act', row ->> 'title', row ->> 'is_staff')
        from jsonb_array_elements(poolbook_1.notices(id('P'), 'new', 50) -> 'rows') as row
    $$),
    'reserve:Advice:true', 'Who is booked is told, whoever owns them'
);
select is(
    seen('tap_' || login, $$
        select row ->> 'title' from jsonb_array_elements(poolbook_1.notices_of(id('P'), 'tap_officer_c', null, 50)) as row
    $$),
    expected, login || ' and what another is told: ' || expected
)
from (values ('reporter', 'Advice'), ('officer_a', '42501')) as listed (login, expected);
set local session authorization tap_officer_c;
select ok(poolbook_1.read_notices(id('P'), '2030-01-01 00:00+08'), 'What was read');
reset session authorization;
select is(
    seen('tap_officer_c', $$ select row ->> 'act' from jsonb_array_elements(poolbook_1.notices(id('P'), 'new', 50) -> 'rows') as row $$),
    '', 'is not new any more'
);
select * from finish();
rollback;
