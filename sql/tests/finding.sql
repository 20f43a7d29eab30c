-- Finding: what may serve a need and when it is taken, whoever asks; the codes of offers; what a reservation keeps of
-- what was asked for.
begin;
\ir setup/pool.sql
select plan(33);

set local session authorization tap_officer_a;
do $$
begin
    perform reserve('Hall', '2027-03-06 14:00+08', '2027-03-06 17:00+08', '{HALL}');
    perform reserve('Held', '2027-03-08 14:00+08', '2027-03-08 17:00+08', '{ROOM}', p_state => 'hold', p_hold_seconds => 3600);
end
$$;
reset session authorization;
update poolbook.resource set features = '{stage,ramp}', district = 'East', latitude = 39.8, longitude = 109.9 where code = 'EAST';
update poolbook.resource set features = '{stage}', district = 'West', capacity = 300, latitude = 39.9, longitude = 109.9 where code = 'WEST';

create function test.venues(
    p_capacity integer = null, p_features text[] = null, p_districts text[] = null, p_among text[] = null,
    p_south float = null, p_north float = null
) returns text
language sql as $$
    select string_agg(code, ' ' order by code)
    from poolbook_1.venues_for(
        test.id('P'), case when p_among is not null then test.ids(p_among) end, p_capacity, p_features, p_districts, p_south, p_north, null, null
    )
$$;
create function test.units(p_codes text[]) returns uuid[]
language sql security definer
set search_path = test, poolbook, pg_temp as $$
    select array(
        select resource_unit.unit_id
        from unnest(test.ids(p_codes)) with ordinality as wanted (resource_id, position)
        join poolbook.resource_unit using (resource_id)
        order by wanted.position, resource_unit.unit_id
    )
$$;
create function test.taken(p_codes text[], p_starts timestamptz, p_ends timestamptz) returns text
language sql as $$
    select string_agg(number || ' ' || to_char(starts_at at time zone 'Asia/Shanghai', 'DD HH24') || '-'
                      || to_char(ends_at at time zone 'Asia/Shanghai', 'HH24'), ', ' order by number, starts_at)
    from poolbook_1.taken_units(
        test.id('P'), test.units(p_codes), array[p_starts], array[p_ends]
    )
$$;

set local session authorization tap_officer_c;
select is(venues(), 'EAST GYM HALL ROOM WEST', 'Without a need every venue will do, whoever asks');
select is(venues(p_capacity => 40), 'ROOM WEST', 'Of those whose capacity is known, those that are large enough');
select is(venues(p_features => '{ramp,stage}'), 'EAST', 'All of the features');
select is(venues(p_districts => '{West,North}'), 'WEST', 'One of the districts');
select is(venues(p_among => '{GYM,ROOM}'), 'GYM ROOM', 'One of those that are named');
select is(venues(p_south => 39.85, p_north => 40), 'WEST', 'Between two latitudes');
select is(
    (select hours::text from poolbook_1.venues_for(id('P'), ids('{ROOM}'), null, null, null, null, null, null, null)),
    '{5178544,9372848}', 'Its hours come as one number each'
);
select is(
    (select cardinality(unit_ids) from poolbook_1.venues_for(id('P'), ids('{HALL}'), null, null, null, null, null, null, null)),
    2, 'A hall has the units of its parts'
);
select is(
    (select string_agg(code || ' ' || skills::text || ' ' || valid_until::text, ', ') from poolbook_1.people_for(id('P'), null, '{lawyer}')),
    'LAWYER {lawyer} {2028-12-31}', 'People come with all that they can do'
);
select is((select count(*) from poolbook_1.people_for(id('P'), null, '{mediator}')), 0::bigint, 'Nobody can do what nobody can');
set local session authorization tap_officer_d;
select is(venues(), null, 'Who is in another pool sees no venue of this one');
select is((select count(*) from poolbook_1.people_for(id('P'), null, null)), 0::bigint, 'and nobody');
select is(taken('{EAST}', '2027-03-06 00:00+08', '2027-03-07 00:00+08'), null, 'and not when anything is taken');
reset session authorization;

-- When it is taken.
select is(
    taken('{GYM,EAST,WEST}', '2027-03-06 16:00+08', '2027-03-06 18:00+08'), null, 'The superuser is in no pool: nothing is told'
);
select is(
    seen('tap_officer_c', $$ select taken('{GYM,EAST,WEST}', '2027-03-06 16:00+08', '2027-03-06 18:00+08') $$),
    '2 06 14-17, 3 06 14-17', 'Parts of a hall are taken with it, each by its number in the list, whoever has them'
);
select is(
    seen('tap_officer_c', $$ select taken('{EAST}', '2027-03-06 17:00+08', '2027-03-06 18:00+08') $$), '',
    'What only touches does not count'
);
select is(
    seen('tap_officer_c', $$ select taken('{ROOM}', '2027-03-08 00:00+08', '2027-03-09 00:00+08') $$), '1 08 14-17', 'A hold keeps its place'
);
create function test.many_units() returns uuid[]
language sql as $$
    select array(select gen_random_uuid() from generate_series(1, 500)) || test.units('{EAST,WEST,ROOM}')
$$;
create function test.among_many() returns text
language sql as $$
    select string_agg(to_char(starts_at at time zone 'Asia/Shanghai', 'DD HH24'), ' ' order by starts_at)
    from poolbook_1.taken_units(
        test.id('P'), test.many_units(), array['2027-03-06 16:00+08', '2027-03-08 16:00+08']::timestamptz[],
        array['2027-03-06 18:00+08', '2027-03-08 18:00+08']::timestamptz[]
    )
$$;
select is(seen('tap_officer_c', 'select among_many()'), '06 14 06 14 08 14', 'Many units are looked up another way, with the same answer');
update poolbook.reservation set expires_at = poolbook.now() where reservation_id = id('Held');
select is(seen('tap_officer_c', 'select among_many()'), '06 14 06 14', 'A hold that has run out keeps nothing');
select is(
    seen('tap_officer_c', $$ select taken('{ROOM}', '2027-03-08 00:00+08', '2027-03-09 00:00+08') $$), '',
    'of few units as of many'
);

-- Codes.
create function test.offer(p_text text) returns jsonb
language sql as $$
    select poolbook_1.keep_offers(test.id('P'), jsonb_build_array(jsonb_build_object(
        'position', 0, 'text', p_text, 'starts_at', '2027-03-06 14:00+08', 'ends_at', '2027-03-06 17:00+08', 'before', 0,
        'after', 0, 'resources', test.ids('{GYM}'), 'quantities', array[null]::integer[],
        'needs', '[{"kind": "venue", "capacity": 30}]'::jsonb, 'cost', 0
    ))) -> 0
$$;
set local session authorization tap_officer_a;
select is(offer('one'), offer('one'), 'The same offer has the same code');
select isnt(offer('one'), offer('other'), 'Another has another');
select is((select count(*) from poolbook_1.my_offers), 2::bigint, 'Both are there');
reset session authorization;
select is(seen('tap_officer_b', 'select count(*) from poolbook_1.my_offers'), '0', 'for whom they were offered to, and nobody else');
select is(outcome_as('tap_auditor', $$ select offer('one') $$), '42501', 'Who does not reserve is offered nothing');

-- What was asked for is kept.
set local session authorization tap_officer_a;
do $$
begin
    perform poolbook_1.reserve_for_needs(
        id('P'), 'by need', 'content', 'act', 'confirmed', null, 'Needed', null, null, null, ids('{A}'), '{1000000}',
        '2027-03-09 14:00+08', '2027-03-09 17:00+08', 0, 0, ids('{GYM,CHAIRS}'), '{null,5}', '{}', '{}', '{}',
        '[{"kind": "venue", "capacity": 30}, null]'
    );
end
$$;
reset session authorization;
select is(
    (
        select string_agg(coalesce(need ->> 'capacity', '-'), ' ' order by position)
        from poolbook.reservation_item
        where reservation_id = id('Needed')
    ),
    '30 -', 'Each thing that was chosen keeps what it was asked for as; what was named has nothing to keep'
);

create function test.nearby(
    p_moment timestamptz, p_districts text[] = '{}', p_venues text[] = '{}', p_not_of text = null
) returns text
language sql as $$
    select string_agg(title, ' ')
    from poolbook_1.events_nearby(test.id('P'), p_moment, p_districts, test.ids(p_venues), test.id(p_not_of))
$$;

-- What is on nearby: Hall has EAST and WEST, each in a district of its own; B asks for EAST too.
set local session authorization tap_officer_b;
do $$
begin
    perform reserve('Asked', '2027-03-06 14:00+08', '2027-03-06 17:00+08', '{EAST}', p_hosts => '{B}',
                    p_state => 'request');
end
$$;
set local session authorization tap_coordinator_b;
select is(nearby('2027-03-05 14:00+08', '{West}'), 'Hall', 'What is on at a venue of the district is nearby');
select is(nearby('2027-03-05 14:00+08', '{}', '{EAST}'), 'Hall Asked', 'So is what is asked for there; a venue stands for its district');
select is(nearby('2027-03-05 14:00+08', '{East}', '{}', 'A'), 'Asked', 'Not one''s own');
select is(nearby('2027-02-19 14:00+08', '{East}'), null, 'Not what is more than fourteen days away');
select is(nearby('2027-03-05 14:00+08', '{North}'), null, 'Nor what is in another district');
set local session authorization tap_officer_b;
select is(nearby('2027-03-05 14:00+08', '{East}'), 'Asked', 'Of others, an officer is told of what concerns them');
set local session authorization tap_officer_d;
select is(nearby('2027-03-05 14:00+08', '{East}'), null, 'Who is in another pool is told nothing');
reset session authorization;

select * from finish();
rollback;
