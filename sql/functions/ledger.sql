-- What the acts of money share besides `post`: entries with more to tell, parts of an amount, and who may.

-- Posts an entry that is about a bill, a transfer or another entry, or that counts for another day than today. Into the
-- month of its day, or, where that is closed, into the one that is open now. Returns its number.
create function poolbook_1.post_entry(
    act poolbook_1.act,
    p_line uuid,
    p_act text,
    p_source text,
    p_target text,
    p_amount bigint,
    p_reservation uuid = null,
    p_day date = null,
    p_reverses bigint = null,
    p_invoice uuid = null,
    p_transfer uuid = null,
    p_other uuid = null
) returns bigint
language plpgsql as $$
declare
    line record;
    today date;
begin
    update budget_line
    set
        granted = granted + case 'outside' when p_source then p_amount when p_target then -p_amount else 0 end,
        available = available + case 'available' when p_target then p_amount when p_source then -p_amount else 0 end,
        reserved = reserved + case 'reserved' when p_target then p_amount when p_source then -p_amount else 0 end,
        committed = committed + case 'committed' when p_target then p_amount when p_source then -p_amount else 0 end,
        spent = spent + case 'spent' when p_target then p_amount when p_source then -p_amount else 0 end,
        lapsed = lapsed + case 'lapsed' when p_target then p_amount when p_source then -p_amount else 0 end,
        entries = entries + 1
    where budget_line.pool_id = act.pool_id
        and budget_line.line_id = p_line
    returning
        entries,
        case p_source
            when 'available' then available
            when 'reserved' then reserved
            when 'committed' then committed
            when 'spent' then spent
            when 'lapsed' then lapsed
        end as source_after,
        case p_target
            when 'available' then available
            when 'reserved' then reserved
            when 'committed' then committed
            when 'spent' then spent
            when 'lapsed' then lapsed
        end as target_after,
        open_from,
        poolbook.now() as recorded_at
    into line;
    today = line.recorded_at at time zone act.zone;
    insert into entry (
        pool_id, line_id, number, act, source, target, amount, source_after, target_after, reservation_id, command_id,
        effective_on, period, recorded_at, reverses, other_line_id, invoice_id, transfer_id
    ) values (
        act.pool_id, p_line, line.entries, p_act, p_source, p_target, p_amount, line.source_after, line.target_after,
        p_reservation, act.command_id, coalesce(p_day, today),
        period_for(coalesce(p_day, today), line.open_from, today), line.recorded_at, p_reverses, p_other, p_invoice,
        p_transfer
    );
    return line.entries;
end
$$;

-- The month into which is posted what counts for a day: its own, or, where that is closed, this one.
create function poolbook_1.period_for(p_day date, p_open_from date, p_today date) returns date
language sql immutable
return case
    when date_trunc('month', p_day)::date >= coalesce(p_open_from, '-infinity') then date_trunc('month', p_day)
    else greatest(date_trunc('month', p_today)::date, p_open_from)
end;

-- The month into which an entry of lines is posted that counts for a day; the last, where they differ.
create function poolbook_1.posting_month(act poolbook_1.act, p_lines uuid[], p_day date) returns date
language plpgsql stable as $$
begin
    return (
        select max(period_for(p_day, line.open_from, (poolbook.now() at time zone act.zone)::date))
        from budget_line as line
        where line.pool_id = act.pool_id
            and line.line_id = any (p_lines)
    );
end
$$;

-- Divides an amount as the weights stand to each other, by largest remainder; of equal ones the earlier comes first.
-- An amount that is not more than all weights together takes no more of each than it weighs.
create function poolbook_1.apportion(p_amount bigint, p_weights bigint[]) returns bigint[]
language sql immutable as $$
    with share as (
        select
            weighed.position,
            div(p_amount::numeric * weighed.weight, total.weight) as whole,
            mod(p_amount::numeric * weighed.weight, total.weight) as remainder
        from unnest(p_weights) with ordinality as weighed (weight, position)
        cross join (select nullif(sum(weight), 0) as weight from unnest(p_weights) as weight) as total
    ),
    ranked as (
        select
            share.*,
            row_number() over (order by share.remainder desc, share.position) as rank,
            p_amount - sum(share.whole) over () as rest
        from share
    )
    select array_agg(
        (ranked.whole + case when ranked.rank <= ranked.rest then 1 else 0 end)::bigint order by ranked.position)
    from ranked
$$;

-- Whether the caller keeps the money of a project: finance of one of its owners, finance of the pool's office, or an
-- administrator.
create function poolbook_1.may_keep(act poolbook_1.act, p_owners uuid[]) returns boolean
language sql immutable
return 'administrator' = any ((act).roles)
    or 'finance' = any ((act).roles) and coalesce((act).organization_id = any (p_owners), true);

-- Refuses to who keeps one organization's money: what is of the whole pool is done by its finance, or an administrator.
create function poolbook_1.must_keep_the_pool(act poolbook_1.act) returns void
language plpgsql as $$
begin
    if 'administrator' <> all (act.roles) and act.organization_id is not null then
        perform not_permitted(array['finance of the office', 'administrator']);
    end if;
end
$$;

-- A line as people type it: project, category, year, and the fund where another has the same.
create function poolbook_1.line_text(p_pool uuid, p_line uuid) returns text
language sql stable as $$
    select concat_ws(
        '/', project.code, line.category, line.fiscal_year,
        case
            when exists (
                select 1
                from budget_line as other
                where other.pool_id = line.pool_id
                    and other.project_id = line.project_id
                    and other.fiscal_year = line.fiscal_year
                    and other.category = line.category
                    and other.line_id <> line.line_id
            ) then fund.code
        end
    )
    from budget_line as line
    join project
        on project.pool_id = line.pool_id
        and project.project_id = line.project_id
    join fund
        on fund.pool_id = line.pool_id
        and fund.fund_id = line.fund_id
    where line.pool_id = p_pool
        and line.line_id = p_line
$$;

-- The organizations that own the projects of lines.
create function poolbook_1.owners_of_lines(p_pool uuid, p_lines uuid[]) returns uuid[]
language sql stable as $$
    select coalesce(array_agg(distinct owner.organization_id), '{}')
    from budget_line as line
    join project
        on project.pool_id = line.pool_id
        and project.project_id = line.project_id
    cross join unnest(project.owner_ids) as owner (organization_id)
    where line.pool_id = p_pool
        and line.line_id = any (p_lines)
$$;

-- Refuses where a line's fiscal year was closed: it takes and gives nothing more.
create function poolbook_1.must_not_be_over(p_pool uuid, p_lines uuid[]) returns void
language plpgsql as $$
declare
    reasons jsonb;
begin
    select jsonb_agg(jsonb_build_object(
        'rule', 'period.closed', 'name', line_text(p_pool, line.line_id), 'year', line.fiscal_year
    ) order by line.line_id)
    into reasons
    from budget_line as line
    where line.pool_id = p_pool
        and line.line_id = any (p_lines)
        and line.is_over;
    if reasons is not null then
        perform refuse(reasons);
    end if;
end
$$;

-- Refuses where a fund pays nothing more by a day: what was committed has to be paid before.
create function poolbook_1.must_be_payable(p_pool uuid, p_lines uuid[], p_day date) returns void
language plpgsql as $$
declare
    reasons jsonb;
begin
    select jsonb_agg(distinct jsonb_build_object(
        'rule', 'fund.liquidation', 'name', fund.name, 'day', p_day, 'until', fund.liquidation_until))
    into reasons
    from budget_line as line
    join fund
        on fund.pool_id = line.pool_id
        and fund.fund_id = line.fund_id
    where line.pool_id = p_pool
        and line.line_id = any (p_lines)
        and p_day > fund.liquidation_until;
    if reasons is not null then
        perform refuse(reasons);
    end if;
end
$$;

-- The day for which an act counts: today unless said otherwise, never to come.
create function poolbook_1.day_of(act poolbook_1.act, p_day date) returns date
language plpgsql as $$
declare
    today constant date = poolbook.now() at time zone act.zone;
begin
    if p_day > today then
        perform bad_data(jsonb_build_array(jsonb_build_object('field', 'on', 'problem', 'future', 'value', p_day)));
    end if;
    return coalesce(p_day, today);
end
$$;

-- A reservation whose money is to change, locked. Finance sees it that hosts it or owns a project that pays for it.
create function poolbook_1.lock_for_money(
    act poolbook_1.act,
    p_reservation uuid,
    p_states text[]
) returns poolbook.reservation
language plpgsql as $$
declare
    standing poolbook.reservation;
begin
    if act.a_hold_has_run_out then
        perform lock_reservations(act, array[p_reservation], '{}', '{}', '{}', '{}');
    end if;
    select *
    into standing
    from reservation
    where reservation.pool_id = act.pool_id
        and reservation.reservation_id = p_reservation
    for no key update;
    if not found or not may_see(act, standing.party_ids) and not may_keep(act, owners_of_lines(act.pool_id, array(
        select commitment.line_id
        from commitment
        where commitment.pool_id = act.pool_id
            and commitment.reservation_id = p_reservation
    ))) then
        perform not_found('reservation', p_reservation::text);
    end if;
    if is_closed(standing) then
        standing.state = 'closed';
    end if;
    if standing.state <> all (p_states) then
        perform refuse(jsonb_build_array(jsonb_build_object(
            'rule', 'reservation.state', 'reference', standing.reference, 'state', standing.state)));
    end if;
    return standing;
end
$$;

-- Gives back what commitments of a reservation have open on some lines, less what bills are due of it. The locks of
-- the reservation and the lines are held. Returns what went where.
create function poolbook_1.release_rest(
    act poolbook_1.act,
    p_reservation uuid,
    p_lines uuid[]
) returns jsonb
language plpgsql as $$
declare
    line record;
    told jsonb = '[]';
begin
    for line in
        select
            open.line_id,
            open.committed - due_of(act.pool_id, p_reservation, open.line_id) as rest
        from commitment as open
        where open.pool_id = act.pool_id
            and open.reservation_id = p_reservation
            and open.line_id = any (p_lines)
            and open.committed > 0
        order by open.line_id
    loop
        continue when line.rest <= 0;
        update commitment
        set
            committed = committed - line.rest,
            released = released + line.rest
        where commitment.pool_id = act.pool_id
            and commitment.reservation_id = p_reservation
            and commitment.line_id = line.line_id;
        perform post(act, line.line_id, 'release', 'committed', 'available', line.rest, p_reservation);
        told = told || part_of_line(act.pool_id, line.line_id, line.rest);
    end loop;
    return told;
end
$$;

-- What bills on a reservation have due of a line: billed, neither credited nor paid.
create function poolbook_1.due_of(p_pool uuid, p_reservation uuid, p_line uuid) returns bigint
language sql stable as $$
    select coalesce(sum(part.amount - part.credited - part.paid), 0)::bigint
    from invoice
    join invoice_part as part
        on part.pool_id = invoice.pool_id
        and part.invoice_id = invoice.invoice_id
    where invoice.pool_id = p_pool
        and invoice.reservation_id = p_reservation
        and part.line_id = p_line
$$;

-- A number for one more audit row of an act that settles any number of things.
create function poolbook_1.next_number(act poolbook_1.act) returns integer
language plpgsql as $$
begin
    return (
        select coalesce(max(audit.number), 600000) + 1
        from audit
        where audit.pool_id = act.pool_id
            and audit.command_id = act.command_id
            and audit.number between 600001 and 699999
    );
end
$$;

-- A line and an amount, as answers tell it.
create function poolbook_1.part_of_line(p_pool uuid, p_line uuid, p_amount bigint) returns jsonb
language sql stable as $$
    select jsonb_build_object(
        'line', line_text(p_pool, line.line_id),
        'project', project.name,
        'fund', fund.name,
        'category', line.category,
        'year', line.fiscal_year,
        'amount', p_amount
    )
    from budget_line as line
    join project
        on project.pool_id = line.pool_id
        and project.project_id = line.project_id
    join fund
        on fund.pool_id = line.pool_id
        and fund.fund_id = line.fund_id
    where line.pool_id = p_pool
        and line.line_id = p_line
$$;

-- What cancelling a reservation gives back, line by line: neither spent nor due to a bill.
create function poolbook_1.money_to_give_back(p_pool uuid, p_reservation uuid) returns jsonb
language plpgsql as $$
begin
    return (
        select coalesce(
            jsonb_agg(
                jsonb_build_object(
                    'project', project.name,
                    'fund', fund.name,
                    'category', line.category,
                    'amount', open.amount
                )
                order by project.code, fund.valid_until, line.category
            ),
            '[]'
        )
        from (
            select
                commitment.line_id,
                commitment.reserved + commitment.committed
                    - due_of(p_pool, p_reservation, commitment.line_id) as amount
            from commitment
            where commitment.pool_id = p_pool
                and commitment.reservation_id = p_reservation
        ) as open
        join budget_line as line
            on line.pool_id = p_pool
            and line.line_id = open.line_id
        join project
            on project.pool_id = line.pool_id
            and project.project_id = line.project_id
        join fund
            on fund.pool_id = line.pool_id
            and fund.fund_id = line.fund_id
        where open.amount > 0
    );
end
$$;

-- What a reservation has open still, line by line.
create function poolbook_1.still_open(p_pool uuid, p_reservation uuid) returns jsonb
language sql stable as $$
    select coalesce(
        jsonb_agg(part_of_line(p_pool, open.line_id, open.committed) order by line_text(p_pool, open.line_id)), '[]'
    )
    from commitment as open
    where open.pool_id = p_pool
        and open.reservation_id = p_reservation
        and open.committed > 0
$$;
