-- Retirement: from a day on a thing takes nothing new. It stays in history, and what stands on it stays as it is.
set local role poolbook_owner;

do $$
declare
    name text;
begin
    foreach name in array array['pool', 'organization', 'member', 'resource', 'fund', 'project'] loop
        execute format(
            'alter table poolbook.%1$I add column retired_from date, '
            'add constraint %1$s_retires_on_a_day check (isfinite(retired_from))',
            name
        );
        execute format(
            'comment on column poolbook.%I.retired_from is %L', name, 'The first day on which it takes nothing new.'
        );
    end loop;
end
$$;

alter table poolbook.pool add column retired_host_ids uuid[] not null default '{}';
comment on column poolbook.pool.retired_host_ids is
    'The organizations that are or will be retired: what every act reads with its pool instead of its hosts.';

-- Whether a day has come where a pool is. A thing that does not retire costs no look at the clock or the pool.
create function poolbook.has_come(day date, pool_id uuid) returns boolean
language plpgsql stable as $$
begin
    return day is not null and day <= (
        select (poolbook.now() at time zone pool.zone)::date
        from poolbook.pool
        where pool.pool_id = has_come.pool_id
    );
end
$$;

comment on function poolbook.has_come(date, uuid) is 'Whether a day, in a pool''s time zone, is today or past.';
revoke execute on function poolbook.has_come(date, uuid) from public;
grant execute on function poolbook.has_come(date, uuid) to poolbook_writer, poolbook_reader;

-- Who is retired has no pools, no roles and no organization any more.
grant create on schema poolbook to poolbook_writer;
set local role poolbook_writer;

create or replace function poolbook.my_pools() returns setof uuid
language sql stable security definer
set search_path = poolbook, pg_temp
begin atomic
    select member.pool_id
    from poolbook.member
    where member.login = session_user
        and (member.retired_from is null or not poolbook.has_come(member.retired_from, member.pool_id));
end;

create or replace function poolbook.my_pools_as(wanted text[]) returns setof uuid
language sql stable security definer
set search_path = poolbook, pg_temp
begin atomic
    select member.pool_id
    from poolbook.member
    where member.login = session_user
        and member.roles && wanted
        and (member.retired_from is null or not poolbook.has_come(member.retired_from, member.pool_id));
end;

create or replace function poolbook.my_organizations() returns setof uuid
language sql stable security definer
set search_path = poolbook, pg_temp
begin atomic
    select member.organization_id
    from poolbook.member
    where member.login = session_user
        and member.organization_id is not null
        and (member.retired_from is null or not poolbook.has_come(member.retired_from, member.pool_id));
end;

create or replace function poolbook.my_money_pools() returns setof uuid
language sql stable security definer
set search_path = poolbook, pg_temp
begin atomic
    select member.pool_id
    from poolbook.member
    where member.login = session_user
        and (
            member.roles && array['administrator', 'auditor']
            or 'finance' = any (member.roles) and member.organization_id is null
        )
        and (member.retired_from is null or not poolbook.has_come(member.retired_from, member.pool_id));
end;

reset role;
set local role poolbook_owner;
revoke create on schema poolbook from poolbook_writer;
