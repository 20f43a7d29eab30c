import Foundation
import Reporting
import Scheduling
import SchedulingStore

/// A new entry of a calendar that claims places.
struct CalendarClaim {
    let number: Int
    let request: Request
    let entered: Instant?
    let row: JSONValue
    /// The owner of what is claimed comes before others.
    let rank: Int
    /// What settles what nothing else does.
    private let text: String
    /// What cannot be taken twice: codes of venues without parts, and of people.
    let codes: [String]

    init(
        _ entry: CalendarSorting.Entry, host: Organization, link: CalendarLink, replaces: ReservationID?,
        _ directory: Directory, _ desk: Desk, _ firmness: Request.Firmness
    ) throws {
        let occurrence = entry.occurrence
        let takes =
            try entry.venues.map { Take(try directory.resource(Snapshot.Name(.venue, $0))) }
            + entry.staff.map { Take(try directory.resource(Snapshot.Name(.staff, $0))) }
        let against = reasonsAgainst(Asked(takes: takes), during: occurrence.period, in: desk.ruleContext).refusing
        let asks = !against.isEmpty || occurrence.status == .tentative
        number = entry.number
        entered = occurrence.created
        request = Request(
            title: entry.title, kind: nil, attendance: nil, hosts: [Host(host.id, share: .whole)],
            period: occurrence.period, buffers: .none, takes: takes, payments: [],
            firmness: asks ? .request : firmness)
        rank = takes.contains { $0.resource.owner == host.id } ? 0 : 1
        text = "\(entry.title) \(link.key.source) \(occurrence.uid)"
        codes = entry.venues + entry.staff
        var members = link.members
        members["replaces"] = replaces.map { .string($0.uuid.uuidString) } ?? .null
        row = JSONValue(request, row: entry.number, uid: occurrence.uid, source: link.key.source).with(members)
    }

    /// A changed entry that fits no more: what stood gives its place up, and it waits for the new one with all that it had.
    init(
        _ entry: CalendarSorting.Entry, changed request: Request, from standing: ReservationSheetRow,
        link: CalendarLink, in currency: Currency
    ) {
        let payments = standing.items.compactMap { item in
            item.project.map {
                Payment(
                    project: $0, category: item.category,
                    amount: Money(minorUnits: item.amount ?? 0, currency: currency))
            }
        }
        self.request = Request(
            title: request.title, kind: request.kind, brand: request.brand, attendance: request.attendance,
            hosts: request.hosts, period: request.period, buffers: request.buffers, takes: request.takes,
            payments: payments.filter { $0.amount.minorUnits > 0 }, firmness: .request)
        number = entry.number
        entered = entry.occurrence.created
        rank = 1
        text = "\(entry.title) \(link.key.source) \(entry.occurrence.uid)"
        codes = request.takes.map(\.resource).filter { $0.kind != .equipment }.map(\.code)
        var members = link.members
        members["replaces"] = .string(standing.id.uuid.uuidString)
        row = JSONValue(self.request, row: entry.number, uid: entry.occurrence.uid, source: link.key.source)
            .with(members)
    }

    private var enteredAt: Instant { entered ?? .distantFuture }

    /// The venue's owner first, then who entered it earlier, then the earlier start, then the text.
    static func inOrder(_ claims: [CalendarClaim]) -> [CalendarClaim] {
        claims.sorted { one, other in
            (one.rank, one.enteredAt, one.request.period.start, one.text, one.number)
                < (other.rank, other.enteredAt, other.request.period.start, other.text, other.number)
        }
    }

    /// Why another was bound before this one.
    enum Precedence: CaseIterable {
        /// It is the owner's.
        case owner
        /// It was entered earlier.
        case entered
        /// It begins earlier, or nothing but its text settles it.
        case start
        /// It stood before this import.
        case stood
    }

    func precedence(of other: CalendarClaim?) -> Precedence {
        guard let other else { return .stood }
        if other.rank < rank { return .owner }
        return other.enteredAt < enteredAt ? .entered : .start
    }
}

/// Who was bound where several claimed one place, and by what.
struct CalendarPrecedence {
    /// How many gave way, by why.
    let counts: [CalendarClaim.Precedence: Int]

    /// `waiting` are the numbers of claims that wait for a place that others have.
    init(_ claims: [CalendarClaim], waiting: Set<Int>, allWaiting: Set<Int>, _ places: CalendarPlaces) {
        var bound: [String: [CalendarClaim]] = [:]
        var counts: [CalendarClaim.Precedence: Int] = [:]
        for claim in claims {
            let units = Set(claim.codes.flatMap(places.units))
            if waiting.contains(claim.number) {
                let winner = units.lazy.compactMap { unit in
                    bound[unit]?.first { $0.blocked.overlaps(claim.blocked) }
                }.first
                counts[claim.precedence(of: winner), default: 0] += 1
            } else if !allWaiting.contains(claim.number) {
                for unit in units { bound[unit, default: []].append(claim) }
            }
        }
        self.counts = counts
    }
}

extension CalendarClaim {
    /// When its places are not free for others, buffers included.
    fileprivate var blocked: Period {
        request.takes.reduce(request.period) { period, take in
            period.hull(Scheduling.blocked(request.period, for: take.resource, buffers: request.buffers))
        }
    }
}
