-- Organizations, saved as rows.

create function poolbook_1.save_organizations(
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
    act poolbook_1.act = begin_act('org.' || p_verb, p_pool, p_key, p_content, p_mode, array['administrator']);
    fields jsonb;
    number integer = 0;
    standing poolbook.organization;
    changed poolbook.organization;
    outcome text;
    answer jsonb[];
begin
    if act.answer is not null then
        return act.answer;
    end if;
    -- One at a time: the pool keeps which are guests.
    perform 1
    from pool
    where pool.pool_id = p_pool
    for no key update;
    for fields in select value from jsonb_array_elements(p_rows) loop
        number = number + 1;
        perform tell_progress(number, jsonb_array_length(p_rows));
        select *
        into standing
        from organization
        where organization.pool_id = p_pool
            and organization.code = fields ->> 'code'
        for no key update;
        changed = jsonb_populate_record(standing, fields - '{row,pool_id,organization_id,version,retired_from}'::text[]);
        outcome = outcome_of(
            p_verb, 'code', fields, standing.organization_id is not null, changed is distinct from standing
        );
        if outcome = 'added' then
            changed.organization_id = id_of(act, number);
            changed.is_guest = coalesce(changed.is_guest, false);
            insert into organization (pool_id, organization_id, code, name, kind, email, telephone, locale, is_guest, version)
            values (
                p_pool, changed.organization_id, changed.code, changed.name, changed.kind, changed.email,
                changed.telephone, changed.locale, changed.is_guest, 1
            );
        elsif outcome = 'changed' then
            update organization
            set
                name = changed.name,
                kind = changed.kind,
                email = changed.email,
                telephone = changed.telephone,
                locale = changed.locale,
                is_guest = changed.is_guest,
                version = version + 1
            where organization.pool_id = p_pool
                and organization.organization_id = standing.organization_id;
        end if;
        if outcome <> 'same' then
            perform record(
                act, number, 'org.save', 'organization', changed.organization_id, standing.version,
                coalesce(standing.version, 0) + 1, difference(to_jsonb(standing), to_jsonb(changed)),
                array[changed.organization_id]
            );
        end if;
        answer = answer || jsonb_build_object(
            'code', changed.code,
            'outcome', outcome,
            'change', case when outcome = 'changed' then told(p_pool, to_jsonb(standing), to_jsonb(changed)) end
        );
    end loop;
    perform refresh_guests(p_pool);
    return end_act(act, null, coalesce(to_jsonb(answer), '[]'));
end
$$;

comment on function poolbook_1.save_organizations(uuid, text, text, text, text, jsonb) is
    'Adds or changes organizations by code: an administrator.';
