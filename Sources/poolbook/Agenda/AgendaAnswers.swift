import Foundation
import Reporting
import Scheduling
import SchedulingStore

/// An agenda as it is printed: for people a head, a picture and a list; for programs its spans.
extension Agenda {
    func answer() throws {
        let rows = try rows()
        if desk.isJSON { desk.answer(try record(rows)) } else { desk.answer(try document(rows)) }
    }

    private func document(_ rows: [Row]) throws -> Document {
        let picture = AgendaPicture(
            subject: subject, window: window, rows: rows, zone: desk.zone, closings: desk.ruleContext.closings)
        var sections = [Document.Section(.lines([heading]))]
        if let timeline = picture.timeline { sections.append(Document.Section(.timeline(timeline))) }
        let table = list(rows)
        if table.rows.isEmpty {
            sections.append(Document.Section(.lines([AgendaSentences.nothingOn])))
        } else {
            sections.append(Document.Section(.table(table)))
        }
        let rest = try rest(rows)
        if !rest.isEmpty { sections.append(Document.Section(.lines(rest))) }
        return Document(sections)
    }

    /// What is shown, and when.
    private var heading: Sentence {
        let name =
            switch subject {
            case .pool: desk.snapshot.pool.name
            case .resource(let resource): "\(resource.code) \(resource.name)"
            case .organization(_, _, let name): name
            }
        let when = Sentence.rendered { TimeText.range(window.period, zone: desk.zone, language: $0) }
        return Sentence.joined([.verbatim(name), when], by: .verbatim(" · "))
    }

    /// What the picture does not say: what of the pool is free, how many of the equipment are.
    private func rest(_ rows: [Row]) throws -> [Sentence] {
        switch subject {
        case .organization: return []
        case .resource(let resource):
            guard let quantity = resource.quantity else { return [] }
            return [AgendaSentences.leastFree(quantity - mostTaken(rows.flatMap(\.entries)), of: quantity)]
        case .pool:
            let free = try freeCounts(rows)
            return [AgendaSentences.free(venues: free[0], people: free[1], equipment: free[2])]
        }
    }

    /// How many venues, people and kinds of equipment have nothing on.
    private func freeCounts(_ rows: [Row]) throws -> [Int] {
        let all = try desk.store.resourceCounts(in: desk.snapshot.pool.id, on: window.days[0])
        let used = Dictionary(grouping: rows.compactMap(\.resource), by: \.kind).mapValues(\.count)
        return [Resource.Kind.venue, .staff, .equipment].map { (all[$0] ?? 0) - (used[$0] ?? 0) }
    }

    /// How many are taken at the fullest instant.
    private func mostTaken(_ entries: [AgendaEntry]) -> Int {
        let binding = entries.filter { $0.fill != .requested }
        return binding.map { start in
            binding.filter { $0.blocked.contains(max(start.blocked.start, window.period.start)) }
                .compactMap(\.quantity).reduce(0, +)
        }.max() ?? 0
    }

    // MARK: - Lists

    private func list(_ rows: [Row]) -> Table {
        var columns = [
            Column("reference", Headings.reference), Column("when", Headings.when), Column("state", Headings.state),
            Column("title", Headings.title),
        ]
        let isOfOne: Bool
        switch subject {
        case .resource: isOfOne = true
        case .pool, .organization: isOfOne = false
        }
        if !isOfOne { columns.append(Column("takes", Headings.takes)) }
        columns.append(Column("hosts", Headings.hosts))
        var seen: Set<String> = []
        let entries = rows.flatMap { row in row.entries.map { (row.resource, $0) } }
            .filter { !$0.1.isKnown || seen.insert($0.1.reference ?? "").inserted }
            .enumerated().sorted { one, other in
                (one.element.1.period, one.element.1.reference ?? "", one.offset)
                    < (other.element.1.period, other.element.1.reference ?? "", other.offset)
            }.map(\.element)
        return Table(
            columns,
            rows: entries.map { resource, entry in
                [.optional(entry.reference), .range(entry.period), entry.state, .optional(entry.title)]
                    + (isOfOne ? [] : [.list(entry.reservation?.takes ?? [resource?.name ?? ""])])
                    + [.list(entry.hosts)]
            })
    }

    // MARK: - JSON

    private func record(_ rows: [Row]) throws -> Record {
        var fields: [Record.Field] = []
        switch subject {
        case .pool:
            fields.append(.init("pool", Headings.name, .text(desk.snapshot.pool.name)))
        case .resource(let resource):
            fields.append(.init("kind", Headings.kind, .text(resource.kind.rawValue)))
            fields.append(.init("code", Headings.code, .text(resource.code)))
            fields.append(.init("name", Headings.name, .text(resource.name)))
        case .organization(_, let code, let name):
            fields.append(.init("kind", Headings.kind, .text(Snapshot.Name.Kind.organization.rawValue)))
            fields.append(.init("code", Headings.code, .text(code)))
            fields.append(.init("name", Headings.name, .text(name)))
        }
        fields.append(.init("when", Headings.when, .period(window.period)))
        var parts = [Record.Part("spans", Headings.takes, spans(rows))]
        switch subject {
        case .resource(let resource):
            let open = resource.open(
                within: window.period, desk.ruleContext.closings, in: desk.zone)
            parts.append(
                Record.Part(
                    "open", Headings.hours,
                    Table([Column("when", Headings.when)], rows: open.map { [.period($0)] })))
        case .pool:
            let free = try freeCounts(rows)
            for (key, count) in zip(["free_venues", "free_staff", "free_equipment"], free) {
                fields.append(.init(key, AgendaSentences.freeHeading, .integer(count)))
            }
        case .organization: break
        }
        return Record(fields, parts: parts)
    }

    private func spans(_ rows: [Row]) -> Table {
        Table(
            [
                Column("code", Headings.code), Column("name", Headings.name), Column("when", Headings.when),
                Column("blocked", Headings.when), Column("state", Headings.state),
                Column("reference", Headings.reference), Column("title", Headings.title),
                Column("quantity", Headings.quantity), Column("takes", Headings.takes),
                Column("hosts", Headings.hosts),
            ],
            rows: rows.flatMap { row in
                row.entries.map { entry in
                    [
                        .optional(row.resource?.code), .optional(row.resource?.name), .period(entry.period),
                        .period(entry.blocked), entry.state, .optional(entry.reference), .optional(entry.title),
                        .optional(entry.quantity), .list(entry.reservation?.takes ?? []),
                        .list(entry.hosts),
                    ]
                }
            })
    }
}

extension AgendaEntry {
    /// What it says of its time, by the names of a reservation's states.
    var state: Cell {
        switch fill {
        case .confirmed, .held, .requested, .offered: reservation?.state.cell ?? .empty
        case .taken: .state(fill.meaning, key: "taken", tone: .plain)
        case .blackout: .state(fill.meaning, key: "blackout", tone: .bad)
        }
    }
}
