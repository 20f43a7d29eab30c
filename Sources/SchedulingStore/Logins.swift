internal import Postgres

extension Store {
    /// Lets a login make pools: for whoever sets a server up. Makes the login where there is none.
    public func makeAdministrator(_ login: String) throws(StoreError) {
        let quoted = "\"" + login.replacing("\"", with: "\"\"") + "\""
        let exists = try read(
            .one("select exists (select 1 from pg_roles where rolname = $1)", [login]) { row in
                try row.next(Bool.self)
            })
        do throws(PostgresError) {
            if !exists { try connection.script("create role \(quoted) login") }
            try connection.script("set local client_min_messages = warning; grant poolbook_administrator to \(quoted)")
        } catch {
            throw StoreError(error)
        }
    }
}
