-- Bills on what reservations have committed: entered, paid in parts, credited. A bill is for one category; it is split
-- among the reservation's lines of that category as their open amounts stand to each other, to the last minor unit, and
-- each payment among the parts that are still due.

-- The lines that a bill may be on: of the reservation, in one category, of projects whose money the caller keeps; with
-- what is open (committed and not due to another bill), and how much more the fund tolerates. Locked, in id order.
create function poolbook_1.lock_billable(
    act poolbook_1.act,
    p_reservation uuid,
    p_category text,
    p_project uuid,
    out lines uuid[],
    out open bigint[],
    out tolerated bigint[],
    out room bigint[],
    out agreed bigint
)
language plpgsql as $$
begin
    select array_agg(promised.line_id order by promised.line_id)
    into lines
    from commitment as promised
    join budget_line as line
        on line.pool_id = promised.pool_id
        and line.line_id = promised.line_id
    join project
        on project.pool_id = line.pool_id
        and project.project_id = line.project_id
    where promised.pool_id = act.pool_id
        and promised.reservation_id = p_reservation
        and promised.amount > 0
        and line.category = p_category
        and (p_project is null or line.project_id = p_project)
        and not line.is_over
        and may_keep(act, project.owner_ids);
    perform lock_lines(act.pool_id, lines);
    select
        array_agg(billable.open order by billable.line_id),
        array_agg(billable.tolerated order by billable.line_id),
        array_agg(least(billable.tolerated, billable.available) order by billable.line_id),
        sum(billable.agreed)
    into
        open,
        tolerated,
        room,
        agreed
    from (
        select
            promised.line_id,
            promised.committed - due_of(act.pool_id, p_reservation, promised.line_id) as open,
            promised.amount - promised.tolerated as agreed,
            -- What went back is not billed any more.
            greatest(
                div((promised.amount - promised.tolerated - promised.released)::numeric * fund.tolerance, 1000000)
                    - promised.tolerated,
                0
            )::bigint as tolerated,
            line.available
        from commitment as promised
        join budget_line as line
            on line.pool_id = promised.pool_id
            and line.line_id = promised.line_id
        join fund
            on fund.pool_id = line.pool_id
            and fund.fund_id = line.fund_id
        where promised.pool_id = act.pool_id
            and promised.reservation_id = p_reservation
            and promised.line_id = any (lines)
    ) as billable;
end
$$;

-- The category that a bill is for where none is said: the only one that is open, or that of the payee's own rate.
create function poolbook_1.category_of_bill(
    act poolbook_1.act,
    p_reservation uuid,
    p_reference text,
    p_payee text
) returns text
language plpgsql as $$
declare
    categories text[];
    of_payee text;
begin
    select array_agg(distinct line.category)
    into categories
    from commitment as open
    join budget_line as line
        on line.pool_id = open.pool_id
        and line.line_id = open.line_id
    join project
        on project.pool_id = line.pool_id
        and project.project_id = line.project_id
    where open.pool_id = act.pool_id
        and open.reservation_id = p_reservation
        and open.committed > 0
        and may_keep(act, project.owner_ids);
    if cardinality(categories) = 1 then
        return categories[1];
    end if;
    select resource.rate_category
    into of_payee
    from reservation_item as item
    join resource
        on resource.pool_id = item.pool_id
        and resource.resource_id = item.resource_id
    where item.pool_id = act.pool_id
        and item.reservation_id = p_reservation
        and p_payee in (resource.name, resource.code)
        and resource.rate_category = any (categories)
    limit 1;
    if of_payee is null then
        perform refuse(jsonb_build_array(jsonb_build_object(
            'rule', case when categories is null then 'commitment.none' else 'invoice.category' end,
            'reference', p_reference,
            'categories', coalesce(to_jsonb(categories), '[]')
        )));
    end if;
    return of_payee;
end
$$;

-- Refuses a number that the payee's bills have already, with who entered it.
create function poolbook_1.must_be_new_bill(p_pool uuid, p_payee text, p_number text) returns void
language plpgsql as $$
declare
    earlier record;
begin
    select
        invoice.reference,
        invoice.entered_at,
        invoice.amount,
        member.name,
        member.login = session_user as is_mine
    into earlier
    from invoice
    join member
        on member.pool_id = invoice.pool_id
        and member.member_id = invoice.entered_by
    where invoice.pool_id = p_pool
        and invoice.payee = p_payee
        and invoice.number = p_number;
    if found then
        perform refuse(jsonb_build_array(jsonb_strip_nulls(jsonb_build_object(
            'rule', 'invoice.duplicate',
            'payee', p_payee,
            'number', p_number,
            'reference', earlier.reference,
            'entered_at', earlier.entered_at,
            'entered_by', case when not earlier.is_mine then earlier.name end
        ))));
    end if;
end
$$;

create function poolbook_1.add_invoice(
    p_pool uuid,
    p_key text,
    p_content text,
    p_mode text,
    p_reservation uuid,
    p_amount bigint,
    p_number text,
    p_payee text,
    p_category text,
    p_project uuid,
    p_day date,
    p_last text,
    p_reason text
) returns jsonb
language plpgsql security definer
set search_path = poolbook, poolbook_1, pg_temp as $$
declare
    act poolbook_1.act = begin_act('invoice.add', p_pool, p_key, p_content, p_mode, array['finance', 'administrator']);
    v_invoice uuid = id_of(act, 1);
    standing poolbook.reservation;
    v_category text;
    billable record;
    excess bigint;
    more bigint[];
    parts bigint[];
    v_reference text;
    length integer;
    inserted boolean = false;
    told jsonb = '[]';
begin
    if act.answer is not null then
        return act.answer;
    end if;
    if p_amount is null or p_amount <= 0 then
        perform bad_data(jsonb_build_array(jsonb_build_object('field', 'amount', 'value', p_amount)));
    end if;
    standing = lock_for_money(act, p_reservation, array['confirmed', 'closed']);
    -- All its lines at once, in id order: what is overdue goes back before a bill is looked at.
    perform lock_lines(p_pool, array(
        select commitment.line_id
        from commitment
        where commitment.pool_id = p_pool
            and commitment.reservation_id = p_reservation
    ));
    perform release_overdue(act, array[p_reservation]);
    perform must_be_new_bill(p_pool, p_payee, p_number);
    v_category = coalesce(p_category, category_of_bill(act, p_reservation, standing.reference, p_payee));
    billable = lock_billable(act, p_reservation, v_category, p_project);
    if billable.lines is null or 0 = all (billable.open) and 0 = all (billable.room) then
        perform refuse(jsonb_build_array(jsonb_build_object(
            'rule', 'commitment.none', 'reference', standing.reference, 'category', v_category)));
    end if;

    excess = p_amount - (select sum(amount) from unnest(billable.open) as amount);
    if excess <= 0 then
        parts = apportion(p_amount, billable.open);
        more = array_fill(0::bigint, array[cardinality(parts)]);
    else
        if excess > (select sum(amount) from unnest(billable.tolerated) as amount) then
            perform refuse(jsonb_build_array(above_tolerance(
                act, p_reservation, standing.reference, billable.lines, p_amount, p_amount - excess, excess,
                billable.tolerated, billable.agreed
            )));
        end if;
        more = amend_within_tolerance(
            act, p_reservation, billable.lines, excess, billable.room);
        parts = array(
            select open.amount + more[open.position]
            from unnest(billable.open) with ordinality as open (amount, position)
            order by open.position
        );
    end if;

    foreach length in array array[4, 6, 8, 10] loop
        v_reference = 'I-' || crockford(v_invoice, length);
        begin
            insert into invoice (
                pool_id, invoice_id, reference, reservation_id, payee, number, category, amount, is_final, dated_on,
                entered_by, entered_at, version
            ) values (
                p_pool, v_invoice, v_reference, p_reservation, p_payee, p_number, v_category, p_amount,
                p_last = 'final', day_of(act, p_day), act.member_id, poolbook.now(), 1
            )
            on conflict on constraint invoice_reference_is_unique do nothing;
            inserted = found;
        exception
            -- Another entered the same bill a moment ago.
            when unique_violation then perform must_be_new_bill(p_pool, p_payee, p_number);
        end;
        exit when inserted;
    end loop;
    insert into invoice_part (pool_id, invoice_id, line_id, amount)
    select p_pool, v_invoice, part.line_id, part.amount
    from unnest(billable.lines, parts) as part (line_id, amount)
    where part.amount > 0;

    for number in 1 .. cardinality(parts) loop
        continue when parts[number] = 0;
        told = told || (part_of_line(p_pool, billable.lines[number], parts[number])
            || jsonb_build_object('amended', more[number]));
    end loop;
    perform record(
        act, 1, 'invoice.add', 'invoice', v_invoice, null, 1,
        jsonb_build_object('amount', jsonb_build_array(null, p_amount), 'reservation', p_reservation),
        standing.party_ids || owners_of_lines(p_pool, billable.lines)
    );
    return end_act(act, p_reason, jsonb_build_object(
        'reference', v_reference,
        'reservation', standing.reference,
        'payee', p_payee,
        'number', p_number,
        'category', v_category,
        'amount', p_amount,
        'due', p_amount,
        'parts', told
    ));
end
$$;

comment on function poolbook_1.add_invoice(
    uuid, text, text, text, uuid, bigint, text, text, text, uuid, date, text, text
) is 'Enters a payee''s bill on what a reservation has committed: finance of who pays, or an administrator.';

-- Why a bill is more than is committed, with what would do: the first project's payment, as it would have to be.
create function poolbook_1.above_tolerance(
    act poolbook_1.act,
    p_reservation uuid,
    p_reference text,
    p_lines uuid[],
    p_amount bigint,
    p_open bigint,
    p_excess bigint,
    p_tolerated bigint[],
    p_agreed bigint
) returns jsonb
language sql stable as $$
    select jsonb_strip_nulls(jsonb_build_object(
        'rule', 'commitment.tolerance',
        'reference', p_reference,
        'asked', p_amount,
        'free', p_open,
        'above', p_excess,
        'tolerated', (select sum(amount) from unnest(p_tolerated) as amount),
        'tolerance', case when count(distinct fund.tolerance) = 1 then max(fund.tolerance) end,
        'project', (array_agg(project.code order by line.line_id))[1],
        'category', max(line.category),
        'needed', p_agreed + p_excess,
        -- A payment takes the place of all that its project pays: those of other categories are asked for again.
        'payments', (
            select jsonb_agg(jsonb_build_object('category', item.category, 'amount', item.amount) order by item.position)
            from reservation_item as item
            where item.pool_id = (act).pool_id
                and item.reservation_id = p_reservation
                and item.project_id = (array_agg(line.project_id order by line.line_id))[1]
                and item.category <> max(line.category)
        )
    ))
    from budget_line as line
    join fund
        on fund.pool_id = line.pool_id
        and fund.fund_id = line.fund_id
    join project
        on project.pool_id = line.pool_id
        and project.project_id = line.project_id
    where line.pool_id = (act).pool_id
        and line.line_id = any (p_lines)
$$;

-- Sets an excess aside on lines, whose locks are held, as far as each tolerates it and has it. Returns how much of
-- each; refused where the lines have not as much.
create function poolbook_1.amend_within_tolerance(
    act poolbook_1.act,
    p_reservation uuid,
    p_lines uuid[],
    p_excess bigint,
    p_room bigint[]
) returns bigint[]
language plpgsql as $$
declare
    free constant bigint = (select sum(amount) from unnest(p_room) as amount);
    more bigint[];
begin
    if free < p_excess then
        perform refuse(jsonb_build_array(
            part_of_line(act.pool_id, p_lines[1], p_excess)
            || jsonb_build_object('rule', 'money.short', 'asked', p_excess, 'free', free)));
    end if;
    more = apportion(p_excess, p_room);
    for number in 1 .. cardinality(p_lines) loop
        continue when more[number] = 0;
        update commitment
        set
            amount = amount + more[number],
            committed = committed + more[number],
            tolerated = tolerated + more[number]
        where commitment.pool_id = act.pool_id
            and commitment.reservation_id = p_reservation
            and commitment.line_id = p_lines[number];
        perform post(act, p_lines[number], 'amend', 'available', 'committed', more[number], p_reservation);
    end loop;
    return more;
end
$$;

-- A bill that the caller keeps, its reservation locked before it, its lines after it.
create function poolbook_1.lock_invoice(act poolbook_1.act, p_invoice uuid) returns poolbook.invoice
language plpgsql as $$
declare
    bill poolbook.invoice;
    lines uuid[];
begin
    select *
    into bill
    from invoice
    where invoice.pool_id = act.pool_id
        and invoice.invoice_id = p_invoice;
    lines = array(
        select part.line_id
        from invoice_part as part
        where part.pool_id = act.pool_id
            and part.invoice_id = p_invoice
    );
    if bill.invoice_id is null or not may_keep(act, owners_of_lines(act.pool_id, lines)) then
        perform not_found('invoice', p_invoice::text);
    end if;
    perform lock_for_money(act, bill.reservation_id, array['confirmed', 'closed', 'cancelled']);
    select *
    into bill
    from invoice
    where invoice.pool_id = act.pool_id
        and invoice.invoice_id = p_invoice
    for no key update;
    perform lock_lines(act.pool_id, lines || array(
        select commitment.line_id
        from commitment
        where commitment.pool_id = act.pool_id
            and commitment.reservation_id = bill.reservation_id
    ));
    return bill;
end
$$;

-- Pays an amount of a bill, whose locks are held, of what is due of each part; without an amount all that is due. The
-- last payment of a bill that says so gives back what its category has left.
create function poolbook_1.pay_bill(
    act poolbook_1.act,
    bill poolbook.invoice,
    p_amount bigint,
    p_last text,
    p_day date
) returns jsonb
language plpgsql as $$
declare
    due constant bigint = bill.amount - bill.credited - bill.paid;
    pays constant bigint = coalesce(p_amount, due);
    is_last constant boolean = bill.is_final or p_last = 'final';
    v_day constant date = day_of(act, p_day);
    part record;
    told jsonb = '[]';
    written_off bigint = 0;
    released jsonb = '[]';
begin
    if due = 0 then
        perform refuse(jsonb_build_array(jsonb_build_object(
            'rule', 'invoice.settled', 'reference', bill.reference, 'asked', bill.amount)));
    elsif pays > due then
        perform refuse(jsonb_build_array(jsonb_build_object(
            'rule', 'invoice.above-due', 'reference', bill.reference, 'asked', pays, 'free', due)));
    elsif pays <= 0 then
        perform bad_data(jsonb_build_array(jsonb_build_object('field', 'amount', 'value', pays)));
    end if;
    perform must_be_payable(
        act.pool_id,
        array(
            select part_of.line_id
            from invoice_part as part_of
            where part_of.pool_id = act.pool_id
                and part_of.invoice_id = bill.invoice_id
        ),
        v_day
    );

    for part in
        with owed as (
            select
                invoice_part.line_id,
                invoice_part.amount - invoice_part.credited - invoice_part.paid as due
            from invoice_part
            where invoice_part.pool_id = act.pool_id
                and invoice_part.invoice_id = bill.invoice_id
        )
        select
            paid.line_id,
            paid.amount
        from (
            select
                array_agg(owed.line_id order by owed.line_id) as lines,
                apportion(pays, array_agg(owed.due order by owed.line_id)) as amounts
            from owed
        ) as split
        cross join unnest(split.lines, split.amounts) as paid (line_id, amount)
        where paid.amount > 0
        order by paid.line_id
    loop
        update commitment
        set
            committed = committed - part.amount,
            spent = spent + part.amount
        where commitment.pool_id = act.pool_id
            and commitment.reservation_id = bill.reservation_id
            and commitment.line_id = part.line_id;
        update invoice_part
        set paid = paid + part.amount
        where invoice_part.pool_id = act.pool_id
            and invoice_part.invoice_id = bill.invoice_id
            and invoice_part.line_id = part.line_id;
        perform post_entry(
            act, part.line_id, 'spend', 'committed', 'spent', part.amount, bill.reservation_id, v_day,
            p_invoice => bill.invoice_id
        );
        told = told || part_of_line(act.pool_id, part.line_id, part.amount);
    end loop;
    -- A last payment that is less than is due: the payee leaves the rest.
    if p_last = 'final' and pays < due then
        written_off = due - pays;
        update invoice_part
        set credited = amount - paid
        where invoice_part.pool_id = act.pool_id
            and invoice_part.invoice_id = bill.invoice_id;
    end if;
    update invoice
    set
        paid = paid + pays,
        credited = credited + written_off,
        is_final = is_last,
        version = version + 1
    where invoice.pool_id = act.pool_id
        and invoice.invoice_id = bill.invoice_id;
    if is_last and pays + written_off = due then
        released = release_rest(act, bill.reservation_id, lines_of_bill(act.pool_id, bill));
    end if;
    perform note_open_money(act, bill.reservation_id);
    perform record(
        act, 600001, 'invoice.pay', 'invoice', bill.invoice_id, bill.version, bill.version + 1,
        jsonb_build_object('paid', jsonb_build_array(bill.paid, bill.paid + pays)),
        owners_of_lines(act.pool_id, lines_of_bill(act.pool_id, bill))
    );
    return jsonb_build_object(
        'reference', bill.reference,
        'reservation', reference_of(act.pool_id, bill.reservation_id),
        'payee', bill.payee,
        'number', bill.number,
        'category', bill.category,
        'amount', bill.amount,
        'moved', pays,
        'paid', bill.paid + pays,
        'credited', bill.credited + written_off,
        'due', due - pays - written_off,
        'day', v_day,
        'posted_in', posting_month(act, lines_of_bill(act.pool_id, bill), v_day),
        'parts', told,
        'released', released,
        'open', still_open(act.pool_id, bill.reservation_id)
    );
end
$$;

-- The lines of a bill's reservation in its category.
create function poolbook_1.lines_of_bill(p_pool uuid, bill poolbook.invoice) returns uuid[]
language sql stable as $$
    select coalesce(array_agg(line.line_id), '{}')
    from commitment
    join budget_line as line
        on line.pool_id = commitment.pool_id
        and line.line_id = commitment.line_id
    where commitment.pool_id = p_pool
        and commitment.reservation_id = bill.reservation_id
        and line.category = bill.category
$$;

create function poolbook_1.reference_of(p_pool uuid, p_reservation uuid) returns text
language sql stable as $$
    select reservation.reference
    from reservation
    where reservation.pool_id = p_pool
        and reservation.reservation_id = p_reservation
$$;

create function poolbook_1.pay_invoice(
    p_pool uuid,
    p_key text,
    p_content text,
    p_mode text,
    p_invoice uuid,
    p_amount bigint,
    p_last text,
    p_day date,
    p_reason text
) returns jsonb
language plpgsql security definer
set search_path = poolbook, poolbook_1, pg_temp as $$
declare
    act poolbook_1.act = begin_act('invoice.pay', p_pool, p_key, p_content, p_mode, array['finance', 'administrator']);
    bill poolbook.invoice;
    due bigint;
begin
    if act.answer is not null then
        return act.answer;
    end if;
    bill = lock_invoice(act, p_invoice);
    due = bill.amount - bill.credited - bill.paid;
    if coalesce(p_amount, due) > (select pool.payment_limit from pool where pool.pool_id = p_pool)
        and due >= coalesce(p_amount, due)
    then
        perform must_not_be_asked(p_pool, p_invoice);
        return end_act(act, p_reason, ask_to_pay(act, bill, coalesce(p_amount, due), p_last, day_of(act, p_day)));
    end if;
    return end_act(act, p_reason, pay_bill(act, bill, p_amount, p_last, p_day));
end
$$;

comment on function poolbook_1.pay_invoice(uuid, text, text, text, uuid, bigint, text, date, text) is
    'Pays a bill, all that is due or a part: finance of who pays, or an administrator.';

-- Refuses to ask for what waits for a yes already: with the yes the last that was asked for would be done, once.
create function poolbook_1.must_not_be_asked(p_pool uuid, p_subject uuid) returns void
language plpgsql as $$
declare
    asked record;
begin
    select
        approval.reference,
        approval.expires_at
    into asked
    from approval
    where approval.pool_id = p_pool
        and approval.subject_id = p_subject
        and approval.state = 'waiting'
        and approval.expires_at > poolbook.now();
    if found then
        perform refuse(jsonb_build_array(jsonb_build_object(
            'rule', 'approval.waiting', 'reference', asked.reference, 'expired_at', asked.expires_at)));
    end if;
end
$$;

-- A payment above the pool's limit: what a second person is asked, and what is told of it.
create function poolbook_1.ask_to_pay(
    act poolbook_1.act,
    bill poolbook.invoice,
    p_amount bigint,
    p_last text,
    p_day date
) returns jsonb
language plpgsql as $$
begin
    return jsonb_build_object(
        'reference', bill.reference,
        'reservation', reference_of(act.pool_id, bill.reservation_id),
        'payee', bill.payee,
        'number', bill.number,
        'category', bill.category,
        'amount', bill.amount,
        'moved', p_amount,
        'paid', bill.paid,
        'credited', bill.credited,
        'due', bill.amount - bill.credited - bill.paid,
        'day', p_day,
        'parts', '[]'::jsonb
    ) || ask_second_person(
        act, 'payment', bill.invoice_id,
        jsonb_build_object(
            'need', 'payment', 'name', concat_ws(' ', bill.reference, bill.payee, bill.number), 'amount', p_amount,
            'last', p_last, 'day', p_day
        ),
        p_amount,
        owners_of_lines(act.pool_id, lines_of_bill(act.pool_id, bill))
    );
end
$$;

-- A payee takes back an amount: first of what is due, then a refund of what was paid. A refund goes back to its lines,
-- or, of a line that is over, to lapsed; it counts for the day of the last payment.
create function poolbook_1.credit_invoice(
    p_pool uuid,
    p_key text,
    p_content text,
    p_mode text,
    p_invoice uuid,
    p_amount bigint,
    p_day date,
    p_reason text
) returns jsonb
language plpgsql security definer
set search_path = poolbook, poolbook_1, pg_temp as $$
declare
    act poolbook_1.act = begin_act(
        'invoice.credit', p_pool, p_key, p_content, p_mode, array['finance', 'administrator']
    );
    bill poolbook.invoice;
    due bigint;
    from_due bigint;
    refund bigint;
    v_day date;
    posted_in date;
    part record;
    told jsonb = '[]';
begin
    if act.answer is not null then
        return act.answer;
    end if;
    bill = lock_invoice(act, p_invoice);
    due = bill.amount - bill.credited - bill.paid;
    if p_amount is null or p_amount <= 0 then
        perform bad_data(jsonb_build_array(jsonb_build_object('field', 'amount', 'value', p_amount)));
    elsif p_amount > due + bill.paid then
        perform refuse(jsonb_build_array(jsonb_build_object(
            'rule', 'invoice.above-amount', 'reference', bill.reference, 'asked', p_amount, 'free', due + bill.paid)));
    end if;
    from_due = least(p_amount, due);
    refund = p_amount - from_due;
    v_day = day_of(act, coalesce(p_day, (
        select max(entry.effective_on)
        from entry
        where entry.pool_id = p_pool
            and entry.reservation_id = bill.reservation_id
            and entry.invoice_id = p_invoice
            and entry.act = 'spend'
            and refund > 0
    )));

    for part in
        with bill_part as (
            select
                invoice_part.line_id,
                invoice_part.amount - invoice_part.credited - invoice_part.paid as due,
                invoice_part.paid
            from invoice_part
            where invoice_part.pool_id = p_pool
                and invoice_part.invoice_id = p_invoice
        ),
        split as (
            select
                array_agg(bill_part.line_id order by bill_part.line_id) as lines,
                apportion(from_due, array_agg(bill_part.due order by bill_part.line_id)) as from_due,
                apportion(refund, array_agg(bill_part.paid order by bill_part.line_id)) as refund
            from bill_part
        )
        select
            back.line_id,
            coalesce(back.from_due, 0) as from_due,
            coalesce(back.refund, 0) as refund,
            line.is_over,
            line.open_from
        from split
        cross join unnest(split.lines, split.from_due, split.refund) as back (line_id, from_due, refund)
        join budget_line as line
            on line.pool_id = p_pool
            and line.line_id = back.line_id
        order by back.line_id
    loop
        continue when part.from_due + part.refund = 0;
        update invoice_part
        set
            credited = credited + part.from_due + part.refund,
            paid = paid - part.refund
        where invoice_part.pool_id = p_pool
            and invoice_part.invoice_id = p_invoice
            and invoice_part.line_id = part.line_id;
        if part.refund > 0 then
            update commitment
            set
                spent = spent - part.refund,
                released = released + part.refund
            where commitment.pool_id = p_pool
                and commitment.reservation_id = bill.reservation_id
                and commitment.line_id = part.line_id;
            perform post_entry(
                act, part.line_id, 'credit', 'spent', case when part.is_over then 'lapsed' else 'available' end,
                part.refund, bill.reservation_id, v_day, p_invoice => p_invoice
            );
            posted_in = period_for(v_day, part.open_from, (poolbook.now() at time zone act.zone)::date);
        end if;
        told = told || (part_of_line(p_pool, part.line_id, part.from_due + part.refund)
            || jsonb_build_object('refunded', part.refund, 'goes_to', case
                when part.refund = 0 then 'committed' when part.is_over then 'lapsed' else 'available' end));
    end loop;
    -- Nothing else will be billed of a reservation that was cancelled.
    if from_due > 0 and exists (
        select 1
        from reservation
        where reservation.pool_id = p_pool
            and reservation.reservation_id = bill.reservation_id
            and reservation.state = 'cancelled'
    ) then
        perform release_rest(act, bill.reservation_id, lines_of_bill(p_pool, bill));
    end if;
    update invoice
    set
        credited = credited + p_amount,
        paid = paid - refund,
        version = version + 1
    where invoice.pool_id = p_pool
        and invoice.invoice_id = p_invoice;
    perform record(
        act, 1, 'invoice.credit', 'invoice', p_invoice, bill.version, bill.version + 1,
        jsonb_build_object('credited', jsonb_build_array(bill.credited, bill.credited + p_amount)),
        owners_of_lines(p_pool, lines_of_bill(p_pool, bill))
    );
    return end_act(act, p_reason, jsonb_strip_nulls(jsonb_build_object(
        'reference', bill.reference,
        'reservation', reference_of(p_pool, bill.reservation_id),
        'payee', bill.payee,
        'number', bill.number,
        'category', bill.category,
        'amount', bill.amount,
        'moved', p_amount,
        'refunded', refund,
        'paid', bill.paid - refund,
        'credited', bill.credited + p_amount,
        'due', due - from_due,
        'day', v_day,
        'posted_in', posted_in,
        'parts', told
    )));
end
$$;

comment on function poolbook_1.credit_invoice(uuid, text, text, text, uuid, bigint, date, text) is
    'Takes an amount of a bill back: of what is due, then as a refund of what was paid.';
