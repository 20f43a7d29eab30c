import Foundation
import Scheduling
import SchedulingStore
import TestSupport

/// Something that the server has acknowledged.
struct Acknowledged: Sendable {
    let login: String
    let key: String
    let reference: String
    let version: Int
}

/// A client that does random acts of every kind on reservations of its own, and asks again under the same key whenever
/// it did not hear what became of one.
struct Worker {
    private enum Step {
        case reserve(Request)
        case confirm(ReservationID)
        case move(ReservationID, Period, [Take])
        case edit(Reservation, Request)
        case cancel(ReservationID)
    }

    /// The server did not come back.
    struct GivenUp: Error {}

    private let pool: SmallPool
    private let login: String
    private var random: Seeded
    private var mine: [Reservation] = []
    private(set) var acknowledged: [Acknowledged] = []
    private(set) var refused = 0
    private(set) var doubts = 0

    init(_ number: Int, in pool: SmallPool) {
        self.pool = pool
        login = SmallPool.login(of: SmallPool.Party.allCases[number % 3])
        party = SmallPool.Party.allCases[number % 3]
        random = Seeded(Settings.seed &+ UInt64(number) &* 7_919)
    }

    private let party: SmallPool.Party

    /// Does acts until it is told to stop.
    mutating func work(until isOver: () -> Bool) throws {
        var pending: (step: Step, act: Act)?
        var deadline = ContinuousClock.now + .seconds(60)
        while !isOver() || pending != nil {
            guard ContinuousClock.now < deadline else { throw GivenUp() }
            do throws(StoreError) {
                let store = try pool.database.store(as: login)
                while !isOver() || pending != nil {
                    let (step, act) = pending ?? (draw(), pool.act())
                    pending = (step, act)
                    try attempt(step, act, store)
                    pending = nil
                    deadline = .now + .seconds(60)
                }
            } catch {
                switch error {
                case .lost, .unreachable, .busy:
                    doubts += 1
                    Thread.sleep(forTimeInterval: 0.02)
                default: throw error
                }
            }
        }
    }

    private mutating func attempt(_ step: Step, _ act: Act, _ store: borrowing Store) throws(StoreError) {
        do throws(StoreError) {
            let answer = try Self.answer(to: step, act, store)
            acknowledged.append(
                Acknowledged(login: login, key: act.key, reference: answer.reference, version: answer.version))
            mine.removeAll { $0.reference == answer.reference }
            let names = [Snapshot.Name(.reservation, answer.reference)]
            if let found = try store.snapshot(of: pool.pool.name, names: names).matches.first?.first?.reservation,
                found.state == .hold || found.state == .confirmed
            {
                mine.append(found)
            }
        } catch {
            guard case .refused = error else { throw error }
            refused += 1
        }
    }

    private static func answer(
        to step: Step, _ act: Act, _ store: borrowing Store
    ) throws(StoreError) -> ReservationAnswer {
        switch step {
        case .reserve(let request): try store.reserve(request, act)
        case .confirm(let id): try store.confirm(id, act)
        case .move(let id, let period, let takes): try store.move(id, to: period, takes: takes, act)
        case .edit(let standing, let request): try store.edit(standing, into: request, reason: nil, act)
        case .cancel(let id): try store.cancel(id, reason: "not needed", act)
        }
    }

    private mutating func draw() -> Step {
        let venues = Array(pool.venues.shuffled(using: &random).prefix(Int.random(in: 1...3, using: &random)))
        let period = pool.hour(Int.random(in: 0..<400, using: &random))
        guard let standing = mine.randomElement(using: &random), mine.count > 3 else {
            return .reserve(request(during: period, takes: venues))
        }
        switch Int.random(in: 0..<5, using: &random) {
        case 0: return .confirm(standing.id)
        case 1: return .move(standing.id, period, venues.map { Take($0) })
        case 2: return .edit(standing, request(during: standing.period, takes: venues))
        case 3: return .cancel(standing.id)
        default: return .reserve(request(during: period, takes: venues))
        }
    }

    /// A request of the worker's organization; only organization a has money.
    private mutating func request(during period: Period, takes: [Resource]) -> Request {
        let amount = Int64.random(in: 1...50, using: &random)
        return pool.request(
            "Event", by: party, during: period, takes: takes, chairs: Int.random(in: 1...2, using: &random),
            payments: party == .a ? [pool.payment(amount)] : [],
            firmness: Bool.random(using: &random) ? .confirmed : .hold(.seconds(86_400)))
    }
}
