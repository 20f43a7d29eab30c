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
        and key not in ('pool_id', 'version', 'name', 'login')
$$;
