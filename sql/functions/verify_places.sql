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

-- A binding reservation has for each unit exactly its period with the buffers, and for each kind of equipment exactly
-- what it asked for; what binds nothing has nothing.
create function poolbook_1.check_reservations(p_pool uuid, out checked bigint, out wrong bigint, out findings jsonb)
language sql stable as $$
    with binding as (
        select *
        from poolbook.reservation
        where reservation.pool_id = p_pool
            and reservation.state in ('hold', 'confirmed')
    ),
    wanted as (
        select
            binding.reservation_id,
            covered.unit_id as thing,
            (
                binding.ends_at - binding.starts_at
                + case resource.kind
                    when 'venue' then make_interval(mins => greatest(binding.buffer_before, resource.buffer_before))
                        + make_interval(mins => greatest(binding.buffer_after, resource.buffer_after))
                    else interval '0'
                end
            ) as length,
            null::bigint as quantity
        from binding
        join poolbook.reservation_item as item
            on item.pool_id = binding.pool_id
            and item.reservation_id = binding.reservation_id
        join poolbook.resource
            on resource.pool_id = item.pool_id
            and resource.resource_id = item.resource_id
        join poolbook.resource_unit as covered
            on covered.pool_id = item.pool_id
            and covered.resource_id = item.resource_id
        where resource.kind <> 'equipment'
        union
        select
            binding.reservation_id,
            item.resource_id,
            binding.ends_at - binding.starts_at,
            sum(coalesce(item.quantity, 1))
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
            binding.ends_at,
            binding.starts_at
    ),
    had as (
        select
            allocation.reservation_id,
            allocation.unit_id as thing,
            sum(allocation.ends_at - allocation.starts_at) as length,
            null::bigint as quantity
        from poolbook.allocation
        where allocation.pool_id = p_pool
            and allocation.reservation_id is not null
        group by
            allocation.reservation_id,
            allocation.unit_id
        union all
        select
            taken.reservation_id,
            taken.resource_id,
            sum(taken.ends_at - taken.starts_at),
            max(taken.quantity)
        from poolbook.quantity_allocation as taken
        where taken.pool_id = p_pool
            and taken.reservation_id is not null
        group by
            taken.reservation_id,
            taken.resource_id
    ),
    held as (
        select
            coalesce(wanted.reservation_id, had.reservation_id) as reservation_id,
            coalesce(wanted.thing, had.thing) as thing,
            (wanted.length, wanted.quantity) is not distinct from (had.length, had.quantity) as holds
        from wanted
        full join had
            on had.reservation_id = wanted.reservation_id
            and had.thing = wanted.thing
    )
    select
        count(*),
        count(*) filter (where not holds),
        to_jsonb((array_agg(jsonb_build_object(
            'reference', (
                select reservation.reference
                from poolbook.reservation
                where reservation.pool_id = p_pool
                    and reservation.reservation_id = held.reservation_id
            ),
            'thing', held.thing
        )) filter (where not holds))[1:20])
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
