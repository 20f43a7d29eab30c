-- Conflicts as people read them, for those whom they concern and those who keep the pool: with what they are about and
-- what they come from by name. One whose time has come is gone, one that is waived no longer is open, whoever writes it.

create view poolbook_1.conflicts as
select
    conflict.pool_id,
    conflict.conflict_id,
    conflict.reference,
    conflict.rule,
    conflict.subject_id,
    case
        when resource.resource_id is not null then resource.kind
        when line.line_id is not null then 'line'
        when about.organization_id is not null then 'organization'
        else 'reservation'
    end as subject_kind,
    coalesce(resource.name, project.name || '/' || line.category, about.name) as subject,
    coalesce(resource.code, project.code) as subject_code,
    resource.owner_id,
    conflict.claimant_id,
    conflict.other_ids,
    conflict.cause_kind,
    conflict.cause_id,
    case conflict.cause_kind
        when 'blackout' then closed.name
        when 'resource' then cause.name
        when 'skill' then cause.name
        when 'line' then coalesce(project.name || '/' || line.category, about.name)
    end as cause,
    blackout.reference as cause_reference,
    blackout.reason as cause_reason,
    blackout.starts_at as cause_starts_at,
    blackout.ends_at as cause_ends_at,
    conflict.severity,
    conflict.detail || jsonb_strip_nulls(
        jsonb_build_object('name', coalesce(resource.name, project.name, about.name))
    ) as detail,
    conflict.starts_at,
    conflict.ends_at,
    conflict.party_ids,
    conflict.first_seen_at,
    conflict.last_seen_at,
    conflict.hosts_until,
    conflict.due_at,
    case
        when conflict.state in ('open', 'waived') and conflict.ends_at <= poolbook.now() then 'gone'
        when conflict.state = 'waived' and conflict.waived_until <= poolbook.now() then 'open'
        else conflict.state
    end as state,
    case when conflict.waived_until > poolbook.now() then conflict.waived_until end as waived_until,
    conflict.version,
    -- Which conflicts may be open or waived, as the index of them knows it.
    conflict.state in ('open', 'waived') as may_stand
from poolbook.conflict
left join poolbook.resource
    on resource.pool_id = conflict.pool_id
    and resource.resource_id = conflict.subject_id
left join poolbook.organization as about
    on about.pool_id = conflict.pool_id
    and about.organization_id = conflict.subject_id
left join poolbook.budget_line as line
    on line.pool_id = conflict.pool_id
    and line.line_id = conflict.subject_id
left join poolbook.project
    on project.pool_id = line.pool_id
    and project.project_id = line.project_id
left join poolbook.blackout
    on blackout.pool_id = conflict.pool_id
    and blackout.blackout_id = conflict.cause_id
left join poolbook.resource as closed
    on closed.pool_id = blackout.pool_id
    and closed.resource_id = blackout.resource_id
left join poolbook.resource as cause
    on cause.pool_id = conflict.pool_id
    and cause.resource_id = conflict.cause_id;

comment on view poolbook_1.conflicts is
    'What breaks a rule or is wanted twice, as far as it concerns the caller: about what, of which cause, until when.';
