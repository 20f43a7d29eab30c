-- Of the rules that a change since booking can break, those about what may be had at all: quotas, and the pool itself.

-- `quota.spent`: of an organization's reservations in a period, those made last that are more than its quota by now.
create function poolbook_1.above_quotas(p_pool uuid, p_rules jsonb, p_from timestamptz, p_until timestamptz)
returns setof poolbook_1.finding
language plpgsql stable as $$
declare
    act poolbook_1.act;
begin
    act.pool_id = p_pool;
    act.rules = p_rules;
    return query
    select distinct on (counted.organization_id, counted.reservation_id)
        'quota.spent',
        counted.organization_id,
        counted.reservation_id,
        '{}'::uuid[],
        'rule',
        counted.quota_id,
        severity_of(p_rules #>> '{quota.spent,strength}', false, counted.state, counted.starts_at),
        spent_quota(
            act, counted.quota_id, counted.organization_id, counted.starts_on, counted.used,
            counted.total - counted.used
        ),
        counted.starts_at,
        counted.ends_at,
        array[counted.version]
    from (
        select
            charge.quota_id,
            charge.organization_id,
            charge.starts_on,
            charge.used,
            sum(charge.used) over (
                partition by charge.quota_id, charge.organization_id, charge.starts_on
                order by reservation.created_at, reservation.reservation_id
            )::bigint as total,
            quota.most,
            reservation.reservation_id,
            reservation.state,
            reservation.starts_at,
            reservation.ends_at,
            reservation.expires_at,
            reservation.version
        from quota
        join quota_charge as charge
            on charge.pool_id = quota.pool_id
            and charge.quota_id = quota.quota_id
        join reservation
            on reservation.pool_id = charge.pool_id
            and reservation.reservation_id = charge.reservation_id
        where quota.pool_id = p_pool
            and quota.state = 'active'
    ) as counted
    where counted.total > counted.most
        and counted.used > 0
        and counted.state in ('hold', 'confirmed')
        and counted.ends_at > p_from
        and counted.starts_at < p_until
        and (counted.expires_at is null or counted.expires_at > p_from)
    order by
        counted.organization_id,
        counted.reservation_id,
        counted.total - counted.most desc;
end
$$;

-- `pool.retired`: what stands for a time when the pool takes nothing new.
create function poolbook_1.after_the_pool(p_pool uuid, p_from timestamptz, p_until timestamptz)
returns setof poolbook_1.finding
language plpgsql stable as $$
begin
    return query
    select
        'pool.retired',
        standing.reservation_id,
        standing.reservation_id,
        '{}'::uuid[],
        'rule',
        pool.pool_id,
        2::smallint,
        retired('pool.retired', pool.name, pool.retired_from),
        standing.starts_at,
        standing.ends_at,
        array[standing.version]
    from pool
    join to_come(p_pool, p_from, p_until) as standing
        on standing.ends_at > pool.retired_from::timestamp at time zone pool.zone
    where pool.pool_id = p_pool;
end
$$;
