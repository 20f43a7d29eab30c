public import ICalendar

extension Component {
    /// A zone as calendar files define it, for the times of a period and a year around it.
    ///
    /// It is written from the changes that the tz database has, one by one: libical's own text of a zone is wrong for
    /// some (see `Zone`), and a rule would say more than is known.
    public init(_ zone: Zone, covering period: Period) {
        let year = Duration.seconds(366 * 86_400)
        let start = zone.startOfDay(zone.local(period.start - year).date)
        let window = Period(start: start, end: period.end + year) ?? period
        var offset = zone.offset(at: window.start)
        var observances = [Observance(from: offset, to: offset, onsets: [window.start])]
        for change in zone.changes(during: window) where change.offset != offset {
            let onset = Instant(secondsSince1970: change.at)
            if let index = observances.indices.dropFirst().first(where: {
                observances[$0].from == offset && observances[$0].to == change.offset
            }) {
                observances[index].onsets.append(onset)
            } else {
                observances.append(Observance(from: offset, to: change.offset, onsets: [onset]))
            }
            offset = change.offset
        }
        self.init(
            "VTIMEZONE", [Property("TZID", text: zone.identifier)], components: observances.map(\.component))
    }

    /// A change between two offsets, which comes again.
    private struct Observance {
        let from: Int
        let to: Int
        var onsets: [Instant]

        var component: Component {
            let times = onsets.compactMap { onset in
                LocalDateTime(secondsSince1970: onset.secondsSince1970 + from).floating?.description
            }
            var properties = [Property("DTSTART", value: times.first ?? "19700101T000000")]
            if times.count > 1 {
                properties.append(Property("RDATE", value: times.dropFirst().joined(separator: ",")))
            }
            properties.append(Property("TZOFFSETFROM", value: Self.text(from)))
            properties.append(Property("TZOFFSETTO", value: Self.text(to)))
            return Component(to > from ? "DAYLIGHT" : "STANDARD", properties)
        }

        private static func text(_ offset: Int) -> String {
            let (size, seconds) = (abs(offset) / 60, abs(offset) % 60)
            let parts = [size / 60, size % 60] + (seconds == 0 ? [] : [seconds])
            return (offset < 0 ? "-" : "+") + parts.map { $0 < 10 ? "0\($0)" : "\($0)" }.joined()
        }
    }
}
