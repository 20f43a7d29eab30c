-- An act: who does what, by which command, once.
--
-- Own SQLSTATEs, each with a JSON detail that is meant for the caller:
--   PB001  refused by rules        [{"rule": ..., ...}, ...]
--   PB002  tried, nothing written  the answer that the act would have given
--   PB003  the key was used with other content
--   PB004  not permitted           {"needs": [roles]}
--   PB005  not found               {"kind": ..., "name": ...}
--   PB006  bad data                [{"row": ..., "field": ..., "problem": ..., "value": ...}, ...]

create type poolbook_1.act as (
    pool_id uuid,
    zone text,
    currency text,
    login text,
    key text,
    mode text,
    name text,
    content_hash bytea,
    command_id uuid,
    member_id uuid,
    organization_id uuid,
    roles text[],
    kinds text[],
    brands text[],
    retired_from date,
    retired_host_ids uuid[],
    rules jsonb,
    started_at timestamptz,
    a_hold_has_run_out boolean,
    is_guest boolean,
    answer jsonb,
    asked_ids uuid[]
);

create function poolbook_1.refuse(reasons jsonb) returns void
language plpgsql as $$
begin
    raise exception using
        errcode = 'PB001',
        message = 'refused by a rule; nothing was written',
        detail = reasons::text;
end
$$;

create function poolbook_1.not_permitted(needs text[]) returns void
language plpgsql as $$
begin
    raise exception using
        errcode = 'PB004',
        message = 'not permitted; nothing was written',
        detail = jsonb_build_object('needs', needs)::text;
end
$$;

create function poolbook_1.not_found(kind text, name text) returns void
language plpgsql as $$
begin
    raise exception using
        errcode = 'PB005',
        message = 'not found; nothing was written',
        detail = jsonb_build_object('kind', kind, 'name', name)::text;
end
$$;

create function poolbook_1.bad_data(problems jsonb) returns void
language plpgsql as $$
begin
    raise exception using
        errcode = 'PB006',
        message = 'bad data; nothing was written',
        detail = problems::text;
end
$$;

create function poolbook_1.key_was_used() returns jsonb
language plpgsql as $$
begin
    raise exception using
        errcode = 'PB003',
        message = 'this key was used for something else; nothing was written';
end
$$;

-- Begins an act: lets one command of a key through at a time, looks the login's membership up, and finds the answer
-- that the key was given before. The content is hashed as it was asked, before anything in it is resolved.
create function poolbook_1.begin_act(
    p_name text,
    p_pool uuid,
    p_key text,
    p_content text,
    p_mode text,
    p_needs text[]
) returns poolbook_1.act
language plpgsql as $$
declare
    act poolbook_1.act;
    v_hash constant bytea = sha256(convert_to(p_name || E'\n' || p_content, 'UTF8'));
    -- Assignments, as `perform` would start an executor for each. The first is shared with every other act: whoever
    -- closes a block of the chain holds it alone.
    v_block constant text = pg_advisory_xact_lock_shared(uuid_hash_extended(p_pool, 0));
    v_lock constant text = pg_advisory_xact_lock(
        hashtextextended(p_pool::text || session_user || ':' || p_key, 0));
    v_now constant timestamptz = poolbook.now();
begin
    select
        pool.pool_id,
        pool.zone,
        pool.currency,
        member.login,
        p_key,
        p_mode,
        p_name,
        v_hash,
        new_id(member.login || ':' || p_key, 0, v_now),
        member.member_id,
        member.organization_id,
        member.roles,
        pool.kinds,
        pool.brands,
        pool.retired_from,
        pool.retired_host_ids,
        pool.rules,
        v_now,
        exists (
            select 1
            from reservation as held
            where held.pool_id = p_pool
                and held.state = 'hold'
                and held.expires_at <= v_now
        ),
        pool.guest_ids <> '{}' and member.organization_id = any (pool.guest_ids),
        case
            when earlier.content_hash = v_hash then earlier.answer
            when earlier.key is not null then key_was_used()
        end
    into act
    from member
    join pool on pool.pool_id = member.pool_id
    left join command as earlier
        on earlier.pool_id = member.pool_id
        and earlier.login = member.login
        and earlier.key = p_key
    where member.pool_id = p_pool
        and member.login = session_user
        and (member.retired_from is null or not has_come(member.retired_from, p_pool));

    if act.roles && p_needs and p_mode in ('act', 'try', 'refuse') and is_line(p_key) then
        return act;
    end if;
    if not found or not act.roles && p_needs then
        perform not_permitted(p_needs);
    end if;
    perform bad_data(jsonb_build_array(
        case
            when is_line(p_key) then jsonb_build_object('field', 'mode', 'value', p_mode)
            else jsonb_build_object('field', 'key', 'value', p_key)
        end
    ));
end
$$;

-- The identifier number `number` of an act's new things.
create function poolbook_1.id_of(act poolbook_1.act, number integer) returns uuid
language sql immutable
return poolbook.new_id((act).login || ':' || (act).key, number, (act).started_at);

-- Ends an act: records the command with its answer, or, where it was only tried, undoes all of it. A caller whose own
-- rules refuse already wants the reasons only: where there are none here, it is refused all the same.
create function poolbook_1.end_act(act poolbook_1.act, reason text, answer jsonb) returns jsonb
language plpgsql as $$
begin
    -- An answer that is a list has no room for it: the reporter lets those come next.
    if act.a_hold_has_run_out and jsonb_typeof(answer) = 'object' then
        answer = answer || freed_by(act);
    end if;
    if act.mode = 'act' then
        insert into command (
            pool_id, login, key, command_id, content_hash, act, member_id, reason, recorded_at, answer
        ) values (
            act.pool_id, act.login, act.key, act.command_id, act.content_hash, act.name, act.member_id, reason,
            poolbook.now(), answer
        );
        return answer;
    elsif act.mode = 'refuse' then
        perform refuse('[]');
    end if;
    raise exception using
        errcode = 'PB002',
        message = 'tried; nothing was written',
        detail = answer::text;
end
$$;

-- Records what an act changed of one thing, as before and after. Returns the act, to be ended.
create function poolbook_1.record(
    act poolbook_1.act,
    p_number integer,
    p_act text,
    p_kind text,
    p_subject uuid,
    p_version_before integer,
    p_version_after integer,
    p_change jsonb,
    p_parties uuid[]
) returns poolbook_1.act
language plpgsql as $$
begin
    insert into audit (
        pool_id, command_id, number, member_id, act, subject_kind, subject_id, version_before, version_after, change,
        party_ids, recorded_at
    ) values (
        act.pool_id, act.command_id, p_number, act.member_id, p_act, p_kind, p_subject, p_version_before,
        p_version_after, p_change, p_parties, poolbook.now()
    );
    return act;
end
$$;

-- Tells the caller, every hundred rows, how far a long act has come.
create function poolbook_1.tell_progress(p_done integer, p_total integer) returns void
language plpgsql as $$
begin
    if p_done % 100 = 0 then
        raise notice using errcode = 'PB100', message = p_done || '/' || p_total;
    end if;
end
$$;
