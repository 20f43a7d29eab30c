-- Who sees what: each view as each kind of login, each with a twin that sees more. Then each policy of the reader is
-- taken away and opened, and what is read changes. Then what a refusal tells.
begin;
\ir setup/pool.sql
select plan(203);

-- What stands: one of A in B's room with A's money, one of A in its own hall, one of B alone, one of C, all at one
-- time; and a closed hall.
set local session authorization tap_officer_a;
do $$
begin
    perform reserve('Shared', '2027-03-06 14:00+08', '2027-03-06 17:00+08', '{ROOM,CHAIRS}', '{null,20}',
                    '{YOUTH}', '{rent}', '{40000}');
    perform reserve('Own', '2027-03-06 14:00+08', '2027-03-06 17:00+08', '{EAST}');
    perform poolbook_1.add_blackout(id('P'), 'closed', 'content', 'act', id('WEST'), '2027-04-01 00:00+08',
                                    '2027-04-02 00:00+08', 'painters');
end
$$;
set local session authorization tap_officer_b;
do $$
begin
    perform reserve('Theirs', '2027-03-06 14:00+08', '2027-03-06 17:00+08', '{GYM,LAWYER}', null,
                    '{WOMEN}', '{rent}', '{10000}', p_hosts => '{B}');
end
$$;
set local session authorization tap_officer_c;
do $$
begin
    perform reserve('Third', '2027-03-07 14:00+08', '2027-03-07 17:00+08', p_hosts => '{C}');
end
$$;
set local session authorization tap_officer_d;
do $$
begin
    perform reserve('Abroad', '2027-03-06 14:00+01', '2027-03-06 17:00+01', '{BARN,COACH,NETS}', '{null,null,2}',
                    '{SPORT}', '{rent}', '{1000}', p_hosts => '{D}', p_pool => 'Q');
    perform poolbook_1.add_blackout(id('Q'), 'closed', 'content', 'act', id('BARN'), '2027-04-01 00:00+02',
                                    '2027-04-02 00:00+02', 'roof');
end
$$;
reset session authorization;
insert into poolbook.outcome (pool_id, reservation_id, attended, figures, closed_at, closed_by)
select pool_id, reservation_id, 10, '{}', starts_at, created_by
from poolbook.reservation
where reservation_id in (id('Own'), id('Theirs'));
insert into poolbook.calendar_entry (pool_id, reservation_id, calendar, content)
select pool_id, reservation_id, 'calendar', '{}'
from poolbook.reservation
where reservation_id in (id('Own'), id('Theirs'));
insert into poolbook.rule_setting (pool_id, rule, strength, parameters, version)
select id(pool), 'person.daily', 'hard', '{}', 1 from unnest('{P,Q}'::text[]) as pool;
insert into poolbook.special_hours (pool_id, resource_id, first_day, last_day, windows)
values
    (id('P'), id('ROOM'), '2027-07-01', '2027-08-31', '[]'),
    (id('Q'), id('BARN'), '2027-07-01', '2027-08-31', '[]');
insert into poolbook.quota (pool_id, quota_id, reference, organization_id, measure, most, length, state, version, created_at)
select id(pool), id(organization), 'Q-TEST', id(organization), 'count', 1, 'week', 'active', 1, now()
from (values ('P', 'A'), ('P', 'B'), ('Q', 'D')) as listed (pool, organization)
on conflict do nothing;
insert into poolbook.quota_use (pool_id, quota_id, organization_id, starts_on, used)
select pool_id, quota_id, id(organization), '2027-03-01', 1
from poolbook.quota
cross join unnest('{A,B}'::text[]) as organization
where pool_id = id('P');
insert into poolbook.quota_charge (pool_id, reservation_id, quota_id, organization_id, starts_on, used)
select pool_id, id('Own'), quota_id, organization_id, starts_on, used
from poolbook.quota_use
on conflict do nothing;
insert into poolbook.quota_charge (pool_id, reservation_id, quota_id, organization_id, starts_on, used)
select pool_id, id('Theirs'), quota_id, organization_id, starts_on, used
from poolbook.quota_use
where organization_id = id('B');
insert into poolbook.holiday (pool_id, day, kind, name)
select id(pool), '2027-05-01', 'holiday', 'Labour Day' from unnest('{P,Q}'::text[]) as pool;
insert into poolbook.series (pool_id, series_id, reference, party_ids, version, created_by, created_at)
select pool_id, reservation_id, 'S-' || crockford, party_ids, 1, created_by, created_at
from poolbook.reservation
cross join lateral poolbook.crockford(reservation_id, 6)
where reservation_id in (id('Own'), id('Theirs'));
insert into poolbook.series_segment (pool_id, series_id, segment, rule, starts, created_by, created_at)
select pool_id, series_id, 1, null, array[created_at], created_by, created_at
from poolbook.series;

insert into poolbook.offer (
    pool_id, login, code, digest, starts_at, ends_at, buffer_before, buffer_after, resource_ids, quantities, needs, cost,
    expires_at
)
select id('P'), login, 'K7QD', '', '2027-03-06 14:00+08', '2027-03-06 17:00+08', 0, 0, ids('{ROOM}'), '{null}', '[]', 0,
    '2027-03-01 00:00+08'
from unnest('{tap_officer_a,tap_officer_b}'::text[]) as login;

-- What those ask for, and money of it only for those who read the project's.
select is(
    seen(
        'tap_' || login,
        $$
            select coalesce(item.code || coalesce('=' || item.quantity, ''), item.project || '/' || item.category)
            from poolbook_1.reservation_items as item
            join poolbook_1.reservations using (pool_id, reservation_id)
            where title in ('Shared', 'Theirs')
        $$
    ),
    expected,
    format('Of what they ask for %s sees: %s', login, coalesce(nullif(expected, ''), 'nothing'))
)
from (
    values
        ('officer_a', 'CHAIRS=20 ROOM YOUTH/rent'),
        ('officer_b', 'CHAIRS=20 GYM LAWYER ROOM WOMEN/rent'),
        ('officer_c', ''),
        ('finance', 'CHAIRS=20 GYM LAWYER ROOM WOMEN/rent YOUTH/rent'),
        ('auditor', 'CHAIRS=20 GYM LAWYER ROOM WOMEN/rent YOUTH/rent'),
        ('coordinator_a', 'CHAIRS=20 GYM LAWYER ROOM YOUTH/rent'),
        ('nobody', '')
) as expectation (login, expected);

-- How people are reached.
reset session authorization;
update poolbook.resource set telephone = '12345' where code in ('LAWYER', 'COACH');
select is(
    seen('tap_' || login, 'select code || knows_contacts from poolbook_1.resources where telephone is not null'),
    expected,
    format('Of the people %s calls: %s', login, coalesce(nullif(expected, ''), 'none'))
)
from (
    values
        ('officer_a', ''),
        ('officer_b', 'LAWYERtrue'),
        ('coordinator_a', 'LAWYERtrue'),
        ('finance', ''),
        ('auditor', 'LAWYERtrue'),
        ('administrator', 'LAWYERtrue'),
        ('reporter', ''),
        ('officer_d', 'COACHtrue')
) as listed (login, expected);

-- What concerns some.
select is(
    seen('tap_' || login, 'select title from poolbook_1.reservations'), expected,
    format('Of the reservations %s sees: %s', login, coalesce(nullif(expected, ''), 'none'))
)
from (
    values
        ('officer_a', 'Own Shared'),
        ('officer_b', 'Shared Theirs'),
        ('officer_c', 'Third'),
        ('coordinator_a', 'Own Shared Theirs Third'),
        ('finance_a', 'Own Shared'),
        ('finance', 'Shared Theirs'),
        ('auditor', 'Own Shared Theirs Third'),
        ('administrator', 'Own Shared Theirs Third'),
        ('reporter', 'Own Shared Theirs Third'),
        ('nobody', ''),
        ('officer_d', 'Abroad'),
        ('plain', '42501')
) as listed (login, expected);

select is(
    seen('tap_' || login, 'select code from poolbook_1.projects where granted is not null'), expected,
    format('Projects whose money %s sees: %s', login, coalesce(nullif(expected, ''), 'none'))
)
from (
    values
        ('officer_a', 'YOUTH'),
        ('officer_b', 'WOMEN'),
        ('officer_c', ''),
        ('coordinator_a', 'YOUTH'),
        ('finance_a', 'YOUTH'),
        ('finance', 'WOMEN YOUTH'),
        ('auditor', 'WOMEN YOUTH'),
        ('administrator', 'WOMEN YOUTH'),
        ('reporter', ''),
        ('nobody', ''),
        ('officer_d', 'SPORT'),
        ('plain', '42501')
) as listed (login, expected);

select is(
    seen('tap_' || login, $$
        select concat_ws('/',
            (select sum(granted) from poolbook_1.budget_lines),
            (select sum(amount) from poolbook_1.commitments),
            (select count(*) from poolbook_1.entries)
        )
    $$),
    expected,
    format('Of the money (granted/set aside/entries) %s sees: %s', login, expected)
)
from (
    values
        ('officer_a', '135000/40000/5'),
        ('officer_b', '50000/10000/2'),
        ('officer_c', '0'),
        ('coordinator_b', '50000/10000/2'),
        ('finance_a', '135000/40000/5'),
        ('finance', '185000/50000/7'),
        ('auditor', '185000/50000/7'),
        ('administrator', '185000/50000/7'),
        ('reporter', '0'),
        ('nobody', '0'),
        ('officer_d', '10000/1000/2'),
        ('plain', '42501')
) as listed (login, expected);

select is(
    seen('tap_' || login, $$ select act from poolbook_1.log where subject_kind in ('reservation', 'blackout') $$), expected,
    format('Of what was done to reservations and blackouts %s sees: %s', login, coalesce(nullif(expected, ''), 'nothing'))
)
from (
    values
        ('officer_a', 'blackout.add reserve reserve'),
        ('officer_b', 'reserve reserve'),
        ('officer_c', 'reserve'),
        ('coordinator_a', 'blackout.add reserve reserve'),
        ('finance', ''),
        ('auditor', 'blackout.add reserve reserve reserve reserve'),
        ('administrator', 'blackout.add reserve reserve reserve reserve'),
        ('reporter', ''),
        ('nobody', ''),
        ('officer_d', 'blackout.add reserve'),
        ('plain', '42501')
) as listed (login, expected);

select is(
    seen('tap_' || login, 'select count(*) from poolbook_1.members'), expected,
    format('Of the members %s sees: %s', login, expected)
)
from (
    values
        ('officer_a', '3'),
        ('officer_c', '1'),
        ('finance_a', '3'),
        ('coordinator_a', '12'),
        ('finance', '1'),
        ('auditor', '12'),
        ('administrator', '12'),
        ('reporter', '1'),
        ('nobody', '0'),
        ('officer_d', '1'),
        ('plain', '42501')
) as listed (login, expected);

-- What the pool shares, with every member of it, and with nobody else.
select is(
    seen('tap_' || login, $$
        select concat_ws(' ',
            (select string_agg(name, ' ' order by name) from poolbook_1.pools),
            (select string_agg(code, ' ' order by code) from poolbook_1.organizations),
            (select string_agg(code, ' ' order by code) from poolbook_1.resources),
            (select string_agg(parts::text, ' ') from poolbook_1.resources where parts <> '{}'),
            (select string_agg(skills::text, ' ') from poolbook_1.resources where skills <> '{}'),
            (select string_agg(hours::text, ' ') from poolbook_1.resources where hours <> '{}'),
            (select string_agg(code, ' ' order by code) from poolbook_1.funds),
            (select string_agg(reason, ' ' order by reason) from poolbook_1.blackouts),
            (select count(*) from poolbook_1.busy)
        )
    $$),
    expected,
    format('Of what is shared %s sees: %s', login, sentence)
)
from (
    select
        login,
        'Pool P A B C CHAIRS EAST GYM HALL LAWYER ROOM WEST {EAST,WEST} {lawyer=2028-12-31} '
        '{{1,480,1200},{2,480,1200}} CITY SOON painters 7',
        'all of the pool'
    from unnest(array[
        'officer_a', 'officer_b', 'officer_c', 'coordinator_b', 'finance_a', 'finance', 'auditor', 'administrator',
        'reporter'
    ]) as login
    union all
    values
        (
            'officer_d', 'Pool Q D BARN COACH NETS {coach} {{1,480,1200}} LAND roof 3',
            'all of another pool and nothing of this'
        ),
        ('nobody', '0', 'nothing, without a membership'),
        ('plain', '42501', 'nothing, and is refused')
) as listed (login, expected, sentence);

-- Between others: that it is, and not what it is.
select is(
    seen('tap_officer_c', $$
        select concat_ws(' ', lower(starts_at::text), ends_at, is_blackout)
        from poolbook_1.busy
        where resource_id = id('ROOM')
    $$),
    '2027-03-06 14:00:00+08 2027-03-06 17:00:00+08 f',
    'A third organization sees that the room is taken, and from when to when'
);
select is(
    seen('tap_officer_c', $$ select title from poolbook_1.reservations where id('ROOM') = any (resource_ids) $$), '',
    'A third organization does not see by what'
);
select is(
    seen('tap_officer_b', $$ select title from poolbook_1.reservations where id('ROOM') = any (resource_ids) $$), 'Shared',
    'The room''s owner sees by what'
);
select is(
    seen('tap_officer_b', $$ select project from poolbook_1.commitments where reservation_id = id('Shared') $$), '',
    'The room''s owner does not see with whose money'
);

-- A name stands for what the caller may know.
select is(
    seen('tap_' || login, format(
        $$ select poolbook_1.snapshot(null, '{%s}', '{%s}') #>> '{names,0,matches,0,name}' $$, kind, name
    )),
    expected,
    format('To %s the %s %s %s', login, kind, name, case when expected = '' then 'is nobody''s' else 'is known' end)
)
from (
    values
        ('officer_a', 'project', 'YOUTH', 'Youth work'),
        ('officer_b', 'project', 'YOUTH', 'Youth work'),
        ('officer_d', 'project', 'YOUTH', ''),
        ('officer_a', 'member', 'tap_finance_a', 'Finance A'),
        ('officer_b', 'member', 'tap_finance_a', ''),
        ('officer_b', 'venue', 'HALL', 'Hall'),
        ('officer_d', 'venue', 'HALL', '')
) as listed (login, kind, name, expected);
select is(
    seen('tap_' || login, format(
        $$ select poolbook_1.snapshot(null, '{reservation}', '{%s}') #>> '{names,0,matches,0,name}' $$,
        (select reference from poolbook.reservation where reservation_id = id('Own'))
    )),
    expected,
    format('To %s a reference of A stands for: %s', login, coalesce(nullif(expected, ''), 'nothing'))
)
from (values ('officer_a', 'Own'), ('officer_b', ''), ('auditor', 'Own')) as listed (login, expected);

-- With a project come its lines, soonest expiry first, what they have only for those who may see its money; with a
-- reservation what is paid for it, for its hosts.
select is(
    seen('tap_' || login, $$
        select string_agg(concat_ws(' ', line ->> 'category', line ->> 'year', line ->> 'allowed', line ->> 'available'), ', ')
        from jsonb_array_elements(poolbook_1.snapshot(null, '{project}', '{WOMEN}') #> '{names,0,matches,0,lines}') as line
    $$),
    expected,
    format('To %s the lines of B''s project are: %s', login, coalesce(nullif(expected, ''), 'unknown'))
)
from (
    values
        ('officer_a', 'rent 2027 []'),
        ('officer_b', 'rent 2027 [] 40000'),
        ('finance_b', 'rent 2027 [] 40000'),
        ('auditor', 'rent 2027 [] 40000'),
        ('officer_d', '')
) as listed (login, expected);
select is(
    seen('tap_' || login, format(
        $$ select poolbook_1.snapshot(null, '{reservation}', '{%s}') #>> '{names,0,matches,0,paid}' $$,
        (select reference from poolbook.reservation where reservation_id = id('Shared'))
    )),
    expected,
    format('To %s what pays for a reservation of A in B''s room is %s', login, coalesce(nullif(expected, ''), 'unknown'))
)
from (values ('officer_a', '40000'), ('officer_b', ''), ('auditor', '40000')) as listed (login, expected);

-- A bill and relief on each commitment; a transfer from each line to another of its organization; a closed year.
insert into poolbook.invoice (
    pool_id, invoice_id, reference, reservation_id, payee, number, category, amount, dated_on, entered_by, entered_at,
    version
)
select pool_id, reservation_id, 'I-TEST' || row_number() over (), reservation_id, 'Hall', left(reservation_id::text, 20), 'rent', 1000, '2027-03-08',
    created_by, starts_at, 1
from poolbook.reservation
where reservation_id in (select reservation_id from poolbook.commitment);
insert into poolbook.invoice_part (pool_id, invoice_id, line_id, amount)
select pool_id, reservation_id, line_id, 1000
from poolbook.commitment;
insert into poolbook.relief (
    pool_id, reservation_id, number, line_id, parcels, reached, given_on, entered_by, entered_at
)
select pool_id, reservation_id, row_number() over (), line_id, 40, 120, '2027-03-06', created_by, starts_at
from poolbook.commitment
join poolbook.reservation using (pool_id, reservation_id);
insert into poolbook.budget_line (pool_id, line_id, fund_id, project_id, category, fiscal_year)
select pool_id, gen_random_uuid(), fund_id, project_id, category, 2030
from poolbook.budget_line;
insert into poolbook.transfer (
    pool_id, transfer_id, reference, from_line_id, to_line_id, amount, state, asked_by, asked_at, version
)
select one.pool_id, gen_random_uuid(), 'T-TEST' || row_number() over (), one.line_id, next.line_id, 100, 'waiting',
    (select member_id from poolbook.member where member.pool_id = one.pool_id limit 1), now(), 1
from poolbook.budget_line as one
join poolbook.budget_line as next
    on next.pool_id = one.pool_id
    and next.project_id = one.project_id
    and next.category = one.category
    and next.fund_id = one.fund_id
    and next.fiscal_year > one.fiscal_year;
insert into poolbook.period (pool_id, starts_on, length, state, closed_at, closed_by, closing_id, version)
select pool_id, '2026-01-01', 'year', 'closed', starts_at, created_by, reservation_id, 1
from poolbook.reservation
where reservation_id in (id('Own'), id('Abroad'));

-- What waits for a yes of B: one that A asks for, one that C does; and what B and another pool agree to beforehand.
insert into poolbook.approval (
    pool_id, approval_id, reference, subject_kind, subject_id, organization_id, what, amount, state, asked_by, asked_at,
    expires_at, party_ids, version
)
select
    id('P'), gen_random_uuid(), 'A-99' || code, 'reservation', gen_random_uuid(), id('B'), '[]', 0, 'waiting',
    member_id, poolbook.now(), '2027-02-01 00:00+08', array[id('B'), id(code)], 1
from unnest(array['A', 'C']) as code
join poolbook.member on login = 'tap_officer_' || lower(code);
insert into poolbook.standing_approval (pool_id, organization_id, position) values (id('P'), id('B'), 1), (id('Q'), id('D'), 1);

-- The chair, and conflicts of A, of C and of another pool, with what is proposed and was done.
insert into poolbook.duty_term (pool_id, term_id, organization_id, starts_at, ends_at, version)
select id(pool), gen_random_uuid(), id(code), '2027-01-01 00:00+08', '2027-03-01 00:00+08', 1
from (values ('P', 'A'), ('Q', 'D')) as term (pool, code);
insert into poolbook.conflict (
    pool_id, conflict_id, reference, rule, subject_id, claimant_id, other_ids, cause_kind, cause_id, severity, detail,
    starts_at, ends_at, party_ids, first_seen_at, last_seen_at, due_at, state, version
)
select
    id(pool), md5('conflict ' || code)::uuid, 'C-99' || code, 'venue.double', id('ROOM'), md5('claim ' || code)::uuid, '{}',
    'reservation', md5('claim ' || code)::uuid, 3, '{"rule": "venue.double"}', '2027-02-01 00:00+08', '2027-02-02 00:00+08',
    array[id(code)], poolbook.now(), poolbook.now(), '2027-02-01 00:00+08', 'open', 1
from (values ('P', 'A'), ('P', 'C'), ('Q', 'D')) as party (pool, code);
insert into poolbook.proposal (pool_id, conflict_id, letter, kind, steps, effects, disturbance, proposed_at)
select pool_id, conflict_id, 'a', 'decline', '[{"do": "cancel"}]', '{}', 1, first_seen_at
from poolbook.conflict;
insert into poolbook.resolution (
    pool_id, resolution_id, conflict_id, kind, steps, undo, term_id, is_own_case, resolved_by, resolved_at
)
select pool_id, gen_random_uuid(), conflict_id, 'decline', '[]', '[]', term_id, false, member_id, first_seen_at
from poolbook.conflict
join poolbook.duty_term using (pool_id)
join lateral (select member_id from poolbook.member where member.pool_id = conflict.pool_id limit 1) as one on true;
insert into poolbook.plan (pool_id, plan_id, reference, disturbance, made_by, made_at)
select distinct on (pool_id) pool_id, md5('plan ' || pool_id)::uuid, 'P-99', 1, member_id, poolbook.now()
from poolbook.member
where pool_id in (id('P'), id('Q'));
insert into poolbook.plan_item (pool_id, plan_id, conflict_id, why)
select pool_id, plan_id, conflict_id, '[]'
from poolbook.conflict
join poolbook.plan using (pool_id);
-- The reporter's memory, in both pools.
insert into poolbook.run (pool_id, run_id, login, started_at, outcome, counts)
select pool_id, gen_random_uuid(), 'tap_reporter', poolbook.now(), 'working', '{}'
from poolbook.pool
where pool_id in (id('P'), id('Q'));
insert into poolbook.delivery (
    pool_id, delivery_id, run_id, reader, channel, address, body, created_at, tries, next_try_at
)
select pool_id, gen_random_uuid(), run_id, 'output:x', 'command', null, '{}', started_at, 0, started_at
from poolbook.run;
insert into poolbook.told (pool_id, reader, conflict_id, first_seen_at, severity, stage)
select pool_id, 'output:x', conflict_id, first_seen_at, severity, 0
from poolbook.conflict;
select is(
    seen('tap_' || login, 'select reference from poolbook_1.approvals'), expected,
    format('Of what waits for a yes %s sees: %s', login, coalesce(nullif(expected, ''), 'nothing'))
)
from (
    values
        ('officer_a', 'A-99A'),
        ('officer_b', 'A-99A A-99C'),
        ('officer_c', 'A-99C'),
        ('coordinator_a', 'A-99A A-99C'),
        ('finance', ''),
        ('auditor', 'A-99A A-99C'),
        ('officer_d', ''),
        ('nobody', '')
) as expectation (login, expected);

do $$
begin
    perform set_config('session_authorization', 'tap_admin', true);
    perform poolbook_1.close_block(id('P'));
    perform set_config('session_authorization', 'tap_admin_q', true);
    perform poolbook_1.close_block(id('Q'));
end
$$;
reset session authorization;

-- Each policy of the reader, on its own: a view on each table, as the views of the surface are.
do $$
declare
    name text;
begin
    for name in
        select tablename from pg_policies where schemaname = 'poolbook' and 'poolbook_reader' = any (roles)
    loop
        execute format('create view test.of_%1$I as select * from poolbook.%1$I', name);
        execute format('alter view test.of_%I owner to poolbook_reader', name);
        execute format('grant select on test.of_%I to public', name);
    end loop;
end
$$;
grant create on schema test to poolbook_reader;

-- What a login reads of a table under the policy, without it, and where it lets everybody.
create function test.with_and_without(p_table text, p_login text) returns text
language plpgsql as $$
declare
    policy constant text = (
        select policyname
        from pg_policies
        where schemaname = 'poolbook'
            and tablename = p_table
            and 'poolbook_reader' = any (roles)
    );
    rows constant text = format('select count(*) from test.of_%I', p_table);
    as_it_is constant integer = seen(p_login, rows);
    without integer;
    opened integer;
begin
    begin
        execute format('drop policy %I on poolbook.%I', policy, p_table);
        without = seen(p_login, rows);
        raise exception 'undo' using errcode = 'TT000';
    exception when sqlstate 'TT000' then null;
    end;
    begin
        execute format('alter policy %I on poolbook.%I using (true)', policy, p_table);
        opened = seen(p_login, rows);
        raise exception 'undo' using errcode = 'TT000';
    exception when sqlstate 'TT000' then null;
    end;
    return concat_ws(', ',
        case when as_it_is > 0 then 'something' else 'nothing' end,
        case when without > 0 then 'something' else 'nothing' end,
        case when opened > as_it_is then 'more' when opened = as_it_is then 'no more' else 'less' end
    );
end
$$;
select is(
    with_and_without(name, 'tap_officer_a'), 'something, nothing, more',
    format('An officer reads some of %s, nothing without its policy, and more where it is opened', name)
)
from unnest(array[
    'block', 'block_part', 'line_month', 'line_seal',
    'offer',
    'holiday', 'quota', 'quota_charge', 'quota_use', 'rule_setting', 'special_hours',
    'series', 'series_segment',
    'allocation', 'approval', 'audit', 'blackout', 'budget_line', 'calendar_entry', 'command', 'commitment', 'entry', 'event', 'fund', 'invoice',
    'invoice_part', 'member', 'opening_hours', 'organization', 'outcome', 'period', 'pool', 'project',
    'quantity_allocation', 'relief', 'reservation', 'reservation_item', 'resource', 'resource_unit', 'skill', 'standing_approval',
    'transfer',
    'unit', 'duty_term', 'conflict', 'proposal', 'plan', 'plan_item', 'resolution'
]) as name;
select is(
    with_and_without(name, 'tap_administrator'), 'something, nothing, more',
    format('Who keeps a pool reads its %s, nothing without its policy, and more where it is opened', name)
)
from unnest(array['run', 'delivery', 'told']) as name;
select is(
    with_and_without(name, 'tap_officer_a'), 'nothing, nothing, more',
    format('An officer reads nothing of %s, but where it is opened', name)
)
from unnest(array['run', 'delivery', 'told']) as name;
insert into poolbook.migration (version, name, checksum, applied_at) values (9999, 'last', '', now());
insert into poolbook.surface (version, checksum, applied_at) values (9999, '', now());
select is(
    with_and_without(name, 'tap_plain'), 'something, nothing, no more',
    format('Anybody may read all of %s, and nothing without its policy', name)
)
from unnest(array['migration', 'surface']) as name;
select set_eq(
    $$
        select
            tablename::text,
            count(*)
        from pg_policies
        where schemaname = 'poolbook' and 'poolbook_reader' = any (roles)
        group by tablename
    $$,
    $$
        select
            name,
            1::bigint
        from unnest(array[
            'block', 'block_part', 'line_month', 'line_seal',
            'offer',
            'holiday', 'quota', 'quota_charge', 'quota_use', 'rule_setting', 'special_hours',
            'series', 'series_segment',
            'allocation', 'approval', 'audit', 'blackout', 'budget_line', 'calendar_entry', 'command', 'commitment', 'entry', 'event', 'fund', 'invoice',
            'invoice_part', 'member', 'migration', 'opening_hours', 'organization', 'outcome', 'period', 'pool', 'project',
            'quantity_allocation', 'relief', 'reservation', 'reservation_item', 'resource', 'resource_unit', 'skill',
            'standing_approval', 'surface', 'transfer', 'unit', 'duty_term', 'conflict', 'proposal', 'plan',
            'plan_item', 'resolution',
            'run', 'delivery', 'told'
        ]) as name
    $$,
    'These are all the policies of the reader, one a table'
);
-- Each policy of the others, taken away: its role then does not what it let it do.
create function test.may(p_role text, p_table text, p_verb text) returns boolean
language plpgsql as $$
declare
    rows bigint;
begin
    begin
        perform set_config('role', p_role, true);
        case p_verb
            when 'INSERT' then
                execute format('insert into poolbook.%1$I select * from poolbook.%1$I limit 1 on conflict do nothing', p_table);
                rows = 1;
            when 'UPDATE' then
                execute format('update poolbook.%I set pool_id = pool_id', p_table);
                get diagnostics rows = row_count;
            when 'DELETE' then
                execute format('delete from poolbook.%I', p_table);
                get diagnostics rows = row_count;
            else execute format('select count(*) from poolbook.%I', p_table) into rows;
        end case;
        raise exception 'undo' using errcode = 'TT000';
    exception
        when sqlstate 'TT000' then null;
        when insufficient_privilege then rows = 0;
        -- It was let in, and met a constraint.
        when integrity_constraint_violation or generated_always then rows = 1;
    end;
    return rows > 0;
end
$$;
create function test.may_without(p_policy text, p_role text, p_table text, p_verb text) returns boolean
language plpgsql as $$
declare
    answer boolean;
begin
    begin
        execute format('drop policy %I on poolbook.%I', p_policy, p_table);
        answer = may(p_role, p_table, p_verb);
        raise exception 'undo' using errcode = 'TT000';
    exception when sqlstate 'TT000' then null;
    end;
    return answer;
end
$$;
select is_empty(
    $$
        select
            policyname,
            tablename,
            role,
            cmd,
            may(role::text, tablename::text, cmd) as with_it,
            may_without(policyname::text, role::text, tablename::text, cmd) as without_it
        from pg_policies
        cross join unnest(roles) as role
        where schemaname = 'poolbook'
            and role <> 'poolbook_reader'
            and (may(role::text, tablename::text, cmd), may_without(policyname::text, role::text, tablename::text, cmd))
                <> (true, false)
    $$,
    'What a policy of the owner, the writer or the logins lets them do, they do not without it'
);
select is(seen('tap_officer_a', 'select count(*) from test.of_event'), '2', 'The policies are all back');

-- What a refusal tells.
set local session authorization tap_officer_c;
select is(
    detail($$ select reserve('Late', '2027-03-06 15:00+08', '2027-03-06 16:00+08', '{ROOM}', p_hosts => '{C}') $$),
    jsonb_build_array(jsonb_build_object(
        'rule', 'venue.double',
        'resource', 'ROOM',
        'name', 'Room',
        'starts_at', '2027-03-06 14:00+08'::timestamptz,
        'ends_at', '2027-03-06 17:00+08'::timestamptz,
        'blocked_from', '2027-03-06 15:00+08'::timestamptz,
        'blocked_until', '2027-03-06 16:00+08'::timestamptz
    )),
    'A third organization is told that the room is taken, and nothing of who has it'
);
select unalike(
    detail($$ select reserve('Late', '2027-03-06 15:00+08', '2027-03-06 16:00+08', '{ROOM,HALL,GYM,LAWYER}', p_hosts => '{C}') $$)::text,
    '%' || title || '%',
    format('No refusal tells a third organization of: %s', title)
)
from unnest(array['Shared', 'Own', 'Theirs', 'Union A', 'Women B', 'R-']) as title;
select is(
    outcome($$ select cancel('Shared') $$), 'PB005',
    'To a third organization a reservation between others does not exist'
);
select is(
    outcome($$ select poolbook_1.cancel(id('P'), 'k', 'content', 'act', gen_random_uuid(), null) $$), 'PB005',
    'So does one that there never was'
);
set local session authorization tap_officer_b;
select is(
    detail($$ select reserve('Late', '2027-03-06 15:00+08', '2027-03-06 16:00+08', '{ROOM}', p_hosts => '{B}') $$) -> 0 ->> 'host',
    'Union A',
    'The room''s owner is told whose the event is'
);
select matches(
    detail($$ select reserve('Late', '2027-03-06 15:00+08', '2027-03-06 16:00+08', '{ROOM}', p_hosts => '{B}') $$) -> 0 ->> 'by',
    '^R-[0-9A-Z]+ Shared$',
    'The room''s owner is told the reference and the title'
);
select is(
    detail($$ select reserve('Late', '2027-03-06 15:00+08', '2027-03-06 16:00+08', '{EAST}', p_hosts => '{B}') $$) -> 0 ->> 'by',
    null,
    'The room''s owner is not told who has another''s hall'
);
set local session authorization tap_coordinator_b;
select is(
    detail($$ select reserve('Late', '2027-03-06 15:00+08', '2027-03-06 16:00+08', '{EAST}', p_hosts => '{B}') $$) -> 0 ->> 'host',
    'Union A',
    'A coordinator is told whose any event is'
);
reset session authorization;

-- Who is free when: shared with all, by whom only with those whom it concerns.
select is(
    seen('tap_' || login, $$ select concat_ws(' ', count(*), count(reservation_id)) from poolbook_1.busy where resource_id = id('ROOM') $$),
    expected,
    format('Of what takes the room, and of whose it is, %s sees as many', login)
)
from (values ('officer_a', '1 1'), ('officer_b', '1 1'), ('officer_c', '1 0'), ('auditor', '1 1')) as listed (login, expected);
select is(
    seen('tap_' || login, $$
        select concat_ws(' ', quantity, reservation_id is not null) from poolbook_1.busy_quantities where resource_id = id('CHAIRS')
    $$),
    expected,
    format('Of the chairs %s sees how many are taken: %s', login, expected)
)
from (values ('officer_a', '20 t'), ('officer_c', '20 f'), ('officer_d', '')) as listed (login, expected);
select is(
    seen('tap_' || login, $$
        select concat_ws(' ', count(*), count(project_id)) from poolbook_1.reservation_items where reservation_id = id('Shared')
    $$),
    expected,
    format('Of what a shared reservation takes, and of who pays it, %s sees as many', login)
)
from (values ('officer_a', '3 1'), ('officer_b', '2 0'), ('officer_c', '0 0'), ('finance', '3 1')) as listed (login, expected);

-- A hold that has run out keeps nothing, though nobody has met it yet.
set local session authorization tap_officer_a;
do $$
begin
    perform reserve('Brief', '2027-03-09 14:00+08', '2027-03-09 17:00+08', '{ROOM,CHAIRS}', '{null,5}', p_state => 'hold',
                    p_hold_seconds => 3600);
end
$$;
reset session authorization;
create function test.free_and_run_out(p_login text) returns text
language sql as $$
    select seen(p_login, $seen$
        select concat_ws(' ',
            (select count(*) from poolbook_1.busy where starts_at = '2027-03-09 14:00+08'),
            (select count(*) from poolbook_1.busy_quantities where starts_at = '2027-03-09 14:00+08'),
            (select count(*) from poolbook_1.holds_run_out())
        )
    $seen$)
$$;
select is(free_and_run_out('tap_officer_c'), '1 1 0', 'What is held is taken for everybody');
set local test.now = '2027-01-04 10:00+08';
select is(free_and_run_out('tap_officer_c'), '0 0 1', 'Once the hold has run out it is free for everybody');
select is(free_and_run_out('tap_officer_a'), '0 0 1', 'And for whoever had it');
select is(free_and_run_out('tap_officer_d'), '0 0 0', 'Another pool knows nothing of it');
reset session authorization;

select * from finish();
rollback;
