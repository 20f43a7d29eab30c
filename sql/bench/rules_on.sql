-- Every rule that the database keeps and a pool may set, on, with values that refuse nothing; and quotas of each
-- measure for each organization. What `run.sh` measures last.
\set QUIET 1
\set ON_ERROR_STOP 1
\pset format unaligned
\pset tuples_only on

set session authorization bench_administrator;
select pool_id as pool from poolbook_1.pools \gset
select count(*)
from (
    values
        ('period.too-soon', '{"": 0, "guest": 60}'::jsonb),
        ('period.too-far', '{"": 5256000, "guest": 60}'),
        ('person.daily', '{"": 1440}'),
        ('person.weekly', '{"": 10080}'),
        ('person.rest', '{"": 0, "night": 0}'),
        ('person.travel', '{"": 20}'),
        ('money.ceiling', '{"": 100000000, "concert": 1}')
) as listed (rule, parameters)
cross join lateral poolbook_1.set_rule(:'pool', rule, 'c', 'act', rule, 'hard', parameters, null) as answer \g /dev/null
select count(*)
from (
    values ('hours', 'month', 'venue'), ('count', 'week', null), ('money', 'year', null)
) as listed (measure, length, kind)
cross join lateral poolbook_1.add_quota(
    :'pool', measure, 'c', 'act', null, measure, 1000000000000, length, null, kind, null, null, null
) as answer \g /dev/null
