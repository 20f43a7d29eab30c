internal import Foundation
internal import Postgres
public import Scheduling
public import SchedulingStore
internal import Synchronization

/// A pool of three organizations in a database of its own, made through the store as its administrator would.
///
/// Everything belongs to organization a. The pool's year is the next one, so that nothing in it is past.
public struct SmallPool: Sendable {
    /// How large it is; a test states only what matters to it.
    public struct Plan: Sendable, Hashable {
        /// Venues beside the hall, `v01` and so on.
        public var venues = 12
        /// How many chairs there are.
        public var chairs = 10
        /// What the project has been granted of the fund in category `venue`, in minor units.
        public var grant: Int64 = 1_000_000

        /// The usual pool.
        public init() {}
    }

    /// The organizations.
    public enum Party: String, Sendable, CaseIterable {
        case a, b, c
    }

    /// Its database.
    public let database: TestDatabase
    /// The pool.
    public let pool: Pool
    /// Its venues in the order of their codes, without the hall.
    public let venues: [Resource]
    /// A hall that can be divided.
    public let hall: Resource
    /// Its two parts.
    public let halves: [Resource]
    /// A lawyer and a counsellor.
    public let staff: [Resource]
    /// Chairs, so many.
    public let chairs: Resource
    /// The project, of organization a.
    public let project: ProjectID
    /// The fund, valid all year.
    public let fund: FundID
    private let organizations: [Party: OrganizationID]
    private let firstHour: Instant

    /// The fiscal year in which everything happens.
    public var year: Int { pool.zone.local(firstHour).date.year }

    /// Makes a database with the pool, and drops it when `body` ends.
    public static func use<Output>(
        _ plan: Plan = Plan(), _ body: (SmallPool) throws -> Output
    ) throws -> Output {
        let template = try template(for: plan)
        return try TestDatabase.use(cloneOf: template.database.name) { database in
            try body(SmallPool(template, in: database))
        }
    }

    private static let templates = Mutex<[Plan: SmallPool]>([:])

    /// Templates are made one at a time, because their logins belong to the cluster.
    private static func template(for plan: Plan) throws -> SmallPool {
        try templates.withLock { made in
            if let template = made[plan] { return template }
            let template = try TestDatabase.use { migrated in
                let database = try TestDatabase.make(cloneOf: migrated.name)
                return try SmallPool(plan, in: database)
            }
            made[plan] = template
            return template
        }
    }

    init(_ template: SmallPool, in database: TestDatabase) {
        self.database = database
        pool = template.pool
        venues = template.venues
        hall = template.hall
        halves = template.halves
        staff = template.staff
        chairs = template.chairs
        project = template.project
        fund = template.fund
        organizations = template.organizations
        firstHour = template.firstHour
    }

    /// Makes the pool in a database that is migrated and empty.
    public init(_ plan: Plan = Plan(), in database: TestDatabase) throws {
        let found = try SmallPoolBuilder.build(plan, in: database)
        self.database = database
        pool = found.pool
        firstHour = found.firstHour
        organizations = found.organizations
        venues = found.venues
        hall = found.hall
        halves = found.halves
        staff = found.staff
        chairs = found.chairs
        project = found.project
        fund = found.fund
    }
}

extension SmallPool {
    /// The login of an organization's officer.
    public static func login(of party: Party) -> String { "test_officer_\(party.rawValue)" }

    /// The store as the pool's administrator sees it.
    public func store() throws(StoreError) -> Store { try database.store() }

    /// The store as an organization's officer sees it.
    public func store(as party: Party) throws(StoreError) -> Store {
        try database.store(as: Self.login(of: party))
    }

    /// An organization.
    public func organization(_ party: Party) -> OrganizationID {
        guard let id = organizations[party] else { preconditionFailure("every party is made") }
        return id
    }

    /// Whole hours of the pool's year, counted from 10 January at midnight.
    public func hour(_ number: Int, length: Int = 1) -> Period {
        let start = firstHour + .seconds(3_600 * number)
        guard let period = Period(start: start, end: start + .seconds(3_600 * length)) else {
            preconditionFailure("a period has a length")
        }
        return period
    }

    /// Money in the pool's currency.
    public func money(_ minorUnits: Int64) -> Money { Money(minorUnits: minorUnits, currency: pool.currency) }

    /// A payment by the project.
    public func payment(_ minorUnits: Int64, category: String? = "venue") -> Payment {
        Payment(project: project, category: category, amount: money(minorUnits))
    }

    /// A request of organization a alone for nothing in the first hour, but for what is said.
    public func request(
        _ title: String = "Meeting", by host: Party = .a, during period: Period? = nil, takes: [Resource] = [],
        chairs count: Int? = nil, payments: [Payment] = [], buffers: Buffers = .none,
        firmness: Request.Firmness = .confirmed
    ) -> Request {
        Request(
            title: title, kind: nil, attendance: nil, hosts: [Host(organization(host), share: .whole)],
            period: period ?? hour(0), buffers: buffers,
            takes: takes.map { Take($0) } + (count.map { [Take(chairs, quantity: $0)] } ?? []),
            payments: payments, firmness: firmness)
    }

    /// An act with a key of its own.
    public func act(key: String = Act.newKey(), content: String = "test", mode: Act.Mode = .act) -> Act {
        Act(pool: pool.id, key: key, content: content, mode: mode)
    }

    /// The reservation of a reference, as a caller finds it.
    public func reservation(_ reference: String, in store: borrowing Store) throws -> Reservation? {
        try store.snapshot(of: pool.name, names: [Snapshot.Name(.reservation, reference)])
            .matches.first?.first?.reservation
    }

    /// How many rows a table has, with its condition, asked as the server's superuser.
    public func count(_ table: String) throws -> Int64 {
        try database.connect().value("select count(*) from poolbook.\(table)")
    }
}
