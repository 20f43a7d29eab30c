import Dispatch
import Foundation
import Postgres
import Synchronization

/// Control-C while a long act runs: the server is asked to end it, so that nothing of it is written.
final class Interrupt: @unchecked Sendable {
    private let flag = Atomic(false)
    private let stops: Mutex<[@Sendable () -> Void]>
    // Set once and cancelled once, by the thread that made it.
    private let source: any DispatchSourceSignal

    init(cancelling canceller: Canceller) {
        signal(SIGINT, SIG_IGN)
        stops = Mutex([{ try? canceller.cancel() }])
        source = DispatchSource.makeSignalSource(signal: SIGINT, queue: .global())
        source.setEventHandler { [flag = self] in
            flag.flag.store(true, ordering: .relaxed)
            for stop in flag.stops.withLock({ $0 }) { stop() }
        }
        source.resume()
    }

    /// Another connection that works for the same act.
    func cancelsToo(_ canceller: Canceller) { stops.withLock { $0.append { try? canceller.cancel() } } }

    /// Whether it came.
    var happened: Bool { flag.load(ordering: .relaxed) }

    /// Does work that Control-C ends by `stop` as well: another program's.
    func ending<Output>(by stop: @escaping @Sendable () -> Void, _ body: () throws -> Output) throws -> Output {
        stops.withLock { $0.append(stop) }
        defer { stops.withLock { _ = $0.popLast() } }
        // It may have come a moment before.
        if happened { stop() }
        return try body()
    }

    /// Lets Control-C end the program again.
    func end() {
        source.cancel()
        signal(SIGINT, SIG_DFL)
    }
}

/// How far a long act has come, on a terminal.
final class ProgressBar: Sendable {
    private let isShown = isatty(STDERR_FILENO) == 1

    func show(_ done: Int, of total: Int) {
        guard isShown, total > 0 else { return }
        let width = 40
        let full = done * width / total
        let bar = String(repeating: "#", count: full) + String(repeating: ".", count: width - full)
        FileHandle.standardError.write(Data("\r[\(bar)] \(done)/\(total)".utf8))
    }

    func end() {
        guard isShown else { return }
        FileHandle.standardError.write(Data("\r\u{1B}[K".utf8))
    }
}
