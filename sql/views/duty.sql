-- Who holds the chair when.

create view poolbook_1.duty_terms as
select
    duty_term.pool_id,
    duty_term.term_id,
    duty_term.organization_id,
    organization.code,
    organization.name as organization,
    duty_term.starts_at,
    duty_term.ends_at,
    (
        select count(*)
        from poolbook.resolution
        where resolution.pool_id = duty_term.pool_id
            and resolution.term_id = duty_term.term_id
            and resolution.undone_at is null
    ) as resolved
from poolbook.duty_term
join poolbook.organization
    on organization.pool_id = duty_term.pool_id
    and organization.organization_id = duty_term.organization_id;

comment on view poolbook_1.duty_terms is
    'Who holds the chair when, and how many conflicts the term has resolved, as far as they concern the caller.';
