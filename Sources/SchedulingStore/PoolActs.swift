internal import Postgres
public import Scheduling

/// What became of one row that was added, edited or imported.
public struct SavedRow: Sendable, Decodable {
    /// What a row can become.
    public enum Outcome: String, Sendable, Decodable {
        /// It is new.
        case added
        /// It stood, and something of it is different now.
        case changed
        /// It stood as it is.
        case same
    }

    /// Its code or login.
    public let code: String
    /// What became of it.
    public let outcome: Outcome
    /// Of a changed one, the fields that differ by their columns, each as before and after; of a name, that it differs.
    public let change: [String: [JSONValue]]?
    /// Of a member whose login is new, until when the secret is good that they were given.
    public let invitedUntil: Instant?
    /// Which verifier that was done with: another where the act had been done before.
    public let stamp: String?
}

/// What rows may do to what stands.
public enum SaveVerb: String, Sendable {
    /// All must be new.
    case add
    /// All must stand.
    case edit
    /// Either; only what differs is changed.
    case `import`
}

/// The kinds of things that are saved as rows by code.
public enum SavedKind: String, Sendable, CaseIterable {
    case organization, member, venue, staff, equipment, fund, project

    fileprivate func call(_ act: Act, _ verb: SaveVerb, _ rows: JSONText) -> Statement<JSONText> {
        switch self {
        case .organization: act.call("save_organizations", [verb.rawValue, rows])
        case .member: act.call("save_members", [verb.rawValue, rows])
        case .venue, .staff, .equipment: act.call("save_resources", [verb.rawValue, rawValue, rows])
        case .fund: act.call("save_funds", [verb.rawValue, rows])
        case .project: act.call("save_projects", [verb.rawValue, rows])
        }
    }
}

extension Store {
    /// Adds or changes rows of one kind by code, all of them or none; a field that is not in a row stays as it is.
    public func save(
        _ kind: SavedKind, _ verb: SaveVerb, _ rows: [JSONValue], _ act: Act
    ) throws(StoreError) -> [SavedRow] {
        try self.act(kind.call(act, verb, JSONText(JSONValue.array(rows).text)))
    }

    /// Makes a pool, whose first administrator is the caller.
    public func addPool(
        name: String, zone: Zone, currency: Currency, language: Language, key: String, mode: Act.Mode
    ) throws(StoreError) -> AddedPool {
        let content = [name, zone.identifier, currency.code, language.rawValue].joined(separator: "\n")
        return try act(
            surfaceCall(
                "add_pool",
                [key, content, mode.rawValue, name, zone.identifier, currency.code, language.rawValue]))
    }

    /// Changes a pool's name or language.
    public func editPool(_ fields: JSONValue, _ act: Act) throws(StoreError) -> [SavedRow] {
        try self.act(act.call("edit_pool", [JSONText(fields.text)]))
    }

    /// Closes a resource for a period.
    public func addBlackout(
        of resource: ResourceID, during period: Period, reason: String, _ act: Act
    ) throws(StoreError) -> BlackoutAnswer {
        try self.act(
            act.call("add_blackout", [resource.uuid, period.start.timestamp, period.end.timestamp, reason]))
    }

    /// Opens a resource again.
    public func removeBlackout(reference: String, reason: String?, _ act: Act) throws(StoreError) -> BlackoutAnswer {
        try self.act(act.call("remove_blackout", [reference, reason]))
    }

    /// Gives projects money.
    public func grant(_ grants: [Grant], reason: String?, _ act: Act) throws(StoreError) -> [GrantAnswer] {
        try self.act(
            act.call(
                "grant_money",
                [
                    grants.map(\.fund.uuid), grants.map(\.project.uuid), grants.map(\.category),
                    grants.map { Int32($0.year) }, grants.map(\.amount.minorUnits), reason,
                    grants.map { $0.match?.minorUnits },
                ]))
    }
}

/// A pool that was made.
public struct AddedPool: Sendable, Decodable {
    /// Its name.
    public let name: String
}

/// What became of a blackout.
public struct BlackoutAnswer: Sendable, Decodable {
    /// What people type for it.
    public let reference: String
    /// The resource's name.
    public let resource: String
    /// Its start.
    public let startsAt: Instant
    /// Its end.
    public let endsAt: Instant
    /// How many reservations stand in it and keep their places; nil where it was removed.
    public let standing: Int?
    /// The conflicts that it made.
    public let conflicts: [NewConflict]?

    /// When it is.
    public var period: Period? { Period(start: startsAt, end: endsAt) }
}

/// Money of a fund for a project.
public struct Grant: Sendable {
    /// The fund.
    public let fund: FundID
    /// The project.
    public let project: ProjectID
    /// The category.
    public let category: String
    /// The fiscal year.
    public let year: Int
    /// How much.
    public let amount: Money
    /// What has to come from elsewhere beside its line; nil for the fund's part of what is granted.
    public let match: Money?

    /// A grant.
    public init(
        fund: FundID, project: ProjectID, category: String, year: Int, amount: Money, match: Money? = nil
    ) {
        self.fund = fund
        self.project = project
        self.category = category
        self.year = year
        self.amount = amount
        self.match = match
    }
}

/// A grant that was made.
public struct GrantAnswer: Sendable, Decodable {
    /// The fund's code.
    public let fund: String
    /// The project's code.
    public let project: String
    /// The category.
    public let category: String
    /// The fiscal year.
    public let year: Int
    /// Minor units.
    public let amount: Int64
}
