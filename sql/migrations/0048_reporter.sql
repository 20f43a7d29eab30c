-- The reporter's memory: its runs, what each reader was told, and what is on its way to whom.
set local role poolbook_owner;

create table poolbook.run (
    pool_id uuid not null,
    run_id uuid not null,
    login text not null,
    every_minutes integer,
    started_at timestamptz not null,
    finished_at timestamptz,
    outcome text not null,
    counts jsonb not null,
    constraint run_pkey primary key (pool_id, run_id),
    constraint run_pool_exists foreign key (pool_id) references poolbook.pool (pool_id),
    constraint run_schedule_is_at_most_a_month check (every_minutes between 1 and 44640),
    constraint run_outcome_is_known check (outcome in ('working', 'good', 'failed', 'abandoned')),
    constraint run_works_until_it_finishes check ((outcome = 'working') = (finished_at is null))
);

create unique index run_works_alone on poolbook.run (pool_id) where outcome = 'working';
create index run_good on poolbook.run (pool_id, started_at) where outcome = 'good';
create index run_by_time on poolbook.run (pool_id, started_at);

comment on table poolbook.run is
    'Each run of the reporter. One works at a time; one that never finished is abandoned, and the next makes up for it.';
comment on column poolbook.run.every_minutes is 'How often it should run; null for a run that nobody waits for.';

create table poolbook.delivery (
    pool_id uuid not null,
    delivery_id uuid not null,
    run_id uuid not null,
    reader text not null,
    channel text not null,
    address text,
    body jsonb not null,
    created_at timestamptz not null,
    tries integer not null,
    next_try_at timestamptz not null,
    delivered_at timestamptz,
    failure text,
    constraint delivery_pkey primary key (pool_id, delivery_id),
    constraint delivery_pool_exists foreign key (pool_id) references poolbook.pool (pool_id),
    constraint delivery_channel_is_known check (channel in ('mail', 'command')),
    constraint delivery_by_mail_has_an_address check (channel <> 'mail' or address is not null),
    constraint delivery_tries_are_counted check (tries >= 0),
    constraint delivery_failure_is_short check (length(failure) <= 500)
);

create index delivery_waiting on poolbook.delivery (pool_id, next_try_at) where delivered_at is null;

comment on table poolbook.delivery is
    'The outbox: what goes to whom under an identifier that stays the same however often it is tried. Never given up.';
comment on column poolbook.delivery.body is 'The message as it was written; empty once it was delivered.';

create table poolbook.told (
    pool_id uuid not null,
    reader text not null,
    conflict_id uuid not null,
    first_seen_at timestamptz not null,
    severity smallint not null,
    stage smallint not null,
    constraint told_pkey primary key (pool_id, reader, conflict_id),
    constraint told_conflict_exists foreign key (pool_id, conflict_id)
        references poolbook.conflict (pool_id, conflict_id),
    constraint told_stage_is_one_of_three check (stage between 0 and 2)
);

create index told_by_conflict on poolbook.told (pool_id, conflict_id);

comment on table poolbook.told is
    'What each reader was last told of each conflict: what differs from it is new, escalated or over.';
comment on column poolbook.told.stage is '0 its host''s to mend, 1 the coordinator''s, 2 overdue.';

call poolbook.secure_table('run', array['select', 'insert', 'update', 'delete']);
call poolbook.secure_table('delivery', array['select', 'insert', 'update', 'delete']);
call poolbook.secure_table('told', array['select', 'insert', 'update', 'delete']);

create policy reader_who_keeps_the_pool on poolbook.run for select to poolbook_reader using (
    pool_id = any (
        array(select poolbook.my_pools_as(array['coordinator', 'administrator', 'auditor', 'reporter']))
    )
);
create policy reader_who_keeps_the_pool on poolbook.delivery for select to poolbook_reader using (
    pool_id = any (array(select poolbook.my_pools_as(array['administrator', 'reporter'])))
);
create policy reader_who_keeps_the_pool on poolbook.told for select to poolbook_reader using (
    pool_id = any (array(select poolbook.my_pools_as(array['administrator', 'reporter'])))
);
