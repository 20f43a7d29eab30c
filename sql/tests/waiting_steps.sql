-- Ways out of what stands that need the yes of others: two events become one, one goes on as several. Both wait as they
-- are, and nobody comes between.
begin;
\ir setup/pool.sql
select plan(22);

create function test.rid(p_title text) returns uuid
language sql stable security definer as $$
    select reservation_id
    from poolbook.reservation
    join poolbook.event using (pool_id, event_id)
    where title = p_title
        and replaces is null
    order by created_at
    limit 1
$$;
create function test.state_of(p_title text) returns text
language sql stable security definer as $$
    select state from poolbook.reservation where reservation_id = rid(p_title)
$$;
create function test.conflict(p_title text) returns uuid
language sql stable security definer as $$
    select conflict_id from poolbook.conflict where claimant_id = rid(p_title)
$$;
create function test.conflict_state(p_title text) returns text
language sql stable security definer as $$
    select state from poolbook.conflict where claimant_id = rid(p_title)
$$;
-- A conflict that a scan would find: of what stands, about a resource.
create function test.found(p_claimant text, p_others text[], p_rule text, p_subject text) returns void
language sql security definer as $$
    insert into poolbook.conflict (
        pool_id, conflict_id, reference, rule, subject_id, claimant_id, other_ids, cause_kind, cause_id, severity, detail,
        starts_at, ends_at, party_ids, first_seen_at, last_seen_at, due_at, state, version
    )
    select
        pool_id, gen_random_uuid(), 'C-' || substr(reference, 3), p_rule, id(p_subject), reservation_id,
        array(select rid(title) from unnest(p_others) as title), 'reservation', reservation_id, 2,
        jsonb_build_object('rule', p_rule), starts_at, ends_at, party_ids, poolbook.now(), poolbook.now(),
        poolbook.now() + interval '3 days', 'open', 1
    from poolbook.reservation
    where reservation_id = rid(p_claimant)
$$;
create function test.resolve(p_title text, p_kind text, p_step jsonb) returns jsonb
language sql as $$
    select poolbook_1.resolve(
        id('P'), gen_random_uuid()::text, 'content', 'act', conflict(p_title),
        jsonb_build_object('kind', p_kind, 'steps', jsonb_build_array(p_step)), null)
$$;
-- One event of B and C, in the room from nine to three, with the lawyer, for what B's project paid alone.
create function test.joint() returns jsonb
language sql stable security definer as $$
    select jsonb_build_object(
        'do', 'merge', 'reservation_id', one.reservation_id, 'version', one.version, 'other_id', two.reservation_id,
        'other_version', two.version, 'title', 'Together', 'host_ids', ids('{B,C}'), 'shares', '{500000,500000}'::integer[],
        'starts_at', '2027-02-10 09:00+08', 'ends_at', '2027-02-10 15:00+08', 'resource_ids', ids('{ROOM,LAWYER}'),
        'quantities', '{null,null}'::integer[], 'project_ids', ids('{WOMEN}'), 'categories', '{rent}'::text[],
        'amounts', '{10000}'::bigint[]
    )
    from poolbook.reservation as one
    cross join poolbook.reservation as two
    where one.reservation_id = rid('One')
        and two.reservation_id = rid('Two')
$$;
create function test.parts() returns jsonb
language sql stable security definer as $$
    select jsonb_build_object(
        'do', 'split', 'reservation_id', reservation_id, 'version', version, 'parts', jsonb_build_array(
            jsonb_build_object('starts_at', '2027-02-16 08:00+08', 'ends_at', '2027-02-16 10:00+08', 'resource_ids', ids('{EAST}')),
            jsonb_build_object('starts_at', '2027-02-16 10:00+08', 'ends_at', '2027-02-16 14:00+08', 'resource_ids', ids('{GYM}'))
        ))
    from poolbook.reservation
    where reservation_id = rid('Long')
$$;
create function test.answer(p_verdict text, p_reason text = null) returns jsonb
language plpgsql as $$
declare
    v_asked uuid = (select approval_id from poolbook_1.approvals where state = 'waiting');
begin
    if p_verdict = 'approve' then
        return poolbook_1.approve(id('P'), gen_random_uuid()::text, 'content', 'act', v_asked, null);
    end if;
    return poolbook_1.reject(id('P'), gen_random_uuid()::text, 'content', 'act', v_asked, p_reason);
end
$$;
-- What the change of a title keeps beside it: things and hours.
create function test.kept_beside(p_title text) returns text
language sql stable security definer as $$
    select string_agg(
        resource.code || to_char(allocation.starts_at, 'HH24') || '-' || to_char(allocation.ends_at, 'HH24'), ' '
        order by resource.code, allocation.starts_at
    )
    from poolbook.reservation as change
    join poolbook.allocation using (pool_id, reservation_id)
    join poolbook.resource_unit using (pool_id, unit_id)
    join poolbook.resource using (pool_id, resource_id)
    where change.replaces = rid(p_title)
        and resource.code <> 'HALL'
$$;
grant execute on all functions in schema test to public;

set local session authorization tap_admin;
select poolbook_1.write_roster(id('P'), 'roster', 'content', 'act', '2027-01-01', '2027-03-01', 2, 0, ids('{A}'), null);
set local session authorization tap_officer_b;
select reserve('One', '2027-02-10 09:00+08', '2027-02-10 11:00+08', '{ROOM,LAWYER}', null, '{WOMEN}', '{rent}', '{10000}', p_hosts => '{B}');
set local session authorization tap_officer_c;
select reserve('Two', '2027-02-10 13:00+08', '2027-02-10 15:00+08', '{GYM,LAWYER}', p_hosts => '{C}');
select reserve('Long', '2027-02-16 08:00+08', '2027-02-16 14:00+08', '{WEST}', p_hosts => '{C}');
reset session authorization;
select found('Two', '{One}', 'person.travel', 'LAWYER');
select found('Long', '{}', 'venue.too-small', 'WEST');

-- Two that both stand.
set local session authorization tap_coordinator_a;
select is(
    jsonb_path_query_array(
        poolbook_1.try_ways(id('P'), conflict('Two'), jsonb_build_array(jsonb_build_object(
            'kind', 'merge', 'steps', jsonb_build_array(joint())))), '$[*].approvals[*].name'),
    '["Youth C"]', 'A merge of two that stand is proposed, with whose yes it needs'
);
select is(resolve('Two', 'merge', joint()) ->> 'state', 'waived', 'It waits for who would bear more');
reset session authorization;
select is(state_of('One') || ' ' || state_of('Two'), 'confirmed confirmed', 'and both stand as they are');
select is(
    kept_beside('One'), 'LAWYER11-13 ROOM11-15', 'What neither of them has is kept for it, and nothing twice'
);
set local session authorization tap_officer_c;
select is(
    outcome($$ select reserve('Between', '2027-02-10 12:00+08', '2027-02-10 13:00+08', '{ROOM}', p_hosts => '{C}') $$),
    'PB001 venue.double', 'Nobody comes between'
);
select is(outcome($$ select answer('reject', 'not ours') $$), 'done', 'Who is asked does not agree');
reset session authorization;
select is(state_of('One') || ' ' || state_of('Two') || ' ' || conflict_state('Two'), 'confirmed confirmed open', 'and nothing has changed');
select is(kept_beside('One'), null, 'nor is anything kept');

-- The other changes meanwhile.
set local session authorization tap_coordinator_a;
select resolve('Two', 'merge', joint());
set local session authorization tap_officer_c;
select poolbook_1.move(id('P'), 'away', 'content', 'act', rid('Two'), '2027-02-10 15:30+08', '2027-02-10 17:30+08', null, null);
select is(
    outcome($$ select answer('approve') $$), 'PB001 conflict.changed', 'What was agreed to is none where the other has changed'
);
select poolbook_1.move(id('P'), 'back', 'content', 'act', rid('Two'), '2027-02-10 13:00+08', '2027-02-10 15:00+08', null, null);
select answer('reject', 'not ours');

-- Agreed.
set local session authorization tap_coordinator_a;
select resolve('Two', 'merge', joint());
set local session authorization tap_officer_c;
select is(outcome($$ select answer('approve') $$), 'done', 'Who is asked agrees');
reset session authorization;
select is(state_of('Together') || ' ' || state_of('Two'), 'confirmed cancelled', 'and two events are one');
select is(
    (
        select string_agg(resource.code || to_char(allocation.starts_at, 'HH24') || '-' || to_char(allocation.ends_at, 'HH24'), ' ' order by resource.code)
        from poolbook.allocation
        join poolbook.resource_unit using (pool_id, unit_id)
        join poolbook.resource using (pool_id, resource_id)
        where reservation_id = rid('Together')
    ),
    'LAWYER09-15 ROOM09-15', 'with all that it was to take'
);
select is(
    (select string_agg(reserved || '/' || committed, ' ') from poolbook.commitment where reserved + committed > 0), '0/10000',
    'and the money once'
);
select is(conflict_state('Two'), 'resolved', 'and the conflict is resolved');

-- What stands goes on as several.
update poolbook.resource set access = 'approval' where code = 'GYM';
set local session authorization tap_coordinator_a;
select is(resolve('Long', 'split', parts()) ->> 'state', 'waived', 'A split waits for who owns where a part is to be');
reset session authorization;
select is(kept_beside('Long'), 'EAST08-10 GYM09-15', 'Meanwhile every part is kept');
select is(
    (select count(*)::integer from poolbook.event where title = 'Long'), 2, 'and there is one change, and no part yet'
);
set local session authorization tap_officer_b;
select is(outcome($$ select answer('reject', 'no') $$), 'done', 'A no');
reset session authorization;
select is(
    state_of('Long') || ' ' || coalesce(kept_beside('Long'), 'nothing') || ' ' || conflict_state('Long'), 'confirmed nothing open',
    'leaves everything as it was'
);
set local session authorization tap_coordinator_a;
select resolve('Long', 'split', parts());
set local session authorization tap_officer_b;
select is(outcome($$ select answer('approve') $$), 'done', 'With a yes');
reset session authorization;
select is(
    (
        select string_agg(
            reservation.state || ' ' || resource.code || to_char(reservation.starts_at, 'HH24') || '-' || to_char(reservation.ends_at, 'HH24'), ', '
            order by reservation.starts_at
        )
        from poolbook.reservation
        join poolbook.event using (pool_id, event_id)
        join poolbook.reservation_item using (pool_id, reservation_id)
        join poolbook.resource using (pool_id, resource_id)
        where event.title = 'Long'
            and reservation.replaces is null
    ),
    'confirmed EAST08-10, confirmed GYM10-14', 'both parts stand'
);
select is(conflict_state('Long'), 'resolved', 'and the conflict is resolved');

select * from finish();
rollback;
