import Postgres
import Reporting
import Scheduling
import SchedulingStore

/// How the program ends, as the README documents it.
enum Exit: Int32 {
    case done = 0
    case refused = 1
    case usage = 64
    case badData = 65
    case unreachable = 69
    case unexpected = 70
    case incomplete = 74
    case tryAgain = 75
    case notPermitted = 77
    case configuration = 78
    case otherRun = 79
    case interrupted = 130
}

/// Why a command does not do what it was asked: what was wrong, where, and what to do.
struct Failure: Error {
    let exit: Exit
    let lines: [Sentence]
    /// What `--json` prints of it; nil prints nothing.
    var document: Document?
    /// How its reader reads; nil before that is known.
    var renderer: Renderer?

    init(_ exit: Exit, _ lines: Sentence..., document: Document? = nil) {
        self.init(exit, lines: lines, document: document)
    }

    init(_ exit: Exit, lines: [Sentence], document: Document? = nil) {
        self.exit = exit
        self.lines = lines
        self.document = document
    }
}

extension Failure {
    /// The same, for a reader.
    func read(by renderer: Renderer) -> Failure {
        var failure = self
        failure.renderer = renderer
        return failure
    }

    /// What the store refused or could not do.
    init(_ error: StoreError, reasons: ReasonWriter?, key: String? = nil) {
        switch error {
        case .refused(let found):
            self = Self.refused(found, writer: reasons)
        case .notPermitted(let needs):
            self.init(.notPermitted, FailureSentences.notPermitted(needs: needs))
        case .notFound(let kind, let name):
            self.init(.badData, FailureSentences.notFound(kind: kind, name: name))
        case .badData(let problems):
            self.init(.badData, lines: problems.map(FailureSentences.problem))
        case .keyReused:
            self.init(.badData, FailureSentences.keyReused)
        case .noPool(let known):
            self.init(.configuration, FailureSentences.noPool(known: known))
        case .membershipEnded(let day):
            self.init(.notPermitted, FailureSentences.membershipEnded(day))
        case .unknownSetting(let value):
            self.init(.configuration, FailureSentences.unknownSetting(value))
        case .unreachable(let failure):
            self = Self.unreachable(failure)
        case .lost:
            self.init(.tryAgain, FailureSentences.lost(command: key.map(Self.command(withKey:))))
        case .busy:
            self.init(.tryAgain, FailureSentences.busy)
        case .interrupted:
            self.init(.interrupted, FailureSentences.interrupted)
        case .otherSurface(let served):
            self.init(.configuration, FailureSentences.otherSurface(served: served, mine: Store.surface))
        case .migration(let problem):
            self.init(.configuration, FailureSentences.migration(problem))
        case .unexpected(let error):
            self.init(.unexpected, FailureSentences.unexpected(error.description))
        case .unreadable(let type):
            self.init(.unexpected, FailureSentences.unexpected(type))
        }
    }

    /// A refusal with every reason: on a terminal a sentence each, as JSON a rule each.
    static func refused(
        _ reasons: [Reason], writer: ReasonWriter?, nearest: Table? = nil, advice: [Sentence] = [],
        heading: (Int) -> Sentence = FailureSentences.refused
    ) -> Failure {
        guard let writer else { return Failure(.refused, heading(reasons.count)) }
        var sections = [
            Document.Section(
                .table(.reasons(reasons, writer)), key: "refused", heading: heading(reasons.count))
        ]
        if let nearest, !nearest.rows.isEmpty {
            sections.append(Document.Section(.table(nearest), key: "nearest", heading: Headings.nearest))
        }
        if !advice.isEmpty {
            // It stands below the alternatives, as if it were one of them; where there are none, in their place.
            let isFirst = sections.count == 1
            let table = Table(
                [Column("what", Headings.what), Column("how", Headings.value)],
                rows: advice.map { advice in
                    [.state(isFirst ? Self.money : Self.moneyBelow, key: "money"), .state(advice, key: advice.en)]
                }, head: .hidden)
            sections.append(
                Document.Section(.table(table), key: "nearest_money", heading: isFirst ? Headings.nearest : nil))
        }
        return Failure(.refused, lines: [], document: Document(sections))
    }

    private static let money = Sentence(en: "money", zh: "资金")
    private static let moneyBelow = Sentence(en: "  money", zh: "  资金")

    private static func command(withKey key: String) -> String {
        let arguments = CommandLine.arguments.dropFirst().map { argument in
            let isPlain = argument.allSatisfy { $0.isLetter || $0.isNumber || "-_=./:".contains($0) }
            return isPlain && !argument.isEmpty ? argument : "'" + argument.replacing("'", with: "'\\''") + "'"
        }
        let hasKey = arguments.contains { $0 == "--key" || $0.hasPrefix("--key=") }
        return (["poolbook"] + arguments + (hasKey ? [] : ["--key", key])).joined(separator: " ")
    }
}

extension Table {
    /// Reasons, each with its rule.
    static func reasons(_ reasons: [Reason], _ writer: ReasonWriter) -> Table {
        Table(
            [Column("rule", Headings.rule), Column("reason", Headings.reason)],
            rows: reasons.map { reason in
                let sentence =
                    reason.row.map { FailureSentences.row($0, writer.sentence(reason)) } ?? writer.sentence(reason)
                return [.text(reason.rule.rawValue), .state(sentence, key: sentence.en)]
            }, head: .hidden)
    }
}
