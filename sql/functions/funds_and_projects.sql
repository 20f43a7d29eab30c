-- Funds and projects, saved as rows.

-- A fund with the usual rule in place of each that is not given: any category, all of it lapses, no tolerance, equal
-- parts by the day, 60 days, no match.
create function poolbook_1.with_fund_defaults(p_fund poolbook.fund) returns poolbook.fund
language plpgsql immutable as $$
begin
    p_fund.categories = coalesce(p_fund.categories, '{}');
    p_fund.carry_over = coalesce(p_fund.carry_over, 0);
    p_fund.tolerance = coalesce(p_fund.tolerance, 0);
    p_fund.curve = coalesce(p_fund.curve, '{}');
    p_fund.rate_formula = coalesce(p_fund.rate_formula, 'spent');
    p_fund.release_after = coalesce(p_fund.release_after, 60);
    p_fund.match_share = coalesce(p_fund.match_share, 0);
    p_fund.match_from = coalesce(p_fund.match_from, 'any');
    return p_fund;
end
$$;

create function poolbook_1.save_funds(
    p_pool uuid,
    p_key text,
    p_content text,
    p_mode text,
    p_verb text,
    p_rows jsonb
) returns jsonb
language plpgsql security definer
set search_path = poolbook, poolbook_1, pg_temp as $$
declare
    act poolbook_1.act = begin_act(
        'fund.' || p_verb, p_pool, p_key, p_content, p_mode, array['finance', 'administrator']
    );
    fields jsonb;
    number integer = 0;
    standing poolbook.fund;
    changed poolbook.fund;
    outcome text;
    answer jsonb[];
begin
    if act.answer is not null then
        return act.answer;
    end if;
    perform must_keep_the_pool(act);
    for fields in select value from jsonb_array_elements(p_rows) loop
        number = number + 1;
        perform tell_progress(number, jsonb_array_length(p_rows));
        select *
        into standing
        from fund
        where fund.pool_id = p_pool
            and fund.code = fields ->> 'code'
        for no key update;
        changed = jsonb_populate_record(standing, fields - '{row,pool_id,fund_id,version,retired_from}'::text[]);
        changed = with_fund_defaults(changed);
        outcome = outcome_of(
            p_verb, 'code', fields, standing.fund_id is not null, changed is distinct from standing
        );
        if outcome = 'added' then
            changed.fund_id = id_of(act, number);
            insert into fund (
                pool_id, fund_id, code, name, source, valid_from, valid_until, categories, obligation_from,
                obligation_until, liquidation_until, carry_over, tolerance, curve, rate_formula, release_after,
                match_share, match_from, version
            ) values (
                p_pool, changed.fund_id, changed.code, changed.name, changed.source, changed.valid_from,
                changed.valid_until, changed.categories, changed.obligation_from, changed.obligation_until,
                changed.liquidation_until, changed.carry_over, changed.tolerance, changed.curve, changed.rate_formula,
                changed.release_after, changed.match_share, changed.match_from, 1
            );
        elsif outcome = 'changed' then
            update fund
            set
                name = changed.name,
                source = changed.source,
                valid_from = changed.valid_from,
                valid_until = changed.valid_until,
                categories = changed.categories,
                obligation_from = changed.obligation_from,
                obligation_until = changed.obligation_until,
                liquidation_until = changed.liquidation_until,
                carry_over = changed.carry_over,
                tolerance = changed.tolerance,
                curve = changed.curve,
                rate_formula = changed.rate_formula,
                release_after = changed.release_after,
                match_share = changed.match_share,
                match_from = changed.match_from,
                version = version + 1
            where fund.pool_id = p_pool
                and fund.fund_id = standing.fund_id;
        end if;
        if outcome <> 'same' then
            perform record(
                act, number, 'fund.save', 'fund', changed.fund_id, standing.version,
                coalesce(standing.version, 0) + 1, difference(to_jsonb(standing), to_jsonb(changed)), '{}'
            );
        end if;
        answer = answer || jsonb_build_object(
            'code', changed.code,
            'outcome', outcome,
            'change', case when outcome = 'changed' then told(p_pool, to_jsonb(standing), to_jsonb(changed)) end
        );
    end loop;
    return end_act(act, null, coalesce(to_jsonb(answer), '[]'));
end
$$;

comment on function poolbook_1.save_funds(uuid, text, text, text, text, jsonb) is
    'Adds or changes funds by code: the pool''s finance, or an administrator.';

create function poolbook_1.save_projects(
    p_pool uuid,
    p_key text,
    p_content text,
    p_mode text,
    p_verb text,
    p_rows jsonb
) returns jsonb
language plpgsql security definer
set search_path = poolbook, poolbook_1, pg_temp as $$
declare
    act poolbook_1.act = begin_act(
        'project.' || p_verb, p_pool, p_key, p_content, p_mode, array['finance', 'administrator']
    );
    fields jsonb;
    number integer = 0;
    standing poolbook.project;
    changed poolbook.project;
    outcome text;
    answer jsonb[];
begin
    if act.answer is not null then
        return act.answer;
    end if;
    for fields in select value from jsonb_array_elements(p_rows) loop
        number = number + 1;
        perform tell_progress(number, jsonb_array_length(p_rows));
        select *
        into standing
        from project
        where project.pool_id = p_pool
            and project.code = fields ->> 'code'
        for no key update;
        changed = jsonb_populate_record(standing, fields - '{row,pool_id,project_id,version,retired_from}'::text[]);
        outcome = outcome_of(
            p_verb, 'code', fields, standing.project_id is not null, changed is distinct from standing
        );
        if 'administrator' <> all (act.roles) and act.organization_id is not null and (
            act.organization_id <> all (changed.owner_ids)
            or act.organization_id <> all (coalesce(standing.owner_ids, changed.owner_ids))
        ) then
            perform not_permitted(array['administrator']);
        end if;
        if outcome = 'added' then
            changed.project_id = id_of(act, number);
            insert into project (pool_id, project_id, code, name, owner_ids, version)
            values (p_pool, changed.project_id, changed.code, changed.name, changed.owner_ids, 1);
        elsif outcome = 'changed' then
            update project
            set
                name = changed.name,
                owner_ids = changed.owner_ids,
                version = version + 1
            where project.pool_id = p_pool
                and project.project_id = standing.project_id;
        end if;
        if outcome <> 'same' then
            perform record(
                act, number, 'project.save', 'project', changed.project_id, standing.version,
                coalesce(standing.version, 0) + 1, difference(to_jsonb(standing), to_jsonb(changed)), changed.owner_ids
            );
        end if;
        answer = answer || jsonb_build_object(
            'code', changed.code,
            'outcome', outcome,
            'change', case when outcome = 'changed' then told(p_pool, to_jsonb(standing), to_jsonb(changed)) end
        );
    end loop;
    return end_act(act, null, coalesce(to_jsonb(answer), '[]'));
end
$$;

comment on function poolbook_1.save_projects(uuid, text, text, text, text, jsonb) is
    'Adds or changes projects by code: finance of an owner, the pool''s finance, or an administrator.';
