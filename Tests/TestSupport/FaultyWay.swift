internal import Foundation
public import SchedulingStore

/// A way to a test server for one connection, on which things go wrong as they do on networks.
public final class FaultyWay: Sendable {
    /// What goes wrong.
    public enum Fault: Sendable, Hashable {
        /// Nothing before `cut` is called: then the next answer is kept, and the connection ends.
        case onDemand
        /// The connection ends after so many bytes to the server.
        case cutRequest(after: Int)
        /// The connection ends after so many bytes from the server.
        case cutAnswer(after: Int)
        /// Every byte comes by itself.
        case split
        /// So many microseconds pass before anything is passed on.
        case slow(microseconds: UInt32)
    }

    private struct Failure: Error {
        let call: String
        let number = errno
    }

    private let directory: TemporaryDirectory
    private let listener: Int32
    private let fault: Fault
    private let isCut = Flag()

    /// Begins to listen, for one connection.
    public init(_ fault: Fault = .onDemand, to cluster: PrivateCluster = .shared) throws {
        directory = try TemporaryDirectory()
        self.fault = fault
        listener = try Self.open(directory.path + "/.s.PGSQL.5432", call: "bind") { socket, address, length in
            bind(socket, address, length) == 0 && listen(socket, 1) == 0
        }
        let server = try Self.open(cluster.directory + "/.s.PGSQL.5432", call: "connect") { socket, address, length in
            Foundation.connect(socket, address, length) == 0
        }
        Thread.detachNewThread { [self] in serve(server) }
    }

    deinit { close(listener) }

    /// The product's store by this way, for a login.
    public func store(of database: TestDatabase, as login: String = "postgres") throws(StoreError) -> Store {
        try Store(database.parameters(as: login) + [("host", directory.path)])
    }

    /// From now on the server's answers go nowhere, and with the next one the connection ends.
    public func cut() { isCut.raise() }

    private func serve(_ server: Int32) {
        let client = accept(listener, nil, nil)
        // Shut down too: what other tests start at this moment may have the sockets as well, and would keep them open.
        defer {
            for end in [client, server] {
                shutdown(end, Int32(SHUT_RDWR))
                close(end)
            }
        }
        var ends = [client, server].map { pollfd(fd: $0, events: Int16(POLLIN), revents: 0) }
        var (asked, answered) = (0, 0)
        var buffer = [UInt8](repeating: 0, count: 65_536)
        while poll(&ends, 2, -1) > 0 {
            if ends[0].revents != 0 {
                let count = read(client, &buffer, buffer.count)
                let allowed = allowed(count, of: asked, cut: \.requestLimit)
                guard count > 0, pass(buffer[..<max(allowed, 0)], to: server), allowed == count else { return }
                asked += count
            }
            if ends[1].revents != 0 {
                let count = read(server, &buffer, buffer.count)
                let allowed = allowed(count, of: answered, cut: \.answerLimit)
                guard count > 0, !isCut.isRaised, pass(buffer[..<max(allowed, 0)], to: client), allowed == count else {
                    return
                }
                answered += count
            }
        }
    }

    /// How many of some bytes go on, after so many have.
    private func allowed(_ count: Int, of before: Int, cut: KeyPath<Fault, Int?>) -> Int {
        fault[keyPath: cut].map { min(count, max(0, $0 - before)) } ?? count
    }

    private func pass(_ bytes: ArraySlice<UInt8>, to end: Int32) -> Bool {
        switch fault {
        case .split: return bytes.allSatisfy { Self.write([$0], to: end) }
        case .slow(let microseconds): usleep(microseconds)
        case .onDemand, .cutRequest, .cutAnswer: break
        }
        return bytes.isEmpty || Self.write(Array(bytes), to: end)
    }

    private static func write(_ bytes: [UInt8], to end: Int32) -> Bool {
        send(end, bytes, bytes.count, Int32(MSG_NOSIGNAL)) == bytes.count
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
        guard isUsed else {
            close(socket)
            throw Failure(call: call)
        }
        return socket
    }
}

extension FaultyWay.Fault {
    fileprivate var requestLimit: Int? {
        if case .cutRequest(let count) = self { count } else { nil }
    }

    fileprivate var answerLimit: Int? {
        if case .cutAnswer(let count) = self { count } else { nil }
    }
}
