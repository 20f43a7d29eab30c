-- Plans are tried before they are kept: one item after the other by the same functions that resolve, and all of it taken
-- back. So what two of them want is found to be enough for one only.

-- What the items of a plan come to, in their order, each where those before it were done: [{"reasons": […], "approvals":
-- […]}, …], or {"by": the conflict whose way out clears this one as well}. `p_items`: [{"conflict_id", "kind", "steps"},
-- …]. Nothing is written. All that they touch is locked until it is taken back.
create function poolbook_1.try_plan(p_pool uuid, p_items jsonb) returns jsonb
language plpgsql security definer
set search_path = poolbook, poolbook_1, pg_temp as $$
declare
    act poolbook_1.act = begin_act(
        'conflict.try', p_pool, 'try ' || gen_random_uuid(), '', 'try', array['coordinator', 'administrator']
    );
    v_conflicts constant uuid[] = array(
        select item.conflict_id from jsonb_to_recordset(p_items) as item (conflict_id uuid)
    );
    item record;
    cleared jsonb = '{}';
    verdict jsonb;
    detail text;
    verdicts jsonb = '[]';
begin
    begin
        perform lock_for_steps(
            act,
            array(
                select side.id
                from conflict
                cross join lateral unnest(conflict.claimant_id || conflict.other_ids) as side (id)
                where conflict.pool_id = p_pool
                    and conflict.conflict_id = any (v_conflicts)
            ),
            (
                select coalesce(jsonb_agg(step.value), '[]')
                from jsonb_array_elements(p_items) as listed (value)
                cross join lateral jsonb_array_elements(listed.value -> 'steps') as step (value)
            )
        );
        act.a_hold_has_run_out = false;
        perform lock_conflicts(p_pool);
        cleared = cleared_among(act, v_conflicts, '{}', null);
        for item in
            select
                listed.value ->> 'kind' as kind,
                listed.value -> 'steps' as steps,
                (listed.value ->> 'conflict_id')::uuid as conflict_id,
                listed.position::integer as number
            from jsonb_array_elements(p_items) with ordinality as listed (value, position)
            order by listed.position
        loop
            begin
                verdict = try_way(as_act_number(act, item.number), item.conflict_id, item.kind, item.steps);
                cleared = cleared_among(act, v_conflicts, cleared, item.conflict_id);
            exception
                when sqlstate 'PB001' then
                    get stacked diagnostics detail = pg_exception_detail;
                    verdict = jsonb_build_object('reasons', detail::jsonb, 'approvals', '[]'::jsonb);
                when sqlstate 'PB004' or sqlstate 'PB005' or sqlstate 'PB006' then
                    verdict = '{"reasons": [{"rule": "conflict.changed"}], "approvals": []}';
            end;
            if verdict -> 'reasons' <> '[]' and cleared ->> item.conflict_id::text is not null then
                verdict = verdict || jsonb_build_object('by', cleared -> item.conflict_id::text);
            end if;
            verdicts = verdicts || jsonb_build_array(verdict);
        end loop;
        raise exception using errcode = 'PB900', message = 'taken back';
    exception
        when sqlstate 'PB900' then null;
    end;
    return verdicts;
end
$$;

comment on function poolbook_1.try_plan(uuid, jsonb) is
    'What becomes of the items of a plan, done one after the other; nothing is written.';

-- An act as the one of a number among several that are tried together: what it makes has identifiers of its own.
create function poolbook_1.as_act_number(act poolbook_1.act, p_number integer) returns poolbook_1.act
language plpgsql as $$
begin
    act.key = act.key || ' ' || p_number;
    act.command_id = id_of(act, 0);
    return act;
end
$$;

-- Which of some conflicts are gone, each with the one whose way out did it; null for what was gone before.
create function poolbook_1.cleared_among(
    act poolbook_1.act,
    p_conflicts uuid[],
    p_cleared jsonb,
    p_by uuid
) returns jsonb
language plpgsql as $$
begin
    return p_cleared || (
        select coalesce(jsonb_object_agg(conflict.conflict_id, p_by), '{}')
        from conflict
        where conflict.pool_id = act.pool_id
            and conflict.conflict_id = any (p_conflicts)
            and conflict.state = 'gone'
            and not p_cleared ? conflict.conflict_id::text
    );
end
$$;
