-- What stands on something that is retired by then: a conflict, which somebody is to settle.

create view poolbook_1.retirement_conflicts as
select
    reservation.pool_id,
    reservation.reservation_id,
    found.rule,
    found.name,
    found.retired_from
from poolbook.reservation
join poolbook.event
    on event.pool_id = reservation.pool_id
    and event.event_id = reservation.event_id
join poolbook.pool on pool.pool_id = reservation.pool_id
cross join lateral (
    select 'pool.retired' as rule, pool.name, pool.retired_from
    union all
    select 'host.retired', organization.name, organization.retired_from
    from poolbook.organization
    where organization.pool_id = event.pool_id
        and organization.organization_id = any (event.host_ids)
    union all
    select 'resource.retired', resource.name, resource.retired_from
    from poolbook.reservation_item as item
    join poolbook.resource
        on resource.pool_id = item.pool_id
        and resource.resource_id = item.resource_id
    where item.pool_id = reservation.pool_id
        and item.reservation_id = reservation.reservation_id
    union all
    select distinct paid.rule, paid.name, paid.retired_from
    from poolbook.commitment
    join poolbook.budget_line
        on budget_line.pool_id = commitment.pool_id
        and budget_line.line_id = commitment.line_id
    join poolbook.project
        on project.pool_id = budget_line.pool_id
        and project.project_id = budget_line.project_id
    join poolbook.fund
        on fund.pool_id = budget_line.pool_id
        and fund.fund_id = budget_line.fund_id
    cross join lateral (
        values
            ('project.retired', project.name, project.retired_from),
            ('fund.retired', fund.name, fund.retired_from)
    ) as paid (rule, name, retired_from)
    where commitment.pool_id = reservation.pool_id
        and commitment.reservation_id = reservation.reservation_id
        and commitment.reserved + commitment.committed > 0
) as found
where reservation.replaces is null
    and reservation.state in ('hold', 'confirmed')
    and found.retired_from::timestamp at time zone pool.zone < reservation.ends_at;

comment on view poolbook_1.retirement_conflicts is
    'What stands on something that is retired before it ends, by the rule that it breaks.';
