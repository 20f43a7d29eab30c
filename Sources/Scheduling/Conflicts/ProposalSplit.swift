extension ProposalMaker {
    /// A claim as several: of one that is longer than a day the days on which its venue is free stay there and the others
    /// go elsewhere; of one that takes several venues, the one that is not free is taken at another time.
    func splits(at venue: Take, for claim: Claim, in around: Neighbourhood) -> [Way] {
        let way =
            claim.reservation.period.duration > .seconds(86_400)
            ? byDays(at: venue, for: claim, in: around) : byVenues(at: venue, for: claim, in: around)
        return [way].compactMap(\.self)
    }

    private func byDays(at venue: Take, for claim: Claim, in around: Neighbourhood) -> Way? {
        let zone = circumstances.context.zone
        var (parts, farthest, isMoved) = ([Placed](), 0, false)
        var date = zone.local(claim.reservation.period.start).date
        while zone.startOfDay(date) < claim.reservation.period.end {
            let next = date.adding(days: 1)
            defer { date = next }
            guard let day = Period(start: zone.startOfDay(date), end: zone.startOfDay(next)),
                let part = claim.reservation.period.intersection(day)
            else { continue }
            let alone = Claim(claim.reservation.during(part), needs: claim.needs, had: claim.had)
            if isFree(alone, in: around) {
                // What follows at the same place is one with it.
                if let last = parts.last, last.period.end == part.start, last.takes == alone.reservation.resources,
                    let both = Period(start: last.period.start, end: part.end)
                {
                    parts[parts.count - 1] = Placed(both, last.takes)
                } else {
                    parts.append(alone.reservation.placed)
                }
            } else {
                guard let best = places(instead: venue, for: alone, in: around).first else { return nil }
                parts.append(best.placed)
                farthest = max(farthest, best.metres)
                isMoved = true
            }
        }
        guard isMoved, parts.count > 1, parts.contains(where: { $0.takes == claim.reservation.resources }) else {
            return nil
        }
        var way = Way(.split, claim.reservation.placed)
        way.parts = parts
        way.metres = farthest
        return way
    }

    private func byVenues(at venue: Take, for claim: Claim, in around: Neighbourhood) -> Way? {
        let rest = claim.reservation.resources.filter { $0 != venue }
        guard rest.contains(where: { $0.resource.kind == .venue }) else { return nil }
        let stays = Placed(claim.reservation.period, rest)
        let left = around.with(claim, at: stays)
        let alone = Claim(claim.reservation.taking([venue]), needs: [], had: claim.had)
        guard let other = times(for: alone, in: left).first else { return nil }
        var way = Way(.split, claim.reservation.placed)
        way.parts = [stays, other.placed]
        return way
    }
}

extension Reservation {
    /// The same at another time.
    func during(_ period: Period) -> Reservation { with(period, resources) }

    /// The same with other things.
    func taking(_ takes: [Take]) -> Reservation { with(period, takes) }

    private func with(_ period: Period, _ takes: [Take]) -> Reservation {
        Reservation(
            id: id, reference: reference, version: version, title: title, kind: kind, brand: brand, state: state,
            period: period, attendance: attendance, buffers: buffers, resources: takes, hosts: hosts,
            organizations: organizations, payments: payments, paid: paid)
    }
}
