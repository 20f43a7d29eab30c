set local role poolbook_owner;

-- What is on at a time began within a day before it, or is one of the few that last longer: those have their own index,
-- so that a listing of a day does not read a year.
create index reservation_that_lasts_days on poolbook.reservation (pool_id, starts_at)
    where ends_at - starts_at > interval '1 day';
