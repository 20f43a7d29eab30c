import Foundation
import Postgres
import TestSupport
import Testing

/// A series in a calendar: one entry that comes again.
@Suite struct CalendarSeriesTests {
    let pool: SamplePool

    init() throws { pool = try SamplePool() }

    /// Four Saturdays of one title, as a series; nobody but the database makes it one here.
    private func series() throws -> [String] {
        let references = try ["01", "08", "15", "22"].map { day in
            let made = try pool.run(
                "reserve", "周末咨询", "2027-05-\(day) 09:00-11:00", "--venue", "NC-01", "--host", "youth", "--key", day)
            return try #require(made.reference)
        }
        try pool.connect().script(
            """
            insert into poolbook.series (pool_id, series_id, reference, party_ids, version, created_by, created_at)
            select pool_id, reservation_id, 'S-2QH', party_ids, 1, created_by, created_at
            from poolbook.reservation
            where reference = '\(references[0])';
            insert into poolbook.series_segment (pool_id, series_id, segment, rule, starts, created_by, created_at)
            select pool_id, (select series_id from poolbook.series), 1, 'FREQ=WEEKLY;COUNT=4',
                array_agg(starts_at order by starts_at), (array_agg(created_by))[1], min(created_at)
            from poolbook.reservation
            where reference in ('\(references.joined(separator: "', '"))')
            group by pool_id;
            update poolbook.reservation
            set series_id = (select series_id from poolbook.series), segment = 1, original_start = starts_at
            where reference in ('\(references.joined(separator: "', '"))');
            """)
        return references
    }

    /// Lines of the youth league's calendar in May, by the names of their properties.
    private func lines(_ names: String..., from: String = "2027-05-01") throws -> [String] {
        let text = try pool.run("export", "calendar", "--org", "youth", "--from", from).output
        return text.replacing("\r\n ", with: "").split(separator: "\r\n").map(String.init)
            .filter { line in names.contains { line.hasPrefix($0) } }
    }

    @Test func `a series is one entry; what is otherwise of it stands beside it`() throws {
        let references = try series()
        let first = try lines("DTSTART;", "DTEND;", "RRULE", "RDATE", "EXDATE", "RECURRENCE-ID", "SEQUENCE")
        #expect(
            first == [
                "DTSTART;TZID=Asia/Shanghai:20270501T090000", "DTEND;TZID=Asia/Shanghai:20270501T110000", "SEQUENCE:4",
                "RRULE:FREQ=WEEKLY;UNTIL=20270522T010000Z",
            ])
        #expect(try pool.run("cancel", references[1], "-y", "-m", "off").code == 0)
        #expect(try pool.run("move", references[2], "2027-05-15 10:00-12:00").code == 0)
        let changed = try lines("DTSTART;", "DTEND;", "RRULE", "RDATE", "EXDATE", "RECURRENCE-ID", "SEQUENCE")
        #expect(
            changed == [
                "DTSTART;TZID=Asia/Shanghai:20270501T090000", "DTEND;TZID=Asia/Shanghai:20270501T110000", "SEQUENCE:6",
                "RRULE:FREQ=WEEKLY;UNTIL=20270522T010000Z", "EXDATE;TZID=Asia/Shanghai:20270508T090000",
                "RECURRENCE-ID;TZID=Asia/Shanghai:20270515T090000", "DTSTART;TZID=Asia/Shanghai:20270515T100000",
                "DTEND;TZID=Asia/Shanghai:20270515T120000", "SEQUENCE:6",
            ])
        #expect(Set(try lines("UID")).count == 1)
        // Days that are looked at choose the series, and never cut it.
        #expect(try lines("RRULE", from: "2027-05-20") == ["RRULE:FREQ=WEEKLY;UNTIL=20270522T010000Z"])
        // One occurrence that is asked for is itself.
        let one = try pool.run("export", "calendar", references[3]).output
        #expect(one.contains("RRULE") == false && one.contains("DTSTART;TZID=Asia/Shanghai:20270522T090000\r\n"))
    }
}
