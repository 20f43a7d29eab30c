public import Foundation
public import Scheduling
internal import Synchronization

/// A request that waited for something which is free by now.
public struct Promotion: Sendable, Decodable {
    /// Its identifier.
    public let id: UUID
    /// What people type for it.
    public let reference: String
    /// What it is now: it stands, or is held.
    public let state: Reservation.State
    /// Until when it is held.
    public let expiresAt: Instant?
}

extension Store {
    /// Lets the requests that waited for what an act of the caller has freed stand, in the order in which they were
    /// made, or holds them, as the pool's waitlist says.
    ///
    /// To be called right after the act. Each request is an act of its own under a key that follows from the act's, and
    /// nobody waits for more than 50 of them; what is not done here, the reporter does in its next run.
    public func promote(freedBy act: Act) throws(StoreError) -> [Promotion] {
        try promote(keys: "promote \(act.key)", in: act.pool, freedBy: act.key, most: 50)
    }

    /// Promotes every request that fits by now: for what nobody's act saw to. For the reporter and administrators.
    public func promoteAll(in pool: PoolID, key: String) throws(StoreError) -> [Promotion] {
        try promote(keys: key, in: pool, freedBy: nil, most: .max)
    }

    private func promote(
        keys: String, in pool: PoolID, freedBy: String?, most: Int
    ) throws(StoreError) -> [Promotion] {
        struct Answer: Decodable { let promoted: Promotion? }
        var promoted: [Promotion] = []
        while promoted.count < most {
            let act = Act(pool: pool, key: "\(keys) \(promoted.count + 1)", content: "promote", mode: .act)
            let answer: Answer = try self.act(act.call("promote", [freedBy, promoted.last?.id]))
            guard let next = answer.promoted else { break }
            promoted.append(next)
        }
        return promoted
    }
}

/// The acts whose answers say that a hold has run out on the way that others waited for.
final class FreedPlaces: Sendable {
    private struct Answer: Decodable {
        let freed: String?
    }

    private let keys = Mutex<[String]>([])

    /// Notes what an answer says; most say nothing of it.
    func note(_ answer: String) {
        guard answer.contains("\"freed\""), let said: Answer = try? decodedJSON(answer), let key = said.freed else {
            return
        }
        keys.withLock { $0.append(key) }
    }

    func take() -> [String] {
        keys.withLock { noted in
            defer { noted = [] }
            return noted
        }
    }
}
