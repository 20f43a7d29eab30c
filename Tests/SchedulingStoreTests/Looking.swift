import Foundation
import Postgres
import SchedulingStore
import TestSupport

extension SmallPool {
    /// Granted, available, reserved and committed of the project's only line.
    func budgetLine() throws -> [Int64] {
        try database.connect().run(
            .one("select granted, available, reserved, committed from poolbook.budget_line") { row in
                [try row.next(), try row.next(), try row.next(), try row.next()]
            })
    }

    /// How many rows every table that an act writes has.
    func footprint() throws -> [Int64] {
        try [
            "event", "reservation", "reservation_item", "allocation", "quantity_allocation", "commitment", "entry",
            "audit", "command",
        ].map { try count($0) }
    }
}

extension SmallPool {
    /// Makes the server's superuser an auditor of the pool, which the product does not offer.
    func dismissTheServersOwn() throws {
        try database.connect().script("update poolbook.member set roles = '{auditor}' where login = 'postgres'")
    }

    /// Makes members administrators again, behind the product's back.
    func appoint(_ logins: [String]) throws {
        let connection = try database.connect()
        try connection.run(
            .none("update poolbook.member set roles = '{administrator}' where login = any ($1)", [logins]))
        for login in logins { try connection.script("grant poolbook_administrator to \(login)") }
    }
}
