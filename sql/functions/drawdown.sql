-- What a drawdown is made of: the sums of lines, by line and by month, as of a day and as known at a time.
--
-- What is in closed blocks is read from the months of each line, what came since from its last entries. As of another
-- day, or as known at another time, all of the lines' entries are read.

create function poolbook_1.line_months(
    p_pool uuid,
    p_lines uuid[],
    p_as_of date,
    p_known_at timestamptz
) returns table (
    line_id uuid,
    month date,
    original bigint,
    granted bigint,
    reserved bigint,
    committed bigint,
    spent bigint,
    lapsed bigint,
    released bigint,
    entries bigint
)
language plpgsql stable security definer
set search_path = poolbook, poolbook_1, pg_temp as $$
begin
    if p_as_of is null and p_known_at is null then
        return query
        select
            line_month.line_id,
            line_month.month,
            line_month.original,
            line_month.granted,
            line_month.reserved,
            line_month.committed,
            line_month.spent,
            line_month.lapsed,
            line_month.released,
            line_month.entries
        from line_month
        where line_month.pool_id = p_pool
            and line_month.line_id = any (p_lines);
        -- A line at a time, and only those that have anything new.
        return query
        select since.*
        from budget_line
        left join line_seal
            on line_seal.pool_id = budget_line.pool_id
            and line_seal.line_id = budget_line.line_id
        cross join lateral (
            select
                moved.line_id,
                date_trunc('month', moved.effective_on)::date,
                sum(moved.original)::bigint,
                sum(moved.granted)::bigint,
                sum(moved.reserved)::bigint,
                sum(moved.committed)::bigint,
                sum(moved.spent)::bigint,
                sum(moved.lapsed)::bigint,
                sum(moved.released)::bigint,
                count(*)
            from moves(p_pool) as moved
            where moved.line_id = budget_line.line_id
                and moved.number > coalesce(line_seal.entries, 0)
            group by
                moved.line_id,
                date_trunc('month', moved.effective_on)
        ) as since
        where budget_line.pool_id = p_pool
            and budget_line.line_id = any (p_lines)
            and budget_line.entries > coalesce(line_seal.entries, 0);
    else
        return query
        select
            moved.line_id,
            date_trunc('month', moved.effective_on)::date,
            sum(moved.original)::bigint,
            sum(moved.granted)::bigint,
            sum(moved.reserved)::bigint,
            sum(moved.committed)::bigint,
            sum(moved.spent)::bigint,
            sum(moved.lapsed)::bigint,
            sum(moved.released)::bigint,
            count(*)
        from moves(p_pool) as moved
        where moved.line_id = any (p_lines)
            and (p_as_of is null or moved.effective_on <= p_as_of)
            and (p_known_at is null or moved.recorded_at <= p_known_at)
        group by
            moved.line_id,
            date_trunc('month', moved.effective_on);
    end if;
end
$$;

comment on function poolbook_1.line_months(uuid, uuid[], date, timestamptz) is
    'What lines that the caller may read moved in each month, effective through a day and recorded by a time; several '
    'rows of one month add up.';

-- The lines of a pool whose money the caller may read, of some that they ask for.
create function poolbook_1.readable_lines(p_pool uuid, p_lines uuid[]) returns uuid[]
language sql stable security definer
set search_path = poolbook, poolbook_1, pg_temp as $$
    select coalesce(array_agg(budget_line.line_id), '{}')
    from budget_line
    join project
        on project.pool_id = budget_line.pool_id
        and project.project_id = budget_line.project_id
    where budget_line.pool_id = p_pool
        and budget_line.line_id = any (p_lines)
        and (
            project.owner_ids && array(select my_organizations())
            or project.pool_id = any (array(select my_money_pools()))
        )
$$;

-- Whose money it is may see what it is for: title, time and hosts of what their lines pay, though they are no party.
create function poolbook_1.event_sums(
    p_pool uuid,
    p_lines uuid[],
    p_as_of date,
    p_known_at timestamptz
) returns table (
    reservation_id uuid,
    line_id uuid,
    reference text,
    title text,
    starts_at timestamptz,
    ends_at timestamptz,
    state text,
    hosts text[],
    shares integer[],
    since date,
    reserved bigint,
    committed bigint,
    spent bigint,
    released bigint
)
language plpgsql stable security definer
set search_path = poolbook, poolbook_1, pg_temp as $$
declare
    lines constant uuid[] = readable_lines(p_pool, p_lines);
begin
    return query
    select
        total.reservation_id,
        total.line_id,
        reservation.reference,
        event.title,
        reservation.starts_at,
        reservation.ends_at,
        reservation.state,
        array(
            select organization.name
            from unnest(event.host_ids) with ordinality as host (organization_id, position)
            join organization
                on organization.pool_id = event.pool_id
                and organization.organization_id = host.organization_id
            order by host.position
        ),
        event.shares,
        total.since,
        total.reserved,
        total.committed,
        total.spent,
        total.released
    from (
        select
            moved.reservation_id,
            moved.line_id,
            min(moved.effective_on) filter (where moved.committed > 0) as since,
            sum(moved.reserved)::bigint as reserved,
            sum(moved.committed)::bigint as committed,
            sum(moved.spent)::bigint as spent,
            sum(moved.released)::bigint as released
        from moves(p_pool) as moved
        where moved.line_id = any (lines)
            and moved.reservation_id is not null
            and (p_as_of is null or moved.effective_on <= p_as_of)
            and (p_known_at is null or moved.recorded_at <= p_known_at)
        group by
            moved.reservation_id,
            moved.line_id
    ) as total
    join reservation
        on reservation.pool_id = p_pool
        and reservation.reservation_id = total.reservation_id
    join event
        on event.pool_id = p_pool
        and event.event_id = reservation.event_id;
end
$$;

comment on function poolbook_1.event_sums(uuid, uuid[], date, timestamptz) is
    'What reservations have set aside and spent of lines that the caller may read, effective through a day and recorded '
    'by a time, with the first day on which it was committed.';
