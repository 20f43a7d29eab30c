import SchedulingStore

extension Desk {
    /// Does an act that may take long: Control-C asks the server to end it, and nothing of it is written.
    func doingLong<Answer>(
        _ act: Act, _ bar: ProgressBar, _ body: (Act) throws(StoreError) -> Answer
    ) throws -> Answer {
        defer { bar.end() }
        return try interruptible { interrupt in
            try doing(act) { act throws(StoreError) in
                do throws(StoreError) {
                    return try body(act)
                } catch {
                    throw interrupt.happened ? .interrupted : error
                }
            }
        }
    }

    /// Runs what Control-C may end, through the server.
    func interruptible<Output>(_ body: (Interrupt) throws -> Output) throws -> Output {
        let interrupt = Interrupt(cancelling: store.canceller())
        defer { interrupt.end() }
        return try body(interrupt)
    }
}
