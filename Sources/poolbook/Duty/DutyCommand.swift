import ArgumentParser
import Reporting
import Scheduling
import SchedulingStore

/// `poolbook duty`: which organization's coordinators settle conflicts, and when.
struct DutyCommand: ParsableCommand {
    static var configuration: CommandConfiguration {
        poolbook.configuration(
            "duty", DutySentences.help,
            subcommands: [DutyShow.self, DutyList.self, DutyRoster.self, DutySwap.self, DutyHandover.self],
            defaultSubcommand: DutyShow.self)
    }
}

struct DutyShow: ParsableCommand {
    static var configuration: CommandConfiguration { poolbook.configuration("show", DutySentences.helpShow) }

    @OptionGroup var common: CommonOptions

    func run() throws {
        try Desk.open(common) { desk in
            let roster = try desk.store.roster(of: desk.snapshot.pool.id)
            let now = desk.snapshot.now
            let (term, next) = (roster.term(at: now), roster.next(after: now))
            desk.answer(
                desk.chair(roster),
                record: Record([
                    Record.Field(
                        "organization", DutySentences.chair, (term?.organization.name).map(Cell.text) ?? .empty),
                    Record.Field("term", DutySentences.term, term.map { .range($0.period) } ?? .empty),
                    Record.Field("next", DutySentences.next, (next?.organization.name).map(Cell.text) ?? .empty),
                    Record.Field("next_term", DutySentences.term, next.map { .range($0.period) } ?? .empty),
                    Record.Field(
                        "roster_ends", DutySentences.rosterEnds,
                        roster.terms.last.map { .instant($0.period.end) } ?? .empty),
                    Record.Field("runs_out", DutySentences.rosterEnds, .flag(roster.isRunningOut(at: now))),
                ]))
        }
    }
}

struct DutyList: ParsableCommand {
    static var configuration: CommandConfiguration { poolbook.configuration("list", DutySentences.helpList) }

    @OptionGroup var common: CommonOptions

    func run() throws {
        try Desk.open(common) { desk in
            let roster = try desk.store.roster(of: desk.snapshot.pool.id)
            desk.answer(
                Table(
                    [
                        Column("term", DutySentences.term), Column("organization", Headings.organization),
                        Column("code", Headings.code, for: .programs),
                        Column("state", Headings.state),
                        Column("resolved", DutySentences.resolved, .trailing),
                    ],
                    rows: roster.terms.map { term in
                        [
                            .range(term.period), .text(term.organization.name), .text(term.code),
                            DutySentences.state(of: term.period, at: desk.snapshot.now), .integer(term.resolved),
                        ]
                    }, whenEmpty: DutySentences.noRoster))
        }
    }
}

extension DutySentences {
    /// Whether a term is over, runs or is still to come.
    static func state(of period: Period, at now: Instant) -> Cell {
        if period.end <= now { return .state(over, key: "over", tone: .faint) }
        return period.contains(now) ? .state(running, key: "running", tone: .good) : .state(toCome, key: "to-come")
    }
}

extension Desk {
    /// Who holds the chair, who is next, and whether the roster runs out, in a line or two.
    func chair(_ roster: Roster) -> [Sentence] {
        let now = snapshot.now
        guard let term = roster.term(at: now) else { return [DutySentences.noRoster] }
        var line = [DutySentences.holds(term.organization.name, until: lastDay(of: term.period))]
        if let next = roster.next(after: now) {
            let from = Cell.date(zone.local(next.period.start).date).sentence(in: zone)
            line.append(DutySentences.follows(next.organization.name, from: from))
        }
        var lines = [Sentence.joined(line, by: .verbatim(" · "))]
        if roster.isRunningOut(at: now), let last = roster.terms.last {
            let day = zone.local(last.period.end).date
            lines.append(
                DutySentences.runsOut(lastDay(of: last.period), last: last.organization.name, next: day.description))
        }
        return lines
    }

    /// The last day of a term as people read it; its last moment where that is no midnight.
    func lastDay(of period: Period) -> Sentence {
        let end = zone.local(period.end)
        guard zone.startOfDay(end.date) == period.end else { return Cell.instant(period.end).sentence(in: zone) }
        return Cell.date(end.date.adding(days: -1)).sentence(in: zone)
    }
}
