-- Corrections: an entry is undone by its exact opposite, at most once, for the same day. History is never edited.

-- Undoes one entry of a line whose lock is held, with what it had done to a commitment, a bill or a transfer.
create function poolbook_1.reverse_entry(act poolbook_1.act, p_line uuid, p_number bigint) returns bigint
language plpgsql as $$
declare
    undone poolbook.entry;
    number bigint;
begin
    select *
    into undone
    from entry
    where entry.pool_id = act.pool_id
        and entry.line_id = p_line
        and entry.number = p_number;
    perform must_be_reversible(undone);
    if undone.reservation_id is not null then
        update commitment
        set
            committed = committed + case 'committed' when undone.source then undone.amount when undone.target then -undone.amount else 0 end,
            spent = spent + case 'spent' when undone.source then undone.amount when undone.target then -undone.amount else 0 end,
            released = released - case when undone.target in ('available', 'lapsed') then undone.amount else 0 end
        where commitment.pool_id = act.pool_id
            and commitment.reservation_id = undone.reservation_id
            and commitment.line_id = p_line;
        perform note_open_money(act, undone.reservation_id);
    end if;
    if undone.invoice_id is not null then
        update invoice_part
        set
            paid = paid + case undone.act when 'spend' then -undone.amount else undone.amount end,
            credited = credited - case undone.act when 'credit' then undone.amount else 0 end
        where invoice_part.pool_id = act.pool_id
            and invoice_part.invoice_id = undone.invoice_id
            and invoice_part.line_id = p_line;
        update invoice
        set
            paid = paid + case undone.act when 'spend' then -undone.amount else undone.amount end,
            credited = credited - case undone.act when 'credit' then undone.amount else 0 end,
            version = version + 1
        where invoice.pool_id = act.pool_id
            and invoice.invoice_id = undone.invoice_id;
    end if;
    update relief
    set withdrawn = true
    where relief.pool_id = act.pool_id
        and relief.reservation_id = undone.reservation_id
        and relief.line_id = p_line
        and relief.entry = p_number;
    return post_entry(
        act, p_line, 'reverse', undone.target, undone.source, undone.amount, undone.reservation_id, undone.effective_on,
        p_number, undone.invoice_id, undone.transfer_id, undone.other_line_id
    );
end
$$;

-- Refuses where an entry is not there, is another command's to undo, was undone before, or what it brought is gone.
create function poolbook_1.must_be_reversible(undone poolbook.entry) returns void
language plpgsql as $$
declare
    earlier record;
    refunded record;
    had bigint;
begin
    if undone.number is null then
        perform not_found('entry', '');
    end if;
    if undone.act not in ('grant', 'revise', 'spend', 'credit', 'transfer')
        or undone.act = 'transfer' and 'outside' not in (undone.source, undone.target)
        or undone.target = 'lapsed'
    then
        perform refuse(jsonb_build_array(jsonb_build_object(
            'rule', 'entry.irreversible', 'name', entry_text(undone), 'act', undone.act)));
    end if;
    select
        entry.recorded_at,
        entry.number
    into earlier
    from entry
    where entry.pool_id = undone.pool_id
        and entry.line_id = undone.line_id
        and entry.reverses = undone.number;
    if found then
        perform refuse(jsonb_build_array(jsonb_build_object(
            'rule', 'entry.reversed',
            'name', entry_text(undone),
            'number', earlier.number::text,
            'entered_at', earlier.recorded_at
        )));
    end if;
    select case undone.target
        when 'available' then line.available
        when 'spent' then line.spent
        else undone.amount
    end
    into had
    from budget_line as line
    where line.pool_id = undone.pool_id
        and line.line_id = undone.line_id;
    if had < undone.amount then
        perform refuse(jsonb_build_array(jsonb_build_object(
            'rule', 'line.short', 'name', line_text(undone.pool_id, undone.line_id), 'asked', undone.amount, 'free', had)));
    end if;
    -- Of a payment that was refunded since, only what is still paid could be undone.
    if undone.act = 'spend' and undone.invoice_id is not null then
        select
            invoice.reference,
            part.paid
        into refunded
        from invoice_part as part
        join invoice
            on invoice.pool_id = part.pool_id
            and invoice.invoice_id = part.invoice_id
        where part.pool_id = undone.pool_id
            and part.invoice_id = undone.invoice_id
            and part.line_id = undone.line_id
            and part.paid < undone.amount;
        if found then
            perform refuse(jsonb_build_array(jsonb_build_object(
                'rule', 'invoice.above-amount', 'reference', refunded.reference, 'asked', undone.amount,
                'free', refunded.paid)));
        end if;
    end if;
end
$$;

-- An entry as people type it: its line and its number there.
create function poolbook_1.entry_text(p_entry poolbook.entry) returns text
language sql stable as $$
    select poolbook_1.line_text(p_entry.pool_id, p_entry.line_id) || '#' || p_entry.number
$$;

-- Undoes entries, with all locks: reservations, bills, then lines, each in id order.
create function poolbook_1.reverse_entries(act poolbook_1.act, p_lines uuid[], p_numbers bigint[]) returns jsonb
language plpgsql as $$
declare
    undone record;
    told jsonb = '[]';
    number bigint;
begin
    perform 1
    from reservation
    where reservation.pool_id = act.pool_id
        and reservation.reservation_id in (
            select entry.reservation_id
            from unnest(p_lines, p_numbers) as named (line_id, number)
            join entry
                on entry.pool_id = act.pool_id
                and entry.line_id = named.line_id
                and entry.number = named.number
        )
    order by reservation.reservation_id
    for no key update;
    perform 1
    from invoice
    where invoice.pool_id = act.pool_id
        and invoice.invoice_id in (
            select entry.invoice_id
            from unnest(p_lines, p_numbers) as named (line_id, number)
            join entry
                on entry.pool_id = act.pool_id
                and entry.line_id = named.line_id
                and entry.number = named.number
        )
    order by invoice.invoice_id
    for no key update;
    perform lock_lines(act.pool_id, p_lines);
    perform must_not_be_over(act.pool_id, p_lines);
    for undone in
        select entry.*
        from unnest(p_lines, p_numbers) as named (line_id, number)
        join entry
            on entry.pool_id = act.pool_id
            and entry.line_id = named.line_id
            and entry.number = named.number
        order by
            entry.line_id,
            entry.number
    loop
        number = reverse_entry(act, undone.line_id, undone.number);
        if undone.transfer_id is not null then
            update transfer
            set
                state = 'reversed',
                version = version + 1
            where transfer.pool_id = act.pool_id
                and transfer.transfer_id = undone.transfer_id
                and transfer.state = 'done';
        end if;
        told = told || (part_of_line(act.pool_id, undone.line_id, undone.amount) || jsonb_build_object(
            'entry', line_text(act.pool_id, undone.line_id) || '#' || number,
            'source', undone.target,
            'target', undone.source
        ));
    end loop;
    return told;
end
$$;

-- What a reference stands for: of a bill its last payment that is not undone, of a transfer both its sides, of a line
-- and a number the one entry.
create function poolbook_1.entries_to_reverse(
    act poolbook_1.act,
    p_kind text,
    p_subject uuid,
    p_number bigint,
    out lines uuid[],
    out numbers bigint[]
)
language plpgsql as $$
begin
    case p_kind
        when 'invoice' then
            select
                array_agg(paid.line_id order by paid.line_id),
                array_agg(paid.number order by paid.line_id)
            into
                lines,
                numbers
            from (
                select
                    entry.line_id,
                    entry.number,
                    rank() over (order by entry.recorded_on_command desc, entry.command_id) as rank
                from (
                    select
                        entry.line_id,
                        entry.number,
                        entry.command_id,
                        max(entry.recorded_at) over (partition by entry.command_id) as recorded_on_command
                    from invoice
                    join entry
                        on entry.pool_id = invoice.pool_id
                        and entry.reservation_id = invoice.reservation_id
                        and entry.invoice_id = invoice.invoice_id
                        and entry.act in ('spend', 'credit')
                    where invoice.pool_id = act.pool_id
                        and invoice.invoice_id = p_subject
                        and not exists (
                            select 1
                            from entry as later
                            where later.pool_id = entry.pool_id
                                and later.line_id = entry.line_id
                                and later.reverses = entry.number
                        )
                ) as entry
            ) as paid
            where paid.rank = 1;
        when 'transfer' then
            select
                array_agg(entry.line_id order by entry.line_id),
                array_agg(entry.number order by entry.line_id)
            into
                lines,
                numbers
            from transfer
            join entry
                on entry.pool_id = transfer.pool_id
                and entry.line_id in (transfer.from_line_id, transfer.to_line_id)
                and entry.transfer_id = transfer.transfer_id
                and entry.act = 'transfer'
                and 'outside' in (entry.source, entry.target)
            where transfer.pool_id = act.pool_id
                and transfer.transfer_id = p_subject;
        else
            lines = array[p_subject];
            numbers = array[p_number];
    end case;
end
$$;
