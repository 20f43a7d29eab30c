-- Grants: money from outside.

-- A grant: an entry from outside, into a line that is made where it is not yet there.
create function poolbook_1.grant_money(
    p_pool uuid,
    p_key text,
    p_content text,
    p_mode text,
    p_funds uuid[],
    p_projects uuid[],
    p_categories text[],
    p_years integer[],
    p_amounts bigint[],
    p_reason text,
    p_matches bigint[] = null
) returns jsonb
language plpgsql security definer
set search_path = poolbook, poolbook_1, pg_temp as $$
declare
    act poolbook_1.act = begin_act('fund.grant', p_pool, p_key, p_content, p_mode, array['finance', 'administrator']);
    granted record;
    number integer = 0;
    lines uuid[];
    answer jsonb = '[]';
begin
    if act.answer is not null then
        return act.answer;
    end if;

    if 'administrator' <> all (act.roles) and act.organization_id is not null and exists (
        select 1
        from project
        where project.pool_id = p_pool
            and project.project_id = any (p_projects)
            and act.organization_id <> all (project.owner_ids)
    ) then
        perform not_permitted(array['administrator']);
    end if;

    perform lock_periods(p_pool, 'write');
    for granted in
        select
            ask.fund_id,
            ask.project_id,
            ask.category,
            ask.year,
            ask.amount
        from unnest(p_funds, p_projects, p_categories, p_years, p_amounts)
            as ask (fund_id, project_id, category, year, amount)
        order by
            ask.project_id,
            ask.year,
            ask.category,
            ask.fund_id
    loop
        if not exists (
            select 1
            from fund
            where fund.pool_id = p_pool
                and fund.fund_id = granted.fund_id
                and (fund.categories = '{}' or granted.category = any (fund.categories))
        ) then
            perform refuse(jsonb_build_array((
                select jsonb_build_object(
                    'rule', 'fund.category',
                    'fund', fund.code,
                    'category', granted.category,
                    'categories', fund.categories
                )
                from fund
                where fund.pool_id = p_pool
                    and fund.fund_id = granted.fund_id
            )));
        end if;
        number = number + 1;
        insert into budget_line (
            pool_id, line_id, fund_id, project_id, category, fiscal_year, open_from, is_over
        ) values (
            p_pool, id_of(act, number), granted.fund_id, granted.project_id, granted.category, granted.year,
            open_from(p_pool), is_year_closed(p_pool, granted.year)
        )
        on conflict on constraint budget_line_is_unique do nothing;
    end loop;

    -- All lines first, in id order; then the entries.
    lines = array(
        select budget_line.line_id
        from unnest(p_funds, p_projects, p_categories, p_years) as ask (fund_id, project_id, category, year)
        join budget_line
            on budget_line.pool_id = p_pool
            and budget_line.fund_id = ask.fund_id
            and budget_line.project_id = ask.project_id
            and budget_line.category = ask.category
            and budget_line.fiscal_year = ask.year
    );
    perform lock_lines(p_pool, lines);
    perform must_not_be_over(p_pool, lines);

    number = 0;
    for granted in
        select
            budget_line.line_id,
            budget_line.available,
            budget_line.entries,
            fund.code as fund,
            project.code as project,
            project.owner_ids,
            ask.category,
            ask.year,
            ask.amount,
            ask.match
        from unnest(p_funds, p_projects, p_categories, p_years, p_amounts, p_matches)
            with ordinality as ask (fund_id, project_id, category, year, amount, match, position)
        join budget_line
            on budget_line.pool_id = p_pool
            and budget_line.fund_id = ask.fund_id
            and budget_line.project_id = ask.project_id
            and budget_line.category = ask.category
            and budget_line.fiscal_year = ask.year
        join fund
            on fund.pool_id = p_pool
            and fund.fund_id = ask.fund_id
        join project
            on project.pool_id = p_pool
            and project.project_id = ask.project_id
        order by ask.position
    loop
        perform post(act, granted.line_id, 'grant', 'outside', 'available', granted.amount, null);
        if granted.match is not null then
            update budget_line
            set match_amount = granted.match
            where budget_line.pool_id = p_pool
                and budget_line.line_id = granted.line_id;
        end if;
        number = number + 1;
        perform record(
            act, number, 'fund.grant', 'line', granted.line_id, granted.entries::integer, granted.entries::integer + 1,
            jsonb_strip_nulls(jsonb_build_object('granted', granted.amount, 'match', granted.match)), granted.owner_ids
        );
        answer = answer || jsonb_build_object(
            'fund', granted.fund,
            'project', granted.project,
            'category', granted.category,
            'year', granted.year,
            'amount', granted.amount
        );
    end loop;
    return end_act(act, p_reason, answer);
end
$$;

comment on function poolbook_1.grant_money(
    uuid, text, text, text, uuid[], uuid[], text[], integer[], bigint[], text, bigint[]
) is 'Gives projects money of funds: finance of an owner, finance of the pool, or an administrator.';
