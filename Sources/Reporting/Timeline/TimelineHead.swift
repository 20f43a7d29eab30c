import Scheduling

extension Renderer {
    /// The hours or days above the rows, each where its time begins; as many as there is room for.
    func head(of window: Timeline.Window, _ columns: TimelineColumns) -> String {
        let marks = window.isOfHours ? hours(window, columns) : days(columns)
        var line = ""
        var used = 0
        for mark in marks where mark.column >= used + (used > 0 ? 1 : 0) {
            line += String(repeating: " ", count: mark.column - used) + mark.text
            used = mark.column + displayWidth(of: mark.text)
        }
        return line
    }

    private typealias Mark = (column: Int, text: String)

    private func hours(_ window: Timeline.Window, _ columns: TimelineColumns) -> [Mark] {
        guard let start = columns.edges.first, let end = columns.edges.last else { return [] }
        let each = Double(columns.count) / max(1, Double(components(of: end - start)) / 3_600)
        let step = [1, 2, 3, 4, 6, 12].first { Double($0) * each >= 3 } ?? 24
        var marks: [Mark] = []
        var date = zone.local(start).date
        while zone.startOfDay(date) < end {
            for hour in stride(from: 0, to: 24, by: step) {
                guard let time = LocalTime(hour: hour, minute: 0) else { continue }
                let moments = zone.instants(of: LocalDateTime(date, time)).filter { start <= $0 && $0 < end }
                marks += moments.map { (columns.column(of: $0), two(hour)) }
            }
            date = date.adding(days: 1)
        }
        let last = zone.local(end).time
        if last.seconds % 3_600 == 0 {
            marks.append((columns.count, two(last == .midnight ? 24 : last.hour)))
        }
        return marks
    }

    private func days(_ columns: TimelineColumns) -> [Mark] {
        guard let start = columns.edges.first, let end = columns.edges.last else { return [] }
        let first = zone.local(start).date
        var days: [LocalDate] = []
        while zone.startOfDay(first.adding(days: days.count)) < end { days.append(first.adding(days: days.count)) }
        let each = columns.count / max(1, days.count)
        func mark(_ date: LocalDate, _ text: String) -> Mark {
            (columns.column(of: max(start, zone.startOfDay(date))), text)
        }
        let named = days.map { "\(TimeText.weekday($0.weekday, language: language)) \($0.day)" }
        if each > (named.map { displayWidth(of: $0) }.max() ?? 0) { return zip(days, named).map(mark) }
        if each >= 3 { return days.map { mark($0, two($0.day)) } }
        return days.filter { $0.weekday == .monday }.map { mark($0, "\(two($0.month))-\(two($0.day))") }
    }

    private func components(of duration: Duration) -> Int64 { duration.components.seconds }

    private func two(_ number: Int) -> String { (number < 10 ? "0" : "") + "\(number)" }
}
