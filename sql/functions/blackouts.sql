-- Blackouts: a resource is closed for a period. What stands there keeps its place until it goes.

create function poolbook_1.add_blackout(
    p_pool uuid,
    p_key text,
    p_content text,
    p_mode text,
    p_resource uuid,
    p_starts timestamptz,
    p_ends timestamptz,
    p_reason text
) returns jsonb
language plpgsql security definer
set search_path = poolbook, poolbook_1, pg_temp as $$
declare
    act poolbook_1.act = begin_act(
        'blackout.add', p_pool, p_key, p_content, p_mode, array['officer', 'coordinator', 'administrator']
    );
    closed poolbook.resource;
    units uuid[];
    new_blackout constant uuid = id_of(act, 1);
    length integer;
    new_reference text;
    in_the_way integer;
    conflicts uuid[];
begin
    if act.answer is not null then
        return act.answer;
    end if;
    closed = must_own(act, p_resource);
    units = array(
        select resource_unit.unit_id
        from resource_unit
        where resource_unit.pool_id = p_pool
            and resource_unit.resource_id = p_resource
    );
    if act.a_hold_has_run_out then
        perform lock_reservations(act, '{}', array[p_resource], '{}', '{}', '{}');
    end if;
    perform lock_units(p_pool, units);

    foreach length in array array[4, 6, 8, 10] loop
        new_reference = 'B-' || crockford(new_blackout, length);
        insert into blackout (
            pool_id, blackout_id, reference, resource_id, starts_at, ends_at, reason, state, version, created_at
        ) values (
            p_pool, new_blackout, new_reference, p_resource, p_starts, p_ends, p_reason, 'active', 1, poolbook.now()
        )
        on conflict on constraint blackout_reference_is_unique do nothing;
        exit when found;
    end loop;
    perform cover(act, new_blackout, units);
    select count(distinct found.reservation_id)
    into in_the_way
    from (
        select allocation.reservation_id
        from allocation
        where allocation.pool_id = p_pool
            and allocation.unit_id = any (units)
            and allocation.reservation_id is not null
            and allocation.starts_at < p_ends
            and allocation.ends_at > p_starts
        union all
        select quantity_allocation.reservation_id
        from quantity_allocation
        where quantity_allocation.pool_id = p_pool
            and quantity_allocation.resource_id = p_resource
            and quantity_allocation.starts_at < p_ends
            and quantity_allocation.ends_at > p_starts
    ) as found;

    conflicts = see_around(act, units, p_starts, p_ends);
    perform record(
        act, 1, 'blackout.add', 'blackout', new_blackout, null, 1,
        jsonb_build_object(
            'resource', jsonb_build_array(null, p_resource),
            'starts_at', jsonb_build_array(null, p_starts),
            'ends_at', jsonb_build_array(null, p_ends)
        ),
        array[closed.owner_id]
    );
    return end_act(act, p_reason, jsonb_build_object(
        'reference', new_reference,
        'resource', closed.name,
        'starts_at', p_starts,
        'ends_at', p_ends,
        'standing', in_the_way,
        'conflicts', describe_conflicts(p_pool, conflicts)
    ));
end
$$;

comment on function poolbook_1.add_blackout(uuid, text, text, text, uuid, timestamptz, timestamptz, text) is
    'Closes a resource for a period; says how many reservations stand in it and keep their place.';

create function poolbook_1.remove_blackout(
    p_pool uuid,
    p_key text,
    p_content text,
    p_mode text,
    p_reference text,
    p_reason text
) returns jsonb
language plpgsql security definer
set search_path = poolbook, poolbook_1, pg_temp as $$
declare
    act poolbook_1.act = begin_act(
        'blackout.remove', p_pool, p_key, p_content, p_mode, array['officer', 'coordinator', 'administrator']
    );
    standing poolbook.blackout;
    closed poolbook.resource;
    units uuid[];
begin
    if act.answer is not null then
        return act.answer;
    end if;
    select *
    into standing
    from blackout
    where blackout.pool_id = p_pool
        and blackout.reference = p_reference
        and blackout.state = 'active';
    if not found then
        perform not_found('blackout', p_reference);
    end if;
    closed = must_own(act, standing.resource_id);
    units = array(
        select resource_unit.unit_id
        from resource_unit
        where resource_unit.pool_id = p_pool
            and resource_unit.resource_id = standing.resource_id
    );
    perform lock_units(p_pool, units);
    update blackout
    set
        state = 'removed',
        version = version + 1
    where blackout.pool_id = p_pool
        and blackout.blackout_id = standing.blackout_id
        and blackout.state = 'active';
    if not found then
        perform not_found('blackout', p_reference);
    end if;
    delete from allocation
    where allocation.pool_id = p_pool
        and allocation.blackout_id = standing.blackout_id;
    -- Other blackouts of the same units take what this one had.
    perform cover(act, waiting.blackout_id, units)
    from (
        select distinct blackout.blackout_id
        from resource_unit
        join blackout
            on blackout.pool_id = resource_unit.pool_id
            and blackout.resource_id = resource_unit.resource_id
            and blackout.state = 'active'
            and blackout.starts_at < standing.ends_at
            and blackout.ends_at > standing.starts_at
        where resource_unit.pool_id = p_pool
            and resource_unit.unit_id = any (units)
        order by blackout.blackout_id
    ) as waiting;

    perform see_again(act, array(
        select conflict.claimant_id
        from conflict
        where conflict.pool_id = p_pool
            and conflict.cause_id = standing.blackout_id
            and conflict.state in ('open', 'waived')
    ));
    perform record(
        act, 1, 'blackout.remove', 'blackout', standing.blackout_id, standing.version, standing.version + 1,
        '{"state": ["active", "removed"]}', array[closed.owner_id]
    );
    return end_act(act, p_reason, jsonb_build_object(
        'reference', standing.reference,
        'resource', closed.name,
        'starts_at', standing.starts_at,
        'ends_at', standing.ends_at
    ));
end
$$;

comment on function poolbook_1.remove_blackout(uuid, text, text, text, text, text) is 'Opens a resource again.';
