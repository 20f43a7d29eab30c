-- The bare minimum: the rows of one `reserve`, into the same tables with the same indexes and constraints, by plain
-- inserts. No membership, no locks beyond the update's own, no look at the key, no count, no search for a free
-- reference, no reasons. What `reserve` has to find out comes as an argument: the line, the parties, the reference,
-- the hash.
create function bench.bare_reserve(
    p_pool uuid,
    p_key text,
    p_hash bytea,
    p_member uuid,
    p_reference text,
    p_title text,
    p_kind text,
    p_attendance integer,
    p_hosts uuid[],
    p_shares integer[],
    p_parties uuid[],
    p_starts timestamptz,
    p_ends timestamptz,
    p_resources uuid[],
    p_project uuid,
    p_line uuid,
    p_amount bigint
) returns jsonb
language plpgsql security definer
set search_path = poolbook, poolbook_1, pg_temp as $$
declare
    at constant timestamptz = clock_timestamp();
    stamp constant text = lpad(to_hex((extract(epoch from at) * 1000)::bigint), 12, '0');
    bits constant text = md5(p_key || session_user);
    v_command constant uuid = (stamp || '7000' || '8' || substr(bits, 1, 15))::uuid;
    v_event constant uuid = (stamp || '7001' || '8' || substr(bits, 1, 15))::uuid;
    v_reservation constant uuid = (stamp || '7002' || '8' || substr(bits, 1, 15))::uuid;
    answer constant jsonb = jsonb_build_object(
        'reference', p_reference,
        'state', 'confirmed',
        'version', 1,
        'starts_at', p_starts,
        'ends_at', p_ends,
        'expires_at', null,
        'money', '[{"fund": "Fund", "amount": 100, "project": "Project 1 of O1", "category": "rent"}]'::jsonb
    );
    line budget_line;
begin
    insert into event (pool_id, event_id, title, kind, host_ids, shares, party_ids, version)
    values (p_pool, v_event, p_title, p_kind, p_hosts, p_shares, p_parties, 1);
    insert into reservation (
        pool_id, reservation_id, reference, event_id, state, starts_at, ends_at, attendance, buffer_before,
        buffer_after, party_ids, version, created_by, created_at
    ) values (
        p_pool, v_reservation, p_reference, v_event, 'confirmed', p_starts, p_ends, p_attendance, 0,
        0, p_parties, 1, p_member, at
    );
    insert into reservation_item (
        pool_id, reservation_id, position, resource_id, project_id, category, amount
    ) values
        (p_pool, v_reservation, 1, p_resources[1], null, null, null),
        (p_pool, v_reservation, 2, p_resources[2], null, null, null),
        (p_pool, v_reservation, 3, p_resources[3], null, null, null),
        (p_pool, v_reservation, 1001, null, p_project, 'rent', p_amount);
    insert into allocation (pool_id, unit_id, starts_at, ends_at, reservation_id)
    values
        (p_pool, p_resources[1], p_starts, p_ends, v_reservation),
        (p_pool, p_resources[2], p_starts, p_ends, v_reservation),
        (p_pool, p_resources[3], p_starts, p_ends, v_reservation);
    update budget_line
    set
        available = available - p_amount,
        committed = committed + p_amount,
        entries = entries + 1
    where pool_id = p_pool
        and line_id = p_line
    returning * into line;
    insert into entry (
        pool_id, line_id, number, act, source, target, amount, source_after, target_after, reservation_id, command_id,
        effective_on, period, recorded_at
    ) values (
        p_pool, p_line, line.entries, 'commit', 'available', 'committed', p_amount, line.available, line.committed,
        v_reservation, v_command, at::date, date_trunc('month', at)::date, at
    );
    insert into commitment (pool_id, reservation_id, line_id, amount, reserved, committed, spent, released)
    values (p_pool, v_reservation, p_line, p_amount, 0, p_amount, 0, 0);
    insert into audit (
        pool_id, command_id, number, member_id, act, subject_kind, subject_id, version_before, version_after, change,
        party_ids, recorded_at
    ) values (
        p_pool, v_command, 1, p_member, 'reserve', 'reservation', v_reservation, null, 1,
        jsonb_build_object(
            'state', jsonb_build_array(null, 'confirmed'),
            'starts_at', jsonb_build_array(null, p_starts),
            'ends_at', jsonb_build_array(null, p_ends),
            'resources', jsonb_build_array(null, to_jsonb(p_resources))
        ),
        p_parties, at
    );
    insert into command (
        pool_id, login, key, command_id, content_hash, act, member_id, recorded_at, answer
    ) values (
        p_pool, session_user, p_key, v_command, p_hash, 'reserve', p_member, at, answer
    );
    return answer;
end
$$;

alter function bench.bare_reserve(
    uuid, text, bytea, uuid, text, text, text, integer, uuid[], integer[], uuid[], timestamptz, timestamptz, uuid[],
    uuid, uuid, bigint
) owner to poolbook_writer;
