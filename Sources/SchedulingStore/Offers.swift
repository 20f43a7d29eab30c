internal import Foundation
internal import Postgres
public import Scheduling

/// A bundle that was offered, as its code fixes it.
public struct KeptOffer: Sendable {
    /// Its code.
    public let code: String
    /// When.
    public let period: Period
    /// Minutes around it.
    public let buffers: Buffers
    /// What it takes, by kind and code, with the number of what is counted.
    public let takes: [(name: Snapshot.Name, quantity: Int?)]
    /// What each of these was asked for as, nil for what was asked by name; then what was asked for and nothing serves.
    public let needs: JSONValue
    /// The same as what is asked of its places.
    public let needed: Needed
    /// What it cost when it was offered, in minor units.
    public let cost: Int64
}

/// What may be taken together, each thing by name.
public struct NamedBundle: Sendable {
    /// When.
    public let period: Period
    /// What it takes.
    public let takes: [Take]
    /// What that costs.
    public let cost: Money

    /// A bundle.
    public init(_ takes: [Take], during period: Period, costing cost: Money) {
        self.takes = takes
        self.period = period
        self.cost = cost
    }
}

extension Store {
    /// Keeps offers for a week, and returns the code of each.
    public func keep(
        _ offers: [Offer], for need: Need, _ buffers: Buffers, in pool: PoolID
    ) throws(StoreError) -> [String] {
        guard !offers.isEmpty else { return [] }
        let rows = offers.enumerated().map { JSONValue($1, for: need, buffers, position: $0) }
        let statement = surfaceCall("keep_offers", [pool.uuid, JSONText(JSONValue.array(rows).text)])
        return try decodedJSON(try read(statement).text)
    }

    /// Keeps bundles that were named rather than chosen for a need, and returns the code of each.
    public func keep(_ bundles: [NamedBundle], _ buffers: Buffers, in pool: PoolID) throws(StoreError) -> [String] {
        guard !bundles.isEmpty else { return [] }
        let rows = bundles.enumerated().map { position, bundle in
            JSONValue(
                bundle.takes, during: bundle.period, costing: bundle.cost, needs: bundle.takes.map { _ in .null },
                buffers, position: position)
        }
        let statement = surfaceCall("keep_offers", [pool.uuid, JSONText(JSONValue.array(rows).text)])
        return try decodedJSON(try read(statement).text)
    }

    /// The caller's offer of a code; nil where there is none, or it has run out.
    public func offer(_ code: String, in pool: PoolID) throws(StoreError) -> KeptOffer? {
        try read(
            .maybe(
                """
                select code, starts_at, ends_at, buffer_before, buffer_after, kinds, codes, quantities, needs, cost
                from poolbook_1.my_offers
                where pool_id = $1
                    and code = $2
                """, [pool.uuid, code]
            ) { row in
                let code: String = try row.next()
                let period = try row.nextPeriod()
                let buffers = Buffers(before: Int(try row.next(Int32.self)), after: Int(try row.next(Int32.self)))
                let (kinds, codes) = (try row.next([String].self), try row.next([String].self))
                let quantities = try row.next([Int32?].self).map { $0.map(Int.init) }
                let names = zip(kinds, codes).compactMap { kind, code in
                    Snapshot.Name.Kind(rawValue: kind).map { Snapshot.Name($0, code) }
                }
                let asked = try row.next(JSONText.self).text
                let needs: [MatchRow.NeedRow?] = try decodedJSON(asked)
                return KeptOffer(
                    code: code, period: period, buffers: buffers,
                    takes: zip(names, quantities).map { (name: $0, quantity: $1) }, needs: try decodedJSON(asked),
                    needed: Needed(needs.compactMap(\.self), of: .asked), cost: try row.next())
            })
    }
}

extension JSONValue {
    /// An offer as `keep_offers` takes it. Its text names all that the code fixes, by codes, so that the same bundle has
    /// the same code in every copy of a pool.
    fileprivate init(_ offer: Offer, for need: Need, _ buffers: Buffers, position: Int) {
        self.init(
            offer.takes, during: offer.period, costing: offer.cost.total,
            needs: offer.needs(need).map { $0.map(JSONValue.init) ?? .null }, buffers, position: position)
    }

    fileprivate init(
        _ taken: [Take], during period: Period, costing cost: Money, needs: [JSONValue], _ buffers: Buffers,
        position: Int
    ) {
        let takes = taken.map { $0.resource.code + ($0.quantity.map { "=\($0)" } ?? "") }
        let text =
            "\(period) \(buffers.before) \(buffers.after) \(cost.minorUnits)\n" + takes.joined(separator: "\n")
        self = .object([
            "position": .integer(Int64(position)),
            "text": .string(text),
            "starts_at": .string(period.start.iso8601(offset: 0)),
            "ends_at": .string(period.end.iso8601(offset: 0)),
            "before": .integer(Int64(buffers.before)),
            "after": .integer(Int64(buffers.after)),
            "resources": .array(taken.map { .string($0.resource.id.uuid.uuidString) }),
            "quantities": .array(taken.map { $0.quantity.map { .integer(Int64($0)) } ?? .null }),
            "needs": .array(needs),
            "cost": .integer(cost.minorUnits),
        ])
    }

    /// What one thing was asked for as: what a reservation's item keeps.
    public init(_ need: Need) {
        var members: [String: JSONValue] = [:]
        if let venue = need.venue {
            members["kind"] = .string("venue")
            if let capacity = venue.capacity { members["capacity"] = .integer(Int64(capacity)) }
            if !venue.features.isEmpty { members["features"] = .array(venue.features.map(JSONValue.string)) }
            if !venue.districts.isEmpty { members["districts"] = .array(venue.districts.map(JSONValue.string)) }
            if let near = venue.near { members["near"] = .string(near.name) }
            switch venue.near?.reach {
            case .metres(let metres): members["metres"] = .integer(Int64(metres))
            case .minutes(let minutes): members["minutes"] = .integer(Int64(minutes))
            case nil: break
            }
        }
        if let people = need.people.first {
            members["kind"] = .string("staff")
            members["skill"] = .string(people.skill)
        }
        self = .object(members)
    }
}
