import Reporting
import Scheduling
import SchedulingStore

/// What an import of calendars did, as it is told.
struct CalendarImportAnswer {
    let desk: Desk
    let plan: CalendarPlan
    let files: CalendarFiles
    let answer: CalendarAnswer
    let doing: Doing
    let sorted: CalendarSorting.Sorted
    let cancelsMissing: Bool

    func print() {
        desk.answer(
            Document(
                [
                    Document.Section(
                        .lines(
                            files.reading + [summary] + who + desk.conflictLines(answer.conflicts, doing) + changes
                                + desk.warningLines(soft)))
                ] + missing
                    + (remarks.isEmpty ? [] : [Document.Section(.lines(remarks))])),
            record: record)
    }

    private var waiting: Set<Int> { Set(answer.waiting.map(\.row)) }

    /// Those that wait for a place that others have.
    private var overlapping: Set<Int> { Set(answer.waiting.filter(\.isForAPlace).map(\.row)) }

    /// What soft rules say against entries that are bound now.
    private var soft: [Reason] {
        plan.claims.filter { !waiting.contains($0.number) }.flatMap { desk.warnings(against: $0.request) }
            + (answer.warnings?.reasons ?? [])
    }

    private var summary: Sentence {
        CalendarImportSentences.imported(
            entries: answer.told.entries, organizations: answer.told.organizations, bound: answer.bound,
            requests: answer.requests, overlaps: overlapping.count, changed: answer.changed.count,
            cancelled: answer.cancelled.count, same: answer.told.same, doing)
    }

    private var who: [Sentence] {
        let counts = CalendarPrecedence(
            plan.claims, waiting: overlapping, allWaiting: waiting, sorted.places
        ).counts
        let parts = CalendarClaim.Precedence.allCases.compactMap { precedence -> Sentence? in
            guard let count = counts[precedence], count > 0 else { return nil }
            switch precedence {
            case .owner: return CalendarImportSentences.byOwner(count)
            case .entered: return CalendarImportSentences.byEntry(count)
            case .start: return CalendarImportSentences.byStart(count)
            case .stood: return CalendarImportSentences.byStanding(count)
            }
        }
        return parts.isEmpty ? [] : [CalendarImportSentences.whoWasBound(parts)]
    }

    /// What was changed and cancelled, each with its reference.
    private var changes: [Sentence] {
        answer.changed.flatMap { change in [Sentence.verbatim(change.reference)] + desk.changeLines(change) }
            .map(AnswerSentences.indented)
            + answer.cancelled.map { cancelled in
                AnswerSentences.indented(
                    plan.givingUp.contains(cancelled.reference)
                        ? CalendarImportSentences.gaveUp(cancelled.reference)
                        : CalendarImportSentences.cancelled(cancelled.reference))
            }
    }

    /// What is no longer in its calendar and stands.
    private var missing: [Document.Section] {
        guard !cancelsMissing, !plan.missing.isEmpty else { return [] }
        let table = Table(
            [
                Column("reference", Headings.reference), Column("when", Headings.when),
                Column("title", Headings.title), Column("calendar", CalendarImportSentences.calendar),
            ],
            rows: plan.missing.prefix(CalendarFiles.mostShown).map { row in
                [.text(row.reference), .range(row.period), .text(row.title), .text(row.calendar)]
            })
        return [
            Document.Section(
                .table(table), key: "missing", heading: CalendarImportSentences.missing(plan.missing.count))
        ]
    }

    /// What was left out, and why.
    private var remarks: [Sentence] {
        let rest = files.rest
        let parts: [(Int, (Int) -> Sentence)] = [
            (rest.over, CalendarImportSentences.over), (rest.transparent, CalendarImportSentences.transparent),
            (rest.others, CalendarImportSentences.others), (sorted.own, CalendarImportSentences.own),
            (sorted.twice, CalendarImportSentences.twice), (sorted.unknown, CalendarImportSentences.skipped),
        ]
        let left = parts.filter { $0.0 > 0 }.map { $0.1($0.0) }
        return (left.isEmpty ? [] : [CalendarImportSentences.leftOut(left)])
            + (rest.later > 0 ? [CalendarImportSentences.later(rest.later)] : [])
            + (plan.leftAlone.isEmpty ? [] : [CalendarImportSentences.calledOffHere(plan.leftAlone)])
    }

    private var record: Record {
        let rest = files.rest
        return Record(
            [
                Record.Field("entries", CalendarImportSentences.entries, .integer(answer.told.entries)),
                Record.Field("organizations", Headings.organization, .integer(answer.told.organizations)),
                Record.Field("bound", Headings.bound, .integer(answer.bound)),
                Record.Field("requests", Headings.requests, .integer(answer.requests)),
                Record.Field("waiting_for_a_place", Headings.requests, .integer(overlapping.count)),
                Record.Field("same", Headings.same, .integer(answer.told.same)),
                Record.Field("changed", Headings.changed, .list(answer.changed.map(\.reference))),
                Record.Field("cancelled", Headings.state, .list(answer.cancelled.map(\.reference))),
                Record.Field("missing", CalendarImportSentences.entries, .list(plan.missing.map(\.reference))),
                Record.Field("left_alone", CalendarImportSentences.entries, .list(plan.leftAlone)),
                Record.Field("overlaps", Headings.overlaps, .integer(answer.overlaps)),
                Record.Field("conflicts", ConflictSentences.count, .integer(answer.conflicts ?? 0)),
                Record.Field("over", CalendarImportSentences.entries, .integer(rest.over)),
                Record.Field("transparent", CalendarImportSentences.entries, .integer(rest.transparent)),
                Record.Field("others", CalendarImportSentences.entries, .integer(rest.others)),
                Record.Field("own", CalendarImportSentences.entries, .integer(sorted.own)),
                Record.Field("twice", CalendarImportSentences.entries, .integer(sorted.twice)),
                Record.Field("skipped", CalendarImportSentences.entries, .integer(sorted.unknown)),
                Record.Field(
                    "gb18030", Headings.encoding,
                    .list(files.files.filter { $0.encoding == .gb18030 }.map(\.name))),
                Record.Field("dry_run", Headings.dryRun, .flag(doing == .tried)),
            ], parts: desk.warningParts(soft))
    }
}
