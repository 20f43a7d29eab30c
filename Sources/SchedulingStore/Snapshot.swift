public import Foundation
internal import Postgres
public import Scheduling

/// What one round trip before an act tells: the clock, the pool, the caller, and what names stand for.
public struct Snapshot: Sendable {
    /// The database's time.
    public let now: Instant
    /// The caller's login.
    public let login: String
    /// The pool.
    public let pool: Pool
    /// Who the caller is in the pool.
    public let member: Member
    /// Since when the pool's reporter has not done its work; nil while it does, and for who does not keep the pool.
    public let reporterSilentSince: Instant?
    /// What each name stands for, in the order asked.
    public let matches: [[Match]]
    /// Of names that stand for nothing: the codes and names of what is near, where somebody looked for it.
    public var nearest: [Name: [String]] = [:]

    /// Who the caller is in the pool.
    public struct Member: Sendable {
        /// Their name.
        public let name: String
        /// Their roles, in English.
        public let roles: [String]
        /// What they read; nil where they did not say.
        public let language: Language?
        /// The organization they act for; nil for the pool's own office.
        public let organization: Organization?
        /// What that is to the pool.
        public let standing: Standing

        /// What an organization is to a pool.
        public enum Standing: Sendable {
            /// It belongs to it.
            case member
            /// It is a guest, with narrower rights.
            case guest
        }
    }

    /// What a name is to be looked for as.
    public struct Name: Sendable, Hashable {
        /// The kinds of things that have names.
        public enum Kind: String, Sendable, Hashable, CaseIterable {
            case venue, staff, equipment, organization, project, fund, member, reservation, series, blackout, approval
            case invoice, transfer, line, conflict
        }

        /// The kind.
        public let kind: Kind
        /// What was typed.
        public let text: String

        /// What was typed, for a kind of thing.
        public init(_ kind: Kind, _ text: String) {
            self.kind = kind
            self.text = text
        }
    }

    /// One thing that a name may stand for.
    public struct Match: Sendable {
        /// Its identifier.
        public let id: UUID
        /// Its code or reference.
        public let code: String
        /// Its name or title.
        public let name: String
        let row: MatchRow
        let currency: Currency
    }
}

extension Snapshot.Match {
    /// The match as a resource; nil where it is none.
    public var resource: Resource? { row.resource(in: currency) }

    /// The match as a reservation; nil where it is none.
    public var reservation: Reservation? { row.reservation(in: currency) }
}

extension Snapshot {
    /// A match as a project that is asked to pay by the caller.
    public func payer(_ match: Match) -> Payer {
        let owners = match.row.ownerIds ?? []
        let isMine =
            member.roles.contains("administrator") || member.organization.map { owners.contains($0.id) } ?? false
        return Payer(
            id: ProjectID(match.id), name: match.name, owners: owners, access: isMine ? .mine : .others,
            lines: (match.row.lines ?? []).compactMap(\.line))
    }
}

extension Store {
    /// Reads the snapshot for a pool by name, or for the caller's only one.
    ///
    /// Throws `.noPool` where the caller has none by that name, or several.
    public func snapshot(of pool: String?, names: [Snapshot.Name] = []) throws(StoreError) -> Snapshot {
        let statement = surfaceCall("snapshot", [pool, names.map(\.kind.rawValue), names.map(\.text)])
        let row: SnapshotRow = try decodedJSON(try read(statement).text)
        return try row.snapshot()
    }
}

/// The snapshot as the database sends it.
struct SnapshotRow: Decodable {
    struct PoolRow: Decodable {
        let id: PoolID
        let name: String
        let zone: String
        let currency: String
        let locale: String
        let kinds: [String]
        let brands: [String]
        let figures: [String]
        let rules: [RuleRow]
        let holidays: [HolidayRow]
        let settings: PoolSettingsRow
    }

    struct MemberRow: Decodable {
        let name: String
        let roles: [String]
        let locale: String?
        let organizationId: OrganizationID?
        let organization: String?
        let isGuest: Bool?
    }

    struct NameRow: Decodable {
        let matches: [MatchRow]
    }

    let now: Instant
    let login: String
    let pools: [String]
    let retiredFrom: LocalDate?
    let pool: PoolRow?
    let member: MemberRow?
    let reporterSilentSince: Instant?
    let names: [NameRow]

    func snapshot() throws(StoreError) -> Snapshot {
        guard let pool, let member else {
            throw retiredFrom.map { .membershipEnded($0) } ?? .noPool(known: pools)
        }
        guard let zone = try? Zone(pool.zone) else { throw .unknownSetting(pool.zone) }
        guard let currency = try? Currency(code: pool.currency) else { throw .unknownSetting(pool.currency) }
        return Snapshot(
            now: now,
            login: login,
            pool: Pool(
                id: pool.id, name: pool.name, zone: zone, currency: currency,
                language: Language(tag: pool.locale) ?? .english,
                kinds: Vocabulary(pool.kinds), brands: Vocabulary(pool.brands), figures: Vocabulary(pool.figures),
                rules: RuleBook(rows: pool.rules), holidays: Holidays(rows: pool.holidays),
                settings: pool.settings.settings),
            member: Snapshot.Member(
                name: member.name,
                roles: member.roles,
                language: member.locale.flatMap(Language.init(tag:)),
                organization: member.organizationId.map { Organization(id: $0, name: member.organization ?? "") },
                standing: member.isGuest == true ? .guest : .member
            ),
            reporterSilentSince: reporterSilentSince,
            matches: names.map { name in
                name.matches.map { row in
                    Snapshot.Match(id: row.id, code: row.code, name: row.name, row: row, currency: currency)
                }
            }
        )
    }
}

/// One thing that a name stands for, with what its kind has.
struct MatchRow: Decodable, Sendable {
    let id: UUID
    let code: String
    let name: String
    let kind: Resource.Kind?
    let ownerId: OrganizationID?
    let capacity: Int?
    let quantity: Int?
    let bufferBefore: Int?
    let bufferAfter: Int?
    let hours: [[Int]]?
    let special: [SpecialHoursRow]?
    let onHolidays: OnHolidays?
    let features: [String]?
    let skills: [SkillRow]?
    let retiredFrom: LocalDate?
    let taken: Int?
    let state: Reservation.State?
    let startsAt: Instant?
    let endsAt: Instant?
    let attendance: Int?
    let resources: [MatchRow]?
    let paid: Int64?
    let rateAmount: Int64?
    let rateUnit: Rate.Unit?
    let rateCategory: String?
    let access: Resource.Access?
    let ownerIds: [OrganizationID]?
    let lines: [LineRow]?
    let version: Int?
    let eventKind: String?
    let brand: String?
    let hosts: [HostRow]?
    let payments: [PaymentRow]?
    let needed: [NeedRow]?

    /// What one thing was asked for as.
    struct NeedRow: Decodable, Sendable {
        let capacity: Int?
        let features: [String]?
        let skill: String?
    }

    struct HostRow: Decodable, Sendable {
        let id: OrganizationID
        let name: String
        let share: Int
    }

    struct PaymentRow: Decodable, Sendable {
        let id: ProjectID
        let category: String?
        let amount: Int64
    }

    /// A budget line of a project.
    struct LineRow: Decodable {
        let category: String
        let year: Int
        /// Nil where the caller may not know.
        let available: Int64?
        let validFrom: LocalDate
        let validUntil: LocalDate
        let allowed: [String]

        var line: Payer.Line? {
            guard validFrom <= validUntil else { return nil }
            return Payer.Line(
                category: category, year: year, available: available ?? Payer.plenty, validity: validFrom...validUntil,
                allowed: allowed)
        }
    }

    func resource(in currency: Currency) -> Resource? {
        guard let kind else { return nil }
        var resource = Resource(
            id: ResourceID(id), kind: kind, code: code, name: name, owner: ownerId, capacity: capacity,
            quantity: quantity,
            bufferBefore: bufferBefore ?? 0, bufferAfter: bufferAfter ?? 0,
            hours: OpeningHours(rows: hours ?? []), special: (special ?? []).compactMap(\.special),
            onHolidays: onHolidays ?? .closed, features: features ?? [],
            skills: (skills ?? []).map { Skill($0.skill, until: $0.validUntil) }, retiredFrom: retiredFrom,
            rate: Rate(rateAmount, rateUnit, rateCategory, in: currency)
        )
        resource.access = access ?? .free
        return resource
    }

    func reservation(in currency: Currency) -> Reservation? {
        guard let state, let version, let startsAt, let endsAt, let period = Period(start: startsAt, end: endsAt)
        else { return nil }
        var reservation = Reservation(
            id: ReservationID(id), reference: code, version: version, title: name, kind: eventKind, brand: brand,
            state: state,
            period: period, attendance: attendance,
            buffers: Buffers(before: bufferBefore ?? 0, after: bufferAfter ?? 0),
            resources: (resources ?? []).compactMap { row in
                row.resource(in: currency).map { Take($0, quantity: row.taken) }
            },
            hosts: (hosts ?? []).compactMap { host in
                (try? Share(partsPerMillion: host.share)).map { Host(host.id, share: $0) }
            },
            organizations: (hosts ?? []).map { Organization(id: $0.id, name: $0.name) },
            payments: (payments ?? []).map {
                Payment(
                    project: $0.id, category: $0.category, amount: Money(minorUnits: $0.amount, currency: currency))
            },
            paid: paid.map { Money(minorUnits: $0, currency: currency) }
        )
        reservation.needed = Needed(needed ?? [])
        return reservation
    }
}

extension Needed {
    /// What things were asked for as. How many seats is asked of what is chosen, not again of what stands: there it follows
    /// from how many are expected.
    init(_ rows: [MatchRow.NeedRow], of extent: Extent = .taken) {
        self.init(
            seats: extent == .asked ? rows.compactMap(\.capacity).max() : nil,
            features: rows.flatMap { $0.features ?? [] }, skills: rows.compactMap(\.skill), of: extent)
    }
}

extension Rate {
    /// The columns of a resource that has a rate.
    public init?(_ amount: Int64?, _ unit: Unit?, _ category: String?, in currency: Currency) {
        guard let amount, let unit, let category else { return nil }
        self.init(Money(minorUnits: amount, currency: currency), per: unit, category: category)
    }
}

extension OpeningHours {
    /// Rows of weekday, opening and closing minute.
    init(rows: [[Int]]) {
        self.init(
            windows: rows.compactMap { row in
                guard row.count == 3, let weekday = Weekday(rawValue: row[0]) else { return nil }
                return Window(weekday: weekday, opens: row[1], closes: row[2])
            })
    }
}
