public import Foundation
internal import Postgres
internal import Scheduling

/// Which things of a noun to list. Of several of one sort any will do; what is empty or nil filters nothing.
public struct NounFilter: Sendable, Hashable {
    /// This one.
    public var id: UUID?
    /// Of one of these organizations, by code: owned by it, or acting for it.
    public var organizations: [String] = []
    /// In one of these districts.
    public var districts: [String] = []
    /// With one of these features.
    public var features: [String] = []
    /// With one of these skills.
    public var skills: [String] = []
    /// For at least so many people.
    public var capacity: Int?
    /// Of one of these sources.
    public var sources: [String] = []
    /// With one of these roles.
    public var roles: [String] = []

    /// All of them.
    public init() {}

    /// What must be true of a row of a view with this column for the thing itself and this for its organizations.
    func conditions(
        in pool: PoolID, id column: String, organization: OrganizationColumn? = nil
    ) -> Conditions {
        var conditions = Conditions()
        conditions.require("pool_id = ?", pool.uuid)
        if let id { conditions.require("\(column) = ?", id) }
        switch organization {
        case .one(let name) where !organizations.isEmpty: conditions.require("\(name) = any (?)", organizations)
        case .several(let name) where !organizations.isEmpty: conditions.require("\(name) && ?", organizations)
        case .one, .several, nil: break
        }
        if !districts.isEmpty { conditions.require("district = any (?)", districts) }
        if !features.isEmpty { conditions.require("features && ?", features) }
        if !skills.isEmpty {
            conditions.require(
                "exists (select 1 from unnest(skills) as skill where split_part(skill, '=', 1) = any (?))", skills)
        }
        if let capacity { conditions.require("capacity >= ?", Int32(clamping: capacity)) }
        if !sources.isEmpty { conditions.require("source = any (?)", sources) }
        if !roles.isEmpty { conditions.require("roles && ?", roles) }
        return conditions
    }

    enum OrganizationColumn {
        case one(String)
        case several(String)
    }
}
