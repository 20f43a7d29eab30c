-- What concerns a member and was done by others: the audit trail, as each reads it. It is the writer's, because a person
-- who is booked may know of it whoever owns them.

-- One row a thing that was done, the newest first: of the member's organization, or of events that take the person whom
-- the member is, or the person given, who need be no member. What they did themselves is none.
create function poolbook_1.notices_for(
    p_pool uuid,
    p_member uuid,
    p_person uuid,
    p_since timestamptz,
    p_until timestamptz,
    p_limit integer
) returns table (
    recorded_at timestamptz,
    act text,
    subject_kind text,
    subject_id uuid,
    reference text,
    title text,
    starts_at timestamptz,
    ends_at timestamptz,
    state text,
    approval_state text,
    member_id uuid,
    login text,
    name text,
    organization text,
    reason text,
    is_staff boolean,
    change jsonb,
    amount bigint
)
language plpgsql stable as $$
declare
    me poolbook.member;
    mine uuid[];
    knows_all boolean;
begin
    select *
    into me
    from member
    where member.pool_id = p_pool
        and member.member_id = p_member;
    knows_all = me.roles && array['coordinator', 'administrator', 'auditor'];
    mine = array(
        select resource.resource_id
        from resource
        where resource.pool_id = p_pool
            and (resource.member_id = p_member or resource.resource_id = p_person)
    );
    return query
    select
        audit.recorded_at,
        audit.act,
        audit.subject_kind,
        audit.subject_id,
        coalesce(
            approval.reference, replaced.reference, reservation.reference,
            name_told(audit.pool_id, audit.subject_kind, audit.subject_id), audit.change ->> 'period'
        ),
        coalesce(event.title, audit.change -> 'hash' ->> 1),
        reservation.starts_at,
        reservation.ends_at,
        coalesce(replaced.state, reservation.state),
        approval.state,
        audit.member_id,
        case when knows_all or actor.organization_id = me.organization_id then actor.login end,
        case when knows_all or actor.organization_id = me.organization_id then actor.name end,
        organization.name,
        command.reason,
        coalesce(not audit.party_ids && array[me.organization_id], true),
        audit.change,
        amount_told(audit.act, audit.change)
    from audit
    join command
        on command.pool_id = audit.pool_id
        and command.command_id = audit.command_id
    join member as actor
        on actor.pool_id = audit.pool_id
        and actor.member_id = audit.member_id
    left join organization
        on organization.pool_id = actor.pool_id
        and organization.organization_id = actor.organization_id
    left join approval
        on approval.pool_id = audit.pool_id
        and audit.subject_kind = 'approval'
        and approval.approval_id = audit.subject_id
    left join reservation
        on reservation.pool_id = audit.pool_id
        and reservation.reservation_id = case audit.subject_kind
            when 'reservation' then audit.subject_id
            when 'approval' then approval.subject_id
        end
    left join reservation as replaced
        on replaced.pool_id = reservation.pool_id
        and replaced.reservation_id = reservation.replaces
    left join event
        on event.pool_id = reservation.pool_id
        and event.event_id = reservation.event_id
    where audit.pool_id = p_pool
        and audit.recorded_at > coalesce(p_since, poolbook.now() - interval '180 days')
        and audit.recorded_at <= coalesce(p_until, 'infinity')
        and audit.member_id is distinct from p_member
        and audit.act <> all ('{change.hold,approval.withdrawn,approval.expired}')
        and (
            audit.version_before is not null
            or audit.subject_kind in ('reservation', 'series', 'approval', 'blackout', 'conflict')
            or audit.act = 'period.seal'
        )
        and (
            audit.party_ids && array[me.organization_id]
            or mine <> '{}' and audit.subject_kind = 'reservation' and exists (
                select 1
                from reservation_item as item
                where item.pool_id = p_pool
                    and item.reservation_id = audit.subject_id
                    and item.resource_id = any (mine)
            )
        )
    order by
        audit.recorded_at desc,
        audit.command_id,
        audit.number
    limit p_limit;
end
$$;

-- How much an act moved, of an act of money.
create function poolbook_1.amount_told(p_act text, p_change jsonb) returns bigint
language plpgsql immutable as $$
begin
    return case p_act
        when 'fund.grant' then p_change ->> 'granted'
        when 'fund.revise' then p_change -> 'granted' ->> 1
        when 'invoice.add' then p_change -> 'amount' ->> 1
        when 'invoice.pay' then ((p_change -> 'paid' ->> 1)::bigint - (p_change -> 'paid' ->> 0)::bigint)::text
        when 'invoice.credit' then ((p_change -> 'credited' ->> 1)::bigint - (p_change -> 'credited' ->> 0)::bigint)::text
        when 'transfer' then p_change -> 'amount' ->> 1
        when 'release' then p_change ->> 'released'
        when 'relief.add' then p_change ->> 'amount'
    end;
end
$$;

-- The same for the reporter, who mails them: as JSON, the newest first.
create function poolbook_1.notices_of(p_pool uuid, p_login text, p_since timestamptz, p_limit integer) returns jsonb
language plpgsql stable security definer
set search_path = poolbook, poolbook_1, pg_temp as $$
begin
    if p_pool <> all (array(select my_pools_as(array['reporter', 'administrator']))) then
        perform not_permitted(array['reporter']);
    end if;
    return (
        select coalesce(jsonb_agg(to_jsonb(notice) order by notice.recorded_at desc, notice.reference), '[]')
        from member
        cross join lateral notices_for(p_pool, member.member_id, null, p_since, null, p_limit) as notice
        where member.pool_id = p_pool
            and member.login = p_login
    );
end
$$;

comment on function poolbook_1.notices_of(uuid, text, timestamptz, integer) is
    'What others did that concerns a member, since a time: what the reporter mails.';

-- What people type or read for a thing that is no reservation and no approval, but concerns them.
create function poolbook_1.name_told(p_pool uuid, p_kind text, p_thing uuid) returns text
language plpgsql stable as $$
begin
    return case p_kind
        when 'conflict' then (
            select conflict.reference
            from conflict
            where conflict.pool_id = p_pool
                and conflict.conflict_id = p_thing
        )
        when 'blackout' then (
            select blackout.reference
            from blackout
            where blackout.pool_id = p_pool
                and blackout.blackout_id = p_thing
        )
        when 'series' then (
            select series.reference
            from series
            where series.pool_id = p_pool
                and series.series_id = p_thing
        )
        when 'invoice' then (
            select invoice.reference
            from invoice
            where invoice.pool_id = p_pool
                and invoice.invoice_id = p_thing
        )
        when 'transfer' then (
            select transfer.reference
            from transfer
            where transfer.pool_id = p_pool
                and transfer.transfer_id = p_thing
        )
        when 'line' then line_text(p_pool, p_thing)
        when 'resource' then (
            select resource.name
            from resource
            where resource.pool_id = p_pool
                and resource.resource_id = p_thing
        )
        when 'organization' then (
            select organization.name
            from organization
            where organization.pool_id = p_pool
                and organization.organization_id = p_thing
        )
        when 'project' then (
            select project.name
            from project
            where project.pool_id = p_pool
                and project.project_id = p_thing
        )
        when 'member' then (
            select member.login
            from member
            where member.pool_id = p_pool
                and member.member_id = p_thing
        )
    end;
end
$$;

-- The same for the caller, with what they have not read yet told apart.
create function poolbook_1.notices(p_pool uuid, p_which text, p_limit integer) returns jsonb
language plpgsql stable security definer
set search_path = poolbook, poolbook_1, pg_temp as $$
declare
    me poolbook.member;
begin
    select *
    into me
    from member
    where member.pool_id = p_pool
        and member.login = session_user
        and p_pool in (select my_pools());
    return jsonb_build_object(
        'read_until', me.notices_read_until,
        'rows', (
            select coalesce(
                jsonb_agg(
                    to_jsonb(notice) || jsonb_build_object(
                        'is_new', notice.recorded_at > coalesce(me.notices_read_until, '-infinity'))
                    order by notice.recorded_at desc, notice.reference
                ),
                '[]'
            )
            from notices_for(
                p_pool, me.member_id, null, case p_which when 'new' then me.notices_read_until end, null, p_limit
            ) as notice
        )
    );
end
$$;

comment on function poolbook_1.notices(uuid, text, integer) is
    'What others did that concerns the caller, the newest first: all of it, or what is new since they last read.';

-- Notes up to when the caller has read. No act: it says nothing to anybody else.
create function poolbook_1.read_notices(p_pool uuid, p_until timestamptz) returns boolean
language plpgsql security definer
set search_path = poolbook, poolbook_1, pg_temp as $$
begin
    update member
    set notices_read_until = least(p_until, poolbook.now())
    where member.pool_id = p_pool
        and member.login = session_user
        and coalesce(member.notices_read_until, '-infinity') < least(p_until, poolbook.now());
    return found;
end
$$;

comment on function poolbook_1.read_notices(uuid, timestamptz) is 'Notes up to when the caller has read their notices.';
