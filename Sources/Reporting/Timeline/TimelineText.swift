import Scheduling

extension Renderer {
    /// A timeline as people read it: a head, a row for each lane or several where bars overlap, and a legend.
    ///
    /// As wide as the terminal; 80 columns where there is none.
    public func text(_ timeline: Timeline) -> String {
        lines(of: timeline).map { $0 + "\n" }.joined()
    }

    func lines(of timeline: Timeline) -> [String] {
        let width = max(40, columnsOfTimeline)
        let headings = timeline.lanes.map { truncated(text($0.heading), to: max(12, width * 3 / 10)) }
        let gutter = headings.map { displayWidth(of: $0) }.max() ?? 0
        let indent = gutter == 0 ? 0 : gutter + 2
        // Two columns are left for the last hour; the rest is the same for each hour or day.
        let room = width - indent - 2
        let steps = timeline.head.steps(in: zone)
        let count = steps <= room ? room / steps * steps : room

        let head = head(of: timeline.head, TimelineColumns(timeline.head, count: count, in: zone))
        var lines = [colour.painted(String(repeating: " ", count: indent) + head, .faint)]
        var seen = LegendMarks()
        for (lane, heading) in zip(timeline.lanes, headings) {
            let columns = TimelineColumns(lane.window, count: count, in: zone)
            let rows = TimelineBar.stacked(lane.spans, columns)
            for (index, row) in rows.enumerated() {
                let back = background(lane, columns, row: index)
                seen.note(row, background: index == 0 ? back : [])
                let front = index == 0 ? padded(heading, to: indent) : String(repeating: " ", count: indent)
                lines.append(trimmed(front + painted(row, on: back)))
            }
        }
        return lines + legend(seen, width: width)
    }

    private var columnsOfTimeline: Int {
        switch width {
        case .unlimited: 80
        case .columns(let count): count
        }
    }

    /// What is seen where nothing is: free or not open in the first row, nothing in those stacked below it.
    private func background(_ lane: Timeline.Lane, _ columns: TimelineColumns, row: Int) -> [Character] {
        (0..<columns.count).map { column in
            guard row == 0 else { return " " }
            let middle = columns.middle(of: column)
            return lane.open?.contains { $0.contains(middle) } ?? true ? "." : " "
        }
    }

    private func painted(_ row: [TimelineBar], on background: [Character]) -> String {
        var result = ""
        var used = 0
        func free(upTo end: Int) {
            if used < end { result += colour.painted(String(background[used..<end]), .faint) }
            used = max(used, end)
        }
        for bar in row {
            let core = bar.core ?? bar.blocked.upperBound..<bar.blocked.upperBound
            free(upTo: bar.blocked.lowerBound)
            result += colour.painted(String(repeating: ":", count: core.lowerBound - bar.blocked.lowerBound), .faint)
            result += colour.painted(bar.text, bar.span.fill.tone)
            result += colour.painted(String(repeating: ":", count: bar.blocked.upperBound - core.upperBound), .faint)
            used = bar.blocked.upperBound
        }
        free(upTo: background.count)
        return result
    }

    private func trimmed(_ line: String) -> String {
        var line = line
        while line.last == " " { line.removeLast() }
        return line
    }

    /// What the characters mean, of those that are there; folded at the width.
    private func legend(_ seen: LegendMarks, width: Int) -> [String] {
        var lines: [String] = []
        for item in seen.items {
            let plain = item.mark.isEmpty ? text(item.meaning) : "\(item.mark) \(text(item.meaning))"
            let shown = colour.painted(plain, item.tone)
            if let last = lines.indices.last,
                displayWidth(of: unpainted(lines[last])) + 3 + displayWidth(of: plain) <= width
            {
                lines[last] += "   " + shown
            } else {
                lines.append(shown)
            }
        }
        return lines
    }

    private func unpainted(_ text: String) -> String {
        text.replacing(/\u{1B}\[[0-9]*m/, with: "")
    }
}

/// The characters that a timeline has used.
private struct LegendMarks {
    private var fills: Set<Timeline.Fill> = []
    private var others: Set<Character> = []

    mutating func note(_ row: [TimelineBar], background: [Character]) {
        for bar in row {
            if bar.blocked != bar.core { others.insert(":") }
            guard bar.core != nil else { continue }
            fills.insert(bar.span.fill)
            if bar.clips.left || bar.clips.right { others.insert(">") }
        }
        others.formUnion(background)
    }

    var items: [(mark: String, meaning: Sentence, tone: Tone)] {
        let bars = Timeline.Fill.allCases.filter(fills.contains).map { (String($0.mark), $0.meaning, $0.tone) }
        let rest: [(Character, String, Sentence)] = [
            (":", ":", TimelineSentences.buffer), (">", "< >", TimelineSentences.goesOn),
            (".", ".", TimelineSentences.free), (" ", "", TimelineSentences.notOpen),
        ]
        return bars + rest.filter { others.contains($0.0) }.map { ($0.1, $0.2, Tone.faint) }
    }
}
