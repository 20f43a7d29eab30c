-- Guests of a pool: organizations with narrower rights.
set local role poolbook_owner;

alter table poolbook.pool add column guest_ids uuid[] not null default '{}';
comment on column poolbook.pool.guest_ids is
    'The organizations that are guests: what every act reads with its pool instead of its member''s organization.';

grant create on schema poolbook to poolbook_writer;
set local role poolbook_writer;

create function poolbook.my_guest_pools() returns setof uuid
language sql stable security definer
set search_path = poolbook, pg_temp
begin atomic
    select member.pool_id
    from poolbook.member
    join poolbook.pool on pool.pool_id = member.pool_id
    where member.login = session_user
        and member.organization_id = any (pool.guest_ids);
end;

comment on function poolbook.my_guest_pools() is 'The pools in which the login acts for a guest.';
revoke execute on function poolbook.my_guest_pools() from public;
grant execute on function poolbook.my_guest_pools()
to poolbook_reader, poolbook_officer, poolbook_coordinator, poolbook_finance, poolbook_administrator,
    poolbook_auditor, poolbook_reporter;

reset role;
set local role poolbook_owner;
revoke create on schema poolbook from poolbook_writer;
