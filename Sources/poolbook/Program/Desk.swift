import Foundation
import Reporting
import Scheduling
import SchedulingStore

/// Where a command works: the connection, the snapshot that it began with, and how it speaks to its reader.
final class Desk {
    let store: Store
    let snapshot: Snapshot
    let renderer: Renderer
    private let format: Format

    private enum Format {
        case text(preface: Sentence?)
        case json
    }

    /// Connects, reads the snapshot with what the names stand for, and does the command's work.
    static func open(
        _ options: CommonOptions, names: [Snapshot.Name] = [],
        progress: (@Sendable (Int, Int) -> Void)? = nil,
        _ work: (Desk) throws -> Void
    ) throws {
        let server = try Server.find()
        do {
            let store = try Store(server.parameters(actingAs: options.login), onProgress: progress)
            let pool = try options.pool ?? Settings.read()?.pool
            let desk = try Desk(store: store, pool: pool, names: names, options, server)
            desk.warnOfSilence()
            do {
                try work(desk)
                desk.promoteWhatWasFreed()
            } catch let error as StoreError {
                throw Failure(error, reasons: desk.reasons).read(by: desk.renderer)
            } catch let failure as Failure {
                throw failure.read(by: desk.renderer)
            }
        } catch let error as StoreError {
            throw Failure(error, reasons: nil)
        }
    }

    /// Connects for what needs no pool yet.
    static func withoutPool(
        _ options: CommonOptions, _ work: (borrowing Store, Renderer) throws -> Void
    ) throws {
        do {
            let store = try Store(Server.find().parameters(actingAs: options.login))
            try work(store, Terminal.renderer(language: Speech.language, zone: .utc))
        } catch let error as StoreError {
            throw Failure(error, reasons: nil)
        }
    }

    private init(
        store: consuming Store, pool: String?, names: [Snapshot.Name], _ options: CommonOptions, _ server: Server
    ) throws {
        do throws(StoreError) {
            var snapshot = try store.snapshot(of: pool, names: names)
            snapshot.nearest = store.nearest(to: names, in: snapshot)
            self.snapshot = snapshot
        } catch {
            throw Failure(error, pool: pool)
        }
        self.store = store
        let language =
            Speech.asked ?? snapshot.member.language ?? snapshot.pool.language
        renderer = Terminal.renderer(language: language, zone: snapshot.pool.zone)
        switch (options.json, server) {
        case (true, _): format = .json
        case (false, .embedded) where Terminal.isOutput: format = .text(preface: LocalSentences.name)
        case (false, _): format = .text(preface: nil)
        }
    }

    /// Says on a terminal that the reporter has not done its work, to whoever keeps the pool: others are not told by the
    /// database.
    private func warnOfSilence() {
        guard Terminal.isOutput, !isJSON, let last = snapshot.reporterSilentSince else { return }
        Speech.complain(renderer.text(ReporterSentences.silent(since: last, zone: zone)))
    }

    // MARK: - The pool

    var zone: Zone { snapshot.pool.zone }
    var currency: Currency { snapshot.pool.currency }
    var reasons: ReasonWriter { ReasonWriter(zone: zone, currency: currency) }

    /// What the program's rules look at beside what is asked for.
    var ruleContext: RuleContext {
        RuleContext(zone: zone, book: snapshot.pool.rules, holidays: snapshot.pool.holidays)
    }

    func money(_ minorUnits: Int64) -> Money { Money(minorUnits: minorUnits, currency: currency) }

    /// An act of this command. `content` is what was asked, as it was asked.
    func act(_ options: WriteOptions, content: String, keyWithoutOne: String? = nil) -> Act {
        Act(
            pool: snapshot.pool.id, key: options.key ?? keyWithoutOne ?? Act.newKey(), content: content,
            mode: options.dryRun ? .try : .act)
    }

    /// Does an act; where its outcome is in doubt the failure names the command that settles it.
    func doing<Answer>(_ act: Act, _ body: (Act) throws(StoreError) -> Answer) throws -> Answer {
        do throws(StoreError) {
            return try body(act)
        } catch {
            throw Failure(error, reasons: reasons, key: act.key)
        }
    }

    // MARK: - Names

    /// The one thing that the name at a position stands for, or a failure that lists what it may be.
    func match(_ position: Int, of names: [Snapshot.Name]) throws -> Snapshot.Match {
        let matches = snapshot.matches[position]
        let name = names[position]
        guard let first = matches.first, !name.text.isEmpty else {
            throw Failure(
                .badData,
                FailureSentences.notFound(
                    kind: name.kind.rawValue, name: name.text, nearest: snapshot.nearest[name] ?? []))
        }
        guard matches.count == 1 else {
            let list = matches.map { "\($0.code)  \($0.name)" }
            throw Failure(
                .badData, FailureSentences.several(kind: name.kind.rawValue, name: name.text, matches: list))
        }
        return first
    }

    /// A period as it was typed.
    func period(_ text: String) throws -> Period {
        do throws(WhenError) {
            return try When.parse(text, now: snapshot.now, zone: zone)
        } catch {
            throw Failure(.badData, error.sentence)
        }
    }

    /// A period as it was typed, told apart from an earlier one.
    func period(_ text: String, like earlier: Period) throws -> Period {
        do throws(WhenError) {
            return try When.parse(text, like: earlier, now: snapshot.now, zone: zone)
        } catch {
            throw Failure(.badData, error.sentenceOfChange)
        }
    }

    /// A day as it was typed.
    func day(_ text: String) throws -> LocalDate {
        do throws(WhenError) {
            return try When.parseDay(text, now: snapshot.now, zone: zone)
        } catch {
            throw Failure(.badData, error.sentenceOfDays)
        }
    }

    // MARK: - Answers

    /// Whether programs read the answer.
    var isJSON: Bool {
        switch format {
        case .json: true
        case .text: false
        }
    }

    /// Prints an answer, as text or as JSON.
    func answer(_ document: Document) {
        switch format {
        case .json: Speech.print(renderer.json(document))
        case .text(let preface): Speech.print(prefaced(preface, renderer.text(document)))
        }
    }

    /// One of several answers for people, after so many others: what the first begins with is not said again.
    func answer(_ document: Document, after number: Int) {
        guard number > 0 else { return answer(document) }
        Speech.print(renderer.text(document))
    }

    /// An answer for people, with the record that `--json` prints instead.
    func answer(_ document: Document, record: Record) {
        switch format {
        case .json: answer(record)
        case .text: answer(document)
        }
    }

    func answer(_ table: Table) {
        switch format {
        case .json: Speech.print(renderer.json(table))
        case .text(let preface): Speech.print(prefaced(preface, renderer.text(table)))
        }
    }

    func answer(_ record: Record) {
        switch format {
        case .json: Speech.print(renderer.json(record))
        case .text(let preface): Speech.print(prefaced(preface, renderer.text(record)))
        }
    }

    /// An answer in a sentence or two, with the record that `--json` prints instead.
    func answer(_ lines: [Sentence], record: Record) {
        switch format {
        case .json: Speech.print(renderer.json(record))
        case .text(let preface):
            let text =
                switch renderer.width {
                case .columns: renderer.text(Document([Document.Section(.lines(lines))]))
                case .unlimited: lines.map(renderer.text).joined(separator: "\n")
                }
            Speech.print(prefaced(preface, text))
        }
    }

    private func prefaced(_ preface: Sentence?, _ text: String) -> String {
        guard let preface else { return text }
        return renderer.text(preface) + "\n" + text
    }
}

/// What is at the other end of the program's output.
enum Terminal {
    static var isOutput: Bool { isatty(STDOUT_FILENO) == 1 }

    /// How to render for standard output.
    static func renderer(language: Language, zone: Zone) -> Renderer {
        let environment = ProcessInfo.processInfo.environment
        let colour = ColourMode.decided(for: isOutput ? .terminal : .stream, environment: environment)
        return Renderer(
            language: language, zone: zone, colour: colour, width: isOutput ? .columns(columns) : .unlimited)
    }

    /// How many columns there are; 80 where no terminal says.
    static var width: Int { isOutput ? columns : 80 }

    private static var columns: Int {
        var size = winsize()
        guard ioctl(STDOUT_FILENO, UInt(TIOCGWINSZ), &size) == 0, size.ws_col > 0 else { return 80 }
        return Int(size.ws_col)
    }

    /// Without a terminal, what asks is refused before it says anything.
    static func mayAsk() throws {
        guard isatty(STDIN_FILENO) == 1 else { throw Failure(.usage, FailureSentences.confirmationNeeded) }
    }

    /// Asks for a yes on a terminal; without one the command is refused.
    static func confirm(_ question: String) throws {
        try mayAsk()
        FileHandle.standardError.write(Data("\(question) [y/N] ".utf8))
        guard ["y", "yes", "是"].contains(readLine()?.lowercased() ?? "") else {
            throw Failure(.done, FailureSentences.leftAlone)
        }
    }
}
