public import Foundation
internal import Postgres
public import Scheduling

/// What a scan looked at.
public struct Scan: Sendable {
    /// When it began, by the database's clock.
    public let began: Instant
    /// How far it looked.
    public let horizon: Instant
    /// How many places of reservations it read.
    public let places: Int
    /// How long it took.
    public let took: Duration
}

/// What became of what a scan found.
public struct SeenAnswer: Sendable, Decodable {
    /// How many findings there were.
    public let found: Int
    /// The conflicts that are new, or open again.
    public let new: [UUID]
    /// The conflicts that are no more.
    public let gone: [UUID]
}

extension Store {
    /// Looks at everything that stands from now to the pool's horizon, with every rule, in one snapshot.
    ///
    /// What stands is streamed; `onFinding` is called while it is, and must not use the store. Memory is for the pool's
    /// resources, and for what overlaps at one time.
    public func scan(
        in pool: Pool, onFinding: (Conflict.Finding) -> Void
    ) throws(StoreError) -> Scan {
        let start = ContinuousClock.now
        return try connection.transaction(.snapshot, failure: StoreError.init) { () throws(StoreError) in
            let (now, horizon) = try scanTimes(pool.id)
            let context = RuleContext(zone: pool.zone, book: pool.rules, holidays: pool.holidays)
            let swept = try sweptResources(in: pool)
            var numbers: [UUID: Int] = [:]
            for (number, one) in swept.enumerated() { numbers[one.resource.id.uuid] = number }
            // A request that waits for what others have says so already; that it waits too long is told of others.
            var claimants: Set<ReservationID> = []
            func tell(_ finding: Conflict.Finding) {
                claimants.insert(finding.identity.claimant)
                onFinding(finding)
            }
            var sweep = ConflictSweep(swept, closures: try closures(in: pool.id), in: context, now: now)
            let places = try sweepPlaces(in: pool.id, from: now, until: horizon, numbers, &sweep, tell)
            sweep.finish(tell)
            for needs in try needs(in: pool, until: horizon, swept, numbers) {
                for finding in needs.findings(in: context, now: now) { tell(finding) }
            }
            for finding in try databaseFindings(in: pool.id, until: horizon)
            where finding.identity.rule != .requestWaiting || !claimants.contains(finding.identity.claimant) {
                tell(finding)
            }
            return Scan(began: now, horizon: horizon, places: places, took: ContinuousClock.now - start)
        }
    }

    /// Scans, and writes what it finds in parts of a thousand, each an act of its own under the key given.
    ///
    /// The last of them says since when they were given, after which what was not found again is gone.
    public func scanAndSee(in pool: Pool, key: String) throws(StoreError) -> (Scan, SeenAnswer) {
        let spool = try FindingSpool()
        let scan = try scan(in: pool) { spool.append(JSONValue($0)) }
        try spool.rewind()
        var (new, gone): ([UUID], [UUID]) = ([], [])
        var (number, written) = (0, 0)
        repeat {
            let (rows, count) = spool.next(1_000)
            number += 1
            written += count
            guard count > 0 || written == spool.count else { throw .unreadable("FindingSpool") }
            let isLast = written == spool.count
            let act = Act(pool: pool.id, key: "\(key) \(number)", content: "\(scan.began) \(number)", mode: .act)
            let answer: SeenAnswer = try self.act(
                act.call(
                    "see_conflicts",
                    [
                        JSONText(rows), isLast ? scan.began.timestamp : nil as Timestamp?,
                        isLast ? scan.horizon.timestamp : nil as Timestamp?,
                    ]))
            new += answer.new
            gone += answer.gone
        } while written < spool.count
        return (scan, SeenAnswer(found: spool.count, new: new, gone: gone))
    }
}

extension Store {
    private func scanTimes(_ pool: PoolID) throws(StoreError) -> (now: Instant, horizon: Instant) {
        try read(
            .one("select now, horizon from poolbook_1.scan_from($1)", [pool.uuid]) { row in
                (Instant(try row.next()), Instant(try row.next()))
            })
    }

    private func sweptResources(in pool: Pool) throws(StoreError) -> [ConflictSweep.Swept] {
        let currency = pool.currency
        return try read(
            .many("select described, unit_ids from poolbook_1.scan_resources($1)", [pool.id.uuid]) { row in
                let found: MatchRow = try decodedJSON(try row.next(JSONText.self).text)
                let units: [UUID] = try row.next()
                return found.resource(in: currency).map { ConflictSweep.Swept($0, units: units) }
            }
        ).compactMap(\.self)
    }

    private func closures(in pool: PoolID) throws(StoreError) -> [UUID: [Closure]] {
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
    private func sweepPlaces(
        in pool: PoolID, from now: Instant, until horizon: Instant, _ numbers: [UUID: Int],
        _ sweep: inout ConflictSweep, _ onFinding: (Conflict.Finding) -> Void
    ) throws(StoreError) -> Int {
        var (count, last, number) = (0, UUID?.none, 0)
        do throws(PostgresError) {
            try connection.copy(Self.placesToCome(in: pool, from: now, until: horizon)) { row throws(PostgresError) in
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
        } catch {
            throw StoreError(error)
        }
        return count
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

    private func needs(
        in pool: Pool, until horizon: Instant, _ swept: [ConflictSweep.Swept], _ numbers: [UUID: Int]
    ) throws(StoreError) -> [EventNeeds] {
        let kinds = (pool.rules.setting(of: .eventStaff)?.values.keys).map(Array.init) ?? []
        return try read(
            .many(
                """
                select reservation_id, starts_at, ends_at, holding, version, kind, resource_ids, features, skills
                from poolbook_1.scan_needs($1, $2, $3)
                """, [pool.id.uuid, kinds, horizon.timestamp]
            ) { row in
                let id = ReservationID(try row.next(UUID.self))
                let period = try row.nextPeriod()
                let holding = try row.next(parsing: { (value: Int16) in StandingPlace.Holding(rawValue: Int(value)) })
                let version = Int(try row.next(Int32.self))
                let kind = try row.next(String?.self)
                let resources = try row.next([UUID].self).compactMap { numbers[$0].map { swept[$0].resource } }
                return EventNeeds(
                    reservation: id, period: period, holding: holding, version: version, kind: kind,
                    resources: resources, features: try row.next(), skills: try row.next())
            })
    }

    /// What the database finds against its own rules.
    private func databaseFindings(
        in pool: PoolID, until horizon: Instant
    ) throws(StoreError) -> [Conflict.Finding] {
        try read(
            .many(
                """
                select
                    rule, subject_id, claimant_id, other_ids, cause_kind, cause_id, severity, detail, starts_at, ends_at,
                    versions
                from poolbook_1.scan_rules($1, $2)
                """, [pool.uuid, horizon.timestamp]
            ) { row in
                let identity = Conflict.Identity(
                    try row.next(parsing: Rule.init(rawValue:)), subject: ID(try row.next(UUID.self)),
                    claimant: ReservationID(try row.next(UUID.self)))
                let others = try row.next([UUID].self).map(ReservationID.init)
                let (kind, cause) = (try row.next(String?.self), try row.next(UUID?.self))
                let severity = try row.next(parsing: { (value: Int16) in Conflict.Severity(rawValue: Int(value)) })
                let detail: ReasonRow = try decodedJSON(try row.next(JSONText.self).text)
                let period = try row.nextPeriod()
                return Conflict.Finding(
                    identity, others: others,
                    cause: kind.flatMap(Conflict.Cause.Kind.init(rawValue:)).flatMap { kind in
                        cause.map { Conflict.Cause(kind, ID($0)) }
                    },
                    severity: severity, reason: detail.reason, period: period,
                    versions: try row.next([Int32].self).map(Int.init))
            })
    }
}

extension JSONValue {
    /// A finding as `see_conflicts` takes it.
    fileprivate init(_ finding: Conflict.Finding) {
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
