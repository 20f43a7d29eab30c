-- What bills, transfers and budget lines are called: references by any beginning, lines by project, category, year and
-- fund, as far as they are needed: `YOUTH/rent`, `YOUTH/rent/2027/CITY`.

create function poolbook_1.money_matches(p_pool uuid, p_kind text, p_name text, p_wanted text) returns jsonb
language plpgsql stable as $$
declare
    found jsonb;
begin
    case p_kind
        when 'line' then
            return line_matches(p_pool, string_to_array(p_name, '/'));
        when 'invoice' then
            select jsonb_agg(
                jsonb_build_object('id', bill.invoice_id, 'code', bill.reference, 'name', bill.payee || ' ' || bill.number)
                order by bill.reference
            )
            into found
            from (
                select invoice.*
                from invoice
                where invoice.pool_id = p_pool
                    and invoice.reference like 'I-' || p_wanted || '%'
                order by invoice.reference
                limit 6
            ) as bill
            where p_wanted ~ '^[0-9A-Z]+$';
        when 'transfer' then
            select jsonb_agg(
                jsonb_build_object('id', moving.transfer_id, 'code', moving.reference, 'name', moving.state)
                order by moving.reference
            )
            into found
            from (
                select transfer.*
                from transfer
                where transfer.pool_id = p_pool
                    and transfer.reference like 'T-' || p_wanted || '%'
                order by transfer.reference
                limit 6
            ) as moving
            where p_wanted ~ '^[0-9A-Z]+$';
    end case;
    return case
        when found -> 0 ->> 'code' like '__' || p_wanted then jsonb_build_array(found -> 0)
        else found
    end;
end
$$;

-- The lines of a project by code, name or a part of it, in a category, of a year (this one, unless said), of a fund.
create function poolbook_1.line_matches(p_pool uuid, p_parts text[]) returns jsonb
language plpgsql stable as $$
begin
    return (
        with line as (
            select
                line.line_id,
                line.category,
                line.fiscal_year,
                project.code as project,
                project.name as project_name,
                fund.code as fund,
                fund.name as fund_name,
                rank() over (order by case when p_parts[1] in (project.code, project.name) then 1 else 2 end) as rank,
                count(*) over (
                    partition by line.project_id, line.category, line.fiscal_year
                ) as of_its_kind
            from budget_line as line
            join project
                on project.pool_id = line.pool_id
                and project.project_id = line.project_id
            join fund
                on fund.pool_id = line.pool_id
                and fund.fund_id = line.fund_id
            join pool on pool.pool_id = line.pool_id
            where line.pool_id = p_pool
                and (
                    p_parts[1] in (project.code, project.name)
                    or strpos(lower(project.name), lower(p_parts[1])) > 0
                    or strpos(lower(project.code), lower(p_parts[1])) > 0
                )
                and line.category = p_parts[2]
                and line.fiscal_year::text
                    = coalesce(p_parts[3], to_char(poolbook.now() at time zone pool.zone, 'YYYY'))
        )
        select jsonb_agg(
            jsonb_build_object(
                'id', line.line_id,
                'code', concat_ws(
                    '/', line.project, line.category, line.fiscal_year,
                    case when line.of_its_kind > 1 then line.fund end
                ),
                'name', line.project_name || ', ' || line.fund_name
            )
            order by line.project, line.fund
        )
        from line
        where line.rank = 1
            and (p_parts[4] is null or p_parts[4] in (line.fund, line.fund_name))
    );
end
$$;
