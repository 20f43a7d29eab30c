-- How often the halls that cover a unit were divided anew, kept twice: who waited for the unit's lock reads the new
-- number with it, and the old one with what it had found before.
set local role poolbook_owner;

alter table poolbook.unit
    add column division integer not null default 0;

alter table poolbook.resource_unit
    add column division integer not null default 0;

comment on column poolbook.unit.division is 'How often a hall that covers it was divided anew.';
comment on column poolbook.resource_unit.division is 'The unit''s division, as far as this row knows.';
