import ArgumentParser
import Reporting
import Scheduling
import SchedulingStore

/// `poolbook show`: whatever has a code, with everything that is known of it.
struct ShowCommand: ParsableCommand {
    static var configuration: CommandConfiguration {
        poolbook.configuration("show", ShowSentences.help, discussion: ShowSentences.helpExample)
    }

    @Argument(help: help(ShowSentences.helpReference)) var reference: String
    @OptionGroup var common: CommonOptions

    func run() throws {
        let names = Snapshot.Name.Kind.all(calledFor: reference).map { Snapshot.Name($0, reference) }
        try Desk.open(common, names: names) { desk in
            switch reference.uppercased().prefix(2) {
            case "P-": return try desk.showPlan(reference)
            case "Q-": return try desk.showQuota(reference)
            case _: break
            }
            if names.count == 1, names[0].kind == .reservation, desk.snapshot.matches[0].isEmpty,
                let shared = try desk.store.sharedReservation(
                    called: reference.reference("R"), in: desk.snapshot.pool.id)
            {
                return desk.show(shared)
            }
            guard names.count > 1 else { return try desk.show((names[0].kind, try desk.match(0, of: names))) }
            let things = NamedThings(reference, of: names, in: desk.snapshot)
            if !things.isExact, let offer = try desk.store.offer(reference.crockford, in: desk.snapshot.pool.id) {
                return try desk.show(offer)
            }
            let near = names.flatMap { desk.snapshot.nearest[$0] ?? [] }
            try desk.show(things.one(orElse: ShowSentences.nothing(reference, nearest: Array(near.prefix(3)))))
        }
    }
}

extension Desk {
    /// Shows a thing of any kind that is found by its code or name.
    fileprivate func show(_ thing: NamedThings.Thing) throws {
        let found = thing.match
        switch thing.kind {
        case .reservation: try showReservation(found)
        case .series:
            guard let series = try store.series(SeriesID(found.id), in: snapshot.pool) else { throw gone(thing) }
            showSeries(series)
        case .conflict: try showConflict(found)
        case .invoice: try showInvoice(found)
        case .approval: try showApproval(found)
        case .transfer: try showTransfer(found)
        case .blackout: try showBlackout(found)
        case .venue: answer(try Noun.venue.record(self, found))
        case .staff: answer(try Noun.staff.record(self, found))
        case .equipment: answer(try Noun.equipment.record(self, found))
        case .organization: answer(try Noun.org.record(self, found))
        case .project: answer(try Noun.project.record(self, found))
        case .fund: answer(try Noun.fund.record(self, found))
        case .member: answer(try Noun.member.record(self, found))
        case .line: throw gone(thing)
        }
    }

    /// What was there a moment ago, or shows itself to nobody.
    private func gone(_ thing: NamedThings.Thing) -> Failure {
        Failure(.badData, FailureSentences.notFound(kind: thing.kind.rawValue, name: thing.match.code))
    }

    private func showReservation(_ found: Snapshot.Match) throws {
        guard let reservation = found.reservation else { throw gone((.reservation, found)) }
        var filter = ReservationFilter()
        filter.ids = [reservation.id]
        guard let row = try store.reservations(in: snapshot.pool.id, filter, limit: 1).first else {
            throw gone((.reservation, found))
        }
        let money = try store.commitments(of: reservation.id, in: snapshot.pool.id)
        let conflicts = try store.conflicts(of: reservation.id, in: snapshot.pool.id)
        let cost = try named {
            try self.cost(of: reservation.resources, during: reservation.period, ledBy: reservation.leader)
        }
        let record = ReservationRecords.record(
            row, cost, paid: reservation.paid, money, currency: currency,
            conflicts: conflicts.isEmpty ? nil : .reasons(conflicts, reasons))
        let waiting = try store.approvals(waitingFor: row.reference, in: snapshot.pool.id)
        let asked = Table.approvals(waiting.map(\.approval), in: currency)
        answer(
            waiting.isEmpty
                ? record
                : Record(
                    record.fields,
                    parts: record.parts + [Record.Part("approvals", ApprovalSentences.approvals, asked)]))
    }
}
