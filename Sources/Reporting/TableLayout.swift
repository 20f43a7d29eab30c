/// How a table stands on a screen: the width of each column, and which of them stand beside each other.
///
/// Where the screen is too narrow the widest texts give first: names are cut, down to ten columns, and sentences are
/// folded. What is too wide all the same goes on in a second line of each row, indented; figures are never cut.
struct TableLayout {
    /// The width of each column.
    let widths: [Int]
    /// The columns of each line of a row.
    let blocks: [Range<Int>]
    /// Whether the cells of each column are folded where they are wider than it; others are cut.
    let isFolded: [Bool]

    /// How far the lines of a row after its first are indented.
    static let indent = 4

    /// What a column may give.
    private enum Giving {
        case nothing
        /// It may be cut, down to so many columns or its heading.
        case cut
        /// It may be folded at its blanks, down to its longest word; times only where all else has given.
        case folded(longestWord: Int, atFirst: Int)
    }

    /// - Parameters:
    ///   - cells: row by row, as they are shown.
    ///   - available: how many columns the screen has; nil for as many as are needed.
    init(_ table: Table, headings: [String], cells: [[String]], available: Int?) {
        let all = headings.indices.map { column in cells.map { $0[column] } + [headings[column]] }
        var widths = all.map { texts in texts.map { displayWidth(of: $0) }.max() ?? 0 }
        let whole = widths
        let giving = table.columns.indices.map { column -> Giving in
            guard table.columns[column].alignment == .leading else { return .nothing }
            switch table.columns[column].names {
            case .cut where table.rows.allSatisfy({ $0[column].mayBeCut }): return .cut
            case .cut, .folded: break
            }
            guard table.rows.allSatisfy({ $0[column].mayBeFolded }) else { return .nothing }
            let words = all[column].flatMap(Self.words)
            let isTime =
                table.rows.contains { $0[column].isTime }
                && table.rows.allSatisfy { $0[column].isTime || $0[column] == .empty }
            return .folded(
                longestWord: words.map { displayWidth(of: $0.text) }.max() ?? 0,
                atFirst: isTime ? min(widths[column], max(20, (available ?? 0) - Self.indent)) : 20)
        }
        isFolded = giving.map { if case .folded = $0 { true } else { false } }
        guard let available else {
            (self.widths, blocks) = (widths, [widths.indices])
            return
        }
        // Names and sentences give as far as both stay readable; then sentences give more, then names.
        var readable = widths
        for (pass, cut) in [10, 10, 6].enumerated() {
            let least = giving.indices.map { column -> Int in
                switch giving[column] {
                case .nothing: .max
                // Below a heading that is cut nobody knows what stands there.
                case .cut: max(cut, displayWidth(of: headings[column]))
                case .folded(let longestWord, let atFirst): pass == 0 ? max(longestWord, atFirst) : longestWord
                }
            }
            var excess = widths.reduce(0, +) + 2 * (widths.count - 1) - available
            while excess > 0,
                let widest = widths.indices.filter({ widths[$0] > least[$0] }).max(by: { widths[$0] <= widths[$1] })
            {
                widths[widest] -= 1
                excess -= 1
            }
            if pass == 0 { readable = widths }
            if excess <= 0 { break }
        }
        // Where nothing makes it fit it goes on in a second line, and nothing has to be narrower than is readable.
        let isFitting = widths.reduce(0, +) + 2 * (widths.count - 1) <= available
        blocks = Self.blocks(isFitting ? widths : readable, available)
        self.widths = isFitting ? widths : Self.filled(readable, whole, blocks, available)
    }

    /// What was narrowed has back what its line has left, the most narrowed first.
    private static func filled(_ widths: [Int], _ whole: [Int], _ blocks: [Range<Int>], _ available: Int) -> [Int] {
        var widths = widths
        for (number, block) in blocks.enumerated() {
            let used = block.reduce(0) { $0 + widths[$1] } + 2 * (block.count - 1)
            var left = available - (number == 0 ? 0 : indent) - used
            while left > 0, let least = block.max(by: { whole[$0] - widths[$0] <= whole[$1] - widths[$1] }),
                widths[least] < whole[least]
            {
                widths[least] += 1
                left -= 1
            }
        }
        return widths
    }

    /// What stays together: words, and of a long Chinese sentence its characters; each with whether a blank is before it.
    private static func words(_ text: String) -> [(isApart: Bool, text: String)] {
        text.split(separator: " ").map(String.init).flatMap { word -> [(isApart: Bool, text: String)] in
            // A name that people type, such as youth/场租/2027#3, is no sentence.
            let whole = word.first?.isASCII == true ? 32 : 16
            guard displayWidth(of: word) > whole else { return [(true, word)] }
            return marked(word, breaks: "\n").split(separator: "\n").enumerated().map { ($0 == 0, String($1)) }
        }
    }

    /// The text as lines of at most so many columns, where its words are no longer.
    private static func folded(_ text: String, to width: Int) -> [String] {
        var lines = [""]
        for word in words(text) {
            let last = lines[lines.count - 1]
            let longer = last + (last.isEmpty || !word.isApart ? "" : " ") + word.text
            if last.isEmpty || displayWidth(of: longer) <= width {
                lines[lines.count - 1] = longer
            } else {
                lines.append(word.text)
            }
        }
        return lines
    }

    /// As many columns in a line as fit, the rest in the next.
    private static func blocks(_ widths: [Int], _ available: Int) -> [Range<Int>] {
        var blocks: [Range<Int>] = []
        var first = 0
        var used = 0
        for (column, width) in widths.enumerated() {
            let gap = column > first ? 2 : 0
            let start = blocks.isEmpty ? 0 : indent
            if column > first, start + used + gap + width > available {
                blocks.append(first..<column)
                (first, used) = (column, width)
            } else {
                used += gap + width
            }
        }
        return blocks + [first..<widths.count]
    }

    /// A row as lines: each cell's own lines beside each other, block by block.
    func lines(_ texts: [String], _ columns: [Column], painted paint: (String, Int) -> String) -> [String] {
        blocks.enumerated().flatMap { number, block in
            let folded = block.map { column in
                isFolded[column] && displayWidth(of: texts[column]) > widths[column]
                    ? Self.folded(texts[column], to: widths[column]) : [truncated(texts[column], to: widths[column])]
            }
            return (0..<(folded.map(\.count).max() ?? 0)).map { index in
                var line = String(repeating: " ", count: number == 0 ? 0 : Self.indent)
                for (position, column) in block.enumerated() {
                    let text = folded[position].indices.contains(index) ? folded[position][index] : ""
                    let space = String(repeating: " ", count: max(0, widths[column] - displayWidth(of: text)))
                    line += position > 0 ? "  " : ""
                    switch columns[column].alignment {
                    case .leading: line += (text.isEmpty ? "" : paint(text, column)) + space
                    case .trailing: line += space + (text.isEmpty ? "" : paint(text, column))
                    }
                }
                while line.last == " " { line.removeLast() }
                return line
            }
        }
    }
}

extension Cell {
    /// Whether it is a time, which is read best in one line.
    fileprivate var isTime: Bool {
        switch self {
        case .period, .range, .instant: true
        case .text, .list, .empty, .state, .integer, .money, .share, .date, .duration, .flag: false
        }
    }

    /// Whether it may go on in a second line: a sentence, or a period.
    var mayBeFolded: Bool {
        switch self {
        case .text, .list, .empty, .state, .period, .range, .instant: true
        case .integer, .money, .share, .date, .duration, .flag: false
        }
    }
}
