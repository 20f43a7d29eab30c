-- Who may give whom a password, and that only verifiers pass for one.
begin;
\ir setup/pool.sql
select plan(31);

-- A verifier of its own for each number, as a client would make it.
create function test.verifier(p_number integer) returns text
language sql immutable as $$
    select 'SCRAM-SHA-256$4096:' || encode(substr(hash, 1, 16), 'base64') || '$' || encode(hash, 'base64') || ':'
        || encode(sha256(hash), 'base64')
    from sha256(convert_to(p_number::text, 'UTF8')) as hash
$$;
create function test.password_of(p_login text) returns text
language sql stable security definer as $$
    select rolpassword from pg_authid where rolname = p_login
$$;
create function test.end_of(p_login text) returns timestamptz
language sql stable as $$
    select rolvaliduntil from pg_roles where rolname = p_login
$$;
create function test.member(p_login text, p_pool text = 'P') returns uuid
language sql stable security definer as $$
    select member_id from poolbook.member where login = p_login and pool_id = id(p_pool)
$$;
create function test.invite(p_login text, p_number integer, p_mode text = 'act', p_key text = null, p_pool text = 'P')
returns jsonb
language sql as $$
    select poolbook_1.invite(
        id(p_pool), coalesce(p_key, p_login || p_number), p_login, p_mode, test.member(p_login, p_pool),
        verifier(p_number))
$$;
create function test.add(p_login text, p_row jsonb = '{}', p_pool text = 'P', p_organization text = 'A') returns jsonb
language sql as $$
    select poolbook_1.save_members(id(p_pool), 'add ' || p_login, 'content', 'act', 'add', jsonb_build_array(
        jsonb_build_object('login', p_login, 'name', 'Somebody', 'organization_id', id(p_organization),
                           'roles', '{officer}'::text[]) || p_row)) -> 0
$$;
grant execute on all functions in schema test to public;

-- Added with an invitation.
set local session authorization tap_admin;
select is(
    test.add('tap_one', jsonb_build_object('verifier', verifier(1))) ->> 'invited_until', '2027-01-11T09:00:00+08:00',
    'Who is added with a new login has a secret for a week'
);
select is(password_of('tap_one'), verifier(1), 'It is the verifier that was sent');
select is(end_of('tap_one'), '2027-01-11 09:00+08', 'The server lets it in for that week');
select is(
    test.add('tap_two') ->> 'invited_until', null, 'Without a verifier nobody is invited'
);
select is(password_of('tap_two'), null, 'and there is no password');
select is(
    outcome($$ select test.add('tap_three', '{"verifier": "a clear password"}') $$), 'PB006', 'A clear password is refused'
);
select is(
    detail($$ select test.add('tap_three', '{"verifier": "a clear password"}') $$) -> 0 ->> 'problem', 'not-a-verifier',
    'and it is said why, without the password'
);
select is(
    outcome($$ select test.add('tap_three', '{"verifier": "md5a3556571e93b0d20722ba62be61e8c2d"}') $$), 'PB006',
    'So is an MD5 hash'
);
select is(
    (select count(*) from pg_roles where rolname = 'tap_three'), 0::bigint, 'Nobody of them has become a login'
);

-- The owner of the login.
set local session authorization tap_one;
select lives_ok($$ select poolbook_1.set_password(verifier(2)) $$, 'Who was invited chooses a password');
reset session authorization;
select is(password_of('tap_one'), verifier(2), 'which is theirs from then on');
select is(end_of('tap_one'), 'infinity', 'without an end');
alter role tap_one valid until '2027-06-30 00:00+08';
set local session authorization tap_one;
select lives_ok($$ select poolbook_1.set_password(verifier(3)) $$, 'They choose another');
select is(end_of('tap_one'), '2027-06-30 00:00+08', 'An end that somebody else has set is kept');
select throws_ok(
    $$ select poolbook_1.set_password('secret') $$, 'PB006', null, 'A clear password is refused here too'
);
select throws_ok(
    $$ select poolbook_1.give_password('tap_two', verifier(4), null) $$, '42501', null, 'Nobody sets another''s'
);
select is(outcome($$ select test.invite('tap_two', 4) $$), '42501', 'An officer invites nobody');

-- Invited anew.
set local session authorization tap_admin;
select is(
    test.invite('tap_one', 5) ->> 'invited_until', '2027-01-11T09:00:00+08:00', 'An administrator invites anew'
);
select is(password_of('tap_one'), verifier(5), 'The old password is none any more');
select is(
    test.invite('tap_one', 6, p_key => 'tap_one5') ->> 'stamp', split_part(verifier(5), '$', 2),
    'Sent again it answers with the verifier that it was done with'
);
select is(password_of('tap_one'), verifier(5), 'and changes nothing');
select is(outcome($$ select test.invite('tap_one', 7, 'try') $$), 'PB002', 'It can be tried');
select is(password_of('tap_one'), verifier(5), 'which changes nothing either');
select is(
    outcome($$ select poolbook_1.invite(id('Q'), 'q', 'q', 'act', test.member('tap_officer_d', 'Q'), verifier(7)) $$),
    'PB004', 'Nobody is invited by another pool''s administrator'
);
select isnt_empty(
    $$ select 1 from poolbook_1.log where act = 'member.invite' and login = 'tap_admin' $$, 'The record has it'
);

-- A member of several pools.
set local session authorization tap_admin_q;
select is(
    test.add('tap_one', jsonb_build_object('verifier', verifier(8)), 'Q', 'D') ->> 'invited_until', null,
    'Who has a login already keeps the password when another pool adds them'
);
select is(
    detail($$ select test.invite('tap_one', 8, p_pool => 'Q') $$) -> 0 ->> 'problem', 'member-elsewhere',
    'and is not invited anew by who administers only one of the pools'
);
select is(test.add('tap_admin', '{}', 'Q', 'D') ->> 'outcome', 'added', 'Who administers the other');
select poolbook_1.save_members(id('Q'), 'promote', 'content', 'act', 'edit',
    '[{"login": "tap_admin", "roles": ["administrator"]}]') -> 0 ->> 'outcome' as promoted \gset
set local session authorization tap_admin;
select is(outcome($$ select test.invite('tap_one', 9) $$), 'done', 'and this one too may do it');

-- Logins that have rights beside the groups.
reset session authorization;
grant pg_monitor to tap_two;
alter role tap_officer_a createdb;
set local session authorization tap_admin;
select is(
    outcome($$ select test.invite('tap_two', 10) $$), 'PB006', 'A login with rights of the server''s is not taken over'
);
select is(outcome($$ select test.invite('tap_officer_a', 11) $$), 'PB006', 'nor one that makes databases');
reset session authorization;

select * from finish();
rollback;
