-- Settings of a pool: how long a hold keeps, what members see of what others have, and whether the pool is quiet.
set local role poolbook_owner;

alter table poolbook.pool
    add column hold_hours integer not null default 48,
    add column privacy text not null default 'busy',
    add column quiet_since timestamptz,
    add constraint pool_hold_hours_are_at_most_a_year check (hold_hours between 1 and 8760),
    add constraint pool_privacy_is_known check (privacy in ('busy', 'hosts', 'titles'));
comment on column poolbook.pool.hold_hours is 'How long a hold keeps what it has, where nobody says how long.';
comment on column poolbook.pool.privacy is
    'What members see of what others have: when it is taken, by which hosts too, or its title as well.';
comment on column poolbook.pool.quiet_since is
    'Since when the pool is quiet: no mail, nothing expires or is promoted by itself; null for one that is not.';
