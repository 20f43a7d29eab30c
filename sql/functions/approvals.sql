-- Approvals: an act that needs the yes of others waits for it. What waits is a hold that keeps places and money: when
-- the last yes is there it stands, and with one no, or at the deadline, all of it is released.
--
-- A state, who may leave it, and how:
--   waiting    those who are asked, by approve and reject; who asked, by changing or cancelling what it is about; time
--   approved, rejected, withdrawn, expired are ends

-- Asks for one yes, of an organization, or where none is named of a second person of finance.
create function poolbook_1.ask_approval(
    act poolbook_1.act,
    p_number integer,
    p_kind text,
    p_subject uuid,
    p_organization uuid,
    p_what jsonb,
    p_amount bigint,
    p_expires_at timestamptz,
    p_parties uuid[]
) returns jsonb
language plpgsql as $$
declare
    v_id constant uuid = id_of(act, 700000 + p_number);
    length integer;
    asked poolbook.approval;
begin
    foreach length in array array[3, 4, 6, 8, 10] loop
        insert into approval (
            pool_id, approval_id, reference, subject_kind, subject_id, organization_id, what, amount, state, asked_by,
            asked_at, expires_at, party_ids, version
        ) values (
            act.pool_id, v_id, 'A-' || crockford(v_id, length), p_kind, p_subject, p_organization, p_what, p_amount,
            'waiting', act.member_id, poolbook.now(), p_expires_at, p_parties, 1
        )
        on conflict on constraint approval_reference_is_unique do nothing
        returning *
        into asked;
        exit when found;
    end loop;
    perform record(
        act, 700000 + p_number, 'approval.ask', 'approval', v_id, null, 1,
        jsonb_build_object(
            'state', jsonb_build_array(null, 'waiting'),
            'subject_id', jsonb_build_array(null, p_subject),
            'organization_id', jsonb_build_array(null, p_organization),
            'what', jsonb_build_array(null, p_what),
            'expires_at', jsonb_build_array(null, p_expires_at)
        ),
        p_parties
    );
    return describe_approval(asked);
end
$$;

-- Asks everything that `approvals_needed` found and no standing approval spares. Returns what was asked.
create function poolbook_1.ask_approvals(
    act poolbook_1.act,
    p_number integer,
    p_kind text,
    p_subject uuid,
    p_needs jsonb,
    p_expires_at timestamptz
) returns jsonb
language plpgsql as $$
declare
    need record;
    number integer = p_number;
    asked jsonb = '[]';
begin
    for need in
        select listed.*
        from jsonb_to_recordset(p_needs) as listed (
            organization_id uuid,
            what jsonb,
            amount bigint,
            is_spared boolean
        )
    loop
        continue when need.is_spared;
        asked = asked || ask_approval(
            act, number, p_kind, p_subject, need.organization_id, need.what, need.amount, p_expires_at,
            array_remove(array[need.organization_id, act.organization_id], null)
        );
        number = number + 1;
    end loop;
    return asked;
end
$$;

-- An approval as people read it: identifiers with their names.
create function poolbook_1.describe_approval(asked poolbook.approval) returns jsonb
language plpgsql stable as $$
begin
    return jsonb_build_object(
        'reference', asked.reference,
        'state', asked.state,
        'organization', (
            select organization.name
            from organization
            where organization.pool_id = asked.pool_id
                and organization.organization_id = asked.organization_id
        ),
        'what', what_named(asked.pool_id, asked.what),
        'amount', asked.amount,
        'expires_at', asked.expires_at
    );
end
$$;

-- What is to be agreed to, each project and resource with its name.
create function poolbook_1.what_named(p_pool uuid, p_what jsonb) returns jsonb
language plpgsql stable as $$
begin
    return (
        select coalesce(
            jsonb_agg(
                item.value || jsonb_strip_nulls(jsonb_build_object('name', coalesce(project.name, resource.name, joining.name)))
                order by item.position
            ),
            '[]'
        )
        from jsonb_array_elements(p_what) with ordinality as item (value, position)
        left join project
            on project.pool_id = p_pool
            and item.value ->> 'need' = 'project'
            and project.project_id = (item.value ->> 'id')::uuid
        left join resource
            on resource.pool_id = p_pool
            and item.value ->> 'need' = 'resource'
            and resource.resource_id = (item.value ->> 'id')::uuid
        left join organization as joining
            on joining.pool_id = p_pool
            and item.value ->> 'need' = 'join'
            and joining.organization_id = (item.value ->> 'id')::uuid
    );
end
$$;

-- Until when what is asked now waits, for something that begins then.
create function poolbook_1.approval_deadline(act poolbook_1.act, p_starts timestamptz) returns timestamptz
language plpgsql as $$
begin
    return (
        select least(poolbook.now() + pool.approval_hours * interval '1 hour', p_starts)
        from pool
        where pool.pool_id = act.pool_id
    );
end
$$;

-- Ends approvals that nobody decides any more, because what they are about has ended.
create function poolbook_1.end_approvals(act poolbook_1.act, p_subjects uuid[], p_state text) returns void
language plpgsql as $$
begin
    perform end_approvals(act, p_state, array(
        select approval.approval_id
        from approval
        where approval.pool_id = act.pool_id
            and approval.subject_id = any (p_subjects)
            and approval.state = 'waiting'
    ));
end
$$;

-- Ends approvals, as given.
create function poolbook_1.end_approvals(act poolbook_1.act, p_state text, p_approvals uuid[]) returns void
language plpgsql as $$
declare
    ended record;
    number integer = (
        select coalesce(max(audit.number), 0)
        from audit
        where audit.pool_id = act.pool_id
            and audit.command_id = act.command_id
    );
begin
    for ended in
        update approval
        set
            state = p_state,
            decided_at = poolbook.now(),
            version = version + 1
        where approval.pool_id = act.pool_id
            and approval.approval_id = any (p_approvals)
        returning approval.approval_id, approval.version, approval.party_ids
    loop
        number = number + 1;
        perform record(
            act, number, 'approval.' || p_state, 'approval', ended.approval_id, ended.version - 1, ended.version,
            jsonb_build_object('state', jsonb_build_array('waiting', p_state)), ended.party_ids
        );
    end loop;
end
$$;

-- Whether the caller is one of those whom an approval asks: an officer or coordinator of the organization, its finance
-- where there is money in it; finance where a second person is asked; an administrator.
create function poolbook_1.may_decide(act poolbook_1.act, asked poolbook.approval) returns boolean
language plpgsql as $$
begin
    return 'administrator' = any (act.roles)
        or asked.organization_id is not null
            and act.organization_id = asked.organization_id
            and (
                act.roles && array['officer', 'coordinator']
                or asked.amount > 0 and 'finance' = any (act.roles)
            )
        or asked.organization_id is null
            and 'finance' = any (act.roles)
            and (act.organization_id is null or act.organization_id = any (asked.party_ids));
end
$$;

-- Decides an approval, and with the last yes or the first no what waited for it.
create function poolbook_1.decide(act poolbook_1.act, p_approval uuid, p_verdict text, p_reason text) returns jsonb
language plpgsql as $$
declare
    asked poolbook.approval;
    came_to jsonb;
begin
    select *
    into asked
    from approval
    where approval.pool_id = act.pool_id
        and approval.approval_id = p_approval;
    if asked.approval_id is null
        or not may_decide(act, asked)
        and act.organization_id <> all (asked.party_ids)
        and not act.roles && array['coordinator', 'auditor']
    then
        perform not_found('approval', p_approval::text);
    end if;
    if not may_decide(act, asked) then
        perform refuse(jsonb_build_array(jsonb_strip_nulls(jsonb_build_object(
            'rule', 'approval.others',
            'reference', asked.reference,
            'host', describe_approval(asked) ->> 'organization'
        ))));
    end if;
    if asked.asked_by = act.member_id then
        perform refuse(jsonb_build_array(jsonb_build_object('rule', 'approval.own', 'reference', asked.reference)));
    end if;
    perform lock_subject(act, asked.subject_kind, asked.subject_id);

    select *
    into asked
    from approval
    where approval.pool_id = act.pool_id
        and approval.approval_id = p_approval
    for no key update;
    if asked.state = 'waiting' and asked.expires_at <= poolbook.now() then
        asked.state = 'expired';
    end if;
    if asked.state <> 'waiting' then
        perform refuse(jsonb_build_array(jsonb_build_object(
            'rule', 'approval.settled', 'reference', asked.reference, 'verdict', asked.state)));
    end if;

    update approval
    set
        state = p_verdict,
        decided_by = act.member_id,
        decided_at = poolbook.now(),
        reason = p_reason,
        version = version + 1
    where approval.pool_id = act.pool_id
        and approval.approval_id = p_approval
    returning *
    into asked;
    perform record(
        act, 1, 'approval.' || p_verdict, 'approval', p_approval, asked.version - 1, asked.version,
        jsonb_build_object('state', jsonb_build_array('waiting', p_verdict)), asked.party_ids
    );
    if p_verdict = 'rejected' then
        perform end_approvals(act, array[asked.subject_id], 'withdrawn');
        came_to = settle(act, asked.subject_kind, asked.subject_id, p_verdict);
    elsif not exists (
        select 1
        from approval as other
        where other.pool_id = act.pool_id
            and other.subject_id = asked.subject_id
            and other.state = 'waiting'
    ) then
        came_to = settle(act, asked.subject_kind, asked.subject_id, p_verdict);
    end if;
    return end_act(
        act, p_reason,
        describe_approval(asked) || jsonb_build_object(
            'subject_kind', asked.subject_kind,
            'subject', coalesce(came_to, subject_of(act, asked.subject_kind, asked.subject_id)),
            'waits_for', (
                select coalesce(jsonb_agg(describe_approval(other) order by other.reference), '[]')
                from approval as other
                where other.pool_id = act.pool_id
                    and other.subject_id = asked.subject_id
                    and other.state = 'waiting'
            )
        )
    );
end
$$;

-- Locks what an approval is about, in the order that every act keeps: reservations before approvals. Where holds have
-- run out, they are freed in the same act.
create function poolbook_1.lock_subject(act poolbook_1.act, p_kind text, p_subject uuid) returns void
language plpgsql as $$
begin
    case p_kind
        when 'reservation', 'change' then
            perform lock_waiting(act, p_subject);
        else
            null; -- money locks its lines when it is settled
    end case;
end
$$;

-- What becomes of an act that waited, now that nobody is left to agree, or somebody has not. Each kind of act has its
-- own function, which returns what people are told of it.
create function poolbook_1.settle(act poolbook_1.act, p_kind text, p_subject uuid, p_verdict text) returns jsonb
language plpgsql as $$
begin
    case p_kind
        when 'reservation' then return settle_reservation(act, p_subject, p_verdict);
        when 'transfer', 'reversal', 'revision', 'reopening', 'payment' then
            perform settle_money(act, p_kind, p_subject, p_verdict);
            return null;
        when 'change' then return settle_change(act, p_subject, p_verdict);
    end case;
end
$$;

-- What an approval is about, as people read it.
create function poolbook_1.subject_of(act poolbook_1.act, p_kind text, p_subject uuid) returns jsonb
language plpgsql as $$
begin
    case p_kind
        when 'reservation', 'change' then return describe_waiting(act.pool_id, p_subject);
        else return null;
    end case;
end
$$;

create function poolbook_1.approve(
    p_pool uuid,
    p_key text,
    p_content text,
    p_mode text,
    p_approval uuid,
    p_reason text
) returns jsonb
language plpgsql security definer
set search_path = poolbook, poolbook_1, pg_temp as $$
declare
    act poolbook_1.act = begin_act(
        'approve', p_pool, p_key, p_content, p_mode, array['officer', 'coordinator', 'finance', 'administrator']
    );
begin
    if act.answer is not null then
        return act.answer;
    end if;
    return decide(act, p_approval, 'approved', p_reason);
end
$$;

comment on function poolbook_1.approve(uuid, text, text, text, uuid, text) is
    'Says yes to what waits for it; with the last yes it stands.';

create function poolbook_1.reject(
    p_pool uuid,
    p_key text,
    p_content text,
    p_mode text,
    p_approval uuid,
    p_reason text
) returns jsonb
language plpgsql security definer
set search_path = poolbook, poolbook_1, pg_temp as $$
declare
    act poolbook_1.act = begin_act(
        'reject', p_pool, p_key, p_content, p_mode, array['officer', 'coordinator', 'finance', 'administrator']
    );
begin
    if act.answer is not null then
        return act.answer;
    end if;
    return decide(act, p_approval, 'rejected', p_reason);
end
$$;

comment on function poolbook_1.reject(uuid, text, text, text, uuid, text) is
    'Says no to what waits for a yes: all that it keeps is released.';

-- Ends what nobody answered in time: what the reporter calls, so that places and money do not wait for a writer.
create function poolbook_1.expire(p_pool uuid, p_key text, p_content text, p_mode text) returns jsonb
language plpgsql security definer
set search_path = poolbook, poolbook_1, pg_temp as $$
declare
    act poolbook_1.act = begin_act('expire', p_pool, p_key, p_content, p_mode, array['reporter', 'administrator']);
    ended integer;
    money uuid[];
    lines uuid[];
    late record;
begin
    if act.answer is not null then
        return act.answer;
    end if;
    if is_quiet(p_pool) then
        return end_act(act, null, '{"expired": 0, "quiet": true}');
    end if;
    select count(*)
    into ended
    from reservation as held
    where held.pool_id = p_pool
        and held.state = 'hold'
        and held.expires_at <= poolbook.now();
    -- In the order of whoever decides: what a second person was asked, the transfers among it, then what holds keep, and
    -- the lines of all of them at once.
    select array_agg(waiting.approval_id)
    into money
    from (
        select approval.approval_id
        from approval
        where approval.pool_id = p_pool
            and approval.organization_id is null
            and approval.state = 'waiting'
            and approval.expires_at <= poolbook.now()
        order by approval.approval_id
        for no key update
    ) as waiting;
    select array_agg(moving.from_line_id) || array_agg(moving.to_line_id)
    into lines
    from (
        select
            transfer.from_line_id,
            transfer.to_line_id
        from transfer
        where transfer.pool_id = p_pool
            and transfer.transfer_id in (
                select approval.subject_id
                from approval
                where approval.pool_id = p_pool
                    and approval.approval_id = any (money)
            )
        order by transfer.transfer_id
        for no key update
    ) as moving;
    if act.a_hold_has_run_out then
        perform lock_reservations(act, '{}', '{}', '{}', '{}', '{}', coalesce(lines, '{}'));
    end if;
    perform lock_lines(p_pool, lines);
    for late in
        select distinct
            approval.subject_kind,
            approval.subject_id
        from approval
        where approval.pool_id = p_pool
            and approval.state = 'waiting'
            and approval.expires_at <= poolbook.now()
            and (approval.organization_id is not null or approval.approval_id = any (money))
        order by approval.subject_id
    loop
        ended = ended + 1;
        perform end_approvals(act, array[late.subject_id], 'expired');
        perform settle(act, late.subject_kind, late.subject_id, 'expired');
    end loop;
    return end_act(act, null, jsonb_build_object('expired', ended));
end
$$;

comment on function poolbook_1.expire(uuid, text, text, text) is
    'Frees every hold that has run out, and ends what nobody agreed to in time.';
