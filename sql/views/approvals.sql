-- What waits for a yes, and what became of it, for those who are asked, those who ask, and those who keep the pool.

create view poolbook_1.approvals as
select
    approval.pool_id,
    approval.approval_id,
    approval.reference,
    approval.subject_kind,
    approval.subject_id,
    case
        when approval.state = 'waiting' and approval.expires_at <= poolbook.now() then 'expired'
        else approval.state
    end as state,
    approval.organization_id,
    organization.name as organization,
    (
        select coalesce(
            jsonb_agg(
                item.value || jsonb_strip_nulls(jsonb_build_object('name', coalesce(project.name, resource.name, joining.name)))
                order by item.position
            ),
            '[]'
        )
        from jsonb_array_elements(approval.what) with ordinality as item (value, position)
        left join poolbook.project
            on project.pool_id = approval.pool_id
            and item.value ->> 'need' = 'project'
            and project.project_id = (item.value ->> 'id')::uuid
        left join poolbook.resource
            on resource.pool_id = approval.pool_id
            and item.value ->> 'need' = 'resource'
            and resource.resource_id = (item.value ->> 'id')::uuid
        left join poolbook.organization as joining
            on joining.pool_id = approval.pool_id
            and item.value ->> 'need' = 'join'
            and joining.organization_id = (item.value ->> 'id')::uuid
    ) as what,
    approval.amount,
    coalesce(asker.name, first.told ->> 'name') as asked_by,
    coalesce(asking.name, first.told ->> 'organization') as asked_for,
    first.told ->> 'reason' as asked_why,
    approval.asked_at,
    approval.expires_at,
    decider.name as decided_by,
    approval.decided_at,
    approval.reason,
    coalesce(replaced.reference, reservation.reference) as reservation,
    event.title,
    reservation.starts_at,
    reservation.ends_at,
    reservation.replaces is not null as is_change,
    approval.state = 'waiting'
    and approval.expires_at > poolbook.now()
    and exists (
        select 1
        from poolbook.member as me
        where me.pool_id = approval.pool_id
            and me.login = session_user
            and me.member_id <> approval.asked_by
            and case
                when approval.organization_id is null then
                    'administrator' = any (me.roles)
                    or 'finance' = any (me.roles)
                    and (me.organization_id is null or me.organization_id = any (approval.party_ids))
                else
                    me.organization_id = approval.organization_id
                    and (me.roles && array['officer', 'coordinator'] or approval.amount > 0 and 'finance' = any (me.roles))
            end
    ) as is_mine
from poolbook.approval
cross join lateral (
    select
        case
            when approval.organization_id is null
                then poolbook_1.who_asked(approval.pool_id, approval.approval_id)
        end as told
    offset 0 -- asked once a row
) as first
left join poolbook.organization
    on organization.pool_id = approval.pool_id
    and organization.organization_id = approval.organization_id
left join poolbook.member as asker
    on asker.pool_id = approval.pool_id
    and asker.member_id = approval.asked_by
left join poolbook.organization as asking
    on asking.pool_id = approval.pool_id
    -- A second person is asked by the first; an organization, by the other party.
    and asking.organization_id = case
        when approval.organization_id is null then asker.organization_id
        else (
            select party.id
            from unnest(approval.party_ids) as party (id)
            where party.id <> approval.organization_id
            limit 1
        )
    end
left join poolbook.member as decider
    on decider.pool_id = approval.pool_id
    and decider.member_id = approval.decided_by
left join poolbook.reservation
    on reservation.pool_id = approval.pool_id
    and reservation.reservation_id = approval.subject_id
left join poolbook.reservation as replaced
    on replaced.pool_id = reservation.pool_id
    and replaced.reservation_id = reservation.replaces
left join poolbook.event
    on event.pool_id = reservation.pool_id
    and event.event_id = reservation.event_id;

create view poolbook_1.standing_approvals as
select
    standing_approval.pool_id,
    standing_approval.organization_id,
    standing_approval.position,
    host.name as host,
    standing_approval.amount,
    standing_approval.valid_until
from poolbook.standing_approval
left join poolbook.organization as host
    on host.pool_id = standing_approval.pool_id
    and host.organization_id = standing_approval.for_id;

comment on view poolbook_1.approvals is
    'What waits for a yes, of whom and until when, and what became of it, as far as it concerns the caller.';
comment on view poolbook_1.standing_approvals is 'What organizations agree to beforehand.';
