-- Recurring events: a series, the segments of it that were made or changed together, and its occurrences, which are
-- reservations.
set local role poolbook_owner;

create table poolbook.series (
    pool_id uuid not null,
    series_id uuid not null,
    reference text not null,
    party_ids uuid[] not null,
    version integer not null,
    created_by uuid not null,
    created_at timestamptz not null,
    constraint series_pkey primary key (pool_id, series_id),
    constraint series_reference_is_unique unique (pool_id, reference),
    constraint series_pool_exists foreign key (pool_id) references poolbook.pool (pool_id),
    constraint series_creator_exists foreign key (pool_id, created_by) references poolbook.member (pool_id, member_id),
    constraint series_reference_is_short check (reference ~ '^S-[0-9A-HJKMNP-TV-Z]{3,10}$')
);

create index series_by_reference on poolbook.series (pool_id, reference text_pattern_ops);

comment on table poolbook.series is 'A recurring event: its occurrences are reservations that name it.';

create table poolbook.series_segment (
    pool_id uuid not null,
    series_id uuid not null,
    segment integer not null,
    rule text,
    starts timestamptz[] not null,
    created_by uuid not null,
    created_at timestamptz not null,
    constraint series_segment_pkey primary key (pool_id, series_id, segment),
    constraint series_segment_series_exists foreign key (pool_id, series_id)
        references poolbook.series (pool_id, series_id),
    constraint series_segment_creator_exists foreign key (pool_id, created_by)
        references poolbook.member (pool_id, member_id),
    constraint series_segment_counts_from_one check (segment >= 1),
    constraint series_segment_rule_is_short check (length(rule) between 1 and 1000),
    constraint series_segment_has_starts check (
        cardinality(starts) between 1 and 2000 and array_position(starts, null) is null
    )
);

comment on table poolbook.series_segment is
    'Occurrences of a series that were made, or changed from a day on, by one act.';
comment on column poolbook.series_segment.rule is 'The rule of RFC 5545 that gave its days; null where they were listed.';
comment on column poolbook.series_segment.starts is
    'When its occurrences were to start before anything was moved, those included that were left out.';

alter table poolbook.reservation
    add constraint reservation_segment_exists foreign key (pool_id, series_id, segment)
        references poolbook.series_segment (pool_id, series_id, segment),
    add constraint reservation_occurrence_has_a_start check (series_id is null or original_start is not null);

-- A day of a series stands once: what was cancelled of it may be taken again.
create unique index reservation_occurrence_stands_once
    on poolbook.reservation (pool_id, series_id, original_start)
    where series_id is not null and state in ('hold', 'confirmed', 'request');
create index reservation_by_series on poolbook.reservation (pool_id, series_id) where series_id is not null;

call poolbook.secure_table('series', array['select', 'insert', 'update']);
call poolbook.secure_table('series_segment', array['select', 'insert', 'update']);

create policy reader_of_what_concerns_me on poolbook.series for select to poolbook_reader using (
    party_ids && array(select poolbook.my_organizations())
    or pool_id = any (array(select poolbook.my_pools_as(array['coordinator', 'administrator', 'auditor', 'reporter'])))
);

create policy reader_of_its_series on poolbook.series_segment for select to poolbook_reader using (
    exists (
        select 1
        from poolbook.series
        where series.pool_id = series_segment.pool_id
            and series.series_id = series_segment.series_id
    )
);
