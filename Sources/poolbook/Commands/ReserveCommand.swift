import ArgumentParser
import Reporting
import Scheduling
import SchedulingStore

/// `poolbook reserve`: places, people, equipment and money for an event, all of it or nothing.
struct ReserveCommand: ParsableCommand {
    static var configuration: CommandConfiguration {
        poolbook.configuration("reserve", HelpSentences.reserve, discussion: HelpSentences.reserveExample)
    }

    @Argument(help: help(HelpSentences.title)) var title: String?
    @Argument(help: help(HelpSentences.when)) var when: String?
    @Option(help: help(HelpSentences.like)) var like: String?
    @Option(help: help(HelpSentences.at)) var at: String?
    @OptionGroup var takes: TakeOptions
    @OptionGroup var event: EventOptions
    @Option(help: help(HelpSentences.hold)) var hold: String?
    @Flag(help: help(HelpSentences.request)) var request = false
    @OptionGroup var common: CommonOptions
    @OptionGroup var write: WriteOptions

    func run() throws {
        guard hold == nil || !request else { throw Failure(.usage, FailureSentences.holdAndRequest) }
        guard at == nil || when == nil else { throw Failure(.usage, FailureSentences.whenTwice) }
        guard like != nil || !takes.isEmpty || !event.payments.isEmpty else {
            throw Failure(.usage, FailureSentences.nothingTaken)
        }
        let hosts = event.hosts.map(HostText.init)
        let payments = event.payments.map(PaymentText.init)
        let earlier = like.map { [Snapshot.Name(.reservation, $0)] } ?? []
        let names = earlier + takes.names + hosts.map(\.name) + payments.map(\.name)
        try Desk.open(common, names: names) { desk in
            let directory = Directory(names: names, desk.snapshot)
            let request =
                earlier.isEmpty
                ? try asked(desk, directory, hosts, payments)
                : try asked(desk, directory, hosts, payments, like: try desk.reservation(0, of: names))
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
            "act": .string("reserve"), "title": title.map(JSONValue.string) ?? .null,
            "when": when.map(JSONValue.string) ?? .null, "at": at.map(JSONValue.string) ?? .null,
            "like": like.map(JSONValue.string) ?? .null,
            "takes": takes.content, "event": event.content,
            "hold": hold.map(JSONValue.string) ?? .null, "request": .string(request ? "request" : "firm"),
        ]).text
    }

    private func asked(
        _ desk: Desk, _ directory: Directory, _ hosts: [HostText], _ payments: [PaymentText]
    ) throws -> Request {
        guard let title else { throw Failure(.usage, FailureSentences.titleMissing) }
        guard isLine(title) else {
            throw Failure(.badData, FailureSentences.field(Headings.title, title, FieldSentences.text))
        }
        guard let when = at ?? when else { throw Failure(.usage, FailureSentences.whenMissing) }
        return Request(
            title: title, kind: try event.checkedKind(desk.snapshot.pool),
            brand: try event.checkedBrand(desk.snapshot.pool), attendance: try event.checkedAttendance(),
            hosts: try named { try HostText.hosts(hosts, led: desk.snapshot.member.organization, directory) },
            period: try desk.period(when),
            buffers: try event.buffers(or: .none),
            takes: try takes.resolved(directory),
            payments: try event.payments(payments, directory, desk.currency),
            firmness: try firmness())
    }

    /// The same as an earlier one, but for what is given. One argument alone is the time, if it reads as one.
    private func asked(
        _ desk: Desk, _ directory: Directory, _ hosts: [HostText], _ payments: [PaymentText], like earlier: Reservation
    ) throws -> Request {
        let (newTitle, period): (String?, Period)
        if let when = at ?? when {
            (newTitle, period) = (title, try desk.period(when, like: earlier.period))
        } else if let only = title, let found = try? desk.period(only, like: earlier.period) {
            (newTitle, period) = (nil, found)
        } else {
            throw Failure(.usage, FailureSentences.whenMissing)
        }
        let draft = Draft(
            standing: earlier, title: newTitle, period: period, takes: takes, event: event, hosts: hosts,
            payments: payments, without: [])
        return try draft.request(directory, desk.snapshot.pool, firmness: try firmness())
    }

    private func firmness() throws -> Request.Firmness {
        if let hold { .hold(try span(hold)) } else if request { .request } else { .confirmed }
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
