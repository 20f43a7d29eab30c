-- Money of reservations: set aside, committed, given back. Every amount moves by `post`, which writes the journal.

create function poolbook_1.lock_lines(p_pool uuid, p_lines uuid[]) returns void
language plpgsql as $$
begin
    perform 1
    from budget_line
    where budget_line.pool_id = p_pool
        and budget_line.line_id = any (p_lines)
    order by budget_line.line_id
    for no key update;
end
$$;

-- The lines that payments may draw on: of the project, in the category where one is named, of the event's year.
create function poolbook_1.lines_for(
    p_pool uuid,
    p_year integer,
    p_projects uuid[],
    p_categories text[]
) returns uuid[]
language plpgsql as $$
declare
    lines uuid[];
begin
    select array_agg(distinct budget_line.line_id)
    into lines
    from unnest(p_projects, p_categories) as payment (project_id, category)
    join budget_line
        on budget_line.pool_id = p_pool
        and budget_line.project_id = payment.project_id
        and budget_line.fiscal_year = p_year
        and (payment.category is null or budget_line.category = payment.category);
    return lines;
end
$$;

-- Whether the caller may draw on a project: an officer of one of its owners, an administrator, or who asks its owner.
create function poolbook_1.may_draw(act poolbook_1.act, p_owners uuid[]) returns boolean
language sql immutable
return coalesce(
    (act).organization_id = any (p_owners) or 'administrator' = any ((act).roles), false
) or (act).asked_ids is not null;

-- Sets money aside for a reservation, of the soonest expiring line first. Returns what stands in the way, and what was
-- taken from where. The one query locks the lines in id order, and what it returns of them is what the lock found.
create function poolbook_1.take_money(
    act poolbook_1.act,
    p_reservation uuid,
    p_starts timestamptz,
    p_act text,
    p_target text,
    p_projects uuid[],
    p_categories text[],
    p_amounts bigint[],
    out reasons jsonb,
    out money jsonb
)
language plpgsql as $$
declare
    day constant date = p_starts at time zone act.zone;
    year constant integer = extract(year from day);
    today constant date = act.started_at at time zone act.zone;
    open bigint[] = p_amounts;
    taken jsonb = '{}';
    line record;
    part bigint;
    number bigint;
begin
    reasons = '[]';
    money = '[]';
    for line in
        select *
        from (
            select
                payment.position,
                budget_line.line_id,
                budget_line.available,
                budget_line.category,
                fund.name as fund,
                fund.valid_until,
                project.name as project
            from unnest(p_projects, p_categories) with ordinality as payment (project_id, category, position)
            join budget_line
                on budget_line.pool_id = act.pool_id
                and budget_line.project_id = payment.project_id
                and budget_line.fiscal_year = year
                and (payment.category is null or budget_line.category = payment.category)
            join fund
                on fund.pool_id = budget_line.pool_id
                and fund.fund_id = budget_line.fund_id
                and day between fund.valid_from and fund.valid_until
                and (fund.obligation_from is null or fund.obligation_from <= today)
                and (fund.obligation_until is null or fund.obligation_until >= today)
                and (fund.retired_from is null or fund.retired_from > day)
                and (fund.categories = '{}' or budget_line.category = any (fund.categories))
            join project
                on project.pool_id = budget_line.pool_id
                and project.project_id = budget_line.project_id
                and may_draw(act, project.owner_ids)
                and (project.retired_from is null or project.retired_from > day)
            order by budget_line.line_id
            for no key update of budget_line
        ) as locked
        order by
            locked.position,
            locked.valid_until,
            locked.line_id
    loop
        -- An earlier payment may have drawn on the same line.
        part = least(
            open[line.position], line.available - coalesce((taken ->> line.line_id::text)::bigint, 0));
        continue when part <= 0;
        open[line.position] = open[line.position] - part;
        taken = taken || jsonb_build_object(
            line.line_id, coalesce((taken ->> line.line_id::text)::bigint, 0) + part);
        money = money || jsonb_build_object(
            'project', line.project, 'fund', line.fund, 'category', line.category, 'amount', part);

        number = post(act, line.line_id, p_act, 'available', p_target, part, p_reservation);
        insert into commitment (
            pool_id, reservation_id, line_id, amount, reserved, committed, spent, released
        ) values (
            act.pool_id, p_reservation, line.line_id, part,
            case p_target when 'reserved' then part else 0 end,
            case p_target when 'committed' then part else 0 end,
            0, 0
        )
        on conflict (pool_id, reservation_id, line_id) do update
        set
            amount = commitment.amount + excluded.amount,
            reserved = commitment.reserved + excluded.reserved,
            committed = commitment.committed + excluded.committed;
    end loop;

    if 0 = all (open) then
        return;
    end if;
    for payment in 1 .. cardinality(p_projects) loop
        continue when open[payment] = 0;
        select
            project.name,
            project.owner_ids,
            project.retired_from
        into line
        from project
        where project.pool_id = act.pool_id
            and project.project_id = p_projects[payment];
        reasons = reasons || case
            when not may_draw(act, line.owner_ids)
                then jsonb_build_object('rule', 'project.owner', 'project', line.name)
            when line.retired_from <= day then retired('project.retired', line.name, line.retired_from)
            -- How much others have is not told to who asks them.
            else why_money_is_short(
                act, day, p_projects[payment], line.name, p_categories[payment], p_amounts[payment], open[payment]
            ) - case
                when act.organization_id = any (line.owner_ids) or 'administrator' = any (act.roles) then '{}'
                else '{free,short}'
            end::text[]
        end;
    end loop;
end
$$;

-- Whether a fund's money may be set aside today.
create function poolbook_1.may_be_obligated(act poolbook_1.act, p_fund poolbook.fund) returns boolean
language sql volatile as $$
    select (poolbook.now() at time zone act.zone)::date
        between coalesce(p_fund.obligation_from, '-infinity') and coalesce(p_fund.obligation_until, 'infinity')
$$;

create function poolbook_1.why_money_is_short(
    act poolbook_1.act,
    p_day date,
    p_project uuid,
    p_name text,
    p_category text,
    p_amount bigint,
    p_open bigint
) returns jsonb
language sql stable as $$
    select jsonb_strip_nulls(jsonb_build_object(
        'rule', case
            when count(*) = 0 and p_category is not null and exists (
                select 1
                from budget_line
                where budget_line.pool_id = (act).pool_id
                    and budget_line.project_id = p_project
                    and budget_line.fiscal_year = extract(year from p_day)
            ) then 'money.category'
            when count(*) = 0 then 'money.no-line'
            when max(coalesce(fund.retired_from, 'infinity')) <= p_day then 'fund.retired'
            when not bool_or(p_day between fund.valid_from and fund.valid_until) then 'fund.validity'
            when not bool_or(may_be_obligated(act, fund)) then 'fund.obligation'
            else 'money.short'
        end,
        'obligation_from', min(fund.obligation_from),
        'obligation_until', max(fund.obligation_until),
        'today', (poolbook.now() at time zone (act).zone)::date,
        'name', case when max(coalesce(fund.retired_from, 'infinity')) <= p_day then max(fund.name) end,
        'project', p_name,
        'category', p_category,
        'year', extract(year from p_day),
        -- For a retired fund, since when it is.
        'day', least(p_day, max(coalesce(fund.retired_from, 'infinity'))),
        'valid_from', min(fund.valid_from),
        'valid_until', max(fund.valid_until),
        'asked', p_amount,
        'free', p_amount - p_open,
        'short', p_open,
        'categories', (
            select jsonb_agg(distinct budget_line.category)
            from budget_line
            where budget_line.pool_id = (act).pool_id
                and budget_line.project_id = p_project
                and budget_line.fiscal_year = extract(year from p_day)
        )
    ))
    from budget_line
    join fund
        on fund.pool_id = budget_line.pool_id
        and fund.fund_id = budget_line.fund_id
    where budget_line.pool_id = (act).pool_id
        and budget_line.project_id = p_project
        and budget_line.fiscal_year = extract(year from p_day)
        and (p_category is null or budget_line.category = p_category)
$$;

-- The money of a hold whose fund commits nothing more: its days for that are over.
create function poolbook_1.money_not_obligated(act poolbook_1.act, p_reservation uuid) returns jsonb
language plpgsql as $$
begin
    return (
        select coalesce(
            jsonb_agg(distinct jsonb_build_object(
                'rule', 'fund.obligation',
                'name', fund.name,
                'obligation_from', fund.obligation_from,
                'obligation_until', fund.obligation_until,
                'today', (poolbook.now() at time zone act.zone)::date
            )),
            '[]'
        )
        from commitment
        join budget_line
            on budget_line.pool_id = commitment.pool_id
            and budget_line.line_id = commitment.line_id
        join fund
            on fund.pool_id = budget_line.pool_id
            and fund.fund_id = budget_line.fund_id
        where commitment.pool_id = act.pool_id
            and commitment.reservation_id = p_reservation
            and commitment.reserved > 0
            and not may_be_obligated(act, fund)
    );
end
$$;

-- Turns what a hold reserved into a commitment.
create function poolbook_1.commit_money(act poolbook_1.act, p_reservation uuid) returns void
language plpgsql as $$
declare
    line record;
begin
    perform lock_lines(act.pool_id, array(
        select commitment.line_id
        from commitment
        where commitment.pool_id = act.pool_id
            and commitment.reservation_id = p_reservation
    ));
    for line in
        update commitment
        set
            committed = commitment.committed + commitment.reserved,
            reserved = 0
        from (
            select
                before.line_id,
                before.reserved
            from commitment as before
            where before.pool_id = act.pool_id
                and before.reservation_id = p_reservation
                and before.reserved > 0
        ) as before
        where commitment.pool_id = act.pool_id
            and commitment.reservation_id = p_reservation
            and commitment.line_id = before.line_id
        returning commitment.line_id, before.reserved as amount
    loop
        perform post(act, line.line_id, 'commit', 'reserved', 'committed', line.amount, p_reservation);
    end loop;
end
$$;

-- Gives back what reservations have set aside and not spent, nor owe to bills, each amount to its own line, whose locks
-- are held.
create function poolbook_1.free_money(act poolbook_1.act, p_reservations uuid[], p_act text) returns void
language plpgsql as $$
declare
    line record;
begin
    for line in
        select
            commitment.reservation_id,
            commitment.line_id,
            commitment.reserved,
            commitment.committed - case
                when commitment.committed > 0
                    then due_of(act.pool_id, commitment.reservation_id, commitment.line_id)
                else 0
            end as committed
        from commitment
        where commitment.pool_id = act.pool_id
            and commitment.reservation_id = any (p_reservations)
            and commitment.reserved + commitment.committed > 0
        order by
            commitment.line_id,
            commitment.reservation_id
    loop
        update commitment
        set
            released = commitment.released + line.reserved + line.committed,
            reserved = 0,
            committed = commitment.committed - line.committed
        where commitment.pool_id = act.pool_id
            and commitment.reservation_id = line.reservation_id
            and commitment.line_id = line.line_id;
        if line.reserved > 0 then
            perform post(act, line.line_id, p_act, 'reserved', 'available', line.reserved, line.reservation_id);
        end if;
        if line.committed > 0 then
            perform post(act, line.line_id, p_act, 'committed', 'available', line.committed, line.reservation_id);
        end if;
    end loop;
end
$$;
