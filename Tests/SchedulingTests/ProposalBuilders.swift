import Foundation
import Scheduling
import Testing

/// A small world in which a conflict is: resources with a unit each, what is taken, and who is in conflict.
struct World {
    var venues: [Resource] = []
    var people: [Resource] = []
    /// Which resources are made of the units of others, by code.
    var parts: [String: [String]] = [:]
    var locations: [String: Location] = [:]
    var taken: [(code: String, when: String)] = []
    var chairs: Resource?
    var settings: [Rule: RuleSetting] = [:]
    var walkingSpeed = WalkingSpeed.usual

    private var all: [Resource] { venues + people }

    private func units(of code: String) -> [Int] {
        if let parts = parts[code] { return parts.flatMap(units) }
        return [all.firstIndex { $0.code == code }].compactMap(\.self)
    }

    func candidate(_ resource: Resource) -> Candidate {
        Candidate(resource, owner: "Owner", location: locations[resource.code], units: units(of: resource.code))
    }

    /// What surrounds some claims, with what each has unless it only asks for it.
    func neighbourhood(of claims: [Claim]) throws -> Neighbourhood {
        var taken = [[Neighbourhood.Taken]](repeating: [], count: all.count)
        for (code, when) in self.taken {
            for unit in units(of: code) { taken[unit].append(.init(try period(when), by: nil)) }
        }
        for claim in claims {
            for take in claim.reservation.resources {
                for unit in units(of: take.resource.code) {
                    taken[unit].append(.init(claim.reservation.period, by: claim.id))
                }
            }
        }
        let own = Set(claims.flatMap { $0.reservation.resources.map(\.resource.id) })
        return Neighbourhood(
            venues: venues.filter { !own.contains($0.id) }.map(candidate),
            people: people.filter { !own.contains($0.id) }.map(candidate),
            named: all.filter { own.contains($0.id) }.map(candidate), taken: taken)
    }

    /// The maker of proposals for a conflict.
    func maker(
        _ rule: Rule = .venueDouble, about subject: Resource?, _ claimant: Claim, _ others: Claim...
    ) throws -> ProposalMaker {
        try maker(rule, about: subject, claimant, others)
    }

    func maker(_ rule: Rule, about subject: Resource?, _ claimant: Claim, _ others: [Claim]) throws -> ProposalMaker {
        ProposalMaker(
            rule: rule, subject: subject?.id, claimant: claimant, others: others,
            in: try neighbourhood(of: [claimant] + others),
            Circumstances(
                now: try instant(thursday), context: try context(settings), currency: .cny, asker: .office,
                walkingAt: walkingSpeed))
    }
}

/// A reservation in a conflict.
func claim(
    _ title: String, _ when: String, _ takes: Resource..., by host: String = "A", state: Reservation.State = .confirmed,
    attendance: Int? = nil, kind: String? = nil, needs: [Need?] = [], payments: [Payment] = [], had: Int = 0
) throws -> Claim {
    let organization = Organization(id: OrganizationID(uuid(host)), name: host)
    let reservation = Reservation(
        id: ReservationID(uuid(title)), reference: "R-\(title)", version: 1, title: title, kind: kind, state: state,
        period: try period(when), attendance: attendance, buffers: .none, resources: takes.map { Take($0) },
        hosts: [Host(organization.id, share: .whole)], organizations: [organization], payments: payments, paid: nil)
    return Claim(reservation, needs: needs, had: had)
}

/// The same identifier for the same name.
func uuid(_ name: String) -> UUID {
    var bytes = [UInt8](repeating: 0, count: 16)
    for (index, byte) in name.utf8.enumerated() { bytes[index % 16] = bytes[index % 16] &* 31 &+ byte }
    return UUID(
        uuid: (
            bytes[0], bytes[1], bytes[2], bytes[3], bytes[4], bytes[5], bytes[6], bytes[7], bytes[8], bytes[9],
            bytes[10],
            bytes[11], bytes[12], bytes[13], bytes[14], bytes[15]
        ))
}

/// Each proposal in a line: its kind, and for each reservation that changes what becomes of it.
func lines(_ proposals: [Proposal]) throws -> [String] {
    let zone = try Zone(shanghai)
    return proposals.map { proposal in
        proposal.kind.rawValue + ": "
            + proposal.effects.changes.map { change in
                let to = change.to.isEmpty ? "" : " " + change.to.joined(separator: "+")
                let when = change.period.map { " " + String(iso($0, in: zone).prefix(16)) } ?? ""
                return "\(change.deed.rawValue) \(change.title)\(to)\(when)"
            }.joined(separator: ", ")
    }
}
