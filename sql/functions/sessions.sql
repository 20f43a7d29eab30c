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

-- Ends sessions that keep what they took: those that do nothing in a transaction for more than a minute, and those that
-- have been writing in one for more than ten. The server's own settings end them sooner, but each login can switch those off
-- for itself; so whoever has waited in vain calls this, and all of a server's members together are kept by nobody for
-- longer. It is never a superuser's session that ends, nor the reporter's, which guards a run.
create function poolbook_1.end_idle_sessions() returns integer
language plpgsql security definer
set search_path = poolbook, poolbook_1, pg_temp as $$
begin
    return (
        select count(pg_terminate_backend(session.pid))
        from pg_stat_activity as session
        join pg_roles as login on login.oid = session.usesysid
        where session.datname = current_database()
            and session.pid <> pg_backend_pid()
            and not login.rolsuper
            and not pg_has_role(login.oid, 'poolbook_reporter', 'usage')
            and (
                session.state like 'idle in transaction%'
                and session.state_change < poolbook.now() - interval '1 minute'
                or session.backend_xid is not null
                and session.xact_start < poolbook.now() - interval '10 minutes'
            )
    );
end
$$;

comment on function poolbook_1.end_idle_sessions() is
    'Ends sessions that keep what they took and do nothing, or work on it for too long; says how many.';
