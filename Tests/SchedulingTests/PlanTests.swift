import Foundation
import Scheduling
import Testing

/// Clearing many conflicts together, against every choice that there is.
@Suite struct PlanTests {
    /// A way out that takes hours of things and changes a reservation.
    private func option(_ conflict: Int, _ disturbance: Int, _ places: [(String, Int)], changing: String) throws
        -> PlanMaker.Option
    {
        let first = try period("2027-03-06 00:00-01:00").start
        let taken = try places.map { name, hour in
            let start = first + .seconds(3_600 * hour)
            return Footprint.Place(ID(uuid(name)), try #require(Period(start: start, end: start + .seconds(3_600))))
        }
        return PlanMaker.Option(
            of: conflict, disturbance: disturbance, Footprint([ReservationID(uuid(changing))], taken))
    }

    @Test func `two that want the same free hall do not both get it`() throws {
        let options = [
            try option(0, 10, [("HALL", 9)], changing: "one"), try option(0, 50, [("ROOM", 9)], changing: "one"),
            try option(1, 10, [("HALL", 9)], changing: "two"),
        ]
        #expect(PlanMaker(options, conflicts: 2).plan() == [1, 2])
        #expect(PlanMaker(Array(options.dropLast()), conflicts: 2).plan() == [0])
    }

    @Test func `one way out that clears two conflicts is taken for both`() throws {
        let options = [
            try option(0, 30, [], changing: "one"), try option(0, 40, [], changing: "both"),
            try option(1, 30, [], changing: "two"),
        ]
        #expect(PlanMaker(options, conflicts: 2, besides: [1: [1]]).plan() == [1])
    }

    @Test func `nothing to choose from is an empty plan`() {
        #expect(PlanMaker([], conflicts: 3).plan() == [])
    }

    @Test func `who stops keeps what is settled`() throws {
        let options = try (0..<4).map { try option($0, 1, [], changing: "r\($0)") }
        #expect(PlanMaker(options, conflicts: 4).plan { done, _ in done < 2 } == [0, 1])
    }

    @Test func `of few conflicts the plan is the best of all choices, and no two of it are in each other's way`() throws
    {
        let seed = UInt64.random(in: 0...UInt64.max)
        var dice = Dice(seed: seed)
        for _ in 0..<150 {
            let (maker, conflicts) = try world(&dice, conflicts: 1...5, options: 0...3)
            let plan = maker.plan()
            #expect(isPossible(plan, maker), "seed \(seed)")
            let (cleared, cost) = bruteForce(maker, conflicts)
            #expect(Set(plan.map { maker.options[$0].conflict }).count == cleared, "seed \(seed)")
            #expect(maker.disturbance(of: plan) == cost, "seed \(seed)")
        }
    }

    @Test func `of many conflicts the plan is possible, nearly as good, and the same every time`() throws {
        var dice = Dice(seed: 7)
        let (maker, conflicts) = try world(&dice, conflicts: 60...60, options: 4...4)
        let plan = maker.plan()
        #expect(isPossible(plan, maker))
        #expect(maker.plan() == plan)
        // Whatever is left cannot be had beside what is chosen.
        let left = (0..<conflicts).filter { conflict in !plan.contains { maker.options[$0].conflict == conflict } }
        for conflict in left {
            for option in maker.clearing[conflict] { #expect(!isPossible(plan + [option], maker)) }
        }
    }

    private func world(_ dice: inout Dice, conflicts: ClosedRange<Int>, options: ClosedRange<Int>) throws
        -> (PlanMaker, Int)
    {
        let count = Int.random(in: conflicts, using: &dice)
        let all = try (0..<count).flatMap { conflict in
            try (0..<Int.random(in: options, using: &dice)).map { _ in
                let places = (0..<Int.random(in: 0...2, using: &dice)).map { _ in
                    ("V\(Int.random(in: 0...2, using: &dice))", Int.random(in: 0...(count / 2), using: &dice))
                }
                return try option(
                    conflict, Int.random(in: 1...20, using: &dice), places,
                    changing: "r\(Int.random(in: 0...(count * 2), using: &dice))")
            }
        }
        return (PlanMaker(all, conflicts: count), count)
    }

    /// Said again in a line: no reservation twice, no thing twice at a time, no conflict twice.
    private func isPossible(_ chosen: [Int], _ maker: PlanMaker) -> Bool {
        let options = chosen.map { maker.options[$0] }
        return options.indices.allSatisfy { one in
            options.indices.filter { $0 > one }.allSatisfy { other in
                let (left, right) = (options[one], options[other])
                return left.conflict != right.conflict
                    && left.footprint.reservations.isDisjoint(with: right.footprint.reservations)
                    && !left.footprint.places.contains { mine in
                        right.footprint.places.contains { $0.thing == mine.thing && $0.period.overlaps(mine.period) }
                    }
            }
        }
    }

    /// The most that can be cleared, and the least that it disturbs, by trying every choice.
    private func bruteForce(_ maker: PlanMaker, _ conflicts: Int) -> (cleared: Int, disturbance: Int) {
        var best = (cleared: 0, disturbance: 0)
        func go(_ conflict: Int, _ chosen: [Int]) {
            guard conflict < conflicts else {
                let found = (cleared: chosen.count, disturbance: maker.disturbance(of: chosen))
                if (-found.cleared, found.disturbance) < (-best.cleared, best.disturbance) { best = found }
                return
            }
            go(conflict + 1, chosen)
            for option in maker.options.indices where maker.options[option].conflict == conflict {
                if isPossible(chosen + [option], maker) { go(conflict + 1, chosen + [option]) }
            }
        }
        go(0, [])
        return best
    }
}
