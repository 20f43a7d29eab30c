import Reporting
import Scheduling
import SchedulingStore

/// Whose agenda it is.
enum AgendaSubject {
    case pool
    case resource(Resource)
    case organization(OrganizationID, code: String, name: String)

    /// What a text may stand for, of each kind.
    struct Matches {
        let text: String
        let found: [(kind: Snapshot.Name.Kind, match: Snapshot.Match)]
        /// Whether something is called just so.
        let isExact: Bool
        /// Whether it reads as a time, be it one that the calendar has not.
        let mayBeTime: Bool
    }

    static let kinds: [Snapshot.Name.Kind] = [.venue, .staff, .equipment, .organization]

    /// The names to look a text up by.
    static func names(_ text: String) -> [Snapshot.Name] { kinds.map { Snapshot.Name($0, text) } }

    /// What was found for a text: what is called just so, in any case, before what only has it in its name.
    static func matches(_ text: String, of names: [Snapshot.Name], _ snapshot: Snapshot) -> Matches {
        let all = zip(names, snapshot.matches).filter { $0.0.text == text && !text.isEmpty }
            .flatMap { name, matches in matches.map { (kind: name.kind, match: $0) } }
        let exact = all.filter { [$0.match.code, $0.match.name].contains { $0.lowercased() == text.lowercased() } }
        let mayBeTime: Bool
        do throws(WhenError) {
            _ = try When.parseRange(text, now: snapshot.now, zone: snapshot.pool.zone)
            mayBeTime = true
        } catch .unreadable {
            mayBeTime = false
        } catch {
            mayBeTime = true
        }
        return Matches(text: text, found: exact.isEmpty ? all : exact, isExact: !exact.isEmpty, mayBeTime: mayBeTime)
    }

    /// The one thing that was found, or a failure that lists what it may be.
    init(_ matches: Matches?) throws {
        guard let matches else {
            self = .pool
            return
        }
        guard let first = matches.found.first else {
            throw Failure(.badData, FailureSentences.nothingCalled(matches.text))
        }
        guard matches.found.count == 1 else {
            let list = matches.found.map { found in
                Sentence.joined(
                    [
                        .verbatim("\(found.match.code)  \(found.match.name)"),
                        FailureSentences.kindName(found.kind.rawValue),
                    ],
                    by: .verbatim("  "))
            }
            throw Failure(.badData, FailureSentences.severalThings(matches.text, list))
        }
        if let resource = first.match.resource {
            self = .resource(resource)
        } else {
            self = .organization(OrganizationID(first.match.id), code: first.match.code, name: first.match.name)
        }
    }
}
