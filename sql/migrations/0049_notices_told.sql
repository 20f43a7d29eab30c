-- Up to when the reporter has told a person of what was done to events that they are booked for.
set local role poolbook_owner;

alter table poolbook.member add column notices_told_until timestamptz;
comment on column poolbook.member.notices_told_until is
    'Up to when they were told by mail of what was done to events that they are booked for.';
