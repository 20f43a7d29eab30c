internal import CLibPQ

#if canImport(Glibc)
    internal import Glibc
#elseif canImport(Musl)
    internal import Musl
#else
    internal import Darwin
#endif

/// A connection in the making.
///
/// `PQconnectdbParams` would do, were it not that it prints the notices of the log-in and hides the SQLSTATE of a
/// failure: both can be set only on a connection that has begun. So the loop is here.
enum Connecting {
    /// Opens a connection that has `sink` for its notices, or throws `.connection`.
    static func open(
        _ parameters: [(keyword: String, value: String)], sink: NoticeSink
    ) throws(PostgresError) -> OpaquePointer {
        for (keyword, value) in parameters where keyword.utf8.contains(0) || value.utf8.contains(0) {
            throw .connection(ConnectionFailure(reason: .invalidParameter, message: "NUL byte"))
        }
        // Of a keyword that is given twice the last one counts, also against what `dbname` expands to.
        guard let handle = start(parameters + [("client_encoding", "UTF8")]) else {
            throw .connection(ConnectionFailure(reason: .other, message: "out of memory"))
        }
        sink.install(on: handle)
        PQsetErrorVerbosity(handle, PQERRORS_VERBOSE)
        let progress = PQstatus(handle) == CONNECTION_BAD ? Progress.ended : drive(handle)
        if progress == .timedOut, setting(handle, "host").contains(",") || setting(handle, "hostaddr").contains(",") {
            // Only libpq's own loop can go on to the next host after a timeout.
            PQreset(handle)
        }
        guard PQstatus(handle) == CONNECTION_OK else {
            let text = String(cString: PQerrorMessage(handle))
            let need = PQconnectionNeedsPassword(handle) == 1 ? ConnectionFailure.PasswordNeed.missing : .met
            PQfinish(handle)
            if progress == .timedOut {
                throw .connection(ConnectionFailure(reason: .timedOut, message: text + "timeout expired"))
            }
            throw .connection(ConnectionFailure(verboseMessage: text, password: need))
        }
        PQsetErrorVerbosity(handle, PQERRORS_DEFAULT)
        return handle
    }

    private enum Progress {
        case ended
        case timedOut
    }

    private static func start(_ parameters: [(keyword: String, value: String)]) -> OpaquePointer? {
        let keywords = parameters.map { strdup($0.keyword) }
        let values = parameters.map { strdup($0.value) }
        defer { (keywords + values).forEach { free($0) } }
        let keywordList = keywords.map { UnsafePointer($0) } + [nil]
        let valueList = values.map { UnsafePointer($0) } + [nil]
        return PQconnectStartParams(keywordList, valueList, 1)
    }

    /// Drives the log-in to its end, good or bad, or until `connect_timeout` seconds have passed.
    private static func drive(_ handle: OpaquePointer) -> Progress {
        let seconds = Int64(setting(handle, "connect_timeout")) ?? 0
        // libpq takes one second for two.
        let deadline = seconds > 0 ? ContinuousClock.now + .seconds(max(seconds, 2)) : nil
        var step = PGRES_POLLING_WRITING
        while step == PGRES_POLLING_READING || step == PGRES_POLLING_WRITING {
            let events = step == PGRES_POLLING_READING ? POLLIN : POLLOUT
            guard Socket.wait(PQsocket(handle), for: events, until: deadline) == .ready else { return .timedOut }
            step = PQconnectPoll(handle)
        }
        return .ended
    }

    /// What libpq made of parameters, environment and service file; empty if unset.
    static func setting(_ handle: OpaquePointer, _ keyword: String) -> String {
        guard let options = PQconninfo(handle) else { return "" }
        defer { PQconninfoFree(options) }
        var option = options
        while let name = option.pointee.keyword {
            if String(cString: name) == keyword { return option.pointee.val.map { String(cString: $0) } ?? "" }
            option += 1
        }
        return ""
    }
}

/// Waiting for a socket.
enum Socket {
    enum Readiness {
        case ready
        case timedOut
    }

    /// Waits until the socket is ready for `events` or broken, or `deadline` has passed; signals do not interrupt it.
    static func wait(
        _ socket: Int32, for events: some BinaryInteger, until deadline: ContinuousClock.Instant?
    ) -> Readiness {
        while true {
            var request = pollfd(fd: socket, events: Int16(events), revents: 0)
            let milliseconds = deadline.map { max(0, ContinuousClock.now.duration(to: $0) / .milliseconds(1)) }
            let count = poll(&request, 1, milliseconds.map { Int32(min($0.rounded(.up), 86_400_000)) } ?? -1)
            if count > 0 { return .ready }
            if count == 0 { return .timedOut }
            if errno != EINTR { return .ready }
        }
    }

    /// Whether something, or the end, can be read at once.
    static func isReadable(_ socket: Int32) -> Bool {
        wait(socket, for: POLLIN, until: .now) == .ready
    }
}
