internal import CLibPQ

/// A handle that asks the server to cancel what its connection is doing, from any thread.
///
/// It remains valid when the connection is gone, and then does nothing.
public final class Canceller: Sendable {
    // PGcancel is never changed once made, and PQcancel is safe in any thread.
    nonisolated(unsafe) private let handle: OpaquePointer?

    init(connection: OpaquePointer) {
        handle = PQgetCancel(connection)
    }

    deinit {
        PQfreeCancel(handle)
    }

    /// Sends the request over a connection of its own, or throws `.connection` if that fails.
    ///
    /// The statement then throws `.server` with state 57014, unless it ended first: its outcome is what it says,
    /// not what was asked for here.
    public func cancel() throws(PostgresError) {
        var message = [CChar](repeating: 0, count: 256)
        guard PQcancel(handle, &message, Int32(message.count)) == 1 else {
            let text = String(decoding: message.prefix { $0 != 0 }.map(UInt8.init(bitPattern:)), as: UTF8.self)
            throw .connection(ConnectionFailure(reason: .other, message: text))
        }
    }
}
