-- Calendar files in one act. Each row is one occurrence of an entry: a new one, which is bound where it fits and waits
-- as a request where not; one that changed, which names its reservation; or one that is gone, which is cancelled.
-- Rows come in the order in which they may bind. What the program counted is told again with the answer, should the act
-- be sent again. Progress is told as in other imports.

create function poolbook_1.import_calendars(
    p_pool uuid,
    p_key text,
    p_content text,
    p_mode text,
    p_rows jsonb,
    p_told jsonb
) returns jsonb
language plpgsql security definer
set search_path = poolbook, poolbook_1, pg_temp as $$
declare
    act poolbook_1.act = begin_act(
        'import.calendar', p_pool, p_key, p_content, p_mode, array['officer', 'coordinator', 'administrator']
    );
    resources uuid[];
    cancelled jsonb;
    edits record;
    written record;
begin
    if act.answer is not null then
        return act.answer;
    end if;
    resources = lock_around(act, lock_listed(p_pool, p_rows), p_rows);
    cancelled = cancel_listed(act, p_content, p_rows);
    edits = edit_listed(act, p_content, p_rows);
    perform note_entries(act, p_rows);
    written = write_entries(act, p_rows);

    if cardinality(written.reservations) >= 200 then
        perform poolbook.refresh_statistics();
    end if;
    return end_act(act, null, jsonb_build_object(
        'told', p_told,
        'bound', cardinality(written.reservations) - jsonb_array_length(written.waiting),
        'requests', jsonb_array_length(written.waiting),
        'cancelled', cancelled,
        'changed', edits.answers,
        'overlaps', count_overlaps(p_pool, edits.reservations || written.reservations, resources),
        'conflicts', cardinality(see_requests(act, written.requests, 'import')),
        'waiting', written.waiting
    ) || warned(written.warnings));
end
$$;

comment on function poolbook_1.import_calendars(uuid, text, text, text, jsonb, jsonb) is
    'Imports calendar files in one act: what fits is bound, the rest waits as requests; what changed there changes here.';

-- Cancels the reservations whose entries are gone; their places are free before anything else is written.
create function poolbook_1.cancel_listed(act poolbook_1.act, p_content text, p_rows jsonb) returns jsonb
language plpgsql as $$
declare
    item record;
    answers jsonb = '[]';
begin
    for item in
        select listed.reservation
        from listed_rows(p_rows) as listed
        where listed.cancels
        order by listed.reservation
    loop
        answers = answers || cancel(
            act.pool_id, left(act.key, 150) || ' ' || item.reservation, p_content, 'act', item.reservation, null
        );
    end loop;
    return answers;
end
$$;

-- Keeps what the files say now of reservations that came from them before. One that stands in the way of an entry that
-- is back gives its place in the calendar up.
create function poolbook_1.note_entries(act poolbook_1.act, p_rows jsonb) returns void
language plpgsql as $$
declare
    freed uuid[];
begin
    select coalesce(array_agg(listed.replaces), '{}')
    into freed
    from jsonb_to_recordset(p_rows) as listed (replaces uuid)
    where listed.replaces is not null;
    if freed <> '{}' then
        delete from calendar_entry
        where calendar_entry.pool_id = act.pool_id
            and calendar_entry.reservation_id = any (freed);
        update reservation
        set
            calendar_uid = null,
            calendar_source = null,
            original_start = null
        where reservation.pool_id = act.pool_id
            and reservation.reservation_id = any (freed);
    end if;

    update calendar_entry
    set
        calendar = listed.calendar,
        content = listed.entry
    from jsonb_to_recordset(p_rows) as listed (reservation uuid, calendar text, entry jsonb)
    where calendar_entry.pool_id = act.pool_id
        and calendar_entry.reservation_id = listed.reservation
        and listed.entry is not null;
    update reservation
    set original_start = listed.original_start
    from jsonb_to_recordset(p_rows) as listed (reservation uuid, original_start timestamptz, entry jsonb)
    where reservation.pool_id = act.pool_id
        and reservation.reservation_id = listed.reservation
        and listed.entry is not null
        and reservation.original_start is distinct from listed.original_start;
end
$$;

-- Writes the new entries. What is refused waits as a request; its reasons are returned by its row.
create function poolbook_1.write_entries(
    act poolbook_1.act,
    p_rows jsonb,
    out reservations uuid[],
    out requests uuid[],
    out waiting jsonb,
    out warnings jsonb
)
language plpgsql as $$
declare
    total constant integer = jsonb_array_length(p_rows);
    item record;
    written record;
    state text;
    number integer = 0;
    done integer = 0;
begin
    reservations = '{}';
    requests = '{}';
    waiting = '[]';
    warnings = '[]';
    for item in
        select listed.*
        from jsonb_to_recordset(p_rows) as listed (
            "row" integer,
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
            uid text,
            source text,
            original_start timestamptz,
            calendar text,
            entry jsonb,
            state text,
            reservation uuid
        )
    loop
        done = done + 1;
        perform tell_progress(done, total);
        continue when item.reservation is not null;
        perform must_host(act, item.hosts);
        number = number + 1;
        state = item.state;
        begin
            written = write_reservation(
                act, number, state, null, item.title, item.kind, item.brand, item.attendance, item.hosts, item.shares,
                item.starts_at, item.ends_at, item.before, item.after, item.resources, item.quantities,
                item.projects, item.categories, item.amounts, null, null
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
                    item.projects, item.categories, item.amounts, null, null
                );
        end;
        if item.state = 'request' then
            waiting = waiting || jsonb_build_object('row', item.row, 'reasons', '[]'::jsonb);
        end if;
        update reservation
        set
            calendar_source = item.source,
            calendar_uid = item.uid,
            original_start = item.original_start
        where reservation.pool_id = act.pool_id
            and reservation.reservation_id = written.reservation_id;
        insert into calendar_entry (pool_id, reservation_id, calendar, content)
        values (act.pool_id, written.reservation_id, item.calendar, item.entry);
        reservations = reservations || written.reservation_id;
        if state = 'request' then
            requests = requests || written.reservation_id;
        else
            warnings = warnings || numbered(written.warnings, item.row);
        end if;
        perform record(
            act, number, 'import', 'reservation', written.reservation_id, null, 1,
            jsonb_build_object('state', jsonb_build_array(null, state)), written.party_ids
        );
    end loop;
end
$$;
