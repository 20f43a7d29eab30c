-- Proposals: what a way out of a conflict has to know, in few round trips, and the ways out that were found. For those who
-- keep the pool: they see whose everything is. The rules stay where they are: what is told here only bounds the looking.

-- Whether the caller may look for ways out.
create function poolbook_1.may_propose(p_pool uuid) returns boolean
language sql stable
return p_pool = any (array(select my_pools_as(array['coordinator', 'administrator', 'reporter'])));

create function poolbook_1.must_propose(p_pool uuid) returns void
language plpgsql as $$
begin
    if not may_propose(p_pool) then
        perform not_permitted(array['coordinator', 'administrator', 'reporter']);
    end if;
end
$$;

-- A reservation of a conflict, with what each thing was asked for as, and the minutes that its leading organization has had
-- of a resource in the quarter of a day.
create function poolbook_1.claim_of(p_pool uuid, p_reservation uuid, p_subject uuid, p_zone text) returns jsonb
language plpgsql stable as $$
declare
    claim reservation;
    v_event event;
    quarter_starts timestamptz;
    quarter_ends timestamptz;
begin
    select *
    into claim
    from reservation
    where reservation.pool_id = p_pool
        and reservation.reservation_id = p_reservation;
    select *
    into v_event
    from event
    where event.pool_id = p_pool
        and event.event_id = claim.event_id;
    quarter_starts = date_trunc('quarter', claim.starts_at at time zone p_zone) at time zone p_zone;
    quarter_ends = (date_trunc('quarter', claim.starts_at at time zone p_zone) + interval '3 months') at time zone p_zone;
    return jsonb_build_object(
        'reservation', describe_reservation(claim) || jsonb_build_object('paid', (
            select coalesce(sum(item.amount), 0)
            from reservation_item as item
            where item.pool_id = p_pool
                and item.reservation_id = p_reservation
        )),
        'needs', (
            select jsonb_agg(coalesce(item.need, 'null') order by item.position)
            from reservation_item as item
            where item.pool_id = p_pool
                and item.reservation_id = p_reservation
                and item.resource_id is not null
        ),
        'had', (
            select coalesce(sum(extract(epoch from taken.ends_at - taken.starts_at)::bigint / 60), 0)
            from resource_unit
            join allocation as taken
                on taken.pool_id = resource_unit.pool_id
                and taken.unit_id = resource_unit.unit_id
                and taken.starts_at >= quarter_starts
                and taken.starts_at < quarter_ends
            join reservation
                on reservation.pool_id = taken.pool_id
                and reservation.reservation_id = taken.reservation_id
            join event
                on event.pool_id = reservation.pool_id
                and event.event_id = reservation.event_id
                and event.host_ids[1] = v_event.host_ids[1]
            where resource_unit.pool_id = p_pool
                and resource_unit.resource_id = p_subject
        )
    );
end
$$;

-- The reservations of a conflict as they are now, the claimant first, with the conflict's rule and what it is about.
create function poolbook_1.case_of(p_pool uuid, p_conflict uuid) returns jsonb
language plpgsql stable security definer
set search_path = poolbook, poolbook_1, pg_temp as $$
begin
    perform must_propose(p_pool);
    return (
        select jsonb_build_object(
            'rule', conflict.rule,
            'reference', conflict.reference,
            'state', conflict.state,
            'subject_id', conflict.subject_id,
            'claims', (
                select jsonb_agg(
                    claim_of(p_pool, claim.reservation_id, conflict.subject_id, pool.zone) order by claim.position
                )
                from unnest(conflict.claimant_id || conflict.other_ids) with ordinality
                    as claim (reservation_id, position)
            )
        )
        from conflict
        join pool on pool.pool_id = conflict.pool_id
        where conflict.pool_id = p_pool
            and conflict.conflict_id = p_conflict
    );
end
$$;

comment on function poolbook_1.case_of(uuid, uuid) is
    'A conflict''s reservations as they are now, the claimant first, with what a way out has to know of them.';

-- The venues that reservations have, their parts, and so many of those that could serve instead of the first: those of
-- its district first, then the nearest, then the smallest.
create function poolbook_1.venues_around(
    p_pool uuid,
    p_venues uuid[],
    p_capacity integer,
    p_features text[],
    p_most integer
) returns uuid[]
language plpgsql stable security definer
set search_path = poolbook, poolbook_1, pg_temp as $$
declare
    home resource;
begin
    perform must_propose(p_pool);
    select *
    into home
    from resource
    where resource.pool_id = p_pool
        and resource.resource_id = p_venues[1];
    return p_venues || array(
        select part.resource_id
        from resource_unit as whole
        join resource_unit as part
            on part.pool_id = whole.pool_id
            and part.unit_id = whole.unit_id
        where whole.pool_id = p_pool
            and whole.resource_id = any (p_venues)
        group by part.resource_id
    ) || array(
        select venue.resource_id
        from resource as venue
        where venue.pool_id = p_pool
            and venue.kind = 'venue'
            and (p_capacity is null or venue.capacity >= p_capacity)
            and venue.features @> p_features
            and venue.resource_id <> all (p_venues)
        order by
            venue.district is distinct from home.district,
            (venue.latitude - home.latitude) ^ 2
                + ((venue.longitude - home.longitude) * cos(radians(home.latitude))) ^ 2,
            venue.capacity,
            venue.code
        limit p_most
    );
end
$$;

comment on function poolbook_1.venues_around(uuid, uuid[], integer, text[], integer) is
    'Venues with their parts, and the nearest that could serve instead of the first of them.';

-- The people whom reservations have, and so many of those who can do one of some things and are free in a period.
create function poolbook_1.people_around(
    p_pool uuid,
    p_people uuid[],
    p_skills text[],
    p_starts timestamptz,
    p_ends timestamptz,
    p_most integer
) returns uuid[]
language plpgsql stable security definer
set search_path = poolbook, poolbook_1, pg_temp as $$
begin
    perform must_propose(p_pool);
    return p_people || array(
        select person.resource_id
        from resource as person
        where person.pool_id = p_pool
            and person.kind = 'staff'
            and person.resource_id <> all (p_people)
            and exists (
                select 1
                from skill
                where skill.pool_id = p_pool
                    and skill.resource_id = person.resource_id
                    and skill.skill = any (p_skills)
            )
            and not exists (
                select 1
                from resource_unit
                join allocation
                    on allocation.pool_id = resource_unit.pool_id
                    and allocation.unit_id = resource_unit.unit_id
                    and allocation.starts_at > p_starts - interval '25 hours'
                    and allocation.starts_at < p_ends
                    and allocation.ends_at > p_starts
                where resource_unit.pool_id = p_pool
                    and resource_unit.resource_id = person.resource_id
            )
        order by person.code
        limit p_most
    );
end
$$;

comment on function poolbook_1.people_around(uuid, uuid[], text[], timestamptz, timestamptz, integer) is
    'People, and those who can do one of some things and are free in a period.';

-- What is taken of units, each within a period of its own: by what stands, by what asks for it, by blackouts, those
-- included that wait for what stands. Whose it is comes with it; a change that waits is its reservation's.
create function poolbook_1.taken_around(
    p_pool uuid,
    p_units uuid[],
    p_starts timestamptz[],
    p_ends timestamptz[]
) returns table (number integer, starts_at timestamptz, ends_at timestamptz, reservation_id uuid)
language plpgsql stable security definer
set search_path = poolbook, poolbook_1, pg_temp
set plan_cache_mode = force_custom_plan as $$
declare
    run_out constant uuid[] = array(select holds_run_out());
    first_start constant timestamptz = (select min(wanted) from unnest(p_starts) as wanted);
    last_end constant timestamptz = (select max(wanted) from unnest(p_ends) as wanted);
begin
    perform must_propose(p_pool);
    return query
    select
        wanted.number::integer,
        taken.starts_at,
        taken.ends_at,
        coalesce(change.replaces, taken.reservation_id)
    from unnest(p_units, p_starts, p_ends) with ordinality as wanted (unit_id, starts_at, ends_at, number)
    cross join lateral (
        select
            allocation.starts_at,
            allocation.ends_at,
            allocation.reservation_id
        from allocation
        where allocation.pool_id = p_pool
            and allocation.unit_id = wanted.unit_id
            and allocation.starts_at > wanted.starts_at - interval '25 hours'
            and allocation.starts_at < wanted.ends_at
            and allocation.ends_at > wanted.starts_at
        offset 0
    ) as taken
    left join reservation as change
        on change.pool_id = p_pool
        and change.reservation_id = taken.reservation_id
    where taken.reservation_id is null
        or taken.reservation_id <> all (run_out);
    return query
    select
        wanted.number::integer,
        request.starts_at - make_interval(mins => case resource.kind
            when 'venue' then greatest(resource.buffer_before, request.buffer_before) else 0
        end),
        request.ends_at + make_interval(mins => case resource.kind
            when 'venue' then greatest(resource.buffer_after, request.buffer_after) else 0
        end),
        request.reservation_id
    from reservation as request
    join reservation_item as item
        on item.pool_id = request.pool_id
        and item.reservation_id = request.reservation_id
    join resource
        on resource.pool_id = item.pool_id
        and resource.resource_id = item.resource_id
        and resource.kind <> 'equipment'
    join resource_unit
        on resource_unit.pool_id = resource.pool_id
        and resource_unit.resource_id = resource.resource_id
    join unnest(p_units, p_starts, p_ends) with ordinality as wanted (unit_id, starts_at, ends_at, number)
        on wanted.unit_id = resource_unit.unit_id
    where request.pool_id = p_pool
        and request.state = 'request'
        and tstzrange(request.starts_at, request.ends_at)
            && tstzrange(first_start - interval '1 day', last_end + interval '1 day')
        and request.starts_at < wanted.ends_at + interval '1 day'
        and request.ends_at > wanted.starts_at - interval '1 day';
    return query
    select
        wanted.number::integer,
        blackout.starts_at,
        blackout.ends_at,
        null::uuid
    from unnest(p_units, p_starts, p_ends) with ordinality as wanted (unit_id, starts_at, ends_at, number)
    join resource_unit
        on resource_unit.pool_id = p_pool
        and resource_unit.unit_id = wanted.unit_id
    join blackout
        on blackout.pool_id = resource_unit.pool_id
        and blackout.resource_id = resource_unit.resource_id
        and blackout.state = 'active'
        and blackout.starts_at < wanted.ends_at
        and blackout.ends_at > wanted.starts_at;
end
$$;

comment on function poolbook_1.taken_around(uuid, uuid[], timestamptz[], timestamptz[]) is
    'What is taken of units, or asked for, each within a period of its own, and by which reservation.';

-- How many of equipment are taken within a period, and by which reservation.
create function poolbook_1.counted_around(p_pool uuid, p_resources uuid[], p_starts timestamptz, p_ends timestamptz)
returns table (resource_id uuid, starts_at timestamptz, ends_at timestamptz, quantity integer, reservation_id uuid)
language plpgsql stable security definer
set search_path = poolbook, poolbook_1, pg_temp as $$
declare
    run_out constant uuid[] = array(select holds_run_out());
begin
    perform must_propose(p_pool);
    return query
    select
        taken.resource_id,
        taken.starts_at,
        taken.ends_at,
        taken.quantity,
        coalesce(reservation.replaces, taken.reservation_id)
    from quantity_allocation as taken
    join reservation
        on reservation.pool_id = taken.pool_id
        and reservation.reservation_id = taken.reservation_id
    where taken.pool_id = p_pool
        and taken.resource_id = any (p_resources)
        and taken.starts_at < p_ends
        and taken.starts_at > p_starts - interval '374 days'
        and taken.ends_at > p_starts
        and taken.reservation_id <> all (run_out);
end
$$;

comment on function poolbook_1.counted_around(uuid, uuid[], timestamptz, timestamptz) is
    'How many of equipment are taken within a period, and by which reservation.';

-- Keeps the ways out of a conflict in place of those that were kept before.
create function poolbook_1.keep_proposals(p_pool uuid, p_conflict uuid, p_proposals jsonb) returns void
language plpgsql security definer
set search_path = poolbook, poolbook_1, pg_temp as $$
begin
    perform must_propose(p_pool);
    perform 1
    from conflict
    where conflict.pool_id = p_pool
        and conflict.conflict_id = p_conflict
    for no key update;
    if not found then
        perform not_found('conflict', p_conflict::text);
    end if;
    delete from proposal
    where proposal.pool_id = p_pool
        and proposal.conflict_id = p_conflict;
    insert into proposal (pool_id, conflict_id, letter, kind, steps, effects, disturbance, proposed_at)
    select
        p_pool,
        p_conflict,
        chr(96 + kept.position::integer),
        kept.proposal ->> 'kind',
        kept.proposal -> 'steps',
        kept.proposal -> 'effects',
        (kept.proposal ->> 'disturbance')::integer,
        poolbook.now()
    from jsonb_array_elements(p_proposals) with ordinality as kept (proposal, position);
end
$$;

comment on function poolbook_1.keep_proposals(uuid, uuid, jsonb) is
    'Keeps the ways out of a conflict, lettered in their order, in place of those that were kept before.';

-- Whether all that some steps touch still is as it was when they were thought of. The writer's, because some of it may be
-- others'.
create function poolbook_1.is_current(p_pool uuid, p_steps jsonb) returns boolean
language plpgsql stable security definer
set search_path = poolbook, poolbook_1, pg_temp as $$
begin
    return not exists (
        select 1
        from jsonb_array_elements(p_steps) as step (value)
        cross join lateral (
            values
                (step.value ->> 'reservation_id', step.value ->> 'version'),
                (step.value ->> 'other_id', step.value ->> 'other_version')
        ) as target (id, version)
        where target.id is not null
            and not exists (
                select 1
                from reservation
                where reservation.pool_id = p_pool
                    and reservation.reservation_id = target.id::uuid
                    and reservation.version = target.version::integer
            )
    );
end
$$;

comment on function poolbook_1.is_current(uuid, jsonb) is
    'Whether all that some steps touch still is as it was when they were thought of.';

-- Of what a way out means for organizations' money, what the caller may know.
create function poolbook_1.effects_for_me(p_pool uuid, p_effects jsonb) returns jsonb
language plpgsql stable security definer
set search_path = poolbook, poolbook_1, pg_temp as $$
begin
    if p_pool = any (array(select my_money_pools()))
        or p_pool = any (array(select my_pools_as(array['coordinator', 'reporter'])))
    then
        return p_effects;
    end if;
    return p_effects - 'extra_cost' || jsonb_build_object('money', (
        select coalesce(jsonb_agg(balance.value order by balance.position), '[]')
        from jsonb_array_elements(p_effects -> 'money') with ordinality as balance (value, position)
        where (balance.value ->> 'organization_id')::uuid = any (array(select my_organizations()))
    ));
end
$$;

comment on function poolbook_1.effects_for_me(uuid, jsonb) is
    'What a way out means, without the money of others where the caller may not know it.';
