-- The chair: terms without gap or overlap, written by administrators, exchanged, and who may act in them.
begin;
\ir setup/pool.sql
select plan(26);

create function test.roster(
    p_from date,
    p_until date,
    p_organizations text[] = '{A,B}',
    p_months integer = 2,
    p_days integer = 0,
    p_mode text = 'act'
) returns jsonb
language sql as $$
    select poolbook_1.write_roster(
        id('P'), gen_random_uuid()::text, 'content', p_mode, p_from, p_until, p_months, p_days, ids(p_organizations), null)
$$;
create function test.swap(p_one timestamptz, p_other timestamptz) returns jsonb
language sql as $$
    select poolbook_1.swap_terms(
        id('P'), gen_random_uuid()::text, 'content', 'act',
        (select term_id from poolbook_1.duty_terms where starts_at <= p_one and ends_at > p_one),
        (select term_id from poolbook_1.duty_terms where starts_at <= p_other and ends_at > p_other), null)
$$;
-- The terms in their order: organization and first day.
create function test.terms() returns text
language sql stable as $$
    select string_agg(code || to_char(starts_at at time zone 'Asia/Shanghai', 'MMDD'), ' ' order by starts_at)
    from poolbook_1.duty_terms
$$;
-- Who holds the chair at an instant.
create function test.chair(p_at timestamptz) returns text
language sql stable as $$
    select code from poolbook_1.duty_terms where starts_at <= p_at and ends_at > p_at
$$;
grant execute on all functions in schema test to public;

set local session authorization tap_admin;
select is(
    outcome($$ select roster('2027-01-01', '2027-05-01', '{A,C}') $$), 'PB001 duty.no-coordinator',
    'An organization without a coordinator holds no chair'
);
select is(
    detail($$ select roster('2027-01-01', '2027-05-01', '{A,C}') $$) -> 0 ->> 'name', 'Youth C', 'and is named'
);
select is(
    jsonb_array_length(roster('2027-01-01', '2027-06-01') -> 'terms'), 3,
    'The first roster may begin before today, and its last term is as short as it has to be'
);
select is(terms(), 'A0101 B0301 A0501', 'The organizations take turns');
select is(
    chair('2027-02-28 23:59:59.999999+08') || chair('2027-03-01 00:00+08'), 'AB',
    'A term ends at midnight of the pool''s zone, and the next begins then'
);
select is(
    outcome($$ select roster('2027-06-02', '2027-08-01') $$), 'PB001 duty.gap', 'A roster goes on where it ended'
);
select is(
    outcome($$ select roster('2027-02-01', '2027-08-01') $$), 'PB001 duty.begun', 'What has begun is not written anew'
);
select is(
    roster('2027-06-01', '2027-08-01', '{B,A}') ->> 'replaced', '0', 'A later period is appended'
);
select is(terms(), 'A0101 B0301 A0501 B0601', 'after what stands');
select is(
    roster('2027-05-01', '2027-07-01', '{B}', 0, 30) ->> 'replaced', '2', 'What has not begun is replaced'
);
select is(terms(), 'A0101 B0301 B0501 B0531 B0630', 'from its day on');
select is(
    roster('2027-04-01', '2027-04-08', '{A}', 0, 7) ->> 'replaced', '3', 'In the middle of a term that has not begun'
);
select is(terms(), 'A0101 B0301 A0401', 'that one is cut there');
select is(outcome($$ select roster('2027-04-01', '2027-04-01') $$), 'PB006', 'A roster has days');
select is(outcome($$ select roster('2027-04-01', '2027-05-01', '{A}', 0, 0) $$), 'PB006', 'and a length of terms');
select is(
    outcome($$ select roster('2027-04-01', '2027-05-01', '{A}', 2, 0, 'try') $$), 'PB002', 'It can be tried'
);
reset session authorization;
select is(
    (
        select count(*)::integer
        from poolbook.audit
        where act = 'duty.roster'
            and party_ids <@ array[id('A'), id('B')]
            and party_ids <> '{}'
    ),
    14, 'Every term that was written, cut or replaced is told to its organization'
);

select is(
    outcome_as('tap_coordinator_a', $$ select roster('2027-04-08', '2027-06-08') $$), '42501',
    'Coordinators do not write the roster'
);
select is(seen('tap_officer_c', 'select code from poolbook_1.duty_terms'), 'A A B', 'Everybody reads it');
select is(seen('tap_admin_q', 'select code from poolbook_1.duty_terms'), '', 'in their own pool');

-- Exchanging.
set local session authorization tap_admin;
select is(
    jsonb_array_length(swap('2027-03-02', '2027-04-02') -> 'terms'), 2, 'Two terms that have not begun are exchanged'
);
select is(terms(), 'A0101 A0301 B0401', 'whole');
set local test.now = '2027-01-10 09:00+08';
select is(
    outcome($$ select swap('2027-04-02', '2027-01-10 10:00+08') $$), 'done', 'Of the one that runs what is left is exchanged'
);
select is(terms(), 'A0101 B0110 A0301 A0401', 'from now on');
select is(
    chair('2027-01-10 08:59:59+08') || chair('2027-01-10 09:00+08') || chair('2027-02-28 23:00+08'), 'ABB',
    'and what was stays what it was'
);
select is(
    outcome($$ select swap('2027-01-05', '2027-03-05') $$), 'PB001 duty.over', 'A term that is over is not exchanged'
);

select * from finish();
rollback;
