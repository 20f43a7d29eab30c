import Reporting
import Scheduling
import SchedulingStore

extension Desk {
    /// Lets those come next who waited for what an act has freed, and says who they are. It was done whatever becomes of
    /// them: what fails here the reporter does in its next run.
    func promote(after act: Act) {
        guard act.mode == .act else { return }
        _ = store.takeFreed()
        for next in (try? store.promote(freedBy: act)) ?? [] where !isJSON {
            let until = next.expiresAt.map { Cell.instant($0).sentence(in: zone) }
            let line =
                until.map { WaitlistSentences.held(next.reference, until: $0) }
                ?? WaitlistSentences.stands(next.reference)
            Speech.print("  " + renderer.text(line))
        }
    }

    /// The same for what ran out on the way of acts that free nothing themselves.
    func promoteWhatWasFreed() {
        for key in store.takeFreed() {
            promote(after: Act(pool: snapshot.pool.id, key: key, content: "", mode: .act))
        }
    }
}
