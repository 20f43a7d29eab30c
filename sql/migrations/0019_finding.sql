-- Finding: what a need is looked up by, and the offers whose codes people type.
set local role poolbook_owner;

create index resource_venues_by_capacity on poolbook.resource (pool_id, capacity) where kind = 'venue';
create index resource_venues_by_district on poolbook.resource (pool_id, district, capacity) where kind = 'venue';
create index resource_venues_by_place on poolbook.resource (pool_id, latitude, longitude) where kind = 'venue';
create index resource_by_feature on poolbook.resource using gin (features);
create index skill_by_name on poolbook.skill (pool_id, skill, resource_id);

create table poolbook.offer (
    pool_id uuid not null,
    login text not null,
    code text not null,
    digest bytea not null,
    starts_at timestamptz not null,
    ends_at timestamptz not null,
    buffer_before integer not null,
    buffer_after integer not null,
    resource_ids uuid[] not null,
    quantities integer[] not null,
    needs jsonb not null,
    cost bigint not null,
    expires_at timestamptz not null,
    constraint offer_pkey primary key (pool_id, login, code),
    constraint offer_pool_exists foreign key (pool_id) references poolbook.pool (pool_id),
    constraint offer_code_is_short check (code ~ '^[0-9A-HJKMNP-TV-Z]{4,10}$'),
    constraint offer_period_is_finite check (
        isfinite(starts_at) and isfinite(ends_at) and starts_at < ends_at
    ),
    constraint offer_takes_something check (
        cardinality(resource_ids) > 0 and cardinality(quantities) = cardinality(resource_ids)
    ),
    constraint offer_cost_is_not_negative check (cost >= 0)
);

comment on table poolbook.offer is
    'Bundles that were offered to a login, by the code that fixes each. A code is the beginning of a hash of the bundle, '
    'so that the same offer has the same code; a hash of four letters cannot be read backwards, hence the row.';
comment on column poolbook.offer.needs is 'What each of its resources was asked for as; null for what was asked by name.';
comment on column poolbook.offer.expires_at is 'From when on the code means nothing; the next offers sweep it away.';

call poolbook.secure_table('offer', array['select', 'insert', 'update', 'delete']);

create policy reader_of_my_offers on poolbook.offer for select to poolbook_reader using (login = session_user);
