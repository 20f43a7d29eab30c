/// A way out of a conflict: the steps that end it, and what they mean for whom.
public struct Proposal: Sendable, Hashable {
    /// What kind of way out it is.
    public enum Kind: String, Sendable, Hashable, CaseIterable {
        /// Another venue at the same time.
        case place
        /// Another time at the same venue.
        case time
        /// A part of the hall.
        case part
        /// Another person who can do the same.
        case person
        /// Several reservations in place of one.
        case split
        /// One joint event in place of two similar ones.
        case merge
        /// A hold is given up.
        case release
        /// What asks is declined, or what stands called off.
        case decline
    }

    /// What is done to one reservation, as of the version at which it was looked at.
    public enum Step: Sendable, Hashable {
        /// It has another time, place or person; a request that fits where it is moved to stands from then on.
        case move(Target, to: Placed, paying: [Payment]?, Standing)
        /// It is declined, released or called off.
        case cancel(Target)
        /// It goes on as one event with another, which ends.
        case merge(Target, with: Target, as: Joint)
        /// It goes on as several.
        case split(Target, into: [Placed])
    }

    /// A reservation as of a version.
    public struct Target: Sendable, Hashable {
        /// The reservation.
        public let id: ReservationID
        /// How often it was written.
        public let version: Int

        /// Both of them.
        public init(id: ReservationID, version: Int) {
            self.id = id
            self.version = version
        }
    }

    /// What becomes of the state of what is moved.
    public enum Standing: Sendable, Hashable {
        /// It stays as it is.
        case asItIs
        /// A request stands from then on.
        case confirmed
    }

    /// What two events are as one.
    public struct Joint: Sendable, Hashable {
        /// What it is called.
        public let title: String
        /// Who hosts it, the leading organization first, with what each bears.
        public let hosts: [Host]
        /// Its time and all that it takes.
        public let placed: Placed
        /// How many are expected; nil where nobody said.
        public let attendance: Int?
        /// What pays for it.
        public let payments: [Payment]

        /// All of it.
        public init(title: String, hosts: [Host], placed: Placed, attendance: Int?, payments: [Payment]) {
            self.title = title
            self.hosts = hosts
            self.placed = placed
            self.attendance = attendance
            self.payments = payments
        }
    }

    /// What kind of way out it is.
    public let kind: Kind
    /// What is done, in order.
    public let steps: [Step]
    /// What that means.
    public let effects: Effects
    /// How much it disturbs: less is better.
    public let disturbance: Int

    /// A proposal, with its disturbance worked out.
    public init(_ kind: Kind, _ steps: [Step], _ effects: Effects) {
        self.kind = kind
        self.steps = steps
        self.effects = effects
        disturbance = effects.disturbance
    }

    /// The same where organizations have to agree first.
    public func needing(_ approvals: [Organization]) -> Proposal {
        var effects = effects
        effects.approvals = approvals
        return Proposal(kind, steps, effects)
    }

    /// The reservations that it touches, as of their versions.
    public var targets: [Target] {
        steps.flatMap { step -> [Target] in
            switch step {
            case .move(let target, _, _, _), .cancel(let target), .split(let target, _): [target]
            case .merge(let kept, let other, _): [kept, other]
            }
        }
    }

    /// Whether the others give way, and not the claimant.
    public var isByOthers: Bool { effects.changes.first?.party == .other }
}

extension Reservation {
    /// What a step is done to.
    var target: Proposal.Target { Proposal.Target(id: id, version: version) }
}
