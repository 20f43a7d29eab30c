-- Since when a closed reservation has money open, so that what is overdue is found without looking at all that was ever
-- closed; and whether the hash of a closed period was sent.
set local role poolbook_owner;

alter table poolbook.outcome add column open_since date;
comment on column poolbook.outcome.open_since is
    'The local day of closing as long as anything is committed: by it what is overdue is found. Null: nothing is open.';
create index outcome_with_money on poolbook.outcome (pool_id, open_since) where open_since is not null;

update poolbook.outcome
set open_since = (outcome.closed_at at time zone pool.zone)::date
from poolbook.pool
where pool.pool_id = outcome.pool_id
    and exists (
        select 1
        from poolbook.commitment
        where commitment.pool_id = outcome.pool_id
            and commitment.reservation_id = outcome.reservation_id
            and commitment.committed > 0
    );

alter table poolbook.period add column sealed_at timestamptz;
comment on column poolbook.period.sealed_at is
    'When every organization was told the hash of the record as it was once this was closed; null: not yet.';

update poolbook.period
set sealed_at = told.recorded_at
from (
    select
        audit.pool_id,
        audit.change ->> 'period' as period,
        max(audit.recorded_at) as recorded_at
    from poolbook.audit
    where audit.act = 'period.seal'
    group by
        audit.pool_id,
        audit.change ->> 'period'
) as told
where told.pool_id = period.pool_id
    and told.period = to_char(period.starts_on, case period.length when 'year' then 'YYYY' else 'YYYY-MM' end)
    and told.recorded_at >= period.closed_at;
