-- Series: recurring events. Each occurrence is a reservation and is written as any other is; what a series adds is that
-- all of them are one act.

-- The rows of a series as they are sent: of each occurrence what was asked for (choice 0), then what may be had in its
-- place, in the order of preference. A row with `left_out` takes nothing: it says why its day has no occurrence. What is
-- `barred` is refused by the sender's own rules, whatever is found here. `needs` is what each of its resources was asked
-- for as; what serves in its place was asked for as the same.
create type poolbook_1.occurrence_row as (
    number integer,
    choice integer,
    left_out text,
    barred boolean,
    original_start timestamptz,
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
    amounts bigint[],
    needs jsonb
);

create function poolbook_1.occurrence_rows(p_rows jsonb) returns setof poolbook_1.occurrence_row
language plpgsql as $$
begin
    return query
    select listed.*
    from jsonb_populate_recordset(null::occurrence_row, p_rows) as listed
    order by
        listed.number,
        listed.choice;
end
$$;

-- Writes one occurrence. Returns what stands in the way, with the occurrence's number.
create function poolbook_1.write_occurrence(
    act poolbook_1.act,
    item poolbook_1.occurrence_row,
    p_state text,
    p_hold_seconds bigint,
    out reservation_id uuid,
    out reference text,
    out party_ids uuid[],
    out reasons jsonb,
    out money jsonb,
    out state text,
    out approvals jsonb,
    out warnings jsonb
)
language plpgsql as $$
declare
    expires_at timestamptz;
    needs jsonb = '[]';
    written record;
begin
    perform must_host(act, item.hosts);
    state = p_state;
    approvals = '[]';
    if p_state = 'hold' then
        expires_at = least(poolbook.now() + p_hold_seconds * interval '1 second', item.starts_at);
    elsif p_state = 'approval' then
        needs = approvals_needed(
            act, item.hosts, item.shares, item.starts_at, item.ends_at, item.resources, item.quantities, item.projects,
            item.amounts, null
        );
        act.asked_ids = organizations_of(needs);
        state = 'confirmed';
        if must_ask(needs) or p_hold_seconds is not null then
            state = 'hold';
            expires_at = least(
                case when must_ask(needs) then approval_deadline(act, item.starts_at) end,
                poolbook.now() + p_hold_seconds * interval '1 second', item.starts_at
            );
        end if;
    end if;
    reasons = '[]';
    if item.ends_at <= act.started_at or state = 'hold' and item.starts_at <= act.started_at then
        reasons = jsonb_build_array(jsonb_build_object(
            'rule', 'period.past', 'starts_at', item.starts_at, 'ends_at', item.ends_at));
    end if;
    written = write_reservation(
        act, item.number, state, expires_at, item.title, item.kind, item.brand, item.attendance, item.hosts,
        item.shares, item.starts_at, item.ends_at, item.before, item.after, item.resources, item.quantities,
        item.projects, item.categories, item.amounts, null, null
    );
    reservation_id = written.reservation_id;
    reference = written.reference;
    party_ids = written.party_ids;
    money = written.money;
    warnings = numbered(written.warnings, item.number);
    reasons = numbered(reasons || written.reasons, item.number);
    if reasons = '[]' and item.needs is not null then
        perform keep_needs(act.pool_id, reservation_id, item.resources, item.needs);
    end if;
    if reasons = '[]' and needs <> '[]' then
        approvals = ask_approvals(act, 100 * item.number, 'reservation', reservation_id, needs, expires_at);
    end if;
end
$$;

-- What the things of a day of a series were asked for as: when the day was last had, else when any other was.
create function poolbook_1.needs_of_day(p_pool uuid, p_series uuid, p_original_start timestamptz) returns jsonb
language plpgsql as $$
begin
    return (
        select jsonb_agg(item.need order by item.position)
        from (
            select reservation.reservation_id
            from reservation
            where reservation.pool_id = p_pool
                and reservation.series_id = p_series
            order by
                reservation.original_start = p_original_start desc,
                reservation.created_at desc,
                reservation.starts_at
            limit 1
        ) as model
        join reservation_item as item
            on item.pool_id = p_pool
            and item.reservation_id = model.reservation_id
        where item.project_id is null
    );
end
$$;

create function poolbook_1.numbered(p_reasons jsonb, p_number integer) returns jsonb
language plpgsql immutable as $$
begin
    return (
        select coalesce(jsonb_agg(reason.value || jsonb_build_object('row', p_number)), '[]')
        from jsonb_array_elements(p_reasons) as reason (value)
    );
end
$$;

-- The series that an act is about, locked: its acts come one after the other. A stranger's is not found.
create function poolbook_1.begin_series(act poolbook_1.act, p_series uuid) returns poolbook.series
language plpgsql as $$
declare
    standing poolbook.series;
begin
    select *
    into standing
    from series
    where series.pool_id = act.pool_id
        and series.series_id = p_series
    for no key update;
    if not found or not may_see(act, standing.party_ids) then
        perform not_found('series', p_series::text);
    end if;
    return standing;
end
$$;

-- The sum of money that occurrences took, line by line.
create function poolbook_1.money_together(p_money jsonb) returns jsonb
language plpgsql immutable as $$
begin
    return (
        select coalesce(
            jsonb_agg(
                jsonb_build_object(
                    'project', line.project, 'fund', line.fund, 'category', line.category, 'amount', line.amount)
                order by line.project, line.fund, line.category
            ),
            '[]'
        )
        from (
            select
                part.project,
                part.fund,
                part.category,
                sum(part.amount)::bigint as amount
            from jsonb_to_recordset(p_money) as part (project text, fund text, category text, amount bigint)
            group by
                part.project,
                part.fund,
                part.category
        ) as line
    );
end
$$;

-- What a reservation takes, by name.
create function poolbook_1.takes_of(p_pool uuid, p_reservation uuid) returns jsonb
language plpgsql as $$
begin
    return (
        select coalesce(
            jsonb_agg(
                resource.name || case when resource.kind = 'equipment' then ' x ' || item.quantity else '' end
                order by item.position
            ),
            '[]'
        )
        from reservation_item as item
        join resource
            on resource.pool_id = item.pool_id
            and resource.resource_id = item.resource_id
        where item.pool_id = p_pool
            and item.reservation_id = p_reservation
    );
end
$$;

-- Reserves the occurrences of a series in one act: of a new one, or days more of one that there is.
--
-- What is asked for is written first, all of it; then what could not be had is dealt with as `p_on_conflict` says:
--   refuse       it refuses all
--   skip         its day is left out
--   alternative  the first of its choices that can be had, else its day is left out
--   request      it waits as a request
-- More than `p_differ` that are not as they were asked for refuse all; so does nothing that could be had.
create function poolbook_1.reserve_series(
    p_pool uuid,
    p_key text,
    p_content text,
    p_mode text,
    p_series uuid,
    p_state text,
    p_hold_seconds bigint,
    p_rule text,
    p_on_conflict text,
    p_differ integer,
    p_rows jsonb
) returns jsonb
language plpgsql security definer
set search_path = poolbook, poolbook_1, pg_temp
set plan_cache_mode = force_generic_plan as $$
declare
    act poolbook_1.act = begin_act(
        'reserve.series', p_pool, p_key, p_content, p_mode, array['officer', 'coordinator', 'administrator']
    );
    standing poolbook.series;
    item poolbook_1.occurrence_row;
    written record;
    total integer;
    done integer = 0;
    failed integer[] = '{}';
    refused jsonb = '[]';
    answers jsonb = '{}';
    money jsonb = '[]';
    parties uuid[] = '{}';
begin
    if act.answer is not null then
        return act.answer;
    end if;
    select count(*) filter (where listed.choice = 0)
    into total
    from occurrence_rows(p_rows) as listed;
    if p_state is null or p_state not in ('confirmed', 'hold', 'request', 'approval')
        or p_state = 'hold' and coalesce(p_hold_seconds, 0) <= 0
        or p_on_conflict is null or p_on_conflict not in ('refuse', 'skip', 'alternative', 'request')
        or total not between 1 and 1000
    then
        perform bad_data(jsonb_build_array(jsonb_build_object('field', 'state', 'value', p_state)));
    end if;
    if p_series is not null then
        standing = begin_series(act, p_series);
        refused = already_standing(act, p_series, p_rows);
        if refused <> '[]' then
            perform refuse(refused);
        end if;
    end if;
    perform lock_around(act, '{}', p_rows);

    for item in
        select listed.*
        from occurrence_rows(p_rows) as listed
        where listed.choice = 0
    loop
        done = done + 1;
        perform tell_progress(done, total);
        if item.left_out is not null then
            answers = answers || jsonb_build_object(item.number::text, jsonb_build_object(
                'outcome', item.left_out, 'starts_at', item.original_start, 'ends_at', item.ends_at));
            continue;
        end if;
        if p_series is not null then
            item.needs = needs_of_day(p_pool, p_series, item.original_start);
        end if;
        if p_on_conflict = 'refuse' then
            written = write_occurrence(act, item, p_state, p_hold_seconds);
        else
            begin
                written = write_occurrence(act, item, p_state, p_hold_seconds);
                if written.reasons <> '[]' or item.barred then
                    perform refuse(written.reasons);
                end if;
            exception
                when sqlstate 'PB001' then
                    null;
            end;
        end if;
        if written.reasons <> '[]' or item.barred then
            refused = refused || written.reasons;
            failed = failed || item.number;
        else
            answers = answers || jsonb_build_object(item.number::text, had(
                act, item, written.reservation_id, written.reference, written.party_ids, written.state,
                written.approvals, case p_state when 'request' then 'request' else 'held' end
            ) || warned(written.warnings));
            money = money || written.money;
            parties = parties || written.party_ids;
        end if;
    end loop;
    if p_on_conflict = 'refuse' and failed <> '{}' or cardinality(failed) > p_differ then
        perform refuse(refused);
    end if;

    -- In place of what could not be had: after everything that could, so that nothing of it is lost to an alternative.
    for item in
        select listed.*
        from occurrence_rows(p_rows) as listed
        where listed.number = any (failed)
            and (
                p_on_conflict = 'alternative' and listed.choice > 0
                or p_on_conflict = 'request' and listed.choice = 0
            )
    loop
        continue when answers ? item.number::text;
        begin
            written = write_occurrence(
                act, item, case p_on_conflict when 'request' then 'request' else p_state end, p_hold_seconds);
            -- A request binds nothing, but cannot be for what is past.
            if written.reasons <> '[]' then
                perform refuse(written.reasons);
            end if;
        exception
            when sqlstate 'PB001' then
                null;
        end;
        continue when written.reasons <> '[]';
        answers = answers || jsonb_build_object(item.number::text, had(
            act, item, written.reservation_id, written.reference, written.party_ids, written.state,
            written.approvals, case p_on_conflict when 'request' then 'request' else 'elsewhere' end
        ) || jsonb_build_object('reasons', reasons_of(refused, item.number)) || warned(written.warnings));
        money = money || written.money;
        parties = parties || written.party_ids;
    end loop;
    for item in
        select listed.*
        from occurrence_rows(p_rows) as listed
        where listed.number = any (failed)
            and listed.choice = 0
            and not answers ? listed.number::text
    loop
        answers = answers || jsonb_build_object(item.number::text, jsonb_build_object(
            'outcome', 'refused', 'starts_at', item.starts_at, 'ends_at', item.ends_at,
            'reasons', reasons_of(refused, item.number)));
    end loop;
    if parties = '{}' then
        perform refuse(refused);
    end if;

    parties = array(select distinct party from unnest(parties || standing.party_ids) as party);
    if p_series is null then
        standing = write_series(act, parties);
    else
        update series
        set
            party_ids = parties,
            version = version + 1
        where series.pool_id = p_pool
            and series.series_id = p_series;
    end if;
    perform bind_occurrences(act, standing.series_id, p_rule, p_rows, answers, p_series is null);
    perform record(
        act, 1, 'reserve', 'series', standing.series_id, case when p_series is not null then standing.version end,
        standing.version + case when p_series is null then 0 else 1 end,
        jsonb_build_object('rule', jsonb_build_array(null, p_rule), 'asked', jsonb_build_array(null, total)), parties
    );
    if total >= 200 then
        perform poolbook.refresh_statistics();
    end if;
    perform see_requests(
        act,
        array(
            select (answer.value ->> 'id')::uuid
            from jsonb_each(answers) as answer
            where answer.value ->> 'state' = 'request'
        ),
        'reservation'
    );
    return end_act(act, null, jsonb_build_object(
        'reference', standing.reference,
        'occurrences', (
            select jsonb_agg(
                answer.value - 'id' || jsonb_build_object('number', answer.key::integer)
                order by answer.key::integer
            )
            from jsonb_each(answers) as answer
        ),
        'money', money_together(money)
    ));
end
$$;

comment on function poolbook_1.reserve_series(
    uuid, text, text, text, uuid, text, bigint, text, text, integer, jsonb
) is 'Reserves the occurrences of a series, each as any reservation, in one act: what cannot be had is dealt with as asked.';

-- An occurrence that was had, with its audit row.
create function poolbook_1.had(
    act poolbook_1.act,
    item poolbook_1.occurrence_row,
    p_reservation uuid,
    p_reference text,
    p_parties uuid[],
    p_state text,
    p_approvals jsonb,
    p_outcome text
) returns jsonb
language plpgsql as $$
begin
    perform record(
        act, 1 + item.number, 'reserve', 'reservation', p_reservation, null, 1,
        jsonb_build_object(
            'state', jsonb_build_array(null, p_state),
            'starts_at', jsonb_build_array(null, item.starts_at),
            'ends_at', jsonb_build_array(null, item.ends_at),
            'resources', jsonb_build_array(null, to_jsonb(item.resources))
        ),
        p_parties
    );
    return jsonb_build_object(
        'id', p_reservation,
        'reference', p_reference,
        'outcome', p_outcome,
        'state', p_state,
        'starts_at', item.starts_at,
        'ends_at', item.ends_at,
        'approvals', p_approvals,
        'takes', takes_of(act.pool_id, p_reservation)
    );
end
$$;

create function poolbook_1.reasons_of(p_reasons jsonb, p_number integer) returns jsonb
language plpgsql immutable as $$
begin
    return (
        select coalesce(jsonb_agg(reason.value - 'row'), '[]')
        from jsonb_array_elements(p_reasons) as reason (value)
        where (reason.value ->> 'row')::integer = p_number
    );
end
$$;

-- A new series with the shortest reference that is free.
create function poolbook_1.write_series(act poolbook_1.act, p_parties uuid[]) returns poolbook.series
language plpgsql as $$
declare
    length integer;
    written poolbook.series;
    id constant uuid = id_of(act, 100001);
begin
    foreach length in array array[3, 4, 6, 8, 10] loop
        insert into series (pool_id, series_id, reference, party_ids, version, created_by, created_at)
        values (
            act.pool_id, id, 'S-' || crockford(id, length), p_parties, 1, act.member_id, poolbook.now()
        )
        on conflict on constraint series_reference_is_unique do nothing
        returning *
        into written;
        exit when found;
    end loop;
    return written;
end
$$;

-- The days among the rows on which an occurrence of the series stands already.
create function poolbook_1.already_standing(act poolbook_1.act, p_series uuid, p_rows jsonb) returns jsonb
language plpgsql as $$
begin
    return (
        select coalesce(
            jsonb_agg(jsonb_build_object(
                'rule', 'series.stands',
                'reference', reservation.reference,
                'starts_at', reservation.starts_at,
                'ends_at', reservation.ends_at
            )),
            '[]'
        )
        from occurrence_rows(p_rows) as listed
        join reservation
            on reservation.pool_id = act.pool_id
            and reservation.series_id = p_series
            and reservation.original_start = listed.original_start
            and reservation.state in ('hold', 'confirmed', 'request')
            and (reservation.state <> 'hold' or reservation.expires_at > poolbook.now())
        where listed.choice = 0
    );
end
$$;

-- Writes the segment, or adds days to the last that begins before them, and binds what was reserved to it.
create function poolbook_1.bind_occurrences(
    act poolbook_1.act,
    p_series uuid,
    p_rule text,
    p_rows jsonb,
    p_answers jsonb,
    p_new boolean
) returns void
language plpgsql as $$
declare
    v_starts timestamptz[];
    v_segment integer = 1;
begin
    select array_agg(listed.original_start order by listed.original_start)
    into v_starts
    from occurrence_rows(p_rows) as listed
    where listed.choice = 0;
    if p_new then
        insert into series_segment (pool_id, series_id, segment, rule, starts, created_by, created_at)
        values (act.pool_id, p_series, 1, p_rule, v_starts, act.member_id, poolbook.now());
    else
        select coalesce(
            max(segment.segment) filter (where v_starts[1] = any (segment.starts)),
            max(segment.segment) filter (where segment.starts[1] <= v_starts[1]),
            1
        )
        into v_segment
        from series_segment as segment
        where segment.pool_id = act.pool_id
            and segment.series_id = p_series;
        update series_segment
        set starts = array(
            select distinct added
            from unnest(starts || v_starts) as added
            order by added
        )
        where series_segment.pool_id = act.pool_id
            and series_segment.series_id = p_series
            and series_segment.segment = v_segment;
    end if;
    update reservation
    set
        series_id = p_series,
        segment = v_segment,
        original_start = listed.original_start
    from occurrence_rows(p_rows) as listed
    where listed.choice = 0
        and reservation.pool_id = act.pool_id
        and reservation.reservation_id = (p_answers -> listed.number::text ->> 'id')::uuid;
end
$$;
