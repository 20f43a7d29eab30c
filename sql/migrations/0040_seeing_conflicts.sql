-- Conflicts about money concern the pool's finance as well.
set local role poolbook_owner;

alter policy reader_of_what_concerns_me on poolbook.conflict using (
    party_ids && array(select poolbook.my_organizations())
    or pool_id = any (
        array(select poolbook.my_pools_as(array['coordinator', 'administrator', 'auditor', 'reporter']))
    )
    or cause_kind = 'line' and pool_id = any (array(select poolbook.my_money_pools()))
);
