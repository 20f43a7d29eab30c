-- What each entry moved, balance by balance, with a sign: what every sum of a drawdown adds up.

create function poolbook_1.moves(p_pool uuid) returns table (
    line_id uuid,
    number bigint,
    act text,
    effective_on date,
    recorded_at timestamptz,
    reservation_id uuid,
    original bigint,
    granted bigint,
    reserved bigint,
    committed bigint,
    spent bigint,
    lapsed bigint,
    released bigint
)
language sql stable as $$
    select
        entry.line_id,
        entry.number,
        coalesce(undone.act, entry.act),
        entry.effective_on,
        entry.recorded_at,
        entry.reservation_id,
        case when entry.act = 'grant' then entry.amount when undone.act = 'grant' then -entry.amount else 0 end,
        case 'outside' when entry.source then entry.amount when entry.target then -entry.amount else 0 end,
        case 'reserved' when entry.target then entry.amount when entry.source then -entry.amount else 0 end,
        case 'committed' when entry.target then entry.amount when entry.source then -entry.amount else 0 end,
        case 'spent' when entry.target then entry.amount when entry.source then -entry.amount else 0 end,
        case 'lapsed' when entry.target then entry.amount when entry.source then -entry.amount else 0 end,
        case
            when entry.act in ('release', 'expire') then entry.amount
            when undone.act in ('release', 'expire') then -entry.amount
            else 0
        end
    from poolbook.entry
    left join poolbook.entry as undone
        on undone.pool_id = entry.pool_id
        and undone.line_id = entry.line_id
        and undone.number = entry.reverses
    where entry.pool_id = p_pool
$$;

comment on function poolbook_1.moves(uuid) is
    'The entries of a pool as what they added to each balance. A reversal counts as less of what it undoes.';
