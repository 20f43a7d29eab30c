-- Closing a block of the chain.
--
-- Every act holds the pool's lock of blocks, shared, from its beginning to its end; whoever closes a block holds it
-- alone. So what is there is whole, and nothing comes late into a block that is closed. The entries of a line are told
-- apart by their numbers and audit rows by their positions, never by a clock.
--
-- A row is hashed as the text of a row of its columns: times in UTC, dates as 2027-03-06, everything quoted where it
-- has to be. A part's hash covers what it is a part of, and the hash of each of its rows; a block's, the block before.

create function poolbook_1.close_block(p_pool uuid) returns jsonb
language plpgsql security definer
set search_path = poolbook, poolbook_1, pg_temp
set timezone = 'UTC'
set datestyle = 'ISO, YMD' as $$
declare
    last poolbook.block;
    closing poolbook.block;
    parts poolbook.block_part[];
begin
    if p_pool <> all (array(select my_pools())) then
        perform not_permitted('{officer,coordinator,finance,administrator,auditor,reporter}');
    end if;
    perform pg_advisory_xact_lock(uuid_hash_extended(p_pool, 0));
    select *
    into last
    from block
    where block.pool_id = p_pool
    order by block.number desc
    limit 1;

    closing.pool_id = p_pool;
    closing.number = coalesce(last.number, 0) + 1;
    closing.form = 1;
    closing.previous = last.hash;
    closing.closed_at = poolbook.now();
    closing.closed_by = session_user;
    select count(*), coalesce(max(audit.position), coalesce(last.last_audit, 0))
    into closing.audits, closing.last_audit
    from audit
    where audit.pool_id = p_pool
        and audit.position > coalesce(last.last_audit, 0);
    select coalesce(sum(budget_line.entries - coalesce(line_seal.entries, 0)), 0)
    into closing.entries
    from budget_line
    left join line_seal
        on line_seal.pool_id = budget_line.pool_id
        and line_seal.line_id = budget_line.line_id
    where budget_line.pool_id = p_pool;
    if closing.entries + closing.audits = 0 then
        return describe_block(last);
    end if;

    parts = array(
        select fresh
        from parts_of_block(p_pool, closing.number, coalesce(last.last_audit, 0)) as fresh
        order by fresh.part
    );
    closing.hash = sha256(
        convert_to(
            row(
                closing.pool_id, closing.number, closing.form, encode(closing.previous, 'hex'), closing.entries,
                closing.audits, closing.last_audit, closing.closed_at, closing.closed_by
            )::text,
            'UTF8'
        )
        || coalesce((
            select string_agg(part.hash, '' order by part.part)
            from unnest(parts) as part
        ), '')
    );
    insert into block (
        pool_id, number, form, previous, entries, audits, last_audit, closed_at, closed_by, hash
    ) values (
        closing.pool_id, closing.number, closing.form, closing.previous, closing.entries, closing.audits,
        closing.last_audit, closing.closed_at, closing.closed_by, closing.hash
    );
    insert into block_part (pool_id, block, part, line_id, first, last, hash, marks)
    select
        part.pool_id,
        part.block,
        part.part,
        part.line_id,
        part.first,
        part.last,
        part.hash,
        part.marks
    from unnest(parts) as part;
    perform add_to_months(p_pool);
    return describe_block(closing);
end
$$;

comment on function poolbook_1.close_block(uuid) is
    'Closes a block of the chain over what was written since the last one, if anything was. Answers the last block.';

create function poolbook_1.describe_block(block poolbook.block) returns jsonb
language sql stable as $$
    select case when (block).number is not null then jsonb_build_object(
        'number', (block).number,
        'hash', encode((block).hash, 'hex'),
        'entries', (block).entries,
        'audits', (block).audits,
        'closed_at', (block).closed_at,
        'closed_by', (block).closed_by
    ) else 'null' end
$$;

-- What is in no block yet, in parts of at most ten thousand rows.
create function poolbook_1.parts_of_block(
    p_pool uuid,
    p_block integer,
    p_after bigint
) returns setof poolbook.block_part
language sql stable as $$
    with rows as (
        select
            entry.line_id,
            entry.number as place,
            (entry.number - 1) / 10000 as chunk,
            sha256(convert_to(row(
                entry.number, entry.act, entry.source, entry.target, entry.amount, entry.source_after,
                entry.target_after, entry.reservation_id, entry.command_id, entry.effective_on, entry.period,
                entry.recorded_at, entry.reverses, entry.other_line_id, entry.invoice_id, entry.transfer_id
            )::text, 'UTF8')) as hash
        from poolbook.budget_line
        left join poolbook.line_seal
            on line_seal.pool_id = budget_line.pool_id
            and line_seal.line_id = budget_line.line_id
        join poolbook.entry
            on entry.pool_id = budget_line.pool_id
            and entry.line_id = budget_line.line_id
            and entry.number > coalesce(line_seal.entries, 0)
        where budget_line.pool_id = p_pool
            and budget_line.entries > coalesce(line_seal.entries, 0)
        union all
        select
            null,
            audit.position,
            (audit.position - 1) / 10000,
            sha256(convert_to(row(
                audit.position, audit.command_id, audit.number, audit.member_id, audit.act, audit.subject_kind,
                audit.subject_id, audit.version_before, audit.version_after, audit.change, audit.party_ids,
                audit.recorded_at, command.login, command.key, encode(command.content_hash, 'hex'), command.act,
                command.reason, command.recorded_at
            )::text, 'UTF8'))
        from poolbook.audit
        left join poolbook.command
            on command.pool_id = audit.pool_id
            and command.command_id = audit.command_id
        where audit.pool_id = p_pool
            and audit.position > p_after
    )
    select
        p_pool,
        p_block,
        row_number() over (order by rows.line_id, rows.chunk)::integer,
        rows.line_id,
        min(rows.place),
        max(rows.place),
        sha256(
            convert_to(row(rows.line_id, min(rows.place), max(rows.place))::text, 'UTF8')
            || string_agg(rows.hash, '' order by rows.place)
        ),
        string_agg(substr(rows.hash, 1, 4), '' order by rows.place)
    from rows
    group by
        rows.line_id,
        rows.chunk
$$;

-- Adds what is in no closed month yet to the months of its lines. Called under the lock of blocks.
create function poolbook_1.add_to_months(p_pool uuid) returns void
language plpgsql as $$
begin
    insert into line_month (
        pool_id, line_id, month, original, granted, reserved, committed, spent, lapsed, released, entries
    )
    select
        p_pool,
        moved.line_id,
        date_trunc('month', moved.effective_on)::date,
        sum(moved.original),
        sum(moved.granted),
        sum(moved.reserved),
        sum(moved.committed),
        sum(moved.spent),
        sum(moved.lapsed),
        sum(moved.released),
        count(*)
    from budget_line
    left join line_seal
        on line_seal.pool_id = budget_line.pool_id
        and line_seal.line_id = budget_line.line_id
    join moves(p_pool) as moved
        on moved.line_id = budget_line.line_id
        and moved.number > coalesce(line_seal.entries, 0)
    where budget_line.pool_id = p_pool
        and budget_line.entries > coalesce(line_seal.entries, 0)
    group by
        moved.line_id,
        date_trunc('month', moved.effective_on)
    on conflict (pool_id, line_id, month) do update
    set
        original = line_month.original + excluded.original,
        granted = line_month.granted + excluded.granted,
        reserved = line_month.reserved + excluded.reserved,
        committed = line_month.committed + excluded.committed,
        spent = line_month.spent + excluded.spent,
        lapsed = line_month.lapsed + excluded.lapsed,
        released = line_month.released + excluded.released,
        entries = line_month.entries + excluded.entries;
    insert into line_seal (pool_id, line_id, entries)
    select
        budget_line.pool_id,
        budget_line.line_id,
        budget_line.entries
    from budget_line
    where budget_line.pool_id = p_pool
        and budget_line.entries > 0
    on conflict (pool_id, line_id) do update
    set entries = excluded.entries
    where line_seal.entries <> excluded.entries;
end
$$;
