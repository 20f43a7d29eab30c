internal import Foundation
internal import Scheduling

/// A plan while it is made: the ways out of each conflict, and what the database said of those that were tried.
struct PlanDraft {
    private let looked: [Looked]
    private var options: [PlanMaker.Option]
    /// The ways out, in the order of the options.
    private(set) var proposals: [Proposal]
    private var sure: Set<Int> = []
    private var refused: [Int: [Reason]] = [:]
    /// Which conflicts a way out clears besides its own, as was found by trying.
    private var found: [Int: [Int]] = [:]

    init(_ looked: [Looked]) {
        self.looked = looked
        options = looked.enumerated().flatMap { number, found in
            found.options.map { PlanMaker.Option(of: number, disturbance: $0.0.disturbance, $0.1) }
        }
        proposals = looked.flatMap { $0.options.map(\.0) }
    }

    /// The choice among what was not refused.
    var maker: PlanMaker {
        PlanMaker(
            options, conflicts: looked.count,
            besides: Self.besides(options, looked).merging(found) { unique($0 + $1) }, without: Set(refused.keys))
    }

    func untried(of chosen: [Int]) -> [Int] { chosen.filter { !sure.contains($0) } }

    func isSure(_ option: Int) -> Bool { sure.contains(option) }

    func isOption(_ option: Int) -> Bool { refused[option] == nil }

    func conflict(of option: Int) -> Looked { looked[options[option].conflict] }

    /// Notes what came of trying a way out: those who have to agree may be more than was thought.
    mutating func note(_ trial: Trial, of option: Int) {
        switch trial {
        case .accepted(let proposal):
            sure.insert(option)
            proposals[option] = proposal
            options[option] = PlanMaker.Option(
                of: options[option].conflict, disturbance: proposal.disturbance, options[option].footprint)
        case .refused(let reasons): refused[option] = reasons
        }
    }

    /// Of what is chosen, what has to be tried together, each in the order in which a plan is carried out.
    func together(_ chosen: [Int], _ quotas: Proposal.QuotaCounting) -> [[Int]] {
        let ordered = chosen.sorted { conflict(of: $0).reference < conflict(of: $1).reference }
        let shares = ordered.map { proposals[$0].shares(among: conflict(of: $0).claims, counting: quotas) }
        return groups(sharing: shares).map { group in group.map { ordered[$0] } }
    }

    /// Notes what came of trying a way out beside others: what is refused is none here, and what another clears needs none.
    mutating func note(_ trial: TrialInPlan, of option: Int, among group: [Int]) {
        switch trial {
        case .accepted: break
        case .refused(let reasons): refused[option] = reasons
        case .clearedBy(let id):
            refused[option] = []
            guard let other = group.first(where: { conflict(of: $0).id == id }) else { break }
            found[other, default: []].append(options[option].conflict)
        }
    }

    /// What the plan does about each conflict.
    func items(taking chosen: [Int], of maker: PlanMaker) -> [PlanItem] {
        looked.enumerated().map { number, found in
            let own = options.indices.filter { options[$0].conflict == number }
            let isRefused = !own.isEmpty && own.allSatisfy { refused[$0] != nil }
            let refusals = own.compactMap { refused[$0] }.first { !$0.isEmpty } ?? []
            return found.item(
                taking: chosen.first { options[$0].conflict == number }.map { proposals[$0] },
                clearedBy: chosen.first { maker.clearing[number].contains($0) }.map { looked[options[$0].conflict] },
                refusedBecause: isRefused ? refusals : [])
        }
    }

    /// Which conflicts a way out clears besides its own: places that another conflict's claimant wants, who moves.
    private static func besides(_ options: [PlanMaker.Option], _ looked: [Looked]) -> [Int: [Int]] {
        let byClaimant = Dictionary(grouping: looked.indices.filter { looked[$0].isOfPlaces }) { looked[$0].claimant }
        var besides: [Int: [Int]] = [:]
        for (index, option) in options.enumerated() {
            guard let claimant = looked[option.conflict].claimant, looked[option.conflict].isOfPlaces,
                option.footprint.reservations.contains(claimant)
            else { continue }
            let same = (byClaimant[claimant] ?? []).filter { $0 != option.conflict }
            if !same.isEmpty, option.footprint.reservations.count == 1 { besides[index] = same }
        }
        return besides
    }
}

/// A conflict that was looked at for a plan.
struct Looked {
    let id: ConflictID
    let reference: String
    let claims: [Claim]
    let isOfPlaces: Bool
    let options: [(Proposal, Footprint)]
    let last: Proposal?
    let obstacles: [Reason]

    /// Who came later.
    var claimant: ReservationID? { claims.first?.id }

    init(_ id: ConflictID, _ reference: String, _ found: LookedInto?, most: Int, zone: Zone) {
        self.id = id
        self.reference = reference
        claims = found?.claims ?? []
        isOfPlaces = found?.rule.isOfPlaces ?? false
        let buffers = Dictionary(
            (found?.claims ?? []).map { ($0.id, $0.reservation.buffers) }, uniquingKeysWith: { one, _ in one })
        let kept = (found?.proposals ?? []).filter { $0.kind != .decline }.prefix(most)
        options = kept.compactMap { proposal in
            found.map { (proposal, proposal.footprint(in: $0.around, buffers: buffers, zone: zone)) }
        }
        last = found?.proposals.first { $0.kind == .decline }
        obstacles = found?.obstacles ?? []
    }

    func item(taking proposal: Proposal?, clearedBy other: Looked?, refusedBecause refusals: [Reason]) -> PlanItem {
        var why: [Reason] = []
        if proposal == nil, other == nil {
            // What the database says of all that there is; or what there is goes to others of the plan; else what speaks
            // against everything that was looked at.
            why = refusals.isEmpty ? options.isEmpty ? obstacles : [Reason(.needOther)] : refusals
            if why.isEmpty { why = [Reason(.needOther)] }
        }
        return PlanItem(
            conflict: id, reference: reference, proposal: proposal, by: proposal == nil ? other?.reference : nil,
            why: why,
            nearest: proposal == nil && other == nil ? (refusals.isEmpty ? options.first?.0 : nil) ?? last : nil)
    }
}

extension Rule {
    /// Whether it is about who has a place.
    fileprivate var isOfPlaces: Bool {
        [.venueDouble, .personDouble, .equipmentShort, .resourceBlackout, .bufferBefore, .bufferAfter].contains(self)
    }
}
