import Foundation
public import Scheduling

/// Entries as a journal that hledger reads: `hledger -f FILE check`, `bal`, `reg`.
///
/// Each entry is one transaction between two accounts of its line, `PROJECT:CATEGORY:YEAR:FUND:BALANCE`; money from
/// outside comes from `outside`. Its first date is the day on which it was recorded, its second one the day for which it
/// counts (`--date2`). Each posting asserts what its balance became, so that hledger itself checks the journal; where not
/// all entries of a line are there, nothing can be asserted of it.
public func hledgerJournal(
    _ entries: [LedgerEntry], lines: [DrawdownLine], in zone: Zone, _ currency: Currency
) -> String {
    let byLine = Dictionary(lines.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
    // A line whose entries begin with 1 and have no gap is whole as far as it goes.
    var next: [UUID: Int64] = [:]
    var broken: Set<UUID> = []
    for entry in entries.sorted(by: { ($0.line.uuidString, $0.number) < ($1.line.uuidString, $1.number) }) {
        if entry.number != next[entry.line, default: 1] { broken.insert(entry.line) }
        next[entry.line] = entry.number + 1
    }
    let decimals = currency.minorDigits == 0 ? "" : "." + String(repeating: "0", count: currency.minorDigits)
    var text = "commodity 1000\(decimals) \(currency.code)\n"
    for entry in entries {
        guard let line = byLine[entry.line] else { continue }
        text +=
            "\n" + transaction(entry, of: line, zone, currency, asserting: !broken.contains(entry.line) ? .all : .none)
    }
    return text
}

private enum Assertions {
    case all, none
}

private func transaction(
    _ entry: LedgerEntry, of line: DrawdownLine, _ zone: Zone, _ currency: Currency, asserting: Assertions
) -> String {
    func amount(_ units: Int64) -> String { "\(Money(minorUnits: units, currency: currency).bare) \(currency.code)" }
    func posting(_ balance: LedgerEntry.Balance, _ units: Int64, _ after: Int64?) -> String {
        let account = [
            line.project.code, plain(line.category), String(line.year), line.fund.code, balance.rawValue,
        ].joined(separator: ":")
        let name = balance == .outside ? "outside:\(line.fund.code):\(line.project.code)" : account
        let assertion =
            switch (asserting, after) {
            case (.all, let after?): " = \(amount(after))"
            case (.all, nil), (.none, _): ""
            }
        return "    \(name)  \(amount(units))\(assertion)\n"
    }
    let recorded = zone.local(entry.recordedAt).date.description
    let effective = entry.effectiveOn.description
    let dates = recorded == effective ? recorded : "\(recorded)=\(effective)"
    let what = [entry.act, entry.reference, entry.invoice, entry.transfer, entry.title.map(plain)].compactMap(\.self)
        .joined(separator: " ")
    let by = entry.login.map { "  ; by:\(plain($0))" } ?? ""
    return "\(dates) * (\(entry.number)) \(what)\(by)\n"
        + posting(entry.source, -entry.amount, entry.sourceAfter)
        + posting(entry.target, entry.amount, entry.targetAfter)
}

/// A text without what means something to hledger: `;` begins a comment, `:` a part of an account, two blanks end it.
private func plain(_ text: String) -> String {
    let replaced = printable(text).map { character in ";:|()[]*!=".contains(character) ? " " : character }
    return String(replaced).split(separator: " ", omittingEmptySubsequences: true).joined(separator: " ")
}
