-- What becomes of a series afterwards: several of its occurrences are changed or cancelled in one act, each by the
-- function that changes or cancels any reservation.

-- Locks occurrences of a series, in id order, and refuses what is none of it.
create function poolbook_1.lock_members(act poolbook_1.act, p_series uuid, p_reservations uuid[]) returns void
language plpgsql as $$
declare
    stranger uuid;
begin
    perform 1
    from reservation
    where reservation.pool_id = act.pool_id
        and reservation.reservation_id = any (p_reservations)
    order by reservation.reservation_id
    for no key update;
    select asked.reservation_id
    into stranger
    from unnest(p_reservations) as asked (reservation_id)
    left join reservation
        on reservation.pool_id = act.pool_id
        and reservation.reservation_id = asked.reservation_id
        and reservation.series_id = p_series
    where reservation.reservation_id is null
    limit 1;
    if found then
        perform not_found('reservation', stranger::text);
    end if;
end
$$;

-- What has begun of a series is past: an act on several occurrences leaves it alone, whoever asks.
create function poolbook_1.must_lie_ahead(act poolbook_1.act, p_reservations uuid[]) returns void
language plpgsql as $$
declare
    begun jsonb;
begin
    select jsonb_agg(
        jsonb_build_object(
            'rule', 'period.past', 'starts_at', reservation.starts_at, 'ends_at', reservation.ends_at)
        order by reservation.starts_at
    )
    into begun
    from reservation
    where reservation.pool_id = act.pool_id
        and reservation.reservation_id = any (p_reservations)
        and reservation.starts_at <= poolbook.now();
    if begun is not null then
        perform refuse(begun);
    end if;
end
$$;

-- Begins an act on several occurrences of a series: they are its own, lie ahead and are locked, and around them all that
-- the act may take or give back.
create function poolbook_1.begin_series_change(
    act poolbook_1.act,
    p_series uuid,
    p_reservations uuid[],
    p_rows jsonb
) returns poolbook.series
language plpgsql as $$
declare
    standing poolbook.series;
begin
    if cardinality(p_reservations) not between 1 and 1000 then
        perform bad_data(jsonb_build_array(jsonb_build_object('field', 'reservations', 'value', '')));
    end if;
    standing = begin_series(act, p_series);
    perform lock_members(act, p_series, p_reservations);
    perform must_lie_ahead(act, p_reservations);
    perform lock_around(act, p_reservations, p_rows);
    return standing;
end
$$;

-- Ends it: the series has another version, and the record has what was done to it.
create function poolbook_1.end_series_change(
    act poolbook_1.act,
    standing poolbook.series,
    p_verb text,
    p_parties uuid[],
    p_changes jsonb
) returns void
language plpgsql as $$
begin
    update series
    set
        party_ids = p_parties,
        version = version + 1
    where series.pool_id = act.pool_id
        and series.series_id = standing.series_id;
    perform record(
        act, 1, p_verb, 'series', standing.series_id, standing.version, standing.version + 1, p_changes, p_parties
    );
end
$$;

-- Edits occurrences of a series, which then are a segment of their own; one alone is edited as any reservation is. The
-- rows are those of `import_reservations` that name a reservation; the order is that in which they are tried. The rule is
-- that of the new segment, where its days still follow one.
create function poolbook_1.edit_series(
    p_pool uuid,
    p_key text,
    p_content text,
    p_mode text,
    p_series uuid,
    p_rule text,
    p_reason text,
    p_rows jsonb
) returns jsonb
language plpgsql security definer
set search_path = poolbook, poolbook_1, pg_temp
set plan_cache_mode = force_generic_plan as $$
declare
    act poolbook_1.act = begin_act(
        'edit.series', p_pool, p_key, p_content, p_mode, array['officer', 'coordinator', 'administrator']
    );
    standing poolbook.series;
    reservations uuid[];
    edits record;
    v_segment integer;
    parties uuid[];
begin
    if act.answer is not null then
        return act.answer;
    end if;
    reservations = array(
        select listed.reservation
        from jsonb_to_recordset(p_rows) as listed (reservation uuid)
    );
    standing = begin_series_change(act, p_series, reservations, p_rows);

    edits = edit_listed(act, p_content, p_rows);

    parties = array(
        select distinct party
        from reservation
        cross join lateral unnest(reservation.party_ids) as party
        where reservation.pool_id = p_pool
            and reservation.series_id = p_series
    );
    insert into series_segment (pool_id, series_id, segment, rule, starts, created_by, created_at)
    select
        p_pool,
        p_series,
        1 + (
            select max(segment.segment)
            from series_segment as segment
            where segment.pool_id = p_pool
                and segment.series_id = p_series
        ),
        p_rule,
        array_agg(reservation.original_start order by reservation.original_start),
        act.member_id,
        poolbook.now()
    from reservation
    where reservation.pool_id = p_pool
        and reservation.reservation_id = any (reservations)
    returning segment
    into v_segment;
    update reservation
    set segment = v_segment
    where reservation.pool_id = p_pool
        and reservation.reservation_id = any (reservations);
    perform end_series_change(act, standing, 'edit', parties, jsonb_build_object(
        'segment', jsonb_build_array(null, v_segment), 'reservations', jsonb_build_array(null, to_jsonb(reservations))
    ));
    return end_act(act, p_reason, jsonb_build_object(
        'reference', standing.reference,
        'changed', edits.answers
    ));
end
$$;

comment on function poolbook_1.edit_series(uuid, text, text, text, uuid, text, text, jsonb) is
    'Edits occurrences of a series in one act, all of them or none; several become a segment of their own.';

-- Cancels occurrences of a series in one act, all of them or none.
create function poolbook_1.cancel_series(
    p_pool uuid,
    p_key text,
    p_content text,
    p_mode text,
    p_series uuid,
    p_reservations uuid[],
    p_reason text
) returns jsonb
language plpgsql security definer
set search_path = poolbook, poolbook_1, pg_temp
set plan_cache_mode = force_generic_plan as $$
declare
    act poolbook_1.act = begin_act(
        'cancel.series', p_pool, p_key, p_content, p_mode, array['officer', 'coordinator', 'administrator']
    );
    standing poolbook.series;
    reservation_id uuid;
    answer jsonb;
    cancelled jsonb = '[]';
    money jsonb = '[]';
begin
    if act.answer is not null then
        return act.answer;
    end if;
    standing = begin_series_change(act, p_series, p_reservations, '[]');

    foreach reservation_id in array p_reservations loop
        answer = cancel(
            p_pool, left(p_key, 150) || ' ' || reservation_id, p_content, 'act', reservation_id, p_reason
        );
        cancelled = cancelled || (answer - 'money' || jsonb_build_object('takes', takes_of(p_pool, reservation_id)));
        money = money || (answer -> 'money');
        perform tell_progress(jsonb_array_length(cancelled), cardinality(p_reservations));
    end loop;
    perform end_series_change(act, standing, 'cancel', standing.party_ids, jsonb_build_object(
        'cancelled', jsonb_build_array(null, to_jsonb(p_reservations))
    ));
    return end_act(act, p_reason, jsonb_build_object(
        'reference', standing.reference,
        'cancelled', cancelled,
        'remaining', (
            select count(*)
            from reservation
            where reservation.pool_id = p_pool
                and reservation.series_id = p_series
                and reservation.state in ('hold', 'confirmed', 'request')
                and reservation.ends_at > poolbook.now()
        ),
        'money', money_together(money)
    ));
end
$$;

comment on function poolbook_1.cancel_series(uuid, text, text, text, uuid, uuid[], text) is
    'Cancels occurrences of a series in one act, all of them or none; their money is back in its own lines at once.';
