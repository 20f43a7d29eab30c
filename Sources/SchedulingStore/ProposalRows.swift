internal import Foundation
internal import Scheduling

/// A step as it is stored: what is done to one reservation as of its version.
struct StepRow: Encodable {
    let `do`: String
    let reservationId: UUID
    let version: Int
    var confirm: Bool?
    var startsAt: String?
    var endsAt: String?
    var resourceIds: [UUID]?
    var quantities: [Int?]?
    var otherId: UUID?
    var otherVersion: Int?
    var title: String?
    var hostIds: [UUID]?
    var shares: [Int]?
    var attendance: Int?
    var projectIds: [UUID]?
    var categories: [String?]?
    var amounts: [Int64]?
    var parts: [PartRow]?

    struct PartRow: Encodable {
        let startsAt: String
        let endsAt: String
        let resourceIds: [UUID]
        let quantities: [Int?]

        init(_ placed: Placed) {
            startsAt = placed.period.start.iso8601(offset: 0)
            endsAt = placed.period.end.iso8601(offset: 0)
            resourceIds = placed.takes.map(\.resource.id.uuid)
            quantities = placed.takes.map(\.quantity)
        }
    }

    init(_ step: Proposal.Step) {
        switch step {
        case .move(let target, let placed, let payments, let standing):
            self.init("move", target)
            place(placed)
            pay(payments)
            confirm = standing == .confirmed ? true : nil
        case .cancel(let target):
            self.init("cancel", target)
        case .merge(let kept, let other, let joint):
            self.init("merge", kept)
            otherId = other.id.uuid
            otherVersion = other.version
            title = joint.title
            hostIds = joint.hosts.map(\.organization.uuid)
            shares = joint.hosts.map(\.share.partsPerMillion)
            attendance = joint.attendance
            place(joint.placed)
            pay(joint.payments)
        case .split(let target, let placed):
            self.init("split", target)
            parts = placed.map(PartRow.init)
        }
    }

    private init(_ deed: String, _ target: Proposal.Target) {
        `do` = deed
        reservationId = target.id.uuid
        version = target.version
    }

    private mutating func place(_ placed: Placed) {
        let part = PartRow(placed)
        startsAt = part.startsAt
        endsAt = part.endsAt
        resourceIds = part.resourceIds
        quantities = part.quantities
    }

    private mutating func pay(_ payments: [Payment]?) {
        projectIds = payments?.map(\.project.uuid)
        categories = payments?.map(\.category)
        amounts = payments?.map(\.amount.minorUnits)
    }
}

/// What a proposal means, as it is stored.
struct EffectsRow: Codable {
    let affected: Int
    let organizations: Int
    let money: [BalanceRow]
    let needsApprovalOf: [UUID]
    let approvers: [String]
    let shiftMinutes: Int
    let weekday: String
    let metres: Int
    let metresPerMinute: Int?
    let extraCost: Int64?
    let cost: Int64
    let unfairness: Int
    let what: [ChangeRow]

    struct BalanceRow: Codable {
        let organizationId: UUID
        let organization: String
        let before: Int64
        let after: Int64
    }

    struct ChangeRow: Codable {
        let deed: String
        let party: String
        let reference: String
        let title: String
        let hostIds: [UUID]
        let hosts: [String]
        let attendance: Int?
        let from: [String]
        let to: [String]
        let startsAt: String?
        let endsAt: String?
        let with: String?

        init(_ change: Effects.Change) {
            deed = change.deed.rawValue
            party = change.party.rawValue
            reference = change.reference
            title = change.title
            hostIds = change.hosts.map(\.id.uuid)
            hosts = change.hosts.map(\.name)
            attendance = change.attendance
            from = change.from
            to = change.to
            startsAt = change.period?.start.iso8601(offset: 0)
            endsAt = change.period?.end.iso8601(offset: 0)
            with = change.with
        }

        var change: Effects.Change? {
            guard let deed = Effects.Change.Deed(rawValue: deed), let party = Effects.Party(rawValue: party) else {
                return nil
            }
            let start = startsAt.flatMap(Instant.init(iso8601:))
            let end = endsAt.flatMap(Instant.init(iso8601:))
            return Effects.Change(
                deed, party, reference: reference, title: title,
                hosts: zip(hostIds, hosts).map { Organization(id: OrganizationID($0), name: $1) },
                attendance: attendance, from: from, to: to,
                period: start.flatMap { start in end.flatMap { Period(start: start, end: $0) } }, with: with)
        }
    }

    init(_ effects: Effects) {
        affected = effects.affected
        organizations = effects.organizations.count
        money = effects.money.map {
            BalanceRow(
                organizationId: $0.organization.id.uuid, organization: $0.organization.name, before: $0.before,
                after: $0.after)
        }
        needsApprovalOf = effects.approvals.map(\.id.uuid)
        approvers = effects.approvals.map(\.name)
        shiftMinutes = effects.shiftMinutes
        weekday = effects.weekday.rawValue
        metres = effects.metres
        metresPerMinute = effects.walkingSpeed.metresPerMinute
        extraCost = effects.extraCost
        cost = effects.cost
        unfairness = effects.unfairness
        what = effects.changes.map(ChangeRow.init)
    }

    var effects: Effects {
        var effects = Effects(walkingAt: metresPerMinute.map(WalkingSpeed.init(metresPerMinute:)) ?? .usual)
        effects.changes = what.compactMap(\.change)
        effects.money = money.map {
            Effects.Balance(
                Organization(id: OrganizationID($0.organizationId), name: $0.organization), before: $0.before,
                after: $0.after)
        }
        effects.approvals = zip(needsApprovalOf, approvers).map { Organization(id: OrganizationID($0), name: $1) }
        effects.shiftMinutes = shiftMinutes
        effects.weekday = Effects.WeekdayChange(rawValue: weekday) ?? .same
        effects.metres = metres
        effects.extraCost = extraCost ?? 0
        effects.cost = cost
        effects.unfairness = unfairness
        return effects
    }
}

/// A proposal as it is stored.
struct ProposalRow: Encodable {
    let kind: String
    let steps: [StepRow]
    let effects: EffectsRow
    let disturbance: Int

    init(_ proposal: Proposal) {
        kind = proposal.kind.rawValue
        steps = proposal.steps.map(StepRow.init)
        effects = EffectsRow(proposal.effects)
        disturbance = proposal.disturbance
    }
}

/// The text of a value as the database takes it: names with underscores, in their order.
func encodedJSON(_ value: some Encodable) -> String {
    let encoder = JSONEncoder()
    encoder.keyEncodingStrategy = .convertToSnakeCase
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    // Rows of texts, numbers and lists always encode.
    return (try? encoder.encode(value)).map { String(decoding: $0, as: UTF8.self) } ?? "null"
}
