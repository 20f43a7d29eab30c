public import Foundation
internal import Postgres
public import Scheduling

/// One thing that an act changed, as the record has it.
public struct LogRow: Sendable {
    /// When.
    public let at: Instant
    /// What was done, as the record names it: `move`, `approval.ask`.
    public let act: String
    /// What kind of thing it was done to.
    public let kind: String
    /// What people type or read for that; nil where the caller may not see it.
    public let subject: String?
    /// Who did it; nil where the caller may not know them.
    public let by: String?
    /// Their organization; nil for the pool's office.
    public let organization: String?
    /// Why.
    public let reason: String?
    /// What differs, by field: before and after.
    public let change: [String: JSONValue]
}

/// Which rows of the record to read. What is nil or empty filters nothing.
public struct LogFilter: Sendable {
    /// Of this thing, with what else the record tells of it.
    public var subject: UUID?
    /// By this member.
    public var by: UUID?
    /// That concern this organization.
    public var organization: UUID?
    /// Of these acts, or of all that begin so before a dot.
    public var acts: [String] = []
    /// Since.
    public var since: Instant?
    /// Before.
    public var until: Instant?
    /// So many, the newest.
    public var limit = 50

    /// All of it.
    public init() {}
}

/// Who had which roles at an instant.
public struct RightsRow: Sendable {
    /// The login.
    public let login: String
    /// The name.
    public let name: String
    /// The organization; nil for the pool's office.
    public let organization: String?
    /// The roles.
    public let roles: [String]
    /// Since when they had these; nil where that is from before the record.
    public let since: Instant?
    /// Who gave them; nil where the caller may not know.
    public let givenBy: String?
    /// From when on they have none any more.
    public let retiredFrom: LocalDate?
}

extension Store {
    /// The record, the newest first, as far as it concerns the caller.
    public func log(in pool: PoolID, _ filter: LogFilter) throws(StoreError) -> [LogRow] {
        var conditions = Conditions()
        conditions.require("pool_id = ?", pool.uuid)
        if let subject = filter.subject {
            let id = conditions.parameter(pool.uuid)
            conditions.require("subject_id = any (poolbook_1.related_to(\(id), ?))", subject)
        }
        if let by = filter.by {
            conditions.require("member_id = ?", by)
        }
        if let organization = filter.organization { conditions.require("? = any (party_ids)", organization) }
        if !filter.acts.isEmpty {
            let acts = conditions.parameter(filter.acts)
            conditions.require("(act = any (\(acts)) or split_part(act, '.', 1) = any (?))", filter.acts)
        }
        if let since = filter.since { conditions.require("recorded_at >= ?", since.timestamp) }
        if let until = filter.until { conditions.require("recorded_at < ?", until.timestamp) }
        let limit = conditions.parameter(Int64(filter.limit))
        return try read(
            .many(
                """
                select recorded_at, act, subject_kind, subject, coalesce(by, login), why, change
                from poolbook_1.log
                where \(conditions.text)
                order by recorded_at desc, command_id, number
                limit \(limit)
                """, conditions.parameters
            ) { row in
                let at = Instant(try row.next(Timestamp.self))
                let (act, kind) = (try row.next(String.self), try row.next(String.self))
                let (subject, by) = (try row.next(String?.self), try row.next(String?.self))
                let why: Why? = try row.next(JSONText?.self).flatMap { try? decodedJSON($0.text) }
                let change: [String: JSONValue]? = try? decodedJSON(keeping: try row.next(JSONText.self).text)
                return LogRow(
                    at: at, act: act, kind: kind, subject: subject, by: by, organization: why?.organization,
                    reason: why?.reason, change: change ?? [:])
            })
    }

    private struct Why: Decodable {
        let reason: String?
        let organization: String?
    }

    /// The names of things by their identifiers, as far as the caller may see them.
    public func names(of ids: Set<UUID>, in pool: PoolID) throws(StoreError) -> [UUID: String] {
        guard !ids.isEmpty else { return [:] }
        let sorted = ids.sorted { $0.uuidString < $1.uuidString }
        let text = try read(surfaceCall("names_of", [pool.uuid, sorted])).text
        let names: [String: String] = try decodedJSON(keeping: text)
        return Dictionary(
            names.compactMap { id, name in UUID(uuidString: id).map { ($0, name) } },
            uniquingKeysWith: { first, _ in first })
    }

    /// Who had which roles at an instant, as far as the record concerns the caller.
    public func rights(asOf instant: Instant, in pool: PoolID) throws(StoreError) -> [RightsRow] {
        try read(
            .many(
                """
                select login, name, organization, roles, since, given_by, retired_from
                from poolbook_1.rights_as_of($1, $2)
                """, [pool.uuid, instant.timestamp]
            ) { row in
                RightsRow(
                    login: try row.next(), name: try row.next(), organization: try row.next(), roles: try row.next(),
                    since: try row.next(Timestamp?.self).map { Instant($0) }, givenBy: try row.next(),
                    retiredFrom: try row.nextDay())
            })
    }
}
