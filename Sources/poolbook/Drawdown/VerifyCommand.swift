import ArgumentParser
import Reporting
import Scheduling
import SchedulingStore

/// `poolbook verify`: every invariant over everything, and the chain of blocks.
struct VerifyCommand: ParsableCommand {
    static var configuration: CommandConfiguration {
        poolbook.configuration("verify", VerifySentences.verify, discussion: VerifySentences.notes)
    }

    @Option(help: help(VerifySentences.statement, valueName: "hash")) var statement: String?
    @Flag(help: help(VerifySentences.closeBlock)) var closeBlock = false
    @Option(name: .customLong("only"), help: help(VerifySentences.only)) var only: [String] = []
    @OptionGroup var common: CommonOptions

    func run() throws {
        let chosen = try choices(only, of: Verification.allCases.map(\.rawValue), VerifySentences.check)
            .compactMap(Verification.init(rawValue:))
        try Desk.open(common) { desk in
            let pool = desk.snapshot.pool.id
            let block = try statement.map { try desk.block($0) }
            if closeBlock { _ = try desk.store.closeBlock(in: pool) }
            let checks = block == nil ? (chosen.isEmpty ? Verification.allCases : chosen) : [.blocks]
            let found = try Verifier(checks, in: pool, through: block?.number)
                .run(on: desk, beside: Server.find().parameters(actingAs: common.login))
            let last = try block ?? desk.store.blocks(in: pool).first
            answer(desk, found, last)
            let wrong = found.reduce(0) { $0 + $1.answer.wrong }
            if wrong > 0 { throw Failure(.refused, VerifySentences.notWell(wrong)) }
        }
    }

    private func answer(_ desk: Desk, _ found: [Verified], _ block: Block?) {
        let checks = Table(
            [
                Column("check", VerifySentences.check), Column("invariant", VerifySentences.holds),
                Column("rows", VerifySentences.checked, .trailing), Column("wrong", VerifySentences.wrong, .trailing),
                Column("milliseconds", VerifySentences.took, .trailing),
            ],
            rows: found.map { found in
                let invariant = VerifySentences.invariant(found.check.rawValue)
                return [
                    .text(found.check.rawValue), .state(invariant, key: invariant.en),
                    .integer(found.answer.checked),
                    .state(
                        .verbatim(grouped(found.answer.wrong)), key: "\(found.answer.wrong)",
                        tone: found.answer.wrong == 0 ? .plain : .bad),
                    .integer(found.milliseconds),
                ]
            })
        let findings = Table(
            [Column("check", VerifySentences.check), Column("finding", VerifySentences.finding)],
            rows: found.flatMap { found in
                found.answer.findings.map { [.text(found.check.rawValue), .text($0.text)] }
            })
        let wrong = found.reduce(0) { $0 + $1.answer.wrong }
        let rows = found.reduce(0) { $0 + $1.answer.checked }
        var lines: [Sentence] = []
        if let block {
            let closed = Cell.instant(block.closedAt).sentence(in: desk.zone)
            if statement != nil {
                lines.append(
                    wrong == 0
                        ? VerifySentences.agrees(block.shortHash, block.number, closed)
                        : VerifySentences.differs(block.shortHash, block.number, closed))
            } else {
                lines.append(VerifySentences.closed(block.number, block.shortHash, closed))
            }
        }
        if wrong == 0, statement == nil { lines.append(VerifySentences.allWell(found.count, rows: rows)) }
        var sections = [Document.Section(.table(checks))]
        if !findings.rows.isEmpty {
            sections.append(Document.Section(.table(findings), heading: VerifySentences.findings))
        }
        if statement != nil { sections.removeFirst() }
        sections.append(Document.Section(.lines(lines)))
        desk.answer(
            Document(sections),
            record: Record(
                [
                    Record.Field("wrong", VerifySentences.wrong, .integer(wrong)),
                    Record.Field("rows", VerifySentences.checked, .integer(rows)),
                    Record.Field("block", VerifySentences.blockHeading, .optional(block?.number)),
                    Record.Field("hash", StatementSentences.hash, .optional(block?.hash)),
                    Record.Field("closed_at", Headings.closedAt, block.map { .instant($0.closedAt) } ?? .empty),
                ],
                parts: [
                    Record.Part("checks", VerifySentences.check, checks),
                    Record.Part("findings", VerifySentences.findings, findings),
                ]))
    }
}

extension Desk {
    /// The one block whose hash begins so.
    func block(_ prefix: String) throws -> Block {
        let typed = prefix.lowercased().filter { $0 != " " && $0 != "…" }
        guard typed.count >= 4, typed.allSatisfy({ $0.isASCII && $0.isHexDigit }) else {
            throw Failure(
                .badData, FailureSentences.field(StatementSentences.hash, prefix, StatementSentences.notAHash))
        }
        let found = try store.blocks(in: snapshot.pool.id, beginning: typed)
        guard let block = found.first else { throw Failure(.badData, StatementSentences.noBlock(prefix)) }
        guard found.count == 1 else { throw Failure(.badData, StatementSentences.severalBlocks(prefix)) }
        return block
    }
}
