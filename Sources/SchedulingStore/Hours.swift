internal import Postgres
public import Scheduling

extension Store {
    /// Sets the hours of a resource on some days in place of those of every week, and what holidays are for it.
    ///
    /// `hours` of nil takes away what was set for just these days.
    public func setHours(
        of resource: ResourceID, on days: ClosedRange<LocalDate>?, _ hours: SpecialHours.Setting?,
        holidays: OnHolidays?, reason: String?, _ act: Act
    ) throws(StoreError) -> RuleAnswer {
        try self.act(
            act.call(
                "set_hours",
                [
                    resource.uuid, days?.lowerBound.calendarDay, days?.upperBound.calendarDay,
                    hours.map { JSONText($0.windows.text) }, holidays?.rawValue, reason,
                ]))
    }

    /// Imports public holidays: for each year that the days are of, they are all that there is.
    public func importHolidays(_ days: [Holidays.Day], _ act: Act) throws(StoreError) -> HolidayAnswer {
        let rows = days.map { day in
            JSONValue.object([
                "day": .string(day.date.description), "kind": .string(day.kind.rawValue), "name": .string(day.name),
            ])
        }
        return try self.act(act.call("import_holidays", [JSONText(JSONValue.array(rows).text)]))
    }
}

/// What became of imported holidays.
public struct HolidayAnswer: Sendable, Decodable {
    /// Days in all.
    public let rows: Int
    /// Those that are new.
    public let added: Int
    /// Those that were something else before.
    public let changed: Int
    /// Those of the same years that are no more.
    public let removed: Int
}

extension SpecialHours {
    /// What hours may be set to for days.
    public enum Setting: Sendable, Hashable {
        /// Closed throughout.
        case closed
        /// Open in these hours, or always.
        case open(OpeningHours)

        fileprivate var windows: JSONValue {
            switch self {
            case .closed: return .array([])
            case .open(let hours):
                let always = Weekday.allCases.compactMap {
                    OpeningHours.Window(weekday: $0, opens: 0, closes: 1_440)
                }
                return .array(
                    (hours.windows.isEmpty ? always : hours.windows).map { window in
                        .array([
                            .integer(Int64(window.weekday.rawValue)), .integer(Int64(window.opens)),
                            .integer(Int64(window.closes)),
                        ])
                    })
            }
        }
    }
}
