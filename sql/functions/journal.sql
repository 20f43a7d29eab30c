-- The journal: the one place where an amount moves from one balance of a budget line to another. Returns the number
-- of the entry in its line.

create function poolbook_1.post(
    act poolbook_1.act,
    p_line uuid,
    p_act text,
    p_source text,
    p_target text,
    p_amount bigint,
    p_reservation uuid
) returns bigint
language plpgsql as $$
declare
    line record;
begin
    update budget_line
    set
        granted = granted + case when p_source = 'outside' then p_amount else 0 end,
        available = available + case 'available' when p_target then p_amount when p_source then -p_amount else 0 end,
        reserved = reserved + case 'reserved' when p_target then p_amount when p_source then -p_amount else 0 end,
        committed = committed + case 'committed' when p_target then p_amount when p_source then -p_amount else 0 end,
        entries = entries + 1
    where budget_line.pool_id = act.pool_id
        and budget_line.line_id = p_line
    returning
        entries,
        case p_source when 'available' then available when 'reserved' then reserved when 'committed' then committed end
            as source_after,
        case p_target when 'available' then available when 'reserved' then reserved when 'committed' then committed end
            as target_after,
        poolbook.now() as recorded_at,
        poolbook.now() at time zone act.zone as local_time
    into line;
    insert into entry (
        pool_id, line_id, number, act, source, target, amount, source_after, target_after, reservation_id, command_id,
        effective_on, period, recorded_at
    ) values (
        act.pool_id, p_line, line.entries, p_act, p_source, p_target, p_amount, line.source_after, line.target_after,
        p_reservation, act.command_id, line.local_time, date_trunc('month', line.local_time), line.recorded_at
    );
    return line.entries;
end
$$;
