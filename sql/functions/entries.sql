-- The journal as people read it: entries with what they are for and who made them.

-- Entries of lines that the caller may read, in the order in which they were recorded, or drawn by chance: with a seed
-- the ones whose hash with it comes first, so that the same seed draws the same of the same entries.
create function poolbook_1.ledger(
    p_pool uuid,
    p_lines uuid[],
    p_reservation uuid,
    p_from date,
    p_through date,
    p_acts text[],
    p_by uuid,
    p_known_at timestamptz,
    p_block integer,
    p_seed text,
    p_limit integer
) returns table (
    line_id uuid,
    number bigint,
    act text,
    source text,
    target text,
    amount bigint,
    source_after bigint,
    target_after bigint,
    effective_on date,
    period date,
    recorded_at timestamptz,
    reverses bigint,
    other_line_id uuid,
    made_by text,
    login text,
    command text,
    reason text,
    reference text,
    title text,
    invoice text,
    transfer text
)
language plpgsql stable security definer
set search_path = poolbook, poolbook_1, pg_temp as $$
declare
    lines constant uuid[] = readable_lines(p_pool, p_lines);
begin
    return query
    with picked as materialized (
        select *
        from entry
        where entry.pool_id = p_pool
            and entry.line_id = any (lines)
            and (p_reservation is null or entry.reservation_id = p_reservation)
            and (p_from is null or entry.effective_on >= p_from)
            and (p_through is null or entry.effective_on <= p_through)
            and (p_acts is null or entry.act = any (p_acts))
            and (p_known_at is null or entry.recorded_at <= p_known_at)
            and (p_block is null or entry.number <= (
                select max(block_part.last)
                from block_part
                where block_part.pool_id = p_pool
                    and block_part.block <= p_block
                    and block_part.line_id = entry.line_id
            ))
            and (p_by is null or exists (
                select 1
                from command
                where command.pool_id = p_pool
                    and command.command_id = entry.command_id
                    and command.member_id = p_by
            ))
        order by
            case
                when p_seed is not null
                    then sha256(convert_to(row(p_seed, entry.line_id, entry.number)::text, 'UTF8'))
            end,
            entry.recorded_at,
            entry.line_id,
            entry.number
        limit p_limit
    )
    select
        picked.line_id,
        picked.number,
        picked.act,
        picked.source,
        picked.target,
        picked.amount,
        picked.source_after,
        picked.target_after,
        picked.effective_on,
        picked.period,
        picked.recorded_at,
        picked.reverses,
        picked.other_line_id,
        member.name,
        command.login,
        command.act,
        -- What a second person agreed to has the reason of who asked for it, where they gave none of their own.
        coalesce(
            command.reason,
            case when command.act = 'approve' then reason_agreed_to(p_pool, picked.command_id) end
        ),
        reservation.reference,
        event.title,
        invoice.reference,
        transfer.reference
    from picked
    left join command
        on command.pool_id = p_pool
        and command.command_id = picked.command_id
    left join member
        on member.pool_id = p_pool
        and member.member_id = command.member_id
    left join reservation
        on reservation.pool_id = p_pool
        and reservation.reservation_id = picked.reservation_id
    left join event
        on event.pool_id = p_pool
        and event.event_id = reservation.event_id
    left join invoice
        on invoice.pool_id = p_pool
        and invoice.invoice_id = picked.invoice_id
    left join transfer
        on transfer.pool_id = p_pool
        and transfer.transfer_id = picked.transfer_id
    order by
        picked.recorded_at,
        picked.line_id,
        picked.number;
end
$$;

comment on function poolbook_1.ledger(
    uuid, uuid[], uuid, date, date, text[], uuid, timestamptz, integer, text, integer
) is 'Entries of lines that the caller may read, with what they are for, who made them and why.';

-- The balances of lines after everything that was posted into earlier months than one, as far as a block goes.
create function poolbook_1.balances_before(
    p_pool uuid,
    p_lines uuid[],
    p_period date,
    p_block integer
) returns table (
    line_id uuid,
    granted bigint,
    reserved bigint,
    committed bigint,
    spent bigint,
    lapsed bigint
)
language plpgsql stable security definer
set search_path = poolbook, poolbook_1, pg_temp as $$
declare
    lines constant uuid[] = readable_lines(p_pool, p_lines);
begin
    return query
    select
        entry.line_id,
        sum(case 'outside' when entry.source then entry.amount when entry.target then -entry.amount else 0 end)::bigint,
        sum(case 'reserved' when entry.target then entry.amount when entry.source then -entry.amount else 0 end)::bigint,
        sum(case 'committed' when entry.target then entry.amount when entry.source then -entry.amount else 0 end)::bigint,
        sum(case 'spent' when entry.target then entry.amount when entry.source then -entry.amount else 0 end)::bigint,
        sum(case 'lapsed' when entry.target then entry.amount when entry.source then -entry.amount else 0 end)::bigint
    from entry
    where entry.pool_id = p_pool
        and entry.line_id = any (lines)
        and entry.period < p_period
        and (p_block is null or entry.number <= (
            select max(block_part.last)
            from block_part
            where block_part.pool_id = p_pool
                and block_part.block <= p_block
                and block_part.line_id = entry.line_id
        ))
    group by entry.line_id;
end
$$;

comment on function poolbook_1.balances_before(uuid, uuid[], date, integer) is
    'What lines that the caller may read held when a month began, of what is in blocks through one.';
