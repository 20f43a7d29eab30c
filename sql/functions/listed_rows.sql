-- Rows of a list, as they are sent: reservations of a file or a calendar, or the occurrences of a series.

create type poolbook_1.listed_row as (
    "row" integer,
    reservation uuid,
    version integer,
    stands boolean,
    cancels boolean,
    state text,
    uid text,
    source text,
    title text,
    kind text,
    brand text,
    attendance integer,
    hosts uuid[],
    shares integer[],
    starts_at timestamptz,
    ends_at timestamptz,
    before integer,
    after integer,
    resources uuid[],
    quantities integer[],
    projects uuid[],
    categories text[],
    amounts bigint[]
);

create function poolbook_1.listed_rows(p_rows jsonb) returns setof poolbook_1.listed_row
language plpgsql as $$
begin
    return query
    select listed.*
    from jsonb_populate_recordset(null::listed_row, p_rows) as listed;
end
$$;

-- Frees what has run out, then locks all that reservations have and rows ask for, in one order. Returns the resources.
create function poolbook_1.lock_around(act poolbook_1.act, p_reservations uuid[], p_rows jsonb) returns uuid[]
language plpgsql as $$
declare
    resources uuid[];
    projects uuid[];
    categories text[];
    years integer[];
begin
    resources = array(
        select asked.resource_id
        from listed_rows(p_rows) as listed
        cross join lateral unnest(listed.resources) as asked (resource_id)
        union
        select item.resource_id
        from reservation_item as item
        where item.pool_id = act.pool_id
            and item.reservation_id = any (p_reservations)
            and item.resource_id is not null
    );
    select
        coalesce(array_agg(asked.project_id), '{}'),
        coalesce(array_agg(asked.category), '{}')
    into
        projects,
        categories
    from (
        select
            payment.project_id,
            payment.category
        from listed_rows(p_rows) as listed
        cross join lateral unnest(listed.projects, listed.categories) as payment (project_id, category)
        union
        select
            item.project_id,
            item.category
        from reservation_item as item
        where item.pool_id = act.pool_id
            and item.reservation_id = any (p_reservations)
            and item.project_id is not null
    ) as asked;
    years = array(
        select distinct extract(year from listed.starts_at at time zone act.zone)::integer
        from listed_rows(p_rows) as listed
        where listed.starts_at is not null
    );
    if act.a_hold_has_run_out then
        perform lock_reservations(act, p_reservations, resources, projects, categories, years);
    end if;
    if act.rules ? 'quota.spent' then
        perform lock_quotas(act);
    end if;
    perform lock_resources(act.pool_id, resources);
    perform lock_lines(act.pool_id, array(
        select line_id
        from unnest(years) as year
        cross join lateral unnest(lines_for(act.pool_id, year, projects, categories)) as line_id
        union
        select commitment.line_id
        from commitment
        where commitment.pool_id = act.pool_id
            and commitment.reservation_id = any (p_reservations)
    ));
    return resources;
end
$$;
