import Scheduling

/// A bar in columns: the bar itself, the time kept free around it, and what of it is cut off.
struct TimelineBar {
    let span: Timeline.Span
    /// With its buffers.
    let blocked: Range<Int>
    /// Without; nil where only a buffer is shown.
    let core: Range<Int>?
    let clips: (left: Bool, right: Bool)

    init?(_ span: Timeline.Span, _ columns: TimelineColumns) {
        guard let blocked = columns.range(of: span.blocked) ?? columns.range(of: span.period) else { return nil }
        let core = columns.range(of: span.period)
        self.span = span
        self.core = core
        // A bar of one column stays outside its buffer where both are too short to be seen.
        self.blocked =
            min(
                blocked.lowerBound, core?.lowerBound ?? blocked.lowerBound)..<max(
                blocked.upperBound, core?.upperBound ?? blocked.upperBound)
        clips = columns.clips(span.period)
    }

    /// The bars of a lane in rows in which none overlap: first what binds, by its start.
    static func stacked(_ spans: [Timeline.Span], _ columns: TimelineColumns) -> [[TimelineBar]] {
        let bars = spans.enumerated().sorted { one, other in
            let ranks = [one, other].map { $0.element.fill.binds ? 0 : 1 }
            return (ranks[0], one.element.period, one.offset) < (ranks[1], other.element.period, other.offset)
        }.compactMap { TimelineBar($0.element, columns) }
        var rows: [[TimelineBar]] = [[]]
        for bar in bars {
            let free = rows.firstIndex { row in !row.contains { $0.blocked.overlaps(bar.blocked) } }
            if let free { rows[free].append(bar) } else { rows.append([bar]) }
        }
        return rows.map { row in row.sorted { $0.blocked.lowerBound < $1.blocked.lowerBound } }
    }

    /// The bar without buffers, as wide as its columns: `[## label ##]`, with `<` and `>` where it goes on; of one or two
    /// columns just its fill, which says more than its ends.
    var text: String {
        let mark = String(span.fill.mark)
        switch core?.count ?? 0 {
        case 0: return ""
        case 1: return clips.right ? ">" : clips.left ? "<" : mark
        case 2: return (clips.left ? "<" : mark) + (clips.right ? ">" : mark)
        case let width: return (clips.left ? "<" : "[") + filled(width - 2) + (clips.right ? ">" : "]")
        }
    }

    private func filled(_ width: Int) -> String {
        let label = truncated(printable(span.label), to: max(0, width - 4))
        let size = displayWidth(of: label)
        guard width >= 6, size > 0, label != "…" else { return String(repeating: span.fill.mark, count: width) }
        let space = width - size - 2
        return String(repeating: span.fill.mark, count: space / 2) + " \(label) "
            + String(repeating: span.fill.mark, count: space - space / 2)
    }
}
