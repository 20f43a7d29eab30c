internal import Foundation
internal import Scheduling

extension JSONValue {
    /// A finding as `see_conflicts` takes it.
    init(_ finding: Conflict.Finding) {
        var members: [String: JSONValue] = [
            "rule": .string(finding.identity.rule.rawValue),
            "subject_id": .string(finding.identity.subject.uuid.uuidString),
            "claimant_id": .string(finding.identity.claimant.uuid.uuidString),
            "other_ids": .array(finding.others.map { .string($0.uuid.uuidString) }),
            "severity": .integer(Int64(finding.severity.rawValue)),
            "detail": JSONValue(finding.reason),
            "starts_at": .string(finding.period.start.iso8601(offset: 0)),
            "ends_at": .string(finding.period.end.iso8601(offset: 0)),
            "versions": .array(finding.versions.map { .integer(Int64($0)) }),
        ]
        if let cause = finding.cause {
            members["cause_kind"] = .string(cause.kind.rawValue)
            members["cause_id"] = .string(cause.id.uuid.uuidString)
        }
        self = .object(members)
    }

    /// A reason as the database keeps it, without the names of what it is about.
    fileprivate init(_ reason: Reason) {
        var members: [String: JSONValue] = [
            "rule": .string(reason.rule.rawValue), "strength": .string(reason.strength.rawValue),
        ]
        func set(_ key: String, _ value: Instant?) {
            if let value { members[key] = .string(value.iso8601(offset: 0)) }
        }
        func set(_ key: String, _ value: LocalDate?) {
            if let value { members[key] = .string("\(value)") }
        }
        func set(_ key: String, _ value: Int64?) {
            if let value { members[key] = .integer(value) }
        }
        func set(_ key: String, _ value: String?) {
            if let value { members[key] = .string(value) }
        }
        set("starts_at", reason.period?.start)
        set("ends_at", reason.period?.end)
        set("blocked_from", reason.blocked?.start)
        set("blocked_until", reason.blocked?.end)
        set("blackout", reason.blackout)
        set("category", reason.category)
        set("project", reason.matter?.project)
        set("asked", reason.asked)
        set("free", reason.free)
        set("limit", reason.limit)
        set("day", reason.day)
        set("valid_from", reason.validity?.lowerBound)
        set("valid_until", reason.validity?.upperBound)
        set("year", reason.year.map(Int64.init))
        set("word", reason.word)
        if !reason.categories.isEmpty { members["categories"] = .array(reason.categories.map(JSONValue.string)) }
        if let hours = reason.hours {
            members["hours"] = .array(
                hours.windows.map {
                    .array([
                        .integer(Int64($0.weekday.rawValue)), .integer(Int64($0.opens)), .integer(Int64($0.closes)),
                    ])
                })
        }
        self = .object(members)
    }
}
