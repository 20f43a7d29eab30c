import Reporting
import Scheduling
import SchedulingStore

extension Desk {
    /// What the program's soft rules say against what is to stand; against what only asks, nothing.
    func warnings(against request: Request) -> [Reason] {
        request.firmness == .request
            ? [] : reasonsAgainst(request.asked, during: request.period, in: ruleContext).warning
    }

    /// What soft rules say against several, a line each, the same once; so many at most, then how many more.
    func warningLines(_ reasons: [Reason], atMost limit: Int = 10) -> [Sentence] {
        var known: Set<Sentence> = []
        let lines = reasons.map { AnswerSentences.warning($0.rule.rawValue, self.reasons.sentence($0)) }
            .filter { known.insert($0).inserted }
        return Array(lines.prefix(limit))
            + (lines.count > limit ? [AnswerSentences.moreWarnings(lines.count - limit)] : [])
    }

    /// The same for programs; nothing where nothing is said.
    func warningParts(_ reasons: [Reason]) -> [Record.Part] {
        reasons.isEmpty ? [] : [Record.Part("warnings", Headings.warnings, .reasons(reasons, self.reasons))]
    }
}

extension Reason {
    /// The same of a row.
    func of(row: Int) -> Reason {
        var reason = self
        reason.row = row
        return reason
    }
}
