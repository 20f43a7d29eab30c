import ArgumentParser
import Foundation
import Postgres
import Reporting
import Scheduling
import SchedulingStore

/// `poolbook whoami`: as whom the caller is known, where, and how the way there is kept.
struct WhoamiCommand: ParsableCommand {
    static var configuration: CommandConfiguration { poolbook.configuration("whoami", JoiningHelp.whoami) }

    @OptionGroup var common: CommonOptions

    func run() throws {
        try Desk.open(common) { desk in
            let member = desk.snapshot.member
            let place = desk.store.place
            let isHere = place.transport == .socket
            let mine = try desk.store.members(in: desk.snapshot.pool.id).first { $0.login == desk.snapshot.login }
            desk.answer(
                Record([
                    Record.Field("login", Headings.login, .text(desk.snapshot.login)),
                    Record.Field("name", Headings.name, .text(member.name)),
                    Record.Field("organization", Headings.organization, .optional(member.organization?.name)),
                    Record.Field("roles", Headings.roles, .list(member.roles)),
                    Record.Field("pool", JoiningSentences.pool, .text(desk.snapshot.pool.name)),
                    Record.Field(
                        "since", JoiningSentences.since, mine.flatMap { $0.since }.map(Cell.instant) ?? .empty),
                    Record.Field(
                        "server", JoiningSentences.server, .text(isHere ? place.host : "\(place.host):\(place.port)")),
                    Record.Field("database", JoiningSentences.database, .text(place.database)),
                    Record.Field("transport", JoiningSentences.transport, place.transport.cell),
                ]))
        }
    }
}

extension Connection.Transport {
    fileprivate var cell: Cell {
        switch self {
        case .socket: .state(JoiningSentences.bySocket, key: rawValue)
        case .plain: .state(JoiningSentences.byPlain, key: rawValue, tone: .bad)
        case .encrypted: .state(JoiningSentences.byTLS, key: rawValue, tone: .waiting)
        case .verified: .state(JoiningSentences.byVerifiedTLS, key: rawValue, tone: .good)
        }
    }
}

extension MemberRow {
    /// When the member was added: their identifier begins with it.
    fileprivate var since: Instant? {
        let digits = id.uuidString.replacing("-", with: "").prefix(12)
        return Int64(digits, radix: 16).map { Instant(microseconds: $0 * 1_000) }
    }
}
