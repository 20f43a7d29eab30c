/// The cheapest way to give each place a person of its own: `costs[place][person]`, nil where that cannot be.
///
/// Returns the person of each place; nil where there is no way. Exact, by shortest augmenting paths (Kuhn and Munkres);
/// the same costs give the same answer always.
func assignment(_ costs: [[Int64?]]) -> [Int]? {
    let (places, people) = (costs.count, costs.first?.count ?? 0)
    guard places > 0 else { return [] }
    guard places <= people else { return nil }
    // Large enough that a place without anybody is never cheaper, small enough to be added up.
    let never: Int64 = 1 << 58
    var (placePrice, personPrice) = ([Int64](repeating: 0, count: places + 1), [Int64](repeating: 0, count: people + 1))
    var placeOf = [Int](repeating: 0, count: people + 1)
    for place in 1...places {
        placeOf[0] = place
        var (least, way) = ([Int64](repeating: .max, count: people + 1), [Int](repeating: 0, count: people + 1))
        var isVisited = [Bool](repeating: false, count: people + 1)
        var person = 0
        repeat {
            isVisited[person] = true
            let row = placeOf[person]
            var (step, next) = (Int64.max, 0)
            for other in 1...people where !isVisited[other] {
                let cost = (costs[row - 1][other - 1] ?? never) - placePrice[row] - personPrice[other]
                if cost < least[other] { (least[other], way[other]) = (cost, person) }
                if least[other] < step { (step, next) = (least[other], other) }
            }
            for other in 0...people {
                if isVisited[other] {
                    placePrice[placeOf[other]] += step
                    personPrice[other] -= step
                } else if least[other] < .max {
                    least[other] -= step
                }
            }
            person = next
        } while placeOf[person] != 0
        while person != 0 {
            placeOf[person] = placeOf[way[person]]
            person = way[person]
        }
    }
    var chosen = [Int](repeating: 0, count: places)
    for person in 1...people where placeOf[person] > 0 { chosen[placeOf[person] - 1] = person - 1 }
    return zip(costs, chosen).allSatisfy { $0[$1] != nil } ? chosen : nil
}
