/// Clears many conflicts together with the least disturbance: weighted set packing, the same answer always.
///
/// Of each conflict at most one way out is taken; no two of those that are taken change the same reservation or want the
/// same thing at the same time. First as many conflicts as can be are cleared, then the sum of the disturbances is least.
/// What hangs together is solved together: exactly up to ``exact`` conflicts, beyond that by ruin and recreate from a
/// fixed seed, under a limit of iterations.
public struct PlanMaker: Sendable {
    /// One way out of a conflict.
    public struct Option: Sendable, Hashable {
        /// The conflict that it was found for, by its place in the list.
        public let conflict: Int
        /// How much it disturbs.
        public let disturbance: Int
        /// What it takes and changes.
        public let footprint: Footprint

        /// A way out.
        public init(of conflict: Int, disturbance: Int, _ footprint: Footprint) {
            self.conflict = conflict
            self.disturbance = disturbance
            self.footprint = footprint
        }
    }

    /// Up to how many conflicts that hang together are solved exactly.
    public static let exact = 12

    /// The ways out.
    public let options: [Option]
    /// Which of them each conflict is cleared by: its own, and others' that move its claimant somewhere free.
    public let clearing: [[Int]]
    /// Which conflicts each of them clears.
    let cleared: [[Int]]
    /// Which of them each gets into the way of.
    let against: [[Int]]

    /// A plan for so many conflicts. `besides` says which each way out clears besides its own, `refused` which are none
    /// after all.
    public init(_ options: [Option], conflicts: Int, besides: [Int: [Int]] = [:], without refused: Set<Int> = []) {
        self.options = options
        cleared = options.indices.map { unique([options[$0].conflict] + (besides[$0] ?? [])).sorted() }
        var clearing = [[Int]](repeating: [], count: conflicts)
        for (index, conflicts) in cleared.enumerated() where !refused.contains(index) {
            for conflict in conflicts { clearing[conflict].append(index) }
        }
        self.clearing = clearing
        against = Self.against(options)
    }

    /// The ways out that are taken, in order; `progress` is told how many conflicts of how many are settled, and ends it
    /// early by answering no: what is found until then stands.
    public func plan(_ progress: (Int, Int) -> Bool = { _, _ in true }) -> [Int] {
        var (chosen, done) = ([Int](), 0)
        for component in components() {
            guard progress(done, clearing.count) else { break }
            let part = PlanPart(self, component)
            chosen += component.count <= Self.exact ? part.exactly() : part.byRuin()
            done += component.count
        }
        _ = progress(done, clearing.count)
        return chosen.sorted()
    }

    /// How much a choice disturbs.
    public func disturbance(of chosen: [Int]) -> Int { chosen.reduce(0) { $0 + options[$1].disturbance } }

    /// The conflicts that hang together, because some way out of one is against one of another, or clears both.
    private func components() -> [[Int]] {
        var root = Array(clearing.indices)
        func find(_ conflict: Int) -> Int {
            var conflict = conflict
            while root[conflict] != conflict {
                root[conflict] = root[root[conflict]]
                conflict = root[conflict]
            }
            return conflict
        }
        func join(_ one: Int, _ other: Int) {
            let (low, high) = (min(find(one), find(other)), max(find(one), find(other)))
            root[high] = low
        }
        for index in options.indices {
            for other in against[index] { join(options[index].conflict, options[other].conflict) }
            for other in cleared[index] { join(options[index].conflict, other) }
        }
        return Dictionary(grouping: clearing.indices, by: find).sorted { $0.key < $1.key }.map(\.value)
    }

    /// Which ways out cannot be taken together: by reservation, then by what overlaps in the order of its start.
    private static func against(_ options: [Option]) -> [[Int]] {
        var found = [Set<Int>](repeating: [], count: options.count)
        func exclude(_ one: Int, _ other: Int) {
            guard one != other else { return }
            found[one].insert(other)
            found[other].insert(one)
        }
        var byReservation: [ReservationID: [Int]] = [:]
        var byThing: [ID<Footprint.Place>: [(period: Period, option: Int)]] = [:]
        for (index, option) in options.enumerated() {
            for reservation in option.footprint.reservations { byReservation[reservation, default: []].append(index) }
            for place in option.footprint.places { byThing[place.thing, default: []].append((place.period, index)) }
        }
        for same in byReservation.values {
            for one in same { for other in same where other > one { exclude(one, other) } }
        }
        for places in byThing.values {
            let sorted = places.sorted { ($0.period, $0.option) < ($1.period, $1.option) }
            for (place, one) in sorted.enumerated() {
                for other in sorted[(place + 1)...] {
                    guard other.period.start < one.period.end else { break }
                    exclude(one.option, other.option)
                }
            }
        }
        return found.map { $0.sorted() }
    }
}
