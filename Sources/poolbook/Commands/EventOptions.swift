import ArgumentParser
import Reporting
import Scheduling
import SchedulingStore

/// What an event is beside its title, its time and its places: whose, for how many, paid by what.
struct EventOptions: ParsableArguments {
    @Option(name: .customLong("host"), help: help(HelpSentences.host, valueName: "org[=share]"))
    var hosts: [String] = []
    @Option(name: .customLong("pay"), help: help(HelpSentences.pay, valueName: "project[/category]=amount"))
    var payments: [String] = []
    @Option(help: help(HelpSentences.attendance)) var attendance: Int?
    @Option(help: help(HelpSentences.kind)) var kind: String?
    @Option(help: help(HelpSentences.brand)) var brand: String?
    @Option(help: help(HelpSentences.reservationBefore)) var bufferBefore: String?
    @Option(help: help(HelpSentences.reservationAfter)) var bufferAfter: String?

    var isEmpty: Bool {
        hosts.isEmpty && payments.isEmpty && attendance == nil && kind == nil && brand == nil
            && bufferBefore == nil && bufferAfter == nil
    }

    /// What was typed, as it was typed.
    var content: JSONValue {
        .object([
            "hosts": .array(hosts.map(JSONValue.string)), "pay": .array(payments.map(JSONValue.string)),
            "attendance": attendance.map { .integer(Int64($0)) } ?? .null,
            "kind": kind.map(JSONValue.string) ?? .null, "brand": brand.map(JSONValue.string) ?? .null,
            "before": bufferBefore.map(JSONValue.string) ?? .null, "after": bufferAfter.map(JSONValue.string) ?? .null,
        ])
    }

    /// The kind, by the pool's words.
    func checkedKind(_ pool: Pool) throws -> String? { try word(kind, Headings.kind, pool.kinds) }

    /// The brand, by the pool's words.
    func checkedBrand(_ pool: Pool) throws -> String? { try word(brand, Headings.brand, pool.brands) }

    private func word(_ text: String?, _ heading: Sentence, _ known: Vocabulary) throws -> String? {
        try text.map { text in try read(heading, text) { try known.named(text.line()) } }
    }

    /// The attendance, as a count.
    func checkedAttendance() throws -> Int? {
        if let attendance, !(0...1_000_000).contains(attendance) {
            throw Failure(
                .badData, FailureSentences.field(Headings.attendance, "\(attendance)", FieldSentences.number(nil)))
        }
        return attendance
    }

    /// The buffers; what is not given is as it was.
    func buffers(or standing: Buffers) throws -> Buffers {
        Buffers(
            before: try minutes(bufferBefore, Headings.bufferBefore) ?? standing.before,
            after: try minutes(bufferAfter, Headings.bufferAfter) ?? standing.after)
    }

    /// The payments, each with its project looked up.
    func payments(_ texts: [PaymentText], _ directory: Directory, _ currency: Currency) throws -> [Payment] {
        try zip(payments, texts).map { text, payment in
            try read(Headings.pay, text) { try payment.payment(directory, currency) }
        }
    }

    private func minutes(_ text: String?, _ heading: Sentence) throws -> Int? {
        guard let text else { return nil }
        if let minutes = Int(text), (0...1_440).contains(minutes) { return minutes }
        let minutes = Int(try span(text).components.seconds / 60)
        guard (0...1_440).contains(minutes) else {
            throw Failure(.badData, FailureSentences.field(heading, text, FieldSentences.minutes))
        }
        return minutes
    }
}
