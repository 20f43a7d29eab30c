-- Relief in money knows its entry, so that it is taken back once.
set local role poolbook_owner;

alter table poolbook.relief
    add column entry bigint,
    add constraint relief_in_money_has_an_entry check ((amount is null) = (entry is null));

comment on column poolbook.relief.entry is 'The number, in its line, of the entry that spent its money.';
