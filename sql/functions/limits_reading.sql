-- What the limits would say: the same rules, for somebody who looks before they reserve. Nothing is locked or counted.

-- Of the resources, the first venue is where the people would go; each person that is named is looked at by themselves,
-- so that all who might be had can be asked for at once. A reason that is about one of them has their code.
create function poolbook_1.limits_against(
    p_pool uuid,
    p_host uuid,
    p_kind text,
    p_starts timestamptz,
    p_ends timestamptz,
    p_resources uuid[],
    p_amount bigint
) returns jsonb
language plpgsql stable security definer
set search_path = poolbook, poolbook_1, pg_temp as $$
declare
    act poolbook_1.act;
begin
    select
        pool.pool_id,
        pool.zone,
        pool.rules,
        member.member_id,
        member.organization_id,
        member.roles
    into
        act.pool_id,
        act.zone,
        act.rules,
        act.member_id,
        act.organization_id,
        act.roles
    from member
    join pool on pool.pool_id = member.pool_id
    where member.pool_id = p_pool
        and member.login = session_user
        and (member.retired_from is null or not has_come(member.retired_from, p_pool));
    if act.rules is null then
        return '[]';
    end if;
    return beyond_limits(
        act, '00000000-0000-0000-0000-000000000000', p_host, p_kind, poolbook.now(), p_starts, p_ends, p_resources,
        p_amount
    ) || beyond_quotas(act, p_host, p_starts, p_ends, p_resources, p_amount);
end
$$;

comment on function poolbook_1.limits_against(uuid, uuid, text, timestamptz, timestamptz, uuid[], bigint) is
    'What the limits that the pool sets would say against a reservation of these resources, without making it.';

-- What of the quotas would be used up, as they stand now.
create function poolbook_1.beyond_quotas(
    act poolbook_1.act,
    p_host uuid,
    p_starts timestamptz,
    p_ends timestamptz,
    p_resources uuid[],
    p_amount bigint
) returns jsonb
language plpgsql stable as $$
begin
    if not act.rules ? 'quota.spent' or act.rules -> 'quota.spent' ->> 'strength' = 'off' then
        return '[]';
    end if;
    return (
        select coalesce(
            jsonb_agg(
                spent_quota(
                    act, wanted.quota_id, p_host, wanted.starts_on, wanted.used, coalesce(standing.used, 0)
                )
                order by wanted.reference
            ),
            '[]'
        )
        from wanted_of_quotas(act.pool_id, act.zone, p_host, p_starts, p_ends, p_resources, p_amount) as wanted
        left join quota_use as standing
            on standing.pool_id = act.pool_id
            and standing.quota_id = wanted.quota_id
            and standing.organization_id = p_host
            and standing.starts_on = wanted.starts_on
        where coalesce(standing.used, 0) + wanted.used > wanted.most
    );
end
$$;
