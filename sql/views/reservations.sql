-- What stands, for those whom it concerns; and who is free when, for all.

create view poolbook_1.busy as
select
    allocation.pool_id,
    resource_unit.resource_id,
    allocation.unit_id,
    allocation.starts_at,
    allocation.ends_at,
    allocation.blackout_id is not null as is_blackout,
    reservation.reservation_id,
    case
        when reservation.reservation_id is null
            and allocation.pool_id = any (array(select pool.pool_id from poolbook.pool where pool.privacy <> 'busy'))
            then poolbook_1.shared_of(allocation.pool_id, allocation.reservation_id)
    end as shared
from poolbook.allocation
join poolbook.resource_unit
    on resource_unit.pool_id = allocation.pool_id
    and resource_unit.unit_id = allocation.unit_id
left join poolbook.reservation
    on reservation.pool_id = allocation.pool_id
    and reservation.reservation_id = allocation.reservation_id
where (
        allocation.reservation_id is null
        or allocation.reservation_id <> all (array(select poolbook_1.holds_run_out()))
    )
    and (
        reservation.reservation_id is not null
        or allocation.pool_id <> all (array(select poolbook.my_guest_pools()))
    );

create view poolbook_1.busy_quantities as
select
    quantity_allocation.pool_id,
    quantity_allocation.resource_id,
    quantity_allocation.starts_at,
    quantity_allocation.ends_at,
    quantity_allocation.quantity,
    reservation.reservation_id,
    case
        when reservation.reservation_id is null
            and quantity_allocation.pool_id = any (
                array(select pool.pool_id from poolbook.pool where pool.privacy <> 'busy')
            )
            then poolbook_1.shared_of(quantity_allocation.pool_id, quantity_allocation.reservation_id)
    end as shared
from poolbook.quantity_allocation
left join poolbook.reservation
    on reservation.pool_id = quantity_allocation.pool_id
    and reservation.reservation_id = quantity_allocation.reservation_id
where quantity_allocation.reservation_id <> all (array(select poolbook_1.holds_run_out()))
    and (
        reservation.reservation_id is not null
        or quantity_allocation.pool_id <> all (array(select poolbook.my_guest_pools()))
    );

create view poolbook_1.reservations as
select
    reservation.pool_id,
    reservation.reservation_id,
    reservation.reference,
    case
        when outcome.closed_at is not null then 'closed'
        when reservation.state = 'hold' and reservation.expires_at <= poolbook.now() then 'expired'
        else reservation.state
    end as state,
    reservation.starts_at,
    reservation.ends_at,
    reservation.buffer_before,
    reservation.buffer_after,
    reservation.expires_at,
    reservation.version,
    reservation.created_at,
    creator.name as created_by,
    event.title,
    event.kind,
    event.brand,
    reservation.attendance,
    event.host_ids,
    event.shares,
    array(
        select organization.name
        from unnest(event.host_ids) with ordinality as host (organization_id, position)
        join poolbook.organization
            on organization.pool_id = event.pool_id
            and organization.organization_id = host.organization_id
        order by host.position
    ) as hosts,
    array(
        select resource.name || case when resource.kind = 'equipment' then ' x ' || item.quantity else '' end
        from poolbook.reservation_item as item
        join poolbook.resource
            on resource.pool_id = item.pool_id
            and resource.resource_id = item.resource_id
        where item.pool_id = reservation.pool_id
            and item.reservation_id = reservation.reservation_id
        order by item.position
    ) as takes,
    array(
        select item.resource_id
        from poolbook.reservation_item as item
        where item.pool_id = reservation.pool_id
            and item.reservation_id = reservation.reservation_id
            and item.resource_id is not null
        order by item.position
    ) as resource_ids,
    outcome.attended,
    outcome.figures,
    outcome.note,
    outcome.closed_at,
    closer.name as closed_by,
    reservation.series_id,
    series.reference as series
from poolbook.reservation
join poolbook.event
    on event.pool_id = reservation.pool_id
    and event.event_id = reservation.event_id
left join poolbook.member as creator
    on creator.pool_id = reservation.pool_id
    and creator.member_id = reservation.created_by
left join poolbook.series
    on series.pool_id = reservation.pool_id
    and series.series_id = reservation.series_id
left join poolbook.outcome
    on outcome.pool_id = reservation.pool_id
    and outcome.reservation_id = reservation.reservation_id
left join poolbook.member as closer
    on closer.pool_id = outcome.pool_id
    and closer.member_id = outcome.closed_by
where reservation.replaces is null;

create view poolbook_1.reservation_items as
select
    item.pool_id,
    item.reservation_id,
    item.position,
    resource.kind,
    resource.resource_id,
    resource.code,
    resource.owner_id,
    item.quantity,
    project.project_id,
    project.code as project,
    item.category,
    item.amount
from poolbook.reservation_item as item
left join poolbook.resource
    on resource.pool_id = item.pool_id
    and resource.resource_id = item.resource_id
left join poolbook.project
    on project.pool_id = item.pool_id
    and project.project_id = item.project_id
where item.project_id is null
    or project.owner_ids && array(select poolbook.my_organizations())
    or project.pool_id = any (array(select poolbook.my_money_pools()));

comment on view poolbook_1.reservation_items is
    'What those reservations ask for, one by one; money only of the projects whose money the caller reads.';

comment on view poolbook_1.busy is
    'When each resource is taken or closed, buffers included: shared with every member, by whom only with whom it concerns, or as the pool''s privacy says.';
comment on view poolbook_1.busy_quantities is
    'How many of each fungible resource are taken when: shared with every member, by whom only with whom it concerns, or as the pool''s privacy says.';
comment on view poolbook_1.reservations is
    'Reservations that concern the caller, with their hosts and what they take.';
