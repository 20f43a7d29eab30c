import Foundation
import Reporting
import Scheduling
import SchedulingStore

/// Refuses a text that is not one line.
func mustBeLine(_ text: String, _ heading: Sentence) throws {
    guard isLine(text) else { throw Failure(.badData, FailureSentences.field(heading, text, FieldSentences.text)) }
}

extension Desk {
    /// An amount as it was typed.
    func amount(_ text: String) throws -> Money {
        try read(Headings.amount, text) { try text.amount(currency) }
    }

    /// A date with its year: what is entered in books never means another year.
    func date(_ text: String) throws -> LocalDate { try read(LedgerHeadings.day, text) { try LocalDate(field: text) } }

    /// A month or a year as it was typed.
    func fiscalPeriod(_ text: String) throws -> FiscalPeriod {
        let parts = halfWidth(text).split(separator: "-").compactMap { Int($0) }
        let date: LocalDate? =
            switch parts.count {
            case 1: LocalDate(year: parts[0], month: 1, day: 1)
            case 2: LocalDate(year: parts[0], month: parts[1], day: 1)
            case _: nil
            }
        guard let date, (2000...2100).contains(date.year),
            let period = FiscalPeriod(start: date, length: parts.count == 1 ? .year : .month)
        else {
            throw Failure(
                .badData, FailureSentences.field(LedgerHeadings.period, text, LedgerSentences.periodExpected))
        }
        return period
    }

    /// Parts of lines as a table.
    func table(_ parts: [LinePart]) -> Table {
        Table(
            [
                Column("line", LedgerHeadings.line), Column("project", Headings.project),
                Column("fund", Headings.fund), Column("amount", Headings.amount, .trailing),
            ],
            rows: parts.map { part in
                [
                    .text(part.line), .text(part.project), .text(part.fund),
                    part.amount.map { .money(money($0)) } ?? .empty,
                ]
            })
    }

    /// Parts of lines as lines of text.
    func lines(_ parts: [LinePart]) -> [Sentence] {
        parts.map { part in .verbatim("  \(part.project) \(part.category) \(money(part.amount ?? 0)) (\(part.fund))") }
    }

    /// Whom an act waits for.
    func waiting(_ approval: SecondPerson.Approval, _ others: Int, _ doing: Doing) -> Sentence {
        let until = Cell.instant(approval.expiresAt).sentence(in: zone)
        return LedgerSentences.waits(approval.reference, others, until: until, doing)
    }

    /// The same for programs.
    func fields(_ approval: SecondPerson.Approval?, _ doing: Doing) -> [Record.Field] {
        let reference = doing == .tried ? nil : approval?.reference
        return [
            Record.Field("approval", LedgerHeadings.approval, .optional(reference)),
            Record.Field("until", Headings.until, approval.map { .instant($0.expiresAt) } ?? .empty),
            Record.Field("dry_run", Headings.dryRun, .flag(doing == .tried)),
        ]
    }
}

extension Sentence {
    /// Two sentences with something between.
    static func pair(_ one: Sentence, _ sign: String, _ other: Sentence) -> Sentence {
        .joined([one, other], by: .verbatim(sign))
    }
}
