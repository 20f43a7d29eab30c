-- Conflicts in the acts that make or end them.

-- The conflicts of requests that an act has just written. Those of one import are one cause.
create function poolbook_1.see_requests(act poolbook_1.act, p_requests uuid[], p_cause text) returns uuid[]
language plpgsql as $$
declare
    findings poolbook_1.finding[];
begin
    if p_requests is null or p_requests = '{}' then
        return '{}';
    end if;
    findings = places_in_conflict(act, p_requests);
    if p_cause = 'import' then
        findings = array(
            select row(
                found.rule, found.subject_id, found.claimant_id, found.other_ids, coalesce(found.cause_kind, 'import'),
                coalesce(found.cause_id, act.command_id), found.severity, found.detail, found.starts_at, found.ends_at,
                found.versions
            )::finding
            from unnest(findings) as found
        );
    end if;
    return see(act, findings);
end
$$;

-- The conflicts of what stands or waits on units in a period, all of it: after a closure came or went.
create function poolbook_1.see_around(
    act poolbook_1.act,
    p_units uuid[],
    p_starts timestamptz,
    p_ends timestamptz
) returns uuid[]
language plpgsql as $$
begin
    return see_again(act, array(
        select coalesce(taker.replaces, taker.reservation_id)
        from allocation
        join reservation as taker
            on taker.pool_id = allocation.pool_id
            and taker.reservation_id = allocation.reservation_id
        where allocation.pool_id = act.pool_id
            and allocation.unit_id = any (p_units)
            and allocation.starts_at < p_ends
            and allocation.ends_at > p_starts
        union
        select coalesce(taker.replaces, taker.reservation_id)
        from resource_unit
        join quantity_allocation as taken
            on taken.pool_id = resource_unit.pool_id
            and taken.resource_id = resource_unit.resource_id
            and taken.starts_at < p_ends
            and taken.ends_at > p_starts
        join reservation as taker
            on taker.pool_id = taken.pool_id
            and taker.reservation_id = taken.reservation_id
        where resource_unit.pool_id = act.pool_id
            and resource_unit.unit_id = any (p_units)
        union
        select reservation.reservation_id
        from reservation
        join reservation_item as item
            on item.pool_id = reservation.pool_id
            and item.reservation_id = reservation.reservation_id
        join resource_unit
            on resource_unit.pool_id = item.pool_id
            and resource_unit.resource_id = item.resource_id
            and resource_unit.unit_id = any (p_units)
        where reservation.pool_id = act.pool_id
            and reservation.state = 'request'
            and reservation.ends_at > p_starts - interval '1 day'
            and reservation.starts_at < p_ends + interval '1 day'
    ));
end
$$;

-- What an act that changed reservations does about their conflicts, and about those of requests that they were in the
-- way of: found anew, or gone. It costs a look at three indexes where there are none.
create function poolbook_1.recheck(act poolbook_1.act, p_reservations uuid[]) returns void
language plpgsql as $$
declare
    claimants uuid[];
begin
    claimants = array(
        select reservation.reservation_id
        from reservation
        where reservation.pool_id = act.pool_id
            and reservation.reservation_id = any (p_reservations)
            and reservation.state = 'request'
        union
        select conflict.claimant_id
        from conflict
        where conflict.pool_id = act.pool_id
            and conflict.claimant_id = any (p_reservations)
            and conflict.state in ('open', 'waived')
        union
        select conflict.claimant_id
        from conflict
        where conflict.pool_id = act.pool_id
            and conflict.other_ids && p_reservations
            and conflict.state in ('open', 'waived')
    );
    if claimants <> '{}' then
        perform see_again(act, claimants);
    end if;
end
$$;

-- Finds the conflicts of places of reservations anew, and lets go what is no more: what is not found again, what no
-- longer stands or waits, and what is about a resource that is no longer taken. Returns the conflicts that are new.
create function poolbook_1.see_again(act poolbook_1.act, p_reservations uuid[]) returns uuid[]
language plpgsql as $$
declare
    findings constant poolbook_1.finding[] = places_in_conflict(act, p_reservations);
begin
    perform let_go(act, array(
        select conflict.conflict_id
        from conflict
        join reservation
            on reservation.pool_id = conflict.pool_id
            and reservation.reservation_id = conflict.claimant_id
        where conflict.pool_id = act.pool_id
            and conflict.claimant_id = any (p_reservations)
            and conflict.state in ('open', 'waived')
            and (
                reservation.state not in ('hold', 'confirmed', 'request')
                or conflict.rule = 'request.waiting' and reservation.state <> 'request'
                or is_of_places(conflict.rule) and not exists (
                    select 1
                    from unnest(findings) as found
                    where found.rule = conflict.rule
                        and found.subject_id = conflict.subject_id
                        and found.claimant_id = conflict.claimant_id
                )
                or exists (
                    select 1
                    from resource
                    where resource.pool_id = conflict.pool_id
                        and resource.resource_id = conflict.subject_id
                ) and not exists (
                    select 1
                    from reservation_item as item
                    where item.pool_id = conflict.pool_id
                        and item.reservation_id = conflict.claimant_id
                        and item.resource_id = conflict.subject_id
                )
            )
    ));
    return see(act, findings);
end
$$;
