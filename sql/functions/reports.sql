-- What a reader is told, as data: the program words it in the reader's language and draws its pictures.

-- A reservation of a conflict; of one that the reader has no part in, only whose it is not told and when it is.
create function poolbook_1.report_reservation(p_pool uuid, p_reservation uuid, p_sees jsonb) returns jsonb
language plpgsql stable as $$
begin
    return (
        select jsonb_strip_nulls(
            jsonb_build_object(
                'state', reservation.state,
                'starts_at', reservation.starts_at,
                'ends_at', reservation.ends_at
            ) || case
                when p_sees ->> 'what' = 'all'
                    or (p_sees ->> 'organization_id')::uuid = any (reservation.party_ids) then jsonb_build_object(
                    'reference', reservation.reference,
                    'title', event.title,
                    'host', host.name,
                    'attendance', reservation.attendance
                )
                else '{}'
            end
        )
        from reservation
        join event
            on event.pool_id = reservation.pool_id
            and event.event_id = reservation.event_id
        join organization as host
            on host.pool_id = event.pool_id
            and host.organization_id = event.host_ids[1]
        where reservation.pool_id = p_pool
            and reservation.reservation_id = p_reservation
    );
end
$$;

-- A conflict with everything that a report shows of it.
create function poolbook_1.report_conflict(standing poolbook.conflict, p_sees jsonb) returns jsonb
language plpgsql stable as $$
begin
    return jsonb_strip_nulls(jsonb_build_object(
        'reference', standing.reference,
        'rule', standing.rule,
        'severity', standing.severity,
        'state', standing.state,
        'detail', standing.detail,
        'starts_at', standing.starts_at,
        'ends_at', standing.ends_at,
        'first_seen_at', standing.first_seen_at,
        'due_at', standing.due_at,
        'hosts_until', standing.hosts_until,
        'waived_until', standing.waived_until,
        'subject', (
            select jsonb_build_object('kind', resource.kind, 'code', resource.code, 'name', resource.name)
            from resource
            where resource.pool_id = standing.pool_id
                and resource.resource_id = standing.subject_id
        ),
        'claimant', report_reservation(standing.pool_id, standing.claimant_id, p_sees),
        'others', (
            select jsonb_agg(report_reservation(standing.pool_id, other.id, p_sees) order by other.position)
            from unnest(standing.other_ids[1:8]) with ordinality as other (id, position)
        ),
        'parties', (
            select jsonb_agg(organization.name order by organization.code)
            from organization
            where organization.pool_id = standing.pool_id
                and organization.organization_id = any (standing.party_ids)
        ),
        'proposal', (
            select jsonb_build_object(
                'letter', proposal.letter,
                'kind', proposal.kind,
                'steps', proposal.steps,
                'effects', proposal.effects
            )
            from proposal
            where proposal.pool_id = standing.pool_id
                and proposal.conflict_id = standing.conflict_id
            order by proposal.letter
            limit 1
        )
    ));
end
$$;

-- What a reader is told as of an instant: how many of each kind, and the first of each, the most urgent before others.
create function poolbook_1.report_for(
    p_pool uuid,
    p_reader text,
    p_sees jsonb,
    p_now timestamptz,
    p_limit integer
) returns jsonb
language plpgsql stable security definer
set search_path = poolbook, poolbook_1, pg_temp as $$
declare
    counts jsonb;
    listed jsonb;
begin
    perform reporter_in(p_pool);
    select
        coalesce(jsonb_object_agg(counted.news, counted.conflicts), '{}')
    into counts
    from (
        select
            case when found.news = 'ended' and conflict.state = 'open' then 'hidden' else found.news end as news,
            count(*) as conflicts
        from news_for(p_pool, p_reader, p_sees, p_now) as found
        join conflict
            on conflict.pool_id = p_pool
            and conflict.conflict_id = found.conflict_id
        group by 1
    ) as counted;
    select coalesce(
        jsonb_agg(
            report_conflict(conflict, p_sees) || jsonb_build_object('news', first.news, 'stage', first.stage)
            order by conflict.due_at, conflict.reference
        ),
        '[]'
    )
    into listed
    from (
        select
            found.*,
            row_number() over (
                partition by found.news
                order by found.due_at, found.conflict_id
            ) as position
        from news_for(p_pool, p_reader, p_sees, p_now) as found
    ) as first
    join conflict
        on conflict.pool_id = p_pool
        and conflict.conflict_id = first.conflict_id
        and not (first.news = 'ended' and conflict.state = 'open')
    where first.position <= p_limit;
    return jsonb_build_object(
        'counts', counts - 'hidden',
        'conflicts', listed,
        'terms', (
            select coalesce(
                jsonb_agg(
                    jsonb_build_object(
                        'organization', organization.name, 'starts_at', term.starts_at, 'ends_at', term.ends_at
                    )
                    order by term.starts_at
                ),
                '[]'
            )
            from (
                select duty_term.*
                from duty_term
                where duty_term.pool_id = p_pool
                    and duty_term.ends_at > p_now
                order by duty_term.starts_at
                limit 2
            ) as term
            join organization
                on organization.pool_id = term.pool_id
                and organization.organization_id = term.organization_id
        ),
        'trend', case when p_sees ->> 'what' = 'all' then open_by_day(p_pool, p_now) else '[]' end,
        'notices', case
            when p_reader like 'member:%' then (
                select staff_notices(p_pool, member.member_id, null, member.notices_told_until, p_now)
                from member
                where member.pool_id = p_pool
                    and member.member_id = substr(p_reader, 8)::uuid
            )
            when p_reader like 'staff:%' then (
                select staff_notices(p_pool, null, resource.resource_id, resource.notices_told_until, p_now)
                from resource
                where resource.pool_id = p_pool
                    and resource.resource_id = substr(p_reader, 7)::uuid
            )
            else '[]'
        end,
        'undelivered', case when p_sees ->> 'what' = 'all' then undelivered(p_pool) else '[]' end
    );
end
$$;

comment on function poolbook_1.report_for(uuid, text, jsonb, timestamptz, integer) is
    'What a reader is told of the pool''s conflicts as of an instant, beside what they were told before: the reporter.';

-- How many conflicts were open at the end of each of the last 30 days on which a run ended well.
create function poolbook_1.open_by_day(p_pool uuid, p_now timestamptz) returns jsonb
language sql stable as $$
    select coalesce(
        jsonb_agg(jsonb_build_object('day', by_day.day, 'open', by_day.open) order by by_day.day),
        '[]'
    )
    from (
        select distinct on (1)
            (run.started_at at time zone pool.zone)::date as day,
            (run.counts ->> 'open')::integer as open
        from run
        join pool on pool.pool_id = run.pool_id
        where run.pool_id = p_pool
            and run.outcome = 'good'
            and run.started_at > p_now - interval '30 days'
        order by
            1,
            run.started_at desc
    ) as by_day
$$;

-- What was tried and could not be delivered, the oldest first, ten at most.
create function poolbook_1.undelivered(p_pool uuid) returns jsonb
language sql stable as $$
    select coalesce(jsonb_agg(to_jsonb(found) order by found.created_at), '[]')
    from (
        select
            coalesce(member.name, organization.name, person.name, delivery.address, delivery.reader) as name,
            delivery.address,
            delivery.created_at,
            delivery.tries,
            delivery.next_try_at,
            delivery.failure
        from delivery
        left join member
            on member.pool_id = delivery.pool_id
            and delivery.reader = 'member:' || member.member_id
        left join organization
            on organization.pool_id = delivery.pool_id
            and delivery.reader = 'organization:' || organization.organization_id
        left join resource as person
            on person.pool_id = delivery.pool_id
            and delivery.reader = 'staff:' || person.resource_id
        where delivery.pool_id = p_pool
            and delivery.delivered_at is null
            and delivery.tries > 0
        order by delivery.created_at
        limit 10
    ) as found
$$;

-- What others did to events that a person is booked for, since they were told last; of the first time, on the last day.
-- What was written in the last minute is left for the next run: another act may still be on its way.
create function poolbook_1.staff_notices(
    p_pool uuid,
    p_member uuid,
    p_person uuid,
    p_told_until timestamptz,
    p_now timestamptz
) returns jsonb
language plpgsql stable as $$
begin
    return (
        select coalesce(
            jsonb_agg(
                jsonb_strip_nulls(jsonb_build_object(
                    'recorded_at', notice.recorded_at,
                    'act', notice.act,
                    'reference', notice.reference,
                    'title', notice.title,
                    'starts_at', notice.starts_at,
                    'ends_at', notice.ends_at,
                    'organization', notice.organization,
                    'reason', notice.reason
                ))
                order by notice.recorded_at, notice.reference
            ),
            '[]'
        )
        from notices_for(
            p_pool, p_member, p_person, coalesce(p_told_until, p_now - interval '1 day'),
            p_now - interval '1 minute', 1000
        ) as notice
        where notice.is_staff
    );
end
$$;
