-- What the pool consists of. Each function takes rows as JSON objects and patches: a field that is not in a row stays
-- as it is. `add` wants new codes, `edit` standing ones, `import` takes both and changes only what differs.

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

create function poolbook_1.add_pool(
    p_key text,
    p_content text,
    p_mode text,
    p_name text,
    p_zone text,
    p_currency text,
    p_locale text
) returns jsonb
language plpgsql security definer
set search_path = poolbook, poolbook_1, pg_temp as $$
declare
    act poolbook_1.act;
    earlier command;
begin
    act.login = session_user;
    act.key = p_key;
    act.mode = p_mode;
    act.name = 'pool.add';
    act.zone = p_zone;
    act.content_hash = sha256(convert_to(act.name || E'\n' || p_content, 'UTF8'));
    act.pool_id = new_id(act.login || ':' || p_key, 1, timestamptz '2000-01-01 00:00:00+00');
    act.roles = array['administrator'];
    perform pg_advisory_xact_lock(hashtextextended(act.pool_id::text, 0));
    select *
    into earlier
    from command
    where command.pool_id = act.pool_id
        and command.login = act.login
        and command.key = p_key;
    if found then
        if earlier.content_hash <> act.content_hash then
            raise exception using
                errcode = 'PB003',
                message = 'this key was used for something else; nothing was written';
        end if;
        return earlier.answer;
    end if;

    if not exists (select 1 from pg_timezone_names where pg_timezone_names.name = p_zone) then
        perform bad_data(jsonb_build_array(jsonb_build_object(
            'field', 'zone', 'problem', 'unknown', 'value', p_zone)));
    end if;
    if exists (select 1 from pool where pool.name = p_name) then
        perform bad_data(jsonb_build_array(jsonb_build_object(
            'field', 'name', 'problem', 'taken', 'value', p_name)));
    end if;

    act.started_at = poolbook.now();
    act.command_id = new_id(act.login || ':' || p_key, 0, act.started_at);
    act.member_id = new_id(act.login || ':' || p_key, 2, act.started_at);
    insert into pool (pool_id, name, zone, currency, locale, version, created_at)
    values (act.pool_id, p_name, p_zone, p_currency, p_locale, 1, act.started_at);
    insert into member (pool_id, member_id, login, name, roles, version)
    values (act.pool_id, act.member_id, act.login, act.login, array['administrator'], 1);
    perform record(act, 1, 'pool.add', 'pool', act.pool_id, null, 1, '{}', '{}');
    return end_act(act, null, jsonb_build_object('name', p_name, 'zone', p_zone));
end
$$;

comment on function poolbook_1.add_pool(text, text, text, text, text, text, text) is
    'Makes a pool; who makes it is its first administrator.';

create function poolbook_1.edit_pool(
    p_pool uuid,
    p_key text,
    p_content text,
    p_mode text,
    p_fields jsonb
) returns jsonb
language plpgsql security definer
set search_path = poolbook, poolbook_1, pg_temp as $$
declare
    act poolbook_1.act = begin_act('pool.edit', p_pool, p_key, p_content, p_mode, array['administrator']);
    standing poolbook.pool;
    changed poolbook.pool;
begin
    if act.answer is not null then
        return act.answer;
    end if;
    select *
    into standing
    from pool
    where pool.pool_id = p_pool
    for no key update;
    changed = standing;
    changed.name = coalesce(p_fields ->> 'name', standing.name);
    changed.locale = coalesce(p_fields ->> 'locale', standing.locale);
    if exists (select 1 from pool where pool.name = changed.name and pool.pool_id <> p_pool) then
        perform bad_data(jsonb_build_array(jsonb_build_object(
            'field', 'name', 'problem', 'taken', 'value', changed.name)));
    end if;
    if changed is distinct from standing then
        update pool
        set
            name = changed.name,
            locale = changed.locale,
            version = version + 1
        where pool.pool_id = p_pool;
        perform record(
            act, 1, 'pool.edit', 'pool', p_pool, standing.version, standing.version + 1,
            difference(to_jsonb(standing), to_jsonb(changed)), '{}'
        );
    end if;
    return end_act(act, null, jsonb_build_array(jsonb_build_object(
        'code', changed.name,
        'outcome', case when changed is distinct from standing then 'changed' else 'same' end
    )));
end
$$;

comment on function poolbook_1.edit_pool(uuid, text, text, text, jsonb) is 'Changes a pool''s name or language.';

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
    for fields in select value from jsonb_array_elements(p_rows) loop
        number = number + 1;
        perform tell_progress(number, jsonb_array_length(p_rows));
        select *
        into standing
        from organization
        where organization.pool_id = p_pool
            and organization.code = fields ->> 'code'
        for no key update;
        changed = jsonb_populate_record(standing, fields - '{row,pool_id,organization_id,version}'::text[]);
        outcome = outcome_of(
            p_verb, 'code', fields, standing.organization_id is not null, changed is distinct from standing
        );
        if outcome = 'added' then
            changed.organization_id = id_of(act, number);
            insert into organization (pool_id, organization_id, code, name, version)
            values (p_pool, changed.organization_id, changed.code, changed.name, 1);
        elsif outcome = 'changed' then
            update organization
            set
                name = changed.name,
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
        answer = answer || jsonb_build_object('code', changed.code, 'outcome', outcome);
    end loop;
    return end_act(act, null, coalesce(to_jsonb(answer), '[]'));
end
$$;

comment on function poolbook_1.save_organizations(uuid, text, text, text, text, jsonb) is
    'Adds or changes organizations by code: an administrator.';

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
        changed = jsonb_populate_record(standing, fields - '{row,pool_id,member_id,version}'::text[]);
        outcome = outcome_of(
            p_verb, 'login', fields, standing.member_id is not null, changed is distinct from standing
        );
        if outcome = 'added' then
            changed.member_id = id_of(act, number);
            insert into member (pool_id, member_id, login, name, organization_id, roles, locale, version)
            values (
                p_pool, changed.member_id, changed.login, changed.name, changed.organization_id, changed.roles,
                changed.locale, 1
            );
        elsif outcome = 'changed' then
            update member
            set
                name = changed.name,
                organization_id = changed.organization_id,
                roles = changed.roles,
                locale = changed.locale,
                version = version + 1
            where member.pool_id = p_pool
                and member.member_id = standing.member_id;
        end if;
        if outcome <> 'same' then
            perform record(
                act, number, 'member.save', 'member', changed.member_id, standing.version,
                coalesce(standing.version, 0) + 1, difference(to_jsonb(standing), to_jsonb(changed)),
                array_remove(array[changed.organization_id], null)
            );
            perform grant_login(changed.login);
        end if;
        answer = answer || jsonb_build_object('code', changed.login, 'outcome', outcome);
    end loop;
    if not exists (
        select 1
        from member
        where member.pool_id = p_pool
            and 'administrator' = any (member.roles)
    ) then
        perform refuse('[{"rule": "member.last-administrator"}]');
    end if;
    return end_act(act, null, coalesce(to_jsonb(answer), '[]'));
end
$$;

comment on function poolbook_1.save_members(uuid, text, text, text, text, jsonb) is
    'Adds or changes members by login, with their database roles: an administrator.';

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
        before = to_jsonb(standing) || parts_of(p_pool, standing.resource_id);
        after = before || jsonb_strip_nulls(jsonb_build_object(
            'skills', fields -> 'skills', 'hours', fields -> 'hours', 'parts', fields -> 'parts'));
        changed = jsonb_populate_record(standing, fields - '{row,pool_id,resource_id,kind,version}'::text[]);
        if standing.resource_id is null then
            changed = jsonb_populate_record(
                jsonb_populate_record(
                    null::resource,
                    '{"aliases": [], "features": [], "buffer_before": 0, "buffer_after": 0}'
                ),
                fields - '{row,pool_id,resource_id,kind,version}'::text[]
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
                latitude, longitude, features, buffer_before, buffer_after, member_id, version
            ) values (
                p_pool, changed.resource_id, p_kind, changed.code, changed.name, changed.aliases, changed.owner_id,
                changed.capacity, changed.quantity, changed.district, changed.address, changed.latitude,
                changed.longitude, changed.features, changed.buffer_before, changed.buffer_after, changed.member_id, 1
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
            'change', case when outcome = 'changed' then difference(before, after) end
        );
    end loop;
    return end_act(act, null, coalesce(to_jsonb(answer), '[]'));
end
$$;

comment on function poolbook_1.save_resources(uuid, text, text, text, text, text, jsonb) is
    'Adds or changes venues, staff or equipment by code: members of the owner, or an administrator.';

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

create function poolbook_1.save_parts(act poolbook_1.act, p_resource uuid, p_fields jsonb) returns void
language plpgsql as $$
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
    if p_fields ? 'parts' and p_fields -> 'parts' <> parts_of(act.pool_id, p_resource) -> 'parts' then
        perform check_parts(act, p_resource, p_fields);
        perform lock_units(act.pool_id, array(
            select resource_unit.unit_id
            from resource_unit
            where resource_unit.pool_id = act.pool_id
                and resource_unit.resource_id = p_resource
        ));
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
        delete from resource_unit
        where resource_unit.pool_id = act.pool_id
            and resource_unit.resource_id = p_resource;
        insert into resource_unit (pool_id, resource_id, unit_id)
        select distinct
            act.pool_id,
            p_resource,
            resource_unit.unit_id
        from jsonb_array_elements_text(p_fields -> 'parts') as part (code)
        join resource
            on resource.pool_id = act.pool_id
            and resource.code = part.code
        join resource_unit
            on resource_unit.pool_id = resource.pool_id
            and resource_unit.resource_id = resource.resource_id;
        if not found then
            insert into unit (pool_id, unit_id, resource_id)
            values (act.pool_id, p_resource, p_resource)
            on conflict do nothing;
            insert into resource_unit (pool_id, resource_id, unit_id)
            values (act.pool_id, p_resource, p_resource);
        end if;
    end if;
end
$$;

create function poolbook_1.save_funds(
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
    act poolbook_1.act = begin_act(
        'fund.' || p_verb, p_pool, p_key, p_content, p_mode, array['finance', 'administrator']
    );
    fields jsonb;
    number integer = 0;
    standing poolbook.fund;
    changed poolbook.fund;
    outcome text;
    answer jsonb[];
begin
    if act.answer is not null then
        return act.answer;
    end if;
    if 'administrator' <> all (act.roles) and act.organization_id is not null then
        perform not_permitted(array['administrator']);
    end if;
    for fields in select value from jsonb_array_elements(p_rows) loop
        number = number + 1;
        perform tell_progress(number, jsonb_array_length(p_rows));
        select *
        into standing
        from fund
        where fund.pool_id = p_pool
            and fund.code = fields ->> 'code'
        for no key update;
        changed = jsonb_populate_record(standing, fields - '{row,pool_id,fund_id,version}'::text[]);
        changed.categories = coalesce(changed.categories, '{}');
        outcome = outcome_of(
            p_verb, 'code', fields, standing.fund_id is not null, changed is distinct from standing
        );
        if outcome = 'added' then
            changed.fund_id = id_of(act, number);
            insert into fund (pool_id, fund_id, code, name, source, valid_from, valid_until, categories, version)
            values (
                p_pool, changed.fund_id, changed.code, changed.name, changed.source, changed.valid_from,
                changed.valid_until, changed.categories, 1
            );
        elsif outcome = 'changed' then
            update fund
            set
                name = changed.name,
                source = changed.source,
                valid_from = changed.valid_from,
                valid_until = changed.valid_until,
                categories = changed.categories,
                version = version + 1
            where fund.pool_id = p_pool
                and fund.fund_id = standing.fund_id;
        end if;
        if outcome <> 'same' then
            perform record(
                act, number, 'fund.save', 'fund', changed.fund_id, standing.version,
                coalesce(standing.version, 0) + 1, difference(to_jsonb(standing), to_jsonb(changed)), '{}'
            );
        end if;
        answer = answer || jsonb_build_object('code', changed.code, 'outcome', outcome);
    end loop;
    return end_act(act, null, coalesce(to_jsonb(answer), '[]'));
end
$$;

comment on function poolbook_1.save_funds(uuid, text, text, text, text, jsonb) is
    'Adds or changes funds by code: the pool''s finance, or an administrator.';

create function poolbook_1.save_projects(
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
    act poolbook_1.act = begin_act(
        'project.' || p_verb, p_pool, p_key, p_content, p_mode, array['finance', 'administrator']
    );
    fields jsonb;
    number integer = 0;
    standing poolbook.project;
    changed poolbook.project;
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
        from project
        where project.pool_id = p_pool
            and project.code = fields ->> 'code'
        for no key update;
        changed = jsonb_populate_record(standing, fields - '{row,pool_id,project_id,version}'::text[]);
        outcome = outcome_of(
            p_verb, 'code', fields, standing.project_id is not null, changed is distinct from standing
        );
        if 'administrator' <> all (act.roles) and act.organization_id is not null and (
            act.organization_id <> all (changed.owner_ids)
            or act.organization_id <> all (coalesce(standing.owner_ids, changed.owner_ids))
        ) then
            perform not_permitted(array['administrator']);
        end if;
        if outcome = 'added' then
            changed.project_id = id_of(act, number);
            insert into project (pool_id, project_id, code, name, owner_ids, version)
            values (p_pool, changed.project_id, changed.code, changed.name, changed.owner_ids, 1);
        elsif outcome = 'changed' then
            update project
            set
                name = changed.name,
                owner_ids = changed.owner_ids,
                version = version + 1
            where project.pool_id = p_pool
                and project.project_id = standing.project_id;
        end if;
        if outcome <> 'same' then
            perform record(
                act, number, 'project.save', 'project', changed.project_id, standing.version,
                coalesce(standing.version, 0) + 1, difference(to_jsonb(standing), to_jsonb(changed)), changed.owner_ids
            );
        end if;
        answer = answer || jsonb_build_object('code', changed.code, 'outcome', outcome);
    end loop;
    return end_act(act, null, coalesce(to_jsonb(answer), '[]'));
end
$$;

comment on function poolbook_1.save_projects(uuid, text, text, text, text, jsonb) is
    'Adds or changes projects by code: finance of an owner, the pool''s finance, or an administrator.';
