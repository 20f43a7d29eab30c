-- Who reads and writes which rows. Row security is on and forced everywhere, so that the owner of a table is bound
-- too; every role that touches a table has a policy, because a role without one silently sees nothing.
set local role poolbook_owner;

create procedure poolbook.secure_table(name text, verbs text[])
language plpgsql as $$
declare
    verb text;
begin
    execute format('alter table poolbook.%I enable row level security, force row level security', name);
    execute format(
        'create policy owner_migrates on poolbook.%I to poolbook_owner using (true) with check (true)', name);
    execute format('revoke all on poolbook.%I from public', name);
    execute format('grant select on poolbook.%I to poolbook_reader', name);
    foreach verb in array verbs loop
        execute format('grant %s on poolbook.%I to poolbook_writer', verb, name);
        execute format(
            'create policy writer_may_%s on poolbook.%I for %s to poolbook_writer %s',
            verb, name, verb,
            case verb
                when 'insert' then 'with check (true)'
                when 'update' then 'using (true) with check (true)'
                else 'using (true)'
            end
        );
    end loop;
end
$$;

revoke execute on procedure poolbook.secure_table(text, text[]) from public;
comment on procedure poolbook.secure_table(text, text[]) is
    'Row security, forced, with a policy for the owner and one for each verb that the writer has.';

do $$
declare
    name text;
begin
    foreach name in array array[
        'pool', 'organization', 'member', 'resource', 'unit', 'blackout', 'fund', 'project', 'budget_line',
        'event', 'reservation', 'commitment'
    ] loop
        call poolbook.secure_table(name, array['select', 'insert', 'update']);
    end loop;

    foreach name in array array[
        'resource_unit', 'skill', 'opening_hours', 'allocation', 'quantity_allocation', 'reservation_item'
    ] loop
        call poolbook.secure_table(name, array['select', 'insert', 'update', 'delete']);
    end loop;

    foreach name in array array['command', 'audit', 'entry'] loop
        call poolbook.secure_table(name, array['select', 'insert']);
    end loop;

    foreach name in array array['migration', 'surface'] loop
        call poolbook.secure_table(name, '{}');
    end loop;

    -- Append-only holds for the owner as well.
    foreach name in array array['command', 'audit', 'entry'] loop
        execute format('revoke update, delete, truncate on poolbook.%I from poolbook_owner', name);
    end loop;
end
$$;

-- Analyzing a table takes its owner. Until it is done, the plans of what was imported a moment ago are bad ones.
create function poolbook.refresh_statistics() returns void
language plpgsql security definer
set search_path = poolbook, pg_temp as $$
begin
    analyze resource, unit, resource_unit, skill, opening_hours;
    analyze event, reservation, reservation_item, allocation, quantity_allocation;
end
$$;

comment on function poolbook.refresh_statistics() is
    'Analyzes the tables that imports fill: called at the end of one that added hundreds of rows.';
revoke execute on function poolbook.refresh_statistics() from public;
grant execute on function poolbook.refresh_statistics() to poolbook_writer;

grant select, insert, update on poolbook.member to poolbook_logins;
create policy logins_may_add on poolbook.member to poolbook_logins using (true) with check (true);
