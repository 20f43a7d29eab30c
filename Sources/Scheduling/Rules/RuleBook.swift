/// How strong a rule is in a pool.
public enum Strength: String, Sendable, Hashable, CaseIterable {
    /// It refuses.
    case hard
    /// It warns, and what breaks it comes later among what is found.
    case soft
    /// It is not looked at.
    case off
}

/// What a pool sets of one rule.
public struct RuleSetting: Sendable, Hashable {
    /// How strong it is.
    public var strength: Strength
    /// Its value under the empty name, and values for what has another, by the code or word that has it.
    public var values: [String: RuleValue]

    /// Both of them.
    public init(_ strength: Strength, values: [String: RuleValue] = [:]) {
        self.strength = strength
        self.values = values
    }
}

/// A value of a rule, in the unit of its form: minutes, minor units, kilometres an hour, or words.
public enum RuleValue: Sendable, Hashable {
    /// A count.
    case number(Int64)
    /// Several words.
    case words([String])
}

/// What a pool sets of its rules: what it does not set is as the product has it.
public struct RuleBook: Sendable, Hashable {
    private let settings: [Rule: RuleSetting]

    /// A pool that sets nothing.
    public static let standard = RuleBook([:])

    /// The settings by rule.
    public init(_ settings: [Rule: RuleSetting]) {
        self.settings = settings
    }

    /// How strong a rule is.
    public func strength(of rule: Rule) -> Strength {
        settings[rule]?.strength ?? rule.strengths[0]
    }

    /// The rules that only warn.
    var soft: [Rule] { settings.filter { $0.value.strength == .soft }.map(\.key) }

    /// What a pool sets of a rule; nil where it sets nothing.
    public func setting(of rule: Rule) -> RuleSetting? { settings[rule] }

    /// The number that a rule has for something, else its own.
    public func number(of rule: Rule, for name: String? = nil) -> Int64? {
        let values = settings[rule]?.values ?? [:]
        guard case .number(let number)? = name.flatMap({ values[$0] }) ?? values[""] else { return nil }
        return number
    }

    /// The words that a rule has for something.
    public func words(of rule: Rule, for name: String) -> [String] {
        guard case .words(let words)? = settings[rule]?.values[name] else { return [] }
        return words
    }
}
