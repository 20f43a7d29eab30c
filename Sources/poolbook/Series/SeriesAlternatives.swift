import Foundation
import Reporting
import Scheduling
import SchedulingStore

extension Desk {
    /// What will do in place of each occurrence that cannot be had, as far as is known before it is tried: another person or
    /// another venue at its time, or both, then another time; nothing that another occurrence wants itself.
    func alternatives(
        for bookings: [Booking], _ occurrences: [Occurrence], refused own: [[Reason]]
    ) throws -> [[Request]] {
        guard let request = bookings.first?.request, let first = occurrences.first, let last = occurrences.last,
            let whole = Period(start: first.period.start - .seconds(86_400), end: last.period.end + .seconds(86_400))
        else { return bookings.map { _ in [] } }
        let units = request.takes.map(\.resource).filter { $0.kind != .equipment }
        let busy = try busy(units, during: whole)
        return try bookings.indices.map { index in
            let booking = bookings[index]
            let isTaken = units.contains { unit in
                let wanted = blocked(booking.request.period, for: unit, buffers: request.buffers)
                return busy.contains { $0.resource == unit.id && $0.period.overlaps(wanted) }
            }
            guard occurrences[index].takesPlace, isTaken || !own[index].isEmpty else { return [] }
            let others = bookings.indices.filter { $0 != index }.map { bookings[$0].request.period }
            return try alternatives(for: booking, besides: others)
        }
    }

    private func busy(_ units: [Resource], during period: Period) throws(StoreError) -> [Busy] {
        let ids = Set(units.map(\.id)).sorted { $0.uuid.uuidString < $1.uuid.uuidString }
        let found = try store.busy(ids, during: period, in: snapshot.pool.id)
        return found + units.compactMap { $0.retirement(within: period, in: zone) }
    }

    private func alternatives(for booking: Booking, besides others: [Period]) throws -> [Request] {
        let request = booking.request
        let units = request.takes.filter { $0.resource.kind != .equipment }
        let twoWeeks = Duration.seconds(15 * 86_400)
        guard !units.isEmpty, request.period.start > snapshot.now,
            let around = Period(start: request.period.start - twoWeeks, end: request.period.end + twoWeeks)
        else { return [] }
        let venues =
            units.count { $0.resource.kind == .venue } == 1
            ? try store.venues(seating: request.attendance ?? 0, in: snapshot.pool.id, currency) : []
        let standIns = try standIns(
            for: request.takes, during: request.period, kind: request.kind, skills: request.needed.skills)
        let taken = try busy(
            units.map(\.resource) + venues + standIns.others.values.flatMap(\.self), during: around)
        // What the series wants itself is not free for it.
        let wanted = units.flatMap { unit in others.map { Busy(unit.resource.id, $0) } }
        let places = otherVenues(
            among: venues, instead: units, period: request.period, attendance: request.attendance,
            buffers: request.buffers, busy: taken, in: ruleContext)
        let times = otherTimes(
            for: units, period: request.period, buffers: request.buffers, busy: taken + wanted, now: snapshot.now,
            in: ruleContext)
        let others: [Take]? =
            switch standIns.replacing(request.takes, busy: taken) {
            case .found(let takes, instead: _): takes
            case .notNeeded, .nobody: nil
            }
        let elsewhere = ([request.takes] + [others].compactMap(\.self)).flatMap { takes in
            places.map { venue in
                (request.period, takes.map { $0.resource.kind == .venue ? Take(venue) : $0 })
            }
        }
        return try ((others.map { [(request.period, $0)] } ?? []) + elsewhere + times.map { ($0, request.takes) })
            .compactMap { period, takes in
                let other = try named { try booking.again(during: period, taking: takes, after: [], in: self) }
                let against = reasonsAgainst(other.request.asked, during: period, in: ruleContext).refusing
                return against.isEmpty && other.plan.reasons.isEmpty ? other.request : nil
            }
    }
}
