-- Runs of the reporter. A run is no act: its own row is its record, and a run in which nothing happened leaves nothing
-- else behind.
--
-- A state, who may leave it, and how:
--   working    the run itself, by end_run; the next run, which finds that it never finished
--   good, failed, abandoned are ends; time removes them after 400 days

-- Who the caller is in the pool; refused to everybody but its reporter and its administrators.
create function poolbook_1.reporter_in(p_pool uuid) returns poolbook.member
language plpgsql as $$
declare
    found_member poolbook.member;
begin
    select *
    into found_member
    from member
    where member.pool_id = p_pool
        and member.login = session_user
        and member.roles && array['reporter', 'administrator']
        and not has_come(member.retired_from, p_pool);
    if not found then
        perform not_permitted(array['reporter', 'administrator']);
    end if;
    return found_member;
end
$$;

-- Keeps every other run of the pool away for as long as the caller's transaction is open. The caller keeps it open on
-- a connection that does nothing else, so that the lock is gone in the moment in which the run is, however it ends.
create function poolbook_1.guard_run(p_pool uuid) returns boolean
language plpgsql security definer
set search_path = poolbook, poolbook_1, pg_temp as $$
begin
    perform reporter_in(p_pool);
    perform set_config('idle_in_transaction_session_timeout', '0', true);
    return pg_try_advisory_xact_lock(hashtextextended('poolbook report ' || p_pool, 0));
end
$$;

comment on function poolbook_1.guard_run(uuid) is
    'Whether no other run of the reporter works on the pool; keeps others away until the transaction ends.';

create function poolbook_1.begin_run(p_pool uuid, p_every_minutes integer) returns jsonb
language plpgsql security definer
set search_path = poolbook, poolbook_1, pg_temp as $$
declare
    caller constant poolbook.member = reporter_in(p_pool);
    v_now constant timestamptz = poolbook.now();
    v_run constant uuid = new_id('run ' || gen_random_uuid(), 0, v_now);
    v_abandoned integer;
begin
    update run
    set
        outcome = 'abandoned',
        finished_at = v_now
    where run.pool_id = p_pool
        and run.outcome = 'working';
    get diagnostics v_abandoned = row_count;
    insert into run (pool_id, run_id, login, every_minutes, started_at, outcome, counts)
    values (p_pool, v_run, caller.login, p_every_minutes, v_now, 'working', '{}');
    perform shut_out_retired(p_pool);
    return jsonb_build_object(
        'run', v_run,
        'now', v_now,
        'abandoned', v_abandoned,
        'quiet', is_quiet(p_pool),
        'expired', exists (
            select 1
            from reservation as held
            where held.pool_id = p_pool
                and held.state = 'hold'
                and held.expires_at <= v_now
        ) or exists (
            select 1
            from approval
            where approval.pool_id = p_pool
                and approval.state = 'waiting'
                and approval.expires_at <= v_now
        ),
        'overdue', is_overdue(p_pool, v_now)
    );
end
$$;

comment on function poolbook_1.begin_run(uuid, integer) is
    'Begins a run of the reporter, in place of one that never finished; says whether anything has run out.';

create function poolbook_1.end_run(p_pool uuid, p_run uuid, p_outcome text, p_counts jsonb) returns jsonb
language plpgsql security definer
set search_path = poolbook, poolbook_1, pg_temp as $$
declare
    v_now constant timestamptz = poolbook.now();
    v_counts jsonb;
    was timestamptz;
begin
    perform reporter_in(p_pool);
    v_counts = p_counts || standing_counts(p_pool);
    update run
    set
        outcome = p_outcome,
        counts = v_counts,
        finished_at = v_now
    where run.pool_id = p_pool
        and run.run_id = p_run
        and run.outcome = 'working'
    returning run.started_at
    into was;
    if not found then
        perform not_found('run', p_run::text);
    end if;

    -- What nobody looks at any more. What waits to be delivered is never among it.
    delete from run
    where run.pool_id = p_pool
        and run.started_at < v_now - interval '400 days';
    delete from delivery
    where delivery.pool_id = p_pool
        and delivery.delivered_at < v_now - interval '90 days';
    delete from told
    using conflict
    where told.pool_id = p_pool
        and conflict.pool_id = told.pool_id
        and conflict.conflict_id = told.conflict_id
        and conflict.state <> 'open'
        and conflict.last_seen_at < v_now - interval '400 days';
    return v_counts || jsonb_build_object(
        'started_at', was,
        'finished_at', v_now,
        'good_at', (
            select max(run.finished_at)
            from run
            where run.pool_id = p_pool
                and run.outcome = 'good'
        )
    );
end
$$;

comment on function poolbook_1.end_run(uuid, uuid, text, jsonb) is
    'Ends a run of the reporter with what it did, and removes what is old; answers what stands now.';

-- What stands: open conflicts by rule, how old the oldest is, and what waits to be delivered.
create function poolbook_1.standing_counts(p_pool uuid) returns jsonb
language sql stable as $$
    select jsonb_build_object(
        'open', coalesce(sum(counted.conflicts), 0),
        'oldest_at', min(counted.oldest_at),
        'rules', coalesce(jsonb_object_agg(counted.rule, counted.conflicts) filter (where counted.rule is not null), '{}'),
        'undelivered', (
            select count(*)
            from delivery
            where delivery.pool_id = p_pool
                and delivery.delivered_at is null
        )
    )
    from (
        select
            conflict.rule,
            count(*) as conflicts,
            min(conflict.first_seen_at) as oldest_at
        from conflict
        where conflict.pool_id = p_pool
            and conflict.state = 'open'
        group by conflict.rule
    ) as counted
$$;

-- Since when no run has ended well, where the last such run is older than twice its schedule; null while all is well,
-- where no run was ever scheduled, and for who does not keep the pool. The reader's, so that its policies hold.
create function poolbook_1.reporter_silent_since(p_pool uuid) returns timestamptz
language plpgsql stable security definer
set search_path = poolbook, poolbook_1, pg_temp as $$
declare
    last_one poolbook.run;
begin
    select *
    into last_one
    from run
    where run.pool_id = p_pool
        and run.outcome = 'good'
        and run.every_minutes is not null
    order by run.started_at desc
    limit 1;
    if not found then
        -- None ever ended well: what counts is the first that should have.
        select *
        into last_one
        from run
        where run.pool_id = p_pool
            and run.every_minutes is not null
        order by run.started_at
        limit 1;
    end if;
    return case
        when last_one.started_at + 2 * last_one.every_minutes * interval '1 minute' < poolbook.now()
            then last_one.started_at
    end;
end
$$;

comment on function poolbook_1.reporter_silent_since(uuid) is
    'Since when the reporter has not done its work, as far as the caller keeps the pool; null while it does.';
