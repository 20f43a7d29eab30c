-- The day on one screen, in one round trip: what waits for the caller, what is next, who holds the chair, what is new.
-- It belongs to the reader, so that row security decides what is seen.

create function poolbook_1.today(p_pool uuid) returns jsonb
language plpgsql stable security definer
set search_path = poolbook, poolbook_1, pg_temp as $$
declare
    v_now constant timestamptz = poolbook.now();
    me record;
begin
    select
        member.organization_id,
        member.roles
    into me
    from member
    where member.pool_id = p_pool
        and member.login = session_user;
    return jsonb_build_object(
        'chair', (
            select jsonb_agg(
                jsonb_build_object(
                    'organization', organization.name, 'starts_at', term.starts_at, 'ends_at', term.ends_at)
                order by term.starts_at
            )
            from (
                select *
                from duty_term
                where duty_term.pool_id = p_pool
                    and duty_term.ends_at > v_now
                order by duty_term.starts_at
                limit 2
            ) as term
            join organization
                on organization.pool_id = term.pool_id
                and organization.organization_id = term.organization_id
        ),
        'has_roster', exists (
            select 1
            from duty_term
            where duty_term.pool_id = p_pool
        ),
        'approvals', (
            select jsonb_agg(to_jsonb(waiting) order by waiting.expires_at, waiting.reference)
            from (
                select
                    approvals.reference,
                    approvals.asked_for,
                    approvals.reservation,
                    approvals.title,
                    approvals.expires_at,
                    count(*) over () as total
                from approvals
                where approvals.pool_id = p_pool
                    and approvals.state = 'waiting'
                    and approvals.is_mine
                order by
                    approvals.expires_at,
                    approvals.reference
                limit 5
            ) as waiting
        ),
        'unclosed', (
            select count(*)
            from reservation
            join event
                on event.pool_id = reservation.pool_id
                and event.event_id = reservation.event_id
            where reservation.pool_id = p_pool
                and reservation.state = 'confirmed'
                and reservation.starts_at > v_now - interval '366 days'
                and reservation.ends_at <= v_now - interval '7 days'
                and event.host_ids[1] = me.organization_id
                and not exists (
                    select 1
                    from outcome
                    where outcome.pool_id = reservation.pool_id
                        and outcome.reservation_id = reservation.reservation_id
                )
        ),
        'next', (
            select jsonb_agg(to_jsonb(coming) order by coming.starts_at, coming.reference)
            from (
                select
                    reservation.reference,
                    reservation.state,
                    reservation.starts_at,
                    reservation.ends_at,
                    reservation.expires_at,
                    event.title,
                    (
                        select resource.name
                        from reservation_item as item
                        join resource
                            on resource.pool_id = item.pool_id
                            and resource.resource_id = item.resource_id
                        where item.pool_id = reservation.pool_id
                            and item.reservation_id = reservation.reservation_id
                        order by item.position
                        limit 1
                    ) as place,
                    count(*) over () as total
                from reservation
                join event
                    on event.pool_id = reservation.pool_id
                    and event.event_id = reservation.event_id
                where reservation.pool_id = p_pool
                    and reservation.replaces is null
                    and reservation.state in ('hold', 'confirmed', 'request')
                    and (reservation.expires_at is null or reservation.expires_at > v_now)
                    and reservation.starts_at > v_now - interval '1 day'
                    and reservation.starts_at < v_now + interval '7 days'
                    and reservation.ends_at > v_now
                    and event.host_ids @> array[me.organization_id]
                order by
                    reservation.starts_at,
                    reservation.reference
                limit 6
            ) as coming
        ),
        'conflicts', case when me.roles && array['coordinator', 'administrator'] then (
            select jsonb_build_object(
                'open', count(*),
                'severe', count(*) filter (where conflict.severity = 3),
                'due_at', min(conflict.due_at),
                'first', (array_agg(conflict.reference order by conflict.due_at, conflict.reference))[1]
            )
            from conflict
            where conflict.pool_id = p_pool
                and conflict.state = 'open'
        ) end,
        'notices', notices(p_pool, 'new', 50) -> 'rows'
    );
end
$$;

comment on function poolbook_1.today(uuid) is
    'What waits for the caller, what their organization has in the next seven days, the chair, conflicts and notices.';
