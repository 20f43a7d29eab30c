public import Foundation

/// A budget line with what its money has become: the unit of every drawdown.
public struct DrawdownLine: Sendable, Hashable {
    /// Something that has a code and a name.
    public struct Named: Sendable, Hashable {
        /// What people type for it.
        public let code: String
        /// What people read for it.
        public let name: String

        /// A code and a name.
        public init(code: String, name: String) {
            self.code = code
            self.name = name
        }
    }

    /// The line.
    public let id: UUID
    /// Whose money it is.
    public let fund: Named
    /// The work it is for.
    public let project: Named
    /// The codes of the organizations that own the project.
    public let owners: [String]
    /// What it may pay for.
    public let category: String
    /// Its fiscal year.
    public let year: Int
    /// What should be spent by when.
    public let benchmark: Benchmark
    /// How the fund counts its execution rate.
    public let formula: RateFormula
    /// What part of the rest goes over to the next year, in parts per million.
    public let carriedOver: Int
    /// What was billed, less credits; nil where it is not known for the day that was asked for.
    public var invoiced: Int64?
    /// What is wanted from elsewhere beside it.
    public var matchTerms = MatchTerms.none
    /// Whether it is the organizations' own money.
    public var isOwnMoney = false
    /// What it wants from elsewhere, and has.
    public var match = Match()
    /// What its money has become.
    public var balances = Balances()
    /// What was spent in the month that was asked for and the two before it.
    public var recent: Int64 = 0

    /// A line, of which nothing has moved yet.
    public init(
        id: UUID, fund: Named, project: Named, owners: [String], category: String, year: Int, benchmark: Benchmark,
        formula: RateFormula, carriedOver: Int, invoiced: Int64?
    ) {
        self.id = id
        self.fund = fund
        self.project = project
        self.owners = owners
        self.category = category
        self.year = year
        self.benchmark = benchmark
        self.formula = formula
        self.carriedOver = carriedOver
        self.invoiced = invoiced
    }
}

extension Sequence where Element == DrawdownLine {
    /// What all of it has become.
    public var balances: Balances { map(\.balances).total }

    /// What was billed of all of it; nil where that is not known.
    public var invoiced: Int64? {
        reduce(Int64?.some(0)) { sum, line in
            guard let sum, let invoiced = line.invoiced else { return nil }
            return sum + invoiced
        }
    }

    /// Each formula that its funds have, in the order of their names.
    public var formulas: [RateFormula] {
        Set(map(\.formula)).sorted { $0.rawValue < $1.rawValue }
    }

    /// The pace of all of it together: each line by its own fund's formula, curve and rule for the year's end.
    public func pace(asOf day: LocalDate, year: Int) -> Pace {
        var executed: Int64 = 0
        var due: Int64 = 0
        var rest: Int64 = 0
        var lapsing: Int64 = 0
        var recent: Int64 = 0
        for line in self {
            executed += line.formula.executed(line.balances, invoiced: line.invoiced ?? line.balances.spent)
            let share = Int128(line.benchmark.share(by: day, of: line.year))
            due += Int64(clamping: Int128(line.balances.granted) * share / 1_000_000)
            let left = Swift.max(0, line.balances.granted - line.balances.lapsed - line.balances.spent)
            rest += left
            lapsing += Int64(clamping: Int128(left) * Int128(1_000_000 - line.carriedOver) / 1_000_000)
            recent += line.recent
        }
        return Pace(
            Pace.Basis(
                balances: balances, executed: executed, due: due, recent: recent,
                lapsing: partsPerMillion(lapsing, of: rest)),
            asOf: day, year: year)
    }
}
