-- What ended conflicts, for those who read the conflict: who did what, when, why, and what became of it.

create view poolbook_1.resolutions as
select
    resolution.pool_id,
    resolution.resolution_id,
    resolution.conflict_id,
    conflict.reference as conflict,
    conflict.rule,
    resource.name as subject,
    resolution.kind,
    (
        select coalesce(array_agg(distinct reservation.reference order by reservation.reference), '{}')
        from jsonb_array_elements(resolution.steps) as step (value)
        join poolbook.reservation
            on reservation.pool_id = resolution.pool_id
            and reservation.reservation_id in (
                (step.value ->> 'reservation_id')::uuid, (step.value ->> 'other_id')::uuid
            )
    ) as reservations,
    (resolution.undo -> 'conflict' ->> 'first_seen_at')::timestamptz as seen_at,
    resolution.resolved_at,
    resolution.reason,
    resolution.is_own_case,
    resolution.term_id,
    organization.organization_id,
    organization.name as organization,
    member.name as by,
    resolution.objected_at,
    resolution.objection,
    resolution.undone_at
from poolbook.resolution
join poolbook.conflict
    on conflict.pool_id = resolution.pool_id
    and conflict.conflict_id = resolution.conflict_id
left join poolbook.resource
    on resource.pool_id = conflict.pool_id
    and resource.resource_id = conflict.subject_id
left join poolbook.duty_term
    on duty_term.pool_id = resolution.pool_id
    and duty_term.term_id = resolution.term_id
left join poolbook.organization
    on organization.pool_id = duty_term.pool_id
    and organization.organization_id = duty_term.organization_id
left join poolbook.member
    on member.pool_id = resolution.pool_id
    and member.member_id = resolution.resolved_by;

comment on view poolbook_1.resolutions is
    'What ended conflicts: who did what in which term of the chair, how long it took, why, and whether it was undone.';
