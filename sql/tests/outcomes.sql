-- What came of a reservation, and what events may be called.
begin;
\ir setup/pool.sql
select plan(33);

create function test.close_it(
    p_title text, p_attended integer, p_figures jsonb = '{}', p_key text = null, p_mode text = 'act', p_note text = null
) returns jsonb
language sql as $$
    select poolbook_1.close_reservation(
        id('P'), coalesce(p_key, p_title || p_attended || p_figures), 'content', p_mode, id(p_title), p_attended,
        p_figures, p_note
    )
$$;
create function test.outcome_of(p_title text) returns text
language sql security definer as $$
    select concat_ws(' ', reservation.state, reservation.version, outcome.attended, outcome.figures)
    from poolbook.reservation
    left join poolbook.outcome using (pool_id, reservation_id)
    where reservation_id = id(p_title)
$$;

set local session authorization tap_officer_a;
select reserve('Talk', '2027-03-06 14:00+08', '2027-03-06 17:00+08', '{EAST}', null, '{YOUTH}', '{rent}', '{10000}');
select reserve('Shared', '2027-03-06 14:00+08', '2027-03-06 17:00+08', '{ROOM}');
select reserve('Off', '2027-03-06 14:00+08', '2027-03-06 17:00+08', '{WEST}');
select reserve('Asked', '2027-03-06 14:00+08', '2027-03-06 17:00+08', '{GYM}', p_state => 'request');
select cancel('Off');

-- Not before it begins.
select is(outcome($$ select close_it('Talk', 30) $$), 'PB001 period.future', 'What has not begun has no outcome yet');
select is(outcome_of('Talk'), 'confirmed 1', 'and nothing is recorded');
set local test.now = '2027-03-06 14:00+08';
select is(
    detail($$ select close_it('Talk', 30, '{"cases": 3}', p_mode => 'try') $$) ->> 'outcome', 'added',
    'A try answers as the act would'
);
select is(outcome_of('Talk'), 'confirmed 1', 'and writes nothing');
select is(close_it('Talk', 30, '{"cases": 3}') ->> 'state', 'closed', 'From its start on it is closed');
select is(outcome_of('Talk'), 'confirmed 2 30 {"cases": 3}', 'It stands as it was, with its outcome beside it');
select is(
    seen('tap_officer_a', $$ select state || attended from poolbook_1.reservations where title = 'Talk' $$), 'closed30',
    'Who reads it reads that it is closed'
);

-- Again.
select is(close_it('Talk', 30, '{"cases": 3}') ->> 'version', '2', 'The same key answers the same');
select is(
    close_it('Talk', 30, '{"cases": 3}', 'again') ->> 'outcome', 'same', 'The same figures under another key change nothing'
);
select is(outcome_of('Talk'), 'confirmed 2 30 {"cases": 3}', 'not even its version');
select is(close_it('Talk', 28) ->> 'outcome', 'changed', 'Other figures correct it');
select is(outcome_of('Talk'), 'confirmed 3 28 {}', 'and take the place of those that were there');
reset session authorization;
select results_eq(
    $$ select version_before, version_after, change from poolbook.audit where act = 'close' order by version_after $$,
    $$ values
        (1, 2, '{"attended": [null, 30], "figures": [null, {"cases": 3}]}'::jsonb),
        (2, 3, '{"attended": [30, 28], "figures": [{"cases": 3}, {}]}')
    $$,
    'The audit trail has each, as before and after'
);

-- What is closed stays where it was.
set local session authorization tap_officer_a;
select is(
    outcome($$ select move('Talk', '2027-03-20 14:00+08', '2027-03-20 17:00+08') $$), 'PB001 reservation.state',
    'What is closed is not moved'
);
select is(outcome($$ select cancel('Talk') $$), 'PB001 reservation.state', 'nor cancelled');
select is(
    detail($$ select cancel('Talk') $$) -> 0 ->> 'state', 'closed', 'and the refusal says that it is closed'
);
select is(
    seen('tap_officer_a', $$ select committed from poolbook_1.commitments where reservation_id = id('Talk') $$), '10000',
    'Its money stays committed'
);
select is(outcome($$ select close_it('Off', 1) $$), 'PB001 reservation.state', 'What was cancelled has no outcome');
select is(outcome($$ select close_it('Asked', 1) $$), 'PB001 reservation.state', 'What was only asked for has none');

-- Whose it is.
set local session authorization tap_officer_b;
select is(outcome($$ select close_it('Shared', 1) $$), 'PB004', 'The room''s owner does not record what others did in it');
set local session authorization tap_officer_c;
select is(outcome($$ select close_it('Shared', 1) $$), 'PB005', 'To a third organization it does not exist');
set local session authorization tap_finance_a;
select is(outcome($$ select close_it('Shared', 1) $$), '42501', 'Finance does not close');
set local session authorization tap_coordinator_a;
select is(outcome($$ select close_it('Shared', 1) $$), 'done', 'A coordinator of its host does');
set local session authorization tap_administrator;
select is(outcome($$ select close_it('Shared', 2) $$), 'done', 'and so does an administrator');

-- Lists of words.
select is(
    poolbook_1.edit_pool(
        id('P'), 'words', 'content', 'act', '{"kinds": ["talk", "fair"], "brands": ["Together"], "figures": ["cases"]}'
    ) -> 0 ->> 'outcome',
    'changed', 'An administrator lists kinds, brands and figures'
);
select is(
    seen('tap_officer_c', 'select concat(kinds, brands, figures) from poolbook_1.pools'), '{talk,fair}{Together}{cases}',
    'Every member reads the lists'
);
set local session authorization tap_officer_a;
select is(
    outcome($$ select reserve('Odd', '2027-03-10 14:00+08', '2027-03-10 17:00+08', p_kind => 'party') $$), 'PB006',
    'A kind that is not listed is bad data'
);
select is(
    detail($$ select reserve('Odd', '2027-03-10 14:00+08', '2027-03-10 17:00+08', p_brand => 'Alone') $$) -> 0 ->> 'field',
    'brand', 'and so is a brand'
);
select is(
    outcome($$ select reserve('Fair', '2027-03-10 14:00+08', '2027-03-10 17:00+08', p_kind => 'fair', p_brand => 'Together') $$),
    'done', 'What is listed is taken'
);
select is(
    outcome($$ select reserve('Plain', '2027-03-10 14:00+08', '2027-03-10 17:00+08') $$), 'done',
    'An event needs neither'
);
select is(outcome($$ select close_it('Talk', 28, '{"meals": 3}') $$), 'PB006', 'A figure that is not listed is bad data');
set local session authorization tap_administrator;
select is(
    poolbook_1.edit_pool(id('P'), 'fewer', 'content', 'act', '{"kinds": ["talk"]}') -> 0 ->> 'outcome',
    'changed', 'A list changes later'
);
select is(
    seen('tap_officer_a', $$ select concat(kind, brand) from poolbook_1.reservations where title = 'Fair' $$), 'fairTogether',
    'and events that stand keep what they were called'
);
reset session authorization;

select * from finish();
rollback;
