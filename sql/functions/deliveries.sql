-- The outbox: what is to go to whom is written in one transaction with what the reader is told, and settled once it
-- was delivered. Whoever is killed in between delivers again, under the same identifier.

-- Keeps what a reader is told as of an instant, and what is to go to them: [{"channel", "address", "body"}]. The
-- identifier follows from pool, reader, channel, run and message.
create function poolbook_1.keep_report(
    p_pool uuid,
    p_run uuid,
    p_reader text,
    p_sees jsonb,
    p_now timestamptz,
    p_messages jsonb
) returns jsonb
language plpgsql security definer
set search_path = poolbook, poolbook_1, pg_temp as $$
declare
    answer jsonb;
begin
    perform reporter_in(p_pool);
    -- One statement, and so one state of what stands, for both.
    with found as materialized (
        select *
        from news_for(p_pool, p_reader, p_sees, p_now)
    ), forgotten as (
        delete from told
        where told.pool_id = p_pool
            and told.reader = p_reader
            and told.conflict_id = any (array(select found.conflict_id from found where found.news = 'ended'))
    )
    insert into told (pool_id, reader, conflict_id, first_seen_at, severity, stage)
    select
        p_pool,
        p_reader,
        found.conflict_id,
        found.first_seen_at,
        found.severity,
        found.stage
    from found
    where found.news <> 'ended'
    on conflict (pool_id, reader, conflict_id) do update
    set
        first_seen_at = excluded.first_seen_at,
        severity = excluded.severity,
        stage = excluded.stage
    where (told.first_seen_at, told.severity, told.stage)
        is distinct from (excluded.first_seen_at, excluded.severity, excluded.stage);
    if p_reader like 'member:%' then
        update member
        set notices_told_until = p_now - interval '1 minute'
        where member.pool_id = p_pool
            and member.member_id = substr(p_reader, 8)::uuid;
    elsif p_reader like 'staff:%' then
        update resource
        set notices_told_until = p_now - interval '1 minute'
        where resource.pool_id = p_pool
            and resource.resource_id = substr(p_reader, 7)::uuid;
    end if;
    with kept as (
        insert into delivery (
            pool_id, delivery_id, run_id, reader, channel, address, body, created_at, tries, next_try_at
        )
        select
            p_pool,
            md5(concat_ws(E'\n', p_pool, p_reader, message.channel, p_run, message.body))::uuid,
            p_run,
            p_reader,
            message.channel,
            message.address,
            message.body,
            poolbook.now(),
            0,
            poolbook.now()
        from jsonb_to_recordset(p_messages) as message (channel text, address text, body jsonb)
        on conflict on constraint delivery_pkey do nothing
        returning delivery.delivery_id
    )
    select coalesce(jsonb_agg(kept.delivery_id), '[]')
    into answer
    from kept;
    return answer;
end
$$;

comment on function poolbook_1.keep_report(uuid, uuid, text, jsonb, timestamptz, jsonb) is
    'Keeps what a reader is told, and puts what is to go to them into the outbox, at once: the reporter.';

-- What is due to be delivered by these channels, the oldest first.
create function poolbook_1.due_deliveries(p_pool uuid, p_channels text[], p_limit integer) returns jsonb
language plpgsql stable security definer
set search_path = poolbook, poolbook_1, pg_temp as $$
begin
    perform reporter_in(p_pool);
    return (
        select coalesce(jsonb_agg(to_jsonb(due) order by due.created_at, due.id), '[]')
        from (
            select
                delivery.delivery_id as id,
                delivery.reader,
                delivery.channel,
                delivery.address,
                delivery.body,
                delivery.created_at,
                delivery.tries
            from delivery
            where delivery.pool_id = p_pool
                and delivery.delivered_at is null
                and delivery.next_try_at <= poolbook.now()
                and delivery.channel = any (p_channels)
            order by
                delivery.created_at,
                delivery.delivery_id
            limit p_limit
        ) as due
    );
end
$$;

comment on function poolbook_1.due_deliveries(uuid, text[], integer) is
    'What is to be delivered now by these channels: the reporter.';

-- Says what became of a delivery. What failed is tried again after 5 minutes, then twice as long each time, up to a day.
create function poolbook_1.settle_delivery(p_pool uuid, p_delivery uuid, p_failure text) returns jsonb
language plpgsql security definer
set search_path = poolbook, poolbook_1, pg_temp as $$
declare
    settled poolbook.delivery;
begin
    perform reporter_in(p_pool);
    update delivery
    set
        tries = delivery.tries + 1,
        failure = left(p_failure, 500),
        delivered_at = case when p_failure is null then poolbook.now() end,
        body = case when p_failure is null then '{}' else delivery.body end,
        next_try_at = case
            when p_failure is null then delivery.next_try_at
            else poolbook.now() + least(interval '5 minutes' * 2 ^ least(delivery.tries, 20), interval '1 day')
        end
    where delivery.pool_id = p_pool
        and delivery.delivery_id = p_delivery
        and delivery.delivered_at is null
    returning *
    into settled;
    return jsonb_build_object('tries', settled.tries, 'next_try_at', settled.next_try_at);
end
$$;

comment on function poolbook_1.settle_delivery(uuid, uuid, text) is
    'Says that something was delivered, or why not: it is tried again later. The reporter.';
