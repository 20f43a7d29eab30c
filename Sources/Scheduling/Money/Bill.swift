/// What a host is to pay because its share was given; those without a share have one bill together.
struct Bill {
    /// Who pays it.
    let hosts: [Organization]
    /// Their part of the cost.
    let share: Share
    /// How much that is.
    let amount: Int64
}

/// The bills of an event, and who pays which; none where shares follow from what is paid.
struct Bills {
    let all: [Bill]
    let hosts: [AskedHost]

    /// The number of the bill that a project pays.
    func number(for payer: Payer) -> Int? {
        guard let host = payer.host(among: hosts) else { return nil }
        return all.firstIndex { $0.hosts.contains { $0.id == host } }
    }

    /// What is still open of the bill that a project pays; without a bill there is no limit.
    func left(for payer: Payer, after net: PaymentNet) -> Int64 {
        guard let number = number(for: payer) else { return .max / 4 }
        return all[number].amount - payers(of: number, in: net).reduce(0) { $0 + net.taken($1) }
    }

    /// The payments that pay a bill.
    func payers(of number: Int, in net: PaymentNet) -> [Int] {
        net.asked.indices.filter { self.number(for: net.asked[$0].payer) == number }
    }
}

extension Bill {
    /// The bills: none where nothing costs anything, no share was given, or all amounts were.
    static func all(
        for cost: Cost, _ asked: [AskedPayment], _ hosts: [AskedHost]
    ) throws(ShareError) -> Bills {
        let isFixed = asked.allSatisfy(\.isExact)
        guard cost.total.minorUnits > 0, !isFixed, hosts.contains(where: { $0.share != nil }) else {
            return Bills(all: [], hosts: hosts)
        }
        _ = try completed(hosts.map(\.share))
        let open = hosts.filter { $0.share == nil }.map(\.organization)
        let given = hosts.reduce(0) { $0 + ($1.share?.partsPerMillion ?? 0) }
        var parties: [(hosts: [Organization], share: Share)] = []
        for host in hosts {
            if let share = host.share {
                parties.append(([host.organization], share))
            } else if host.organization.id == open.first?.id {
                parties.append((open, try Share(partsPerMillion: Share.whole.partsPerMillion - given)))
            }
        }
        let amounts = try apportion(cost.total, by: parties.map(\.share))
        return Bills(
            all: zip(parties, amounts).map { Bill(hosts: $0.hosts, share: $0.share, amount: $1.minorUnits) },
            hosts: hosts)
    }

    /// Why it is not paid; nil where it is.
    func reason(_ cost: Cost, _ left: [Cost.Need], _ bills: Bills, _ net: PaymentNet) -> Reason? {
        guard let number = bills.all.firstIndex(where: { $0.hosts == hosts }) else { return nil }
        let payers = bills.payers(of: number, in: net)
        let paid = payers.reduce(0) { $0 + net.taken($1) }
        guard paid < amount else { return nil }
        var reason = Reason(.shareUnpaid, subject: hosts.map(\.name).joined(separator: ", "))
        reason.share = share
        reason.total = cost.total.minorUnits
        reason.asked = amount
        reason.free = paid
        reason.projects = unique(payers.map { net.asked[$0].payer.name })
        reason.paid = cost.needs.compactMap { need in
            let part = payers.reduce(0) { $0 + net.taken($1, of: need.category) }
            return part > 0 ? Cost.Need(need.category, Money(minorUnits: part, currency: cost.total.currency)) : nil
        }
        reason.categories = left.map(\.category).filter { category in
            !payers.contains { net.mayPay($0, for: category) }
        }
        return reason
    }
}
