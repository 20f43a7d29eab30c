/// `resource.hours`: the period is outside the resource's opening hours, of the week, the season or the day.
public func resourceHours(_ resource: Resource, _ period: Period, in context: RuleContext) -> Reason? {
    // A holiday that closes it is a rule of its own; what is worked in exchange has other hours.
    let holidays = context.holidays.workdays
    guard let day = resource.firstClosedDay(during: period, holidays, in: context.zone) else { return nil }
    var reason = Reason(.resourceHours, subject: resource.name, period: period)
    reason.day = day
    let special = resource.special.filter { $0.days.contains(day) }.min { $0.precedes($1) }
    if let special {
        reason.validity = special.days
        reason.hours = special.hours
    } else if holidays[day] != nil {
        let windows = resource.hours(on: day, holidays).minutes.compactMap {
            OpeningHours.Window(weekday: day.weekday, opens: $0.lowerBound, closes: $0.upperBound)
        }
        reason.validity = day...day
        reason.hours = windows.isEmpty ? nil : OpeningHours(windows: windows)
    } else {
        reason.hours = resource.hours
    }
    return reason
}

/// `resource.holiday`: the resource is closed on a public holiday.
public func resourceHoliday(_ resource: Resource, _ period: Period, in context: RuleContext) -> Reason? {
    var day = context.zone.local(period.start).date
    while context.zone.startOfDay(day) < period.end {
        if let holiday = resource.hours(on: day, context.holidays).holiday {
            var reason = Reason(.resourceHoliday, subject: resource.name, period: period)
            reason.day = day
            reason.word = holiday
            return reason
        }
        day = day.adding(days: 1)
    }
    return nil
}

/// `venue.too-small`: more people are expected than the venue takes.
public func venueTooSmall(_ resource: Resource, attendance: Int?) -> Reason? {
    guard let attendance, let capacity = resource.capacity, attendance > capacity else { return nil }
    var reason = Reason(.venueTooSmall, subject: resource.name)
    reason.asked = Int64(attendance)
    reason.free = Int64(capacity)
    return reason
}

/// `venue.too-small`: a venue was to have so many seats and has not, or nobody knows how many.
public func venueTooSmall(_ resource: Resource, seating seats: Int?) -> Reason? {
    guard resource.kind == .venue, let seats, seats > resource.capacity ?? 0 else { return nil }
    var reason = Reason(.venueTooSmall, subject: resource.name)
    reason.asked = Int64(seats)
    reason.free = Int64(resource.capacity ?? 0)
    return reason
}

/// `venue.feature`: none of the venues has a feature that was asked for; one reason for each.
public func venueFeature(_ features: [String], in venues: [Resource]) -> [Reason] {
    features.filter { feature in !venues.contains { $0.features.contains(feature) } }.map { feature in
        var reason = Reason(.venueFeature, subject: venues.map(\.name).joined(separator: ", "))
        reason.word = feature
        return reason
    }
}
