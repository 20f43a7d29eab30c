-- Finding: what can serve a need, and when it is taken. Opening hours come as one number each: the weekday, eleven bits of
-- the minute at which it opens, eleven of that at which it closes. The writer's functions, because an index serves `@>` only where
-- row security does not stand before it; all that they tell is shared with every member of the pool.

-- The venues that a need does not rule out: among some, large enough, with all of the features, in one of the
-- districts, between two latitudes and two longitudes. What is null rules nothing out.
create function poolbook_1.venues_for(
    p_pool uuid,
    p_among uuid[],
    p_capacity integer,
    p_features text[],
    p_districts text[],
    p_south double precision,
    p_north double precision,
    p_west double precision,
    p_east double precision
) returns table (
    resource_id uuid,
    code text,
    name text,
    owner_id uuid,
    owner text,
    capacity integer,
    district text,
    latitude double precision,
    longitude double precision,
    features text[],
    buffer_before integer,
    buffer_after integer,
    rate_amount bigint,
    rate_unit text,
    rate_category text,
    retired_from date,
    hours integer[],
    special jsonb,
    on_holidays text,
    access text,
    unit_ids uuid[]
)
language plpgsql stable security definer
set search_path = poolbook, poolbook_1, pg_temp
set plan_cache_mode = force_custom_plan as $$
begin
    perform must_not_be_guest(p_pool);
    return query
    select
        venue.resource_id,
        venue.code,
        venue.name,
        venue.owner_id,
        organization.name,
        venue.capacity,
        venue.district,
        venue.latitude,
        venue.longitude,
        venue.features,
        venue.buffer_before,
        venue.buffer_after,
        venue.rate_amount,
        venue.rate_unit,
        venue.rate_category,
        venue.retired_from,
        array(
            select (hours.weekday::integer << 22) | (hours.opens_at::integer << 11) | hours.closes_at
            from opening_hours as hours
            where hours.pool_id = venue.pool_id
                and hours.resource_id = venue.resource_id
            order by 1
        ),
        case
            when exists (
                select 1
                from special_hours
                where special_hours.pool_id = venue.pool_id
                    and special_hours.resource_id = venue.resource_id
            ) then special_hours_of(venue.pool_id, venue.resource_id)
        end,
        venue.on_holidays,
        venue.access,
        array(
            select resource_unit.unit_id
            from resource_unit
            where resource_unit.pool_id = venue.pool_id
                and resource_unit.resource_id = venue.resource_id
            order by resource_unit.unit_id
        )
    from resource as venue
    join organization
        on organization.pool_id = venue.pool_id
        and organization.organization_id = venue.owner_id
    where venue.pool_id = p_pool
        and p_pool = any (array(select my_pools()))
        and venue.kind = 'venue'
        and (p_among is null or venue.resource_id = any (p_among))
        and (p_capacity is null or venue.capacity >= p_capacity)
        and (p_features is null or venue.features @> p_features)
        and (p_districts is null or venue.district = any (p_districts))
        and (p_south is null or venue.latitude between p_south and p_north)
        and (p_west is null or venue.longitude between p_west and p_east)
    order by venue.code;
end
$$;

comment on function poolbook_1.venues_for(
    uuid, uuid[], integer, text[], text[], double precision, double precision, double precision, double precision
) is 'The venues that a need does not rule out, with what the program''s rules ask of them.';

-- The people who can do one of some things, or who are named, with all that they can do; null skills mean anybody.
create function poolbook_1.people_for(p_pool uuid, p_among uuid[], p_skills text[]) returns table (
    resource_id uuid,
    code text,
    name text,
    owner_id uuid,
    owner text,
    rate_amount bigint,
    rate_unit text,
    rate_category text,
    retired_from date,
    hours integer[],
    special jsonb,
    on_holidays text,
    access text,
    unit_ids uuid[],
    skills text[],
    valid_until date[]
)
language plpgsql stable security definer
set search_path = poolbook, poolbook_1, pg_temp
set plan_cache_mode = force_custom_plan as $$
begin
    perform must_not_be_guest(p_pool);
    return query
    select
        person.resource_id,
        person.code,
        person.name,
        person.owner_id,
        organization.name,
        person.rate_amount,
        person.rate_unit,
        person.rate_category,
        person.retired_from,
        array(
            select (hours.weekday::integer << 22) | (hours.opens_at::integer << 11) | hours.closes_at
            from opening_hours as hours
            where hours.pool_id = person.pool_id
                and hours.resource_id = person.resource_id
            order by 1
        ),
        case
            when exists (
                select 1
                from special_hours
                where special_hours.pool_id = person.pool_id
                    and special_hours.resource_id = person.resource_id
            ) then special_hours_of(person.pool_id, person.resource_id)
        end,
        person.on_holidays,
        person.access,
        array(
            select resource_unit.unit_id
            from resource_unit
            where resource_unit.pool_id = person.pool_id
                and resource_unit.resource_id = person.resource_id
        ),
        array(
            select skill.skill
            from skill
            where skill.pool_id = person.pool_id
                and skill.resource_id = person.resource_id
            order by skill.skill
        ),
        array(
            select skill.valid_until
            from skill
            where skill.pool_id = person.pool_id
                and skill.resource_id = person.resource_id
            order by skill.skill
        )
    from resource as person
    join organization
        on organization.pool_id = person.pool_id
        and organization.organization_id = person.owner_id
    where person.pool_id = p_pool
        and p_pool = any (array(select my_pools()))
        and person.kind = 'staff'
        and (p_among is null or person.resource_id = any (p_among))
        and (
            p_skills is null
            or person.resource_id = any (array(
                select skill.resource_id
                from skill
                where skill.pool_id = p_pool
                    and skill.skill = any (p_skills)
            ))
        )
    order by person.code;
end
$$;

comment on function poolbook_1.people_for(uuid, uuid[], text[]) is
    'The people who can do one of some things, with what the program''s rules ask of them.';

-- When units are taken or closed within some periods, buffers included, each unit by its number in the list. A few units
-- are looked up one by one, many in one pass over what begins then. What holds keep that have run out is free.
create function poolbook_1.taken_units(
    p_pool uuid,
    p_units uuid[],
    p_starts timestamptz[],
    p_ends timestamptz[]
) returns table (number integer, starts_at timestamptz, ends_at timestamptz)
language plpgsql stable security definer
set search_path = poolbook, poolbook_1, pg_temp
set plan_cache_mode = force_custom_plan as $$
declare
    run_out constant uuid[] = array(select holds_run_out());
    nothing_has_run_out constant boolean = cardinality(run_out) = 0;
begin
    if p_pool <> all (array(select my_pools())) then
        return;
    end if;
    perform must_not_be_guest(p_pool);
    if cardinality(p_units) <= 400 then
        return query
        select
            wanted.number::integer,
            taken.starts_at,
            taken.ends_at
        from unnest(p_units) with ordinality as wanted (unit_id, number)
        cross join unnest(p_starts, p_ends) as period (starts_at, ends_at)
        cross join lateral (
            select
                allocation.starts_at,
                allocation.ends_at
            from allocation
            where allocation.pool_id = p_pool
                and allocation.unit_id = wanted.unit_id
                and allocation.starts_at > period.starts_at - interval '25 hours'
                and allocation.starts_at < period.ends_at
                and allocation.ends_at > period.starts_at
                and (
                    nothing_has_run_out
                    or allocation.reservation_id is null
                    or allocation.reservation_id <> all (run_out)
                )
            offset 0
        ) as taken;
    else
        return query
        select
            wanted.number::integer,
            allocation.starts_at,
            allocation.ends_at
        from unnest(p_starts, p_ends) as period (starts_at, ends_at)
        join allocation
            on allocation.pool_id = p_pool
            and allocation.starts_at > period.starts_at - interval '25 hours'
            and allocation.starts_at < period.ends_at
            and allocation.ends_at > period.starts_at
        join unnest(p_units) with ordinality as wanted (unit_id, number)
            on wanted.unit_id = allocation.unit_id
        where nothing_has_run_out
            or not exists (
                select 1
                from allocation as held
                where held.pool_id = p_pool
                    and held.unit_id = allocation.unit_id
                    and held.starts_at = allocation.starts_at
                    and held.reservation_id = any (run_out)
            );
    end if;
end
$$;

comment on function poolbook_1.taken_units(uuid, uuid[], timestamptz[], timestamptz[]) is
    'When units are taken or closed within some periods, each by its number in the list, whoever has them.';

-- Keeps bundles that were offered to the caller, and gives each its code: the beginning of a hash of the bundle, longer
-- where another of the caller's offers has the same. What was offered before keeps its code for another week, and what it
-- was asked for as is what was asked last.
create function poolbook_1.keep_offers(p_pool uuid, p_offers jsonb) returns jsonb
language plpgsql security definer
set search_path = poolbook, poolbook_1, pg_temp as $$
declare
    codes jsonb = '[]';
    offered record;
    v_digest bytea;
    v_code text;
    v_until constant timestamptz = poolbook.now() + interval '7 days';
begin
    if p_pool <> all (array(select my_pools_as(array['officer', 'coordinator', 'administrator']))) then
        perform not_permitted(array['officer', 'coordinator', 'administrator']);
    end if;
    delete from offer
    where offer.pool_id = p_pool
        and offer.login = session_user
        and offer.expires_at <= poolbook.now();
    for offered in
        select
            bundle.position,
            bundle.text,
            bundle.starts_at,
            bundle.ends_at,
            bundle.before,
            bundle.after,
            bundle.resources,
            bundle.quantities,
            bundle.needs,
            bundle.cost
        from jsonb_to_recordset(p_offers) as bundle (
            position integer, text text, starts_at timestamptz, ends_at timestamptz, before integer, after integer,
            resources uuid[], quantities integer[], needs jsonb, cost bigint
        )
        order by bundle.position
    loop
        v_digest = sha256(convert_to(session_user || E'\n' || offered.text, 'UTF8'));
        for length in 4 .. 10 loop
            v_code = crockford(encode(substr(v_digest, 1, 16), 'hex')::uuid, length);
            insert into offer (
                pool_id, login, code, digest, starts_at, ends_at, buffer_before, buffer_after, resource_ids, quantities,
                needs, cost, expires_at
            ) values (
                p_pool, session_user, v_code, v_digest, offered.starts_at, offered.ends_at, offered.before, offered.after,
                offered.resources, offered.quantities, offered.needs, offered.cost, v_until
            )
            on conflict (pool_id, login, code) do update
            set needs = offered.needs,
                expires_at = v_until
            where offer.digest = v_digest;
            exit when found;
        end loop;
        codes = codes || to_jsonb(v_code);
    end loop;
    return codes;
end
$$;

comment on function poolbook_1.keep_offers(uuid, jsonb) is
    'Keeps what was offered to the caller for a week, and returns the code of each.';

-- Keeps what each of a reservation's things was asked for as, in the order of the things; null for what was named.
create function poolbook_1.keep_needs(p_pool uuid, p_reservation uuid, p_resources uuid[], p_needs jsonb) returns void
language plpgsql as $$
begin
    update reservation_item as item
    set need = asked.need
    from resource
    cross join jsonb_array_elements(p_needs) with ordinality as asked (need, position)
    where resource.pool_id = p_pool
        and resource.resource_id = p_resources[asked.position]
        and resource.kind = asked.need ->> 'kind'
        and item.pool_id = p_pool
        and item.reservation_id = p_reservation
        and item.position = asked.position
        and item.resource_id = resource.resource_id
        and item.need is null;
end
$$;

-- Reserves what was chosen for needs, by the one path of every reservation, and keeps what was asked beside what was
-- taken. A second call with the key answers as the first and finds nothing to keep.
create function poolbook_1.reserve_for_needs(
    p_pool uuid,
    p_key text,
    p_content text,
    p_mode text,
    p_state text,
    p_hold_seconds bigint,
    p_title text,
    p_kind text,
    p_brand text,
    p_attendance integer,
    p_hosts uuid[],
    p_shares integer[],
    p_starts timestamptz,
    p_ends timestamptz,
    p_before integer,
    p_after integer,
    p_resources uuid[],
    p_quantities integer[],
    p_projects uuid[],
    p_categories text[],
    p_amounts bigint[],
    p_needs jsonb
) returns jsonb
language plpgsql security definer
set search_path = poolbook, poolbook_1, pg_temp as $$
declare
    answer constant jsonb = reserve(
        p_pool, p_key, p_content, p_mode, p_state, p_hold_seconds, p_title, p_kind, p_brand, p_attendance, p_hosts,
        p_shares, p_starts, p_ends, p_before, p_after, p_resources, p_quantities, p_projects, p_categories, p_amounts
    );
begin
    perform keep_needs(p_pool, reservation.reservation_id, p_resources, p_needs)
    from reservation
    where reservation.pool_id = p_pool
        and reservation.reference = answer ->> 'reference'
        and reservation.version = 1;
    return answer;
end
$$;

comment on function poolbook_1.reserve_for_needs(
    uuid, text, text, text, text, bigint, text, text, text, integer, uuid[], integer[], timestamptz, timestamptz,
    integer, integer, uuid[], integer[], uuid[], text[], bigint[], jsonb
) is 'Reserves what was chosen for needs, as reserve does, and keeps what each thing was asked for as.';
