-- A first scan writes conflicts by the thousand before the server has looked at what is there, and to one that thinks
-- there are a few it seems best to read all of them for each part.
set local role poolbook_owner;

create function poolbook.count_conflicts() returns void
language plpgsql security definer
set search_path = poolbook, pg_temp as $$
begin
    -- Fewer rows than the table has pages: it has grown several times since they were counted.
    if (
        select reltuples < pg_relation_size(oid) / current_setting('block_size')::integer
        from pg_class
        where oid = 'poolbook.conflict'::regclass
    ) then
        analyze (skip_locked) poolbook.conflict;
    end if;
end
$$;

comment on function poolbook.count_conflicts() is
    'Looks at how many conflicts there are and how they are spread, where the server knows nothing of most of them.';

revoke execute on function poolbook.count_conflicts() from public;
grant execute on function poolbook.count_conflicts() to poolbook_writer;
