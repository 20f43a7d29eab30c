-- Who makes logins may also see what their sessions do: one that keeps what it took and does nothing can be told, and ended,
-- although it has switched off for itself the setting by which the server would end it. Nobody can be kept from that.
do $$
begin
    if not exists (
        select 1
        from pg_auth_members as granted
        where granted.roleid = 'pg_read_all_stats'::regrole
            and granted.member = 'poolbook_logins'::regrole
    ) then
        begin
            grant pg_read_all_stats to poolbook_logins;
        exception
            when unique_violation then null; -- another database of the cluster does the same at this moment
        end;
    end if;
end
$$;
