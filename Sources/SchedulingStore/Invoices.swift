public import Foundation
internal import Postgres
public import Scheduling

/// An amount of a budget line, as answers about money tell it.
public struct LinePart: Sendable, Decodable {
    /// The line as people type it.
    public let line: String
    /// The project's name.
    public let project: String
    /// The fund's name.
    public let fund: String
    /// The category.
    public let category: String
    /// The fiscal year.
    public let year: Int
    /// Minor units; nil of relief in kind.
    public let amount: Int64?
    /// What of it was set aside with the bill, within the fund's tolerance.
    public let amended: Int64?
    /// What of it was paid before and came back.
    public let refunded: Int64?
    /// The balance that a refund goes to.
    public let goesTo: String?
    /// The entry that is undone, or undoes it, as people type it.
    public let entry: String?
}

/// Whom an act waits for that takes two people.
public struct SecondPerson: Sendable, Decodable {
    /// The approval that it waits for.
    public struct Approval: Sendable, Decodable {
        /// What people type for it.
        public let reference: String
        /// Until when it waits.
        public let expiresAt: Instant
    }

    /// How many others could agree.
    public let others: Int
    /// What they agree to.
    public let approval: Approval
}

/// What became of a bill.
public struct BillAnswer: Sendable, Decodable {
    /// What people type for it.
    public let reference: String
    /// The reservation that it is on.
    public let reservation: String
    /// Whose it is.
    public let payee: String
    /// The payee's number for it.
    public let number: String
    /// What it is for.
    public let category: String
    /// What was billed.
    public let amount: Int64
    /// What is neither credited nor paid.
    public let due: Int64
    /// What was paid or credited now.
    public let moved: Int64?
    /// What was paid, less refunds.
    public let paid: Int64?
    /// What the payee took back.
    public let credited: Int64?
    /// The day for which it counts.
    public let day: LocalDate?
    /// The first day of the month into which it was posted.
    public let postedIn: LocalDate?
    /// How it is split.
    public let parts: [LinePart]
    /// What a last payment gave back.
    public let released: [LinePart]?
    /// What the reservation has open still.
    public let open: [LinePart]?
    /// Whom a payment above the pool's limit waits for.
    public let others: Int?
    /// The approval that it waits for.
    public let approval: SecondPerson.Approval?
}

/// A bill that is entered.
public struct NewBill: Sendable {
    /// Whether others follow.
    public enum Order: String, Sendable {
        /// Others may follow.
        case more
        /// No other follows: once it is paid, what is left of its category goes back.
        case final
    }

    /// What is billed.
    public let amount: Money
    /// The payee's number for it.
    public let number: String
    /// Whose it is.
    public let payee: String
    /// What it is for; nil where that is plain.
    public let category: String?
    /// The one project that pays; nil for all that do.
    public let project: ProjectID?
    /// Its day; nil for today.
    public let day: LocalDate?
    /// Whether others follow.
    public let order: Order

    /// A bill.
    public init(
        amount: Money, number: String, payee: String, category: String?, project: ProjectID?, day: LocalDate?,
        order: Order
    ) {
        self.amount = amount
        self.number = number
        self.payee = payee
        self.category = category
        self.project = project
        self.day = day
        self.order = order
    }
}

extension Store {
    /// Enters a bill on what a reservation has committed.
    public func add(
        _ bill: NewBill, to reservation: ReservationID, reason: String?, _ act: Act
    ) throws(StoreError) -> BillAnswer {
        try self.act(
            act.call(
                "add_invoice",
                [
                    reservation.uuid, bill.amount.minorUnits, bill.number, bill.payee, bill.category,
                    bill.project?.uuid, bill.day?.calendarDay, bill.order.rawValue, reason,
                ]))
    }

    /// Pays a bill: an amount, or all that is due.
    public func pay(
        bill: UUID, amount: Money?, order: NewBill.Order, day: LocalDate?, reason: String?, _ act: Act
    ) throws(StoreError) -> BillAnswer {
        try self.act(
            act.call("pay_invoice", [bill, amount?.minorUnits, order.rawValue, day?.calendarDay, reason]))
    }

    /// Takes an amount of a bill back: of what is due, then as a refund.
    public func credit(
        bill: UUID, amount: Money, day: LocalDate?, reason: String?, _ act: Act
    ) throws(StoreError) -> BillAnswer {
        try self.act(act.call("credit_invoice", [bill, amount.minorUnits, day?.calendarDay, reason]))
    }
}

/// A bill as it is listed.
public struct InvoiceRow: Sendable {
    /// Its identifier.
    public let id: UUID
    /// What people type for it.
    public let reference: String
    /// The reservation that it is on; nil where the caller does not see it.
    public let reservation: String?
    /// Whose it is.
    public let payee: String
    /// The payee's number for it.
    public let number: String
    /// What it is for.
    public let category: String
    /// What was billed.
    public let amount: Int64
    /// What was paid, less refunds.
    public let paid: Int64
    /// What the payee took back.
    public let credited: Int64
    /// Its day.
    public let day: LocalDate
}

/// Which bills are listed.
public struct InvoiceFilter: Sendable {
    /// What is to be left of them.
    public enum Dues: String, Sendable {
        /// Whatever it is.
        case any
        /// Something is due.
        case due
    }

    /// Only this one.
    public var id: UUID?
    /// Only of this payee, or a part of its name.
    public var payee: String?
    /// Only on this reservation.
    public var reservation: ReservationID?
    /// Only those of which something is due.
    public var dues = Dues.any

    /// All of them.
    public init() {}
}

extension Store {
    /// Bills, the latest first.
    public func invoices(
        in pool: PoolID, _ filter: InvoiceFilter, limit: Int
    ) throws(StoreError) -> [InvoiceRow] {
        return try read(
            .many(
                """
                select invoice_id, reference, reservation, payee, number, category, amount, paid, credited, dated_on
                from poolbook_1.invoices
                where pool_id = $1
                    and ($2 is null or invoice_id = $2)
                    and ($3 is null or strpos(lower(payee), lower($3)) > 0)
                    and ($4 is null or reservation_id = $4)
                    and ($5 = 'any' or due > 0)
                order by dated_on desc, entered_at desc, reference
                limit $6
                """, [pool.uuid, filter.id, filter.payee, filter.reservation?.uuid, filter.dues.rawValue, Int64(limit)]
            ) { row in
                InvoiceRow(
                    id: try row.next(), reference: try row.next(), reservation: try row.next(),
                    payee: try row.next(), number: try row.next(), category: try row.next(),
                    amount: try row.next(), paid: try row.next(), credited: try row.next(),
                    day: LocalDate(try row.next()))
            })
    }

    /// How a bill is split: line by line what was billed, credited and paid.
    public func parts(ofInvoice id: UUID, in pool: PoolID) throws(StoreError) -> [InvoicePartRow] {
        try read(
            .many(
                """
                select project, fund, category, fiscal_year, amount, credited, paid
                from poolbook_1.invoice_parts
                where pool_id = $1
                    and invoice_id = $2
                order by project, fund
                """, [pool.uuid, id]
            ) { row in
                InvoicePartRow(
                    project: try row.next(), fund: try row.next(), category: try row.next(),
                    year: Int(try row.next(Int16.self)), amount: try row.next(), credited: try row.next(),
                    paid: try row.next())
            })
    }
}

/// A part of a bill, on one line.
public struct InvoicePartRow: Sendable {
    /// The project's code.
    public let project: String
    /// The fund's code.
    public let fund: String
    /// The category.
    public let category: String
    /// The fiscal year.
    public let year: Int
    /// What was billed.
    public let amount: Int64
    /// What the payee took back.
    public let credited: Int64
    /// What was paid, less refunds.
    public let paid: Int64
}
