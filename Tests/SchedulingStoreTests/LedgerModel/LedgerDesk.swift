import Foundation
import Postgres
import Scheduling
import SchedulingStore
import TestSupport

/// Two people who keep a pool's money, and the server's superuser, who looks on.
struct LedgerDesk: ~Copyable {
    static let second = "test_second"

    let pool: SmallPool
    let store: Store
    let other: Store
    let connection: Connection

    init(_ pool: SmallPool) throws {
        let store = try pool.store()
        let other = try pool.database.store(as: Self.second)
        let connection = try pool.database.connect()
        self.pool = pool
        self.store = store
        self.other = other
        self.connection = connection
    }

    /// Makes a pool ready: another administrator, a fund that ends sooner, rules for the year's end, a first line of
    /// each sort.
    static func prepare(_ pool: SmallPool) throws {
        let store = try pool.store()
        let connection = try pool.database.connect()
        _ = try store.save(
            .member, .add,
            [
                .object([
                    "login": .string(second), "name": .string("Second"), "roles": .array([.string("administrator")]),
                ])
            ], pool.act())
        _ = try store.editPool(
            .object(["code": .string(pool.pool.name), "payment_limit": .integer(paymentLimit)]), pool.act())
        try connection.run(.none("update poolbook.pool set approval_hours = 720"))
        let code: String = try connection.value("select code from poolbook.fund where fund_id = $1", [pool.fund.uuid])
        _ = try store.save(
            .fund, .add,
            [
                .object([
                    "code": .string("soon"), "name": .string("Soon"), "source": .string("own"),
                    "valid_from": .string("\(pool.year)-01-01"), "valid_until": .string("\(pool.year + 90)-06-30"),
                    "liquidation_until": .string("\(soonPaysUntil(pool))"),
                ])
            ], pool.act())
        _ = try store.save(
            .fund, .edit,
            [
                .object([
                    "code": .string(code), "valid_until": .string("\(pool.year + 90)-12-31"),
                    "tolerance": .integer(100_000), "carry_over": .integer(300_000),
                ])
            ], pool.act())
    }

    static let paymentLimit: Int64 = 20_000

    static func soonPaysUntil(_ pool: SmallPool) -> LocalDate {
        LocalDate(year: pool.year + 1, month: 7, day: 1) ?? LocalDate(daysSince1970: 0)
    }

    /// Moves the database's clock to a minute.
    func set(to minute: Int) throws {
        try pool.database.set(.fast(from: instant(minute), factor: 1))
    }

    /// Minutes are counted on the pool's clock, which is eight hours ahead and never changed.
    func instant(_ minute: Int) -> Instant { Instant(secondsSince1970: (minute - 8 * 60) * 60) }

    func fund(_ fund: LedgerModel.Fund) throws -> FundID {
        switch fund {
        case .fund: pool.fund
        case .soon: FundID(try connection.value("select fund_id from poolbook.fund where code = 'soon'"))
        }
    }

    func id(_ table: String, _ reference: String) throws -> UUID {
        try connection.value(
            "select \(table)_id from poolbook.\(table) where reference = $1 limit 1", [reference])
    }

    /// The entry that a command made of a line.
    func number(_ key: String, _ line: UUID) throws -> Int64 {
        try connection.value(
            """
            select entry.number
            from poolbook.entry
            join poolbook.command using (pool_id, command_id)
            where command.key = $1
                and entry.line_id = $2
            """, [key, line])
    }

    /// Every line there is, by what it is called.
    func lines() throws -> [(key: LedgerModel.Key, id: UUID, line: LedgerModel.Line)] {
        try connection.run(
            .many(
                """
                select fund.code, category, fiscal_year, line_id, granted, available, reserved, committed, spent, lapsed
                from poolbook.budget_line
                join poolbook.fund using (pool_id, fund_id)
                """
            ) { row in
                let key = LedgerModel.Key(
                    fund: LedgerModel.Fund(rawValue: try row.next()) ?? .fund, category: try row.next(),
                    year: Int(try row.next(Int16.self)))
                let id = try row.next(UUID.self)
                var line = LedgerModel.Line()
                line[.outside] = -(try row.next(Int64.self))
                for balance in [LedgerModel.Balance.available, .reserved, .committed, .spent, .lapsed] {
                    line[balance] = try row.next()
                }
                return (key, id, line)
            })
    }

    /// What reservations have of each line: of some, or of all.
    func commitments(of ids: [UUID]?) throws -> [UUID: [UUID: LedgerModel.Commitment]] {
        let rows = try connection.run(
            .many(
                """
                select reservation_id, line_id, amount, reserved, committed, spent, released, tolerated
                from poolbook.commitment
                where $1::uuid[] is null
                    or reservation_id = any ($1)
                """, [ids]
            ) { row in
                (
                    try row.next(UUID.self), try row.next(UUID.self),
                    LedgerModel.Commitment(
                        amount: try row.next(), reserved: try row.next(), committed: try row.next(),
                        spent: try row.next(), released: try row.next(), tolerated: try row.next())
                )
            })
        return rows.reduce(into: [:]) { $0[$1.0, default: [:]][$1.1] = $1.2 }
    }

    /// How bills are split.
    func parts() throws -> [UUID: [UUID: LedgerModel.Bill.Part]] {
        let rows = try connection.run(
            .many("select invoice_id, line_id, amount, credited, paid from poolbook.invoice_part") { row in
                (
                    try row.next(UUID.self), try row.next(UUID.self),
                    LedgerModel.Bill.Part(amount: try row.next(), credited: try row.next(), paid: try row.next())
                )
            })
        return rows.reduce(into: [:]) { $0[$1.0, default: [:]][$1.1] = $1.2 }
    }
}
