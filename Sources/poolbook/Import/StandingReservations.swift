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
        let period = period(reader, standing, desk, &problems)
        let takes = takes(parsed, standing, directory, &problems)
        guard problems.count == before, let period, let takes else { return nil }

        let isSame = period == standing.period && sorted(takes) == sorted(standingTakes(standing))
        guard !isSame else {
            return JSONValue(standing.id, version: standing.version, row: parsed.row.line, moveTo: nil)
        }
        if let version = reader.version, version != standing.version {
            reader.note("version", "\(version)", ImportSentences.newer(standing.version), &problems)
            return nil
        }
        let against =
            standing.state == .request
            ? []
            : reasonsAgainst(takes.map(\.resource), during: period, attendance: standing.attendance, in: desk.zone)
        for reason in against {
            let isTime = period != standing.period
            let key = isTime ? "start" : "venue"
            reader.note(key, parsed.row.texts[key] ?? "", desk.reasons.sentence(reason), &problems)
        }
        return JSONValue(
            standing.id, version: standing.version, row: parsed.row.line, moveTo: (period: period, takes: takes))
    }

    /// Notes every cell that says something else of what a file does not change.
    private func checkUnchangeable(
        _ parsed: ReservationRows.Parsed, _ standing: ReservationSheetRow, _ desk: Desk, _ directory: Directory,
        _ problems: inout [Sheet.Problem]
    ) {
        let reader = parsed.reader
        let texts = ReservationTexts(desk.zone, desk.currency).texts(of: standing)
        func check(_ key: String, _ isSame: Bool, _ problems: inout [Sheet.Problem]) {
            guard !isSame else { return }
            let shown = texts[key].flatMap { $0.isEmpty ? nil : $0 } ?? "-"
            reader.note(key, reader.row.texts[key] ?? "", ImportSentences.stands(shown), &problems)
        }
        // A title and a state are never nothing: an empty cell of them says nothing.
        for (key, value) in [("title", standing.title), ("state", standing.state.rawValue)] {
            if let text = reader.row.texts[key], !text.isEmpty { check(key, text == value, &problems) }
        }
        for (key, value) in [("kind", standing.kind), ("brand", standing.brand)] {
            if let text = reader.row.texts[key] { check(key, text == value ?? "", &problems) }
        }
        if reader.has("attendance"), let attendance = reader.attendance(&problems) {
            check("attendance", attendance == standing.attendance, &problems)
        }
        if let buffers = reader.buffers(&problems) {
            if reader.has("buffer_before") {
                check("buffer_before", buffers.before == standing.buffers.before, &problems)
            }
            if reader.has("buffer_after") { check("buffer_after", buffers.after == standing.buffers.after, &problems) }
        }
        if !parsed.hosts.isEmpty,
            let hosts = reader.readAny(
                "host", &problems,
                { _ in
                    try HostText.hosts(parsed.hosts, led: nil, directory)
                })
        {
            let shares = try? completed(hosts.map(\.share))
            let asked = zip(hosts, shares ?? []).map { Host($0.organization.id, share: $1) }
            check("host", asked == standing.hosts, &problems)
        }
        if reader.has("pay"),
            let payments = reader.readAny(
                "pay", &problems,
                { _ in
                    try parsed.payments.map { try $0.amount(directory) }
                })
        {
            let asked = Set(
                payments.compactMap { payment in
                    if case .exactly(let amount) = payment.extent {
                        Paid(payment.payer.id, payment.category, amount.minorUnits)
                    } else {
                        nil
                    }
                })
            let paid = standing.items.compactMap { item in
                item.project.map { Paid($0, item.category, item.amount ?? 0) }
            }
            check("pay", payments.count == paid.count && asked == Set(paid), &problems)
        }
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
