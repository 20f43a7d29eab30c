public import Scheduling

/// The pictures of a page of conflicts.
struct ConflictPictures {
    let report: ConflictReport
    let renderer: Renderer

    /// What the colours of the timelines stand for.
    static var legend: [(Picture.Role, Sentence)] {
        [
            (.stands, ReportSentences.stands), (.asks, ReportSentences.asks), (.both, ReportSentences.both),
        ]
    }

    private var zone: Zone { renderer.zone }
    private func text(_ sentence: Sentence) -> String { renderer.text(sentence) }

    // MARK: - Each double booking

    /// How many timelines there are at most.
    private static let mostTimelines = 24

    /// A timeline of each double booking, the most urgent first.
    var timelines: [Picture] {
        report.items.filter { $0.news != .ended && $0.isDouble }.prefix(Self.mostTimelines).map(timeline)
    }

    private func timeline(_ item: ConflictReport.Item) -> Picture {
        let parts = Array(item.parts.prefix(8))
        let day = zone.local(item.period.start).date
        let names = parts.map(name)
        let times = parts.map { TimeText.period($0.period, zone: zone, language: renderer.language) }
        var picture = Picture(
            title: item.reference + "  "
                + text(ReportSentences.timeline(item.subject?.name ?? "", day: day)),
            summary: zip(names, times).map { printable("\($0): \($1)") }.joined(separator: "; "),
            height: parts.count * 40 + 26)
        let from = parts.map(\.period.start).min() ?? item.period.start
        let until = parts.map(\.period.end).max() ?? item.period.end
        let hours = max(1, Int((until - from).components.seconds + 3_599) / 3_600)
        let left = 4
        let room = Picture.width - 2 * left
        let seconds = max(1, (until - from).components.seconds)
        func x(_ instant: Instant) -> Int { left + Int((instant - from).components.seconds * Int64(room) / seconds) }

        for period in overlaps(parts) {
            picture.rectangles.append(
                .init(
                    x: x(period.start), y: 0, width: max(2, x(period.end) - x(period.start)),
                    height: parts.count * 40, role: .both))
        }
        for (index, part) in parts.enumerated() {
            picture.words.append(
                .init(x: left, y: index * 40 + 14, text: truncated(printable(names[index]), to: 52), side: .leading))
            picture.rectangles.append(
                .init(
                    x: x(part.period.start), y: index * 40 + 20,
                    width: max(2, x(part.period.end) - x(part.period.start)), height: 14, role: role(part)))
        }
        // A tick each hour, or as many hours as leave room for the words.
        let step = max(1, (hours + 7) / 8)
        var tick = from
        while tick <= until {
            let position = x(tick)
            picture.lines.append(.init(points: [(position, 0), (position, parts.count * 40)], role: .grid))
            let isLast = position > Picture.width - 60
            picture.words.append(
                .init(
                    x: isLast ? Picture.width - left : position, y: parts.count * 40 + 16,
                    text: zone.local(tick).time.description, side: isLast ? .trailing : .leading))
            tick = tick + .seconds(step * 3_600)
        }
        return picture
    }

    /// What is wanted twice.
    private func overlaps(_ parts: [ConflictReport.Part]) -> [Period] {
        parts.indices.flatMap { one in
            parts.indices.dropFirst(one + 1).compactMap { other in
                parts[one].period.intersection(parts[other].period)
            }
        }
    }

    private func name(_ part: ConflictReport.Part) -> String {
        guard let reference = part.reference else { return text(ReportSentences.others) }
        let attendance = part.attendance.map { " \(grouped($0))" } ?? ""
        return [reference, part.title, part.host].compactMap { $0 }.joined(separator: " ") + attendance
    }

    private func role(_ part: ConflictReport.Part) -> Picture.Role {
        switch part.state {
        case .request, .hold: .asks
        case .confirmed, .closed, .cancelled, .expired: .stands
        }
    }

    // MARK: - Days and places

    /// How many places and days the map has at most.
    private static let mostPlaces = 14
    private static let mostDays = 28

    /// How many conflicts each place has on each day; nil where none is of a place.
    var heat: Picture? {
        let open = report.items.filter { $0.news != .ended && $0.subject != nil }
        let byPlace = Dictionary(grouping: open) { $0.subject?.name ?? "" }
        let places = byPlace.sorted { ($1.value.count, $0.key) < ($0.value.count, $1.key) }.prefix(Self.mostPlaces)
        guard let first = open.map({ zone.local($0.period.start).date }).min(), let most = places.first else {
            return nil
        }
        let last = open.map { zone.local($0.period.start).date }.max() ?? first
        let days = min(Self.mostDays, Int(last.daysSince1970 - first.daysSince1970) + 1)
        let left = 150
        let top = 20
        let column = min(24, (Picture.width - left) / max(days, 8))
        let row = 22
        var picture = Picture(
            title: text(ReportSentences.heat),
            summary: text(
                ReportSentences.heatSummary(
                    places: byPlace.count, days: days, most: most.key, count: most.value.count)),
            height: top + places.count * row + 4)
        for day in 0..<days {
            let date = first.adding(days: day)
            guard day == 0 || date.weekday == .monday else { continue }
            picture.words.append(
                .init(x: left + day * column, y: 13, text: "\(date.month)-\(date.day)", side: .leading))
        }
        for (index, place) in places.enumerated() {
            let y = top + index * row
            picture.words.append(
                .init(x: left - 6, y: y + 14, text: truncated(printable(place.key), to: 20), side: .trailing))
            let counts = Dictionary(grouping: place.value) {
                Int(zone.local($0.period.start).date.daysSince1970 - first.daysSince1970)
            }.mapValues(\.count)
            for day in 0..<days {
                let count = counts[day] ?? 0
                picture.rectangles.append(
                    .init(x: left + day * column, y: y, width: column - 2, height: row - 2, role: heat(count)))
                guard count > 0 else { continue }
                picture.words.append(
                    .init(
                        x: left + day * column + column / 2 - 4, y: y + 15, text: "\(count)", side: .leading,
                        ground: heat(count)))
            }
        }
        return picture
    }

    private func heat(_ count: Int) -> Picture.Role {
        switch count {
        case ...0: .heat0
        case 1: .heat1
        case 2...3: .heat2
        default: .heat3
        }
    }

    // MARK: - The trend

    /// How many were open on each of the last days; nil where that is not known of two days.
    var trend: Picture? {
        let days = report.trend
        guard days.count > 1, let first = days.first, let last = days.last else { return nil }
        let highest = max(1, days.map(\.open).max() ?? 1)
        let left = 34
        let bottom = 110
        let span = max(1, Int(last.day.daysSince1970 - first.day.daysSince1970))
        func x(_ day: LocalDate) -> Int {
            left + Int(day.daysSince1970 - first.day.daysSince1970) * (Picture.width - left - 10) / span
        }
        func y(_ open: Int) -> Int { bottom - open * 90 / highest }
        var picture = Picture(
            title: text(ReportSentences.trend),
            summary: text(ReportSentences.trendSummary(first: first.open, last: last.open, highest: highest)),
            height: bottom + 24)
        for value in [0, highest] {
            picture.lines.append(.init(points: [(left, y(value)), (Picture.width - 10, y(value))], role: .grid))
            picture.words.append(.init(x: left - 6, y: y(value) + 4, text: "\(value)", side: .trailing))
        }
        picture.lines.append(.init(points: days.map { (x($0.day), y($0.open)) }, role: .open))
        for (day, side) in [(first.day, Alignment.leading), (last.day, .trailing)] {
            picture.words.append(
                .init(x: x(day), y: bottom + 18, text: "\(day.month)-\(day.day)", side: side))
        }
        return picture
    }
}
