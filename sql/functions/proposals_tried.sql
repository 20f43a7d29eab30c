-- Ways out are tried before they are proposed: done by the same functions that resolve, and taken back at once. So what is
-- proposed is what the database accepts, whatever its rules and the state of everybody's money.

-- What one way out would come to: whose yes it waits for. What stands in its way refuses it.
create function poolbook_1.try_way(act poolbook_1.act, p_conflict uuid, p_kind text, p_steps jsonb) returns jsonb
language plpgsql as $$
declare
    had poolbook.conflict;
    done record;
begin
    select *
    into had
    from conflict
    where conflict.pool_id = act.pool_id
        and conflict.conflict_id = p_conflict;
    perform lock_for_steps(act, had.claimant_id || had.other_ids, p_steps);
    perform lock_conflicts(act.pool_id);
    select *
    into had
    from conflict
    where conflict.pool_id = act.pool_id
        and conflict.conflict_id = p_conflict
    for no key update;
    if had.state not in ('open', 'waived') then
        perform not_open(act, had);
    end if;
    perform must_be_its_own(act, had, p_steps);
    done = carry_out(act, had, p_kind, p_steps);
    return jsonb_build_object('reasons', '[]'::jsonb, 'approvals', (
        select coalesce(
            jsonb_agg(distinct jsonb_build_object(
                'id', needed.organization_id,
                'name', name_of_organization(act.pool_id, needed.organization_id)
            )),
            '[]'
        )
        from (
            select approval.organization_id
            from jsonb_array_elements(done.changes) as change (value)
            cross join lateral jsonb_array_elements(change.value -> 'approvals') as asked (value)
            join approval
                on approval.pool_id = act.pool_id
                and approval.reference = asked.value ->> 'reference'
                and approval.state = 'waiting'
            union all
            select (later.value #>> '{}')::uuid
            from jsonb_array_elements(done.changes) as change (value)
            cross join lateral jsonb_array_elements(change.value -> 'will_ask') as later (value)
        ) as needed
    ));
end
$$;

-- What each of several ways out of a conflict would come to, each by itself, in their order: [{"reasons": […],
-- "approvals": [{"id", "name"}]}, …]. Nothing is written.
create function poolbook_1.try_ways(p_pool uuid, p_conflict uuid, p_ways jsonb) returns jsonb
language plpgsql security definer
set search_path = poolbook, poolbook_1, pg_temp as $$
declare
    act poolbook_1.act = begin_act(
        'conflict.try', p_pool, 'try ' || gen_random_uuid(), '', 'try', array['coordinator', 'administrator', 'reporter']
    );
    way jsonb;
    verdict jsonb;
    detail text;
    verdicts jsonb = '[]';
begin
    for way in
        select listed.value
        from jsonb_array_elements(p_ways) with ordinality as listed (value, position)
        order by listed.position
    loop
        begin
            verdict = try_way(act, p_conflict, way ->> 'kind', way -> 'steps');
            raise exception using errcode = 'PB900', message = 'taken back';
        exception
            when sqlstate 'PB900' then null;
            when sqlstate 'PB001' then
                get stacked diagnostics detail = pg_exception_detail;
                verdict = jsonb_build_object('reasons', detail::jsonb, 'approvals', '[]'::jsonb);
            when sqlstate 'PB004' or sqlstate 'PB005' or sqlstate 'PB006' then
                verdict = '{"reasons": [{"rule": "conflict.changed"}], "approvals": []}';
        end;
        verdicts = verdicts || jsonb_build_array(verdict);
    end loop;
    return verdicts;
end
$$;

comment on function poolbook_1.try_ways(uuid, uuid, jsonb) is
    'What stands in the way of each of several ways out of a conflict, and who would have to agree; nothing is written.';
