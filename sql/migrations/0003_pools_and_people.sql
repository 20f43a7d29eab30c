set local role poolbook_owner;

create table poolbook.pool (
    pool_id uuid not null,
    name text not null,
    zone text not null,
    currency text not null,
    locale text not null,
    version integer not null,
    created_at timestamptz not null,
    constraint pool_pkey primary key (pool_id),
    constraint pool_name_is_unique unique (name),
    constraint pool_name_is_a_line check (poolbook.is_line(name)),
    constraint pool_currency_is_an_iso_code check (currency ~ '^[A-Z]{3}$'),
    constraint pool_locale_is_spoken check (locale in ('en', 'zh-Hans'))
);

comment on table poolbook.pool is
    'A shared set of resources and funds, with the time zone, currency and language that hold in it.';

create table poolbook.organization (
    pool_id uuid not null,
    organization_id uuid not null,
    code text not null,
    name text not null,
    version integer not null,
    constraint organization_pkey primary key (pool_id, organization_id),
    constraint organization_code_is_unique unique (pool_id, code),
    constraint organization_name_is_unique unique (pool_id, name),
    constraint organization_pool_exists foreign key (pool_id) references poolbook.pool (pool_id),
    constraint organization_code_can_be_typed check (poolbook.is_code(code)),
    constraint organization_name_is_a_line check (poolbook.is_line(name))
);

comment on table poolbook.organization is 'An organization of the pool: it owns, asks and hosts.';

create table poolbook.member (
    pool_id uuid not null,
    member_id uuid not null,
    login text not null,
    name text not null,
    organization_id uuid,
    roles text[] not null,
    locale text,
    version integer not null,
    constraint member_pkey primary key (pool_id, member_id),
    constraint member_login_is_unique unique (pool_id, login),
    constraint member_pool_exists foreign key (pool_id) references poolbook.pool (pool_id),
    constraint member_organization_exists foreign key (pool_id, organization_id)
        references poolbook.organization (pool_id, organization_id),
    constraint member_login_can_be_a_role check (login ~ '^[a-z_][a-z0-9_.-]{0,62}$'),
    constraint member_name_is_a_line check (poolbook.is_line(name)),
    constraint member_has_known_roles check (
        roles <@ array['officer', 'coordinator', 'finance', 'administrator', 'auditor', 'reporter']
        and cardinality(roles) > 0
    ),
    constraint member_of_the_pool_itself_acts_for_nobody check (
        organization_id is not null or not roles && array['officer', 'coordinator']
    ),
    constraint member_locale_is_spoken check (locale in ('en', 'zh-Hans'))
);

create index member_by_login on poolbook.member (login);

comment on table poolbook.member is
    'A person with a database login, the organization they act for (none: the pool''s own office) and their roles.';
