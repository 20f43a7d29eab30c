-- What resources cost: one rate each, by the hour, by the day or by the use.
set local role poolbook_owner;

alter table poolbook.resource
    add column rate_amount bigint,
    add column rate_unit text,
    add column rate_category text,
    add constraint resource_rate_is_whole check (num_nonnulls(rate_amount, rate_unit, rate_category) in (0, 3)),
    add constraint resource_rate_amount_is_positive check (rate_amount between 1 and 1000000000000),
    add constraint resource_rate_unit_is_known check (rate_unit in ('hour', 'day', 'use')),
    add constraint resource_rate_category_is_a_line check (poolbook.is_line(rate_category));

comment on column poolbook.resource.rate_amount is
    'What one unit of time or use costs, of equipment for each piece, in minor units; null where it is free.';
comment on column poolbook.resource.rate_unit is
    'Elapsed hours, local calendar days that are touched, or uses; buffers are not charged.';
comment on column poolbook.resource.rate_category is 'The category of money that pays for it.';
