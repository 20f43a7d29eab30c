-- Locks by a key are the functions' own: whoever else may take one could keep everybody from every act.
do $$
declare
    lock_function regprocedure;
begin
    for lock_function in
        select oid
        from pg_proc
        where pronamespace = 'pg_catalog'::regnamespace
            and proname ~ '^pg_(try_)?advisory_'
        order by oid
    loop
        execute format('revoke execute on function %s from public', lock_function);
        execute format(
            'grant execute on function %s to poolbook_owner, poolbook_writer, poolbook_reader, poolbook_logins',
            lock_function
        );
    end loop;
end
$$;
