import ArgumentParser
import Reporting
import Scheduling
import SchedulingStore

/// What a fund asks of money besides, as options.
struct FundTermOptions: ParsableArguments {
    @Option(help: help(LedgerHelp.obligationFrom)) var obligationFrom: String?
    @Option(help: help(LedgerHelp.obligationUntil)) var obligationUntil: String?
    @Option(help: help(LedgerHelp.liquidationUntil)) var liquidationUntil: String?
    @Option(help: help(LedgerHelp.yearEnd)) var yearEnd: String?
    @Option(help: help(LedgerHelp.tolerance)) var tolerance: String?
    @Option(help: help(LedgerHelp.curve)) var curve: String?
    @Option(help: help(LedgerHelp.rateFormula)) var rateFormula: String?
    @Option(help: help(LedgerHelp.releaseAfter)) var releaseAfter: String?
    @Option(help: help(MatchSentences.fundOption)) var match: String?
    @Option(help: help(MatchSentences.fromOption)) var matchFrom: String?

    /// By field.
    var texts: [String: String?] {
        [
            "obligation_from": obligationFrom, "obligation_until": obligationUntil,
            "liquidation_until": liquidationUntil, "year_end": yearEnd, "tolerance": tolerance, "curve": curve,
            "rate_formula": rateFormula, "release_after": releaseAfter, "match": match, "match_from": matchFrom,
        ]
    }
}

extension FundTerms {
    /// What the text of one of its fields must be.
    enum Form: Sendable, Equatable {
        /// A percentage; nothing where it is empty.
        case share
        /// A percentage, or its two ends by name.
        case yearEnd
        /// Twelve rising percentages, or linear.
        case curve
        /// Days; 60 where it is empty.
        case days
        /// The name of a formula; the first where it is empty.
        case formula
    }

    static let formulas = ["spent", "obligated", "invoiced"]
    private static let linear = "linear"
    private static let lapse = "lapse"
    private static let all = "carry-over"

    /// The fields, in the order of `cells`.
    static var fields: [Field] {
        [
            Field("obligation_from", LedgerHeadings.obligationFrom, .date),
            Field("obligation_until", LedgerHeadings.obligationUntil, .date),
            Field("liquidation_until", LedgerHeadings.liquidationUntil, .date),
            Field("year_end", LedgerHeadings.yearEnd, .terms(.yearEnd), column: "carry_over"),
            Field("tolerance", LedgerHeadings.tolerance, .terms(.share)),
            Field("curve", LedgerHeadings.curve, .terms(.curve)),
            Field("rate_formula", LedgerHeadings.rateFormula, .terms(.formula)),
            Field("release_after", LedgerHeadings.releaseAfter, .terms(.days)),
        ]
    }

    /// What few funds have.
    static var occasional: [Field] {
        [
            Field("match", MatchSentences.match, .terms(.share), column: "match_share"),
            Field(
                "match_from", MatchSentences.from, .choice(MatchTerms.Sources.allCases.map(\.rawValue))),
        ]
    }

    /// Each as a cell.
    var cells: [Cell] {
        [obligationFrom, obligationUntil, liquidationUntil].map { $0.map { .date($0) } ?? .empty }
            + [
                .text(yearEndText), .share(tolerance), .text(curveText), .text(rateFormula), .integer(releaseAfter),
            ] + (match.partsPerMillion == 0 ? [.empty, .empty] : [.share(match), .text(matchFrom)])
    }

    /// Each as import reads it.
    var texts: [String: String] {
        [
            "obligation_from": obligationFrom?.description ?? "",
            "obligation_until": obligationUntil?.description ?? "",
            "liquidation_until": liquidationUntil?.description ?? "", "year_end": yearEndText,
            "tolerance": tolerance.description, "curve": curveText, "rate_formula": rateFormula,
            "release_after": "\(releaseAfter)", "match": match.description, "match_from": matchFrom,
        ]
    }

    private var yearEndText: String {
        switch carryOver.partsPerMillion {
        case 0: Self.lapse
        case Share.whole.partsPerMillion: Self.all
        case _: carryOver.description
        }
    }

    private var curveText: String {
        curve.isEmpty ? Self.linear : curve.map(\.description).joined(separator: "; ")
    }
}

extension FundTerms.Form {
    /// A value that the database tells, as it is typed; nil for nothing.
    func text(of value: JSONValue) -> String? {
        switch (self, value) {
        case (.days, .integer(let number)): "\(number)"
        case (_, .integer(let number)): (try? Share(partsPerMillion: Int(number)))?.description
        case (_, .string(let text)): text
        case (_, .array(let months)) where !months.isEmpty:
            months.compactMap { text(of: $0) }.joined(separator: "; ")
        case (_, _): nil
        }
    }

    /// The text as the database takes it.
    func value(of text: String) throws -> JSONValue {
        switch self {
        case .share: .integer(Int64(try share(text.isEmpty ? "0%" : text, LedgerSentences.part).partsPerMillion))
        case .yearEnd:
            switch text {
            case "", "lapse": .integer(0)
            case "carry-over": .integer(Int64(Share.whole.partsPerMillion))
            case let part: .integer(Int64(try share(part, LedgerSentences.yearEnd).partsPerMillion))
            }
        case .curve: .array(try curve(text))
        case .days: .integer(Int64(try text.isEmpty ? 60 : count(text)))
        case .formula:
            if text.isEmpty {
                .string(FundTerms.formulas[0])
            } else if FundTerms.formulas.contains(text) {
                .string(text)
            } else {
                throw FieldProblem(expected: FieldSentences.choice(FundTerms.formulas, typed: text))
            }
        }
    }

    private func share(_ text: String, _ expected: Sentence) throws -> Share {
        guard let share = try? Share(text) else { throw FieldProblem(expected: expected) }
        return share
    }

    private func curve(_ text: String) throws -> [JSONValue] {
        guard !text.isEmpty, text != "linear" else { return [] }
        let shares = try list(text).map { try share($0, LedgerSentences.curve).partsPerMillion }
        guard shares.count == 12, shares == shares.sorted(), shares.last == Share.whole.partsPerMillion else {
            throw FieldProblem(expected: LedgerSentences.curve)
        }
        return shares.map { .integer(Int64($0)) }
    }
}
