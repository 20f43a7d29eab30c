-- Who is told what: the coordinators of the organization that holds the chair all of it, each organization what
-- concerns it, finance what concerns money; and who is booked what others did to the events. A person has one report, the
-- widest that is theirs.
--
-- A reader is named by a text that stays the same: member:ID, organization:ID, staff:ID, or output:ID for what a run prints.

-- The readers of a pool at this moment: [{"reader", "name", "address", "locale", "sees": {"what", "organization_id"}}].
-- `locale` is the reader's, or else their organization's; null leaves it to the pool.
create function poolbook_1.report_readers(p_pool uuid) returns jsonb
language plpgsql stable security definer
set search_path = poolbook, poolbook_1, pg_temp as $$
declare
    caller constant poolbook.member = reporter_in(p_pool);
    chair constant uuid = (
        select duty_term.organization_id
        from duty_term
        where duty_term.pool_id = p_pool
            and duty_term.starts_at <= poolbook.now()
            and duty_term.ends_at > poolbook.now()
    );
begin
    return (
        select coalesce(jsonb_agg(to_jsonb(listed) order by listed.reader), '[]')
        from (
            select
                'member:' || member.member_id as reader,
                member.name,
                member.email as address,
                coalesce(member.locale, organization.locale) as locale,
                case
                    when 'coordinator' = any (member.roles) and member.organization_id = chair
                        or chair is null and 'administrator' = any (member.roles)
                        then jsonb_build_object('what', 'all')
                    when member.roles && array['officer', 'coordinator'] and organization.email is null
                        then jsonb_build_object('what', 'organization', 'organization_id', member.organization_id)
                    when 'finance' = any (member.roles)
                        then jsonb_build_object('what', 'money', 'organization_id', member.organization_id)
                    when exists (
                        select 1
                        from resource
                        where resource.pool_id = p_pool
                            and resource.member_id = member.member_id
                    ) then '{"what": "notices"}'
                end as sees
            from member
            left join organization
                on organization.pool_id = member.pool_id
                and organization.organization_id = member.organization_id
            where member.pool_id = p_pool
                and not has_come(member.retired_from, p_pool)
            union all
            select
                'organization:' || organization.organization_id,
                organization.name,
                organization.email,
                organization.locale,
                jsonb_build_object('what', 'organization', 'organization_id', organization.organization_id)
            from organization
            where organization.pool_id = p_pool
                and organization.email is not null
                and not has_come(organization.retired_from, p_pool)
            union all
            -- Who is booked and no member, or one without an address.
            select
                'staff:' || resource.resource_id,
                resource.name,
                resource.email,
                coalesce(resource.locale, organization.locale),
                '{"what": "notices"}'
            from resource
            join organization
                on organization.pool_id = resource.pool_id
                and organization.organization_id = resource.owner_id
            where resource.pool_id = p_pool
                and resource.kind = 'staff'
                and resource.email is not null
                and not has_come(resource.retired_from, p_pool)
                and not exists (
                    select 1
                    from member
                    where member.pool_id = resource.pool_id
                        and member.member_id = resource.member_id
                        and member.email is not null
                        and not has_come(member.retired_from, p_pool)
                )
            union all
            select
                'output:' || caller.member_id,
                caller.name,
                null,
                coalesce(caller.locale, (
                    select organization.locale
                    from organization
                    where organization.pool_id = p_pool
                        and organization.organization_id = caller.organization_id
                )),
                jsonb_build_object('what', 'all')
        ) as listed
        where listed.sees is not null
    );
end
$$;

comment on function poolbook_1.report_readers(uuid) is
    'Who is told of the pool''s conflicts at this moment, where, in which language, and what of them: the reporter.';

-- Whether a conflict is among those that a reader is told of.
create function poolbook_1.is_told_of(standing poolbook.conflict, p_sees jsonb) returns boolean
language plpgsql immutable as $$
begin
    return case p_sees ->> 'what'
        when 'all' then true
        when 'organization' then (p_sees ->> 'organization_id')::uuid = any (standing.party_ids)
        when 'money' then standing.rule ~ '^(money|fund|project|quota)[.]'
            and (
                p_sees ->> 'organization_id' is null
                or (p_sees ->> 'organization_id')::uuid = any (standing.party_ids)
            )
        else false
    end;
end
$$;

-- The open conflicts that a reader is told of, beside what they were told, as of an instant: each new, escalated, open
-- as it was, or ended.
create function poolbook_1.news_for(p_pool uuid, p_reader text, p_sees jsonb, p_now timestamptz) returns table (
    conflict_id uuid,
    news text,
    first_seen_at timestamptz,
    due_at timestamptz,
    severity smallint,
    stage smallint
)
language sql stable as $$
    select
        coalesce(standing.conflict_id, was.conflict_id),
        case
            when standing.conflict_id is null then 'ended'
            when was.conflict_id is null or was.first_seen_at <> standing.first_seen_at then 'new'
            when standing.severity > was.severity or standing.stage > was.stage then 'escalated'
            else 'open'
        end,
        standing.first_seen_at,
        standing.due_at,
        standing.severity,
        standing.stage
    from (
        select
            conflict.conflict_id,
            conflict.first_seen_at,
            conflict.due_at,
            conflict.severity,
            (
                case
                    when conflict.due_at <= p_now then 2
                    when conflict.hosts_until > p_now then 0
                    else 1
                end
            )::smallint as stage
        from conflict
        where conflict.pool_id = p_pool
            and conflict.state = 'open'
            and is_told_of(conflict, p_sees)
    ) as standing
    full join (
        select told.*
        from told
        where told.pool_id = p_pool
            and told.reader = p_reader
    ) as was on was.conflict_id = standing.conflict_id
$$;
