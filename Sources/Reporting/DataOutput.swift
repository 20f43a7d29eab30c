extension Renderer {
    /// Whether a CSV file begins with a byte order mark.
    public enum ByteOrderMark: Sendable, Hashable {
        /// It does not: for programs.
        case absent
        /// It does: spreadsheets then read Chinese as UTF-8.
        case present
    }

    /// A table as a JSON array of objects, in the order of rows and columns; see ``Cell`` for the values.
    ///
    /// Nothing in it depends on the reader's language. Characters that act on a terminal are escaped.
    public func json(_ table: Table) -> String {
        value(of: table).text() + "\n"
    }

    /// A record as a JSON object: its fields, then each table as an array under its key.
    public func json(_ record: Record) -> String {
        value(of: record).text() + "\n"
    }

    /// A record as a JSON object on one line, as logs have it.
    public func jsonLine(_ record: Record) -> String {
        value(of: record).line()
    }

    /// A document as a JSON object of its sections that have a key; lines are an array of strings.
    public func json(_ document: Document) -> String {
        let members = document.sections.compactMap { section in
            section.key.map { ($0, value(of: section.body)) }
        }
        return JSONValue.object(members).text() + "\n"
    }

    /// A table as CSV after RFC 4180, with keys as its header, except that lines end in LF.
    ///
    /// Cells that a spreadsheet would take for a formula are guarded; see ``guarded(_:)``.
    public func csv(_ table: Table, byteOrderMark: ByteOrderMark = .absent) -> String {
        let table = table.forPrograms
        let lines = [table.columns.map(\.key)] + table.rows.map { row in row.map { $0.csv(in: zone) } }
        let text = lines.map { $0.map(CommaSeparated.quoted).joined(separator: ",") + "\n" }.joined()
        return switch byteOrderMark {
        case .absent: text
        case .present: "\u{FEFF}" + text
        }
    }

    /// A record's fields as CSV of one row; its tables are left out.
    public func csv(_ record: Record, byteOrderMark: ByteOrderMark = .absent) -> String {
        let columns = record.fields.map { Column($0.key, $0.heading) }
        return csv(Table(columns, rows: [record.fields.map(\.cell)]), byteOrderMark: byteOrderMark)
    }

    private func value(of table: Table) -> JSONValue {
        let table = table.forPrograms
        return .array(
            table.rows.map { row in
                .object(zip(table.columns, row).map { column, cell in (column.key, cell.json(in: zone)) })
            })
    }

    private func value(of record: Record) -> JSONValue {
        .object(
            record.fields.map { ($0.key, $0.cell.json(in: zone)) } + record.parts.map { ($0.key, value(of: $0.table)) })
    }

    private func value(of body: Document.Section.Body) -> JSONValue {
        switch body {
        case .lines(let sentences): .array(sentences.map { .string($0.text(in: language)) })
        case .record(let record): value(of: record)
        case .table(let table): value(of: table)
        case .timeline: .null
        }
    }
}
