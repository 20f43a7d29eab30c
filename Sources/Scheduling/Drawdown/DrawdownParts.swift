public import Foundation

/// What a month moved.
public struct DrawdownMonth: Sendable, Hashable {
    /// Its first day.
    public let month: LocalDate
    /// What was added to each balance in it.
    public let moved: Balances

    /// A month and what it moved.
    public init(month: LocalDate, moved: Balances) {
        self.month = month
        self.moved = moved
    }
}

/// What an event has set aside and spent of one line.
public struct DrawdownEvent: Sendable, Hashable {
    /// The reservation.
    public let id: UUID
    /// The line that pays.
    public let line: UUID
    /// What people type for the reservation.
    public let reference: String
    /// What the event is called.
    public let title: String
    /// When it is.
    public let period: Period
    /// What can be done with it.
    public let state: Reservation.State
    /// The names of its hosts, the leading one first.
    public let hosts: [String]
    /// What each bears, in the same order.
    public let shares: [Share]
    /// The first day on which anything of it was committed.
    public let since: LocalDate?
    /// What it has set aside, spent and given back; nothing is granted to an event.
    public let balances: Balances

    /// An event and what it has drawn.
    public init(
        id: UUID, line: UUID, reference: String, title: String, period: Period, state: Reservation.State,
        hosts: [String], shares: [Share], since: LocalDate?, balances: Balances
    ) {
        self.id = id
        self.line = line
        self.reference = reference
        self.title = title
        self.period = period
        self.state = state
        self.hosts = hosts
        self.shares = shares
        self.since = since
        self.balances = balances
    }

    /// What it has drawn in all: reserved, committed and spent.
    public var drawn: Int64 { balances.reserved + balances.committed + balances.spent }
}

extension Sequence where Element == DrawdownEvent {
    /// The part of each host, to the last minor unit: the parts of an event add up to what it has drawn.
    public func byHost(in currency: Currency) -> [(host: String, balances: Balances)] {
        var parts: [String: Balances] = [:]
        var order: [String] = []
        for event in self {
            func divided(_ amount: Int64) -> [Int64] {
                let whole = Money(minorUnits: amount, currency: currency)
                // Shares that are stored are whole.
                let parts = (try? apportion(whole, by: event.shares))?.map(\.minorUnits)
                return parts ?? [amount] + Array(repeating: 0, count: Swift.max(0, event.hosts.count - 1))
            }
            let reserved = divided(event.balances.reserved)
            let committed = divided(event.balances.committed)
            let spent = divided(event.balances.spent)
            let released = divided(event.balances.released)
            for (index, host) in event.hosts.enumerated() {
                if parts[host] == nil { order.append(host) }
                parts[host, default: Balances()] =
                    parts[host, default: Balances()]
                    + Balances(
                        reserved: reserved[index], committed: committed[index], spent: spent[index],
                        released: released[index])
            }
        }
        return order.map { ($0, parts[$0] ?? Balances()) }
    }
}

/// How long what is committed has been so.
public enum CommitmentAge: CaseIterable, Sendable, Hashable {
    /// Up to thirty days.
    case month
    /// Up to sixty days.
    case twoMonths
    /// Up to ninety days.
    case threeMonths
    /// Longer than that.
    case older

    /// The age of what was committed on one day, as of another.
    public init(since day: LocalDate, asOf today: LocalDate) {
        switch today.daysSince1970 - day.daysSince1970 {
        case ...30: self = .month
        case ...60: self = .twoMonths
        case ...90: self = .threeMonths
        default: self = .older
        }
    }
}

/// What somebody should look at.
public enum DrawdownWarning: Sendable, Hashable {
    /// At this pace the money is gone before events that it is to pay, so many, the first of them on a day.
    case runsOut(on: LocalDate, events: Int, first: LocalDate)
    /// Requests that wait ask for more than is available.
    case asksForMore(asked: Int64, available: Int64)
    /// Less of what is wanted from elsewhere was spent than of the money that wants it.
    case unmatched(required: Int64, met: Int64)
    /// At this pace so much is left at the end of the year, and so much of that lapses.
    case lapses(unspent: Int64, lapses: Int64, on: LocalDate)
}
