-- What the limits would say of many reservations that are looked at before they are made or changed: of offers, and of
-- ways out of a conflict. Nothing is locked, nothing is written; the rules are those of the writers.

-- Each is {"reservation_id", "host_id", "kind", "starts_at", "ends_at", "resources", "quantities", "amount"}, without the
-- first where it is new. Returns in their order what speaks against each, and who would have to agree:
-- {"reasons": [...], "approvals": [{"id", "name"}, ...]}.
create function poolbook_1.limits_of_changes(p_pool uuid, p_changes jsonb) returns jsonb
language plpgsql stable security definer
set search_path = poolbook, poolbook_1, pg_temp as $$
declare
    act poolbook_1.act;
    change record;
    standing reservation;
    reasons jsonb;
    approvals jsonb;
    answer jsonb = '[]';
begin
    select
        pool.pool_id,
        pool.zone,
        pool.rules,
        member.member_id,
        member.organization_id,
        member.roles
    into
        act.pool_id,
        act.zone,
        act.rules,
        act.member_id,
        act.organization_id,
        act.roles
    from member
    join pool on pool.pool_id = member.pool_id
    where member.pool_id = p_pool
        and member.login = session_user
        and (member.retired_from is null or not has_come(member.retired_from, p_pool));
    for change in
        select wanted.*
        from jsonb_array_elements(p_changes) with ordinality as listed (value, position)
        cross join lateral jsonb_to_record(listed.value) as wanted (
            reservation_id uuid, host_id uuid, kind text, starts_at timestamptz, ends_at timestamptz, resources uuid[],
            quantities integer[], amount bigint
        )
        order by listed.position
    loop
        reasons = '[]';
        approvals = '[]';
        standing = null;
        if change.reservation_id is not null then
            select *
            into standing
            from reservation
            where reservation.pool_id = p_pool
                and reservation.reservation_id = change.reservation_id
                and may_propose(p_pool);
            if not found then
                perform not_found('reservation', change.reservation_id::text);
            end if;
            approvals = approvals_of_change(act, standing, change.starts_at, change.ends_at, change.resources,
                change.quantities);
            reasons = money_of_change(act, standing, change.starts_at);
        end if;
        if act.rules is not null then
            reasons = reasons || beyond_limits(
                act, coalesce(change.reservation_id, '00000000-0000-0000-0000-000000000000'), change.host_id,
                change.kind,
                case
                    when change.reservation_id is null or change.starts_at <> standing.starts_at then poolbook.now()
                    when standing.state = 'request' then standing.created_at
                end,
                change.starts_at, change.ends_at, change.resources, change.amount
            ) || beyond_quotas_again(
                act, change.reservation_id, change.host_id, change.starts_at, change.ends_at, change.resources,
                change.amount
            );
        end if;
        answer = answer || jsonb_build_object('reasons', reasons, 'approvals', approvals);
    end loop;
    return answer;
end
$$;

comment on function poolbook_1.limits_of_changes(uuid, jsonb) is
    'What the pool''s limits would say against each of many reservations, new or changed, and who would have to agree.';

-- What of the quotas would be used up, as they stand now without what the reservation itself uses.
create function poolbook_1.beyond_quotas_again(
    act poolbook_1.act,
    p_reservation uuid,
    p_host uuid,
    p_starts timestamptz,
    p_ends timestamptz,
    p_resources uuid[],
    p_amount bigint
) returns jsonb
language plpgsql stable as $$
begin
    if p_reservation is null or not act.rules ? 'quota.spent'
        or act.rules -> 'quota.spent' ->> 'strength' = 'off'
    then
        return beyond_quotas(act, p_host, p_starts, p_ends, p_resources, p_amount);
    end if;
    return (
        select coalesce(
            jsonb_agg(
                spent_quota(act, wanted.quota_id, p_host, wanted.starts_on, wanted.used, used.by_others)
                order by wanted.reference
            ),
            '[]'
        )
        from wanted_of_quotas(act.pool_id, act.zone, p_host, p_starts, p_ends, p_resources, p_amount) as wanted
        left join quota_use as standing
            on standing.pool_id = act.pool_id
            and standing.quota_id = wanted.quota_id
            and standing.organization_id = p_host
            and standing.starts_on = wanted.starts_on
        left join quota_charge as own
            on own.pool_id = act.pool_id
            and own.reservation_id = p_reservation
            and own.quota_id = wanted.quota_id
            and own.organization_id = p_host
            and own.starts_on = wanted.starts_on
        cross join lateral (select coalesce(standing.used, 0) - coalesce(own.used, 0)) as used (by_others)
        where used.by_others + wanted.used > wanted.most
            and wanted.used > coalesce(own.used, 0)
    );
end
$$;

-- Who would have to agree to a reservation at another time or with other things. A request is asked for once it is to
-- stand.
create function poolbook_1.approvals_of_change(
    act poolbook_1.act,
    standing poolbook.reservation,
    p_starts timestamptz,
    p_ends timestamptz,
    p_resources uuid[],
    p_quantities integer[]
) returns jsonb
language plpgsql stable as $$
declare
    wanted poolbook_1.content = content_of(act.pool_id, standing.reservation_id);
    needs jsonb;
begin
    wanted.starts = p_starts;
    wanted.ends = p_ends;
    wanted.resources = p_resources;
    wanted.quantities = p_quantities;
    needs = approvals_needed(
        act, wanted.hosts, wanted.shares, wanted.starts, wanted.ends, wanted.resources, wanted.quantities,
        wanted.projects, wanted.amounts,
        case standing.state when 'confirmed' then standing.reservation_id end
    );
    return (
        select coalesce(
            jsonb_agg(
                jsonb_build_object('id', organization.organization_id, 'name', organization.name)
                order by organization.code
            ),
            '[]'
        )
        from jsonb_array_elements(needs) as need (value)
        join organization
            on organization.pool_id = act.pool_id
            and organization.organization_id = (need.value ->> 'organization_id')::uuid
        where not (need.value ->> 'is_spared')::boolean
    );
end
$$;

-- What speaks against the money of a reservation on another day, or, of a request, on its own day.
create function poolbook_1.money_of_change(
    act poolbook_1.act,
    standing poolbook.reservation,
    p_starts timestamptz
) returns jsonb
language plpgsql stable as $$
begin
    if standing.state = 'request' then
        return '[]';
    end if;
    return money_outside(act, standing.reservation_id, p_starts);
end
$$;
