-- Who keeps the pool reads all of its reservations: that is asked first, once, and not for each of a million rows. What
-- anybody may read stays the same.
set local role poolbook_owner;

alter policy reader_of_what_concerns_me on poolbook.event using (
    pool_id = any (array(select poolbook.my_pools_as(array['coordinator', 'administrator', 'auditor', 'reporter'])))
    or party_ids && array(select poolbook.my_organizations())
);

alter policy reader_of_what_concerns_me on poolbook.reservation using (
    pool_id = any (array(select poolbook.my_pools_as(array['coordinator', 'administrator', 'auditor', 'reporter'])))
    or party_ids && array(select poolbook.my_organizations())
);

alter policy reader_of_its_reservation on poolbook.reservation_item using (
    pool_id = any (array(select poolbook.my_pools_as(array['coordinator', 'administrator', 'auditor', 'reporter'])))
    or exists (
        select 1
        from poolbook.reservation
        where reservation.pool_id = reservation_item.pool_id
            and reservation.reservation_id = reservation_item.reservation_id
    )
);
