import ArgumentParser
import Reporting
import Scheduling
import SchedulingStore

/// What is needed, rather than what is taken by name.
struct NeedOptions: ParsableArguments {
    @Option(help: help(FindHelp.capacity)) var capacity: Int?
    @Option(name: .customLong("feature"), help: help(FindHelp.feature)) var features: [String] = []
    @Option(name: .customLong("district"), help: help(FindHelp.district)) var districts: [String] = []
    @Option(help: help(FindHelp.near)) var near: String?
    @Option(help: help(FindHelp.within)) var within: String?
    @Option(name: .customLong("skill"), help: help(FindHelp.skill, valueName: "skill[=number]"))
    var skills: [String] = []
    @Option(name: .customLong("need"), help: help(FindHelp.need)) var needs: [String] = []

    var isEmpty: Bool { !asksForVenue && skills.isEmpty && needs.isEmpty }

    /// Whether something is asked of a venue.
    var asksForVenue: Bool {
        capacity != nil || !features.isEmpty || !districts.isEmpty || near != nil || within != nil
            || needs.contains { $0.hasPrefix(NeedText.venue) }
    }

    /// What `--near` may be the name of.
    var names: [Snapshot.Name] { near.map { [Snapshot.Name(.venue, $0)] } ?? [] }

    /// What was typed, as it was typed.
    var content: JSONValue {
        func texts(_ texts: [String]) -> JSONValue { .array(texts.map(JSONValue.string)) }
        return .object([
            "capacity": capacity.map { .integer(Int64($0)) } ?? .null, "features": texts(features),
            "districts": texts(districts), "near": near.map(JSONValue.string) ?? .null,
            "within": within.map(JSONValue.string) ?? .null, "skills": texts(skills), "needs": texts(needs),
        ])
    }

    /// What a venue must be like; nil where nothing is asked of one.
    func venue(_ desk: Desk, _ directory: Directory, attendance: Int?) throws -> VenueNeed? {
        guard asksForVenue else { return nil }
        let texts = try needs.map(NeedText.init)
        if let capacity, capacity < 1 {
            throw Failure(
                .badData, FailureSentences.field(Headings.capacity, "\(capacity)", FieldSentences.number(nil)))
        }
        guard near != nil || within == nil else { throw Failure(.usage, FindSentences.nearMissing) }
        let reach = try within.map { text in
            guard let reach = Reach(text) else { throw Failure(.badData, FindSentences.reach(text)) }
            return reach
        }
        return VenueNeed(
            capacity: capacity ?? texts.compactMap(\.capacity).max() ?? desk.seats(for: attendance),
            features: features.flatMap(list) + texts.flatMap(\.features), districts: districts.flatMap(list),
            near: try near.map { try place($0, within: reach, desk, directory) })
    }

    /// The people who are needed.
    func people() throws -> [PeopleNeed] {
        try skills.flatMap(list).map(NeedText.people) + needs.map(NeedText.init).flatMap(\.people)
    }

    /// A point, a district or a venue; a district is what it is called exactly.
    private func place(_ text: String, within reach: Reach?, _ desk: Desk, _ directory: Directory) throws -> Near {
        if let location = Location(text) { return Near(text, at: location, within: reach) }
        let pool = desk.snapshot.pool.id
        if let middle = try desk.store.middle(ofDistrict: text, in: pool) {
            guard let middle else { throw Failure(.badData, FindSentences.nowhere(text)) }
            return Near(text, at: middle, district: text, within: reach)
        }
        let venue = try named { try directory.match(Snapshot.Name(.venue, text)) }
        guard let location = try desk.store.location(of: ResourceID(venue.id), in: pool) else {
            throw Failure(.badData, FindSentences.nowhere(venue.name))
        }
        return Near(venue.name, at: location, venue: ResourceID(venue.id), within: reach)
    }
}

extension Desk {
    /// How many seats a venue must have for so many people: where too few only warn, none.
    func seats(for attendance: Int?) -> Int? {
        switch ruleContext.book.strength(of: .venueTooSmall) {
        case .hard: attendance
        case .soft, .off: nil
        }
    }
}

/// A need in one text: `venue:180 stage projector`, `staff:lawyer=2 mediator`.
struct NeedText {
    static let venue = "venue:"
    static let staff = "staff:"

    private(set) var capacity: Int?
    private(set) var features: [String] = []
    private(set) var people: [PeopleNeed] = []

    init(_ text: String) throws {
        let colon = text.firstIndex(of: ":") ?? text.startIndex
        let words = text[colon...].dropFirst().split(separator: " ").map(String.init)
        if text.hasPrefix(Self.venue) {
            for word in words {
                if let number = Int(halfWidth(word)) { capacity = number } else { features.append(word) }
            }
        } else if text.hasPrefix(Self.staff), !words.isEmpty {
            people = try words.map(Self.people)
        } else {
            throw Failure(.badData, FindSentences.needExpected(text))
        }
    }

    /// `lawyer` or `lawyer=2`.
    static func people(_ text: String) throws -> PeopleNeed {
        let (skill, number) = text.splitAtLastEquals
        guard !skill.isEmpty, let count = number.map({ Int(halfWidth($0)) }) ?? 1, (1...50).contains(count) else {
            throw Failure(.badData, FindSentences.skillExpected(text))
        }
        return PeopleNeed(skill, count: count)
    }
}
