internal import Postgres
public import Scheduling

extension Store {
    /// Sets how strong a rule is, and its values: those given replace those of their names, and nil takes one away.
    public func set(
        _ rule: Rule, _ strength: Strength, values: [String: RuleValue?], reason: String?, _ act: Act
    ) throws(StoreError) -> RuleAnswer {
        let patch = JSONValue.object(values.mapValues { $0.map(JSONValue.init) ?? .null })
        return try self.act(
            act.call("set_rule", [rule.rawValue, strength.rawValue, JSONText(patch.text), reason]))
    }
}

/// What became of a rule.
public struct RuleAnswer: Sendable, Decodable {
    /// Its name.
    public let code: String
    /// Whether anything of it is different now.
    public let outcome: SavedRow.Outcome
}

extension JSONValue {
    /// A value of a rule, as it is kept.
    public init(_ value: RuleValue) {
        switch value {
        case .number(let number): self = .integer(number)
        case .words(let words): self = .array(words.map(JSONValue.string))
        }
    }
}
