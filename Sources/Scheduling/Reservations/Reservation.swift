/// One occurrence of an event: a period with all that it takes.
public struct Reservation: Sendable {
    /// What can be true of it. Each state says who may leave it, by which command, and what time does to it.
    ///
    /// | state | leaves by | time |
    /// |---|---|---|
    /// | hold | a host: `confirm`, `move`, `edit`, `cancel` | becomes expired when it runs out |
    /// | confirmed | a host: `move`, `edit`, `cancel`; `close` once it has begun | |
    /// | request | a host: `confirm` once its places are free, `move`, `edit`, `cancel` | |
    /// | closed | a host: `close` again corrects what is recorded, and it stays closed | |
    /// | cancelled, expired | | |
    public enum State: String, Sendable, Hashable, CaseIterable, Decodable {
        /// Keeps its places and money until it runs out.
        case hold
        /// Stands.
        case confirmed
        /// Asks for what may be taken, and binds nothing.
        case request
        /// Stood, and what came of it is recorded.
        case closed
        /// Was called off.
        case cancelled
        /// Was a hold and ran out.
        case expired
    }

    /// Its identifier.
    public let id: ReservationID
    /// What people type for it.
    public let reference: String
    /// How often it was written.
    public let version: Int
    /// The event's title.
    public let title: String
    /// What kind of event.
    public let kind: String?
    /// Under which name it is held with others.
    public let brand: String?
    /// What can be done with it.
    public let state: State
    /// When it is, without buffers.
    public let period: Period
    /// How many are expected.
    public let attendance: Int?
    /// Minutes kept free around it, beside what its venues need.
    public let buffers: Buffers
    /// What it takes or asks for.
    public let resources: [Take]
    /// The hosts, the leading one first.
    public let hosts: [Host]
    /// The hosts by name, in the same order.
    public let organizations: [Organization]
    /// What pays for it.
    public let payments: [Payment]
    /// What its projects pay, or would if it stood; nil for who may not know.
    public let paid: Money?
    /// What its places were to have, whichever serve it.
    public var needed = Needed.nothing

    /// The organization that leads the event.
    public var leader: OrganizationID? { hosts.first?.organization }

    /// All that is known of it.
    public init(
        id: ReservationID, reference: String, version: Int, title: String, kind: String?, brand: String? = nil,
        state: State, period: Period, attendance: Int?, buffers: Buffers, resources: [Take], hosts: [Host],
        organizations: [Organization], payments: [Payment], paid: Money?
    ) {
        self.id = id
        self.reference = reference
        self.version = version
        self.title = title
        self.kind = kind
        self.brand = brand
        self.state = state
        self.period = period
        self.attendance = attendance
        self.buffers = buffers
        self.resources = resources
        self.hosts = hosts
        self.organizations = organizations
        self.payments = payments
        self.paid = paid
    }
}

/// Minutes of set-up and clearing up around a period.
public struct Buffers: Sendable, Hashable {
    /// Minutes before.
    public let before: Int
    /// Minutes after.
    public let after: Int

    /// None.
    public static let none = Buffers(before: 0, after: 0)

    /// Minutes before and after.
    public init(before: Int, after: Int) {
        self.before = before
        self.after = after
    }
}

/// A resource that a reservation takes, and how many where it is equipment.
public struct Take: Sendable, Hashable {
    /// The resource.
    public let resource: Resource
    /// How many; nil for a venue or a person.
    public let quantity: Int?

    /// A resource, and how many of it.
    public init(_ resource: Resource, quantity: Int? = nil) {
        self.resource = resource
        self.quantity = quantity
    }
}

/// An organization that hosts an event, and its share of the cost.
public struct Host: Sendable, Hashable {
    /// The organization.
    public let organization: OrganizationID
    /// What it bears.
    public let share: Share

    /// Both of them.
    public init(_ organization: OrganizationID, share: Share) {
        self.organization = organization
        self.share = share
    }
}

/// Money of a project, in one category of it or in any.
public struct Payment: Sendable, Hashable {
    /// The project.
    public let project: ProjectID
    /// The category; nil for any.
    public let category: String?
    /// How much, more than nothing.
    public let amount: Money

    /// A payment.
    public init(project: ProjectID, category: String?, amount: Money) {
        self.project = project
        self.category = category
        self.amount = amount
    }
}

/// What is asked for when something is reserved.
public struct Request: Sendable {
    /// Whether others may have to agree to it: the database knows, and is spared the looking where they cannot have to.
    public enum Agreement: Sendable, Hashable {
        /// It concerns the caller's own organization alone.
        case ours
        /// Others bear money of it, or own what it takes.
        case others
    }

    /// How firmly.
    public enum Firmness: Sendable, Hashable {
        /// It stands at once.
        case confirmed
        /// It expires unless it is confirmed within this time.
        case hold(Duration)
        /// It binds nothing and waits.
        case request
    }

    /// The event's title: one line.
    public let title: String
    /// What kind of event.
    public let kind: String?
    /// Under which name it is held with others.
    public let brand: String?
    /// How many are expected.
    public let attendance: Int?
    /// The hosts, the leading one first; their shares make the whole.
    public let hosts: [Host]
    /// When.
    public let period: Period
    /// Minutes around it.
    public let buffers: Buffers
    /// What it takes.
    public let takes: [Take]
    /// What pays for it.
    public let payments: [Payment]
    /// How firmly.
    public let firmness: Firmness
    /// Whether others may have to agree to it.
    public var agreement = Agreement.ours
    /// What its places are to have, whichever serve it.
    public var needed = Needed.nothing

    /// A request.
    public init(
        title: String, kind: String?, brand: String? = nil, attendance: Int?, hosts: [Host], period: Period,
        buffers: Buffers,
        takes: [Take], payments: [Payment], firmness: Firmness
    ) {
        self.title = title
        self.kind = kind
        self.brand = brand
        self.attendance = attendance
        self.hosts = hosts
        self.period = period
        self.buffers = buffers
        self.takes = takes
        self.payments = payments
        self.firmness = firmness
    }
}

/// Shares of hosts where some may not have one: what is left goes to those without, as what they pay stands to each
/// other; in equal parts where they pay nothing.
///
/// Throws `.notWhole` where nothing is left for them, or where all have one and the sum is not the whole.
public func completed(_ shares: [Share?], paying paid: [Money] = []) throws(ShareError) -> [Share] {
    let given = shares.compactMap(\.self).reduce(0) { $0 + $1.partsPerMillion }
    let open = shares.indices.filter { shares[$0] == nil }
    let left = Share.whole.partsPerMillion - given
    guard open.isEmpty ? left == 0 : left > 0 else { throw .notWhole(partsPerMillion: given) }
    let amounts = open.map { paid.indices.contains($0) ? paid[$0].minorUnits : 0 }
    let parts = divided(left, as: amounts.contains { $0 > 0 } ? amounts : open.map { _ in 1 })
    var result: [Share] = []
    for (index, share) in shares.enumerated() {
        if let share {
            result.append(share)
        } else if let place = open.firstIndex(of: index) {
            result.append(try Share(partsPerMillion: parts[place]))
        }
    }
    return result
}
