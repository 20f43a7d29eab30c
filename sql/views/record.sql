-- Who did what, and which shape the database has.

create view poolbook_1.log as
select
    audit.pool_id,
    audit.recorded_at,
    audit.act,
    audit.subject_kind,
    audit.subject_id,
    audit.version_before,
    audit.version_after,
    audit.change,
    member.name as by,
    member.login,
    command.reason
from poolbook.audit
left join poolbook.member
    on member.pool_id = audit.pool_id
    and member.member_id = audit.member_id
left join poolbook.command
    on command.pool_id = audit.pool_id
    and command.command_id = audit.command_id;

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
