import Reporting
import Scheduling
import SchedulingStore

/// A drawdown as tables.
extension DrawdownReport {
    /// The table that a division makes; without one, by project, or of one project by line.
    func table(by division: DrawdownCommand.Division?) throws -> Table {
        switch division {
        case .project: projects
        case .fund: grouped(groups(by: \.fund), "fund", Headings.fund)
        case .category:
            grouped(
                groups { DrawdownLine.Named(code: $0.category, name: $0.category) }, "category", Headings.category)
        case .month: monthly(try months())
        case .event: byEvent(try events())
        case .host: byHost(try events())
        case nil:
            switch subject {
            case .pool, .organization, .fund: projects
            case .project: byLine
            case .event: byEvent(try events())
            }
        }
    }

    private var projects: Table { grouped(groups(by: \.project), "project", Headings.project) }

    private func grouped(_ groups: [Group], _ key: String, _ heading: Sentence) -> Table {
        let named = groups.contains { $0.named.code != $0.named.name }
        return Table(
            [Column(key, heading)] + (named ? [Column("name", Headings.name, for: .programs)] : [])
                + Self.sums + Self.pace + matchColumns,
            rows: groups.map { group in
                let code = Cell.state(.verbatim(group.named.name), key: group.named.code)
                return [code] + (named ? [.text(group.named.name)] : []) + cells(group) + paceCells(group)
                    + matchCells(group)
            }, whenEmpty: empty)
    }

    /// What is said where there is nothing.
    var empty: Sentence {
        switch reading {
        case .granted: DrawdownSentences.nothing(in: year)
        case .kept: DrawdownSentences.nothingToRead
        }
    }

    /// The balances that everybody looks for, and those that programs and one subject's record have beside them.
    static var sums: [Column] {
        [
            Column("original", DrawdownSentences.original, .trailing, for: .programs),
            Column("granted", Headings.granted, .trailing), Column("reserved", Headings.reserved, .trailing),
            Column("committed", Headings.committed, .trailing), Column("spent", Headings.spent, .trailing),
            Column("billed", DrawdownSentences.invoiced, .trailing, for: .programs),
            Column("released", Headings.released, .trailing, for: .programs),
            Column("lapsed", DrawdownSentences.lapsed, .trailing, for: .programs),
            Column("available", Headings.available, .trailing),
        ]
    }

    func cells(_ group: Group) -> [Cell] {
        let sums = group.balances
        return [
            money(sums.original), money(sums.granted), money(sums.reserved), money(sums.committed), money(sums.spent),
            group.lines.invoiced.map(money) ?? .empty, money(sums.released), money(sums.lapsed), money(sums.available),
        ]
    }

    /// For programs, where any of the money wants more from elsewhere.
    var matchColumns: [Column] {
        wantsMatch
            ? [
                Column("match_required", MatchSentences.required, .trailing, for: .programs),
                Column("match_met", MatchSentences.met, .trailing, for: .programs),
            ] : []
    }

    func matchCells(_ group: Group) -> [Cell] {
        let match = group.lines.match
        return wantsMatch ? [money(match.required), money(match.met)] : []
    }

    static var pace: [Column] {
        [
            Column("rate", DrawdownSentences.rate, .trailing), Column("curve", DrawdownSentences.curve, .trailing),
            Column("gap", DrawdownSentences.gap, .trailing),
            Column("formula", DrawdownSentences.formula, for: .programs),
            Column("burn", DrawdownSentences.burn, .trailing, for: .programs),
            Column("recent_burn", DrawdownSentences.recentBurn, .trailing, for: .programs),
            Column("projected", DrawdownSentences.projected, .trailing, for: .programs),
            Column("runs_out", DrawdownSentences.runsOut, for: .programs),
            Column("unspent", DrawdownSentences.unspent, .trailing, for: .programs),
            Column("lapses", DrawdownSentences.unspent, .trailing, for: .programs),
            Column("bar", DrawdownSentences.bar, for: .people), Column("outlook", DrawdownSentences.outlook),
        ]
    }

    func paceCells(_ group: Group) -> [Cell] {
        let pace = group.pace
        let tone: Tone = pace.gap <= -100_000 ? .bad : pace.gap < 0 ? .waiting : .good
        let gap = (pace.gap > 0 ? "+" : "") + points(pace.gap)
        return [
            .text(percentage(pace.rate)), .text(percentage(pace.benchmark)),
            .state(.verbatim(gap), key: gap, tone: tone),
            .list(group.lines.formulas.map(\.rawValue)), money(pace.burn), money(pace.recentBurn),
            money(pace.projected), pace.runsOut.map(Cell.date) ?? .empty, money(pace.unspent), money(pace.lapses),
            .picture(bar(group.balances, benchmark: pace.benchmark)), outlook(pace),
        ]
    }

    /// Where the pace leads: the day on which nothing is left, or what the year's end leaves.
    func outlook(_ pace: Pace) -> Cell {
        guard pace.projected > 0 || pace.unspent > 0 else { return .empty }
        if let day = pace.runsOut {
            return .state(DrawdownSentences.out(.verbatim(day.description)), key: "runs-out", tone: .waiting)
        }
        if pace.lapses > 0 {
            return .state(DrawdownSentences.lapses(text(pace.lapses)), key: "lapses", tone: .plain)
        }
        return pace.unspent > 0
            ? .state(DrawdownSentences.leaves(text(pace.unspent)), key: "leaves")
            : .state(DrawdownSentences.allSpent, key: "all-spent", tone: .good)
    }

    /// One project's lines.
    var byLine: Table {
        let groups = lines.map { line in
            Group(.init(code: line.category, name: line.category), [line], asOf: day, year: year)
        }
        return Table(
            [Column("category", Headings.category), Column("fund", Headings.fund)] + Self.sums
                + [
                    Column("rate", DrawdownSentences.rate, .trailing),
                    Column("curve", DrawdownSentences.curve, .trailing),
                    Column("formula", DrawdownSentences.formula, for: .programs),
                    Column("bar", DrawdownSentences.bar, for: .people),
                ] + matchColumns,
            rows: groups.map { group in
                let line = group.lines[0]
                return [.text(line.category), .state(.verbatim(line.fund.name), key: line.fund.code)] + cells(group)
                    + [
                        .text(percentage(group.pace.rate)), .text(percentage(group.pace.benchmark)),
                        .text(line.formula.rawValue), .picture(bar(group.balances, benchmark: group.pace.benchmark)),
                    ] + matchCells(group)
            }, whenEmpty: empty)
    }

    /// What each month moved, and what all until its end have come to.
    func monthly(_ months: [DrawdownMonth]) -> Table {
        var sum = Balances()
        return Table(
            [
                Column("month", DrawdownSentences.month), Column("granted", Headings.granted, .trailing),
                Column("reserved", Headings.reserved, .trailing), Column("committed", Headings.committed, .trailing),
                Column("spent", Headings.spent, .trailing), Column("released", Headings.released, .trailing),
                Column("lapsed", DrawdownSentences.lapsed, .trailing, for: .programs),
                Column("granted_so_far", Headings.granted, .trailing, for: .programs),
                Column("reserved_so_far", Headings.reserved, .trailing, for: .programs),
                Column("committed_so_far", DrawdownSentences.committedSoFar, .trailing),
                Column("spent_so_far", DrawdownSentences.soFar, .trailing),
                Column("curve", DrawdownSentences.curve, .trailing),
                Column("available", Headings.available, .trailing),
            ],
            rows: months.map { month in
                sum = sum + month.moved
                let moved = month.moved
                let text = String(month.month.description.prefix(7))
                return [.text(text)]
                    + [
                        moved.granted, moved.reserved, moved.committed, moved.spent, moved.released, moved.lapsed,
                        sum.granted, sum.reserved, sum.committed, sum.spent,
                    ].map(money) + [.text(percentage(benchmark(by: month.month.endOfMonth))), money(sum.available)]
            }, whenEmpty: empty)
    }

    /// What should be spent by a day, of all lines together.
    func benchmark(by day: LocalDate) -> Int { lines.pace(asOf: day, year: year).benchmark }

    func byEvent(_ events: [DrawdownEvent]) -> Table {
        let order = events.reduce(into: [String]()) { if !$0.contains($1.reference) { $0.append($1.reference) } }
        let byReference = Dictionary(grouping: events, by: \.reference)
        return Table(
            [
                Column("reference", Headings.reference), Column("when", Headings.when),
                Column("title", Headings.title), Column("state", Headings.state),
            ] + Self.drawn,
            rows: order.compactMap { reference in
                guard let parts = byReference[reference], let first = parts.first else { return nil }
                // A title is folded, never cut: it is what people know the event by.
                let title = Cell.state(.verbatim(first.title), key: first.title)
                return [.text(reference), .period(first.period), title, first.state.cell]
                    + drawn(parts.map(\.balances).total)
            })
    }

    func byHost(_ events: [DrawdownEvent]) -> Table {
        Table(
            [Column("host", Headings.host)] + Self.drawn,
            rows: events.byHost(in: desk.currency)
                .sorted { ($1.balances.drawn, $0.host) < ($0.balances.drawn, $1.host) }
                .map { [.text($0.host)] + drawn($0.balances) })
    }

    private static var drawn: [Column] {
        [
            Column("reserved", Headings.reserved, .trailing), Column("committed", Headings.committed, .trailing),
            Column("spent", Headings.spent, .trailing), Column("released", Headings.released, .trailing),
        ]
    }

    private func drawn(_ balances: Balances) -> [Cell] {
        [money(balances.reserved), money(balances.committed), money(balances.spent), money(balances.released)]
    }
}

extension Balances {
    /// Reserved, committed and spent.
    var drawn: Int64 { reserved + committed + spent }
}

extension Cell {
    /// A picture made of characters, which is nothing once it is cut.
    fileprivate static func picture(_ text: String) -> Cell { .state(.verbatim(text), key: text) }
}
