/// What may not be enough for several items of a plan, beside places: money, people's hours, chairs, a quota. Those that
/// share something are tried together.
public enum PlanShare: Sendable, Hashable {
    /// A reservation that they are about: what is done to it for one may clear another.
    case reservation(ReservationID)
    /// A person, who may not work so much, or things that are counted.
    case resource(ResourceID)
    /// A project that pays.
    case project(ProjectID)
    /// An organization that leads, and has a quota.
    case organization(OrganizationID)
}

/// Groups of what hangs together because it shares something, directly or by others; what shares nothing is none of them.
/// Each in its order, the first first.
public func groups<Key: Hashable>(sharing keys: [Set<Key>]) -> [[Int]] {
    var root = Array(keys.indices)
    func find(_ item: Int) -> Int {
        var item = item
        while root[item] != item {
            root[item] = root[root[item]]
            item = root[item]
        }
        return item
    }
    var first: [Key: Int] = [:]
    for (item, own) in keys.enumerated() {
        for key in own {
            let other = find(first[key] ?? item)
            first[key] = first[key] ?? item
            let mine = find(item)
            root[max(mine, other)] = min(mine, other)
        }
    }
    return Dictionary(grouping: keys.indices, by: find).values.filter { $0.count > 1 }.sorted { $0[0] < $1[0] }
}

extension Proposal {
    /// What the plan of which it is an item may not have enough of, where it is a way out of a conflict of some claims.
    public func shares(among claims: [Claim], counting organizations: QuotaCounting) -> Set<PlanShare> {
        var shares = Set(claims.map { PlanShare.reservation($0.id) })
        let changed = Set(targets.map(\.id))
        for claim in claims where changed.contains(claim.id) {
            shares.formUnion(claim.reservation.payments.map { .project($0.project) })
            shares.formUnion(Self.scarce(claim.reservation.resources))
            if organizations == .counted, let leader = claim.reservation.leader { shares.insert(.organization(leader)) }
        }
        for step in steps {
            switch step {
            case .cancel: break
            case .move(_, let placed, let paying, _):
                shares.formUnion(Self.scarce(placed.takes))
                shares.formUnion((paying ?? []).map { .project($0.project) })
            case .merge(_, _, let joint):
                shares.formUnion(Self.scarce(joint.placed.takes))
                shares.formUnion(joint.payments.map { .project($0.project) })
            case .split(_, let parts): shares.formUnion(Self.scarce(parts.flatMap(\.takes)))
            }
        }
        return shares
    }

    /// Whether organizations have quotas in a pool.
    public enum QuotaCounting: Sendable {
        case counted, uncounted
    }

    private static func scarce(_ takes: [Take]) -> [PlanShare] {
        takes.filter { $0.resource.kind != .venue }.map { .resource($0.resource.id) }
    }
}
