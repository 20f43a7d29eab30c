public import Scheduling

/// Bars of time, one below the other: who has what when, at one look.
///
/// ```
///          09    10    11    12    13    14
/// DS-01    ......[##### 创新赛 #####]:::...
///                [== 创业沙龙 ==]
/// ```
///
/// A bar keeps its ends and its fill; its label is cut to what is left. Bars that overlap are stacked.
public struct Timeline: Sendable, Hashable {
    /// What a bar says of its time: each is told from the others by its character, on a terminal by its tone too.
    public enum Fill: Sendable, Hashable, CaseIterable {
        /// A reservation that stands.
        case confirmed
        /// A hold that has not run out.
        case held
        /// What is asked for, and binds nothing.
        case requested
        /// What could be had.
        case offered
        /// What somebody else has; the reader may not know who.
        case taken
        /// A blackout.
        case blackout
    }

    /// One bar.
    public struct Span: Sendable, Hashable {
        /// When.
        public let period: Period
        /// When, with the time that is kept free around it.
        public let blocked: Period
        /// What it says of its time.
        public let fill: Fill
        /// What stands in it, where there is room.
        public let label: String

        /// A bar; without buffers it blocks its own period.
        public init(_ period: Period, blocked: Period? = nil, _ fill: Fill, label: String = "") {
            self.period = period
            self.blocked = blocked ?? period
            self.fill = fill
            self.label = label
        }
    }

    /// Which time a row shows.
    public enum Window: Sendable, Hashable {
        /// Time as it elapses: a night on which clocks change is as long as it is.
        case period(Period)
        /// A day as clocks show it, from one full hour to another (0 to 24), so that rows of several days can stand
        /// below one head.
        case day(LocalDate, from: Int, to: Int)
    }

    /// One row, or several where bars overlap.
    public struct Lane: Sendable, Hashable {
        /// What stands before it.
        public let heading: Sentence
        /// Which time it shows.
        public let window: Window
        /// Its bars, in any order.
        public let spans: [Span]
        /// When it can be reserved; nil means always.
        public let open: [Period]?

        /// A row.
        public init(_ heading: Sentence, _ window: Window, spans: [Span], open: [Period]? = nil) {
            self.heading = heading
            self.window = window
            self.spans = spans
            self.open = open
        }
    }

    /// What the hours or days above the rows are taken from.
    public let head: Window
    /// The rows, in order.
    public let lanes: [Lane]

    /// Rows below a head.
    public init(head: Window, lanes: [Lane]) {
        self.head = head
        self.lanes = lanes
    }
}

extension Timeline.Fill {
    /// The character that fills a bar.
    var mark: Character {
        switch self {
        case .confirmed: "#"
        case .held: "+"
        case .requested, .offered: "="
        case .taken: "*"
        case .blackout: "x"
        }
    }

    /// How a bar stands out.
    var tone: Tone {
        switch self {
        case .confirmed: .good
        case .held, .requested: .waiting
        case .offered: .good
        case .taken: .strong
        case .blackout: .bad
        }
    }

    /// Whether it keeps others out: bars that do not are stacked below those that do.
    var binds: Bool {
        switch self {
        case .confirmed, .held, .taken, .blackout: true
        case .requested, .offered: false
        }
    }
}
