import Reporting
import Scheduling
import SchedulingStore

/// The reservations that rows name: each stands as its row says, is moved, or its row is refused.
struct StandingReservations {
    private var rows: [String: ReservationSheetRow] = [:]
    private var resources: [ResourceID: Resource] = [:]

    /// Reads what the references name, with what it takes.
    init(_ references: [String], _ desk: Desk) throws {
        guard !references.isEmpty else { return }
        var filter = ReservationSheetFilter()
        filter.references = references
        var found: [ReservationSheetRow] = []
        try desk.store.reservationSheet(in: desk.snapshot.pool.id, filter) { page, _ in found += page }
        rows = Dictionary(found.map { ($0.reference, $0) }, uniquingKeysWith: { first, _ in first })
        let ids = Set(found.flatMap { $0.items.compactMap(\.resource) })
        let known = try desk.store.resources(Array(ids), in: desk.snapshot.pool.id)
        resources = Dictionary(known.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
    }

    /// What is to become of the reservation that a row names; nil where it names none, or cannot be.
    func row(
        _ parsed: ReservationRows.Parsed, _ desk: Desk, _ directory: Directory, _ problems: inout [Sheet.Problem]
    ) -> JSONValue? {
        guard let reference = parsed.reference else { return nil }
        let reader = parsed.reader
        guard let standing = rows[reference] else {
            reader.note("reference", reference, ImportSentences.noReservation(reference), &problems)
            return nil
        }
        let before = problems.count
        checkUnchangeable(parsed, standing, desk, directory, &problems)
        let request = request(parsed, standing, desk, directory, &problems)
        guard problems.count == before, let request else { return nil }

        let paysTheSame = paysTheSame(request, standing, reader)
        guard !isSame(request, standing) || !paysTheSame else {
            return JSONValue(standing.id, version: standing.version, row: parsed.row.line, into: nil)
        }
        if let version = reader.version, version != standing.version {
            reader.note("version", "\(version)", ImportSentences.newer(standing.version), &problems)
            return nil
        }
        let against =
            standing.state == .request
            ? []
            : reasonsAgainst(request.asked, during: request.period, in: desk.ruleContext).refusing
        for reason in against {
            let isTime = request.period != standing.period
            let key = isTime ? "start" : "venue"
            reader.note(key, parsed.row.texts[key] ?? "", desk.reasons.sentence(reason), &problems)
        }
        return JSONValue(
            standing.id, version: standing.version, row: parsed.row.line, into: request,
            payments: paysTheSame ? .stay : .given)
    }

    /// The reservation as its row has it: what has no column stays.
    private func request(
        _ parsed: ReservationRows.Parsed, _ standing: ReservationSheetRow, _ desk: Desk, _ directory: Directory,
        _ problems: inout [Sheet.Problem]
    ) -> Request? {
        let (reader, pool) = (parsed.reader, desk.snapshot.pool)
        let title = reader.readAny("title", &problems) { text -> String in
            try text.isEmpty ? standing.title : text.line()
        }
        let kind = word("kind", standing.kind, pool.kinds, reader, &problems)
        let brand = word("brand", standing.brand, pool.brands, reader, &problems)
        var attendance: Int?? = .some(standing.attendance)
        if reader.has("attendance") { attendance = reader.attendance(&problems) }
        let given = reader.buffers(&problems)
        let hosts = reader.readAny("host", &problems) { _ in try self.hosts(parsed, standing, directory) }
        let period = self.period(reader, standing, desk, &problems)
        let takes = self.takes(parsed, standing, directory, &problems)
        let payments = reader.readAny("pay", &problems) { _ in
            try parsed.payments.map { text throws -> Payment in
                let asked = try text.amount(directory)
                guard case .exactly(let amount) = asked.extent else {
                    throw FieldProblem(expected: FieldSentences.payment)
                }
                return Payment(project: asked.payer.id, category: asked.category, amount: amount)
            }
        }
        guard let title, let kind, let brand, let attendance, let given, let hosts, let period, let takes, let payments
        else {
            return nil
        }
        let buffers = Buffers(
            before: reader.has("buffer_before") ? given.before : standing.buffers.before,
            after: reader.has("buffer_after") ? given.after : standing.buffers.after)
        return Request(
            title: title, kind: kind, brand: brand, attendance: attendance, hosts: hosts, period: period,
            buffers: buffers, takes: takes, payments: payments, firmness: .confirmed)
    }

    private func hosts(
        _ parsed: ReservationRows.Parsed, _ standing: ReservationSheetRow, _ directory: Directory
    ) throws -> [Host] {
        guard !parsed.hosts.isEmpty else { return standing.hosts }
        let hosts = try HostText.hosts(parsed.hosts, led: nil, directory)
        do throws(ShareError) {
            return zip(hosts, try completed(hosts.map(\.share))).map { Host($0.organization.id, share: $1) }
        } catch {
            throw FieldProblem(expected: error.sentence)
        }
    }

    /// A word by the pool's list; the one that stands may stay, whatever the list says now.
    private func word(
        _ key: String, _ standing: String?, _ known: Vocabulary, _ reader: CellReader,
        _ problems: inout [Sheet.Problem]
    ) -> String?? {
        guard reader.has(key) else { return .some(standing) }
        return reader.readAny(key, &problems) { text -> String? in
            if text.isEmpty { return nil }
            return text == standing ? standing : try known.named(text.line())
        }
    }

    private func isSame(_ request: Request, _ standing: ReservationSheetRow) -> Bool {
        request.title == standing.title && request.kind == standing.kind && request.brand == standing.brand
            && request.attendance == standing.attendance && request.hosts == standing.hosts
            && request.period == standing.period && request.buffers == standing.buffers
            && sorted(request.takes) == sorted(standingTakes(standing))
    }

    /// Notes a state that is not the one that stands: a file does not change it.
    private func checkUnchangeable(
        _ parsed: ReservationRows.Parsed, _ standing: ReservationSheetRow, _ desk: Desk, _ directory: Directory,
        _ problems: inout [Sheet.Problem]
    ) {
        let reader = parsed.reader
        let texts = ReservationTexts(desk.zone, desk.currency).texts(of: standing)
        func check(_ key: String, _ isSame: Bool, _ problems: inout [Sheet.Problem]) {
            guard !isSame else { return }
            let shown = texts[key].flatMap { $0.isEmpty ? nil : $0 } ?? "-"
            reader.note(key, reader.row.texts[key] ?? "", ImportSentences.stands(shown, standing.reference), &problems)
        }
        // A state is never nothing: an empty cell of it says nothing.
        if let text = reader.row.texts["state"], !text.isEmpty {
            check("state", text == standing.state.rawValue, &problems)
        }
    }

    /// Whether a row says of the payments that the caller knows what stands, or nothing.
    private func paysTheSame(_ request: Request, _ standing: ReservationSheetRow, _ reader: CellReader) -> Bool {
        guard reader.has("pay") else { return true }
        let asked = request.payments.map { Paid($0.project, $0.category, $0.amount.minorUnits) }
        let paid = standing.items.compactMap { item in item.project.map { Paid($0, item.category, item.amount ?? 0) } }
        return asked.count == paid.count && Set(asked) == Set(paid)
    }

    private struct Paid: Hashable {
        let project: ProjectID
        let category: String?
        let amount: Int64

        init(_ project: ProjectID, _ category: String?, _ amount: Int64) {
            (self.project, self.category, self.amount) = (project, category, amount)
        }
    }

    private func period(
        _ reader: CellReader, _ standing: ReservationSheetRow, _ desk: Desk, _ problems: inout [Sheet.Problem]
    ) -> Period? {
        let (now, zone) = (desk.snapshot.now, desk.zone)
        let start = reader.readAny("start", &problems) {
            $0.isEmpty ? standing.period.start : try $0.instant(now, zone)
        }
        let end = reader.readAny("end", &problems) { $0.isEmpty ? standing.period.end : try $0.instant(now, zone) }
        guard let start, let end else { return nil }
        return reader.period(start, end, &problems)
    }

    /// What it is to take: of the kinds that have a column what that says, of the others what it has.
    private func takes(
        _ parsed: ReservationRows.Parsed, _ standing: ReservationSheetRow, _ directory: Directory,
        _ problems: inout [Sheet.Problem]
    ) -> [Take]? {
        guard let asked = parsed.reader.takes(parsed.takes, directory, &problems) else { return nil }
        let kept = standingTakes(standing).filter { !parsed.reader.has($0.resource.kind.rawValue) }
        guard !(asked + kept).isEmpty else {
            parsed.reader.note("venue", "", FieldSentences.missing, &problems)
            return nil
        }
        return asked + kept
    }

    private func standingTakes(_ standing: ReservationSheetRow) -> [Take] {
        standing.items.compactMap { item in
            item.resource.flatMap { resources[$0] }.map { Take($0, quantity: item.quantity) }
        }
    }

    private func sorted(_ takes: [Take]) -> [String] {
        takes.map { "\($0.resource.id.uuid) \($0.quantity ?? 0)" }.sorted()
    }
}
