-- A change of a confirmed reservation that needs the yes of others: until it is there, the old places and the new are
-- kept. It is a hold beside the reservation, with what the change would make of it: its words, hosts, places and
-- payments. Of what the reservation has already the hold takes nothing again.

-- What of a change needs the yes of others: what stands is agreed to, a hold is not, a request binds nothing yet.
create function poolbook_1.needs_of_change(
    act poolbook_1.act,
    standing poolbook.reservation,
    wanted poolbook_1.content
) returns jsonb
language plpgsql as $$
begin
    if standing.state = 'request' then
        return '[]';
    end if;
    return approvals_needed(
        act, wanted.hosts, wanted.shares, wanted.starts, wanted.ends, wanted.resources, wanted.quantities,
        wanted.projects, wanted.amounts,
        case standing.state when 'confirmed' then standing.reservation_id end
    );
end
$$;

create function poolbook_1.state_of(p_pool uuid, p_reservation uuid) returns text
language plpgsql stable as $$
begin
    return (
        select reservation.state
        from reservation
        where reservation.pool_id = p_pool
            and reservation.reservation_id = p_reservation
    );
end
$$;

-- Sees whether a change could be made, and if so, keeps what it needs until those who must have agreed. Returns what is
-- asked. The number tells the changes of one act apart.
create function poolbook_1.hold_change(
    act poolbook_1.act,
    standing poolbook.reservation,
    wanted poolbook_1.content,
    p_needs jsonb,
    p_number integer
) returns jsonb
language plpgsql as $$
begin
    return hold_step(act, standing, wanted, p_needs, null, p_number);
end
$$;

-- The same for a step of a way out, which may be more than a change of the reservation: another ends with it, or it goes
-- on as several.
create function poolbook_1.hold_step(
    act poolbook_1.act,
    standing poolbook.reservation,
    wanted poolbook_1.content,
    p_needs jsonb,
    step poolbook_1.step,
    p_number integer
) returns jsonb
language plpgsql as $$
declare
    items record = items_of(act.pool_id, standing.reservation_id);
    other constant poolbook_1.content = content_of(act.pool_id, step.other_id);
    v_has constant uuid[] = array_remove(array[standing.reservation_id, step.other_id], null);
    v_event constant uuid = id_of(act, 600001 + p_number);
    v_change constant uuid = id_of(act, 600002 + p_number);
    expires_at constant timestamptz = approval_deadline(act, least(standing.starts_at, wanted.starts, other.starts));
    part poolbook_1.content;
    parties uuid[];
    length integer;
begin
    perform lock_for_change(act, v_has, wanted, step);
    -- The change itself, taken back at once: what stands in its way refuses it.
    begin
        perform write_step(act, standing, wanted, step, 600000 + p_number);
        raise exception using errcode = 'PB900', message = 'taken back';
    exception
        when sqlstate 'PB900' then null;
    end;
    if expires_at <= poolbook.now() then
        perform refuse(jsonb_build_array(jsonb_build_object(
            'rule', 'period.past', 'starts_at', standing.starts_at, 'ends_at', standing.ends_at)));
    end if;

    parties = concern(act, standing, wanted.hosts || act.asked_ids);
    insert into event (
        pool_id, event_id, title, kind, brand, host_ids, shares, party_ids, version
    ) values (
        act.pool_id, v_event, wanted.title, wanted.kind, wanted.brand, wanted.hosts, wanted.shares, parties, 1
    );
    foreach length in array array[6, 8, 10] loop
        insert into reservation (
            pool_id, reservation_id, reference, event_id, state, starts_at, ends_at, attendance, buffer_before,
            buffer_after, expires_at, party_ids, version, created_by, created_at, replaces
        ) values (
            act.pool_id, v_change, 'R-' || crockford(v_change, length), v_event, 'hold', wanted.starts, wanted.ends,
            wanted.attendance, wanted.before, wanted.after, expires_at, parties, 1, act.member_id, poolbook.now(),
            standing.reservation_id
        )
        on conflict on constraint reservation_reference_is_unique do nothing;
        exit when found;
    end loop;
    perform replace_resources(act, v_change, wanted.resources, wanted.quantities);
    perform replace_payments(act, v_change, wanted.projects, wanted.categories, wanted.amounts);
    if step.do = 'split' then
        for part in select listed.* from parts_of(act, step) as listed loop
            perform take_what_is_new(act, v_has, v_change, part);
        end loop;
    else
        perform take_what_is_new(act, v_has, v_change, wanted);
    end if;
    perform take_money_that_is_new(act, standing, v_change, wanted, items, other);
    perform record(
        act, 600003 + p_number, 'change.ask', 'reservation', standing.reservation_id, standing.version, standing.version + 1,
        jsonb_build_object(
            'starts_at', jsonb_build_array(standing.starts_at, wanted.starts),
            'ends_at', jsonb_build_array(standing.ends_at, wanted.ends),
            'resources', jsonb_build_array(to_jsonb(items.resources), to_jsonb(wanted.resources)),
            'hosts', jsonb_build_array(null, to_jsonb(wanted.hosts)),
            'shares', jsonb_build_array(null, to_jsonb(wanted.shares))
        ),
        parties
    );
    perform record(
        act, 600004 + p_number, 'change.hold', 'reservation', v_change, null, 1, '{"state": [null, "hold"]}', parties
    );
    update reservation
    set version = version + 1
    where reservation.pool_id = act.pool_id
        and reservation.reservation_id = standing.reservation_id;
    return ask_approvals(act, 1 + p_number, 'change', v_change, p_needs, expires_at);
end
$$;

-- The places of a change that the reservations which it is of do not have, of equipment the number that they have not.
create function poolbook_1.take_what_is_new(
    act poolbook_1.act,
    p_has uuid[],
    p_change uuid,
    wanted poolbook_1.content
) returns void
language plpgsql as $$
declare
    places poolbook_1.places = lock_places(
        act.pool_id, wanted.resources, wanted.starts, wanted.ends, wanted.before, wanted.after, '{}'
    );
begin
    insert into allocation (pool_id, unit_id, starts_at, ends_at, reservation_id)
    select
        act.pool_id,
        place.unit_id,
        piece.starts_at,
        piece.ends_at,
        p_change
    from unnest(places.unit_ids, places.starts, places.ends) as place (unit_id, starts_at, ends_at)
    cross join lateral unnest(
        tstzmultirange(tstzrange(place.starts_at, place.ends_at)) - coalesce(
            (
                select range_agg(tstzrange(had.starts_at, had.ends_at))
                from allocation as had
                where had.pool_id = act.pool_id
                    and had.unit_id = place.unit_id
                    and had.reservation_id = any (p_has)
            ),
            '{}'
        )
    ) as gap
    cross join lateral pieces(lower(gap), upper(gap), act.zone) as piece
    order by
        place.unit_id,
        piece.starts_at;

    insert into quantity_allocation (pool_id, resource_id, reservation_id, starts_at, ends_at, quantity)
    select
        act.pool_id,
        asked.resource_id,
        p_change,
        lower(span.period),
        upper(span.period),
        asked.quantity - span.had
    from (
        select
            resource.resource_id,
            sum(coalesce(ask.quantity, 1))::integer as quantity
        from unnest(wanted.resources, wanted.quantities) as ask (resource_id, quantity)
        join resource
            on resource.pool_id = act.pool_id
            and resource.resource_id = ask.resource_id
            and resource.kind = 'equipment'
        group by resource.resource_id
    ) as asked
    left join lateral (
        select
            earlier.starts_at,
            earlier.ends_at,
            earlier.quantity
        from quantity_allocation as earlier
        where earlier.pool_id = act.pool_id
            and earlier.resource_id = asked.resource_id
            and earlier.reservation_id = any (p_has)
        order by array_position(p_has, earlier.reservation_id)
        limit 1
    ) as had on true
    cross join lateral (
        select
            tstzrange(wanted.starts, wanted.ends) * tstzrange(had.starts_at, had.ends_at) as period,
            had.quantity as had
        where had.quantity is not null
        union all
        select
            gap,
            0
        from unnest(
            tstzmultirange(tstzrange(wanted.starts, wanted.ends)) - case
                when had.quantity is null then '{}'
                else tstzmultirange(tstzrange(had.starts_at, had.ends_at))
            end
        ) as gap
    ) as span
    where not isempty(span.period)
        and asked.quantity > span.had;
end
$$;

-- The money of a change that its reservation, and the other that ends with it, have not set aside: of each project and
-- category what is more.
create function poolbook_1.take_money_that_is_new(
    act poolbook_1.act,
    standing poolbook.reservation,
    p_change uuid,
    wanted poolbook_1.content,
    had record,
    other poolbook_1.content
) returns void
language plpgsql as $$
declare
    more record;
    taken record;
begin
    select
        coalesce(array_agg(differing.project_id), '{}') as projects,
        coalesce(array_agg(differing.category), '{}') as categories,
        coalesce(array_agg(differing.amount), '{}') as amounts
    into more
    from (
        select
            compared.project_id,
            compared.category,
            sum(compared.amount)::bigint as amount
        from (
            select project_id, category, amount
            from unnest(wanted.projects, wanted.categories, wanted.amounts) as payment (project_id, category, amount)
            union all
            select project_id, category, -amount
            from unnest(had.projects, had.categories, had.amounts) as payment (project_id, category, amount)
            where extract(year from standing.starts_at at time zone act.zone)
                = extract(year from wanted.starts at time zone act.zone)
            union all
            select project_id, category, -amount
            from unnest(other.projects, other.categories, other.amounts) as payment (project_id, category, amount)
            where extract(year from other.starts at time zone act.zone)
                = extract(year from wanted.starts at time zone act.zone)
        ) as compared
        group by
            compared.project_id,
            compared.category
        having sum(compared.amount) > 0
    ) as differing;
    if more.projects = '{}' then
        return;
    end if;
    taken = take_money(
        act, p_change, wanted.starts, 'reserve', 'reserved', more.projects, more.categories, more.amounts
    );
    if taken.reasons <> '[]' then
        perform refuse(taken.reasons);
    end if;
end
$$;

-- Makes a change that everybody has agreed to, or gives it up.
create function poolbook_1.settle_change(act poolbook_1.act, p_change uuid, p_verdict text) returns jsonb
language plpgsql as $$
declare
    change poolbook.reservation;
    standing poolbook.reservation;
    wanted poolbook_1.content = content_of(act.pool_id, p_change);
    described jsonb;
    step poolbook_1.step;
begin
    select *
    into change
    from reservation
    where reservation.pool_id = act.pool_id
        and reservation.reservation_id = p_change;
    select *
    into standing
    from reservation
    where reservation.pool_id = act.pool_id
        and reservation.reservation_id = change.replaces;
    if change.state <> 'hold' then
        return describe_waiting(act.pool_id, p_change);
    end if;
    step = waiting_step(act.pool_id, standing.reservation_id);
    perform lock_for_change(
        act, array_remove(array[p_change, standing.reservation_id, step.other_id], null), wanted, step
    );
    if p_verdict = 'approved' then
        perform must_still_join(act, step);
        -- What it kept goes to the reservation at once: nobody comes between.
        delete from allocation
        where allocation.pool_id = act.pool_id
            and allocation.reservation_id = p_change;
        act.asked_ids = change.party_ids;
    end if;
    perform give_up(act, change, 2, 'change.' || p_verdict);
    if p_verdict = 'approved' then
        perform write_step(act, standing, wanted, step, 3);
    else
        perform stop_waiting(act, array[standing.reservation_id]);
    end if;
    described = describe_waiting(act.pool_id, p_change);
    return case
        when p_verdict = 'approved' then described
        else described || jsonb_build_object('starts_at', standing.starts_at, 'ends_at', standing.ends_at)
    end;
end
$$;

-- Gives up the changes of a reservation that wait, because it is changed otherwise.
create function poolbook_1.drop_changes(act poolbook_1.act, p_reservation uuid, p_resources uuid[]) returns void
language plpgsql as $$
declare
    change poolbook.reservation;
    changes uuid[];
    number integer = 610000;
begin
    select array_agg(locked.reservation_id)
    into changes
    from (
        select reservation.reservation_id
        from reservation
        where reservation.pool_id = act.pool_id
            and reservation.replaces = p_reservation
            and reservation.state = 'hold'
        order by reservation.reservation_id
        for no key update
    ) as locked;
    perform lock_resources(act.pool_id, p_resources || array(
        select item.resource_id
        from reservation_item as item
        where item.pool_id = act.pool_id
            and item.reservation_id = any (changes || p_reservation)
            and item.resource_id is not null
    ));
    for change in
        select *
        from reservation
        where reservation.pool_id = act.pool_id
            and reservation.reservation_id = any (changes)
        order by reservation.reservation_id
    loop
        number = number + 1;
        perform give_up(act, change, number, 'change.withdrawn');
    end loop;
    perform end_approvals(act, changes, 'withdrawn');
    perform stop_waiting(act, array[p_reservation]);
end
$$;

-- Of a hold that was changed, asks anew what nobody was asked so; what is asked and stays the same goes on. With
-- nothing left to wait for it stands. Returns what it waits for.
create function poolbook_1.ask_again(act poolbook_1.act, p_reservation uuid, p_needs jsonb) returns jsonb
language plpgsql as $$
declare
    standing poolbook.reservation;
    v_asked integer;
    v_expires_at timestamptz;
    gone uuid[];
begin
    select *
    into standing
    from reservation
    where reservation.pool_id = act.pool_id
        and reservation.reservation_id = p_reservation;
    select count(*)
    into v_asked
    from approval
    where approval.pool_id = act.pool_id
        and approval.subject_id = p_reservation;
    if standing.state <> 'hold' or v_asked = 0 and not must_ask(p_needs) then
        return '[]';
    end if;

    select array_agg(approval.approval_id)
    into gone
    from approval
    where approval.pool_id = act.pool_id
        and approval.subject_id = p_reservation
        and approval.state = 'waiting'
        and not p_needs @> jsonb_build_array(jsonb_build_object(
            'organization_id', approval.organization_id, 'what', approval.what));
    perform end_approvals(act, 'withdrawn', gone);
    v_expires_at = approval_deadline(act, standing.starts_at);
    if v_asked = 0 then
        v_expires_at = least(v_expires_at, standing.expires_at);
    end if;
    update reservation
    set expires_at = v_expires_at
    where reservation.pool_id = act.pool_id
        and reservation.reservation_id = p_reservation;
    update approval
    set expires_at = v_expires_at
    where approval.pool_id = act.pool_id
        and approval.subject_id = p_reservation
        and approval.state = 'waiting';
    perform ask_approvals(
        act, 50, 'reservation', p_reservation,
        coalesce(
            (
                select jsonb_agg(need.value)
                from jsonb_array_elements(p_needs) as need (value)
                where not exists (
                    select 1
                    from approval
                    where approval.pool_id = act.pool_id
                        and approval.subject_id = p_reservation
                        and approval.state in ('waiting', 'approved')
                        and approval.organization_id = (need.value ->> 'organization_id')::uuid
                        and approval.what = need.value -> 'what'
                )
            ),
            '[]'
        ),
        v_expires_at
    );
    if not exists (
        select 1
        from approval
        where approval.pool_id = act.pool_id
            and approval.subject_id = p_reservation
            and approval.state = 'waiting'
    ) then
        perform confirm_hold(act, standing, 620000);
        return '[]';
    end if;
    return (
        select jsonb_agg(describe_approval(approval) order by approval.reference)
        from approval
        where approval.pool_id = act.pool_id
            and approval.subject_id = p_reservation
            and approval.state = 'waiting'
    );
end
$$;
