-- Steps of a way out that wait for the yes of others, as a change of what stands: it becomes one with another, which
-- goes on until then, or goes on as several, whose places are kept with the change's.

-- The step that the change of a reservation which waits belongs to; null of one that its own host has asked for.
create function poolbook_1.waiting_step(p_pool uuid, p_reservation uuid) returns poolbook_1.step
language plpgsql as $$
declare
    found_step poolbook_1.step;
begin
    select step.*
    into found_step
    from conflict
    cross join lateral last_resolution(conflict.pool_id, conflict.conflict_id) as decided
    cross join lateral steps_of(decided.steps) as step
    where conflict.pool_id = p_pool
        and conflict.state = 'waived'
        and (conflict.claimant_id = p_reservation or conflict.other_ids @> array[p_reservation])
        and decided.undo ->> 'waits_until' is not null
        and step.reservation_id = p_reservation
    order by decided.resolved_at desc
    limit 1;
    return found_step;
end
$$;

-- Locks what a change is of, and all that it wants: quotas, then units, then lines, each in its order.
create function poolbook_1.lock_for_change(
    act poolbook_1.act,
    p_reservations uuid[],
    wanted poolbook_1.content,
    step poolbook_1.step
) returns void
language plpgsql as $$
begin
    if act.rules ? 'quota.spent' then
        perform lock_quotas(act);
    end if;
    perform lock_resources(act.pool_id, wanted.resources || array(
        select item.resource_id
        from reservation_item as item
        where item.pool_id = act.pool_id
            and item.reservation_id = any (p_reservations)
            and item.resource_id is not null
        union
        select taken.resource_id
        from parts_of(act, step) as part
        cross join lateral unnest(part.resources) as taken (resource_id)
    ));
    perform lock_lines(act.pool_id, array(
        select commitment.line_id
        from commitment
        where commitment.pool_id = act.pool_id
            and commitment.reservation_id = any (p_reservations)
    ) || lines_for(
        act.pool_id, extract(year from wanted.starts at time zone act.zone)::integer, wanted.projects, wanted.categories
    ));
end
$$;

-- Refuses a merge whose other has changed since somebody was asked.
create function poolbook_1.must_still_join(act poolbook_1.act, step poolbook_1.step) returns void
language plpgsql as $$
begin
    perform refuse(jsonb_build_array(jsonb_build_object(
        'rule', 'conflict.changed',
        'name', other.reference,
        'starts_at', other.starts_at,
        'ends_at', other.ends_at,
        'state', other.state
    )))
    from reservation as other
    where other.pool_id = act.pool_id
        and other.reservation_id = step.other_id
        and (other.version <> step.other_version or other.state not in ('confirmed', 'request'));
end
$$;

-- Writes what stands, whose row is locked with all that it takes, as it is wanted: the other that it becomes one with
-- ends first, for it may take its places and its money; other parts of it are new. Returns those.
create function poolbook_1.write_step(
    act poolbook_1.act,
    standing poolbook.reservation,
    wanted poolbook_1.content,
    step poolbook_1.step,
    p_number integer
) returns uuid[]
language plpgsql as $$
begin
    if step.do = 'merge' then
        perform apply_cancel(act, standing_of(act, step.other_id), p_number);
    end if;
    perform write_edit(act, standing, wanted, p_number + 1);
    return case step.do when 'split' then write_parts(act, step, 'confirmed', p_number) else '{}' end;
end
$$;

-- What a reservation is as each of the parts that a step splits it into, in their order: the first has its money.
create function poolbook_1.parts_of(act poolbook_1.act, step poolbook_1.step) returns setof poolbook_1.content
language plpgsql as $$
declare
    whole constant poolbook_1.content = content_of(act.pool_id, step.reservation_id);
    part poolbook_1.content;
    listed record;
begin
    for listed in
        select
            (jsonb_populate_record(null::step, element.value)).*,
            element.position
        from jsonb_array_elements(step.parts) with ordinality as element (value, position)
        order by element.position
    loop
        part = whole;
        part.starts = listed.starts_at;
        part.ends = listed.ends_at;
        part.resources = listed.resource_ids;
        part.quantities = coalesce(
            listed.quantities, array_fill(null::integer, array[cardinality(listed.resource_ids)])
        );
        if listed.position > 1 then
            part.projects = '{}';
            part.categories = '{}';
            part.amounts = '{}';
        end if;
        return next part;
    end loop;
end
$$;

-- Writes the parts of a reservation after its first. Returns them.
create function poolbook_1.write_parts(
    act poolbook_1.act,
    step poolbook_1.step,
    p_state text,
    p_number integer
) returns uuid[]
language plpgsql as $$
declare
    part poolbook_1.content;
    written record;
    added uuid[] = '{}';
    number integer = 0;
begin
    for part in select listed.* from parts_of(act, step) as listed loop
        number = number + 1;
        continue when number = 1;
        written = write_reservation(
            act, p_number + number, p_state, null, part.title, part.kind, part.brand, part.attendance, part.hosts,
            part.shares, part.starts, part.ends, part.before, part.after, part.resources, part.quantities, '{}', '{}',
            '{}', null, null
        );
        perform only_warnings(written.reasons);
        perform record(
            act, p_number + number, 'reserve', 'reservation', written.reservation_id, null, 1,
            jsonb_build_object('state', jsonb_build_array(null, p_state)), written.party_ids
        );
        added = added || written.reservation_id;
    end loop;
    return added;
end
$$;

-- Whose yes a reservation needs to go on as several: each organization once, for all that it is asked.
create function poolbook_1.needs_of_parts(
    act poolbook_1.act,
    standing poolbook.reservation,
    step poolbook_1.step
) returns jsonb
language plpgsql as $$
begin
    return (
        select coalesce(
            jsonb_agg(jsonb_build_object(
                'organization_id', asked.organization_id,
                'what', asked.what,
                'amount', asked.amount,
                'is_spared', asked.is_spared
            ) order by asked.organization_id),
            '[]'
        )
        from (
            select
                need.organization_id,
                jsonb_path_query_array(jsonb_agg(need.what), '$[*][*]') as what,
                sum(need.amount) as amount,
                bool_and(need.is_spared) as is_spared
            from parts_of(act, step) as part
            cross join lateral jsonb_to_recordset(needs_of_step(act, standing, part)) as need (
                organization_id uuid,
                what jsonb,
                amount bigint,
                is_spared boolean
            )
            group by need.organization_id
        ) as asked
    );
end
$$;
