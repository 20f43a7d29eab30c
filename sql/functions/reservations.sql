-- Reservations: taken whole or not at all.
--
-- What members call here has two settings beside its search_path. Its statements find a handful of rows by their keys,
-- whatever the pool's size: so each is planned once (plan_cache_mode), and rows count as dear (cpu_tuple_cost), or a
-- small pool's tables would be read whole and hashed for every call. The two are worth a tenth of a reservation.

-- Writes one reservation and takes all that it needs. Returns what stands in the way; the caller decides whether
-- that refuses the act or makes the reservation a request.
create function poolbook_1.write_reservation(
    act poolbook_1.act,
    p_number integer,
    p_state text,
    p_expires_at timestamptz,
    p_title text,
    p_kind text,
    p_brand text,
    p_attendance integer,
    p_hosts uuid[],
    p_shares integer[],
    p_starts timestamptz,
    p_ends timestamptz,
    p_before integer,
    p_after integer,
    p_resources uuid[],
    p_quantities integer[],
    p_projects uuid[],
    p_categories text[],
    p_amounts bigint[],
    p_uid text,
    p_source text,
    out reservation_id uuid,
    out reference text,
    out party_ids uuid[],
    out reasons jsonb,
    out warnings jsonb,
    out money jsonb
)
language plpgsql as $$
declare
    amount constant bigint = case when act.rules is not null then total_of(p_amounts) end;
    -- Quotas are locked before units.
    spent jsonb = case
        when act.rules ? 'quota.spent' and p_state <> 'request' then charge_quotas(
            act, id_of(act, 2 * p_number), p_hosts[1], p_starts, p_ends, p_resources, amount
        )
        else '[]'
    end;
    places poolbook_1.places = lock_places(act.pool_id, p_resources, p_starts, p_ends, p_before, p_after, p_hosts);
    v_event uuid = id_of(act, 2 * p_number - 1);
    length integer;
    taken record;
begin
    if act.kinds <> '{}' or act.brands <> '{}' then
        perform must_be_listed('kind', p_kind, act.kinds);
        perform must_be_listed('brand', p_brand, act.brands);
    end if;
    reasons = '[]';
    warnings = '[]';
    money = '[]';
    reservation_id = id_of(act, 2 * p_number);
    party_ids = p_hosts || places.other_owner_ids;
    if act.asked_ids <> '{}' then
        party_ids = party_ids || array(select asked from unnest(act.asked_ids) as asked where asked <> all (party_ids));
    end if;

    insert into event (
        pool_id, event_id, title, kind, brand, host_ids, shares, party_ids, version
    ) values (
        act.pool_id, v_event, p_title, p_kind, p_brand, p_hosts, p_shares, party_ids, 1
    );
    -- The shortest reference that is free; the insert itself finds it: who looks first and inserts then can be
    -- overtaken.
    foreach length in array array[4, 6, 8, 10] loop
        reference = 'R-' || crockford(reservation_id, length);
        insert into reservation (
            pool_id, reservation_id, reference, event_id, state, starts_at, ends_at, attendance, buffer_before,
            buffer_after, expires_at, party_ids, calendar_uid, calendar_source, version, created_by, created_at
        ) values (
            act.pool_id, reservation_id, reference, v_event, p_state, p_starts, p_ends, p_attendance, p_before,
            p_after, p_expires_at, party_ids, p_uid, p_source, 1, act.member_id, poolbook.now()
        )
        on conflict on constraint reservation_reference_is_unique do nothing;
        exit when found;
    end loop;
    insert into reservation_item (
        pool_id, reservation_id, position, resource_id, quantity, project_id, category, amount
    )
    select
        act.pool_id,
        write_reservation.reservation_id,
        generate_subscripts(p_resources, 1),
        unnest(p_resources),
        unnest(p_quantities),
        null,
        null,
        null
    union all
    select
        act.pool_id,
        write_reservation.reservation_id,
        1000 + generate_subscripts(p_projects, 1),
        null,
        null,
        unnest(p_projects),
        unnest(p_categories),
        unnest(p_amounts);

    if p_state <> 'request' then
        if act.retired_from is not null or act.retired_host_ids && p_hosts then
            reasons = retired_hosts(act, p_hosts, p_ends);
        end if;
        if act.asked_ids is null and (p_shares[1] < 1000000 or p_hosts[1] is distinct from act.organization_id) then
            reasons = reasons || unasked_hosts(act, p_hosts, p_shares, p_amounts);
        end if;
        reasons = reasons || take_places(act, reservation_id, p_starts, p_ends, p_resources, p_quantities, places);
        if act.rules is not null then
            warnings = spent || beyond_limits(
                act, reservation_id, p_hosts[1], p_kind, poolbook.now(), p_starts, p_ends, p_resources, amount
            );
            if warnings <> '[]' then
                reasons = reasons || of_strength(warnings, 'hard');
                warnings = of_strength(warnings, 'soft');
            end if;
        end if;
        if cardinality(p_projects) > 0 then
            taken = take_money(
                act, reservation_id, p_starts,
                case p_state when 'hold' then 'reserve' else 'commit' end,
                case p_state when 'hold' then 'reserved' else 'committed' end,
                p_projects, p_categories, p_amounts
            );
            reasons = reasons || taken.reasons;
            money = taken.money;
        end if;
    end if;
end
$$;

-- Refuses a word that is not on the pool's list, where it has one.
create function poolbook_1.must_be_listed(p_field text, p_word text, p_listed text[]) returns void
language plpgsql as $$
begin
    if p_listed <> '{}' and p_word <> all (p_listed) then
        perform bad_data(jsonb_build_array(jsonb_build_object(
            'field', p_field, 'problem', 'unlisted', 'value', p_word)));
    end if;
end
$$;

-- Who may act for the hosts of an event: an officer or coordinator of one of them, or an administrator.
create function poolbook_1.may_host(act poolbook_1.act, p_hosts uuid[]) returns boolean
language sql immutable
return coalesce((act).organization_id = any (p_hosts), false) or 'administrator' = any ((act).roles);

create function poolbook_1.must_host(act poolbook_1.act, p_hosts uuid[]) returns void
language plpgsql as $$
begin
    if not may_host(act, p_hosts) then
        perform not_permitted(array['administrator']);
    end if;
end
$$;

-- What of a budget a reservation has set aside, line by line.
create function poolbook_1.money_of(p_pool uuid, p_reservation uuid) returns jsonb
language plpgsql as $$
begin
    return (
        select coalesce(
            jsonb_agg(
                jsonb_build_object(
                    'project', project.name,
                    'fund', fund.name,
                    'category', budget_line.category,
                    'amount', commitment.amount
                )
                order by project.code, fund.valid_until, budget_line.category
            ),
            '[]'
        )
        from commitment
        join budget_line
            on budget_line.pool_id = commitment.pool_id
            and budget_line.line_id = commitment.line_id
        join project
            on project.pool_id = budget_line.pool_id
            and project.project_id = budget_line.project_id
        join fund
            on fund.pool_id = budget_line.pool_id
            and fund.fund_id = budget_line.fund_id
        where commitment.pool_id = p_pool
            and commitment.reservation_id = p_reservation
            and commitment.amount > 0
    );
end
$$;

create function poolbook_1.reserve(
    p_pool uuid,
    p_key text,
    p_content text,
    p_mode text,
    p_state text,
    p_hold_seconds bigint,
    p_title text,
    p_kind text,
    p_brand text,
    p_attendance integer,
    p_hosts uuid[],
    p_shares integer[],
    p_starts timestamptz,
    p_ends timestamptz,
    p_before integer,
    p_after integer,
    p_resources uuid[],
    p_quantities integer[],
    p_projects uuid[],
    p_categories text[],
    p_amounts bigint[]
) returns jsonb
language plpgsql security definer
set search_path = poolbook, poolbook_1, pg_temp
set plan_cache_mode = force_generic_plan
set cpu_tuple_cost = 1 as $$
declare
    act poolbook_1.act = begin_act(
        'reserve', p_pool, p_key, p_content, p_mode, array['officer', 'coordinator', 'administrator']
    );
    expires_at timestamptz;
    written record;
    needs jsonb;
    approvals jsonb = '[]';
    reasons jsonb = '[]';
    conflicts jsonb;
begin
    if act.answer is not null then
        return act.answer;
    end if;
    if p_state is null or p_state not in ('confirmed', 'hold', 'request', 'approval')
        or p_state = 'hold' and coalesce(p_hold_seconds, 0) <= 0
    then
        perform bad_data(jsonb_build_array(jsonb_build_object('field', 'state', 'value', p_state)));
    end if;
    if not may_host(act, p_hosts) then
        perform not_permitted(array['administrator']);
    end if;
    if act.a_hold_has_run_out then
        perform lock_reservations(
            act, '{}', p_resources, p_projects, p_categories,
            array[extract(year from p_starts at time zone act.zone)::integer]
        );
    end if;

    if p_state = 'hold' then
        expires_at = least(poolbook.now() + p_hold_seconds * interval '1 second', p_starts);
    elsif p_state = 'approval' then
        needs = approvals_needed(
            act, p_hosts, p_shares, p_starts, p_ends, p_resources, p_quantities, p_projects, p_amounts, null
        );
        act.asked_ids = organizations_of(needs);
        p_state = 'confirmed';
        if must_ask(needs) or p_hold_seconds is not null then
            p_state = 'hold';
            expires_at = least(
                case when must_ask(needs) then approval_deadline(act, p_starts) end,
                poolbook.now() + p_hold_seconds * interval '1 second', p_starts
            );
        end if;
    end if;
    if p_ends <= act.started_at or p_state = 'hold' and p_starts <= act.started_at then
        reasons = jsonb_build_array(jsonb_build_object(
            'rule', 'period.past', 'starts_at', p_starts, 'ends_at', p_ends));
    end if;
    written = write_reservation(
        act, 1, p_state, expires_at, p_title, p_kind, p_brand, p_attendance, p_hosts, p_shares, p_starts, p_ends,
        p_before, p_after, p_resources, p_quantities, p_projects, p_categories, p_amounts, null, null
    );
    reasons = reasons || written.reasons;
    if reasons <> '[]' then
        perform refuse(reasons);
    end if;
    if needs <> '[]' then
        approvals = ask_approvals(act, 1, 'reservation', written.reservation_id, needs, expires_at);
    end if;
    if p_state = 'request' then
        conflicts = describe_conflicts(p_pool, see_requests(act, array[written.reservation_id], 'reservation'));
    end if;

    return end_act(
        record(
            act, 1, 'reserve', 'reservation', written.reservation_id, null, 1,
            jsonb_build_object(
                'state', jsonb_build_array(null, p_state),
                'starts_at', jsonb_build_array(null, p_starts),
                'ends_at', jsonb_build_array(null, p_ends),
                'resources', jsonb_build_array(null, to_jsonb(p_resources))
            ),
            written.party_ids
        ),
        null,
        jsonb_build_object(
            'reference', written.reference,
            'state', p_state,
            'version', 1,
            'starts_at', p_starts,
            'ends_at', p_ends,
            'expires_at', expires_at,
            'money', written.money,
            'approvals', approvals
        ) || case written.warnings when '[]' then '{}' else jsonb_build_object('warnings', written.warnings) end
        || case when conflicts is null then '{}' else jsonb_build_object('conflicts', conflicts) end
    );
end
$$;

comment on function poolbook_1.reserve(
    uuid, text, text, text, text, bigint, text, text, text, integer, uuid[], integer[], timestamptz, timestamptz,
    integer, integer, uuid[], integer[], uuid[], text[], bigint[]
) is 'Reserves places, people, equipment and money for an event: all of it or nothing, and once for a key. State: confirmed, hold, request, or approval: a hold where others must agree.';
