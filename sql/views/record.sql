-- Who did what, and which shape the database has.

create view poolbook_1.log as
select
    audit.pool_id,
    audit.recorded_at,
    audit.command_id,
    audit.number,
    audit.act,
    audit.subject_kind,
    audit.subject_id,
    audit.version_before,
    audit.version_after,
    audit.change,
    audit.party_ids,
    audit.member_id,
    member.name as by,
    member.login,
    poolbook_1.why_of(audit.pool_id, audit.command_id) as why,
    case audit.subject_kind
        when 'reservation' then (
            select coalesce(replaced.reference, reservation.reference)
            from poolbook.reservation
            left join poolbook.reservation as replaced
                on replaced.pool_id = reservation.pool_id
                and replaced.reservation_id = reservation.replaces
            where reservation.pool_id = audit.pool_id
                and reservation.reservation_id = audit.subject_id
        )
        when 'approval' then (
            select approval.reference
            from poolbook.approval
            where approval.pool_id = audit.pool_id
                and approval.approval_id = audit.subject_id
        )
        when 'series' then (
            select series.reference
            from poolbook.series
            where series.pool_id = audit.pool_id
                and series.series_id = audit.subject_id
        )
        when 'blackout' then (
            select blackout.reference
            from poolbook.blackout
            where blackout.pool_id = audit.pool_id
                and blackout.blackout_id = audit.subject_id
        )
        when 'conflict' then (
            select conflict.reference
            from poolbook.conflict
            where conflict.pool_id = audit.pool_id
                and conflict.conflict_id = audit.subject_id
        )
        when 'invoice' then (
            select invoice.reference
            from poolbook.invoice
            where invoice.pool_id = audit.pool_id
                and invoice.invoice_id = audit.subject_id
        )
        when 'transfer' then (
            select transfer.reference
            from poolbook.transfer
            where transfer.pool_id = audit.pool_id
                and transfer.transfer_id = audit.subject_id
        )
        when 'quota' then (
            select quota.reference
            from poolbook.quota
            where quota.pool_id = audit.pool_id
                and quota.quota_id = audit.subject_id
        )
        when 'duty' then (
            select organization.name
            from poolbook.duty_term
            join poolbook.organization
                on organization.pool_id = duty_term.pool_id
                and organization.organization_id = duty_term.organization_id
            where duty_term.pool_id = audit.pool_id
                and duty_term.term_id = audit.subject_id
        )
        when 'rule' then audit.change -> 'rule' ->> 1
        else poolbook_1.names_of(audit.pool_id, array[audit.subject_id]) ->> audit.subject_id::text
    end as subject
from poolbook.audit
left join poolbook.member
    on member.pool_id = audit.pool_id
    and member.member_id = audit.member_id;

comment on view poolbook_1.log is 'What was changed, by whom and why, as far as it concerns the caller.';

create view poolbook_1.migrations as
select
    migration.version,
    migration.name,
    migration.checksum,
    migration.applied_at
from poolbook.migration;

create view poolbook_1.surfaces as
select
    surface.version,
    surface.checksum,
    surface.applied_at
from poolbook.surface;

comment on view poolbook_1.migrations is 'The migrations that the database has had.';
comment on view poolbook_1.surfaces is 'The surfaces that the database serves.';

create view poolbook_1.blocks as
select
    block.pool_id,
    block.number,
    encode(block.hash, 'hex') as hash,
    block.entries,
    block.audits,
    block.closed_at,
    block.closed_by
from poolbook.block;

comment on view poolbook_1.blocks is 'The chain of blocks over journal and audit trail.';
