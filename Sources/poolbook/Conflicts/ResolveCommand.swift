import ArgumentParser
import Foundation
import Reporting
import Scheduling
import SchedulingStore

/// `poolbook conflict resolve`: ends a conflict, or what a plan clears, each by itself.
struct ConflictResolve: ParsableCommand {
    static var configuration: CommandConfiguration {
        poolbook.configuration("resolve", ResolutionHelp.resolve, discussion: ResolutionHelp.resolveExample)
    }

    @Argument(help: help(ResolutionHelp.reference)) var reference: String?
    @Argument(help: help(ResolutionHelp.letter)) var letter: String?
    @Option(help: help(ResolutionHelp.decline, valueName: "ref")) var decline: String?
    @Option(parsing: .upToNextOption, help: help(ResolutionHelp.move, valueName: "ref-and-when")) var move: [String] =
        []
    @Option(help: help(ResolutionHelp.to, valueName: "venue")) var to: String?
    @Flag(help: help(ResolutionHelp.waive)) var waive = false
    @Option(help: help(ResolutionHelp.until, valueName: "date")) var until: String?
    @Flag(help: help(ResolutionHelp.uphold)) var uphold = false
    @Option(help: help(ResolutionHelp.plan, valueName: "ref")) var plan: String?
    @Option(name: [.customShort("m"), .long], help: help(HelpSentences.reason)) var reason: String?
    @OptionGroup var common: CommonOptions
    @OptionGroup var write: WriteOptions

    func run() throws {
        if let reason, !isLine(reason) {
            throw Failure(.badData, FailureSentences.field(Headings.reason, reason, FieldSentences.text))
        }
        let ways = [letter != nil, decline != nil, !move.isEmpty || to != nil, waive, uphold].count { $0 }
        if let plan, reference == nil, ways == 0, until == nil { return try resolve(plan: plan) }
        guard let reference, plan == nil, ways == 1 else { throw Failure(.usage, ResolutionSentences.sayHow) }
        guard waive == (until != nil) else { throw Failure(.usage, ResolutionSentences.untilMissing) }
        let names = [Snapshot.Name(.conflict, reference)] + (to.map { [Snapshot.Name(.venue, $0)] } ?? [])
        try Desk.open(common, names: names) { desk in
            let row = try desk.conflict(0, of: names)
            let way = try way(out: row, names, desk)
            let act = desk.act(write, content: content(reference))
            do throws(StoreError) {
                let answer = try desk.store.resolve(row.conflict.id, way, reason: reason, act)
                desk.answer(answer, write.doing)
                desk.promote(after: act)
            } catch {
                if case .notFound(kind: "proposal", let letter) = error {
                    throw Failure(
                        .badData, FailureSentences.notFound(kind: "proposal", name: letter),
                        ResolutionSentences.lookFirst(row.conflict.reference))
                }
                throw try desk.passingOn(error, about: row.conflict.id, note: reason, act)
            }
        }
    }

    private func content(_ reference: String) -> String {
        let texts = [reference, letter, decline, to, until, uphold ? "uphold" : nil, reason]
        return "conflict.resolve "
            + JSONValue.array((texts.map { $0 ?? "" } + move).map(JSONValue.string)).text
    }

    private func way(out row: ConflictRow, _ names: [Snapshot.Name], _ desk: Desk) throws -> WayOut {
        if let letter { return .letter(letter.lowercased()) }
        if uphold { return .uphold }
        if let until { return .waive(until: desk.zone.startOfDay(try desk.day(until).adding(days: 1))) }
        if let decline {
            let side = try row.side(decline)
            return .steps(
                side.state == .hold ? .release : .decline, [WayOut.cancelling(side.id, version: side.version)])
        }
        let side = try move.first.map(row.side) ?? row.claimant ?? row.sides[0]
        let looked = [Snapshot.Name(.reservation, side.reference)]
        let found = try desk.store.snapshot(of: desk.snapshot.pool.name, names: looked)
        guard let reservation = found.matches.first?.first?.reservation else {
            throw Failure(.badData, FailureSentences.notFound(kind: "reservation", name: side.reference))
        }
        let when = move.dropFirst().joined(separator: " ")
        let period = when.isEmpty ? reservation.period : try desk.period(when, like: reservation.period)
        var takes = reservation.resources
        if to != nil {
            let venue = try desk.match(1, of: names)
            guard let resource = venue.resource else {
                throw Failure(.badData, ResolutionSentences.noVenue(side.reference))
            }
            takes = try reservation.taking(resource, insteadOf: row)
        }
        guard !when.isEmpty || to != nil else { throw Failure(.usage, ResolutionSentences.sayHow) }
        let own = reasonsAgainst(
            reservation.moved(to: period, taking: takes).asked, during: period, in: desk.ruleContext
        ).refusing
        guard own.isEmpty else { throw Failure.refused(own, writer: desk.reasons) }
        let kind: Resolution.Kind = when.isEmpty ? .place : to == nil ? .time : .move
        return .steps(kind, [WayOut.moving(reservation, to: period, taking: takes)])
    }
}

extension Reservation {
    /// What it takes with a venue in place of the one that a conflict is about, or of all its venues.
    fileprivate func taking(_ venue: Resource, insteadOf row: ConflictRow) throws -> [Take] {
        let venues = resources.filter { $0.resource.kind == .venue }
        guard !venues.isEmpty else { throw Failure(.badData, ResolutionSentences.noVenue(reference)) }
        let subject = venues.filter { $0.resource.id.uuid == row.conflict.identity.subject.uuid }
        let replaced = Set((subject.isEmpty ? venues : subject).map(\.resource.id))
        return [Take(venue)] + resources.filter { !replaced.contains($0.resource.id) && $0.resource.id != venue.id }
    }
}

extension ConflictRow {
    /// The one of its reservations whose reference begins as typed.
    fileprivate func side(_ text: String) throws -> ConflictSide {
        let found = sides.filter { $0.reference.hasPrefix(text.reference("R")) }
        guard found.count == 1 else {
            throw Failure(.badData, ResolutionSentences.noParty(text, of: conflict.reference))
        }
        return found[0]
    }
}

extension Failure {
    /// Says one thing more.
    mutating func add(_ sentence: Sentence) {
        document = Document((document?.sections ?? []) + [Document.Section(.lines([sentence]))])
    }
}

extension Desk {
    /// The conflict that a name stands for.
    func conflict(_ position: Int, of names: [Snapshot.Name]) throws -> ConflictRow {
        var filter = ConflictFilter()
        filter.ids = [ConflictID(try match(position, of: names).id)]
        guard let row = try store.conflicts(in: snapshot.pool.id, filter).first else {
            throw Failure(.badData, FailureSentences.notFound(kind: "conflict", name: names[position].text))
        }
        return row
    }

    /// What is refused to who does not hold the chair, whose note goes on to who does.
    func passingOn(_ error: StoreError, about conflict: ConflictID, note: String?, _ act: Act) throws -> Failure {
        var failure = Failure(error, reasons: reasons, key: act.key)
        guard case .refused(let found) = error, let reason = found.first, reason.rule == .dutyNotOnDuty,
            reason.host != nil
        else { return failure }
        guard let note, act.mode == .act else {
            failure.add(ResolutionSentences.withNote)
            return failure
        }
        let passing = Act(pool: act.pool, key: act.key + " note", content: act.content, mode: .act)
        let answer = try doing(passing) { act throws(StoreError) in
            try store.passNote(about: conflict, note, act)
        }
        failure.add(ResolutionSentences.passedOn(answer.host))
        return failure
    }
}
