-- One round trip before an act: the clock, the pool, the caller, and what the names on the command line stand for.
-- It belongs to the reader, so that row security decides what a name can find.

create function poolbook_1.describe_resource(found poolbook.resource) returns jsonb
language plpgsql stable as $$
begin
    return jsonb_strip_nulls(jsonb_build_object(
        'id', found.resource_id,
        'code', found.code,
        'name', found.name,
        'kind', found.kind,
        'owner_id', found.owner_id,
        'capacity', found.capacity,
        'quantity', found.quantity,
        'buffer_before', found.buffer_before,
        'buffer_after', found.buffer_after,
        'features', to_jsonb(found.features),
        'retired_from', found.retired_from,
        'access', nullif(found.access, 'free'),
        'rate_amount', found.rate_amount,
        'rate_unit', found.rate_unit,
        'rate_category', found.rate_category,
        'hours', (
            select jsonb_agg(jsonb_build_array(hours.weekday, hours.opens_at, hours.closes_at)
                             order by hours.weekday, hours.opens_at)
            from opening_hours as hours
            where hours.pool_id = found.pool_id
                and hours.resource_id = found.resource_id
        ),
        'special', special_hours_of(found.pool_id, found.resource_id),
        'on_holidays', found.on_holidays,
        'skills', case found.kind when 'staff' then skills_of(found.pool_id, found.resource_id) end
    ));
end
$$;

-- What a reservation has or asks for of budgets, for its hosts and those who read the pool's money; null for others.
create function poolbook_1.paid_for(p_pool uuid, p_reservation uuid, p_hosts uuid[]) returns bigint
language plpgsql stable as $$
begin
    if not p_hosts && array(select my_organizations())
        and p_pool <> all (array(select my_money_pools()))
    then
        return null;
    end if;
    return (
        select coalesce(sum(item.amount), 0)
        from reservation_item as item
        where item.pool_id = p_pool
            and item.reservation_id = p_reservation
    );
end
$$;

create function poolbook_1.describe_reservation(found poolbook.reservation) returns jsonb
language plpgsql stable as $$
begin
    return (
        select jsonb_strip_nulls(jsonb_build_object(
            'id', found.reservation_id,
            'code', found.reference,
            'name', event.title,
            'state', found.state,
            'starts_at', found.starts_at,
            'ends_at', found.ends_at,
            'version', found.version,
            'event_kind', event.kind,
            'brand', event.brand,
            'attendance', found.attendance,
            'paid', case
                when found.state in ('hold', 'confirmed', 'request')
                    then paid_for(found.pool_id, found.reservation_id, event.host_ids)
            end,
            'hosts', (
                select jsonb_agg(
                    jsonb_build_object('id', host.organization_id, 'name', organization.name, 'share', host.share)
                    order by host.position
                )
                from unnest(event.host_ids, event.shares) with ordinality as host (organization_id, share, position)
                join organization
                    on organization.pool_id = event.pool_id
                    and organization.organization_id = host.organization_id
            ),
            'payments', (
                select jsonb_agg(
                    jsonb_strip_nulls(jsonb_build_object(
                        'id', item.project_id, 'category', item.category, 'amount', item.amount
                    ))
                    order by item.position
                )
                from reservation_item as item
                where item.pool_id = found.pool_id
                    and item.reservation_id = found.reservation_id
                    and item.project_id is not null
            ),
            'needed', (
                select jsonb_agg(item.need order by item.position)
                from reservation_item as item
                where item.pool_id = found.pool_id
                    and item.reservation_id = found.reservation_id
                    and item.need is not null
            ),
            'buffer_before', found.buffer_before,
            'buffer_after', found.buffer_after,
            'resources', (
                select jsonb_agg(
                    describe_resource(resource) || jsonb_strip_nulls(jsonb_build_object('taken', item.quantity))
                    order by item.position
                )
                from reservation_item as item
                join resource
                    on resource.pool_id = item.pool_id
                    and resource.resource_id = item.resource_id
                where item.pool_id = found.pool_id
                    and item.reservation_id = found.reservation_id
            )
        ))
        from event
        where event.pool_id = found.pool_id
            and event.event_id = found.event_id
    );
end
$$;

-- What a name stands for, six matches at most: by its code before anything else, name or alias, else by a part of its name. A reference
-- matches by its beginning, with or without its letter, in either case, with I, L and O read as 1, 1 and 0.
create function poolbook_1.matches(p_pool uuid, p_kind text, p_name text) returns jsonb
language plpgsql stable as $$
declare
    part constant text = '%' || regexp_replace(p_name, '([%_\\])', '\\\1', 'g') || '%';
    wanted constant text = regexp_replace(
        translate(upper(p_name), 'ILO', '110'),
        case p_kind when 'invoice' then '^1-' when 'transfer' then '^T-' else '^[RBSAC]-' end, ''
    );
    found jsonb;
begin
    case p_kind
        when 'reservation' then
            if wanted !~ '^[0-9A-Z]+$' then
                return null;
            end if;
            select jsonb_agg(describe_reservation(reservation) order by reservation.reference)
            into found
            from (
                select reservation.*
                from reservation
                where reservation.pool_id = p_pool
                    and reservation.replaces is null
                    and reservation.reference like 'R-' || wanted || '%'
                order by reservation.reference
                limit 6
            ) as reservation;
            return case
                when found -> 0 ->> 'code' = 'R-' || wanted then jsonb_build_array(found -> 0)
                else found
            end;
        when 'series' then
            return series_named(p_pool, wanted);
        when 'conflict' then
            return conflict_named(p_pool, wanted);
        when 'blackout' then
            select jsonb_agg(
                jsonb_build_object('id', blackout.blackout_id, 'code', blackout.reference, 'name', blackout.reason)
                order by blackout.reference
            )
            into found
            from (
                select blackout.*
                from blackout
                where blackout.pool_id = p_pool
                    and blackout.state = 'active'
                    and left(blackout.reference, length(wanted) + 2) = 'B-' || wanted
                order by blackout.reference
                limit 6
            ) as blackout;
            return case
                when found -> 0 ->> 'code' = 'B-' || wanted then jsonb_build_array(found -> 0)
                else found
            end;
        when 'invoice', 'transfer', 'line' then
            return money_matches(p_pool, p_kind, p_name, wanted);
        when 'approval' then
            select jsonb_agg(
                jsonb_build_object('id', approval.approval_id, 'code', approval.reference, 'name', approval.state)
                order by approval.reference
            )
            into found
            from (
                select approval.*
                from approval
                where approval.pool_id = p_pool
                    and left(approval.reference, length(wanted) + 2) = 'A-' || wanted
                order by approval.reference
                limit 6
            ) as approval;
            return case
                when found -> 0 ->> 'code' = 'A-' || wanted then jsonb_build_array(found -> 0)
                else found
            end;
        when 'venue', 'staff', 'equipment' then
            select jsonb_agg(describe_resource(resource) order by resource.code = p_name desc, resource.code)
            into found
            from resource
            where resource.pool_id = p_pool
                and resource.kind = p_kind
                and (resource.code = p_name or resource.name = p_name or resource.aliases @> array[p_name]);
            if found is null then
                select jsonb_agg(describe_resource(resource) order by resource.code)
                into found
                from (
                    select resource.*
                    from resource
                    where resource.pool_id = p_pool
                        and resource.kind = p_kind
                        and (resource.name ilike part or resource.code ilike part)
                    order by resource.code
                    limit 6
                ) as resource;
            end if;
            return found;
        when 'organization' then
            select jsonb_agg(
                jsonb_build_object(
                    'id', organization.organization_id, 'code', organization.code, 'name', organization.name
                )
                order by organization.code = p_name desc, organization.name = p_name desc, organization.code
            )
            into found
            from organization
            where organization.pool_id = p_pool
                and (organization.name ilike part or organization.code ilike part);
        when 'project' then
            select jsonb_agg(
                describe_project(project)
                order by project.code = p_name desc, project.name = p_name desc, project.code
            )
            into found
            from project
            where project.pool_id = p_pool
                and (project.name ilike part or project.code ilike part);
        when 'fund' then
            select jsonb_agg(
                jsonb_build_object('id', fund.fund_id, 'code', fund.code, 'name', fund.name)
                order by fund.code = p_name desc, fund.name = p_name desc, fund.code
            )
            into found
            from fund
            where fund.pool_id = p_pool
                and (fund.name ilike part or fund.code ilike part);
        when 'member' then
            select jsonb_agg(
                jsonb_build_object('id', member.member_id, 'code', member.login, 'name', member.name)
                order by member.login = p_name desc, member.login
            )
            into found
            from member
            where member.pool_id = p_pool
                and (member.login = p_name or member.name = p_name);
    end case;
    return case
        when p_name in (found -> 0 ->> 'code', found -> 0 ->> 'name') then jsonb_build_array(found -> 0)
        else found
    end;
end
$$;

-- What holds that have run out still have of a line: the next writer gives it back before it takes anything. The
-- writer's, because those holds may be others'.
create function poolbook_1.run_out(p_pool uuid, p_line uuid) returns bigint
language sql stable security definer
set search_path = poolbook, poolbook_1, pg_temp as $$
    select coalesce(sum(commitment.reserved), 0)::bigint
    from reservation
    join commitment
        on commitment.pool_id = reservation.pool_id
        and commitment.reservation_id = reservation.reservation_id
        and commitment.line_id = p_line
    where reservation.pool_id = p_pool
        and reservation.state = 'hold'
        and reservation.expires_at <= poolbook.now()
$$;

-- For what a project of others may pay, which every member of the pool may know, because they may ask for it; not how
-- much it has. The writer's, because those lines are others'.
create function poolbook_1.lines_of_others(p_pool uuid, p_project uuid) returns jsonb
language sql stable security definer
set search_path = poolbook, poolbook_1, pg_temp as $$
    select coalesce(jsonb_agg(distinct line.described), '[]')
    from (
        select jsonb_build_object(
            'category', budget_line.category,
            'year', budget_line.fiscal_year,
            'valid_from', fund.valid_from,
            'valid_until', fund.valid_until,
            'allowed', to_jsonb(fund.categories)
        ) as described
        from budget_line
        join fund
            on fund.pool_id = budget_line.pool_id
            and fund.fund_id = budget_line.fund_id
        where budget_line.pool_id = p_pool
            and budget_line.pool_id in (select my_pools())
            and budget_line.project_id = p_project
            and budget_line.fiscal_year >= extract(year from poolbook.now()) - 1
    ) as line
$$;

-- The lines of a project that may pay for what is still to come, in the order in which money is taken from them, as far
-- as the caller may see them.
create function poolbook_1.describe_project(found poolbook.project) returns jsonb
language plpgsql stable as $$
begin
    return jsonb_build_object(
        'id', found.project_id,
        'code', found.code,
        'name', found.name,
        'owner_ids', to_jsonb(found.owner_ids),
        'lines', (
            select coalesce(
                jsonb_agg(
                    jsonb_build_object(
                        'category', line.category,
                        'year', line.fiscal_year,
                        'available', line.available + run_out(line.pool_id, line.line_id),
                        'valid_from', fund.valid_from,
                        'valid_until', fund.valid_until,
                        'allowed', to_jsonb(fund.categories)
                    )
                    order by fund.valid_until, line.line_id
                ),
                '[]'
            )
            from budget_line as line
            join fund
                on fund.pool_id = line.pool_id
                and fund.fund_id = line.fund_id
            where line.pool_id = found.pool_id
                and line.project_id = found.project_id
                and line.fiscal_year >= extract(year from poolbook.now()) - 1
        ) || case
            when found.owner_ids && array(select my_organizations())
                or found.pool_id = any (array(select my_money_pools())) then '[]'
            else lines_of_others(found.pool_id, found.project_id)
        end
    );
end
$$;

create function poolbook_1.snapshot(p_pool text, p_kinds text[], p_names text[]) returns jsonb
language plpgsql stable security definer
set search_path = poolbook, poolbook_1, pg_temp as $$
declare
    pools poolbook.pool[];
    members poolbook.member[];
    organizations poolbook.organization[];
    chosen integer = 1;
    my_pool poolbook.pool;
    me poolbook.member;
    my_organization poolbook.organization;
    known jsonb;
    ended_on date;
begin
    select
        array_agg(pool order by pool.name),
        array_agg(member order by pool.name),
        array_agg(organization order by pool.name)
    into
        pools,
        members,
        organizations
    from member
    join pool on pool.pool_id = member.pool_id
    left join organization
        on organization.pool_id = member.pool_id
        and organization.organization_id = member.organization_id
    where member.login = session_user
        and (p_pool is null or pool.name = p_pool);

    if cardinality(pools) > 1 then
        -- Of several, the only one that is not retired.
        select case when count(*) = 1 then min(place) end
        into chosen
        from generate_subscripts(pools, 1) as place
        where not has_come(pools[place].retired_from, pools[place].pool_id);
    end if;
    my_pool = pools[chosen];
    me = members[chosen];
    my_organization = organizations[chosen];
    if my_pool.pool_id is null then
        select coalesce(jsonb_agg(pool.name order by pool.name), '[]')
        into known
        from pool;
        select max(member.retired_from)
        into ended_on
        from member
        where member.login = session_user
            and pools is null;
        return jsonb_build_object(
            'now', poolbook.now(), 'login', session_user, 'pools', known, 'retired_from', ended_on,
            'names', '[]'::jsonb
        );
    end if;

    return jsonb_build_object(
        'now', poolbook.now(),
        'login', session_user,
        'pools', '[]'::jsonb,
        'pool', jsonb_build_object(
            'id', my_pool.pool_id,
            'name', my_pool.name,
            'zone', my_pool.zone,
            'currency', my_pool.currency,
            'locale', my_pool.locale,
            'kinds', to_jsonb(my_pool.kinds),
            'brands', to_jsonb(my_pool.brands),
            'figures', to_jsonb(my_pool.figures),
            'rules', rules_of(my_pool.pool_id),
            'holidays', holidays_of(my_pool.pool_id),
            'settings', settings_of(my_pool),
            'retired_from', my_pool.retired_from
        ),
        'member', jsonb_build_object(
            'name', me.name,
            'roles', to_jsonb(me.roles),
            'locale', me.locale,
            'organization_id', my_organization.organization_id,
            'organization', my_organization.name,
            'is_guest', my_organization.is_guest
        ),
        -- The function answers only those who keep the pool; it is not called for the many others.
        'reporter_silent_since', case
            when me.roles && array['coordinator', 'administrator', 'auditor', 'reporter']
                then reporter_silent_since(my_pool.pool_id)
        end,
        'names', (
            select coalesce(
                jsonb_agg(
                    jsonb_build_object(
                        'kind', asked.kind,
                        'name', asked.name,
                        'matches', coalesce(matches(my_pool.pool_id, asked.kind, asked.name), '[]')
                    )
                    order by asked.position
                ),
                '[]'
            )
            from unnest(p_kinds, p_names) with ordinality as asked (kind, name, position)
        )
    );
end
$$;

comment on function poolbook_1.snapshot(text, text[], text[]) is
    'The clock, the pool, the caller''s membership, and what each name stands for, as far as the caller may know it.';
