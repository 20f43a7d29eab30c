-- Conflicts: a rule that something which stands breaks, or a place that two want; the ways out, and what was done.
set local role poolbook_owner;

alter table poolbook.pool
    add column conflict_hours integer not null default 72,
    add column host_hours integer not null default 24,
    add column horizon_days integer not null default 400,
    add column waitlist text not null default 'confirm',
    add column offer_hours integer not null default 48,
    add constraint pool_conflict_hours_are_at_most_a_year check (conflict_hours between 1 and 8760),
    add constraint pool_host_hours_are_at_most_a_year check (host_hours between 0 and 8760),
    add constraint pool_horizon_is_at_most_five_years check (horizon_days between 1 and 1830),
    add constraint pool_waitlist_is_known check (waitlist in ('confirm', 'offer', 'ask')),
    add constraint pool_offer_hours_are_at_most_a_year check (offer_hours between 1 and 8760);
comment on column poolbook.pool.conflict_hours is
    'How long after it was first seen a conflict is due; never past the start of what it is about.';
comment on column poolbook.pool.host_hours is
    'How long a host has for what it alone can mend, before the coordinator on duty sees to it.';
comment on column poolbook.pool.horizon_days is 'How far ahead conflicts are looked for.';
comment on column poolbook.pool.waitlist is
    'What becomes of the next request that fits: it is confirmed, held until its host confirms it, or left to be asked.';
comment on column poolbook.pool.offer_hours is 'How long a place that became free is held for a request.';

create table poolbook.conflict (
    pool_id uuid not null,
    conflict_id uuid not null,
    reference text not null,
    rule text not null,
    subject_id uuid not null,
    claimant_id uuid not null,
    other_ids uuid[] not null,
    cause_kind text not null,
    cause_id uuid not null,
    severity smallint not null,
    detail jsonb not null,
    starts_at timestamptz not null,
    ends_at timestamptz not null,
    party_ids uuid[] not null,
    first_seen_at timestamptz not null,
    last_seen_at timestamptz not null,
    hosts_until timestamptz,
    due_at timestamptz not null,
    state text not null,
    waived_until timestamptz,
    version integer not null,
    constraint conflict_pkey primary key (pool_id, conflict_id),
    constraint conflict_pool_exists foreign key (pool_id) references poolbook.pool (pool_id),
    constraint conflict_reference_is_unique unique (pool_id, reference),
    constraint conflict_is_the_same_tomorrow unique (pool_id, rule, subject_id, claimant_id),
    constraint conflict_reference_is_short check (reference ~ '^C-[0-9A-HJKMNP-TV-Z]{3,10}$'),
    constraint conflict_cause_is_known check (
        cause_kind in ('reservation', 'blackout', 'resource', 'skill', 'line', 'import', 'rule')
    ),
    constraint conflict_severity_is_one_of_three check (severity between 1 and 3),
    constraint conflict_detail_names_its_rule check (detail ->> 'rule' = rule),
    constraint conflict_period_is_finite check (isfinite(starts_at) and isfinite(ends_at) and starts_at < ends_at),
    constraint conflict_state_is_known check (state in ('open', 'waived', 'resolved', 'gone')),
    constraint conflict_is_waived_until_a_time check ((state = 'waived') = (waived_until is not null))
);

create index conflict_open on poolbook.conflict (pool_id, due_at) where state in ('open', 'waived');
create index conflict_by_claimant on poolbook.conflict (pool_id, claimant_id) where state in ('open', 'waived');
create index conflict_by_others on poolbook.conflict using gin (other_ids) where state in ('open', 'waived');
create index conflict_by_cause on poolbook.conflict (pool_id, cause_id) where state in ('open', 'waived');

comment on table poolbook.conflict is
    'A rule that a standing reservation breaks, or a place that two want. The same trouble is the same row tomorrow.';
comment on column poolbook.conflict.subject_id is 'The resource, budget line or reservation that the rule is about.';
comment on column poolbook.conflict.claimant_id is 'The reservation that came later, or that alone breaks the rule.';
comment on column poolbook.conflict.other_ids is 'The reservations that it is in conflict with.';
comment on column poolbook.conflict.cause_id is
    'What conflicts are grouped by: a closure, an import, a resource, a line; without another, the claimant.';
comment on column poolbook.conflict.severity is '3 cannot take place as it is, 2 must be seen to, 1 should be known.';
comment on column poolbook.conflict.detail is 'The reason as data, as a refusal gives it: {"rule": …, …}.';
comment on column poolbook.conflict.hosts_until is
    'Until then it is its host''s to mend; null where it needs a coordinator from the start.';

create table poolbook.proposal (
    pool_id uuid not null,
    conflict_id uuid not null,
    letter text not null,
    kind text not null,
    steps jsonb not null,
    effects jsonb not null,
    disturbance integer not null,
    proposed_at timestamptz not null,
    constraint proposal_pkey primary key (pool_id, conflict_id, letter),
    constraint proposal_conflict_exists foreign key (pool_id, conflict_id)
        references poolbook.conflict (pool_id, conflict_id),
    constraint proposal_letter_is_one_of_five check (letter in ('a', 'b', 'c', 'd', 'e')),
    constraint proposal_kind_is_known check (
        kind in ('place', 'time', 'part', 'person', 'split', 'merge', 'release', 'decline')
    ),
    constraint proposal_has_steps check (jsonb_typeof(steps) = 'array' and steps <> '[]')
);

comment on table poolbook.proposal is 'A way out of a conflict, as the least that has to change, lettered by disturbance.';
comment on column poolbook.proposal.steps is
    'What is done, each step to one reservation as of its version: [{"do": "move", "reservation_id": …, "version": …, …}].';
comment on column poolbook.proposal.effects is 'What that means for whom, and for the money.';

create table poolbook.plan (
    pool_id uuid not null,
    plan_id uuid not null,
    reference text not null,
    disturbance integer not null,
    made_by uuid not null,
    made_at timestamptz not null,
    constraint plan_pkey primary key (pool_id, plan_id),
    constraint plan_reference_is_unique unique (pool_id, reference),
    constraint plan_maker_exists foreign key (pool_id, made_by) references poolbook.member (pool_id, member_id),
    constraint plan_reference_is_short check (reference ~ '^P-[0-9A-HJKMNP-TV-Z]{2,10}$'),
    constraint plan_disturbance_is_not_negative check (disturbance >= 0)
);

comment on table poolbook.plan is 'Ways out of many conflicts together, which disturb the least.';

create table poolbook.plan_item (
    pool_id uuid not null,
    plan_id uuid not null,
    conflict_id uuid not null,
    kind text,
    steps jsonb,
    effects jsonb,
    why jsonb,
    constraint plan_item_pkey primary key (pool_id, plan_id, conflict_id),
    constraint plan_item_plan_exists foreign key (pool_id, plan_id) references poolbook.plan (pool_id, plan_id),
    constraint plan_item_conflict_exists foreign key (pool_id, conflict_id)
        references poolbook.conflict (pool_id, conflict_id),
    constraint plan_item_clears_its_conflict_or_says_why_not check (
        (kind is null) = (steps is null) and (steps is null) = (effects is null) and (steps is null) <> (why is null)
    )
);

comment on table poolbook.plan_item is 'What a plan does about one conflict, or why it does not clear it.';
comment on column poolbook.plan_item.why is 'The reasons as data, as a refusal gives them: [{"rule": …, …}].';

create table poolbook.resolution (
    pool_id uuid not null,
    resolution_id uuid not null,
    conflict_id uuid not null,
    kind text not null,
    steps jsonb not null,
    undo jsonb not null,
    term_id uuid,
    is_own_case boolean not null,
    resolved_by uuid not null,
    resolved_at timestamptz not null,
    reason text,
    objected_by uuid,
    objected_at timestamptz,
    undone_by uuid,
    undone_at timestamptz,
    constraint resolution_pkey primary key (pool_id, resolution_id),
    constraint resolution_conflict_exists foreign key (pool_id, conflict_id)
        references poolbook.conflict (pool_id, conflict_id),
    constraint resolution_term_exists foreign key (pool_id, term_id) references poolbook.duty_term (pool_id, term_id),
    constraint resolution_maker_exists foreign key (pool_id, resolved_by)
        references poolbook.member (pool_id, member_id),
    constraint resolution_kind_is_known check (
        kind in ('place', 'time', 'part', 'person', 'split', 'merge', 'release', 'decline', 'waive', 'move')
    ),
    constraint resolution_without_a_term_has_a_reason check (term_id is not null or reason is not null)
);

create index resolution_by_conflict on poolbook.resolution (pool_id, conflict_id, resolved_at);
create index resolution_by_time on poolbook.resolution (pool_id, resolved_at);

comment on table poolbook.resolution is 'What ended a conflict: who did what in which duty term, why, and how to undo it.';
comment on column poolbook.resolution.term_id is 'The term of the chair; null where an administrator stepped in.';
comment on column poolbook.resolution.undo is 'What each reservation was before, and the version that it has now.';

call poolbook.secure_table('conflict', array['select', 'insert', 'update']);
call poolbook.secure_table('proposal', array['select', 'insert', 'delete']);
call poolbook.secure_table('plan', array['select', 'insert']);
call poolbook.secure_table('plan_item', array['select', 'insert']);
call poolbook.secure_table('resolution', array['select', 'insert', 'update']);

-- Those who keep the pool see all of them, an organization those that concern it.
create policy reader_of_what_concerns_me on poolbook.conflict for select to poolbook_reader using (
    party_ids && array(select poolbook.my_organizations())
    or pool_id = any (
        array(select poolbook.my_pools_as(array['coordinator', 'administrator', 'auditor', 'reporter']))
    )
);
create policy reader_of_its_conflict on poolbook.proposal for select to poolbook_reader using (
    exists (
        select 1
        from poolbook.conflict
        where conflict.pool_id = proposal.pool_id
            and conflict.conflict_id = proposal.conflict_id
    )
);
create policy reader_of_its_conflict on poolbook.resolution for select to poolbook_reader using (
    exists (
        select 1
        from poolbook.conflict
        where conflict.pool_id = resolution.pool_id
            and conflict.conflict_id = resolution.conflict_id
    )
);
create policy reader_in_my_pools on poolbook.plan for select to poolbook_reader using (
    pool_id = any (array(select poolbook.my_pools()))
);
create policy reader_of_its_conflict on poolbook.plan_item for select to poolbook_reader using (
    exists (
        select 1
        from poolbook.conflict
        where conflict.pool_id = plan_item.pool_id
            and conflict.conflict_id = plan_item.conflict_id
    )
);
