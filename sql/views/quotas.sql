-- Quotas, and what is used of them.

create view poolbook_1.quotas as
select
    quota.pool_id,
    quota.reference,
    organization.code as organization,
    quota.measure,
    quota.most,
    quota.length,
    resource.code as resource,
    quota.kind,
    quota.district,
    quota.feature
from poolbook.quota
left join poolbook.organization
    on organization.pool_id = quota.pool_id
    and organization.organization_id = quota.organization_id
left join poolbook.resource
    on resource.pool_id = quota.pool_id
    and resource.resource_id = quota.resource_id
where quota.state = 'active';

create view poolbook_1.quota_uses as
select
    quota_use.pool_id,
    quota.reference,
    organization.code as organization,
    quota_use.starts_on,
    quota_use.used
from poolbook.quota_use
join poolbook.quota
    on quota.pool_id = quota_use.pool_id
    and quota.quota_id = quota_use.quota_id
join poolbook.organization
    on organization.pool_id = quota_use.pool_id
    and organization.organization_id = quota_use.organization_id;

comment on view poolbook_1.quotas is 'What organizations may have or spend in a period.';
comment on view poolbook_1.quota_uses is 'What is used of quotas in each period, as far as the caller may know it.';
