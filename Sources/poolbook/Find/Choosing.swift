import Reporting
import Scheduling
import SchedulingStore

/// What `reserve` takes where that is not all named: by an offer's code, or chosen for needs.
struct Chosen {
    let period: Period
    let buffers: Buffers?
    let takes: [Take]
    let needs: JSONValue?
    /// What its places are to have, whichever serve it.
    var needed = Needed.nothing
}

extension ReserveCommand {
    /// What was offered or is to be chosen; nil where everything is named. A command that was done before under its key
    /// takes what it took then, whatever would be chosen now.
    func chosen(
        _ desk: Desk, _ directory: Directory, _ hosts: [HostText], _ payments: [PaymentText]
    ) throws -> Chosen? {
        guard offer != nil || !need.isEmpty else { return nil }
        guard offer == nil || (takes.isEmpty && need.isEmpty && when == nil && at == nil) else {
            throw Failure(.usage, FindSentences.offerHasAll)
        }
        guard takes.venues.isEmpty || !need.asksForVenue else { throw Failure(.usage, FindSentences.venueOrNeed) }
        if write.key != nil, let earlier = try desk.chosenBefore(desk.act(write, content: content)) { return earlier }
        if let offer {
            var chosen = try desk.chosen(byOffer: offer, hosts: event.hosts.isEmpty ? .mine : .named)
            // Who says now how many come need not find as many seats as were looked for.
            if event.attendance != nil { chosen.needed.seats = nil }
            return chosen
        }
        guard let when = at ?? when else { throw Failure(.usage, FailureSentences.whenMissing) }
        var question = Question(
            Need(
                venue: try need.venue(desk, directory, attendance: event.attendance), people: try need.people(),
                named: try takes.resolved(directory)),
            during: [try desk.period(when)], buffers: try event.buffers(or: .none),
            attendance: try event.checkedAttendance(), kind: try event.checkedKind(desk.snapshot.pool),
            hosts: try named { try HostText.hosts(hosts, led: desk.snapshot.member.organization, directory) },
            payments: try event.payments(payments, directory), now: desk.snapshot.now, in: desk.ruleContext,
            currency: desk.currency, speed: desk.snapshot.pool.settings.walkingSpeed)
        question.asker = desk.asker
        return try desk.chosen(by: question, write.doing)
    }
}

/// Who hosts what an offer takes.
enum OfferHosts {
    /// The caller's organization, as when it was offered.
    case mine
    /// Whoever is named.
    case named
}

extension Desk {
    /// What a command took that was done before under its key; nil where none was.
    func chosenBefore(_ act: Act) throws -> Chosen? {
        // A request for nothing: the key answers before anything of it is looked at, or else it is refused.
        guard let period = Period(start: snapshot.now, end: snapshot.now + .seconds(60)) else { return nil }
        let nothing = Request(
            title: "-", kind: nil, attendance: nil, hosts: [], period: period, buffers: .none, takes: [], payments: [],
            firmness: .confirmed)
        guard let answer = try? store.reserve(nothing, act.collectingReasons), let then = answer.period else {
            return nil
        }
        let found = try store.snapshot(
            of: snapshot.pool.name, names: [Snapshot.Name(.reservation, answer.reference)])
        guard let reservation = found.matches.first?.first?.reservation else { return nil }
        return Chosen(period: then, buffers: nil, takes: reservation.resources, needs: nil)
    }

    /// What an offer fixes. What costs more or less than it was offered for is refused.
    func chosen(byOffer text: String, hosts: OfferHosts) throws -> Chosen {
        let code = text.crockford
        guard let offer = try store.offer(code, in: snapshot.pool.id) else {
            throw Failure(.badData, FindSentences.noOffer(text))
        }
        let found = try store.snapshot(of: snapshot.pool.name, names: offer.takes.map(\.name))
        let takes = zip(offer.takes, found.matches).compactMap { taken, matches in
            matches.first { $0.code == taken.name.text }?.resource.map { Take($0, quantity: taken.quantity) }
        }
        guard takes.count == offer.takes.count else { throw Failure(.badData, FindSentences.noOffer(text)) }
        switch hosts {
        case .named: break
        case .mine:
            let cost = try cost(of: takes, during: offer.period, ledBy: snapshot.member.organization?.id)
            if cost.total.minorUnits != offer.cost {
                var reason = Reason(.offerChanged, subject: code)
                reason.asked = offer.cost
                reason.free = cost.total.minorUnits
                throw Failure.refused([reason], writer: reasons)
            }
        }
        return Chosen(
            period: offer.period, buffers: offer.buffers, takes: takes, needs: offer.needs, needed: offer.needed)
    }

    /// The best of what fits; where nothing does, a refusal with every reason and what would.
    func chosen(by question: Question, _ doing: Doing) throws -> Chosen {
        let found = try find(question, limit: 1, keeping: doing == .done ? .ofChanges : .none)
        guard let offer = found.findings.offers.first else {
            try refuseUnknownWords(question.need)
            let isKept = found.changes.contains { $0.code != nil }
            throw Failure.refused(
                found.findings.reasons, writer: reasons, nearest: changes(found),
                heading: isKept ? FailureSentences.refusedWithOffers : FailureSentences.refused)
        }
        return Chosen(
            period: offer.period, buffers: question.buffers, takes: offer.takes,
            needs: .array(offer.needs(question.need).map { $0.map(JSONValue.init) ?? .null }),
            needed: Needed(
                seats: question.need.venue?.capacity, features: question.need.venue?.features ?? [],
                skills: question.need.people.flatMap { Array(repeating: $0.skill, count: $0.count) }, of: .asked))
    }
}
