/// What came of a reservation that is over, or at least has begun.
public struct Outcome: Sendable, Hashable {
    /// How many came; 0 where nobody did.
    public let attended: Int
    /// What else was counted, by name.
    public let figures: [String: Int]
    /// What is to be remembered of it: one line.
    public let note: String?

    /// All of it.
    public init(attended: Int, figures: [String: Int], note: String?) {
        self.attended = attended
        self.figures = figures
        self.note = note
    }
}
