-- A member leaves, and another takes over what names them: the person whom bookings take, and what they asked others
-- for and still waits. What they did stays theirs.
create function poolbook_1.retire_member(
    p_pool uuid,
    p_key text,
    p_content text,
    p_mode text,
    p_member uuid,
    p_from date,
    p_successor uuid,
    p_reason text
) returns jsonb
language plpgsql security definer
set search_path = poolbook, poolbook_1, pg_temp as $$
declare
    act poolbook_1.act = begin_act('member.retire', p_pool, p_key, p_content, p_mode, array['administrator']);
    standing record;
    heir poolbook.member;
    passed record;
    number integer = 1;
    resources integer = 0;
    approvals integer = 0;
    v_from date;
begin
    if act.answer is not null then
        return act.answer;
    end if;
    if p_from is null or p_from < (poolbook.now() at time zone act.zone)::date or not isfinite(p_from) then
        perform bad_data(jsonb_build_array(jsonb_build_object(
            'field', 'from', 'problem', 'past', 'value', p_from)));
    end if;
    perform 1
    from pool
    where pool.pool_id = p_pool
    for no key update;
    standing = thing_to_retire(act, 'member', p_member);
    select *
    into heir
    from member
    where member.pool_id = p_pool
        and member.member_id = p_successor
    for no key update;
    if not found then
        perform not_found('member', p_successor::text);
    end if;
    if p_successor = p_member or has_come(heir.retired_from, p_pool) then
        perform bad_data(jsonb_build_array(jsonb_build_object(
            'field', 'successor', 'problem', 'retired', 'value', heir.login)));
    end if;
    v_from = (
        select least(p_from, organization.retired_from)
        from member
        left join organization
            on organization.pool_id = member.pool_id
            and organization.organization_id = member.organization_id
        where member.pool_id = p_pool
            and member.member_id = p_member
    );
    update member
    set
        retired_from = v_from,
        version = version + 1
    where member.pool_id = p_pool
        and member.member_id = p_member;
    perform record(
        act, 1, 'member.retire', 'member', p_member, standing.version, standing.version + 1,
        jsonb_build_object(
            'retired_from', jsonb_build_array(standing.retired_from, v_from),
            'successor', jsonb_build_array(null, p_successor)
        ),
        standing.party_ids
    );
    for passed in
        update resource
        set
            member_id = p_successor,
            version = version + 1
        where resource.pool_id = p_pool
            and resource.member_id = p_member
        returning resource.resource_id, resource.version, resource.owner_id
    loop
        number = number + 1;
        resources = resources + 1;
        perform record(
            act, number, 'member.succeed', 'resource', passed.resource_id, passed.version - 1, passed.version,
            jsonb_build_object('member_id', jsonb_build_array(p_member, p_successor)), array[passed.owner_id]
        );
    end loop;
    for passed in
        update approval
        set
            asked_by = p_successor,
            version = version + 1
        where approval.pool_id = p_pool
            and approval.asked_by = p_member
            and approval.state = 'waiting'
        returning approval.approval_id, approval.version, approval.party_ids
    loop
        number = number + 1;
        approvals = approvals + 1;
        perform record(
            act, number, 'member.succeed', 'approval', passed.approval_id, passed.version - 1, passed.version,
            jsonb_build_object('asked_by', jsonb_build_array(p_member, p_successor)), passed.party_ids
        );
    end loop;
    perform check_administrators(p_pool);
    if act.mode = 'act' then
        perform shut_out_retired(p_pool);
    end if;
    return end_act(act, p_reason, jsonb_build_object(
        'code', standing.code,
        'name', standing.name,
        'retired_from', v_from,
        'retired_before', standing.retired_from,
        'outcome', 'changed',
        'resources', resources,
        'approvals', approvals
    ));
end
$$;

comment on function poolbook_1.retire_member(uuid, text, text, text, uuid, date, uuid, text) is
    'Retires a member from a day on, and passes on at once what names them: an administrator.';
