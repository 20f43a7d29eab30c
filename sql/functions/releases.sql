-- Money that reservations have committed and that nobody bills: so many days after they were closed, by the fund, it
-- goes back to its lines, and its parties and whose money it is are told. What may be overdue is found by the day on
-- which it was closed, which the outcome keeps as long as anything of it is open.

-- The commitments of a pool that are overdue by then: of reservations (null: of any), with something open that no bill
-- is due of.
create function poolbook_1.overdue(p_pool uuid, p_now timestamptz, p_reservations uuid[]) returns table (
    reservation_id uuid,
    line_id uuid,
    rest bigint
)
language plpgsql stable as $$
declare
    today constant date = (select (p_now at time zone pool.zone)::date from pool where pool.pool_id = p_pool);
begin
    return query
    select
        open.reservation_id,
        open.line_id,
        open.committed - due_of(open.pool_id, open.reservation_id, open.line_id)
    from outcome
    join commitment as open
        on open.pool_id = outcome.pool_id
        and open.reservation_id = outcome.reservation_id
        and open.committed > 0
    join budget_line as line
        on line.pool_id = open.pool_id
        and line.line_id = open.line_id
    join fund
        on fund.pool_id = line.pool_id
        and fund.fund_id = line.fund_id
    where outcome.pool_id = p_pool
        and outcome.open_since < today
        and (p_reservations is null or outcome.reservation_id = any (p_reservations))
        and today > outcome.open_since + fund.release_after
        and open.committed > due_of(open.pool_id, open.reservation_id, open.line_id);
end
$$;

-- Whether anything of a pool is overdue.
create function poolbook_1.is_overdue(p_pool uuid, p_now timestamptz) returns boolean
language plpgsql stable as $$
begin
    return exists (select 1 from overdue(p_pool, p_now, null));
end
$$;

-- Notes since when a closed reservation has money open; again where a payment was undone.
create function poolbook_1.note_open_money(act poolbook_1.act, p_reservation uuid) returns void
language plpgsql as $$
begin
    update outcome
    set open_since = case
        when exists (
            select 1
            from commitment
            where commitment.pool_id = act.pool_id
                and commitment.reservation_id = p_reservation
                and commitment.committed > 0
        ) then (outcome.closed_at at time zone act.zone)::date
    end
    where outcome.pool_id = act.pool_id
        and outcome.reservation_id = p_reservation;
end
$$;

-- Gives back what is overdue of reservations, whose locks and lines' locks are held, and tells their parties. Returns what went back.
create function poolbook_1.release_overdue(act poolbook_1.act, p_reservations uuid[]) returns jsonb
language plpgsql as $$
declare
    late record;
    told jsonb = '[]';
    released jsonb;
    number integer = 500000;
begin
    for late in
        select
            overdue.reservation_id,
            array_agg(overdue.line_id) as lines,
            sum(overdue.rest)::bigint as amount
        from overdue(act.pool_id, poolbook.now(), p_reservations) as overdue
        group by overdue.reservation_id
        order by overdue.reservation_id
    loop
        released = release_rest(act, late.reservation_id, late.lines);
        number = number + 1;
        perform tell_released(act, number, late.reservation_id, late.amount, late.lines);
        perform note_open_money(act, late.reservation_id);
        told = told || jsonb_build_object(
            'reference', reference_of(act.pool_id, late.reservation_id),
            'title', title_of(act.pool_id, late.reservation_id),
            'amount', late.amount,
            'parts', released
        );
    end loop;
    return told;
end
$$;

-- The audit row by which the parties of a reservation, and whose money it is, hear that it went back.
create function poolbook_1.tell_released(
    act poolbook_1.act,
    p_number integer,
    p_reservation uuid,
    p_amount bigint,
    p_lines uuid[]
) returns void
language plpgsql as $$
declare
    changed poolbook.reservation;
begin
    update reservation
    set version = version + 1
    where reservation.pool_id = act.pool_id
        and reservation.reservation_id = p_reservation
    returning * into changed;
    perform record(
        act, p_number, 'release', 'reservation', p_reservation, changed.version - 1, changed.version,
        jsonb_build_object('released', p_amount), array(
            select told.party
            from unnest(changed.party_ids || owners_of_lines(act.pool_id, p_lines)) with ordinality
                as told (party, position)
            group by told.party
            order by min(told.position)
        )
    );
end
$$;

create function poolbook_1.title_of(p_pool uuid, p_reservation uuid) returns text
language sql stable as $$
    select event.title
    from reservation
    join event
        on event.pool_id = reservation.pool_id
        and event.event_id = reservation.event_id
    where reservation.pool_id = p_pool
        and reservation.reservation_id = p_reservation
$$;

-- Gives back what remains: of one closed reservation at once, or of all whose days are over.
create function poolbook_1.release_money(
    p_pool uuid,
    p_key text,
    p_content text,
    p_mode text,
    p_reservation uuid,
    p_reason text
) returns jsonb
language plpgsql security definer
set search_path = poolbook, poolbook_1, pg_temp as $$
declare
    act poolbook_1.act = begin_act(
        'release', p_pool, p_key, p_content, p_mode, array['finance', 'administrator', 'reporter']
    );
    standing poolbook.reservation;
    locked uuid[];
    lines uuid[];
    released jsonb;
    answer jsonb = '[]';
begin
    if act.answer is not null then
        return act.answer;
    end if;
    if p_reservation is null then
        -- Only what is locked is given back: what becomes overdue meanwhile is the next one's.
        locked = array(
            select reservation.reservation_id
            from reservation
            where reservation.pool_id = p_pool
                and reservation.reservation_id in (
                    select overdue.reservation_id
                    from overdue(p_pool, poolbook.now(), null) as overdue
                )
            order by reservation.reservation_id
            for no key update
        );
        perform lock_lines(p_pool, array(
            select commitment.line_id
            from commitment
            where commitment.pool_id = p_pool
                and commitment.reservation_id = any (locked)
        ));
        return end_act(act, p_reason, release_overdue(act, locked));
    end if;

    standing = lock_for_money(act, p_reservation, array['closed']);
    select array_agg(open.line_id)
    into lines
    from commitment as open
    join budget_line as line
        on line.pool_id = open.pool_id
        and line.line_id = open.line_id
    join project
        on project.pool_id = line.pool_id
        and project.project_id = line.project_id
    where open.pool_id = p_pool
        and open.reservation_id = p_reservation
        and open.committed > 0
        and may_keep(act, project.owner_ids);
    perform lock_lines(p_pool, lines);
    released = release_rest(act, p_reservation, lines);
    if released <> '[]' then
        perform tell_released(
            act, 1, p_reservation,
            (select sum((part ->> 'amount')::bigint)::bigint from jsonb_array_elements(released) as part),
            lines
        );
        perform note_open_money(act, p_reservation);
        answer = jsonb_build_array(jsonb_build_object(
            'reference', standing.reference,
            'title', title_of(p_pool, p_reservation),
            'amount', (select sum((part ->> 'amount')::bigint) from jsonb_array_elements(released) as part),
            'parts', released
        ));
    end if;
    return end_act(act, p_reason, answer);
end
$$;

comment on function poolbook_1.release_money(uuid, text, text, text, uuid, text) is
    'Gives back what closed reservations have committed and nobody bills: of one at once, of all once their days are over.';
