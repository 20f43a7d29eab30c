-- Conflicts of places, as acts write them: what asks for what is taken, and what stands in a closure.
begin;
\ir setup/pool.sql
select plan(50);

create function test.title_of(p_reservation uuid) returns text
language sql stable security definer as $$
    select title
    from poolbook.reservation
    join poolbook.event using (pool_id, event_id)
    where reservation_id = p_reservation
$$;
-- The conflicts that have not ended, or all, each as its rule, what it is about, who claims, whom it is against, state.
create function test.conflicts(p_states text[] = '{open}') returns text
language sql stable security definer as $$
    select coalesce(string_agg(
        concat_ws(
            ' ',
            conflict.rule,
            coalesce((select code from poolbook.resource where resource_id = conflict.subject_id), '?'),
            title_of(conflict.claimant_id),
            case when conflict.other_ids <> '{}' then '<' end,
            nullif(array_to_string(array(select title_of(other) from unnest(conflict.other_ids) as other order by 1), '+'), ''),
            case when p_states <> '{open}' then conflict.state end
        ),
        ', ' order by conflict.rule, conflict.starts_at, title_of(conflict.claimant_id)
    ), '')
    from poolbook.conflict
    where conflict.state = any (p_states)
$$;
create function test.of_conflict(p_title text, p_column text) returns text
language plpgsql stable security definer as $$
declare
    answer text;
begin
    execute format('select %s from poolbook.conflict where claimant_id = test.id(%L)', p_column, p_title) into answer;
    return answer;
end
$$;
create function test.close(p_code text, p_starts timestamptz, p_ends timestamptz, p_key text = 'close', p_mode text = 'act')
returns jsonb
language sql as $$
    select poolbook_1.add_blackout(id('P'), p_key, 'content', p_mode, id(p_code), p_starts, p_ends, 'repairs')
$$;
grant execute on all functions in schema test to public;

set local session authorization tap_officer_a;
do $$
begin
    perform reserve('First', '2027-03-06 09:00+08', '2027-03-06 11:00+08', '{ROOM}');
    perform reserve('Second', '2027-03-06 11:00+08', '2027-03-06 13:00+08', '{ROOM}');
end
$$;

-- A request for what is taken.
select is(conflicts(), '', 'What was free is in no conflict');
set local session authorization tap_officer_c;
select is(
    detail($$ select reserve('Asked', '2027-03-06 10:00+08', '2027-03-06 12:00+08', '{ROOM}', p_state => 'request', p_hosts => '{C}', p_mode => 'try') $$)
        #>> '{conflicts,0,rule}',
    'venue.double', 'A try tells the conflict'
);
select is(conflicts(), '', 'and writes none');
select is(
    reserve('Asked', '2027-03-06 10:00+08', '2027-03-06 12:00+08', '{ROOM}', p_state => 'request', p_hosts => '{C}')
        #>> '{conflicts,0,others}',
    '2', 'A request that overlaps two reservations is one conflict, with both'
);
select is(conflicts(), 'venue.double ROOM Asked < First+Second', 'It is about the room, and the request claims');
select matches(of_conflict('Asked', 'reference'), '^C-[0-9A-Z]{3}$', 'It has a short reference');
select is(of_conflict('Asked', 'severity'), '2', 'It must be seen to');
select is(of_conflict('Asked', 'due_at'), '2027-01-07 09:00:00+08', 'It is due three days after it was seen');
select is(of_conflict('Asked', 'hosts_until'), null, 'It needs a coordinator from the start');
select is(
    of_conflict('Asked', $$ array(select code from poolbook.organization where organization_id = any (party_ids) order by 1) $$),
    '{A,B,C}', 'The hosts and the room''s owner are its parties'
);
select is(of_conflict('Asked', 'concat_ws('' '', cause_kind, cause_id = claimant_id)'), 'reservation t', 'It is its own cause');
set local test.now = '2027-01-04 09:30+08';
select is(
    reserve('Later', '2027-03-06 08:00+08', '2027-03-06 18:00+08', '{ROOM}', p_state => 'request', p_hosts => '{C}')
        #>> '{conflicts,0,others}',
    '3', 'Who asks later is in conflict with who asked before'
);
select is(
    reserve('Free', '2027-03-08 08:00+08', '2027-03-08 18:00+08', '{ROOM}', p_state => 'request', p_hosts => '{C}') -> 'conflicts',
    '[]', 'A request for what is free is in no conflict'
);
select is(
    reserve('Chairs', '2027-03-08 08:00+08', '2027-03-08 18:00+08', '{CHAIRS}', '{101}', p_state => 'request', p_hosts => '{C}')
        #>> '{conflicts,0,rule}',
    'equipment.short', 'A request for more than there is is one'
);
select is(
    seen('tap_' || login, 'select reference from poolbook_1.conflicts where rule = ''venue.double''') <> '', expected,
    format('%s %s it', login, case when expected then 'sees' else 'does not see' end)
)
from (
    values
        ('officer_a', true), ('officer_c', true), ('coordinator_b', true), ('auditor', true), ('finance', false)
) as listed (login, expected);

-- What its places become is looked at again, in the act that changes them.
set local session authorization tap_officer_a;
do $$ begin perform cancel('First'); end $$;
select is(
    conflicts(), 'equipment.short CHAIRS Chairs, venue.double ROOM Later < Asked+Second, venue.double ROOM Asked < Second',
    'With the first cancelled, the second is still in the way'
);
do $$ begin perform move('Second', '2027-03-07 11:00+08', '2027-03-07 13:00+08'); end $$;
select is(
    conflicts('{open,gone}'),
    'equipment.short CHAIRS Chairs open, venue.double ROOM Later < Asked open, venue.double ROOM Asked < Second gone',
    'With the second elsewhere it is gone'
);
do $$ begin perform move('Second', '2027-03-06 11:00+08', '2027-03-06 13:00+08'); end $$;
select is(conflicts('{gone}'), 'venue.double ROOM Asked < Second gone', 'What comes back is the scan''s to find');
set local session authorization tap_officer_c;
do $$ begin perform move('Asked', '2027-03-06 12:00+08', '2027-03-06 14:00+08'); end $$;
select is(
    of_conflict('Asked', 'concat_ws('' '', state, version)'), 'open 4', 'The same trouble is the same conflict'
);
do $$ begin perform move('Asked', '2027-03-06 12:00+08', '2027-03-06 14:00+08', '{GYM}', p_key => 'elsewhere'); end $$;
select is(of_conflict('Asked', 'state'), 'gone', 'A request that asks for another place is in no conflict there');
do $$ begin perform cancel('Chairs'); end $$;
select is(conflicts('{open}') ~ 'equipment', false, 'A request that is withdrawn is in none');
reset session authorization;
select is(
    (
        select string_agg(concat_ws(' ', act, version_before, version_after, change #>> '{state,1}'), ', ' order by version_after)
        from poolbook.audit
        where subject_id = of_conflict('Asked', 'conflict_id')::uuid
    ),
    'conflict.see 1 open, conflict.see 1 2 open, conflict.gone 2 3 gone, conflict.see 3 4 open, conflict.gone 4 5 gone',
    'Every change of a conflict has its audit row'
);

-- Buffers: between venues' clearing up and what follows.
set local session authorization tap_officer_a;
do $$
begin
    perform reserve('Match', '2027-03-10 09:00+08', '2027-03-10 11:00+08', '{GYM}');
    perform reserve('After', '2027-03-10 12:00+08', '2027-03-10 13:00+08', '{GYM}', p_state => 'request');
    perform reserve('Part', '2027-03-10 09:00+08', '2027-03-10 10:00+08', '{EAST}');
    perform reserve('Whole', '2027-03-10 09:30+08', '2027-03-10 12:00+08', '{HALL}', p_state => 'request');
    perform reserve('Advice', '2027-03-10 09:30+08', '2027-03-10 12:00+08', '{LAWYER}');
    perform reserve('More advice', '2027-03-10 10:30+08', '2027-03-10 12:00+08', '{LAWYER}', p_state => 'request');
end
$$;
select is(of_conflict('After', 'rule'), 'buffer.before', 'Where only setting up is in the way the rule says so');
select is(of_conflict('Whole', 'rule'), 'venue.double', 'A hall is taken where its part is');
select is(of_conflict('More advice', 'rule'), 'person.double', 'A person is had once');

-- A closure that comes after what stands.
select is(
    jsonb_array_length(close('HALL', '2027-03-10 00:00+08', '2027-03-11 00:00+08') -> 'conflicts'), 2,
    'A closure is in conflict with what stands in it, and with what waits'
);
select is(of_conflict('Part', 'concat_ws('' '', rule, severity, cause_kind)'), 'resource.blackout 3 blackout', 'What stands cannot take place');
select is(
    seen('tap_auditor', 'select count(distinct cause_id) from poolbook_1.conflicts where rule = ''resource.blackout'''), '1',
    'Both come of one cause'
);
do $$
begin
    perform poolbook_1.remove_blackout(
        id('P'), 'open', 'content', 'act', (select cause_reference from poolbook_1.conflicts where cause = 'Hall' limit 1), null
    );
end
$$;
select is(conflicts('{open}') ~ 'blackout', false, 'With the closure taken back nothing is');

-- A waived conflict stays waived while it is seen, until its time.
reset session authorization;
update poolbook.conflict
set state = 'waived', waived_until = '2027-02-01 00:00+08'
where claimant_id = id('Whole') and rule = 'venue.double';
set local session authorization tap_officer_a;
do $$ begin perform move('Whole', '2027-03-10 09:00+08', '2027-03-10 12:00+08'); end $$;
reset session authorization;
select is(
    (select state from poolbook.conflict where claimant_id = id('Whole') and rule = 'venue.double'), 'waived',
    'What is waived stays so when it is seen again'
);
set local test.now = '2027-02-02 09:00+08';
select is(
    seen('tap_coordinator_a', 'select state from poolbook_1.conflicts where subject_code = ''HALL'' and rule = ''venue.double'''),
    'open', 'until its time is over'
);

-- What stands is read by those who keep the pool, and by its parties.
select is(
    seen('tap_' || login, 'select count(*) > 0 from poolbook_1.standing'), expected,
    format('%s reads what stands: %s', login, expected)
)
from (
    values ('officer_a', 'true'), ('finance', 'false'), ('coordinator_a', 'true'), ('auditor', 'true'), ('reporter', 'true'),
        ('officer_d', 'false')
) as listed (login, expected);
select is(
    outcome_as('tap_' || login, $$ select * from poolbook_1.scan_rules(id('P'), '2028-01-01') $$), expected,
    format('%s looks at every rule: %s', login, expected)
)
from (values ('officer_a', '42501'), ('finance', '42501'), ('reporter', 'done'), ('administrator', 'done')) as listed (login, expected);
select is(
    outcome_as('tap_' || login, $$ select poolbook_1.see_conflicts(id('P'), 'see', 'content', 'try', '[]', null, null) $$),
    expected,
    format('%s writes conflicts: %s', login, expected)
)
from (values ('coordinator_a', '42501'), ('reporter', 'PB002'), ('administrator', 'PB002')) as listed (login, expected);

-- What was planned for a few would read all of many.
reset session authorization;
insert into poolbook.conflict
select copy.*
from generate_series(1, 2000) as number
cross join (select * from poolbook.conflict limit 1) as conflict
cross join jsonb_populate_record(null::poolbook.conflict, to_jsonb(conflict) || jsonb_build_object(
    'conflict_id', gen_random_uuid(), 'subject_id', gen_random_uuid(), 'reference', 'C-' || (1000000 + number)
)) as copy;
select cmp_ok(
    (select reltuples::integer from pg_class where oid = 'poolbook.conflict'::regclass), '<', 2000,
    'The server has not looked at conflicts that have just come'
);
set local session authorization tap_reporter;
do $$ begin perform poolbook_1.see_conflicts(id('P'), 'many', 'content', 'act', '[]', null, null); end $$;
reset session authorization;
select cmp_ok(
    (select reltuples::integer from pg_class where oid = 'poolbook.conflict'::regclass), '>', 2000,
    'and does before more are written'
);

select * from finish();
rollback;
