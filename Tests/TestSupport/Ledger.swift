internal import Postgres

/// An independent check of what must always hold, in plain SQL that uses nothing of the product's functions.
public enum Ledger {
    /// Everything that is wrong in a database, in words; nothing, if all is well.
    ///
    /// Meant for a database where nobody writes at the moment.
    public static func problems(in database: TestDatabase) throws -> [String] {
        let connection = try database.connect()
        var problems: [String] = []
        for (name, query) in rules {
            let rows: [String] = try connection.values(
                "select left(row_to_json(found)::text, 400) from (\(query)) as found limit 10")
            problems += rows.map { "\(name): \($0)" }
        }
        return problems
    }

    /// What is wrong by name, and the query whose every row is wrong so.
    private static var rules: [(name: String, query: String)] { places + quantities + money + records }

    private static var places: [(name: String, query: String)] {
        [
            (
                "a unit is allocated twice",
                """
                select *
                from (
                    select
                        unit_id,
                        starts_at,
                        max(ends_at) over (
                            partition by pool_id, unit_id order by starts_at
                            rows between unbounded preceding and 1 preceding
                        ) as taken_until
                    from poolbook.allocation
                ) as allocation
                where taken_until > starts_at
                """
            ),
            (
                "a binding reservation has other places than it asked for",
                """
                with wanted as (
                    select
                        reservation.pool_id,
                        reservation.reservation_id,
                        covered.unit_id,
                        case resource.kind when 'venue' then
                            greatest(reservation.buffer_before, resource.buffer_before) * interval '1 minute'
                        else '0' end
                        + reservation.ends_at - reservation.starts_at
                        + case resource.kind when 'venue' then
                            greatest(reservation.buffer_after, resource.buffer_after) * interval '1 minute'
                        else '0' end as length
                    from poolbook.reservation
                    join poolbook.reservation_item as item using (pool_id, reservation_id)
                    join poolbook.resource using (pool_id, resource_id)
                    join poolbook.resource_unit as covered using (pool_id, resource_id)
                    where reservation.state in ('hold', 'confirmed')
                        and reservation.replaces is null
                        and resource.kind <> 'equipment'
                ),
                had as (
                    select pool_id, reservation_id, unit_id, sum(allocation.ends_at - allocation.starts_at) as length
                    from poolbook.allocation
                    join poolbook.reservation using (pool_id, reservation_id)
                    where replaces is null
                    group by pool_id, reservation_id, unit_id
                )
                select pool_id, reservation_id, unit_id, wanted.length as wanted, had.length as had
                from wanted
                full join had using (pool_id, reservation_id, unit_id)
                where wanted.length is distinct from had.length
                """
            ),
            (
                "an allocation lies outside its reservation's period and buffers",
                """
                select allocation.*
                from poolbook.allocation
                join poolbook.unit using (pool_id, unit_id)
                join poolbook.resource using (pool_id, resource_id)
                join poolbook.reservation using (pool_id, reservation_id)
                where allocation.starts_at < reservation.starts_at
                        - greatest(reservation.buffer_before, resource.buffer_before) * interval '1 minute'
                    or allocation.ends_at > reservation.ends_at
                        + greatest(reservation.buffer_after, resource.buffer_after) * interval '1 minute'
                """
            ),
        ]
    }

    private static var quantities: [(name: String, query: String)] {
        [
            (
                "more is taken of equipment than there is",
                """
                select here.resource_id, here.starts_at, sum(other.quantity) as taken, resource.quantity
                from poolbook.quantity_allocation as here
                join poolbook.quantity_allocation as other
                    on other.resource_id = here.resource_id
                    and other.starts_at <= here.starts_at
                    and other.ends_at > here.starts_at
                join poolbook.resource on resource.resource_id = here.resource_id
                group by here.resource_id, here.reservation_id, here.starts_at, resource.quantity
                having sum(other.quantity) > resource.quantity
                """
            ),
            (
                "a binding reservation has other quantities than it asked for",
                """
                with wanted as (
                    select pool_id, reservation_id, resource_id, reservation.starts_at, reservation.ends_at,
                        sum(coalesce(item.quantity, 1)) as quantity
                    from poolbook.reservation
                    join poolbook.reservation_item as item using (pool_id, reservation_id)
                    join poolbook.resource using (pool_id, resource_id)
                    where reservation.state in ('hold', 'confirmed')
                        and reservation.replaces is null
                        and resource.kind = 'equipment'
                    group by pool_id, reservation_id, resource_id, reservation.starts_at, reservation.ends_at
                )
                select pool_id, reservation_id, resource_id, wanted.quantity as wanted, had.quantity as had
                from wanted
                full join (
                    select taken.*
                    from poolbook.quantity_allocation as taken
                    join poolbook.reservation using (pool_id, reservation_id)
                    where replaces is null
                ) as had
                    using (pool_id, reservation_id, resource_id, starts_at, ends_at)
                where wanted.quantity is distinct from had.quantity
                """
            ),
        ]
    }

    private static var money: [(name: String, query: String)] {
        [
            (
                "a balance is not the sum of its entries, or is negative, or does not add up",
                """
                with step as (
                    select pool_id, line_id, target as balance, amount from poolbook.entry
                    union all
                    select pool_id, line_id, source, -amount from poolbook.entry
                ),
                total as (
                    select
                        pool_id,
                        line_id,
                        -coalesce(sum(amount) filter (where balance = 'outside'), 0) as granted,
                        coalesce(sum(amount) filter (where balance = 'available'), 0) as available,
                        coalesce(sum(amount) filter (where balance = 'reserved'), 0) as reserved,
                        coalesce(sum(amount) filter (where balance = 'committed'), 0) as committed,
                        coalesce(sum(amount) filter (where balance = 'spent'), 0) as spent,
                        coalesce(sum(amount) filter (where balance = 'lapsed'), 0) as lapsed
                    from step
                    group by pool_id, line_id
                )
                select line.*, total.*
                from poolbook.budget_line as line
                full join total using (pool_id, line_id)
                where (line.granted, line.available, line.reserved, line.committed, line.spent, line.lapsed)
                        is distinct from (
                            total.granted, total.available, total.reserved, total.committed, total.spent, total.lapsed)
                    or least(line.available, line.reserved, line.committed, line.spent, line.lapsed) < 0
                    or line.granted
                        <> line.available + line.reserved + line.committed + line.spent + line.lapsed
                """
            ),
            (
                "the entries of a line are not numbered without a gap",
                """
                select line.line_id, line.entries, count(entry.number), max(entry.number)
                from poolbook.budget_line as line
                left join poolbook.entry using (pool_id, line_id)
                group by line.pool_id, line.line_id, line.entries
                having line.entries <> count(entry.number)
                    or line.entries <> coalesce(max(entry.number), 0)
                """
            ),
            (
                "an entry does not say what its balances became",
                """
                select *
                from (
                    select
                        entry.*,
                        sum(case balance.name when target then amount when source then -amount else 0 end)
                            over (partition by pool_id, line_id, balance.name order by number) as became,
                        balance.name as balance
                    from poolbook.entry
                    cross join unnest(array['available', 'reserved', 'committed', 'spent', 'lapsed'])
                        as balance (name)
                ) as entry
                where balance = target and became <> target_after
                    or balance = source and became <> source_after
                """
            ),
            (
                "a commitment is not the sum of its entries",
                """
                with total as (
                    select
                        pool_id,
                        reservation_id,
                        line_id,
                        sum(case
                            when source = 'outside' or source = 'available' and act <> 'reverse' then amount
                            when target = 'outside' or target = 'available' and act = 'amend' then -amount
                            else 0
                        end) as amount,
                        sum(case
                            when target in ('available', 'lapsed') and act <> 'amend' then amount
                            when source in ('available', 'lapsed') and act = 'reverse' then -amount
                            else 0
                        end) as released,
                        sum(case 'reserved' when target then amount when source then -amount else 0 end)
                            as reserved,
                        sum(case 'committed' when target then amount when source then -amount else 0 end)
                            as committed,
                        sum(case 'spent' when target then amount when source then -amount else 0 end) as spent
                    from poolbook.entry
                    where reservation_id is not null
                    group by pool_id, reservation_id, line_id
                )
                select commitment.*, total.*
                from poolbook.commitment
                full join total using (pool_id, reservation_id, line_id)
                where (commitment.amount, commitment.released, commitment.reserved, commitment.committed,
                        commitment.spent)
                    is distinct from (total.amount, total.released, total.reserved, total.committed, total.spent)
                """
            ),
            (
                "a reservation has set aside other money than its state allows",
                """
                with asked as (
                    select pool_id, reservation_id, sum(amount) as amount
                    from poolbook.reservation_item
                    where project_id is not null
                    group by pool_id, reservation_id
                ),
                owed as (
                    select pool_id, reservation_id, sum(amount - credited - paid) as due
                    from poolbook.invoice
                    group by pool_id, reservation_id
                ),
                had as (
                    select pool_id, reservation_id, sum(reserved) as reserved, sum(committed) as committed,
                        sum(amount - tolerated) as agreed, sum(amount - tolerated - released) as kept
                    from poolbook.commitment
                    group by pool_id, reservation_id
                )
                select reservation.reservation_id, reservation.state, asked.amount, had.reserved, had.committed, had.kept, had.agreed
                from poolbook.reservation
                left join asked using (pool_id, reservation_id)
                left join had using (pool_id, reservation_id)
                left join owed using (pool_id, reservation_id)
                where reservation.state in ('hold', 'confirmed')
                        and reservation.replaces is null
                        and coalesce(asked.amount, 0) not between coalesce(had.kept, 0) and coalesce(had.agreed, 0)
                    or reservation.state not in ('hold', 'confirmed') and had.committed > coalesce(owed.due, 0)
                    or had.committed < owed.due
                    or reservation.state <> 'hold' and had.reserved > 0
                    or reservation.state = 'hold' and had.committed > 0
                """
            ),
        ]
    }

    private static var records: [(name: String, query: String)] {
        [
            (
                "what waits is no hold, or a change waits without its approvals",
                """
                select approval.reference, approval.state, reservation.state
                from poolbook.approval
                join poolbook.reservation
                    on reservation.pool_id = approval.pool_id
                    and reservation.reservation_id = approval.subject_id
                where approval.state = 'waiting' and reservation.state <> 'hold'
                    or approval.state = 'rejected' and reservation.state = 'confirmed'
                union all
                select reservation.reference, null, reservation.state
                from poolbook.reservation
                where reservation.replaces is not null
                    and reservation.state = 'hold'
                    and not exists (
                        select 1
                        from poolbook.approval
                        where approval.subject_id = reservation.reservation_id
                            and approval.state = 'waiting'
                    )
                """
            ),
            (
                "a reservation has not one audit row for each of its versions",
                """
                select reservation.reservation_id, reservation.version, count(audit.number),
                    array_agg(audit.version_after order by audit.version_after)
                from poolbook.reservation
                left join poolbook.audit
                    on audit.pool_id = reservation.pool_id
                    and audit.subject_id = reservation.reservation_id
                group by reservation.pool_id, reservation.reservation_id, reservation.version
                having array_agg(audit.version_after order by audit.version_after)
                    is distinct from array(select generate_series(1, reservation.version))
                """
            ),
            (
                "a command on reservations has no audit row, or an audit row or an entry has no command",
                """
                select command.act, command.command_id
                from poolbook.command
                left join poolbook.audit using (pool_id, command_id)
                where audit.command_id is null
                    and command.act in ('reserve', 'confirm', 'move', 'cancel', 'fund.grant')
                union all
                select audit.act, audit.command_id
                from poolbook.audit
                left join poolbook.command using (pool_id, command_id)
                where command.command_id is null
                union all
                select entry.act, entry.command_id
                from poolbook.entry
                left join poolbook.command using (pool_id, command_id)
                where command.command_id is null
                """
            ),
            (
                "an answer names a reservation that there is not",
                """
                select command.act, command.answer
                from poolbook.command
                left join poolbook.reservation
                    on reservation.pool_id = command.pool_id
                    and reservation.reference = command.answer ->> 'reference'
                where command.act in ('reserve', 'confirm', 'move', 'cancel')
                    and reservation.reservation_id is null
                """
            ),
        ]
    }
}
