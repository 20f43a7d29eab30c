-- Quotas: what an organization may have of some resources, or spend, in a period of the calendar. What is used is a
-- counter, locked before anything else of a reservation; what each reservation used stands beside it.
set local role poolbook_owner;

create table poolbook.quota (
    pool_id uuid not null,
    quota_id uuid not null,
    reference text not null,
    organization_id uuid,
    measure text not null,
    most bigint not null,
    length text not null,
    resource_id uuid,
    kind text,
    district text,
    feature text,
    state text not null,
    version integer not null,
    created_at timestamptz not null,
    constraint quota_pkey primary key (pool_id, quota_id),
    constraint quota_reference_is_unique unique (pool_id, reference),
    constraint quota_pool_exists foreign key (pool_id) references poolbook.pool (pool_id),
    constraint quota_organization_exists foreign key (pool_id, organization_id)
        references poolbook.organization (pool_id, organization_id),
    constraint quota_resource_exists foreign key (pool_id, resource_id)
        references poolbook.resource (pool_id, resource_id),
    constraint quota_measure_is_known check (measure in ('hours', 'count', 'money')),
    constraint quota_most_is_not_negative check (most >= 0),
    constraint quota_length_is_known check (length in ('day', 'week', 'month', 'quarter', 'year')),
    constraint quota_kind_is_known check (kind in ('venue', 'staff', 'equipment')),
    constraint quota_district_is_a_line check (poolbook.is_line(district)),
    constraint quota_feature_is_a_line check (poolbook.is_line(feature)),
    constraint quota_of_money_is_of_all_resources check (
        measure <> 'money' or num_nonnulls(resource_id, kind, district, feature) = 0
    ),
    constraint quota_state_is_known check (state in ('active', 'removed'))
);

create index quota_active on poolbook.quota (pool_id) where state = 'active';

comment on table poolbook.quota is
    'What an organization (none: each of them) may have or spend in every period of a length.';
comment on column poolbook.quota.most is 'Minutes, reservations, or minor units of money, as the measure says.';
comment on column poolbook.quota.resource_id is
    'Of which resource; or of those of a kind, in a district, with a feature: all that is said must be true.';

create table poolbook.quota_use (
    pool_id uuid not null,
    quota_id uuid not null,
    organization_id uuid not null,
    starts_on date not null,
    used bigint not null,
    constraint quota_use_pkey primary key (pool_id, quota_id, organization_id, starts_on),
    constraint quota_use_quota_exists foreign key (pool_id, quota_id) references poolbook.quota (pool_id, quota_id),
    constraint quota_use_is_not_negative check (used >= 0)
);

comment on table poolbook.quota_use is
    'What an organization has used of a quota in the period from a day on: the sum of what its reservations used.';

create table poolbook.quota_charge (
    pool_id uuid not null,
    reservation_id uuid not null,
    quota_id uuid not null,
    organization_id uuid not null,
    starts_on date not null,
    used bigint not null,
    constraint quota_charge_pkey primary key (pool_id, reservation_id, quota_id),
    constraint quota_charge_use_exists foreign key (pool_id, quota_id, organization_id, starts_on)
        references poolbook.quota_use (pool_id, quota_id, organization_id, starts_on),
    constraint quota_charge_is_not_negative check (used >= 0)
);

create index quota_charge_by_quota on poolbook.quota_charge (pool_id, quota_id);

comment on table poolbook.quota_charge is 'What a binding reservation uses of a quota, and of which period.';

call poolbook.secure_table('quota', array['select', 'insert', 'update']);
call poolbook.secure_table('quota_use', array['select', 'insert', 'update', 'delete']);
call poolbook.secure_table('quota_charge', array['select', 'insert', 'delete']);

-- What quotas there are, every member may know; what is used of them, the organization itself and who keeps the pool.
create policy reader_in_my_pools on poolbook.quota for select to poolbook_reader
    using (pool_id = any (array(select poolbook.my_pools())));

create policy reader_of_what_concerns_me on poolbook.quota_use for select to poolbook_reader using (
    organization_id = any (array(select poolbook.my_organizations()))
    or pool_id = any (array(select poolbook.my_pools_as(array['coordinator', 'administrator', 'auditor', 'reporter'])))
);

create policy reader_of_what_concerns_me on poolbook.quota_charge for select to poolbook_reader using (
    organization_id = any (array(select poolbook.my_organizations()))
    or pool_id = any (array(select poolbook.my_pools_as(array['coordinator', 'administrator', 'auditor', 'reporter'])))
);
