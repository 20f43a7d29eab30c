-- What of a reservation needs the yes of others, and what becomes of it once they have answered.

-- The organizations whose yes a reservation needs, one row each: a host that bears money, the owner of a project that
-- pays or of a resource that is had by approval. The caller's own organization has agreed by asking, an administrator
-- needs nobody. What a reservation that stands has already is agreed; where `p_agreed` names it, only more is asked.
-- A standing approval spares an organization the asking, and is told.
create function poolbook_1.approvals_needed(
    act poolbook_1.act,
    p_hosts uuid[],
    p_shares integer[],
    p_starts timestamptz,
    p_ends timestamptz,
    p_resources uuid[],
    p_quantities integer[],
    p_projects uuid[],
    p_amounts bigint[],
    p_agreed uuid
) returns jsonb
language plpgsql as $$
declare
    v_total bigint;
    needs jsonb;
begin
    if 'administrator' = any (act.roles) then
        return '[]';
    end if;
    -- Mostly there is nobody to ask, and what finds whom is long to plan on a new connection.
    if (p_projects = '{}' or p_hosts = array[act.organization_id])
        and not exists (
            select 1
            from project
            where project.pool_id = act.pool_id
                and project.project_id = any (p_projects)
                and coalesce(act.organization_id <> all (project.owner_ids), true)
        )
        and not exists (
            select 1
            from resource
            where resource.pool_id = act.pool_id
                and resource.resource_id = any (p_resources)
                and (resource.access = 'approval' or act.is_guest)
        )
    then
        return '[]';
    end if;
    v_total = coalesce(total_of(p_amounts), 0);
    with agreed as (
        select
            reservation.starts_at,
            reservation.ends_at,
            event.host_ids,
            event.shares,
            (
                select sum(item.amount)
                from reservation_item as item
                where item.pool_id = reservation.pool_id
                    and item.reservation_id = reservation.reservation_id
            ) as total
        from reservation
        join event
            on event.pool_id = reservation.pool_id
            and event.event_id = reservation.event_id
        where reservation.pool_id = act.pool_id
            and reservation.reservation_id = p_agreed
    ),
    agreed_item as (
        select
            item.resource_id,
            item.quantity,
            item.project_id,
            item.amount
        from reservation_item as item
        where item.pool_id = act.pool_id
            and item.reservation_id = p_agreed
    ),
    need as (
        select
            host.organization_id,
            1 as position,
            host.amount,
            jsonb_build_object('need', 'host', 'share', host.share, 'amount', host.amount, 'total', v_total) as what
        from (
            select
                listed.organization_id,
                listed.share,
                round(listed.share::numeric * v_total / 1000000)::bigint as amount
            from unnest(p_hosts, p_shares) as listed (organization_id, share)
        ) as host
        where host.amount > 0
            and host.amount > coalesce(
                (
                    select round(earlier.share::numeric * agreed.total / 1000000)
                    from agreed
                    cross join lateral unnest(agreed.host_ids, agreed.shares) as earlier (organization_id, share)
                    where earlier.organization_id = host.organization_id
                ),
                0
            )
        union all
        select
            coalesce(
                (
                    select owner.id
                    from unnest(project.owner_ids) with ordinality as owner (id, position)
                    where owner.id = any (p_hosts)
                    order by owner.position
                    limit 1
                ),
                project.owner_ids[1]
            ),
            2,
            paid.amount,
            jsonb_build_object('need', 'project', 'id', project.project_id, 'amount', paid.amount)
        from (
            select
                payment.project_id,
                sum(payment.amount)::bigint as amount
            from unnest(p_projects, p_amounts) as payment (project_id, amount)
            group by payment.project_id
        ) as paid
        join project
            on project.pool_id = act.pool_id
            and project.project_id = paid.project_id
        where coalesce(act.organization_id <> all (project.owner_ids), true)
            and paid.amount > (
                select coalesce(sum(agreed_item.amount), 0)
                from agreed_item
                where agreed_item.project_id = paid.project_id
            )
        union all
        select
            resource.owner_id,
            3,
            0,
            jsonb_strip_nulls(jsonb_build_object(
                'need', 'resource', 'id', resource.resource_id, 'quantity', taken.quantity,
                'starts_at', p_starts, 'ends_at', p_ends))
        from unnest(p_resources, p_quantities) as taken (resource_id, quantity)
        join resource
            on resource.pool_id = act.pool_id
            and resource.resource_id = taken.resource_id
            and (resource.access = 'approval' or act.is_guest)
        where not exists (
            select 1
            from agreed
            cross join agreed_item
            where agreed_item.resource_id = taken.resource_id
                and coalesce(agreed_item.quantity, 1) >= coalesce(taken.quantity, 1)
                and agreed.starts_at <= p_starts
                and agreed.ends_at >= p_ends
        )
    ),
    asked as (
        select
            need.organization_id,
            jsonb_agg(need.what order by need.position) as what,
            greatest(
                coalesce(max(need.amount) filter (where need.position = 1), 0),
                coalesce(sum(need.amount) filter (where need.position = 2), 0)
            )::bigint as amount
        from need
        where need.organization_id is distinct from act.organization_id
        group by need.organization_id
    )
    select jsonb_agg(
        jsonb_build_object(
            'organization_id', asked.organization_id,
            'what', asked.what,
            'amount', asked.amount,
            'is_spared', exists (
                select 1
                from standing_approval
                where standing_approval.pool_id = act.pool_id
                    and standing_approval.organization_id = asked.organization_id
                    and (standing_approval.for_id is null or standing_approval.for_id = p_hosts[1])
                    and (standing_approval.amount is null or standing_approval.amount >= asked.amount)
                    and (
                        standing_approval.valid_until is null
                        or standing_approval.valid_until >= (p_starts at time zone act.zone)::date
                    )
            )
        )
        order by organization.code
    )
    into needs
    from asked
    join organization
        on organization.pool_id = act.pool_id
        and organization.organization_id = asked.organization_id;
    return coalesce(needs, '[]');
end
$$;

-- Whether any of the needs found is to be asked for.
create function poolbook_1.must_ask(p_needs jsonb) returns boolean
language sql immutable
return p_needs @> '[{"is_spared": false}]';

-- The organizations that the needs found concern.
create function poolbook_1.organizations_of(p_needs jsonb) returns uuid[]
language plpgsql immutable as $$
begin
    if p_needs = '[]' then
        return '{}';
    end if;
    return array(
        select (need.value ->> 'organization_id')::uuid
        from jsonb_array_elements(p_needs) with ordinality as need (value, position)
        order by need.position
    );
end
$$;

-- Of resources that not everybody reserves freely, those that the caller may not have: their owner's alone, or by an
-- approval that nobody has asked for.
create function poolbook_1.guarded_places(act poolbook_1.act, p_resources uuid[]) returns jsonb
language plpgsql as $$
begin
    return (
        select coalesce(
            jsonb_agg(
                jsonb_build_object(
                    'rule', case resource.access when 'owner' then 'resource.owner' else 'resource.approval' end,
                    'name', resource.name,
                    'host', owner.name
                )
                order by resource.code
            ),
            '[]'
        )
        from resource
        join organization as owner
            on owner.pool_id = resource.pool_id
            and owner.organization_id = resource.owner_id
        where resource.pool_id = act.pool_id
            and resource.resource_id = any (p_resources)
            and (resource.access = 'owner' or resource.access = 'approval' and act.asked_ids is null)
            and resource.owner_id is distinct from act.organization_id
            and 'administrator' <> all (act.roles)
    );
end
$$;

-- Of the hosts, those that would bear money without having been asked.
create function poolbook_1.unasked_hosts(
    act poolbook_1.act,
    p_hosts uuid[],
    p_shares integer[],
    p_amounts bigint[]
) returns jsonb
language plpgsql as $$
begin
    return (
        select coalesce(
            jsonb_agg(
                jsonb_build_object(
                    'rule', 'host.approval', 'name', organization.name,
                    'asked', round(host.share::numeric * whole.total / 1000000)
                )
                order by host.position
            ),
            '[]'
        )
        from (select coalesce(sum(amount), 0) as total from unnest(p_amounts) as amount) as whole
        cross join unnest(p_hosts, p_shares) with ordinality as host (organization_id, share, position)
        join organization
            on organization.pool_id = act.pool_id
            and organization.organization_id = host.organization_id
        where round(host.share::numeric * whole.total / 1000000) > 0
            and host.organization_id is distinct from act.organization_id
            and 'administrator' <> all (act.roles)
    );
end
$$;

-- Refuses to go on with what waits for the yes of others.
create function poolbook_1.must_not_wait(act poolbook_1.act, standing poolbook.reservation) returns void
language plpgsql as $$
declare
    asked jsonb;
begin
    select jsonb_agg(
        jsonb_strip_nulls(jsonb_build_object(
            'rule', 'approval.waiting',
            'reference', approval.reference,
            'host', organization.name,
            'expired_at', approval.expires_at
        ))
        order by approval.reference
    )
    into asked
    from approval
    left join organization
        on organization.pool_id = approval.pool_id
        and organization.organization_id = approval.organization_id
    where approval.pool_id = act.pool_id
        and approval.subject_id = standing.reservation_id
        and approval.state = 'waiting';
    if asked is not null then
        perform refuse(asked);
    end if;
end
$$;

-- Locks what waits, and what it would replace, in id order; where holds have run out, with all that they free.
create function poolbook_1.lock_waiting(act poolbook_1.act, p_subject uuid) returns void
language plpgsql as $$
declare
    subjects constant uuid[] = array(
        select unnest(array_remove(array[reservation.reservation_id, reservation.replaces], null))
        from reservation
        where reservation.pool_id = act.pool_id
            and reservation.reservation_id = p_subject
    );
begin
    if act.a_hold_has_run_out then
        perform lock_reservations(act, subjects, '{}', '{}', '{}', '{}');
    end if;
    -- What is to go on as one with it is locked with it.
    perform 1
    from reservation
    where reservation.pool_id = act.pool_id
        and reservation.reservation_id = any (subjects || (waiting_step(act.pool_id, subjects[2])).other_id)
    order by reservation.reservation_id
    for no key update;
end
$$;

-- What waits for approvals, as people read it.
create function poolbook_1.describe_waiting(p_pool uuid, p_reservation uuid) returns jsonb
language plpgsql stable as $$
begin
    return (
        select jsonb_build_object(
            'reference', coalesce(replaced.reference, reservation.reference),
            'title', event.title,
            'state', coalesce(replaced.state, reservation.state),
            'starts_at', reservation.starts_at,
            'ends_at', reservation.ends_at
        )
        from reservation
        join event
            on event.pool_id = reservation.pool_id
            and event.event_id = reservation.event_id
        left join reservation as replaced
            on replaced.pool_id = reservation.pool_id
            and replaced.reservation_id = reservation.replaces
        where reservation.pool_id = p_pool
            and reservation.reservation_id = p_reservation
    );
end
$$;

-- Confirms a reservation whose last approval is there, or releases it.
create function poolbook_1.settle_reservation(act poolbook_1.act, p_reservation uuid, p_verdict text) returns jsonb
language plpgsql as $$
declare
    standing poolbook.reservation;
begin
    select *
    into standing
    from reservation
    where reservation.pool_id = act.pool_id
        and reservation.reservation_id = p_reservation;
    if standing.state = 'hold' and p_verdict = 'approved' then
        perform confirm_hold(act, standing, 2);
    elsif standing.state = 'hold' then
        perform give_up(act, standing, 2, p_verdict);
    end if;
    return describe_waiting(act.pool_id, p_reservation);
end
$$;

-- What of a reservation as it stands written needs the yes of others.
create function poolbook_1.needs_of(act poolbook_1.act, standing poolbook.reservation) returns jsonb
language plpgsql as $$
declare
    items record = items_of(act.pool_id, standing.reservation_id);
    v_event poolbook.event;
begin
    select *
    into v_event
    from event
    where event.pool_id = act.pool_id
        and event.event_id = standing.event_id;
    return approvals_needed(
        act, v_event.host_ids, v_event.shares, standing.starts_at, standing.ends_at, items.resources, items.quantities,
        items.projects, items.amounts, null
    );
end
$$;

-- Makes those who are asked parties of a reservation, so that they may read what they agree to. Returns all of them.
create function poolbook_1.concern(act poolbook_1.act, standing poolbook.reservation, p_asked uuid[]) returns uuid[]
language plpgsql as $$
declare
    parties constant uuid[] = standing.party_ids || array(
        select distinct asked
        from unnest(p_asked) as asked
        where asked <> all (standing.party_ids)
    );
begin
    if parties <> standing.party_ids then
        update reservation
        set party_ids = parties
        where reservation.pool_id = act.pool_id
            and reservation.reservation_id = standing.reservation_id;
        update event
        set party_ids = parties
        where event.pool_id = act.pool_id
            and event.event_id = standing.event_id;
    end if;
    return parties;
end
$$;
