-- Payments above a pool's limit wait for a second person as transfers do.
set local role poolbook_owner;

alter table poolbook.approval
    drop constraint approval_subject_is_known,
    add constraint approval_subject_is_known check (
        subject_kind in ('reservation', 'change', 'transfer', 'reversal', 'revision', 'reopening', 'payment')
    );
