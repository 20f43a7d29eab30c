import ArgumentParser
import Reporting
import Scheduling
import SchedulingStore

/// `poolbook edit`: anything of a reservation anew, all of it or nothing.
struct EditCommand: ParsableCommand {
    static var configuration: CommandConfiguration {
        poolbook.configuration("edit", HelpSentences.edit, discussion: HelpSentences.editExample)
    }

    @Argument(help: help(HelpSentences.reference)) var reference: String
    @Option(help: help(HelpSentences.title)) var title: String?
    @Option(help: help(HelpSentences.at)) var at: String?
    @OptionGroup var takes: TakeOptions
    @OptionGroup var event: EventOptions
    @Option(name: .customLong("without"), help: help(HelpSentences.without))
    var without: [ReservationPart] = []
    @Option(name: [.customShort("m"), .long], help: help(HelpSentences.reason)) var reason: String?
    @OptionGroup var common: CommonOptions
    @OptionGroup var write: WriteOptions

    func run() throws {
        guard title != nil || at != nil || !takes.isEmpty || !event.isEmpty || !without.isEmpty else {
            throw Failure(.usage, FailureSentences.editWhat)
        }
        let hosts = event.hosts.map(HostText.init)
        let payments = event.payments.map(PaymentText.init)
        let names =
            [Snapshot.Name(.reservation, reference)] + takes.names + hosts.map(\.name) + payments.map(\.name)
        try Desk.open(common, names: names) { desk in
            let standing = try desk.reservation(0, of: names)
            let draft = Draft(
                standing: standing, title: title, period: try at.map { try desk.period($0, like: standing.period) },
                takes: takes, event: event, hosts: hosts, payments: payments, without: without)
            let request = try draft.request(
                Directory(names: names, desk.snapshot), desk.snapshot.pool,
                firmness: standing.state == .request ? .request : .confirmed)
            guard !request.takes.isEmpty || !request.payments.isEmpty else {
                throw Failure(.usage, FailureSentences.nothingTaken)
            }
            let act = desk.act(write, content: content)
            do {
                desk.answerEdit(try desk.editing(standing, into: request, reason: reason, act), write.doing)
            } catch let error as StoreError {
                throw try desk.refusal(
                    error, act, takes: request.takes, period: request.period, request.buffers,
                    attendance: request.attendance, leaving: standing)
            }
        }
    }

    private var content: String {
        JSONValue.object([
            "act": .string("edit"), "reference": .string(reference), "title": title.map(JSONValue.string) ?? .null,
            "at": at.map(JSONValue.string) ?? .null, "takes": takes.content, "event": event.content,
            "without": .array(without.map { .string($0.rawValue) }),
        ]).text
    }
}
