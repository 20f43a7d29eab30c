-- Sessions of who is retired: they end with the act that retires them, or, where a day to come was set, with the next run
-- of the reporter from that day on. Row security shows such a login nothing, whenever it comes back.

-- Ends the sessions of logins in this database, never those of a superuser. It belongs to the role that makes logins,
-- which may end what they run.
create function poolbook_1.end_sessions(p_logins text[]) returns integer
language plpgsql security definer
set search_path = poolbook, poolbook_1, pg_temp as $$
begin
    return (
        select count(pg_terminate_backend(session.pid))
        from pg_stat_activity as session
        join pg_roles as login on login.oid = session.usesysid
        where session.datname = current_database()
            and session.usename = any (p_logins)
            and session.pid <> pg_backend_pid()
            and not login.rolsuper
    );
end
$$;

-- Ends the sessions of a pool's members who are retired by now and of no other pool.
create function poolbook_1.shut_out_retired(p_pool uuid) returns integer
language plpgsql as $$
declare
    retired text[];
begin
    select array_agg(member.login)
    into retired
    from member
    where member.pool_id = p_pool
        and member.retired_from is not null
        and has_come(member.retired_from, p_pool)
        and not exists (
            select 1
            from member as elsewhere
            where elsewhere.login = member.login
                and not has_come(elsewhere.retired_from, elsewhere.pool_id)
        );
    if retired is null then
        return 0;
    end if;
    return end_sessions(retired);
end
$$;
