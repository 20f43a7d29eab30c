-- Relief given at an event: in money, spent from what the reservation has committed of a line, or in kind, counted.

create function poolbook_1.add_relief(
    p_pool uuid,
    p_key text,
    p_content text,
    p_mode text,
    p_reservation uuid,
    p_line uuid,
    p_amount bigint,
    p_parcels integer,
    p_reached integer,
    p_day date,
    p_note text
) returns jsonb
language plpgsql security definer
set search_path = poolbook, poolbook_1, pg_temp as $$
declare
    act poolbook_1.act = begin_act('relief.add', p_pool, p_key, p_content, p_mode, array['finance', 'administrator']);
    v_day constant date = day_of(act, p_day);
    standing poolbook.reservation;
    open bigint;
    v_number integer;
    v_entry bigint;
begin
    if act.answer is not null then
        return act.answer;
    end if;
    standing = lock_for_money(act, p_reservation, array['confirmed', 'closed']);
    if not may_keep(act, owners_of_lines(p_pool, array[p_line])) then
        perform not_permitted(array['administrator']);
    end if;
    if standing.starts_at > poolbook.now() then
        perform refuse(jsonb_build_array(jsonb_build_object(
            'rule', 'period.future',
            'reference', standing.reference,
            'starts_at', standing.starts_at,
            'ends_at', standing.ends_at
        )));
    end if;
    if p_amount is not null then
        perform lock_lines(p_pool, array[p_line]);
        perform must_not_be_over(p_pool, array[p_line]);
        select coalesce(sum(commitment.committed), 0) - due_of(p_pool, p_reservation, p_line)
        into open
        from commitment
        where commitment.pool_id = p_pool
            and commitment.reservation_id = p_reservation
            and commitment.line_id = p_line;
        if open < p_amount then
            perform refuse(jsonb_build_array(
                part_of_line(p_pool, p_line, p_amount) || jsonb_build_object(
                    'rule', 'commitment.short', 'name', standing.reference, 'asked', p_amount, 'free', open)));
        end if;
        perform must_be_payable(p_pool, array[p_line], v_day);
        update commitment
        set
            committed = committed - p_amount,
            spent = spent + p_amount
        where commitment.pool_id = p_pool
            and commitment.reservation_id = p_reservation
            and commitment.line_id = p_line;
        v_entry = post_entry(act, p_line, 'spend', 'committed', 'spent', p_amount, p_reservation, v_day);
    end if;
    select coalesce(max(relief.number), 0) + 1
    into v_number
    from relief
    where relief.pool_id = p_pool
        and relief.reservation_id = p_reservation;
    insert into relief (
        pool_id, reservation_id, number, line_id, amount, parcels, reached, note, given_on, entry, entered_by, entered_at
    ) values (
        p_pool, p_reservation, v_number, p_line, p_amount, p_parcels, p_reached, p_note, v_day, v_entry, act.member_id,
        poolbook.now()
    );
    perform tell_relief(act, standing, jsonb_build_object(
        'relief', v_number, 'amount', p_amount, 'parcels', p_parcels, 'reached', p_reached));
    return end_act(act, p_note, jsonb_strip_nulls(
        part_of_line(p_pool, p_line, p_amount) || jsonb_build_object(
            'reference', standing.reference,
            'title', title_of(p_pool, p_reservation),
            'number', v_number,
            'parcels', p_parcels,
            'reached', p_reached,
            'day', v_day,
            'posted_in', case when v_entry is not null then posting_month(act, array[p_line], v_day) end
        )
    ));
end
$$;

comment on function poolbook_1.add_relief(
    uuid, text, text, text, uuid, uuid, bigint, integer, integer, date, text
) is 'Records relief in money or in kind, with how many people it reached: finance of who pays, or an administrator.';

create function poolbook_1.tell_relief(
    act poolbook_1.act,
    standing poolbook.reservation,
    p_change jsonb
) returns void
language plpgsql as $$
begin
    update reservation
    set version = version + 1
    where reservation.pool_id = act.pool_id
        and reservation.reservation_id = standing.reservation_id;
    perform record(
        act, 1, act.name, 'reservation', standing.reservation_id, standing.version, standing.version + 1, p_change,
        standing.party_ids
    );
end
$$;

-- Takes relief back that was recorded by mistake: its money is committed again.
create function poolbook_1.remove_relief(
    p_pool uuid,
    p_key text,
    p_content text,
    p_mode text,
    p_reservation uuid,
    p_number integer,
    p_reason text
) returns jsonb
language plpgsql security definer
set search_path = poolbook, poolbook_1, pg_temp as $$
declare
    act poolbook_1.act = begin_act(
        'relief.remove', p_pool, p_key, p_content, p_mode, array['finance', 'administrator']
    );
    standing poolbook.reservation;
    given poolbook.relief;
begin
    if act.answer is not null then
        return act.answer;
    end if;
    standing = lock_for_money(act, p_reservation, array['confirmed', 'closed']);
    select *
    into given
    from relief
    where relief.pool_id = p_pool
        and relief.reservation_id = p_reservation
        and relief.number = p_number
    for no key update;
    if given.number is null or not may_keep(act, owners_of_lines(p_pool, array[given.line_id])) then
        perform not_found('relief', p_number::text);
    end if;
    if given.withdrawn then
        perform refuse(jsonb_build_array(jsonb_build_object(
            'rule', 'relief.removed', 'reference', standing.reference || ' ' || p_number)));
    end if;
    if given.entry is not null then
        perform lock_lines(p_pool, array[given.line_id]);
        perform must_not_be_over(p_pool, array[given.line_id]);
        perform reverse_entry(act, given.line_id, given.entry);
    end if;
    update relief
    set withdrawn = true
    where relief.pool_id = p_pool
        and relief.reservation_id = p_reservation
        and relief.number = p_number;
    perform tell_relief(act, standing, jsonb_build_object('relief', p_number, 'withdrawn', true));
    return end_act(act, p_reason, jsonb_strip_nulls(
        part_of_line(p_pool, given.line_id, given.amount) || jsonb_build_object(
            'reference', standing.reference,
            'title', title_of(p_pool, p_reservation),
            'number', p_number,
            'parcels', given.parcels,
            'reached', given.reached,
            'day', given.given_on
        )
    ));
end
$$;

comment on function poolbook_1.remove_relief(uuid, text, text, text, uuid, integer, text) is
    'Takes relief back that was recorded by mistake; its money is committed again.';
