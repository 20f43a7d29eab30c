-- What a member may read. The functions look a membership up by the login that connected, never by a setting, and
-- are evaluated once a statement. The groups may execute them because the functions of a policy run as whoever reads.
set local role poolbook_owner;
grant create on schema poolbook to poolbook_writer;
set local role poolbook_writer;

create function poolbook.my_pools() returns setof uuid
language sql stable security definer
set search_path = poolbook, pg_temp
begin atomic
    select member.pool_id
    from poolbook.member
    where member.login = session_user;
end;

comment on function poolbook.my_pools() is 'The pools that the login is a member of.';

create function poolbook.my_pools_as(wanted text[]) returns setof uuid
language sql stable security definer
set search_path = poolbook, pg_temp
begin atomic
    select member.pool_id
    from poolbook.member
    where member.login = session_user
        and member.roles && wanted;
end;

comment on function poolbook.my_pools_as(text[]) is 'The pools in which the login has one of these roles.';

create function poolbook.my_organizations() returns setof uuid
language sql stable security definer
set search_path = poolbook, pg_temp
begin atomic
    select member.organization_id
    from poolbook.member
    where member.login = session_user
        and member.organization_id is not null;
end;

comment on function poolbook.my_organizations() is 'The organizations that the login acts for.';

create function poolbook.my_money_pools() returns setof uuid
language sql stable security definer
set search_path = poolbook, pg_temp
begin atomic
    select member.pool_id
    from poolbook.member
    where member.login = session_user
        and (
            member.roles && array['administrator', 'auditor']
            or 'finance' = any (member.roles) and member.organization_id is null
        );
end;

comment on function poolbook.my_money_pools() is
    'The pools of whose every project the login reads the money: an administrator''s, an auditor''s, the office''s finance.';

revoke execute on function
    poolbook.my_pools(),
    poolbook.my_pools_as(text[]),
    poolbook.my_organizations(),
    poolbook.my_money_pools()
from public;
grant execute on function
    poolbook.my_pools(),
    poolbook.my_pools_as(text[]),
    poolbook.my_organizations(),
    poolbook.my_money_pools()
to poolbook_reader, poolbook_officer, poolbook_coordinator, poolbook_finance, poolbook_administrator,
    poolbook_auditor, poolbook_reporter;

reset role;
set local role poolbook_owner;
revoke create on schema poolbook from poolbook_writer;

-- Shared with every member of the pool: who there is, what there is, and when it is taken.
do $$
declare
    name text;
begin
    foreach name in array array[
        'pool', 'organization', 'resource', 'unit', 'resource_unit', 'skill', 'opening_hours', 'blackout', 'fund',
        'project', 'allocation', 'quantity_allocation'
    ] loop
        execute format(
            'create policy reader_in_my_pools on poolbook.%I for select to poolbook_reader '
            'using (pool_id = any (array(select poolbook.my_pools())))',
            name
        );
    end loop;
end
$$;

create policy reader_of_colleagues on poolbook.member for select to poolbook_reader using (
    login = session_user
    or organization_id = any (array(select poolbook.my_organizations()))
    or pool_id = any (array(select poolbook.my_pools_as(array['coordinator', 'administrator', 'auditor'])))
);

-- A reservation is read by those whom it concerns, and by those who keep the pool.
create policy reader_of_what_concerns_me on poolbook.event for select to poolbook_reader using (
    party_ids && array(select poolbook.my_organizations())
    or pool_id = any (array(select poolbook.my_pools_as(array['coordinator', 'administrator', 'auditor', 'reporter'])))
);

create policy reader_of_what_concerns_me on poolbook.reservation for select to poolbook_reader using (
    party_ids && array(select poolbook.my_organizations())
    or pool_id = any (array(select poolbook.my_pools_as(array['coordinator', 'administrator', 'auditor', 'reporter'])))
);

create policy reader_of_its_reservation on poolbook.reservation_item for select to poolbook_reader using (
    exists (
        select 1
        from poolbook.reservation
        where reservation.pool_id = reservation_item.pool_id
            and reservation.reservation_id = reservation_item.reservation_id
    )
);

-- That a project is there, and whose it is, everybody may know; its money is read by its owners, the pool's finance,
-- administrators and auditors.
create policy reader_of_my_projects on poolbook.budget_line for select to poolbook_reader using (
    exists (
        select 1
        from poolbook.project
        where project.pool_id = budget_line.pool_id
            and project.project_id = budget_line.project_id
            and (
                project.owner_ids && array(select poolbook.my_organizations())
                or project.pool_id = any (array(select poolbook.my_money_pools()))
            )
    )
);

create policy reader_of_my_lines on poolbook.entry for select to poolbook_reader using (
    exists (
        select 1
        from poolbook.budget_line
        where budget_line.pool_id = entry.pool_id
            and budget_line.line_id = entry.line_id
    )
);

create policy reader_of_my_lines on poolbook.commitment for select to poolbook_reader using (
    exists (
        select 1
        from poolbook.budget_line
        where budget_line.pool_id = commitment.pool_id
            and budget_line.line_id = commitment.line_id
    )
);

create policy reader_of_my_commands on poolbook.command for select to poolbook_reader using (
    login = session_user
    or pool_id = any (array(select poolbook.my_pools_as(array['administrator', 'auditor'])))
);

create policy reader_of_what_concerns_me on poolbook.audit for select to poolbook_reader using (
    party_ids && array(select poolbook.my_organizations())
    or pool_id = any (array(select poolbook.my_pools_as(array['administrator', 'auditor'])))
);

-- Which shape the database has is no secret.
create policy reader_of_all on poolbook.migration for select to poolbook_reader using (true);
create policy reader_of_all on poolbook.surface for select to poolbook_reader using (true);
