-- Series as they are looked up and read. They belong to the reader, so that row security decides.

-- The series whose reference begins as given, six at most.
create function poolbook_1.series_named(p_pool uuid, p_wanted text) returns jsonb
language plpgsql stable as $$
declare
    found jsonb;
begin
    if p_wanted !~ '^[0-9A-Z]+$' then
        return null;
    end if;
    select jsonb_agg(
        jsonb_build_object('id', series.series_id, 'code', series.reference, 'name', series.title)
        order by series.reference
    )
    into found
    from (
        select
            series.series_id,
            series.reference,
            coalesce(
                (
                    select event.title
                    from reservation
                    join event
                        on event.pool_id = reservation.pool_id
                        and event.event_id = reservation.event_id
                    where reservation.pool_id = series.pool_id
                        and reservation.series_id = series.series_id
                    order by
                        reservation.state not in ('cancelled', 'expired') desc,
                        reservation.starts_at
                    limit 1
                ),
                series.reference
            ) as title
        from series
        where series.pool_id = p_pool
            and series.reference like 'S-' || p_wanted || '%'
        order by series.reference
        limit 6
    ) as series;
    return case
        when found -> 0 ->> 'code' = 'S-' || p_wanted then jsonb_build_array(found -> 0)
        else found
    end;
end
$$;

-- Every day that a series was ever to have, in order, with the reservation that stands for it, or that last did; a day
-- that was left out has none.
create function poolbook_1.series_occurrences(p_pool uuid, p_series uuid) returns jsonb
language plpgsql stable security definer
set search_path = poolbook, poolbook_1, pg_temp as $$
begin
    return (
        select jsonb_build_object(
            'reference', series.reference,
            'version', series.version,
            'created_at', series.created_at,
            'created_by', (
                select member.name
                from member
                where member.pool_id = series.pool_id
                    and member.member_id = series.created_by
            ),
            'rules', (
                select jsonb_agg(segment.rule order by segment.segment)
                from series_segment as segment
                where segment.pool_id = series.pool_id
                    and segment.series_id = series.series_id
            ),
            'occurrences', (
                select jsonb_agg(
                    jsonb_strip_nulls(jsonb_build_object(
                        'original_start', day.original_start,
                        'reservation', describe_reservation(latest)
                    ))
                    order by coalesce(latest.starts_at, day.original_start)
                )
                from (
                    select distinct unnest(segment.starts) as original_start
                    from series_segment as segment
                    where segment.pool_id = series.pool_id
                        and segment.series_id = series.series_id
                ) as day
                left join lateral (
                    select reservation.*
                    from reservation
                    where reservation.pool_id = series.pool_id
                        and reservation.series_id = series.series_id
                        and reservation.original_start = day.original_start
                    order by
                        reservation.state not in ('cancelled', 'expired') desc,
                        reservation.created_at desc
                    limit 1
                ) as latest on true
            )
        )
        from series
        where series.pool_id = p_pool
            and series.series_id = p_series
    );
end
$$;

comment on function poolbook_1.series_occurrences(uuid, uuid) is
    'A series with every day that it was to have, and the reservation of each, as far as the caller may know it.';
