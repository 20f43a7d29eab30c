-- Members, saved as rows, and the logins that they come with.

create function poolbook_1.save_members(
    p_pool uuid,
    p_key text,
    p_content text,
    p_mode text,
    p_verb text,
    p_rows jsonb
) returns jsonb
language plpgsql security definer
set search_path = poolbook, poolbook_1, pg_temp as $$
declare
    act poolbook_1.act = begin_act('member.' || p_verb, p_pool, p_key, p_content, p_mode, array['administrator']);
    fields jsonb;
    number integer = 0;
    standing poolbook.member;
    changed poolbook.member;
    outcome text;
    is_new_login boolean;
    invited_until timestamptz;
    answer jsonb[];
begin
    if act.answer is not null then
        return act.answer;
    end if;
    -- One at a time, so that no two administrators can dismiss each other.
    perform 1
    from pool
    where pool.pool_id = p_pool
    for no key update;
    for fields in select value from jsonb_array_elements(p_rows) loop
        number = number + 1;
        perform tell_progress(number, jsonb_array_length(p_rows));
        select *
        into standing
        from member
        where member.pool_id = p_pool
            and member.login = fields ->> 'login'
        for no key update;
        changed = jsonb_populate_record(standing, fields - '{row,pool_id,member_id,version,retired_from}'::text[]);
        outcome = outcome_of(
            p_verb, 'login', fields, standing.member_id is not null, changed is distinct from standing
        );
        if outcome = 'added' then
            changed.member_id = id_of(act, number);
            insert into member (
                pool_id, member_id, login, name, organization_id, roles, locale, email, telephone, version
            ) values (
                p_pool, changed.member_id, changed.login, changed.name, changed.organization_id, changed.roles,
                changed.locale, changed.email, changed.telephone, 1
            );
        elsif outcome = 'changed' then
            update member
            set
                name = changed.name,
                organization_id = changed.organization_id,
                roles = changed.roles,
                locale = changed.locale,
                email = changed.email,
                telephone = changed.telephone,
                version = version + 1
            where member.pool_id = p_pool
                and member.member_id = standing.member_id;
        end if;
        invited_until = null;
        if outcome <> 'same' then
            perform record(
                act, number, 'member.save', 'member', changed.member_id, standing.version,
                coalesce(standing.version, 0) + 1, difference(to_jsonb(standing), to_jsonb(changed)),
                array_remove(array[changed.organization_id], null)
            );
            is_new_login = grant_login(changed.login);
            if is_new_login and fields ? 'verifier' then
                changed.version = coalesce(standing.version, 0) + 1;
                invited_until = invite_login(act, jsonb_array_length(p_rows) + number, changed, fields ->> 'verifier');
            end if;
        end if;
        answer = answer || jsonb_build_object(
            'code', changed.login,
            'outcome', outcome,
            'invited_until', invited_until,
            'stamp', case when invited_until is not null then stamp_of(fields ->> 'verifier') end,
            'change', case when outcome = 'changed' then told(p_pool, to_jsonb(standing), to_jsonb(changed)) end
        );
    end loop;
    -- Who is in an organization that retires does so with it.
    update member
    set retired_from = organization.retired_from
    from organization
    where organization.pool_id = member.pool_id
        and organization.organization_id = member.organization_id
        and organization.retired_from < coalesce(member.retired_from, 'infinity')
        and member.pool_id = p_pool;
    perform check_administrators(p_pool);
    perform refresh_guests(p_pool);
    return end_act(act, null, coalesce(to_jsonb(answer), '[]'));
end
$$;

comment on function poolbook_1.save_members(uuid, text, text, text, text, jsonb) is
    'Adds or changes members by login, with their database roles: an administrator.';
