-- The chair: terms that follow each other without gap or overlap, which the table's constraints keep. What has begun is
-- what was; what has not begun can be written anew.

-- The term that an instant is in; a row of nulls where nobody holds the chair then.
create function poolbook_1.chair_at(p_pool uuid, p_at timestamptz) returns poolbook.duty_term
language plpgsql stable as $$
declare
    held poolbook.duty_term;
begin
    select *
    into held
    from duty_term
    where duty_term.pool_id = p_pool
        and duty_term.starts_at <= p_at
        and duty_term.ends_at > p_at;
    return held;
end
$$;

-- The term in which the caller acts as the chair, kept as it is until the act ends; null for an administrator, who steps
-- in with a reason. Called once everything else is locked: its clock is the act's.
create function poolbook_1.must_hold_chair(
    act poolbook_1.act,
    p_reason text,
    out term_id uuid,
    out at timestamptz
)
language plpgsql as $$
declare
    held poolbook.duty_term;
begin
    -- Whoever changes the roster waits until the act has ended, or it waits for them.
    perform 1
    from duty_term
    where duty_term.pool_id = act.pool_id
        and duty_term.ends_at > poolbook.now() - interval '1 hour'
        and duty_term.starts_at < poolbook.now() + interval '1 hour'
    order by duty_term.starts_at
    for share;
    at = poolbook.now();
    held = chair_at(act.pool_id, at);
    if 'coordinator' = any (act.roles) and act.organization_id = held.organization_id then
        term_id = held.term_id;
        return;
    end if;
    if 'administrator' = any (act.roles) then
        if p_reason is null then
            perform refuse('[{"rule": "duty.reason"}]');
        end if;
        return;
    end if;
    perform refuse(jsonb_build_array(not_on_duty(act, held)));
end
$$;

-- Why somebody cannot act as the chair: who holds it, and since when.
create function poolbook_1.not_on_duty(act poolbook_1.act, held poolbook.duty_term) returns jsonb
language plpgsql stable as $$
begin
    return jsonb_strip_nulls(jsonb_build_object(
        'rule', 'duty.not-on-duty',
        'host', name_of_organization(act.pool_id, held.organization_id),
        'starts_at', held.starts_at,
        'ends_at', held.ends_at
    ));
end
$$;

create function poolbook_1.name_of_organization(p_pool uuid, p_organization uuid) returns text
language plpgsql stable as $$
begin
    return (
        select organization.name
        from organization
        where organization.pool_id = p_pool
            and organization.organization_id = p_organization
    );
end
$$;

-- The organizations of those given that have no coordinator who can log in.
create function poolbook_1.without_coordinator(p_pool uuid, p_organizations uuid[]) returns jsonb
language plpgsql stable as $$
begin
    return (
        select coalesce(
            jsonb_agg(
                jsonb_build_object('rule', 'duty.no-coordinator', 'name', organization.name)
                order by organization.code
            ),
            '[]'
        )
        from organization
        where organization.pool_id = p_pool
            and organization.organization_id = any (p_organizations)
            and not exists (
                select 1
                from member
                join pg_roles on pg_roles.rolname = member.login
                where member.pool_id = organization.pool_id
                    and member.organization_id = organization.organization_id
                    and 'coordinator' = any (member.roles)
                    and (member.retired_from is null or not has_come(member.retired_from, p_pool))
                    and pg_roles.rolcanlogin
                    and coalesce(pg_roles.rolvaliduntil, 'infinity') > poolbook.now()
            )
    );
end
$$;

-- Records what became of a term; its organization reads it.
create function poolbook_1.record_term(
    act poolbook_1.act,
    p_number integer,
    p_before poolbook.duty_term,
    p_after poolbook.duty_term
) returns void
language plpgsql as $$
begin
    perform record(
        act, p_number, act.name, 'duty', coalesce(p_after.term_id, p_before.term_id), p_before.version,
        coalesce(p_after.version, p_before.version + 1),
        jsonb_build_object(
            'organization_id', jsonb_build_array(p_before.organization_id, p_after.organization_id),
            'starts_at', jsonb_build_array(p_before.starts_at, p_after.starts_at),
            'ends_at', jsonb_build_array(p_before.ends_at, p_after.ends_at)
        ),
        array(
            select distinct party
            from unnest(array[p_before.organization_id, p_after.organization_id]) as party
            where party is not null
        )
    );
end
$$;

-- Writes the terms from a day until a day, which is not in, so many months and days each, the organizations in turn;
-- the last is shorter where they do not come out even. What has not begun by then and stood there is replaced.
create function poolbook_1.write_roster(
    p_pool uuid,
    p_key text,
    p_content text,
    p_mode text,
    p_from date,
    p_until date,
    p_months integer,
    p_days integer,
    p_organizations uuid[],
    p_reason text
) returns jsonb
language plpgsql security definer
set search_path = poolbook, poolbook_1, pg_temp as $$
declare
    act poolbook_1.act = begin_act('duty.roster', p_pool, p_key, p_content, p_mode, array['administrator']);
    v_from constant timestamptz = p_from::timestamp at time zone act.zone;
    v_length constant interval = make_interval(months => p_months, days => p_days);
    begun_until timestamptz;
    last_end timestamptz;
    old poolbook.duty_term;
    new poolbook.duty_term;
    number integer = 0;
    replaced integer = 0;
begin
    if act.answer is not null then
        return act.answer;
    end if;
    if p_months < 0 or p_days < 0 or v_length <= interval '0' or p_until <= p_from
        or coalesce(cardinality(p_organizations), 0) = 0 or p_from + v_length * 500 < p_until
    then
        perform bad_data('[{"field": "every", "value": null}]');
    end if;
    perform 1
    from pool
    where pool.pool_id = p_pool
    for no key update;
    perform 1
    from duty_term
    where duty_term.pool_id = p_pool
    order by duty_term.starts_at
    for no key update;
    perform refuse(reasons)
    from without_coordinator(p_pool, p_organizations) as reasons
    where reasons <> '[]';
    select
        max(duty_term.ends_at) filter (where duty_term.starts_at <= poolbook.now()),
        max(duty_term.ends_at)
    into begun_until, last_end
    from duty_term
    where duty_term.pool_id = p_pool;
    if v_from < begun_until then
        perform refuse(jsonb_build_array(jsonb_build_object(
            'rule', 'duty.begun', 'day', (begun_until at time zone act.zone)::date)));
    elsif v_from > last_end then
        perform refuse(jsonb_build_array(jsonb_build_object(
            'rule', 'duty.gap', 'day', (last_end at time zone act.zone)::date)));
    end if;

    for old in
        select *
        from duty_term
        where duty_term.pool_id = p_pool
            and duty_term.ends_at > v_from
        order by duty_term.starts_at desc
    loop
        number = number + 1;
        if old.starts_at >= v_from then
            replaced = replaced + 1;
            delete from duty_term
            where duty_term.pool_id = p_pool
                and duty_term.term_id = old.term_id;
            perform record_term(act, number, old, null);
        else
            update duty_term
            set
                ends_at = v_from,
                version = version + 1
            where duty_term.pool_id = p_pool
                and duty_term.term_id = old.term_id
            returning *
            into new;
            perform record_term(act, number, old, new);
        end if;
    end loop;
    for new in
        insert into duty_term (
            pool_id, term_id, organization_id, starts_at, ends_at, previous_ends_at, version
        )
        select
            p_pool,
            id_of(act, turn.place),
            p_organizations[1 + (turn.place - 1) % cardinality(p_organizations)],
            turn.starts_on::timestamp at time zone act.zone,
            least(turn.ends_on, p_until)::timestamp at time zone act.zone,
            case when turn.place > 1 or last_end is not null then turn.starts_on::timestamp at time zone act.zone end,
            1
        from (
            select
                place,
                (p_from + (place - 1) * v_length)::date as starts_on,
                (p_from + place * v_length)::date as ends_on
            from generate_series(1, 500) as place
        ) as turn
        where turn.starts_on < p_until
        order by turn.place
        returning *
    loop
        number = number + 1;
        perform record_term(act, number, null, new);
    end loop;
    return end_act(act, p_reason, jsonb_build_object(
        'replaced', replaced,
        'terms', (
            select jsonb_agg(describe_term(duty_term) order by duty_term.starts_at)
            from duty_term
            where duty_term.pool_id = p_pool
                and duty_term.starts_at >= v_from
        )
    ));
end
$$;

comment on function poolbook_1.write_roster(uuid, text, text, text, date, date, integer, integer, uuid[], text) is
    'Writes who holds the chair from a day until a day, the organizations in turn; replaces what has not begun there.';

create function poolbook_1.describe_term(term poolbook.duty_term) returns jsonb
language plpgsql stable as $$
begin
    return jsonb_build_object(
        'id', term.term_id,
        'organization', name_of_organization(term.pool_id, term.organization_id),
        'starts_at', term.starts_at,
        'ends_at', term.ends_at
    );
end
$$;

-- Exchanges the organizations of two terms. Of the one that runs only what is left is exchanged: it ends now, and the
-- rest is a term of its own.
create function poolbook_1.swap_terms(
    p_pool uuid,
    p_key text,
    p_content text,
    p_mode text,
    p_one uuid,
    p_other uuid,
    p_reason text
) returns jsonb
language plpgsql security definer
set search_path = poolbook, poolbook_1, pg_temp as $$
declare
    act poolbook_1.act = begin_act('duty.swap', p_pool, p_key, p_content, p_mode, array['administrator']);
    v_now timestamptz;
    terms poolbook.duty_term[];
    old poolbook.duty_term;
    new poolbook.duty_term;
    taker uuid;
    number integer = 0;
    answer jsonb = '[]';
begin
    if act.answer is not null then
        return act.answer;
    end if;
    perform 1
    from duty_term
    where duty_term.pool_id = p_pool
    order by duty_term.starts_at
    for update;
    v_now = poolbook.now();
    terms = array(
        select duty_term
        from duty_term
        where duty_term.pool_id = p_pool
            and duty_term.term_id in (p_one, p_other)
        order by duty_term.starts_at
    );
    if cardinality(terms) <> 2 then
        perform not_found('term', p_other::text);
    end if;
    if terms[1].ends_at <= v_now then
        perform refuse(jsonb_build_array(jsonb_build_object(
            'rule', 'duty.over', 'name', name_of_organization(p_pool, terms[1].organization_id),
            'starts_at', terms[1].starts_at, 'ends_at', terms[1].ends_at)));
    end if;
    perform refuse(reasons)
    from without_coordinator(p_pool, array[terms[1].organization_id, terms[2].organization_id]) as reasons
    where reasons <> '[]';

    foreach old in array terms loop
        number = number + 2;
        taker = case when old.term_id = terms[1].term_id then terms[2].organization_id else terms[1].organization_id end;
        if old.starts_at < v_now then
            -- One statement: the table's keys are seen to when it ends.
            with cut as (
                update duty_term
                set
                    ends_at = v_now,
                    version = version + 1
                where duty_term.pool_id = p_pool
                    and duty_term.term_id = old.term_id
                returning duty_term.pool_id
            )
            insert into duty_term (pool_id, term_id, organization_id, starts_at, ends_at, previous_ends_at, version)
            select
                cut.pool_id,
                id_of(act, 1),
                taker,
                v_now,
                old.ends_at,
                v_now,
                1
            from cut
            returning *
            into new;
            perform record_term(act, number, null, new);
            old.ends_at = v_now;
        else
            update duty_term
            set
                organization_id = taker,
                version = version + 1
            where duty_term.pool_id = p_pool
                and duty_term.term_id = old.term_id
            returning *
            into new;
            perform record_term(act, number, old, new);
        end if;
        answer = answer || describe_term(new);
    end loop;
    return end_act(act, p_reason, jsonb_build_object('terms', answer));
end
$$;

comment on function poolbook_1.swap_terms(uuid, text, text, text, uuid, uuid, text) is
    'Exchanges who holds the chair in two terms that are not over; of the one that runs, what is left.';
