-- Reading the audit trail: it holds identifiers and never names, which are looked up as far as the caller may see them.

-- The names of things, by their identifiers; what the caller may not see has none.
create function poolbook_1.names_of(p_pool uuid, p_ids uuid[]) returns jsonb
language plpgsql stable security definer
set search_path = poolbook, poolbook_1, pg_temp as $$
begin
    return (
        select coalesce(jsonb_object_agg(found.id, found.name), '{}')
        from (
            select organization_id as id, name
            from organization
            where organization.pool_id = p_pool
                and organization.organization_id = any (p_ids)
            union all
            select resource_id, name
            from resource
            where resource.pool_id = p_pool
                and resource.resource_id = any (p_ids)
            union all
            select project_id, name
            from project
            where project.pool_id = p_pool
                and project.project_id = any (p_ids)
            union all
            select fund_id, name
            from fund
            where fund.pool_id = p_pool
                and fund.fund_id = any (p_ids)
            union all
            select member_id, login
            from member
            where member.pool_id = p_pool
                and member.member_id = any (p_ids)
            union all
            select reservation_id, reference
            from reservation
            where reservation.pool_id = p_pool
                and reservation.reservation_id = any (p_ids)
            union all
            select series_id, reference
            from series
            where series.pool_id = p_pool
                and series.series_id = any (p_ids)
            union all
            select pool_id, name
            from pool
            where pool.pool_id = p_pool
                and pool.pool_id = any (p_ids)
            union all
            select budget_line.line_id, project.code || '/' || budget_line.category || '/' || budget_line.fiscal_year
            from budget_line
            join project
                on project.pool_id = budget_line.pool_id
                and project.project_id = budget_line.project_id
            where budget_line.pool_id = p_pool
                and budget_line.line_id = any (p_ids)
        ) as found (id, name)
    );
end
$$;

comment on function poolbook_1.names_of(uuid, uuid[]) is
    'The names of things by their identifiers, as far as the caller may see them.';

-- What the record tells of a thing: itself, and of a reservation the changes that waited, what was asked, its series and
-- its bills.
create function poolbook_1.related_to(p_pool uuid, p_subject uuid) returns uuid[]
language plpgsql stable security definer
set search_path = poolbook, poolbook_1, pg_temp as $$
declare
    changes constant uuid[] = array(
        select reservation.reservation_id
        from reservation
        where reservation.pool_id = p_pool
            and reservation.replaces = p_subject
    );
begin
    return array[p_subject] || array(
        select approval.approval_id
        from approval
        where approval.pool_id = p_pool
            and approval.subject_id = any (changes || p_subject)
        union all
        select invoice.invoice_id
        from invoice
        where invoice.pool_id = p_pool
            and invoice.reservation_id = p_subject
    );
end
$$;

comment on function poolbook_1.related_to(uuid, uuid) is
    'A thing, and what else the record tells of it: of a reservation what was asked for it, and its bills.';

-- Why something was done, and for which organization; for those whom anything of the act concerns.
create function poolbook_1.why_of(p_pool uuid, p_command uuid) returns jsonb
language plpgsql stable security definer
set search_path = poolbook, poolbook_1, pg_temp as $$
begin
    return (
        select jsonb_strip_nulls(jsonb_build_object('reason', command.reason, 'organization', organization.name))
        from command
        join member
            on member.pool_id = command.pool_id
            and member.member_id = command.member_id
        left join organization
            on organization.pool_id = member.pool_id
            and organization.organization_id = member.organization_id
        where command.pool_id = p_pool
            and command.command_id = p_command
            and (
                command.login = session_user
                or p_pool in (select my_pools_as(array['administrator', 'auditor']))
                or exists (
                    select 1
                    from audit
                    where audit.pool_id = p_pool
                        and audit.command_id = p_command
                        and audit.party_ids && array(select my_organizations())
                )
            )
    );
end
$$;

comment on function poolbook_1.why_of(uuid, uuid) is
    'Why an act was done, and for which organization, for those whom anything of it concerns.';

-- Who had which roles at an instant: the present ones, with what was changed since taken back.
create function poolbook_1.rights_as_of(p_pool uuid, p_at timestamptz) returns table (
    login text,
    name text,
    organization text,
    roles text[],
    since timestamptz,
    given_by text,
    retired_from date
)
language plpgsql stable security definer
set search_path = poolbook, poolbook_1, pg_temp as $$
begin
    return query
    with known as (
        select
            member.*,
            (
                select later.change
                from audit as later
                where later.pool_id = p_pool
                    and later.subject_id = member.member_id
                    and later.subject_kind = 'member'
                    and later.recorded_at > p_at
                    and later.change ? 'roles'
                order by later.version_after
                limit 1
            ) as roles_later,
            (
                select later.change
                from audit as later
                where later.pool_id = p_pool
                    and later.subject_id = member.member_id
                    and later.subject_kind = 'member'
                    and later.recorded_at > p_at
                    and later.change ? 'organization_id'
                order by later.version_after
                limit 1
            ) as organization_later,
            (
                select later.change
                from audit as later
                where later.pool_id = p_pool
                    and later.subject_id = member.member_id
                    and later.subject_kind = 'member'
                    and later.recorded_at > p_at
                    and later.change ? 'retired_from'
                order by later.version_after
                limit 1
            ) as retirement_later
        from member
        where member.pool_id = p_pool
            and not exists (
                select 1
                from audit as made
                where made.pool_id = p_pool
                    and made.subject_id = member.member_id
                    and made.subject_kind = 'member'
                    and made.version_before is null
                    and made.recorded_at > p_at
            )
    )
    select
        known.login,
        known.name,
        organization.name,
        case
            when known.roles_later is null then known.roles
            else array(select jsonb_array_elements_text(known.roles_later -> 'roles' -> 0))
        end,
        given.recorded_at,
        giver.login,
        case
            when known.retirement_later is null then known.retired_from
            else (known.retirement_later -> 'retired_from' ->> 0)::date
        end
    from known
    left join organization
        on organization.pool_id = p_pool
        and organization.organization_id = case
            when known.organization_later is null then known.organization_id
            else (known.organization_later -> 'organization_id' ->> 0)::uuid
        end
    left join lateral (
        select
            audit.recorded_at,
            audit.member_id
        from audit
        where audit.pool_id = p_pool
            and audit.subject_id = known.member_id
            and audit.subject_kind = 'member'
            and audit.recorded_at <= p_at
            and audit.change ? 'roles'
        order by audit.version_after desc
        limit 1
    ) as given on true
    left join member as giver
        on giver.pool_id = p_pool
        and giver.member_id = given.member_id
    order by
        organization.name nulls first,
        known.login;
end
$$;

comment on function poolbook_1.rights_as_of(uuid, timestamptz) is
    'Who had which roles at an instant, since when and by whom, as far as the record concerns the caller.';
