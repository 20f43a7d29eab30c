import Scheduling
import SchedulingStore
import TestSupport
import Testing

/// Conflicts as they are read: by the parties with both sides, by others not at all.
@Suite struct ConflictTests {
    @Test func `a request for what is taken is a conflict that its parties read with both sides`() throws {
        try SmallPool.use { pool in
            let a = try pool.store(as: .a)
            let b = try pool.store(as: .b)
            let first = try a.reserve(pool.request("First", takes: [pool.venues[0]]), pool.act())
            let asked = try b.reserve(
                pool.request("Second", by: .b, takes: [pool.venues[0]], firmness: .request), pool.act())

            let row = try #require(try b.conflicts(in: pool.pool.id, ConflictFilter()).first)
            #expect(row.conflict.rule == .venueDouble && row.conflict.state == .open)
            #expect(row.conflict.severity == .pressing && row.subject == "The v01")
            #expect(row.claimant?.reference == asked.reference && row.claimant?.hosts.map(\.name) == ["Union b"])
            #expect(row.others.map(\.reference) == [first.reference] && row.others.map(\.title) == ["First"])
            #expect(row.conflict.reason.by == "\(first.reference) First" && row.conflict.reason.host == "Union a")
            #expect(row.conflict.due <= row.conflict.period.start)
            #expect(
                try a.conflicts(in: pool.pool.id, ConflictFilter()).map(\.conflict.reference) == [
                    row.conflict.reference
                ])
            #expect(try pool.store(as: .c).conflicts(in: pool.pool.id, ConflictFilter()).isEmpty)
            try expectClean(pool)
        }
    }

    @Test func `conflicts of one closure are one line, and each by itself`() throws {
        try SmallPool.use { pool in
            let store = try pool.store()
            for hour in 0..<3 {
                _ = try store.reserve(
                    pool.request("Event \(hour)", during: pool.hour(hour), takes: [pool.venues[1]]), pool.act())
            }
            _ = try store.addBlackout(
                of: pool.venues[1].id, during: pool.hour(0, length: 24), reason: "repairs", pool.act())
            var filter = ConflictFilter()
            filter.rules = [.resourceBlackout]
            let lines = try store.conflicts(in: pool.pool.id, filter, .byCause)
            #expect(lines.map(\.ofOneCause) == [3] && lines.first?.cause == "The v02")
            #expect(lines.first?.conflict.cause.kind == .blackout && lines.first?.conflict.severity == .impossible)
            #expect(try store.conflicts(in: pool.pool.id, filter, .each).count == 3)
            #expect(try store.listConflicts(in: pool.pool.id, filter, .byCause, limit: 5).total == 1)
            let first = try store.listConflicts(in: pool.pool.id, filter, .each, limit: 1)
            #expect(first.rows.count == 1 && first.total == 3)
        }
    }
}
