/// One column of a table.
public struct Column: Sendable, Hashable {
    /// Who is told what a column holds.
    public enum Audience: Sendable, Hashable {
        /// People and programs.
        case everybody
        /// Programs only, in JSON and CSV: people have `show`.
        case programs
        /// People only: a picture, whose figures programs have in other columns.
        case people
    }

    /// The key in JSON and CSV: English, in snake case, never translated and never changed.
    public let key: String
    /// What people read above the column; in small letters in English.
    public let heading: Sentence
    /// Figures stand at the right.
    public let alignment: Alignment
    /// Who is told what it holds.
    public let audience: Audience
    /// What becomes of names where the screen is too narrow for them.
    public private(set) var names = Names.cut

    /// What becomes of names that are too long.
    public enum Names: Sendable, Hashable {
        /// They are cut: their beginnings tell them apart.
        case cut
        /// They go on in a second line: they are told apart by their ends.
        case folded
    }

    /// The same with names that are folded rather than cut.
    public var folded: Column {
        var column = self
        column.names = .folded
        return column
    }

    /// A column under a heading.
    public init(
        _ key: String, _ heading: Sentence, _ alignment: Alignment = .leading, for audience: Audience = .everybody
    ) {
        self.key = key
        self.heading = heading
        self.alignment = alignment
        self.audience = audience
    }
}

/// Rows of values under columns: what every listing command answers.
public struct Table: Sendable, Hashable {
    /// Whether people see the headings.
    public enum Head: Sendable, Hashable {
        /// Above the columns.
        case shown
        /// Not at all, where a sentence above says what follows.
        case hidden
    }

    /// The columns, in order.
    public let columns: [Column]
    /// The rows, in order, each with one cell for each column.
    public let rows: [[Cell]]
    /// Whether people see the headings.
    public let head: Head
    /// What people read where there are no rows.
    public let whenEmpty: Sentence

    /// A table; each row must have as many cells as there are columns.
    public init(_ columns: [Column], rows: [[Cell]], head: Head = .shown, whenEmpty: Sentence = Table.nothing) {
        precondition(rows.allSatisfy { $0.count == columns.count }, "a row has not one cell for each column")
        self.columns = columns
        self.rows = rows
        self.head = head
        self.whenEmpty = whenEmpty
    }

    /// The table as people read it, without what is for programs only.
    var forPeople: Table {
        keeping { $0 != .programs }
    }

    /// The table as programs read it, without what is for people only.
    var forPrograms: Table {
        keeping { $0 != .people }
    }

    private func keeping(_ isWanted: (Column.Audience) -> Bool) -> Table {
        let shown = columns.indices.filter { isWanted(columns[$0].audience) }
        guard shown.count < columns.count else { return self }
        return Table(
            shown.map { columns[$0] }, rows: rows.map { row in shown.map { row[$0] } }, head: head,
            whenEmpty: whenEmpty)
    }

    /// What people read where there are no rows and nobody said it better.
    public static let nothing = Sentence(en: "nothing", zh: "无")
}

/// The fields of one thing, and the tables that belong to it: what every `show` answers.
public struct Record: Sendable, Hashable {
    /// One named value.
    public struct Field: Sendable, Hashable {
        /// The key in JSON and CSV: English, in snake case.
        public let key: String
        /// What people read before the value.
        public let heading: Sentence
        /// The value.
        public let cell: Cell

        /// A value under a key and a heading.
        public init(_ key: String, _ heading: Sentence, _ cell: Cell) {
            self.key = key
            self.heading = heading
            self.cell = cell
        }
    }

    /// A table that belongs to the record.
    public struct Part: Sendable, Hashable {
        /// The key in JSON: English, in snake case.
        public let key: String
        /// What people read above the table.
        public let heading: Sentence
        /// The table.
        public let table: Table

        /// A table under a key and a heading.
        public init(_ key: String, _ heading: Sentence, _ table: Table) {
            self.key = key
            self.heading = heading
            self.table = table
        }
    }

    /// The fields, in order.
    public let fields: [Field]
    /// The tables, in order, after the fields.
    public let parts: [Part]

    /// A record of fields and tables.
    public init(_ fields: [Field], parts: [Part] = []) {
        self.fields = fields
        self.parts = parts
    }
}

/// Several sections, one below the other: what an act or an overview answers.
public struct Document: Sendable, Hashable {
    /// A part of a document.
    public struct Section: Sendable, Hashable {
        /// What a section consists of.
        public enum Body: Sendable, Hashable {
            /// Sentences, one a line. They are not wrapped, so that commands in them can be copied.
            case lines([Sentence])
            /// One thing.
            case record(Record)
            /// Several things.
            case table(Table)
            /// Several things, by their time; `--json` has no picture of it.
            case timeline(Timeline)
        }

        /// The key in JSON; a section without one is for people only.
        public let key: String?
        /// What people read above the body, which is then indented by two columns.
        public let heading: Sentence?
        /// What the section consists of.
        public let body: Body

        /// A section, for people only where it has no key.
        public init(_ body: Body, key: String? = nil, heading: Sentence? = nil) {
            self.key = key
            self.heading = heading
            self.body = body
        }
    }

    /// The sections, in order.
    public let sections: [Section]

    /// A document of sections.
    public init(_ sections: [Section]) {
        self.sections = sections
    }
}
