extension ProposalMaker {
    /// One joint event in place of the claimant and the one that it is in conflict with, where they are alike: at the
    /// time and place of the one that was there, or in a venue at that time that takes both. Each event's hosts bear half,
    /// as they stand to each other.
    func merged() -> [Proposal] {
        guard others.count == 1, let other = others.first, isAlike(other.reservation) else { return [] }
        let (kept, joining) = (other.reservation, claimant.reservation)
        guard kept.period.end > circumstances.now, kept.state == .confirmed || kept.state == .hold,
            let shares = try? halves(kept.hosts, joining.hosts)
        else { return [] }
        let attendance = kept.attendance.flatMap { one in joining.attendance.map { one + $0 } }
        let both = kept.joined(by: joining, expecting: attendance)
        let joint = Claim(both, needs: other.needs, had: other.had)
        let around = neighbourhood.without([kept.id, joining.id])
        guard let way = room(for: joint, in: around), isSound(way.placed, for: joint) else { return [] }
        return [proposal(merging: other, at: way, sharing: shares, as: both)]
    }

    /// Where both fit: where the one was, else in the best venue that takes so many.
    private func room(for joint: Claim, in around: Neighbourhood) -> Way? {
        let small = joint.reservation.resources.filter { taken in
            joint.reservation.attendance.map { venueTooSmall(taken.resource, attendance: $0) != nil } ?? false
        }
        if small.isEmpty, isFree(joint, in: around) { return .stays(joint) }
        // One venue gives way to another; of two that are too small the second would stay so.
        guard small.count < 2,
            let venue = small.first ?? joint.reservation.resources.first(where: { $0.resource.kind == .venue })
        else { return nil }
        return places(instead: venue, for: joint, in: around).first
    }

    private func isAlike(_ other: Reservation) -> Bool {
        let event = SimilarEvent(
            reference: other.reference, title: other.title, kind: other.kind, brand: other.brand, period: other.period,
            hosts: [])
        let mine = claimant.reservation
        return mine.leader != other.leader && event.isLike(title: mine.title, kind: mine.kind, brand: mine.brand)
    }

    private func halves(_ kept: [Host], _ joining: [Host]) throws(ShareError) -> [Host] {
        var parts: [(host: OrganizationID, millionths: Int)] = []
        for host in kept + joining {
            if let index = parts.firstIndex(where: { $0.host == host.organization }) {
                parts[index].millionths += host.share.partsPerMillion
            } else {
                parts.append((host.organization, host.share.partsPerMillion))
            }
        }
        let halves = divided(Share.whole.partsPerMillion, as: parts.map { Int64($0.millionths) })
        var hosts: [Host] = []
        for (part, half) in zip(parts, halves) {
            hosts.append(Host(part.host, share: try Share(partsPerMillion: half)))
        }
        return hosts
    }

    private func proposal(merging other: Claim, at way: Way, sharing hosts: [Host], as both: Reservation) -> Proposal {
        let (kept, joining) = (other.reservation, claimant.reservation)
        let cost = circumstances.cost(of: way.placed, ledBy: kept.leader)
        let payments = joined(kept.payments, joining.payments, for: cost)
        let joint = Proposal.Joint(
            title: kept.title, hosts: hosts, placed: way.placed, attendance: both.attendance, payments: payments)
        var effects = Effects(walkingAt: circumstances.walkingSpeed)
        effects.changes = [
            change(claimant, .claimant, way, .merge, with: kept.reference),
            change(Claim(kept), .other, way, .merge, with: joining.reference),
        ]
        let before = [kept, joining].map { circumstances.cost(of: $0.placed, ledBy: $0.leader)?.total.minorUnits ?? 0 }
        effects.add(cost: before[0] + before[1], after: cost?.total.minorUnits ?? 0)
        let after = payments.reduce(Int64(0)) { $0 + $1.amount.minorUnits }
        effects.add(money: kept, before: kept.payments, after: [])
        effects.add(money: joining, before: joining.payments, after: [])
        let organizations = unique(kept.organizations + joining.organizations)
        if let parts = try? apportion(
            Money(minorUnits: after, currency: circumstances.currency), by: hosts.map(\.share))
        {
            for (host, part) in zip(hosts, parts) {
                guard let organization = organizations.first(where: { $0.id == host.organization }) else { continue }
                effects.add(organization, before: 0, after: part.minorUnits)
            }
        }
        let seconds = (kept.period.start - joining.period.start).components.seconds
        effects.shiftMinutes = Int(abs(seconds) / 60)
        effects.metres = way.metres
        return Proposal(.merge, [.merge(kept.target, with: joining.target, as: joint)], effects)
    }

    /// What pays for both together: no more than before of anything, and of a category no more than it costs.
    private func joined(_ one: [Payment], _ other: [Payment], for cost: Cost?) -> [Payment] {
        let all = one + other
        var sums: [Payment] = []
        for payment in all {
            if let index = sums.firstIndex(where: { $0.project == payment.project && $0.category == payment.category })
            {
                let amount = sums[index].amount.minorUnits + payment.amount.minorUnits
                sums[index] = payment.of(amount)
            } else {
                sums.append(payment)
            }
        }
        guard let cost else { return sums }
        return sums.compactMap { payment in
            let same = sums.filter { $0.category == payment.category }
            let paid = same.reduce(Int64(0)) { $0 + $1.amount.minorUnits }
            let needed = cost.needs.filter { payment.category == nil || $0.category == payment.category }
                .reduce(Int64(0)) { $0 + $1.amount.minorUnits }
            guard needed < paid else { return payment }
            let amount = Int64(Int128(payment.amount.minorUnits) * Int128(needed) / Int128(paid))
            return amount > 0 ? payment.of(amount) : nil
        }
    }
}

extension Payment {
    fileprivate func of(_ amount: Int64) -> Payment {
        Payment(
            project: project, category: category, amount: Money(minorUnits: amount, currency: self.amount.currency))
    }
}

extension Reservation {
    /// The same with what another takes beside a venue, and with its people.
    fileprivate func joined(by other: Reservation, expecting attendance: Int?) -> Reservation {
        let more = other.resources.filter { take in
            take.resource.kind != .venue && !resources.contains { $0.resource.id == take.resource.id }
        }
        return Reservation(
            id: id, reference: reference, version: version, title: title, kind: kind, brand: brand, state: state,
            period: period, attendance: attendance ?? self.attendance, buffers: buffers, resources: resources + more,
            hosts: hosts, organizations: organizations, payments: payments, paid: paid)
    }
}
