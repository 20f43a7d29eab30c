-- How people and organizations are reached: a telephone for each, and for staff an address and a language of their own,
-- as they need not be members.
set local role poolbook_owner;

create function poolbook.is_telephone(value text) returns boolean
language sql immutable parallel safe
return value ~ '^[+(]?[0-9][0-9 ()./#x-]{1,38}[0-9]$';

comment on function poolbook.is_telephone(text) is
    'Whether a text can be dialled: digits in groups, an extension behind # or x.';
revoke execute on function poolbook.is_telephone(text) from public;
grant execute on function poolbook.is_telephone(text) to poolbook_writer, poolbook_reader, poolbook_logins;

alter table poolbook.member
    add column telephone text,
    add constraint member_telephone_can_be_dialled check (poolbook.is_telephone(telephone));
comment on column poolbook.member.telephone is 'Where they are called; whoever may know the member may.';

alter table poolbook.organization
    add column telephone text,
    add constraint organization_telephone_can_be_dialled check (poolbook.is_telephone(telephone));
comment on column poolbook.organization.telephone is 'Where it is called by every member of the pool.';

alter table poolbook.resource
    add column email text,
    add column telephone text,
    add column locale text,
    add column notices_told_until timestamptz,
    add constraint resource_email_is_an_address check (poolbook.is_address(email)),
    add constraint resource_telephone_can_be_dialled check (poolbook.is_telephone(telephone)),
    add constraint resource_locale_is_spoken check (locale in ('en', 'zh-Hans')),
    add constraint resource_contacts_are_staffs check (
        kind = 'staff' or email is null and telephone is null and locale is null
    );
comment on column poolbook.resource.email is
    'Where a person is told of what is done to events that take them; who is a member with an address has that one.';
comment on column poolbook.resource.telephone is 'Where a person is called: for their organization and who keeps the pool.';
comment on column poolbook.resource.locale is 'What a person reads; null for what their organization reads.';
comment on column poolbook.resource.notices_told_until is
    'Up to when a person who is no member was told by mail of what was done to events that they are booked for.';
