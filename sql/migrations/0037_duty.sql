-- The chair: which organization's coordinators settle conflicts, and when.
set local role poolbook_owner;

create table poolbook.duty_term (
    pool_id uuid not null,
    term_id uuid not null,
    organization_id uuid not null,
    starts_at timestamptz not null,
    ends_at timestamptz not null,
    previous_ends_at timestamptz,
    version integer not null,
    constraint duty_term_pkey primary key (pool_id, term_id),
    constraint duty_term_organization_exists foreign key (pool_id, organization_id)
        references poolbook.organization (pool_id, organization_id),
    constraint duty_term_period_is_finite check (isfinite(starts_at) and isfinite(ends_at) and starts_at < ends_at),
    constraint duty_term_ends_once unique (pool_id, ends_at),
    constraint duty_term_follows_one unique nulls not distinct (pool_id, previous_ends_at),
    constraint duty_term_leaves_no_gap foreign key (pool_id, previous_ends_at)
        references poolbook.duty_term (pool_id, ends_at),
    constraint duty_term_begins_where_the_one_before_ends check (previous_ends_at = starts_at)
);

comment on table poolbook.duty_term is
    'The period in which an organization holds the chair. Terms follow each other without gap or overlap.';
comment on column poolbook.duty_term.previous_ends_at is
    'Where the term before it ends: its own start; null for the first term of the pool.';

call poolbook.secure_table('duty_term', array['select', 'insert', 'update', 'delete']);

create policy reader_in_my_pools on poolbook.duty_term for select to poolbook_reader using (
    pool_id = any (array(select poolbook.my_pools()))
);
