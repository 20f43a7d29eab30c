-- What a drawdown is of: budget lines, with what their funds say of pace.

create view poolbook_1.drawdown_lines as
select
    budget_line.pool_id,
    budget_line.line_id,
    budget_line.fund_id,
    fund.code as fund,
    fund.name as fund_name,
    budget_line.project_id,
    project.code as project,
    project.name as project_name,
    project.owner_ids,
    array(
        select organization.code
        from unnest(project.owner_ids) with ordinality as owner (organization_id, position)
        join poolbook.organization
            on organization.pool_id = project.pool_id
            and organization.organization_id = owner.organization_id
        order by owner.position
    ) as owners,
    budget_line.category,
    budget_line.fiscal_year,
    budget_line.entries,
    fund.curve,
    fund.rate_formula,
    fund.carry_over,
    fund.source,
    fund.match_share,
    fund.match_from,
    budget_line.match_amount,
    coalesce((
        select sum(invoice_part.amount - invoice_part.credited)
        from poolbook.invoice_part
        where invoice_part.pool_id = budget_line.pool_id
            and invoice_part.line_id = budget_line.line_id
    ), 0)::bigint as invoiced
from poolbook.budget_line
join poolbook.fund
    on fund.pool_id = budget_line.pool_id
    and fund.fund_id = budget_line.fund_id
join poolbook.project
    on project.pool_id = budget_line.pool_id
    and project.project_id = budget_line.project_id;

comment on view poolbook_1.drawdown_lines is
    'The budget lines of those projects, with what their funds say of pace, and what was billed of each, less credits.';
