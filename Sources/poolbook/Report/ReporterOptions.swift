import ArgumentParser
import Foundation
import Reporting
import Scheduling
import SchedulingStore

/// What a run of the reporter takes.
struct ReporterOptions: ParsableArguments {
    @Flag(help: help(ReporterHelp.always)) var always = false
    @Flag(help: help(ReporterHelp.exitCode)) var exitCode = false
    @Flag(help: help(ReporterHelp.local)) var local = false
    @Option(help: help(ReporterHelp.every)) var every: String?
    @Option(help: help(ReporterHelp.format)) var format: String?
    @Option(help: help(ReporterHelp.output, valueName: "folder")) var output: String?
    @Option(help: help(ReporterHelp.keep)) var keep: Int?
    @Flag(help: help(ReporterHelp.mail)) var mail = false
    @Option(help: help(ReporterHelp.sender, valueName: "address")) var from: String?
    @Option(help: help(ReporterHelp.sendmail, valueName: "program")) var sendmail: String?
    @Option(help: help(ReporterHelp.deliverWith, valueName: "command")) var deliverWith: String?
    @Option(help: help(ReporterHelp.metrics, valueName: "file")) var metrics: String?
    @Option(help: help(ReporterHelp.logFormat)) var logFormat: String?
    @Flag(name: [.customShort("n"), .long], help: help(HelpSentences.dryRun)) var dryRun = false

    /// Forms of what goes to standard output and to a command.
    enum Format: String, CaseIterable {
        case text, json, csv, html
    }

    /// Forms of the line that a run leaves in the log.
    enum LogFormat: String, CaseIterable {
        case text, json
    }

    /// The same, checked.
    struct Checked {
        /// When standard output says something.
        enum Speaking {
            case always, withNews
        }

        let speaking: Speaking
        let format: Format
        let logFormat: LogFormat
        let everyMinutes: Int?
        let folder: String?
        let keptDays: Int
        let sendmail: (program: String, sender: String)?
        let command: String?
        let metrics: String?

        /// The ways that a report can go.
        var channels: [Delivery.Channel] {
            (sendmail == nil ? [] : [.mail]) + (command == nil ? [] : [.command])
        }
    }

    func read(_ common: CommonOptions) throws -> Checked {
        Checked(
            speaking: always ? .always : .withNews,
            format: try format.map { try one($0, "--format") } ?? (common.json ? .json : .text),
            logFormat: try logFormat.map { try one($0, "--log-format") } ?? .text,
            everyMinutes: try every.map(minutes), folder: output, keptDays: try days(keep),
            sendmail: mail ? (sendmail ?? "/usr/sbin/sendmail", try sender()) : nil, command: deliverWith,
            metrics: metrics)
    }

    private func one<Choice: RawRepresentable & CaseIterable>(_ text: String, _ option: String) throws -> Choice
    where Choice.RawValue == String {
        if let found = Choice(rawValue: text) { return found }
        throw Failure(
            .usage,
            FailureSentences.field(
                .verbatim(option), text, DrawdownSentences.formats(Choice.allCases.map(\.rawValue))))
    }

    private func minutes(_ text: String) throws -> Int {
        guard let span = try? Span.parse(text), (60...2_678_400).contains(span.components.seconds) else {
            throw Failure(.usage, FailureSentences.field(ReporterHelp.everyName, text, ReporterSentences.schedule))
        }
        return Int(span.components.seconds / 60)
    }

    private func days(_ number: Int?) throws -> Int {
        guard let number else { return 90 }
        guard (1...3_650).contains(number) else {
            throw Failure(.usage, FailureSentences.field(ReporterHelp.keepName, "\(number)", ReporterSentences.days))
        }
        return number
    }

    private func sender() throws -> String {
        guard let from else {
            let host = ProcessInfo.processInfo.hostName
            return "poolbook@" + (isAddress("poolbook@" + host) ? host : "localhost")
        }
        guard isAddress(from) else {
            throw Failure(.usage, FailureSentences.field(ReporterHelp.senderName, from, FieldSentences.email))
        }
        return from
    }
}
