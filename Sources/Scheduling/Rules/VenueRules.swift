/// `resource.hours`: the period is outside the resource's opening hours.
public func resourceHours(_ resource: Resource, _ period: Period, in zone: Zone) -> Reason? {
    guard !resource.hours.contain(period, in: zone) else { return nil }
    var reason = Reason(.resourceHours, subject: resource.name, period: period)
    reason.hours = resource.hours
    return reason
}

/// `venue.too-small`: more people are expected than the venue takes.
public func venueTooSmall(_ resource: Resource, attendance: Int?) -> Reason? {
    guard let attendance, let capacity = resource.capacity, attendance > capacity else { return nil }
    var reason = Reason(.venueTooSmall, subject: resource.name)
    reason.asked = Int64(attendance)
    reason.free = Int64(capacity)
    return reason
}

/// What the program's own rules say against a reservation; the database adds its reasons to these.
public func reasonsAgainst(
    _ resources: [Resource], during period: Period, attendance: Int?, in zone: Zone
) -> [Reason] {
    resources.flatMap { resource in
        [resourceHours(resource, period, in: zone), venueTooSmall(resource, attendance: attendance)].compactMap(\.self)
    }
}
