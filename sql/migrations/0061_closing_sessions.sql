-- Who makes logins may also end their sessions: whoever retires is shut out at once. No session of a superuser is among
-- those that it may end.
do $$
begin
    if not exists (
        select 1
        from pg_auth_members as granted
        where granted.roleid = 'pg_signal_backend'::regrole
            and granted.member = 'poolbook_logins'::regrole
    ) then
        begin
            grant pg_signal_backend to poolbook_logins;
        exception
            when unique_violation then null; -- another database of the cluster does the same at this moment
        end;
    end if;
end
$$;
