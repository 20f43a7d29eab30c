-- What waits for the yes of others: who is asked, who may answer, and what becomes of what waits.
begin;
\ir setup/pool.sql
select plan(69);

-- An approval of a reservation, by its title, of an organization.
create function test.asked(p_title text, p_code text = 'B') returns uuid
language sql stable security definer as $$
    select approval_id
    from poolbook.approval
    where subject_id = id(p_title)
        and organization_id = id(p_code)
$$;
create function test.approve(p_title text, p_code text = 'B', p_key text = null, p_mode text = 'act') returns jsonb
language sql as $$
    select poolbook_1.approve(
        id('P'), coalesce(p_key, 'approve ' || p_title || p_code), 'content', p_mode, asked(p_title, p_code), null)
$$;
create function test.reject(p_title text, p_code text = 'B', p_key text = null, p_mode text = 'act') returns jsonb
language sql as $$
    select poolbook_1.reject(
        id('P'), coalesce(p_key, 'reject ' || p_title || p_code), 'content', p_mode, asked(p_title, p_code), 'no')
$$;

-- A reservation and all that hangs on it, in one line: its state, its approvals' states, its places, its money.
create function test.all_of(p_title text) returns text
language sql stable security definer as $$
    select concat_ws(
        ' ',
        reservation.state,
        (
            select string_agg(organization.code || ':' || approval.state, ',' order by organization.code)
            from poolbook.approval
            join poolbook.organization using (pool_id, organization_id)
            where approval.subject_id = reservation.reservation_id
        ),
        (select count(*) from poolbook.allocation where allocation.reservation_id = reservation.reservation_id),
        (
            select string_agg(commitment.reserved || '/' || commitment.committed, ' ')
            from poolbook.commitment
            where commitment.reservation_id = reservation.reservation_id
        )
    )
    from poolbook.reservation
    where reservation_id = id(p_title)
$$;

set local session authorization tap_officer_a;

-- Asking.
select is(
    outcome($$
        select reserve('Firm', '2027-03-06 09:00+08', '2027-03-06 10:00+08', '{EAST}', null, '{WOMEN}', '{rent}', '{10000}')
    $$),
    'PB001 project.owner', 'Another organization''s project does not pay for what nobody was asked'
);
select is(
    reserve('Asked', '2027-03-06 09:00+08', '2027-03-06 10:00+08', '{EAST}', null, '{WOMEN}', '{rent}', '{10000}',
            p_state => 'approval') ->> 'state',
    'hold', 'Where its owner is asked, the reservation is held'
);
select is(all_of('Asked'), 'hold B:waiting 1 10000/0', 'with its place and its money');
select is(
    (select expires_at from poolbook_1.reservations where title = 'Asked'), '2027-01-07 09:00+08'::timestamptz,
    'for 72 hours, where the pool says nothing else'
);
select is(
    (
        reserve('Soon', '2027-01-04 10:00+08', '2027-01-04 11:00+08', '{EAST}', null, '{WOMEN}', '{rent}', '{100}',
                p_state => 'approval') ->> 'expires_at'
    )::timestamptz,
    '2027-01-04 10:00+08'::timestamptz, 'and never past its start'
);
select is(
    reserve('Plain', '2027-03-06 11:00+08', '2027-03-06 12:00+08', '{EAST}', null, '{YOUTH}', '{rent}', '{100}',
            p_state => 'approval') ->> 'state',
    'confirmed', 'What needs nobody stands at once'
);
select is(
    outcome($$
        select reserve('Host', '2027-03-06 09:00+08', '2027-03-06 10:00+08', '{WEST}', null, '{YOUTH}', '{rent}', '{1000}',
                       p_hosts => '{A,B}', p_shares => '{600000,400000}')
    $$),
    'PB001 host.approval', 'A host that bears money is asked'
);
select is(
    reserve('Named', '2027-03-06 09:00+08', '2027-03-06 10:00+08', '{WEST}', p_hosts => '{A,B}',
            p_shares => '{600000,400000}') ->> 'state',
    'confirmed', 'One that bears a share of nothing is not'
);
select is(
    reserve('Three', '2027-03-06 12:00+08', '2027-03-06 13:00+08', '{WEST}', null, '{YOUTH,WOMEN}', '{rent,rent}',
            '{1000,500}', p_hosts => '{A,B,C}', p_shares => '{600000,333333,66667}', p_state => 'approval')
        -> 'approvals' @> '[
            {"organization": "Women B", "amount": 500, "what": [
                {"need": "host", "amount": 500, "total": 1500}, {"need": "project", "name": "Women''s rights", "amount": 500}
            ]},
            {"organization": "Youth C", "amount": 100, "what": [{"need": "host", "share": 66667}]}
        ]',
    true, 'Each organization is asked once, for everything that concerns it'
);
select is(
    detail($$
        select reserve('Tried', '2027-03-07 12:00+08', '2027-03-07 13:00+08', '{WEST}', null, '{WOMEN}', '{rent}', '{500}',
                       p_state => 'approval', p_mode => 'try')
    $$) ->> 'state',
    'hold', 'A try tells that it would wait'
);
select is(
    outcome($$
        select reserve('Twice', '2027-03-06 09:00+08', '2027-03-06 10:00+08', '{EAST}', null, '{WOMEN}', '{rent}',
                       '{9999999}', p_state => 'approval')
    $$),
    'PB001 venue.double, money.short', 'What is in the way is told at once, without anybody being asked'
);
select is(
    detail($$
        select reserve('Much', '2027-03-06 10:00+08', '2027-03-06 11:00+08', '{EAST}', null, '{WOMEN}', '{rent}',
                       '{9999999}', p_state => 'approval')
    $$) -> 0 ? 'free',
    false, 'How much others have is not told'
);

select is(seen('tap_officer_b', 'select title from poolbook_1.approvals where is_mine'), 'Asked Soon Three',
          'Who is asked sees what waits for them');
select is(seen('tap_officer_a', 'select title from poolbook_1.approvals'), 'Asked Soon Three Three',
          'Who asks sees what they asked');
select is(seen('tap_officer_a', 'select title from poolbook_1.approvals where is_mine'), '',
          'and that it waits for others');
select is(seen('tap_officer_c', 'select title from poolbook_1.approvals'), 'Three', 'A third sees none of it');
select is(seen('tap_officer_b', $$ select title from poolbook_1.reservations where title = 'Asked' $$), 'Asked',
          'Who is asked reads what it is about');

-- Answering.
select is(outcome($$ select approve('Asked') $$), 'PB001 approval.others', 'Who asks does not answer');
select is(outcome_as('tap_officer_c', $$ select approve('Asked') $$), 'PB005', 'To a third it does not exist');
select is(outcome_as('tap_coordinator_a', $$ select approve('Asked') $$), 'PB001 approval.others',
          'A coordinator of others does not answer either');
select is(outcome_as('tap_officer_d', $$ select approve('Asked') $$), 'PB004', 'nor another pool''s officer');
select is(outcome($$ select confirm('Asked') $$), 'PB001 approval.waiting', 'What waits cannot be confirmed past it');
set local session authorization tap_officer_b;
select is(detail($$ select approve('Asked', p_mode => 'try') $$) #>> '{subject,state}', 'confirmed',
          'A try answers as the yes would');
select is(all_of('Asked'), 'hold B:waiting 1 10000/0', 'and writes nothing');
select is(approve('Asked') #>> '{subject,state}', 'confirmed', 'With the last yes it stands');
select is(all_of('Asked'), 'confirmed B:approved 1 0/10000', 'and its money is committed');
select is(approve('Asked') ->> 'state', 'approved', 'The same key answers the same');
select is(outcome($$ select approve('Asked', p_key => 'again') $$), 'PB001 approval.settled', 'Another comes too late');
select is(outcome($$ select reject('Asked') $$), 'PB001 approval.settled', 'A no comes too late as well');
select is(approve('Three') #>> '{subject,state}', 'hold', 'With one yes of two it goes on to wait');
select is(outcome_as('tap_officer_c', $$ select reject('Three', 'C') $$), 'done', 'One no');
select is(all_of('Three'), 'cancelled B:approved,C:rejected 0 0/0 0/0', 'releases all of it');
reset session authorization;
select is(
    (
        select string_agg(act || ':' || source || '>' || target, ' ' order by number)
        from poolbook.entry
        where reservation_id = id('Asked')
    ),
    'reserve:available>reserved commit:reserved>committed', 'The journal tells how the money went'
);
select is(
    (
        select string_agg(act, ', ' order by subject_kind, version_after)
        from poolbook.audit
        where subject_id in (id('Asked'), asked('Asked'))
    ),
    'approval.ask, approval.approved, reserve, confirm',
    'and the audit trail who did what'
);

-- What ends it otherwise.
set local session authorization tap_officer_a;
select lives_ok($$ select cancel('Soon') $$, 'Who asked may cancel');
select is(all_of('Soon'), 'cancelled B:withdrawn 0 0/0', 'which withdraws what was asked');
select lives_ok($$
    select reserve('Late', '2027-03-08 09:00+08', '2027-03-08 10:00+08', '{EAST}', null, '{WOMEN}', '{rent}', '{10000}',
                   p_state => 'approval')
$$, 'Another is asked');
set local test.now = '2027-01-07 09:00+08';
select is(outcome_as('tap_officer_b', $$ select approve('Late') $$), 'PB001 approval.settled',
          'At its deadline it is too late to answer');
select is(all_of('Late'), 'hold B:waiting 1 10000/0', 'which by itself frees nothing');
select is(seen('tap_officer_b', 'select title || state from poolbook_1.approvals where title = ''Late'''), 'Lateexpired',
          'though everybody reads it as expired');
select lives_ok($$ select reserve('Next', '2027-03-08 09:00+08', '2027-03-08 10:00+08', '{EAST}') $$,
                'The next writer takes its place');
select is(all_of('Late'), 'expired B:expired 0 0/0', 'and frees all of it');
select lives_ok($$
    select reserve('Last', '2027-03-09 09:00+08', '2027-03-09 10:00+08', '{EAST}', null, '{WOMEN}', '{rent}', '{10000}',
                   p_state => 'approval')
$$, 'One more is asked');
set local test.now = '2027-02-01 09:00+08';
select is(outcome($$ select poolbook_1.expire(id('P'), 'expire', 'content', 'act') $$), '42501', 'An officer expires nothing');
set local session authorization tap_reporter;
select is(poolbook_1.expire(id('P'), 'expire', 'content', 'act') ->> 'expired', '1', 'The reporter frees what nobody met');
select is(all_of('Last'), 'expired B:expired 0 0/0', 'with its money');
select is(poolbook_1.expire(id('P'), 'more', 'content', 'act') ->> 'expired', '0', 'and then there is nothing more');

-- Resources that not everybody takes freely.
reset session authorization;
update poolbook.resource set access = 'approval' where code in ('ROOM', 'CHAIRS');
update poolbook.resource set access = 'owner' where code = 'GYM';
set local session authorization tap_officer_a;
select is(
    outcome($$ select reserve('Open', '2027-03-06 14:00+08', '2027-03-06 15:00+08', '{ROOM}') $$),
    'PB001 resource.approval', 'A room by approval is not had without'
);
select is(
    outcome($$ select reserve('Open', '2027-03-06 14:00+08', '2027-03-06 15:00+08', '{GYM}', p_state => 'approval') $$),
    'PB001 resource.owner', 'A room of its owner alone is not had at all'
);
select is(
    reserve('Open', '2027-03-06 14:00+08', '2027-03-06 15:00+08', '{ROOM,CHAIRS}', '{null,9}', p_state => 'approval')
        #> '{approvals,0,what}' @> jsonb_build_array(
        jsonb_build_object('need', 'resource', 'id', id('ROOM'), 'name', 'Room'),
        jsonb_build_object('need', 'resource', 'id', id('CHAIRS'), 'name', 'Chairs', 'quantity', 9)
    ),
    true, 'A room by approval is held until its owner has agreed, with the owner''s chairs in the same asking'
);
select is(
    outcome_as('tap_finance_b', $$ select approve('Open') $$), 'PB001 approval.others', 'Where there is no money, finance is not asked'
);
select is(outcome_as('tap_coordinator_b', $$ select approve('Open') $$), 'done', 'A coordinator of the owner answers');
select is(all_of('Open'), 'confirmed B:approved 1', 'and it stands');
select is(
    outcome_as('tap_officer_b', $$
        select reserve('Own', '2027-03-06 16:00+08', '2027-03-06 17:00+08', '{ROOM,GYM}', p_hosts => '{B}')
    $$),
    'done', 'The owner takes their own'
);
select is(
    outcome_as('tap_administrator', $$
        select reserve('Kept', '2027-03-06 19:00+08', '2027-03-06 20:00+08', '{ROOM,GYM}', null, '{WOMEN}', '{rent}', '{1}',
                       p_hosts => '{A,B}', p_shares => '{0,1000000}', p_state => 'approval')
    $$),
    'done', 'An administrator needs nobody'
);
select is(all_of('Kept'), 'confirmed 2 0/1', 'and what they reserve stands at once');

-- A request that is to bind.
select lives_ok(
    $$ select reserve('Wish', '2027-04-06 14:00+08', '2027-04-06 15:00+08', '{ROOM}', p_state => 'request') $$,
    'A request needs nobody yet'
);
select is(confirm('Wish') ->> 'state', 'hold', 'To bind it, its owner is asked');
select is(all_of('Wish'), 'hold B:waiting 1', 'and its place is kept meanwhile');
select is(outcome_as('tap_officer_b', $$ select reject('Wish') $$), 'done', 'The owner says no');
select is(all_of('Wish'), 'cancelled B:rejected 0', 'and it is over');

-- What is agreed to beforehand.
reset session authorization;
insert into poolbook.standing_approval (pool_id, organization_id, position, for_id, amount, valid_until)
values (id('P'), id('B'), 1, id('A'), 2000, '2027-05-31');
set local session authorization tap_officer_a;
select is(
    reserve('Routine', '2027-05-31 09:00+08', '2027-05-31 10:00+08', '{ROOM}', null, '{WOMEN}', '{rent}', '{2000}',
            p_state => 'approval') ->> 'state',
    'confirmed', 'A standing approval spares the asking'
);
select is(seen('tap_officer_b', $$ select title from poolbook_1.reservations where title = 'Routine' $$), 'Routine',
          'and who agreed beforehand reads what came of it');
select is(
    reserve('More', '2027-05-31 10:00+08', '2027-05-31 11:00+08', '{ROOM}', null, '{WOMEN}', '{rent}', '{2001}',
            p_state => 'approval') ->> 'state',
    'hold', 'not for more than it says'
);
select is(
    reserve('After', '2027-06-01 10:00+08', '2027-06-01 11:00+08', '{ROOM}', p_state => 'approval') ->> 'state',
    'hold', 'not after its last day'
);
select is(
    (
        select test.seen('tap_officer_c', $$
            select reserve('Else', '2027-05-31 12:00+08', '2027-05-31 13:00+08', '{ROOM}', p_hosts => '{C}',
                           p_state => 'approval') ->> 'state'
        $$)
    ),
    'hold', 'not for another host'
);

-- Nobody approves their own act, though they be of the organization that is asked.
reset session authorization;
update poolbook.approval
set asked_by = (select member_id from poolbook.member where login = 'tap_officer_b')
where subject_id = id('More');
select is(outcome_as('tap_officer_b', $$ select approve('More') $$), 'PB001 approval.own', 'Nobody approves their own act');
select is(outcome_as('tap_finance_b', $$ select approve('More') $$), 'done', 'A colleague does, or finance where there is money');

select is(
    (
        select bool_and(granted = available + reserved + committed + spent + lapsed and reserved = (
            select coalesce(sum(commitment.reserved), 0) from poolbook.commitment where commitment.line_id = budget_line.line_id
        ))
        from poolbook.budget_line
    ),
    true, 'After all of it every line adds up to what stands on it'
);

select * from finish();
rollback;
