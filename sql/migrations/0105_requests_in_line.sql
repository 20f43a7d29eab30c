-- Requests in the order in which they were made: who comes next is found without a look at all of them.
set local role poolbook_owner;

create index reservation_requests_in_line on poolbook.reservation (pool_id, created_at, reservation_id)
    where state = 'request';
