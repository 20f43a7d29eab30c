-- What must always hold of categories and ceilings, asked of the tables alone: nothing here is shared with what writes.
-- Both can be changed: what was done before is not judged by what is asked for since.

-- Money is granted, reserved and committed in categories that its fund allows.
create function poolbook_1.check_categories(p_pool uuid, out checked bigint, out wrong bigint, out findings jsonb)
language sql stable as $$
    with allowed as (
        select
            fund.fund_id,
            fund.code,
            fund.categories,
            coalesce(max(audit.recorded_at) filter (where audit.change ? 'categories'), '-infinity') as since
        from poolbook.fund
        left join poolbook.audit
            on audit.pool_id = fund.pool_id
            and audit.subject_kind = 'fund'
            and audit.subject_id = fund.fund_id
        where fund.pool_id = p_pool
            and fund.categories <> '{}'
        group by
            fund.fund_id,
            fund.code,
            fund.categories
    ),
    judged as (
        select
            allowed.code as fund,
            allowed.categories,
            line.line_id,
            line.category,
            line.entries,
            line.category = any (allowed.categories) or not exists (
                select 1
                from poolbook.entry
                where entry.pool_id = line.pool_id
                    and entry.line_id = line.line_id
                    and entry.recorded_at > allowed.since + interval '1 minute'
                    and (entry.act in ('grant', 'reserve') or entry.act = 'commit' and entry.source = 'available')
            ) as holds
        from allowed
        join poolbook.budget_line as line
            on line.pool_id = p_pool
            and line.fund_id = allowed.fund_id
    )
    select
        count(*),
        count(*) filter (where not holds),
        to_jsonb((array_agg(to_jsonb(judged) - 'holds') filter (where not holds))[1:20])
    from judged
$$;

-- No reservation that was made or changed since the pool has its ceiling asks for more than that.
create function poolbook_1.check_ceilings(p_pool uuid, out checked bigint, out wrong bigint, out findings jsonb)
language sql stable as $$
    with ceiling as (
        select
            rule_setting.parameters,
            coalesce((
                select max(audit.recorded_at)
                from poolbook.audit
                where audit.pool_id = p_pool
                    and audit.subject_id = p_pool -- the index is by subject, and a rule's is its pool
                    and audit.subject_kind = 'rule'
                    and audit.change -> 'rule' ->> 1 = 'money.ceiling'
            ), '-infinity') as since
        from poolbook.rule_setting
        where rule_setting.pool_id = p_pool
            and rule_setting.rule = 'money.ceiling'
            and rule_setting.strength = 'hard'
    ),
    asked as (
        select
            reservation.reference,
            reservation.reservation_id,
            coalesce(
                ceiling.parameters ->> coalesce(event.kind, ''), ceiling.parameters ->> ''
            )::bigint as ceiling,
            ceiling.since,
            sum(item.amount) as asked
        from ceiling
        join poolbook.reservation
            on reservation.pool_id = p_pool
            and reservation.state in ('hold', 'confirmed')
        join poolbook.event
            on event.pool_id = reservation.pool_id
            and event.event_id = reservation.event_id
        join poolbook.reservation_item as item
            on item.pool_id = reservation.pool_id
            and item.reservation_id = reservation.reservation_id
            and item.project_id is not null
        group by
            reservation.reference,
            reservation.reservation_id,
            event.kind,
            ceiling.parameters,
            ceiling.since
    ),
    judged as (
        select
            asked.reference,
            asked.asked,
            asked.ceiling,
            asked.asked <= asked.ceiling or asked.ceiling is null or not exists (
                select 1
                from poolbook.audit
                where audit.pool_id = p_pool
                    and audit.subject_id = asked.reservation_id
                    and audit.act in ('reserve', 'edit')
                    and audit.recorded_at > asked.since + interval '1 minute'
            ) as holds
        from asked
    )
    select
        count(*),
        count(*) filter (where not holds),
        to_jsonb((array_agg(to_jsonb(judged) - 'holds') filter (where not holds))[1:20])
    from judged
$$;
