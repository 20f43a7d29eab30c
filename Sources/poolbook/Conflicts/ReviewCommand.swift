import ArgumentParser
import Foundation
import Reporting
import Scheduling
import SchedulingStore

/// `poolbook conflict review`: what is open, one by one, with single keys.
struct ConflictReview: ParsableCommand {
    static var configuration: CommandConfiguration {
        poolbook.configuration("review", ReviewSentences.help, discussion: ReviewSentences.helpKeys)
    }

    @Option(name: [.customShort("m"), .long], help: help(HelpSentences.reason)) var reason: String?
    @OptionGroup var common: CommonOptions

    func run() throws {
        guard Terminal.isOutput, isatty(STDIN_FILENO) == 1 else {
            throw Failure(.usage, ReviewSentences.needsTerminal)
        }
        try Desk.open(common) { desk in
            var filter = ConflictFilter()
            filter.states = [.open]
            // What its host alone can mend is left to it until its time is over.
            let rows = try desk.store.conflicts(in: desk.snapshot.pool.id, filter).filter {
                !$0.conflict.isItsHosts(at: desk.snapshot.now)
            }
            guard !rows.isEmpty else { return Speech.print(desk.renderer.text(ReviewSentences.nothingOpen)) }
            var resolved = 0
            for (number, listed) in rows.enumerated() {
                // What was done about an earlier one may have ended it.
                filter.ids = [listed.conflict.id]
                guard let row = try desk.store.conflicts(in: desk.snapshot.pool.id, filter).first else { continue }
                switch try Review(row, number: number + 1, of: rows.count, reason: reason, desk).ask() {
                case .resolved: resolved += 1
                case .skipped: break
                case .ended:
                    return Speech.print(desk.renderer.text(ReviewSentences.sum(resolved, of: rows.count)))
                }
            }
            Speech.print(desk.renderer.text(ReviewSentences.sum(resolved, of: rows.count)))
        }
    }
}

/// One conflict that somebody looks at.
private struct Review {
    /// What came of looking.
    enum Outcome {
        case resolved, skipped, ended
    }

    let row: ConflictRow
    let reason: String?
    let desk: Desk
    let head: Sentence
    let proposals: [KeptProposal]

    init(_ row: ConflictRow, number: Int, of count: Int, reason: String?, _ desk: Desk) throws {
        (self.row, self.reason, self.desk) = (row, reason, desk)
        let parties = row.sides.map { side in
            "\(side.reference) \(side.title)" + (side.hosts.first.map { " (\($0.name))" } ?? "")
        }
        head = .joined(
            [
                .verbatim("[\(number)/\(count)] \(row.conflict.reference) \(row.conflict.rule.rawValue)"),
                .verbatim(row.subject ?? "-"), Cell.period(row.conflict.period).sentence(in: desk.zone),
                .verbatim(parties.joined(separator: " / ")),
            ], by: .verbatim("  "))
        proposals = try desk.proposals(of: row.conflict.id)
    }

    func ask() throws -> Outcome {
        let section =
            proposals.isEmpty
            ? Document.Section(.lines([head])) : Document.Section(.table(desk.table(proposals)), heading: head)
        Speech.print(desk.renderer.text(Document([section])))
        while true {
            prompt()
            guard let key = Keyboard.key() else { return .ended }
            Speech.print(String(key))
            switch key.lowercased() {
            case "s": return .skipped
            case "q": return .ended
            case "w": if try resolve(.waive(until: desk.snapshot.now + .seconds(7 * 86_400))) { return .resolved }
            case "k":
                guard let claimant = row.claimant else { continue }
                let kind: Resolution.Kind = claimant.state == .hold ? .release : .decline
                let step = WayOut.cancelling(claimant.id, version: claimant.version)
                if try resolve(.steps(kind, [step])) { return .resolved }
            case let letter where proposals.contains { $0.letter == letter }:
                if try resolve(.letter(letter)) { return .resolved }
            case _: Speech.print(desk.renderer.text(Document([.init(.lines([ReviewSentences.keys]))])))
            }
        }
    }

    private func prompt() {
        let letters = proposals.map(\.letter)
        let question = ReviewSentences.question(letters.first, letters.last)
        FileHandle.standardError.write(Data((question.text(in: desk.renderer.language) + " ").utf8))
    }

    /// Whether it was resolved; what refuses it is said, and the conflict asked about again.
    private func resolve(_ way: WayOut) throws -> Bool {
        let act = Act(
            pool: desk.snapshot.pool.id, key: Act.newKey(), content: "conflict.review \(row.conflict.reference)",
            mode: .act)
        do throws(StoreError) {
            let answer = try desk.store.resolve(row.conflict.id, way, reason: reason, act)
            Speech.print(desk.renderer.text(desk.document(of: answer, .done)))
            desk.promote(after: act)
            return true
        } catch {
            let failure = try desk.passingOn(error, about: row.conflict.id, note: reason, act)
            guard case .refused = failure.exit else { throw failure }
            failure.read(by: desk.renderer).print()
            return false
        }
    }
}
