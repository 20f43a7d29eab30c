import Reporting
import Scheduling
import SchedulingStore

/// Which venues a calendar's places are: each by the code, the name or an alias of one.
struct CalendarPlaces {
    private var codes: [String: Set<String>] = [:]
    private let nameables: [Nameable]
    private let names: [String: String]
    /// The units of each venue: its own, or those of its parts.
    private var parts: [String: [String]] = [:]

    init(_ venues: [ResourceRow]) {
        nameables = venues.map { Nameable($0.code, names: [$0.name] + $0.aliases) }
        names = Dictionary(venues.map { ($0.code, $0.name) }, uniquingKeysWith: { first, _ in first })
        for venue in venues {
            for name in [venue.code, venue.name] + venue.aliases {
                codes[name.comparable, default: []].insert(venue.code)
            }
            parts[venue.code] = venue.parts
        }
    }

    /// What a place may be.
    enum Found: Equatable {
        case venues([String])
        /// Several have this name.
        case several([String])
        case nothing
    }

    /// The venues of a place: of the whole text, of each part between semicolons, or of what stands before an address.
    func venues(at place: String) -> Found {
        if let found = one(place) { return found }
        let parts = place.split { ";；\n".contains($0) }.map { String($0).trimmed }.filter { !$0.isEmpty }
        if parts.count > 1 {
            let found = parts.map(one)
            let codes = found.flatMap { if case .venues(let codes)? = $0 { codes } else { [String]() } }
            if codes.count == parts.count { return .venues(codes) }
        }
        let front = place.prefix { !",，(（\n".contains($0) }
        return front.count < place.count ? one(String(front)) ?? .nothing : .nothing
    }

    private func one(_ text: String) -> Found? {
        guard let found = codes[text.comparable] else { return nil }
        return found.count == 1 ? .venues(Array(found)) : .several(found.sorted())
    }

    /// The venues that somebody may have meant.
    func near(_ place: String) -> [(code: String, name: String)] {
        nearest(to: place.inOneLine, among: nameables).map { ($0.code, names[$0.code] ?? $0.code) }
    }

    /// What cannot be taken twice at one time where a venue is taken.
    func units(of code: String) -> Set<String> {
        guard let parts = parts[code], !parts.isEmpty else { return [code] }
        return Set(parts.flatMap { $0 == code ? [code] : Array(units(of: $0)) })
    }
}

/// The places that are not known, each once with how many entries are there.
struct UnknownPlaces {
    struct Place {
        let text: String
        let count: Int
        let candidates: [(code: String, name: String)]
        let isAmbiguous: Bool
    }

    let places: [Place]
    /// How many entries have no place.
    let without: Int

    static let mostShown = 50

    func failure() -> Failure {
        let shown = places.prefix(Self.mostShown)
        let table = Table(
            [
                Column("location", CalendarImportSentences.location), Column("entries", Headings.rows, .trailing),
                Column("nearest", Headings.nearest).folded,
                Column("command", CalendarImportSentences.whatToDo, for: .programs),
            ],
            rows: shown.map { place in
                [
                    .text("\"\(place.text.inOneLine)\""), .state(.verbatim("\(place.count)x"), key: "\(place.count)"),
                    .state(meant(place), key: place.candidates.map(\.code).joined(separator: " ")),
                    .optional(command(place)),
                ]
            }, head: .hidden)
        var lines: [Sentence] = []
        if shown.count < places.count { lines.append(CalendarProblemSentences.more(places.count - shown.count)) }
        if without > 0 { lines.append(CalendarImportSentences.withoutPlace(without)) }
        lines.append(CalendarImportSentences.skipUnknown)
        var sections: [Document.Section] = []
        if !places.isEmpty {
            sections.append(
                Document.Section(
                    .table(table), key: "unknown", heading: CalendarImportSentences.unknownPlaces(places.count)))
        }
        // Commands stand alone, so that they are copied whole.
        let commands = shown.compactMap(command).map { Sentence.verbatim("  " + $0) }
        sections.append(Document.Section(.lines(commands + lines)))
        return Failure(.badData, lines: [], document: Document(sections))
    }

    private func meant(_ place: Place) -> Sentence {
        guard !place.candidates.isEmpty else { return CalendarImportSentences.nothingNear }
        return .verbatim(place.candidates.map { "\($0.name)?" }.joined(separator: " "))
    }

    /// What gives a place its venue: the nearest, or whichever it is.
    private func command(_ place: Place) -> String? {
        guard !place.isAmbiguous else { return nil }
        let code = place.candidates.first.map { shellWord($0.code) } ?? "VENUE"
        return "poolbook venue edit \(code) --alias \(shellWord(place.text.inOneLine))"
    }
}

/// A text as one word of a shell's command line.
func shellWord(_ text: String) -> String {
    let isPlain = !text.isEmpty && text.allSatisfy { $0.isLetter || $0.isNumber || "-_=./:·".contains($0) }
    return isPlain ? text : "'" + text.replacing("'", with: "'\\''") + "'"
}
