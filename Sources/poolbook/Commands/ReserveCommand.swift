import ArgumentParser
import Reporting
import Scheduling
import SchedulingStore

/// `poolbook reserve`: places, people, equipment and money for an event, all of it or nothing.
struct ReserveCommand: ParsableCommand {
    static var configuration: CommandConfiguration {
        poolbook.configuration("reserve", HelpSentences.reserve, discussion: HelpSentences.reserveExample)
    }

    @Argument(help: help(HelpSentences.title)) var title: String
    @Argument(help: help(HelpSentences.when)) var when: String
    @OptionGroup var takes: TakeOptions
    @Option(name: .customLong("host"), help: help(HelpSentences.host, valueName: "org[=share]"))
    var hosts: [String] = []
    @Option(name: .customLong("pay"), help: help(HelpSentences.pay, valueName: "project[/category]=amount"))
    var payments: [String] = []
    @Option(help: help(HelpSentences.attendance)) var attendance: Int?
    @Option(help: help(HelpSentences.kind)) var kind: String?
    @Option(help: help(HelpSentences.reservationBefore)) var bufferBefore: String?
    @Option(help: help(HelpSentences.reservationAfter)) var bufferAfter: String?
    @Option(help: help(HelpSentences.hold)) var hold: String?
    @Flag(help: help(HelpSentences.request)) var request = false
    @OptionGroup var common: CommonOptions
    @OptionGroup var write: WriteOptions

    func run() throws {
        guard hold == nil || !request else { throw Failure(.usage, FailureSentences.holdAndRequest) }
        guard !takes.isEmpty || !payments.isEmpty else { throw Failure(.usage, FailureSentences.nothingTaken) }
        let hosts = self.hosts.map(HostText.init)
        let payments = self.payments.map(PaymentText.init)
        let names = takes.names + hosts.map(\.name) + payments.map(\.name)
        try Desk.open(common, names: names) { desk in
            let request = try asked(desk, Directory(names: names, desk.snapshot), hosts, payments)
            let act = desk.act(write, content: content)
            do {
                let answer = try desk.reserving(request, act)
                desk.answer(
                    Deed(reserving: answer.state), answer, title: request.title, takes: request.takes.map(\.text),
                    write.doing)
            } catch let error as StoreError {
                throw try desk.refusal(
                    error, act, takes: request.takes, period: request.period, request.buffers,
                    attendance: request.attendance)
            }
        }
    }

    /// The command as it was asked, whatever it is resolved to.
    private var content: String {
        JSONValue.object([
            "act": .string("reserve"), "title": .string(title), "when": .string(when),
            "takes": takes.content, "hosts": .array(hosts.map(JSONValue.string)),
            "pay": .array(payments.map(JSONValue.string)),
            "attendance": attendance.map { .integer(Int64($0)) } ?? .null,
            "kind": kind.map(JSONValue.string) ?? .null,
            "before": bufferBefore.map(JSONValue.string) ?? .null, "after": bufferAfter.map(JSONValue.string) ?? .null,
            "hold": hold.map(JSONValue.string) ?? .null, "request": .string(request ? "request" : "firm"),
        ]).text
    }

    private func asked(
        _ desk: Desk, _ directory: Directory, _ hosts: [HostText], _ payments: [PaymentText]
    ) throws -> Request {
        guard isLine(title) else {
            throw Failure(.badData, FailureSentences.field(Headings.title, title, FieldSentences.text))
        }
        if let kind, !isLine(kind) {
            throw Failure(.badData, FailureSentences.field(Headings.kind, kind, FieldSentences.text))
        }
        if let attendance, !(0...1_000_000).contains(attendance) {
            throw Failure(
                .badData, FailureSentences.field(Headings.attendance, "\(attendance)", FieldSentences.number(nil)))
        }
        let firmness: Request.Firmness =
            if let hold { .hold(try span(hold)) } else if request { .request } else { .confirmed }
        return Request(
            title: title, kind: kind, attendance: attendance,
            hosts: try named { try HostText.hosts(hosts, led: desk.snapshot.member.organization, directory) },
            period: try desk.period(when),
            buffers: Buffers(
                before: try minutes(bufferBefore, Headings.bufferBefore),
                after: try minutes(bufferAfter, Headings.bufferAfter)),
            takes: try takes.resolved(directory),
            payments: try zip(self.payments, payments).map { text, payment in
                try read(Headings.pay, text) { try payment.payment(directory, desk.currency) }
            },
            firmness: firmness)
    }

    private func minutes(_ text: String?, _ heading: Sentence) throws -> Int {
        guard let text else { return 0 }
        if let minutes = Int(text), (0...1_440).contains(minutes) { return minutes }
        let minutes = Int(try span(text).components.seconds / 60)
        guard (0...1_440).contains(minutes) else {
            throw Failure(.badData, FailureSentences.field(heading, text, FieldSentences.minutes))
        }
        return minutes
    }
}

/// A length of time as it was typed, more than nothing.
func span(_ text: String) throws -> Duration {
    do throws(SpanError) {
        let span = try Span.parse(text)
        guard span > .zero else { throw .unreadable(text) }
        return span
    } catch {
        throw Failure(.badData, error.sentence)
    }
}

/// Names that were looked up, or the failure of one that stands for nothing or for several things.
func named<Value>(_ body: () throws -> Value) throws -> Value {
    do {
        return try body()
    } catch let problem as FieldProblem {
        throw Failure(.badData, problem.expected)
    }
}

/// A text that was read, or the failure that says where it stands and what is expected there.
func read<Value>(_ heading: Sentence, _ text: String, _ body: () throws -> Value) throws -> Value {
    do {
        return try body()
    } catch let problem as FieldProblem {
        throw Failure(.badData, FailureSentences.field(heading, text, problem.expected))
    }
}

/// Venues, people and equipment by name.
struct TakeOptions: ParsableArguments {
    @Option(name: .customLong("venue"), help: help(HelpSentences.venue)) var venues: [String] = []
    @Option(name: .customLong("staff"), help: help(HelpSentences.staff)) var staff: [String] = []
    @Option(name: .customLong("equipment"), help: help(HelpSentences.equipment, valueName: "name=number"))
    var equipment: [String] = []

    init() {}

    /// Such as a file has them; the parser's own initializer leaves them without a value.
    init(venues: [String] = [], staff: [String] = [], equipment: [String] = []) {
        self.venues = venues
        self.staff = staff
        self.equipment = equipment
    }

    var names: [Snapshot.Name] {
        venues.map { Snapshot.Name(.venue, $0) } + staff.map { Snapshot.Name(.staff, $0) }
            + equipment.map { Snapshot.Name(.equipment, $0.splitAtLastEquals.before) }
    }

    var isEmpty: Bool { venues.isEmpty && staff.isEmpty && equipment.isEmpty }

    /// The same apart, by the column of a file that each stands in.
    var byKind: [(column: String, options: TakeOptions)] {
        [
            ("venue", TakeOptions(venues: venues)), ("staff", TakeOptions(staff: staff)),
            ("equipment", TakeOptions(equipment: equipment)),
        ]
    }

    var content: JSONValue { .array((venues + staff + equipment).map(JSONValue.string)) }

    /// What the names stand for, in the order typed.
    func resolved(_ directory: Directory) throws -> [Take] {
        try named {
            let places = try (venues.map { Snapshot.Name(.venue, $0) } + staff.map { Snapshot.Name(.staff, $0) })
                .map { Take(try directory.resource($0)) }
            let counted = try equipment.map { text in
                let (name, number) = text.splitAtLastEquals
                guard let quantity = number.map({ Int32(halfWidth($0)) }) ?? 1, quantity > 0 else {
                    throw Failure(
                        .badData, FailureSentences.field(Headings.equipment, text, FieldSentences.quantityOf))
                }
                return Take(try directory.resource(Snapshot.Name(.equipment, name)), quantity: Int(quantity))
            }
            return places + counted
        }
    }
}

/// A host as it was typed: `ORG` or `ORG=40%`.
struct HostText {
    let name: Snapshot.Name
    private let shareText: String?

    init(_ text: String) {
        let parts = text.splitAtLastEquals
        name = Snapshot.Name(.organization, parts.before)
        shareText = parts.after
    }

    private func share() throws -> Share? {
        do throws(ShareError) {
            return try shareText.map { text throws(ShareError) in try Share(text) }
        } catch {
            throw FieldProblem(expected: error.sentence)
        }
    }

    /// The hosts with their shares. The caller's organization leads, unless it is named elsewhere among them; what
    /// shares leave open goes in equal parts to those without one.
    static func hosts(_ texts: [HostText], led leader: Organization?, _ directory: Directory) throws -> [Host] {
        var hosts = try texts.map { (OrganizationID(try directory.id(of: $0.name)), try $0.share()) }
        if let leader, !hosts.contains(where: { $0.0 == leader.id }) { hosts.insert((leader.id, nil), at: 0) }
        guard !hosts.isEmpty else { throw FieldProblem(expected: FailureSentences.noHost) }
        guard Set(hosts.map(\.0)).count == hosts.count else {
            throw FieldProblem(expected: FailureSentences.hostTwice)
        }
        do throws(ShareError) {
            let shares = try completed(hosts.map(\.1))
            return zip(hosts, shares).map { Host($0.0, share: $1) }
        } catch {
            throw FieldProblem(expected: error.sentence)
        }
    }
}

/// A payment as it was typed: `PROJECT=AMOUNT` or `PROJECT/CATEGORY=AMOUNT`.
struct PaymentText {
    let name: Snapshot.Name
    private let category: String?
    private let amount: String?

    init(_ text: String) {
        let parts = text.splitAtLastEquals
        // A code has no slash; a category may have some.
        let slash = parts.before.firstIndex(of: "/")
        name = Snapshot.Name(.project, String(parts.before[..<(slash ?? parts.before.endIndex)]))
        category = slash.map { String(parts.before[parts.before.index(after: $0)...]) }
        amount = parts.after
    }

    /// The payment that the text stands for.
    func payment(_ directory: Directory, _ currency: Currency) throws -> Payment {
        guard let amount, category.map(isLine) ?? true else {
            throw FieldProblem(expected: FieldSentences.payment)
        }
        return Payment(
            project: ProjectID(try directory.id(of: name)), category: category, amount: try amount.amount(currency))
    }
}

extension String {
    /// What is before the last `=`, and what is after it; nil where there is none.
    var splitAtLastEquals: (before: String, after: String?) {
        guard let equals = lastIndex(of: "=") else { return (self, nil) }
        return (String(self[..<equals]), String(self[index(after: equals)...]))
    }
}
