internal import Postgres
public import Scheduling

/// Something that the caller can see, with what it is called.
public struct KnownName: Sendable {
    /// Its kind.
    public let kind: Snapshot.Name.Kind
    /// Its code, login or reference.
    public let code: String
    /// Its name or title.
    public let name: String
    /// Other names that people type.
    public let aliases: [String]
    /// Of a reservation, what can be done with it.
    public let state: Reservation.State?
}

extension Store {
    /// What there is of some kinds, as far as the caller may see it, of the pool by name or of the caller's only one.
    ///
    /// Only what has a code, name or alias that begins so, in either case; at most so many. It is one statement on the
    /// views that list: none where the caller has no such pool, or several.
    public func names(
        of kinds: [Snapshot.Name.Kind], inPool pool: String?, beginning: String = "", limit: Int
    ) throws(StoreError) -> [KnownName] {
        let sources = Set(kinds.map(\.source)).sorted().joined(separator: "\nunion all\n")
        guard !sources.isEmpty else { return [] }
        return try read(
            .many(
                """
                with known as (
                \(sources)
                )
                select kind, code, name, aliases, state
                from known
                where pool_id = (
                        select (array_agg(pool_id))[1]
                        from poolbook_1.pools
                        where $1 is null or name = $1
                        having count(*) = 1
                    )
                    and kind = any ($2)
                    and (
                        starts_with(lower(code), lower($3))
                        or starts_with(lower(name), lower($3))
                        or exists (select from unnest(aliases) as alias where starts_with(lower(alias), lower($3)))
                    )
                order by kind, code
                limit $4
                """, [pool, kinds.map(\.rawValue), beginning, Int64(limit)]
            ) { row in
                KnownName(
                    kind: try row.next(parsing: Snapshot.Name.Kind.init(rawValue:)), code: try row.next(),
                    name: try row.next(), aliases: try row.next(),
                    state: try row.next(String?.self).flatMap(Reservation.State.init(rawValue:)))
            })
    }
}

extension Snapshot.Name.Kind {
    /// The rows of this kind: the view that lists it.
    fileprivate var source: String {
        switch self {
        case .venue, .staff, .equipment:
            "select pool_id, kind, code, name, aliases, null::text as state from poolbook_1.resources"
        case .invoice:
            """
            select pool_id, 'invoice' as kind, reference as code, payee as name, '{}'::text[] as aliases,
                null::text as state
            from poolbook_1.invoices
            """
        case .transfer:
            """
            select pool_id, 'transfer' as kind, reference as code, transfers.state as name, '{}'::text[] as aliases,
                null::text as state
            from poolbook_1.transfers
            """
        case .line:
            """
            select pool_id, 'line' as kind, concat_ws('/', project, category, fiscal_year) as code, fund as name,
                '{}'::text[] as aliases, null::text as state
            from poolbook_1.budget_lines
            """
        case .organization: Self.plain("organization", "organizations")
        case .project: Self.plain("project", "projects")
        case .fund: Self.plain("fund", "funds")
        case .member:
            """
            select pool_id, 'member' as kind, login as code, name, '{}'::text[] as aliases, null::text as state
            from poolbook_1.members
            """
        case .reservation:
            """
            select pool_id, 'reservation' as kind, reference as code, title as name, '{}'::text[] as aliases, state
            from poolbook_1.reservations
            """
        case .series:
            """
            select distinct on (pool_id, series) pool_id, 'series' as kind, series as code, title as name,
                '{}'::text[] as aliases, state
            from poolbook_1.reservations
            where series is not null
            """
        case .approval:
            """
            select pool_id, 'approval' as kind, reference as code, coalesce(title, '') as name, '{}'::text[] as aliases,
                null::text as state
            from poolbook_1.approvals
            where state = 'waiting'
            """
        case .conflict:
            """
            select pool_id, 'conflict' as kind, reference as code, coalesce(subject, rule) as name,
                '{}'::text[] as aliases, null::text as state
            from poolbook_1.conflicts
            where state in ('open', 'waived', 'resolved')
            """
        case .blackout:
            """
            select pool_id, 'blackout' as kind, reference as code, name, '{}'::text[] as aliases, null::text as state
            from poolbook_1.blackouts
            """
        }
    }

    private static func plain(_ kind: String, _ view: String) -> String {
        "select pool_id, '\(kind)' as kind, code, name, '{}'::text[] as aliases, null::text as state"
            + " from poolbook_1.\(view)"
    }
}
