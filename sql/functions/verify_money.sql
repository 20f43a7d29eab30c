-- What must always hold of money, asked of the tables alone: nothing here is shared with what writes.
--
-- Each check answers how many rows it looked at, how many are wrong, and some of those.

create function poolbook_1.check_balances(p_pool uuid, out checked bigint, out wrong bigint, out findings jsonb)
language sql stable as $$
    with journal as (
        select
            entry.line_id,
            count(*) as entries,
            max(entry.number) as last,
            sum(case when entry.source = 'outside' then entry.amount else 0 end)
                - sum(case when entry.target = 'outside' then entry.amount else 0 end) as granted,
            sum(case when entry.target = 'available' then entry.amount else 0 end)
                - sum(case when entry.source = 'available' then entry.amount else 0 end) as available,
            sum(case when entry.target = 'reserved' then entry.amount else 0 end)
                - sum(case when entry.source = 'reserved' then entry.amount else 0 end) as reserved,
            sum(case when entry.target = 'committed' then entry.amount else 0 end)
                - sum(case when entry.source = 'committed' then entry.amount else 0 end) as committed,
            sum(case when entry.target = 'spent' then entry.amount else 0 end)
                - sum(case when entry.source = 'spent' then entry.amount else 0 end) as spent,
            sum(case when entry.target = 'lapsed' then entry.amount else 0 end)
                - sum(case when entry.source = 'lapsed' then entry.amount else 0 end) as lapsed
        from poolbook.entry
        where entry.pool_id = p_pool
        group by entry.line_id
    ),
    held as (
        select
            coalesce(line.line_id, journal.line_id) as line_id,
            to_jsonb(line) - 'pool_id' as line,
            to_jsonb(journal) as journal,
            (
                line.granted, line.available, line.reserved, line.committed, line.spent, line.lapsed, line.entries,
                line.entries
            ) is not distinct from (
                coalesce(journal.granted, 0), coalesce(journal.available, 0), coalesce(journal.reserved, 0),
                coalesce(journal.committed, 0), coalesce(journal.spent, 0), coalesce(journal.lapsed, 0),
                coalesce(journal.entries, 0), coalesce(journal.last, 0)
            )
            and least(line.available, line.reserved, line.committed, line.spent, line.lapsed) >= 0
            and line.granted = line.available + line.reserved + line.committed + line.spent + line.lapsed as holds
        from (
            select *
            from poolbook.budget_line
            where budget_line.pool_id = p_pool
        ) as line
        full join journal on journal.line_id = line.line_id
    )
    select
        count(*),
        count(*) filter (where holds is not true),
        to_jsonb((array_agg(jsonb_build_object('line_id', line_id, 'line', line, 'journal', journal))
            filter (where holds is not true))[1:20])
    from held
$$;

create function poolbook_1.check_entries(p_pool uuid, out checked bigint, out wrong bigint, out findings jsonb)
language sql stable as $$
    with running as (
        select
            entry.line_id,
            entry.number,
            entry.source,
            entry.target,
            entry.amount,
            entry.source_after,
            entry.target_after,
            lag(entry.number, 1, 0::bigint) over line as before,
            sum(case 'available' when entry.target then entry.amount when entry.source then -entry.amount else 0 end)
                over line as available,
            sum(case 'reserved' when entry.target then entry.amount when entry.source then -entry.amount else 0 end)
                over line as reserved,
            sum(case 'committed' when entry.target then entry.amount when entry.source then -entry.amount else 0 end)
                over line as committed,
            sum(case 'spent' when entry.target then entry.amount when entry.source then -entry.amount else 0 end)
                over line as spent,
            sum(case 'lapsed' when entry.target then entry.amount when entry.source then -entry.amount else 0 end)
                over line as lapsed
        from poolbook.entry
        where entry.pool_id = p_pool
        window line as (partition by entry.pool_id, entry.line_id order by entry.number rows unbounded preceding)
    ),
    judged as (
        select
            running.*,
            number = before + 1
            and least(available, reserved, committed, spent, lapsed) >= 0
            and source_after is not distinct from case source
                when 'available' then available
                when 'reserved' then reserved
                when 'committed' then committed
                when 'spent' then spent
                when 'lapsed' then lapsed
            end
            and target_after is not distinct from case target
                when 'available' then available
                when 'reserved' then reserved
                when 'committed' then committed
                when 'spent' then spent
                when 'lapsed' then lapsed
            end as holds
        from running
    )
    select
        count(*),
        count(*) filter (where not holds),
        to_jsonb((array_agg(to_jsonb(judged) - 'holds') filter (where not holds))[1:20])
    from judged
$$;

create function poolbook_1.check_commitments(p_pool uuid, out checked bigint, out wrong bigint, out findings jsonb)
language sql stable as $$
    with journal as (
        select
            entry.reservation_id,
            entry.line_id,
            sum(case 'reserved' when entry.target then entry.amount when entry.source then -entry.amount else 0 end)
                as reserved,
            sum(case 'committed' when entry.target then entry.amount when entry.source then -entry.amount else 0 end)
                as committed,
            sum(case 'spent' when entry.target then entry.amount when entry.source then -entry.amount else 0 end)
                as spent
        from poolbook.entry
        where entry.pool_id = p_pool
            and entry.reservation_id is not null
        group by
            entry.reservation_id,
            entry.line_id
    ),
    held as (
        select
            coalesce(commitment.reservation_id, journal.reservation_id) as reservation_id,
            coalesce(commitment.line_id, journal.line_id) as line_id,
            to_jsonb(commitment) - 'pool_id' as commitment,
            to_jsonb(journal) as journal,
            (commitment.reserved, commitment.committed, commitment.spent)
                is not distinct from (journal.reserved, journal.committed, journal.spent)
            and least(commitment.reserved, commitment.committed, commitment.spent, commitment.released) >= 0
            and commitment.amount
                = commitment.reserved + commitment.committed + commitment.spent + commitment.released as holds
        from (
            select *
            from poolbook.commitment
            where commitment.pool_id = p_pool
        ) as commitment
        full join journal
            on journal.reservation_id = commitment.reservation_id
            and journal.line_id = commitment.line_id
    )
    select
        count(*),
        count(*) filter (where holds is not true),
        to_jsonb((array_agg(jsonb_build_object(
            'reservation_id', reservation_id, 'line_id', line_id, 'commitment', commitment, 'journal', journal
        )) filter (where holds is not true))[1:20])
    from held
$$;

create function poolbook_1.check_transfers(p_pool uuid, out checked bigint, out wrong bigint, out findings jsonb)
language sql stable as $$
    with side as (
        select
            entry.transfer_id,
            entry.command_id,
            count(*) as entries,
            sum(case when entry.source = 'outside' then entry.amount when entry.target = 'outside' then -entry.amount end)
                as balance
        from poolbook.entry
        where entry.pool_id = p_pool
            and entry.other_line_id is not null
            and 'outside' in (entry.source, entry.target)
        group by
            entry.transfer_id,
            entry.command_id
    )
    select
        coalesce(sum(entries), 0)::bigint,
        count(*) filter (where balance <> 0),
        to_jsonb((array_agg(to_jsonb(side)) filter (where balance <> 0))[1:20])
    from side
$$;

create function poolbook_1.check_reversals(p_pool uuid, out checked bigint, out wrong bigint, out findings jsonb)
language sql stable as $$
    with pair as (
        select
            reversal.line_id,
            reversal.number,
            reversal.reverses,
            undone.number is not null
            and undone.number < reversal.number
            and undone.act <> 'reverse'
            and (reversal.source, reversal.target, reversal.amount, reversal.reservation_id)
                is not distinct from (undone.target, undone.source, undone.amount, undone.reservation_id) as holds
        from poolbook.entry as reversal
        left join poolbook.entry as undone
            on undone.pool_id = reversal.pool_id
            and undone.line_id = reversal.line_id
            and undone.number = reversal.reverses
        where reversal.pool_id = p_pool
            and (reversal.reverses is not null or reversal.act = 'reverse')
    )
    select
        count(*),
        count(*) filter (where not holds),
        to_jsonb((array_agg(to_jsonb(pair)) filter (where not holds))[1:20])
    from pair
$$;

create function poolbook_1.check_invoices(p_pool uuid, out checked bigint, out wrong bigint, out findings jsonb)
language sql stable as $$
    with journal as (
        select
            entry.invoice_id,
            entry.line_id,
            sum(case when entry.target = 'spent' then entry.amount when entry.source = 'spent' then -entry.amount else 0 end)
                as paid
        from poolbook.entry
        where entry.pool_id = p_pool
            and entry.invoice_id is not null
        group by
            entry.invoice_id,
            entry.line_id
    ),
    part as (
        select
            invoice_part.invoice_id,
            sum(invoice_part.amount) as amount,
            sum(invoice_part.credited) as credited,
            sum(invoice_part.paid) as paid,
            sum(coalesce(journal.paid, 0)) as journal,
            bool_and(invoice_part.paid = coalesce(journal.paid, 0)) as agrees
        from poolbook.invoice_part
        left join journal
            on journal.invoice_id = invoice_part.invoice_id
            and journal.line_id = invoice_part.line_id
        where invoice_part.pool_id = p_pool
        group by invoice_part.invoice_id
    ),
    judged as (
        select
            invoice.reference,
            invoice.amount,
            invoice.credited,
            invoice.paid,
            part.journal,
            (invoice.amount, invoice.credited, invoice.paid)
                is not distinct from (part.amount::bigint, part.credited::bigint, part.paid::bigint)
            and part.agrees as holds
        from poolbook.invoice
        left join part on part.invoice_id = invoice.invoice_id
        where invoice.pool_id = p_pool
    )
    select
        count(*),
        count(*) filter (where holds is not true),
        to_jsonb((array_agg(to_jsonb(judged) - 'holds') filter (where holds is not true))[1:20])
    from judged
$$;

create function poolbook_1.check_periods(p_pool uuid, out checked bigint, out wrong bigint, out findings jsonb)
language sql stable as $$
    -- By the months that are closed, so that the journal is read once for all of them.
    with closed as materialized (
        select
            period.closed_at,
            period.closing_id,
            month::date as month
        from poolbook.period
        cross join lateral generate_series(
            period.starts_on,
            period.starts_on + ('1 ' || period.length)::interval - interval '1 month',
            interval '1 month'
        ) as month
        where period.pool_id = p_pool
            and period.state = 'closed'
    ),
    late as (
        select
            entry.line_id,
            entry.number,
            entry.period,
            entry.recorded_at,
            closed.closed_at
        from closed
        join poolbook.entry
            on entry.pool_id = p_pool
            and entry.period = closed.month
            and entry.recorded_at > closed.closed_at
            and entry.command_id <> closed.closing_id
    )
    select
        (select count(*) from poolbook.period where period.pool_id = p_pool),
        count(*),
        to_jsonb((array_agg(to_jsonb(late)))[1:20])
    from late
$$;

create function poolbook_1.check_months(p_pool uuid, out checked bigint, out wrong bigint, out findings jsonb)
language sql stable as $$
    with journal as (
        select
            entry.line_id,
            entry.effective_on - (extract(day from entry.effective_on)::integer - 1) as month,
            count(*) as entries,
            sum(case when entry.source = 'outside' then entry.amount when entry.target = 'outside' then -entry.amount
                else 0 end) as granted,
            sum(case 'reserved' when entry.target then entry.amount when entry.source then -entry.amount else 0 end)
                as reserved,
            sum(case 'committed' when entry.target then entry.amount when entry.source then -entry.amount else 0 end)
                as committed,
            sum(case 'spent' when entry.target then entry.amount when entry.source then -entry.amount else 0 end)
                as spent,
            sum(case 'lapsed' when entry.target then entry.amount when entry.source then -entry.amount else 0 end)
                as lapsed
        from poolbook.entry
        join poolbook.line_seal
            on line_seal.pool_id = entry.pool_id
            and line_seal.line_id = entry.line_id
            and line_seal.entries >= entry.number
        where entry.pool_id = p_pool
        group by
            entry.line_id,
            month
    ),
    held as (
        select
            coalesce(summed.line_id, journal.line_id) as line_id,
            coalesce(summed.month, journal.month) as month,
            to_jsonb(summed) - 'pool_id' as summed,
            to_jsonb(journal) as journal,
            (summed.entries, summed.granted, summed.reserved, summed.committed, summed.spent, summed.lapsed)
                is not distinct from (
                    journal.entries, journal.granted, journal.reserved, journal.committed, journal.spent,
                    journal.lapsed
                ) as holds
        from (
            select *
            from poolbook.line_month
            where line_month.pool_id = p_pool
        ) as summed
        full join journal
            on journal.line_id = summed.line_id
            and journal.month = summed.month
    )
    select
        count(*),
        count(*) filter (where not holds),
        to_jsonb((array_agg(jsonb_build_object(
            'line_id', line_id, 'month', month, 'summed', summed, 'journal', journal
        )) filter (where not holds))[1:20])
    from held
$$;

create function poolbook_1.check_windows(p_pool uuid, out checked bigint, out wrong bigint, out findings jsonb)
language sql stable as $$
    with judged as (
        select
            fund.code as fund,
            entry.line_id,
            entry.number,
            entry.act,
            (entry.recorded_at at time zone pool.zone)::date as day,
            entry.act = 'commit'
                and (entry.recorded_at at time zone pool.zone)::date
                    not between coalesce(fund.obligation_from, '-infinity') and coalesce(fund.obligation_until, 'infinity')
            or entry.act = 'spend'
                and (entry.recorded_at at time zone pool.zone)::date > fund.liquidation_until as is_outside
        from poolbook.fund
        join poolbook.pool on pool.pool_id = fund.pool_id
        join poolbook.budget_line
            on budget_line.pool_id = fund.pool_id
            and budget_line.fund_id = fund.fund_id
        join poolbook.entry
            on entry.pool_id = budget_line.pool_id
            and entry.line_id = budget_line.line_id
            and entry.act in ('commit', 'spend')
        where fund.pool_id = p_pool
            and num_nonnulls(fund.obligation_from, fund.obligation_until, fund.liquidation_until) > 0
    )
    select
        count(*),
        count(*) filter (where is_outside),
        to_jsonb((array_agg(to_jsonb(judged) - 'is_outside') filter (where is_outside))[1:20])
    from judged
$$;
