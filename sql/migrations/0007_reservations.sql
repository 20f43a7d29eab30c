set local role poolbook_owner;

create table poolbook.event (
    pool_id uuid not null,
    event_id uuid not null,
    title text not null,
    kind text,
    attendance integer,
    host_ids uuid[] not null,
    shares integer[] not null,
    party_ids uuid[] not null,
    version integer not null,
    constraint event_pkey primary key (pool_id, event_id),
    constraint event_pool_exists foreign key (pool_id) references poolbook.pool (pool_id),
    constraint event_title_is_a_line check (poolbook.is_line(title)),
    constraint event_kind_is_a_line check (poolbook.is_line(kind)),
    constraint event_attendance_is_a_count check (attendance between 0 and 1000000),
    constraint event_has_a_host check (cardinality(host_ids) > 0),
    constraint event_shares_are_whole check (poolbook.shares_are_whole(host_ids, shares))
);

comment on table poolbook.event is
    'A joint event: its hosts, the first of which leads, and the share of the cost that each bears.';
comment on column poolbook.event.shares is 'Parts per million, in the order of host_ids.';
comment on column poolbook.event.party_ids is
    'The organizations that it concerns: its hosts and the owners of what it takes.';

create table poolbook.reservation (
    pool_id uuid not null,
    reservation_id uuid not null,
    reference text not null,
    event_id uuid not null,
    series_id uuid,
    segment integer,
    original_start timestamptz,
    state text not null,
    starts_at timestamptz not null,
    ends_at timestamptz not null,
    buffer_before integer not null,
    buffer_after integer not null,
    expires_at timestamptz,
    party_ids uuid[] not null,
    calendar_uid text,
    calendar_source text,
    version integer not null,
    created_by uuid not null,
    created_at timestamptz not null,
    constraint reservation_pkey primary key (pool_id, reservation_id),
    constraint reservation_reference_is_unique unique (pool_id, reference),
    constraint reservation_event_exists foreign key (pool_id, event_id) references poolbook.event (pool_id, event_id),
    constraint reservation_creator_exists foreign key (pool_id, created_by)
        references poolbook.member (pool_id, member_id),
    constraint reservation_state_is_known check (
        state in ('hold', 'confirmed', 'request', 'cancelled', 'expired')
    ),
    constraint reservation_period_is_finite check (
        isfinite(starts_at) and isfinite(ends_at) and starts_at < ends_at
        and ends_at <= starts_at + interval '370 days'
    ),
    constraint reservation_buffers_are_minutes_of_a_day check (
        buffer_before between 0 and 1440 and buffer_after between 0 and 1440
    ),
    constraint reservation_hold_expires check ((state = 'hold') = (expires_at is not null)),
    constraint reservation_occurrence_has_a_segment check ((series_id is null) = (segment is null)),
    constraint reservation_reference_is_short check (reference ~ '^R-[0-9A-HJKMNP-TV-Z]{4,10}$')
);

create index reservation_by_event on poolbook.reservation (pool_id, event_id);
create index reservation_by_start on poolbook.reservation (pool_id, starts_at);
create index reservation_by_reference on poolbook.reservation (pool_id, reference text_pattern_ops);
create index reservation_holds on poolbook.reservation (pool_id, expires_at) where state = 'hold';
create unique index reservation_calendar_entry_is_unique
    on poolbook.reservation (pool_id, calendar_source, calendar_uid, original_start) nulls not distinct
    where calendar_uid is not null;

comment on table poolbook.reservation is
    'One occurrence of an event: a period, and through its items all that it takes or asks for.';
comment on column poolbook.reservation.expires_at is 'When a hold ends by itself, unless it is confirmed before.';

create table poolbook.reservation_item (
    pool_id uuid not null,
    reservation_id uuid not null,
    position smallint not null,
    resource_id uuid,
    need jsonb,
    quantity integer,
    project_id uuid,
    category text,
    amount bigint,
    constraint reservation_item_pkey primary key (pool_id, reservation_id, position),
    constraint reservation_item_reservation_exists foreign key (pool_id, reservation_id)
        references poolbook.reservation (pool_id, reservation_id),
    constraint reservation_item_resource_exists foreign key (pool_id, resource_id)
        references poolbook.resource (pool_id, resource_id),
    constraint reservation_item_project_exists foreign key (pool_id, project_id)
        references poolbook.project (pool_id, project_id),
    constraint reservation_item_asks_for_a_resource_or_money check (
        (resource_id is not null or need is not null) <> (project_id is not null)
    ),
    constraint reservation_item_quantity_is_positive check (quantity > 0),
    constraint reservation_item_amount_is_positive check ((project_id is null) = (amount is null) and amount > 0)
);

create index reservation_item_by_resource on poolbook.reservation_item (pool_id, resource_id)
    where resource_id is not null;

comment on table poolbook.reservation_item is
    'What a reservation asks for: a resource by name, a need that a resource answers, or money of a project.';
comment on column poolbook.reservation_item.position is 'From 1 for resources, from 1001 for money.';

create table poolbook.allocation (
    pool_id uuid not null,
    unit_id uuid not null,
    starts_at timestamptz not null,
    ends_at timestamptz not null,
    reservation_id uuid,
    blackout_id uuid,
    constraint allocation_pkey primary key (pool_id, unit_id, starts_at),
    constraint allocation_no_overlap exclude using gist (
        pool_id with =,
        unit_id with =,
        tstzrange(starts_at, ends_at) with &&
    ),
    constraint allocation_unit_exists foreign key (pool_id, unit_id) references poolbook.unit (pool_id, unit_id),
    constraint allocation_reservation_exists foreign key (pool_id, reservation_id)
        references poolbook.reservation (pool_id, reservation_id),
    constraint allocation_blackout_exists foreign key (pool_id, blackout_id)
        references poolbook.blackout (pool_id, blackout_id),
    constraint allocation_serves_one_thing check (num_nonnulls(reservation_id, blackout_id) = 1),
    constraint allocation_period_is_finite check (
        isfinite(starts_at) and isfinite(ends_at) and starts_at < ends_at
    ),
    constraint allocation_is_at_most_a_day check (ends_at - starts_at <= interval '25 hours')
);

create index allocation_by_start on poolbook.allocation (pool_id, starts_at) include (unit_id, ends_at);
create index allocation_by_reservation on poolbook.allocation (pool_id, reservation_id)
    where reservation_id is not null;
create index allocation_by_blackout on poolbook.allocation (pool_id, blackout_id) where blackout_id is not null;

comment on table poolbook.allocation is
    'One unit for one blocked period, buffers included, under one binding reservation or blackout. Only what is live.';

create table poolbook.quantity_allocation (
    pool_id uuid not null,
    resource_id uuid not null,
    reservation_id uuid not null,
    starts_at timestamptz not null,
    ends_at timestamptz not null,
    quantity integer not null,
    constraint quantity_allocation_pkey primary key (pool_id, resource_id, reservation_id),
    constraint quantity_allocation_resource_exists foreign key (pool_id, resource_id)
        references poolbook.resource (pool_id, resource_id),
    constraint quantity_allocation_reservation_exists foreign key (pool_id, reservation_id)
        references poolbook.reservation (pool_id, reservation_id),
    constraint quantity_allocation_is_positive check (quantity > 0),
    constraint quantity_allocation_period_is_finite check (
        isfinite(starts_at) and isfinite(ends_at) and starts_at < ends_at
    )
);

create index quantity_allocation_by_start on poolbook.quantity_allocation (pool_id, resource_id, starts_at);
create index quantity_allocation_by_reservation on poolbook.quantity_allocation (pool_id, reservation_id);

comment on table poolbook.quantity_allocation is
    'How many of a fungible resource a binding reservation takes. Only what is live; counted under the unit''s lock.';

create table poolbook.commitment (
    pool_id uuid not null,
    reservation_id uuid not null,
    line_id uuid not null,
    amount bigint not null,
    reserved bigint not null,
    committed bigint not null,
    spent bigint not null,
    released bigint not null,
    constraint commitment_pkey primary key (pool_id, reservation_id, line_id),
    constraint commitment_reservation_exists foreign key (pool_id, reservation_id)
        references poolbook.reservation (pool_id, reservation_id),
    constraint commitment_line_exists foreign key (pool_id, line_id) references poolbook.budget_line (pool_id, line_id),
    constraint commitment_balances_are_not_negative check (
        reserved >= 0 and committed >= 0 and spent >= 0 and released >= 0
    ),
    constraint commitment_adds_up check (amount = reserved + committed + spent + released)
);

create index commitment_by_line on poolbook.commitment (pool_id, line_id);

comment on table poolbook.commitment is
    'What a reservation has set aside of a line: reserved by a hold, committed once confirmed, spent, given back.';
comment on column poolbook.commitment.committed is 'What is still open: without what was spent or released.';
