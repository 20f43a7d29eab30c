/// What the rules say of a resource that a reservation takes, looked at again: the world changes after booking.
///
/// The rules are those of booking. Most of what stands breaks none, so what is open at the usual hours of a usual day is
/// seen by its minutes alone.
final class PlaceRules {
    let context: RuleContext
    private let resource: Resource
    private let isAlwaysOpen: Bool
    /// The minutes at which it is open on each weekday; nil where seasons or days have hours of their own.
    private let usual: [[Range<Int>]]?

    init(_ resource: Resource, in context: RuleContext) {
        self.context = context
        self.resource = resource
        isAlwaysOpen = resource.hours.windows.isEmpty && resource.special.isEmpty
        usual = resource.special.isEmpty ? Weekday.allCases.map { resource.hours.minutes(on: $0) } : nil
    }

    /// What speaks against a reservation of it, each with its rule's strength in the pool.
    func reasons(against place: StandingPlace) -> [Reason] {
        var found: [Reason] = []
        if !isAlwaysOpen, !isUsual(place.period) {
            found += [
                resourceHours(resource, place.period, in: context),
                resourceHoliday(resource, place.period, in: context),
            ].compactMap(\.self)
        }
        if let reason = venueTooSmall(resource, attendance: place.attendance) { found.append(reason) }
        if !resource.skills.isEmpty,
            let reason = skillExpired(resource, on: context.zone.local(place.period.start).date)
        {
            found.append(reason)
        }
        if let from = resource.retiredFrom, context.zone.startOfDay(from) < place.period.end {
            var reason = Reason(.resourceRetired, subject: resource.name, period: place.period)
            reason.day = from
            found.append(reason)
        }
        return found.isEmpty ? [] : found.strong(in: context)
    }

    /// Whether a period lies within the usual hours of one day that is no holiday.
    private func isUsual(_ period: Period) -> Bool {
        guard let usual else { return false }
        let (start, end) = (context.zone.local(period.start), context.zone.local(period.end))
        guard start.date == end.date, context.holidays[start.date] == nil else { return false }
        let minutes = start.time.seconds / 60..<max((end.time.seconds + 59) / 60, start.time.seconds / 60 + 1)
        return usual[start.date.weekday.rawValue - 1].contains {
            $0.lowerBound <= minutes.lowerBound && minutes.upperBound <= $0.upperBound
        }
    }
}
