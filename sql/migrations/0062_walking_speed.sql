-- How fast people walk in a pool: what its finding counts with.
set local role poolbook_owner;

alter table poolbook.pool
    add column walking_speed integer not null default 80,
    add constraint pool_walking_speed_is_of_people check (walking_speed between 10 and 1000);
comment on column poolbook.pool.walking_speed is
    'Metres in a minute, as the crow flies: how far a venue is in minutes on foot.';
