public import Foundation

/// A period in which an organization's coordinators hold the chair: they, and nobody else, settle conflicts then.
public struct DutyTerm: Sendable, Hashable {
    /// Its identifier.
    public let id: UUID
    /// Who holds the chair.
    public let organization: Organization
    /// What people type for the organization.
    public let code: String
    /// From when until when.
    public let period: Period
    /// How many conflicts it has resolved, as far as the reader may know.
    public let resolved: Int

    /// All that is known of it.
    public init(id: UUID, organization: Organization, code: String, period: Period, resolved: Int = 0) {
        self.id = id
        self.organization = organization
        self.code = code
        self.period = period
        self.resolved = resolved
    }
}

/// The terms of a pool in their order, without gap or overlap.
public struct Roster: Sendable, Hashable {
    /// The terms, the earliest first.
    public let terms: [DutyTerm]

    /// A roster of terms that follow each other.
    public init(_ terms: [DutyTerm]) {
        self.terms = terms.sorted { $0.period < $1.period }
    }

    /// Who holds the chair at an instant.
    public func term(at instant: Instant) -> DutyTerm? { terms.first { $0.period.contains(instant) } }

    /// The term that begins next after an instant.
    public func next(after instant: Instant) -> DutyTerm? { terms.first { $0.period.start > instant } }

    /// The term before another.
    public func before(_ term: DutyTerm) -> DutyTerm? { terms.last { $0.period.end <= term.period.start } }

    /// Whether more terms are to be written now: nobody holds the chair, or the last term has begun.
    public func isRunningOut(at instant: Instant) -> Bool {
        guard let last = terms.last else { return false }
        return last.period.start <= instant
    }

    /// The change of chair that is nearest to an instant: the term that ends and the one that begins then.
    public func handover(nearest instant: Instant) -> (from: DutyTerm, to: DutyTerm)? {
        let changes = zip(terms, terms.dropFirst()).map { (from: $0, to: $1) }
        return changes.min { one, other in
            distance(one.to.period.start, instant) < distance(other.to.period.start, instant)
        }
    }

    private func distance(_ one: Instant, _ other: Instant) -> Duration { one < other ? other - one : one - other }
}

/// How long the terms of a roster are: whole months, weeks or days of the calendar.
public struct TermLength: Sendable, Hashable {
    /// Months of the calendar.
    public let months: Int
    /// Days beside them.
    public let days: Int

    /// Reads `2mo`, `6w`, `10d`, or the same in Chinese; nil where it is none of them, or longer than ten years.
    public init?(_ text: String) {
        let word = text.trimmingCharacters(in: .whitespaces).lowercased()
        let digits = word.prefix { $0.isASCII && $0.isNumber }
        guard let count = Int(digits), (1...3_660).contains(count) else { return nil }
        switch word.dropFirst(digits.count).trimmingCharacters(in: .whitespaces) {
        case "mo", "months", "month", "个月", "月": (months, days) = (count, 0)
        case "w", "weeks", "week", "周": (months, days) = (0, 7 * count)
        case "d", "days", "day", "天", "日": (months, days) = (0, count)
        default: return nil
        }
        guard months <= 120, days <= 3_660 else { return nil }
    }
}
