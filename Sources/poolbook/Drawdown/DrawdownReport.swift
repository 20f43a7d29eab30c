import Foundation
import Reporting
import Scheduling
import SchedulingStore

/// A drawdown of one subject, from one viewpoint: its lines with their balances, and what else is asked for.
struct DrawdownReport {
    let desk: Desk
    let subject: DrawdownSubject
    let viewpoint: Viewpoint
    /// The day that counts as today.
    let day: LocalDate
    /// The fiscal year.
    let year: Int
    let lines: [DrawdownLine]
    let reading: Reading

    /// Whether the caller reads money of the subject, in whatever year.
    enum Reading {
        /// They read all that there is of it.
        case granted
        /// It is kept from them.
        case kept
    }

    /// Some of its lines, added up under a name.
    struct Group {
        let named: DrawdownLine.Named
        let lines: [DrawdownLine]
        let balances: Balances
        let pace: Pace

        init(_ named: DrawdownLine.Named, _ lines: [DrawdownLine], asOf day: LocalDate, year: Int) {
            self.named = named
            self.lines = lines
            balances = lines.balances
            pace = lines.pace(asOf: day, year: year)
        }
    }

    init(_ desk: Desk, _ subject: DrawdownSubject, _ view: ViewpointOptions) throws {
        self.desk = desk
        self.subject = subject
        (viewpoint, day, year) = try view.read(desk)
        let pool = desk.snapshot.pool.id
        let found = try desk.store.drawdownLines(in: pool, subject.filter(year: year))
        reading = try found.isEmpty ? Self.reading(desk, subject) : .granted
        let months = day.startOfMonth.adding(months: -2)
        let own = found.isEmpty ? [] : try desk.store.balances(of: found, in: pool, viewpoint, spentSince: months)
        guard own.contains(where: \.matchTerms.isWanted) else {
            lines = own
            return
        }
        switch subject {
        case .pool, .project, .organization: lines = own.matched(among: own)
        case .fund:
            // What matches a fund is of other funds.
            var filter = LineFilter()
            filter.year = year
            let all = try desk.store.drawdownLines(in: pool, filter)
            lines = own.matched(
                among: try desk.store.balances(of: all, in: pool, viewpoint, spentSince: months))
        case .event: lines = own
        }
    }

    /// Who keeps the pool's money reads all of it, and whoever reads any of another year reads that of this one.
    private static func reading(_ desk: Desk, _ subject: DrawdownSubject) throws -> Reading {
        let member = desk.snapshot.member
        let keepsAll =
            member.roles.contains("administrator") || member.roles.contains("auditor")
            || member.roles.contains("finance") && member.organization == nil
        if keepsAll { return .granted }
        let others = try desk.store.drawdownLines(in: desk.snapshot.pool.id, subject.filter(year: nil))
        return others.isEmpty ? .kept : .granted
    }

    /// Whether any of its money wants more from elsewhere.
    var wantsMatch: Bool { lines.match.required > 0 }

    /// All of it under the subject's name.
    var whole: Group {
        let name =
            switch subject {
            case .project(_, let named), .fund(_, let named), .organization(_, let named): named
            case .pool: DrawdownLine.Named(code: "", name: desk.snapshot.pool.name)
            case .event(let event): DrawdownLine.Named(code: event.reference, name: event.title)
            }
        return Group(name, lines, asOf: day, year: year)
    }

    /// Its lines by what they have in common, the one furthest behind its benchmark first.
    func groups(by key: (DrawdownLine) -> DrawdownLine.Named) -> [Group] {
        Dictionary(grouping: lines, by: key)
            .map { Group($0.key, $0.value, asOf: day, year: year) }
            .sorted { ($0.pace.gap, $0.named.code) < ($1.pace.gap, $1.named.code) }
    }

    /// What each month moved, those before the year's first one added up in it.
    func months() throws -> [DrawdownMonth] {
        try desk.store.months(of: lines.map(\.id), in: desk.snapshot.pool.id, viewpoint)
    }

    /// What events have drawn; of one event, that one only.
    func events() throws -> [DrawdownEvent] {
        let all = try desk.store.events(of: lines.map(\.id), in: desk.snapshot.pool.id, viewpoint)
        guard case .event(let event) = subject else { return all }
        return all.filter { $0.id == event.id }
    }

    /// The entries behind it.
    func entries() throws -> [LedgerEntry] {
        var filter = LedgerFilter(lines: lines.map(\.id))
        filter.through = viewpoint.asOf
        filter.knownAt = viewpoint.knownAt
        if case .event(let event) = subject { filter.reservation = event.id }
        return try desk.store.ledger(in: desk.snapshot.pool.id, filter)
    }

    func money(_ amount: Int64) -> Cell { .money(desk.money(amount)) }

    func text(_ amount: Int64) -> String { desk.money(amount).description }

    func sentence(_ day: LocalDate) -> Sentence { Cell.date(day).sentence(in: desk.zone) }

    // MARK: - What somebody should look at

    /// Warnings of one project, told by its name: its events are looked at only here.
    func warnings(_ group: Group, events: [DrawdownEvent]) throws -> [DrawdownWarning] {
        guard viewpoint.isNow, year == day.year else { return [] }
        var found: [DrawdownWarning] = []
        if let runsOut = group.pace.runsOut {
            let later = Dictionary(
                grouping: events.filter { $0.balances.reserved + $0.balances.committed > 0 }, by: \.id
            )
            .compactMap { $0.value.first.map { desk.zone.local($0.period.start).date } }
            .filter { $0 > runsOut }
            if let first = later.min() { found.append(.runsOut(on: runsOut, events: later.count, first: first)) }
        }
        if case .project(let id, _) = subject {
            let asked = try desk.store.asked(of: [id], year: year, in: desk.snapshot.pool.id)[id]?.amount ?? 0
            if asked > group.balances.available {
                found.append(.asksForMore(asked: asked, available: group.balances.available))
            }
        }
        let match = group.lines.match
        if Int128(match.met) * 1_000_000 < Int128(match.required) * Int128(max(group.pace.rate, 0)) {
            found.append(.unmatched(required: match.required, met: match.met))
        }
        // Ten points behind are no accident.
        if group.pace.gap <= -100_000, group.pace.lapses > 0 {
            let last = FiscalYear.days(of: year).last
            found.append(.lapses(unspent: group.pace.unspent, lapses: group.pace.lapses, on: last))
        }
        return found
    }

    func sentence(_ warning: DrawdownWarning, _ name: String) -> Sentence {
        switch warning {
        case .runsOut(let day, let events, let first):
            DrawdownSentences.runsOut(name, on: sentence(day), events: events, first: sentence(first))
        case .asksForMore(let asked, let available):
            DrawdownSentences.asksForMore(name, asked: text(asked), available: text(available))
        case .unmatched(let required, let met):
            MatchSentences.behind(name, met: text(met), required: text(required))
        case .lapses(let unspent, let lapses, let day):
            DrawdownSentences.lapses(name, unspent: text(unspent), lapses: text(lapses), on: sentence(day))
        }
    }
}
