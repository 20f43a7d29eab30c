-- Changes of what stands that need the yes of others: the old and the new are kept until it is settled.
begin;
\ir setup/pool.sql
select plan(32);

-- The reservation of a title that stands, and the change of it that waits or waited last.
create function test.original(p_title text) returns uuid
language sql stable security definer as $$
    select reservation_id
    from poolbook.reservation
    join poolbook.event using (pool_id, event_id)
    where title = p_title
        and replaces is null
$$;
create function test.asked(p_title text) returns uuid
language sql stable security definer as $$
    select approval.approval_id
    from poolbook.approval
    left join poolbook.reservation
        on reservation.reservation_id = approval.subject_id
    where coalesce(reservation.replaces, reservation.reservation_id) = original(p_title)
        and approval.organization_id = id('B')
    order by approval.state = 'waiting' desc, approval.asked_at desc
    limit 1
$$;
create function test.answer(p_title text, p_verdict text, p_key text, p_mode text = 'act') returns jsonb
language plpgsql as $$
begin
    if p_verdict = 'approve' then
        return poolbook_1.approve(id('P'), p_key, 'content', p_mode, asked(p_title), null);
    end if;
    return poolbook_1.reject(id('P'), p_key, 'content', p_mode, asked(p_title), 'no');
end
$$;
create function test.move_it(p_title text, p_starts timestamptz, p_ends timestamptz, p_key text, p_mode text = 'act')
returns jsonb
language sql as $$
    select poolbook_1.move(id('P'), p_key, 'content', p_mode, original(p_title), p_starts, p_ends, null, null)
$$;

-- A title's places, by room and hours; what of equipment; what of money: reserved/committed. A change's after a `+`.
create function test.kept(p_title text) returns text
language sql stable security definer as $$
    with mine as (
        select
            reservation.reservation_id,
            reservation.replaces is not null as is_change,
            reservation.state
        from poolbook.reservation
        where coalesce(reservation.replaces, reservation.reservation_id) = original(p_title)
    )
    select concat_ws(
        ' ',
        (select state from mine where not is_change),
        (
            select string_agg(
                case when is_change then '+' else '' end || to_char(starts_at, 'DDHH24') || '-' || to_char(ends_at, 'HH24'),
                ' ' order by is_change, starts_at
            )
            from mine
            join poolbook.allocation using (reservation_id)
        ),
        (
            select string_agg(
                case when is_change then '+' else '' end || quantity || '@' || to_char(starts_at, 'DDHH24') || '-'
                    || to_char(ends_at, 'HH24'),
                ' ' order by is_change, starts_at
            )
            from mine
            join poolbook.quantity_allocation using (reservation_id)
        ),
        (
            select string_agg(
                case when is_change then '+' else '' end || reserved || '/' || committed, ' ' order by is_change, reserved, committed
            )
            from mine
            join poolbook.commitment using (reservation_id)
            where reserved + committed > 0
        )
    )
$$;

create function test.edit_it(
    p_title text, p_key text, p_projects text[], p_amounts bigint[], p_hosts text[] = '{A}', p_shares integer[] = '{1000000}'
) returns jsonb
language sql as $$
    select poolbook_1.edit(
        id('P'), p_key, 'content', 'act', original(p_title),
        (select version from poolbook_1.reservations where reservation_id = original(p_title)), null, p_title, null, null,
        10, ids(p_hosts), p_shares, starts_at, ends_at, 0, 0, ids('{ROOM,CHAIRS}'), '{null,40}', ids(p_projects),
        array_fill('rent'::text, array[cardinality(p_projects)]), p_amounts
    )
    from poolbook_1.reservations
    where reservation_id = original(p_title)
$$;

set local session authorization tap_officer_a;
do $$ begin perform reserve('Talk', '2027-03-06 09:00+08', '2027-03-06 12:00+08', '{ROOM,CHAIRS}', '{null,40}', '{YOUTH}', '{rent}', '{10000}'); end $$;
reset session authorization;
update poolbook.resource set access = 'approval' where code in ('ROOM', 'CHAIRS');
set local session authorization tap_officer_a;

-- Asking.
select is(
    detail($$ select move_it('Talk', '2027-03-06 11:00+08', '2027-03-06 14:00+08', 'try', 'try') $$) #>> '{approvals,0,organization}',
    'Women B', 'A try tells who must agree to a move'
);
select is(
    move_it('Talk', '2027-03-06 11:00+08', '2027-03-06 14:00+08', 'move') #>> '{approvals,0,organization}',
    'Women B', 'A move in a room by approval waits for its owner'
);
select is(
    kept('Talk'), 'confirmed 0609-12 +0612-14 40@0609-12 +40@0612-14 0/10000',
    'Meanwhile the old place and the new are kept, and no chair twice'
);
select is(
    seen('tap_officer_a', $$ select to_char(starts_at, 'HH24') || state from poolbook_1.reservations where title = 'Talk' $$),
    '09confirmed', 'It is listed where it stands, once'
);
select is(
    outcome($$ select reserve('Between', '2027-03-06 12:00+08', '2027-03-06 13:00+08', '{ROOM}', p_state => 'approval') $$),
    'PB001 venue.double', 'Nobody comes between'
);
select is(
    seen('tap_officer_b', 'select concat(reservation = (select reference from poolbook_1.reservations where title = ''Talk''), is_change, to_char(starts_at, ''HH24'')) from poolbook_1.approvals where is_mine'),
    'tt11', 'Who is asked sees what is to become of it'
);

-- Agreed to.
set local session authorization tap_officer_b;
select is(answer('Talk', 'approve', 'yes') #>> '{subject,state}', 'confirmed', 'With the yes it moves');
select is(kept('Talk'), 'confirmed 0611-14 40@0611-14 0/10000', 'and gives up what it left');

-- Not agreed to.
set local session authorization tap_officer_a;
select lives_ok($$ select move_it('Talk', '2027-03-07 09:00+08', '2027-03-07 12:00+08', 'next day') $$, 'Another move waits');
select is(kept('Talk'), 'confirmed 0611-14 +0709-12 40@0611-14 +40@0709-12 0/10000', 'with both places');
select is(outcome_as('tap_officer_b', $$ select answer('Talk', 'reject', 'no') $$), 'done', 'The owner says no');
select is(kept('Talk'), 'confirmed 0611-14 40@0611-14 0/10000', 'and it stays where it was');
select lives_ok($$ select move_it('Talk', '2027-03-07 09:00+08', '2027-03-07 12:00+08', 'again') $$, 'It is asked again');
set local test.now = '2027-01-07 09:00+08';
select lives_ok($$ select reserve('Writer', '2027-03-07 10:00+08', '2027-03-07 11:00+08', '{EAST}') $$, 'After the deadline somebody writes');
select is(kept('Talk'), 'confirmed 0611-14 40@0611-14 0/10000', 'and what waited is given up');

-- What is less than was agreed to needs nobody.
select is(
    move_it('Talk', '2027-03-06 12:00+08', '2027-03-06 14:00+08', 'shorter') -> 'approvals', '[]',
    'A shorter time in the same place needs nobody'
);
select is(kept('Talk'), 'confirmed 0612-14 40@0612-14 0/10000', 'and is done at once');

-- Money and hosts.
select is(
    edit_it('Talk', 'pay', '{YOUTH,WOMEN}', '{6000,4000}') #>> '{approvals,0,amount}', '4000',
    'Another organization''s project is asked to pay'
);
select is(kept('Talk'), 'confirmed 0612-14 40@0612-14 0/10000 +4000/0', 'What is more is set aside, and nothing given back yet');
select is(outcome_as('tap_finance_b', $$ select answer('Talk', 'approve', 'pays') $$), 'done', 'Its finance agrees');
select is(kept('Talk'), 'confirmed 0612-14 40@0612-14 0/4000 0/6000', 'and it is paid so');
select is(
    edit_it('Talk', 'share', '{YOUTH,WOMEN}', '{6000,4000}', '{A,B}', '{500000,500000}') #>> '{approvals,0,what,0,need}', 'host',
    'A host that is to bear a share is asked'
);
select is(
    outcome($$ select poolbook_1.cancel(id('P'), 'cancel', 'content', 'act', original('Talk'), null) $$), 'done',
    'What waits for a change is cancelled all the same'
);
select is(kept('Talk'), 'cancelled', 'with all that the change kept');
select is(seen('tap_officer_b', 'select title from poolbook_1.approvals where is_mine'), '', 'and nobody is asked any more');

-- A hold that waits, and is changed.
select is(
    reserve('Held', '2027-04-06 09:00+08', '2027-04-06 10:00+08', '{ROOM}', p_state => 'approval') ->> 'state', 'hold',
    'A hold waits'
);
select is(
    move_it('Held', '2027-04-07 09:00+08', '2027-04-07 10:00+08', 'held') #>> '{approvals,0,state}', 'waiting',
    'Moved, it moves at once'
);
select is(kept('Held'), 'hold 0709-10', 'and keeps the new place only');
select results_eq(
    $$ select state from poolbook_1.approvals where title = 'Held' order by state $$, array['waiting', 'withdrawn'],
    'Its owner is asked anew'
);
select is(outcome_as('tap_officer_b', $$ select answer('Held', 'approve', 'held') $$), 'done', 'agrees');
select is(kept('Held'), 'confirmed 0709-10', 'and it stands there');
reset session authorization;
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
