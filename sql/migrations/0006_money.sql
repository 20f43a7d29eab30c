set local role poolbook_owner;

create table poolbook.fund (
    pool_id uuid not null,
    fund_id uuid not null,
    code text not null,
    name text not null,
    source text not null,
    valid_from date not null,
    valid_until date not null,
    categories text[] not null,
    version integer not null,
    constraint fund_pkey primary key (pool_id, fund_id),
    constraint fund_code_is_unique unique (pool_id, code),
    constraint fund_pool_exists foreign key (pool_id) references poolbook.pool (pool_id),
    constraint fund_code_can_be_typed check (poolbook.is_code(code)),
    constraint fund_name_is_a_line check (poolbook.is_line(name)),
    constraint fund_source_is_known check (source in ('national', 'regional', 'municipal', 'own', 'donor')),
    constraint fund_validity_is_a_period check (
        isfinite(valid_from) and isfinite(valid_until) and valid_from <= valid_until
    )
);

comment on table poolbook.fund is
    'Money with a source, the days on which events may be paid from it, and the categories it may pay (none: any).';

create table poolbook.project (
    pool_id uuid not null,
    project_id uuid not null,
    code text not null,
    name text not null,
    owner_ids uuid[] not null,
    version integer not null,
    constraint project_pkey primary key (pool_id, project_id),
    constraint project_code_is_unique unique (pool_id, code),
    constraint project_pool_exists foreign key (pool_id) references poolbook.pool (pool_id),
    constraint project_code_can_be_typed check (poolbook.is_code(code)),
    constraint project_name_is_a_line check (poolbook.is_line(name)),
    constraint project_has_an_owner check (cardinality(owner_ids) > 0)
);

create index project_by_name on poolbook.project (pool_id, name);

comment on table poolbook.project is 'The work that money is for. The officers of each owner may draw on it.';

create table poolbook.budget_line (
    pool_id uuid not null,
    line_id uuid not null,
    fund_id uuid not null,
    project_id uuid not null,
    category text not null,
    fiscal_year smallint not null,
    granted bigint not null default 0,
    available bigint not null default 0,
    reserved bigint not null default 0,
    committed bigint not null default 0,
    spent bigint not null default 0,
    lapsed bigint not null default 0,
    entries bigint not null default 0,
    constraint budget_line_pkey primary key (pool_id, line_id),
    constraint budget_line_is_unique unique (pool_id, project_id, fiscal_year, category, fund_id),
    constraint budget_line_fund_exists foreign key (pool_id, fund_id) references poolbook.fund (pool_id, fund_id),
    constraint budget_line_project_exists foreign key (pool_id, project_id)
        references poolbook.project (pool_id, project_id),
    constraint budget_line_category_is_a_line check (poolbook.is_line(category)),
    constraint budget_line_available_is_not_negative check (available >= 0),
    constraint budget_line_reserved_is_not_negative check (reserved >= 0),
    constraint budget_line_committed_is_not_negative check (committed >= 0),
    constraint budget_line_spent_is_not_negative check (spent >= 0),
    constraint budget_line_lapsed_is_not_negative check (lapsed >= 0),
    constraint budget_line_adds_up check (granted = available + reserved + committed + spent + lapsed)
) with (fillfactor = 60);

comment on table poolbook.budget_line is
    'Fund x project x category x fiscal year, with its balances in minor units of the pool''s currency.';
comment on column poolbook.budget_line.entries is 'How many entries the line has: the number of its last one.';

create table poolbook.entry (
    pool_id uuid not null,
    line_id uuid not null,
    number bigint not null,
    act text not null,
    source text not null,
    target text not null,
    amount bigint not null,
    source_after bigint,
    target_after bigint not null,
    reservation_id uuid,
    command_id uuid not null,
    effective_on date not null,
    period date not null,
    recorded_at timestamptz not null,
    reverses bigint,
    constraint entry_pkey primary key (pool_id, line_id, number),
    constraint entry_is_reversed_once unique (pool_id, line_id, reverses),
    constraint entry_line_exists foreign key (pool_id, line_id) references poolbook.budget_line (pool_id, line_id),
    constraint entry_act_is_known check (act in ('grant', 'reserve', 'expire', 'commit', 'amend', 'release')),
    constraint entry_source_is_a_balance check (
        source in ('outside', 'available', 'reserved', 'committed', 'spent', 'lapsed')
    ),
    constraint entry_target_is_a_balance check (
        target in ('available', 'reserved', 'committed', 'spent', 'lapsed') and target <> source
    ),
    constraint entry_amount_is_positive check (amount > 0),
    constraint entry_from_outside_has_no_source_balance check ((source = 'outside') = (source_after is null)),
    constraint entry_period_is_a_month check (extract(day from period) = 1)
);

create index entry_by_reservation on poolbook.entry (pool_id, reservation_id) where reservation_id is not null;

comment on table poolbook.entry is
    'The journal: each row moves an amount from one balance of a line to another. Append-only.';
