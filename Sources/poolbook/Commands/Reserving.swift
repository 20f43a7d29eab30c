import Foundation
import Reporting
import Scheduling
import SchedulingStore

extension Desk {
    /// Reserves what is asked for, the program's own rules first: where they refuse, the database only adds its
    /// reasons, so that every reason is told at once.
    func reserving(_ booking: Booking, _ act: Act) throws -> ReservationAnswer {
        let request = booking.request
        let places =
            request.firmness == .request ? [] : reasonsAgainst(request.asked, during: request.period, in: ruleContext)
        let own = places.refusing + booking.plan.reasons
        guard !own.isEmpty else { return try store.reserve(request, for: booking.needs, act).warning(places.warning) }
        return try joined(own) { () throws(StoreError) in try store.reserve(request, act.collectingReasons) }
    }

    /// Moves a reservation, the program's own rules first.
    func moving(
        _ reservation: Reservation, to period: Period, takes: [Take]?, reason: String?, _ act: Act
    ) throws -> ReservationAnswer {
        let asked = reservation.moved(to: period, taking: takes ?? reservation.resources)
        let places =
            reservation.state == .request ? [] : reasonsAgainst(asked.asked, during: period, in: ruleContext)
        let own = places.refusing
        guard !own.isEmpty else {
            return try store.move(reservation.id, to: period, takes: takes, reason: reason, act).warning(places.warning)
        }
        return try joined(own) { () throws(StoreError) in
            try store.move(reservation.id, to: period, takes: takes, reason: reason, act.collectingReasons)
        }
    }

    /// Edits a reservation, the program's own rules first where time, places or numbers change.
    func editing(
        _ standing: Reservation, into booking: Booking, reason: String?, _ act: Act
    ) throws -> ReservationAnswer {
        let request = booking.request
        let isElsewhere =
            request.period != standing.period || request.takes != standing.resources
            || request.attendance != standing.attendance || request.kind != standing.kind
        let places =
            isElsewhere && standing.state != .request
            ? reasonsAgainst(request.asked, during: request.period, in: ruleContext) : []
        let own = new(places.refusing, beside: standing) + booking.plan.reasons
        guard !own.isEmpty else {
            return try store.edit(standing, into: request, reason: reason, act).warning(places.warning)
        }
        return try joined(own) { () throws(StoreError) in
            try store.edit(standing, into: request, reason: reason, act.collectingReasons)
        }
    }

    /// Those that do not say the same of a reservation as it stands: what was so already is not what an edit is refused
    /// for.
    func new(_ reasons: [Reason], beside standing: Reservation) -> [Reason] {
        guard !reasons.isEmpty else { return [] }
        let asked = standing.moved(to: standing.period, taking: standing.resources).asked
        let known = Set(reasonsAgainst(asked, during: standing.period, in: ruleContext))
        return reasons.filter { !known.contains($0) }
    }

    private func joined(
        _ own: [Reason], _ body: () throws(StoreError) -> ReservationAnswer
    ) throws(StoreError) -> ReservationAnswer {
        do throws(StoreError) {
            return try body()
        } catch {
            guard case .refused(let reasons) = error else { throw error }
            throw .refused(own + reasons)
        }
    }

    /// A failure for what was refused, with the nearest alternatives where the rules refuse it.
    func refusal(
        _ error: StoreError, _ act: Act, takes: [Take], period: Period, _ buffers: Buffers, attendance: Int?,
        leaving standing: Reservation? = nil, asking request: Request? = nil, advice: [Sentence] = []
    ) throws -> Failure {
        guard case .refused(let found) = error else { return Failure(error, reasons: reasons, key: act.key) }
        var codes: [String] = []
        let nearest = try alternatives(
            takes, period, buffers, attendance, asking: request, refused: found, leaving: standing
        ) {
            // Who only tries keeps nothing, offers neither.
            let kept = act.mode == .act ? try self.codes(for: $0, buffers, attendance) : []
            codes = kept.compactMap(\.self)
            return kept
        }
        return Failure.refused(
            found, writer: reasons, nearest: nearest, advice: advice,
            heading: codes.isEmpty ? FailureSentences.refused : FailureSentences.refusedWithOffers)
    }

    /// The nearest alternatives: the same at other times, other venues at the same time.
    private func alternatives(
        _ takes: [Take], _ period: Period, _ buffers: Buffers, _ attendance: Int?, asking request: Request?,
        refused: [Reason], leaving standing: Reservation?,
        keeping: ([(period: Period, takes: [Take])]) throws -> [String?]
    ) throws -> Table? {
        let places: Set<Rule> = [
            .venueDouble, .personDouble, .bufferBefore, .bufferAfter, .resourceBlackout, .resourceHours, .venueTooSmall,
            .periodPast, .resourceRetired, .resourceHoliday, .periodTooSoon, .periodTooFar, .personDaily, .personWeekly,
            .personRest, .personTravel,
        ]
        // A guest is not told what is free.
        guard refused.contains(where: { places.contains($0.rule) }), snapshot.member.standing == .member else {
            return nil
        }
        let units = takes.filter { $0.resource.kind != .equipment }
        let twoWeeks = Duration.seconds(15 * 86_400)
        guard !units.isEmpty,
            let around = Period(start: period.start - twoWeeks, end: period.end + twoWeeks)
        else { return nil }

        let pool = snapshot.pool.id
        let venues =
            units.contains { $0.resource.kind == .venue }
            ? try store.venues(seating: attendance ?? 0, in: pool, currency) : []
        let ids = Set(units.map(\.resource.id) + venues.map(\.id))
        let found = try store.busy(ids.sorted { $0.uuid.uuidString < $1.uuid.uuidString }, during: around, in: pool)
        let retired = (units.map(\.resource) + venues).compactMap { $0.retirement(within: around, in: zone) }
        // What a move leaves is not in its own way.
        let busy = (found + retired).filter { busy in
            guard let standing, let own = standing.resources.first(where: { $0.resource.id == busy.resource }) else {
                return true
            }
            return !blocked(standing.period, for: own.resource, buffers: standing.buffers).contains(busy.period)
        }
        let tooSmall = refused.contains { $0.rule == .venueTooSmall }
        let times =
            tooSmall
            ? []
            : otherTimes(
                for: units, period: period, buffers: buffers, busy: busy, now: snapshot.now, in: ruleContext)
        // Another place helps nobody while somebody who was wanted is elsewhere: then others come with it.
        let standIns = try standIns(for: takes, during: period, asking: request, refused: refused, busy: busy)
        let (wanted, instead): ([Take], [Resource]) =
            switch standIns {
            case .notNeeded: (takes, [])
            case .found(let takes, let instead): (takes, instead)
            case .nobody: ([], [])
            }
        let people = Set(takes.map(\.resource).filter { $0.kind == .staff }.map(\.name))
        let isOnlyPeople = refused.allSatisfy { $0.subject.map(people.contains) ?? false }
        let isAhead = period.start > snapshot.now && !wanted.isEmpty
        let others =
            isAhead
            ? otherVenues(
                among: venues, instead: units, period: period, attendance: attendance, buffers: buffers, busy: busy,
                in: ruleContext) : []
        let bundles =
            (isAhead && isOnlyPeople && !instead.isEmpty ? [(things: instead, takes: wanted)] : [])
            + others.map { venue in
                (things: [venue] + instead, takes: wanted.map { $0.resource.kind == .venue ? Take(venue) : $0 })
            }
        var columns = [Column("what", Headings.what), Column("when", Headings.when), Column("venue", Headings.venue)]
        var rows: [[Cell]] =
            times.map { [Self.sameVenue, .period($0), .empty] }
            + bundles.map { bundle in
                let names = bundle.things.map { "\($0.code)  \($0.name)" }
                return [Self.sameTime, .period(period), .text(names.joined(separator: ", "))]
            }
        // What stands is moved by a place or a time; only what is new takes an offer.
        if standing == nil {
            let codes = try keeping(times.map { ($0, takes) } + bundles.map { (period, $0.takes) })
            if !codes.isEmpty {
                columns.append(Column("offer", FindSentences.offer))
                rows = zip(rows, codes).map { row, code in row + [code.map(Self.offer) ?? .empty] }
            }
        }
        return Table(columns, rows: rows, head: .hidden)
    }

    /// The codes that fix bundles; nil of what the rules refuse all the same, or where one venue stands for several.
    private func codes(
        for bundles: [(period: Period, takes: [Take])], _ buffers: Buffers, _ attendance: Int?
    ) throws -> [String?] {
        let offered = try bundles.map { period, takes -> NamedBundle? in
            let isOnce = Set(takes.map(\.resource.id)).count == takes.count
            let asked = Asked(takes: takes, attendance: attendance)
            guard isOnce, reasonsAgainst(asked, during: period, in: ruleContext).refusing.isEmpty else { return nil }
            let price = try named { () throws -> Cost in
                try self.cost(of: takes, during: period, ledBy: snapshot.member.organization?.id)
            }
            return NamedBundle(takes, during: period, costing: price.total)
        }
        // Without codes the refusal is told all the same.
        let kept = (try? store.keep(offered.compactMap(\.self), buffers, in: snapshot.pool.id)) ?? []
        var next = kept.makeIterator()
        return offered.map { $0 == nil ? nil : next.next() }
    }

    private static func offer(_ code: String) -> Cell { .state(FindSentences.offer(code), key: code) }

    private static var sameVenue: Cell {
        .state(Sentence(en: "same place", zh: "同一场所"), key: "same_place")
    }

    private static var sameTime: Cell {
        .state(Sentence(en: "same time", zh: "同一时间"), key: "same_time")
    }
}
