-- Lets the pool of `find.sh` grow to :venues venues, and to :rows allocations over its year. Rows are written directly, by
-- the superuser of a private server: what is measured is reading. Every size has 2,000 people and 20 districts; in each
-- district one venue in ten has a stage and room for 200.
\set QUIET 1
\set ON_ERROR_STOP 1
set client_min_messages = warning;
set max_parallel_maintenance_workers = 2;
set maintenance_work_mem = '512MB';

select pool_id as pool, extract(year from poolbook.now())::integer + 1 as year from poolbook.pool \gset
select organization_id as owner from poolbook.organization where code = 'O1' \gset
select member_id as member from poolbook.member where login = 'bench_1' \gset

alter table poolbook.allocation drop constraint if exists allocation_no_overlap;

insert into poolbook.resource (
    pool_id, resource_id, kind, code, name, aliases, owner_id, capacity, district, latitude, longitude, features,
    buffer_before, buffer_after, version, rate_amount, rate_unit, rate_category
)
select
    :'pool', gen_random_uuid(), 'venue', 'F' || number, 'Venue ' || number, '{}', :'owner',
    case when number / 20 % 5 = 0 then 200 + number % 100 else 20 + number % 150 end, 'District ' || number % 20,
    39.5 + (number % 1000) / 1000.0, 109.5 + (number / 1000) / 100.0,
    case when number / 100 % 2 = 0 then '{stage,ramp}'::text[] else '{ramp}' end, 0, 30, 1, 80000, 'use', 'rent'
from generate_series((select count(*) + 1 from poolbook.resource where code like 'F%'), :venues) as number;

insert into poolbook.resource (
    pool_id, resource_id, kind, code, name, aliases, owner_id, features, buffer_before, buffer_after, version
)
select
    :'pool', gen_random_uuid(), 'staff', 'P' || number, 'Person ' || number, '{}', :'owner', '{}', 0, 0, 1
from generate_series((select count(*) + 1 from poolbook.resource where code like 'P%'), 2000) as number;

insert into poolbook.skill (pool_id, resource_id, skill, valid_until)
select pool_id, resource_id, (array['lawyer', 'social worker', 'mediator', 'teacher'])[substr(code, 2)::integer % 20 + 1], null
from poolbook.resource
where code like 'P%'
    and substr(code, 2)::integer % 20 < 4
on conflict do nothing;

insert into poolbook.unit (pool_id, unit_id, resource_id)
select resource.pool_id, resource.resource_id, resource.resource_id
from poolbook.resource
left join poolbook.unit using (pool_id, resource_id)
where resource.code ~ '^[FP][0-9]'
    and unit.unit_id is null;
insert into poolbook.resource_unit (pool_id, resource_id, unit_id)
select unit.pool_id, unit.resource_id, unit.unit_id
from poolbook.unit
join poolbook.resource using (pool_id, resource_id)
left join poolbook.resource_unit using (pool_id, resource_id, unit_id)
where resource.code ~ '^[FP][0-9]'
    and resource_unit.unit_id is null;
insert into poolbook.opening_hours (pool_id, resource_id, weekday, opens_at, closes_at)
select pool_id, resource_id, weekday, 480, 1320
from poolbook.resource
cross join generate_series(1, 7) as weekday
where resource.code ~ '^[FP][0-9]'
on conflict do nothing;

-- Events that concern nobody else, to which the allocations belong.
insert into poolbook.event (pool_id, event_id, title, host_ids, shares, party_ids, version)
select :'pool', gen_random_uuid(), 'Event ' || number, array[:'owner']::uuid[], '{1000000}', array[:'owner']::uuid[], 1
from generate_series(1, 1000) as number
where not exists (select 1 from poolbook.event);
insert into poolbook.reservation (
    pool_id, reservation_id, reference, event_id, state, starts_at, ends_at, buffer_before, buffer_after, party_ids, version,
    created_by, created_at
)
select
    pool_id, event_id, 'R-' || poolbook.crockford(event_id, 8), event_id, 'confirmed',
    make_timestamptz(:year, 1, 1, 8, 0, 0) + number % 365 * interval '1 day',
    make_timestamptz(:year, 1, 1, 10, 0, 0) + number % 365 * interval '1 day', 0, 0, party_ids, 1, :'member', poolbook.now()
from (select event.*, row_number() over () as number from poolbook.event) as event
where not exists (select 1 from poolbook.reservation);

-- At most one a unit on a day, of two to four hours, on as many days as make the number of rows.
truncate poolbook.allocation;
insert into poolbook.allocation (pool_id, unit_id, starts_at, ends_at, reservation_id)
select
    :'pool', unit.unit_id, slot.starts_at, slot.starts_at + (2 + unit.number % 3) * interval '1 hour',
    reservation.reservation_id
from (
    select unit_id, row_number() over (order by unit_id) as number, count(*) over () as units
    from poolbook.unit
    join poolbook.resource using (pool_id, resource_id)
    where code ~ '^[FP][0-9]'
) as unit
cross join generate_series(0, 364) as day
cross join lateral (
    select make_timestamptz(:year, 1, 1, 8, 0, 0, 'Asia/Shanghai') + day * interval '1 day'
        + (unit.number * 7 + day * 3) % 10 * interval '1 hour' as starts_at
) as slot
join (select reservation_id, row_number() over (order by reservation_id) as number from poolbook.reservation) as reservation
    on reservation.number = (unit.number + day) % 1000 + 1
where hashint8(unit.number * 1000 + day) & 65535 < :rows / (unit.units * 365.0) * 65536;

alter table poolbook.allocation add constraint allocation_no_overlap exclude using gist (
    pool_id with =,
    unit_id with =,
    tstzrange(starts_at, ends_at) with &&
);
vacuum analyze;
