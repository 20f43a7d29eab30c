-- Confirms occurrences of a series in one act, all of them or none: what one cannot be confirmed for is told of each.
create function poolbook_1.confirm_series(
    p_pool uuid,
    p_key text,
    p_content text,
    p_mode text,
    p_series uuid,
    p_reservations uuid[]
) returns jsonb
language plpgsql security definer
set search_path = poolbook, poolbook_1, pg_temp
set plan_cache_mode = force_generic_plan as $$
declare
    act poolbook_1.act = begin_act(
        'confirm.series', p_pool, p_key, p_content, p_mode, array['officer', 'coordinator', 'administrator']
    );
    standing poolbook.series;
    occurrence record;
    answer jsonb;
    detail text;
    confirmed jsonb = '[]';
    reasons jsonb = '[]';
begin
    if act.answer is not null then
        return act.answer;
    end if;
    standing = begin_series_change(act, p_series, p_reservations, '[]');

    for occurrence in
        select
            listed.id,
            listed.number
        from unnest(p_reservations) with ordinality as listed (id, number)
    loop
        begin
            answer = confirm(p_pool, left(p_key, 150) || ' ' || occurrence.id, p_content, 'act', occurrence.id);
            confirmed = confirmed
                || (answer - 'money' || jsonb_build_object('takes', takes_of(p_pool, occurrence.id)));
        exception
            when sqlstate 'PB001' then
                get stacked diagnostics detail = pg_exception_detail;
                reasons = reasons || (
                    select coalesce(jsonb_agg(reason || jsonb_build_object('row', occurrence.number)), '[]')
                    from jsonb_array_elements(detail::jsonb) as reason
                );
        end;
        perform tell_progress(occurrence.number::integer, cardinality(p_reservations));
    end loop;
    if reasons <> '[]' then
        perform refuse(reasons);
    end if;
    perform end_series_change(act, standing, 'confirm', standing.party_ids, jsonb_build_object(
        'confirmed', jsonb_build_array(null, to_jsonb(p_reservations))
    ));
    return end_act(act, null, jsonb_build_object(
        'reference', standing.reference,
        'confirmed', confirmed
    ));
end
$$;

comment on function poolbook_1.confirm_series(uuid, text, text, text, uuid, uuid[]) is
    'Confirms occurrences of a series that are held, or wait as requests, in one act: all of them or none.';
