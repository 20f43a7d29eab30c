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
    @OptionGroup var need: NeedOptions
    @Option(help: help(FindHelp.offer)) var offer: String?
    @OptionGroup var event: EventOptions
    @OptionGroup var series: SeriesOptions
    @Option(defaultAsFlag: "", help: help(HelpSentences.hold)) var hold: String?
    @Flag(help: help(HelpSentences.request)) var request = false
    @OptionGroup var common: CommonOptions
    @OptionGroup var write: WriteOptions

    func run() throws {
        guard hold == nil || !request else { throw Failure(.usage, FailureSentences.holdAndRequest) }
        guard at == nil || when == nil else { throw Failure(.usage, FailureSentences.whenTwice) }
        let hosts = event.hosts.map(HostText.init)
        let payments = event.payments.map(PaymentText.init)
        guard like != nil || !takes.isEmpty || offer != nil || !need.isEmpty || payments.contains(where: \.isAmount)
        else {
            throw Failure(.usage, FailureSentences.nothingTaken)
        }
        let repeats = try series.repeats()
        if let like, isSeries(like) {
            guard !repeats else { throw Failure(.usage, SeriesSentences.likeASeries) }
            return try reserveDay(of: like, hosts, payments)
        }
        let earlier = like.map { [Snapshot.Name(.reservation, $0)] } ?? []
        guard like == nil || offer == nil && need.isEmpty else { throw Failure(.usage, FindSentences.likeOrNeed) }
        let bar = ProgressBar()
        let names = earlier + takes.names + need.names + hosts.map(\.name) + payments.map(\.name)
        try Desk.open(common, names: names, progress: { bar.show($0, of: $1) }) { desk in
            let directory = Directory(names: names, desk.snapshot)
            let booking =
                earlier.isEmpty
                ? try asked(desk, directory, hosts, payments, chosen: try chosen(desk, directory, hosts, payments))
                : try asked(desk, directory, hosts, payments, like: try desk.reservation(0, of: names))
            let request = booking.request
            let act = desk.act(write, content: content)
            guard !repeats else {
                let asked = SeriesAsked(first: booking, options: series, doing: write.doing, bar: bar)
                return try desk.reserveSeries(asked, act)
            }
            do {
                let answer = try desk.reserving(booking, act)
                desk.answer(
                    Deed(reserving: answer.state), answer, title: request.title, takes: request.takes.map(\.text),
                    write.doing, charge: .reserved(booking))
                // It is done: what cannot be told besides must not make it look otherwise.
                try? desk.tellSimilar(to: request)
            } catch let error as StoreError {
                throw try desk.refusal(
                    error, act, takes: request.takes, period: request.period, request.buffers,
                    attendance: request.attendance, asking: request, advice: booking.advice)
            }
        }
    }

    /// The command as it was asked, whatever it is resolved to.
    var content: String {
        var members: [String: JSONValue] = [
            "act": .string("reserve"), "title": title.map(JSONValue.string) ?? .null,
            "when": when.map(JSONValue.string) ?? .null, "at": at.map(JSONValue.string) ?? .null,
            "like": like.map(JSONValue.string) ?? .null,
            "takes": takes.content, "event": event.content,
            "hold": hold.map(JSONValue.string) ?? .null, "request": .string(request ? "request" : "firm"),
        ]
        if !need.isEmpty { members["need"] = need.content }
        if let offer { members["offer"] = .string(offer) }
        if (try? series.repeats()) == true { members["series"] = series.content }
        return JSONValue.object(members).text
    }

    private func asked(
        _ desk: Desk, _ directory: Directory, _ hosts: [HostText], _ payments: [PaymentText], chosen: Chosen?
    ) throws -> Booking {
        guard let title else { throw Failure(.usage, FailureSentences.titleMissing) }
        guard isLine(title) else {
            throw Failure(.badData, FailureSentences.field(Headings.title, title, FieldSentences.text))
        }
        guard let when = at ?? when ?? (chosen == nil ? nil : "") else {
            throw Failure(.usage, FailureSentences.whenMissing)
        }
        let pool = desk.snapshot.pool
        let (kind, brand) = (try event.checkedKind(pool), try event.checkedBrand(pool))
        let attendance = try event.checkedAttendance()
        let firmness = try firmness(in: desk)
        let hosts = try named { try HostText.hosts(hosts, led: desk.snapshot.member.organization, directory) }
        let period = try chosen?.period ?? desk.period(when)
        let buffers = try event.buffers(or: chosen?.buffers ?? .none)
        let takes = try chosen?.takes ?? takes.resolved(directory)
        let payments = try event.payments(payments, directory)
        var booking = try named {
            try Booking(hosts: hosts, payments: payments, takes: takes, during: period, in: desk) { hosts, payments in
                var request = Request(
                    title: title, kind: kind, brand: brand, attendance: attendance, hosts: hosts, period: period,
                    buffers: buffers, takes: takes, payments: payments, firmness: firmness)
                request.needed = chosen?.needed ?? .nothing
                return request
            }
        }
        booking.needs = chosen?.needs
        return booking
    }

    /// The same as an earlier one, but for what is given. One argument alone is the time, if it reads as one.
    private func asked(
        _ desk: Desk, _ directory: Directory, _ hosts: [HostText], _ payments: [PaymentText], like earlier: Reservation
    ) throws -> Booking {
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
            payments: payments, without: [], purpose: .copy)
        return try draft.booking(directory, desk, firmness: try firmness(in: desk))
    }

    /// A hold that nobody says how long to keep is kept as long as the pool keeps holds.
    func firmness(in desk: Desk) throws -> Request.Firmness {
        switch hold {
        case "": .hold(.seconds(desk.snapshot.pool.settings.holdHours * 3_600))
        case let hold?: .hold(try span(hold))
        case nil: request ? .request : .confirmed
        }
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
