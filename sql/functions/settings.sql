-- Settings of a pool: one column each, which the program names and explains.

-- The settings that are changed by name, and no other column.
create function poolbook_1.setting_columns() returns text[]
language sql immutable
return array[
    'locale', 'kinds', 'brands', 'figures', 'hold_hours', 'approval_hours', 'conflict_hours', 'host_hours',
    'horizon_days', 'waitlist', 'offer_hours', 'payment_limit', 'privacy', 'walking_speed'
];

-- The settings of a pool as they stand, among its other columns.
create function poolbook_1.settings_of(standing poolbook.pool) returns jsonb
language sql stable as $$
    select to_jsonb(standing) - array['rules', 'guest_ids', 'retired_host_ids']
$$;

-- Changes the settings given, all of them or none; the others stay. Quiet begins with `"quiet": true`.
create function poolbook_1.set_pool(
    p_pool uuid,
    p_key text,
    p_content text,
    p_mode text,
    p_settings jsonb,
    p_reason text
) returns jsonb
language plpgsql security definer
set search_path = poolbook, poolbook_1, pg_temp as $$
declare
    act poolbook_1.act = begin_act('pool.set', p_pool, p_key, p_content, p_mode, array['administrator']);
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
    perform bad_data(jsonb_agg(jsonb_build_object('field', name, 'problem', 'unknown', 'value', p_settings -> name)))
    from jsonb_object_keys(p_settings) as name
    where name <> all (setting_columns() || 'quiet'::text)
    having count(*) > 0;

    changed = jsonb_populate_record(standing, p_settings - 'quiet');
    if (p_settings ->> 'quiet')::boolean then
        changed.quiet_since = coalesce(standing.quiet_since, poolbook.now());
    end if;
    return change_pool(act, standing, changed, p_reason);
end
$$;

comment on function poolbook_1.set_pool(uuid, text, text, text, jsonb, text) is
    'Changes settings of a pool, by the columns that have them: an administrator.';

create function poolbook_1.resume_pool(
    p_pool uuid,
    p_key text,
    p_content text,
    p_mode text,
    p_reason text
) returns jsonb
language plpgsql security definer
set search_path = poolbook, poolbook_1, pg_temp as $$
declare
    act poolbook_1.act = begin_act('pool.resume', p_pool, p_key, p_content, p_mode, array['administrator']);
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
    changed.quiet_since = null;
    return change_pool(act, standing, changed, p_reason);
end
$$;

comment on function poolbook_1.resume_pool(uuid, text, text, text, text) is
    'Ends the quiet of a pool, such as of one that was restored: an administrator.';

-- Writes what differs of a pool's settings, and ends the act with it.
create function poolbook_1.change_pool(
    act poolbook_1.act,
    standing poolbook.pool,
    changed poolbook.pool,
    p_reason text
) returns jsonb
language plpgsql as $$
declare
    differing constant jsonb = difference(to_jsonb(standing), to_jsonb(changed));
begin
    if differing <> '{}' then
        update pool
        set
            locale = changed.locale,
            kinds = changed.kinds,
            brands = changed.brands,
            figures = changed.figures,
            hold_hours = changed.hold_hours,
            approval_hours = changed.approval_hours,
            conflict_hours = changed.conflict_hours,
            host_hours = changed.host_hours,
            horizon_days = changed.horizon_days,
            waitlist = changed.waitlist,
            offer_hours = changed.offer_hours,
            payment_limit = changed.payment_limit,
            privacy = changed.privacy,
            walking_speed = changed.walking_speed,
            quiet_since = changed.quiet_since,
            version = version + 1
        where pool.pool_id = act.pool_id;
        perform record(
            act, 1, act.name, 'pool', act.pool_id, standing.version, standing.version + 1, differing, '{}'
        );
    end if;
    return end_act(act, p_reason, jsonb_build_object('changes', differing, 'settings', settings_of(changed)));
end
$$;

-- Whether a pool is quiet: whoever acts by itself, without being asked by a member, does nothing in it.
create function poolbook_1.is_quiet(p_pool uuid) returns boolean
language plpgsql stable as $$
begin
    return exists (
        select 1
        from pool
        where pool.pool_id = p_pool
            and pool.quiet_since is not null
    );
end
$$;
