-- What somebody agrees to beforehand, and what others ask to join.
set local role poolbook_owner;

alter table poolbook.member add column notices_read_until timestamptz;
comment on column poolbook.member.notices_read_until is
    'Up to when the member has read what others did that concerns them; null where they never looked.';

alter table poolbook.organization add column is_guest boolean not null default false;
comment on column poolbook.organization.is_guest is
    'Whether it is a guest of the pool: it asks and co-hosts, and sees what concerns it, no more.';
