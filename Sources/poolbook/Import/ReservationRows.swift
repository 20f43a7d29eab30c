import Foundation
import Reporting
import Scheduling
import SchedulingStore

/// Rows of reservations: what fits is bound, the rest waits as requests; a row with a reference moves what it names.
///
/// The venue's owner binds before others; among equals who entered it earlier does, where the file says so, then the
/// earlier start, then the text of the row, so that the order of the file alone decides nothing. Equal rows are separate
/// events: each has a UID from its content and its number among its equals, by which the same file sent again changes
/// nothing.
struct ReservationRows {
    let sheets: Sheets

    static var fields: [Field] {
        [
            Field("reference", Headings.reference, .text), Field("title", Headings.title, .text),
            Field("start", Headings.start, .text), Field("end", Headings.end, .text),
            Field("venue", Headings.venue, .names(.venue)), Field("staff", Headings.staff, .names(.staff)),
            Field("equipment", Headings.equipment, .text), Field("host", Headings.host, .text),
            Field("attendance", Headings.attendance, .count), Field("kind", Headings.kind, .text),
            Field("brand", Headings.brand, .text), Field("pay", Headings.pay, .text),
            Field("buffer_before", Headings.bufferBefore, .minutes),
            Field("buffer_after", Headings.bufferAfter, .minutes), Field("state", Headings.state, .text),
            Field("entered", Headings.createdAt, .text), Field("version", Headings.version, .count),
        ]
    }

    /// The texts of a row whose names are to be looked up.
    struct Parsed {
        let row: Sheet.Row
        let reader: CellReader
        let hosts: [HostText]
        let takes: TakeOptions
        let payments: [PaymentText]

        /// What people type for the reservation that it names; nil for a new one.
        var reference: String? {
            let text = halfWidth(row.texts["reference"] ?? "").uppercased()
            return text.isEmpty ? nil : text
        }
    }

    func save(_ common: CommonOptions, _ write: WriteOptions) throws {
        var problems = sheets.malformed + sheets.repeated(Self.fields[0])
        let parsed = sheets.rows.map { read($0, &problems) }
        let names = Array(
            Set(parsed.flatMap { $0.takes.names + $0.hosts.map(\.name) + $0.payments.map(\.name) }))
        let bar = ProgressBar()
        try Desk.open(common, names: names, progress: { bar.show($0, of: $1) }) { desk in
            let directory = Directory(names: names, desk.snapshot)
            let standing = try StandingReservations(parsed.compactMap(\.reference), desk)
            let claims = parsed.filter { $0.reference == nil }.compactMap { claim($0, desk, directory, &problems) }
            let named = parsed.compactMap { standing.row($0, desk, directory, &problems) }
            guard problems.isEmpty else { throw sheets.failure(problems) }

            let rows = named + ReservationClaim.inOrder(claims, sheets)
            let act = desk.act(write, content: sheets.content(kind: "reservation"))
            let answer = try desk.doingLong(act, bar) { act throws(StoreError) in
                do throws(StoreError) {
                    return try desk.store.importReservations(rows, source: sheets.files.first?.name ?? "", act)
                } catch {
                    throw sheets.told(error)
                }
            }
            let own = claims.flatMap { claim in
                desk.warnings(against: claim.request).map { $0.of(row: claim.row.line) }
            }
            self.answer(desk, answer, own, write.doing)
        }
    }

    private func read(_ row: Sheet.Row, _ problems: inout [Sheet.Problem]) -> Parsed {
        let parsed = Parsed(
            row: row,
            reader: CellReader(sheets: sheets, row: row, fields: Self.fields),
            hosts: list(row.texts["host"] ?? "").map(HostText.init),
            takes: TakeOptions(
                venues: list(row.texts["venue"] ?? ""), staff: list(row.texts["staff"] ?? ""),
                equipment: list(row.texts["equipment"] ?? "")),
            payments: list(row.texts["pay"] ?? "").map(PaymentText.init))
        if parsed.reference == nil, parsed.takes.isEmpty {
            parsed.reader.note("venue", "", FieldSentences.missing, &problems)
        }
        return parsed
    }

    /// A row of a new reservation.
    private func claim(
        _ parsed: Parsed, _ desk: Desk, _ directory: Directory, _ problems: inout [Sheet.Problem]
    ) -> ReservationClaim? {
        let reader = parsed.reader
        let (zone, now) = (desk.zone, desk.snapshot.now)
        let leader = desk.snapshot.member.organization
        let title = reader.read("title", &problems) { try $0.line() }
        let start = reader.read("start", &problems) { try $0.instant(now, zone) }
        let end = reader.read("end", &problems) { try $0.instant(now, zone) }
        let pool = desk.snapshot.pool
        let kind = reader.readAny("kind", &problems) { try $0.isEmpty ? nil : pool.kinds.named($0.line()) }
        let brand = reader.readAny("brand", &problems) { try $0.isEmpty ? nil : pool.brands.named($0.line()) }
        let attendance = reader.attendance(&problems)
        let takes = reader.takes(parsed.takes, directory, &problems)
        let hosts = reader.readAny("host", &problems) { _ in
            try HostText.hosts(parsed.hosts, led: parsed.hosts.isEmpty ? leader : nil, directory)
        }
        let payments = reader.readAny("pay", &problems) { _ in
            try parsed.payments.map { try $0.amount(directory) }
        }
        let buffers = reader.buffers(&problems)
        let isRequest = reader.readAny("state", &problems) { text in
            guard ["", "confirmed", "request"].contains(text) else {
                throw FieldProblem(expected: ImportSentences.onlyNewStates)
            }
            return text == "request"
        }
        let entered = reader.readAny("entered", &problems) { try $0.isEmpty ? nil : $0.instant(now, zone) }
        guard let title, let start, let end, let kind, let brand, let attendance, let takes, let hosts, let payments,
            let buffers, let isRequest, let entered
        else { return nil }
        guard let period = reader.period(start, end, &problems) else { return nil }
        let asked = Asked(takes: takes, attendance: attendance, kind: kind)
        let against = reasonsAgainst(asked, during: period, in: desk.ruleContext).refusing
        let booking = reader.readAny("host", &problems) { _ in
            try Booking(hosts: hosts, payments: payments, takes: takes, during: period, in: desk) { hosts, payments in
                Request(
                    title: title, kind: kind, brand: brand, attendance: attendance, hosts: hosts, period: period,
                    buffers: buffers, takes: takes, payments: payments,
                    firmness: against.isEmpty && !isRequest ? .confirmed : .request)
            }
        }
        return booking.map { booking in
            ReservationClaim(
                row: parsed.row, request: booking.request, entered: entered, hasHosts: !parsed.hosts.isEmpty)
        }
    }

    private func answer(_ desk: Desk, _ answer: ImportAnswer, _ own: [Reason], _ doing: Doing) {
        // What stood before, or waits, was warned of then.
        let soft = (answer.bound > 0 ? own : []) + (answer.warnings?.reasons ?? [])
        let changes = answer.changed.flatMap { change in
            [Sentence.verbatim(change.reference)] + desk.changeLines(change)
        }
        desk.answer(
            sheets.reading + [
                AnswerSentences.importedReservations(
                    rows: answer.rows, bound: answer.bound, requests: answer.requests, same: answer.same,
                    changed: answer.changed.count, overlaps: answer.overlaps, doing)
            ] + changes.map(AnswerSentences.indented) + sheets.remark
                + desk.conflictLines(answer.conflicts, doing) + desk.warningLines(soft),
            record: Record(
                [
                    Record.Field("rows", Headings.rows, .integer(answer.rows)),
                    Record.Field("bound", Headings.bound, .integer(answer.bound)),
                    Record.Field("requests", Headings.requests, .integer(answer.requests)),
                    Record.Field("same", Headings.same, .integer(answer.same)),
                    Record.Field("changed", Headings.changed, .list(answer.changed.map(\.reference))),
                    Record.Field("overlaps", Headings.overlaps, .integer(answer.overlaps)),
                    Record.Field("conflicts", ConflictSentences.count, .integer(answer.conflicts ?? 0)),
                    Record.Field("unused_columns", Headings.unused, .list(sheets.unused)),
                    Record.Field("gb18030", Headings.encoding, .list(sheets.inGB18030)),
                    Record.Field("dry_run", Headings.dryRun, .flag(doing == .tried)),
                ], parts: desk.warningParts(soft)))
    }
}
