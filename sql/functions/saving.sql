-- What the pool consists of. Each function takes rows as JSON objects and patches: a field that is not in a row stays
-- as it is. `add` wants new codes, `edit` standing ones, `import` takes both and changes only what differs.

-- What a row does to what stands under its code; a row that its verb does not allow is bad data.
create function poolbook_1.outcome_of(p_verb text, p_field text, p_row jsonb, p_stands boolean, p_differs boolean)
returns text
language plpgsql as $$
begin
    if p_verb = 'add' and p_stands then
        perform bad_data(jsonb_build_array(jsonb_build_object(
            'row', p_row -> 'row', 'field', p_field, 'problem', 'taken', 'value', p_row -> p_field)));
    end if;
    if p_verb = 'edit' and not p_stands then
        perform bad_data(jsonb_build_array(jsonb_build_object(
            'row', p_row -> 'row', 'field', p_field, 'problem', 'unknown', 'value', p_row -> p_field)));
    end if;
    return case when not p_stands then 'added' when p_differs then 'changed' else 'same' end;
end
$$;

-- The fields that differ, each as before and after.
create function poolbook_1.difference(p_before jsonb, p_after jsonb) returns jsonb
language sql immutable as $$
    select coalesce(jsonb_object_agg(key, jsonb_build_array(p_before -> key, value)), '{}')
    from jsonb_each(p_after) as field (key, value)
    where p_before -> key is distinct from value
        and key not in ('pool_id', 'version', 'name', 'login', 'email', 'telephone')
$$;

-- JSON with each organization's code in place of its identifier.
create function poolbook_1.codes_in(p_pool uuid, p_value jsonb) returns jsonb
language sql stable as $$
    select case jsonb_typeof(p_value)
        when 'array' then (
            select coalesce(jsonb_agg(codes_in(p_pool, item.value) order by item.position), '[]')
            from jsonb_array_elements(p_value) with ordinality as item (value, position)
        )
        when 'string' then (
            select to_jsonb(organization.code)
            from organization
            where organization.pool_id = p_pool
                and organization.organization_id = (p_value #>> '{}')::uuid
        )
        else p_value
    end
$$;

-- What an answer tells of a changed row: the fields that differ, organizations by their codes. That a name differs is
-- told without the names, as that an address does: answers are kept for ever, and what tells people is not.
create function poolbook_1.told(p_pool uuid, p_before jsonb, p_after jsonb) returns jsonb
language sql stable as $$
    select coalesce(
        jsonb_object_agg(
            field.key,
            case field.key
                when 'owner_id' then codes_in(p_pool, field.value)
                when 'organization_id' then codes_in(p_pool, field.value)
                when 'owner_ids' then codes_in(p_pool, field.value)
                else field.value
            end
        ),
        '{}'
    )
    || case when p_before -> 'name' is distinct from p_after -> 'name' then '{"name": []}' else '{}' end::jsonb
    || case when p_before -> 'email' is distinct from p_after -> 'email' then '{"email": []}' else '{}' end::jsonb
    || case when p_before -> 'telephone' is distinct from p_after -> 'telephone' then '{"telephone": []}' else '{}' end::jsonb
    from jsonb_each(difference(p_before, p_after)) as field (key, value)
$$;

-- A resource's rate as one field, beside its columns: people change all of it.
create function poolbook_1.with_rate(p_resource jsonb) returns jsonb
language sql immutable as $$
    select p_resource || jsonb_build_object('rate', case
        when p_resource ->> 'rate_unit' is not null then jsonb_build_object(
            'rate_amount', p_resource -> 'rate_amount',
            'rate_unit', p_resource -> 'rate_unit',
            'rate_category', p_resource -> 'rate_category'
        )
    end)
$$;
