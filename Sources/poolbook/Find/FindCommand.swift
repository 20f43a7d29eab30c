import ArgumentParser
import Reporting
import Scheduling
import SchedulingStore

/// `poolbook find`: what fits a need, the best first, each with a code that takes it.
struct FindCommand: ParsableCommand {
    static var configuration: CommandConfiguration {
        poolbook.configuration("find", FindHelp.find, discussion: FindHelp.findDiscussion)
    }

    @Argument(help: help(FindHelp.whens)) var whens: [String] = []
    @OptionGroup var windows: WindowOptions
    @OptionGroup var need: NeedOptions
    @OptionGroup var takes: TakeOptions
    @OptionGroup var event: EventOptions
    @Flag(help: help(FindHelp.timeline)) var timeline = false
    @Option(help: help(HelpSentences.limit)) var limit: Int = 10
    @OptionGroup var common: CommonOptions

    func run() throws {
        guard (1...1_000).contains(limit) else {
            throw Failure(.usage, FailureSentences.field(Headings.rows, "\(limit)", FieldSentences.number(nil)))
        }
        let hosts = event.hosts.map(HostText.init)
        let payments = event.payments.map(PaymentText.init)
        let names = takes.names + need.names + hosts.map(\.name) + payments.map(\.name)
        try Desk.open(common, names: names) { desk in
            let directory = Directory(names: names, desk.snapshot)
            let periods = try windows.periods(whens, desk)
            var question = Question(
                try asked(desk, directory), during: periods, buffers: try event.buffers(or: .none),
                attendance: try event.checkedAttendance(), kind: try event.checkedKind(desk.snapshot.pool),
                hosts: try hosts.isEmpty && desk.snapshot.member.organization == nil
                    ? [] : named { try HostText.hosts(hosts, led: desk.snapshot.member.organization, directory) },
                payments: try event.payments(payments, directory), now: desk.snapshot.now, in: desk.ruleContext,
                currency: desk.currency, speed: desk.snapshot.pool.settings.walkingSpeed)
            question.asker = desk.asker
            question.horizon = timeline ? .days : .periods
            if isBare {
                try desk.answerFree(question, limit: limit)
            } else {
                try desk.answerOffers(
                    question, limit: limit, as: timeline ? .timeline : .table,
                    brand: try event.checkedBrand(desk.snapshot.pool))
            }
        }
    }

    /// Whether nothing is said of what is needed: then everything is listed that is free.
    private var isBare: Bool { need.isEmpty && takes.isEmpty && event.attendance == nil }

    /// What is needed. Of venues that are named any will do.
    private func asked(_ desk: Desk, _ directory: Directory) throws -> Need {
        let attendance = try event.checkedAttendance()
        let all = try takes.resolved(directory)
        var venue = try need.venue(desk, directory, attendance: attendance)
        let among = all.map(\.resource).filter { $0.kind == .venue }.map(\.id)
        if !among.isEmpty || attendance != nil || isBare {
            venue = venue ?? VenueNeed(capacity: desk.seats(for: attendance))
            venue?.among = among
        }
        return Need(
            venue: venue, people: try need.people(), named: all.filter { $0.resource.kind != .venue })
    }
}
