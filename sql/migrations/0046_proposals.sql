-- Proposals are stored with when they were looked for; what asks for a time is found by it, for nothing is proposed over it.
set local role poolbook_owner;

create index reservation_requests_by_period on poolbook.reservation using gist (pool_id, tstzrange(starts_at, ends_at))
    where state = 'request';
