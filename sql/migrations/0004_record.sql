-- What was done: every command once, and every change that it made.
set local role poolbook_owner;

create table poolbook.command (
    pool_id uuid not null,
    login text not null,
    key text not null,
    command_id uuid not null,
    content_hash bytea not null,
    act text not null,
    member_id uuid not null,
    reason text,
    recorded_at timestamptz not null,
    answer jsonb not null,
    constraint command_pkey primary key (pool_id, login, key),
    constraint command_id_is_unique unique (pool_id, command_id),
    constraint command_member_exists foreign key (pool_id, member_id) references poolbook.member (pool_id, member_id),
    constraint command_key_is_a_line check (poolbook.is_line(key)),
    constraint command_reason_is_short check (length(reason) <= 2000)
);

create index command_by_time on poolbook.command (pool_id, recorded_at);

comment on table poolbook.command is
    'Each act that was done, by its key: sent again with the same content it answers the same. Append-only.';

create table poolbook.audit (
    pool_id uuid not null,
    command_id uuid not null,
    number integer not null,
    member_id uuid not null,
    act text not null,
    subject_kind text not null,
    subject_id uuid not null,
    version_before integer,
    version_after integer not null,
    change jsonb not null,
    party_ids uuid[] not null,
    recorded_at timestamptz not null,
    constraint audit_pkey primary key (pool_id, command_id, number),
    constraint audit_member_exists foreign key (pool_id, member_id) references poolbook.member (pool_id, member_id),
    constraint audit_versions_rise check (version_after > coalesce(version_before, 0))
);

create index audit_by_subject on poolbook.audit (pool_id, subject_id, recorded_at);
create index audit_by_time on poolbook.audit (pool_id, recorded_at);

comment on table poolbook.audit is
    'What each command changed, before and after, as identifiers and figures, never as names of people. Append-only.';
comment on column poolbook.audit.party_ids is 'The organizations whose members may read the row.';
