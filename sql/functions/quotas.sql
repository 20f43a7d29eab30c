-- Quotas: what an organization may have of some resources, or spend, in a period of the calendar. A counter of each is
-- kept as reservations come and go, and locked before units and lines; it is not summed up anew.

-- What a reservation that an organization leads would use of the pool's quotas: of hours, those of each resource that
-- a quota is about; the reservation itself; the money that it takes.
create function poolbook_1.wanted_of_quotas(
    p_pool uuid,
    p_zone text,
    p_host uuid,
    p_starts timestamptz,
    p_ends timestamptz,
    p_resources uuid[],
    p_amount bigint
) returns table (quota_id uuid, reference text, measure text, most bigint, length text, starts_on date, used bigint)
language sql stable as $$
    select
        quota.quota_id,
        quota.reference,
        quota.measure,
        quota.most,
        quota.length,
        date_trunc(quota.length, p_starts at time zone p_zone)::date,
        case quota.measure
            when 'hours' then count(resource.resource_id) * (extract(epoch from p_ends - p_starts)::bigint / 60)
            when 'count' then 1
            else p_amount
        end
    from quota
    left join resource
        on resource.pool_id = quota.pool_id
        and resource.resource_id = any (p_resources)
        and quota.measure <> 'money'
        and (quota.resource_id is null or quota.resource_id = resource.resource_id)
        and (quota.kind is null or quota.kind = resource.kind)
        and (quota.district is null or quota.district = resource.district)
        and (quota.feature is null or quota.feature = any (resource.features))
    where quota.pool_id = p_pool
        and quota.state = 'active'
        and (quota.organization_id is null or quota.organization_id = p_host)
    group by
        quota.pool_id,
        quota.quota_id
    having count(resource.resource_id) > 0
        or quota.measure = 'money' and p_amount > 0
$$;

-- Counts a reservation in the quotas of the organization that leads it, which locks their counters, in id order.
-- Returns what is used up.
create function poolbook_1.charge_quotas(
    act poolbook_1.act,
    p_reservation uuid,
    p_host uuid,
    p_starts timestamptz,
    p_ends timestamptz,
    p_resources uuid[],
    p_amount bigint
) returns jsonb
language plpgsql as $$
declare
    spent record;
    reasons jsonb = '[]';
begin
    for spent in
        with wanted as materialized (
            select *
            from wanted_of_quotas(act.pool_id, act.zone, p_host, p_starts, p_ends, p_resources, p_amount)
        ),
        charged as (
            insert into quota_charge (pool_id, reservation_id, quota_id, organization_id, starts_on, used)
            select act.pool_id, p_reservation, wanted.quota_id, p_host, wanted.starts_on, wanted.used
            from wanted
        ),
        total as (
            insert into quota_use as standing (pool_id, quota_id, organization_id, starts_on, used)
            select act.pool_id, wanted.quota_id, p_host, wanted.starts_on, wanted.used
            from wanted
            order by wanted.quota_id
            on conflict (pool_id, quota_id, organization_id, starts_on) do update
            set used = standing.used + excluded.used
            returning standing.quota_id, standing.used
        )
        select
            wanted.*,
            total.used as total
        from total
        join wanted on wanted.quota_id = total.quota_id
        where total.used > wanted.most
        order by wanted.reference
    loop
        reasons = reasons || spent_quota(
            act, spent.quota_id, p_host, spent.starts_on, spent.used, spent.total - spent.used
        );
    end loop;
    return case act.rules -> 'quota.spent' ->> 'strength' when 'off' then '[]' else reasons end;
end
$$;

-- `quota.spent`: what is wanted of a quota is more than what others than this left of it.
create function poolbook_1.spent_quota(
    act poolbook_1.act,
    p_quota uuid,
    p_host uuid,
    p_starts_on date,
    p_wanted bigint,
    p_used bigint
) returns jsonb
language plpgsql stable as $$
begin
    return (
        select beyond(act.rules, 'quota.spent', p_wanted, quota.most, jsonb_strip_nulls(jsonb_build_object(
            'reference', quota.reference,
            'name', organization.name,
            'word', nullif(concat_ws(' ', resource.name, quota.district, quota.feature, quota.kind), ''),
            'counted', quota.measure,
            'free', greatest(0, quota.most - p_used),
            'valid_from', p_starts_on,
            'valid_until', (p_starts_on + case quota.length
                when 'quarter' then interval '3 months'
                else ('1 ' || quota.length)::interval
            end)::date - 1
        )))
        from quota
        join organization
            on organization.pool_id = quota.pool_id
            and organization.organization_id = p_host
        left join resource
            on resource.pool_id = quota.pool_id
            and resource.resource_id = quota.resource_id
        where quota.pool_id = act.pool_id
            and quota.quota_id = p_quota
    );
end
$$;

-- Takes reservations out of the quotas in which they were counted, whose counters it locks, in id order.
create function poolbook_1.release_quotas(act poolbook_1.act, p_reservations uuid[]) returns void
language plpgsql as $$
begin
    perform 1
    from quota_use
    where quota_use.pool_id = act.pool_id
        and (quota_use.quota_id, quota_use.organization_id, quota_use.starts_on) in (
            select quota_charge.quota_id, quota_charge.organization_id, quota_charge.starts_on
            from quota_charge
            where quota_charge.pool_id = act.pool_id
                and quota_charge.reservation_id = any (p_reservations)
        )
    order by
        quota_use.quota_id,
        quota_use.organization_id,
        quota_use.starts_on
    for no key update;
    with gone as (
        delete from quota_charge
        where quota_charge.pool_id = act.pool_id
            and quota_charge.reservation_id = any (p_reservations)
        returning quota_charge.quota_id, quota_charge.organization_id, quota_charge.starts_on, quota_charge.used
    )
    update quota_use
    set used = quota_use.used - gone.used
    from (
        select
            gone.quota_id,
            gone.organization_id,
            gone.starts_on,
            sum(gone.used)::bigint as used
        from gone
        group by
            gone.quota_id,
            gone.organization_id,
            gone.starts_on
    ) as gone
    where quota_use.pool_id = act.pool_id
        and quota_use.quota_id = gone.quota_id
        and quota_use.organization_id = gone.organization_id
        and quota_use.starts_on = gone.starts_on;
end
$$;

-- Counts a standing reservation anew, as it is to be. Old and new counters are locked, in one order, before either is
-- changed. What it used already in the same period is not held against it.
create function poolbook_1.recharge_quotas(
    act poolbook_1.act,
    p_reservation uuid,
    p_host uuid,
    p_starts timestamptz,
    p_ends timestamptz,
    p_resources uuid[],
    p_amount bigint
) returns jsonb
language plpgsql as $$
declare
    before constant jsonb = (
        select coalesce(jsonb_object_agg(quota.reference || quota_charge.starts_on, quota_charge.used), '{}')
        from quota_charge
        join quota
            on quota.pool_id = quota_charge.pool_id
            and quota.quota_id = quota_charge.quota_id
        where quota_charge.pool_id = act.pool_id
            and quota_charge.reservation_id = p_reservation
    );
begin
    insert into quota_use (pool_id, quota_id, organization_id, starts_on, used)
    select act.pool_id, wanted.quota_id, p_host, wanted.starts_on, 0
    from wanted_of_quotas(act.pool_id, act.zone, p_host, p_starts, p_ends, p_resources, p_amount) as wanted
    order by wanted.quota_id
    on conflict do nothing;
    perform 1
    from quota_use
    where quota_use.pool_id = act.pool_id
        and (quota_use.quota_id, quota_use.organization_id, quota_use.starts_on) in (
            select quota_charge.quota_id, quota_charge.organization_id, quota_charge.starts_on
            from quota_charge
            where quota_charge.pool_id = act.pool_id
                and quota_charge.reservation_id = p_reservation
            union all
            select wanted.quota_id, p_host, wanted.starts_on
            from wanted_of_quotas(act.pool_id, act.zone, p_host, p_starts, p_ends, p_resources, p_amount) as wanted
        )
    order by
        quota_use.quota_id,
        quota_use.organization_id,
        quota_use.starts_on
    for no key update;
    perform release_quotas(act, array[p_reservation]);
    return (
        select coalesce(jsonb_agg(reason.value), '[]')
        from jsonb_array_elements(
            charge_quotas(act, p_reservation, p_host, p_starts, p_ends, p_resources, p_amount)
        ) as reason (value)
        where (reason.value ->> 'asked')::bigint > coalesce(
            (before ->> ((reason.value ->> 'reference') || (reason.value ->> 'valid_from')))::bigint, 0
        )
    );
end
$$;

-- Locks every counter of the pool, for an act that writes many reservations and locks everything first.
create function poolbook_1.lock_quotas(act poolbook_1.act) returns void
language plpgsql as $$
begin
    perform 1
    from quota_use
    where quota_use.pool_id = act.pool_id
    order by
        quota_use.quota_id,
        quota_use.organization_id,
        quota_use.starts_on
    for no key update;
end
$$;

-- Counts a standing reservation anew where it is to be: for the organization that leads it. A pool without quotas pays
-- nothing.
create function poolbook_1.used_again(
    act poolbook_1.act,
    standing poolbook.reservation,
    p_starts timestamptz,
    p_ends timestamptz,
    p_resources uuid[],
    p_amount bigint
) returns jsonb
language plpgsql as $$
begin
    if act.rules ? 'quota.spent' then
        return (
            select recharge_quotas(
                act, standing.reservation_id, event.host_ids[1], p_starts, p_ends, p_resources, p_amount
            )
            from event
            where event.pool_id = standing.pool_id
                and event.event_id = standing.event_id
        );
    end if;
    return '[]';
end
$$;
