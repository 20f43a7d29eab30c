import Reporting
import Scheduling
import SchedulingStore

/// How offers are shown.
enum OfferShape {
    /// As a table.
    case table
    /// As bars of time above a table: what is taken, and where the offer would be.
    case timeline
}

extension Offer {
    /// Whether it has not every feature or skill that was named: of something that everything lacks the word may be wrong.
    fileprivate var lacksWhatWasNamed: Bool {
        warnings.contains { [.venueFeature, .staffSkill].contains($0.rule) }
    }
}

extension Offer.Merit {
    /// Whether it says that somebody's skill ends soon.
    fileprivate func isOfTheSkill(of chosen: Offer.Chosen) -> Bool {
        guard case .skillEnds(let skill, let day) = self else { return false }
        return skill == chosen.skill && day == chosen.validUntil
    }
}

/// Offers as they are printed.
extension Desk {
    func answerOffers(_ question: Question, limit: Int, as shape: OfferShape, brand: String?) throws {
        let found = try find(question, limit: limit)
        let districts =
            (question.need.venue?.districts ?? []) + found.findings.offers.prefix(3).compactMap { $0.venue?.district }
        let events = try similar(
            title: nil, kind: question.kind, brand: brand, of: snapshot.member.organization?.id,
            around: question.periods.first?.start, in: districts)
        if found.findings.offers.allSatisfy(\.lacksWhatWasNamed) { try refuseUnknownWords(question.need) }
        if isJSON { answer(record(found, events)) } else { answer(document(found, events, as: shape)) }
    }

    /// A word that nothing in the pool has is said to be one, rather than that nothing fits.
    func refuseUnknownWords(_ need: Need) throws {
        let asked: [(NeedWord, Sentence, [String])] = [
            (.feature, Headings.features, need.venue?.features ?? []),
            (.district, Headings.district, need.venue?.districts ?? []),
            (.skill, Headings.skills, need.people.map(\.skill)),
        ]
        for (kind, heading, words) in asked where !words.isEmpty {
            let known = try store.words(kind, in: snapshot.pool.id)
            guard let stranger = words.first(where: { !known.contains($0) }) else { continue }
            let near = nearest(to: stranger, among: known.map { Nameable($0) }).map(\.code)
            throw Failure(.badData, FindSentences.unknownWord(heading, stranger, nearest: near))
        }
    }

    private func document(_ found: Found, _ events: [SimilarEvent], as shape: OfferShape) -> Document {
        let offers = found.findings.offers
        var sections = [Document.Section(.lines([heading(found)]))]
        if offers.isEmpty {
            sections += nothing(found)
        } else {
            switch shape {
            case .table: break
            case .timeline:
                if let picture = OfferPicture(found: found, zone: zone).timeline {
                    sections.append(Document.Section(.timeline(picture)))
                }
            }
            sections.append(Document.Section(.table(table(offers, found.codes, found.question))))
            if let code = found.codes.first { sections.append(Document.Section(.lines([FindSentences.take(code)]))) }
        }
        sections += self.sections(similar: events)
        return Document(sections)
    }

    private func record(_ found: Found, _ events: [SimilarEvent]) -> Record {
        Record(
            [
                Record.Field("fitting", FindSentences.offer, .integer(found.findings.fitting)),
                Record.Field("venues", FindSentences.venuesFree, .integer(found.findings.venues)),
            ],
            parts: [
                Record.Part("offers", FindSentences.offer, table(found.findings.offers, found.codes, found.question)),
                Record.Part("refused", FindSentences.because, .reasons(found.findings.reasons, reasons)),
                Record.Part("similar", FindSentences.similar, table(events)),
                Record.Part("would_fit", FindSentences.wouldFit, changes(found)),
            ])
    }

    /// When, what, and how many there are.
    private func heading(_ found: Found) -> Sentence {
        let question = found.question
        let need = question.need
        var what: [Sentence] = []
        if let venue = need.venue {
            what.append(FindSentences.venue(capacity: venue.capacity))
            what += venue.features.map(Sentence.verbatim)
            what += venue.districts.map(Sentence.verbatim)
            if let near = venue.near {
                what.append(FindSentences.near(near.name, within: near.reach?.sentence))
            }
        }
        what += question.people.map { FindSentences.people($0.skill, $0.count) }
        what += need.named.map { .verbatim($0.text) }
        return FindSentences.heading(
            when(question.periods), what, offers: found.findings.offers.count, fitting: found.findings.fitting,
            venues: found.findings.venues)
    }

    func when(_ periods: [Period]) -> Sentence {
        guard let first = periods.first, let last = periods.last, periods.count > 1 else {
            return (periods.first.map(Cell.period) ?? .empty).sentence(in: zone)
        }
        let days = [first, last].map { Cell.date(zone.local($0.start).date).sentence(in: zone) }
        return FindSentences.several(periods.count, days[0], days[1])
    }

    // MARK: - Offers

    private func table(_ offers: [Offer], _ codes: [String], _ question: Question) -> Table {
        let hasVenue = question.need.venue != nil
        let hasPeople = !question.people.isEmpty
        let isNear = question.need.venue?.near != nil
        func audience(_ isShown: Bool) -> Column.Audience { isShown ? .everybody : .programs }
        return Table(
            [
                Column("offer", FindSentences.offer, for: audience(!codes.isEmpty)),
                Column("when", Headings.when, for: audience(question.periods.count > 1)),
                Column("venue", Headings.venue, for: audience(hasVenue)).folded,
                Column("venue_code", Headings.code, for: .programs),
                Column("seats", Headings.capacity, .trailing, for: audience(hasVenue)),
                Column("people", FindSentences.people, for: audience(hasPeople)),
                Column("takes", Headings.takes, for: audience(!hasVenue && !hasPeople)).folded,
                Column("cost", FindSentences.cost, .trailing),
                Column("on_foot", FindSentences.travel, .trailing, for: audience(isNear)),
                Column("distance", FindSentences.distance, .trailing, for: .programs),
                Column("why", FindSentences.why),
                Column("warnings", Headings.warnings, for: .programs),
            ],
            rows: offers.enumerated().map { index, offer in
                row(offer, code: codes.indices.contains(index) ? codes[index] : nil, question)
            })
    }

    private func row(_ offer: Offer, code: String?, _ question: Question) -> [Cell] {
        let people = offer.people.map { chosen in
            FindSentences.person(
                chosen.person.resource.name,
                until: offer.merits.contains { $0.isOfTheSkill(of: chosen) } ? chosen.validUntil : nil)
        }
        let warned = unique(offer.warnings.map(\.rule.rawValue))
        let reasons = offer.merits.map(FindSentences.merit) + warned.map(FindSentences.warns)
        let why = Sentence.joined(reasons, by: FindSentences.comma)
        let minutes = offer.distance.map { question.speed.minutes(for: $0) }
        return [
            .optional(code), .period(offer.period), .optional(offer.venue?.resource.name),
            .optional(offer.venue?.resource.code), .optional(offer.venue?.resource.capacity),
            people.isEmpty ? .empty : listed(people),
            .list(offer.takes.map(\.text)), .money(offer.cost.total),
            minutes.map { .state(FindSentences.onFoot($0), key: "\($0)") } ?? .empty,
            .optional(offer.distance), reasons.isEmpty ? .empty : .state(why, key: why.en), .list(warned),
        ]
    }

    /// Names as one cell, which reads in each language and is one text for programs.
    private func listed(_ names: [Sentence]) -> Cell {
        let all = Sentence.joined(names, by: FindSentences.comma)
        return .state(all, key: all.en)
    }

    // MARK: - Nothing fits

    private func nothing(_ found: Found) -> [Document.Section] {
        var sections = [Document.Section(.lines([FindSentences.nothingFits]))]
        if !found.findings.reasons.isEmpty {
            sections.append(
                Document.Section(.table(.reasons(found.findings.reasons, reasons)), heading: FindSentences.because))
        }
        if !found.changes.isEmpty {
            sections.append(Document.Section(.table(changes(found)), heading: FindSentences.wouldFit))
        }
        return sections
    }

    func changes(_ found: Found) -> Table {
        Table(
            [
                Column("change", FindSentences.changed), Column("when", Headings.when),
                Column("takes", Headings.takes).folded,
                Column("seats", Headings.capacity, .trailing), Column("cost", FindSentences.cost, .trailing),
                Column("offer", FindSentences.offer),
            ],
            rows: found.changes.map { change in
                let what = Sentence.joined(change.changes.map(FindSentences.change), by: FindSentences.comma)
                return [
                    .state(what, key: what.en), .period(change.offer.period), .list(change.offer.takes.map(\.text)),
                    .optional(change.offer.venue?.resource.capacity), .money(change.offer.cost.total),
                    .optional(change.code),
                ]
            }, whenEmpty: FindSentences.nothingFits)
    }
}

extension Reach {
    /// As people write it.
    var sentence: Sentence {
        switch self {
        case .metres(let metres): FindSentences.way(metres: metres)
        case .minutes(let minutes): FindSentences.onFoot(minutes)
        }
    }
}
