import ArgumentParser
import Reporting
import Scheduling
import SchedulingStore

/// `poolbook conflict plan`: ways out of many conflicts together, kept as a plan.
struct ConflictPlan: ParsableCommand {
    static var configuration: CommandConfiguration {
        poolbook.configuration("plan", ProposalSentences.helpPlan)
    }

    @Argument(help: help(ProposalSentences.helpConflicts)) var references: [String] = []
    @Option(help: help(ProposalSentences.helpCause, valueName: "name")) var cause: String?
    @Flag(help: help(ProposalSentences.helpAll)) var all = false
    @Option(name: [.customShort("m"), .long], help: help(HelpSentences.reason)) var reason: String?
    @OptionGroup var write: WriteOptions
    @OptionGroup var common: CommonOptions

    func run() throws {
        guard [!references.isEmpty, cause != nil, all].count(where: { $0 }) == 1 else {
            throw Failure(.usage, ProposalSentences.whichConflicts)
        }
        let names = references.map { Snapshot.Name(.conflict, $0) }
        try Desk.open(common, names: names) { desk in
            let conflicts = try chosen(desk, names)
            guard !conflicts.isEmpty else { throw Failure(.badData, ProposalSentences.nothingToPlan) }
            // Who may not keep it is told before minutes of looking.
            if write.doing == .done { try mayKeep(desk) }
            let bar = ProgressBar()
            let plan = try desk.interruptible { interrupt in
                defer { bar.end() }
                return try desk.store.plan(
                    for: conflicts.map { ($0.conflict.id, $0.conflict.reference) }, in: desk.snapshot.pool,
                    asking: desk.asker, now: desk.snapshot.now
                ) { done, total in
                    bar.show(done, of: total)
                    return !interrupt.happened
                }
            }
            let content = (["conflict.plan"] + references + [cause ?? "", all ? "all" : "", reason ?? ""]).joined(
                separator: "\n")
            let answer = try desk.doing(desk.act(write, content: content)) { act throws(StoreError) in
                try desk.store.keep(plan.items, disturbance: plan.disturbance, reason: reason, act)
            }
            let page = PlanPage(items: plan.items, answer: answer, doing: write.doing, desk: desk)
            desk.answer(page.document, record: page.record)
        }
    }

    /// Refuses who does not hold the chair: an empty plan is tried.
    private func mayKeep(_ desk: Desk) throws {
        let trial = Act(pool: desk.snapshot.pool.id, key: Act.newKey(), content: "conflict.plan", mode: .try)
        _ = try desk.doing(trial) { act throws(StoreError) in
            try desk.store.keep([], disturbance: 0, reason: reason, act)
        }
    }

    /// The conflicts that are meant, as they are open.
    private func chosen(_ desk: Desk, _ names: [Snapshot.Name]) throws -> [ConflictRow] {
        var filter = ConflictFilter()
        filter.states = [.open]
        if !names.isEmpty {
            filter.ids = try names.indices.map { ConflictID(try desk.match($0, of: names).id) }
        }
        let rows = try desk.store.conflicts(in: desk.snapshot.pool.id, filter)
        // What its host alone can mend is left to it until its time is over; who names it means it.
        guard let cause else {
            return all ? rows.filter { !$0.conflict.isItsHosts(at: desk.snapshot.now) } : rows
        }
        return rows.filter { $0.isCaused(by: cause) }
    }
}

extension ConflictRow {
    /// Whether its cause is meant by a text: its reference, its name, or its name and more; or it is the conflict itself.
    fileprivate func isCaused(by text: String) -> Bool {
        let asked = text.lowercased()
        if [causeReference, conflict.reference].contains(where: { $0?.lowercased() == asked }) { return true }
        guard let name = (cause ?? subject)?.lowercased(), !name.isEmpty else { return false }
        return asked == name || asked.hasPrefix(name + " ")
    }
}
