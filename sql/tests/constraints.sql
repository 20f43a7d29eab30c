-- What the tables refuse by themselves, whoever writes: each constraint broken once and kept once, by the superuser,
-- directly. Then what holds of all constraints, indexes and comments.
begin;
\ir setup/pool.sql
select plan(644);

-- Something in each table, to change a copy or a value of.
set local session authorization tap_officer_a;
do $$
begin
    perform reserve('One', '2027-03-06 14:00+08', '2027-03-06 17:00+08', '{EAST,CHAIRS}', '{null,20}',
                    '{YOUTH}', '{rent}', '{40000}');
    perform reserve('Other', '2027-03-06 14:00+08', '2027-03-06 17:00+08', '{WEST}');
    perform reserve('Held', '2027-03-07 14:00+08', '2027-03-07 17:00+08', '{WEST}', p_state => 'hold', p_hold_seconds => 3600);
    perform poolbook_1.add_blackout(id('P'), 'closed', 'content', 'act', id('WEST'), '2027-04-01 00:00+08',
                                    '2027-04-02 00:00+08', 'painters');
end
$$;
reset session authorization;
insert into poolbook.approval (
    pool_id, approval_id, reference, subject_kind, subject_id, organization_id, what, amount, state, asked_by, asked_at,
    expires_at, party_ids, version
)
select
    id('P'), gen_random_uuid(), 'A-4F2', 'reservation', id('Held'), id('B'), '[]', 0, 'waiting', member_id,
    poolbook.now(), '2027-02-01 00:00+08', ids('{A,B}'), 1
from poolbook.member
where login = 'tap_officer_a';
insert into poolbook.standing_approval (pool_id, organization_id, position, for_id, amount, valid_until)
values (id('P'), id('B'), 1, id('A'), 2000, '2027-05-31');
insert into poolbook.duty_term (pool_id, term_id, organization_id, starts_at, ends_at, previous_ends_at, version)
values
    (id('P'), id('EAST'), id('A'), '2027-01-01 00:00+08', '2027-03-01 00:00+08', null, 1),
    (id('P'), id('WEST'), id('B'), '2027-03-01 00:00+08', '2027-05-01 00:00+08', '2027-03-01 00:00+08', 1);
insert into poolbook.conflict (
    pool_id, conflict_id, reference, rule, subject_id, claimant_id, other_ids, cause_kind, cause_id, severity, detail,
    starts_at, ends_at, party_ids, first_seen_at, last_seen_at, due_at, state, version
)
select
    pool_id, id('HALL'), 'C-4F2', 'venue.double', id('EAST'), id('One'), '{}', 'reservation', id('One'), 3,
    '{"rule": "venue.double"}', starts_at, ends_at, party_ids, created_at, created_at, starts_at, 'open', 1
from poolbook.reservation
where reservation_id = id('One');
insert into poolbook.proposal (pool_id, conflict_id, letter, kind, steps, effects, disturbance, proposed_at)
select pool_id, conflict_id, 'a', 'decline', '[{"do": "cancel"}]', '{}', 1, first_seen_at
from poolbook.conflict;
insert into poolbook.plan (pool_id, plan_id, reference, disturbance, made_by, made_at)
select pool_id, reservation_id, 'P-91', 1, created_by, created_at
from poolbook.reservation
where reservation_id = id('One');
insert into poolbook.plan_item (pool_id, plan_id, conflict_id, why)
values (id('P'), id('One'), id('HALL'), '[]');
insert into poolbook.resolution (
    pool_id, resolution_id, conflict_id, kind, steps, undo, term_id, is_own_case, resolved_by, resolved_at
)
select pool_id, reservation_id, id('HALL'), 'decline', '[]', '[]', id('EAST'), false, created_by, created_at
from poolbook.reservation
where reservation_id = id('One');
insert into poolbook.outcome (pool_id, reservation_id, attended, figures, closed_at, closed_by)
select pool_id, reservation_id, 10, '{}', starts_at, created_by
from poolbook.reservation
where reservation_id = id('One');
insert into poolbook.calendar_entry (pool_id, reservation_id, calendar, content)
select pool_id, reservation_id, 'calendar', '{}'
from poolbook.reservation
where reservation_id = id('One');
insert into poolbook.rule_setting (pool_id, rule, strength, parameters, version)
values (id('P'), 'person.daily', 'hard', '{"": 480}', 1);
insert into poolbook.special_hours (pool_id, resource_id, first_day, last_day, windows)
values (id('P'), id('ROOM'), '2027-07-01', '2027-08-31', '[[6, 600, 1080]]');
insert into poolbook.quota (pool_id, quota_id, reference, measure, most, length, kind, state, version, created_at)
values
    (id('P'), id('A'), 'Q-ONE', 'hours', 600, 'month', 'venue', 'active', 1, now()),
    (id('P'), id('B'), 'Q-TWO', 'hours', 600, 'month', null, 'active', 1, now());
insert into poolbook.quota_use (pool_id, quota_id, organization_id, starts_on, used)
values (id('P'), id('A'), id('A'), '2027-03-01', 180);
insert into poolbook.quota_charge (pool_id, reservation_id, quota_id, organization_id, starts_on, used)
values (id('P'), id('One'), id('A'), id('A'), '2027-03-01', 180);
insert into poolbook.holiday (pool_id, day, kind, name)
values (id('P'), '2027-05-01', 'holiday', 'Labour Day'), (id('P'), '2027-05-08', 'workday', 'Labour Day');

-- Two blocks of the chain.
do $$
begin
    perform set_config('session_authorization', 'tap_admin', true);
    perform poolbook_1.close_block(id('P'));
    perform poolbook_1.grant_money(
        id('P'), 'more', 'content', 'act', ids('{CITY}'), ids('{YOUTH}'), '{rent}', '{2027}', '{100}', null);
    perform poolbook_1.close_block(id('P'));
end
$$;
reset session authorization;

-- A bill and relief on the first, half of the bill paid; a transfer; a closed month and a closed year.
insert into poolbook.invoice (
    pool_id, invoice_id, reference, reservation_id, payee, number, category, amount, paid, dated_on, entered_by,
    entered_at, version
)
select pool_id, id('Other'), 'I-TEST', reservation_id, 'Hall', '1', 'rent', 20000, 10000, '2027-03-08', created_by, starts_at, 1
from poolbook.reservation
where reservation_id = id('One');
insert into poolbook.invoice_part (pool_id, invoice_id, line_id, amount, paid)
select pool_id, id('Other'), line_id, 20000, 10000
from poolbook.commitment
where reservation_id = id('One')
limit 1;
insert into poolbook.relief (
    pool_id, reservation_id, number, line_id, parcels, reached, given_on, entered_by, entered_at
)
select pool_id, reservation_id, 1, line_id, 40, 120, '2027-03-06', created_by, starts_at
from poolbook.commitment
join poolbook.reservation using (pool_id, reservation_id)
limit 1;
insert into poolbook.transfer (
    pool_id, transfer_id, reference, from_line_id, to_line_id, amount, state, asked_by, asked_at, version
)
select pool_id, id('One'), 'T-TEST', min(line_id::text)::uuid, max(line_id::text)::uuid, 100, 'waiting', created_by,
    starts_at, 1
from poolbook.budget_line
join poolbook.reservation using (pool_id)
where reservation_id = id('One')
group by pool_id, created_by, starts_at;
insert into poolbook.period (pool_id, starts_on, length, state, closed_at, closed_by, closing_id, version)
select pool_id, starts_on, length, 'closed', starts_at, created_by, id('One'), 1
from poolbook.reservation
cross join (values (date '2026-01-01', 'year'), ('2026-12-01', 'month')) as closed (starts_on, length)
where reservation_id = id('One');

insert into poolbook.series (pool_id, series_id, reference, party_ids, version, created_by, created_at)
select pool_id, series.id, series.reference, party_ids, 1, created_by, starts_at
from poolbook.reservation
cross join (values (id('One'), 'S-TEST'), (id('Other'), 'S-TEST2')) as series (id, reference)
where reservation_id = id('One');
insert into poolbook.series_segment (pool_id, series_id, segment, rule, starts, created_by, created_at)
select pool_id, series_id, 1, 'FREQ=WEEKLY', array[created_at], created_by, created_at
from poolbook.series;
update poolbook.reservation
set series_id = id('One'), segment = 1, original_start = starts_at
where reservation_id = id('One');

insert into poolbook.offer (
    pool_id, login, code, digest, starts_at, ends_at, buffer_before, buffer_after, resource_ids, quantities, needs, cost,
    expires_at
) values (
    id('P'), 'tap_officer_a', 'K7QD', '', '2027-03-06 14:00+08', '2027-03-06 17:00+08', 0, 0, ids('{ROOM}'), '{null}',
    '[null]', 0, '2027-03-01 00:00+08'
);

insert into poolbook.run (pool_id, run_id, login, every_minutes, started_at, finished_at, outcome, counts)
values (id('P'), gen_random_uuid(), 'tap_reporter', 15, poolbook.now(), poolbook.now(), 'good', '{}');
insert into poolbook.delivery (
    pool_id, delivery_id, run_id, reader, channel, address, body, created_at, tries, next_try_at
)
select pool_id, gen_random_uuid(), run_id, 'output:x', 'mail', 'a@b.example', '{}', started_at, 0, started_at
from poolbook.run;
insert into poolbook.told (pool_id, reader, conflict_id, first_seen_at, severity, stage)
select pool_id, 'output:x', conflict_id, first_seen_at, severity, 0
from poolbook.conflict;

create table test.case_of (
    number integer generated always as identity,
    constraint_name text not null,
    sentence text not null,
    breaks text not null,
    keeps text not null
);

-- The constraint that a statement violates, or 'nothing'. Either way it leaves nothing behind.
create function test.violates(p_statement text) returns text
language plpgsql as $$
declare
    violated text;
begin
    begin
        execute p_statement;
        raise exception 'undo' using errcode = 'TT000';
    exception
        when sqlstate 'TT000' then
            return 'nothing';
        when integrity_constraint_violation then
            get stacked diagnostics violated = constraint_name;
            return violated;
    end;
end
$$;

-- An insert of a copy of one row of a table, with some fields changed.
create function test.copy(p_table text, p_changes text, p_which text = 'true') returns text
language sql as $$
    select format(
        'insert into poolbook.%1$I select (jsonb_populate_record(one, %2$s)).* '
        'from poolbook.%1$I as one where %3$s limit 1',
        p_table, p_changes, p_which
    )
$$;

insert into test.case_of (constraint_name, sentence, breaks, keeps) values

-- The chain of blocks.
('block_hash_is_unique', 'No two blocks have one hash',
    $$ update poolbook.block set hash = (select hash from poolbook.block where number = 1) where number = 2 $$,
    $$ update poolbook.block set hash = sha256('') where number = 2 $$),
('block_numbers_begin_with_one', 'The first block follows none, every other one does',
    $$ update poolbook.block set previous = null where number = 2 $$,
    $$ update poolbook.block set previous = sha256('') where number = 2 $$),
('block_form_is_known', 'A block says how its rows are written',
    $$ update poolbook.block set form = 0 $$, $$ update poolbook.block set form = 1 $$),
('block_holds_something', 'A block is not empty',
    $$ update poolbook.block set entries = 0, audits = 0 $$, $$ update poolbook.block set entries = 0, audits = 1 $$),
('block_hash_is_sha256', 'A block''s hash is a whole one',
    $$ update poolbook.block set hash = 'abc' where number = 1 $$,
    $$ update poolbook.block set hash = sha256('abc') where number = 1 $$),
('block_part_is_a_range', 'A part of a block goes from its first row to its last',
    $$ update poolbook.block_part set first = last + 1 $$, $$ update poolbook.block_part set first = last $$),
('block_part_hash_is_sha256', 'A part''s hash is a whole one',
    $$ update poolbook.block_part set hash = 'abc' $$, $$ update poolbook.block_part set hash = sha256('abc') $$),
('line_seal_is_not_empty', 'A seal is on entries',
    $$ update poolbook.line_seal set entries = 0 $$, $$ update poolbook.line_seal set entries = 1 $$),
('line_month_is_a_month', 'A line''s month begins with the first',
    $$ update poolbook.line_month set month = '2027-03-02' $$, $$ update poolbook.line_month set month = '2027-03-01' $$),


-- Pools and people.
('pool_name_is_unique', 'Two pools do not have one name',
    $$ update poolbook.pool set name = 'Pool P' where name = 'Pool Q' $$,
    $$ update poolbook.pool set name = 'Pool R' where name = 'Pool Q' $$),
('pool_name_is_a_line', 'A name has no control characters',
    $$ update poolbook.pool set name = E'Pool\u0007' where name = 'Pool Q' $$,
    $$ update poolbook.pool set name = '社区 pool' where name = 'Pool Q' $$),
('pool_currency_is_an_iso_code', 'A currency is three capital letters',
    $$ update poolbook.pool set currency = 'yuan' $$, $$ update poolbook.pool set currency = 'EUR' $$),
('pool_locale_is_spoken', 'A pool speaks a language of the catalogue',
    $$ update poolbook.pool set locale = 'xx' $$, $$ update poolbook.pool set locale = 'en' $$),
('organization_code_is_unique', 'Two organizations of a pool do not have one code; of two pools they may',
    $$ update poolbook.organization set code = 'A' where code = 'B' $$,
    $$ update poolbook.organization set code = 'A' where code = 'D' $$),
('organization_name_is_unique', 'Two organizations of a pool do not have one name',
    $$ update poolbook.organization set name = 'Union A' where code = 'B' $$,
    $$ update poolbook.organization set name = 'Union A' where code = 'D' $$),
('organization_code_can_be_typed', 'A code has no blank',
    $$ update poolbook.organization set code = 'A B' where code = 'A' $$,
    $$ update poolbook.organization set code = '总工会-1' where code = 'A' $$),
('organization_code_can_be_typed', 'A code is not empty',
    $$ update poolbook.organization set code = '' where code = 'A' $$,
    $$ update poolbook.organization set code = 'a' where code = 'A' $$),
('organization_code_can_be_typed', 'A code has at most 40 characters',
    $$ update poolbook.organization set code = repeat('a', 41) where code = 'A' $$,
    $$ update poolbook.organization set code = repeat('a', 40) where code = 'A' $$),
('organization_code_can_be_typed', 'A code does not begin like an option',
    $$ update poolbook.organization set code = '-n' where code = 'A' $$,
    $$ update poolbook.organization set code = 'n-' where code = 'A' $$),
('organization_code_can_be_typed', 'A code has no comma',
    $$ update poolbook.organization set code = 'A,B' where code = 'A' $$,
    $$ update poolbook.organization set code = 'A.B' where code = 'A' $$),
('organization_name_is_a_line', 'A name is not empty',
    $$ update poolbook.organization set name = '' where code = 'A' $$,
    $$ update poolbook.organization set name = 'A' where code = 'A' $$),
('organization_name_is_a_line', 'A name has at most 200 characters',
    $$ update poolbook.organization set name = repeat('会', 201) where code = 'A' $$,
    $$ update poolbook.organization set name = repeat('会', 200) where code = 'A' $$),
('organization_name_is_a_line', 'A name is one line',
    $$ update poolbook.organization set name = E'A\nB' where code = 'A' $$,
    $$ update poolbook.organization set name = 'A B' where code = 'A' $$),
('organization_name_is_a_line', 'A name has no blank at its end',
    $$ update poolbook.organization set name = 'A ' where code = 'A' $$,
    $$ update poolbook.organization set name = 'A''s' where code = 'A' $$),
('member_login_is_unique', 'A login is one member of a pool; of another pool it may be one too',
    $$ update poolbook.member set login = 'tap_officer_a' where login = 'tap_officer_b' $$,
    $$ update poolbook.member set login = 'tap_officer_a' where login = 'tap_officer_d' $$),
('member_login_can_be_a_role', 'A login can be the name of a role',
    $$ update poolbook.member set login = 'Anna; drop' where login = 'tap_officer_a' $$,
    $$ update poolbook.member set login = 'anna.w-2' where login = 'tap_officer_a' $$),
('member_login_can_be_a_role', 'A login has at most 63 characters',
    $$ update poolbook.member set login = repeat('a', 64) where login = 'tap_officer_a' $$,
    $$ update poolbook.member set login = repeat('a', 63) where login = 'tap_officer_a' $$),
('member_name_is_a_line', 'A member''s name has no escape characters',
    $$ update poolbook.member set name = E'\u001b[31mAnna' where login = 'tap_officer_a' $$,
    $$ update poolbook.member set name = '李安娜' where login = 'tap_officer_a' $$),
('member_has_known_roles', 'A role is one of the six',
    $$ update poolbook.member set roles = '{officer,king}' where login = 'tap_officer_a' $$,
    $$ update poolbook.member set roles = '{officer,finance}' where login = 'tap_officer_a' $$),
('member_has_known_roles', 'A member has a role',
    $$ update poolbook.member set roles = '{}' where login = 'tap_officer_a' $$,
    $$ update poolbook.member set roles = '{reporter}' where login = 'tap_officer_a' $$),
('member_of_the_pool_itself_acts_for_nobody', 'An officer acts for an organization',
    $$ update poolbook.member set organization_id = null where login = 'tap_officer_a' $$,
    $$ update poolbook.member set organization_id = null where login = 'tap_finance_a' $$),
('member_locale_is_spoken', 'A member speaks a language of the catalogue, or the pool''s',
    $$ update poolbook.member set locale = 'xx' $$, $$ update poolbook.member set locale = null $$),

-- The record.
('command_pkey', 'A key is used once by a login in a pool',
    copy('command', $$ jsonb_build_object('command_id', gen_random_uuid()) $$),
    copy('command', $$ jsonb_build_object('command_id', gen_random_uuid(), 'key', 'another') $$)),
('command_pkey', 'Another login may use the same key',
    copy('command', $$ jsonb_build_object('command_id', gen_random_uuid()) $$),
    copy('command', $$ jsonb_build_object('command_id', gen_random_uuid(), 'login', 'anna') $$)),
('command_id_is_unique', 'Two commands are not one',
    copy('command', $$ '{"key": "another"}' $$),
    copy('command', $$ jsonb_build_object('command_id', gen_random_uuid(), 'key', 'another') $$)),
('command_key_is_a_line', 'A key is one line',
    $$ update poolbook.command set key = E'a\tb' where key = 'One' $$,
    $$ update poolbook.command set key = 'a b' where key = 'One' $$),
('command_key_is_a_line', 'A key is not empty',
    $$ update poolbook.command set key = '' where key = 'One' $$,
    $$ update poolbook.command set key = 'x' where key = 'One' $$),
('command_reason_is_short', 'A reason has at most 2,000 characters',
    $$ update poolbook.command set reason = repeat('x', 2001) $$,
    $$ update poolbook.command set reason = repeat('x', 2000) $$),
('audit_versions_rise', 'A change makes a later version',
    $$ update poolbook.audit set version_before = 2, version_after = 2 $$,
    $$ update poolbook.audit set version_before = 2, version_after = 3 $$),
('audit_versions_rise', 'The first version is not before the first',
    $$ update poolbook.audit set version_before = null, version_after = 0 $$,
    $$ update poolbook.audit set version_before = null, version_after = 1 $$),

-- Resources.
('resource_code_is_unique', 'Two resources of a pool do not have one code, whatever their kinds',
    $$ update poolbook.resource set code = 'LAWYER' where code = 'ROOM' $$,
    $$ update poolbook.resource set code = 'LAWYER' where code = 'BARN' $$),
('resource_kind_is_known', 'A resource is a venue, staff or equipment',
    $$ update poolbook.resource set kind = 'car' where code = 'EAST' $$,
    $$ update poolbook.resource set kind = 'staff' where code = 'EAST' $$),
('resource_code_can_be_typed', 'A resource''s code has no slash',
    $$ update poolbook.resource set code = 'R/1' where code = 'ROOM' $$,
    $$ update poolbook.resource set code = 'R:1' where code = 'ROOM' $$),
('resource_name_is_a_line', 'A resource''s name is no more than 200 characters',
    $$ update poolbook.resource set name = repeat('x', 201) where code = 'ROOM' $$,
    $$ update poolbook.resource set name = repeat('x', 200) where code = 'ROOM' $$),
('resource_capacity_is_a_venues', 'Only a venue has a capacity',
    $$ update poolbook.resource set capacity = 10 where code = 'LAWYER' $$,
    $$ update poolbook.resource set capacity = 10 where code = 'ROOM' $$),
('resource_capacity_is_a_venues', 'A capacity is not zero',
    $$ update poolbook.resource set capacity = 0 where code = 'ROOM' $$,
    $$ update poolbook.resource set capacity = null where code = 'ROOM' $$),
('resource_quantity_is_equipments', 'Equipment has a quantity',
    $$ update poolbook.resource set quantity = null where code = 'CHAIRS' $$,
    $$ update poolbook.resource set quantity = 0 where code = 'CHAIRS' $$),
('resource_quantity_is_equipments', 'Only equipment has a quantity',
    $$ update poolbook.resource set quantity = 1 where code = 'ROOM' $$,
    $$ update poolbook.resource set quantity = 1 where code = 'CHAIRS' $$),
('resource_member_is_staffs', 'Only staff is a member',
    $$ update poolbook.resource set member_id = (select created_by from poolbook.reservation limit 1) where code = 'ROOM' $$,
    $$ update poolbook.resource set member_id = (select created_by from poolbook.reservation limit 1) where code = 'LAWYER' $$),
('resource_district_is_a_line', 'A district is one line',
    $$ update poolbook.resource set district = E'East\n' where code = 'ROOM' $$,
    $$ update poolbook.resource set district = '东城' where code = 'ROOM' $$),
('resource_address_is_a_line', 'An address is one line',
    $$ update poolbook.resource set address = '' where code = 'ROOM' $$,
    $$ update poolbook.resource set address = '1 Long Street' where code = 'ROOM' $$),
('resource_place_is_on_earth', 'A latitude does not come without a longitude',
    $$ update poolbook.resource set latitude = 39.9 where code = 'ROOM' $$,
    $$ update poolbook.resource set latitude = 39.9, longitude = 116.4 where code = 'ROOM' $$),
('resource_place_is_on_earth', 'A latitude is at most 90 degrees',
    $$ update poolbook.resource set latitude = 90.1, longitude = 0 where code = 'ROOM' $$,
    $$ update poolbook.resource set latitude = -90, longitude = -180 where code = 'ROOM' $$),
('resource_place_is_on_earth', 'A place is a number',
    $$ update poolbook.resource set latitude = 'NaN', longitude = 0 where code = 'ROOM' $$,
    $$ update poolbook.resource set latitude = 0, longitude = 0 where code = 'ROOM' $$),
('resource_buffers_are_minutes_of_a_day', 'A resource''s buffer is at most a day',
    $$ update poolbook.resource set buffer_before = 1441 where code = 'ROOM' $$,
    $$ update poolbook.resource set buffer_before = 1440 where code = 'ROOM' $$),
('resource_buffers_are_minutes_of_a_day', 'A resource''s buffer is not negative',
    $$ update poolbook.resource set buffer_after = -1 where code = 'ROOM' $$,
    $$ update poolbook.resource set buffer_after = 0 where code = 'ROOM' $$),
('resource_rate_is_whole', 'A rate has an amount, a unit and a category',
    $$ update poolbook.resource set rate_amount = 20000 where code = 'ROOM' $$,
    $$ update poolbook.resource set rate_amount = 20000, rate_unit = 'hour', rate_category = 'rent'
        where code = 'ROOM' $$),
('resource_rate_is_whole', 'A rate without an amount is none',
    $$ update poolbook.resource set rate_unit = 'hour', rate_category = 'rent' where code = 'ROOM' $$,
    $$ update poolbook.resource set rate_amount = null, rate_unit = null, rate_category = null
        where code = 'ROOM' $$),
('resource_rate_amount_is_positive', 'What is free has no rate',
    $$ update poolbook.resource set rate_amount = 0, rate_unit = 'use', rate_category = 'rent' where code = 'ROOM' $$,
    $$ update poolbook.resource set rate_amount = 1, rate_unit = 'use', rate_category = 'rent' where code = 'ROOM' $$),
('resource_rate_amount_is_positive', 'A rate is small enough for its costs to be added up',
    $$ update poolbook.resource set rate_amount = 1000000000001, rate_unit = 'use', rate_category = 'rent'
        where code = 'ROOM' $$,
    $$ update poolbook.resource set rate_amount = 1000000000000, rate_unit = 'use', rate_category = 'rent'
        where code = 'ROOM' $$),
('resource_rate_unit_is_known', 'A rate is by hour, day or use',
    $$ update poolbook.resource set rate_amount = 1, rate_unit = 'week', rate_category = 'rent' where code = 'ROOM' $$,
    $$ update poolbook.resource set rate_amount = 1, rate_unit = 'day', rate_category = 'rent' where code = 'ROOM' $$),
('resource_rate_category_is_a_line', 'A category that pays has a name',
    $$ update poolbook.resource set rate_amount = 1, rate_unit = 'use', rate_category = '' where code = 'ROOM' $$,
    $$ update poolbook.resource set rate_amount = 1, rate_unit = 'use', rate_category = 'rent' where code = 'ROOM' $$),
('skill_is_a_line', 'A skill has a name',
    $$ update poolbook.skill set skill = '' $$, $$ update poolbook.skill set skill = 'mediation' $$),
('opening_hours_weekday_is_iso', 'A weekday is 1 to 7',
    $$ update poolbook.opening_hours set weekday = 0 where weekday = 1 $$,
    $$ update poolbook.opening_hours set weekday = 7 where weekday = 1 $$),
('opening_hours_are_minutes_of_the_day', 'Hours close after they open',
    $$ update poolbook.opening_hours set opens_at = 1200, closes_at = 1200 $$,
    $$ update poolbook.opening_hours set opens_at = 0, closes_at = 1440 $$),
('opening_hours_no_overlap', 'Opening hours of one day do not overlap; they may touch',
    copy('opening_hours', $$ '{"opens_at": 1199, "closes_at": 1300}' $$),
    copy('opening_hours', $$ '{"opens_at": 1200, "closes_at": 1300}' $$)),
('opening_hours_no_overlap', 'Opening hours of two days do not meet',
    copy('opening_hours', $$ '{"opens_at": 490}' $$),
    copy('opening_hours', $$ '{"weekday": 3, "opens_at": 490}' $$)),
('blackout_reference_is_unique', 'A blackout''s reference is its own',
    copy('blackout', $$ jsonb_build_object('blackout_id', gen_random_uuid()) $$),
    copy('blackout', $$ jsonb_build_object('blackout_id', gen_random_uuid(), 'reference', 'B-0000') $$)),
('blackout_period_is_finite', 'A blackout ends',
    $$ update poolbook.blackout set ends_at = 'infinity' $$,
    $$ update poolbook.blackout set ends_at = '2028-01-01 00:00+08' $$),
('blackout_period_is_finite', 'A blackout ends after it begins',
    $$ update poolbook.blackout set ends_at = starts_at $$,
    $$ update poolbook.blackout set ends_at = starts_at + interval '1 second' $$),
('blackout_reason_is_a_line', 'A blackout has a reason',
    $$ update poolbook.blackout set reason = '' $$, $$ update poolbook.blackout set reason = 'painters' $$),
('blackout_state_is_known', 'A blackout is active or removed',
    $$ update poolbook.blackout set state = 'gone' $$, $$ update poolbook.blackout set state = 'removed' $$),

-- Money.
('fund_code_is_unique', 'Two funds of a pool do not have one code',
    $$ update poolbook.fund set code = 'CITY' where code = 'SOON' $$,
    $$ update poolbook.fund set code = 'CITY' where code = 'LAND' $$),
('fund_code_can_be_typed', 'A fund''s code has no percent sign',
    $$ update poolbook.fund set code = '50%' where code = 'SOON' $$,
    $$ update poolbook.fund set code = '50' where code = 'SOON' $$),
('fund_name_is_a_line', 'A fund has a name', $$ update poolbook.fund set name = '' $$, $$ update poolbook.fund set name = 'Fund' $$),
('fund_source_is_known', 'A fund has a known source',
    $$ update poolbook.fund set source = 'lottery' $$, $$ update poolbook.fund set source = 'donor' $$),
('fund_validity_is_a_period', 'A fund is not valid for ever',
    $$ update poolbook.fund set valid_until = 'infinity' $$, $$ update poolbook.fund set valid_until = valid_from $$),
('fund_validity_is_a_period', 'A fund does not end before it begins',
    $$ update poolbook.fund set valid_until = valid_from - 1 $$, $$ update poolbook.fund set valid_until = valid_from + 1 $$),
('project_code_is_unique', 'Two projects of a pool do not have one code',
    $$ update poolbook.project set code = 'WOMEN' where code = 'YOUTH' $$,
    $$ update poolbook.project set code = 'WOMEN' where code = 'SPORT' $$),
('project_code_can_be_typed', 'A project''s code has no quote',
    $$ update poolbook.project set code = 'Y"' where code = 'YOUTH' $$,
    $$ update poolbook.project set code = 'Y_' where code = 'YOUTH' $$),
('project_name_is_a_line', 'A project has a name',
    $$ update poolbook.project set name = '' $$, $$ update poolbook.project set name = 'Project' $$),
('project_has_an_owner', 'A project has an owner',
    $$ update poolbook.project set owner_ids = '{}' $$,
    $$ update poolbook.project set owner_ids = ids('{A,B}') where code = 'YOUTH' $$),
('budget_line_is_unique', 'A fund, project, category and year are one line',
    copy('budget_line', $$ jsonb_build_object('line_id', gen_random_uuid()) $$),
    copy('budget_line', $$ jsonb_build_object('line_id', gen_random_uuid(), 'fiscal_year', 2028) $$)),
('budget_line_category_is_a_line', 'A category has a name',
    $$ update poolbook.budget_line set category = '' where category = 'catering' $$,
    $$ update poolbook.budget_line set category = 'food' where category = 'catering' $$),
('budget_line_available_is_not_negative', 'No line has less than nothing available',
    $$ update poolbook.budget_line set available = -1, spent = granted - reserved - committed + 1 $$,
    $$ update poolbook.budget_line set available = 0, spent = granted - reserved - committed $$),
('budget_line_reserved_is_not_negative', 'No line has less than nothing reserved',
    $$ update poolbook.budget_line set reserved = -1, available = available + 1 $$,
    $$ update poolbook.budget_line set reserved = 1, available = available - 1 where available > 0 $$),
('budget_line_committed_is_not_negative', 'No line has less than nothing committed',
    $$ update poolbook.budget_line set committed = -1, available = granted + 1 $$,
    $$ update poolbook.budget_line set committed = 0, available = granted $$),
('budget_line_spent_is_not_negative', 'No line has less than nothing spent',
    $$ update poolbook.budget_line set spent = -1, available = available + 1 $$,
    $$ update poolbook.budget_line set spent = 1, available = available - 1 where available > 0 $$),
('budget_line_lapsed_is_not_negative', 'No line has less than nothing lapsed',
    $$ update poolbook.budget_line set lapsed = -1, available = available + 1 $$,
    $$ update poolbook.budget_line set lapsed = 1, available = available - 1 where available > 0 $$),
('budget_line_adds_up', 'What was granted is the sum of the balances',
    $$ update poolbook.budget_line set available = available + 1 $$,
    $$ update poolbook.budget_line set available = available + 1, granted = granted + 1 $$),
('entry_pkey', 'The entries of a line are numbered, each once',
    copy('entry', $$ '{}' $$), copy('entry', $$ '{"number": 99}' $$)),
('entry_is_reversed_once', 'An entry is reversed once',
    $$ update poolbook.entry set reverses = 1 where line_id = (select line_id from poolbook.commitment limit 1) $$,
    $$ update poolbook.entry set reverses = 1 where number = 2 $$),
('entry_act_is_known', 'An entry has a known act',
    $$ update poolbook.entry set act = 'steal' $$, $$ update poolbook.entry set act = 'amend' $$),
('entry_source_is_a_balance', 'An entry comes from a balance or from outside',
    $$ update poolbook.entry set source = 'granted' where number = 2 $$,
    $$ update poolbook.entry set source = 'reserved' where number = 2 $$),
('entry_target_is_a_balance', 'An entry goes to a balance or outside',
    $$ update poolbook.entry set target = 'granted' where number = 2 $$,
    $$ update poolbook.entry set target = 'lapsed' where number = 2 $$),
('entry_target_is_a_balance', 'An entry goes elsewhere than it comes from',
    $$ update poolbook.entry set target = source where number = 2 $$,
    $$ update poolbook.entry set target = 'spent' where number = 2 $$),
('entry_amount_is_positive', 'An entry moves something',
    $$ update poolbook.entry set amount = 0 $$, $$ update poolbook.entry set amount = 1 $$),
('entry_from_outside_has_no_source_balance', 'What comes from outside leaves no balance behind',
    $$ update poolbook.entry set source_after = 0 where number = 1 $$,
    $$ update poolbook.entry set source_after = 0 where number = 2 $$),
('entry_to_outside_has_no_target_balance', 'What goes outside leaves no balance there',
    $$ update poolbook.entry set target_after = null where number = 2 $$,
    $$ update poolbook.entry set target = 'outside', target_after = null where number = 2 $$),
('entry_period_is_a_month', 'A period is a month',
    $$ update poolbook.entry set period = '2027-03-02' $$, $$ update poolbook.entry set period = '2027-03-01' $$),

-- What funds ask, bills, relief, transfers and periods.
('fund_obligation_is_a_period', 'Money is set aside from the first day to the last',
    $$ update poolbook.fund set obligation_from = '2027-03-02', obligation_until = '2027-03-01' $$,
    $$ update poolbook.fund set obligation_from = '2027-03-01', obligation_until = '2027-03-01' $$),
('fund_liquidation_ends_after_validity_begins', 'Money is paid after there is any',
    $$ update poolbook.fund set liquidation_until = '2026-12-31' $$,
    $$ update poolbook.fund set liquidation_until = '2027-01-01' $$),
('fund_carry_over_is_a_part', 'Not more is carried over than there is',
    $$ update poolbook.fund set carry_over = 1000001 $$, $$ update poolbook.fund set carry_over = 1000000 $$),
('fund_tolerance_is_a_part', 'A tolerance is not negative',
    $$ update poolbook.fund set tolerance = -1 $$, $$ update poolbook.fund set tolerance = 50000 $$),
('fund_curve_rises_to_the_whole', 'A curve does not fall',
    $$ update poolbook.fund set curve = '{0,0,0,500000,400000,0,0,0,0,0,0,1000000}' $$,
    $$ update poolbook.fund set curve = '{0,0,0,500000,500000,500000,500000,500000,500000,500000,500000,1000000}' $$),
('fund_curve_rises_to_the_whole', 'A curve has twelve months',
    $$ update poolbook.fund set curve = '{1000000}' $$, $$ update poolbook.fund set curve = '{}' $$),
('fund_rate_formula_is_known', 'A rate has a known formula',
    $$ update poolbook.fund set rate_formula = 'guessed' $$, $$ update poolbook.fund set rate_formula = 'invoiced' $$),
('fund_release_after_is_a_number_of_days', 'Money is not given back before',
    $$ update poolbook.fund set release_after = -1 $$, $$ update poolbook.fund set release_after = 0 $$),
('fund_match_is_a_part', 'No more is wanted from elsewhere than is granted',
    $$ update poolbook.fund set match_share = 1000001 $$, $$ update poolbook.fund set match_share = 1000000 $$),
('fund_match_comes_from_somewhere', 'What matches a fund comes from known sources',
    $$ update poolbook.fund set match_from = 'elsewhere' $$, $$ update poolbook.fund set match_from = 'own' $$),
('budget_line_match_is_not_negative', 'Nothing below nothing is wanted from elsewhere',
    $$ update poolbook.budget_line set match_amount = -1 $$, $$ update poolbook.budget_line set match_amount = 0 $$),
('budget_line_opens_with_a_month', 'A line is open from the first of a month',
    $$ update poolbook.budget_line set open_from = '2027-01-02' $$,
    $$ update poolbook.budget_line set open_from = '2027-02-01' $$),
('commitment_tolerates_a_part', 'Not more is tolerated than there is',
    $$ update poolbook.commitment set tolerated = amount + 1 $$, $$ update poolbook.commitment set tolerated = amount $$),
('pool_payment_limit_is_positive', 'A limit on payments is positive',
    $$ update poolbook.pool set payment_limit = 0 $$, $$ update poolbook.pool set payment_limit = 1 $$),
('invoice_reference_is_unique', 'A bill has a reference of its own',
    copy('invoice', $$ jsonb_build_object('invoice_id', id('One'), 'number', '2') $$),
    copy('invoice', $$ jsonb_build_object('invoice_id', id('One'), 'number', '2', 'reference', 'I-TEST2') $$)),
('invoice_number_is_unique_for_a_payee', 'A payee''s number is entered once',
    copy('invoice', $$ jsonb_build_object('invoice_id', id('One'), 'reference', 'I-TEST2') $$),
    copy('invoice', $$ jsonb_build_object('invoice_id', id('One'), 'reference', 'I-TEST2', 'payee', 'Room') $$)),
('invoice_reference_is_short', 'A bill''s reference can be typed',
    $$ update poolbook.invoice set reference = 'I-u' $$, $$ update poolbook.invoice set reference = 'I-0000' $$),
('invoice_payee_is_a_line', 'A payee has a name',
    $$ update poolbook.invoice set payee = '' $$, $$ update poolbook.invoice set payee = '文化宫' $$),
('invoice_number_is_a_line', 'A bill has a number',
    $$ update poolbook.invoice set number = ' 1' $$, $$ update poolbook.invoice set number = 'FP-1' $$),
('invoice_category_is_a_line', 'A bill is for a category',
    $$ update poolbook.invoice set category = '' $$, $$ update poolbook.invoice set category = '场租' $$),
('invoice_amount_is_positive', 'A bill is for something',
    $$ update poolbook.invoice set amount = 0, paid = 0 $$, $$ update poolbook.invoice set amount = 1, paid = 0 $$),
('invoice_is_not_overpaid', 'Not more is paid or credited than was billed',
    $$ update poolbook.invoice set credited = 10001 $$, $$ update poolbook.invoice set credited = 10000 $$),
('invoice_day_is_finite', 'A bill has a day',
    $$ update poolbook.invoice set dated_on = 'infinity' $$, $$ update poolbook.invoice set dated_on = '2027-03-09' $$),
('invoice_part_is_not_overpaid', 'Not more is paid from a line than its part of the bill',
    $$ update poolbook.invoice_part set paid = 20001 $$, $$ update poolbook.invoice_part set paid = 20000 $$),
('relief_is_in_money_or_in_kind', 'Relief is money or parcels',
    $$ update poolbook.relief set amount = 100, entry = 2 $$,
    $$ update poolbook.relief set amount = 100, entry = 2, parcels = null $$),
('relief_in_money_has_an_entry', 'Relief in money was spent',
    $$ update poolbook.relief set amount = 100, parcels = null $$,
    $$ update poolbook.relief set amount = 100, parcels = null, entry = 2 $$),
('relief_amount_is_positive', 'Relief in money is something',
    $$ update poolbook.relief set amount = 0, entry = 2, parcels = null $$,
    $$ update poolbook.relief set amount = 1, entry = 2, parcels = null $$),
('relief_parcels_are_counted', 'Relief in kind is something',
    $$ update poolbook.relief set parcels = 0 $$, $$ update poolbook.relief set parcels = 1 $$),
('relief_reaches_people', 'Relief reaches somebody',
    $$ update poolbook.relief set reached = 0 $$, $$ update poolbook.relief set reached = 1 $$),
('relief_note_is_a_line', 'A note is a line',
    $$ update poolbook.relief set note = E'a\nb' $$, $$ update poolbook.relief set note = '慰问' $$),
('relief_day_is_finite', 'Relief is given on a day',
    $$ update poolbook.relief set given_on = 'infinity' $$, $$ update poolbook.relief set given_on = '2027-03-07' $$),
('transfer_reference_is_unique', 'A transfer has a reference of its own',
    copy('transfer', $$ jsonb_build_object('transfer_id', id('Other')) $$),
    copy('transfer', $$ jsonb_build_object('transfer_id', id('Other'), 'reference', 'T-TEST2') $$)),
('transfer_reference_is_short', 'A transfer''s reference can be typed',
    $$ update poolbook.transfer set reference = 'T-' $$, $$ update poolbook.transfer set reference = 'T-0000' $$),
('transfer_is_between_two_lines', 'A transfer goes to another line',
    $$ update poolbook.transfer set to_line_id = from_line_id $$,
    $$ update poolbook.transfer set to_line_id = from_line_id, from_line_id = to_line_id $$),
('transfer_amount_is_positive', 'A transfer moves something',
    $$ update poolbook.transfer set amount = 0 $$, $$ update poolbook.transfer set amount = 1 $$),
('transfer_state_is_known', 'A transfer has a known state',
    $$ update poolbook.transfer set state = 'lost', ended_at = asked_at $$,
    $$ update poolbook.transfer set state = 'declined', ended_at = asked_at $$),
('transfer_ends_unless_it_waits', 'What is done has ended',
    $$ update poolbook.transfer set state = 'done' $$,
    $$ update poolbook.transfer set state = 'done', ended_at = asked_at $$),
('period_is_a_month_or_a_year', 'A year begins with January',
    $$ update poolbook.period set starts_on = '2026-02-01' where length = 'year' $$,
    $$ update poolbook.period set starts_on = '2026-02-01' where length = 'month' $$),
('period_state_is_known', 'A period is closed or open',
    $$ update poolbook.period set state = 'ajar' $$, $$ update poolbook.period set state = 'open' $$),

-- Events and reservations.
('event_title_is_a_line', 'A title is not empty',
    $$ update poolbook.event set title = '' $$, $$ update poolbook.event set title = '法律咨询' $$),
('event_title_is_a_line', 'A title has no control characters',
    $$ update poolbook.event set title = E'a\u007fb' $$, $$ update poolbook.event set title = 'a b' $$),
('event_kind_is_a_line', 'A kind is one line',
    $$ update poolbook.event set kind = '' $$, $$ update poolbook.event set kind = 'clinic' $$),
('event_has_a_host', 'An event has a host',
    $$ update poolbook.event set host_ids = '{}' $$, $$ update poolbook.event set host_ids = ids('{B}') $$),
('event_shares_are_whole', 'Shares add up to the whole',
    $$ update poolbook.event set host_ids = ids('{A,B}'), shares = '{500000,499999}' $$,
    $$ update poolbook.event set host_ids = ids('{A,B}'), shares = '{500000,500000}' $$),
('event_shares_are_whole', 'No share is negative',
    $$ update poolbook.event set host_ids = ids('{A,B}'), shares = '{1000001,-1}' $$,
    $$ update poolbook.event set host_ids = ids('{A,B}'), shares = '{1000000,0}' $$),
('event_shares_are_whole', 'Every share is said',
    $$ update poolbook.event set host_ids = ids('{A,B}'), shares = '{1000000,null}' $$,
    $$ update poolbook.event set host_ids = ids('{A,B}'), shares = '{1,999999}' $$),
('event_shares_are_whole', 'There is a share for each host',
    $$ update poolbook.event set host_ids = ids('{A,B}'), shares = '{1000000}' $$,
    $$ update poolbook.event set host_ids = ids('{A}'), shares = '{1000000}' $$),
('event_shares_are_whole', 'A host is named once',
    $$ update poolbook.event set host_ids = ids('{A,A}'), shares = '{500000,500000}' $$,
    $$ update poolbook.event set host_ids = ids('{B,A}'), shares = '{500000,500000}' $$),
('offer_code_is_short', 'A code has no letter that looks like a figure',
    $$ update poolbook.offer set code = 'K7QO' $$, $$ update poolbook.offer set code = 'K7Q0A' $$),
('offer_period_is_finite', 'An offer ends',
    $$ update poolbook.offer set ends_at = 'infinity' $$, $$ update poolbook.offer set ends_at = starts_at + interval '1 second' $$),
('offer_takes_something', 'An offer is of something, and says how many of each',
    $$ update poolbook.offer set quantities = '{null,3}' $$, $$ update poolbook.offer set quantities = '{3}' $$),
('offer_cost_is_not_negative', 'An offer does not cost less than nothing',
    $$ update poolbook.offer set cost = -1 $$, $$ update poolbook.offer set cost = 1 $$),
('reservation_reference_is_unique', 'A reference is one reservation''s',
    $$ update poolbook.reservation set reference = 'R-0000' where reservation_id in (id('One'), id('Other')) $$,
    $$ update poolbook.reservation set reference = 'R-0000' where reservation_id = id('One') $$),
('reservation_reference_is_short', 'A reference has no letter that looks like a figure',
    $$ update poolbook.reservation set reference = 'R-OIL0' where reservation_id = id('One') $$,
    $$ update poolbook.reservation set reference = 'R-Z9XA' where reservation_id = id('One') $$),
('reservation_calendar_entry_is_unique', 'An entry of a calendar is imported once',
    $$ update poolbook.reservation set calendar_source = 's', calendar_uid = 'u' $$,
    $$ update poolbook.reservation set calendar_source = 's', calendar_uid = reference $$),
('reservation_state_is_known', 'A reservation has a known state',
    $$ update poolbook.reservation set state = 'lost' where reservation_id = id('One') $$,
    $$ update poolbook.reservation set state = 'request' where reservation_id = id('One') $$),
('reservation_period_is_finite', 'A reservation ends',
    $$ update poolbook.reservation set ends_at = 'infinity' where reservation_id = id('One') $$,
    $$ update poolbook.reservation set ends_at = starts_at + interval '370 days' where reservation_id = id('One') $$),
('reservation_period_is_finite', 'A reservation begins',
    $$ update poolbook.reservation set starts_at = '-infinity' where reservation_id = id('One') $$,
    $$ update poolbook.reservation set starts_at = ends_at - interval '1 second' where reservation_id = id('One') $$),
('reservation_period_is_finite', 'A reservation is not over before it begins',
    $$ update poolbook.reservation set ends_at = starts_at where reservation_id = id('One') $$,
    $$ update poolbook.reservation set ends_at = starts_at + interval '1 second' where reservation_id = id('One') $$),
('reservation_attendance_is_a_count', 'An attendance is a count',
    $$ update poolbook.reservation set attendance = -1 $$, $$ update poolbook.reservation set attendance = 0 $$),
('reservation_buffers_are_minutes_of_a_day', 'A buffer is at most a day',
    $$ update poolbook.reservation set buffer_before = 1441 $$, $$ update poolbook.reservation set buffer_before = 1440 $$),
('reservation_hold_expires', 'A hold expires',
    $$ update poolbook.reservation set expires_at = null where reservation_id = id('Held') $$,
    $$ update poolbook.reservation set expires_at = '2027-02-01 00:00+08' where reservation_id = id('Held') $$),
('reservation_hold_expires', 'Nothing but a hold expires',
    $$ update poolbook.reservation set state = 'confirmed' where reservation_id = id('Held') $$,
    $$ update poolbook.reservation set state = 'confirmed', expires_at = null where reservation_id = id('Held') $$),
('reservation_occurrence_has_a_segment', 'An occurrence of a series has its segment',
    $$ update poolbook.reservation set series_id = id('One'), original_start = starts_at where reservation_id = id('Held') $$,
    $$ update poolbook.reservation set series_id = id('One'), segment = 1, original_start = starts_at
       where reservation_id = id('Held') $$),
('reservation_occurrence_has_a_start', 'An occurrence of a series has its day in it',
    $$ update poolbook.reservation set series_id = id('One'), segment = 1 where reservation_id = id('Held') $$,
    $$ update poolbook.reservation set original_start = starts_at where reservation_id = id('Held') $$),
('reservation_occurrence_stands_once', 'A day of a series stands once',
    $$ update poolbook.reservation set series_id = id('One'), segment = 1, original_start = '2027-03-06 14:00+08'
       where reservation_id = id('Held') $$,
    $$ update poolbook.reservation set series_id = id('One'), segment = 1, original_start = '2027-03-06 14:00+08',
       state = 'expired', expires_at = null where reservation_id = id('Held') $$),
('reservation_segment_exists', 'An occurrence is of a segment that there is',
    $$ update poolbook.reservation set segment = 2 where reservation_id = id('One') $$,
    $$ update poolbook.reservation set series_id = id('Other') where reservation_id = id('One') $$),
('series_reference_is_unique', 'Two series of a pool do not have one reference',
    $$ update poolbook.series set reference = 'S-TEST2' where reference = 'S-TEST' $$,
    $$ update poolbook.series set reference = 'S-TEST3' where reference = 'S-TEST' $$),
('series_reference_is_short', 'A reference of a series begins as one',
    $$ update poolbook.series set reference = 'R-TEST' where reference = 'S-TEST' $$,
    $$ update poolbook.series set reference = 'S-2QH' where reference = 'S-TEST' $$),
('series_segment_counts_from_one', 'A segment has a number from 1',
    $$ update poolbook.series_segment set segment = 0 where series_id = id('Other') $$,
    $$ update poolbook.series_segment set segment = 2 where series_id = id('Other') $$),
('series_segment_rule_is_short', 'A rule is not empty',
    $$ update poolbook.series_segment set rule = '' $$, $$ update poolbook.series_segment set rule = null $$),
('series_segment_has_starts', 'A segment has a day',
    $$ update poolbook.series_segment set starts = '{}' $$,
    $$ update poolbook.series_segment set starts = array_fill(starts[1], array[2000]) $$),
('reservation_item_asks_for_a_resource_or_money', 'An item asks for a resource or for money, not for both',
    $$ update poolbook.reservation_item set project_id = id('YOUTH'), amount = 1 where resource_id is not null $$,
    $$ update poolbook.reservation_item set project_id = id('YOUTH'), amount = 1, resource_id = null, quantity = null
       where resource_id is not null $$),
('reservation_item_asks_for_a_resource_or_money', 'An item asks for something',
    $$ update poolbook.reservation_item set resource_id = null where resource_id is not null $$,
    $$ update poolbook.reservation_item set resource_id = null, need = '{"skill": "lawyer"}' where resource_id is not null $$),
('reservation_item_quantity_is_positive', 'An item asks for more than none',
    $$ update poolbook.reservation_item set quantity = 0 where quantity = 20 $$,
    $$ update poolbook.reservation_item set quantity = 1 where quantity = 20 $$),
('reservation_item_amount_is_positive', 'An item asks for more than no money',
    $$ update poolbook.reservation_item set amount = 0 where amount = 40000 $$,
    $$ update poolbook.reservation_item set amount = 1 where amount = 40000 $$),
('reservation_item_amount_is_positive', 'Money of a project has an amount',
    $$ update poolbook.reservation_item set amount = null where amount = 40000 $$,
    $$ update poolbook.reservation_item set amount = 2 where amount = 40000 $$),

-- Allocations.
('allocation_no_overlap', 'A unit is not allocated twice at one time; periods that touch are fine',
    copy('allocation', $$ '{"starts_at": "2027-03-06 16:59+08", "ends_at": "2027-03-06 18:00+08"}' $$),
    copy('allocation', $$ '{"starts_at": "2027-03-06 17:00+08", "ends_at": "2027-03-06 18:00+08"}' $$)),
('allocation_no_overlap', 'A period within another is refused; one that ends where it begins is fine',
    copy('allocation', $$ '{"starts_at": "2027-03-06 15:00+08", "ends_at": "2027-03-06 16:00+08"}' $$),
    copy('allocation', $$ '{"starts_at": "2027-03-06 13:00+08", "ends_at": "2027-03-06 14:00+08"}' $$)),
('allocation_no_overlap', 'Another unit may be allocated at the same time',
    copy('allocation', $$ '{"starts_at": "2027-03-06 15:00+08"}' $$),
    copy('allocation', $$ jsonb_build_object('starts_at', '2027-03-06 15:00+08', 'unit_id', id('ROOM')) $$)),
('allocation_no_overlap', 'A unit with the same identifier in another pool is another unit',
    copy('allocation', $$ '{"starts_at": "2027-03-06 15:00+08"}' $$, 'unit_id = id(''EAST'')'),
    $$ with resource as (
           insert into poolbook.resource
           select (jsonb_populate_record(resource, jsonb_build_object('resource_id', id('EAST'), 'code', 'E'))).*
           from poolbook.resource where code = 'BARN'
       ), unit as (
           insert into poolbook.unit values (id('Q'), id('EAST'), id('EAST'))
       ), blackout as (
           insert into poolbook.blackout
           select (jsonb_populate_record(blackout, jsonb_build_object('pool_id', id('Q'), 'resource_id', id('BARN')))).*
           from poolbook.blackout
           returning blackout_id
       )
       insert into poolbook.allocation (pool_id, unit_id, starts_at, ends_at, blackout_id)
       select id('Q'), id('EAST'), '2027-03-06 15:00+08', '2027-03-06 16:00+08', blackout_id from blackout $$),
('allocation_serves_one_thing', 'An allocation serves something',
    $$ update poolbook.allocation set reservation_id = null where unit_id = id('EAST') $$,
    $$ update poolbook.allocation set reservation_id = id('Held') where unit_id = id('EAST') $$),
('allocation_serves_one_thing', 'An allocation does not serve a reservation and a blackout',
    $$ update poolbook.allocation set blackout_id = (select blackout_id from poolbook.blackout) where unit_id = id('EAST') $$,
    $$ update poolbook.allocation set blackout_id = (select blackout_id from poolbook.blackout), reservation_id = null
       where unit_id = id('EAST') $$),
('allocation_period_is_finite', 'An allocation ends after it begins',
    $$ update poolbook.allocation set ends_at = starts_at - interval '1 hour' where unit_id = id('EAST') $$,
    $$ update poolbook.allocation set ends_at = '2027-03-06 20:00+08' where unit_id = id('EAST') $$),
('allocation_period_is_finite', 'An allocation is not empty',
    $$ update poolbook.allocation set ends_at = starts_at where unit_id = id('EAST') $$,
    $$ update poolbook.allocation set ends_at = starts_at + interval '1 second' where unit_id = id('EAST') $$),
('allocation_is_at_most_a_day', 'An allocation is at most a day, which has 25 hours once a year',
    $$ update poolbook.allocation set ends_at = starts_at + interval '25 hours 1 second' where unit_id = id('EAST') $$,
    $$ update poolbook.allocation set ends_at = starts_at + interval '25 hours' where unit_id = id('EAST') $$),
('quantity_allocation_is_positive', 'A quantity is more than none',
    $$ update poolbook.quantity_allocation set quantity = 0 $$, $$ update poolbook.quantity_allocation set quantity = 1 $$),
('quantity_allocation_period_is_finite', 'A quantity is taken for a time',
    $$ update poolbook.quantity_allocation set ends_at = starts_at $$,
    $$ update poolbook.quantity_allocation set ends_at = starts_at + interval '3 days' $$),
('commitment_balances_are_not_negative', 'No part of a commitment is negative',
    $$ update poolbook.commitment set released = -1, committed = committed + 1 $$,
    $$ update poolbook.commitment set released = 1, committed = committed - 1 $$),
('commitment_adds_up', 'A commitment is the sum of its parts',
    $$ update poolbook.commitment set amount = amount + 1 $$,
    $$ update poolbook.commitment set amount = amount + 1, spent = 1 $$),

-- Approvals.
('pool_approval_hours_are_at_most_a_year', 'An act waits for a time',
    $$ update poolbook.pool set approval_hours = 0 $$, $$ update poolbook.pool set approval_hours = 1 $$),
('resource_access_is_known', 'A resource has a known access',
    $$ update poolbook.resource set access = 'nobody' $$, $$ update poolbook.resource set access = 'owner' $$),
('reservation_change_is_a_hold', 'A change that waits does not stand beside what it changes',
    $$ update poolbook.reservation set replaces = id('Other') where reservation_id = id('One') $$,
    $$ update poolbook.reservation set replaces = id('Other') where reservation_id = id('Held') $$),
('approval_reference_is_unique', 'Two approvals of a pool do not have one reference',
    copy('approval', $$ jsonb_build_object('approval_id', gen_random_uuid()) $$),
    copy('approval', $$ jsonb_build_object('approval_id', gen_random_uuid(), 'reference', 'A-9999') $$)),
('approval_reference_is_short', 'A reference has a letter for its kind',
    $$ update poolbook.approval set reference = 'R-9999' $$, $$ update poolbook.approval set reference = 'A-9999' $$),
('approval_subject_is_known', 'An approval is about something known',
    $$ update poolbook.approval set subject_kind = 'weather' $$,
    $$ update poolbook.approval set subject_kind = 'transfer' $$),
('approval_state_is_known', 'An approval has a known state',
    $$ update poolbook.approval set state = 'perhaps', decided_at = asked_at $$,
    $$ update poolbook.approval set state = 'expired', decided_at = asked_at $$),
('approval_what_is_a_list', 'What is agreed to is a list',
    $$ update poolbook.approval set what = '{}' $$, $$ update poolbook.approval set what = '[]' $$),
('approval_amount_is_not_negative', 'No approval is for less than nothing',
    $$ update poolbook.approval set amount = -1 $$, $$ update poolbook.approval set amount = 0 $$),
('approval_ends_once', 'What has ended has ended at some time',
    $$ update poolbook.approval set state = 'withdrawn' $$,
    $$ update poolbook.approval set state = 'withdrawn', decided_at = asked_at $$),
('approval_ends_once', 'Somebody said yes',
    $$ update poolbook.approval set state = 'approved', decided_at = asked_at $$,
    $$
        update poolbook.approval
        set state = 'approved', decided_at = asked_at,
            decided_by = (select member_id from poolbook.member where login = 'tap_officer_b')
    $$),
('approval_is_not_ones_own', 'Nobody approves their own act',
    $$ update poolbook.approval set state = 'approved', decided_at = asked_at, decided_by = asked_by $$,
    $$
        update poolbook.approval
        set state = 'rejected', decided_at = asked_at,
            decided_by = (select member_id from poolbook.member where login = 'tap_finance_b')
    $$),
('approval_reason_is_short', 'A reason has an end',
    $$ update poolbook.approval set reason = repeat('a', 2001) $$,
    $$ update poolbook.approval set reason = repeat('a', 2000) $$),
('standing_approval_is_for_others', 'Nobody agrees to themselves beforehand',
    $$ update poolbook.standing_approval set for_id = organization_id $$,
    $$ update poolbook.standing_approval set for_id = id('C') $$),
('standing_approval_amount_is_not_negative', 'Nobody agrees to less than nothing',
    $$ update poolbook.standing_approval set amount = -1 $$, $$ update poolbook.standing_approval set amount = 0 $$),
('standing_approval_ends_on_a_day', 'What is agreed to beforehand ends on a day or never',
    $$ update poolbook.standing_approval set valid_until = 'infinity' $$,
    $$ update poolbook.standing_approval set valid_until = null $$),

-- The chair.
('duty_term_period_is_finite', 'A term ends',
    $$ update poolbook.duty_term set ends_at = starts_at where previous_ends_at is not null $$,
    $$ update poolbook.duty_term set ends_at = starts_at + interval '1 day' where previous_ends_at is not null $$),
('duty_term_ends_once', 'Two terms do not end together',
    $$ update poolbook.duty_term set ends_at = '2027-05-01 00:00+08' where previous_ends_at is null $$,
    $$ update poolbook.duty_term set ends_at = '2027-04-01 00:00+08' where previous_ends_at is not null $$),
('duty_term_follows_one', 'A term is followed by one',
    copy('duty_term', $$ jsonb_build_object('term_id', gen_random_uuid(), 'ends_at', '2027-06-01 00:00+08') $$,
         'previous_ends_at is not null'),
    copy('duty_term', $$ jsonb_build_object('term_id', gen_random_uuid(), 'starts_at', '2027-05-01 00:00+08',
         'previous_ends_at', '2027-05-01 00:00+08', 'ends_at', '2027-06-01 00:00+08') $$,
         'previous_ends_at is not null')),
('duty_term_begins_where_the_one_before_ends', 'No day is without a chair',
    $$ update poolbook.duty_term set starts_at = '2027-03-02 00:00+08' where previous_ends_at is not null $$,
    $$ update poolbook.duty_term set starts_at = '2027-01-02 00:00+08' where previous_ends_at is null $$),

-- Conflicts, and the ways out.
('pool_conflict_hours_are_at_most_a_year', 'A conflict is due at some time',
    $$ update poolbook.pool set conflict_hours = 0 $$, $$ update poolbook.pool set conflict_hours = 8760 $$),
('pool_host_hours_are_at_most_a_year', 'A host does not have for ever',
    $$ update poolbook.pool set host_hours = 8761 $$, $$ update poolbook.pool set host_hours = 0 $$),
('pool_horizon_is_at_most_five_years', 'Nobody looks a century ahead',
    $$ update poolbook.pool set horizon_days = 36500 $$, $$ update poolbook.pool set horizon_days = 1830 $$),
('pool_waitlist_is_known', 'A waitlist is worked off in a known way',
    $$ update poolbook.pool set waitlist = 'lottery' $$, $$ update poolbook.pool set waitlist = 'offer' $$),
('pool_offer_hours_are_at_most_a_year', 'What is offered is offered for a time',
    $$ update poolbook.pool set offer_hours = 0 $$, $$ update poolbook.pool set offer_hours = 1 $$),
('pool_hold_hours_are_at_most_a_year', 'A hold keeps for a time',
    $$ update poolbook.pool set hold_hours = 0 $$, $$ update poolbook.pool set hold_hours = 8760 $$),
('pool_privacy_is_known', 'Members see what others have in a known way',
    $$ update poolbook.pool set privacy = 'everything' $$, $$ update poolbook.pool set privacy = 'titles' $$),
('conflict_reference_is_unique', 'Two conflicts of a pool do not have one reference',
    copy('conflict', $$ jsonb_build_object('conflict_id', gen_random_uuid(), 'claimant_id', id('Other')) $$),
    copy('conflict', $$ jsonb_build_object('conflict_id', gen_random_uuid(), 'claimant_id', id('Other'),
         'reference', 'C-999') $$)),
('conflict_is_the_same_tomorrow', 'The same trouble is one conflict',
    copy('conflict', $$ jsonb_build_object('conflict_id', gen_random_uuid(), 'reference', 'C-999') $$),
    copy('conflict', $$ jsonb_build_object('conflict_id', gen_random_uuid(), 'reference', 'C-999',
         'subject_id', id('WEST')) $$)),
('conflict_reference_is_short', 'A conflict''s reference has its letter',
    $$ update poolbook.conflict set reference = 'R-9999' $$, $$ update poolbook.conflict set reference = 'C-9999' $$),
('conflict_cause_is_known', 'A conflict has a known cause',
    $$ update poolbook.conflict set cause_kind = 'weather' $$, $$ update poolbook.conflict set cause_kind = 'import' $$),
('conflict_severity_is_one_of_three', 'A conflict has one of three severities',
    $$ update poolbook.conflict set severity = 4 $$, $$ update poolbook.conflict set severity = 1 $$),
('conflict_detail_names_its_rule', 'What is said of a conflict is of its rule',
    $$ update poolbook.conflict set rule = 'venue.too-small' $$,
    $$ update poolbook.conflict set rule = 'venue.too-small', detail = '{"rule": "venue.too-small"}' $$),
('conflict_period_is_finite', 'A conflict is about a time',
    $$ update poolbook.conflict set ends_at = 'infinity' $$,
    $$ update poolbook.conflict set ends_at = starts_at + interval '1 hour' $$),
('conflict_state_is_known', 'A conflict has a known state',
    $$ update poolbook.conflict set state = 'forgotten' $$, $$ update poolbook.conflict set state = 'gone' $$),
('conflict_is_waived_until_a_time', 'What is waived is waived for a time',
    $$ update poolbook.conflict set state = 'waived' $$,
    $$ update poolbook.conflict set state = 'waived', waived_until = ends_at $$),
('proposal_letter_is_one_of_five', 'There are five proposals at most',
    $$ update poolbook.proposal set letter = 'f' $$, $$ update poolbook.proposal set letter = 'e' $$),
('proposal_kind_is_known', 'A proposal is of a known kind',
    $$ update poolbook.proposal set kind = 'duel' $$, $$ update poolbook.proposal set kind = 'merge' $$),
('proposal_has_steps', 'A proposal changes something',
    $$ update poolbook.proposal set steps = '[]' $$, $$ update poolbook.proposal set steps = '[{"do": "split"}]' $$),
('plan_reference_is_unique', 'Two plans of a pool do not have one reference',
    copy('plan', $$ jsonb_build_object('plan_id', gen_random_uuid()) $$),
    copy('plan', $$ jsonb_build_object('plan_id', gen_random_uuid(), 'reference', 'P-98') $$)),
('plan_reference_is_short', 'A plan''s reference has its letter',
    $$ update poolbook.plan set reference = 'C-99' $$, $$ update poolbook.plan set reference = 'P-9999' $$),
('plan_disturbance_is_not_negative', 'No plan disturbs less than nobody',
    $$ update poolbook.plan set disturbance = -1 $$, $$ update poolbook.plan set disturbance = 0 $$),
('plan_item_clears_its_conflict_or_says_why_not', 'A plan says why it does not clear something',
    $$ update poolbook.plan_item set why = null $$,
    $$ update poolbook.plan_item set why = null, kind = 'time', steps = '[]', effects = '{}' $$),
('resolution_kind_is_known', 'A resolution is of a known kind',
    $$ update poolbook.resolution set kind = 'duel' $$, $$ update poolbook.resolution set kind = 'waive' $$),
('resolution_objection_has_a_reason', 'An objection says why',
    $$ update poolbook.resolution set objected_by = resolved_by, objected_at = resolved_at $$,
    $$ update poolbook.resolution set objected_by = resolved_by, objected_at = resolved_at, objection = 'unfair' $$),
('resolution_is_undone_by_somebody', 'What is undone was undone by somebody',
    $$ update poolbook.resolution set undone_at = resolved_at $$,
    $$ update poolbook.resolution set undone_at = resolved_at, undone_by = resolved_by $$),
('resolution_without_a_term_has_a_reason', 'Who steps in says why',
    $$ update poolbook.resolution set term_id = null $$,
    $$ update poolbook.resolution set term_id = null, reason = 'the chair is ill' $$),

-- The reporter.
('member_email_is_an_address', 'An address is one, and no option',
    $$ update poolbook.member set email = '-t@b.example' $$, $$ update poolbook.member set email = 'li.wei+1@b.example' $$),
('organization_email_is_an_address', 'An address is on one line',
    $$ update poolbook.organization set email = E'a@b.example\nBcc: c@d.example' $$,
    $$ update poolbook.organization set email = 'a@b.example' $$),
('organization_locale_is_spoken', 'An organization reads a language that is spoken',
    $$ update poolbook.organization set locale = 'fr' $$, $$ update poolbook.organization set locale = 'zh-Hans' $$),
('pool_walking_speed_is_of_people', 'People walk, and do not fly',
    $$ update poolbook.pool set walking_speed = 2000 $$, $$ update poolbook.pool set walking_speed = 60 $$),
('member_telephone_can_be_dialled', 'A telephone is dialled, and no sentence',
    $$ update poolbook.member set telephone = 'ask at the desk' $$,
    $$ update poolbook.member set telephone = '+86 (477) 858-0000 x801' $$),
('organization_telephone_can_be_dialled', 'A telephone is on one line',
    $$ update poolbook.organization set telephone = E'12345\n67890' $$,
    $$ update poolbook.organization set telephone = '0477-8580000' $$),
('resource_telephone_can_be_dialled', 'A telephone has digits',
    $$ update poolbook.resource set telephone = '()' where code = 'LAWYER' $$,
    $$ update poolbook.resource set telephone = '120' where code = 'LAWYER' $$),
('resource_email_is_an_address', 'A person is written to at an address',
    $$ update poolbook.resource set email = 'lawyer' where code = 'LAWYER' $$,
    $$ update poolbook.resource set email = 'lawyer@b.example' where code = 'LAWYER' $$),
('resource_locale_is_spoken', 'A person reads a language that is spoken',
    $$ update poolbook.resource set locale = 'fr' where code = 'LAWYER' $$,
    $$ update poolbook.resource set locale = 'en' where code = 'LAWYER' $$),
('resource_contacts_are_staffs', 'A hall is not called',
    $$ update poolbook.resource set telephone = '12345' where code = 'ROOM' $$,
    $$ update poolbook.resource set telephone = '12345' where code = 'LAWYER' $$),
('run_schedule_is_at_most_a_month', 'A reporter runs at least once a month',
    $$ update poolbook.run set every_minutes = 0 $$, $$ update poolbook.run set every_minutes = 44640 $$),
('run_outcome_is_known', 'A run has a known outcome',
    $$ update poolbook.run set outcome = 'bad' $$, $$ update poolbook.run set outcome = 'failed' $$),
('run_works_until_it_finishes', 'What has finished does not work',
    $$ update poolbook.run set outcome = 'working' $$,
    $$ update poolbook.run set outcome = 'working', finished_at = null $$),
('delivery_channel_is_known', 'What is delivered goes a known way',
    $$ update poolbook.delivery set channel = 'pigeon' $$, $$ update poolbook.delivery set channel = 'command' $$),
('delivery_by_mail_has_an_address', 'Mail goes somewhere',
    $$ update poolbook.delivery set address = null $$,
    $$ update poolbook.delivery set address = null, channel = 'command' $$),
('delivery_tries_are_counted', 'Nothing is tried less than never',
    $$ update poolbook.delivery set tries = -1 $$, $$ update poolbook.delivery set tries = 100 $$),
('delivery_failure_is_short', 'A failure has an end',
    $$ update poolbook.delivery set failure = repeat('a', 501) $$,
    $$ update poolbook.delivery set failure = repeat('a', 500) $$),
('told_stage_is_one_of_three', 'A conflict is in one of three stages',
    $$ update poolbook.told set stage = 3 $$, $$ update poolbook.told set stage = 2 $$),

-- Retirement.
('pool_retires_on_a_day', 'A pool retires on a day',
    $$ update poolbook.pool set retired_from = 'infinity' $$, $$ update poolbook.pool set retired_from = '2028-01-01' $$),
('organization_retires_on_a_day', 'An organization retires on a day',
    $$ update poolbook.organization set retired_from = 'infinity' $$,
    $$ update poolbook.organization set retired_from = '2028-01-01' $$),
('member_retires_on_a_day', 'A member retires on a day',
    $$ update poolbook.member set retired_from = '-infinity' $$,
    $$ update poolbook.member set retired_from = '2028-01-01' $$),
('resource_retires_on_a_day', 'A resource retires on a day',
    $$ update poolbook.resource set retired_from = 'infinity' $$, $$ update poolbook.resource set retired_from = null $$),
('fund_retires_on_a_day', 'A fund retires on a day',
    $$ update poolbook.fund set retired_from = 'infinity' $$, $$ update poolbook.fund set retired_from = '2028-01-01' $$),
('project_retires_on_a_day', 'A project retires on a day',
    $$ update poolbook.project set retired_from = 'infinity' $$,
    $$ update poolbook.project set retired_from = '2028-01-01' $$),

-- What events are called, and what came of them.
('pool_kinds_are_words', 'A kind of event is there once',
    $$ update poolbook.pool set kinds = '{a,b,a}' $$, $$ update poolbook.pool set kinds = '{a,b}' $$),
('pool_kinds_are_words', 'A kind of event is a line',
    $$ update poolbook.pool set kinds = array[null] $$, $$ update poolbook.pool set kinds = '{维权服务}' $$),
('pool_brands_are_words', 'A brand is a line',
    $$ update poolbook.pool set brands = array[''] $$, $$ update poolbook.pool set brands = '{}' $$),
('pool_figures_are_words', 'A figure is a line',
    $$ update poolbook.pool set figures = array[E'a\nb'] $$, $$ update poolbook.pool set figures = '{a b}' $$),
('event_brand_is_a_line', 'A brand of an event is a line',
    $$ update poolbook.event set brand = E'a\tb' $$, $$ update poolbook.event set brand = '群团汇' $$),
('outcome_attended_is_a_count', 'Not fewer than none attend',
    $$ update poolbook.outcome set attended = -1 $$, $$ update poolbook.outcome set attended = 0 $$),
('outcome_figures_are_counts', 'A figure is not less than nothing',
    $$ update poolbook.outcome set figures = '{"cases": -1}' $$, $$ update poolbook.outcome set figures = '{"cases": 0}' $$),
('outcome_figures_are_counts', 'A figure is a whole number',
    $$ update poolbook.outcome set figures = '{"cases": 1.5}' $$, $$ update poolbook.outcome set figures = '{"cases": 15}' $$),
('outcome_figures_are_counts', 'A figure is a number',
    $$ update poolbook.outcome set figures = '{"cases": "3"}' $$, $$ update poolbook.outcome set figures = '{}' $$),
('outcome_figures_are_counts', 'Figures have names',
    $$ update poolbook.outcome set figures = '[3]' $$, $$ update poolbook.outcome set figures = '{"案件": 3}' $$),
('outcome_note_is_a_line', 'A note is a line',
    $$ update poolbook.outcome set note = E'a\nb' $$, $$ update poolbook.outcome set note = 'a b' $$),
('calendar_entry_calendar_is_a_line', 'A calendar has a name',
    $$ update poolbook.calendar_entry set calendar = '' $$, $$ update poolbook.calendar_entry set calendar = '日历' $$),
('calendar_entry_content_is_an_object', 'What a file said has names',
    $$ update poolbook.calendar_entry set content = '[]' $$, $$ update poolbook.calendar_entry set content = '{"title": "Talk"}' $$),
('calendar_entry_pkey', 'A reservation comes from one entry',
    copy('calendar_entry', $$ '{"calendar": "other"}' $$),
    $$ delete from poolbook.calendar_entry $$),
('outcome_pkey', 'A reservation has one outcome',
    copy('outcome', $$ '{"attended": 5}' $$),
    $$ delete from poolbook.outcome $$),

-- Rules.
('rule_setting_rule_is_a_line', 'A rule has a name',
    $$ update poolbook.rule_setting set rule = '' $$, $$ update poolbook.rule_setting set rule = 'person.weekly' $$),
('rule_setting_strength_is_known', 'A rule is hard, soft or off',
    $$ update poolbook.rule_setting set strength = 'on' $$, $$ update poolbook.rule_setting set strength = 'soft' $$),
('rule_setting_parameters_are_named', 'The values of a rule have names',
    $$ update poolbook.rule_setting set parameters = '[480]' $$,
    $$ update poolbook.rule_setting set parameters = '{"LAWYER": 480}' $$),
('pool_rules_are_named', 'The rules that a pool has on have names',
    $$ update poolbook.pool set rules = '["person.daily"]' $$,
    $$ update poolbook.pool set rules = '{"person.daily": {}}' $$),
('organization_kind_is_a_line', 'A kind of organization has a name',
    $$ update poolbook.organization set kind = '' where code = 'A' $$,
    $$ update poolbook.organization set kind = 'guest' where code = 'A' $$),
('resource_on_holidays_is_known', 'On holidays a resource is closed or open',
    $$ update poolbook.resource set on_holidays = 'perhaps' where code = 'ROOM' $$,
    $$ update poolbook.resource set on_holidays = 'open' where code = 'ROOM' $$),
('special_hours_days_are_in_order', 'Special hours do not end before they begin',
    $$ update poolbook.special_hours set last_day = '2027-06-30' $$,
    $$ update poolbook.special_hours set last_day = '2027-07-01' $$),
('special_hours_days_are_in_order', 'Special hours do not last for ever',
    $$ update poolbook.special_hours set last_day = 'infinity' $$,
    $$ update poolbook.special_hours set last_day = '2099-12-31' $$),
('special_hours_windows_are_of_a_week', 'Special hours are a list',
    $$ update poolbook.special_hours set windows = '{}' $$, $$ update poolbook.special_hours set windows = '[]' $$),
('special_hours_windows_are_of_a_week', 'A week has seven days',
    $$ update poolbook.special_hours set windows = '[[8, 600, 1080]]' $$,
    $$ update poolbook.special_hours set windows = '[[7, 600, 1080]]' $$),
('special_hours_windows_are_of_a_week', 'A day has 1,440 minutes',
    $$ update poolbook.special_hours set windows = '[[6, 600, 1441]]' $$,
    $$ update poolbook.special_hours set windows = '[[6, 600, 1440]]' $$),
('special_hours_windows_are_of_a_week', 'Nothing closes before it opens',
    $$ update poolbook.special_hours set windows = '[[6, 600, 600]]' $$,
    $$ update poolbook.special_hours set windows = '[[6, 600, 601], [7, 0, 1440]]' $$),
('special_hours_pkey', 'The same days have one set of special hours',
    copy('special_hours', $$ '{"windows": []}' $$),
    copy('special_hours', $$ '{"windows": [], "last_day": "2027-08-30"}' $$)),
('holiday_day_is_finite', 'A holiday is on a day',
    $$ update poolbook.holiday set day = 'infinity' where kind = 'holiday' $$,
    $$ update poolbook.holiday set day = '2027-05-02' where kind = 'holiday' $$),
('holiday_kind_is_known', 'A day is a holiday or worked in exchange',
    $$ update poolbook.holiday set kind = 'half' $$, $$ update poolbook.holiday set kind = 'workday' $$),
('holiday_name_is_a_line', 'A holiday has a name',
    $$ update poolbook.holiday set name = '' $$, $$ update poolbook.holiday set name = '劳动节' $$),
('holiday_pkey', 'A day is one thing',
    copy('holiday', $$ '{"kind": "workday"}' $$, $$ kind = 'holiday' $$),
    copy('holiday', $$ '{"day": "2027-05-02"}' $$)),

-- Quotas.
('quota_reference_is_unique', 'Two quotas do not have one reference',
    $$ update poolbook.quota set reference = 'Q-ONE' $$, $$ update poolbook.quota set reference = reference || 'X' $$),
('quota_measure_is_known', 'A quota counts hours, reservations or money',
    $$ update poolbook.quota set measure = 'days' $$, $$ update poolbook.quota set measure = 'count' $$),
('quota_most_is_not_negative', 'A quota allows no less than nothing',
    $$ update poolbook.quota set most = -1 $$, $$ update poolbook.quota set most = 0 $$),
('quota_length_is_known', 'The periods of a quota are those of the calendar',
    $$ update poolbook.quota set length = 'fortnight' $$, $$ update poolbook.quota set length = 'week' $$),
('quota_kind_is_known', 'A quota is of a kind of resources that there is',
    $$ update poolbook.quota set kind = 'room' $$, $$ update poolbook.quota set kind = 'staff' $$),
('quota_district_is_a_line', 'A district has a name',
    $$ update poolbook.quota set district = '' $$, $$ update poolbook.quota set district = '东胜区' $$),
('quota_feature_is_a_line', 'A feature has a name',
    $$ update poolbook.quota set feature = '' $$, $$ update poolbook.quota set feature = '舞台' $$),
('quota_of_money_is_of_all_resources', 'A quota of money is of no kind of resources',
    $$ update poolbook.quota set measure = 'money' where reference = 'Q-ONE' $$,
    $$ update poolbook.quota set measure = 'money' where reference = 'Q-TWO' $$),
('quota_state_is_known', 'A quota is active or removed',
    $$ update poolbook.quota set state = 'paused' $$, $$ update poolbook.quota set state = 'removed' $$),
('quota_use_is_not_negative', 'No less than nothing is used',
    $$ update poolbook.quota_use set used = -1 $$, $$ update poolbook.quota_use set used = 0 $$),
('quota_charge_is_not_negative', 'A reservation uses no less than nothing',
    $$ update poolbook.quota_charge set used = -1 $$, $$ update poolbook.quota_charge set used = 0 $$),
('quota_charge_use_exists', 'What a reservation uses is counted',
    $$ update poolbook.quota_charge set starts_on = '2027-04-01' $$,
    $$ update poolbook.quota_charge set used = 10 $$),

-- Nothing of one pool hangs on another.
('quota_organization_exists', 'An organization of another pool has no quota here',
    $$ update poolbook.quota set organization_id = id('D') $$,
    $$ update poolbook.quota set organization_id = id('A') $$),
('quota_resource_exists', 'There is no quota of a resource of another pool',
    $$ update poolbook.quota set resource_id = id('BARN') $$,
    $$ update poolbook.quota set resource_id = id('ROOM') $$),
('special_hours_resource_exists', 'A resource of another pool has no hours here',
    $$ update poolbook.special_hours set resource_id = id('BARN') $$,
    $$ update poolbook.special_hours set resource_id = id('GYM') $$),
('allocation_unit_exists', 'A unit of another pool is not allocated',
    copy('allocation', $$ jsonb_build_object('unit_id', id('BARN')) $$),
    copy('allocation', $$ jsonb_build_object('unit_id', id('ROOM')) $$)),
('resource_owner_exists', 'An organization of another pool owns nothing here',
    $$ update poolbook.resource set owner_id = id('D') where code = 'ROOM' $$,
    $$ update poolbook.resource set owner_id = id('A') where code = 'ROOM' $$),
('member_organization_exists', 'A member does not act for an organization of another pool',
    $$ update poolbook.member set organization_id = id('D') where login = 'tap_officer_a' $$,
    $$ update poolbook.member set organization_id = id('B') where login = 'tap_officer_a' $$),
('reservation_item_project_exists', 'A project of another pool pays nothing here',
    $$ update poolbook.reservation_item set project_id = id('SPORT') where amount = 40000 $$,
    $$ update poolbook.reservation_item set project_id = id('WOMEN') where amount = 40000 $$),
('approval_organization_exists', 'An organization of another pool is asked nothing here',
    $$ update poolbook.approval set organization_id = id('D') $$,
    $$ update poolbook.approval set organization_id = id('C') $$),
('reservation_replaced_one_exists', 'A reservation of another pool is not changed here',
    $$ update poolbook.reservation set replaces = id('ROOM') where reservation_id = id('Held') $$,
    $$ update poolbook.reservation set replaces = id('One') where reservation_id = id('Held') $$),
('budget_line_fund_exists', 'A fund of another pool has no line here',
    $$ update poolbook.budget_line set fund_id = id('LAND') where category = 'catering' $$,
    $$ update poolbook.budget_line set fund_id = id('SOON') where category = 'catering' $$);

select is(violates(breaks), constraint_name, sentence || ': refused by ' || constraint_name)
from test.case_of
order by number;

select is(violates(keeps), 'nothing', sentence || ': accepted')
from test.case_of
order by number;

select set_eq(
    $$ select distinct constraint_name from test.case_of where constraint_name !~ '_exists$|_pkey$' $$,
    $$
        select conname::text
        from pg_constraint
        where connamespace = 'poolbook'::regnamespace
            and contype in ('c', 'u', 'x')
        union
        values ('reservation_calendar_entry_is_unique'), ('reservation_occurrence_stands_once')
    $$,
    'Every check, unique and exclusion constraint of the schema is broken and kept above'
);

-- Its length is looked at before its end, and cannot be told: refused, on PostgreSQL 15 without a constraint's name.
select isnt(
    outcome($$ update poolbook.allocation set ends_at = 'infinity' where unit_id = id('EAST') $$), 'done',
    'An allocation does not last for ever'
);
select isnt(
    outcome($$ update poolbook.allocation set starts_at = '-infinity' where unit_id = id('EAST') $$), 'done',
    'An allocation does not stand from ever'
);

-- What holds of all.
create view test.all_constraints as
select
    pg_constraint.*,
    pg_class.relname as table_name
from pg_constraint
join pg_class on pg_class.oid = pg_constraint.conrelid
where connamespace = 'poolbook'::regnamespace;

select is_empty(
    $$
        select conname
        from test.all_constraints
        where contype <> 'p' and (
            conname not like table_name || '\_%'
            or conname ~ '_(check|key|fkey|excl)[0-9]*$'
            or length(conname) > 60
        )
    $$,
    'Every constraint is named after its table and by a sentence, short enough for a shard''s suffix'
);
select is_empty(
    $$ select conname from test.all_constraints where contype = 'p' and conname <> table_name || '_pkey' $$,
    'Every primary key is named <table>_pkey'
);
select is_empty(
    $$
        select pg_class.relname
        from pg_class
        where relnamespace = 'poolbook'::regnamespace
            and relkind in ('r', 'p')
            and not exists (select 1 from test.all_constraints where conrelid = pg_class.oid and contype = 'p')
    $$,
    'Every table has a primary key'
);
select is_empty(
    $$ select conname from test.all_constraints where condeferrable or condeferred or not convalidated $$,
    'No constraint is deferrable, and all are validated'
);
select is_empty(
    $$
        select tgname
        from pg_trigger
        join pg_class on pg_class.oid = tgrelid
        where relnamespace = 'poolbook'::regnamespace
            and not exists (select 1 from test.all_constraints where all_constraints.oid = tgconstraint and contype = 'f')
    $$,
    'No trigger carries an invariant: there are those of foreign keys only'
);
select isnt_empty(
    $$ select 1 from pg_trigger join pg_class on pg_class.oid = tgrelid where relnamespace = 'poolbook'::regnamespace $$,
    'The foreign keys have their triggers'
);

-- Except the pool itself, and the tables of the database itself. By name: a person logs in before the pool is known;
-- arrays of aliases, features and reservations have an index of their own kind, which has no class for a uuid.
select set_eq(
    $$
        select distinct index_class.relname::text
        from pg_index
        join pg_class as index_class on index_class.oid = indexrelid
        join pg_class as table_class on table_class.oid = indrelid
        left join pg_attribute on attrelid = indrelid and attnum = indkey[0]
        where table_class.relnamespace = 'poolbook'::regnamespace
            and table_class.relname not in ('pool', 'migration', 'surface')
            and attname is distinct from 'pool_id'
    $$,
    array['member_by_login', 'resource_by_alias', 'resource_by_feature', 'conflict_by_others'],
    'The pool is the first column of every key, exclusion constraint and index, but for four'
);
select is_empty(
    $$
        select conname
        from test.all_constraints
        join pg_attribute as here on here.attrelid = conrelid and here.attnum = conkey[1]
        join pg_attribute as there on there.attrelid = confrelid and there.attnum = confkey[1]
        where contype = 'f' and (here.attname, there.attname) <> ('pool_id', 'pool_id')
    $$,
    'The pool is the first column of every foreign key, on both sides'
);
select is_empty(
    $$
        select relname
        from pg_class
        where relnamespace = 'poolbook'::regnamespace
            and relkind in ('r', 'p')
            and obj_description(oid, 'pg_class') is null
    $$,
    'Every table has a comment'
);
select is_empty(
    $$
        select relname
        from pg_class
        where relnamespace = 'poolbook_1'::regnamespace
            and relkind = 'v'
            and obj_description(oid, 'pg_class') is null
    $$,
    'Every view has a comment'
);
select is_empty(
    $$
        select distinct pg_proc.oid::regprocedure
        from pg_proc
        cross join lateral aclexplode(proacl) as granted
        join pg_roles on pg_roles.oid = granted.grantee
        where pronamespace = 'poolbook_1'::regnamespace
            and rolname in (
                'poolbook_officer', 'poolbook_coordinator', 'poolbook_finance', 'poolbook_administrator',
                'poolbook_auditor', 'poolbook_reporter'
            )
            and obj_description(pg_proc.oid, 'pg_proc') is null
    $$,
    'Every function that members may execute has a comment'
);

select * from finish();
rollback;
