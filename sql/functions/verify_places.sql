-- What must always hold of reservations and of what they take, asked of the tables alone.

create function poolbook_1.check_units(p_pool uuid, out checked bigint, out wrong bigint, out findings jsonb)
language sql stable as $$
    with swept as (
        select
            allocation.unit_id,
            allocation.starts_at,
            allocation.ends_at,
            allocation.reservation_id,
            max(allocation.ends_at) over (
                partition by allocation.pool_id, allocation.unit_id
                order by allocation.starts_at
                rows between unbounded preceding and 1 preceding
            ) > allocation.starts_at as is_taken
        from poolbook.allocation
        where allocation.pool_id = p_pool
    )
    select
        count(*),
        count(*) filter (where is_taken),
        to_jsonb((array_agg(to_jsonb(swept) - 'is_taken') filter (where is_taken))[1:20])
    from swept
$$;

create function poolbook_1.check_quantities(p_pool uuid, out checked bigint, out wrong bigint, out findings jsonb)
language sql stable as $$
    with step as (
        select
            taken.resource_id,
            taken.starts_at as at,
            taken.quantity
        from poolbook.quantity_allocation as taken
        where taken.pool_id = p_pool
        union all
        select
            taken.resource_id,
            taken.ends_at,
            -taken.quantity
        from poolbook.quantity_allocation as taken
        where taken.pool_id = p_pool
    ),
    level as (
        select
            step.resource_id,
            step.at,
            -- What ends at an instant is back before what begins at it.
            sum(step.quantity) over (
                partition by step.resource_id
                order by step.at
                range unbounded preceding
            ) as taken
        from step
    )
    select
        count(*),
        count(*) filter (where level.taken > resource.quantity or resource.quantity is null),
        to_jsonb((array_agg(jsonb_build_object(
            'resource', resource.code, 'at', level.at, 'taken', level.taken, 'quantity', resource.quantity
        )) filter (where level.taken > resource.quantity or resource.quantity is null))[1:20])
    from level
    left join poolbook.resource
        on resource.pool_id = p_pool
        and resource.resource_id = level.resource_id
$$;

-- A binding reservation has units for all places and people that it asks for, each for its whole period without a
-- hole, and of each kind of equipment exactly what it asked for; what binds nothing has nothing. Which units a hall
-- consists of, and how long it takes to set it up, may have changed since it was reserved.
create function poolbook_1.check_reservations(p_pool uuid, out checked bigint, out wrong bigint, out findings jsonb)
language sql stable as $$
    with binding as (
        select *
        from poolbook.reservation
        where reservation.pool_id = p_pool
            and reservation.state in ('hold', 'confirmed')
            and reservation.replaces is null
    ),
    -- A change that waits takes what its reservation has not.
    changing as (
        select *
        from poolbook.reservation
        where reservation.pool_id = p_pool
            and reservation.state = 'hold'
            and reservation.replaces is not null
    ),
    had as (
        select
            allocation.reservation_id,
            allocation.unit_id,
            min(allocation.starts_at) as starts_at,
            max(allocation.ends_at) as ends_at,
            sum(allocation.ends_at - allocation.starts_at) as length
        from poolbook.allocation
        where allocation.pool_id = p_pool
            and allocation.reservation_id is not null
            and allocation.reservation_id not in (select changing.reservation_id from changing)
        group by
            allocation.reservation_id,
            allocation.unit_id
    ),
    counted as (
        select
            taken.reservation_id,
            taken.resource_id,
            min(taken.starts_at) as starts_at,
            max(taken.ends_at) as ends_at,
            max(taken.quantity)::bigint as quantity
        from poolbook.quantity_allocation as taken
        where taken.pool_id = p_pool
            and taken.reservation_id is not null
            and taken.reservation_id not in (select changing.reservation_id from changing)
        group by
            taken.reservation_id,
            taken.resource_id
    ),
    asked as (
        select
            binding.reservation_id,
            item.resource_id,
            binding.starts_at,
            binding.ends_at,
            sum(coalesce(item.quantity, 1)) as quantity
        from binding
        join poolbook.reservation_item as item
            on item.pool_id = binding.pool_id
            and item.reservation_id = binding.reservation_id
        join poolbook.resource
            on resource.pool_id = item.pool_id
            and resource.resource_id = item.resource_id
        where resource.kind = 'equipment'
        group by
            binding.reservation_id,
            item.resource_id,
            binding.starts_at,
            binding.ends_at
    ),
    held as (
        select
            had.reservation_id,
            had.unit_id as thing,
            had.starts_at <= binding.starts_at
            and had.ends_at >= binding.ends_at
            and had.length = had.ends_at - had.starts_at as holds
        from had
        left join binding on binding.reservation_id = had.reservation_id
        union all
        -- A hall and a part of it are not taken together, so there are at least as many units as places and people.
        select
            item.reservation_id,
            null,
            count(*) <= (select count(*) from had where had.reservation_id = item.reservation_id)
        from binding
        join poolbook.reservation_item as item
            on item.pool_id = binding.pool_id
            and item.reservation_id = binding.reservation_id
        join poolbook.resource
            on resource.pool_id = item.pool_id
            and resource.resource_id = item.resource_id
        where resource.kind <> 'equipment'
        group by item.reservation_id
        union all
        select
            changing.reservation_id,
            null,
            count(*) <= (
                select count(distinct allocation.unit_id)
                from poolbook.allocation
                where allocation.pool_id = p_pool
                    and allocation.reservation_id in (changing.reservation_id, changing.replaces)
            )
        from changing
        join poolbook.reservation_item as item
            on item.pool_id = changing.pool_id
            and item.reservation_id = changing.reservation_id
        join poolbook.resource
            on resource.pool_id = item.pool_id
            and resource.resource_id = item.resource_id
        where resource.kind <> 'equipment'
        group by
            changing.reservation_id,
            changing.replaces
        union all
        select
            coalesce(asked.reservation_id, counted.reservation_id),
            coalesce(asked.resource_id, counted.resource_id),
            (asked.starts_at, asked.ends_at, asked.quantity)
                is not distinct from (counted.starts_at, counted.ends_at, counted.quantity)
        from asked
        full join counted
            on counted.reservation_id = asked.reservation_id
            and counted.resource_id = asked.resource_id
    )
    select
        count(*),
        count(*) filter (where holds is not true),
        to_jsonb((array_agg(jsonb_build_object(
            'reference', (
                select reservation.reference
                from poolbook.reservation
                where reservation.pool_id = p_pool
                    and reservation.reservation_id = held.reservation_id
            ),
            'thing', held.thing
        )) filter (where holds is not true))[1:20])
    from held
$$;

-- A hold reserves and commits nothing, what is confirmed the other way round, and what has ended has set nothing aside.
create function poolbook_1.check_money_follows(p_pool uuid, out checked bigint, out wrong bigint, out findings jsonb)
language sql stable as $$
    with had as (
        select
            reservation.reference,
            reservation.state,
            sum(commitment.reserved) as reserved,
            sum(commitment.committed) as committed,
            sum(commitment.spent) as spent
        from poolbook.reservation
        join poolbook.commitment
            on commitment.pool_id = reservation.pool_id
            and commitment.reservation_id = reservation.reservation_id
        where reservation.pool_id = p_pool
        group by
            reservation.reservation_id,
            reservation.reference,
            reservation.state
    ),
    judged as (
        select
            had.*,
            case had.state
                when 'hold' then had.committed = 0
                when 'confirmed' then had.reserved = 0
                else had.reserved = 0 and had.committed = 0
            end as holds
        from had
    )
    select
        count(*),
        count(*) filter (where not holds),
        to_jsonb((array_agg(to_jsonb(judged) - 'holds') filter (where not holds))[1:20])
    from judged
$$;

create function poolbook_1.check_shares(p_pool uuid, out checked bigint, out wrong bigint, out findings jsonb)
language sql stable as $$
    with judged as (
        select
            event.event_id,
            event.shares,
            (select sum(share) from unnest(event.shares) as share) = 1000000
            and cardinality(event.shares) = cardinality(event.host_ids)
            and (select count(distinct host) from unnest(event.host_ids) as host) = cardinality(event.host_ids) as holds
        from poolbook.event
        where event.pool_id = p_pool
    )
    select
        count(*),
        count(*) filter (where holds is not true),
        to_jsonb((array_agg(to_jsonb(judged) - 'holds') filter (where holds is not true))[1:20])
    from judged
$$;
