import Foundation
import Reporting
import Scheduling
import SchedulingStore

/// What a report of money is of.
enum DrawdownSubject {
    case pool
    case project(UUID, DrawdownLine.Named)
    case fund(UUID, DrawdownLine.Named)
    case organization(UUID, DrawdownLine.Named)
    case event(PaidEvent)

    static let kinds: [Snapshot.Name.Kind] = [.project, .fund, .organization]

    /// The names to look a text up by.
    static func names(_ text: String?) -> [Snapshot.Name] {
        text.map { text in kinds.map { Snapshot.Name($0, text) } } ?? []
    }

    /// The one thing that a text stands for, a project before a fund before an organization of that very name.
    static func read(_ text: String?, of names: [Snapshot.Name], _ desk: Desk) throws -> DrawdownSubject {
        guard let text else { return .pool }
        let things = NamedThings(text, of: names, in: desk.snapshot)
        if things.found.isEmpty, text.lowercased().hasPrefix("r-") { return .event(try desk.paidEvent(text)) }
        let (kind, match) =
            things.isExact ? things.found[0] : try things.one(orElse: DrawdownSentences.nothingCalled(text))
        let named = DrawdownLine.Named(code: match.code, name: match.name)
        switch kind {
        case .fund: return .fund(match.id, named)
        case .organization: return .organization(match.id, named)
        case .project, .venue, .staff, .equipment, .member, .reservation, .series, .blackout, .approval, .invoice,
            .transfer, .line, .conflict:
            return .project(match.id, named)
        }
    }

    /// Which lines it is about.
    func filter(year: Int?) -> LineFilter {
        var filter = LineFilter()
        filter.year = year
        switch self {
        case .pool: break
        case .project(let id, _): filter.projects = [id]
        case .fund(let id, _): filter.funds = [id]
        case .organization(let id, _): filter.owners = [id]
        case .event(let event):
            filter.ids = event.lines
            filter.year = nil
        }
        return filter
    }

    /// What people read for it.
    func name(_ desk: Desk) -> String {
        switch self {
        case .pool: desk.snapshot.pool.name
        case .project(_, let named), .fund(_, let named), .organization(_, let named): named.name
        case .event(let event): "\(event.reference) \(event.title)"
        }
    }
}

extension Desk {
    /// The one reservation that a beginning of a reference stands for, of those that pay with money the caller may read.
    func paidEvent(_ text: String) throws -> PaidEvent {
        let found = try store.paidEvents(beginning: Reference.typed(text), in: snapshot.pool.id)
        guard let first = found.first else { throw Failure(.badData, DrawdownSentences.noSuchEvent(text)) }
        guard found.count == 1 || first.reference == Reference.typed(text) else {
            throw Failure(
                .badData, DrawdownSentences.severalEvents(text, found.map { "\($0.reference)  \($0.title)" }))
        }
        return first
    }
}

/// References as people type them.
enum Reference {
    /// In capitals, with I, L and O for what they look like.
    static func typed(_ text: String) -> String {
        let capitals = text.uppercased()
        guard let dash = capitals.firstIndex(of: "-") else { return capitals }
        let rest = capitals[dash...].map { character -> Character in
            switch character {
            case "I", "L": "1"
            case "O": "0"
            default: character
            }
        }
        return String(capitals[..<dash]) + String(rest)
    }
}
