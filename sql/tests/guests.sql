-- A guest of the pool asks and co-hosts, and sees what concerns it; what others own it has once they have agreed.
begin;
\ir setup/pool.sql
select plan(24);

create function test.save_org(p_code text, p_guest boolean, p_key text) returns text
language sql as $$
    select outcome_as('tap_admin', format(
        'select poolbook_1.save_organizations(id(%L), %L, %L, %L, %L, %L)', 'P', p_key, 'content', 'act', 'edit',
        jsonb_build_array(jsonb_build_object('code', p_code, 'is_guest', p_guest))
    ))
$$;
select is(save_org('A', true, 'a'), 'PB001 guest.may-only-ask', 'Whose members settle conflicts is no guest');
select is(save_org('C', true, 'c'), 'done', 'An administrator makes an organization a guest');
select is((select guest_ids from poolbook.pool where pool_id = id('P')), ids('{C}'), 'Every act reads it with the pool');
select is(
    outcome_as('tap_admin', format(
        'select poolbook_1.save_members(id(%L), %L, %L, %L, %L, %L)', 'P', 'm', 'content', 'act', 'edit',
        '[{"login": "tap_officer_c", "roles": ["officer", "coordinator"]}]'
    )),
    'PB001 guest.may-only-ask', 'A member of a guest is no coordinator'
);

-- What it may have.
set local session authorization tap_officer_a;
do $$
begin
    perform reserve('Between others', '2027-03-06 14:00+08', '2027-03-06 17:00+08', '{ROOM}');
    perform reserve('Together', '2027-03-07 14:00+08', '2027-03-07 17:00+08', '{EAST}', p_hosts => '{A,C}', p_shares => '{1000000,0}');
end
$$;
reset session authorization;
create function test.try(p_state text, p_resources text, p_title text) returns text
language sql as $$
    select outcome_as('tap_officer_c', format(
        'select reserve(%L, %L, %L, %L, p_state => %L, p_hosts => %L, p_hold_seconds => %L)', p_title,
        '2027-03-08 14:00+08', '2027-03-08 17:00+08', p_resources, p_state, '{C}',
        case p_state when 'hold' then 3600 end
    ))
$$;
select is(try('confirmed', '{GYM}', 'one'), 'PB001 guest.may-only-ask', 'A guest takes no hall of others');
select is(try('hold', '{GYM}', 'two'), 'PB001 guest.may-only-ask', 'not for a while either');
select is(try('confirmed', '{LAWYER}', 'three'), 'PB001 guest.may-only-ask', 'nor a person');
select is(try('confirmed', '{CHAIRS}', 'four'), 'PB001 guest.may-only-ask', 'nor chairs');
select is(try('request', '{GYM}', 'five'), 'done', 'It asks');
select is(outcome_as('tap_officer_c', $$ select confirm('five') $$), 'done', 'To bind what it asked for');
select is(
    (
        select reservation.state || ' ' || organization.code
        from poolbook.reservation
        join poolbook.approval on approval.subject_id = reservation.reservation_id
        join poolbook.organization on organization.organization_id = approval.organization_id
        where reservation.reservation_id = id('five')
    ),
    'hold B', 'its owner is asked first'
);
select is(
    outcome_as('tap_officer_b', $$
        select poolbook_1.approve(id('P'), 'yes', 'content', 'act', (
            select approval_id from poolbook.approval where subject_id = id('five')
        ), null)
    $$),
    '42501', 'The table is nobody''s'
);
select is(
    outcome_as('tap_officer_b', $$
        select poolbook_1.approve(id('P'), 'yes', 'content', 'act', (
            select approval_id from poolbook_1.approvals where is_mine and state = 'waiting' limit 1
        ), null)
    $$),
    'done', 'The owner agrees'
);
select is((select state from poolbook.reservation where reservation_id = id('five')), 'confirmed', 'and it stands');

-- What it sees.
select is(seen('tap_officer_c', 'select title from poolbook_1.reservations'), 'Together five', 'It sees the events that concern it');
select is(
    seen('tap_officer_c', $$ select count(*) from poolbook_1.busy where reservation_id is null $$), '0',
    'not when others have what'
);
select is(seen('tap_officer_a', $$ select count(*) > 0 from poolbook_1.busy where reservation_id is null $$), 'true', 'which members see');
select is(seen('tap_officer_c', $$ select code from poolbook_1.resources where kind = 'staff' $$), '', 'no people of others');
select is(
    outcome_as('tap_officer_c', $$ select * from poolbook_1.people_for(id('P'), null, '{}') $$), 'PB001 guest.may-only-ask',
    'It is offered no people'
);
select is(
    outcome_as('tap_officer_c', $$ select * from poolbook_1.taken_units(id('P'), ids('{ROOM}'), '{2027-03-06 00:00+08}', '{2027-03-07 00:00+08}') $$),
    'PB001 guest.may-only-ask', 'and does not look for what is free'
);
update poolbook.pool set privacy = 'titles' where pool_id = id('P');
select is(
    seen('tap_officer_c', $$ select poolbook_1.shared_of(id('P'), id('Between others')) ->> 'title' as t $$), '',
    'What the pool shares with members it does not share with guests'
);
select is(
    seen('tap_officer_c', format(
        $$ select poolbook_1.shared_reservation(id('P'), %L) ->> 'title' as t $$,
        (select reference from poolbook.reservation where reservation_id = id('Between others'))
    )),
    '',
    'by its reference neither'
);
select is(save_org('C', false, 'again'), 'done', 'A guest becomes a member');
select is(try('confirmed', '{LAWYER}', 'seven'), 'done', 'and takes what is free');
select * from finish();
rollback;
