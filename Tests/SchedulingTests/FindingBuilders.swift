import Foundation
import Scheduling
import Testing

/// A candidate with a unit of its own, by its number.
func candidate(_ resource: Resource, unit: Int, district: String? = nil, at location: Location? = nil) -> Candidate {
    Candidate(resource, owner: "Owner", district: district, location: location, units: [unit])
}

/// A question of Shanghai for one time, where nobody pays.
func question(
    _ need: Need, _ whens: String..., buffers: Buffers = .none, attendance: Int? = nil, kind: String? = nil,
    settings: [Rule: RuleSetting] = [:]
) throws -> Question {
    Question(
        need, during: try whens.map { try period($0) }, buffers: buffers, attendance: attendance, kind: kind,
        now: try instant(thursday), in: try context(settings), currency: .cny)
}

/// The codes of what is found, one text an offer.
func codes(_ question: Question, in supply: Supply, limit: Int = 20) -> [String] {
    Finder(question, in: supply).find(limit: limit).offers.map { offer in
        offer.takes.map(\.resource.code).joined(separator: "+")
    }
}

/// The seeds of `POOLBOOK_SEEDS`, or one by chance.
let chosenSeeds: [UInt64] = {
    let asked = ProcessInfo.processInfo.environment["POOLBOOK_SEEDS"] ?? ""
    let given = asked.split(separator: ",").compactMap { UInt64($0) }
    return given.isEmpty ? [UInt64.random(in: 0...UInt64.max)] : given
}()

/// Numbers that are the same for the same seed.
struct Dice: RandomNumberGenerator {
    private var state: UInt64

    init(seed: UInt64) {
        state = seed
    }

    mutating func next() -> UInt64 {
        state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
        return state ^ (state >> 29)
    }
}
