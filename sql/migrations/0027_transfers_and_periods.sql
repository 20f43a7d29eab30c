-- Money that moves between lines, periods that are closed, and the amount above which a payment takes two people.
set local role poolbook_owner;

create table poolbook.transfer (
    pool_id uuid not null,
    transfer_id uuid not null,
    reference text not null,
    from_line_id uuid not null,
    to_line_id uuid not null,
    amount bigint not null,
    state text not null,
    asked_by uuid not null,
    asked_at timestamptz not null,
    ended_at timestamptz,
    version integer not null,
    constraint transfer_pkey primary key (pool_id, transfer_id),
    constraint transfer_reference_is_unique unique (pool_id, reference),
    constraint transfer_source_exists foreign key (pool_id, from_line_id)
        references poolbook.budget_line (pool_id, line_id),
    constraint transfer_target_exists foreign key (pool_id, to_line_id)
        references poolbook.budget_line (pool_id, line_id),
    constraint transfer_member_exists foreign key (pool_id, asked_by) references poolbook.member (pool_id, member_id),
    constraint transfer_reference_is_short check (reference ~ '^T-[0-9A-HJKMNP-TV-Z]{4,10}$'),
    constraint transfer_is_between_two_lines check (from_line_id <> to_line_id),
    constraint transfer_amount_is_positive check (amount between 1 and 1000000000000000),
    constraint transfer_state_is_known check (state in ('waiting', 'done', 'declined', 'reversed')),
    constraint transfer_ends_unless_it_waits check ((state = 'waiting') = (ended_at is null))
);

create index transfer_by_reference on poolbook.transfer (pool_id, reference text_pattern_ops);
create index transfer_waiting on poolbook.transfer (pool_id, asked_at) where state = 'waiting';

comment on table poolbook.transfer is
    'An amount that moves from one budget line to another, both sides in one act. While it waits for a second person it '
    'is reserved in its line.';
comment on column poolbook.transfer.state is
    'waiting: the amount is set aside. done: it is in the other line. declined: it is back in its line. reversed: it was '
    'in the other line and is back.';

create table poolbook.period (
    pool_id uuid not null,
    starts_on date not null,
    length text not null,
    state text not null,
    closed_at timestamptz not null,
    closed_by uuid not null,
    closing_id uuid not null,
    version integer not null,
    constraint period_pkey primary key (pool_id, starts_on, length),
    constraint period_pool_exists foreign key (pool_id) references poolbook.pool (pool_id),
    constraint period_member_exists foreign key (pool_id, closed_by) references poolbook.member (pool_id, member_id),
    constraint period_is_a_month_or_a_year check (
        length = 'month' and extract(day from starts_on) = 1
        or length = 'year' and extract(doy from starts_on) = 1
    ),
    constraint period_state_is_known check (state in ('closed', 'open'))
);

comment on table poolbook.period is
    'The months and fiscal years that were ever closed. What is not here is open; nothing is posted into a closed one.';
comment on column poolbook.period.state is 'closed, or open again since it was reopened.';
comment on column poolbook.period.closing_id is 'The command that closed it last: whose entries reopening undoes.';

alter table poolbook.pool
    add column payment_limit bigint,
    add constraint pool_payment_limit_is_positive check (payment_limit > 0);
comment on column poolbook.pool.payment_limit is
    'Payments above this amount, in minor units, take a second person; null: none does.';

call poolbook.secure_table('transfer', array['select', 'insert', 'update']);
call poolbook.secure_table('period', array['select', 'insert', 'update']);

create policy reader_of_my_lines on poolbook.transfer for select to poolbook_reader using (
    exists (
        select 1
        from poolbook.budget_line
        where budget_line.pool_id = transfer.pool_id
            and budget_line.line_id in (transfer.from_line_id, transfer.to_line_id)
    )
);

create policy reader_in_my_pools on poolbook.period for select to poolbook_reader
using (pool_id = any (array(select poolbook.my_pools())));
