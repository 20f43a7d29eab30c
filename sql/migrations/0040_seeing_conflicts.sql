-- What is looked at to see conflicts: the requests that wait, and money, which finance sees as well.
set local role poolbook_owner;

create index reservation_requests on poolbook.reservation (pool_id, ends_at, starts_at) where state = 'request';

alter policy reader_of_what_concerns_me on poolbook.conflict using (
    party_ids && array(select poolbook.my_organizations())
    or pool_id = any (
        array(select poolbook.my_pools_as(array['coordinator', 'administrator', 'auditor', 'reporter']))
    )
    or cause_kind = 'line' and pool_id = any (array(select poolbook.my_money_pools()))
);
