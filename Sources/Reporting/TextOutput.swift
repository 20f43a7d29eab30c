extension Renderer {
    /// A table as people read it: columns two spaces apart, aligned by what each character takes on a screen.
    ///
    /// On a terminal that is too narrow the widest text columns are cut, down to ten columns each; figures never.
    public func text(_ table: Table) -> String {
        ended(lines(of: table))
    }

    /// A record as people read it: a column of headings, values beside them, wrapped on a terminal, then its tables.
    public func text(_ record: Record) -> String {
        ended(lines(of: record))
    }

    /// A document as people read it, section by section, what has a heading indented below it.
    public func text(_ document: Document) -> String {
        ended(document.sections.flatMap { lines(of: $0) })
    }

    private func ended(_ lines: [String]) -> String {
        lines.map { $0 + "\n" }.joined()
    }

    private func lines(of section: Document.Section) -> [String] {
        guard let heading = section.heading else { return lines(of: section.body) }
        return [colour.painted(text(heading), .strong)] + indented(narrowed(by: 2).lines(of: section.body))
    }

    private func lines(of body: Document.Section.Body) -> [String] {
        switch body {
        case .lines(let sentences): sentences.map { text($0) }
        case .record(let record): lines(of: record)
        case .table(let table): lines(of: table)
        }
    }

    private func indented(_ lines: [String]) -> [String] {
        lines.map { $0.isEmpty ? $0 : "  " + $0 }
    }

    private func lines(of record: Record) -> [String] {
        let headings = record.fields.map { text($0.heading) }
        let indent = (headings.map { displayWidth(of: $0) }.max() ?? 0) + 2
        var result: [String] = []
        for (field, heading) in zip(record.fields, headings) {
            let value = shown(field.cell, lines: .kept)
            let values = narrowed(by: indent).folded(value).map { colour.painted($0, field.cell.tone) }
            let space = String(repeating: " ", count: indent - displayWidth(of: heading))
            result.append(colour.painted(heading, .faint) + space + (values.first ?? ""))
            result += values.dropFirst().map { String(repeating: " ", count: indent) + $0 }
        }
        for part in record.parts {
            result.append(colour.painted(text(part.heading), .faint))
            result += indented(narrowed(by: 2).lines(of: part.table))
        }
        return result
    }

    private func folded(_ text: String) -> [String] {
        switch width {
        case .unlimited: text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
        case .columns(let count): wrapped(text, to: count)
        }
    }

    private func lines(of table: Table) -> [String] {
        let table = table.forPeople
        guard !table.rows.isEmpty else { return [text(table.whenEmpty)] }
        let headings = table.columns.map { text($0.heading) }
        let cells = table.rows.map { row in row.map { shown($0, lines: .joined) } }
        let widths = fitted(table, headings, cells)
        let body = zip(table.rows, cells).map { row, texts in
            line(texts, row.map(\.tone), widths, table.columns)
        }
        return switch table.head {
        case .shown: [line(headings, headings.map { _ in .faint }, widths, table.columns)] + body
        case .hidden: body
        }
    }

    private func shown(_ cell: Cell, lines: LineBreaks) -> String {
        let text = printable(cell.text(in: language, zone), lines: lines)
        return text.isEmpty ? Cell.empty.text(in: language, zone) : text
    }

    /// The width of each column: what its widest text needs, less where a terminal has not that much.
    private func fitted(_ table: Table, _ headings: [String], _ cells: [[String]]) -> [Int] {
        let shownHeadings = table.head == .shown ? headings : headings.map { _ in "" }
        var widths = headings.indices.map { column in
            (cells.map { $0[column] } + [shownHeadings[column]]).map { displayWidth(of: $0) }.max() ?? 0
        }
        guard case .columns(let available) = width else { return widths }
        let flexible = table.columns.indices.filter { column in
            table.columns[column].alignment == .leading && table.rows.allSatisfy { $0[column].mayBeCut }
        }
        var excess = widths.reduce(0, +) + 2 * (widths.count - 1) - available
        while excess > 0, let widest = flexible.max(by: { widths[$0] <= widths[$1] }), widths[widest] > 10 {
            widths[widest] -= 1
            excess -= 1
        }
        return widths
    }

    private func line(_ texts: [String], _ tones: [Tone], _ widths: [Int], _ columns: [Column]) -> String {
        var result = ""
        for (index, text) in texts.enumerated() {
            let cut = truncated(text, to: widths[index])
            let space = String(repeating: " ", count: max(0, widths[index] - displayWidth(of: cut)))
            let gap = index > 0 ? "  " : ""
            let painted = colour.painted(cut, tones[index])
            switch columns[index].alignment {
            case .leading: result += gap + painted + space
            case .trailing: result += gap + space + painted
            }
        }
        while result.last == " " { result.removeLast() }
        return result
    }
}
