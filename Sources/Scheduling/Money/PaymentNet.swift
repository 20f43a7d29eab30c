/// Which money can pay for which need, and what was taken of it so far: payments, the lines that they draw on, needs.
struct PaymentNet {
    /// A project's money of one category: the lines of it that may pay.
    private struct Purse: Hashable {
        let project: ProjectID
        let category: String
    }

    let asked: [AskedPayment]
    private let cost: Cost
    private var flow: Flow
    private let goal: Int
    /// The node of each payment.
    private let nodes: [Int]
    /// The way from each payment to a purse.
    private var draws: [(payment: Int, category: String, way: Int)] = []
    /// The node at which the payments under a bill begin, by its number.
    private var bills: [Int: Int] = [:]
    /// What amounts of a category that were given pay of it.
    private let fixed: [Int: Int64]

    init(_ cost: Cost, _ asked: [AskedPayment], on day: LocalDate) {
        self.cost = cost
        self.asked = asked
        var open = Dictionary(uniqueKeysWithValues: cost.needs.map { ($0.category, $0.amount.minorUnits) })
        var given: [Purse: Int64] = [:]
        var fixed: [Int: Int64] = [:]
        for (index, payment) in asked.enumerated() {
            guard case .exactly(let amount) = payment.extent, let category = payment.category else { continue }
            let part = min(amount.minorUnits, open[category] ?? 0)
            open[category]? -= part
            fixed[index] = part
            given[Purse(project: payment.payer.id, category: category), default: 0] += amount.minorUnits
        }
        self.fixed = fixed

        var flow = Flow()
        let goal = flow.node()
        let needs = cost.needs.map { _ in flow.node() }
        let nodes = asked.map { _ in flow.node() }
        for (need, node) in zip(cost.needs, needs) { flow.way(node, goal, open[need.category]) }
        var purses: [Purse: Int] = [:]
        for (index, payment) in asked.enumerated() where fixed[index] == nil {
            for (need, node) in zip(cost.needs, needs) where payment.category ?? need.category == need.category {
                guard let available = payment.payer.available(for: need.category, on: day) else { continue }
                let purse = Purse(project: payment.payer.id, category: need.category)
                if purses[purse] == nil {
                    let made = flow.node()
                    flow.way(made, node, max(0, available - (given[purse] ?? 0)))
                    purses[purse] = made
                }
                guard let source = purses[purse] else { continue }
                draws.append((index, need.category, flow.way(nodes[index], source)))
            }
        }
        self.flow = flow
        self.goal = goal
        self.nodes = nodes
    }

    /// Takes as much as a payment can give, up to an amount; payments under one bill may change places.
    mutating func take(_ index: Int, atMost amount: Int64, under bill: Int? = nil) {
        let start = bill.flatMap { bills[$0] } ?? flow.node()
        if let bill { bills[bill] = start }
        let entry = flow.way(start, nodes[index])
        flow.push(over: entry, to: goal, atMost: max(0, amount))
    }

    /// What a payment pays of the cost.
    func taken(_ index: Int) -> Int64 {
        fixed[index] ?? draws.filter { $0.payment == index }.reduce(0) { $0 + flow.used($1.way) }
    }

    /// What a payment pays of one category of the cost.
    func taken(_ index: Int, of category: String) -> Int64 {
        if let fixed = fixed[index] { return asked[index].category == category ? fixed : 0 }
        return draws.filter { $0.payment == index && $0.category == category }.reduce(0) { $0 + flow.used($1.way) }
    }

    /// Whether a payment could pay for a category at all.
    func mayPay(_ index: Int, for category: String) -> Bool {
        fixed[index] != nil
            ? asked[index].category == category : draws.contains { $0.payment == index && $0.category == category }
    }

    /// What is still to be paid.
    var left: [Cost.Need] {
        cost.unpaid(
            after: asked.indices.flatMap { index in
                cost.needs.map { need in
                    Cost.Need(
                        need.category,
                        Money(minorUnits: taken(index, of: need.category), currency: cost.total.currency))
                }
            })
    }

    /// What is to be taken from where: one amount for each project and category, what has a category first, so that
    /// an amount for anything does not take what is meant for something.
    func payments(in currency: Currency) -> [Payment] {
        var result: [Payment] = []
        func add(_ project: ProjectID, _ category: String?, _ units: Int64) {
            guard units > 0 else { return }
            if let place = result.firstIndex(where: { $0.project == project && $0.category == category }) {
                let sum = Money(minorUnits: result[place].amount.minorUnits + units, currency: currency)
                result[place] = Payment(project: project, category: category, amount: sum)
            } else {
                let amount = Money(minorUnits: units, currency: currency)
                result.append(Payment(project: project, category: category, amount: amount))
            }
        }
        for (index, payment) in asked.enumerated() {
            if case .exactly(let amount) = payment.extent, fixed[index] != nil {
                add(payment.payer.id, payment.category, amount.minorUnits)
            } else {
                for need in cost.needs { add(payment.payer.id, need.category, taken(index, of: need.category)) }
            }
        }
        for (index, payment) in asked.enumerated() where fixed[index] == nil {
            guard case .exactly(let amount) = payment.extent else { continue }
            add(payment.payer.id, nil, amount.minorUnits - taken(index))
        }
        return result
    }
}
