internal import Foundation
internal import Postgres
internal import Scheduling

/// A conflict with its reservations as they are now.
struct Case: Sendable {
    let rule: Rule
    let reference: String
    let subject: UUID
    let claims: [Claim]
}

extension Store {
    /// How many venues, and how many people, are looked at instead of one that cannot be had.
    private static let candidates: Int32 = 40

    /// The reservations of a conflict; nil where there is no such conflict.
    func `case`(_ conflict: ConflictID, in pool: Pool) throws(StoreError) -> Case? {
        let text = try read(
            .one("select poolbook_1.case_of($1, $2)", [pool.id.uuid, conflict.uuid]) { row in
                try row.next(JSONText?.self)
            })
        guard let text else { return nil }
        let row: CaseRow = try decodedJSON(text.text)
        let claims = row.claims.compactMap { claim -> Claim? in
            claim.reservation.reservation(in: pool.currency).map {
                Claim($0, needs: (claim.needs ?? []).map { $0?.need }, had: Int(clamping: claim.had))
            }
        }
        guard let rule = Rule(rawValue: row.rule), claims.count == row.claims.count else { return nil }
        return Case(rule: rule, reference: row.reference, subject: row.subjectId, claims: claims)
    }

    /// What is around a conflict's reservations: all that they take, some weeks of it, and at their own times what could
    /// serve instead. Three questions to the database, one more where equipment is among it.
    func neighbourhood(of claims: [Claim], in pool: Pool, _ book: RuleBook) throws(StoreError) -> Neighbourhood {
        var loaded = Loaded(currency: pool.currency)
        var around = Neighbourhood()
        let takes = claims.flatMap(\.reservation.resources)
        let venues = takes.filter { $0.resource.kind == .venue }
        let all = try self.venues(instead: venues, of: claims, in: pool.id, &loaded)
        let people = takes.filter { $0.resource.kind == .staff }
        let everybody = try self.people(instead: people, of: claims, book, in: pool.id, &loaded)
        let own = Set(takes.map(\.resource.id))
        around.named = (all + everybody).filter { own.contains($0.resource.id) }
        around.venues = all.filter { !own.contains($0.resource.id) }
        around.people = everybody.filter { !own.contains($0.resource.id) }
        around.things = loaded.units.map { ID($0) }
        around.taken = try taken(loaded.units, for: claims, around, in: pool)
        let equipment = takes.filter { $0.resource.kind == .equipment }.map(\.resource.id)
        if !equipment.isEmpty, let span = weeks(around: claims) {
            around.quantities = try counted(equipment, during: span, in: pool.id)
        }
        return around
    }

    private func venues(
        instead takes: [Take], of claims: [Claim], in pool: PoolID, _ loaded: inout Loaded
    ) throws(StoreError) -> [Candidate] {
        guard !takes.isEmpty else { return [] }
        // As many as the smallest of the events needs: each is then looked at by its own need.
        let needs: [Int] = claims.flatMap { claim in
            let venues = claim.reservation.resources.filter { $0.resource.kind == .venue }
            return venues.map { claim.capacity(instead: $0) ?? 0 }
        }
        let least: Int? = needs.min().flatMap { $0 == 0 ? nil : $0 }
        let features = claims.map(\.features)
        let common = (features.first ?? []).filter { feature in features.allSatisfy { $0.contains(feature) } }
        let rows = try read(
            .many(
                """
                select venue.*
                from poolbook_1.venues_for(
                    $1, poolbook_1.venues_around($1, $2, $3, $4, $5), null, null, null, null, null, null, null
                ) as venue
                """,
                [
                    pool.uuid, unique(takes.map(\.resource.id.uuid)), least.map { Int32(clamping: $0) }, common,
                    Self.candidates,
                ]
            ) { row in try VenueRow(&row) })
        return rows.map { $0.candidate(&loaded) }
    }

    private func people(
        instead takes: [Take], of claims: [Claim], _ book: RuleBook, in pool: PoolID, _ loaded: inout Loaded
    ) throws(StoreError) -> [Candidate] {
        let required = claims.flatMap { claim in
            claim.reservation.kind.map { book.words(of: .eventStaff, for: $0) } ?? []
        }
        let own = takes.flatMap { take in claims.flatMap { $0.skills(of: take, in: book) } }
        let skills = unique(own + claims.flatMap(\.skills) + required)
        guard !takes.isEmpty || !skills.isEmpty, let claimant = claims.first?.reservation.period else { return [] }
        let rows = try read(
            .many(
                """
                select person.*
                from poolbook_1.people_for($1, poolbook_1.people_around($1, $2, $3, $4, $5, $6), null) as person
                """,
                [
                    pool.uuid, unique(takes.map(\.resource.id.uuid)), skills, claimant.start.timestamp,
                    claimant.end.timestamp, Self.candidates,
                ]
            ) { row in try PersonRow(&row) })
        return rows.map { $0.candidate(&loaded) }
    }

    /// What is taken of units: of the reservations' own some weeks, of others the time of the reservations.
    private func taken(
        _ units: [UUID], for claims: [Claim], _ around: Neighbourhood, in pool: Pool
    ) throws(StoreError) -> [[Neighbourhood.Taken]] {
        var taken = [[Neighbourhood.Taken]](repeating: [], count: units.count)
        guard !units.isEmpty, let weeks = weeks(around: claims), let days = days(of: claims) else { return taken }
        let own = Set(around.named.flatMap(\.units))
        let spans = units.indices.map { own.contains($0) ? weeks : days }
        let rows = try read(
            .many(
                "select * from poolbook_1.taken_around($1, $2, $3, $4)",
                [pool.id.uuid, units, spans.map(\.start.timestamp), spans.map(\.end.timestamp)]
            ) { row in
                (Int(try row.next(Int32.self)) - 1, try row.nextPeriod(), try row.next(UUID?.self))
            })
        for (number, period, reservation) in rows {
            taken[number].append(Neighbourhood.Taken(period, by: reservation.map { ReservationID($0) }))
        }
        return taken.map { $0.sorted { $0.period < $1.period } }
    }

    private func counted(
        _ resources: [ResourceID], during span: Period, in pool: PoolID
    ) throws(StoreError) -> [(reservation: ReservationID, quantity: Supply.Quantity)] {
        try read(
            .many(
                "select * from poolbook_1.counted_around($1, $2, $3, $4)",
                [pool.uuid, resources.map(\.uuid), span.start.timestamp, span.end.timestamp]
            ) { row in
                let (resource, period) = (ResourceID(try row.next()), try row.nextPeriod())
                let count = Int(try row.next(Int32.self))
                return (
                    reservation: ReservationID(try row.next()),
                    quantity: Supply.Quantity(resource, period, count: count)
                )
            })
    }

    /// The time of all claims, with a day for buffers.
    private func days(of claims: [Claim]) -> Period? {
        span(of: claims, .seconds(86_400))
    }

    /// The time in which other times are looked for.
    private func weeks(around claims: [Claim]) -> Period? {
        span(of: claims, .seconds(86_400 * (ProposalMaker.days + 2)))
    }

    private func span(of claims: [Claim], _ margin: Duration) -> Period? {
        let periods = claims.map(\.reservation.period)
        guard let start = periods.map(\.start).min(), let end = periods.map(\.end).max() else { return nil }
        return Period(start: start - margin, end: end + margin)
    }
}

/// A conflict as `case_of` returns it.
private struct CaseRow: Decodable {
    struct ClaimRow: Decodable {
        let reservation: MatchRow
        let needs: [NeedRow?]?
        let had: Int64
    }

    /// What one thing was asked for as.
    struct NeedRow: Decodable {
        let kind: String?
        let capacity: Int?
        let features: [String]?
        let districts: [String]?
        let skill: String?

        var need: Need? {
            if let skill { return Need(people: [PeopleNeed(skill)]) }
            guard kind == "venue" else { return nil }
            return Need(venue: VenueNeed(capacity: capacity, features: features ?? [], districts: districts ?? []))
        }
    }

    let rule: String
    let reference: String
    let subjectId: UUID
    let claims: [ClaimRow]
}
