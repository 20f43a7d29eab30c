-- The steps of a way out, each applied through the same functions as move, edit and cancel: what a reservation's own
-- people could not do is not done for them. A step acts for the organization whose reservation it changes; what takes
-- more of anybody's money than was set aside waits for their yes.

-- A step: what is done to a reservation as of a version. What is null stays as it is.
create type poolbook_1.step as (
    "do" text,
    reservation_id uuid,
    version integer,
    confirm boolean,
    starts_at timestamptz,
    ends_at timestamptz,
    resource_ids uuid[],
    quantities integer[],
    other_id uuid,
    other_version integer,
    title text,
    host_ids uuid[],
    shares integer[],
    attendance integer,
    project_ids uuid[],
    categories text[],
    amounts bigint[],
    parts jsonb
);

create function poolbook_1.steps_of(p_steps jsonb) returns setof poolbook_1.step
language plpgsql as $$
begin
    return query
    select listed.*
    from jsonb_populate_recordset(null::step, p_steps) as listed;
end
$$;

-- The reservations that steps touch, each with the version at which it was looked at.
create function poolbook_1.targets_of(p_steps jsonb) returns table (reservation_id uuid, version integer)
language plpgsql as $$
begin
    return query
    select
        listed.reservation_id,
        listed.version
    from steps_of(p_steps) as listed
    union all
    select
        listed.other_id,
        listed.other_version
    from steps_of(p_steps) as listed
    where listed.other_id is not null;
end
$$;

-- Locks reservations with the changes of them that wait, and all that they have and that steps want, in one order.
create function poolbook_1.lock_for_steps(act poolbook_1.act, p_reservations uuid[], p_steps jsonb) returns void
language plpgsql as $$
declare
    v_all constant uuid[] = p_reservations || array(
        select change.reservation_id
        from reservation as change
        where change.pool_id = act.pool_id
            and change.replaces = any (p_reservations)
            and change.state = 'hold'
    );
    v_rows jsonb;
begin
    if act.a_hold_has_run_out then
        perform lock_reservations(act, v_all, '{}', '{}', '{}', '{}');
    end if;
    perform 1
    from reservation
    where reservation.pool_id = act.pool_id
        and reservation.reservation_id = any (v_all)
    order by reservation.reservation_id
    for no key update;
    act.a_hold_has_run_out = false;
    v_rows = (
        select coalesce(
            jsonb_agg(jsonb_build_object(
                'resources', coalesce(to_jsonb(wanted.resource_ids), '[]'),
                'starts_at', wanted.starts_at,
                'projects', coalesce(to_jsonb(wanted.project_ids), '[]'),
                'categories', coalesce(to_jsonb(wanted.categories), '[]')
            )),
            '[]'
        )
        from (
            select listed.resource_ids, listed.starts_at, listed.project_ids, listed.categories
            from steps_of(p_steps) as listed
            union all
            select part.resource_ids, part.starts_at, null, null
            from steps_of(p_steps) as listed
            cross join lateral jsonb_populate_recordset(null::step, listed.parts) as part
        ) as wanted
    );
    perform lock_around(act, v_all, v_rows);
end
$$;

-- What has changed since steps were thought of: one reason for each reservation.
create function poolbook_1.changed_since(act poolbook_1.act, p_steps jsonb) returns jsonb
language plpgsql as $$
begin
    return (
        select coalesce(
            jsonb_agg(
                jsonb_build_object(
                    'rule', 'conflict.changed',
                    'name', reservation.reference,
                    'starts_at', reservation.starts_at,
                    'ends_at', reservation.ends_at,
                    'state', reservation.state
                )
                order by reservation.reference
            ),
            '[]'
        )
        from targets_of(p_steps) as target
        join reservation
            on reservation.pool_id = act.pool_id
            and reservation.reservation_id = target.reservation_id
        where reservation.version is distinct from target.version
            or reservation.state not in ('hold', 'confirmed', 'request')
            or reservation.expires_at <= poolbook.now()
            or is_closed(reservation)
    );
end
$$;

-- A reservation, whose row is locked.
create function poolbook_1.standing_of(act poolbook_1.act, p_reservation uuid) returns poolbook.reservation
language plpgsql as $$
declare
    standing poolbook.reservation;
begin
    select *
    into standing
    from reservation
    where reservation.pool_id = act.pool_id
        and reservation.reservation_id = p_reservation;
    return standing;
end
$$;

-- The act as the organization that asked for a reservation would do it: of whoever made it, or, where that is the
-- pool's office or no host, of the host that leads.
create function poolbook_1.for_its_organization(act poolbook_1.act, standing poolbook.reservation)
returns poolbook_1.act
language plpgsql as $$
begin
    act.roles = '{coordinator}';
    act.asked_ids = '{}';
    select case
        when member.organization_id = any (event.host_ids) then member.organization_id
        else event.host_ids[1]
    end
    into act.organization_id
    from event
    left join member
        on member.pool_id = event.pool_id
        and member.member_id = standing.created_by
    where event.pool_id = act.pool_id
        and event.event_id = standing.event_id;
    return act;
end
$$;

-- Whose yes a reservation needs to be as it is wanted. What stands is agreed to as far as it goes. A request or a hold was
-- asked for by its own organization, as far as it goes, and by no other yet. The chair's own organization agrees by
-- acting; an administrator agrees for nobody.
create function poolbook_1.needs_of_step(
    act poolbook_1.act,
    standing poolbook.reservation,
    wanted poolbook_1.content
) returns jsonb
language plpgsql as $$
declare
    its constant poolbook_1.act = for_its_organization(act, standing);
    chair poolbook_1.act = act;
    more jsonb;
begin
    chair.roles = '{coordinator}';
    more = approvals_needed(
        chair, wanted.hosts, wanted.shares, wanted.starts, wanted.ends, wanted.resources, wanted.quantities,
        wanted.projects, wanted.amounts, standing.reservation_id
    );
    if standing.state = 'confirmed' then
        return more;
    end if;
    return (
        select coalesce(jsonb_agg(need.value order by need.position), '[]')
        from (
            select value, position
            from jsonb_array_elements(approvals_needed(
                its, wanted.hosts, wanted.shares, wanted.starts, wanted.ends, wanted.resources, wanted.quantities,
                wanted.projects, wanted.amounts, null
            )) with ordinality as asked (value, position)
            where (value ->> 'organization_id')::uuid is distinct from act.organization_id
            union all
            select value, position
            from jsonb_array_elements(more) with ordinality as asked (value, position)
            where (value ->> 'organization_id')::uuid = its.organization_id
        ) as need
    );
end
$$;

-- Refuses what would need the yes of others and cannot wait for it.
create function poolbook_1.must_not_ask(act poolbook_1.act, p_needs jsonb) returns void
language plpgsql as $$
begin
    if must_ask(p_needs) then
        perform refuse((
            select jsonb_agg(jsonb_build_object(
                'rule', 'host.approval',
                'name', name_of_organization(act.pool_id, (need.value ->> 'organization_id')::uuid),
                'asked', need.value -> 'amount'
            ))
            from jsonb_array_elements(p_needs) as need (value)
            where not (need.value ->> 'is_spared')::boolean
        ));
    end if;
end
$$;

-- Applies one step. Returns what came of it: the reservation as it is now, and what it waits for.
create function poolbook_1.apply_step(act poolbook_1.act, step poolbook_1.step, p_number integer) returns jsonb
language plpgsql as $$
declare
    standing poolbook.reservation = standing_of(act, step.reservation_id);
    before constant jsonb = describe_content(act.pool_id, step.reservation_id);
    approvals jsonb = '[]';
    added uuid[] = '{}';
    parted record;
    will_ask constant uuid[] = case step.do when 'split' then asked_for_parts(act, standing, step) else '{}' end;
begin
    perform drop_changes(act, step.reservation_id, '{}')
    where exists (
        select 1
        from reservation as change
        where change.pool_id = act.pool_id
            and change.replaces = step.reservation_id
            and change.state = 'hold'
    );
    case step.do
        when 'move' then approvals = apply_move(act, standing, step, p_number);
        when 'cancel' then perform apply_cancel(act, standing, p_number);
        when 'merge' then approvals = apply_merge(act, standing, step, p_number);
        when 'split' then
            parted = apply_split(act, standing, step, p_number);
            added = parted.added;
            approvals = parted.approvals;
    end case;
    return jsonb_build_object(
        'do', step.do,
        'reservation_id', step.reservation_id,
        'reference', standing.reference,
        'title', title_of(act.pool_id, step.reservation_id),
        'other', reference_of(act.pool_id, step.other_id),
        'added', to_jsonb(added),
        'new', (
            select coalesce(jsonb_agg(reference_of(act.pool_id, id) order by id), '[]')
            from unnest(added) as id
        ),
        'was', standing.state,
        'state', state_of(act.pool_id, step.reservation_id),
        'before', before,
        'after', describe_content(act.pool_id, step.reservation_id),
        'approvals', approvals,
        'will_ask', to_jsonb(will_ask)
    );
end
$$;

-- What a reservation is to be after a step: as it is, but for what the step says.
create function poolbook_1.wanted_by(act poolbook_1.act, step poolbook_1.step) returns poolbook_1.content
language plpgsql as $$
declare
    wanted poolbook_1.content = content_of(act.pool_id, step.reservation_id);
begin
    wanted.title = coalesce(step.title, wanted.title);
    wanted.attendance = coalesce(step.attendance, wanted.attendance);
    wanted.hosts = coalesce(step.host_ids, wanted.hosts);
    wanted.shares = coalesce(step.shares, wanted.shares);
    wanted.starts = coalesce(step.starts_at, wanted.starts);
    wanted.ends = coalesce(step.ends_at, wanted.ends);
    if step.resource_ids is not null then
        wanted.resources = step.resource_ids;
        wanted.quantities = coalesce(
            step.quantities, array_fill(null::integer, array[cardinality(step.resource_ids)])
        );
    end if;
    if step.project_ids is not null then
        wanted.projects = step.project_ids;
        wanted.categories = step.categories;
        wanted.amounts = step.amounts;
    end if;
    return wanted;
end
$$;

-- Another time, place or person. What stands waits where others must agree; a request stands, where the step says so, or
-- becomes a hold that waits. Returns what is asked.
create function poolbook_1.apply_move(
    act poolbook_1.act,
    standing poolbook.reservation,
    step poolbook_1.step,
    p_number integer
) returns jsonb
language plpgsql as $$
declare
    wanted constant poolbook_1.content = wanted_by(act, step);
    needs constant jsonb = needs_of_step(act, standing, wanted);
    its poolbook_1.act = for_its_organization(act, standing);
begin
    its.asked_ids = organizations_of(needs);
    if standing.state = 'confirmed' and must_ask(needs) then
        return hold_change(its, standing, wanted, needs, p_number);
    end if;
    -- A request that stands as it is has not been changed.
    if not (standing.state = 'request' and step.confirm)
        or wanted is distinct from content_of(act.pool_id, step.reservation_id)
    then
        perform write_edit(its, standing, wanted, p_number);
    end if;
    if standing.state = 'request' and step.confirm then
        return stand_request(act, step.reservation_id, needs, p_number + 1);
    end if;
    return ask_again(its, step.reservation_id, needs);
end
$$;

-- Binds a request for its organization: it stands, or waits for the yes of others. Returns what is asked.
create function poolbook_1.stand_request(
    act poolbook_1.act,
    p_reservation uuid,
    p_needs jsonb,
    p_number integer
) returns jsonb
language plpgsql as $$
declare
    standing constant poolbook.reservation = standing_of(act, p_reservation);
    its poolbook_1.act = for_its_organization(act, standing);
    v_until constant timestamptz = case when must_ask(p_needs) then approval_deadline(act, standing.starts_at) end;
begin
    its.asked_ids = organizations_of(p_needs);
    perform bind_request(
        its, standing, case when must_ask(p_needs) then 'hold' else 'confirmed' end, v_until, p_number
    );
    return ask_approvals(its, p_number, 'reservation', p_reservation, p_needs, v_until);
end
$$;

-- Declines, releases or calls off.
create function poolbook_1.apply_cancel(act poolbook_1.act, standing poolbook.reservation, p_number integer)
returns void
language plpgsql as $$
begin
    if standing.state <> 'request' and standing.ends_at <= poolbook.now() then
        perform refuse(jsonb_build_array(jsonb_build_object(
            'rule', 'period.past', 'starts_at', standing.starts_at, 'ends_at', standing.ends_at)));
    end if;
    perform give_up(act, standing, p_number, 'cancel');
    if standing.state = 'hold' then
        perform end_approvals(act, array[standing.reservation_id], 'withdrawn');
    end if;
end
$$;

-- Two events become one: the other ends with all that it kept, and what is kept goes on for both. Nobody who bears less
-- than they had agreed to in one of the two is asked again. Where somebody has to be, what stands waits for their yes as
-- it is, and so does the other, which stands or asks; a hold cannot wait for a second reason, and it is refused. Returns
-- what is asked.
create function poolbook_1.apply_merge(
    act poolbook_1.act,
    standing poolbook.reservation,
    step poolbook_1.step,
    p_number integer
) returns jsonb
language plpgsql as $$
declare
    other constant poolbook.reservation = standing_of(act, step.other_id);
    wanted constant poolbook_1.content = wanted_by(act, step);
    its poolbook_1.act = for_its_organization(act, standing);
    of_kept constant jsonb = needs_of_step(act, standing, wanted);
    of_other constant jsonb = needs_of_step(act, other, wanted);
    needs constant jsonb = (
        select coalesce(jsonb_agg(need.value), '[]')
        from jsonb_array_elements(of_kept) as need (value)
        where exists (
            select 1
            from jsonb_array_elements(of_other) as same (value)
            where same.value -> 'organization_id' = need.value -> 'organization_id'
        )
    );
begin
    its.asked_ids = wanted.hosts || organizations_of(needs);
    perform drop_changes(act, step.other_id, '{}')
    where exists (
        select 1
        from reservation as change
        where change.pool_id = act.pool_id
            and change.replaces = step.other_id
            and change.state = 'hold'
    );
    if must_ask(needs) and standing.state = 'confirmed' and other.state in ('confirmed', 'request') then
        return hold_step(its, standing, wanted, needs, step, p_number);
    end if;
    perform must_not_ask(act, needs);
    perform apply_cancel(act, other, p_number);
    perform write_edit(its, standing, wanted, p_number + 1);
    if standing.state = 'request' and (step.confirm or other.state = 'confirmed') then
        its = for_its_organization(act, standing);
        its.asked_ids = wanted.hosts;
        perform bind_request(its, standing_of(act, standing.reservation_id), 'confirmed', null, p_number + 2);
    end if;
    return '[]';
end
$$;

-- The organizations that parts of a reservation will ask, which are requests like itself: when they are confirmed.
create function poolbook_1.asked_for_parts(
    act poolbook_1.act,
    standing poolbook.reservation,
    step poolbook_1.step
) returns uuid[]
language plpgsql as $$
begin
    if standing.state <> 'request' then
        return '{}';
    end if;
    return array(
        select distinct asked.organization_id
        from parts_of(act, step) as part
        cross join lateral needs_of_step(act, standing, part) as needs
        cross join lateral unnest(organizations_of(needs)) as asked (organization_id)
        where must_ask(needs)
        order by asked.organization_id
    );
end
$$;

-- One reservation goes on as several: as the first part itself, with its money; the others are new. A request binds
-- nothing: whoever has to agree is asked when it is confirmed. What stands waits for them as it is. Returns the new ones,
-- and what is asked.
create function poolbook_1.apply_split(
    act poolbook_1.act,
    standing poolbook.reservation,
    step poolbook_1.step,
    p_number integer,
    out added uuid[],
    out approvals jsonb
)
language plpgsql as $$
declare
    its poolbook_1.act = for_its_organization(act, standing);
    wanted poolbook_1.content;
    needs jsonb = '[]';
begin
    added = '{}';
    approvals = '[]';
    if standing.state = 'hold' then
        perform refuse(jsonb_build_array(jsonb_build_object(
            'rule', 'reservation.state', 'reference', standing.reference, 'state', standing.state)));
    end if;
    select first.*
    into wanted
    from parts_of(act, step) as first
    limit 1;
    if standing.state = 'request' and not coalesce(step.confirm, false) then
        perform write_edit(its, standing, wanted, p_number);
        added = write_parts(its, step, 'request', p_number);
        return;
    end if;
    needs = needs_of_parts(act, standing, step);
    its.asked_ids = organizations_of(needs);
    if must_ask(needs) and standing.state = 'confirmed' then
        approvals = hold_step(its, standing, wanted, needs, step, p_number);
        return;
    end if;
    perform must_not_ask(act, needs);
    if standing.state = 'confirmed' then
        added = write_step(its, standing, wanted, step, p_number);
        return;
    end if;
    perform write_edit(its, standing, wanted, p_number);
    perform bind_request(its, standing_of(act, step.reservation_id), 'confirmed', null, p_number + 1);
    added = write_parts(its, step, 'confirmed', p_number);
end
$$;
