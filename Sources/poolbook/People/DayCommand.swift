import ArgumentParser
import Reporting
import Scheduling
import SchedulingStore

/// A bare `poolbook`: the day on one screen.
struct DayCommand: ParsableCommand {
    static var configuration: CommandConfiguration { poolbook.configuration("poolbook", DaySentences.help) }

    @OptionGroup var common: CommonOptions

    func run() throws {
        try Desk.open(common) { desk in
            let day = Day(desk, try desk.store.today(in: desk.snapshot.pool.id))
            if desk.isJSON { desk.answer(day.record) } else { Speech.print(day.text(width: Terminal.width)) }
        }
    }

    /// The command, where the program was called with nothing but options that every command takes; else nil.
    static func asked(_ arguments: [String]) throws -> (any ParsableCommand)? {
        let own = ["--pool", "--as", "--locale", "--json"]
        var rest = arguments.dropFirst()
        while let word = rest.first {
            guard own.contains(String(word.prefix { $0 != "=" })) else { return nil }
            let takesNext = word != "--json" && !word.contains("=")
            guard !takesNext || rest.count > 1 else { return nil }
            rest = rest.dropFirst(takesNext ? 2 : 1)
        }
        return try DayCommand.parse(Array(arguments.dropFirst()))
    }
}

/// What the caller's day has, in lines that each end in the command to type.
struct Day {
    private let desk: Desk
    private let today: Today

    init(_ desk: Desk, _ today: Today) {
        self.desk = desk
        self.today = today
    }

    // MARK: - Lines

    private struct Line {
        let label: Sentence?
        let text: Sentence
        let command: Sentence?

        init(_ label: Sentence?, _ text: Sentence, _ command: Sentence? = nil) {
            self.label = label
            self.text = text
            self.command = command
        }
    }

    /// All of it in lines of at most so many columns: texts are cut, commands never.
    func text(width: Int) -> String {
        let language = desk.renderer.language
        let shown = lines.map { line in
            (
                label: line.label?.text(in: language) ?? "",
                text: printable(line.text.text(in: language), lines: .joined),
                command: line.command?.text(in: language) ?? ""
            )
        }
        let labels = (shown.map { displayWidth(of: $0.label) }.max() ?? 0) + 2
        let commands = shown.filter { !$0.text.isEmpty }.map { displayWidth(of: $0.command) }.max() ?? 0
        let room = max(10, width - labels - commands - 2)
        let texts = min(room, shown.map { displayWidth(of: $0.text) }.max() ?? 0)
        let body = shown.map { line in
            guard !line.text.isEmpty else { return padded(line.label, to: labels) + line.command }
            guard !line.command.isEmpty else {
                return padded(line.label, to: labels) + truncated(line.text, to: width - labels)
            }
            // Commands stand in a column, but for one whose text has room only because it is shorter than others.
            let own = max(texts, min(displayWidth(of: line.text), width - labels - displayWidth(of: line.command) - 2))
            return padded(line.label, to: labels) + padded(truncated(line.text, to: own), to: own) + "  " + line.command
        }
        return ([truncated(printable(head.text(in: language), lines: .joined), to: width)] + body)
            .joined(separator: "\n")
    }

    private var head: Sentence {
        let member = desk.snapshot.member
        let organization = member.organization.map { Sentence.verbatim($0.name) } ?? DaySentences.office
        let roles = Sentence.verbatim(member.roles.joined(separator: ", "))
        return .joined(
            [
                .verbatim(desk.snapshot.pool.name), .joined([organization, roles], by: .verbatim(", ")),
                .rendered { TimeText.day(desk.today, language: $0) + " " + clock(desk.snapshot.now) },
            ], by: .verbatim(" · "))
    }

    private var lines: [Line] {
        let own = chair + waiting + next + conflicts + news + warnings
        return own + [start]
    }

    private var chair: [Line] {
        guard today.hasRoster else { return [] }
        guard let now = today.chair?.first, now.startsAt <= desk.snapshot.now else {
            return [Line(DaySentences.chair, DaySentences.rosterEnded, Self.command("duty"))]
        }
        let next = today.chair?.dropFirst().first.map { DaySentences.then($0.organization) }
        let last = day(now.endsAt - .seconds(1))
        let text = Sentence.joined(
            [DaySentences.until(last, now.organization), next ?? DaySentences.nobodyNext], by: .verbatim(" · "))
        return [Line(DaySentences.chair, text, Self.command("duty"))]
    }

    private var waiting: [Line] {
        let approvals = today.approvals ?? []
        var lines = approvals.enumerated().map { index, waiting in
            let who = waiting.askedFor.map(Sentence.verbatim) ?? DaySentences.office
            let what = waiting.title ?? waiting.reservation ?? waiting.reference
            return Line(
                index == 0 ? DaySentences.waiting : nil,
                DaySentences.asks(who, what, time(waiting.expiresAt)),
                .verbatim("poolbook approve \(waiting.reference)"))
        }
        let more = (approvals.first?.total ?? 0) - approvals.count
        if more > 0 { lines.append(Line(nil, DaySentences.more(more), .verbatim("poolbook inbox"))) }
        if today.unclosed > 0 {
            lines.append(
                Line(
                    lines.isEmpty ? DaySentences.waiting : nil, DaySentences.unclosed(today.unclosed),
                    .verbatim("poolbook inbox")))
        }
        return lines.isEmpty ? [Line(DaySentences.waiting, DaySentences.nothing, .verbatim("poolbook inbox"))] : lines
    }

    private var next: [Line] {
        guard let organization = desk.snapshot.member.organization else { return [] }
        let coming = today.next ?? []
        guard !coming.isEmpty else {
            return [
                Line(
                    DaySentences.next, DaySentences.nothingOf(organization.name),
                    .verbatim("poolbook list --mine"))
            ]
        }
        let lines = coming.enumerated().map { index, event in
            let state: Sentence? =
                switch event.state {
                case .hold: DaySentences.isHeld
                case .request: DaySentences.isAsked
                case .confirmed, .closed, .cancelled, .expired: nil
                }
            let parts: [Sentence?] = [
                time(event.startsAt), .verbatim(event.title), state, event.place.map(Sentence.verbatim),
            ]
            return Line(
                index == 0 ? DaySentences.next : nil, .joined(parts.compactMap(\.self), by: .verbatim("  ")),
                .verbatim("poolbook show \(event.reference)"))
        }
        let more = (coming.first?.total ?? 0) - coming.count
        return lines + (more > 0 ? [Line(nil, DaySentences.more(more), .verbatim("poolbook list --mine"))] : [])
    }

    private var conflicts: [Line] {
        guard let conflicts = today.conflicts, let first = conflicts.first, let due = conflicts.dueAt else { return [] }
        return [
            Line(
                DaySentences.conflicts, DaySentences.open(conflicts.open, severe: conflicts.severe, due: time(due)),
                Self.command("conflict") == nil ? nil : .verbatim("poolbook conflict show \(first)"))
        ]
    }

    private var news: [Line] {
        guard let last = today.notices.first else { return [] }
        let parts: [Sentence?] = [desk.told(last), last.reference.map(Sentence.verbatim)]
        let told = Sentence.joined(parts.compactMap(\.self), by: .verbatim(" "))
        return [
            Line(
                DaySentences.news, DaySentences.notices(today.notices.count, told, by: desk.who(last)),
                .verbatim("poolbook notices"))
        ]
    }

    private var warnings: [Line] {
        var warnings: [(Sentence, Sentence)] = []
        if desk.snapshot.pool.settings.quietSince != nil {
            warnings.append((DaySentences.quiet, .verbatim("poolbook pool resume")))
        }
        for event in today.next ?? [] {
            guard event.state == .hold, let end = event.expiresAt else { continue }
            let ends = DaySentences.holdEnds(event.reference, time(end))
            warnings.append((ends, .verbatim("poolbook confirm \(event.reference)")))
        }
        if let chair = today.chair, chair.count == 1, let last = chair.last,
            let command = Self.command("duty")
        {
            warnings.append((DaySentences.rosterEnds(day(last.endsAt - .seconds(1))), command))
        }
        return warnings.enumerated().map { Line($0 == 0 ? DaySentences.warnings : nil, $1.0, $1.1) }
    }

    private var start: Line {
        return Line(
            DaySentences.start, .verbatim(""),
            .joined(
                [DaySentences.find, .verbatim("poolbook agenda"), .verbatim("poolbook help")], by: .verbatim(" · ")))
    }

    private func day(_ instant: Instant) -> Sentence {
        .rendered { TimeText.shortDay(desk.zone.local(instant).date, language: $0) }
    }

    private func time(_ instant: Instant) -> Sentence {
        .joined([day(instant), .verbatim(clock(instant))], by: .verbatim(" "))
    }

    private func clock(_ instant: Instant) -> String {
        String(desk.zone.local(instant).time.description.prefix(5))
    }

    /// A command of this program, where it has one of that name.
    private static func command(_ name: String) -> Sentence? {
        CommandTree.types([name]).count > 1 ? .verbatim("poolbook \(name)") : nil
    }

    // MARK: - For programs

    var record: Record {
        let snapshot = desk.snapshot
        let chair = today.chair?.first { $0.startsAt <= snapshot.now }
        var fields = [
            Record.Field("pool", Headings.name, .text(snapshot.pool.name)),
            Record.Field("login", Headings.login, .text(snapshot.login)),
            Record.Field("organization", Headings.organization, .optional(snapshot.member.organization?.name)),
            Record.Field("roles", Headings.roles, .list(snapshot.member.roles)),
            Record.Field("now", ActSentences.when, .instant(snapshot.now)),
            Record.Field("chair", DaySentences.chair, .optional(chair?.organization)),
            Record.Field("chair_until", Headings.until, chair.map { .instant($0.endsAt) } ?? .empty),
            Record.Field("unclosed", DaySentences.waiting, .integer(today.unclosed)),
            Record.Field("new_notices", DaySentences.news, .integer(today.notices.count)),
            Record.Field("quiet", DaySentences.warnings, .flag(snapshot.pool.settings.quietSince != nil)),
        ]
        if let conflicts = today.conflicts {
            fields.append(.init("open_conflicts", DaySentences.conflicts, .integer(conflicts.open)))
        }
        return Record(
            fields,
            parts: [
                Record.Part(
                    "approvals", DaySentences.waiting,
                    Table(
                        [
                            Column("reference", Headings.reference), Column("asked_by", ApprovalSentences.askedFor),
                            Column("reservation", ApprovalSentences.reservation), Column("title", Headings.title),
                            Column("until", Headings.until),
                        ],
                        rows: (today.approvals ?? []).map { waiting in
                            [
                                .text(waiting.reference), .optional(waiting.askedFor), .optional(waiting.reservation),
                                .optional(waiting.title), .instant(waiting.expiresAt),
                            ]
                        })),
                Record.Part(
                    "next", DaySentences.next,
                    Table(
                        [
                            Column("reference", Headings.reference), Column("title", Headings.title),
                            Column("state", Headings.state), Column("when", Headings.when),
                        ],
                        rows: (today.next ?? []).map { event in
                            [
                                .text(event.reference), .text(event.title), event.state.cell,
                                event.period.map(Cell.period) ?? .empty,
                            ]
                        })),
            ])
    }
}
