-- What is on near a venue: its district's venues, and what is asked for there and has no places yet.
set local role poolbook_owner;

create index resource_by_district on poolbook.resource (pool_id, district) where kind = 'venue';
create index reservation_requests on poolbook.reservation (pool_id, starts_at) where state = 'request';
