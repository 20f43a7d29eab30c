import Reporting
import Scheduling
import SchedulingStore

/// Events of others nearby that are like one that is looked for or was reserved: the double booking that need not be.
extension Desk {
    /// Three at most, the nearest in time first; none where nothing says what the event is like.
    func similar(
        title: String?, kind: String?, brand: String?, of host: OrganizationID?, around moment: Instant?,
        in districts: [String] = [], nearTo venues: [ResourceID] = []
    ) throws -> [SimilarEvent] {
        guard title != nil || kind != nil || brand != nil, let moment, !districts.isEmpty || !venues.isEmpty else {
            return []
        }
        let found = try store.events(
            around: moment, in: Array(Set(districts)).sorted(), nearTo: venues, notOf: host, in: snapshot.pool.id)
        return Array(found.filter { $0.isLike(title: title, kind: kind, brand: brand) }.prefix(3))
    }

    /// Says below an answer what others do that is like what was reserved. Programs ask for it with `find`.
    func tellSimilar(to request: Request) throws {
        guard !isJSON else { return }
        let venues = request.takes.map(\.resource).filter { $0.kind == .venue }.map(\.id)
        let events = try similar(
            title: request.title, kind: request.kind, brand: request.brand, of: request.hosts.first?.organization,
            around: request.period.start, nearTo: venues)
        guard !events.isEmpty else { return }
        answer(Document(sections(similar: events)))
    }

    /// Events like one's own, and what to type to hold the nearest together.
    func sections(similar events: [SimilarEvent]) -> [Document.Section] {
        guard !events.isEmpty else { return [] }
        let own = snapshot.member.organization?.name
        let others = events.first { event in own.map { !event.hosts.contains($0) } ?? false }
        let join = others.map { event in
            Sentence.joined([.verbatim("  "), AgreementSentences.join(event.reference)], by: .verbatim(""))
        }
        return [Document.Section(.table(table(events)), heading: FindSentences.similar)]
            + (join.map { [Document.Section(.lines([$0]))] } ?? [])
    }

    func table(_ events: [SimilarEvent]) -> Table {
        Table(
            [
                Column("reference", Headings.reference), Column("when", Headings.when),
                Column("title", Headings.title), Column("hosts", Headings.hosts),
                Column("kind", Headings.kind, for: .programs), Column("brand", Headings.brand, for: .programs),
            ],
            rows: events.map { event in
                [
                    .text(event.reference), .period(event.period), .text(event.title), .list(event.hosts),
                    .optional(event.kind), .optional(event.brand),
                ]
            }, head: .hidden)
    }
}
