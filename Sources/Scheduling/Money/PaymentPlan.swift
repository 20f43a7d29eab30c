/// Who pays how much of a reservation, from which category, and what each host then bears.
public struct PaymentPlan: Sendable, Hashable {
    /// What is to be taken, in the order asked; of one project and category it is one amount.
    public let payments: [Payment]
    /// The hosts with their shares, which make the whole.
    public let hosts: [Host]
    /// What each host's projects pay, in the order of the hosts.
    public let paid: [Money]
    /// Why the cost is not paid as it was asked; every reason at once.
    public let reasons: [Reason]
}

extension PaymentPlan {
    /// Plans what pays for a cost.
    ///
    /// Amounts that were given are taken as they are; those without a category go to what is needed first. Then parts of
    /// the cost are taken, then what is left of it, each in the order asked and from the needs in their order: a later
    /// payment changes from which category an earlier one is, where that lets more be paid, never how much it is.
    ///
    /// A project pays for the first of its owners that hosts, else for the leading host. Hosts without a share bear what
    /// they pay. Shares that were given must be met to the minor unit (`share.unpaid`), unless all amounts were given too.
    ///
    /// Throws ``ShareError`` where shares or parts cannot be: they are more or less than the whole.
    public init(
        for cost: Cost, by asked: [AskedPayment], hosts: [AskedHost], on day: LocalDate
    ) throws(ShareError) {
        var net = PaymentNet(cost, asked, on: day)
        let parts = try Self.parts(of: cost, asked)
        let bills = try Bill.all(for: cost, asked, hosts)
        for (index, payment) in asked.enumerated() where payment.category == nil {
            if case .exactly(let amount) = payment.extent { net.take(index, atMost: amount.minorUnits) }
        }
        for (index, part) in parts.sorted(by: { $0.key < $1.key }) { net.take(index, atMost: part) }
        for (index, payment) in asked.enumerated() where payment.extent == .rest {
            net.take(index, atMost: bills.left(for: payment.payer, after: net), under: bills.number(for: payment.payer))
        }

        let currency = cost.total.currency
        let payments = net.payments(in: currency)
        let paid = hosts.map { host in
            let own = payments.filter { payment in
                asked.contains { asked in
                    asked.payer.id == payment.project && asked.payer.host(among: hosts) == host.organization.id
                }
            }
            return Money(minorUnits: own.reduce(0) { $0 + $1.amount.minorUnits }, currency: currency)
        }
        let shares = try completed(hosts.map(\.share), paying: paid)
        self.payments = payments
        self.paid = paid
        self.hosts = zip(hosts, shares).map { Host($0.organization.id, share: $1) }
        reasons = Self.foreign(asked) + Self.short(parts, net) + Self.unpaid(cost, bills, net)
    }

    /// What the payments that ask for a part of the cost are to pay, by their place: to the minor unit, together with
    /// what they leave.
    private static func parts(of cost: Cost, _ asked: [AskedPayment]) throws(ShareError) -> [Int: Int64] {
        var result: [Int: Int64] = [:]
        let bases = Set(asked.map(\.category))
        for category in bases {
            var shares: [Share] = []
            var places: [Int] = []
            for (index, payment) in asked.enumerated() where payment.category == category {
                guard case .part(let share) = payment.extent else { continue }
                shares.append(share)
                places.append(index)
            }
            guard !shares.isEmpty else { continue }
            let total = shares.reduce(0) { $0 + $1.partsPerMillion }
            guard total <= Share.whole.partsPerMillion else { throw .notWhole(partsPerMillion: total) }
            let needed = cost.needs.filter { category == nil || $0.category == category }
            let base = needed.reduce(0) { $0 + $1.amount.minorUnits }
            let rest = try Share(partsPerMillion: Share.whole.partsPerMillion - total)
            let amounts = try apportion(
                Money(minorUnits: base, currency: cost.total.currency), by: shares + [rest])
            for (place, amount) in zip(places, amounts) { result[place] = amount.minorUnits }
        }
        return result
    }
}

// MARK: - Why not

extension PaymentPlan {
    /// Projects of others, of which nothing is known, that are asked for more than an amount; of amounts the database says so itself.
    private static func foreign(_ asked: [AskedPayment]) -> [Reason] {
        var seen: Set<ProjectID> = []
        return asked.compactMap { payment in
            guard payment.payer.isUnknown, !payment.isExact, seen.insert(payment.payer.id).inserted else {
                return nil
            }
            return Reason(.projectOwner, subject: payment.payer.name)
        }
    }

    /// Parts of the cost that their project cannot pay.
    private static func short(_ parts: [Int: Int64], _ net: PaymentNet) -> [Reason] {
        parts.sorted { $0.key < $1.key }.compactMap { index, part in
            let payment = net.asked[index]
            let taken = net.taken(index)
            guard taken < part, !payment.payer.isUnknown else { return nil }
            var reason = Reason(.moneyShort, subject: payment.payer.name)
            reason.category = payment.category
            reason.asked = part
            reason.free = taken
            return reason
        }
    }

    /// What nobody pays, where somebody was asked for whatever is left: by host where shares were given, else by
    /// category. Where a project of others is among them, that is the reason.
    private static func unpaid(_ cost: Cost, _ bills: Bills, _ net: PaymentNet) -> [Reason] {
        guard !net.asked.contains(where: { $0.payer.isUnknown && !$0.isExact }) else { return [] }
        let left = net.left
        if !bills.all.isEmpty {
            return bills.all.compactMap { bill in bill.reason(cost, left, bills, net) }
        }
        let open = net.asked.filter { $0.extent == .rest }
        guard !open.isEmpty else { return [] }
        let names = unique(open.map(\.payer.name))
        return left.map { need in
            let all = cost.needs.first { $0.category == need.category }?.amount.minorUnits ?? 0
            var reason = Reason(.costUnpaid, subject: names.joined(separator: ", "))
            reason.category = need.category
            reason.asked = all
            reason.free = all - need.amount.minorUnits
            return reason
        }
    }
}

extension AskedPayment {
    /// Whether the amount was given.
    var isExact: Bool {
        switch extent {
        case .exactly: true
        case .rest, .part: false
        }
    }
}

extension Payer {
    /// The host for which it pays: the first of its owners that hosts, else the one that leads.
    public func host(among hosts: [AskedHost]) -> OrganizationID? {
        owners.first { owner in hosts.contains { $0.organization.id == owner } } ?? hosts.first?.organization.id
    }
}

/// Each value once, where it first occurs.
public func unique<Value: Hashable>(_ values: [Value]) -> [Value] {
    var seen: Set<Value> = []
    return values.filter { seen.insert($0).inserted }
}
