import ArgumentParser
import Reporting
import Scheduling
import SchedulingStore

/// Who has or had which roles, as options of `member list`.
struct RightsOptions: ParsableArguments {
    @Flag(help: help(ActSentences.helpRights)) var rights = false
    @Option(help: help(ActSentences.helpAsOf)) var asOf: String?

    /// Who had which roles at the end of a day, or has them now; nil where that is not asked for.
    func answer(_ desk: Desk, _ organizations: [String], _ roles: [String]) throws -> Table? {
        guard rights else {
            if asOf != nil { throw Failure(.usage, ActSentences.asOfNeedsRights) }
            return nil
        }
        let instant = try asOf.map { try desk.days($0).end } ?? desk.snapshot.now
        let day = desk.zone.local(instant - .seconds(1)).date
        let found = try desk.store.rights(asOf: min(instant, desk.snapshot.now), in: desk.snapshot.pool.id)
        let names = organizations.indices.map { position in
            desk.snapshot.matches[position].first?.name ?? organizations[position]
        }
        let kept = found.filter { row in
            (row.retiredFrom.map { $0 > day } ?? true)
                && (names.isEmpty || row.organization.map(names.contains) ?? false)
                && (roles.isEmpty || !Set(row.roles).isDisjoint(with: roles))
        }
        return Table(
            [
                Column("login", Headings.login), Column("name", Headings.name),
                Column("organization", Headings.organization), Column("roles", Headings.roles),
                Column("since", ActSentences.since), Column("given_by", ActSentences.givenBy),
            ],
            rows: kept.map { row in
                [
                    .text(row.login), .text(row.name), .optional(row.organization), .list(row.roles),
                    row.since.map(Cell.instant) ?? .empty, .optional(row.givenBy),
                ]
            })
    }
}
