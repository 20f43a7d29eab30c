-- Money, for the owners of a project and those who keep the pool's money.

create view poolbook_1.funds as
select
    fund.pool_id,
    fund.fund_id,
    fund.code,
    fund.name,
    fund.source,
    fund.valid_from,
    fund.valid_until,
    fund.categories,
    fund.retired_from,
    fund.obligation_from,
    fund.obligation_until,
    fund.liquidation_until,
    fund.carry_over,
    fund.tolerance,
    fund.curve,
    fund.rate_formula,
    fund.release_after,
    fund.match_share,
    fund.match_from
from poolbook.fund;

create view poolbook_1.projects as
select
    project.pool_id,
    project.project_id,
    project.code,
    project.name,
    array(
        select organization.code
        from unnest(project.owner_ids) with ordinality as owner (organization_id, position)
        join poolbook.organization
            on organization.pool_id = project.pool_id
            and organization.organization_id = owner.organization_id
        order by owner.position
    ) as owners,
    case when mine.is_mine then coalesce(total.granted, 0)::bigint end as granted,
    case when mine.is_mine then coalesce(total.reserved, 0)::bigint end as reserved,
    case when mine.is_mine then coalesce(total.committed, 0)::bigint end as committed,
    case when mine.is_mine then coalesce(total.spent, 0)::bigint end as spent,
    case when mine.is_mine then coalesce(total.available, 0)::bigint end as available,
    project.retired_from
from poolbook.project
cross join lateral (
    select
        project.owner_ids && array(select poolbook.my_organizations())
            or project.pool_id = any (array(select poolbook.my_money_pools())) as is_mine
) as mine
left join lateral (
    select
        sum(budget_line.granted) as granted,
        sum(budget_line.reserved) as reserved,
        sum(budget_line.committed) as committed,
        sum(budget_line.spent) as spent,
        sum(budget_line.available) as available
    from poolbook.budget_line
    where budget_line.pool_id = project.pool_id
        and budget_line.project_id = project.project_id
) as total on true;

create view poolbook_1.budget_lines as
select
    budget_line.pool_id,
    budget_line.line_id,
    fund.code as fund,
    project.code as project,
    budget_line.category,
    budget_line.fiscal_year,
    budget_line.granted,
    budget_line.available,
    budget_line.reserved,
    budget_line.committed,
    budget_line.spent,
    budget_line.lapsed,
    budget_line.is_over
from poolbook.budget_line
join poolbook.fund
    on fund.pool_id = budget_line.pool_id
    and fund.fund_id = budget_line.fund_id
join poolbook.project
    on project.pool_id = budget_line.pool_id
    and project.project_id = budget_line.project_id;

create view poolbook_1.commitments as
select
    commitment.pool_id,
    commitment.reservation_id,
    project.name as project,
    fund.name as fund,
    budget_line.category,
    budget_line.fiscal_year,
    commitment.amount,
    commitment.reserved,
    commitment.committed,
    commitment.spent,
    commitment.released,
    budget_line.fund_id,
    commitment.tolerated
from poolbook.commitment
join poolbook.budget_line
    on budget_line.pool_id = commitment.pool_id
    and budget_line.line_id = commitment.line_id
join poolbook.fund
    on fund.pool_id = budget_line.pool_id
    and fund.fund_id = budget_line.fund_id
join poolbook.project
    on project.pool_id = budget_line.pool_id
    and project.project_id = budget_line.project_id
where commitment.amount > 0;

create view poolbook_1.entries as
select
    entry.pool_id,
    entry.line_id,
    entry.number,
    entry.act,
    entry.source,
    entry.target,
    entry.amount,
    entry.source_after,
    entry.target_after,
    entry.reservation_id,
    entry.command_id,
    entry.effective_on,
    entry.recorded_at,
    entry.period,
    entry.reverses,
    entry.other_line_id,
    entry.invoice_id,
    entry.transfer_id
from poolbook.entry;

comment on view poolbook_1.funds is 'The funds of the caller''s pools.';
comment on view poolbook_1.projects is
    'Projects, with the sums of their budget lines where the caller may see their money.';
comment on view poolbook_1.budget_lines is 'The budget lines of those projects, in minor units.';
comment on view poolbook_1.commitments is 'What reservations have set aside of those lines.';
comment on view poolbook_1.entries is 'The journal of those lines.';
