-- What `drawdown.sh` measures on: a pool whose lines have a year of entries behind them, made as the functions would
-- have left it. Run by the superuser of a private server. `lines` says how many lines, of ten a project; each gets 2,001
-- entries: a grant, and a hundred reservations with twenty entries each.
\set QUIET 1
\set ON_ERROR_STOP 1
set client_min_messages = warning;
\pset format unaligned
\pset tuples_only on

create role bench_administrator login;
create role bench_officer login;
grant poolbook_administrator to bench_administrator;
set session authorization bench_administrator;
select poolbook_1.add_pool('k0', 'c', 'act', 'Bench', 'Asia/Shanghai', 'CNY', 'en') \g /dev/null
select pool_id as pool from poolbook_1.pools \gset
select poolbook_1.save_organizations(:'pool', 'k1', 'c', 'act', 'add', '[{"code": "O", "name": "Organization"}]') \g /dev/null
select organization_id as org from poolbook_1.organizations \gset
select poolbook_1.save_funds(:'pool', 'k2', 'c', 'act', 'add', '[{
    "code": "F", "name": "Fund", "source": "municipal", "valid_from": "2020-01-01", "valid_until": "2099-12-31"
}]') \g /dev/null
select poolbook_1.save_projects(:'pool', 'k3', 'c', 'act', 'add', (
    select jsonb_agg(jsonb_build_object('code', 'P' || number, 'name', 'Project ' || number, 'owner_ids', array[:'org']))
    from generate_series(1, :lines / 10) as number
)) \g /dev/null
select poolbook_1.grant_money(
    :'pool', 'k4', 'c', 'act', array_agg(fund_id), array_agg(project_id), array_agg('category ' || number),
    array_agg(extract(year from now())::integer), array_agg(100000000), null
)
from poolbook_1.projects
cross join poolbook_1.funds
cross join generate_series(1, 10) as number \g /dev/null
reset session authorization;

-- The hundred reservations of each line: 1,000 reserved and committed, 950 spent in parts, 10 of it refunded.
create temporary table reserved as
select
    line.pool_id,
    line.line_id,
    number,
    poolbook.new_id(line.line_id::text, number, now()) as id
from poolbook.budget_line as line
cross join generate_series(0, 99) as number;

insert into poolbook.event (pool_id, event_id, title, host_ids, shares, party_ids, version)
select pool_id, id, 'Event ' || number, array[:'org']::uuid[], array[1000000], array[:'org']::uuid[], 1
from reserved;
insert into poolbook.reservation (
    pool_id, reservation_id, reference, event_id, state, starts_at, ends_at, buffer_before, buffer_after, party_ids,
    version, created_by, created_at
)
select
    reserved.pool_id, id, 'R-' || upper(poolbook.crockford(id, 10)), id, 'confirmed', now(), now() + interval '1 hour', 0, 0,
    array[:'org']::uuid[], 1, member.member_id, now()
from reserved
join poolbook.member on member.login = 'bench_administrator'
on conflict do nothing;
insert into poolbook.commitment (pool_id, reservation_id, line_id, amount, reserved, committed, spent, released)
select pool_id, id, line_id, 1000, 0, 0, 940, 60
from reserved
join poolbook.reservation using (pool_id)
where reservation_id = id;
insert into poolbook.command (pool_id, login, key, command_id, content_hash, act, member_id, recorded_at, answer)
select pool_id, login, 'bench ' || number, poolbook.new_id('bench', number, now()), '', 'reserve', member_id, now(), 'null'
from poolbook.member
cross join generate_series(0, 99) as number
where login = 'bench_administrator';
insert into poolbook.audit (
    pool_id, command_id, number, member_id, act, subject_kind, subject_id, version_after, change, party_ids, recorded_at
)
select
    reservation.pool_id, command.command_id,
    row_number() over (), created_by, 'reserve', 'reservation', reservation_id, 1, '{}', reservation.party_ids, now()
from poolbook.reservation
join poolbook.command on command.key = 'bench 0';

insert into poolbook.entry (
    pool_id, line_id, number, act, source, target, amount, source_after, target_after, reservation_id, command_id,
    effective_on, period, recorded_at
)
select
    reserved.pool_id,
    line_id,
    2 + 20 * number + step.place,
    step.act,
    step.source,
    step.target,
    step.amount,
    case step.source
        when 'available' then 100000000 - 940 * number - step.drawn
        when 'reserved' then 0
        when 'committed' then step.committed
        when 'spent' then 940 * number + step.spent
    end,
    case step.target
        when 'available' then 100000000 - 940 * number - step.drawn
        when 'reserved' then 1000
        when 'committed' then step.committed
        when 'spent' then 940 * number + step.spent
    end,
    id,
    command.command_id,
    make_date(extract(year from now())::integer, 1, 1) + (number * extract(doy from now()) / 100)::integer,
    date_trunc('month', make_date(extract(year from now())::integer, 1, 1)
        + (number * extract(doy from now()) / 100)::integer)::date,
    now()
from (
    select
        place,
        act,
        source,
        target,
        amount,
        sum(case 'available' when source then amount when target then -amount else 0 end) over (order by place) as drawn,
        sum(case 'committed' when target then amount when source then -amount else 0 end) over (order by place) as committed,
        sum(case 'spent' when target then amount when source then -amount else 0 end) over (order by place) as spent
    from (
        select 0 as place, 'reserve' as act, 'available' as source, 'reserved' as target, 1000 as amount
        union all select 1, 'commit', 'reserved', 'committed', 1000
        union all select place, 'spend', 'committed', 'spent', 100 from generate_series(2, 10) as place
        union all select 11, 'amend', 'available', 'committed', 50
        union all select 12, 'amend', 'committed', 'available', 50
        union all select place, 'spend', 'committed', 'spent', 10 from generate_series(13, 17) as place
        union all select 18, 'release', 'committed', 'available', 50
        union all select 19, 'credit', 'spent', 'available', 10
    ) as listed
) as step
cross join reserved
join poolbook.command on command.key = 'bench ' || number
order by line_id, number, step.place;
update poolbook.budget_line
set available = available - 94000, spent = 94000, entries = 2001;
vacuum analyze;
