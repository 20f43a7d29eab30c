-- Bills, relief, transfers and closed periods, for those who read the lines that they are on.

create view poolbook_1.invoices as
select
    invoice.pool_id,
    invoice.invoice_id,
    invoice.reference,
    invoice.reservation_id,
    reservation.reference as reservation,
    invoice.payee,
    invoice.number,
    invoice.category,
    invoice.amount,
    invoice.credited,
    invoice.paid,
    invoice.amount - invoice.credited - invoice.paid as due,
    invoice.is_final,
    invoice.dated_on,
    invoice.entered_at
from poolbook.invoice
left join poolbook.reservation
    on reservation.pool_id = invoice.pool_id
    and reservation.reservation_id = invoice.reservation_id;

create view poolbook_1.invoice_parts as
select
    part.pool_id,
    part.invoice_id,
    part.line_id,
    project.code as project,
    fund.code as fund,
    line.category,
    line.fiscal_year,
    part.amount,
    part.credited,
    part.paid
from poolbook.invoice_part as part
join poolbook.budget_line as line
    on line.pool_id = part.pool_id
    and line.line_id = part.line_id
join poolbook.project
    on project.pool_id = line.pool_id
    and project.project_id = line.project_id
join poolbook.fund
    on fund.pool_id = line.pool_id
    and fund.fund_id = line.fund_id;

create view poolbook_1.reliefs as
select
    relief.pool_id,
    relief.reservation_id,
    reservation.reference as reservation,
    relief.number,
    relief.line_id,
    project.code as project,
    line.category,
    line.fiscal_year,
    relief.amount,
    relief.parcels,
    relief.reached,
    relief.note,
    relief.given_on,
    relief.withdrawn
from poolbook.relief
join poolbook.budget_line as line
    on line.pool_id = relief.pool_id
    and line.line_id = relief.line_id
join poolbook.project
    on project.pool_id = line.pool_id
    and project.project_id = line.project_id
left join poolbook.reservation
    on reservation.pool_id = relief.pool_id
    and reservation.reservation_id = relief.reservation_id;

create view poolbook_1.transfers as
select
    transfer.pool_id,
    transfer.transfer_id,
    transfer.reference,
    transfer.from_line_id,
    transfer.to_line_id,
    transfer.amount,
    transfer.state,
    transfer.asked_at,
    transfer.ended_at
from poolbook.transfer;

create view poolbook_1.periods as
select
    period.pool_id,
    period.starts_on,
    period.length,
    period.state,
    period.closed_at,
    member.name as closed_by,
    period.sealed_at
from poolbook.period
left join poolbook.member
    on member.pool_id = period.pool_id
    and member.member_id = period.closed_by;

comment on view poolbook_1.invoices is 'Bills on the commitments of the lines that the caller reads.';
comment on view poolbook_1.invoice_parts is 'How those bills are split among the lines.';
comment on view poolbook_1.reliefs is 'Relief in money and in kind, given at events.';
comment on view poolbook_1.transfers is 'What moves between those lines and others.';
comment on view poolbook_1.periods is 'The months and years that were ever closed, and whether they are.';
