-- Limits that a pool sets and that no client gets round: how early and how late one may reserve, what an event may
-- cost, how much a person works, rests and travels. A pool that sets none of them never comes here.

-- The number that a rule has in a pool for something, else its own; null where it has none.
create function poolbook_1.limit_of(p_rules jsonb, p_rule text, p_name text) returns bigint
language sql immutable
return coalesce(
    p_rules -> p_rule -> 'values' ->> coalesce(p_name, ''), p_rules -> p_rule -> 'values' ->> ''
)::bigint;

-- A reason of a rule that a pool sets: how strong it is there, what is asked for, and what is allowed.
create function poolbook_1.beyond(p_rules jsonb, p_rule text, p_asked bigint, p_limit bigint, p_more jsonb) returns jsonb
language plpgsql immutable as $$
begin
    return jsonb_build_object(
        'rule', p_rule, 'strength', p_rules -> p_rule -> 'strength', 'asked', p_asked, 'limit', p_limit
    ) || p_more;
end
$$;

-- Of the reasons of rules that a pool sets, those of a strength.
create function poolbook_1.of_strength(p_reasons jsonb, p_strength text) returns jsonb
language plpgsql immutable as $$
begin
    return (
        select coalesce(jsonb_agg(reason.value), '[]')
        from jsonb_array_elements(p_reasons) as reason (value)
        where reason.value ->> 'strength' = p_strength
    );
end
$$;

-- Reasons that only warn; where others are among them, those refuse.
create function poolbook_1.only_warnings(p_reasons jsonb) returns jsonb
language plpgsql as $$
declare
    refusing constant jsonb = jsonb_path_query_array(p_reasons, '$[*] ? (!exists(@.strength) || @.strength != "soft")');
begin
    if refusing <> '[]' then
        perform refuse(refusing);
    end if;
    return p_reasons;
end
$$;

-- What the limits say against a reservation. `p_asked_at` is when somebody asked for its time: what was asked for in
-- time may be bound later.
create function poolbook_1.beyond_limits(
    act poolbook_1.act,
    p_reservation uuid,
    p_host uuid,
    p_kind text,
    p_asked_at timestamptz,
    p_starts timestamptz,
    p_ends timestamptz,
    p_resources uuid[],
    p_amount bigint
) returns jsonb
language plpgsql as $$
declare
    reasons jsonb = '[]';
    ceiling bigint;
begin
    if act.rules ?| '{period.too-soon,period.too-far}' then
        reasons = outside_window(act, p_host, p_asked_at, p_starts, p_ends);
    end if;
    if act.rules ? 'money.ceiling' then
        ceiling = limit_of(act.rules, 'money.ceiling', p_kind);
        if p_amount > ceiling then
            reasons = reasons || beyond(act.rules, 'money.ceiling', p_amount, ceiling, '{}');
        end if;
    end if;
    if act.rules ?| '{person.daily,person.weekly,person.rest,person.travel}' then
        reasons = reasons || overworked(act, p_reservation, p_starts, p_ends, p_resources);
    end if;
    return reasons;
end
$$;

-- `period.too-soon` and `period.too-far`: how long before its start a reservation is made, at least and at most; by the
-- kind of the organization that leads.
create function poolbook_1.outside_window(
    act poolbook_1.act,
    p_host uuid,
    p_asked_at timestamptz,
    p_starts timestamptz,
    p_ends timestamptz
) returns jsonb
language plpgsql as $$
declare
    ahead constant bigint = floor(extract(epoch from p_starts - p_asked_at) / 60);
    period constant jsonb = jsonb_build_object('starts_at', p_starts, 'ends_at', p_ends);
    kind text;
    least_ahead bigint;
    most_ahead bigint;
begin
    select organization.kind
    into kind
    from organization
    where organization.pool_id = act.pool_id
        and organization.organization_id = p_host;
    least_ahead = limit_of(act.rules, 'period.too-soon', kind);
    most_ahead = limit_of(act.rules, 'period.too-far', kind);
    return case
        when ahead < least_ahead
            then jsonb_build_array(beyond(act.rules, 'period.too-soon', ahead, least_ahead, period))
        when p_starts > p_asked_at + most_ahead * interval '1 minute'
            then jsonb_build_array(beyond(act.rules, 'period.too-far', ahead, most_ahead, period))
        else '[]'
    end;
end
$$;

-- `person.daily`, `person.weekly`, `person.rest` and `person.travel`: what the people among the resources would do with
-- what they do already, whose units the caller has locked.
create function poolbook_1.overworked(
    act poolbook_1.act,
    p_reservation uuid,
    p_starts timestamptz,
    p_ends timestamptz,
    p_resources uuid[]
) returns jsonb
language plpgsql as $$
declare
    rules constant jsonb = act.rules;
    first_day constant date = p_starts at time zone act.zone;
    last_day constant date = (p_ends - interval '1 microsecond') at time zone act.zone;
    day date = first_day;
    day_starts timestamptz;
    day_ends timestamptz;
    week_starts timestamptz;
    week_ends timestamptz;
    own bigint;
    most bigint;
    total bigint;
    person record;
    reasons jsonb = '[]';
begin
    while day <= last_day loop
        day_starts = day::timestamp at time zone act.zone;
        day_ends = (day + 1)::timestamp at time zone act.zone;
        week_starts = date_trunc('week', day::timestamp) at time zone act.zone;
        week_ends = (date_trunc('week', day::timestamp) + interval '7 days') at time zone act.zone;
        for person in
            select
                resource.code,
                resource.name,
                coalesce(work.on_day, 0)::bigint / 60 as on_day,
                coalesce(work.in_week, 0)::bigint / 60 as in_week
            from resource
            join resource_unit
                on resource_unit.pool_id = resource.pool_id
                and resource_unit.resource_id = resource.resource_id
            cross join lateral (
                select
                    -- Seconds: intervals are slow to add up.
                    sum(date_part('epoch', least(taken.ends_at, day_ends) - greatest(taken.starts_at, day_starts)))
                        filter (where taken.starts_at < day_ends and taken.ends_at > day_starts) as on_day,
                    sum(date_part('epoch', least(taken.ends_at, week_ends) - greatest(taken.starts_at, week_starts)))
                        filter (where taken.ends_at > week_starts) as in_week
                from allocation as taken
                where taken.pool_id = resource_unit.pool_id
                    and taken.unit_id = resource_unit.unit_id
                    and taken.starts_at > week_starts - interval '25 hours'
                    and taken.starts_at < week_ends
                    and taken.reservation_id <> p_reservation
            ) as work
            where resource.pool_id = act.pool_id
                and resource.resource_id = any (p_resources)
                and resource.kind = 'staff'
            order by resource.code
        loop
            most = limit_of(rules, 'person.daily', person.code);
            total = person.on_day + minutes_within(p_starts, p_ends, day_starts, day_ends);
            if total > most then
                reasons = reasons || beyond(rules, 'person.daily', total, most, jsonb_build_object(
                    'resource', person.code, 'name', person.name, 'day', day));
            end if;
            continue when day > first_day and extract(isodow from day) <> 1;
            most = limit_of(rules, 'person.weekly', person.code);
            total = person.in_week + minutes_within(p_starts, p_ends, week_starts, week_ends);
            if total > most then
                reasons = reasons || beyond(rules, 'person.weekly', total, most, jsonb_build_object(
                    'resource', person.code, 'name', person.name, 'day', date_trunc('week', day::timestamp)::date));
            end if;
        end loop;
        day = day + 1;
    end loop;
    if rules ?| '{person.rest,person.travel}' then
        reasons = reasons || too_close(act, p_reservation, p_starts, p_ends, p_resources);
    end if;
    return reasons;
end
$$;

-- How many minutes of one period lie in another that it touches.
create function poolbook_1.minutes_within(
    p_starts timestamptz,
    p_ends timestamptz,
    p_from timestamptz,
    p_until timestamptz
) returns bigint
language sql immutable
return date_part('epoch', least(p_ends, p_until) - greatest(p_starts, p_from))::bigint / 60;

-- The whole minutes of a time that was added up; none where nothing was.
create function poolbook_1.minutes_of(p_time interval) returns bigint
language sql immutable
return coalesce(date_part('epoch', p_time)::bigint / 60, 0);

create function poolbook_1.total_of(p_amounts bigint[]) returns bigint
language plpgsql immutable as $$
declare
    amount bigint;
    total bigint;
begin
    foreach amount in array coalesce(p_amounts, '{}') loop
        total = coalesce(total, 0) + amount;
    end loop;
    return total;
end
$$;

-- When a standing reservation's time was asked for: now where it moves; null, which no window minds, where it stays.
create function poolbook_1.asked_again_at(standing poolbook.reservation, p_starts timestamptz) returns timestamptz
language plpgsql as $$
begin
    return case when p_starts <> standing.starts_at then poolbook.now() end;
end
$$;

-- The same limits for a reservation that has its event already.
create function poolbook_1.beyond_limits_again(
    act poolbook_1.act,
    standing poolbook.reservation,
    p_asked_at timestamptz,
    p_starts timestamptz,
    p_ends timestamptz,
    p_resources uuid[],
    p_amount bigint
) returns jsonb
language plpgsql as $$
begin
    return (
        select beyond_limits(
            act, standing.reservation_id, event.host_ids[1], event.kind, p_asked_at, p_starts, p_ends, p_resources,
            p_amount
        )
        from event
        where event.pool_id = standing.pool_id
            and event.event_id = standing.event_id
    );
end
$$;

-- What an answer tells of reasons that only warn.
create function poolbook_1.warned(p_reasons jsonb) returns jsonb
language plpgsql immutable as $$
begin
    return case when p_reasons <> '[]' then jsonb_build_object('warnings', p_reasons) else '{}' end;
end
$$;
