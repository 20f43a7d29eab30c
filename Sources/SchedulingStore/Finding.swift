internal import Foundation
internal import Postgres
public import Scheduling

extension Store {
    /// Loads what may serve a question, and when that is taken on its days: a question or two to the database.
    ///
    /// What a need rules out by capacity, features, district and distance is left in the database, unless the pool only
    /// warns of it; of everybody's skills
    /// those people are loaded who have one of those needed, or, where a need for people names none, all.
    public func supply(for question: Question, in pool: PoolID) throws(StoreError) -> Supply {
        var loaded = Loaded(currency: question.currency)
        let named = question.need.named.map(\.resource)
        var supply = Supply()
        if let venue = question.bindingVenue {
            supply.venues = try venues(for: venue, at: question.speed, in: pool, &loaded)
        }
        let skills = question.people.map(\.skill)
        if !skills.isEmpty { supply.people = try people(among: nil, skills: skills, in: pool, &loaded) }
        let namedVenues = named.filter { $0.kind == .venue }.map(\.id)
        if !namedVenues.isEmpty {
            let need = VenueNeed(among: namedVenues)
            supply.named += try venues(for: need, at: question.speed, in: pool, &loaded)
        }
        let namedPeople = named.filter { $0.kind == .staff }.map(\.id)
        if !namedPeople.isEmpty { supply.named += try people(among: namedPeople, skills: nil, in: pool, &loaded) }
        let spans = question.spans(around: supply.venues + supply.named)
        supply.taken = try taken(loaded.units, during: spans, in: pool)
        let counted = named.filter { $0.kind == .equipment }.map(\.id)
        if !counted.isEmpty { supply.quantities = try quantities(of: counted, during: spans, in: pool) }
        return supply
    }

    /// Everybody and everything counted that a pool has, with when they are taken: for a list of what is free.
    public func everything(for question: Question, in pool: PoolID) throws(StoreError) -> (Supply, [Resource]) {
        var loaded = Loaded(currency: question.currency)
        var supply = Supply()
        supply.venues = try venues(for: question.need.venue ?? VenueNeed(), at: question.speed, in: pool, &loaded)
        supply.people = try people(among: nil, skills: nil, in: pool, &loaded)
        let spans = question.spans(around: supply.venues)
        supply.taken = try taken(loaded.units, during: spans, in: pool)
        let equipment = try equipment(in: pool)
        supply.quantities = try quantities(of: equipment.map(\.id), during: spans, in: pool)
        return (supply, equipment)
    }

    /// The middle of a district's venues that have coordinates; nil where there is no such district.
    public func middle(ofDistrict name: String, in pool: PoolID) throws(StoreError) -> Location?? {
        let row = try read(
            .one(
                """
                select count(*), avg(latitude), avg(longitude)
                from poolbook_1.resources
                where pool_id = $1
                    and kind = 'venue'
                    and district = $2
                """, [pool.uuid, name]
            ) { row in
                (try row.next(Int64.self), try row.next(Double?.self), try row.next(Double?.self))
            })
        guard row.0 > 0 else { return nil }
        guard let latitude = row.1, let longitude = row.2 else { return .some(nil) }
        return .some(Location(latitude: latitude, longitude: longitude))
    }

    /// Where a venue is.
    public func location(of venue: ResourceID, in pool: PoolID) throws(StoreError) -> Location? {
        let row = try read(
            .one(
                "select latitude, longitude from poolbook_1.resources where pool_id = $1 and resource_id = $2",
                [pool.uuid, venue.uuid]
            ) { row in (try row.next(Double?.self), try row.next(Double?.self)) })
        guard let latitude = row.0, let longitude = row.1 else { return nil }
        return Location(latitude: latitude, longitude: longitude)
    }

    /// The features, districts or skills that a pool has.
    public func words(_ kind: NeedWord, in pool: PoolID) throws(StoreError) -> [String] {
        let column =
            switch kind {
            case .feature: "unnest(features)"
            case .district: "district"
            case .skill: "split_part(unnest(skills), '=', 1)"
            }
        return try read(
            .many(
                """
                select distinct word
                from (select \(column) as word from poolbook_1.resources where pool_id = $1) as words
                where word is not null
                order by word
                """, [pool.uuid]
            ) { row in try row.next() })
    }
}

/// What a word of a need may stand for.
public enum NeedWord: Sendable, Hashable, CaseIterable {
    case feature, district, skill
}

extension Store {
    private func venues(
        for need: VenueNeed, at speed: WalkingSpeed, in pool: PoolID, _ loaded: inout Loaded
    ) throws(StoreError) -> [Candidate] {
        let box = need.near.flatMap { $0.box(at: speed) }
        let rows = try read(
            .many(
                "select * from poolbook_1.venues_for($1, $2, $3, $4, $5, $6, $7, $8, $9)",
                [
                    pool.uuid, need.among.isEmpty ? [UUID]?.none : need.among.map(\.uuid),
                    need.capacity.map { Int32(clamping: $0) }, need.features.isEmpty ? [String]?.none : need.features,
                    need.districts.isEmpty ? [String]?.none : need.districts,
                    box?.south, box?.north, box?.west, box?.east,
                ]
            ) { row in try VenueRow(&row) })
        return rows.map { $0.candidate(&loaded) }
    }

    /// The people who can do all of some things, in the order of their codes.
    public func people(able skills: [String], in pool: Pool) throws(StoreError) -> [Resource] {
        var loaded = Loaded(currency: pool.currency)
        let found = try people(among: nil, skills: skills, in: pool.id, &loaded).map(\.resource)
        return found.filter { person in
            skills.allSatisfy { skill in person.skills.contains { $0.name == skill } }
        }.sorted { $0.code < $1.code }
    }

    private func people(
        among ids: [ResourceID]?, skills: [String]?, in pool: PoolID, _ loaded: inout Loaded
    ) throws(StoreError) -> [Candidate] {
        let rows = try read(
            .many(
                "select * from poolbook_1.people_for($1, $2, $3)",
                [pool.uuid, ids.map { $0.map(\.uuid) }, skills]
            ) { row in try PersonRow(&row) })
        return rows.map { $0.candidate(&loaded) }
    }

    private func taken(
        _ units: [UUID], during spans: [Period], in pool: PoolID
    ) throws(StoreError) -> [[Period]] {
        var taken = [[Period]](repeating: [], count: units.count)
        guard !units.isEmpty else { return taken }
        let rows = try read(
            .many(
                "select * from poolbook_1.taken_units($1, $2, $3, $4)",
                [pool.uuid, units, spans.map(\.start.timestamp), spans.map(\.end.timestamp)]
            ) { row in (Int(try row.next(Int32.self)) - 1, try row.nextPeriod()) })
        for (number, period) in rows { taken[number].append(period) }
        return taken.map { $0.sorted() }
    }

    private func quantities(
        of resources: [ResourceID], during spans: [Period], in pool: PoolID
    ) throws(StoreError) -> [Supply.Quantity] {
        guard let start = spans.map(\.start).min(), let end = spans.map(\.end).max() else { return [] }
        return try read(
            .many(
                """
                select resource_id, starts_at, ends_at, quantity
                from poolbook_1.busy_quantities
                where pool_id = $1
                    and resource_id = any ($2)
                    and starts_at < $4
                    and starts_at > $3 - interval '374 days'
                    and ends_at > $3
                """, [pool.uuid, resources.map(\.uuid), start.timestamp, end.timestamp]
            ) { row in
                Supply.Quantity(
                    ResourceID(try row.next()), try row.nextPeriod(), count: Int(try row.next(Int32.self)))
            })
    }

    private func equipment(in pool: PoolID) throws(StoreError) -> [Resource] {
        try read(
            .many(
                """
                select resource_id, code, name, quantity, retired_from
                from poolbook_1.resources
                where pool_id = $1
                    and kind = 'equipment'
                order by code
                """, [pool.uuid]
            ) { row in
                Resource(
                    id: ResourceID(try row.next()), kind: .equipment, code: try row.next(), name: try row.next(),
                    quantity: try row.next(Int32?.self).map(Int.init), retiredFrom: try row.nextDay())
            })
    }
}

extension Near {
    /// Degrees that hold all that is near enough; nil where near is only better, or the box would reach a pole or the
    /// end of the degrees.
    fileprivate func box(at speed: WalkingSpeed) -> (south: Double, north: Double, west: Double, east: Double)? {
        guard let metres = reach?.metres(at: speed), district == nil else { return nil }
        let north = Double(metres) / 111_000 + 0.001
        let width = max(0.01, cos((abs(location.latitude) + north) * .pi / 180))
        let east = north / width
        guard abs(location.latitude) + north < 89, abs(location.longitude) + east < 180 else { return nil }
        return (
            location.latitude - north, location.latitude + north, location.longitude - east, location.longitude + east
        )
    }
}
