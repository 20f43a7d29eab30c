-- Approvals: what an act waits for before it stands, and what spares the routine ones.
set local role poolbook_owner;

alter table poolbook.pool
    add column approval_hours integer not null default 72,
    add constraint pool_approval_hours_are_at_most_a_year check (approval_hours between 1 and 8760);
comment on column poolbook.pool.approval_hours is
    'How long an act waits for the yes of others; never past the start of what it is about.';

alter table poolbook.resource
    add column access text not null default 'free',
    add constraint resource_access_is_known check (access in ('free', 'approval', 'owner'));
comment on column poolbook.resource.access is
    'Who may reserve it: every member freely, others once its owner has agreed, or its owner alone.';

-- A change that waits is a hold beside the reservation that it would change: it keeps what the change takes beyond what
-- the reservation has already, and runs out like any hold.
alter table poolbook.reservation
    add column replaces uuid,
    add constraint reservation_replaced_one_exists foreign key (pool_id, replaces)
        references poolbook.reservation (pool_id, reservation_id),
    add constraint reservation_change_is_a_hold check (replaces is null or state in ('hold', 'cancelled', 'expired'));
create index reservation_by_replaced on poolbook.reservation (pool_id, replaces) where replaces is not null;
comment on column poolbook.reservation.replaces is
    'The reservation that this hold becomes once those who must agree have; null for a reservation of its own.';

create table poolbook.approval (
    pool_id uuid not null,
    approval_id uuid not null,
    reference text not null,
    subject_kind text not null,
    subject_id uuid not null,
    organization_id uuid,
    what jsonb not null,
    amount bigint not null,
    state text not null,
    asked_by uuid not null,
    asked_at timestamptz not null,
    expires_at timestamptz not null,
    decided_by uuid,
    decided_at timestamptz,
    reason text,
    party_ids uuid[] not null,
    version integer not null,
    constraint approval_pkey primary key (pool_id, approval_id),
    constraint approval_reference_is_unique unique (pool_id, reference),
    constraint approval_organization_exists foreign key (pool_id, organization_id)
        references poolbook.organization (pool_id, organization_id),
    constraint approval_asker_exists foreign key (pool_id, asked_by) references poolbook.member (pool_id, member_id),
    constraint approval_decider_exists foreign key (pool_id, decided_by) references poolbook.member (pool_id, member_id),
    constraint approval_reference_is_short check (reference ~ '^A-[0-9A-HJKMNP-TV-Z]{3,10}$'),
    constraint approval_subject_is_known check (
        subject_kind in ('reservation', 'change', 'transfer', 'reversal', 'revision', 'reopening')
    ),
    constraint approval_state_is_known check (state in ('waiting', 'approved', 'rejected', 'withdrawn', 'expired')),
    constraint approval_what_is_a_list check (jsonb_typeof(what) = 'array'),
    constraint approval_amount_is_not_negative check (amount >= 0),
    constraint approval_ends_once check (
        (state = 'waiting') = (decided_at is null) and (state in ('approved', 'rejected')) = (decided_by is not null)
    ),
    constraint approval_is_not_ones_own check (decided_by <> asked_by),
    constraint approval_reason_is_short check (length(reason) <= 2000)
);

create index approval_waiting on poolbook.approval (pool_id, organization_id, expires_at) where state = 'waiting';
create index approval_by_subject on poolbook.approval (pool_id, subject_id);

comment on table poolbook.approval is
    'A yes that an act waits for: of an organization, or, where none is named, of a second person of finance.';
comment on column poolbook.approval.what is
    'What is to be agreed to: [{"need": "host", "share": …}, {"need": "project", "id": …}, {"need": "resource", "id": …}].';
comment on column poolbook.approval.amount is 'The money at stake, in minor units: what a standing approval is held against.';

create table poolbook.standing_approval (
    pool_id uuid not null,
    organization_id uuid not null,
    position smallint not null,
    for_id uuid,
    amount bigint,
    valid_until date,
    constraint standing_approval_pkey primary key (pool_id, organization_id, position),
    constraint standing_approval_organization_exists foreign key (pool_id, organization_id)
        references poolbook.organization (pool_id, organization_id),
    constraint standing_approval_host_exists foreign key (pool_id, for_id)
        references poolbook.organization (pool_id, organization_id),
    constraint standing_approval_is_for_others check (for_id <> organization_id),
    constraint standing_approval_amount_is_not_negative check (amount >= 0),
    constraint standing_approval_ends_on_a_day check (isfinite(valid_until))
);

comment on table poolbook.standing_approval is
    'What an organization agrees to beforehand: up to an amount, for one leading host or any, for events until a day.';

call poolbook.secure_table('approval', array['select', 'insert', 'update']);
call poolbook.secure_table('standing_approval', array['select', 'insert', 'delete']);

-- Who is asked and who asks; those who keep the pool, but for its money, which the pool's finance reads.
create policy reader_of_what_concerns_me on poolbook.approval for select to poolbook_reader using (
    party_ids && array(select poolbook.my_organizations())
    or pool_id = any (array(select poolbook.my_pools_as(array['administrator', 'auditor'])))
    or subject_kind in ('reservation', 'change')
        and pool_id = any (array(select poolbook.my_pools_as(array['coordinator', 'reporter'])))
    or subject_kind not in ('reservation', 'change')
        and pool_id = any (array(select poolbook.my_money_pools()))
);

create policy reader_in_my_pools on poolbook.standing_approval for select to poolbook_reader using (
    pool_id = any (array(select poolbook.my_pools()))
);
