/// An event that others hold, or mean to hold, not far from one that is looked for.
public struct SimilarEvent: Sendable, Hashable {
    /// Its reference.
    public let reference: String
    /// What it is called.
    public let title: String
    /// What kind of event it is.
    public let kind: String?
    /// Under which name it is held with others.
    public let brand: String?
    /// When.
    public let period: Period
    /// Who holds it, by name.
    public let hosts: [String]

    /// All of it.
    public init(reference: String, title: String, kind: String?, brand: String?, period: Period, hosts: [String]) {
        self.reference = reference
        self.title = title
        self.kind = kind
        self.brand = brand
        self.period = period
        self.hosts = hosts
    }

    /// Whether it is like an event: of its kind, of its brand, or called much the same.
    public func isLike(title: String?, kind: String?, brand: String?) -> Bool {
        if let kind, kind == self.kind { return true }
        if let brand, brand == self.brand { return true }
        return title.map { likeness($0, self.title) >= 50 } ?? false
    }
}

/// How much alike two texts are, in parts of a hundred: how many pairs of neighbouring letters they share (Dice).
///
/// Upper and lower case are the same; blanks and signs do not count.
public func likeness(_ one: String, _ other: String) -> Int {
    func pairs(_ text: String) -> [String: Int] {
        let letters = text.lowercased().filter { $0.isLetter || $0.isNumber }.map(String.init)
        return zip(letters, letters.dropFirst()).reduce(into: [:]) { $0[$1.0 + $1.1, default: 0] += 1 }
    }
    let (left, right) = (pairs(one), pairs(other))
    let shared = left.reduce(0) { $0 + min($1.value, right[$1.key] ?? 0) }
    let all = left.values.reduce(0, +) + right.values.reduce(0, +)
    return all == 0 ? 0 : 200 * shared / all
}
