import Foundation
import Scheduling
import Testing

/// Who holds the chair, and what a roster says of itself.
@Suite struct RosterTests {
    private func term(_ name: String, _ start: String, _ end: String) throws -> DutyTerm {
        DutyTerm(
            id: UUID(), organization: Organization(id: OrganizationID(UUID()), name: name), code: name,
            period: try #require(
                Period(start: instant("\(start)T00:00:00+08:00"), end: instant("\(end)T00:00:00+08:00"))))
    }

    private func roster() throws -> Roster {
        Roster([
            try term("c", "2027-05-01", "2027-07-01"), try term("a", "2027-01-01", "2027-03-01"),
            try term("b", "2027-03-01", "2027-05-01"),
        ])
    }

    @Test(arguments: [
        ("2026-12-31T23:59:59+08:00", nil, "a"), ("2027-01-01T00:00:00+08:00", "a", "b"),
        ("2027-02-28T23:59:59+08:00", "a", "b"), ("2027-03-01T00:00:00+08:00", "b", "c"),
        ("2027-06-30T12:00:00+08:00", "c", nil), ("2027-07-01T00:00:00+08:00", nil, nil),
    ])
    func `a term holds from its start to its end, which is the next one's start`(
        at: String, holds: String?, next: String?
    ) throws {
        let roster = try roster()
        #expect(roster.term(at: try instant(at))?.code == holds)
        #expect(roster.next(after: try instant(at))?.code == next)
    }

    @Test func `a roster runs out once its last term has begun`() throws {
        let roster = try roster()
        #expect(!roster.isRunningOut(at: try instant("2027-04-30T23:59:59+08:00")))
        #expect(roster.isRunningOut(at: try instant("2027-05-01T00:00:00+08:00")))
        #expect(roster.isRunningOut(at: try instant("2028-01-01T00:00:00+08:00")))
        #expect(!Roster([]).isRunningOut(at: try instant("2028-01-01T00:00:00+08:00")))
    }

    @Test(arguments: [
        ("2027-01-15T00:00:00+08:00", "a", "b"), ("2027-03-20T00:00:00+08:00", "a", "b"),
        ("2027-04-20T00:00:00+08:00", "b", "c"), ("2029-01-01T00:00:00+08:00", "b", "c"),
    ])
    func `the change of chair is the nearest one`(at: String, from: String, to: String) throws {
        let change = try #require(try roster().handover(nearest: try instant(at)))
        #expect(change.from.code == from)
        #expect(change.to.code == to)
    }

    @Test func `without two terms there is no change of chair`() throws {
        #expect(Roster([try term("a", "2027-01-01", "2027-03-01")]).handover(nearest: try instant(thursday)) == nil)
    }

    @Test(arguments: [
        ("2mo", 2, 0), ("1 month", 1, 0), ("3个月", 3, 0), ("6w", 0, 42), ("2周", 0, 14), ("10d", 0, 10), ("10 天", 0, 10),
    ])
    func `a term is so many months, weeks or days long`(text: String, months: Int, days: Int) throws {
        let length = try #require(TermLength(text))
        #expect(length.months == months)
        #expect(length.days == days)
    }

    @Test(arguments: ["", "2", "mo", "0d", "2x", "-1mo", "121mo", "9999w", "2mo3d", "1.5mo"])
    func `anything else is no length of a term`(text: String) {
        #expect(TermLength(text) == nil)
    }
}
