-- A change that waits keeps what it takes beyond what the reservation has: of equipment, at times more, at others less.
set local role poolbook_owner;

alter table poolbook.quantity_allocation
    drop constraint quantity_allocation_pkey,
    add constraint quantity_allocation_pkey primary key (pool_id, resource_id, reservation_id, starts_at);
