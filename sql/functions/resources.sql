-- Venues, staff and equipment, saved as rows.

-- The resource, for those who may change it: officers and coordinators of its owner, and administrators.
create function poolbook_1.must_own(act poolbook_1.act, p_resource uuid) returns poolbook.resource
language plpgsql as $$
declare
    owned poolbook.resource;
begin
    select *
    into owned
    from resource
    where resource.pool_id = act.pool_id
        and resource.resource_id = p_resource;
    if not found then
        perform not_found('resource', p_resource::text);
    end if;
    if 'administrator' <> all (act.roles) and act.organization_id is distinct from owned.owner_id then
        perform not_permitted(array['administrator']);
    end if;
    return owned;
end
$$;

create function poolbook_1.save_resources(
    p_pool uuid,
    p_key text,
    p_content text,
    p_mode text,
    p_verb text,
    p_kind text,
    p_rows jsonb
) returns jsonb
language plpgsql security definer
set search_path = poolbook, poolbook_1, pg_temp as $$
declare
    act poolbook_1.act = begin_act(
        p_kind || '.' || p_verb, p_pool, p_key, p_content, p_mode, array['officer', 'coordinator', 'administrator']
    );
    fields jsonb;
    number integer = 0;
    standing poolbook.resource;
    changed poolbook.resource;
    before jsonb;
    after jsonb;
    outcome text;
    answer jsonb[];
begin
    if act.answer is not null then
        return act.answer;
    end if;
    for fields in select value from jsonb_array_elements(p_rows) loop
        number = number + 1;
        perform tell_progress(number, jsonb_array_length(p_rows));
        select *
        into standing
        from resource
        where resource.pool_id = p_pool
            and resource.code = fields ->> 'code'
        for no key update;
        if standing.kind <> p_kind then
            perform bad_data(jsonb_build_array(jsonb_build_object(
                'row', fields -> 'row', 'field', 'code', 'problem', 'taken', 'value', fields -> 'code')));
        end if;
        before = to_jsonb(standing) || in_order(parts_of(p_pool, standing.resource_id));
        after = before || in_order(fields);
        changed = jsonb_populate_record(standing, fields - '{row,pool_id,resource_id,kind,version,retired_from}'::text[]);
        if standing.resource_id is null then
            changed = jsonb_populate_record(
                jsonb_populate_record(
                    null::resource,
                    '{"aliases": [], "features": [], "buffer_before": 0, "buffer_after": 0, "access": "free"}'
                ),
                fields - '{row,pool_id,resource_id,kind,version,retired_from}'::text[]
            );
            changed.kind = p_kind;
            changed.owner_id = coalesce(changed.owner_id, act.organization_id);
        end if;
        after = after || to_jsonb(changed);
        outcome = outcome_of(p_verb, 'code', fields, standing.resource_id is not null, after <> before);
        if outcome <> 'same'
            and 'administrator' <> all (act.roles)
            and act.organization_id is distinct from coalesce(standing.owner_id, changed.owner_id)
        then
            perform not_permitted(array['administrator']);
        end if;

        if outcome = 'changed' and changed.quantity < standing.quantity then
            perform check_stock(act, changed);
        end if;
        if outcome = 'added' then
            changed.resource_id = id_of(act, number);
            insert into resource (
                pool_id, resource_id, kind, code, name, aliases, owner_id, capacity, quantity, district, address,
                latitude, longitude, features, buffer_before, buffer_after, member_id, rate_amount, rate_unit,
                rate_category, access, on_holidays, email, telephone, locale, version
            ) values (
                p_pool, changed.resource_id, p_kind, changed.code, changed.name, changed.aliases, changed.owner_id,
                changed.capacity, changed.quantity, changed.district, changed.address, changed.latitude,
                changed.longitude, changed.features, changed.buffer_before, changed.buffer_after, changed.member_id,
                changed.rate_amount, changed.rate_unit, changed.rate_category, changed.access,
                coalesce(changed.on_holidays, 'closed'), changed.email, changed.telephone, changed.locale, 1
            );
            if coalesce(fields -> 'parts', '[]') = '[]' then
                insert into unit (pool_id, unit_id, resource_id)
                values (p_pool, changed.resource_id, changed.resource_id);
                insert into resource_unit (pool_id, resource_id, unit_id)
                values (p_pool, changed.resource_id, changed.resource_id);
            end if;
        elsif outcome = 'changed' then
            update resource
            set
                name = changed.name,
                aliases = changed.aliases,
                owner_id = changed.owner_id,
                capacity = changed.capacity,
                quantity = changed.quantity,
                district = changed.district,
                address = changed.address,
                latitude = changed.latitude,
                longitude = changed.longitude,
                features = changed.features,
                buffer_before = changed.buffer_before,
                buffer_after = changed.buffer_after,
                member_id = changed.member_id,
                rate_amount = changed.rate_amount,
                rate_unit = changed.rate_unit,
                rate_category = changed.rate_category,
                access = changed.access,
                on_holidays = coalesce(changed.on_holidays, 'closed'),
                email = changed.email,
                telephone = changed.telephone,
                locale = changed.locale,
                version = version + 1
            where resource.pool_id = p_pool
                and resource.resource_id = standing.resource_id;
        end if;
        if outcome <> 'same' then
            perform save_parts(act, changed.resource_id, fields);
            perform record(
                act, number, 'resource.save', 'resource', changed.resource_id, standing.version,
                coalesce(standing.version, 0) + 1, difference(before, after), array[changed.owner_id]
            );
        end if;
        answer = answer || jsonb_build_object(
            'code', changed.code,
            'outcome', outcome,
            'change', case when outcome = 'changed' then told(p_pool, with_rate(before), with_rate(after)) end
        );
    end loop;
    if number >= 20 then
        perform poolbook.refresh_statistics();
    end if;
    return end_act(act, null, coalesce(to_jsonb(answer), '[]'));
end
$$;

comment on function poolbook_1.save_resources(uuid, text, text, text, text, text, jsonb) is
    'Adds or changes venues, staff or equipment by code: members of the owner, or an administrator.';

-- The lists of a row that are kept in other tables, those that it has, in an order of their own: the order in which
-- somebody wrote them is no difference.
create function poolbook_1.in_order(p_fields jsonb) returns jsonb
language sql immutable as $$
    select coalesce(
        jsonb_object_agg(
            field.key,
            (
                select coalesce(jsonb_agg(item.value order by item.value), '[]')
                from jsonb_array_elements(field.value) as item (value)
            )
        ),
        '{}'
    )
    from jsonb_each(p_fields) as field (key, value)
    where field.key in ('skills', 'hours', 'special_hours', 'parts')
$$;

-- What belongs to a resource in other tables, in the shape that rows have.
create function poolbook_1.parts_of(p_pool uuid, p_resource uuid) returns jsonb
language sql stable as $$
    select jsonb_build_object(
        'skills', (
            select coalesce(
                jsonb_agg(
                    jsonb_build_object('skill', skill.skill, 'valid_until', skill.valid_until) order by skill.skill
                ),
                '[]'
            )
            from skill
            where skill.pool_id = p_pool
                and skill.resource_id = p_resource
        ),
        'hours', (
            select coalesce(
                jsonb_agg(
                    jsonb_build_array(hours.weekday, hours.opens_at, hours.closes_at)
                    order by hours.weekday, hours.opens_at
                ),
                '[]'
            )
            from opening_hours as hours
            where hours.pool_id = p_pool
                and hours.resource_id = p_resource
        ),
        'special_hours', (
            select coalesce(
                jsonb_agg(
                    jsonb_build_object(
                        'first_day', special_hours.first_day,
                        'last_day', special_hours.last_day,
                        'windows', special_hours.windows
                    )
                ),
                '[]'
            )
            from special_hours
            where special_hours.pool_id = p_pool
                and special_hours.resource_id = p_resource
        ),
        'parts', (
            select coalesce(jsonb_agg(part.code order by part.code), '[]')
            from resource_unit
            join unit
                on unit.pool_id = resource_unit.pool_id
                and unit.unit_id = resource_unit.unit_id
            join resource as part
                on part.pool_id = unit.pool_id
                and part.resource_id = unit.resource_id
            where resource_unit.pool_id = p_pool
                and resource_unit.resource_id = p_resource
                and unit.resource_id <> p_resource
        )
    )
$$;

-- Less equipment than stands reserved at some instant to come is refused, counted under the lock.
create function poolbook_1.check_stock(act poolbook_1.act, changed poolbook.resource) returns void
language plpgsql as $$
declare
    taken integer;
begin
    perform lock_units(act.pool_id, array[changed.resource_id]);
    taken = most_taken(act.pool_id, changed.resource_id, poolbook.now(), 'infinity', null);
    if taken > changed.quantity then
        perform refuse(jsonb_build_array(jsonb_build_object(
            'rule', 'equipment.short',
            'resource', changed.code,
            'name', changed.name,
            'asked', taken,
            'free', changed.quantity
        )));
    end if;
end
$$;

create function poolbook_1.save_parts(act poolbook_1.act, p_resource uuid, p_fields jsonb) returns void
language plpgsql as $$
declare
    units uuid[];
begin
    if p_fields ? 'skills' then
        delete from skill
        where skill.pool_id = act.pool_id
            and skill.resource_id = p_resource;
        insert into skill (pool_id, resource_id, skill, valid_until)
        select
            act.pool_id,
            p_resource,
            listed.skill,
            listed.valid_until
        from jsonb_to_recordset(p_fields -> 'skills') as listed (skill text, valid_until date);
    end if;
    if p_fields ? 'hours' then
        delete from opening_hours
        where opening_hours.pool_id = act.pool_id
            and opening_hours.resource_id = p_resource;
        insert into opening_hours (pool_id, resource_id, weekday, opens_at, closes_at)
        select
            act.pool_id,
            p_resource,
            (listed.value ->> 0)::smallint,
            (listed.value ->> 1)::smallint,
            (listed.value ->> 2)::smallint
        from jsonb_array_elements(p_fields -> 'hours') as listed (value);
    end if;
    if p_fields ? 'special_hours' then
        delete from special_hours
        where special_hours.pool_id = act.pool_id
            and special_hours.resource_id = p_resource;
        insert into special_hours (pool_id, resource_id, first_day, last_day, windows)
        select
            act.pool_id,
            p_resource,
            listed.first_day,
            listed.last_day,
            listed.windows
        from jsonb_to_recordset(p_fields -> 'special_hours') as listed (first_day date, last_day date, windows jsonb);
    end if;
    if p_fields ? 'parts'
        and in_order(p_fields) -> 'parts' <> in_order(parts_of(act.pool_id, p_resource)) -> 'parts'
    then
        perform check_parts(act, p_resource, p_fields);
        perform lock_resources(act.pool_id, array[p_resource]);
        if exists (
            select 1
            from reservation_item
            join reservation
                on reservation.pool_id = reservation_item.pool_id
                and reservation.reservation_id = reservation_item.reservation_id
                and reservation.state in ('hold', 'confirmed', 'request')
                and reservation.ends_at > poolbook.now()
            where reservation_item.pool_id = act.pool_id
                and reservation_item.resource_id = p_resource
        ) then
            perform refuse(jsonb_build_array(jsonb_build_object(
                'rule', 'resource.in-use', 'resource', p_fields ->> 'code', 'name', p_fields ->> 'code')));
        end if;
        units = array(
            select resource_unit.unit_id
            from resource_unit
            where resource_unit.pool_id = act.pool_id
                and resource_unit.resource_id = p_resource
        );
        -- Who waits for a unit of the old division sees by its number that it has ended.
        update unit
        set division = division + 1
        where unit.pool_id = act.pool_id
            and unit.unit_id = any (units);
        delete from resource_unit
        where resource_unit.pool_id = act.pool_id
            and resource_unit.resource_id = p_resource;
        update resource_unit
        set division = division + 1
        where resource_unit.pool_id = act.pool_id
            and resource_unit.unit_id = any (units);
        insert into resource_unit (pool_id, resource_id, unit_id, division)
        select distinct
            act.pool_id,
            p_resource,
            unit.unit_id,
            unit.division
        from jsonb_array_elements_text(p_fields -> 'parts') as part (code)
        join resource
            on resource.pool_id = act.pool_id
            and resource.code = part.code
        join resource_unit
            on resource_unit.pool_id = resource.pool_id
            and resource_unit.resource_id = resource.resource_id
        join unit
            on unit.pool_id = resource_unit.pool_id
            and unit.unit_id = resource_unit.unit_id;
        if not found then
            insert into unit (pool_id, unit_id, resource_id)
            values (act.pool_id, p_resource, p_resource)
            on conflict do nothing;
            insert into resource_unit (pool_id, resource_id, unit_id, division)
            select
                unit.pool_id,
                p_resource,
                unit.unit_id,
                unit.division
            from unit
            where unit.pool_id = act.pool_id
                and unit.unit_id = p_resource;
        end if;
    end if;
end
$$;

-- Parts are venues of the same owner, unless an administrator joins others'; and a part has no parts of its own.
create function poolbook_1.check_parts(act poolbook_1.act, p_resource uuid, p_fields jsonb) returns void
language plpgsql as $$
declare
    stranger text;
    whole text;
begin
    select part.code
    into stranger
    from jsonb_array_elements_text(p_fields -> 'parts') as part (code)
    left join resource
        on resource.pool_id = act.pool_id
        and resource.code = part.code
        and resource.kind = 'venue'
        and resource.resource_id <> p_resource
    where resource.resource_id is null
    limit 1;
    if found then
        perform bad_data(jsonb_build_array(jsonb_build_object(
            'row', p_fields -> 'row', 'field', 'parts', 'problem', 'unknown', 'value', stranger)));
    end if;
    select resource.code
    into stranger
    from jsonb_array_elements_text(p_fields -> 'parts') as part (code)
    join resource
        on resource.pool_id = act.pool_id
        and resource.code = part.code
    where not exists (
        select 1
        from resource_unit
        where resource_unit.pool_id = resource.pool_id
            and resource_unit.resource_id = resource.resource_id
            and resource_unit.unit_id = resource.resource_id
    )
    limit 1;
    if found then
        perform bad_data(jsonb_build_array(jsonb_build_object(
            'row', p_fields -> 'row', 'field', 'parts', 'problem', 'divided', 'value', stranger)));
    end if;
    if 'administrator' <> all (act.roles) and exists (
        select 1
        from jsonb_array_elements_text(p_fields -> 'parts') as part (code)
        join resource
            on resource.pool_id = act.pool_id
            and resource.code = part.code
            and resource.owner_id is distinct from act.organization_id
    ) then
        perform not_permitted(array['administrator']);
    end if;
    select resource.code
    into whole
    from resource_unit
    join resource
        on resource.pool_id = resource_unit.pool_id
        and resource.resource_id = resource_unit.resource_id
    where resource_unit.pool_id = act.pool_id
        and resource_unit.unit_id = p_resource
        and resource_unit.resource_id <> p_resource
    limit 1;
    if found and p_fields -> 'parts' <> '[]' then
        perform bad_data(jsonb_build_array(jsonb_build_object(
            'row', p_fields -> 'row', 'field', 'parts', 'problem', 'part-of', 'value', whole)));
    end if;
end
$$;
