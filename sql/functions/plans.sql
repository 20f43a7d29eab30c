-- Plans: ways out of many conflicts together, kept until they are carried out.

-- Keeps a plan, each of whose items is a way out of a conflict, or why there is none: [{"conflict_id", "kind", "steps",
-- "effects"} or {"conflict_id", "why"}, ...].
create function poolbook_1.keep_plan(
    p_pool uuid,
    p_key text,
    p_content text,
    p_mode text,
    p_disturbance integer,
    p_items jsonb,
    p_reason text
) returns jsonb
language plpgsql security definer
set search_path = poolbook, poolbook_1, pg_temp as $$
declare
    act poolbook_1.act = begin_act('plan', p_pool, p_key, p_content, p_mode, array['coordinator', 'administrator']);
    v_plan constant uuid = id_of(act, 0);
    v_reference text;
    parties uuid[];
begin
    if act.answer is not null then
        return act.answer;
    end if;
    perform must_hold_chair(act, p_reason);
    for length in 2 .. 10 loop
        v_reference = 'P-' || crockford(v_plan, length);
        exit when not exists (
            select 1
            from plan
            where plan.pool_id = p_pool
                and plan.reference = v_reference
        );
    end loop;
    insert into plan (pool_id, plan_id, reference, disturbance, made_by, made_at)
    values (p_pool, v_plan, v_reference, p_disturbance, act.member_id, poolbook.now());
    insert into plan_item (pool_id, plan_id, conflict_id, kind, steps, effects, why)
    select
        p_pool,
        v_plan,
        item.conflict_id,
        item.kind,
        item.steps,
        item.effects,
        item.why
    from jsonb_to_recordset(p_items) as item (conflict_id uuid, kind text, steps jsonb, effects jsonb, why jsonb);
    select array_agg(distinct party)
    into parties
    from plan_item
    join conflict
        on conflict.pool_id = plan_item.pool_id
        and conflict.conflict_id = plan_item.conflict_id
    cross join unnest(conflict.party_ids) as party
    where plan_item.pool_id = p_pool
        and plan_item.plan_id = v_plan;
    perform record(
        act, 1, 'plan', 'plan', v_plan, null, 1, jsonb_build_object('items', jsonb_array_length(p_items)),
        coalesce(parties, '{}')
    );
    return end_act(act, p_reason, jsonb_build_object(
        'reference', v_reference,
        'disturbance', p_disturbance,
        'cleared', (
            select count(*)
            from plan_item
            where plan_item.pool_id = p_pool
                and plan_item.plan_id = v_plan
                and plan_item.kind is not null
        ),
        'conflicts', jsonb_array_length(p_items)
    ));
end
$$;

comment on function poolbook_1.keep_plan(uuid, text, text, text, integer, jsonb, text) is
    'Keeps a plan of who holds the chair: for each of many conflicts a way out, or why there is none.';
