-- Series: recurring events, each occurrence of which is a reservation.
begin;
\ir setup/pool.sql
select plan(47);

-- The rows of Saturdays from a day on, at 14:00: of each what is asked, and in its place what else will do.
create function test.saturdays(
    p_title text,
    p_day date,
    p_times integer,
    p_resources text[],
    p_else text[] = null,
    p_amount bigint = null,
    p_hosts text[] = '{A}',
    p_left_out integer = 0,
    p_hour integer = 14
) returns jsonb
language sql as $$
    select jsonb_agg(jsonb_build_object(
        'number', number, 'choice', choice, 'title', p_title, 'attendance', 10,
        'left_out', case when number = p_left_out then 'holiday' end,
        'original_start', start, 'hosts', ids(p_hosts), 'shares', '{1000000}'::integer[],
        'starts_at', start, 'ends_at', start + interval '2 hours', 'before', 0, 'after', 0,
        'resources', ids(taken.codes), 'quantities', array_fill(null::integer, array[cardinality(taken.codes)]),
        'projects', case when p_amount is null then '{}' else ids('{YOUTH}') end,
        'categories', case when p_amount is null then '{}' else '{rent}'::text[] end,
        'amounts', case when p_amount is null then '{}' else array[p_amount] end
    ))
    from generate_series(1, p_times) as number
    cross join lateral (
        select (p_day + 7 * (number - 1))::timestamp at time zone 'Asia/Shanghai' + p_hour * interval '1 hour' as start
    ) as day
    cross join lateral (
        values (0, p_resources), (1, p_else)
    ) as taken (choice, codes)
    where taken.codes is not null
$$;
create function test.series_id(p_reference text) returns uuid
language sql stable security definer as $$
    select series_id from poolbook.series where reference = p_reference
$$;
create function test.recur(
    p_rows jsonb,
    p_key text,
    p_on_conflict text = 'refuse',
    p_differ integer = null,
    p_mode text = 'act',
    p_state text = 'confirmed',
    p_seconds bigint = null,
    p_series text = null
) returns jsonb
language sql as $$
    select poolbook_1.reserve_series(
        id('P'), p_key, 'content', p_mode, series_id(p_series), p_state, p_seconds, 'FREQ=WEEKLY', p_on_conflict,
        p_differ, p_rows
    )
$$;
create function test.outcomes(p_answer jsonb) returns text
language sql as $$
    select string_agg(
        concat_ws(' ', one ->> 'number', one ->> 'outcome', one #>> '{takes,0}', one #>> '{reasons,0,rule}'), ', '
    )
    from jsonb_array_elements(p_answer -> 'occurrences') as one
$$;
create function test.standing(p_title text) returns text
language sql stable security definer as $$
    select string_agg(
        concat_ws(
            ' ', to_char(starts_at at time zone 'Asia/Shanghai', 'MM-DD HH24:MI'), state, segment,
            case when original_start <> starts_at then 'was ' || to_char(original_start at time zone 'Asia/Shanghai', 'MM-DD') end
        ),
        ', ' order by starts_at, created_at, state
    )
    from poolbook.reservation
    join poolbook.event using (pool_id, event_id)
    where title = p_title
$$;
create function test.members(p_title text, p_from date = '2027-01-01') returns uuid[]
language sql stable security definer as $$
    select array_agg(reservation_id order by starts_at)
    from poolbook.reservation
    join poolbook.event using (pool_id, event_id)
    where title = p_title and starts_at >= p_from and state <> 'cancelled'
$$;
create function test.available() returns text
language sql stable security definer as $$
    select string_agg(available::text, ' ' order by available)
    from poolbook.budget_line
    join poolbook.project using (pool_id, project_id)
    where project.code = 'YOUTH' and category = 'rent'
$$;
create function test.call_off(p_reference text, p_members uuid[], p_key text) returns jsonb
language sql as $$
    select poolbook_1.cancel_series(id('P'), p_key, 'content', 'act', series_id(p_reference), p_members, 'ill')
$$;
create function test.shift(p_reference text, p_members uuid[], p_by interval, p_key text, p_latest_first integer = 1) returns jsonb
language sql as $$
    select poolbook_1.edit_series(
        id('P'), p_key, 'content', 'act', series_id(p_reference), 'FREQ=WEEKLY', null, (
            select jsonb_agg(
                jsonb_build_object(
                    'row', 1, 'stands', 0, 'reservation', reservation_id, 'version', version, 'title', title,
                    'attendance', attendance, 'hosts', to_jsonb(host_ids), 'shares', to_jsonb(shares),
                    'starts_at', starts_at + p_by, 'ends_at', ends_at + p_by, 'before', 0, 'after', 0,
                    'resources', to_jsonb(resource_ids),
                    'quantities', array_fill(null::integer, array[cardinality(resource_ids)])
                )
                order by p_latest_first * extract(epoch from starts_at) desc
            )
            from poolbook_1.reservations
            where reservation_id = any (p_members)
        )
    )
$$;
create temp table kept (name text, answer jsonb);
grant all on kept to public;

-- All of it.
set local session authorization tap_officer_a;
insert into kept
select 'clinic', recur(saturdays('Clinic', '2027-03-06', 4, '{EAST}', p_amount => 10000), 'clinic');
select matches(answer ->> 'reference', '^S-[0-9A-Z]{3}$', 'A series has a short reference') from kept where name = 'clinic';
select is(
    outcomes(answer), '1 held East hall, 2 held East hall, 3 held East hall, 4 held East hall',
    'Each occurrence is told with what became of it'
) from kept where name = 'clinic';
select is(
    standing('Clinic'), '03-06 14:00 confirmed 1, 03-13 14:00 confirmed 1, 03-20 14:00 confirmed 1, 03-27 14:00 confirmed 1',
    'Each is a reservation in the first segment'
);
select is(available(), '0 90000', 'Each occurrence pays its own part');
select is(answer #>> '{money,0,amount}', '10000', 'and the answer adds them up, line by line') from kept where name = 'clinic';
select is(
    recur(saturdays('Clinic', '2027-03-06', 4, '{EAST}', p_amount => 10000), 'clinic'), answer,
    'The same key answers the same'
) from kept where name = 'clinic';
select is(standing('Clinic') ~ '04-03', false, 'and does nothing');
select is(
    seen('tap_officer_a', $$ select act || subject_kind from poolbook_1.log where act = 'reserve' and subject_kind = 'series' $$),
    'reserveseries', 'It is in the log once as a series'
);
select is(
    seen('tap_officer_a', $$ select count(*) from poolbook_1.log where act = 'reserve' and subject_kind = 'reservation' $$),
    '4', 'and once for each reservation'
);

-- Or nothing.
select is(
    outcome($$ select recur(saturdays('Other', '2027-03-20', 4, '{EAST}'), 'other') $$),
    'PB001 venue.double, venue.double', 'What cannot be had refuses all, with every reason'
);
select is(
    jsonb_path_query_array(detail($$ select recur(saturdays('Other', '2027-03-20', 4, '{EAST}'), 'other') $$), '$[*].row'),
    '[1, 2]', 'A reason says of which occurrence it is'
);
select is(standing('Other'), null, 'Nothing is written');
select is(
    outcome($$ select recur(saturdays('Dear', '2027-05-01', 5, '{WEST}', p_amount => 30000), 'dear') $$),
    'PB001 money.short, money.short', 'Money that ends on the way refuses all'
);
select is(available(), '0 90000', 'and nothing of it is taken');
select is(
    outcome($$ select recur(saturdays('Twice', '2027-05-01', 2, '{EAST,HALL}'), 'twice') $$),
    'PB001 venue.part-and-whole, venue.part-and-whole', 'A rule of one reservation is a rule of each occurrence'
);

-- In its place.
select is(
    outcomes(recur(saturdays('Skipping', '2027-03-20', 3, '{EAST}'), 'skip', 'skip')),
    '1 refused venue.double, 2 refused venue.double, 3 held East hall', 'What cannot be had is left out where that is asked'
);
select is(
    outcomes(recur(saturdays('Elsewhere', '2027-03-20', 3, '{EAST}', '{WEST}'), 'else', 'alternative')),
    '1 elsewhere West hall venue.double, 2 elsewhere West hall venue.double, 3 elsewhere West hall venue.double',
    'or has what will do in its place'
);
select is(
    outcomes(recur(saturdays('Waiting', '2027-04-03', 2, '{EAST}'), 'wait', 'request')),
    '1 request East hall venue.double, 2 held East hall', 'or waits as a request'
);
select is(
    outcome($$ select recur(saturdays('Much', '2027-03-20', 5, '{EAST}', '{ROOM}'), 'much', 'alternative', 2) $$),
    'PB001 venue.double, venue.double, venue.double, venue.double', 'More that differ than may refuse all'
);
select is(
    outcome($$ select recur(saturdays('None', '2027-03-20', 2, '{EAST}'), 'none', 'skip') $$),
    'PB001 venue.double, venue.double', 'as does nothing that can be had'
);
select is(
    outcomes(recur(saturdays('Holiday', '2027-03-06', 3, '{ROOM}', p_left_out => 2), 'holiday')),
    '1 held Room, 2 holiday, 3 held Room', 'A day that was left out takes nothing, and is told'
);
select is(
    outcome($$ select recur(saturdays('Past', '2026-12-26', 3, '{GYM}'), 'past') $$), 'PB001 period.past, period.past',
    'What is past cannot be had'
);
select is(
    outcome($$ select recur(saturdays('Tried', '2027-06-05', 3, '{GYM}'), 'tried', p_mode => 'try') $$), 'PB002',
    'A try answers as the act would'
);
select is(standing('Tried'), null, 'and writes nothing');
select is(
    outcome($$ select recur(saturdays('Theirs', '2027-06-05', 3, '{GYM}', p_hosts => '{B}'), 'theirs') $$), 'PB004',
    'Who hosts nothing of it cannot reserve it'
);
select is(
    outcome($$ select recur('[]', 'empty') $$), 'PB006', 'A series has an occurrence at least'
);
select is(
    outcome($$ select recur(saturdays('Long', '2027-06-05', 1001, '{GYM}'), 'long') $$), 'PB006',
    'and a thousand at most'
);

-- Changed afterwards.
create temp table reference as select answer ->> 'reference' as clinic from kept where name = 'clinic';
grant all on reference to public;
select is(
    outcome_as('tap_officer_c', format($$ select call_off(%L, members('Clinic'), 'c') $$, clinic)), 'PB005',
    'Of others'' series nothing is known'
) from reference;
select is(
    outcome(format($$ select call_off(%L, members('Skipping'), 'c') $$, clinic)), 'PB005',
    'What is not of a series is not cancelled with it'
) from reference;
select is(
    jsonb_array_length(call_off(clinic, members('Clinic', '2027-03-25'), 'last') -> 'cancelled'), 1,
    'The last one is cancelled'
) from reference;
select is(available(), '0 100000', 'and its money is back');
select is(
    outcomes(recur(saturdays('Clinic', '2027-03-27', 1, '{ROOM}'), 'again', p_series => clinic)), '1 held Room',
    'A day that was cancelled can be taken again'
) from reference;
select is(
    standing('Clinic'),
    '03-06 14:00 confirmed 1, 03-13 14:00 confirmed 1, 03-20 14:00 confirmed 1, 03-27 14:00 cancelled 1, 03-27 14:00 confirmed 1',
    'and is of the series'
);
select is(
    outcome(format($$ select recur(saturdays('Clinic', '2027-03-27', 1, '{GYM}'), 'thrice', p_series => %L) $$, clinic)),
    'PB001 series.stands', 'but does not stand twice'
) from reference;
select is(
    jsonb_array_length(shift(clinic, members('Clinic', '2027-03-10'), interval '-2 hours', 'earlier') -> 'changed'), 3,
    'This one and the following move'
) from reference;
select is(
    standing('Clinic'),
    '03-06 14:00 confirmed 1, 03-13 12:00 confirmed 2 was 03-13, 03-20 12:00 confirmed 2 was 03-20, '
    || '03-27 12:00 confirmed 2 was 03-27, 03-27 14:00 cancelled 1',
    'and are a segment of their own, of the same days'
);
select reserve('In the way', '2027-03-20 14:00+08', '2027-03-20 15:00+08', '{EAST}');
select is(
    outcome(format($$ select shift(%L, members('Clinic', '2027-03-10'), interval '2 hours', 'back') $$, clinic)),
    'PB001 venue.double', 'Where one cannot move, none does'
) from reference;
select is(standing('Clinic') ~ '03-13 12:00', true, 'and all are where they were');
select is(
    jsonb_array_length(shift(clinic, members('Clinic', '2027-03-15'), interval '7 days', 'week') -> 'changed'), 2,
    'One may take the place that the next one leaves'
) from reference;
select is(
    (select jsonb_agg(day ->> 'original_start') from jsonb_array_elements(
        poolbook_1.series_occurrences(id('P'), series_id(clinic)) -> 'occurrences') as day),
    '["2027-03-06T14:00:00+08:00", "2027-03-13T14:00:00+08:00", "2027-03-20T14:00:00+08:00", "2027-03-27T14:00:00+08:00"]',
    'The series knows each of its days'
) from reference;
select is(
    seen('tap_officer_c', format($$ select poolbook_1.series_occurrences(id('P'), series_id(%L)) $$, clinic)), '',
    'Others read nothing of it'
) from reference;
select is(
    poolbook_1.snapshot(null, '{series}', array[lower(clinic)]) #>> '{names,0,matches,0,name}', 'Clinic',
    'A reference finds it by the title of what stands'
) from reference;
select is(
    seen('tap_officer_c', format($$ select poolbook_1.snapshot(null, '{series}', array[%L]) #> '{names,0,matches}' $$, clinic)),
    '[]', 'not for others'
) from reference;

-- The past is past.
set local test.now = '2027-03-06 15:00+08';
select is(
    outcome(format($$ select call_off(%L, members('Clinic'), 'all') $$, clinic)), 'PB001 period.past',
    'What has begun is not touched by what is done to all'
) from reference;
select is(
    outcome(format($$ select shift(%L, members('Clinic'), interval '1 hour', 'all later') $$, clinic)), 'PB001 period.past',
    'whatever it is'
) from reference;
select is(
    (call_off(clinic, members('Clinic', '2027-03-10'), 'rest') ->> 'remaining')::integer, 1,
    'The rest can be cancelled, and the one that is on remains'
) from reference;
select is(available(), '20000 100000', 'with its money');

select * from finish();
