-- What a pool sets of its rules. The settings of those that the database keeps stand with the pool too, where every
-- act reads them: a pool that sets none pays nothing for them.

-- What the values of a rule are: numbers (minutes, minor units, kilometres an hour), words, or none; null for a rule
-- whose strength no pool sets.
create function poolbook_1.values_of_rule(p_rule text) returns text
language sql immutable
return case
    when p_rule in (
        'period.too-soon', 'period.too-far', 'person.daily', 'person.weekly', 'person.rest', 'person.travel',
        'money.ceiling'
    ) then 'numbers'
    when p_rule = 'event.staff' then 'words'
    when p_rule in (
        'quota.spent', 'resource.hours', 'resource.holiday', 'venue.too-small', 'venue.feature', 'staff.skill',
        'skill.expired'
    ) then 'none'
end;

-- The values of a rule that are not of its form, by their names.
create function poolbook_1.wrong_values(p_form text, p_values jsonb) returns text[]
language sql immutable
return array(
    select field.key
    from jsonb_each(p_values) as field (key, value)
    where field.key <> '' and poolbook.is_line(field.key) is not true
        or case p_form
            when 'numbers' then jsonb_typeof(field.value) <> 'number' or field.value::text !~ '^[0-9]{1,15}$'
            when 'words' then jsonb_typeof(field.value) <> 'array' or exists (
                select 1
                from jsonb_array_elements(field.value) as word (value)
                where jsonb_typeof(word.value) <> 'string' or poolbook.is_line(word.value #>> '{}') is not true
            )
            else true
        end
);

-- Writes to the pool what its acts read; called under the pool's lock.
create function poolbook_1.refresh_rules(p_pool uuid) returns void
language plpgsql as $$
begin
    update pool
    set rules = (
        select jsonb_object_agg(
            found.rule, jsonb_build_object('strength', found.strength, 'values', found.parameters)
        )
        from (
            select
                rule_setting.rule,
                rule_setting.strength,
                rule_setting.parameters
            from rule_setting
            where rule_setting.pool_id = p_pool
                and rule_setting.strength <> 'off'
                and values_of_rule(rule_setting.rule) = 'numbers'
            union all
            -- Quotas are counted as long as there are any, however strong the rule is.
            select
                'quota.spent',
                coalesce(
                    (
                        select rule_setting.strength
                        from rule_setting
                        where rule_setting.pool_id = p_pool
                            and rule_setting.rule = 'quota.spent'
                    ),
                    'hard'
                ),
                '{}'
            where exists (
                select 1
                from quota
                where quota.pool_id = p_pool
                    and quota.state = 'active'
            )
        ) as found
    )
    where pool.pool_id = p_pool;
end
$$;

-- Sets how strong a rule is, and its values: those given replace those of their names, and a null takes one away.
create function poolbook_1.set_rule(
    p_pool uuid,
    p_key text,
    p_content text,
    p_mode text,
    p_rule text,
    p_strength text,
    p_values jsonb,
    p_reason text
) returns jsonb
language plpgsql security definer
set search_path = poolbook, poolbook_1, pg_temp as $$
declare
    act poolbook_1.act = begin_act('rule.set', p_pool, p_key, p_content, p_mode, array['administrator']);
    form constant text = values_of_rule(p_rule);
    standing poolbook.rule_setting;
    changed poolbook.rule_setting;
begin
    if act.answer is not null then
        return act.answer;
    end if;
    if form is null then
        perform bad_data(jsonb_build_array(jsonb_build_object(
            'field', 'rule', 'problem', 'unknown', 'value', p_rule)));
    end if;
    -- One at a time: the pool keeps what every act reads.
    perform 1
    from pool
    where pool.pool_id = p_pool
    for no key update;
    select *
    into standing
    from rule_setting
    where rule_setting.pool_id = p_pool
        and rule_setting.rule = p_rule;
    changed = standing;
    changed.strength = p_strength;
    changed.parameters = jsonb_strip_nulls(coalesce(standing.parameters, '{}') || coalesce(p_values, '{}'));
    if wrong_values(form, changed.parameters) <> '{}' then
        perform bad_data((
            select jsonb_agg(jsonb_build_object('field', 'value', 'value', wrong.name))
            from unnest(wrong_values(form, changed.parameters)) as wrong (name)
        ));
    end if;

    if changed is distinct from standing then
        insert into rule_setting (pool_id, rule, strength, parameters, version)
        values (p_pool, p_rule, changed.strength, changed.parameters, 1)
        on conflict (pool_id, rule) do update
        set
            strength = excluded.strength,
            parameters = excluded.parameters,
            version = rule_setting.version + 1;
        perform refresh_rules(p_pool);
        perform record(
            act, 1, 'rule.set', 'rule', p_pool, standing.version, coalesce(standing.version, 0) + 1,
            jsonb_build_object(
                'rule', jsonb_build_array(p_rule, p_rule),
                'strength', jsonb_build_array(standing.strength, changed.strength),
                'parameters', jsonb_build_array(standing.parameters, changed.parameters)
            ),
            '{}'
        );
    end if;
    return end_act(act, p_reason, jsonb_build_object(
        'code', p_rule,
        'outcome', case when changed is distinct from standing then 'changed' else 'same' end
    ));
end
$$;

comment on function poolbook_1.set_rule(uuid, text, text, text, text, text, jsonb, text) is
    'Sets how strong a rule is in a pool, and its values: an administrator.';
