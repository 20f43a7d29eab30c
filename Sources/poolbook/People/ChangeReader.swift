import Foundation
import Reporting
import Scheduling
import SchedulingStore

/// Reads the changes of the record, which hold identifiers and figures, as people do: with names, times and amounts.
struct ChangeReader {
    private let desk: Desk
    private let names: [UUID: String]
    /// What programs read is the same in every language.
    private var language: Language { desk.isJSON ? .english : desk.renderer.language }

    /// Looks the names up in one round trip, as far as the caller may see them.
    init(_ rows: [LogRow], _ desk: Desk) throws {
        self.desk = desk
        let ids = Set(rows.flatMap { $0.change.values.flatMap(Self.ids) })
        names = try desk.store.names(of: ids, in: desk.snapshot.pool.id)
    }

    /// One row's fields: what was and what is.
    func table(_ row: LogRow) -> Table {
        Table(
            [
                Column("field", Headings.what), Column("before", Headings.before), Column("after", Headings.after),
            ],
            rows: fields(row).map { field in
                let heading = ChangeSentences.field(field.key)
                return [.state(heading, key: field.key), cell(field.before), cell(field.after)]
            }, head: .hidden)
    }

    /// The same in a line each, as programs read it.
    func told(_ row: LogRow) -> [String] {
        fields(row).map { "\($0.key): \($0.before.isEmpty ? "-" : $0.before) -> \($0.after.isEmpty ? "-" : $0.after)" }
    }

    private func cell(_ text: String) -> Cell { text.isEmpty ? .empty : .text(text) }

    private func fields(_ row: LogRow) -> [(key: String, before: String, after: String)] {
        let own = ["organization", "member", "resource", "fund", "project"].contains(row.kind) ? row.kind + "_id" : nil
        return row.change.filter { $0.key != own }.sorted { $0.key < $1.key }.compactMap { key, value in
            guard case .array(let sides) = value, sides.count == 2 else { return (key, "", text(value, of: key)) }
            guard sides[0] != sides[1] else { return nil }
            let texts = sides.map { state($0, of: key, row) ?? text($0, of: key) }
            return (key, texts[0], texts[1])
        }
    }

    /// A state as people read it; nil of anything else, and for programs, who read its name.
    private func state(_ value: JSONValue, of key: String, _ row: LogRow) -> String? {
        guard key == "state", !desk.isJSON, case .string(let name) = value else { return nil }
        return LifecycleSentences.state(name, of: row.kind).text(in: language)
    }

    private func text(_ value: JSONValue, of key: String) -> String {
        if let hours = hours(value, of: key) { return hours }
        if key == "what", let asked = asked(value) { return asked }
        return switch value {
        case .null: ""
        case .string(let text): word(text)
        case .integer(let number): figure(number, of: key)
        case .double(let number): "\(number)"
        case .array(let items): items.map { text($0, of: key) }.joined(separator: ", ")
        case .object(let members):
            members.sorted { $0.key < $1.key }.map { "\($0.key) \(text($0.value, of: $0.key))" }.joined(separator: ", ")
        }
    }

    /// What somebody was to agree to, as their inbox told it; nil of anything else.
    private func asked(_ value: JSONValue) -> String? {
        guard case .array(let items) = value else { return nil }
        let named = items.map { item -> JSONValue in
            guard case .object(var members) = item, case .string(let id)? = members["id"] else { return item }
            members["name"] = .string(word(id))
            return .object(members)
        }
        let data = Data(JSONValue.array(named).text.utf8)
        guard let items = try? JSONDecoder().decode([Approval.Item].self, from: data) else { return nil }
        return ApprovalSentences.items(items, in: desk.currency).text(in: language)
    }

    /// Opening hours as people read them; nil of anything else.
    private func hours(_ value: JSONValue, of key: String) -> String? {
        guard value != .null else { return nil }
        switch key {
        case "special_hours": return [SpecialHours](value).map(SpecialHoursTexts.text)
        case "windows" where value == .array([]): return HoursSentences.closed.text(in: language)
        case "hours", "windows": return OpeningHours(value)?.text(in: language)
        case _: return nil
        }
    }

    private func word(_ text: String) -> String {
        if let id = UUID(uuidString: text) { return names[id] ?? "-" }
        if text.contains("T"), let instant = Instant(iso8601: text) {
            if desk.isJSON { return desk.zone.iso8601(instant) }
            return Cell.instant(instant).sentence(in: desk.zone).text(in: language)
        }
        return text
    }

    private func figure(_ number: Int64, of key: String) -> String {
        let money = [
            "amount", "amounts", "total", "granted", "match", "paid", "credited", "billed", "released", "payment_limit",
            "rate_amount",
        ]
        if money.contains(key) { return desk.money(number).description }
        let shares = ["shares", "share", "match_share", "tolerance", "carry_over", "curve"]
        if shares.contains(key) {
            return (try? Share(partsPerMillion: Int(number)))?.description ?? "\(number)"
        }
        return "\(number)"
    }

    private static func ids(_ value: JSONValue) -> [UUID] {
        switch value {
        case .null, .integer, .double: []
        case .string(let text): UUID(uuidString: text).map { [$0] } ?? []
        case .array(let items): items.flatMap(ids)
        case .object(let members): members.values.flatMap(ids)
        }
    }
}
