set local role poolbook_owner;

create table poolbook.resource (
    pool_id uuid not null,
    resource_id uuid not null,
    kind text not null,
    code text not null,
    name text not null,
    aliases text[] not null,
    owner_id uuid not null,
    capacity integer,
    quantity integer,
    district text,
    address text,
    latitude double precision,
    longitude double precision,
    features text[] not null,
    buffer_before integer not null,
    buffer_after integer not null,
    member_id uuid,
    version integer not null,
    constraint resource_pkey primary key (pool_id, resource_id),
    constraint resource_code_is_unique unique (pool_id, code),
    constraint resource_pool_exists foreign key (pool_id) references poolbook.pool (pool_id),
    constraint resource_owner_exists foreign key (pool_id, owner_id)
        references poolbook.organization (pool_id, organization_id),
    constraint resource_member_exists foreign key (pool_id, member_id)
        references poolbook.member (pool_id, member_id),
    constraint resource_kind_is_known check (kind in ('venue', 'staff', 'equipment')),
    constraint resource_code_can_be_typed check (poolbook.is_code(code)),
    constraint resource_name_is_a_line check (poolbook.is_line(name)),
    constraint resource_capacity_is_a_venues check (capacity is null or (kind = 'venue' and capacity > 0)),
    constraint resource_quantity_is_equipments check ((kind = 'equipment') = (quantity is not null) and quantity >= 0),
    constraint resource_member_is_staffs check (member_id is null or kind = 'staff'),
    constraint resource_district_is_a_line check (poolbook.is_line(district)),
    constraint resource_address_is_a_line check (poolbook.is_line(address)),
    constraint resource_place_is_on_earth check (
        (latitude is null) = (longitude is null)
        and latitude between -90 and 90
        and longitude between -180 and 180
    ),
    constraint resource_buffers_are_minutes_of_a_day check (
        buffer_before between 0 and 1440 and buffer_after between 0 and 1440
    )
);

create index resource_by_name on poolbook.resource (pool_id, name);
create index resource_by_alias on poolbook.resource using gin (aliases);
create index resource_by_kind on poolbook.resource (pool_id, kind, code);

comment on table poolbook.resource is
    'What can be allocated: a venue or a member of staff through its units, equipment by its quantity.';
comment on column poolbook.resource.buffer_before is 'Minutes of set-up that are blocked before every reservation.';
comment on column poolbook.resource.buffer_after is 'Minutes of clearing up that are blocked after every reservation.';

create table poolbook.unit (
    pool_id uuid not null,
    unit_id uuid not null,
    resource_id uuid not null,
    constraint unit_pkey primary key (pool_id, unit_id),
    constraint unit_resource_exists foreign key (pool_id, resource_id)
        references poolbook.resource (pool_id, resource_id)
);

create index unit_by_resource on poolbook.unit (pool_id, resource_id);

comment on table poolbook.unit is
    'The smallest thing that is allocated, and what a writer locks: a room, a person, a stock of equipment.';

create table poolbook.resource_unit (
    pool_id uuid not null,
    resource_id uuid not null,
    unit_id uuid not null,
    constraint resource_unit_pkey primary key (pool_id, resource_id, unit_id),
    constraint resource_unit_resource_exists foreign key (pool_id, resource_id)
        references poolbook.resource (pool_id, resource_id),
    constraint resource_unit_unit_exists foreign key (pool_id, unit_id) references poolbook.unit (pool_id, unit_id)
);

create index resource_unit_by_unit on poolbook.resource_unit (pool_id, unit_id);

comment on table poolbook.resource_unit is
    'The units that a resource covers: its own, or those of its parts where it is a divisible hall.';

create table poolbook.skill (
    pool_id uuid not null,
    resource_id uuid not null,
    skill text not null,
    valid_until date,
    constraint skill_pkey primary key (pool_id, resource_id, skill),
    constraint skill_resource_exists foreign key (pool_id, resource_id)
        references poolbook.resource (pool_id, resource_id),
    constraint skill_is_a_line check (poolbook.is_line(skill))
);

comment on table poolbook.skill is 'What a member of staff can do, and the last day on which it is valid.';

create table poolbook.opening_hours (
    pool_id uuid not null,
    resource_id uuid not null,
    weekday smallint not null,
    opens_at smallint not null,
    closes_at smallint not null,
    constraint opening_hours_pkey primary key (pool_id, resource_id, weekday, opens_at),
    constraint opening_hours_resource_exists foreign key (pool_id, resource_id)
        references poolbook.resource (pool_id, resource_id),
    constraint opening_hours_weekday_is_iso check (weekday between 1 and 7),
    constraint opening_hours_are_minutes_of_the_day check (
        0 <= opens_at and opens_at < closes_at and closes_at <= 1440
    ),
    constraint opening_hours_no_overlap exclude using gist (
        pool_id with =,
        resource_id with =,
        weekday with =,
        int4range(opens_at, closes_at) with &&
    )
);

comment on table poolbook.opening_hours is
    'When a resource may be reserved, in minutes of the pool''s local day; a resource without a row is always open.';

create table poolbook.blackout (
    pool_id uuid not null,
    blackout_id uuid not null,
    reference text not null,
    resource_id uuid not null,
    starts_at timestamptz not null,
    ends_at timestamptz not null,
    reason text not null,
    state text not null,
    version integer not null,
    created_at timestamptz not null,
    constraint blackout_pkey primary key (pool_id, blackout_id),
    constraint blackout_reference_is_unique unique (pool_id, reference),
    constraint blackout_resource_exists foreign key (pool_id, resource_id)
        references poolbook.resource (pool_id, resource_id),
    constraint blackout_period_is_finite check (
        isfinite(starts_at) and isfinite(ends_at) and starts_at < ends_at
        and ends_at <= starts_at + interval '3700 days'
    ),
    constraint blackout_reason_is_a_line check (poolbook.is_line(reason)),
    constraint blackout_state_is_known check (state in ('active', 'removed'))
);

create index blackout_active on poolbook.blackout (pool_id, resource_id, starts_at) where state = 'active';

comment on table poolbook.blackout is
    'A period in which a resource may not be reserved. Where it came too late it waits for what stands to go.';
