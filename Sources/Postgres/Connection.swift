internal import CLibPQ

/// A connection to one database, closed when it goes out of scope.
///
/// Synchronous, and for one thread at a time. Statements are unnamed and parameters and results binary, so that each
/// statement is one round trip and works through PgBouncer in transaction mode.
public struct Connection: ~Copyable {
    let handle: OpaquePointer
    private let sink: NoticeSink

    /// Connects, or throws `.connection`.
    ///
    /// The keywords are libpq's; `dbname` may be a URI or a whole connection string. What they leave open comes from
    /// libpq's environment, service and password files. The encoding is UTF-8 always. `connect_timeout` (seconds)
    /// limits the log-in. `onNotice` is called on the thread that runs a statement and must not use the connection;
    /// without it notices are dropped.
    public init(
        _ parameters: [(keyword: String, value: String)], onNotice: (@Sendable (Notice) -> Void)? = nil
    ) throws(PostgresError) {
        let sink = NoticeSink(onNotice)
        self.handle = try Connecting.open(parameters, sink: sink)
        self.sink = sink
    }

    deinit {
        PQfinish(handle)
        withExtendedLifetime(sink) {}
    }

    /// Runs one statement and reads its rows.
    ///
    /// Throws `.parameter` or `.connection` if nothing was sent, `.server` if it had no effect, `.lost` if nobody
    /// knows; `.arity` and `.decoding` come too late to undo anything outside a transaction.
    public func run<Output>(_ statement: Statement<Output>) throws(PostgresError) -> Output {
        try Self.refuseNUL(statement.sql)
        let parameters = try EncodedParameters(statement.parameters)
        try requireOpen()
        let pointer = parameters.withPointers { types, values, lengths, formats in
            PQexecParams(handle, statement.sql, parameters.count, types, values, lengths, formats, 1)
        }
        return try statement.collect(try checked(pointer))
    }

    /// Runs any number of statements without parameters, as one transaction unless they say otherwise; rows are dropped.
    ///
    /// Throws as ``run(_:)`` does; of several statements the first that fails is reported and the rest do not run.
    public func script(_ sql: String) throws(PostgresError) {
        try Self.refuseNUL(sql)
        try requireOpen()
        _ = try checked(PQexec(handle, sql))
    }

    /// Streams the rows of a query in binary, one by one, in memory for one of them.
    ///
    /// What `onRow` throws ends the stream, which takes the connection with it: it is of no use afterwards.
    public func copy(
        _ query: CopyQuery, onRow: (inout CopyRow) throws(PostgresError) -> Void
    ) throws(PostgresError) {
        try Self.refuseNUL(query.sql)
        try requireOpen()
        let begun = ResultSet(owning: try copying(PQexec(handle, "copy (\(query.sql)) to stdout (format binary)")))
        guard begun.status == PGRES_COPY_OUT else { throw .unsupportedCopy }
        var frames = CopyFrames()
        while true {
            var buffer: UnsafeMutablePointer<CChar>?
            let length = PQgetCopyData(handle, &buffer, 0)
            guard length > 0, let buffer else { break }
            defer { PQfreemem(buffer) }
            try frames.read(UnsafeRawBufferPointer(start: buffer, count: Int(length)), onRow)
        }
        // What became of the query comes behind its rows, and nothing behind that.
        while let last = PQgetResult(handle) { _ = try checked(last) }
    }

    /// The first result of a COPY; what is none throws what it says.
    private func copying(_ pointer: OpaquePointer?) throws(PostgresError) -> OpaquePointer {
        guard let pointer, PQresultStatus(pointer) == PGRES_COPY_OUT else {
            _ = try checked(pointer)
            throw .unsupportedCopy
        }
        return pointer
    }

    /// A handle that can cancel a statement of this connection from another thread.
    public func canceller() -> Canceller {
        Canceller(connection: handle)
    }

    private static func refuseNUL(_ sql: String) throws(PostgresError) {
        guard !sql.utf8.contains(0) else { throw .parameter(ParameterFailure(position: nil, problem: .nulByte)) }
    }

    /// Throws `.connection` if the server has gone since the last statement, which is then known not to be sent.
    private func requireOpen() throws(PostgresError) {
        while PQstatus(handle) == CONNECTION_OK, Socket.isReadable(PQsocket(handle)) {
            guard PQconsumeInput(handle) == 1 else { break }
            // Asked for its side effect: last words of the server become notices.
            _ = PQisBusy(handle)
        }
        guard PQstatus(handle) == CONNECTION_OK else {
            throw .connection(ConnectionFailure(reason: .closed, message: lastMessage))
        }
    }

    /// Takes a result over, or throws what it says.
    private func checked(_ pointer: OpaquePointer?) throws(PostgresError) -> ResultSet {
        guard let pointer else { throw .lost(LostConnection(message: lastMessage)) }
        let result = ResultSet(owning: pointer)
        switch result.status {
        case PGRES_COMMAND_OK, PGRES_TUPLES_OK, PGRES_EMPTY_QUERY:
            return result
        case PGRES_COPY_IN, PGRES_COPY_OUT, PGRES_COPY_BOTH:
            throw .unsupportedCopy
        default:
            // Without a state libpq itself failed, for example for lack of memory to keep the rows.
            guard PQstatus(handle) == CONNECTION_OK, let error = ServerError(result: pointer) else {
                throw .lost(LostConnection(message: lastMessage))
            }
            throw .server(error)
        }
    }

    private var lastMessage: String { String(cString: PQerrorMessage(handle)) }
}

extension Connection {
    /// The server's version as a number: 150020 for 15.20.
    public var serverVersion: Int32 { PQserverVersion(handle) }

    /// A setting that the server reports by itself, such as `TimeZone`; nil if it does not report this one.
    public func parameter(_ name: String) -> String? {
        PQparameterStatus(handle, name).map { String(cString: $0) }
    }

    /// The role that logged in.
    public var user: String { String(cString: PQuser(handle)) }

    /// The server's host name, address or socket directory.
    public var host: String { String(cString: PQhost(handle)) }

    /// The database's name.
    public var database: String { String(cString: PQdb(handle)) }

    /// The number of the server process that serves this connection.
    public var backendProcessID: Int32 { PQbackendPID(handle) }

    /// Whether a transaction is open, and sound; unknown without a connection.
    var transactionStatus: PGTransactionStatusType { PQtransactionStatus(handle) }
}
