internal import Postgres
public import Scheduling

/// What a fund asks of money besides its validity and categories.
public struct FundTerms: Sendable {
    /// The first day on which money may be set aside; nil for any.
    public let obligationFrom: LocalDate?
    /// The last day on which money may be set aside; nil for any.
    public let obligationUntil: LocalDate?
    /// The last day on which it is paid out; nil for any.
    public let liquidationUntil: LocalDate?
    /// What of the money available at a year's end next year's line gets; the rest lapses.
    public let carryOver: Share
    /// How far bills may go above what was agreed.
    public let tolerance: Share
    /// What part should be spent by the end of each month; empty for equal parts by the day.
    public let curve: [Share]
    /// The name of the formula of the execution rate.
    public let rateFormula: String
    /// After how many days what is committed and not billed goes back.
    public let releaseAfter: Int
    /// What part of what it grants has to come from elsewhere.
    public let match: Share
    /// Which other money counts for that.
    public let matchFrom: String

    static let columns = """
        obligation_from, obligation_until, liquidation_until, carry_over, tolerance, curve, rate_formula, release_after,
            match_share, match_from
        """

    init(_ row: inout Row) throws(PostgresError) {
        obligationFrom = try row.nextDay()
        obligationUntil = try row.nextDay()
        liquidationUntil = try row.nextDay()
        carryOver = Self.share(try row.next(Int32.self))
        tolerance = Self.share(try row.next(Int32.self))
        curve = try row.next([Int32].self).map(Self.share)
        rateFormula = try row.next()
        releaseAfter = Int(try row.next(Int32.self))
        match = Self.share(try row.next(Int32.self))
        matchFrom = try row.next()
    }

    /// The database keeps shares between nothing and all.
    private static func share(_ partsPerMillion: Int32) -> Share {
        (try? Share(partsPerMillion: Int(partsPerMillion))) ?? .whole
    }
}
