-- What `conflicts.sh` measures on: :venues halls with four events a day until there are :rows of them to come, and for
-- each hundredth a request for the same hall at the same time. Rows are written directly, by the superuser of a private
-- server: what is measured is reading.
\set QUIET 1
\set ON_ERROR_STOP 1
set client_min_messages = warning;
set synchronous_commit = off;
set statement_timeout = 0;
-- The rows are right by how they are made: no foreign key looks each of them up.
set session_replication_role = replica;

select pool_id as pool from poolbook.pool order by name limit 1 \gset
select organization_id as owner from poolbook.organization where pool_id = :'pool' order by code limit 1 \gset
select member_id as member from poolbook.member where pool_id = :'pool' order by login limit 1 \gset

insert into poolbook.resource (
    pool_id, resource_id, kind, code, name, aliases, owner_id, capacity, features, buffer_before, buffer_after, version
)
select :'pool', gen_random_uuid(), 'venue', 'H' || number, 'Hall ' || number, '{}', :'owner', 200, '{}', 0, 30, 1
from generate_series(1, :venues) as number;
insert into poolbook.unit (pool_id, unit_id, resource_id)
select pool_id, resource_id, resource_id
from poolbook.resource
where code ~ '^H[0-9]+$';
insert into poolbook.resource_unit (pool_id, resource_id, unit_id)
select pool_id, resource_id, resource_id
from poolbook.resource
where code ~ '^H[0-9]+$';
insert into poolbook.opening_hours (pool_id, resource_id, weekday, opens_at, closes_at)
select pool_id, resource_id, weekday, 420, 1320
from poolbook.resource
cross join generate_series(1, 7) as weekday
where code ~ '^H[0-9]+$';

create temporary table happening as
select
    place.number,
    -- As they were made, one after the other.
    poolbook.new_id(is_request || ' event ' || place.number, 0, made.at) as event_id,
    poolbook.new_id(is_request || ' reservation ' || place.number, 1, made.at) as reservation_id,
    hall.resource_id,
    copy.is_request,
    (date_trunc('day', poolbook.now() at time zone 'Asia/Shanghai')
        + (1 + place.number / :venues / 4) * interval '1 day'
        + (8 + 3 * (place.number / :venues % 4)) * interval '1 hour') at time zone 'Asia/Shanghai' as starts_at
from generate_series(0, :rows - 1) as place (number)
join (
    select resource_id, row_number() over (order by code) - 1 as number
    from poolbook.resource
    where code ~ '^H[0-9]+$'
) as hall on hall.number = place.number % :venues
cross join (values (false), (true)) as copy (is_request)
cross join lateral (select poolbook.now() - (:rows - place.number) * interval '1 second' as at) as made
where not copy.is_request or place.number % 100 = 0;

insert into poolbook.event (pool_id, event_id, title, host_ids, shares, party_ids, version)
select :'pool', event_id, 'Event ' || number, array[:'owner'::uuid], '{1000000}', array[:'owner'::uuid], 1
from happening;
insert into poolbook.reservation (
    pool_id, reservation_id, reference, event_id, state, starts_at, ends_at, attendance, buffer_before,
    buffer_after, party_ids, version, created_by, created_at
)
select
    :'pool', reservation_id, 'R-' || lpad(number::text, 9, '0') || is_request::integer, event_id,
    case when is_request then 'request' else 'confirmed' end, starts_at, starts_at + interval '2 hours', 100, 0, 0,
    array[:'owner'::uuid], 1, :'member', poolbook.now()
from happening;
insert into poolbook.reservation_item (pool_id, reservation_id, position, resource_id)
select :'pool', reservation_id, 1, resource_id
from happening;
drop table happening;
vacuum analyze poolbook.event, poolbook.reservation, poolbook.reservation_item, poolbook.resource, poolbook.resource_unit;
