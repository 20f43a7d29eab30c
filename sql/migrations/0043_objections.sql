-- A decision in one's own case can be objected to, with a reason; the next chair changes it, or upholds it.
set local role poolbook_owner;

alter table poolbook.resolution
    add column objection text,
    drop constraint resolution_kind_is_known,
    add constraint resolution_kind_is_known check (
        kind in (
            'place', 'time', 'part', 'person', 'split', 'merge', 'release', 'decline', 'waive', 'move', 'uphold'
        )
    ),
    add constraint resolution_objection_has_a_reason check (
        num_nulls(objected_by, objected_at, objection) in (0, 3) and length(objection) <= 2000
    ),
    add constraint resolution_is_undone_by_somebody check (num_nulls(undone_by, undone_at) in (0, 2));
comment on column poolbook.resolution.objection is 'Why another party objects to a decision in the chair''s own case.';
