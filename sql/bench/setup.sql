-- What `run.sh` measures on: a pool of eight organizations, one officer each, made by the functions themselves.
-- Run by the superuser of a private server; acts as the pool's administrator.
\set QUIET 1
\set ON_ERROR_STOP 1
set client_min_messages = warning;
\pset format unaligned
\pset tuples_only on

create role bench_administrator login;
grant poolbook_administrator to bench_administrator;
create schema bench;
grant usage on schema bench to public;

set session authorization bench_administrator;
select poolbook_1.add_pool('k0', 'c', 'act', 'Bench', 'Asia/Shanghai', 'CNY', 'en') \g /dev/null
select pool_id as pool from poolbook_1.pools \gset

select poolbook_1.save_organizations(:'pool', 'k1', 'c', 'act', 'add', (
    select jsonb_agg(jsonb_build_object('code', 'O' || client, 'name', 'Organization ' || client))
    from generate_series(1, 8) as client
)) \g /dev/null
select poolbook_1.save_members(:'pool', 'k2', 'c', 'act', 'add', (
    select jsonb_agg(jsonb_build_object(
        'login', 'bench_' || substr(code, 2), 'name', 'Officer of ' || code, 'organization_id', organization_id,
        'roles', array['officer']
    ))
    from poolbook_1.organizations
)) \g /dev/null

-- Twenty bundles for each client: a hall of its own, two people of the next organization.
select poolbook_1.save_resources(:'pool', 'k3', 'c', 'act', 'add', 'venue', (
    select jsonb_agg(jsonb_build_object(
        'code', code || '-V' || bundle, 'name', 'Hall ' || bundle || ' of ' || code, 'owner_id', organization_id,
        'capacity', 200, 'latitude', 39.8 + bundle * 0.01, 'longitude', 110
    ))
    from poolbook_1.organizations
    cross join generate_series(1, 20) as bundle
)) \g /dev/null
select poolbook_1.save_resources(:'pool', 'k4', 'c', 'act', 'add', 'staff', (
    select jsonb_agg(jsonb_build_object(
        'code', code || '-S' || person, 'name', 'Person ' || person || ' of ' || code, 'owner_id', organization_id
    ))
    from poolbook_1.organizations
    cross join generate_series(1, 40) as person
)) \g /dev/null

-- A project with one line for each bundle, and a hot one that everybody draws on.
select poolbook_1.save_funds(:'pool', 'k5', 'c', 'act', 'add', '[{
    "code": "F", "name": "Fund", "source": "municipal", "valid_from": "2027-01-01", "valid_until": "2027-12-31"
}]') \g /dev/null
select poolbook_1.save_projects(:'pool', 'k6', 'c', 'act', 'add', (
    select jsonb_agg(jsonb_build_object(
        'code', code || '-P' || bundle, 'name', 'Project ' || bundle || ' of ' || code,
        'owner_ids', array[organization_id]
    ))
    from poolbook_1.organizations
    cross join generate_series(1, 20) as bundle
)) \g /dev/null
select poolbook_1.save_projects(:'pool', 'k7', 'c', 'act', 'add', (
    select jsonb_build_array(jsonb_build_object(
        'code', 'HOT', 'name', 'Everybody''s project', 'owner_ids', array_agg(organization_id)
    ))
    from poolbook_1.organizations
)) \g /dev/null
select poolbook_1.grant_money(
    :'pool', 'k8', 'c', 'act',
    array_agg(fund_id), array_agg(project_id), array_agg('rent'::text), array_agg(2027), array_agg(1000000000000),
    null
)
from poolbook_1.projects, poolbook_1.funds \g /dev/null
reset session authorization;

-- What each client asks for, and what the bare minimum is told instead of finding it out. `run.sh` reads the columns
-- in this order.
create view bench.bundle as
select
    client,
    bundle,
    own.pool_id,
    own.organization_id as own,
    next.organization_id as next,
    venue.resource_id as venue,
    first.resource_id as first,
    second.resource_id as second,
    project.project_id as project,
    line.line_id as line,
    hot.project_id as hot_project,
    hot_line.line_id as hot_line,
    member.member_id as member
from generate_series(1, 8) as client
cross join generate_series(1, 20) as bundle
join poolbook.organization as own on own.code = 'O' || client
join poolbook.organization as next on next.code = 'O' || client % 8 + 1
join poolbook.resource as venue on venue.code = own.code || '-V' || bundle
join poolbook.resource as first on first.code = next.code || '-S' || 2 * bundle - 1
join poolbook.resource as second on second.code = next.code || '-S' || 2 * bundle
join poolbook.project on project.code = own.code || '-P' || bundle
join poolbook.budget_line as line on line.project_id = project.project_id
join poolbook.project as hot on hot.code = 'HOT'
join poolbook.budget_line as hot_line on hot_line.project_id = hot.project_id
join poolbook.member on member.login = 'bench_' || client;
