-- A grant that is revised: what a fund gives a line becomes another amount, with a second person's yes.

create function poolbook_1.revise_grant(
    p_pool uuid,
    p_key text,
    p_content text,
    p_mode text,
    p_line uuid,
    p_amount bigint,
    p_reason text
) returns jsonb
language plpgsql security definer
set search_path = poolbook, poolbook_1, pg_temp as $$
declare
    act poolbook_1.act = begin_act('fund.revise', p_pool, p_key, p_content, p_mode, array['finance', 'administrator']);
    line poolbook.budget_line;
    parties uuid[];
begin
    if act.answer is not null then
        return act.answer;
    end if;
    parties = owners_of_lines(p_pool, array[p_line]);
    if not may_keep(act, parties) then
        perform not_permitted(array['administrator']);
    end if;
    perform lock_lines(p_pool, array[p_line]);
    perform must_not_be_over(p_pool, array[p_line]);
    select *
    into line
    from budget_line
    where budget_line.pool_id = p_pool
        and budget_line.line_id = p_line;
    if p_amount is null or p_amount < 0 or p_amount = line.granted then
        perform bad_data(jsonb_build_array(jsonb_build_object(
            'field', 'amount', 'problem', 'same', 'value', line.granted)));
    end if;
    perform must_have_left(act, line, p_amount - line.granted);
    return end_act(act, p_reason,
        part_of_line(p_pool, p_line, p_amount - line.granted)
        || jsonb_build_object('before', line.granted, 'after', p_amount)
        || ask_second_person(
            act, 'revision', id_of(act, 1),
            jsonb_build_object(
                'need', 'revision', 'name', line_text(p_pool, p_line), 'amount', p_amount, 'line_id', p_line,
                'difference', p_amount - line.granted
            ),
            abs(p_amount - line.granted), parties
        )
    );
end
$$;

comment on function poolbook_1.revise_grant(uuid, text, text, text, uuid, bigint, text) is
    'Makes what a line was granted another amount, once a second person agrees: finance of its project or of the pool.';

create function poolbook_1.must_have_left(
    act poolbook_1.act,
    line poolbook.budget_line,
    p_difference bigint
) returns void
language plpgsql as $$
begin
    if line.available + p_difference < 0 then
        perform refuse(jsonb_build_array(jsonb_build_object(
            'rule', 'line.short',
            'name', line_text(act.pool_id, line.line_id),
            'asked', -p_difference,
            'free', line.available
        )));
    end if;
end
$$;

-- Adds to what a line was granted, or takes from it.
create function poolbook_1.revise_line(act poolbook_1.act, p_line uuid, p_difference bigint) returns jsonb
language plpgsql as $$
declare
    line poolbook.budget_line;
begin
    perform lock_lines(act.pool_id, array[p_line]);
    perform must_not_be_over(act.pool_id, array[p_line]);
    select *
    into line
    from budget_line
    where budget_line.pool_id = act.pool_id
        and budget_line.line_id = p_line;
    perform must_have_left(act, line, p_difference);
    if p_difference > 0 then
        perform post_entry(act, p_line, 'revise', 'outside', 'available', p_difference);
    else
        perform post_entry(act, p_line, 'revise', 'available', 'outside', -p_difference);
    end if;
    perform record(
        act, 600001, 'fund.revise', 'line', p_line, line.entries::integer, line.entries::integer + 1,
        jsonb_build_object('granted', jsonb_build_array(line.granted, line.granted + p_difference)),
        owners_of_lines(act.pool_id, array[p_line])
    );
    return jsonb_build_object('before', line.granted, 'after', line.granted + p_difference);
end
$$;
