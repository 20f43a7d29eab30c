-- What stands on a thing from a day on, as far as the caller may see it: what its retirement leaves in conflict. It
-- belongs to the reader, so that row security decides what is seen.

create function poolbook_1.standing_on(p_pool uuid, p_kind text, p_thing uuid, p_from date) returns jsonb
language plpgsql stable security definer
set search_path = poolbook, poolbook_1, pg_temp as $$
declare
    starts timestamptz;
    answer jsonb;
begin
    select p_from::timestamp at time zone pool.zone
    into starts
    from pool
    where pool.pool_id = p_pool;

    with standing as (
        select
            'reservation' as kind,
            reservation.reference,
            event.title as name,
            reservation.starts_at,
            reservation.ends_at,
            null::bigint as amount
        from reservation
        join event
            on event.pool_id = reservation.pool_id
            and event.event_id = reservation.event_id
        where reservation.pool_id = p_pool
            and reservation.ends_at > starts
            and reservation.state in ('hold', 'confirmed', 'request')
            and (reservation.expires_at is null or reservation.expires_at > poolbook.now())
            and case
                when p_kind = 'pool' then true
                when p_kind = 'organization' then event.party_ids @> array[p_thing]
                else exists (
                    select 1
                    from reservation_item as item
                    where item.pool_id = reservation.pool_id
                        and item.reservation_id = reservation.reservation_id
                        and item.resource_id = p_thing
                )
            end
        union all
        select
            'blackout',
            blackout.reference,
            blackout.reason,
            blackout.starts_at,
            blackout.ends_at,
            null
        from blackout
        join resource
            on resource.pool_id = blackout.pool_id
            and resource.resource_id = blackout.resource_id
        where blackout.pool_id = p_pool
            and blackout.ends_at > starts
            and blackout.state = 'active'
            and (
                p_kind = 'pool'
                or p_kind = 'organization' and resource.owner_id = p_thing
                or blackout.resource_id = p_thing
            )
        union all
        select
            'commitment',
            reservation.reference,
            concat_ws(' / ', case p_kind when 'fund' then project.name else fund.name end, budget_line.category),
            reservation.starts_at,
            reservation.ends_at,
            commitment.reserved + commitment.committed
        from commitment
        join budget_line
            on budget_line.pool_id = commitment.pool_id
            and budget_line.line_id = commitment.line_id
        join project
            on project.pool_id = budget_line.pool_id
            and project.project_id = budget_line.project_id
        join fund
            on fund.pool_id = budget_line.pool_id
            and fund.fund_id = budget_line.fund_id
        join reservation
            on reservation.pool_id = commitment.pool_id
            and reservation.reservation_id = commitment.reservation_id
        where commitment.pool_id = p_pool
            and commitment.reserved + commitment.committed > 0
            and reservation.starts_at >= starts
            and (
                p_kind = 'project' and budget_line.project_id = p_thing
                or p_kind = 'fund' and budget_line.fund_id = p_thing
            )
        union all
        select
            resource.kind,
            resource.code,
            resource.name,
            null,
            null,
            null
        from resource
        where resource.pool_id = p_pool
            and (resource.retired_from is null or resource.retired_from > p_from)
            and (
                p_kind = 'organization' and resource.owner_id = p_thing
                or p_kind = 'member' and resource.member_id = p_thing
            )
        union all
        select
            'project',
            project.code,
            project.name,
            null,
            null,
            null
        from project
        where project.pool_id = p_pool
            and (project.retired_from is null or project.retired_from > p_from)
            and p_kind = 'organization'
            and project.owner_ids @> array[p_thing]
        union all
        select
            'member',
            member.login,
            member.name,
            null,
            null,
            null
        from member
        where member.pool_id = p_pool
            and (member.retired_from is null or member.retired_from > p_from)
            and p_kind = 'organization'
            and member.organization_id = p_thing
    )
    select jsonb_build_object(
        'count', (select count(*) from standing),
        'rows', coalesce(jsonb_agg(to_jsonb(shown) order by shown.starts_at, shown.kind, shown.reference, shown.name), '[]')
    )
    into answer
    from (
        select *
        from standing
        order by
            starts_at,
            kind,
            reference,
            name
        limit 50
    ) as shown;
    return answer;
end
$$;

comment on function poolbook_1.standing_on(uuid, text, uuid, date) is
    'What stands on a thing from a day on, as far as the caller may see it: how many, and the first fifty.';
