-- Quotas: what an organization may have or spend in a period. A counter is kept as reservations come, move, change and
-- go; it always is the sum of what they use.
begin;
\ir setup/pool.sql
select plan(41);

create function test.add_quota(
    p_organization text,
    p_measure text,
    p_most bigint,
    p_length text = 'month',
    p_resource text = null,
    p_kind text = null,
    p_district text = null,
    p_feature text = null
) returns jsonb
language sql as $$
    select poolbook_1.add_quota(
        id('P'), gen_random_uuid()::text, 'content', 'act', id(p_organization), p_measure, p_most, p_length,
        id(p_resource), p_kind, p_district, p_feature, null
    )
$$;

-- What is used of the only quota, by organization and period.
create function test.used() returns text
language sql security definer as $$
    select string_agg(concat_ws(' ', code, starts_on, used), ', ' order by code, starts_on)
    from poolbook.quota_use
    join poolbook.organization using (pool_id, organization_id)
    where used > 0
$$;

create function test.counters_add_up() returns boolean
language sql security definer as $$
    select not exists (
        select 1
        from poolbook.quota_use
        full join (
            select pool_id, quota_id, organization_id, starts_on, sum(used) as used
            from poolbook.quota_charge
            group by pool_id, quota_id, organization_id, starts_on
        ) as charged using (pool_id, quota_id, organization_id, starts_on)
        where coalesce(quota_use.used, -1) <> coalesce(charged.used, 0)
    )
$$;

-- Takes every quota away.
create function test.no_quotas() returns void
language sql as $$
    select poolbook_1.remove_quota(id('P'), gen_random_uuid()::text, 'content', 'act', reference, null)
    from poolbook_1.quotas
$$;
grant execute on all functions in schema test to public;

-- Setting.
set local session authorization tap_officer_a;
select is(outcome($$ select add_quota('A', 'count', 1) $$), '42501', 'An officer adds no quota');
set local session authorization tap_admin;
select is(outcome($$ select add_quota('A', 'days', 1) $$), '23514', 'A quota counts hours, reservations or money');
select is(outcome($$ select add_quota('A', 'money', 1, p_kind => 'venue') $$), '23514', 'Money is of no resource');

-- Hours of two halls for A, by month.
set local session authorization tap_officer_a;
select reserve('Before', '2027-03-01 09:00+08', '2027-03-01 11:00+08', '{EAST}');
set local session authorization tap_admin;
select is(
    (add_quota('A', 'hours', 600, p_kind => 'venue')) - 'reference', '{"standing": 1, "beyond": 0}',
    'What stands is counted from the start'
);
select is(used(), 'A 2027-03-01 120', 'In the period in which it begins');
reset session authorization;
select ok((select rules ? 'quota.spent' from poolbook.pool where pool_id = id('P')), 'The pool knows that it has quotas');
set local session authorization tap_officer_a;
select is(
    outcome($$ select reserve('Both', '2027-03-02 09:00+08', '2027-03-02 12:00+08', '{EAST,WEST,LAWYER,CHAIRS}') $$),
    'done', 'Three hours of two halls'
);
select is(used(), 'A 2027-03-01 480', 'Are six; people and equipment are no venues');
select is(
    outcome($$ select reserve('Too many', '2027-03-03 09:00+08', '2027-03-03 11:01+08', '{EAST}') $$),
    'PB001 quota.spent', 'More than what is left is refused'
);
select is(
    detail($$ select reserve('Too many', '2027-03-03 09:00+08', '2027-03-03 11:01+08', '{EAST}') $$) -> 0 #- '{reference}',
    '{"rule": "quota.spent", "strength": "hard", "name": "Union A", "word": "venue", "counted": "hours", "asked": 121,
      "free": 120, "limit": 600, "valid_from": "2027-03-01", "valid_until": "2027-03-31"}',
    'Whose, of what, how much is left and in which period'
);
select is(used(), 'A 2027-03-01 480', 'What is refused uses nothing');
select is(
    outcome($$ select reserve('In April', '2027-04-01 00:00+08', '2027-04-01 10:00+08', '{EAST}') $$),
    'done', 'The next month is another period'
);
select is(
    outcome($$ select reserve('Asked', '2027-03-05 09:00+08', '2027-03-05 12:00+08', '{EAST}', p_state => 'request') $$),
    'done', 'A request uses nothing'
);
select is(outcome($$ select confirm('Asked') $$), 'PB001 quota.spent', 'Until it is bound');
select is(
    outcome($$ select reserve('Only people', '2027-03-05 09:00+08', '2027-03-05 18:00+08', '{LAWYER}') $$),
    'done', 'What takes none of it uses none'
);
set local session authorization tap_officer_b;
select is(
    outcome($$ select reserve('Theirs', '2027-03-05 09:00+08', '2027-03-05 21:00+08', '{GYM}', p_hosts => '{B}') $$),
    'done', 'Another organization is not limited'
);

-- Moving, changing, going.
set local session authorization tap_officer_a;
select is(
    outcome($$ select move('In April', '2027-03-06 00:00+08', '2027-03-06 10:00+08') $$),
    'PB001 quota.spent', 'A move into a period uses it'
);
select is(
    outcome($$ select move('Both', '2027-03-02 13:00+08', '2027-03-02 17:00+08') $$), 'done', 'Up to what is left'
);
select is(used(), 'A 2027-03-01 600, A 2027-04-01 600', 'What moves uses what it has now');
select is(outcome($$ select move('Both', '2027-03-09 13:00+08', '2027-03-09 17:00+08') $$), 'done', 'It is not counted twice');
select is(outcome($$ select cancel('Before') $$), 'done', 'What is cancelled');
select is(used(), 'A 2027-03-01 480, A 2027-04-01 600', 'Uses nothing any more');
select reserve('Held', '2027-03-10 09:00+08', '2027-03-10 11:00+08', '{EAST}', p_state => 'hold', p_hold_seconds => 60);
select is(used(), 'A 2027-03-01 600, A 2027-04-01 600', 'A hold uses it');
set local test.now = '2027-01-04 09:02+08';
select is(
    outcome($$ select reserve('Next', '2027-03-11 09:00+08', '2027-03-11 11:00+08', '{EAST}') $$),
    'done', 'Until it runs out'
);
select is(used(), 'A 2027-03-01 600, A 2027-04-01 600', 'And somebody else has it');
select ok(counters_add_up(), 'Every counter is the sum of what reservations use');

-- Strength.
set local session authorization tap_admin;
select poolbook_1.set_rule(id('P'), 'soft', 'content', 'act', 'quota.spent', 'soft', '{}', null);
set local session authorization tap_officer_a;
select is(
    reserve('Warned', '2027-03-12 09:00+08', '2027-03-12 10:00+08', '{EAST}') #>> '{warnings,0,rule}',
    'quota.spent', 'A soft quota warns'
);
select is(used(), 'A 2027-03-01 660, A 2027-04-01 600', 'And counts on');
set local session authorization tap_admin;
select poolbook_1.set_rule(id('P'), 'hard', 'content', 'act', 'quota.spent', 'hard', '{}', null);
set local session authorization tap_officer_a;
select is(
    outcome($$ select move('Warned', '2027-03-12 15:00+08', '2027-03-12 16:00+08') $$),
    'done', 'What uses no more than it did may move within a period that is beyond its quota'
);
select is(
    outcome($$ select move('Warned', '2027-03-12 15:00+08', '2027-03-12 16:01+08', p_key => 'more') $$),
    'PB001 quota.spent', 'What uses more may not'
);
set local session authorization tap_admin;
select no_quotas();
reset session authorization;
select is((select count(*) from poolbook.quota_charge), 0::bigint, 'A quota that is taken away leaves nothing');
select is((select rules from poolbook.pool where pool_id = id('P')), null, 'And the pool has no rules on');

-- How many, for each organization, of what has a feature in a district, by week.
set local session authorization tap_admin;
do $$
begin
    perform poolbook_1.save_resources(id('P'), 'stages', 'content', 'act', 'add', 'venue', jsonb_build_array(
        jsonb_build_object('code', 'STAGE', 'name', 'Stage', 'owner_id', id('A'), 'district', 'Old town',
                           'features', array['stage']),
        jsonb_build_object('code', 'FAR', 'name', 'Far stage', 'owner_id', id('A'), 'district', 'New town',
                           'features', array['stage'])
    ));
    perform add_quota(null, 'count', 1, 'week', p_district => 'Old town', p_feature => 'stage');
end
$$;
set local session authorization tap_officer_a;
select is(outcome($$ select reserve('Play', '2027-05-03 09:00+08', '2027-05-03 10:00+08', '{STAGE}') $$), 'done', 'One a week');
select is(
    outcome($$ select reserve('Play 2', '2027-05-09 09:00+08', '2027-05-09 10:00+08', '{STAGE}') $$),
    'PB001 quota.spent', 'Not two, up to Sunday'
);
select is(outcome($$ select reserve('Play 3', '2027-05-10 09:00+08', '2027-05-10 10:00+08', '{STAGE}') $$), 'done', 'And one in the next');
select is(
    outcome($$ select reserve('Elsewhere', '2027-05-04 09:00+08', '2027-05-04 10:00+08', '{FAR}') $$),
    'done', 'What is elsewhere does not count'
);
set local session authorization tap_officer_b;
select is(
    outcome($$ select reserve('Ours', '2027-05-04 09:00+08', '2027-05-04 10:00+08', '{STAGE}', p_hosts => '{B}') $$),
    'done', 'Each organization has its own'
);
select is(
    seen('tap_officer_b', 'select organization || used from poolbook_1.quota_uses'), 'B1',
    'And knows its own only'
);
set local session authorization tap_admin;
select no_quotas();

-- Money.
select add_quota('A', 'money', 30000, 'year');
set local session authorization tap_officer_a;
select reserve('Paid', '2027-05-05 09:00+08', '2027-05-05 10:00+08', '{EAST}', null, '{YOUTH,YOUTH}', '{rent,catering}', '{25000,5000}');
select is(used(), 'A 2027-01-01 30000', 'All the money of an event is counted, in the year');
select is(
    outcome($$ select reserve('Dear', '2027-05-06 09:00+08', '2027-05-06 10:00+08', '{EAST}', null, '{YOUTH}', '{rent}', '{1}') $$),
    'PB001 quota.spent', 'More is not to be spent'
);
select ok(counters_add_up(), 'Every counter is the sum again');

select * from finish();
rollback;
