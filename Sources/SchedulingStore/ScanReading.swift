internal import Foundation
internal import Postgres
internal import Scheduling

// What a scan reads, inside its snapshot.
extension Store {
    func scanTimes(_ pool: PoolID) throws(StoreError) -> (now: Instant, horizon: Instant) {
        try read(
            .one("select now, horizon from poolbook_1.scan_from($1)", [pool.uuid]) { row in
                (Instant(try row.next()), Instant(try row.next()))
            })
    }

    func sweptResources(in pool: Pool) throws(StoreError) -> [ConflictSweep.Swept] {
        let currency = pool.currency
        return try read(
            .many("select described, unit_ids from poolbook_1.scan_resources($1)", [pool.id.uuid]) { row in
                let found: MatchRow = try decodedJSON(try row.next(JSONText.self).text)
                let units: [UUID] = try row.next()
                return found.resource(in: currency).map { ConflictSweep.Swept($0, units: units) }
            }
        ).compactMap(\.self)
    }

    func closures(in pool: PoolID) throws(StoreError) -> [UUID: [Closure]] {
        let rows: [(UUID, Closure?)] = try read(
            .many(
                "select unit_id, blackout_id, starts_at, ends_at, reason from poolbook_1.scan_closures($1)",
                [pool.uuid]
            ) { row in
                let (unit, id) = (try row.next(UUID.self), try row.next(UUID.self))
                let period = try row.nextPeriod()
                return (unit, Closure(id: ID(id), period: period, why: try row.next()))
            })
        var found: [UUID: [Closure]] = [:]
        for (unit, closure) in rows {
            if let closure { found[unit, default: []].append(closure) }
        }
        return found
    }

    /// Streams the places of what stands and waits through a sweep; returns how many.
    func sweepPlaces(
        in pool: PoolID, from now: Instant, until horizon: Instant, _ numbers: [UUID: Int],
        _ sweep: inout ConflictSweep, _ onFinding: (Conflict.Finding) -> Void
    ) throws(StoreError) -> Int {
        var (count, last, number) = (0, UUID?.none, 0)
        // All of it is read: the indexes, which are in no order of the table, would fetch each page many times. The
        // planner takes them for ordered, because all that is in them begins with the pool.
        try set("enable_indexscan", "off")
        try stream(Self.placesToCome(in: pool, from: now, until: horizon)) { row throws(PostgresError) in
            let unit = try row.next(UUID.self)
            let resource = try row.next(UUID.self)
            if resource != last { (last, number) = (resource, numbers[resource] ?? -1) }
            let reservation = try row.next(UUID.self)
            let (start, end) = (Instant(try row.next(Timestamp.self)), Instant(try row.next(Timestamp.self)))
            let holding = StandingPlace.Holding(rawValue: Int(try row.next(Int16.self)))
            let buffers = Buffers(before: Int(try row.next(Int32.self)), after: Int(try row.next(Int32.self)))
            let attendance = try row.next(Int32?.self).map(Int.init)
            let quantity = try row.next(Int32?.self).map(Int.init)
            let createdAt = Instant(try row.next(Timestamp.self))
            let version = Int(try row.next(Int32.self))
            count += 1
            guard number >= 0, let holding, let period = Period(start: start, end: end) else { return }
            sweep.take(
                StandingPlace(
                    resource: number, reservation: ReservationID(reservation), period: period, holding: holding,
                    buffers: buffers, attendance: attendance, quantity: quantity ?? 1, createdAt: createdAt,
                    version: version), of: unit, onFinding)
        }
        try set("enable_indexscan", "on")
        return count
    }

    /// Sets one of the server's parameters until the transaction ends.
    private func set(_ parameter: String, _ value: String) throws(StoreError) {
        _ = try read(
            .one("select set_config($1, $2, true)", [parameter, value]) { row in try row.next(String.self) })
    }

    /// The query that a scan streams.
    static func placesToCome(in pool: PoolID, from now: Instant, until horizon: Instant) -> CopyQuery {
        CopyQuery(
            """
            select
                unit_id, resource_id, reservation_id, starts_at, ends_at, holding, buffer_before, buffer_after, attendance,
                quantity, created_at, version
            from poolbook_1.standing
            where pool_id = $1
                and ends_at > $2
                and starts_at < $3
            order by unit_id, starts_at, reservation_id
            """, [pool.uuid, now.timestamp, horizon.timestamp])
    }

    /// Streams what events need beside what they take by name.
    func needs(
        in pool: Pool, until horizon: Instant, _ swept: [ConflictSweep.Swept], _ numbers: [UUID: Int],
        _ onNeeds: (EventNeeds) -> Void
    ) throws(StoreError) {
        let kinds = (pool.rules.setting(of: .eventStaff)?.values.keys).map(Array.init) ?? []
        let query = CopyQuery(
            """
            select reservation_id, starts_at, ends_at, holding, version, kind, resource_ids, features, skills
            from poolbook_1.scan_needs($1, $2, $3)
            """, [pool.id.uuid, kinds.sorted(), horizon.timestamp])
        try stream(query) { row throws(PostgresError) in
            let id = ReservationID(try row.next(UUID.self))
            let (start, end) = (Instant(try row.next(Timestamp.self)), Instant(try row.next(Timestamp.self)))
            let holding = StandingPlace.Holding(rawValue: Int(try row.next(Int16.self)))
            let version = Int(try row.next(Int32.self))
            let kind = try row.next(String?.self)
            let resources = try row.next([UUID].self).compactMap { numbers[$0].map { swept[$0].resource } }
            let (features, skills) = (try row.next([String].self), try row.next([String].self))
            guard let period = Period(start: start, end: end), let holding else { return }
            onNeeds(
                EventNeeds(
                    reservation: id, period: period, holding: holding, version: version, kind: kind,
                    resources: resources, features: features, skills: skills))
        }
    }

    /// Streams what the database finds against its own rules.
    func databaseFindings(
        in pool: PoolID, until horizon: Instant, _ onFinding: (Conflict.Finding) -> Void
    ) throws(StoreError) {
        let query = CopyQuery(
            """
            select
                rule, subject_id, claimant_id, other_ids, cause_kind, cause_id, severity, detail, starts_at, ends_at,
                versions
            from poolbook_1.scan_rules($1, $2)
            """, [pool.uuid, horizon.timestamp])
        var unknown: StoreError?
        try stream(query) { row throws(PostgresError) in
            let rule = Rule(rawValue: try row.next(String.self))
            let (subject, claimant) = (try row.next(UUID.self), try row.next(UUID.self))
            let others = try row.next([UUID].self).map(ReservationID.init)
            let (kind, cause) = (try row.next(String?.self), try row.next(UUID?.self))
            let severity = Conflict.Severity(rawValue: Int(try row.next(Int16.self)))
            let detail = try row.next(JSONText.self).text
            let (start, end) = (Instant(try row.next(Timestamp.self)), Instant(try row.next(Timestamp.self)))
            let versions = try row.next([Int32].self).map(Int.init)
            guard let rule, let severity, let period = Period(start: start, end: end),
                let reason: ReasonRow = try? decodedJSON(detail)
            else {
                unknown = .unreadable("scan_rules")
                return
            }
            onFinding(
                Conflict.Finding(
                    Conflict.Identity(rule, subject: ID(subject), claimant: ReservationID(claimant)), others: others,
                    cause: kind.flatMap(Conflict.Cause.Kind.init(rawValue:)).flatMap { kind in
                        cause.map { Conflict.Cause(kind, ID($0)) }
                    },
                    severity: severity, reason: reason.reason, period: period, versions: versions))
        }
        if let unknown { throw unknown }
    }

    /// Streams the rows of a query, each in memory by itself.
    private func stream(
        _ query: CopyQuery, _ onRow: (inout CopyRow) throws(PostgresError) -> Void
    ) throws(StoreError) {
        do throws(PostgresError) {
            try connection.copy(query, onRow: onRow)
        } catch {
            throw StoreError(error)
        }
    }
}
