-- What came of reservations.
set local role poolbook_owner;

create function poolbook.are_counts(figures jsonb) returns boolean
language plpgsql immutable parallel safe as $$
begin
    return jsonb_typeof(figures) = 'object' and not exists (
        select 1
        from jsonb_each(figures) as figure (name, number)
        where poolbook.is_line(figure.name) is not true
            or jsonb_typeof(figure.number) <> 'number'
            or figure.number::text !~ '^[0-9]{1,12}$'
    );
end
$$;

comment on function poolbook.are_counts(jsonb) is
    'Whether a JSON object names whole numbers from 0 up to twelve digits, each by one line.';
revoke execute on function poolbook.are_counts(jsonb) from public;
grant execute on function poolbook.are_counts(jsonb) to poolbook_writer;

create table poolbook.outcome (
    pool_id uuid not null,
    reservation_id uuid not null,
    attended integer not null,
    figures jsonb not null,
    note text,
    closed_at timestamptz not null,
    closed_by uuid not null,
    constraint outcome_pkey primary key (pool_id, reservation_id),
    constraint outcome_reservation_exists foreign key (pool_id, reservation_id)
        references poolbook.reservation (pool_id, reservation_id),
    constraint outcome_member_exists foreign key (pool_id, closed_by) references poolbook.member (pool_id, member_id),
    constraint outcome_attended_is_a_count check (attended between 0 and 1000000),
    constraint outcome_figures_are_counts check (poolbook.are_counts(figures)),
    constraint outcome_note_is_a_line check (note is null or poolbook.is_line(note))
);

comment on table poolbook.outcome is
    'What came of a confirmed reservation that has begun: it is closed, and neither moved nor cancelled any more.';
comment on column poolbook.outcome.attended is 'How many came; 0 where nobody did.';
comment on column poolbook.outcome.figures is 'What else was counted, by name: {"cases": 3}.';

call poolbook.secure_table('outcome', array['select', 'insert', 'update']);

create policy reader_of_its_reservation on poolbook.outcome for select to poolbook_reader using (
    exists (
        select 1
        from poolbook.reservation
        where reservation.pool_id = outcome.pool_id
            and reservation.reservation_id = outcome.reservation_id
    )
);
