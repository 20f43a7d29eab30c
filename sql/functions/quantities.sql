-- Equipment is counted, not allocated as units: under its lock, at the fullest instant of a period.

-- How many of a fungible resource are taken at the fullest instant of a period.
create function poolbook_1.most_taken(
    p_pool uuid,
    p_resource uuid,
    p_starts timestamptz,
    p_ends timestamptz,
    p_except uuid
) returns integer
language sql stable as $$
    select coalesce(max(level), 0)::integer
    from (
        select sum(step) over (order by at, step rows unbounded preceding) as level
        from quantity_allocation as taken
        cross join lateral (
            values
                (greatest(taken.starts_at, p_starts), taken.quantity),
                (taken.ends_at, -taken.quantity)
        ) as edge (at, step)
        where taken.pool_id = p_pool
            and taken.resource_id = p_resource
            and taken.starts_at < p_ends
            and taken.ends_at > p_starts
            and taken.reservation_id is distinct from p_except
    ) as levels
$$;

-- Takes quantities of equipment, counted under the locks of `lock_places`.
create function poolbook_1.take_quantities(
    act poolbook_1.act,
    p_reservation uuid,
    p_starts timestamptz,
    p_ends timestamptz,
    p_resources uuid[],
    p_quantities integer[]
) returns jsonb
language plpgsql as $$
declare
    asked record;
    free integer;
    reasons jsonb = '[]';
begin
    for asked in
        select
            resource.resource_id,
            resource.code,
            resource.name,
            resource.quantity as stock,
            sum(coalesce(ask.quantity, 1))::integer as quantity,
            (
                select blackout.reason
                from blackout
                where blackout.pool_id = resource.pool_id
                    and blackout.resource_id = resource.resource_id
                    and blackout.state = 'active'
                    and blackout.starts_at < p_ends
                    and blackout.ends_at > p_starts
                order by blackout.starts_at
                limit 1
            ) as blackout
        from unnest(p_resources, p_quantities) as ask (resource_id, quantity)
        join resource
            on resource.pool_id = act.pool_id
            and resource.resource_id = ask.resource_id
            and resource.kind = 'equipment'
        group by
            resource.pool_id,
            resource.resource_id
        order by resource.resource_id
    loop
        free = asked.stock - most_taken(act.pool_id, asked.resource_id, p_starts, p_ends, p_reservation);
        if asked.blackout is not null then
            reasons = reasons || jsonb_build_object(
                'rule', 'resource.blackout',
                'resource', asked.code,
                'name', asked.name,
                'blackout', asked.blackout
            );
        elsif free < asked.quantity then
            reasons = reasons || jsonb_build_object(
                'rule', 'equipment.short',
                'resource', asked.code,
                'name', asked.name,
                'asked', asked.quantity,
                'free', free
            );
        else
            insert into quantity_allocation (pool_id, resource_id, reservation_id, starts_at, ends_at, quantity)
            values (act.pool_id, asked.resource_id, p_reservation, p_starts, p_ends, asked.quantity);
        end if;
    end loop;
    return reasons;
end
$$;
