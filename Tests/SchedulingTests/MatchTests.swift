import Foundation
import Scheduling
import Testing

/// What money wants from elsewhere, and what of that was spent.
@Suite struct MatchTests {
    private enum Money { case own, foreign }

    private func line(
        _ fund: String, project: String = "evening", granted: Int64 = 0, spent: Int64 = 0, _ money: Money = .foreign,
        _ terms: MatchTerms = .none
    ) -> DrawdownLine {
        var line = DrawdownLine(
            id: UUID(), fund: .init(code: fund, name: fund), project: .init(code: project, name: project), owners: [],
            category: "rent", year: 2027, benchmark: .linear, formula: .spent, carriedOver: 0, invoiced: nil)
        line.balances = Balances(granted: granted, spent: spent)
        line.isOwnMoney = money == .own
        line.matchTerms = terms
        return line
    }

    private func share(_ partsPerMillion: Int, _ sources: MatchTerms.Sources = .any) -> MatchTerms {
        MatchTerms(share: partsPerMillion, amount: nil, sources: sources)
    }

    @Test func `a fifth of what is granted has to be spent of other money of the same project`() {
        let lines = [
            line("state", granted: 10_000, spent: 5_000, .foreign, share(200_000)), line("own", spent: 1_500, .own),
            line("own", project: "other", spent: 9_000, .own),
        ].asMatched
        #expect(lines[0].match == Match(required: 2_000, met: 1_500))
        #expect(lines.match == Match(required: 2_000, met: 1_500))
    }

    @Test func `no more is met than is required, and an amount takes the place of the part`() {
        let terms = MatchTerms(share: 200_000, amount: 700, sources: .any)
        let lines = [line("state", granted: 10_000, .foreign, terms), line("gift", spent: 9_000)].asMatched
        #expect(lines[0].match == Match(required: 700, met: 700))
    }

    @Test func `only own money counts where that is wanted, and what it has matched once counts no second time`() {
        let lines = [
            line("state", granted: 10_000, .foreign, share(100_000, .own)),
            line("city", granted: 10_000, .foreign, share(100_000)), line("own", spent: 1_200, .own),
            line("gift", spent: 300),
        ].asMatched
        #expect(lines[0].match == Match(required: 1_000, met: 1_000))
        #expect(lines[1].match == Match(required: 1_000, met: 500))
    }

    @Test func `money that wants a match itself matches nothing`() {
        let lines = [
            line("state", granted: 10_000, .foreign, share(100_000)),
            line("city", granted: 10_000, spent: 4_000, .foreign, share(100_000)),
        ].asMatched
        #expect(lines.match == Match(required: 2_000, met: 0))
    }

    @Test func `among lines it is divided to the last minor unit`() {
        let lines = [
            line("state", granted: 1_000, .foreign, share(500_000)),
            line("state", granted: 1_000, .foreign, share(500_000)),
            line("state", granted: 1_000, .foreign, share(500_000)), line("own", spent: 1_000, .own),
        ].asMatched
        #expect(lines.map(\.match.met).reduce(0, +) == 1_000)
        #expect(lines.prefix(3).allSatisfy { (333...334).contains($0.match.met) })
    }
}

extension [DrawdownLine] {
    fileprivate var asMatched: [DrawdownLine] { matched(among: self) }
}
