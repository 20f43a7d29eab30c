internal import Foundation
public import SchedulingStore

/// A way to the test cluster that passes everything on until it is told to keep the next answer to itself.
///
/// It stands for a network that breaks after a commit was sent: the server does what it was asked, and the client
/// never hears of it.
public final class LostAnswer: @unchecked Sendable {
    private let directory: String
    private let listener: Int32
    // Guarded by the lock.
    private var isCut = false
    private let lock = NSLock()

    private struct Failure: Error {
        let call: String
        let number = errno
    }

    /// Begins to listen, for one connection.
    public init() throws {
        directory = FileManager.default.temporaryDirectory.appending(path: "lost-\(UUID().uuidString.prefix(8))").path
        try FileManager.default.createDirectory(atPath: directory, withIntermediateDirectories: true)
        listener = try Self.open("\(directory)/.s.PGSQL.5432", call: "bind") { socket, address, length in
            bind(socket, address, length) == 0 && listen(socket, 1) == 0
        }
        let server = try Self.open("\(PrivateCluster.shared.directory)/.s.PGSQL.5432", call: "connect", Self.connected)
        Thread.detachNewThread { [self] in serve(server) }
    }

    /// The product's store by this way, for a login.
    public func store(of database: TestDatabase, as login: String = "postgres") throws(StoreError) -> Store {
        try Store(database.parameters(as: login) + [("host", directory)])
    }

    /// From now on the server's answers go nowhere, and with the next one the connection ends.
    public func cut() {
        lock.withLock { isCut = true }
    }

    deinit {
        close(listener)
        try? FileManager.default.removeItem(atPath: directory)
    }

    private func serve(_ server: Int32) {
        let client = accept(listener, nil, nil)
        defer {
            close(client)
            close(server)
        }
        var requests = [pollfd(fd: client, events: Int16(POLLIN), revents: 0)]
        requests.append(pollfd(fd: server, events: Int16(POLLIN), revents: 0))
        var buffer = [UInt8](repeating: 0, count: 65_536)
        while poll(&requests, 2, -1) > 0 {
            if requests[0].revents != 0 {
                let count = read(client, &buffer, buffer.count)
                guard count > 0, write(server, buffer, count) == count else { return }
            }
            if requests[1].revents != 0 {
                let count = read(server, &buffer, buffer.count)
                guard count > 0, !lock.withLock({ isCut }) else { return }
                guard write(client, buffer, count) == count else { return }
            }
        }
    }

    /// A Unix socket that `use` has bound or connected.
    private static func open(
        _ path: String, call: String, _ use: (Int32, UnsafePointer<sockaddr>, socklen_t) -> Bool
    ) throws -> Int32 {
        let socket = socket(AF_UNIX, Int32(SOCK_STREAM.rawValue), 0)
        guard socket >= 0 else { throw Failure(call: "socket") }
        var address = sockaddr_un()
        address.sun_family = sa_family_t(AF_UNIX)
        withUnsafeMutableBytes(of: &address.sun_path) { $0.copyBytes(from: Array(path.utf8) + [0]) }
        let length = socklen_t(MemoryLayout<sockaddr_un>.size)
        let isUsed = withUnsafePointer(to: address) { pointer in
            pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) { use(socket, $0, length) }
        }
        guard isUsed else { throw Failure(call: call) }
        return socket
    }

    private static func connected(_ socket: Int32, _ address: UnsafePointer<sockaddr>, _ length: socklen_t) -> Bool {
        Foundation.connect(socket, address, length) == 0
    }
}
