-- Where people and organizations are written to, and in which language an organization reads.
set local role poolbook_owner;

create function poolbook.is_address(value text) returns boolean
language sql immutable parallel safe
return length(value) <= 254
    and value ~ '^[A-Za-z0-9_][A-Za-z0-9.!#$%&''*+/=?^_`{|}~-]{0,63}@[A-Za-z0-9][A-Za-z0-9-]*(\.[A-Za-z0-9-]+)*$';

comment on function poolbook.is_address(text) is
    'Whether a text can be written to by mail, and can be neither an option of a program nor a second line of a header.';
revoke execute on function poolbook.is_address(text) from public;
grant execute on function poolbook.is_address(text) to poolbook_writer, poolbook_reader, poolbook_logins;

alter table poolbook.member
    add column email text,
    add constraint member_email_is_an_address check (poolbook.is_address(email));
comment on column poolbook.member.email is 'Where reports and notices go; null for who gets none.';

alter table poolbook.organization
    add column email text,
    add column locale text,
    add constraint organization_email_is_an_address check (poolbook.is_address(email)),
    add constraint organization_locale_is_spoken check (locale in ('en', 'zh-Hans'));
comment on column poolbook.organization.email is
    'Where reports for the organization go; without one its officers and coordinators get them.';
comment on column poolbook.organization.locale is 'What it reads, and its members who did not say otherwise.';
