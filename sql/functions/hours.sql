-- When resources are open otherwise than every week: in a season, on a day, on public holidays.

-- Sets the hours of a resource from a first day to a last one, both in, in place of the weekly ones; without windows it
-- is closed then, and null takes what was set for just these days away. What public holidays are for it may be set too.
create function poolbook_1.set_hours(
    p_pool uuid,
    p_key text,
    p_content text,
    p_mode text,
    p_resource uuid,
    p_first_day date,
    p_last_day date,
    p_windows jsonb,
    p_on_holidays text,
    p_reason text
) returns jsonb
language plpgsql security definer
set search_path = poolbook, poolbook_1, pg_temp as $$
declare
    act poolbook_1.act = begin_act(
        'hours.set', p_pool, p_key, p_content, p_mode, array['officer', 'coordinator', 'administrator']
    );
    owned poolbook.resource;
    before jsonb;
    changed boolean;
begin
    if act.answer is not null then
        return act.answer;
    end if;
    owned = must_own(act, p_resource);
    perform 1
    from resource
    where resource.pool_id = p_pool
        and resource.resource_id = p_resource
    for no key update;
    select special_hours.windows
    into before
    from special_hours
    where special_hours.pool_id = p_pool
        and special_hours.resource_id = p_resource
        and special_hours.first_day = p_first_day
        and special_hours.last_day = p_last_day;
    changed = p_first_day is not null and before is distinct from p_windows
        or p_on_holidays <> owned.on_holidays;
    if p_windows is not null then
        insert into special_hours (pool_id, resource_id, first_day, last_day, windows)
        values (p_pool, p_resource, p_first_day, p_last_day, p_windows)
        on conflict (pool_id, resource_id, first_day, last_day) do update
        set windows = excluded.windows;
    elsif before is not null then
        delete from special_hours
        where special_hours.pool_id = p_pool
            and special_hours.resource_id = p_resource
            and special_hours.first_day = p_first_day
            and special_hours.last_day = p_last_day;
    end if;
    if changed then
        update resource
        set
            on_holidays = coalesce(p_on_holidays, on_holidays),
            version = version + 1
        where resource.pool_id = p_pool
            and resource.resource_id = p_resource;
        perform record(
            act, 1, 'hours.set', 'resource', p_resource, owned.version, owned.version + 1,
            jsonb_build_object(
                'first_day', jsonb_build_array(null, p_first_day),
                'last_day', jsonb_build_array(null, p_last_day),
                'windows', jsonb_build_array(before, p_windows),
                'on_holidays', jsonb_build_array(owned.on_holidays, coalesce(p_on_holidays, owned.on_holidays))
            ),
            array[owned.owner_id]
        );
    end if;
    return end_act(act, p_reason, jsonb_build_object(
        'code', owned.code,
        'outcome', case when changed then 'changed' else 'same' end
    ));
end
$$;

comment on function poolbook_1.set_hours(uuid, text, text, text, uuid, date, date, jsonb, text, text) is
    'Sets the hours of a season or a day, and what holidays are for a resource: members of its owner, or an administrator.';

-- Imports days of public holidays: for each year that the rows have, they are all that there is. What was imported
-- before and is not in them goes.
create function poolbook_1.import_holidays(
    p_pool uuid,
    p_key text,
    p_content text,
    p_mode text,
    p_rows jsonb
) returns jsonb
language plpgsql security definer
set search_path = poolbook, poolbook_1, pg_temp as $$
declare
    act poolbook_1.act = begin_act('import.holiday', p_pool, p_key, p_content, p_mode, array['administrator']);
    added integer;
    changed integer;
    removed integer;
    gone jsonb;
begin
    if act.answer is not null then
        return act.answer;
    end if;
    perform 1
    from pool
    where pool.pool_id = p_pool
    for no key update;
    with listed as (
        select listed.day
        from jsonb_to_recordset(p_rows) as listed (day date)
    ),
    deleted as (
        delete from holiday
        where holiday.pool_id = p_pool
            and extract(year from holiday.day) in (select extract(year from listed.day) from listed)
            and holiday.day not in (select listed.day from listed)
        returning holiday.day
    )
    select
        count(*),
        coalesce(jsonb_agg(deleted.day order by deleted.day), '[]')
    into
        removed,
        gone
    from deleted;
    with written as (
        insert into holiday (pool_id, day, kind, name)
        select
            p_pool,
            listed.day,
            listed.kind,
            listed.name
        from jsonb_to_recordset(p_rows) as listed (day date, kind text, name text)
        order by listed.day
        on conflict (pool_id, day) do update
        set
            kind = excluded.kind,
            name = excluded.name
        where (holiday.kind, holiday.name) <> (excluded.kind, excluded.name)
        returning xmax = 0 as is_new
    )
    select
        count(*) filter (where written.is_new),
        count(*) filter (where not written.is_new)
    into
        added,
        changed
    from written;
    if added + changed + removed > 0 then
        perform record(
            act, 1, 'import.holiday', 'pool', p_pool, null, 1,
            jsonb_build_object('holidays', jsonb_build_array(gone, p_rows)), '{}'
        );
    end if;
    return end_act(act, null, jsonb_build_object(
        'rows', jsonb_array_length(p_rows),
        'added', added,
        'changed', changed,
        'removed', removed
    ));
end
$$;

comment on function poolbook_1.import_holidays(uuid, text, text, text, jsonb) is
    'Imports the public holidays of whole years, and the days worked in exchange: an administrator.';
