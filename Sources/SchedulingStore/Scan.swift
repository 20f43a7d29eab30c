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
    /// resources, for what overlaps at one time, and for who has a conflict.
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
            try needs(in: pool, until: horizon, swept, numbers) { needs in
                for finding in needs.findings(in: context, now: now) { tell(finding) }
            }
            try databaseFindings(in: pool.id, until: horizon) { finding in
                guard finding.identity.rule != .requestWaiting || !claimants.contains(finding.identity.claimant) else {
                    return
                }
                onFinding(finding)
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
