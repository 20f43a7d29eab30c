extension Renderer {
    /// A table as people read it: columns two spaces apart, aligned by what each character takes on a screen.
    ///
    /// On a terminal that is too narrow the widest names are cut and sentences folded; figures never are.
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
        return folded(text(heading)).map { colour.painted($0, .strong) }
            + indented(narrowed(by: 2).lines(of: section.body))
    }

    private func lines(of body: Document.Section.Body) -> [String] {
        switch body {
        case .lines(let sentences): sentences.flatMap { line(text($0)) }
        case .record(let record): lines(of: record)
        case .table(let table): lines(of: table)
        case .timeline(let timeline): lines(of: timeline)
        }
    }

    /// A line, wrapped on a terminal, what goes on indented as it is itself; what can be typed is left for the terminal to
    /// wrap, as it is copied whole.
    private func line(_ text: String) -> [String] {
        guard !text.contains("poolbook ") else { return [text] }
        let margin = text.prefix { $0 == " " }
        let rest = margin.isEmpty ? "  " : margin + "  "
        let lines = narrowed(by: rest.count).folded(String(text.dropFirst(margin.count)))
        return lines.enumerated().map { ($0 == 0 ? String(margin) : String(rest)) + $1 }
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
        let available: Int? =
            switch width {
            case .unlimited: nil
            case .columns(let count): count
            }
        let layout = TableLayout(
            table, headings: table.head == .shown ? headings : headings.map { _ in "" }, cells: cells,
            available: available)
        let body = zip(table.rows, cells).flatMap { row, texts in
            layout.lines(texts, table.columns) { colour.painted($0, row[$1].tone) }
        }
        return switch table.head {
        case .shown: layout.lines(headings, table.columns) { text, _ in colour.painted(text, .faint) } + body
        case .hidden: body
        }
    }

    private func shown(_ cell: Cell, lines: LineBreaks) -> String {
        let text = printable(cell.text(in: language, zone), lines: lines)
        return text.isEmpty ? Cell.empty.text(in: language, zone) : text
    }
}
