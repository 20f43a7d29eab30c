-- The reporter's runs, and what is on its way, for those who keep the pool.

create view poolbook_1.runs as
select
    run.pool_id,
    run.run_id,
    run.login,
    run.every_minutes,
    run.started_at,
    run.finished_at,
    run.outcome,
    run.counts
from poolbook.run;

-- Without what it says.
create view poolbook_1.deliveries as
select
    delivery.pool_id,
    delivery.delivery_id,
    delivery.reader,
    delivery.channel,
    delivery.address,
    delivery.created_at,
    delivery.tries,
    delivery.next_try_at,
    delivery.delivered_at,
    delivery.failure
from poolbook.delivery;

create view poolbook_1.heartbeats as
select
    pool.pool_id,
    pool.name,
    poolbook_1.reporter_silent_since(pool.pool_id) as silent_since
from poolbook.pool;

comment on view poolbook_1.runs is 'The runs of the reporter, for those who keep the pool.';
comment on view poolbook_1.deliveries is 'What goes or went to whom, without what it says: administrators and the reporter.';
comment on view poolbook_1.heartbeats is
    'Since when the reporter of each pool has not done its work; null while it does, and for who does not keep the pool.';
