-- What of conflicts people read beside the view of them.

-- The conflicts whose reference begins so, six at most.
create function poolbook_1.conflict_named(p_pool uuid, p_beginning text) returns jsonb
language plpgsql stable as $$
declare
    found jsonb;
begin
    select jsonb_agg(
        jsonb_build_object('id', conflict.conflict_id, 'code', conflict.reference, 'name', conflict.rule)
        order by conflict.reference
    )
    into found
    from (
        select conflict.*
        from conflict
        where conflict.pool_id = p_pool
            and starts_with(conflict.reference, 'C-' || p_beginning)
        order by conflict.reference
        limit 6
    ) as conflict;
    return case
        when found -> 0 ->> 'code' = 'C-' || p_beginning then jsonb_build_array(found -> 0)
        else found
    end;
end
$$;

-- The sides of conflicts: what the parties of one may know of each other, though not of each other's other events.

create function poolbook_1.conflict_sides(p_pool uuid, p_conflicts uuid[]) returns table (
    conflict_id uuid,
    is_claimant boolean,
    reservation_id uuid,
    reference text,
    title text,
    state text,
    starts_at timestamptz,
    ends_at timestamptz,
    host_ids uuid[],
    hosts text[],
    attendance integer,
    created_at timestamptz,
    version integer
)
language sql stable security definer
set search_path = poolbook, poolbook_1, pg_temp as $$
    select
        conflict.conflict_id,
        its.position = 1,
        reservation.reservation_id,
        reservation.reference,
        event.title,
        case
            when reservation.state = 'hold' and reservation.expires_at <= poolbook.now() then 'expired'
            else reservation.state
        end,
        reservation.starts_at,
        reservation.ends_at,
        event.host_ids,
        array(
            select organization.name
            from unnest(event.host_ids) with ordinality as host (organization_id, position)
            join organization
                on organization.pool_id = event.pool_id
                and organization.organization_id = host.organization_id
            order by host.position
        ),
        reservation.attendance,
        reservation.created_at,
        reservation.version
    from conflict
    cross join lateral unnest(conflict.claimant_id || conflict.other_ids) with ordinality as its (id, position)
    join reservation
        on reservation.pool_id = conflict.pool_id
        and reservation.reservation_id = its.id
    join event
        on event.pool_id = reservation.pool_id
        and event.event_id = reservation.event_id
    where conflict.pool_id = p_pool
        and conflict.conflict_id = any (p_conflicts)
        and (
            conflict.party_ids && array(select my_organizations())
            or p_pool in (select my_pools_as(array['coordinator', 'administrator', 'auditor', 'reporter']))
            or conflict.cause_kind = 'line' and p_pool in (select my_money_pools())
        )
    order by
        conflict.conflict_id,
        reservation.starts_at,
        reservation.created_at,
        reservation.reservation_id
$$;

comment on function poolbook_1.conflict_sides(uuid, uuid[]) is
    'The reservations that are in conflict, for those who read the conflict: whose they are, when, and since when.';

-- Whether the caller reads a conflict: the policy of the table, for what is the writer's.
create function poolbook_1.reads_conflict(p_pool uuid, p_conflict uuid) returns boolean
language plpgsql stable as $$
begin
    return exists (
        select 1
        from conflict
        where conflict.pool_id = p_pool
            and conflict.conflict_id = p_conflict
            and (
                conflict.party_ids && array(select my_organizations())
                or p_pool in (select my_pools_as(array['coordinator', 'administrator', 'auditor', 'reporter']))
                or conflict.cause_kind = 'line' and p_pool in (select my_money_pools())
            )
    );
end
$$;

-- What became of a conflict, for those who read it: by whose act, as an organization.
create function poolbook_1.conflict_history(p_pool uuid, p_conflict uuid) returns table (
    recorded_at timestamptz,
    act text,
    state text,
    by text,
    kind text,
    reason text
)
language plpgsql stable security definer
set search_path = poolbook, poolbook_1, pg_temp as $$
begin
    return query
    select
        audit.recorded_at,
        audit.act,
        audit.change #>> '{state,1}',
        organization.name,
        audit.change ->> 'kind',
        case when audit.act <> 'conflict.see' then command.reason end
    from audit
    left join command
        on command.pool_id = audit.pool_id
        and command.command_id = audit.command_id
    left join member
        on member.pool_id = audit.pool_id
        and member.member_id = audit.member_id
    left join organization
        on organization.pool_id = member.pool_id
        and organization.organization_id = member.organization_id
    where audit.pool_id = p_pool
        and audit.subject_id = p_conflict
        and audit.subject_kind = 'conflict'
        and reads_conflict(p_pool, p_conflict)
    order by
        audit.recorded_at,
        audit.version_after;
end
$$;

comment on function poolbook_1.conflict_history(uuid, uuid) is
    'What became of a conflict and by which organization''s act, for those who read it.';

-- What the hosts of a conflict's sides have had, in the quarter that now is in, of the kind of thing that it is about.
create function poolbook_1.conflict_use(p_pool uuid, p_conflict uuid) returns table (
    organization_id uuid,
    reservations bigint,
    minutes bigint
)
language plpgsql stable security definer
set search_path = poolbook, poolbook_1, pg_temp as $$
begin
    return query
    select
        host.organization_id,
        count(distinct had.reservation_id),
        coalesce(sum(minutes_of(had.ends_at - had.starts_at)), 0)::bigint
    from (
        select distinct event.host_ids[1] as organization_id
        from conflict
        join reservation
            on reservation.pool_id = conflict.pool_id
            and reservation.reservation_id = any (conflict.claimant_id || conflict.other_ids)
        join event
            on event.pool_id = reservation.pool_id
            and event.event_id = reservation.event_id
        where conflict.pool_id = p_pool
            and conflict.conflict_id = p_conflict
            and reads_conflict(p_pool, p_conflict)
    ) as host
    join pool on pool.pool_id = p_pool
    cross join lateral (
        select
            date_trunc('quarter', poolbook.now() at time zone pool.zone) at time zone pool.zone as starts_at,
            (date_trunc('quarter', poolbook.now() at time zone pool.zone) + interval '3 months') at time zone pool.zone
                as ends_at
    ) as quarter
    left join lateral (
        select
            reservation.reservation_id,
            reservation.starts_at,
            reservation.ends_at
        from reservation
        join event
            on event.pool_id = reservation.pool_id
            and event.event_id = reservation.event_id
            and event.host_ids[1] = host.organization_id
        where reservation.pool_id = p_pool
            and reservation.state in ('hold', 'confirmed', 'closed')
            and reservation.replaces is null
            and reservation.starts_at >= quarter.starts_at
            and reservation.starts_at < quarter.ends_at
            and exists (
                select 1
                from reservation_item as item
                join resource
                    on resource.pool_id = item.pool_id
                    and resource.resource_id = item.resource_id
                where item.pool_id = reservation.pool_id
                    and item.reservation_id = reservation.reservation_id
                    and resource.kind = coalesce(
                        (
                            select about.kind
                            from conflict
                            join resource as about
                                on about.pool_id = conflict.pool_id
                                and about.resource_id = conflict.subject_id
                            where conflict.pool_id = p_pool
                                and conflict.conflict_id = p_conflict
                        ),
                        'venue'
                    )
            )
    ) as had on true
    group by host.organization_id;
end
$$;

comment on function poolbook_1.conflict_use(uuid, uuid) is
    'What the hosts in a conflict have had in this quarter of the kind of thing that it is about.';
