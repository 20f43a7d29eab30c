-- Conflicts, as they are written: the same trouble is the same row, whoever finds it and however often. Conflicts are
-- locked after everything else that an act locks, in id order.

-- What breaks a rule, as it was found. Where it names no cause, the one that is known stays, or it is the claimant's.
-- `versions` are those of the claimant and the others as they were read; null where this act has read them.
create type poolbook_1.finding as (
    rule text,
    subject_id uuid,
    claimant_id uuid,
    other_ids uuid[],
    cause_kind text,
    cause_id uuid,
    severity smallint,
    detail jsonb,
    starts_at timestamptz,
    ends_at timestamptz,
    versions integer[]
);

-- A conflict's identifier follows from what it is.
create function poolbook_1.conflict_id_of(p_pool uuid, p_rule text, p_subject uuid, p_claimant uuid) returns uuid
language sql immutable
return overlay(overlay(
    md5(p_pool || p_rule || p_subject || p_claimant)
    placing '5' from 13)
    placing '8' from 17)::uuid;

-- The identifiers of what was found.
create function poolbook_1.ids_of(p_pool uuid, p_findings poolbook_1.finding[]) returns uuid[]
language plpgsql immutable as $$
begin
    return array(
        select conflict_id_of(p_pool, found.rule, found.subject_id, found.claimant_id)
        from unnest(p_findings) as found
    );
end
$$;

-- What the host of the claimant alone can mend, and is left to it for a while.
create function poolbook_1.is_its_hosts(p_rule text) returns boolean
language sql immutable
return p_rule in (
    'resource.hours', 'resource.holiday', 'venue.too-small', 'venue.feature', 'staff.skill', 'skill.expired',
    'event.staff', 'person.daily', 'person.weekly', 'person.rest', 'person.travel', 'money.short', 'fund.validity',
    'money.ceiling', 'quota.spent'
);

-- The rules of places, which every act checks anew for what it changes.
create function poolbook_1.is_of_places(p_rule text) returns boolean
language sql immutable
return p_rule in (
    'venue.double', 'person.double', 'buffer.before', 'buffer.after', 'equipment.short', 'resource.blackout'
);

-- Lets one act at a time write conflicts of a pool. An act may come to them twice, each time in the order of their
-- identifiers: without this two acts could wait for each other. Everything else is locked before.
create function poolbook_1.lock_conflicts(p_pool uuid) returns void
language plpgsql as $$
begin
    perform pg_advisory_xact_lock(uuid_hash_extended(p_pool, 1));
end
$$;

-- What of findings stands as it was found and is not so already, as the rows that are to be: each as it is to be written,
-- open anew where it had ended, waived as long as it was waived. The pool's conflicts are locked from here on.
create function poolbook_1.conflicts_of(act poolbook_1.act, p_findings poolbook_1.finding[], p_now timestamptz)
returns setof poolbook.conflict
language plpgsql as $$
begin
    perform lock_conflicts(act.pool_id);
    return query
    select
        act.pool_id,
        found.conflict_id,
        had.reference,
        found.rule,
        found.subject_id,
        found.claimant_id,
        found.other_ids,
        cause.kind,
        cause.id,
        found.severity,
        found.detail,
        found.starts_at,
        found.ends_at,
        sides.party_ids,
        seen.first_at,
        p_now,
        times.hosts_until,
        times.due_at,
        seen.state,
        case when seen.state = 'waived' then had.waived_until end,
        coalesce(had.version, 0)
    from (
        select
            listed.*,
            conflict_id_of(act.pool_id, listed.rule, listed.subject_id, listed.claimant_id) as conflict_id
        from unnest(p_findings) as listed
        -- Worked out once for each, and not for each that it may be joined to.
        offset 0
    ) as found
    join pool on pool.pool_id = act.pool_id
    left join lateral (
        select *
        from conflict
        where conflict.pool_id = act.pool_id
            and conflict.conflict_id = found.conflict_id
        -- Each by its key: all of them would be read for every part of a scan.
        offset 0
    ) as had on true
    cross join lateral (
        select
            array_agg(reservation.version order by its.position) filter (where coalesce(party.number, 1) = 1)
                as versions,
            bool_and(reservation.state in ('hold', 'confirmed', 'request')) as stand,
            coalesce(array_agg(distinct party.id) filter (where party.id is not null), '{}') as party_ids
        from unnest(found.claimant_id || found.other_ids) with ordinality as its (id, position)
        left join reservation
            on reservation.pool_id = act.pool_id
            and reservation.reservation_id = its.id
        left join lateral unnest(reservation.party_ids) with ordinality as party (id, number) on true
    ) as sides
    cross join lateral (
        select
            coalesce(found.cause_kind, had.cause_kind, 'reservation') as kind,
            case
                when found.cause_kind is not null then found.cause_id
                else coalesce(had.cause_id, found.claimant_id)
            end as id
    ) as cause
    cross join lateral (
        select
            case when had.state in ('open', 'waived') then had.first_seen_at else p_now end as first_at,
            case when had.state = 'waived' and had.waived_until > p_now then 'waived' else 'open' end as state
    ) as seen
    cross join lateral (
        select
            least(date_trunc('minute', seen.first_at) + pool.conflict_hours * interval '1 hour', found.starts_at) as due_at,
            case
                when is_its_hosts(found.rule) then least(
                    date_trunc('minute', seen.first_at) + pool.host_hours * interval '1 hour',
                    date_trunc('minute', seen.first_at) + pool.conflict_hours * interval '1 hour',
                    found.starts_at
                )
            end as hosts_until
    ) as times
    where found.ends_at > p_now
        and sides.stand
        and (found.versions is null or found.versions = sides.versions)
        and (
            had.other_ids, had.cause_kind, had.cause_id, had.severity, had.detail, had.starts_at, had.ends_at,
            had.party_ids, had.hosts_until, had.due_at, had.state
        ) is distinct from (
            found.other_ids, cause.kind, cause.id, found.severity, found.detail, found.starts_at, found.ends_at,
            sides.party_ids, times.hosts_until, times.due_at, seen.state
        );
end
$$;

-- Writes what was found. Returns the conflicts that are new, or open again.
create function poolbook_1.see(act poolbook_1.act, p_findings poolbook_1.finding[]) returns uuid[]
language plpgsql as $$
declare
    v_now constant timestamptz = poolbook.now();
    seen constant uuid[] = ids_of(act.pool_id, p_findings);
    wanted poolbook.conflict[];
    -- Those of them that have a row: what is new is not looked for among all that there are.
    known uuid[];
    had poolbook.conflict[];
    written uuid[] = '{}';
    added uuid[];
    length integer;
begin
    if p_findings = '{}' then
        return '{}';
    end if;
    wanted = array(select wanting from conflicts_of(act, p_findings, v_now) as wanting);
    update conflict
    set last_seen_at = v_now
    where conflict.pool_id = act.pool_id
        and conflict.conflict_id = any (seen)
        and conflict.state in ('open', 'waived')
        and conflict.last_seen_at < v_now;
    if wanted = '{}' then
        return '{}';
    end if;
    known = array(select found.conflict_id from unnest(wanted) as found where found.version > 0);
    had = array(
        select conflict
        from unnest(wanted) as found
        join conflict
            on conflict.pool_id = act.pool_id
            and conflict.conflict_id = found.conflict_id
        where conflict.conflict_id = any (known)
            and (conflict.state, conflict.severity, conflict.other_ids, conflict.starts_at, conflict.ends_at)
                is distinct from (found.state, found.severity, found.other_ids, found.starts_at, found.ends_at)
    );
    update conflict
    set
        other_ids = found.other_ids,
        cause_kind = found.cause_kind,
        cause_id = found.cause_id,
        severity = found.severity,
        detail = found.detail,
        starts_at = found.starts_at,
        ends_at = found.ends_at,
        party_ids = found.party_ids,
        first_seen_at = found.first_seen_at,
        last_seen_at = found.last_seen_at,
        hosts_until = found.hosts_until,
        due_at = found.due_at,
        state = found.state,
        waived_until = found.waived_until,
        version = conflict.version + case
            when (conflict.state, conflict.severity, conflict.other_ids, conflict.starts_at, conflict.ends_at)
                is distinct from (found.state, found.severity, found.other_ids, found.starts_at, found.ends_at) then 1
            else 0
        end
    from unnest(wanted) as found
    where conflict.pool_id = act.pool_id
        and conflict.conflict_id = found.conflict_id
        and conflict.conflict_id = any (known);

    -- The shortest reference that is free; the insert itself finds it.
    foreach length in array array[3, 4, 6, 8, 10] loop
        with new as (
            insert into conflict (
                pool_id, conflict_id, reference, rule, subject_id, claimant_id, other_ids, cause_kind, cause_id, severity,
                detail, starts_at, ends_at, party_ids, first_seen_at, last_seen_at, hosts_until, due_at, state, version
            )
            select
                found.pool_id,
                found.conflict_id,
                'C-' || crockford(found.conflict_id, length),
                found.rule,
                found.subject_id,
                found.claimant_id,
                found.other_ids,
                found.cause_kind,
                found.cause_id,
                found.severity,
                found.detail,
                found.starts_at,
                found.ends_at,
                found.party_ids,
                found.first_seen_at,
                found.last_seen_at,
                found.hosts_until,
                found.due_at,
                found.state,
                1
            from unnest(wanted) as found
            where found.version = 0
                and found.conflict_id <> all (written)
            order by found.conflict_id
            on conflict do nothing
            returning conflict.conflict_id
        )
        select coalesce(array_agg(new.conflict_id), '{}')
        into added
        from new;
        written = written || added;
        exit when cardinality(known) + cardinality(written) = cardinality(wanted);
    end loop;
    perform record_conflicts(
        act,
        'conflict.see',
        array(select before.conflict_id from unnest(had) as before) || written,
        had
    );
    return written || array(
        select before.conflict_id
        from unnest(had) as before
        where before.state in ('resolved', 'gone')
    );
end
$$;

-- Ends conflicts that are no more, of those given. Returns which had stood.
create function poolbook_1.let_go(act poolbook_1.act, p_conflicts uuid[]) returns uuid[]
language plpgsql as $$
declare
    had poolbook.conflict[];
    ended uuid[];
begin
    if p_conflicts = '{}' then
        return '{}';
    end if;
    perform lock_conflicts(act.pool_id);
    had = array(
        select conflict
        from conflict
        where conflict.pool_id = act.pool_id
            and conflict.conflict_id = any (p_conflicts)
            and conflict.state in ('open', 'waived')
            -- What was objected to is for the next chair to decide, though nothing is in the way any more.
            and not is_contested(act.pool_id, conflict.conflict_id)
        order by conflict.conflict_id
        for no key update
    );
    ended = array(select before.conflict_id from unnest(had) as before);
    update conflict
    set
        -- A way out that waited for the yes of others, and has it.
        state = case when is_waiting(act.pool_id, conflict.conflict_id) then 'resolved' else 'gone' end,
        waived_until = null,
        version = version + 1
    where conflict.pool_id = act.pool_id
        and conflict.conflict_id = any (ended);
    perform record_conflicts(act, 'conflict.gone', ended, had);
    return ended;
end
$$;

-- The audit rows of conflicts: one for each that is not what it was.
create function poolbook_1.record_conflicts(
    act poolbook_1.act,
    p_act text,
    p_conflicts uuid[],
    p_had poolbook.conflict[]
) returns void
language plpgsql as $$
begin
    insert into audit (
        pool_id, command_id, number, member_id, act, subject_kind, subject_id, version_before, version_after, change,
        party_ids, recorded_at
    )
    select
        act.pool_id,
        act.command_id,
        numbers.last + row_number() over (order by conflict.conflict_id),
        act.member_id,
        p_act,
        'conflict',
        conflict.conflict_id,
        had.version,
        conflict.version,
        jsonb_build_object(
            'state', jsonb_build_array(had.state, conflict.state),
            'severity', jsonb_build_array(had.severity, conflict.severity),
            'others', jsonb_build_array(to_jsonb(had.other_ids), to_jsonb(conflict.other_ids))
        ),
        conflict.party_ids,
        poolbook.now()
    from (
        select greatest(coalesce(max(audit.number), 0), 1999999) as last
        from audit
        where audit.pool_id = act.pool_id
            and audit.command_id = act.command_id
    ) as numbers
    cross join conflict
    left join unnest(p_had) as had
        on had.conflict_id = conflict.conflict_id
    where conflict.pool_id = act.pool_id
        and conflict.conflict_id = any (p_conflicts)
        and conflict.version > coalesce(had.version, 0);
end
$$;

-- Conflicts as an answer tells them.
create function poolbook_1.describe_conflicts(p_pool uuid, p_conflicts uuid[]) returns jsonb
language plpgsql as $$
begin
    return (
        select coalesce(
            jsonb_agg(
                jsonb_build_object(
                    'reference', conflict.reference, 'rule', conflict.rule, 'others', cardinality(conflict.other_ids),
                    'due_at', conflict.due_at
                )
                order by conflict.severity desc, conflict.due_at, conflict.reference
            ),
            '[]'
        )
        from conflict
        where conflict.pool_id = p_pool
            and conflict.conflict_id = any (p_conflicts)
    );
end
$$;

-- What the scan found, in parts: each writes what it is given; the last, which says since when they were given, lets go
-- what none of them saw again of all that is to be before the horizon. What was changed since it was read is not judged.
create function poolbook_1.see_conflicts(
    p_pool uuid,
    p_key text,
    p_content text,
    p_mode text,
    p_findings jsonb,
    p_since timestamptz,
    p_horizon timestamptz
) returns jsonb
language plpgsql security definer
set search_path = poolbook, poolbook_1, pg_temp
-- The table may be empty when the first part is written, and full with the last: what was planned for the one is no plan
-- for the other.
set plan_cache_mode = force_custom_plan as $$
declare
    act poolbook_1.act = begin_act(
        'conflict.see', p_pool, p_key, p_content, p_mode, array['reporter', 'administrator']
    );
    findings poolbook_1.finding[];
    new uuid[];
    gone uuid[] = '{}';
begin
    if act.answer is not null then
        return act.answer;
    end if;
    perform count_conflicts();
    findings = array(select listed from jsonb_populate_recordset(null::finding, p_findings) as listed);
    new = see(act, findings);
    if p_since is not null then
        gone = let_go(act, array(
            select conflict.conflict_id
            from conflict
            where conflict.pool_id = p_pool
                and conflict.state in ('open', 'waived')
                and conflict.last_seen_at < p_since
                and conflict.starts_at < p_horizon
        ));
    end if;
    -- A scan that changes nothing leaves nothing in the record: there is nothing that its key would keep from being
    -- done again.
    if act.mode = 'act' and not exists (
        select 1
        from audit
        where audit.pool_id = act.pool_id
            and audit.command_id = act.command_id
    ) then
        return jsonb_build_object('found', cardinality(findings), 'new', '[]'::jsonb, 'gone', '[]'::jsonb);
    end if;
    return end_act(act, null, jsonb_build_object(
        'found', cardinality(findings),
        'new', to_jsonb(new),
        'gone', to_jsonb(gone)
    ));
end
$$;

comment on function poolbook_1.see_conflicts(uuid, text, text, text, jsonb, timestamptz, timestamptz) is
    'Writes what a scan found, as the same conflicts that were known; the last part lets go what was not seen again.';
