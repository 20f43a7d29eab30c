-- What an organization agrees to beforehand: all of it anew, in the order given.

create function poolbook_1.set_standing_approvals(
    p_pool uuid,
    p_key text,
    p_content text,
    p_mode text,
    p_organization uuid,
    p_standing jsonb,
    p_reason text
) returns jsonb
language plpgsql security definer
set search_path = poolbook, poolbook_1, pg_temp as $$
declare
    act poolbook_1.act = begin_act(
        'org.standing', p_pool, p_key, p_content, p_mode, array['officer', 'coordinator', 'finance', 'administrator']
    );
    standing poolbook.organization;
    before jsonb;
    after jsonb;
begin
    if act.answer is not null then
        return act.answer;
    end if;
    select *
    into standing
    from organization
    where organization.pool_id = p_pool
        and organization.organization_id = p_organization
    for no key update;
    if not found then
        perform not_found('organization', p_organization::text);
    end if;
    if act.organization_id is distinct from p_organization and 'administrator' <> all (act.roles) then
        perform not_permitted(array['administrator']);
    end if;

    before = standing_approvals_of(p_pool, p_organization);
    delete from standing_approval
    where standing_approval.pool_id = p_pool
        and standing_approval.organization_id = p_organization;
    insert into standing_approval (pool_id, organization_id, position, for_id, amount, valid_until)
    select
        p_pool,
        p_organization,
        listed.position,
        (listed.value ->> 'for_id')::uuid,
        (listed.value ->> 'amount')::bigint,
        (listed.value ->> 'valid_until')::date
    from jsonb_array_elements(p_standing) with ordinality as listed (value, position);
    after = standing_approvals_of(p_pool, p_organization);
    if before <> after then
        update organization
        set version = version + 1
        where organization.pool_id = p_pool
            and organization.organization_id = p_organization;
        perform record(
            act, 1, 'org.standing', 'organization', p_organization, standing.version, standing.version + 1,
            jsonb_build_object('standing', jsonb_build_array(before, after)), array[p_organization]
        );
    end if;
    return end_act(act, p_reason, jsonb_build_object(
        'code', standing.code,
        'outcome', case when before <> after then 'changed' else 'same' end
    ));
end
$$;

comment on function poolbook_1.set_standing_approvals(
    uuid, text, text, text, uuid, jsonb, text
) is 'Sets what an organization agrees to beforehand: those who could agree each time, or an administrator.';

create function poolbook_1.standing_approvals_of(p_pool uuid, p_organization uuid) returns jsonb
language plpgsql stable as $$
begin
    return (
        select coalesce(
            jsonb_agg(
                jsonb_strip_nulls(jsonb_build_object(
                    'for_id', standing_approval.for_id,
                    'amount', standing_approval.amount,
                    'valid_until', standing_approval.valid_until
                ))
                order by standing_approval.position
            ),
            '[]'
        )
        from standing_approval
        where standing_approval.pool_id = p_pool
            and standing_approval.organization_id = p_organization
    );
end
$$;
