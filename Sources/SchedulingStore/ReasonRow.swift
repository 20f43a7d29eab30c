internal import Scheduling

/// A reason as the database's rules return it.
struct ReasonRow: Decodable {
    struct Payment: Decodable {
        let category: String
        let amount: Int64
    }

    let rule: String
    let strength: String?
    let row: Int?
    let name: String?
    let project: String?
    let fund: String?
    let reference: String?
    let startsAt: Instant?
    let endsAt: Instant?
    let blockedFrom: Instant?
    let blockedUntil: Instant?
    let by: String?
    let host: String?
    let blackout: String?
    let category: String?
    let categories: [String]?
    let asked: Int64?
    let free: Int64?
    let day: LocalDate?
    let validFrom: LocalDate?
    let validUntil: LocalDate?
    let year: Int?
    let state: Reservation.State?
    let expiredAt: Instant?
    let number: String?
    let payee: String?
    let enteredBy: String?
    let enteredAt: Instant?
    let above: Int64?
    let tolerated: Int64?
    let tolerance: Int?
    let needed: Int64?
    let payments: [Payment]?
    let obligationFrom: LocalDate?
    let obligationUntil: LocalDate?
    let until: LocalDate?
    let act: String?
    let word: String?
    let limit: Int64?
    let counted: Quota.Measure?
    let verdict: Approval.State?
    let hours: [[Int]]?

    /// The same, as the rest of the program knows it. A rule that only a newer database knows reads as a state.
    var reason: Reason {
        var reason = Reason(Rule(rawValue: rule) ?? .reservationState)
        reason.subject = name ?? project ?? fund ?? reference
        reason.period = period(startsAt ?? expiredAt.map { $0 - .seconds(1) }, endsAt ?? expiredAt)
        reason.blocked = period(blockedFrom, blockedUntil)
        reason.by = by
        reason.host = host
        reason.blackout = blackout
        reason.category = category
        reason.categories = categories ?? []
        reason.asked = asked
        reason.free = free
        reason.day = day
        if let validFrom, let validUntil, validFrom <= validUntil { reason.validity = validFrom...validUntil }
        reason.year = year
        reason.state = state
        reason.verdict = verdict
        reason.row = row
        reason.matter = matter
        reason.word = word
        reason.limit = limit
        reason.counted = counted
        reason.hours = hours.map { OpeningHours(rows: $0) }
        reason.strength = strength.flatMap(Strength.init(rawValue:)) ?? .hard
        return reason
    }

    private var matter: MoneyMatter {
        var matter = MoneyMatter()
        matter.reference = reference
        matter.number = number
        matter.payee = payee
        matter.enteredBy = enteredBy
        matter.enteredAt = enteredAt
        matter.above = above
        matter.tolerated = tolerated
        matter.tolerance = tolerance.flatMap { try? Share(partsPerMillion: $0) }
        matter.needed = needed
        matter.payments = (payments ?? []).map { .init(category: $0.category, amount: $0.amount) }
        matter.project = project
        matter.opens = obligationFrom
        matter.until = until ?? obligationUntil
        matter.act = act
        return matter
    }

    private func period(_ start: Instant?, _ end: Instant?) -> Period? {
        guard let start, let end else { return nil }
        return Period(start: start, end: end)
    }
}
