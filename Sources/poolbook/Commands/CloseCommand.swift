import ArgumentParser
import Reporting
import Scheduling
import SchedulingStore

/// `poolbook close`: what came of a reservation, once it has begun.
struct CloseCommand: ParsableCommand {
    static var configuration: CommandConfiguration { poolbook.configuration("close", HelpSentences.close) }

    @Argument(help: help(HelpSentences.reference)) var reference: String
    @Option(help: help(HelpSentences.attended)) var attended: Int
    @Option(name: .customLong("figure"), help: help(HelpSentences.figure, valueName: "name=number"))
    var figures: [String] = []
    @Option(name: [.customShort("m"), .long], help: help(HelpSentences.note)) var note: String?
    @OptionGroup var common: CommonOptions
    @OptionGroup var write: WriteOptions

    func run() throws {
        guard (0...1_000_000).contains(attended) else {
            throw Failure(
                .badData, FailureSentences.field(Headings.attended, "\(attended)", FieldSentences.number(nil)))
        }
        if let note, !isLine(note) {
            throw Failure(.badData, FailureSentences.field(Headings.note, note, FieldSentences.text))
        }
        let names = [Snapshot.Name(.reservation, reference)]
        try Desk.open(common, names: names) { desk in
            let reservation = try desk.reservation(0, of: names)
            let outcome = Outcome(
                attended: attended, figures: try counted(desk.snapshot.pool.figures), note: note)
            let content = JSONValue.object([
                "act": .string("close"), "reference": .string(reference), "attended": .integer(Int64(attended)),
                "figures": .array(figures.map(JSONValue.string)), "note": note.map(JSONValue.string) ?? .null,
            ])
            let act = desk.act(write, content: content.text)
            let answer = try desk.doing(act) { act throws(StoreError) in
                try desk.store.close(reservation.id, outcome, act)
            }
            desk.answer(answer, title: reservation.title, outcome, write.doing)
        }
    }

    /// The figures by their names in the pool's list.
    private func counted(_ known: Vocabulary) throws -> [String: Int] {
        var counted: [String: Int] = [:]
        for text in figures {
            try read(Headings.figure, text) {
                let (name, number) = text.splitAtLastEquals
                guard let number = number.flatMap({ Int(halfWidth($0)) }), (0..<1_000_000_000_000).contains(number),
                    isLine(name.trimmed)
                else { throw FieldProblem(expected: FieldSentences.figure) }
                let word = try known.named(name.trimmed)
                guard counted.updateValue(number, forKey: word) == nil else {
                    throw FieldProblem(expected: FieldSentences.figureTwice)
                }
            }
        }
        return counted
    }
}

extension Vocabulary {
    /// The word that a text stands for, or the problem that says which there are.
    func named(_ text: String) throws -> String {
        do throws(VocabularyError) {
            return try word(for: text)
        } catch .notListed(let nearest, let words) {
            throw FieldProblem(expected: FieldSentences.word(words, nearest: nearest))
        }
    }
}

extension Desk {
    /// Says what was recorded of a reservation.
    fileprivate func answer(_ answer: ClosingAnswer, title: String, _ outcome: Outcome, _ doing: Doing) {
        let when = (answer.period.map(Cell.period) ?? .empty).sentence(in: zone)
        let did = Self.sentence(answer.outcome, doing)
        let figures = answer.figures.sorted { $0.key < $1.key }
        let counts =
            [AnswerSentences.attended(answer.attended)]
            + figures.map { .verbatim("\($0.key) \(grouped($0.value))") }
        let line = Sentence.joined(
            [
                Sentence.joined([did, .verbatim(": \(answer.reference) \(title)")], by: .verbatim("")), when,
                Sentence.joined(counts, by: .verbatim(", ")),
            ], by: .verbatim("  "))
        self.answer(
            [line],
            record: Record(
                [
                    Record.Field("reference", Headings.reference, .text(answer.reference)),
                    Record.Field("title", Headings.title, .text(title)),
                    Record.Field("state", Headings.state, answer.state.cell),
                    Record.Field("when", Headings.when, answer.period.map(Cell.period) ?? .empty),
                    Record.Field("attended", Headings.attended, .integer(answer.attended)),
                    Record.Field("note", Headings.note, .optional(outcome.note)),
                    Record.Field("outcome", Headings.outcome, .text(answer.outcome.rawValue)),
                    Record.Field("dry_run", Headings.dryRun, .flag(doing == .tried)),
                ], parts: [Record.Part("figures", Headings.figures, .figures(answer.figures))]))
    }

    private static func sentence(_ outcome: SavedRow.Outcome, _ doing: Doing) -> Sentence {
        switch (outcome, doing) {
        case (.added, .done): AnswerSentences.recorded
        case (.added, .tried): AnswerSentences.wouldRecord
        case (.changed, .done): AnswerSentences.corrected
        case (.changed, .tried): AnswerSentences.wouldCorrect
        case (.same, _): AnswerSentences.unchanged
        }
    }
}

extension Table {
    /// What was counted, by name.
    static func figures(_ figures: [String: Int]) -> Table {
        Table(
            [Column("figure", Headings.figure), Column("number", Headings.number, .trailing)],
            rows: figures.sorted { $0.key < $1.key }.map { [.text($0.key), .integer($0.value)] })
    }
}
