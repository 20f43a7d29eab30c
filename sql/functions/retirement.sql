-- Retirement: what takes nothing new from a day on, and what that refuses. What stands is left as it stands.

-- One reason why something cannot be had: it is retired from a day on.
create function poolbook_1.retired(p_rule text, p_name text, p_day date) returns jsonb
language sql immutable
return jsonb_build_object('rule', p_rule, 'name', p_name, 'day', p_day);

-- Of the resources given, those that are retired before a period ends.
create function poolbook_1.retired_places(act poolbook_1.act, p_resources uuid[], p_ends timestamptz) returns jsonb
language plpgsql as $$
begin
    return (
        select coalesce(
            jsonb_agg(retired('resource.retired', resource.name, resource.retired_from) order by resource.code), '[]')
        from resource
        where resource.pool_id = act.pool_id
            and resource.resource_id = any (p_resources)
            and resource.retired_from::timestamp at time zone act.zone < p_ends
    );
end
$$;

-- Of the pool and the hosts, those that are retired before a period ends.
create function poolbook_1.retired_hosts(act poolbook_1.act, p_hosts uuid[], p_ends timestamptz) returns jsonb
language plpgsql as $$
begin
    return (
        select coalesce(jsonb_agg(found.reason), '[]')
        from (
            select retired('pool.retired', pool.name, pool.retired_from) as reason
            from pool
            where pool.pool_id = act.pool_id
                and pool.retired_from::timestamp at time zone act.zone < p_ends
            union all
            select retired('host.retired', organization.name, organization.retired_from)
            from organization
            where organization.pool_id = act.pool_id
                and organization.organization_id = any (p_hosts)
                and organization.retired_from::timestamp at time zone act.zone < p_ends
        ) as found
    );
end
$$;

-- The same of a standing reservation. Where nothing of the pool retires, nothing is read.
create function poolbook_1.retired_around(act poolbook_1.act, standing poolbook.reservation, p_ends timestamptz)
returns jsonb
language plpgsql as $$
begin
    if act.retired_from is null and act.retired_host_ids = '{}' then
        return '[]';
    end if;
    return retired_hosts(
        act,
        (
            select event.host_ids
            from event
            where event.pool_id = standing.pool_id
                and event.event_id = standing.event_id
        ),
        p_ends
    );
end
$$;

-- Retires a thing from a day on, or, with no day, takes that back. An organization takes its members with it.
create function poolbook_1.retire(
    p_pool uuid,
    p_key text,
    p_content text,
    p_mode text,
    p_kind text,
    p_thing uuid,
    p_from date,
    p_reason text
) returns jsonb
language plpgsql security definer
set search_path = poolbook, poolbook_1, pg_temp as $$
declare
    act_name constant text = case p_kind when 'organization' then 'org' else p_kind end || '.retire';
    act poolbook_1.act = begin_act(
        act_name, p_pool, p_key, p_content, p_mode,
        case
            when p_kind in ('venue', 'staff', 'equipment') then array['officer', 'coordinator', 'administrator']
            when p_kind in ('fund', 'project') then array['finance', 'administrator']
            else array['administrator']
        end
    );
    standing record;
    v_from date = p_from;
begin
    if act.answer is not null then
        return act.answer;
    end if;
    if p_from < (poolbook.now() at time zone act.zone)::date or not isfinite(p_from) then
        perform bad_data(jsonb_build_array(jsonb_build_object(
            'field', 'from', 'problem', 'past', 'value', p_from)));
    end if;
    -- One at a time, so that no two administrators can retire each other, and each sees who else is.
    perform 1
    from pool
    where pool.pool_id = p_pool
    for no key update;
    standing = thing_to_retire(act, p_kind, p_thing);

    if p_kind = 'member' then
        v_from = (
            select least(p_from, organization.retired_from)
            from member
            left join organization
                on organization.pool_id = member.pool_id
                and organization.organization_id = member.organization_id
            where member.pool_id = p_pool
                and member.member_id = p_thing
        );
    end if;
    if v_from is distinct from standing.retired_from then
        execute format(
            'update %1$I set retired_from = $1, version = version + 1 where pool_id = $2 and %1$s_id = $3',
            standing.of_table
        )
        using v_from, p_pool, p_thing;
        perform record(
            act, 1, act_name, standing.of_table, p_thing, standing.version, standing.version + 1,
            jsonb_build_object('retired_from', jsonb_build_array(standing.retired_from, v_from)), standing.party_ids
        );
        if p_kind = 'organization' then
            perform retire_members(act, p_thing, standing.retired_from, v_from);
        end if;
        if p_kind in ('organization', 'member') then
            perform check_administrators(p_pool);
            if act.mode = 'act' then
                perform shut_out_retired(p_pool);
            end if;
        end if;
    end if;
    return end_act(act, p_reason, jsonb_build_object(
        'code', standing.code,
        'name', standing.name,
        'retired_from', v_from,
        'retired_before', standing.retired_from,
        'outcome', case when v_from is distinct from standing.retired_from then 'changed' else 'same' end
    ));
end
$$;

comment on function poolbook_1.retire(uuid, text, text, text, text, uuid, date, text) is
    'Retires a thing from a day on, or takes that back: those who may change the thing, or an administrator.';

-- What is to be retired, locked, for those who may change it.
create function poolbook_1.thing_to_retire(
    act poolbook_1.act,
    p_kind text,
    p_thing uuid,
    out of_table text,
    out code text,
    out name text,
    out retired_from date,
    out version integer,
    out party_ids uuid[]
)
language plpgsql as $$
begin
    of_table = case when p_kind in ('venue', 'staff', 'equipment') then 'resource' else p_kind end;
    case p_kind
        when 'venue', 'staff', 'equipment' then
            select resource.code, resource.name, resource.retired_from, resource.version, array[resource.owner_id]
            into code, name, retired_from, version, party_ids
            from resource
            where resource.pool_id = act.pool_id
                and resource.resource_id = p_thing
                and resource.kind = p_kind
            for no key update;
        when 'fund' then
            select fund.code, fund.name, fund.retired_from, fund.version, '{}'
            into code, name, retired_from, version, party_ids
            from fund
            where fund.pool_id = act.pool_id
                and fund.fund_id = p_thing
            for no key update;
        when 'project' then
            select project.code, project.name, project.retired_from, project.version, project.owner_ids
            into code, name, retired_from, version, party_ids
            from project
            where project.pool_id = act.pool_id
                and project.project_id = p_thing
            for no key update;
        when 'organization' then
            select
                organization.code, organization.name, organization.retired_from, organization.version,
                array[organization.organization_id]
            into code, name, retired_from, version, party_ids
            from organization
            where organization.pool_id = act.pool_id
                and organization.organization_id = p_thing
            for no key update;
        when 'member' then
            select
                member.login, member.name, member.retired_from, member.version,
                array_remove(array[member.organization_id], null)
            into code, name, retired_from, version, party_ids
            from member
            where member.pool_id = act.pool_id
                and member.member_id = p_thing
            for no key update;
        when 'pool' then
            select pool.name, pool.name, pool.retired_from, pool.version, '{}'
            into code, name, retired_from, version, party_ids
            from pool
            where pool.pool_id = act.pool_id
                and pool.pool_id = p_thing;
        else
            null;
    end case;
    if code is null then
        perform not_found(p_kind, p_thing::text);
    end if;
    if 'administrator' <> all (act.roles) and (
        of_table = 'resource' and act.organization_id is distinct from party_ids[1]
        or of_table = 'project' and act.organization_id <> all (party_ids)
        or of_table not in ('resource', 'project') and act.organization_id is not null
    ) then
        perform not_permitted(array['administrator']);
    end if;
end
$$;

-- The members of an organization retire with it, if not before; those who did come back with it.
create function poolbook_1.retire_members(act poolbook_1.act, p_organization uuid, p_before date, p_from date)
returns void
language plpgsql as $$
declare
    changed record;
    number integer = 1;
begin
    for changed in
        select
            member.member_id,
            member.version,
            member.retired_from,
            case when member.retired_from = p_before then p_from else least(member.retired_from, p_from) end as new_from
        from member
        where member.pool_id = act.pool_id
            and member.organization_id = p_organization
        order by member.member_id
        for no key update
    loop
        continue when changed.new_from is not distinct from changed.retired_from;
        number = number + 1;
        update member
        set
            retired_from = changed.new_from,
            version = version + 1
        where member.pool_id = act.pool_id
            and member.member_id = changed.member_id;
        perform record(
            act, number, 'member.retire', 'member', changed.member_id, changed.version, changed.version + 1,
            jsonb_build_object('retired_from', jsonb_build_array(changed.retired_from, changed.new_from)),
            array[p_organization]
        );
    end loop;
    update pool
    set retired_host_ids = array(
        select organization.organization_id
        from organization
        where organization.pool_id = act.pool_id
            and organization.retired_from is not null
        order by organization.organization_id
    )
    where pool.pool_id = act.pool_id;
end
$$;

-- A pool keeps an administrator who does not retire; called under the pool's lock.
create function poolbook_1.check_administrators(p_pool uuid) returns void
language plpgsql as $$
begin
    if not exists (
        select 1
        from member
        where member.pool_id = p_pool
            and 'administrator' = any (member.roles)
            and member.retired_from is null
    ) then
        perform refuse('[{"rule": "member.last-administrator"}]');
    end if;
end
$$;
