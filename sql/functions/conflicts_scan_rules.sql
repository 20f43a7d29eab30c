-- The rules of the database, looked at for all that stands to come, each as one statement.

-- What stands to come until a time, and what waits.
create function poolbook_1.to_come(p_pool uuid, p_from timestamptz, p_until timestamptz)
returns setof poolbook.reservation
language sql stable as $$
    select *
    from poolbook.reservation
    where reservation.pool_id = p_pool
        and reservation.state in ('hold', 'confirmed', 'request')
        and reservation.replaces is null
        and reservation.ends_at > p_from
        and reservation.starts_at < p_until
        and (reservation.expires_at is null or reservation.expires_at > p_from)
$$;

-- How bad it is: what a pool only warns of should be known; what cannot take place is worst where it stands or is near.
create function poolbook_1.severity_of(p_strength text, p_impossible boolean, p_state text, p_starts timestamptz)
returns smallint
language plpgsql stable as $$
begin
    return case
        when p_strength = 'soft' then 1
        when p_impossible and (p_state <> 'request' or p_starts < poolbook.now() + interval '14 days') then 3
        else 2
    end;
end
$$;

-- `request.waiting`: requests that have waited longer than conflicts may stand.
create function poolbook_1.waiting_too_long(p_pool uuid, p_from timestamptz, p_until timestamptz)
returns setof poolbook_1.finding
language plpgsql stable as $$
begin
    return query
    select
        'request.waiting',
        standing.reservation_id,
        standing.reservation_id,
        '{}'::uuid[],
        null::text,
        null::uuid,
        2::smallint,
        jsonb_build_object('rule', 'request.waiting', 'starts_at', standing.created_at, 'ends_at', p_from),
        standing.starts_at,
        standing.ends_at,
        array[standing.version]
    from to_come(p_pool, p_from, p_until) as standing
    join pool on pool.pool_id = p_pool
    where standing.state = 'request'
        and standing.created_at + pool.conflict_hours * interval '1 hour' < p_from;
end
$$;

-- `host.retired`: events of organizations that take nothing new by then.
create function poolbook_1.hosts_retired(p_pool uuid, p_from timestamptz, p_until timestamptz)
returns setof poolbook_1.finding
language plpgsql stable as $$
begin
    return query
    select distinct on (standing.reservation_id, organization.organization_id)
        'host.retired',
        organization.organization_id,
        standing.reservation_id,
        '{}'::uuid[],
        'rule',
        organization.organization_id,
        2::smallint,
        jsonb_build_object('rule', 'host.retired', 'day', organization.retired_from),
        standing.starts_at,
        standing.ends_at,
        array[standing.version]
    from pool
    join organization
        on organization.pool_id = pool.pool_id
        and organization.organization_id = any (pool.retired_host_ids)
        and organization.retired_from is not null
    join event
        on event.pool_id = pool.pool_id
        and event.host_ids @> array[organization.organization_id]
    join to_come(p_pool, p_from, p_until) as standing
        on standing.event_id = event.event_id
        and standing.ends_at > organization.retired_from::timestamp at time zone pool.zone
    where pool.pool_id = p_pool;
end
$$;

-- `fund.validity`, `project.retired` and `fund.retired`: money set aside that may not pay for the day any more.
create function poolbook_1.money_outside_its_time(p_pool uuid, p_from timestamptz, p_until timestamptz)
returns setof poolbook_1.finding
language plpgsql stable as $$
begin
    return query
    select
        broken.rule,
        broken.line_id,
        broken.reservation_id,
        '{}'::uuid[],
        'line',
        broken.line_id,
        2::smallint,
        jsonb_build_object('rule', broken.rule) || broken.what,
        broken.starts_at,
        broken.ends_at,
        array[broken.version]
    from (
        select
            case
                when project.retired_from <= at.day then 'project.retired'
                when fund.retired_from <= at.day then 'fund.retired'
                else 'fund.validity'
            end as rule,
            case
                when project.retired_from <= at.day then jsonb_build_object('day', project.retired_from)
                when fund.retired_from <= at.day
                    then jsonb_build_object('day', fund.retired_from, 'fund', fund.name)
                else jsonb_build_object(
                    'project', project.code,
                    'category', line.category,
                    'day', at.day,
                    'year', line.fiscal_year,
                    'valid_from', greatest(fund.valid_from, make_date(line.fiscal_year, 1, 1)),
                    'valid_until', least(fund.valid_until, make_date(line.fiscal_year, 12, 31))
                )
            end as what,
            line.line_id,
            standing.reservation_id,
            standing.starts_at,
            standing.ends_at,
            standing.version
        from to_come(p_pool, p_from, p_until) as standing
        join commitment
            on commitment.pool_id = p_pool
            and commitment.reservation_id = standing.reservation_id
            and commitment.reserved + commitment.committed > 0
        join pool on pool.pool_id = p_pool
        cross join lateral (select (standing.starts_at at time zone pool.zone)::date as day) as at
        join budget_line as line
            on line.pool_id = p_pool
            and line.line_id = commitment.line_id
        join fund
            on fund.pool_id = p_pool
            and fund.fund_id = line.fund_id
        join project
            on project.pool_id = p_pool
            and project.project_id = line.project_id
        where line.fiscal_year <> extract(year from at.day)
            or at.day not between fund.valid_from and fund.valid_until
            or project.retired_from <= at.day
            or fund.retired_from <= at.day
    ) as broken;
end
$$;

-- `money.short`: requests for more than their project's lines have available.
create function poolbook_1.requests_without_money(p_pool uuid, p_from timestamptz, p_until timestamptz)
returns setof poolbook_1.finding
language plpgsql stable as $$
begin
    return query
    select
        'money.short',
        short.line_id,
        short.reservation_id,
        '{}'::uuid[],
        'line',
        short.line_id,
        severity_of(null, true, 'request', short.starts_at),
        jsonb_build_object(
            'rule', 'money.short', 'category', short.category, 'asked', short.asked, 'free', short.free),
        short.starts_at,
        short.ends_at,
        array[short.version]
    from (
        select
            standing.reservation_id,
            standing.starts_at,
            standing.ends_at,
            standing.version,
            item.category,
            sum(item.amount)::bigint as asked,
            lines.available as free,
            lines.line_id
        from to_come(p_pool, p_from, p_until) as standing
        join pool on pool.pool_id = p_pool
        join reservation_item as item
            on item.pool_id = p_pool
            and item.reservation_id = standing.reservation_id
            and item.project_id is not null
        cross join lateral (
            select
                (array_agg(line.line_id order by line.available desc, line.line_id))[1] as line_id,
                sum(line.available)::bigint as available
            from budget_line as line
            where line.pool_id = p_pool
                and line.project_id = item.project_id
                and line.fiscal_year = extract(year from standing.starts_at at time zone pool.zone)
                and (item.category is null or line.category = item.category)
        ) as lines
        where standing.state = 'request'
            and lines.line_id is not null
        group by
            standing.reservation_id,
            standing.starts_at,
            standing.ends_at,
            standing.version,
            item.category,
            lines.available,
            lines.line_id
        having sum(item.amount) > lines.available
    ) as short;
end
$$;

-- `money.ceiling`: events that cost more than the pool allows by now.
create function poolbook_1.above_the_ceiling(
    p_pool uuid,
    p_rules jsonb,
    p_from timestamptz,
    p_until timestamptz
)
returns setof poolbook_1.finding
language plpgsql stable as $$
begin
    return query
    select
        'money.ceiling',
        standing.reservation_id,
        standing.reservation_id,
        '{}'::uuid[],
        null::text,
        null::uuid,
        severity_of(p_rules #>> '{money.ceiling,strength}', false, standing.state, standing.starts_at),
        beyond(p_rules, 'money.ceiling', cost.amount, cost.ceiling, '{}'),
        standing.starts_at,
        standing.ends_at,
        array[standing.version]
    from to_come(p_pool, p_from, p_until) as standing
    join event
        on event.pool_id = p_pool
        and event.event_id = standing.event_id
    cross join lateral (
        select
            sum(item.amount)::bigint as amount,
            limit_of(p_rules, 'money.ceiling', event.kind) as ceiling
        from reservation_item as item
        where item.pool_id = p_pool
            and item.reservation_id = standing.reservation_id
            and item.project_id is not null
    ) as cost
    where cost.amount > cost.ceiling;
end
$$;

-- The duties of people to come, by what binds them; with the venue that each is at.
create function poolbook_1.duties_to_come(p_pool uuid, p_from timestamptz, p_until timestamptz) returns table (
    resource_id uuid,
    code text,
    unit_id uuid,
    reservation_id uuid,
    starts_at timestamptz,
    ends_at timestamptz,
    state text,
    created_at timestamptz,
    version integer
)
language plpgsql stable as $$
begin
    return query
    select
        resource.resource_id,
        resource.code,
        resource_unit.unit_id,
        standing.reservation_id,
        standing.starts_at,
        standing.ends_at,
        standing.state,
        standing.created_at,
        standing.version
    from resource
    join resource_unit
        on resource_unit.pool_id = resource.pool_id
        and resource_unit.resource_id = resource.resource_id
    join reservation_item as item
        on item.pool_id = resource.pool_id
        and item.resource_id = resource.resource_id
    join to_come(p_pool, p_from, p_until) as standing
        on standing.reservation_id = item.reservation_id
        and standing.state <> 'request'
    where resource.pool_id = p_pool
        and resource.kind = 'staff';
end
$$;

-- `person.daily` and `person.weekly`: what people do on a day and in a week; who came last is too much.
create function poolbook_1.working_too_much(
    p_pool uuid,
    p_rules jsonb,
    p_from timestamptz,
    p_until timestamptz
)
returns setof poolbook_1.finding
language plpgsql stable as $$
begin
    return query
    with spell as (
        select
            duty.*,
            part.rule,
            part.day,
            minutes_within(
                duty.starts_at, duty.ends_at, part.day::timestamp at time zone pool.zone,
                (part.day + part.days)::timestamp at time zone pool.zone
            ) as minutes
        from duties_to_come(p_pool, p_from, p_until) as duty
        join pool on pool.pool_id = p_pool
        cross join lateral (
            select
                'person.daily' as rule,
                day::date as day,
                1 as days
            from generate_series(
                date_trunc('day', duty.starts_at at time zone pool.zone),
                (duty.ends_at - interval '1 microsecond') at time zone pool.zone,
                interval '1 day'
            ) as day
            where p_rules ? 'person.daily'
            union all
            select
                'person.weekly',
                week::date,
                7
            from generate_series(
                date_trunc('week', duty.starts_at at time zone pool.zone),
                (duty.ends_at - interval '1 microsecond') at time zone pool.zone,
                interval '7 days'
            ) as week
            where p_rules ? 'person.weekly'
        ) as part
    ),
    load as (
        select
            spell.rule,
            spell.resource_id,
            spell.code,
            spell.day,
            sum(spell.minutes)::bigint as minutes,
            array_agg(spell.reservation_id order by spell.created_at desc, spell.reservation_id desc) as ids,
            array_agg(spell.version order by spell.created_at desc, spell.reservation_id desc) as versions,
            (array_agg(spell.state order by spell.created_at desc, spell.reservation_id desc))[1] as state,
            (array_agg(spell.starts_at order by spell.created_at desc, spell.reservation_id desc))[1] as starts_at,
            (array_agg(spell.ends_at order by spell.created_at desc, spell.reservation_id desc))[1] as ends_at
        from spell
        group by
            spell.rule,
            spell.resource_id,
            spell.code,
            spell.day
    )
    select distinct on (load.rule, load.resource_id, load.ids[1])
        load.rule,
        load.resource_id,
        load.ids[1],
        load.ids[2:],
        null::text,
        null::uuid,
        severity_of(p_rules #>> array[load.rule, 'strength'], false, load.state, load.starts_at),
        beyond(
            p_rules, load.rule, load.minutes, limit_of(p_rules, load.rule, load.code), jsonb_build_object('day', load.day)),
        load.starts_at,
        load.ends_at,
        load.versions
    from load
    where load.minutes > limit_of(p_rules, load.rule, load.code)
    order by
        load.rule,
        load.resource_id,
        load.ids[1],
        load.minutes desc;
end
$$;

-- `person.rest` and `person.travel`: two duties that follow each other too soon; who came later is too close.
create function poolbook_1.resting_too_little(
    p_pool uuid,
    p_rules jsonb,
    p_from timestamptz,
    p_until timestamptz
)
returns setof poolbook_1.finding
language plpgsql stable as $$
begin
    return query
    with pair as (
        select
            duty.*,
            lag(duty.reservation_id) over next as other_id,
            lag(duty.starts_at) over next as other_starts,
            lag(duty.ends_at) over next as other_ends,
            lag(duty.state) over next as other_state,
            lag(duty.created_at) over next as other_created,
            lag(duty.version) over next as other_version
        from duties_to_come(p_pool, p_from, p_until) as duty
        window next as (partition by duty.unit_id order by duty.starts_at, duty.reservation_id)
    ),
    near as (
        select
            pair.*,
            minutes_of(pair.starts_at - pair.other_ends) as gap,
            (pair.created_at, pair.reservation_id) > (pair.other_created, pair.other_id) as is_later,
            needed.rule,
            needed.minutes
        from pair
        join pool on pool.pool_id = p_pool
        cross join lateral (
            select
                'person.rest' as rule,
                rest_between(p_rules, pool.zone, pair.code, pair.other_starts, pair.starts_at) as minutes
            where p_rules ? 'person.rest'
            union all
            select
                'person.travel',
                minutes_between(
                    p_rules,
                    venue_of(p_pool, (items_of(p_pool, pair.other_id)).resources),
                    venue_of(p_pool, (items_of(p_pool, pair.reservation_id)).resources)
                )
            where p_rules ? 'person.travel'
                and pair.starts_at < pair.other_ends + interval '12 hours'
        ) as needed
        where pair.other_id is not null
            and pair.starts_at >= pair.other_ends
    )
    select distinct on (near.rule, near.resource_id, its.claimant_id)
        near.rule,
        near.resource_id,
        its.claimant_id,
        array[its.other_id],
        null::text,
        null::uuid,
        severity_of(p_rules #>> array[near.rule, 'strength'], false, near.state, near.starts_at),
        beyond(p_rules, near.rule, near.gap, near.minutes, its.of_other),
        its.starts_at,
        its.ends_at,
        its.versions
    from near
    cross join lateral (
        select
            case when near.is_later then near.reservation_id else near.other_id end as claimant_id,
            case when near.is_later then near.other_id else near.reservation_id end as other_id,
            case when near.is_later then near.starts_at else near.other_starts end as starts_at,
            case when near.is_later then near.ends_at else near.other_ends end as ends_at,
            case
                when near.is_later then array[near.version, near.other_version]
                else array[near.other_version, near.version]
            end as versions,
            case
                when near.is_later
                    then jsonb_build_object('starts_at', near.other_starts, 'ends_at', near.other_ends)
                else jsonb_build_object('starts_at', near.starts_at, 'ends_at', near.ends_at)
            end as of_other
    ) as its
    where near.gap < near.minutes
    order by
        near.rule,
        near.resource_id,
        its.claimant_id,
        near.gap;
end
$$;
