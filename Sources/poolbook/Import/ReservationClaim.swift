import Scheduling
import SchedulingStore

/// A row that claims places for a new reservation.
struct ReservationClaim {
    let row: Sheet.Row
    let request: Request
    /// When somebody entered it, where the file says so.
    let entered: Instant?
    /// Whether the row names its hosts, rather than leave them to whoever imports it.
    let hasHosts: Bool

    /// The rows of the claims in the order in which they may bind, each with its UID.
    static func inOrder(_ claims: [ReservationClaim], _ sheets: Sheets) -> [JSONValue] {
        var equals: [String: Int] = [:]
        let numbered = claims.map { claim in
            let content = claim.content
            equals["\(claim.row.file) \(content)", default: 0] += 1
            let number = equals["\(claim.row.file) \(content)"] ?? 1
            return (claim: claim, text: claim.text, number: number, uid: "\(content.stableHash)-\(number)")
        }
        return numbered.sorted { one, other in
            let (first, second) = (one.claim, other.claim)
            return (first.rank, first.enteredAt, first.request.period.start, one.text, one.number)
                < (second.rank, second.enteredAt, second.request.period.start, other.text, other.number)
        }.map { item in
            JSONValue(
                item.claim.request, row: item.claim.row.line, uid: item.uid,
                source: sheets.file(of: item.claim.row))
        }
    }

    /// The owner of what is claimed comes before others.
    private var rank: Int {
        request.takes.contains { request.hosts.first?.organization == $0.resource.owner } ? 0 : 1
    }

    private var enteredAt: Instant { entered ?? Instant(microseconds: .max) }

    /// What was typed, which settles what nothing else does.
    private var text: String { JSONValue.object(row.texts.mapValues(JSONValue.string)).text }

    /// What the row asks for, however it is spelt.
    private var content: String {
        guard case .object(var members) = JSONValue(request, row: 0, uid: "") else { return text }
        members["state"] = .null
        if !hasHosts { (members["hosts"], members["shares"]) = (.null, .null) }
        return JSONValue.object(members).text
    }
}

extension String {
    /// A hash that is the same on every machine and run: 64-bit FNV-1a, twice from different starts.
    var stableHash: String {
        [0xcbf2_9ce4_8422_2325, 0x8422_2325_cbf2_9ce4].map { (start: UInt64) in
            String(utf8.reduce(start) { ($0 ^ UInt64($1)) &* 0x100_0000_01b3 }, radix: 16)
        }.joined()
    }
}
