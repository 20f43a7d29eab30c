-- The bare minimum: the rows that `find` reads, by plain statements of a superuser, to whom row security does not apply.
\o /dev/null
select venue.*, hours.weekday, hours.opens_at, hours.closes_at
from poolbook.resource as venue
join poolbook.opening_hours as hours using (pool_id, resource_id)
where venue.kind = 'venue'
    and venue.pool_id = (select pool_id from poolbook.pool)
    and venue.capacity >= 200
    and venue.features @> '{stage}'
    and venue.district = 'District 4';
select person.*, skill.skill, hours.weekday, hours.opens_at, hours.closes_at
from poolbook.skill
join poolbook.resource as person using (pool_id, resource_id)
join poolbook.opening_hours as hours using (pool_id, resource_id)
where skill.pool_id = (select pool_id from poolbook.pool)
    and skill.skill in ('lawyer', 'social worker');
select allocation.unit_id, allocation.starts_at, allocation.ends_at
from generate_series(make_date(:year, 3, 1), make_date(:year, 3, 31), interval '1 day') as day
cross join (
    select unit.pool_id, unit.unit_id
    from poolbook.resource as venue
    join poolbook.unit using (pool_id, resource_id)
    where venue.kind = 'venue'
        and venue.capacity >= 200
        and venue.features @> '{stage}'
        and venue.district = 'District 4'
    union all
    select unit.pool_id, unit.unit_id
    from poolbook.skill
    join poolbook.unit using (pool_id, resource_id)
    where skill.skill in ('lawyer', 'social worker')
) as wanted
cross join lateral (
    select allocation.unit_id, allocation.starts_at, allocation.ends_at
    from poolbook.allocation
    where allocation.pool_id = wanted.pool_id
        and allocation.unit_id = wanted.unit_id
        and allocation.starts_at > day - interval '13 hours'
        and allocation.starts_at < day + interval '18 hours 30 minutes'
        and allocation.ends_at > day + interval '12 hours'
    offset 0
) as allocation
where extract(isodow from day) = 6;
