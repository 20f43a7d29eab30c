-- Undoing: every reservation is again what it was before, with its places and its money, while nobody has changed
-- anything of it since and its places are still free.

-- Makes a reservation again what it was, its row and all that it had being locked, and its places free.
create function poolbook_1.put_back(act poolbook_1.act, memory jsonb, p_number integer) returns void
language plpgsql as $$
declare
    standing constant poolbook.reservation = standing_of(act, (memory ->> 'reservation_id')::uuid);
    was constant poolbook_1.content = jsonb_populate_record(null::content, memory);
    its poolbook_1.act = for_its_organization(act, standing);
    v_state constant text = memory ->> 'state';
    v_parties constant uuid[] = array(select jsonb_array_elements_text(memory -> 'party_ids')::uuid);
    reasons jsonb = '[]';
begin
    its.asked_ids = was.hosts;
    if act.rules ? 'quota.spent' then
        if v_state = 'request' then
            perform release_quotas(act, array[standing.reservation_id]);
        else
            perform recharge_quotas(
                act, standing.reservation_id, was.hosts[1], was.starts, was.ends, was.resources, total_of(was.amounts)
            );
        end if;
    end if;
    if v_state <> 'request' then
        if v_state = 'hold' and (memory ->> 'expires_at')::timestamptz <= poolbook.now() then
            perform refuse(jsonb_build_array(jsonb_build_object(
                'rule', 'hold.expired', 'reference', standing.reference, 'expired_at', memory ->> 'expires_at')));
        end if;
        if was.ends <= poolbook.now() then
            perform refuse(jsonb_build_array(jsonb_build_object(
                'rule', 'period.past', 'starts_at', was.starts, 'ends_at', was.ends)));
        end if;
        reasons = take_places(
            its, standing.reservation_id, was.starts, was.ends, was.resources, was.quantities,
            lock_places(act.pool_id, was.resources, was.starts, was.ends, was.before, was.after, v_parties)
        );
        if act.rules is not null then
            reasons = reasons || beyond_limits(
                act, standing.reservation_id, was.hosts[1], was.kind, null, was.starts, was.ends, was.resources, null
            );
        end if;
        perform only_warnings(reasons);
    end if;
    perform put_money_back(act, standing.reservation_id, memory -> 'commitments');
    perform replace_resources(act, standing.reservation_id, was.resources, was.quantities);
    perform replace_payments(act, standing.reservation_id, was.projects, was.categories, was.amounts);
    update event
    set
        title = was.title,
        kind = was.kind,
        brand = was.brand,
        host_ids = was.hosts,
        shares = was.shares,
        party_ids = v_parties,
        version = version + 1
    where event.pool_id = act.pool_id
        and event.event_id = standing.event_id;
    update reservation
    set
        state = v_state,
        expires_at = (memory ->> 'expires_at')::timestamptz,
        starts_at = was.starts,
        ends_at = was.ends,
        attendance = was.attendance,
        buffer_before = was.before,
        buffer_after = was.after,
        party_ids = v_parties,
        version = version + 1
    where reservation.pool_id = act.pool_id
        and reservation.reservation_id = standing.reservation_id;
    perform record(
        act, p_number, 'undo', 'reservation', standing.reservation_id, standing.version, standing.version + 1,
        jsonb_build_object(
            'state', jsonb_build_array(standing.state, v_state),
            'starts_at', jsonb_build_array(standing.starts_at, was.starts),
            'ends_at', jsonb_build_array(standing.ends_at, was.ends),
            'resources', jsonb_build_array(null, to_jsonb(was.resources))
        ),
        array(select distinct party from unnest(v_parties || standing.party_ids) as party)
    );
end
$$;

-- Sets aside again, line by line, what a reservation had set aside, and gives back what it has beyond that. The lines are
-- locked. What was spent meanwhile cannot be put back.
create function poolbook_1.put_money_back(act poolbook_1.act, p_reservation uuid, p_commitments jsonb) returns void
language plpgsql as $$
declare
    line record;
    part record;
begin
    for line in
        select
            coalesce(was.line_id, now_set.line_id) as line_id,
            coalesce(now_set.reserved, 0) as reserved,
            coalesce(now_set.committed, 0) as committed,
            coalesce(now_set.spent, 0) as spent,
            coalesce(was.amount, 0) as amount_was,
            coalesce(was.reserved, 0) as reserved_was,
            coalesce(was.committed, 0) as committed_was,
            coalesce(was.spent, 0) as spent_was,
            coalesce(was.released, 0) as released_was,
            coalesce(was.tolerated, 0) as tolerated_was
        from (
            select *
            from commitment
            where commitment.pool_id = act.pool_id
                and commitment.reservation_id = p_reservation
        ) as now_set
        full join jsonb_populate_recordset(null::commitment, p_commitments) as was
            on was.line_id = now_set.line_id
        order by coalesce(was.line_id, now_set.line_id)
    loop
        if line.spent <> line.spent_was then
            perform refuse(jsonb_build_array(jsonb_build_object(
                'rule', 'conflict.settled', 'name', reference_of(act.pool_id, p_reservation))));
        end if;
        -- First what is given back, then what is taken: it may be the same money.
        for part in
            select *
            from (
                values
                    ('reserved', line.reserved_was - line.reserved), ('committed', line.committed_was - line.committed)
            ) as moved (balance, more)
            where moved.more <> 0
            order by moved.more
        loop
            if part.more < 0 then
                perform post(act, line.line_id, 'amend', part.balance, 'available', -part.more, p_reservation);
            else
                perform must_have(act, line.line_id, part.more);
                perform post(act, line.line_id, 'amend', 'available', part.balance, part.more, p_reservation);
            end if;
        end loop;
        update commitment
        set
            amount = line.amount_was,
            reserved = line.reserved_was,
            committed = line.committed_was,
            released = line.released_was,
            tolerated = line.tolerated_was
        where commitment.pool_id = act.pool_id
            and commitment.reservation_id = p_reservation
            and commitment.line_id = line.line_id;
    end loop;
end
$$;

-- Refuses to take more of a line than it has.
create function poolbook_1.must_have(act poolbook_1.act, p_line uuid, p_amount bigint) returns void
language plpgsql as $$
begin
    perform refuse(jsonb_build_array(jsonb_build_object(
        'rule', 'money.short',
        'project', project.name,
        'category', line.category,
        'asked', p_amount
    )))
    from budget_line as line
    join project
        on project.pool_id = line.pool_id
        and project.project_id = line.project_id
    where line.pool_id = act.pool_id
        and line.line_id = p_line
        and line.available < p_amount;
end
$$;

-- What has changed since a way out was taken: one reason for each reservation.
create function poolbook_1.built_on(act poolbook_1.act, p_name text, p_after jsonb) returns jsonb
language plpgsql as $$
begin
    return (
        select coalesce(
            jsonb_agg(
                jsonb_build_object('rule', 'conflict.settled', 'name', p_name, 'by', reservation.reference)
                order by reservation.reference
            ),
            '[]'
        )
        from jsonb_each_text(p_after) as left_behind (id, version)
        join reservation
            on reservation.pool_id = act.pool_id
            and reservation.reservation_id = left_behind.id::uuid
        where reservation.version <> left_behind.version::integer
    );
end
$$;

create function poolbook_1.undo_resolution(
    p_pool uuid,
    p_key text,
    p_content text,
    p_mode text,
    p_conflict uuid,
    p_reason text
) returns jsonb
language plpgsql security definer
set search_path = poolbook, poolbook_1, pg_temp as $$
declare
    act poolbook_1.act = begin_act(
        'conflict.undo', p_pool, p_key, p_content, p_mode, array['coordinator', 'administrator']
    );
    had poolbook.conflict;
    done poolbook.resolution;
    was poolbook.conflict;
    memory jsonb;
    chair record;
    number integer = 100;
    added uuid[];
    changed uuid[];
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
    done = last_resolution(p_pool, p_conflict);
    if done.resolution_id is null then
        perform refuse(jsonb_build_array(jsonb_build_object('rule', 'conflict.state', 'name', had.reference)));
    end if;
    changed = array(
        select (remembered.value ->> 'reservation_id')::uuid
        from jsonb_array_elements(done.undo -> 'before') as remembered (value)
    );
    added = array(
        select left_behind.id::uuid
        from jsonb_object_keys(done.undo -> 'after') as left_behind (id)
        where left_behind.id::uuid <> all (changed)
    );
    perform lock_for_steps(act, had.claimant_id || had.other_ids || changed || added, (
        select coalesce(
            jsonb_agg(jsonb_build_object(
                'resource_ids', remembered.value -> 'resources', 'starts_at', remembered.value -> 'starts',
                'project_ids', remembered.value -> 'projects', 'categories', remembered.value -> 'categories'
            )),
            '[]'
        )
        from jsonb_array_elements(done.undo -> 'before') as remembered (value)
    ));
    perform lock_conflicts(p_pool);
    select *
    into had
    from conflict
    where conflict.pool_id = p_pool
        and conflict.conflict_id = p_conflict
    for no key update;
    chair = must_hold_chair(act, p_reason);
    -- Another may have undone it while this waited.
    perform refuse(jsonb_build_array(jsonb_build_object('rule', 'conflict.state', 'name', had.reference)))
    from resolution
    where resolution.pool_id = p_pool
        and resolution.resolution_id = done.resolution_id
        and resolution.undone_at is not null;
    perform must_not_decide_again(act, had);
    perform refuse(reasons)
    from built_on(act, had.reference, done.undo -> 'after') as reasons
    where reasons <> '[]';

    perform drop_changes(act, change.replaces, '{}')
    from reservation as change
    where change.pool_id = p_pool
        and change.replaces = any (changed)
        and change.state = 'hold';
    for number in 101 .. 100 + cardinality(added) loop
        perform give_up(act, standing_of(act, added[number - 100]), number, 'undo');
    end loop;
    perform free_places(act, changed);
    number = 200;
    for memory in select value from jsonb_array_elements(done.undo -> 'before') loop
        number = number + 1;
        perform put_back(act, memory, number);
    end loop;
    update resolution
    set
        undone_by = act.member_id,
        undone_at = chair.at
    where resolution.pool_id = p_pool
        and resolution.resolution_id = done.resolution_id;

    was = jsonb_populate_record(null::conflict, done.undo -> 'conflict');
    perform see_again(act, had.claimant_id || had.other_ids);
    update conflict
    set
        first_seen_at = was.first_seen_at,
        hosts_until = was.hosts_until,
        due_at = was.due_at,
        other_ids = was.other_ids
    where conflict.pool_id = p_pool
        and conflict.conflict_id = p_conflict;
    select *
    into had
    from conflict
    where conflict.pool_id = p_pool
        and conflict.conflict_id = p_conflict;
    perform conflict_becomes(act, had, 1, was.state, was.waived_until, done.kind);
    return end_act(act, p_reason, jsonb_build_object(
        'reference', had.reference,
        'rule', had.rule,
        'kind', done.kind,
        'state', was.state,
        'changes', (
            select coalesce(
                jsonb_agg(jsonb_build_object(
                    'reference', reservation.reference,
                    'state', reservation.state,
                    'after', describe_content(p_pool, reservation.reservation_id)
                ) order by reservation.reference),
                '[]'
            )
            from reservation
            where reservation.pool_id = p_pool
                and reservation.reservation_id = any (changed)
        ),
        'told', told_by(act)
    ));
end
$$;

comment on function poolbook_1.undo_resolution(uuid, text, text, text, uuid, text) is
    'Makes everything that a resolution changed again what it was, while nothing else has built on it.';

-- Objects to a decision that the chair made in its own case: it is the next chair's, who changes or upholds it.
create function poolbook_1.object_to(
    p_pool uuid,
    p_key text,
    p_content text,
    p_mode text,
    p_conflict uuid,
    p_reason text
) returns jsonb
language plpgsql security definer
set search_path = poolbook, poolbook_1, pg_temp as $$
declare
    act poolbook_1.act = begin_act(
        'conflict.object', p_pool, p_key, p_content, p_mode, array['officer', 'coordinator']
    );
    had poolbook.conflict;
    done poolbook.resolution;
    decider uuid;
begin
    if act.answer is not null then
        return act.answer;
    end if;
    perform lock_conflicts(p_pool);
    select *
    into had
    from conflict
    where conflict.pool_id = p_pool
        and conflict.conflict_id = p_conflict
    for no key update;
    if not found or not may_see(act, had.party_ids) then
        perform not_found('conflict', p_conflict::text);
    end if;
    done = last_resolution(p_pool, p_conflict);
    select duty_term.organization_id
    into decider
    from duty_term
    where duty_term.pool_id = p_pool
        and duty_term.term_id = done.term_id;
    if not coalesce(
        done.is_own_case
            and done.objected_at is null
            and poolbook.now() <= done.resolved_at + interval '48 hours'
            and act.organization_id <> decider
            and act.organization_id = any (hosts_in(had)),
        false
    ) then
        perform refuse(jsonb_build_array(jsonb_build_object(
            'rule', 'conflict.objection', 'name', had.reference)));
    end if;
    update resolution
    set
        objected_by = act.member_id,
        objected_at = poolbook.now(),
        objection = p_reason
    where resolution.pool_id = p_pool
        and resolution.resolution_id = done.resolution_id;
    perform conflict_becomes(act, had, 1, 'open', null, done.kind);
    return end_act(act, p_reason, jsonb_build_object(
        'reference', had.reference,
        'decided_by', name_of_organization(p_pool, decider),
        'next', (
            select describe_term(term)
            from duty_term as term
            where term.pool_id = p_pool
                and term.starts_at > poolbook.now()
                and term.organization_id <> decider
            order by term.starts_at
            limit 1
        ),
        'told', told_by(act)
    ));
end
$$;

comment on function poolbook_1.object_to(uuid, text, text, text, uuid, text) is
    'Objects, within 48 hours, to what the chair decided in its own case: the next chair decides again.';

-- Passes a note on to who holds the chair: of a coordinator who does not.
create function poolbook_1.pass_note(
    p_pool uuid,
    p_key text,
    p_content text,
    p_mode text,
    p_conflict uuid,
    p_reason text
) returns jsonb
language plpgsql security definer
set search_path = poolbook, poolbook_1, pg_temp as $$
declare
    act poolbook_1.act = begin_act('conflict.note', p_pool, p_key, p_content, p_mode, array['coordinator']);
    had poolbook.conflict;
    held poolbook.duty_term;
begin
    if act.answer is not null then
        return act.answer;
    end if;
    select *
    into had
    from conflict
    where conflict.pool_id = p_pool
        and conflict.conflict_id = p_conflict;
    held = chair_at(p_pool, poolbook.now());
    if had.conflict_id is null or held.term_id is null then
        perform not_found('conflict', p_conflict::text);
    end if;
    return end_act(
        record(
            act, 1, 'conflict.note', 'conflict', p_conflict, null, had.version,
            jsonb_build_object('organization_id', jsonb_build_array(null, act.organization_id)),
            array[held.organization_id]
        ),
        p_reason,
        jsonb_build_object(
            'reference', had.reference, 'host', name_of_organization(p_pool, held.organization_id))
    );
end
$$;

comment on function poolbook_1.pass_note(uuid, text, text, text, uuid, text) is
    'Passes a note about a conflict on to who holds the chair.';
