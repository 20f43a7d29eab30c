/// `series.overlap`: an occurrence wants what the one before it still has, buffers included; one reason for each pair of
/// them, five at most.
public func seriesOverlap(_ occurrences: [Occurrence], takes: [Take], buffers: Buffers) -> [Reason] {
    var reasons: [Reason] = []
    var last: Occurrence?
    for occurrence in occurrences where occurrence.takesPlace {
        defer { if last.map({ $0.period.end < occurrence.period.end }) ?? true { last = occurrence } }
        guard let last, reasons.count < 5 else { continue }
        let clashing = takes.first { take in
            blocked(last.period, for: take.resource, buffers: buffers)
                .overlaps(blocked(occurrence.period, for: take.resource, buffers: buffers))
        }
        guard clashing != nil || last.period.overlaps(occurrence.period) else { continue }
        var reason = Reason(.seriesOverlap, subject: clashing?.resource.name, period: last.period)
        reason.blocked = occurrence.period
        reasons.append(reason)
    }
    return reasons
}
