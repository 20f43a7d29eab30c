public import Postgres
internal import Scheduling
internal import Synchronization

/// The pool's database: one connection, and the statements of the domain on it.
///
/// Synchronous, for one thread at a time. Every act is one function of the surface, in one round trip, so that no lock
/// is held across the network.
public struct Store: ~Copyable {
    /// The surface of functions and views that this program speaks.
    public static let surface = 1

    let connection: Connection
    private let progress: Progress
    private let freed = FreedPlaces()

    /// Connects with libpq's keywords, or throws `.unreachable`.
    ///
    /// `onProgress` is told, on the caller's thread, how many rows of how many a long act has done.
    public init(
        _ parameters: [(keyword: String, value: String)], onProgress: (@Sendable (Int, Int) -> Void)? = nil
    ) throws(StoreError) {
        let progress = Progress(onProgress)
        do throws(PostgresError) {
            connection = try Connection(parameters) { notice in progress.tell(notice) }
        } catch {
            throw StoreError(error)
        }
        self.progress = progress
    }

    /// Ends what runs on the connection, from any thread: the act fails with `.interrupted`, nothing written.
    public func canceller() -> Canceller { connection.canceller() }

    /// The login that the server knows the caller by.
    public var login: String { connection.user }

    /// Runs a statement that reads.
    func read<Output>(_ statement: Statement<Output>) throws(StoreError) -> Output {
        do throws(PostgresError) {
            return try connection.run(statement)
        } catch {
            throw explained(error)
        }
    }

    /// Calls a function that writes, and reads its answer; a try is rolled back by the function itself, and its
    /// answer read from there.
    ///
    /// A deadlock or serialization failure is tried again, three times at most, with a growing, random pause; so is, once,
    /// what waited in vain for somebody who does nothing, and whose session is ended for that.
    func act<Answer: Decodable>(_ statement: Statement<JSONText>) throws(StoreError) -> Answer {
        let text = try answer(to: statement).text
        freed.note(text)
        return try decodedJSON(text)
    }

    /// The keys of the acts since this was asked last in which holds ran out that others waited for.
    public func takeFreed() -> [String] { freed.take() }

    private func answer(to statement: Statement<JSONText>) throws(StoreError) -> JSONText {
        var attempt = 1
        var hasEnded = false
        while true {
            let answer: JSONText
            do throws(PostgresError) {
                answer = try connection.run(statement)
            } catch {
                if case .server(let server) = error, server.sqlState == .tried, let detail = server.detail {
                    return JSONText(detail)
                }
                if error.sqlState == .lockNotAvailable, !hasEnded, endIdleSessions() > 0 {
                    hasEnded = true
                    continue
                }
                guard error.isTransient, attempt < 4 else { throw explained(error) }
                pause(milliseconds: Int.random(in: 1...(20 << attempt)))
                attempt += 1
                continue
            }
            guard !progress.takeDoubt() else { throw .lost }
            return answer
        }
    }

    /// Ends the sessions of those who keep what they took and do nothing; returns how many there were.
    private func endIdleSessions() -> Int32 {
        let statement = Statement.one("select poolbook_\(Self.surface).end_idle_sessions()", []) { row in
            try row.next(Int32.self)
        }
        return (try? connection.run(statement)) ?? 0
    }

    /// What an error means; one that says that the surface is missing is looked into.
    private func explained(_ error: PostgresError) -> StoreError {
        switch error.sqlState {
        case .invalidSchemaName, .undefinedTable, .undefinedFunction:
            let served = try? connection.run(Self.servedSurfaces)
            guard let served, !served.contains(Self.surface) else { return .unexpected(error) }
            return .otherSurface(served: served)
        default:
            return StoreError(error)
        }
    }

    static var servedSurfaces: Statement<[Int]> {
        .many(
            """
            select substr(nspname, 10)::integer
            from pg_namespace
            where nspname ~ '^poolbook_[0-9]+$'
            order by 1
            """
        ) { row in Int(try row.next(Int32.self)) }
    }
}

/// Tells how far a long act has come, as the database's notices say it, and notes when one says that what was done may
/// be lost with the server: the wait for its standby was given up.
private final class Progress: Sendable {
    private let tellCaller: (@Sendable (Int, Int) -> Void)?
    private let doubt = Mutex(false)

    init(_ tellCaller: (@Sendable (Int, Int) -> Void)?) {
        self.tellCaller = tellCaller
    }

    /// Whether the last statement is in doubt though the server answered.
    func takeDoubt() -> Bool {
        doubt.withLock { had in
            defer { had = false }
            return had
        }
    }

    func tell(_ notice: Notice) {
        if notice.severity == .warning, notice.routine == "SyncRepWaitForLSN" { doubt.withLock { $0 = true } }
        guard notice.sqlState == .progress else { return }
        let parts = notice.message.split(separator: "/").compactMap { Int($0) }
        if parts.count == 2 { tellCaller?(parts[0], parts[1]) }
    }
}

extension LocalDate {
    /// The day as the server takes it.
    var calendarDay: CalendarDay { CalendarDay(days: Int32(clamping: daysSince1970)) }
}
