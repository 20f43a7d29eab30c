/// Some conflicts that hang together, and the choice among their ways out.
struct PlanPart {
    /// More than any sum of disturbances: a conflict that stays costs as much.
    private static let penalty = 1 << 40

    /// How many steps the exact search may take before what it has found stands.
    private static let steps = 2_000_000

    private let maker: PlanMaker
    private let conflicts: [Int]

    init(_ maker: PlanMaker, _ conflicts: [Int]) {
        self.maker = maker
        self.conflicts = conflicts
    }

    /// What is chosen, and what that rules out.
    private struct Choice {
        private(set) var chosen: Set<Int> = []
        private(set) var blocked: [Int: Int] = [:]
        private(set) var cleared: [Int: Int] = [:]
        private(set) var disturbance = 0

        func isOpen(_ conflict: Int) -> Bool { cleared[conflict] == nil }

        func allows(_ option: Int) -> Bool { blocked[option] == nil && !chosen.contains(option) }

        mutating func take(_ option: Int, of maker: PlanMaker) {
            chosen.insert(option)
            disturbance += maker.options[option].disturbance
            for other in maker.against[option] { blocked[other, default: 0] += 1 }
            for conflict in maker.cleared[option] { cleared[conflict, default: 0] += 1 }
        }

        mutating func leave(_ option: Int, of maker: PlanMaker) {
            chosen.remove(option)
            disturbance -= maker.options[option].disturbance
            for other in maker.against[option] { Self.less(&blocked, other) }
            for conflict in maker.cleared[option] { Self.less(&cleared, conflict) }
        }

        private static func less(_ counts: inout [Int: Int], _ key: Int) {
            guard let count = counts[key] else { return }
            counts[key] = count == 1 ? nil : count - 1
        }
    }

    private func cost(_ choice: Choice) -> Int {
        choice.disturbance + conflicts.count { choice.isOpen($0) } * Self.penalty
    }

    // MARK: - Exactly

    /// The best choice, by branch and bound over the conflicts, those with the fewest ways out first.
    func exactly() -> [Int] {
        let order = conflicts.sorted { (maker.clearing[$0].count, $0) < (maker.clearing[$1].count, $1) }
        // The least that clearing a conflict may cost, shared with what else is cleared by it.
        let least = order.map { conflict in
            maker.clearing[conflict].map { maker.options[$0].disturbance / maker.cleared[$0].count }.min()
                ?? Self.penalty
        }
        var (best, bestCost) = (greedy(order), Int.max)
        bestCost = cost(best)
        var (choice, left) = (Choice(), 0)
        var steps = Self.steps
        func search(_ depth: Int) {
            steps -= 1
            guard steps > 0 else { return }
            guard depth < order.count else {
                let total = choice.disturbance + left * Self.penalty
                if total < bestCost { (best, bestCost) = (choice, total) }
                return
            }
            var bound = choice.disturbance + left * Self.penalty
            for rest in depth..<order.count where choice.isOpen(order[rest]) { bound += least[rest] }
            guard bound < bestCost else { return }
            let conflict = order[depth]
            guard choice.isOpen(conflict) else { return search(depth + 1) }
            for option in ranked(conflict) where choice.allows(option) {
                choice.take(option, of: maker)
                search(depth + 1)
                choice.leave(option, of: maker)
            }
            left += 1
            search(depth + 1)
            left -= 1
        }
        search(0)
        return best.chosen.sorted()
    }

    private func ranked(_ conflict: Int) -> [Int] {
        maker.clearing[conflict].sorted { (maker.options[$0].disturbance, $0) < (maker.options[$1].disturbance, $1) }
    }

    private func greedy(_ order: [Int], _ start: Choice = Choice()) -> Choice {
        var choice = start
        for conflict in order where choice.isOpen(conflict) {
            if let option = ranked(conflict).first(where: choice.allows) { choice.take(option, of: maker) }
        }
        return choice
    }

    // MARK: - By ruin

    /// A good choice: from a greedy one some neighbours are given up and filled anew, what is no worse is kept.
    func byRuin() -> [Int] {
        var numbers = Numbers(seed: UInt64(conflicts.count))
        let order = conflicts.sorted { (maker.clearing[$0].count, $0) < (maker.clearing[$1].count, $1) }
        var best = greedy(order)
        var bestCost = cost(best)
        for _ in 0..<min(20_000, conflicts.count * 100) {
            guard bestCost > 0 else { break }
            let ruined = neighbours(of: conflicts[numbers.below(conflicts.count)], 2 + numbers.below(8), &numbers)
            var choice = best
            for option in best.chosen.sorted() where !ruined.isDisjoint(with: maker.cleared[option]) {
                choice.leave(option, of: maker)
            }
            var open = conflicts.filter { choice.isOpen($0) }
            for place in open.indices.dropLast() { open.swapAt(place, place + numbers.below(open.count - place)) }
            choice = greedy(open, choice)
            let changed = cost(choice)
            if changed <= bestCost { (best, bestCost) = (choice, changed) }
        }
        return best.chosen.sorted()
    }

    /// Some conflicts around one: those whose ways out are against its own, and theirs.
    private func neighbours(of conflict: Int, _ number: Int, _ numbers: inout Numbers) -> Set<Int> {
        var (found, queue) = (Set([conflict]), [conflict])
        while let next = queue.popLast(), found.count < number {
            let around = maker.clearing[next].flatMap { maker.against[$0] }.map { maker.options[$0].conflict }
            for _ in 0..<3 where !around.isEmpty {
                let other = around[numbers.below(around.count)]
                if found.insert(other).inserted { queue.insert(other, at: 0) }
            }
        }
        return found
    }
}

/// Numbers that look random and are the same for the same seed.
private struct Numbers {
    private var state: UInt64

    init(seed: UInt64) {
        state = seed &+ 0x9E37_79B9_7F4A_7C15
    }

    /// A number from nothing up to, and without, another.
    mutating func below(_ limit: Int) -> Int {
        state ^= state << 13
        state ^= state >> 7
        state ^= state << 17
        return Int(state % UInt64(max(1, limit)))
    }
}
