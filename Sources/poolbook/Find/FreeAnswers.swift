import Reporting
import Scheduling
import SchedulingStore

/// All that is free, where nothing is said of what is needed.
extension Desk {
    func answerFree(_ question: Question, limit: Int) throws {
        let (supply, equipment) = try store.everything(for: question, in: snapshot.pool.id)
        let finder = Finder(question, in: supply)
        let venues = try store.find(question, in: supply, limit: limit, of: snapshot.pool.id)
        let codes = try keep(venues.offers, question)
        let people = finder.freePeople
        let counted = finder.free(equipment)
        func some(_ shown: Int, of all: Int) -> Document.Section {
            Document.Section(.lines(all > shown ? [FindSentences.some(shown, of: all)] : []))
        }
        let heading = Sentence.joined(
            [
                when(question.periods),
                FindSentences.free(venues: venues.fitting, people: people.count, equipment: counted.count),
            ],
            by: .verbatim(" · "))
        let sections = [
            Document.Section(.lines([heading])),
            Document.Section(
                .table(table(venues.offers, codes, question)), key: "venues", heading: FindSentences.venuesFree),
            some(venues.offers.count, of: venues.fitting),
            Document.Section(.table(table(people, limit: limit)), key: "people", heading: FindSentences.peopleFree),
            some(min(people.count, limit), of: people.count),
            Document.Section(.table(table(counted)), key: "equipment", heading: FindSentences.equipmentFree),
        ]
        answer(Document(sections))
    }

    private func table(_ offers: [Offer], _ codes: [String], _ question: Question) -> Table {
        Table(
            [
                Column("offer", FindSentences.offer, for: codes.isEmpty ? .programs : .everybody),
                Column("when", Headings.when, for: question.periods.count > 1 ? .everybody : .programs),
                Column("code", Headings.code), Column("name", Headings.name),
                Column("seats", Headings.capacity, .trailing), Column("district", Headings.district),
                Column("cost", FindSentences.cost, .trailing),
            ],
            rows: offers.enumerated().map { index, offer in
                [
                    .optional(codes.indices.contains(index) ? codes[index] : nil), .period(offer.period),
                    .optional(offer.venue?.resource.code), .optional(offer.venue?.resource.name),
                    .optional(offer.venue?.resource.capacity), .optional(offer.venue?.district),
                    .money(offer.cost.total),
                ]
            })
    }

    private func table(_ people: [Scheduling.Candidate], limit: Int) -> Table {
        Table(
            [Column("code", Headings.code), Column("name", Headings.name), Column("skills", Headings.skills)],
            rows: people.prefix(limit).map { person in
                [
                    .text(person.resource.code), .text(person.resource.name),
                    .list(person.resource.skills.map { $0.name + ($0.validUntil.map { "=\($0)" } ?? "") }),
                ]
            })
    }

    private func table(_ counted: [(resource: Resource, free: Int)]) -> Table {
        Table(
            [
                Column("code", Headings.code), Column("name", Headings.name),
                Column("free", FindSentences.free, .trailing),
            ],
            rows: counted.map { [.text($0.resource.code), .text($0.resource.name), .integer($0.free)] })
    }
}
