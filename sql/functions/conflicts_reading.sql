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
        event.attendance,
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
