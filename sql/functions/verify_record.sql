-- What must always hold of the record: every change has its command and its row, nobody can change either, and what the
-- chain of blocks covers is what it was.

create function poolbook_1.check_audit(p_pool uuid, out checked bigint, out wrong bigint, out findings jsonb)
language sql stable as $$
    with subject as (
        select
            audit.subject_kind,
            audit.subject_id,
            count(*) as rows,
            array_agg(audit.version_after order by audit.version_after) as versions,
            bool_and(audit.version_before is null or audit.version_before + 1 = audit.version_after) as by_ones
        from poolbook.audit
        where audit.pool_id = p_pool
            and audit.subject_kind = 'reservation'
        group by
            audit.subject_kind,
            audit.subject_id
    ),
    judged as (
        select
            coalesce(reservation.reference, subject.subject_id::text) as reference,
            reservation.version,
            subject.versions,
            coalesce(subject.rows, 1) as rows,
            subject.versions is not distinct from array(select generate_series(1, reservation.version)) as holds
        from (
            select *
            from poolbook.reservation
            where reservation.pool_id = p_pool
        ) as reservation
        full join subject on subject.subject_id = reservation.reservation_id
    )
    select
        coalesce(sum(rows), 0)::bigint,
        count(*) filter (where not holds),
        to_jsonb((array_agg(to_jsonb(judged) - 'holds' - 'rows') filter (where not holds))[1:20])
    from judged
$$;

create function poolbook_1.check_commands(p_pool uuid, out checked bigint, out wrong bigint, out findings jsonb)
language sql stable as $$
    with orphan as (
        select
            'entry' as kind,
            entry.command_id,
            count(*) as rows
        from poolbook.entry
        left join poolbook.command
            on command.pool_id = entry.pool_id
            and command.command_id = entry.command_id
        where entry.pool_id = p_pool
            and command.command_id is null
        group by entry.command_id
        union all
        select
            'audit',
            audit.command_id,
            count(*)
        from poolbook.audit
        left join poolbook.command
            on command.pool_id = audit.pool_id
            and command.command_id = audit.command_id
        where audit.pool_id = p_pool
            and command.command_id is null
        group by audit.command_id
    )
    select
        (select count(*) from poolbook.command where command.pool_id = p_pool),
        count(*),
        to_jsonb((array_agg(to_jsonb(orphan)))[1:20])
    from orphan
$$;

-- Who could change what is append-only, or get round row security; which constraint is not enforced.
create function poolbook_1.check_privileges(p_pool uuid, out checked bigint, out wrong bigint, out findings jsonb)
language sql stable as $$
    with granted as (
        select
            relation.relname::text as name,
            case acl.grantee when 0 then 'public' else acl.grantee::regrole::text end as role,
            lower(acl.privilege_type) as verb
        from pg_class as relation
        cross join lateral aclexplode(relation.relacl) as acl
        where relation.relnamespace = 'poolbook'::regnamespace
            and relation.relkind in ('r', 'p')
    ),
    problem as (
        select
            'privilege' as kind,
            granted.name || ': ' || granted.role || ' ' || granted.verb as what
        from granted
        where granted.name in ('entry', 'audit', 'command', 'block', 'block_part')
            and granted.verb in ('update', 'delete', 'truncate')
            or granted.role not in ('poolbook_owner', 'poolbook_writer', 'poolbook_reader', 'poolbook_logins')
        union all
        select
            'row security',
            relation.relname::text
        from pg_class as relation
        where relation.relnamespace = 'poolbook'::regnamespace
            and relation.relkind in ('r', 'p')
            and relation.relname not in ('migration', 'surface')
            and not (relation.relrowsecurity and relation.relforcerowsecurity)
        union all
        select
            'constraint',
            limited.conname::text
        from pg_constraint as limited
        where limited.connamespace = 'poolbook'::regnamespace
            and not limited.convalidated
        union all
        select
            'trigger off',
            relation.relname || ': ' || constrained.tgname
        from pg_trigger as constrained
        join pg_class as relation on relation.oid = constrained.tgrelid
        where relation.relnamespace = 'poolbook'::regnamespace
            and constrained.tgenabled <> 'O'
        union all
        select
            'index',
            indexed.indexrelid::regclass::text
        from pg_index as indexed
        join pg_class as relation on relation.oid = indexed.indrelid
        where relation.relnamespace = 'poolbook'::regnamespace
            and not (indexed.indisvalid and indexed.indisready)
        union all
        select
            'constraint',
            'allocation_no_overlap'
        where not exists (
            select 1
            from pg_constraint as limited
            where limited.conrelid = 'poolbook.allocation'::regclass
                and limited.contype = 'x'
        )
    )
    select
        (select count(*) from granted),
        count(*),
        to_jsonb((array_agg(to_jsonb(problem)))[1:20])
    from problem
$$;

-- Reads the rows of each part again, and hashes them again; the marks say which rows differ. Rows that came into a
-- closed block later are counted.
create function poolbook_1.check_blocks(
    p_pool uuid, p_through integer, out checked bigint, out wrong bigint, out findings jsonb
)
language sql stable
set timezone = 'UTC'
set datestyle = 'ISO, YMD' as $$
    with part as materialized (
        select *
        from poolbook.block_part
        where block_part.pool_id = p_pool
            and (p_through is null or block_part.block <= p_through)
    ),
    -- A part at a time: its rows come in order from the key's index, and nothing large is sorted.
    read as (
        select
            part.block,
            part.part,
            found.rows,
            found.hashes,
            found.changed
        from part
        cross join lateral (
            select
                count(*) as rows,
                string_agg(hashed.hash, '') as hashes,
                (array_agg(hashed.place) filter (
                    where substr(hashed.hash, 1, 4)
                        <> substr(part.marks, 4 * (hashed.place - part.first)::integer + 1, 4)
                ))[1:20] as changed
            from (
                select
                    entry.number as place,
                    sha256(convert_to(row(
                        entry.number, entry.act, entry.source, entry.target, entry.amount, entry.source_after,
                        entry.target_after, entry.reservation_id, entry.command_id, entry.effective_on, entry.period,
                        entry.recorded_at, entry.reverses, entry.other_line_id, entry.invoice_id, entry.transfer_id
                    )::text, 'UTF8')) as hash
                from poolbook.entry
                where entry.pool_id = p_pool
                    and entry.line_id = part.line_id
                    and entry.number between part.first and part.last
                order by entry.number
                offset 0
            ) as hashed
        ) as found
        where part.line_id is not null
        union all
        select
            hashed.block,
            hashed.part,
            count(*),
            string_agg(hashed.hash, '' order by hashed.place),
            (array_agg(hashed.place) filter (
                where substr(hashed.hash, 1, 4) <> substr(hashed.marks, 4 * hashed.ordinal::integer + 1, 4)
            ))[1:20]
        from (
            select
                part.block,
                part.part,
                part.marks,
                audit.position as place,
                row_number() over (partition by part.block, part.part order by audit.position) - 1 as ordinal,
                sha256(convert_to(row(
                    audit.position, audit.command_id, audit.number, audit.member_id, audit.act, audit.subject_kind,
                    audit.subject_id, audit.version_before, audit.version_after, audit.change, audit.party_ids,
                    audit.recorded_at, command.login, command.key, encode(command.content_hash, 'hex'), command.act,
                    command.reason, command.recorded_at
                )::text, 'UTF8')) as hash
            from part
            join poolbook.audit
                on audit.pool_id = p_pool
                and audit.position between part.first and part.last
            left join poolbook.command
                on command.pool_id = audit.pool_id
                and command.command_id = audit.command_id
            where part.line_id is null
        ) as hashed
        group by
            hashed.block,
            hashed.part
    ),
    judged as (
        select
            'rows' as kind,
            part.block,
            part.line_id,
            part.first,
            part.last,
            coalesce(read.rows, 0) as rows,
            length(part.marks) / 4 as sealed,
            read.changed,
            part.hash = sha256(
                convert_to(row(part.line_id, part.first, part.last)::text, 'UTF8') || coalesce(read.hashes, '')
            ) as holds
        from part
        left join read
            on read.block = part.block
            and read.part = part.part
        union all
        select
            'chain',
            block.number,
            null,
            null,
            null,
            0,
            0,
            null,
            block.number = coalesce(lag(block.number) over chain, 0) + 1
            and block.previous is not distinct from lag(block.hash) over chain
            and block.last_audit >= coalesce(lag(block.last_audit) over chain, 0)
            and block.hash = sha256(
                convert_to(
                    row(
                        block.pool_id, block.number, block.form, encode(block.previous, 'hex'), block.entries,
                        block.audits, block.last_audit, block.closed_at, block.closed_by
                    )::text,
                    'UTF8'
                )
                || coalesce((
                    select string_agg(part.hash, '' order by part.part)
                    from part
                    where part.block = block.number
                ), '')
            )
        from poolbook.block
        where block.pool_id = p_pool
            and (p_through is null or block.number <= p_through)
        window chain as (order by block.number)
        union all
        -- The parts of a line follow each other without a gap.
        select
            'line',
            max(part.block),
            part.line_id,
            min(part.first),
            max(part.last),
            0,
            sum(part.last - part.first + 1),
            null,
            min(part.first) = 1 and max(part.last) = sum(part.last - part.first + 1)
        from part
        where part.line_id is not null
        group by part.line_id
        union all
        -- No audit row came later into a block, between the rows of two parts.
        select
            'audit',
            sealed.number,
            null,
            null,
            sealed.last_audit,
            found.rows,
            sealed.audits,
            null,
            found.rows = sealed.audits
        from (
            select
                max(block.number) as number,
                max(block.last_audit) as last_audit,
                sum(block.audits) as audits
            from poolbook.block
            where block.pool_id = p_pool
                and (p_through is null or block.number <= p_through)
        ) as sealed
        cross join lateral (
            select count(*) as rows
            from poolbook.audit
            where audit.pool_id = p_pool
                and audit.position <= sealed.last_audit
        ) as found
        where sealed.number is not null
    )
    select
        coalesce(sum(rows) filter (where kind = 'rows'), 0)::bigint,
        count(*) filter (where not holds),
        to_jsonb((array_agg(jsonb_strip_nulls(to_jsonb(judged)) - 'holds') filter (where not holds))[1:20])
    from judged
$$;

-- One check, for those who keep the pool.
create function poolbook_1.verify(p_pool uuid, p_check text, p_through integer) returns jsonb
language plpgsql security definer
set search_path = poolbook, poolbook_1, pg_temp as $$
declare
    answer record;
begin
    if p_pool <> all (array(select my_pools_as(array['administrator', 'auditor', 'reporter']))) then
        perform not_permitted('{administrator,auditor,reporter}');
    end if;
    case p_check
        when 'units' then answer = check_units(p_pool);
        when 'quantities' then answer = check_quantities(p_pool);
        when 'reservations' then answer = check_reservations(p_pool);
        when 'shares' then answer = check_shares(p_pool);
        when 'quotas' then answer = check_quotas(p_pool);
        when 'approvals' then answer = check_approvals(p_pool);
        when 'balances' then answer = check_balances(p_pool);
        when 'entries' then answer = check_entries(p_pool);
        when 'commitments' then answer = check_commitments(p_pool);
        when 'money-follows' then answer = check_money_follows(p_pool);
        when 'transfers' then answer = check_transfers(p_pool);
        when 'reversals' then answer = check_reversals(p_pool);
        when 'invoices' then answer = check_invoices(p_pool);
        when 'windows' then answer = check_windows(p_pool);
        when 'categories' then answer = check_categories(p_pool);
        when 'ceilings' then answer = check_ceilings(p_pool);
        when 'periods' then answer = check_periods(p_pool);
        when 'months' then answer = check_months(p_pool);
        when 'audit' then answer = check_audit(p_pool);
        when 'commands' then answer = check_commands(p_pool);
        when 'privileges' then answer = check_privileges(p_pool);
        when 'blocks' then answer = check_blocks(p_pool, p_through);
        else perform bad_data(jsonb_build_array(jsonb_build_object('field', 'check', 'value', p_check)));
    end case;
    return jsonb_build_object(
        'checked', answer.checked,
        'wrong', answer.wrong,
        'findings', coalesce(answer.findings, '[]')
    );
end
$$;

comment on function poolbook_1.verify(uuid, text, integer) is
    'Checks one invariant over a whole pool, or the chain through a block: rows looked at, rows that are wrong, and '
    'some of those. For an administrator, an auditor or a reporter.';
