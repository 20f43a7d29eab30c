-- The waitlist: requests in the order in which they were made. When something becomes free the next that fits stands, or
-- is held for its host for a while, or is left, as the pool wants it.
--
-- Each is bound by an act of its own, which follows the one that freed its place: so every act locks what one
-- reservation wants, in the one order, and none waits for another request while it keeps what that may want.

-- The requests that an act of the caller has freed something for.
create function poolbook_1.freed_for(act poolbook_1.act, p_freed_by text) returns uuid[]
language plpgsql as $$
begin
    return array(
        select conflict.claimant_id
        from command
        join audit
            on audit.pool_id = command.pool_id
            and audit.command_id = command.command_id
            and audit.subject_kind = 'conflict'
        join conflict
            on conflict.pool_id = audit.pool_id
            and conflict.conflict_id = audit.subject_id
        where command.pool_id = act.pool_id
            and command.login = act.login
            and command.key = p_freed_by
    );
end
$$;

-- Of the next so many requests behind one, in the order in which they were made, those that may fit by now: nothing that
-- stands and no closure is in conflict with them. Another request is not in the way: whoever fits first has it. They
-- are looked at some at a time because whoever lets a thousand come next, one by one, would else look at all of them a
-- thousand times. `p_freed` names the only ones that are meant; null for all.
create function poolbook_1.in_line(
    act poolbook_1.act,
    p_freed uuid[],
    p_most integer,
    inout behind_at timestamptz,
    inout behind uuid,
    out line uuid[],
    out is_all boolean
)
language plpgsql as $$
declare
    looked_at uuid[];
    kept uuid[];
begin
    with looked as (
        select
            request.reservation_id,
            request.created_at
        from reservation as request
        where request.pool_id = act.pool_id
            and request.state = 'request'
            and request.starts_at > poolbook.now()
            and (request.created_at, request.reservation_id) > (behind_at, behind)
            and (p_freed is null or request.reservation_id = any (p_freed))
        order by
            request.created_at,
            request.reservation_id
        limit p_most
    )
    select
        coalesce(array_agg(looked.reservation_id order by looked.created_at, looked.reservation_id), '{}'),
        max(looked.created_at)
    into
        looked_at,
        behind_at
    from looked;
    behind = looked_at[cardinality(looked_at)];
    -- Lists, not a join: the reporter has just written the conflicts, nobody has counted them yet, and the planner, who
    -- takes them for few, would go through all of them for each request.
    kept = array(
        select conflict.claimant_id
        from conflict
        where conflict.pool_id = act.pool_id
            and conflict.claimant_id = any (looked_at)
            and conflict.state in ('open', 'waived')
            and is_of_places(conflict.rule)
            and (
                conflict.rule = 'resource.blackout'
                or exists (
                    select 1
                    from reservation as other
                    where other.pool_id = conflict.pool_id
                        and other.reservation_id = any (conflict.other_ids)
                        and other.state <> 'request'
                )
            )
    );
    line = array(
        select looked.reservation_id
        from unnest(looked_at) with ordinality as looked (reservation_id, place)
        where looked.reservation_id not in (select unnest(kept))
        order by looked.place
    );
    is_all = cardinality(looked_at) < p_most;
end
$$;

-- Lets a request stand, or holds it, as the pool wants; what stands in its way refuses it. Where others have to agree it
-- waits for them, as it would if its host had confirmed it. Returns what became of it; what is none any more is refused.
create function poolbook_1.promote_request(act poolbook_1.act, p_request uuid, p_waitlist text, p_hours integer)
returns jsonb
language plpgsql as $$
declare
    items record = items_of(act.pool_id, p_request);
    standing poolbook.reservation;
    its poolbook_1.act;
    needs jsonb;
begin
    if act.a_hold_has_run_out then
        perform lock_reservations(
            act, array[p_request], items.resources, items.projects, items.categories,
            array(
                select extract(year from reservation.starts_at at time zone act.zone)::integer
                from reservation
                where reservation.pool_id = act.pool_id
                    and reservation.reservation_id = p_request
            )
        );
    end if;
    select *
    into standing
    from reservation
    where reservation.pool_id = act.pool_id
        and reservation.reservation_id = p_request
        and reservation.state = 'request'
        and reservation.starts_at > poolbook.now()
    for no key update;
    if not found then
        -- What was freed on the way is taken back with it: nothing is written without its command.
        perform refuse('[]');
    end if;
    its = for_its_organization(act, standing);
    needs = needs_of(its, standing);
    if p_waitlist = 'confirm' or must_ask(needs) then
        perform stand_request(act, p_request, needs, 10);
    else
        perform bind_request(
            its, standing, 'hold', least(poolbook.now() + p_hours * interval '1 hour', standing.starts_at), 10
        );
    end if;
    return (
        select jsonb_build_object(
            'id', reservation.reservation_id,
            'reference', reservation.reference,
            'state', reservation.state,
            'expires_at', reservation.expires_at
        )
        from reservation
        where reservation.pool_id = act.pool_id
            and reservation.reservation_id = p_request
    );
end
$$;

-- What an answer says of an act in which holds ran out that others waited for: by its key the caller lets them come next.
create function poolbook_1.freed_by(act poolbook_1.act) returns jsonb
language plpgsql as $$
begin
    if exists (
        select 1
        from audit
        where audit.pool_id = act.pool_id
            and audit.command_id = act.command_id
            and audit.act = 'conflict.gone'
    ) then
        return jsonb_build_object('freed', act.key);
    end if;
    return '{}';
end
$$;

-- Promotes the first request in line that fits, behind one that was promoted before: of those for which the caller's act
-- of a key has freed something, or, for the reporter, of all. Nothing is written where none fits.
create function poolbook_1.promote(
    p_pool uuid,
    p_key text,
    p_content text,
    p_mode text,
    p_freed_by text,
    p_behind uuid
) returns jsonb
language plpgsql security definer
set search_path = poolbook, poolbook_1, pg_temp as $$
declare
    act poolbook_1.act = begin_act(
        'promote', p_pool, p_key, p_content, p_mode,
        case
            when p_freed_by is null then array['reporter', 'administrator']
            else array['officer', 'coordinator', 'finance', 'administrator', 'reporter']
        end
    );
    v_pool poolbook.pool;
    freed uuid[];
    next record;
    most integer = 20;
    request uuid;
    promoted jsonb;
begin
    if act.answer is not null then
        return act.answer;
    end if;
    select *
    into v_pool
    from pool
    where pool.pool_id = p_pool;
    if p_freed_by is not null then
        freed = freed_for(act, p_freed_by);
    end if;
    if v_pool.waitlist = 'ask' or freed = '{}' or is_quiet(p_pool) then
        return '{"promoted": null}';
    end if;
    select
        coalesce(max(reservation.created_at), '-infinity') as behind_at,
        coalesce(p_behind, '00000000-0000-0000-0000-000000000000') as behind
    into next
    from reservation
    where reservation.pool_id = p_pool
        and reservation.reservation_id = p_behind;
    loop
        next = in_line(act, freed, most, next.behind_at, next.behind);
        foreach request in array next.line loop
            -- What refuses one gives its locks back with everything else that it did.
            begin
                promoted = promote_request(act, request, v_pool.waitlist, v_pool.offer_hours);
            exception
                when sqlstate 'PB001' or sqlstate 'PB004' or sqlstate 'PB005' then promoted = null;
            end;
            exit when promoted is not null;
        end loop;
        exit when promoted is not null or next.is_all;
        most = most * 10;
    end loop;
    if promoted is null then
        return '{"promoted": null}';
    end if;
    return end_act(act, null, jsonb_build_object('promoted', promoted));
end
$$;

comment on function poolbook_1.promote(uuid, text, text, text, text, uuid) is
    'Lets the first request that fits by now stand, or holds it, as the pool''s waitlist says.';
