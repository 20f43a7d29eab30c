import Postgres
import Scheduling
import SchedulingStore
import TestSupport
import Testing

/// The scan looks at all that stands with every rule: what breaks just one is just that conflict, mended it is gone.
@Suite struct ScanTests {
    /// A rule, what in the world breaks it for what stands, and what mends it.
    struct Case: Sendable, CustomTestStringConvertible {
        let rule: Rule
        let breaks: String
        let mends: String
        /// How often: a person may be in two events.
        var times = 1

        var testDescription: String { rule.rawValue }
    }

    private static func on(_ code: String) -> String {
        "(select resource_id from poolbook.resource where code = '\(code)')"
    }

    private static func its(_ title: String) -> String {
        "(select reservation_id from poolbook.reservation join poolbook.event using (pool_id, event_id) where title = '\(title)')"
    }

    private static func rules(_ json: String) -> (breaks: String, mends: String) {
        ("update poolbook.pool set rules = '\(json)'", "update poolbook.pool set rules = null")
    }

    private static func item(_ title: String, of code: String, _ set: String) -> String {
        """
        update poolbook.reservation_item set \(set)
        where reservation_id = \(its(title)) and resource_id = \(on(code))
        """
    }

    static let cases: [Case] = [
        Case(
            rule: .venueDouble, breaks: item("Asked", of: "v03", "resource_id = \(on("v01"))"),
            mends: item("Asked", of: "v01", "resource_id = \(on("v03"))")),
        Case(
            rule: .bufferBefore,
            breaks: """
                update poolbook.reservation set starts_at = starts_at + interval '1 hour', ends_at = ends_at + interval '1 hour',
                    buffer_before = 30
                where reservation_id = \(its("Asked"));
                \(item("Asked", of: "v03", "resource_id = \(on("v01"))"))
                """, mends: item("Asked", of: "v01", "resource_id = \(on("v03"))")),
        Case(
            rule: .personDouble, breaks: item("Asked", of: "v03", "resource_id = \(on("lawyer"))"),
            mends: item("Asked", of: "lawyer", "resource_id = \(on("v03"))")),
        Case(
            rule: .equipmentShort, breaks: "update poolbook.resource set quantity = 3 where code = 'chairs'",
            mends: "update poolbook.resource set quantity = 10 where code = 'chairs'"),
        Case(
            rule: .resourceBlackout,
            breaks: """
                insert into poolbook.blackout
                select pool_id, gen_random_uuid(), 'B-TEST', resource_id, 'YEAR-01-10', 'YEAR-01-12', 'repairs', 'active', 1, now()
                from poolbook.resource where code = 'v01'
                """, mends: "update poolbook.blackout set state = 'removed'"),
        Case(
            rule: .resourceRetired,
            breaks: "update poolbook.resource set retired_from = 'YEAR-01-02' where code = 'v01'",
            mends: "update poolbook.resource set retired_from = null where code = 'v01'"),
        Case(
            rule: .resourceHours,
            breaks: """
                insert into poolbook.opening_hours
                select pool_id, resource_id, weekday, 1200, 1320
                from poolbook.resource cross join generate_series(1, 7) as weekday where code = 'v01'
                """, mends: "delete from poolbook.opening_hours"),
        Case(
            rule: .resourceHoliday,
            breaks: """
                insert into poolbook.opening_hours
                select pool_id, resource_id, weekday, 0, 1440
                from poolbook.resource cross join generate_series(1, 7) as weekday where code = 'v01';
                insert into poolbook.holiday select pool_id, 'YEAR-01-10', 'holiday', 'Feast' from poolbook.pool
                """, mends: "delete from poolbook.holiday"),
        Case(
            rule: .venueTooSmall, breaks: "update poolbook.resource set capacity = 30 where code = 'v01'",
            mends: "update poolbook.resource set capacity = 40 where code = 'v01'"),
        Case(
            rule: .skillExpired,
            breaks: """
                insert into poolbook.skill
                select pool_id, resource_id, 'law', '2020-01-01' from poolbook.resource where code = 'lawyer'
                """, mends: "update poolbook.skill set valid_until = null", times: 2),
        Case(
            rule: .staffSkill, breaks: item("Event", of: "lawyer", #"need = '{"skill": "law"}'"#),
            mends: item("Event", of: "lawyer", "need = null")),
        Case(
            rule: .venueFeature, breaks: item("Event", of: "v01", #"need = '{"features": ["stage"]}'"#),
            mends: "update poolbook.resource set features = '{stage}' where code = 'v01'"),
        Case(
            rule: .eventStaff,
            breaks: """
                insert into poolbook.rule_setting
                select pool_id, 'event.staff', 'hard', '{"lecture": ["law"]}', 1 from poolbook.pool;
                update poolbook.event set kind = 'lecture' where title = 'Event'
                """, mends: "delete from poolbook.rule_setting"),
        Case(
            rule: .personDaily,
            rules(#"{"person.daily": {"strength": "hard", "values": {"": 90}}}"#)),
        Case(
            rule: .personWeekly,
            rules(#"{"person.weekly": {"strength": "soft", "values": {"": 90}}}"#)),
        Case(
            rule: .personRest,
            rules(#"{"person.rest": {"strength": "hard", "values": {"": 120}}}"#)),
        Case(
            rule: .personTravel,
            rules(#"{"person.travel": {"strength": "hard", "values": {"v01..v02": 90}}}"#)),
        Case(
            rule: .moneyCeiling,
            rules(#"{"money.ceiling": {"strength": "hard", "values": {"": 100}}}"#)),
        Case(
            rule: .moneyShort,
            breaks:
                "update poolbook.reservation_item set amount = 99999999 where amount is not null and reservation_id = \(its("Asked"))",
            mends:
                "update poolbook.reservation_item set amount = 10 where amount is not null and reservation_id = \(its("Asked"))"
        ),
        Case(
            rule: .fundValidity, breaks: "update poolbook.fund set valid_until = 'YEAR-01-05'",
            mends: "update poolbook.fund set valid_until = 'YEAR-12-31'"),
        Case(
            rule: .fundRetired, breaks: "update poolbook.fund set retired_from = 'YEAR-01-05'",
            mends: "update poolbook.fund set retired_from = null"),
        Case(
            rule: .projectRetired, breaks: "update poolbook.project set retired_from = 'YEAR-01-05'",
            mends: "update poolbook.project set retired_from = null"),
        Case(
            rule: .hostRetired,
            breaks: """
                update poolbook.organization set retired_from = 'YEAR-01-05' where code = 'b';
                update poolbook.pool set retired_host_ids
                    = array(select organization_id from poolbook.organization where code = 'b')
                """, mends: "update poolbook.pool set retired_host_ids = '{}'"),
        Case(
            rule: .requestWaiting,
            breaks: "update poolbook.reservation set created_at = now() - interval '30 days' where state = 'request'",
            mends: "update poolbook.reservation set created_at = now() where state = 'request'"),
    ]

    @Test(arguments: cases) func `what breaks one rule is one conflict, and mended it is gone`(tried: Case) throws {
        try SmallPool.use { pool in
            let store = try pool.store()
            _ = try store.reserve(
                pool.request(
                    "Event", during: pool.hour(9), takes: [pool.venues[0], pool.staff[0]], chairs: 5,
                    payments: [pool.payment(500)]), pool.act())
            _ = try store.reserve(
                pool.request("Other", during: pool.hour(11), takes: [pool.venues[1], pool.staff[0]]), pool.act())
            _ = try store.reserve(
                pool.request(
                    "Asked", by: .b, during: pool.hour(9), takes: [pool.venues[2]], payments: [pool.payment(10)],
                    firmness: .request), pool.act())
            try change(
                pool, "update poolbook.reservation set attendance = 40 where reservation_id = \(Self.its("Event"))")
            #expect(try scanned(pool, store) == [], "nothing is wrong at first")
            try change(pool, tried.breaks)
            let broken = [Rule](repeating: tried.rule, count: tried.times)
            #expect(try scanned(pool, store) == broken)
            #expect(try scanned(pool, store) == broken, "tomorrow it is the same")
            try change(pool, tried.mends)
            #expect(try scanned(pool, store) == [])
        }
    }

    /// Changes the world behind the functions' back.
    private func change(_ pool: SmallPool, _ sql: String) throws {
        try pool.database.connect().script(sql.replacing("YEAR", with: "\(pool.year)"))
    }

    /// The rules of the conflicts that are open after a scan.
    private func scanned(_ pool: SmallPool, _ store: borrowing Store) throws -> [Rule] {
        _ = try store.scanAndSee(in: store.snapshot(of: nil).pool, key: Act.newKey())
        var filter = ConflictFilter()
        filter.states = [.open]
        return try store.conflicts(in: pool.pool.id, filter).map(\.conflict.rule)
    }
}

extension ScanTests.Case {
    fileprivate init(rule: Rule, _ change: (breaks: String, mends: String)) {
        self.init(rule: rule, breaks: change.breaks, mends: change.mends)
    }
}
