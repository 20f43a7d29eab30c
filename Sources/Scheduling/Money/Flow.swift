/// Amounts that run through a net of limited ways to one goal: which money can pay for what.
///
/// What a node was given once never becomes less; but ways taken before are changed where that lets more through.
/// Of several ways the shortest is taken, and of those the one that was added first: the same net, the same result.
struct Flow {
    private struct Way {
        let target: Int
        var room: Int64
        /// The same way back, which gives room as far as this one is used.
        let back: Int
    }

    private var ways: [Way] = []
    private var from: [[Int]] = []

    /// A new node.
    mutating func node() -> Int {
        from.append([])
        return from.count - 1
    }

    /// A new way for so much at most; nil where there is no limit.
    @discardableResult
    mutating func way(_ source: Int, _ target: Int, _ limit: Int64? = nil) -> Int {
        let number = ways.count
        ways.append(Way(target: target, room: limit ?? .max / 4, back: number + 1))
        ways.append(Way(target: source, room: 0, back: number))
        from[source].append(number)
        from[target].append(number + 1)
        return number
    }

    /// How much runs along a way.
    func used(_ way: Int) -> Int64 { ways[ways[way].back].room }

    /// Lets as much as it can, up to a limit, run over a way to the goal.
    mutating func push(over first: Int, to goal: Int, atMost limit: Int64) {
        var pushed: Int64 = 0
        while pushed < limit, let path = path(from: ways[first].target, to: goal) {
            let amount = path.reduce(min(limit - pushed, ways[first].room)) { min($0, ways[$1].room) }
            guard amount > 0 else { break }
            for way in [first] + path {
                ways[way].room -= amount
                ways[ways[way].back].room += amount
            }
            pushed += amount
        }
    }

    /// The ways of a shortest path on which there is room.
    private func path(from start: Int, to goal: Int) -> [Int]? {
        var arrival: [Int: Int] = [:]
        var queue = [start]
        var next = 0
        while next < queue.count {
            let node = queue[next]
            next += 1
            if node == goal { break }
            for way in from[node] where ways[way].room > 0 {
                let target = ways[way].target
                guard target != start, arrival[target] == nil else { continue }
                arrival[target] = way
                queue.append(target)
            }
        }
        guard arrival[goal] != nil else { return nil }
        var path: [Int] = []
        var node = goal
        while node != start, let way = arrival[node] {
            path.append(way)
            node = ways[ways[way].back].target
        }
        return path.reversed()
    }
}
