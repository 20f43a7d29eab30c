-- Database logins of members. The function belongs to a role that can make logins; it makes them within the six
-- groups only, and leaves every role alone that is not a member of one of them. Returns whether it made one.
create function poolbook_1.grant_login(p_login text) returns boolean
language plpgsql security definer
set search_path = poolbook, poolbook_1, pg_temp as $$
declare
    groups constant text[] = array['officer', 'coordinator', 'finance', 'administrator', 'auditor', 'reporter'];
    wanted text[];
    group_name text;
    is_new boolean = false;
begin
    select coalesce(array_agg(distinct role), '{}')
    into wanted
    from member
    cross join lateral unnest(member.roles) as role
    where member.login = p_login;

    if p_login = session_user and (select rolsuper from pg_roles where rolname = p_login) then
        -- A superuser who keeps a pool needs no group, and is not put into one.
        return false;
    end if;
    if not exists (select 1 from pg_roles where rolname = p_login) then
        execute format('create role %I login', p_login);
        is_new = true;
    elsif not exists (
        select 1
        from pg_auth_members as granted
        join pg_roles as login on login.oid = granted.member
        join pg_roles as in_group on in_group.oid = granted.roleid
        where login.rolname = p_login
            and login.rolcanlogin
            and not login.rolsuper
            and in_group.rolname = any (array(select 'poolbook_' || name from unnest(groups) as name))
    ) then
        perform bad_data(jsonb_build_array(jsonb_build_object(
            'field', 'login', 'problem', 'foreign-role', 'value', p_login)));
    end if;

    foreach group_name in array groups loop
        if group_name = any (wanted) then
            execute format('grant %I to %I', 'poolbook_' || group_name, p_login);
        elsif exists (
            select 1
            from pg_auth_members as granted
            where granted.roleid = ('poolbook_' || group_name)::regrole
                and granted.member = quote_ident(p_login)::regrole
        ) then
            execute format('revoke %I from %I', 'poolbook_' || group_name, p_login);
        end if;
    end loop;
    return is_new;
end
$$;
