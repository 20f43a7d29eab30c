-- One posting as every act makes it, and the bare minimum of the same rows: an update and an insert.
create schema if not exists bench;
grant usage on schema bench to public;
create table bench.line as
select row_number() over (order by line_id)::integer as number, pool_id, line_id
from poolbook.budget_line;
alter table bench.line add primary key (number);
grant select on bench.line to poolbook_writer;

create function bench.posted(p_number integer) returns void
language plpgsql security definer
set search_path = poolbook, poolbook_1, pg_temp as $$
declare
    line bench.line;
    act poolbook_1.act;
begin
    select * into line from bench.line where number = p_number;
    -- What begin_act takes of every act for the chain of blocks.
    perform pg_advisory_xact_lock_shared(uuid_hash_extended(line.pool_id, 0));
    act.pool_id = line.pool_id;
    act.zone = 'Asia/Shanghai';
    act.command_id = '00000000-0000-7000-8000-000000000000';
    perform post(act, line.line_id, 'amend', 'available', 'committed', 1, null);
end
$$;

create function bench.bare(p_number integer) returns void
language plpgsql security definer
set search_path = poolbook, poolbook_1, pg_temp as $$
declare
    line bench.line;
    after poolbook.budget_line;
    at constant timestamptz = clock_timestamp();
begin
    select * into line from bench.line where number = p_number;
    update budget_line
    set available = available - 1, committed = committed + 1, entries = entries + 1
    where pool_id = line.pool_id
        and line_id = line.line_id
    returning * into after;
    insert into entry (
        pool_id, line_id, number, act, source, target, amount, source_after, target_after, command_id, effective_on,
        period, recorded_at
    ) values (
        line.pool_id, line.line_id, after.entries, 'amend', 'available', 'committed', 1, after.available,
        after.committed, '00000000-0000-7000-8000-000000000000', at, date_trunc('month', at), at
    );
end
$$;

alter function bench.posted(integer) owner to poolbook_writer;
alter function bench.bare(integer) owner to poolbook_writer;
grant execute on function bench.posted(integer), bench.bare(integer) to public;
