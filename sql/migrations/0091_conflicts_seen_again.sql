-- Every scan writes to each conflict that it sees again when that was. None of its indexes knows of that: where a page
-- has room for a second version of its rows, no index is touched.
set local role poolbook_owner;

alter table poolbook.conflict set (fillfactor = 50);
