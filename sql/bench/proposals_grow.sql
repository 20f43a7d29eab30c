-- Lets the pool of `proposals.sh` have :rows reservations in a year, one venue each, and :conflicts requests for what
-- somebody has, each with its conflict. Rows are written directly, by the superuser of a private server: what is measured
-- is looking for ways out.
\set QUIET 1
\set ON_ERROR_STOP 1
set client_min_messages = warning;
set maintenance_work_mem = '512MB';

select pool_id as pool, extract(year from poolbook.now())::integer + 1 as year from poolbook.pool \gset
select organization_id as owner from poolbook.organization where code = 'O1' \gset
select member_id as member from poolbook.member where login = 'bench_1' \gset

insert into poolbook.resource (
    pool_id, resource_id, kind, code, name, aliases, owner_id, capacity, district, latitude, longitude, features,
    buffer_before, buffer_after, version, rate_amount, rate_unit, rate_category
)
select
    :'pool', gen_random_uuid(), 'venue', 'F' || number, 'Venue ' || number, '{}', :'owner', 20 + number * 7 % 280,
    'District ' || number % 20, 39.5 + (number % 100) / 100.0, 109.5 + (number / 100) / 10.0, '{}', 0, 30, 1, 80000, 'use',
    'rent'
from generate_series(1, 2000) as number;
insert into poolbook.unit (pool_id, unit_id, resource_id)
select pool_id, resource_id, resource_id
from poolbook.resource
where code ~ '^F[0-9]';
insert into poolbook.resource_unit (pool_id, resource_id, unit_id)
select pool_id, resource_id, resource_id
from poolbook.resource
where code ~ '^F[0-9]';

alter table poolbook.allocation drop constraint allocation_no_overlap;
create temporary table made as
select
    gen_random_uuid() as id,
    venue.resource_id,
    venue.capacity,
    make_timestamptz(:year, 1, 1, 8, 0, 0, 'Asia/Shanghai') + day * interval '1 day' + slot * interval '5 hours'
        + (venue.number + day) % 2 * interval '1 hour' as starts_at,
    row_number() over () as number
from (
    select resource.*, row_number() over (order by resource_id) as number
    from poolbook.resource
    where code ~ '^F[0-9]'
) as venue
cross join generate_series(0, 364) as day
cross join generate_series(0, 1) as slot
where hashint8(venue.number * 1000 + day * 2 + slot) & 65535 < :rows / 1460000.0 * 65536;

insert into made
select gen_random_uuid(), resource_id, capacity, starts_at + interval '1 hour', -row_number() over ()
from (
    select *
    from made
    order by hashint8(number)
    limit :conflicts
) as wanted;

insert into poolbook.event (pool_id, event_id, title, kind, host_ids, shares, party_ids, version)
select
    :'pool', id, 'Event ' || number, null, array[organization.organization_id], '{1000000}',
    array[organization.organization_id], 1
from made
join (
    select organization_id, row_number() over (order by code) as place
    from poolbook.organization
) as organization on organization.place = abs(made.number) % 8 + 1;
insert into poolbook.reservation (
    pool_id, reservation_id, reference, event_id, state, starts_at, ends_at, attendance, buffer_before, buffer_after,
    party_ids, version, created_by, created_at
)
select
    :'pool', id, 'R-' || poolbook.crockford(id, 10), id, case when number > 0 then 'confirmed' else 'request' end,
    starts_at, starts_at + interval '2 hours', capacity * 3 / 4, 0, 0, event.party_ids, 1, :'member', poolbook.now()
from made
join poolbook.event on event.event_id = made.id;
insert into poolbook.reservation_item (pool_id, reservation_id, position, resource_id)
select :'pool', id, 1, resource_id
from made;
insert into poolbook.allocation (pool_id, unit_id, starts_at, ends_at, reservation_id)
select :'pool', resource_id, starts_at, starts_at + interval '150 minutes', id
from made
where number > 0;
insert into poolbook.conflict (
    pool_id, conflict_id, reference, rule, subject_id, claimant_id, other_ids, cause_kind, cause_id, severity, detail,
    starts_at, ends_at, party_ids, first_seen_at, last_seen_at, due_at, state, version
)
select
    :'pool', request.id, 'C-' || poolbook.crockford(request.id, 10), 'venue.double', request.resource_id, request.id,
    array[other.id], 'reservation', request.id, 2, '{"rule": "venue.double"}', request.starts_at,
    request.starts_at + interval '2 hours', event.party_ids, poolbook.now(), poolbook.now(), request.starts_at, 'open', 1
from made as request
join made as other
    on other.resource_id = request.resource_id
    and other.starts_at = request.starts_at - interval '1 hour'
    and other.number > 0
join poolbook.event on event.event_id = request.id
where request.number < 0;

alter table poolbook.allocation add constraint allocation_no_overlap exclude using gist (
    pool_id with =,
    unit_id with =,
    tstzrange(starts_at, ends_at) with &&
);
vacuum analyze;
