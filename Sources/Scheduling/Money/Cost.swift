/// What a reservation costs by the rates of what it takes.
public struct Cost: Sendable, Hashable {
    /// What one of the things that it takes costs.
    public struct Line: Sendable, Hashable {
        /// What is taken.
        public let take: Take
        /// Its rate.
        public let rate: Rate
        /// What that comes to.
        public let amount: Money
    }

    /// What one category of money is to pay.
    public struct Need: Sendable, Hashable {
        /// The category.
        public let category: String
        /// How much.
        public let amount: Money

        /// Both of them.
        public init(_ category: String, _ amount: Money) {
            self.category = category
            self.amount = amount
        }
    }

    /// What is charged, in the order in which it is taken.
    public let lines: [Line]
    /// The same by category, in the order in which they first occur.
    public let needs: [Need]
    /// All of it.
    public let total: Money

    /// The most that a reservation may cost, in minor units: thousands of them can still be added up.
    static let limit: Int64 = 1_000_000_000_000_000

    /// What takes cost in a period of an event that an organization leads; what is its own is free.
    ///
    /// Throws ``MoneyError/overflow`` where it is too much to be kept.
    public init(
        of takes: [Take], during period: Period, ledBy leader: OrganizationID?, in zone: Zone, currency: Currency
    ) throws(MoneyError) {
        var lines: [Line] = []
        for take in takes {
            guard let rate = take.resource.rate, leader == nil || take.resource.owner != leader else { continue }
            let amount = try rate.cost(of: period, quantity: take.quantity ?? 1, in: zone)
            lines.append(Line(take: take, rate: rate, amount: amount))
        }
        var needs: [Need] = []
        for line in lines {
            if let index = needs.firstIndex(where: { $0.category == line.rate.category }) {
                needs[index] = Need(line.rate.category, try needs[index].amount.adding(line.amount))
            } else {
                needs.append(Need(line.rate.category, line.amount))
            }
        }
        self.lines = lines
        self.needs = needs.filter { $0.amount.minorUnits > 0 }
        total = try Money.sum(of: lines.map(\.amount), in: currency)
        guard total.minorUnits <= Self.limit else { throw .overflow }
    }

    /// What is still to be paid of each category after these amounts of it.
    public func unpaid(after paid: [Need]) -> [Need] {
        needs.compactMap { need in
            let given = paid.filter { $0.category == need.category }.reduce(0) { $0 + $1.amount.minorUnits }
            let left = need.amount.minorUnits - given
            return left > 0 ? Need(need.category, Money(minorUnits: left, currency: total.currency)) : nil
        }
    }
}
