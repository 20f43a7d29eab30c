-- Resolutions: what ends a conflict, in one act of whoever holds the chair at that instant. The conflict counts as
-- resolved while the steps are applied; if it is found again afterwards, the act is refused.

-- What a reservation is before it is changed, so that it can be that again.
create function poolbook_1.memory_of(act poolbook_1.act, p_reservation uuid) returns jsonb
language plpgsql as $$
declare
    standing constant poolbook.reservation = standing_of(act, p_reservation);
begin
    return to_jsonb(content_of(act.pool_id, p_reservation)) || jsonb_build_object(
        'reservation_id', p_reservation,
        'state', standing.state,
        'expires_at', standing.expires_at,
        'party_ids', standing.party_ids,
        'commitments', (
            select coalesce(jsonb_agg(to_jsonb(commitment) - 'pool_id' order by commitment.line_id), '[]')
            from commitment
            where commitment.pool_id = act.pool_id
                and commitment.reservation_id = p_reservation
        )
    );
end
$$;

-- What is to be done about a conflict: the steps of a proposal by its letter, of a plan, or those given.
create function poolbook_1.way_out(
    p_pool uuid,
    p_conflict uuid,
    p_how jsonb,
    out kind text,
    out steps jsonb
)
language plpgsql as $$
begin
    if p_how ? 'letter' then
        select
            proposal.kind,
            proposal.steps
        into kind, steps
        from proposal
        where proposal.pool_id = p_pool
            and proposal.conflict_id = p_conflict
            and proposal.letter = p_how ->> 'letter';
        if kind is null then
            perform not_found('proposal', p_how ->> 'letter');
        end if;
    elsif p_how ? 'plan' then
        select
            plan_item.kind,
            plan_item.steps
        into kind, steps
        from plan_item
        where plan_item.pool_id = p_pool
            and plan_item.plan_id = (p_how ->> 'plan')::uuid
            and plan_item.conflict_id = p_conflict;
        if kind is null then
            perform not_found('plan', p_how ->> 'plan');
        end if;
    else
        kind = p_how ->> 'kind';
        steps = coalesce(p_how -> 'steps', '[]');
    end if;
    if kind not in ('waive', 'uphold') and steps = '[]' then
        perform bad_data('[{"field": "steps", "value": null}]');
    end if;
end
$$;

-- What ended a conflict last and was not undone. Whoever changes it holds the lock of the pool's conflicts.
create function poolbook_1.last_resolution(p_pool uuid, p_conflict uuid) returns poolbook.resolution
language plpgsql stable as $$
declare
    last poolbook.resolution;
begin
    select *
    into last
    from resolution
    where resolution.pool_id = p_pool
        and resolution.conflict_id = p_conflict
        and resolution.undone_at is null
    order by resolution.resolved_at desc
    limit 1;
    return last;
end
$$;

-- Refuses to act on a conflict that is not open, saying who resolved it and when.
create function poolbook_1.not_open(act poolbook_1.act, found poolbook.conflict) returns void
language plpgsql as $$
begin
    perform refuse((
        select jsonb_build_array(jsonb_strip_nulls(jsonb_build_object(
            'rule', 'conflict.state',
            'name', found.reference,
            'word', found.state,
            'host', case
                when found.state = 'resolved' then coalesce(
                    name_of_organization(act.pool_id, (last.its).organization_id), (last.its).name
                )
            end,
            'starts_at', case when found.state = 'resolved' then (last.resolution).resolved_at end,
            'ends_at', case when found.state = 'resolved' then (last.resolution).resolved_at + interval '1 second' end
        )))
        from (select 1) as one
        left join lateral (
            select
                resolution,
                member as its
            from resolution
            join member
                on member.pool_id = resolution.pool_id
                and member.member_id = resolution.resolved_by
            where resolution.pool_id = act.pool_id
                and resolution.conflict_id = found.conflict_id
                and resolution.undone_at is null
            order by resolution.resolved_at desc
            limit 1
        ) as last on true
    ));
end
$$;

-- Whether a decision about a conflict was objected to, and nobody has decided again.
create function poolbook_1.is_contested(p_pool uuid, p_conflict uuid) returns boolean
language plpgsql as $$
begin
    return (last_resolution(p_pool, p_conflict)).objected_at is not null;
end
$$;

-- Whether the last way out of a conflict waits, or waited, for the yes of others.
create function poolbook_1.is_waiting(p_pool uuid, p_conflict uuid) returns boolean
language plpgsql as $$
begin
    return (last_resolution(p_pool, p_conflict)).undo ->> 'waits_until' is not null;
end
$$;

-- Whether the caller's organization decided what was objected to: then it is the next chair's.
create function poolbook_1.must_not_decide_again(act poolbook_1.act, found poolbook.conflict) returns void
language plpgsql as $$
begin
    if is_contested(act.pool_id, found.conflict_id) and act.organization_id = (
        select duty_term.organization_id
        from duty_term
        where duty_term.pool_id = act.pool_id
            and duty_term.term_id = (last_resolution(act.pool_id, found.conflict_id)).term_id
    ) then
        perform refuse(jsonb_build_array(jsonb_build_object(
            'rule', 'conflict.contested', 'name', found.reference)));
    end if;
end
$$;

-- The organizations that an act has told something, beside the caller's own.
create function poolbook_1.told_by(act poolbook_1.act) returns integer
language plpgsql as $$
begin
    return (
        select count(distinct party)
        from audit
        cross join unnest(audit.party_ids) as party
        where audit.pool_id = act.pool_id
            and audit.command_id = act.command_id
            and party is distinct from act.organization_id
    );
end
$$;

-- Writes what a conflict has become by the caller's decision, and tells its parties.
create function poolbook_1.conflict_becomes(
    act poolbook_1.act,
    had poolbook.conflict,
    p_number integer,
    p_state text,
    p_waived_until timestamptz,
    p_kind text
) returns void
language plpgsql as $$
declare
    changed poolbook.conflict;
begin
    update conflict
    set
        state = p_state,
        waived_until = p_waived_until,
        version = version + 1
    where conflict.pool_id = act.pool_id
        and conflict.conflict_id = had.conflict_id
    returning *
    into changed;
    perform record(
        act, p_number, act.name, 'conflict', had.conflict_id, had.version, changed.version,
        jsonb_strip_nulls(jsonb_build_object(
            'state', jsonb_build_array(had.state, p_state),
            'kind', p_kind,
            'waived_until', p_waived_until
        )),
        changed.party_ids
    );
end
$$;

-- Refuses steps that touch what is not in the conflict, or what has changed since they were thought of.
create function poolbook_1.must_be_its_own(act poolbook_1.act, had poolbook.conflict, p_steps jsonb) returns void
language plpgsql as $$
begin
    if exists (
        select 1
        from targets_of(p_steps) as target
        where target.reservation_id <> all (had.claimant_id || had.other_ids)
    ) then
        perform not_permitted(array['administrator']);
    end if;
    perform refuse(reasons)
    from changed_since(act, p_steps) as reasons
    where reasons <> '[]';
end
$$;

-- Does the steps of a way out, and looks whether the conflict is gone by that; if it is not, it is refused. Everything is
-- locked. Returns what was changed, and until when the conflict waits for the yes of others.
create function poolbook_1.carry_out(
    act poolbook_1.act,
    had poolbook.conflict,
    p_kind text,
    p_steps jsonb,
    out changes jsonb,
    out waits_until timestamptz
)
language plpgsql as $$
declare
    step poolbook_1.step;
    number integer = 0;
begin
    changes = '[]';
    perform conflict_becomes(act, had, 1, 'resolved', null, p_kind);
    for step in select * from steps_of(p_steps) loop
        number = number + 100;
        changes = changes || apply_step(act, step, number);
    end loop;
    waits_until = (
        select max((asked.value ->> 'expires_at')::timestamptz)
        from jsonb_array_elements(changes) as change (value)
        cross join lateral jsonb_array_elements(change.value -> 'approvals') as asked (value)
        where change.value ->> 'state' = 'confirmed'
    );
    if waits_until is not null then
        -- What waits keeps the old places; until there is an answer nobody else need see to it.
        perform let_wait(act, had.conflict_id, waits_until);
        return;
    end if;
    perform see_again(act, had.claimant_id || had.other_ids);
    if exists (
        select 1
        from conflict
        where conflict.pool_id = act.pool_id
            and conflict.conflict_id = had.conflict_id
            and conflict.state <> 'resolved'
    ) then
        perform refuse(jsonb_build_array(jsonb_build_object(
            'rule', 'conflict.remains', 'name', had.reference)));
    end if;
end
$$;

-- Resolves a conflict by a letter, a plan's item, or steps of one's own; waives it until a time; or upholds what was
-- objected to. `p_how`: {"letter": …} | {"plan": …} | {"kind": …, "steps": […]} | {"kind": "waive", "until": …}.
create function poolbook_1.resolve(
    p_pool uuid,
    p_key text,
    p_content text,
    p_mode text,
    p_conflict uuid,
    p_how jsonb,
    p_reason text
) returns jsonb
language plpgsql security definer
set search_path = poolbook, poolbook_1, pg_temp as $$
declare
    act poolbook_1.act = begin_act(
        'conflict.resolve', p_pool, p_key, p_content, p_mode, array['coordinator', 'administrator']
    );
    had poolbook.conflict;
    way record;
    chair record;
    memories jsonb;
    done record;
    changes jsonb = '[]';
    v_until timestamptz;
    v_own boolean;
begin
    if act.answer is not null then
        return act.answer;
    end if;
    select *
    into had
    from conflict
    where conflict.pool_id = p_pool
        and conflict.conflict_id = p_conflict;
    if not found then
        perform not_found('conflict', p_conflict::text);
    end if;
    way = way_out(p_pool, p_conflict, p_how);
    perform lock_for_steps(act, had.claimant_id || had.other_ids, way.steps);
    perform lock_conflicts(p_pool);
    select *
    into had
    from conflict
    where conflict.pool_id = p_pool
        and conflict.conflict_id = p_conflict
    for no key update;
    chair = must_hold_chair(act, p_reason);
    if had.state not in ('open', 'waived') then
        perform not_open(act, had);
    end if;
    perform must_not_decide_again(act, had);
    perform must_be_its_own(act, had, way.steps);
    v_own = act.organization_id = any (hosts_in(had));

    if way.kind = 'waive' then
        v_until = (p_how ->> 'until')::timestamptz;
        if v_until is null or v_until <= chair.at then
            perform bad_data(jsonb_build_array(jsonb_build_object(
                'field', 'until', 'problem', 'past', 'value', p_how ->> 'until')));
        end if;
        memories = '[]';
        perform conflict_becomes(act, had, 1, 'waived', v_until, way.kind);
    elsif way.kind = 'uphold' then
        if not is_contested(p_pool, p_conflict) then
            perform not_open(act, had);
        end if;
        memories = '[]';
        perform conflict_becomes(act, had, 1, 'resolved', null, way.kind);
    else
        memories = (
            select jsonb_agg(memory_of(act, target.reservation_id) order by target.reservation_id)
            from targets_of(way.steps) as target
        );
        done = carry_out(act, had, way.kind, way.steps);
        changes = done.changes;
        v_until = done.waits_until;
    end if;

    insert into resolution (
        pool_id, resolution_id, conflict_id, kind, steps, undo, term_id, is_own_case, resolved_by, resolved_at, reason
    ) values (
        p_pool, id_of(act, 800000), p_conflict, way.kind, way.steps,
        jsonb_build_object(
            'conflict', to_jsonb(had) - '{pool_id,detail}'::text[],
            'waits_until', case when way.kind <> 'waive' then v_until end,
            'before', memories,
            'after', versions_of(act, memories, changes)
        ),
        chair.term_id, coalesce(v_own, false), act.member_id, chair.at, p_reason
    );
    return end_act(act, p_reason, jsonb_build_object(
        'reference', had.reference,
        'rule', had.rule,
        'kind', way.kind,
        'state', case when v_until is not null then 'waived' else 'resolved' end,
        'waived_until', v_until,
        'is_own_case', coalesce(v_own, false),
        'stepped_in', chair.term_id is null,
        'changes', changes,
        'told', told_by(act)
    ));
end
$$;

comment on function poolbook_1.resolve(uuid, text, text, text, uuid, jsonb, text) is
    'Ends a conflict in one act: the coordinator on duty at that instant, or an administrator with a reason.';

-- The organizations that host what is in conflict.
create function poolbook_1.hosts_in(found poolbook.conflict) returns uuid[]
language plpgsql as $$
begin
    return array(
        select distinct host
        from reservation
        join event
            on event.pool_id = reservation.pool_id
            and event.event_id = reservation.event_id
        cross join unnest(event.host_ids) as host
        where reservation.pool_id = found.pool_id
            and reservation.reservation_id = any (found.claimant_id || found.other_ids)
    );
end
$$;

-- A conflict whose way out waits for the yes of others.
create function poolbook_1.let_wait(act poolbook_1.act, p_conflict uuid, p_until timestamptz) returns void
language plpgsql as $$
declare
    changed poolbook.conflict;
begin
    update conflict
    set
        state = 'waived',
        waived_until = p_until,
        version = version + 1
    where conflict.pool_id = act.pool_id
        and conflict.conflict_id = p_conflict
    returning *
    into changed;
    perform record(
        act, 2, 'conflict.wait', 'conflict', p_conflict, changed.version - 1, changed.version,
        jsonb_build_object('state', jsonb_build_array('resolved', 'waived'), 'waived_until', p_until),
        changed.party_ids
    );
end
$$;

-- The versions that a way out has left behind: of what it changed, and of what it added.
create function poolbook_1.versions_of(act poolbook_1.act, p_memories jsonb, p_changes jsonb) returns jsonb
language plpgsql as $$
begin
    return (
        select coalesce(jsonb_object_agg(reservation.reservation_id, reservation.version), '{}')
        from reservation
        where reservation.pool_id = act.pool_id
            and reservation.reservation_id in (
                select (memory.value ->> 'reservation_id')::uuid
                from jsonb_array_elements(p_memories) as memory (value)
                union
                select (added.value #>> '{}')::uuid
                from jsonb_array_elements(p_changes) as change (value)
                cross join lateral jsonb_array_elements(change.value -> 'added') as added (value)
            )
    );
end
$$;

-- What waited for the yes of others, and does not get it, or was changed otherwise: its conflict is open again.
create function poolbook_1.stop_waiting(act poolbook_1.act, p_reservations uuid[]) returns void
language plpgsql as $$
declare
    waived constant uuid[] = array(
        select conflict.conflict_id
        from conflict
        where conflict.pool_id = act.pool_id
            and conflict.state = 'waived'
            and (conflict.claimant_id = any (p_reservations) or conflict.other_ids && p_reservations)
    );
    had poolbook.conflict;
    number integer = 1900000;
begin
    if waived = '{}' then
        return;
    end if;
    perform lock_conflicts(act.pool_id);
    for had in
        select *
        from conflict
        where conflict.pool_id = act.pool_id
            and conflict.conflict_id = any (waived)
            and conflict.state = 'waived'
            and is_waiting(conflict.pool_id, conflict.conflict_id)
        order by conflict.conflict_id
        for no key update
    loop
        number = number + 1;
        update conflict
        set
            state = 'open',
            waived_until = null,
            version = version + 1
        where conflict.pool_id = act.pool_id
            and conflict.conflict_id = had.conflict_id;
        perform record(
            act, number, 'conflict.reopen', 'conflict', had.conflict_id, had.version, had.version + 1,
            '{"state": ["waived", "open"]}', had.party_ids
        );
    end loop;
end
$$;
