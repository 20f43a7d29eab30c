-- Months and fiscal years are closed: nothing is posted into them any more. Whoever posts holds the lock of a line;
-- whoever closes takes the lock of every line, so an entry is either in a period before it is closed, or not in it.

-- The last day of a period.
create function poolbook_1.last_day_of(p_starts date, p_length text) returns date
language sql immutable
return (p_starts + case p_length when 'year' then interval '1 year' else interval '1 month' end)::date - 1;

-- What is in the way of closing a year, each with what clears it: reservations that are past and not closed, bills that
-- are due, transfers that are undecided, an earlier year; or, of any period, that it is not over.
create function poolbook_1.in_the_way(act poolbook_1.act, p_starts date, p_length text) returns jsonb
language plpgsql stable as $$
declare
    today constant date = poolbook.now() at time zone act.zone;
    year constant integer = extract(year from p_starts);
    found jsonb = '[]';
begin
    if today <= last_day_of(p_starts, p_length) then
        found = jsonb_build_array(jsonb_build_object(
            'rule', 'period.running', 'name', period_text(p_starts, p_length), 'day', last_day_of(p_starts, p_length)));
    end if;
    if p_length = 'month' then
        return found;
    end if;
    return found || (
        select coalesce(jsonb_agg(way.reason order by way.rank, way.name), '[]')
        from (
            select distinct
                0 as rank,
                line.fiscal_year::text as name,
                jsonb_build_object('rule', 'period.earlier', 'name', line.fiscal_year::text) as reason
            from budget_line as line
            where line.pool_id = act.pool_id
                and line.fiscal_year < year
                and not line.is_over
                and line.granted > 0
            union all
            select distinct
                1,
                reservation.reference,
                jsonb_build_object(
                    'rule', 'period.unclosed',
                    'reference', reservation.reference,
                    'by', event.title,
                    'starts_at', reservation.starts_at,
                    'ends_at', reservation.ends_at
                )
            from budget_line as line
            join commitment as open
                on open.pool_id = line.pool_id
                and open.line_id = line.line_id
                and open.committed > 0
            join reservation
                on reservation.pool_id = open.pool_id
                and reservation.reservation_id = open.reservation_id
                and reservation.state = 'confirmed'
                and reservation.ends_at <= poolbook.now()
            join event
                on event.pool_id = reservation.pool_id
                and event.event_id = reservation.event_id
            where line.pool_id = act.pool_id
                and line.fiscal_year = year
                and not exists (
                    select 1
                    from outcome
                    where outcome.pool_id = reservation.pool_id
                        and outcome.reservation_id = reservation.reservation_id
                )
            union all
            select distinct
                2,
                invoice.reference,
                jsonb_build_object(
                    'rule', 'period.unpaid',
                    'reference', invoice.reference,
                    'payee', invoice.payee,
                    'asked', invoice.amount,
                    'free', invoice.amount - invoice.credited - invoice.paid
                )
            from invoice
            join invoice_part as part
                on part.pool_id = invoice.pool_id
                and part.invoice_id = invoice.invoice_id
            join budget_line as line
                on line.pool_id = part.pool_id
                and line.line_id = part.line_id
                and line.fiscal_year = year
            where invoice.pool_id = act.pool_id
                and invoice.credited + invoice.paid < invoice.amount
            union all
            select distinct
                3,
                transfer.reference,
                jsonb_build_object(
                    'rule', 'period.undecided',
                    'reference', transfer.reference,
                    'number', (
                        select approval.reference
                        from approval
                        where approval.pool_id = transfer.pool_id
                            and approval.subject_id = transfer.transfer_id
                            and approval.state = 'waiting'
                        limit 1
                    ),
                    'asked', transfer.amount
                )
            from transfer
            join budget_line as line
                on line.pool_id = transfer.pool_id
                and line.line_id in (transfer.from_line_id, transfer.to_line_id)
                and line.fiscal_year = year
            where transfer.pool_id = act.pool_id
                and transfer.state = 'waiting'
        ) as way
    );
end
$$;

create function poolbook_1.period_text(p_starts date, p_length text) returns text
language sql immutable
return to_char(p_starts, case p_length when 'year' then 'YYYY' else 'YYYY-MM' end);

-- Keeps those apart who close periods and those who make lines: a line that is made while a period is closed would not
-- know of it.
create function poolbook_1.lock_periods(p_pool uuid, p_how text) returns void
language plpgsql as $$
begin
    if p_how = 'close' then
        perform pg_advisory_xact_lock(hashtextextended('periods of ' || p_pool, 0));
    else
        perform pg_advisory_xact_lock_shared(hashtextextended('periods of ' || p_pool, 0));
    end if;
end
$$;

-- The first month into which may be posted; null where none was ever closed.
create function poolbook_1.open_from(p_pool uuid) returns date
language sql stable as $$
    select max((last_day_of(period.starts_on, period.length) + 1))
    from period
    where period.pool_id = p_pool
        and period.state = 'closed'
$$;

create function poolbook_1.is_year_closed(p_pool uuid, p_year integer) returns boolean
language sql stable as $$
    select exists (
        select 1
        from period
        where period.pool_id = p_pool
            and period.starts_on >= make_date(p_year, 1, 1)
            and period.length = 'year'
            and period.state = 'closed'
    )
$$;

-- Next year's line of a line, made where it is not yet there; its lock is held.
create function poolbook_1.next_line(act poolbook_1.act, p_line uuid, p_number integer) returns uuid
language plpgsql as $$
declare
    after_it uuid;
begin
    insert into budget_line (pool_id, line_id, fund_id, project_id, category, fiscal_year)
    select line.pool_id, id_of(act, p_number), line.fund_id, line.project_id, line.category, line.fiscal_year + 1
    from budget_line as line
    where line.pool_id = act.pool_id
        and line.line_id = p_line
    on conflict on constraint budget_line_is_unique do nothing
    returning line_id
    into after_it;
    if after_it is null then
        select following.line_id
        into after_it
        from budget_line as line
        join budget_line as following
            on following.pool_id = line.pool_id
            and following.fund_id = line.fund_id
            and following.project_id = line.project_id
            and following.category = line.category
            and following.fiscal_year = line.fiscal_year + 1
        where line.pool_id = act.pool_id
            and line.line_id = p_line;
    end if;
    return after_it;
end
$$;

-- Ends the fiscal year of one line by its fund's rule: what is committed moves with its money to next year's line, or,
-- where it could not be paid any more, goes back; of what is available the fund's part is carried over; the rest lapses.
create function poolbook_1.end_year_of_line(
    act poolbook_1.act,
    p_line uuid,
    p_number integer,
    out moved integer,
    out moved_amount bigint,
    out carried bigint,
    out lapsed bigint
)
language plpgsql as $$
declare
    ending record;
    open record;
    after_it uuid;
    left_over bigint;
begin
    moved = 0;
    moved_amount = 0;
    select
        line.available,
        line.committed,
        fund.carry_over,
        fund.liquidation_until is null or fund.liquidation_until > make_date(line.fiscal_year, 12, 31) as is_payable
    into ending
    from budget_line as line
    join fund
        on fund.pool_id = line.pool_id
        and fund.fund_id = line.fund_id
    where line.pool_id = act.pool_id
        and line.line_id = p_line;
    left_over = ending.available;
    if ending.committed > 0 or ending.carry_over > 0 and left_over > 0 then
        after_it = next_line(act, p_line, p_number);
    end if;
    for open in
        select
            commitment.reservation_id,
            commitment.committed,
            greatest(commitment.tolerated - (commitment.amount - commitment.committed), 0) as tolerated
        from commitment
        where commitment.pool_id = act.pool_id
            and commitment.line_id = p_line
            and commitment.committed > 0
        order by commitment.reservation_id
    loop
        if ending.is_payable then
            perform move_commitment(act, open.reservation_id, p_line, after_it, open.committed, open.tolerated);
            moved = moved + 1;
            moved_amount = moved_amount + open.committed;
        else
            update commitment
            set
                committed = 0,
                released = released + open.committed
            where commitment.pool_id = act.pool_id
                and commitment.reservation_id = open.reservation_id
                and commitment.line_id = p_line;
            perform post(act, p_line, 'release', 'committed', 'available', open.committed, open.reservation_id);
            left_over = left_over + open.committed;
        end if;
    end loop;

    carried = div(left_over::numeric * ending.carry_over, 1000000);
    if carried > 0 then
        perform post_entry(act, p_line, 'carry_over', 'available', 'outside', carried, p_other => after_it);
        perform post_entry(act, after_it, 'carry_over', 'outside', 'available', carried, p_other => p_line);
    end if;
    lapsed = left_over - carried;
    if lapsed > 0 then
        perform post_entry(act, p_line, 'lapse', 'available', 'lapsed', lapsed);
    end if;
    update budget_line
    set is_over = true
    where budget_line.pool_id = act.pool_id
        and budget_line.line_id = p_line;
end
$$;

-- Moves what a reservation has open on a line, with its money, to another line. Both are locked.
create function poolbook_1.move_commitment(
    act poolbook_1.act,
    p_reservation uuid,
    p_from uuid,
    p_to uuid,
    p_amount bigint,
    p_tolerated bigint
) returns void
language plpgsql as $$
begin
    update commitment
    set
        amount = amount - p_amount,
        committed = committed - p_amount,
        tolerated = tolerated - p_tolerated
    where commitment.pool_id = act.pool_id
        and commitment.reservation_id = p_reservation
        and commitment.line_id = p_from;
    insert into commitment (
        pool_id, reservation_id, line_id, amount, reserved, committed, spent, released, tolerated
    ) values (
        act.pool_id, p_reservation, p_to, p_amount, 0, p_amount, 0, 0, p_tolerated
    )
    on conflict (pool_id, reservation_id, line_id) do update
    set
        amount = commitment.amount + excluded.amount,
        committed = commitment.committed + excluded.committed,
        tolerated = commitment.tolerated + excluded.tolerated;
    perform post_entry(act, p_from, 'carry_over', 'committed', 'outside', p_amount, p_reservation, p_other => p_to);
    perform post_entry(act, p_to, 'carry_over', 'outside', 'committed', p_amount, p_reservation, p_other => p_from);
end
$$;

-- Locks all that closing touches: reservations with money open on the lines of a year, then every line of the pool, both
-- together with those of holds that have run out. Returns the reservations.
create function poolbook_1.lock_for_closing(act poolbook_1.act, p_year integer) returns uuid[]
language plpgsql as $$
declare
    with_money uuid[];
    locked uuid[];
begin
    perform lock_periods(act.pool_id, 'close');
    with_money = array(
        select distinct commitment.reservation_id
        from budget_line as line
        join commitment
            on commitment.pool_id = line.pool_id
            and commitment.line_id = line.line_id
            and commitment.committed > 0
        where line.pool_id = act.pool_id
            and line.fiscal_year = p_year
    );
    if act.a_hold_has_run_out then
        perform lock_reservations(act, with_money, '{}', '{}', '{}', '{}', array(
            select budget_line.line_id
            from budget_line
            where budget_line.pool_id = act.pool_id
        ));
    end if;
    locked = array(
        select reservation.reservation_id
        from reservation
        where reservation.pool_id = act.pool_id
            and reservation.reservation_id = any (with_money)
        order by reservation.reservation_id
        for no key update
    );
    perform 1
    from budget_line
    where budget_line.pool_id = act.pool_id
    order by budget_line.line_id
    for no key update;
    -- Somebody set money of the year aside meanwhile: it is tried again.
    if exists (
        select 1
        from budget_line as line
        join commitment
            on commitment.pool_id = line.pool_id
            and commitment.line_id = line.line_id
            and commitment.committed > 0
        where line.pool_id = act.pool_id
            and line.fiscal_year = p_year
            and commitment.reservation_id <> all (locked)
    ) then
        raise exception using errcode = 'serialization_failure', message = 'a period was written to while it was closed';
    end if;
    return locked;
end
$$;

-- Closes a month or a fiscal year. A year ends the lines of its year, by their funds' rules. Tried, it answers with
-- what is in the way beside what would happen.
create function poolbook_1.close_period(
    p_pool uuid,
    p_key text,
    p_content text,
    p_mode text,
    p_starts date,
    p_length text,
    p_reason text
) returns jsonb
language plpgsql security definer
set search_path = poolbook, poolbook_1, pg_temp as $$
declare
    act poolbook_1.act = begin_act('period.close', p_pool, p_key, p_content, p_mode, array['finance', 'administrator']);
    ending record;
    line record;
    ways jsonb;
    closing uuid[];
    number integer = 0;
    moved integer = 0;
    carried_lines integer = 0;
    moved_amount bigint = 0;
    carried bigint = 0;
    lapsed bigint = 0;
    lapses jsonb = '[]';
begin
    if act.answer is not null then
        return act.answer;
    end if;
    perform must_keep_the_pool(act);
    closing = lock_for_closing(act, case p_length when 'year' then extract(year from p_starts)::integer end);
    if open_from(p_pool) > last_day_of(p_starts, p_length) and (p_length = 'month' or exists (
        select 1
        from period
        where period.pool_id = p_pool
            and period.starts_on >= p_starts
            and period.length = 'year'
            and period.state = 'closed'
    )) then
        perform refuse(jsonb_build_array(jsonb_build_object(
            'rule', 'period.state', 'name', period_text(p_starts, p_length), 'act', 'closed')));
    end if;
    perform release_overdue(act, closing);
    ways = in_the_way(act, p_starts, p_length);
    if ways <> '[]' and p_mode <> 'try' then
        perform refuse(ways);
    end if;

    if p_length = 'year' then
        for line in
            select
                budget_line.line_id,
                budget_line.fiscal_year
            from budget_line
            where budget_line.pool_id = p_pool
                and budget_line.fiscal_year = extract(year from p_starts)
                and not budget_line.is_over
            order by budget_line.line_id
        loop
            number = number + 1;
            ending = end_year_of_line(act, line.line_id, number);
            moved = moved + ending.moved;
            moved_amount = moved_amount + ending.moved_amount;
            carried = carried + ending.carried;
            carried_lines = carried_lines + case when ending.carried > 0 then 1 else 0 end;
            lapsed = lapsed + ending.lapsed;
            if ending.lapsed > 0 then
                lapses = lapses || part_of_line(p_pool, line.line_id, ending.lapsed);
            end if;
        end loop;
    end if;
    insert into period (pool_id, starts_on, length, state, closed_at, closed_by, closing_id, version)
    values (p_pool, p_starts, p_length, 'closed', poolbook.now(), act.member_id, act.command_id, 1)
    on conflict (pool_id, starts_on, length) do update
    set
        state = 'closed',
        closed_at = excluded.closed_at,
        closed_by = excluded.closed_by,
        closing_id = excluded.closing_id,
        sealed_at = null,
        version = period.version + 1;
    update budget_line
    set open_from = open_from(p_pool)
    where budget_line.pool_id = p_pool
        and budget_line.open_from is distinct from open_from(p_pool);
    perform record_period(act, p_starts, p_length, jsonb_build_array('open', 'closed'));
    return end_act(act, p_reason, jsonb_build_object(
        'period', period_text(p_starts, p_length),
        'length', p_length,
        'in_the_way', ways,
        'moved', moved,
        'moved_amount', moved_amount,
        'carried_lines', carried_lines,
        'carried', carried,
        'lapsed', lapsed,
        'lapses', lapses
    ));
end
$$;

comment on function poolbook_1.close_period(uuid, text, text, text, date, text, text) is
    'Closes a month or a fiscal year: the pool''s finance, or an administrator. Nothing is posted into it any more.';

-- Tells every organization the hash of the chain's last block, which holds the closing of a period: whoever keeps it can
-- show later that nothing before was changed.
create function poolbook_1.seal_period(
    p_pool uuid,
    p_key text,
    p_content text,
    p_mode text,
    p_starts date,
    p_length text
) returns jsonb
language plpgsql security definer
set search_path = poolbook, poolbook_1, pg_temp as $$
declare
    act poolbook_1.act = begin_act('period.seal', p_pool, p_key, p_content, p_mode, array['finance', 'administrator']);
    last poolbook.block;
begin
    if act.answer is not null then
        return act.answer;
    end if;
    perform must_keep_the_pool(act);
    select block.*
    into last
    from period
    join block
        on block.pool_id = period.pool_id
        and block.closed_at >= period.closed_at
    where period.pool_id = p_pool
        and period.starts_on = p_starts
        and period.length = p_length
        and period.state = 'closed'
    order by block.number desc
    limit 1;
    if not found then
        perform refuse(jsonb_build_array(jsonb_build_object(
            'rule', 'period.state', 'name', period_text(p_starts, p_length), 'act', 'open')));
    end if;
    update period
    set sealed_at = poolbook.now()
    where period.pool_id = p_pool
        and period.starts_on = p_starts
        and period.length = p_length;
    perform record(
        act, 1, 'period.seal', 'period', act.command_id, null, 1,
        jsonb_build_object(
            'period', period_text(p_starts, p_length), 'hash', jsonb_build_array(null, encode(last.hash, 'hex'))
        ),
        all_organizations(p_pool)
    );
    return end_act(act, null, jsonb_build_object('number', last.number, 'hash', encode(last.hash, 'hex')));
end
$$;

comment on function poolbook_1.seal_period(uuid, text, text, text, date, text) is
    'Tells every organization the hash of the record as it was when a period had been closed.';

create function poolbook_1.all_organizations(p_pool uuid) returns uuid[]
language plpgsql stable as $$
begin
    return array(
        select organization.organization_id
        from organization
        where organization.pool_id = p_pool
        order by organization.organization_id
    );
end
$$;

create function poolbook_1.record_period(
    act poolbook_1.act,
    p_starts date,
    p_length text,
    p_change jsonb
) returns void
language plpgsql as $$
begin
    perform record(
        act, 600001, 'period', 'period', act.command_id, null, 1,
        jsonb_build_object('period', period_text(p_starts, p_length), 'state', p_change),
        all_organizations(act.pool_id)
    );
end
$$;

-- Opens a period again, and those after it: what a year's end moved is moved back, as far as it is still there.
create function poolbook_1.open_period(act poolbook_1.act, p_starts date, p_length text) returns jsonb
language plpgsql as $$
declare
    closed poolbook.period;
    undone poolbook.entry;
    number integer = 0;
    first date;
begin
    perform lock_for_closing(
        act, case p_length when 'year' then extract(year from p_starts)::integer + 1 end);
    perform must_be_reopenable(act, p_starts, p_length);
    if p_length = 'year' then
        select *
        into closed
        from period
        where period.pool_id = act.pool_id
            and period.starts_on = p_starts
            and period.length = 'year';
        update budget_line
        set is_over = false
        where budget_line.pool_id = act.pool_id
            and budget_line.fiscal_year = extract(year from p_starts);
        for undone in
            select
                entry.*
            from entry
            where entry.pool_id = act.pool_id
                and entry.command_id = closed.closing_id
                and entry.act in ('carry_over', 'lapse')
                and not (entry.act = 'carry_over' and entry.source = 'outside')
            order by
                entry.line_id,
                entry.number desc
        loop
            number = number + 1;
            perform undo_year_end(act, undone);
        end loop;
    end if;
    update period
    set
        state = 'open',
        version = version + 1
    where period.pool_id = act.pool_id
        and period.state = 'closed'
        and (period.length = p_length and period.starts_on = p_starts
            or period.length = 'month' and p_length = 'month' and period.starts_on >= p_starts);
    first = open_from(act.pool_id);
    update budget_line
    set open_from = first
    where budget_line.pool_id = act.pool_id
        and budget_line.open_from is distinct from first;
    perform record_period(act, p_starts, p_length, jsonb_build_array('closed', 'open'));
    return jsonb_build_object(
        'period', period_text(p_starts, p_length), 'length', p_length, 'state', 'open', 'undone', number, 'open_from', first);
end
$$;

-- Moves what one entry of a year's end had moved back to where it was.
create function poolbook_1.undo_year_end(act poolbook_1.act, undone poolbook.entry) returns void
language plpgsql as $$
declare
    there record;
begin
    if undone.act = 'lapse' then
        perform post_entry(
            act, undone.line_id, 'reverse', 'lapsed', 'available', undone.amount, p_reverses => undone.number);
        return;
    end if;
    select
        entry.number,
        case
            when undone.reservation_id is null then line.available
            else coalesce(open.committed, 0) - due_of(act.pool_id, undone.reservation_id, undone.other_line_id)
        end as had
    into there
    from entry
    join budget_line as line
        on line.pool_id = entry.pool_id
        and line.line_id = entry.line_id
    left join commitment as open
        on open.pool_id = entry.pool_id
        and open.line_id = entry.line_id
        and open.reservation_id = undone.reservation_id
    where entry.pool_id = act.pool_id
        and entry.line_id = undone.other_line_id
        and entry.command_id = undone.command_id
        and entry.other_line_id = undone.line_id
        and entry.reservation_id is not distinct from undone.reservation_id;
    if there.had < undone.amount then
        perform refuse(jsonb_build_array(jsonb_build_object(
            'rule', 'line.short',
            'name', line_text(act.pool_id, undone.other_line_id),
            'asked', undone.amount,
            'free', there.had
        )));
    end if;
    if undone.reservation_id is not null then
        update commitment
        set
            amount = amount - undone.amount,
            committed = committed - undone.amount,
            tolerated = least(tolerated, amount - undone.amount)
        where commitment.pool_id = act.pool_id
            and commitment.reservation_id = undone.reservation_id
            and commitment.line_id = undone.other_line_id;
        update commitment
        set
            amount = amount + undone.amount,
            committed = committed + undone.amount
        where commitment.pool_id = act.pool_id
            and commitment.reservation_id = undone.reservation_id
            and commitment.line_id = undone.line_id;
    end if;
    perform post_entry(
        act, undone.other_line_id, 'reverse', undone.source, 'outside', undone.amount, undone.reservation_id,
        p_reverses => there.number, p_other => undone.line_id
    );
    perform post_entry(
        act, undone.line_id, 'reverse', 'outside', undone.source, undone.amount, undone.reservation_id,
        p_reverses => undone.number, p_other => undone.other_line_id
    );
end
$$;

-- Refuses to open what is not closed, a month of a year that is, or a year before another that is.
create function poolbook_1.must_be_reopenable(act poolbook_1.act, p_starts date, p_length text) returns void
language plpgsql as $$
declare
    later record;
begin
    if not exists (
        select 1
        from period
        where period.pool_id = act.pool_id
            and period.starts_on = p_starts
            and period.length = p_length
            and period.state = 'closed'
    ) then
        perform refuse(jsonb_build_array(jsonb_build_object(
            'rule', 'period.state', 'name', period_text(p_starts, p_length), 'act', 'open')));
    end if;
    select period.starts_on
    into later
    from period
    where period.pool_id = act.pool_id
        and period.length = 'year'
        and period.state = 'closed'
        and last_day_of(period.starts_on, 'year') >= p_starts
        and (p_length = 'month' or period.starts_on > p_starts)
    order by period.starts_on desc
    limit 1;
    if found then
        perform refuse(jsonb_build_array(jsonb_build_object(
            'rule', 'period.later',
            'name', period_text(p_starts, p_length),
            'reference', period_text(later.starts_on, 'year')
        )));
    end if;
end
$$;

-- Asks to open a closed period again.
create function poolbook_1.reopen_period(
    p_pool uuid,
    p_key text,
    p_content text,
    p_mode text,
    p_starts date,
    p_length text,
    p_reason text
) returns jsonb
language plpgsql security definer
set search_path = poolbook, poolbook_1, pg_temp as $$
declare
    act poolbook_1.act = begin_act('period.reopen', p_pool, p_key, p_content, p_mode, array['finance', 'administrator']);
begin
    if act.answer is not null then
        return act.answer;
    end if;
    perform must_keep_the_pool(act);
    perform must_be_reopenable(act, p_starts, p_length);
    return end_act(act, p_reason,
        jsonb_build_object('period', period_text(p_starts, p_length), 'length', p_length)
        || ask_second_person(
            act, 'reopening', id_of(act, 1),
            jsonb_build_object(
                'need', 'reopening', 'name', period_text(p_starts, p_length), 'starts_on', p_starts, 'length', p_length),
            0, '{}'
        )
    );
end
$$;

comment on function poolbook_1.reopen_period(uuid, text, text, text, date, text, text) is
    'Opens a closed period again once a second person agrees: the pool''s finance, or an administrator.';
