import Reporting
import Scheduling
import SchedulingStore

/// A request with what it costs and who is to pay for it.
struct Booking {
    private(set) var request: Request
    let cost: Cost
    let plan: PaymentPlan
    /// What each thing that it takes was asked for as, where they were chosen for needs.
    var needs: JSONValue?
    private let hosts: [AskedHost]
    private let payments: [AskedPayment]
    private let sharing: Shares
    private let day: LocalDate

    /// What becomes of the hosts' shares.
    enum Shares {
        /// Those that were given must match what is paid; the others follow from it.
        case asked
        /// They stay as they are, whatever is paid.
        case standing
    }

    /// Plans the money of a request, which `make` makes of the hosts with their shares and of what is to be taken.
    ///
    /// Throws a `FieldProblem` where the shares or the cost cannot be.
    init(
        hosts: [AskedHost], _ shares: Shares = .asked, payments: [AskedPayment], takes: [Take], during period: Period,
        in desk: Desk, _ make: ([Host], [Payment]) -> Request
    ) throws {
        cost = try desk.cost(of: takes, during: period, ledBy: hosts.first?.organization.id)
        day = desk.zone.local(period.start).date
        let shared: [Host]
        do throws(ShareError) {
            switch shares {
            case .asked:
                plan = try PaymentPlan(for: cost, by: payments, hosts: hosts, on: day)
                shared = plan.hosts
            case .standing:
                let open = hosts.map { AskedHost($0.organization) }
                plan = try PaymentPlan(for: cost, by: payments, hosts: open, on: day)
                let standing = try completed(hosts.map(\.share))
                shared = zip(hosts, standing).map { Host($0.organization.id, share: $1) }
            }
        } catch {
            throw FieldProblem(expected: error.sentence)
        }
        self.hosts = hosts
        self.payments = payments
        sharing = shares
        request = make(shared, plan.payments)
        // What others own, a guest has by their yes.
        request.agreement = desk.snapshot.member.standing == .guest ? .others : agreement
    }

    /// Whether others bear money of it, or own what it takes, as far as the program knows.
    private var agreement: Request.Agreement {
        let mine = payments.map(\.payer).filter { $0.access == .mine }.map(\.id)
        let isOurMoney =
            request.payments.allSatisfy { mine.contains($0.project) } && (request.payments.isEmpty || hosts.count == 1)
        return isOurMoney && request.takes.allSatisfy { $0.resource.access == .free } ? .ours : .others
    }

    /// The same event once more, at another time or with other places, where its projects have paid so much already.
    func again(during period: Period, taking takes: [Take]? = nil, after paid: [Payment], in desk: Desk) throws
        -> Booking
    {
        let takes = takes ?? request.takes
        let kept = request.payments.dropFirst(plan.payments.count)
        let payments = payments.map { asked in
            AskedPayment(asked.payer.after(paying: paid), category: asked.category, asked.extent)
        }
        return try Booking(hosts: hosts, sharing, payments: payments, takes: takes, during: period, in: desk) {
            request.again(during: period, takes: takes, hosts: $0, payments: $1 + kept)
        }
    }

    /// What would do, where given shares stand in the way and nothing else.
    var advice: [Sentence] {
        guard plan.reasons.contains(where: { $0.rule == .shareUnpaid }) else { return [] }
        let open = hosts.map { AskedHost($0.organization) }
        guard let other = try? PaymentPlan(for: cost, by: payments, hosts: open, on: day), other.reasons.isEmpty else {
            return []
        }
        return [AnswerSentences.leaveSharesOut(hosts.compactMap(\.share), other.paid)]
    }

    /// The hosts' names with what they bear, by what was taken: an act that was done before answers as it did then,
    /// whatever would be planned now. A request takes nothing; it is as planned.
    func shares(_ money: [ReservationAnswer.Money], _ state: Reservation.State) -> [(name: String, share: Share)] {
        let paid = hosts.map { host in
            let names = payments.map(\.payer).filter { $0.host(among: hosts) == host.organization.id }.map(\.name)
            return Money(
                minorUnits: money.filter { names.contains($0.project) }.reduce(0) { $0 + $1.amount },
                currency: cost.total.currency)
        }
        let taken = state == .request ? nil : try? completed(hosts.map(\.share), paying: paid)
        return zip(hosts, taken ?? request.hosts.map(\.share)).map { ($0.organization.name, $1) }
    }

    /// Whether money is taken, or of a request asked for.
    func isPaid(_ money: [ReservationAnswer.Money], _ state: Reservation.State) -> Bool {
        state == .request ? !request.payments.isEmpty : !money.isEmpty
    }

    /// Whether several hosts have no share, so that theirs follow from what they pay.
    var sharesFollow: Bool { hosts.count { $0.share == nil } > 1 }

    /// Whether something was to pay what costs nothing.
    var asksInVain: Bool { cost.total.minorUnits == 0 && !payments.isEmpty }
}

extension Desk {
    /// What takes cost by their rates.
    func cost(of takes: [Take], during period: Period, ledBy leader: OrganizationID?) throws -> Cost {
        do throws(MoneyError) {
            return try Cost(of: takes, during: period, ledBy: leader, in: zone, currency: currency)
        } catch {
            throw FieldProblem(expected: error.sentence)
        }
    }
}

extension Desk {
    /// What a reservation costs where it is to move. A move keeps the money as it is: amounts that were taken stay
    /// taken, more is not taken, and the answer says where that is not what it costs.
    func charge(for reservation: Reservation, movedTo period: Period, _ takes: [Take]?) throws -> Charge {
        .moved(
            try cost(of: takes ?? reservation.resources, during: period, ledBy: reservation.leader),
            paid: reservation.paid)
    }
}

/// What an answer says about the cost.
enum Charge {
    /// Nothing: it is not the act's concern.
    case none
    /// What was reserved costs, and who bears it.
    case reserved(Booking)
    /// What was moved costs so much now; its money stays as it is.
    case moved(Cost, paid: Money?)
}

extension Charge {
    /// The lines above those of the money.
    func lines(_ money: [ReservationAnswer.Money], _ state: Reservation.State) -> [Sentence] {
        switch self {
        case .none: return []
        case .moved(let cost, let paid):
            guard let paid, paid != cost.total else { return [] }
            return [AnswerSentences.costMoved(to: cost.total, paid: paid)]
        case .reserved(let booking):
            let isPaid = booking.isPaid(money, state)
            if booking.asksInVain, !isPaid { return [AnswerSentences.costsNothing] }
            guard booking.cost.total.minorUnits > 0 else { return [] }
            let left = unpaid(booking, money, state)
            return [AnswerSentences.cost(booking.cost, unpaid: left, paid: isPaid ? .somebody : .nobody)]
        }
    }

    /// The lines below those of the money.
    func linesBelow(_ money: [ReservationAnswer.Money], _ state: Reservation.State) -> [Sentence] {
        guard case .reserved(let booking) = self, booking.sharesFollow, booking.isPaid(money, state) else { return [] }
        return [AnswerSentences.shares(booking.shares(money, state))]
    }

    /// The same for programs.
    func fields(_ money: [ReservationAnswer.Money], _ state: Reservation.State) -> [Record.Field] {
        switch self {
        case .none: return []
        case .moved(let cost, let paid):
            return [
                Record.Field("cost", Headings.cost, .money(cost.total)),
                Record.Field("paid", Headings.paid, paid.map(Cell.money) ?? .empty),
            ]
        case .reserved(let booking):
            let left = unpaid(booking, money, state).reduce(0) { $0 + $1.amount.minorUnits }
            let currency = booking.cost.total.currency
            return [
                Record.Field("cost", Headings.cost, .money(booking.cost.total)),
                Record.Field("unpaid", Headings.unpaid, .money(Money(minorUnits: left, currency: currency))),
            ]
        }
    }

    /// The same for programs, line by line.
    func parts(_ money: [ReservationAnswer.Money], _ state: Reservation.State) -> [Record.Part] {
        switch self {
        case .none: return []
        case .moved(let cost, _): return [cost.part]
        case .reserved(let booking):
            let hosts = Table(
                [Column("host", Headings.host), Column("share", Headings.share, .trailing)],
                rows: booking.shares(money, state).map { [.text($0.name), .share($0.share)] })
            return [booking.cost.part, Record.Part("hosts", Headings.hosts, hosts)]
        }
    }

    /// What nobody pays: by what was taken, or by what a request asks for.
    private func unpaid(
        _ booking: Booking, _ money: [ReservationAnswer.Money], _ state: Reservation.State
    ) -> [Cost.Need] {
        let currency = booking.cost.total.currency
        let taken =
            state == .request
            ? booking.request.payments.map { Cost.Need($0.category ?? "", $0.amount) }
            : money.map { Cost.Need($0.category, Money(minorUnits: $0.amount, currency: currency)) }
        return booking.cost.unpaid(after: taken)
    }
}

extension Cost {
    /// What each thing that is taken costs.
    var part: Record.Part {
        Record.Part(
            "costs", Headings.costs,
            Table(
                [
                    Column("takes", Headings.takes), Column("rate", Headings.rate),
                    Column("category", Headings.category), Column("amount", Headings.amount, .trailing),
                ],
                rows: lines.map { line in
                    [.text(line.take.text), .rate(line.rate), .text(line.rate.category), .money(line.amount)]
                }))
    }
}
