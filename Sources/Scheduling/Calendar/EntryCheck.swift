internal import ICalendar

/// Looks at each property of an entry by itself, so that everything that is wrong with it is told at once, whatever else
/// is wrong.
extension EntryReader {
    /// What cannot be used of the entry; nothing where all of it reads.
    func check(_ zones: inout CalendarZones) -> [CalendarProblem] {
        var problems: [CalendarProblem] = []
        let start = start(&zones, &problems)
        if let start {
            // Without an end it takes no time; that is told where it is taken.
            let hasEnd = event["DTEND"] != nil || event["DURATION"] != nil
            if let length = length(from: start, &zones, &problems), hasEnd, period(from: start, length) == nil {
                problems.append(CalendarProblem(line: event.line, .end))
            }
        } else if let property = event["DTEND"] {
            _ = time(property, property.value, &zones, &problems)
        } else if let property = event["DURATION"], WrittenDuration(property.value) == nil {
            bad(property, property.value, &problems)
        }
        if let property = event["SEQUENCE"], Int(property.value).map({ $0 < 0 }) ?? true {
            bad(property, property.value, &problems)
        }
        for property in event.all("RRULE") {
            do throws(RecurrenceError) {
                _ = try RecurrenceRule(property.value)
            } catch {
                problems.append(CalendarProblem(line: property.line, .rule(error)))
            }
        }
        for property in event.all("RDATE") + event.all("EXDATE") {
            for text in property.list {
                let sides = text.split(separator: "/", maxSplits: 1).map(String.init)
                if time(property, sides.first ?? text, &zones, &problems) == nil { continue }
                guard sides.count == 2, WrittenDuration(sides[1]) == nil else { continue }
                _ = time(property, sides[1], &zones, &problems)
            }
        }
        return unique(problems)
    }
}
