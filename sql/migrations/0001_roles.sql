-- Roles belong to the cluster: another database of it may have made them already.
--
-- owner   owns the tables and changes their shape
-- writer  owns the functions that write, and has the verbs that they need
-- reader  owns the views; what it may read depends on who asks
-- logins  owns the functions that make logins, within the six groups below
do $$
declare
    role_name text;
begin
    foreach role_name in array array[
        'poolbook_owner', 'poolbook_writer', 'poolbook_reader', 'poolbook_logins',
        'poolbook_officer', 'poolbook_coordinator', 'poolbook_finance',
        'poolbook_administrator', 'poolbook_auditor', 'poolbook_reporter'
    ] loop
        begin
            execute format('create role %I nologin', role_name);
        exception
            when duplicate_object or unique_violation then null;
        end;
    end loop;

    if not (select rolcreaterole from pg_roles where rolname = 'poolbook_logins') then
        begin
            alter role poolbook_logins createrole;
        exception
            when internal_error then null; -- another database of the cluster does the same at this moment
        end;
    end if;

    foreach role_name in array array[
        'poolbook_officer', 'poolbook_coordinator', 'poolbook_finance',
        'poolbook_administrator', 'poolbook_auditor', 'poolbook_reporter'
    ] loop
        if not exists (
            select 1
            from pg_auth_members as granted
            where granted.roleid = role_name::regrole
                and granted.member = 'poolbook_logins'::regrole
                and granted.admin_option
        ) then
            begin
                execute format('grant %I to poolbook_logins with admin option', role_name);
            exception
                when unique_violation then null;
            end;
        end if;
    end loop;
end
$$;

create extension if not exists btree_gist;

alter schema poolbook owner to poolbook_owner;
alter table poolbook.migration owner to poolbook_owner;
alter table poolbook.surface owner to poolbook_owner;
revoke all on schema poolbook from public;
grant usage on schema poolbook to poolbook_writer, poolbook_reader, poolbook_logins;

comment on schema poolbook is 'The tables of poolbook, and what their constraints and policies need.';
