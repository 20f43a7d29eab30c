extension ProposalMaker {
    /// One of the reservations that change, and how.
    typealias Changed = (claim: Claim, party: Effects.Party, way: Way)

    /// The proposal that changes some reservations; a request among them stands from then on.
    func proposal(_ kind: Proposal.Kind, _ changed: [Changed], againstWho rest: [Claim]) -> Proposal {
        var effects = Effects(walkingAt: circumstances.walkingSpeed)
        var steps: [Proposal.Step] = []
        for (claim, party, way) in changed {
            let reservation = claim.reservation
            let isSame = way.parts.isEmpty && way.placed == reservation.placed
            if isSame, reservation.state != .request { continue }
            let places = way.parts.isEmpty ? [way.placed] : way.parts
            let paying = isSame ? nil : payments(of: claim, at: places)
            if way.parts.isEmpty {
                steps.append(
                    .move(
                        reservation.target, to: way.placed, paying: paying,
                        reservation.state == .request ? .confirmed : .asItIs))
            } else {
                steps.append(.split(reservation.target, into: way.parts))
            }
            effects.changes.append(change(claim, party, way, isSame ? .confirm : way.parts.isEmpty ? .move : .split))
            guard !isSame else { continue }
            effects.add(money: reservation, before: reservation.payments, after: paying ?? reservation.payments)
            effects.add(cost: cost(claim, at: [reservation.placed]), after: cost(claim, at: places))
            let zone = circumstances.context.zone
            for place in places {
                let seconds = (place.period.start - reservation.period.start).components.seconds
                guard way.kind == .time || way.kind == .split && place.period.duration == reservation.period.duration
                else { continue }
                effects.shiftMinutes = max(effects.shiftMinutes, Int(abs(seconds) / 60))
                let days = [place.period, reservation.period].map { zone.local($0.start).date.weekday }
                if days[0] != days[1] { effects.weekday = .other }
            }
            effects.metres = max(effects.metres, way.metres)
        }
        effects.unfairness = unfairness(
            to: changed.filter {
                $0.way.placed != $0.claim.reservation.placed
                    || !$0.way.parts.isEmpty
            }.map(\.claim), inFavourOf: rest)
        return Proposal(kind, steps, effects)
    }

    /// The proposal that some reservations do not take place, and another stands where it asked to.
    func calledOff(
        _ kind: Proposal.Kind, _ gone: [(claim: Claim, party: Effects.Party)], staying: Way?,
        inFavourOf rest: [Claim]
    ) -> Proposal {
        var effects = Effects(walkingAt: circumstances.walkingSpeed)
        var steps: [Proposal.Step] = []
        for (claim, party) in gone {
            steps.append(.cancel(claim.reservation.target))
            effects.changes.append(change(claim, party, .stays(claim), .cancel))
            effects.add(money: claim.reservation, before: claim.reservation.payments, after: [])
        }
        if let staying, claimant.reservation.state == .request {
            steps.append(.move(claimant.reservation.target, to: staying.placed, paying: nil, .confirmed))
            effects.changes.append(change(claimant, .claimant, staying, .confirm))
        }
        effects.unfairness = unfairness(to: gone.map(\.claim), inFavourOf: rest)
        return Proposal(kind, steps, effects)
    }

    func change(
        _ claim: Claim, _ party: Effects.Party, _ way: Way, _ deed: Effects.Change.Deed, with other: String? = nil
    ) -> Effects.Change {
        let reservation = claim.reservation
        let takes = way.parts.isEmpty ? way.placed.takes : way.parts.flatMap(\.takes)
        let period = way.parts.isEmpty ? way.placed.period : way.parts.last?.period ?? way.placed.period
        return Effects.Change(
            deed, party, reference: reservation.reference, title: reservation.title, hosts: reservation.organizations,
            attendance: reservation.attendance,
            from: unique(reservation.resources.filter { !takes.contains($0) }.map(\.resource.name)),
            to: unique(takes.filter { !reservation.resources.contains($0) }.map(\.resource.name)),
            period: period == reservation.period ? nil : period, with: other)
    }

    // MARK: - Money

    private func cost(_ claim: Claim, at places: [Placed]) -> Int64 {
        places.reduce(0) { sum, place in
            sum + (circumstances.cost(of: place, ledBy: claim.reservation.leader)?.total.minorUnits ?? 0)
        }
    }

    /// What pays for a claim at other places: each payment follows what its category costs, in proportion. Nil where
    /// nothing of it changes.
    private func payments(of claim: Claim, at places: [Placed]) -> [Payment]? {
        let leader = claim.reservation.leader
        guard !claim.reservation.payments.isEmpty,
            let before = circumstances.cost(of: claim.reservation.placed, ledBy: leader)
        else { return nil }
        let after = places.compactMap { circumstances.cost(of: $0, ledBy: leader) }
        guard after.count == places.count else { return nil }
        let changed = claim.reservation.payments.compactMap { payment -> Payment? in
            let (old, new) = (
                before.amount(of: payment.category), after.reduce(0) { $0 + $1.amount(of: payment.category) }
            )
            guard old > 0 else { return payment }
            let amount = Int64((Int128(payment.amount.minorUnits) * Int128(new) + Int128(old / 2)) / Int128(old))
            guard amount > 0 else { return nil }
            return Payment(
                project: payment.project, category: payment.category,
                amount: Money(minorUnits: amount, currency: payment.amount.currency))
        }
        return changed == claim.reservation.payments ? nil : changed
    }

    /// How much more others have had in this quarter than those who give way, in parts of a hundred of both.
    func unfairness(to losers: [Claim], inFavourOf rest: [Claim]) -> Int {
        let (lost, won) = (losers.map(\.had).max() ?? 0, rest.map(\.had).max() ?? 0)
        return lost + won == 0 || rest.isEmpty ? 0 : (won - lost) * 100 / (won + lost)
    }
}

extension Cost {
    /// What one category needs, or all of them.
    fileprivate func amount(of category: String?) -> Int64 {
        needs.filter { category == nil || $0.category == category }.reduce(0) { $0 + $1.amount.minorUnits }
    }
}

extension Effects {
    /// What each host bears of a reservation's payments, before and after.
    mutating func add(money reservation: Reservation, before: [Payment], after: [Payment]) {
        let sums = [before, after].map { $0.reduce(Int64(0)) { $0 + $1.amount.minorUnits } }
        guard sums != [0, 0], let currency = (before + after).first?.amount.currency else { return }
        let shares = reservation.hosts.map(\.share)
        let parts = sums.map { sum in
            (try? apportion(Money(minorUnits: sum, currency: currency), by: shares))?.map(\.minorUnits)
                ?? reservation.hosts.map { _ in 0 }
        }
        for (index, organization) in reservation.organizations.enumerated() {
            add(organization, before: parts[0][index], after: parts[1][index])
        }
    }

    mutating func add(_ organization: Organization, before: Int64, after: Int64) {
        if let index = money.firstIndex(where: { $0.organization.id == organization.id }) {
            let old = money[index]
            money[index] = Balance(organization, before: old.before + before, after: old.after + after)
        } else if before != 0 || after != 0 {
            money.append(Balance(organization, before: before, after: after))
        }
    }

    mutating func add(cost before: Int64, after: Int64) {
        cost += before
        extraCost += after - before
    }
}
