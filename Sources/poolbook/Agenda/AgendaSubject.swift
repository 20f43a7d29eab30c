import Reporting
import Scheduling
import SchedulingStore

/// Whose agenda it is.
enum AgendaSubject {
    case pool
    case resource(Resource)
    case organization(OrganizationID, code: String, name: String)

    /// A word of the command line, which may be a name or a time.
    struct Word {
        let things: NamedThings
        /// Whether it reads as a time, be it one that the calendar has not.
        let mayBeTime: Bool
    }

    static let kinds: [Snapshot.Name.Kind] = [.venue, .staff, .equipment, .organization]

    /// The names to look a text up by.
    static func names(_ text: String) -> [Snapshot.Name] { kinds.map { Snapshot.Name($0, text) } }

    /// What a word may stand for, of what was found under these names.
    static func word(_ text: String, of names: [Snapshot.Name], _ snapshot: Snapshot) -> Word {
        let mayBeTime: Bool
        do throws(WhenError) {
            _ = try When.parseRange(text, now: snapshot.now, zone: snapshot.pool.zone)
            mayBeTime = true
        } catch .unreadable {
            mayBeTime = false
        } catch {
            mayBeTime = true
        }
        return Word(things: NamedThings(text, of: names, in: snapshot), mayBeTime: mayBeTime)
    }

    /// The one thing that a word stands for, or a failure that lists what it may be; without a word, the whole pool.
    init(_ word: Word?) throws {
        guard let things = word?.things else {
            self = .pool
            return
        }
        let (_, match) = try things.one(orElse: FailureSentences.nothingCalled(things.text))
        if let resource = match.resource {
            self = .resource(resource)
        } else {
            self = .organization(OrganizationID(match.id), code: match.code, name: match.name)
        }
    }
}
