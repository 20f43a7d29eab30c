-- A list of reservations in one act: what fits is bound, the rest waits as requests; nothing is lost, nothing twice.
-- Rows come in the order in which they may bind. A row that was imported before, by its source and UID, is left
-- alone. A row that names a reservation, in the version that its sender compared it with, stands as it is, or edits it;
-- edits that are refused refuse all. Progress is told in notices of SQLSTATE PB100: rows done, rows in all.
create function poolbook_1.import_reservations(
    p_pool uuid,
    p_key text,
    p_content text,
    p_mode text,
    p_source text,
    p_rows jsonb
) returns jsonb
language plpgsql security definer
set search_path = poolbook, poolbook_1, pg_temp as $$
declare
    act poolbook_1.act = begin_act(
        'import.reservation', p_pool, p_key, p_content, p_mode, array['officer', 'coordinator', 'administrator']
    );
    total constant integer = jsonb_array_length(p_rows);
    resources uuid[];
    item record;
    written record;
    state text;
    number integer = 0;
    done integer = 0;
    bound integer = 0;
    same integer = 0;
    waiting jsonb[];
    warnings jsonb = '[]';
    edits record;
    mine uuid[];
    requests uuid[];
begin
    if act.answer is not null then
        return act.answer;
    end if;

    resources = lock_around(act, lock_listed(p_pool, p_rows), p_rows);
    edits = edit_listed(act, p_content, p_rows);
    mine = edits.reservations;

    for item in
        select listed.*
        from listed_rows(p_rows) as listed
    loop
        done = done + 1;
        perform tell_progress(done, total);
        if item.stands then
            same = same + 1;
        end if;
        continue when item.reservation is not null;
        if exists (
            select 1
            from reservation
            where reservation.pool_id = p_pool
                and reservation.calendar_source = coalesce(item.source, p_source)
                and reservation.calendar_uid = item.uid
                and reservation.original_start is null
        ) then
            same = same + 1;
            continue;
        end if;
        perform must_host(act, item.hosts);
        number = number + 1;
        state = item.state;
        begin
            written = write_reservation(
                act, number, state, null, item.title, item.kind, item.brand, item.attendance, item.hosts, item.shares,
                item.starts_at, item.ends_at, item.before, item.after, item.resources, item.quantities,
                item.projects, item.categories, item.amounts, item.uid,
                coalesce(item.source, p_source)
            );
            if written.reasons <> '[]' then
                perform refuse(written.reasons);
            end if;
        exception
            when sqlstate 'PB001' then
                state = 'request';
                waiting = waiting || jsonb_build_object('row', item.row, 'reasons', written.reasons);
                written = write_reservation(
                    act, number, state, null, item.title, item.kind, item.brand, item.attendance, item.hosts,
                    item.shares, item.starts_at, item.ends_at, item.before, item.after, item.resources, item.quantities,
                    item.projects, item.categories, item.amounts, item.uid,
                    coalesce(item.source, p_source)
                );
        end;
        mine = mine || written.reservation_id;
        if state = 'request' then
            requests = requests || written.reservation_id;
        else
            bound = bound + 1;
            warnings = warnings || numbered(written.warnings, item.row);
        end if;
        perform record(
            act, number, 'import', 'reservation', written.reservation_id, null, 1,
            jsonb_build_object('state', jsonb_build_array(null, state)), written.party_ids
        );
    end loop;

    if number >= 200 then
        perform poolbook.refresh_statistics();
    end if;
    return end_act(act, null, jsonb_build_object(
        'rows', total,
        'bound', bound,
        'requests', number - bound,
        'same', same,
        'changed', edits.answers,
        'overlaps', count_overlaps(p_pool, mine, resources),
        'conflicts', cardinality(see_requests(act, requests, 'import')),
        'waiting', coalesce(to_jsonb(waiting), '[]')
    ) || warned(warnings));
end
$$;

comment on function poolbook_1.import_reservations(uuid, text, text, text, text, jsonb) is
    'Imports reservations in one act: what fits is bound, the rest waits as requests; rows that name one edit it.';

-- What is to pay for a reservation where a row of a list says it: that, and what stays of projects on which the caller
-- may not draw, because a file does not have them. Where the row says nothing, what stands.
create function poolbook_1.payments_listed(
    act poolbook_1.act,
    p_reservation uuid,
    p_projects uuid[],
    p_categories text[],
    p_amounts bigint[],
    out projects uuid[],
    out categories text[],
    out amounts bigint[]
)
language plpgsql as $$
begin
    select
        coalesce(array_agg(payment.project_id order by payment.position), '{}'),
        coalesce(array_agg(payment.category order by payment.position), '{}'),
        coalesce(array_agg(payment.amount order by payment.position), '{}')
    into
        projects,
        categories,
        amounts
    from (
        select
            item.project_id,
            item.category,
            item.amount,
            item.position
        from reservation_item as item
        join project
            on project.pool_id = item.pool_id
            and project.project_id = item.project_id
        where item.pool_id = act.pool_id
            and item.reservation_id = p_reservation
            and (p_projects is null or not may_draw(act, project.owner_ids))
        union all
        select
            given.project_id,
            given.category,
            given.amount,
            2000 + given.position
        from unnest(p_projects, p_categories, p_amounts) with ordinality
            as given (project_id, category, amount, position)
    ) as payment;
end
$$;

-- Edits the reservations that rows of a list change. One may take the place that another leaves, in whatever order they
-- stand: as long as one is edited, those that were refused are tried again. What is refused then refuses all, by row.
create function poolbook_1.edit_listed(
    act poolbook_1.act,
    p_content text,
    p_rows jsonb,
    out reservations uuid[],
    out answers jsonb
)
language plpgsql as $$
declare
    item record;
    money record;
    reasons text;
    refused jsonb;
    before integer;
begin
    reservations = '{}';
    answers = '[]';
    loop
        before = cardinality(reservations);
        refused = '[]';
        for item in
            select listed.*
            from listed_rows(p_rows) as listed
            where not listed.stands
                and listed.reservation <> all (reservations)
        loop
            begin
                money = payments_listed(act, item.reservation, item.projects, item.categories, item.amounts);
                answers = answers || edit(
                    act.pool_id, left(act.key, 150) || ' ' || item.reservation, p_content, 'act', item.reservation,
                    item.version, null, item.title, item.kind, item.brand, item.attendance, item.hosts, item.shares,
                    item.starts_at, item.ends_at, item.before, item.after, item.resources, item.quantities,
                    money.projects, money.categories, money.amounts
                );
                reservations = reservations || item.reservation;
            exception
                when sqlstate 'PB001' then
                    get stacked diagnostics reasons = pg_exception_detail;
                    refused = refused || (
                        select jsonb_agg(reason.value || jsonb_build_object('row', item.row))
                        from jsonb_array_elements(reasons::jsonb) as reason (value)
                    );
            end;
        end loop;
        exit when refused = '[]' or cardinality(reservations) = before;
    end loop;
    if refused <> '[]' then
        perform refuse(refused);
    end if;
end
$$;

-- Locks the reservations that rows of a list name, in id order, and returns them. One that was changed since its row was
-- compared with it is bad data.
create function poolbook_1.lock_listed(p_pool uuid, p_rows jsonb) returns uuid[]
language plpgsql as $$
declare
    named uuid[];
    stale jsonb;
begin
    select array_agg(listed.reservation)
    into named
    from listed_rows(p_rows) as listed
    where listed.reservation is not null;
    if named is null then
        return '{}';
    end if;
    perform 1
    from reservation
    where reservation.pool_id = p_pool
        and reservation.reservation_id = any (named)
    order by reservation.reservation_id
    for no key update;

    select jsonb_agg(
        jsonb_build_object(
            'row', listed.row, 'field', 'reference', 'problem', 'changed', 'value', reservation.reference)
        order by listed.row
    )
    into stale
    from listed_rows(p_rows) as listed
    left join reservation
        on reservation.pool_id = p_pool
        and reservation.reservation_id = listed.reservation
    where listed.reservation is not null
        and reservation.version is distinct from listed.version;
    if stale is not null then
        perform bad_data(stale);
    end if;
    return named;
end
$$;

-- How many pairs of reservations and requests want one unit at one time, one of each pair being among those given.
-- What is compared comes as arrays, whose lengths the planner knows: of tables that were filled a moment ago it knows
-- nothing, and would compare everything with everything.
create function poolbook_1.count_overlaps(p_pool uuid, p_reservations uuid[], p_resources uuid[]) returns bigint
language plpgsql as $$
declare
    reservations uuid[];
    units uuid[];
    starts timestamptz[];
    ends timestamptz[];
begin
    if p_reservations = '{}' then
        return 0;
    end if;
    select
        array_agg(ask.reservation_id),
        array_agg(ask.unit_id),
        array_agg(ask.starts_at),
        array_agg(ask.ends_at)
    into
        reservations,
        units,
        starts,
        ends
    from (
        select distinct
            reservation.reservation_id,
            resource_unit.unit_id,
            reservation.starts_at,
            reservation.ends_at
        from resource_unit as wanted
        join resource_unit
            on resource_unit.pool_id = wanted.pool_id
            and resource_unit.unit_id = wanted.unit_id
        join resource
            on resource.pool_id = resource_unit.pool_id
            and resource.resource_id = resource_unit.resource_id
            and resource.kind <> 'equipment'
        join reservation_item
            on reservation_item.pool_id = resource_unit.pool_id
            and reservation_item.resource_id = resource_unit.resource_id
        join reservation
            on reservation.pool_id = reservation_item.pool_id
            and reservation.reservation_id = reservation_item.reservation_id
            and reservation.state in ('hold', 'confirmed', 'request')
        where wanted.pool_id = p_pool
            and wanted.resource_id = any (p_resources)
    ) as ask;

    return (
        with ask as (
            select
                ask.reservation_id,
                ask.unit_id,
                ask.starts_at,
                ask.ends_at,
                mine.reservation_id is not null as is_mine
            from unnest(reservations, units, starts, ends) as ask (reservation_id, unit_id, starts_at, ends_at)
            left join unnest(p_reservations) as mine (reservation_id) on mine.reservation_id = ask.reservation_id
        )
        select count(distinct (one.reservation_id, other.reservation_id))
        from ask as one
        join ask as other
            on other.unit_id = one.unit_id
            and other.reservation_id > one.reservation_id
            and other.starts_at < one.ends_at
            and other.ends_at > one.starts_at
            and (one.is_mine or other.is_mine)
    );
end
$$;
