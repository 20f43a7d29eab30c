import Scheduling

/// The columns of a row: which moment begins each of them.
struct TimelineColumns {
    /// One more than there are columns; never falling.
    let edges: [Instant]
    /// A moment belongs to the first column whose middle does not come before it.
    private let middles: [Instant]

    init(_ window: Timeline.Window, count: Int, in zone: Zone) {
        let edges = (0...max(1, count)).map { window.moment($0, of: max(1, count), in: zone) }
        self.edges = edges
        middles = zip(edges, edges.dropFirst()).map { $0 + ($1 - $0) / 2 }
    }

    var count: Int { middles.count }

    /// The column at which a moment begins, 0 to `count`.
    func column(of instant: Instant) -> Int {
        middles.firstIndex { $0 >= instant } ?? count
    }

    /// The columns that a period takes, at least one; nil where none of it is shown.
    func range(of period: Period) -> Range<Int>? {
        guard let first = edges.first, let last = edges.last, period.start < last, first < period.end else {
            return nil
        }
        let start = column(of: period.start)
        let end = column(of: period.end)
        return start < end ? start..<end : min(start, count - 1)..<(min(start, count - 1) + 1)
    }

    /// Whether a period begins before the first column, and whether it ends after the last.
    func clips(_ period: Period) -> (left: Bool, right: Bool) {
        (edges.first.map { period.start < $0 } ?? false, edges.last.map { $0 < period.end } ?? false)
    }

    /// The moment in the middle of a column.
    func middle(of column: Int) -> Instant { middles[column] }
}

extension Timeline.Window {
    /// The moment at the `index`-th of so many equal parts.
    fileprivate func moment(_ index: Int, of count: Int, in zone: Zone) -> Instant {
        switch self {
        case .period(let period):
            return period.start + period.duration * index / count
        case .day(let date, let from, let to):
            return zone.firstInstant(of: date, minute: from * 60 + (to - from) * 60 * index / count)
        }
    }

    /// How many equal steps it has: hours up to two days (half hours where clocks change by those), else days.
    func steps(in zone: Zone) -> Int {
        switch self {
        case .day(_, let from, let to): return to - from
        case .period(let period):
            let halves = Int(period.duration.components.seconds / 1_800)
            guard isOfHours else { return max(1, halves / 48) }
            return max(1, halves % 2 == 0 ? halves / 2 : halves)
        }
    }

    /// Whether hours stand above it rather than days.
    var isOfHours: Bool {
        switch self {
        case .day: true
        case .period(let period): period.duration <= .seconds(50 * 3_600)
        }
    }
}
