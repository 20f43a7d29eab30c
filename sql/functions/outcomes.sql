-- What came of a reservation: how many attended, and what else was counted.

-- Whether what came of a reservation is recorded. One that has not begun has no outcome, and is not looked for.
create function poolbook_1.is_closed(standing poolbook.reservation) returns boolean
language plpgsql as $$
begin
    return standing.starts_at <= poolbook.now() and exists (
        select 1
        from outcome
        where outcome.pool_id = standing.pool_id
            and outcome.reservation_id = standing.reservation_id
    );
end
$$;

create function poolbook_1.close_reservation(
    p_pool uuid,
    p_key text,
    p_content text,
    p_mode text,
    p_reservation uuid,
    p_attended integer,
    p_figures jsonb,
    p_note text
) returns jsonb
language plpgsql security definer
set search_path = poolbook, poolbook_1, pg_temp as $$
declare
    act poolbook_1.act = begin_act(
        'close', p_pool, p_key, p_content, p_mode, array['officer', 'coordinator', 'administrator']
    );
    standing poolbook.reservation;
    earlier poolbook.outcome;
    unlisted text;
    differs boolean;
begin
    if act.answer is not null then
        return act.answer;
    end if;
    standing = begin_change(act, p_reservation, '{}', '{}', '{}', '{}', array['confirmed', 'closed']);
    if standing.starts_at > poolbook.now() then
        perform refuse(jsonb_build_array(jsonb_build_object(
            'rule', 'period.future',
            'reference', standing.reference,
            'starts_at', standing.starts_at,
            'ends_at', standing.ends_at
        )));
    end if;
    select figure.name
    into unlisted
    from pool
    cross join jsonb_object_keys(p_figures) as figure (name)
    where pool.pool_id = p_pool
        and pool.figures <> '{}'
        and figure.name <> all (pool.figures)
    limit 1;
    if found then
        perform bad_data(jsonb_build_array(jsonb_build_object(
            'field', 'figure', 'problem', 'unlisted', 'value', unlisted)));
    end if;

    select *
    into earlier
    from outcome
    where outcome.pool_id = p_pool
        and outcome.reservation_id = p_reservation;
    differs = (earlier.attended, earlier.figures, earlier.note) is distinct from (p_attended, p_figures, p_note);
    if differs then
        insert into outcome (pool_id, reservation_id, attended, figures, note, closed_at, closed_by)
        values (p_pool, p_reservation, p_attended, p_figures, p_note, poolbook.now(), act.member_id)
        on conflict (pool_id, reservation_id) do update
        set
            attended = excluded.attended,
            figures = excluded.figures,
            note = excluded.note,
            closed_at = excluded.closed_at,
            closed_by = excluded.closed_by;
        perform note_open_money(act, p_reservation);
        update reservation
        set version = version + 1
        where reservation.pool_id = p_pool
            and reservation.reservation_id = p_reservation;
        perform record(
            act, 1, 'close', 'reservation', p_reservation, standing.version, standing.version + 1,
            jsonb_build_object(
                'attended', jsonb_build_array(earlier.attended, p_attended),
                'figures', jsonb_build_array(earlier.figures, p_figures)
            ),
            standing.party_ids
        );
    end if;
    return end_act(act, p_note, jsonb_build_object(
        'reference', standing.reference,
        'state', 'closed',
        'version', standing.version + differs::integer,
        'starts_at', standing.starts_at,
        'ends_at', standing.ends_at,
        'attended', p_attended,
        'figures', p_figures,
        'outcome', case when earlier.attended is null then 'added' when differs then 'changed' else 'same' end
    ));
end
$$;

comment on function poolbook_1.close_reservation(uuid, text, text, text, uuid, integer, jsonb, text) is
    'Records what came of a reservation that has begun; again, with other figures, it replaces what was recorded.';
