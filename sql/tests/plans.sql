-- Plans: who keeps them, who sees what of them.
begin;
\ir setup/pool.sql
select plan(17);

set local session authorization tap_officer_a;
do $$
begin
    perform reserve('There', '2027-03-06 14:00+08', '2027-03-06 17:00+08', '{HALL}');
    perform reserve('Later', '2027-03-06 15:00+08', '2027-03-06 16:00+08', '{HALL}', p_state => 'request');
    perform reserve('Last', '2027-03-06 16:00+08', '2027-03-06 17:00+08', '{HALL}', p_state => 'request');
end
$$;
reset session authorization;
insert into poolbook.conflict (
    pool_id, conflict_id, reference, rule, subject_id, claimant_id, other_ids, cause_kind, cause_id, severity, detail,
    starts_at, ends_at, party_ids, first_seen_at, last_seen_at, due_at, state, version
)
select
    id('P'), gen_random_uuid(), 'C-' || claimant.reference, 'venue.double', id('HALL'), id(claimant.title), array[id('There')],
    'reservation', id(claimant.title), 2, '{"rule": "venue.double"}', '2027-03-06 15:00+08', '2027-03-06 16:00+08', array[id('A')],
    poolbook.now(), poolbook.now(), '2027-03-05 12:00+08', 'open', 1
from (values ('Later', '4F2'), ('Last', '4F3')) as claimant (title, reference)
on conflict do nothing;

insert into poolbook.duty_term (pool_id, term_id, organization_id, starts_at, ends_at, previous_ends_at, version)
values (id('P'), gen_random_uuid(), id('A'), '2027-01-01 00:00+08', '2027-04-01 00:00+08', null, 1);

create function test.conflict(p_title text) returns uuid
language sql stable security definer as $$
    select conflict_id
    from poolbook.conflict
    where claimant_id = id(p_title)
        and rule = 'venue.double'
$$;
create function test.items() returns jsonb
language sql as $$
    select jsonb_build_array(
        jsonb_build_object(
            'conflict_id', conflict('Later'), 'kind', 'place', 'effects', '{"money": []}'::jsonb,
            'steps', jsonb_build_array(jsonb_build_object('do', 'move', 'reservation_id', id('Later'), 'version', 1))
        ),
        jsonb_build_object('conflict_id', conflict('Last'), 'why', '[{"rule": "venue.too-small"}]'::jsonb)
    )
$$;
create function test.keep(p_key text, p_mode text = 'act', p_reason text = null) returns jsonb
language sql as $$
    select poolbook_1.keep_plan(id('P'), p_key, 'content', p_mode, 12, items(), p_reason)
$$;
grant execute on all functions in schema test to public;

set local session authorization tap_officer_a;
select is(outcome($$ select keep('one') $$), '42501', 'An officer keeps no plan');
set local session authorization tap_coordinator_b;
select is(outcome($$ select keep('one') $$), 'PB001 duty.not-on-duty', 'Nor does who does not hold the chair');
set local session authorization tap_admin;
select is(outcome($$ select keep('one') $$), 'PB001 duty.reason', 'An administrator says why');
set local session authorization tap_coordinator_a;
select matches(keep('one') ->> 'reference', '^P-[0-9A-HJKMNP-TV-Z]{2,}$', 'A plan has a short reference');
select is(keep('one') - 'reference', '{"cleared": 1, "conflicts": 2, "disturbance": 12}', 'The same again answers the same');
select is(outcome($$ select keep('two', 'try') $$), 'PB002', 'A plan that is tried is not kept');
select is((select count(*) from poolbook_1.plans), 1::bigint, 'There is one');
select results_eq(
    $$ select kind, why #>> '{0,rule}' from poolbook_1.plan_items order by kind nulls last $$,
    $$ values ('place', null), (null, 'venue.too-small') $$,
    'It says what it does about each conflict, or why it does not'
);
select is(
    outcome(format($s$ select poolbook_1.keep_plan(%L, 'three', 'c', 'act', 1, '[{"conflict_id": "%s"}]', null) $s$, id('P'), conflict('Last'))),
    '23514', 'An item clears its conflict or says why not'
);
set local session authorization tap_officer_b;
select is_empty('select 1 from poolbook_1.plan_items', 'Whom the conflicts do not concern sees nothing of what is done about them');
set local session authorization tap_officer_a;
select is((select count(*) from poolbook_1.plan_items), 2::bigint, 'Whom they concern sees it');
reset session authorization;
select is((select act from poolbook.audit where subject_kind = 'plan'), 'plan', 'Who made it is on record');

-- Items are tried together: each as if those before it were done.
create function test.moving(p_title text, p_starts timestamptz) returns jsonb
language sql stable security definer as $$
    select jsonb_build_object(
        'conflict_id', conflict(p_title), 'kind', 'time', 'steps', jsonb_build_array(jsonb_build_object(
            'do', 'move', 'reservation_id', id(p_title), 'version', 1, 'confirm', true, 'starts_at', p_starts,
            'ends_at', p_starts + interval '1 hour', 'resource_ids', ids('{HALL}'), 'quantities', '{null}'::integer[],
            'project_ids', ids('{YOUTH}'), 'categories', '{catering}'::text[], 'amounts', '{3000}'::bigint[])))
$$;
create function test.calling_off(p_title text, p_what text) returns jsonb
language sql stable security definer as $$
    select jsonb_build_object(
        'conflict_id', conflict(p_title), 'kind', 'decline', 'steps', jsonb_build_array(jsonb_build_object(
            'do', 'cancel', 'reservation_id', id(p_what), 'version', 1)))
$$;
-- Of each item the rules that refuse it, or `gone` where another clears it.
create function test.tried(variadic p_items jsonb[]) returns text
language sql as $$
    select string_agg(
        case
            when verdict.value ? 'by' then 'gone'
            else coalesce(jsonb_path_query_array(verdict.value, '$.reasons[*].rule') ->> 0, 'done')
        end, ' ' order by verdict.position)
    from jsonb_array_elements(poolbook_1.try_plan(id('P'), to_jsonb(p_items))) with ordinality as verdict (value, position)
$$;
grant execute on all functions in schema test to public;
set local session authorization tap_coordinator_a;
select is(tried(moving('Last', '2027-03-07 11:00+08')), 'done', 'What there is enough of for one');
select is(
    tried(moving('Later', '2027-03-07 09:00+08'), moving('Last', '2027-03-07 11:00+08')), 'done money.short',
    'may not be enough for two'
);
select is(
    tried(calling_off('Later', 'There'), moving('Last', '2027-03-07 11:00+08')), 'done gone',
    'and what one clears, another need not'
);
reset session authorization;
select is(
    (select string_agg(distinct state, ' ') from poolbook.reservation where reservation_id in (id('Later'), id('Last'))),
    'request', 'Nothing of it is written'
);
select is(outcome_as('tap_officer_a', $$ select poolbook_1.try_plan(id('P'), '[]') $$), '42501', 'An officer tries none');

select * from finish();
rollback;
