-- What every test begins with: pgTAP, a clock, a pool with everything in it, and words to act with. All of it lives in
-- the transaction of the test, roles included, and goes with it.
--
-- Pool P, in Asia/Shanghai. Organizations A, B and C; `office` has members who act for none of them.
--   venues     HALL (A), divisible into EAST and WEST; ROOM (B); GYM (B), with buffers of 30 and 60 minutes
--   staff      LAWYER (B)
--   equipment  CHAIRS (B), 100
--   YOUTH (A)  rent: 300.00 of SOON, which ends in June, 1,000.00 of CITY; catering: 50.00 of CITY
--   WOMEN (B)  rent: 500.00 of CITY
-- Pool Q, in Europe/Berlin, with one organization D, and one thing of each kind.
-- Logins are `tap_ROLE_ORGANIZATION`; tap_nobody is in a group but a member of no pool, tap_plain is in no group.
\set QUIET 1
set client_min_messages = warning;
create schema if not exists tap;
create extension if not exists pgtap with schema tap;
grant usage on schema tap to public;
create schema test;
grant usage on schema test to public;
set local search_path = tap, test, pg_catalog;
set local timezone = 'Asia/Shanghai';

-- The clock stands where a test puts it: `set local test.now = ...`.
create or replace function poolbook.now() returns timestamptz
language sql volatile parallel safe
return current_setting('test.now')::timestamptz;
set local test.now = '2027-01-04 09:00+08';

-- The identifier of what has a code (or of a pool by its name, an event or its reservation by its title).
create function test.id(p_code text) returns uuid
language sql stable security definer as $$
    select organization_id from poolbook.organization where code = p_code
    union all
    select resource_id from poolbook.resource where code = p_code
    union all
    select fund_id from poolbook.fund where code = p_code
    union all
    select project_id from poolbook.project where code = p_code
    union all
    select pool_id from poolbook.pool where name = 'Pool ' || p_code
    union all
    select reservation_id from poolbook.reservation join poolbook.event using (pool_id, event_id) where title = p_code
$$;

create function test.ids(p_codes text[]) returns uuid[]
language sql stable as $$
    select coalesce(array_agg(test.id(code) order by place), '{}')
    from unnest(p_codes) with ordinality as listed (code, place)
$$;

-- `reserve` by codes: a test states only what matters to it. The title is the key.
create function test.reserve(
    p_title text,
    p_starts timestamptz,
    p_ends timestamptz,
    p_resources text[] = '{}',
    p_quantities integer[] = null,
    p_projects text[] = '{}',
    p_categories text[] = null,
    p_amounts bigint[] = '{}',
    p_state text = 'confirmed',
    p_hold_seconds bigint = null,
    p_hosts text[] = '{A}',
    p_shares integer[] = '{1000000}',
    p_before integer = 0,
    p_after integer = 0,
    p_mode text = 'act',
    p_key text = null,
    p_content text = 'content',
    p_pool text = 'P',
    p_kind text = null,
    p_brand text = null
) returns jsonb
language sql as $$
    select poolbook_1.reserve(
        test.id(p_pool), coalesce(p_key, p_title), p_content, p_mode, p_state, p_hold_seconds, p_title, p_kind, p_brand, 10,
        test.ids(p_hosts), p_shares, p_starts, p_ends, p_before, p_after, test.ids(p_resources),
        coalesce(p_quantities, array_fill(null::integer, array[cardinality(p_resources)])),
        test.ids(p_projects),
        coalesce(p_categories, array_fill(null::text, array[cardinality(p_projects)])),
        p_amounts
    )
$$;

create function test.confirm(p_title text, p_key text = null, p_mode text = 'act') returns jsonb
language sql as $$
    select poolbook_1.confirm(test.id('P'), coalesce(p_key, 'confirm ' || p_title), 'content', p_mode, test.id(p_title))
$$;

create function test.move(
    p_title text,
    p_starts timestamptz,
    p_ends timestamptz,
    p_resources text[] = null,
    p_quantities integer[] = null,
    p_key text = null,
    p_mode text = 'act'
) returns jsonb
language sql as $$
    select poolbook_1.move(
        test.id('P'), coalesce(p_key, 'move ' || p_title || p_starts), 'content', p_mode, test.id(p_title),
        p_starts, p_ends, case when p_resources is not null then test.ids(p_resources) end,
        case
            when p_resources is not null
                then coalesce(p_quantities, array_fill(null::integer, array[cardinality(p_resources)]))
        end
    )
$$;

create function test.cancel(p_title text, p_key text = null, p_mode text = 'act') returns jsonb
language sql as $$
    select poolbook_1.cancel(
        test.id('P'), coalesce(p_key, 'cancel ' || p_title), 'content', p_mode, test.id(p_title), null
    )
$$;

-- What a statement comes to: 'done', or its SQLSTATE and, where rules refused it, their names.
create function test.outcome(p_statement text) returns text
language plpgsql as $$
declare
    detail text;
begin
    execute p_statement;
    return 'done';
exception
    when sqlstate 'PB001' then
        get stacked diagnostics detail = pg_exception_detail;
        return 'PB001 ' || (select string_agg(reason ->> 'rule', ', ') from jsonb_array_elements(detail::jsonb) as reason);
    when others then
        return sqlstate;
end
$$;

-- The same, as another login.
create function test.outcome_as(p_login text, p_statement text) returns text
language plpgsql as $$
declare
    before constant text = session_user;
    came_to text;
begin
    perform set_config('session_authorization', p_login, true);
    came_to = test.outcome(p_statement);
    perform set_config('session_authorization', before, true);
    return came_to;
end
$$;

-- The detail of the error that a statement ends with, or its message where it has none; null where it ends well.
create function test.detail(p_statement text) returns jsonb
language plpgsql as $$
declare
    detail text;
begin
    execute p_statement;
    return null;
exception
    when others then
        get stacked diagnostics detail = pg_exception_detail;
        return coalesce(nullif(detail, '')::jsonb, to_jsonb(sqlerrm));
end
$$;

-- A query's one column, in order, as the login sees it: its values, or its SQLSTATE.
create function test.seen(p_login text, p_query text) returns text
language plpgsql as $$
declare
    answer text;
    before constant text = session_user;
begin
    perform set_config('session_authorization', p_login, true);
    execute format('select coalesce(string_agg(value::text, %L order by value::text), %L) from (%s) as found (value)',
                   ' ', '', p_query)
    into answer;
    perform set_config('session_authorization', before, true);
    return answer;
exception
    when others then
        return sqlstate;
end
$$;

grant execute on all functions in schema test to public;

create role tap_admin login;
create role tap_admin_q login;
create role tap_nobody login;
create role tap_plain login;
grant poolbook_administrator to tap_admin, tap_admin_q;
grant poolbook_officer, poolbook_coordinator, poolbook_finance, poolbook_administrator, poolbook_auditor,
    poolbook_reporter
to tap_nobody;

set local session authorization tap_admin;
do $$
declare
    p uuid;
begin
    perform poolbook_1.add_pool('pool', 'content', 'act', 'Pool P', 'Asia/Shanghai', 'CNY', 'zh-Hans');
    p = id('P');
    perform poolbook_1.save_organizations(p, 'organizations', 'content', 'act', 'add', '[
        {"code": "A", "name": "Union A"}, {"code": "B", "name": "Women B"}, {"code": "C", "name": "Youth C"}
    ]');
    perform poolbook_1.save_members(p, 'members', 'content', 'act', 'add', (
        select jsonb_agg(jsonb_build_object(
            'login', concat_ws('_', 'tap', role, lower(organization)),
            'name', initcap(concat_ws(' ', role, organization)),
            'organization_id', id(organization),
            'roles', array[role]
        ))
        from (
            values
                ('officer', 'A'), ('coordinator', 'A'), ('finance', 'A'),
                ('officer', 'B'), ('coordinator', 'B'), ('finance', 'B'),
                ('officer', 'C'),
                ('finance', null), ('auditor', null), ('administrator', null), ('reporter', null)
        ) as listed (role, organization)
    ));
    perform poolbook_1.save_resources(p, 'venues', 'content', 'act', 'add', 'venue', jsonb_build_array(
        jsonb_build_object('code', 'EAST', 'name', 'East hall', 'owner_id', id('A')),
        jsonb_build_object('code', 'WEST', 'name', 'West hall', 'owner_id', id('A')),
        jsonb_build_object('code', 'ROOM', 'name', 'Room', 'owner_id', id('B'), 'capacity', 40,
                           'hours', '[[1, 480, 1200], [2, 480, 1200]]'::jsonb),
        jsonb_build_object('code', 'GYM', 'name', 'Gym', 'owner_id', id('B'), 'buffer_before', 30, 'buffer_after', 60)
    ));
    perform poolbook_1.save_resources(p, 'hall', 'content', 'act', 'add', 'venue', jsonb_build_array(
        jsonb_build_object('code', 'HALL', 'name', 'Hall', 'owner_id', id('A'), 'parts', array['EAST', 'WEST'])
    ));
    perform poolbook_1.save_resources(p, 'staff', 'content', 'act', 'add', 'staff', jsonb_build_array(
        jsonb_build_object('code', 'LAWYER', 'name', 'Lawyer', 'owner_id', id('B'),
                           'skills', '[{"skill": "lawyer", "valid_until": "2028-12-31"}]'::jsonb)
    ));
    perform poolbook_1.save_resources(p, 'equipment', 'content', 'act', 'add', 'equipment', jsonb_build_array(
        jsonb_build_object('code', 'CHAIRS', 'name', 'Chairs', 'owner_id', id('B'), 'quantity', 100)
    ));
    perform poolbook_1.save_funds(p, 'funds', 'content', 'act', 'add', '[
        {"code": "CITY", "name": "City fund", "source": "municipal", "valid_from": "2027-01-01", "valid_until": "2027-12-31"},
        {"code": "SOON", "name": "Half-year fund", "source": "regional", "valid_from": "2027-01-01",
         "valid_until": "2027-06-30", "categories": ["rent"]}
    ]');
    perform poolbook_1.save_projects(p, 'projects', 'content', 'act', 'add', jsonb_build_array(
        jsonb_build_object('code', 'YOUTH', 'name', 'Youth work', 'owner_ids', array[id('A')]),
        jsonb_build_object('code', 'WOMEN', 'name', 'Women''s rights', 'owner_ids', array[id('B')])
    ));
    perform poolbook_1.grant_money(
        p, 'grants', 'content', 'act', ids('{SOON,CITY,CITY,CITY}'), ids('{YOUTH,YOUTH,YOUTH,WOMEN}'),
        '{rent,rent,catering,rent}', '{2027,2027,2027,2027}', '{30000,100000,5000,50000}', 'the year''s grants'
    );
end
$$;

set local session authorization tap_admin_q;
do $$
declare
    q uuid;
begin
    perform poolbook_1.add_pool('pool', 'content', 'act', 'Pool Q', 'Europe/Berlin', 'EUR', 'en');
    q = id('Q');
    perform poolbook_1.save_organizations(q, 'organizations', 'content', 'act', 'add', '[{"code": "D", "name": "Club D"}]');
    perform poolbook_1.save_members(q, 'members', 'content', 'act', 'add', jsonb_build_array(
        jsonb_build_object('login', 'tap_officer_d', 'name', 'Officer D', 'organization_id', id('D'), 'roles', '{officer}'::text[])
    ));
    perform poolbook_1.save_resources(q, 'venues', 'content', 'act', 'add', 'venue', jsonb_build_array(
        jsonb_build_object('code', 'BARN', 'name', 'Barn', 'owner_id', id('D'), 'hours', '[[1, 480, 1200]]'::jsonb)
    ));
    perform poolbook_1.save_resources(q, 'staff', 'content', 'act', 'add', 'staff', jsonb_build_array(
        jsonb_build_object('code', 'COACH', 'name', 'Coach', 'owner_id', id('D'), 'skills', '[{"skill": "coach"}]'::jsonb)
    ));
    perform poolbook_1.save_resources(q, 'equipment', 'content', 'act', 'add', 'equipment', jsonb_build_array(
        jsonb_build_object('code', 'NETS', 'name', 'Nets', 'owner_id', id('D'), 'quantity', 4)
    ));
    perform poolbook_1.save_funds(q, 'funds', 'content', 'act', 'add', '[
        {"code": "LAND", "name": "State fund", "source": "national", "valid_from": "2027-01-01", "valid_until": "2027-12-31"}
    ]');
    perform poolbook_1.save_projects(q, 'projects', 'content', 'act', 'add', jsonb_build_array(
        jsonb_build_object('code', 'SPORT', 'name', 'Sport', 'owner_ids', array[id('D')])
    ));
    perform poolbook_1.grant_money(
        q, 'grants', 'content', 'act', ids('{LAND}'), ids('{SPORT}'), '{rent}', '{2027}', '{10000}', null
    );
end
$$;
reset session authorization;
