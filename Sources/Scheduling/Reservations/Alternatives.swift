/// A way to have what was refused.
public enum Alternative: Sendable, Hashable {
    /// The same resources at another time.
    case otherTime(Period)
    /// Another venue at the same time.
    case otherVenue(Resource)
}

/// When a resource is taken or closed, buffers included.
public struct Busy: Sendable, Hashable {
    /// The resource.
    public let resource: ResourceID
    /// When.
    public let period: Period

    /// Both of them.
    public init(_ resource: ResourceID, _ period: Period) {
        self.resource = resource
        self.period = period
    }
}

extension Resource {
    /// The part of a period in which it is retired, as time that nobody can have; nil where it is not.
    public func retirement(within period: Period, in zone: Zone) -> Busy? {
        guard let retiredFrom else { return nil }
        return Period(start: max(zone.startOfDay(retiredFrom), period.start), end: period.end).map { Busy(id, $0) }
    }
}

/// The nearest times at which everything that was asked for is free and open: the same day by half hours, then the
/// same time of day up to two weeks around; three at most, the nearest first.
public func otherTimes(
    for takes: [Take], period: Period, buffers: Buffers, busy: [Busy], now: Instant, in context: RuleContext
) -> [Period] {
    let zone = context.zone
    let busyOf = Dictionary(grouping: busy, by: \.resource)
    let steps = (1...24).flatMap { [$0, -$0] }.map { Duration.seconds($0 * 1_800) }
    let days = (1...14).flatMap { [$0, -$0] }
    let local = zone.local(period.start)

    let sameDay = steps.compactMap { step in
        Period(start: period.start + step, end: period.end + step)
    }.filter { zone.local($0.start).date == local.date && zone.local($0.end - .seconds(1)).date == local.date }
    let otherDays = days.compactMap { day -> Period? in
        let start = zone.instants(of: LocalDateTime(local.date.adding(days: day), local.time))
        guard start.count == 1 else { return nil }
        return Period(start: start[0], end: start[0] + period.duration)
    }

    func fits(_ candidate: Period) -> Bool {
        guard candidate.start > now else { return false }
        return takes.allSatisfy { take in
            let blocked = blocked(candidate, for: take.resource, buffers: buffers)
            return take.resource.isOpen(during: candidate, context.closings, in: zone)
                && !(busyOf[take.resource.id] ?? []).contains { $0.period.overlaps(blocked) }
        }
    }
    return Array(sameDay.filter(fits).prefix(1) + otherDays.filter(fits).prefix(2))
}

/// Other venues that are free and open at the time and take as many, the closest in size first; two at most.
public func otherVenues(
    among venues: [Resource], instead taken: [Take], period: Period, attendance: Int?, buffers: Buffers,
    busy: [Busy], in context: RuleContext
) -> [Resource] {
    let busyOf = Dictionary(grouping: busy, by: \.resource)
    let wanted = attendance ?? taken.compactMap(\.resource.capacity).max() ?? 0
    let takenIDs = Set(taken.map(\.resource.id))
    let free = venues.filter { venue in
        let blocked = blocked(period, for: venue, buffers: buffers)
        return !takenIDs.contains(venue.id)
            && (venue.capacity ?? 0) >= (attendance ?? 0)
            && venue.isOpen(during: period, context.closings, in: context.zone)
            && !(busyOf[venue.id] ?? []).contains { $0.period.overlaps(blocked) }
    }
    let ranked = free.sorted { one, other in
        let distances = [one, other].map { abs(($0.capacity ?? 0) - wanted) }
        return (distances[0], one.code) < (distances[1], other.code)
    }
    return Array(ranked.prefix(2))
}

/// What a period blocks of a resource: a venue's longer buffers around it.
public func blocked(_ period: Period, for resource: Resource, buffers: Buffers) -> Period {
    guard resource.kind == .venue else { return period }
    let before = Duration.seconds(max(resource.bufferBefore, buffers.before) * 60)
    let after = Duration.seconds(max(resource.bufferAfter, buffers.after) * 60)
    return Period(start: period.start - before, end: period.end + after) ?? period
}
