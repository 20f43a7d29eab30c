internal import Foundation

/// What a fund, or a grant of it, wants from elsewhere beside its own money.
public struct MatchTerms: Sendable, Hashable {
    /// Which other money counts.
    public enum Sources: String, Sendable, Hashable, CaseIterable {
        /// Of funds whose source is the organizations' own money.
        case own
        /// Of every fund that asks for no match itself.
        case any
    }

    /// The part of what is granted, in parts per million.
    public let share: Int
    /// An amount in place of it, in minor units; nil where the part counts.
    public let amount: Int64?
    /// Which other money counts.
    public let sources: Sources

    /// Nothing.
    public static let none = MatchTerms(share: 0, amount: nil, sources: .any)

    /// A part of what is granted, or an amount, from some sources.
    public init(share: Int, amount: Int64?, sources: Sources) {
        self.share = share
        self.amount = amount
        self.sources = sources
    }

    /// Whether anything is wanted.
    public var isWanted: Bool { share > 0 || (amount ?? 0) > 0 }

    /// What is wanted beside so much, rounded towards zero.
    public func required(beside granted: Int64) -> Int64 {
        amount ?? Int64(clamping: Int128(granted) * Int128(share) / 1_000_000)
    }
}

/// What a line wants beside it, and what of that was spent.
public struct Match: Sendable, Hashable {
    /// What has to be spent of other money.
    public var required: Int64 = 0
    /// What was, as far as it is required.
    public var met: Int64 = 0

    /// So much of each; by default nothing.
    public init(required: Int64 = 0, met: Int64 = 0) {
        self.required = required
        self.met = met
    }
}

extension Array where Element == DrawdownLine {
    /// The same lines with what each wants and has, where `all` are those of the same projects and years.
    ///
    /// What a project spends of money that wants no match itself counts once: own money first for those who want that,
    /// then what is left for those who take any. Among lines it is divided as what they want stands to each other.
    public func matched(among all: [DrawdownLine]) -> [DrawdownLine] {
        var found: [UUID: Match] = [:]
        for (_, lines) in Dictionary(grouping: all, by: { [$0.project.code, "\($0.year)"] }) {
            let giving = lines.filter { !$0.matchTerms.isWanted }
            let own = giving.filter(\.isOwnMoney).reduce(Int64(0)) { $0 + Swift.max($1.balances.spent, 0) }
            let other = giving.filter { !$0.isOwnMoney }.reduce(Int64(0)) { $0 + Swift.max($1.balances.spent, 0) }
            let left = own - Self.divide(own, among: lines, .own, &found)
            _ = Self.divide(left + other, among: lines, .any, &found)
        }
        return map { line in
            var line = line
            line.match = found[line.id] ?? Match()
            return line
        }
    }

    /// Divides what there is among the lines that take it; returns how much of it they want.
    private static func divide(
        _ amount: Int64, among lines: [DrawdownLine], _ sources: MatchTerms.Sources,
        _ found: inout [UUID: Match]
    ) -> Int64 {
        let wanting = lines.filter { $0.matchTerms.isWanted && $0.matchTerms.sources == sources }
        let required = wanting.map { Swift.max($0.matchTerms.required(beside: $0.balances.granted), 0) }
        let total = required.reduce(0, +)
        let met = Swift.min(amount, total)
        var soFar: Int64 = 0
        var given: Int64 = 0
        for (line, part) in zip(wanting, required) {
            soFar += part
            let until = total == 0 ? 0 : Int64(clamping: Int128(met) * Int128(soFar) / Int128(total))
            found[line.id] = Match(required: part, met: until - given)
            given = until
        }
        return met
    }
}

extension Sequence where Element == DrawdownLine {
    /// What all of them want together, and have.
    public var match: Match {
        reduce(into: Match()) { sum, line in
            sum.required += line.match.required
            sum.met += line.match.met
        }
    }
}
