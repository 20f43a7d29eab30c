-- Bills on what reservations have committed, and relief that was given out.
set local role poolbook_owner;

create table poolbook.invoice (
    pool_id uuid not null,
    invoice_id uuid not null,
    reference text not null,
    reservation_id uuid not null,
    payee text not null,
    number text not null,
    category text not null,
    amount bigint not null,
    credited bigint not null default 0,
    paid bigint not null default 0,
    is_final boolean not null default false,
    dated_on date not null,
    entered_by uuid not null,
    entered_at timestamptz not null,
    version integer not null,
    constraint invoice_pkey primary key (pool_id, invoice_id),
    constraint invoice_reference_is_unique unique (pool_id, reference),
    constraint invoice_number_is_unique_for_a_payee unique (pool_id, payee, number),
    constraint invoice_reservation_exists foreign key (pool_id, reservation_id)
        references poolbook.reservation (pool_id, reservation_id),
    constraint invoice_member_exists foreign key (pool_id, entered_by) references poolbook.member (pool_id, member_id),
    constraint invoice_reference_is_short check (reference ~ '^I-[0-9A-HJKMNP-TV-Z]{4,10}$'),
    constraint invoice_payee_is_a_line check (poolbook.is_line(payee)),
    constraint invoice_number_is_a_line check (poolbook.is_line(number)),
    constraint invoice_category_is_a_line check (poolbook.is_line(category)),
    constraint invoice_amount_is_positive check (amount between 1 and 1000000000000000),
    constraint invoice_is_not_overpaid check (credited >= 0 and paid >= 0 and credited + paid <= amount),
    constraint invoice_day_is_finite check (isfinite(dated_on))
);

create index invoice_by_reservation on poolbook.invoice (pool_id, reservation_id);
create index invoice_by_reference on poolbook.invoice (pool_id, reference text_pattern_ops);
create index invoice_due on poolbook.invoice (pool_id, dated_on) where credited + paid < amount;

comment on table poolbook.invoice is
    'A payee''s bill on what a reservation has committed in one category. Due is what is neither credited nor paid; '
    'nothing due: settled.';
comment on column poolbook.invoice.amount is 'What was billed.';
comment on column poolbook.invoice.credited is 'What of it the payee took back: before it was paid, or by a refund.';
comment on column poolbook.invoice.paid is 'What of it was paid, less refunds.';
comment on column poolbook.invoice.is_final is
    'Whether no other bill follows: once it is settled, what remains committed in its category goes back.';
comment on column poolbook.invoice.dated_on is 'The day of the bill.';

create table poolbook.invoice_part (
    pool_id uuid not null,
    invoice_id uuid not null,
    line_id uuid not null,
    amount bigint not null,
    credited bigint not null default 0,
    paid bigint not null default 0,
    constraint invoice_part_pkey primary key (pool_id, invoice_id, line_id),
    constraint invoice_part_invoice_exists foreign key (pool_id, invoice_id)
        references poolbook.invoice (pool_id, invoice_id),
    constraint invoice_part_line_exists foreign key (pool_id, line_id)
        references poolbook.budget_line (pool_id, line_id),
    constraint invoice_part_is_not_overpaid check (credited >= 0 and paid >= 0 and credited + paid <= amount)
);

create index invoice_part_by_line on poolbook.invoice_part (pool_id, line_id);

comment on table poolbook.invoice_part is
    'How a bill is split among budget lines, to the last minor unit: what is due of each is paid from it.';

create table poolbook.relief (
    pool_id uuid not null,
    reservation_id uuid not null,
    number integer not null,
    line_id uuid not null,
    amount bigint,
    parcels integer,
    reached integer not null,
    note text,
    given_on date not null,
    withdrawn boolean not null default false,
    entered_by uuid not null,
    entered_at timestamptz not null,
    constraint relief_pkey primary key (pool_id, reservation_id, number),
    constraint relief_reservation_exists foreign key (pool_id, reservation_id)
        references poolbook.reservation (pool_id, reservation_id),
    constraint relief_line_exists foreign key (pool_id, line_id) references poolbook.budget_line (pool_id, line_id),
    constraint relief_member_exists foreign key (pool_id, entered_by) references poolbook.member (pool_id, member_id),
    constraint relief_is_in_money_or_in_kind check (num_nonnulls(amount, parcels) = 1),
    constraint relief_amount_is_positive check (amount between 1 and 1000000000000000),
    constraint relief_parcels_are_counted check (parcels between 1 and 1000000),
    constraint relief_reaches_people check (reached between 1 and 1000000),
    constraint relief_note_is_a_line check (note is null or poolbook.is_line(note)),
    constraint relief_day_is_finite check (isfinite(given_on))
);

create index relief_by_line on poolbook.relief (pool_id, line_id);

comment on table poolbook.relief is
    'Grants and gifts to families at an event: money is spent from what the reservation committed, parcels are counted.';
comment on column poolbook.relief.number is 'Its running number in its reservation.';
comment on column poolbook.relief.reached is 'How many people it reached.';
comment on column poolbook.relief.withdrawn is 'Whether it was taken back: it was recorded by mistake.';

call poolbook.secure_table('invoice', array['select', 'insert', 'update']);
call poolbook.secure_table('invoice_part', array['select', 'insert', 'update']);
call poolbook.secure_table('relief', array['select', 'insert', 'update']);

create policy reader_of_my_lines on poolbook.invoice_part for select to poolbook_reader using (
    exists (
        select 1
        from poolbook.budget_line
        where budget_line.pool_id = invoice_part.pool_id
            and budget_line.line_id = invoice_part.line_id
    )
);

create policy reader_of_its_parts on poolbook.invoice for select to poolbook_reader using (
    exists (
        select 1
        from poolbook.invoice_part
        where invoice_part.pool_id = invoice.pool_id
            and invoice_part.invoice_id = invoice.invoice_id
    )
);

create policy reader_of_my_lines on poolbook.relief for select to poolbook_reader using (
    exists (
        select 1
        from poolbook.budget_line
        where budget_line.pool_id = relief.pool_id
            and budget_line.line_id = relief.line_id
    )
);
