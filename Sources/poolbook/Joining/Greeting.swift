import Postgres
import Reporting
import Scheduling
import SchedulingStore

extension JoiningSentences {
    /// Where somebody has come in, and as what.
    static func greeting(_ snapshot: Snapshot, _ place: ServerPlace) -> Sentence {
        let pool = snapshot.pool.name
        let host = place.host
        let way =
            switch place.transport {
            case .socket: bySocket
            case .plain: byPlain
            case .encrypted: byTLS
            case .verified: byVerifiedTLS
            }
        let list = Cell.list(snapshot.member.roles).sentence(in: snapshot.pool.zone)
        let first = snapshot.member.roles.count == 1 ? snapshot.member.roles.first?.first : nil
        let article = first.map { "aeiou".contains($0) ? "an " : "a " } ?? ""
        let roles = Sentence.joined([.rendered { $0 == .english ? article : "" }, list], by: .verbatim(""))
        guard let organization = snapshot.member.organization?.name else {
            return Sentence(
                en: "Pool \(pool) at \(host) (\(way.en)). You are \(roles.en).",
                zh: "资源库 \(pool), 位于 \(host) (\(way.zh))。您的角色: \(roles.zh)。")
        }
        return Sentence(
            en: "Pool \(pool) at \(host) (\(way.en)). You are \(roles.en) of \(organization).",
            zh: "资源库 \(pool), 位于 \(host) (\(way.zh))。您是 \(organization) 的 \(roles.zh)。")
    }
}
