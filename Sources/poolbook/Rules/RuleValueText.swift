import Reporting
import Scheduling
import SchedulingStore

/// A value of a rule as it is typed and shown: `8h`, `LS-03=4h`, `mediation=mediator,lawyer`, `A..B=35m`.
struct RuleValueText {
    let rule: Rule
    let form: Rule.Form
    let text: String
    /// What has a value of its own; empty for the rule's own value.
    let name: String
    private let value: String?

    init(_ text: String, _ rule: Rule, _ form: Rule.Form) {
        (self.rule, self.form, self.text) = (rule, form, text)
        let parts = text.splitAtLastEquals
        if let after = parts.after {
            // An equals sign with nothing after it takes the value away.
            (name, value) = (parts.before.trimmed, after.trimmed.isEmpty ? nil : after.trimmed)
        } else {
            (name, value) = ("", text.trimmed)
        }
    }

    /// The people or venues whose codes the name holds, to be looked up; other names are words.
    var names: [Snapshot.Name] {
        guard !name.isEmpty else { return [] }
        return switch rule {
        case .personRest where name == Self.night: []
        case .personDaily, .personWeekly, .personRest: [Snapshot.Name(.staff, name)]
        case _: []
        }
    }

    /// The value with what has it, a value of nil being taken away.
    func value(_ desk: Desk, _ directory: Directory) throws -> (name: String, value: RuleValue?) {
        let known = try key(desk, directory)
        guard let value else { return (known, nil) }
        guard let parsed = parsed(value, in: desk.currency), isLine(known) || known.isEmpty else {
            throw Failure(.badData, RuleSentences.unreadable(text, RuleSentences.writes(form, rule)))
        }
        return (known, parsed)
    }

    private func key(_ desk: Desk, _ directory: Directory) throws -> String {
        if let person = names.first { return try named { try directory.match(person).code } }
        guard !name.isEmpty else { return "" }
        return switch rule {
        case .moneyCeiling, .eventStaff:
            try poolbook.read(Headings.kind, name) { try desk.snapshot.pool.kinds.named(name) }
        case _: name
        }
    }

    private func parsed(_ value: String, in currency: Currency) -> RuleValue? {
        switch form {
        case .spans: return minutes(value)
        case .amounts:
            let amount = try? Money(value, currency: currency)
            return amount.flatMap { $0.minorUnits >= 0 ? .number($0.minorUnits) : nil }
        case .skills:
            let words = list(value)
            return !name.isEmpty && !words.isEmpty && words.allSatisfy(isLine) ? .words(words) : nil
        case .travel:
            guard name.isEmpty else { return name.contains("..") ? minutes(value) : nil }
            let number = value.lowercased().replacing("km/h", with: "").replacing("公里/小时", with: "").trimmed
            return Int64(halfWidth(number)).flatMap { (1...1_000).contains($0) ? .number($0) : nil }
        }
    }

    private func minutes(_ value: String) -> RuleValue? {
        guard let span = try? Span.parse(value), span.components.seconds % 60 == 0 else { return nil }
        return .number(span.components.seconds / 60)
    }

    static let night = "night"
}

extension RuleSetting {
    /// Its values as they are typed, the rule's own first.
    func texts(_ form: Rule.Form, in currency: Currency) -> [String] {
        values.sorted { $0.key < $1.key }.map { name, value in
            let text = value.text(form, isOwn: name.isEmpty ? .own : .named, in: currency)
            return name.isEmpty ? text : "\(name)=\(text)"
        }
    }
}

extension RuleValue {
    /// Whether a value is the rule's own, or that of something by its name.
    fileprivate enum Holder { case own, named }

    fileprivate func text(_ form: Rule.Form, isOwn holder: Holder, in currency: Currency) -> String {
        switch (self, form, holder) {
        case (.words(let words), _, _): words.joined(separator: ",")
        case (.number(let number), .amounts, _): Money(minorUnits: number, currency: currency).description
        case (.number(let number), .travel, .own): "\(number)km/h"
        case (.number(let number), _, _): Span.text(.seconds(number * 60))
        }
    }
}
