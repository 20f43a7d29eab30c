/// Everything in the product that has states: who may leave each, by which command, and what time does to it.
public enum Lifecycle: String, CaseIterable, Sendable, Hashable {
    case reservation, approval, conflict, transfer, invoice, period, run

    /// One state of it.
    public struct Stage: Sendable, Hashable {
        /// Its name, as JSON and the database have it.
        public let state: String
        /// The ways out of it, or back into it changed.
        public let ways: [Way]
        /// What time does to it.
        public let time: Passing
    }

    /// A way out of a state: what is typed, by whom, and what comes of it.
    public struct Way: Sendable, Hashable {
        /// What is typed, after `poolbook`.
        public let command: String
        /// Who may.
        public let actor: Actor
        /// The state that comes of it.
        public let next: String
    }

    /// Who may leave a state.
    public enum Actor: Sendable, Hashable, CaseIterable {
        /// An officer or coordinator of a host.
        case host
        /// Who is asked.
        case asked
        /// Who asked for it.
        case asker
        /// A coordinator of the organization in the chair.
        case chair
        /// Finance.
        case finance
        /// Finance, and a second person of it.
        case twoOfFinance
        /// The program that cron starts.
        case reporter
    }

    /// What time does to a state.
    public enum Passing: Sendable, Hashable, CaseIterable {
        /// Nothing.
        case none
        /// It runs out: places and money are free.
        case runsOut
        /// At its deadline nobody has agreed.
        case deadline
        /// It is overdue, and told so; it stays.
        case overdue
        /// A time set for it passes, and it is open again.
        case reopens
        /// Once its place is free, by the pool's waitlist.
        case waitlist
        /// When it is seen again, it is open again.
        case seenAgain
        /// The next one takes over from what never finished.
        case takenOver
    }

    /// Its states, each once, in the order in which they follow.
    public var stages: [Stage] {
        switch self {
        case .reservation: Reservation.State.allCases.map { Stage($0.rawValue, $0.ways, $0.passing) }
        case .approval: Approval.State.allCases.map { Stage($0.rawValue, $0.ways, $0.passing) }
        case .conflict: Conflict.State.allCases.map { Stage($0.rawValue, $0.ways, $0.passing) }
        case .transfer:
            [
                Stage(
                    "waiting", [Way("approve A", .asked, "done"), Way("reject A -m WHY", .asked, "declined")], .deadline
                ),
                Stage("done", [Way("reverse T -m WHY", .twoOfFinance, "reversed")], .none),
                Stage("declined", [], .none),
                Stage("reversed", [], .none),
            ]
        case .invoice:
            [
                Stage(
                    "due",
                    [
                        Way("invoice pay I", .finance, "settled"), Way("invoice pay I AMOUNT", .finance, "due"),
                        Way("invoice credit I AMOUNT -m WHY", .finance, "due"),
                    ], .none),
                Stage("settled", [Way("reverse I -m WHY", .twoOfFinance, "due")], .none),
            ]
        case .period:
            [
                Stage("open", [Way("period close P", .finance, "closed")], .none),
                Stage("closed", [Way("period reopen P -m WHY", .twoOfFinance, "open")], .none),
            ]
        case .run:
            [
                Stage(
                    "working",
                    [Way("report conflicts", .reporter, "good"), Way("report conflicts", .reporter, "failed")],
                    .takenOver), Stage("good", [], .none), Stage("failed", [], .none), Stage("abandoned", [], .none),
            ]
        }
    }
}

extension Lifecycle.Stage {
    fileprivate init(_ state: String, _ ways: [Lifecycle.Way], _ time: Lifecycle.Passing) {
        (self.state, self.ways, self.time) = (state, ways, time)
    }
}

extension Lifecycle.Way {
    fileprivate init(_ command: String, _ actor: Lifecycle.Actor, _ next: String) {
        (self.command, self.actor, self.next) = (command, actor, next)
    }
}

extension Reservation.State {
    /// The ways out of it.
    var ways: [Lifecycle.Way] {
        let free = Lifecycle.Way("cancel R", .host, "cancelled")
        return switch self {
        case .request:
            [
                Lifecycle.Way("confirm R", .host, "confirmed"), free,
                Lifecycle.Way("conflict resolve C", .chair, "confirmed"),
            ]
        case .hold:
            [
                Lifecycle.Way("confirm R", .host, "confirmed"), Lifecycle.Way("approve A", .asked, "confirmed"),
                Lifecycle.Way("reject A -m WHY", .asked, "cancelled"), free,
            ]
        case .confirmed:
            [
                Lifecycle.Way("close R --attended N", .host, "closed"),
                Lifecycle.Way("move R, edit R", .host, "confirmed"), free,
            ]
        case .closed: [Lifecycle.Way("close R --attended N", .host, "closed")]
        case .cancelled, .expired: []
        }
    }

    /// What time does to it.
    var passing: Lifecycle.Passing {
        switch self {
        case .request: .waitlist
        case .hold: .runsOut
        case .confirmed, .closed, .cancelled, .expired: .none
        }
    }
}

extension Approval.State {
    /// The ways out of it.
    var ways: [Lifecycle.Way] {
        switch self {
        case .waiting:
            [
                Lifecycle.Way("approve A", .asked, "approved"), Lifecycle.Way("reject A -m WHY", .asked, "rejected"),
                Lifecycle.Way("edit R, cancel R, join R --withdraw", .asker, "withdrawn"),
            ]
        case .approved, .rejected, .withdrawn, .expired: []
        }
    }

    /// What time does to it.
    var passing: Lifecycle.Passing {
        switch self {
        case .waiting: .deadline
        case .approved, .rejected, .withdrawn, .expired: .none
        }
    }
}

extension Conflict.State {
    /// The ways out of it.
    var ways: [Lifecycle.Way] {
        switch self {
        case .open:
            [
                Lifecycle.Way("conflict resolve C", .chair, "resolved"),
                Lifecycle.Way("conflict resolve C --waive --until DAY", .chair, "waived"),
                Lifecycle.Way("move R, edit R, cancel R", .host, "gone"),
            ]
        case .waived: [Lifecycle.Way("conflict resolve C", .chair, "resolved")]
        case .resolved: [Lifecycle.Way("conflict undo C", .chair, "open")]
        case .gone: []
        }
    }

    /// What time does to it.
    var passing: Lifecycle.Passing {
        switch self {
        case .open: .overdue
        case .waived: .reopens
        case .resolved, .gone: .seenAgain
        }
    }
}
