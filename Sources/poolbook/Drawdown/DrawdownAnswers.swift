import Reporting
import Scheduling
import SchedulingStore

/// A drawdown as it is printed: for people a head, tables and what to look at; for programs its values.
extension DrawdownReport {
    func answer(by division: DrawdownCommand.Division?) throws {
        if desk.isJSON { Speech.print(try json(by: division)) } else { desk.answer(try document(by: division)) }
    }

    /// One object of one subject, with its lines; a division is an array.
    func json(by division: DrawdownCommand.Division?) throws -> String {
        switch (division, subject) {
        case (nil, .project): desk.renderer.json(try record())
        case (.some, _), (nil, _): desk.renderer.json(try table(by: division))
        }
    }

    func document(by division: DrawdownCommand.Division?) throws -> Document {
        var sections = [Document.Section(.lines([heading]))]
        guard !lines.isEmpty else { return Document(sections + [Document.Section(.lines([empty]))]) }
        switch (division, subject) {
        case (nil, .project(_, let named)):
            let events = try events()
            sections += [
                Document.Section(.record(summary)), Document.Section(.table(byLine)), legend,
            ]
            let found = try warnings(whole, events: events).map { sentence($0, named.name) }
            if !found.isEmpty { sections.append(Document.Section(.lines(found), heading: DrawdownSentences.warnings)) }
            sections.append(Document.Section(.lines([DrawdownSentences.drill(named.code)])))
        case (nil, .event):
            sections.append(Document.Section(.table(try table(by: nil))))
            sections.append(Document.Section(.table(try entryTable())))
        case (.month, _), (.event, _), (.host, _):
            sections.append(Document.Section(.table(try table(by: division))))
        case (.project, _), (.fund, _), (.category, _), (nil, _):
            sections += [Document.Section(.table(try table(by: division))), legend]
        }
        return Document(sections)
    }

    private var legend: Document.Section { Document.Section(.lines([DrawdownSentences.legend])) }

    var heading: Sentence {
        let head = DrawdownSentences.head(subject.name(desk), year, sentence(day))
        guard let knownAt = viewpoint.knownAt else { return head }
        return DrawdownSentences.headKnown(head, Cell.instant(knownAt).sentence(in: desk.zone))
    }

    /// The figures of one project, each with its name.
    var summary: Record {
        let group = whole
        let pace = group.pace
        let sums = group.balances
        let formulas = Sentence.joined(
            group.lines.formulas.map { DrawdownSentences.formula($0) }, by: .verbatim("; "))
        let gap = (pace.gap > 0 ? "+" : "") + points(pace.gap)
        var fields: [Record.Field] = [
            .init("granted", Headings.granted, money(sums.granted)),
            .init("original", DrawdownSentences.original, money(sums.original)),
            .init("reserved", Headings.reserved, money(sums.reserved)),
            .init("committed", Headings.committed, money(sums.committed)),
            .init("spent", Headings.spent, money(sums.spent)),
        ]
        if let invoiced = group.lines.invoiced {
            fields.append(.init("billed", DrawdownSentences.invoiced, money(invoiced)))
        }
        fields += [
            .init("released", Headings.released, money(sums.released)),
            .init("lapsed", DrawdownSentences.lapsed, money(sums.lapsed)),
            .init("available", Headings.available, money(sums.available)),
            .init(
                "rate", DrawdownSentences.rate,
                .state(
                    Sentence.joined(
                        [.verbatim(percentage(pace.rate)), formulas], by: .verbatim("  ")), key: percentage(pace.rate))),
            .init("curve", DrawdownSentences.curve, .text(percentage(pace.benchmark))),
            .init("gap", DrawdownSentences.gap, .text(gap)),
            .init("burn", DrawdownSentences.burn, money(pace.burn)),
            .init("recent_burn", DrawdownSentences.recentBurn, money(pace.recentBurn)),
            .init("projected", DrawdownSentences.projected, money(pace.projected)),
            .init("outlook", DrawdownSentences.outlook, outlook(pace)),
        ]
        if wantsMatch {
            let match = group.lines.match
            let part = percentage(partsPerMillion(match.met, of: match.required))
            fields += [
                .init("match_required", MatchSentences.required, money(match.required)),
                .init(
                    "match_met", MatchSentences.met,
                    .state(.verbatim("\(text(match.met))  \(part)"), key: text(match.met))),
            ]
        }
        return Record(fields)
    }

    private func record() throws -> Record {
        let group = whole
        let found = try warnings(group, events: events())
        let columns = [Column("project", Headings.project), Column("name", Headings.name)]
        let cells: [Cell] = [.text(group.named.code), .text(group.named.name)]
        let fields =
            zip(
                columns + Self.sums + Self.pace + matchColumns,
                cells + self.cells(group) + paceCells(group) + matchCells(group)
            ).filter { $0.0.audience != .people }.map { column, cell in
                Record.Field(column.key, column.heading, cell)
            }
        var head: [Record.Field] = [
            .init("year", Headings.year, .integer(year)), .init("as_of", DrawdownSentences.asOf, .date(day)),
        ]
        if let knownAt = viewpoint.knownAt {
            head.append(.init("known_at", DrawdownSentences.knownAt, .instant(knownAt)))
        }
        return Record(
            Array(fields.prefix(2)) + head + Array(fields.dropFirst(2)),
            parts: [
                Record.Part("lines", Headings.lines, byLine),
                Record.Part(
                    "warnings", DrawdownSentences.warnings,
                    Table(
                        [Column("warning", DrawdownSentences.warning)],
                        rows: found.map {
                            [.state(sentence($0, group.named.name), key: sentence($0, group.named.name).en)]
                        })),
            ])
    }

    /// The entries behind an event.
    func entryTable() throws -> Table {
        LedgerTable.table(try entries(), lines: lines, desk)
    }
}

extension DrawdownReport {
    /// The entries behind it, for hledger.
    func hledger(_ entries: [LedgerEntry]) -> String {
        hledgerJournal(entries, lines: lines, in: desk.zone, desk.currency)
    }
}
