/// What an organization agrees to beforehand, as it is typed: `5000 for women until 2027-12`.
///
/// Each part may be left out: without an amount any, without a host every one, without a day for ever.
public struct StandingApproval: Sendable, Hashable {
    /// Up to how much money, as it was typed; nil for any.
    public let amount: String?
    /// For which leading host, by name; nil for every one.
    public let host: String?
    /// For events until this day; nil for ever.
    public let until: LocalDate?

    /// Reads one, or throws `.unreadable`.
    public init(_ text: String) throws(StandingApprovalError) {
        var words = text.split(whereSeparator: \.isWhitespace).map(String.init)
        guard !words.isEmpty else { throw .unreadable(text) }
        if let at = words.lastIndex(where: { ["until", "至", "到", "截止"].contains($0.lowercased()) }) {
            guard at + 2 == words.count, let day = Self.lastDay(of: words[at + 1]) else { throw .unreadable(text) }
            until = day
            words.removeSubrange(at...)
        } else {
            until = nil
        }
        if let at = words.firstIndex(where: { ["for", "给", "供", "为"].contains($0.lowercased()) }) {
            guard at + 1 < words.count else { throw .unreadable(text) }
            host = words[(at + 1)...].joined(separator: " ")
            words.removeSubrange(at...)
        } else {
            host = nil
        }
        switch words.map({ $0.lowercased() }) {
        case [], ["any"], ["any", "amount"], ["不限"]: amount = nil
        case let typed where typed.count <= 2: amount = words.joined(separator: " ")
        case _: throw .unreadable(text)
        }
    }

    /// The last day of a year, a month or a day: `2027`, `2027-12`, `2027-12-31`.
    private static func lastDay(of text: String) -> LocalDate? {
        let parts = text.split(separator: "-", omittingEmptySubsequences: false).map { Int($0) }
        return switch parts.count {
        case 1: parts[0].flatMap { LocalDate(year: $0, month: 12, day: 31) }
        case 2: LocalDate(year: parts[0] ?? 0, month: parts[1] ?? 0, day: 1)?.endOfMonth
        case 3: LocalDate(year: parts[0] ?? 0, month: parts[1] ?? 0, day: parts[2] ?? 0)
        case _: nil
        }
    }
}

/// Why a text is no standing approval.
public enum StandingApprovalError: Error, Sendable, Hashable {
    /// It is not of the form.
    case unreadable(String)
}
