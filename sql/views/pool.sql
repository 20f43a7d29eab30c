-- What there is, for the members of the pool.

create view poolbook_1.pools as
select
    pool.pool_id,
    pool.name,
    pool.zone,
    pool.currency,
    pool.locale,
    pool.kinds,
    pool.brands,
    pool.figures,
    pool.retired_from,
    case
        when pool.retired_from is null then false
        else pool.retired_from <= (poolbook.now() at time zone pool.zone)::date
    end as is_retired
from poolbook.pool;

create view poolbook_1.organizations as
select
    organization.pool_id,
    organization.organization_id,
    organization.code,
    organization.name,
    organization.retired_from,
    organization.kind,
    organization.email,
    organization.locale,
    organization.is_guest,
    organization.telephone
from poolbook.organization;

create view poolbook_1.members as
select
    member.pool_id,
    member.member_id,
    member.login,
    member.name,
    organization.code as organization,
    member.roles,
    member.locale,
    member.retired_from,
    member.email,
    member.telephone
from poolbook.member
left join poolbook.organization
    on organization.pool_id = member.pool_id
    and organization.organization_id = member.organization_id;

create view poolbook_1.resources as
select
    resource.pool_id,
    resource.resource_id,
    resource.kind,
    resource.code,
    resource.name,
    resource.aliases,
    organization.code as owner,
    resource.capacity,
    resource.quantity,
    resource.district,
    resource.address,
    resource.latitude,
    resource.longitude,
    resource.features,
    resource.buffer_before,
    resource.buffer_after,
    resource.rate_amount,
    resource.rate_unit,
    resource.rate_category,
    array(
        select skill.skill || coalesce('=' || skill.valid_until, '')
        from poolbook.skill
        where skill.pool_id = resource.pool_id
            and skill.resource_id = resource.resource_id
        order by skill.skill
    ) as skills,
    array(
        select array[hours.weekday, hours.opens_at, hours.closes_at]
        from poolbook.opening_hours as hours
        where hours.pool_id = resource.pool_id
            and hours.resource_id = resource.resource_id
        order by
            hours.weekday,
            hours.opens_at
    ) as hours,
    array(
        select part.code
        from poolbook.resource_unit
        join poolbook.unit
            on unit.pool_id = resource_unit.pool_id
            and unit.unit_id = resource_unit.unit_id
        join poolbook.resource as part
            on part.pool_id = unit.pool_id
            and part.resource_id = unit.resource_id
        where resource_unit.pool_id = resource.pool_id
            and resource_unit.resource_id = resource.resource_id
            and unit.resource_id <> resource.resource_id
        order by part.code
    ) as parts,
    resource.retired_from,
    resource.on_holidays,
    resource.access,
    (
        select coalesce(
            jsonb_agg(
                jsonb_build_object(
                    'first_day', special_hours.first_day,
                    'last_day', special_hours.last_day,
                    'windows', special_hours.windows
                )
                order by special_hours.first_day, special_hours.last_day
            ),
            '[]'
        )
        from poolbook.special_hours
        where special_hours.pool_id = resource.pool_id
            and special_hours.resource_id = resource.resource_id
    ) as special_hours,
    contacts.are_known as knows_contacts,
    case when contacts.are_known then resource.email end as email,
    case when contacts.are_known then resource.telephone end as telephone,
    case when contacts.are_known then resource.locale end as locale,
    case when contacts.are_known then (
        select member.login
        from poolbook.member
        where member.pool_id = resource.pool_id
            and member.member_id = resource.member_id
    ) end as member
from poolbook.resource
join poolbook.organization
    on organization.pool_id = resource.pool_id
    and organization.organization_id = resource.owner_id
cross join lateral (
    -- As of members: their own organization's, and who keeps the pool.
    select
        resource.owner_id = any (array(select poolbook.my_organizations()))
        or resource.pool_id = any (
            array(select poolbook.my_pools_as(array['coordinator', 'administrator', 'auditor']))
        ) as are_known
) as contacts
where resource.kind <> 'staff'
    or resource.pool_id <> all (array(select poolbook.my_guest_pools()))
    or resource.owner_id = any (array(select poolbook.my_organizations()));

create view poolbook_1.blackouts as
select
    blackout.pool_id,
    blackout.reference,
    resource.code,
    resource.name,
    blackout.starts_at,
    blackout.ends_at,
    blackout.reason,
    blackout.resource_id
from poolbook.blackout
join poolbook.resource
    on resource.pool_id = blackout.pool_id
    and resource.resource_id = blackout.resource_id
where blackout.state = 'active';

comment on view poolbook_1.pools is 'The pools that the caller is a member of.';
comment on view poolbook_1.organizations is 'The organizations of the caller''s pools.';
comment on view poolbook_1.members is 'The members whom the caller may know.';
comment on view poolbook_1.resources is 'Venues, staff and equipment, with their skills, opening hours and parts.';
comment on view poolbook_1.blackouts is 'When resources are closed.';
