import Foundation
import Postgres
import SchedulingStore
import TestSupport
import Testing

/// Expects that every acknowledged act is there once with its answer and its audit row, and that all of the pool is
/// sound. The queries share nothing with what writes.
func expectKept(
    _ acknowledged: [Acknowledged], in pool: SmallPool, sourceLocation: SourceLocation = #_sourceLocation
) throws {
    let connection = try pool.database.connect()
    let lost = try connection.values(
        """
        select concat_ws(' ', told.login, told.key, told.reference, told.version, (
            select jsonb_agg(jsonb_build_object('act', audit.act, 'version', audit.version_after, 'answer', command.answer))
            from poolbook.command
            left join poolbook.audit using (pool_id, command_id)
            where command.login = told.login
                and command.key = told.key
        ))
        from unnest($1::text[], $2::text[], $3::text[], $4::integer[]) as told (login, key, reference, version)
        where (
            select count(*)
            from poolbook.command
            join poolbook.audit using (pool_id, command_id)
            -- An act may have freed holds of others that had run out.
            join poolbook.reservation
                on reservation.pool_id = audit.pool_id
                and reservation.reservation_id = audit.subject_id
                and reservation.reference = told.reference
            where command.login = told.login
                and command.key = told.key
                and command.answer ->> 'reference' = told.reference
                and (command.answer ->> 'version')::integer = told.version
                and audit.subject_kind = 'reservation'
                and audit.version_after = told.version
        ) <> 1
        """,
        [
            acknowledged.map(\.login), acknowledged.map(\.key), acknowledged.map(\.reference),
            acknowledged.map { Int32($0.version) },
        ], as: String.self)
    #expect(lost == [], "acknowledged and not there once", sourceLocation: sourceLocation)
    let problems = try Ledger.problems(in: pool.database)
    #expect(problems == [], sourceLocation: sourceLocation)
}
