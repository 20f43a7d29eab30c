-- Money from one budget line to another, both sides in one act, with a second person's yes. While it waits it is
-- reserved in its line.

create function poolbook_1.transfer_money(
    p_pool uuid,
    p_key text,
    p_content text,
    p_mode text,
    p_from uuid,
    p_to uuid,
    p_amount bigint,
    p_reason text
) returns jsonb
language plpgsql security definer
set search_path = poolbook, poolbook_1, pg_temp as $$
declare
    act poolbook_1.act = begin_act('transfer', p_pool, p_key, p_content, p_mode, array['finance', 'administrator']);
    v_transfer uuid = id_of(act, 1);
    v_reference text;
    length integer;
    free bigint;
    parties uuid[];
    asked jsonb;
begin
    if act.answer is not null then
        return act.answer;
    end if;
    if p_amount is null or p_amount <= 0 or p_from = p_to then
        perform bad_data(jsonb_build_array(jsonb_build_object('field', 'amount', 'value', p_amount)));
    end if;
    if not may_keep(act, owners_of_lines(p_pool, array[p_from])) then
        perform not_permitted(array['administrator']);
    end if;
    perform lock_lines(p_pool, array[p_from, p_to]);
    perform must_not_be_over(p_pool, array[p_from, p_to]);
    select budget_line.available
    into free
    from budget_line
    where budget_line.pool_id = p_pool
        and budget_line.line_id = p_from;
    if free < p_amount then
        perform refuse(jsonb_build_array(jsonb_build_object(
            'rule', 'line.short', 'name', line_text(p_pool, p_from), 'asked', p_amount, 'free', free)));
    end if;
    foreach length in array array[4, 6, 8, 10] loop
        v_reference = 'T-' || crockford(v_transfer, length);
        insert into transfer (
            pool_id, transfer_id, reference, from_line_id, to_line_id, amount, state, asked_by, asked_at, version
        ) values (
            p_pool, v_transfer, v_reference, p_from, p_to, p_amount, 'waiting', act.member_id, poolbook.now(), 1
        )
        on conflict on constraint transfer_reference_is_unique do nothing;
        exit when found;
    end loop;
    perform post_entry(
        act, p_from, 'transfer', 'available', 'reserved', p_amount, p_transfer => v_transfer, p_other => p_to);
    parties = owners_of_lines(p_pool, array[p_from, p_to]);
    perform record(
        act, 1, 'transfer', 'transfer', v_transfer, null, 1,
        jsonb_build_object('amount', jsonb_build_array(null, p_amount), 'state', '[null, "waiting"]'::jsonb), parties
    );
    asked = ask_second_person(
        act, 'transfer', v_transfer,
        jsonb_build_object(
            'need', 'transfer',
            'name', concat_ws(' ', v_reference, line_text(p_pool, p_from), '->', line_text(p_pool, p_to)),
            'amount', p_amount
        ),
        p_amount, parties
    );
    return end_act(act, p_reason, describe_transfer(p_pool, v_transfer) || asked);
end
$$;

comment on function poolbook_1.transfer_money(uuid, text, text, text, uuid, uuid, bigint, text) is
    'Moves money from one line to another once a second person agrees: finance of the line that gives, or an administrator.';

create function poolbook_1.describe_transfer(p_pool uuid, p_transfer uuid) returns jsonb
language sql stable as $$
    select jsonb_build_object(
        'reference', transfer.reference,
        'state', transfer.state,
        'amount', transfer.amount,
        'from', line_text(p_pool, transfer.from_line_id),
        'to', line_text(p_pool, transfer.to_line_id)
    )
    from transfer
    where transfer.pool_id = p_pool
        and transfer.transfer_id = p_transfer
$$;

-- Moves what was set aside to the other line, or puts it back.
create function poolbook_1.settle_transfer(act poolbook_1.act, p_transfer uuid, p_verdict text) returns jsonb
language plpgsql as $$
declare
    moving poolbook.transfer;
begin
    select *
    into moving
    from transfer
    where transfer.pool_id = act.pool_id
        and transfer.transfer_id = p_transfer
    for no key update;
    if moving.state = 'waiting' then
        perform lock_lines(act.pool_id, array[moving.from_line_id, moving.to_line_id]);
        perform post_entry(
            act, moving.from_line_id, 'transfer', 'reserved', 'available', moving.amount, p_transfer => p_transfer,
            p_other => moving.to_line_id
        );
        if p_verdict = 'approved' then
            perform post_entry(
                act, moving.from_line_id, 'transfer', 'available', 'outside', moving.amount, p_transfer => p_transfer,
                p_other => moving.to_line_id
            );
            perform post_entry(
                act, moving.to_line_id, 'transfer', 'outside', 'available', moving.amount, p_transfer => p_transfer,
                p_other => moving.from_line_id
            );
        end if;
        update transfer
        set
            state = case p_verdict when 'approved' then 'done' else 'declined' end,
            ended_at = poolbook.now(),
            version = version + 1
        where transfer.pool_id = act.pool_id
            and transfer.transfer_id = p_transfer;
        -- Several that nobody agreed to end in one act.
        perform record(
            act, next_number(act), 'transfer', 'transfer', p_transfer, moving.version, moving.version + 1,
            jsonb_build_object('state', jsonb_build_array(
                'waiting', case p_verdict when 'approved' then 'done' else 'declined' end)),
            owners_of_lines(act.pool_id, array[moving.from_line_id, moving.to_line_id])
        );
    end if;
    return describe_transfer(act.pool_id, p_transfer);
end
$$;

-- Undoes a payment, a refund, a transfer, a grant or a revision, once a second person agrees.
create function poolbook_1.reverse(
    p_pool uuid,
    p_key text,
    p_content text,
    p_mode text,
    p_kind text,
    p_subject uuid,
    p_number bigint,
    p_reason text
) returns jsonb
language plpgsql security definer
set search_path = poolbook, poolbook_1, pg_temp as $$
declare
    act poolbook_1.act = begin_act('reverse', p_pool, p_key, p_content, p_mode, array['finance', 'administrator']);
    named record;
    undone record;
    parts jsonb = '[]';
    total bigint = 0;
    asked jsonb;
begin
    if act.answer is not null then
        return act.answer;
    end if;
    named = entries_to_reverse(act, p_kind, p_subject, p_number);
    if named.lines is null then
        perform refuse(jsonb_build_array(jsonb_build_object('rule', 'entry.none')));
    end if;
    if not may_keep(act, owners_of_lines(p_pool, named.lines)) then
        perform not_permitted(array['administrator']);
    end if;
    perform must_not_be_over(p_pool, named.lines);
    for undone in
        select
            one.line_id,
            one.number
        from unnest(named.lines, named.numbers) as one (line_id, number)
    loop
        parts = parts || reversal_part(act, undone.line_id, undone.number);
    end loop;
    select sum((part ->> 'amount')::bigint)
    into total
    from jsonb_array_elements(parts) as part;
    asked = ask_second_person(
        act, 'reversal', id_of(act, 1),
        jsonb_build_object(
            'need', 'reversal',
            'name', (select string_agg(part ->> 'entry', ', ') from jsonb_array_elements(parts) as part),
            'amount', total, 'lines', named.lines, 'numbers', named.numbers
        ),
        total,
        owners_of_lines(p_pool, named.lines)
    );
    return end_act(act, p_reason, jsonb_build_object('parts', parts, 'amount', total) || asked);
end
$$;

comment on function poolbook_1.reverse(uuid, text, text, text, text, uuid, bigint, text) is
    'Undoes an entry by its opposite, once, after a second person agrees: finance of its line, or an administrator.';

-- What undoing an entry would do; refused where it cannot be undone.
create function poolbook_1.reversal_part(act poolbook_1.act, p_line uuid, p_number bigint) returns jsonb
language plpgsql as $$
declare
    undone poolbook.entry;
begin
    select *
    into undone
    from entry
    where entry.pool_id = act.pool_id
        and entry.line_id = p_line
        and entry.number = p_number;
    if undone.number is null then
        perform refuse(jsonb_build_array(jsonb_build_object(
            'rule', 'entry.none', 'name', line_text(act.pool_id, p_line) || '#' || p_number)));
    end if;
    perform must_be_reversible(undone);
    return part_of_line(act.pool_id, p_line, undone.amount) || jsonb_build_object(
        'entry', entry_text(undone), 'act', undone.act, 'source', undone.target, 'target', undone.source,
        'day', undone.effective_on
    );
end
$$;
