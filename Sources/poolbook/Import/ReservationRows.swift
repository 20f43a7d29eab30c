import Foundation
import Reporting
import Scheduling
import SchedulingStore

/// Rows of reservations: what fits is bound, the rest waits as requests.
///
/// The venue's owner binds before others; among equals the earlier start does, then the text of the row, so that
/// the order of the file alone decides nothing. Equal rows are separate events: each has a UID from its content and
/// its number among its equals, by which the same file sent again changes nothing.
struct ReservationRows {
    let sheet: Sheet

    static var fields: [Field] {
        [
            Field("title", Headings.title, .text), Field("start", Headings.start, .text),
            Field("end", Headings.end, .text), Field("venue", Headings.venue, .names(.venue)),
            Field("staff", Headings.staff, .names(.staff)), Field("equipment", Headings.equipment, .text),
            Field("host", Headings.host, .text), Field("attendance", Headings.attendance, .count),
            Field("kind", Headings.kind, .text), Field("brand", Headings.brand, .text),
            Field("pay", Headings.pay, .text),
        ]
    }

    private struct Parsed {
        let row: Sheet.Row
        let hosts: [HostText]
        let takes: TakeOptions
        let payments: [PaymentText]
    }

    func save(_ common: CommonOptions, _ write: WriteOptions) throws {
        var problems = sheet.malformed
        let parsed = sheet.rows.map { row in
            let reader = CellReader(sheet: sheet, row: row, fields: Self.fields)
            let takes = TakeOptions(
                venues: list(row.texts["venue"] ?? ""), staff: list(row.texts["staff"] ?? ""),
                equipment: list(row.texts["equipment"] ?? ""))
            if takes.isEmpty { reader.note("venue", "", FieldSentences.missing, &problems) }
            return Parsed(
                row: row,
                hosts: list(row.texts["host"] ?? "").map(HostText.init),
                takes: takes,
                payments: list(row.texts["pay"] ?? "").map(PaymentText.init))
        }
        let names = Array(
            Set(parsed.flatMap { $0.takes.names + $0.hosts.map(\.name) + $0.payments.map(\.name) }))
        let bar = ProgressBar()
        try Desk.open(common, names: names, progress: { bar.show($0, of: $1) }) { desk in
            let directory = Directory(names: names, desk.snapshot)
            let requests = parsed.compactMap { row in request(row, desk, directory, &problems) }
            guard problems.isEmpty else { throw sheet.failure(problems) }

            let act = desk.act(write, content: sheet.content(kind: "reservation"))
            let rows = rowsInOrder(requests)
            let interrupt = Interrupt(cancelling: desk.store.canceller())
            defer { interrupt.end() }
            let answer: ImportAnswer
            do {
                defer { bar.end() }
                answer = try desk.doing(act) { act throws(StoreError) in
                    do throws(StoreError) {
                        return try desk.store.importReservations(rows, source: sheet.name, act)
                    } catch {
                        throw interrupt.happened ? .interrupted : error
                    }
                }
            }
            self.answer(desk, answer, write.doing)
        }
    }

    private func request(
        _ parsed: Parsed, _ desk: Desk, _ directory: Directory, _ problems: inout [Sheet.Problem]
    ) -> (row: Sheet.Row, request: Request)? {
        let reader = CellReader(sheet: sheet, row: parsed.row, fields: Self.fields)
        let zone = desk.zone
        let now = desk.snapshot.now
        let leader = desk.snapshot.member.organization
        let currency = desk.currency
        let title = reader.read("title", &problems) { try $0.line() }
        let start = reader.read("start", &problems) { try $0.instant(now, zone) }
        let end = reader.read("end", &problems) { try $0.instant(now, zone) }
        let pool = desk.snapshot.pool
        let kind = reader.readAny("kind", &problems) { try $0.isEmpty ? nil : pool.kinds.named($0.line()) }
        let brand = reader.readAny("brand", &problems) { try $0.isEmpty ? nil : pool.brands.named($0.line()) }
        let attendance = reader.readAny("attendance", &problems) { text -> Int? in
            guard !text.isEmpty else { return nil }
            guard let number = Int(halfWidth(text)), (0...1_000_000).contains(number) else {
                throw FieldProblem(expected: FieldSentences.number(nil))
            }
            return number
        }
        var takes: [Take]? = []
        for (column, options) in parsed.takes.byKind {
            let resolved = reader.readAny(column, &problems) { _ in try options.resolved(directory) }
            takes = resolved.flatMap { resolved in takes.map { $0 + resolved } }
        }
        let hosts = reader.readAny("host", &problems) { _ in
            try HostText.hosts(parsed.hosts, led: parsed.hosts.isEmpty ? leader : nil, directory)
        }
        let payments = reader.readAny("pay", &problems) { _ in
            try parsed.payments.map { try $0.payment(directory, currency) }
        }
        guard let title, let start, let end, let kind, let brand, let attendance, let takes, let hosts, let payments
        else {
            return nil
        }
        guard let period = Period(start: start, end: end), period.duration <= When.longestPeriod else {
            reader.note("end", parsed.row.texts["end"] ?? "", ImportSentences.endBeforeStart, &problems)
            return nil
        }
        let against = reasonsAgainst(takes.map(\.resource), during: period, attendance: attendance, in: zone)
        return (
            parsed.row,
            Request(
                title: title, kind: kind, brand: brand, attendance: attendance, hosts: hosts, period: period,
                buffers: .none,
                takes: takes, payments: payments, firmness: against.isEmpty ? .confirmed : .request)
        )
    }

    /// The rows in the order in which they may bind, each with its UID.
    private func rowsInOrder(
        _ requests: [(row: Sheet.Row, request: Request)]
    ) -> [JSONValue] {
        var equals: [String: Int] = [:]
        let claims = requests.map { row, request in
            let text = JSONValue.object(row.texts.mapValues(JSONValue.string)).text
            equals[text, default: 0] += 1
            let isOwners = request.takes.contains { request.hosts.first?.organization == $0.resource.owner }
            return Claim(
                row: row.number, request: request, text: text, number: equals[text] ?? 1, rank: isOwners ? 0 : 1)
        }
        return claims.sorted().map { claim in
            JSONValue(claim.request, row: claim.row, uid: "\(claim.text.stableHash)-\(claim.number)")
        }
    }

    /// A row that claims places, in the order in which it may bind.
    private struct Claim: Comparable {
        let row: Int
        let request: Request
        let text: String
        let number: Int
        let rank: Int

        static func < (one: Claim, other: Claim) -> Bool {
            (one.rank, one.request.period.start, one.text, one.number)
                < (other.rank, other.request.period.start, other.text, other.number)
        }

        static func == (one: Claim, other: Claim) -> Bool { one.text == other.text && one.number == other.number }
    }

    private func answer(_ desk: Desk, _ answer: ImportAnswer, _ doing: Doing) {
        desk.answer(
            [
                AnswerSentences.importedReservations(
                    rows: answer.rows, bound: answer.bound, requests: answer.requests, same: answer.same,
                    overlaps: answer.overlaps, doing)
            ] + sheet.remark,
            record: Record([
                Record.Field("rows", Headings.rows, .integer(answer.rows)),
                Record.Field("bound", Headings.bound, .integer(answer.bound)),
                Record.Field("requests", Headings.requests, .integer(answer.requests)),
                Record.Field("same", Headings.same, .integer(answer.same)),
                Record.Field("overlaps", Headings.overlaps, .integer(answer.overlaps)),
                Record.Field("unused_columns", Headings.unused, .list(sheet.unused)),
                Record.Field("dry_run", Headings.dryRun, .flag(doing == .tried)),
            ]))
    }
}

extension String {
    fileprivate func instant(_ now: Instant, _ zone: Zone) throws -> Instant {
        do throws(WhenError) {
            return try When.parseInstant(self, now: now, zone: zone)
        } catch {
            throw FieldProblem(expected: error.sentence)
        }
    }

    /// A hash that is the same on every machine and run: 64-bit FNV-1a, twice from different starts.
    var stableHash: String {
        [0xcbf2_9ce4_8422_2325, 0x8422_2325_cbf2_9ce4].map { (start: UInt64) in
            String(utf8.reduce(start) { ($0 ^ UInt64($1)) &* 0x100_0000_01b3 }, radix: 16)
        }.joined()
    }
}
