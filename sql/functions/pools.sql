-- Pools themselves.

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
            perform key_was_used();
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

-- A list of words as it is sent, or where none is, as it stands.
create function poolbook_1.words_of(p_sent jsonb, p_standing text[]) returns text[]
language sql immutable as $$
    select case
        when p_sent is null then p_standing
        else array(select jsonb_array_elements_text(p_sent))
    end
$$;

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
    changed.kinds = words_of(p_fields -> 'kinds', standing.kinds);
    changed.brands = words_of(p_fields -> 'brands', standing.brands);
    changed.figures = words_of(p_fields -> 'figures', standing.figures);
    if p_fields ? 'payment_limit' then
        changed.payment_limit = (p_fields ->> 'payment_limit')::bigint;
    end if;
    if exists (select 1 from pool where pool.name = changed.name and pool.pool_id <> p_pool) then
        perform bad_data(jsonb_build_array(jsonb_build_object(
            'field', 'name', 'problem', 'taken', 'value', changed.name)));
    end if;
    if changed is distinct from standing then
        update pool
        set
            name = changed.name,
            locale = changed.locale,
            kinds = changed.kinds,
            brands = changed.brands,
            figures = changed.figures,
            payment_limit = changed.payment_limit,
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

comment on function poolbook_1.edit_pool(uuid, text, text, text, jsonb) is 'Changes a pool''s name, language, or lists of kinds, brands and figures.';
