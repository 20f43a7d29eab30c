extension PaymentPlan {
    /// What speaks against amounts that were given, as the database will say: more than the project has.
    func short(of asked: [AskedPayment], on day: LocalDate) -> [Reason] {
        payments.compactMap { payment -> Reason? in
            guard let payer = asked.first(where: { $0.payer.id == payment.project })?.payer else { return nil }
            guard payer.access == .mine else { return Reason(.projectOwner, subject: payer.name) }
            let free = payer.left(for: payment.category, on: day)
            guard payment.amount.minorUnits > free else { return nil }
            var reason = Reason(.moneyShort, subject: payer.name)
            reason.category = payment.category
            reason.asked = payment.amount.minorUnits
            reason.free = free
            return reason
        }
    }
}

extension Payer {
    /// What it has left on a day for a category, or in all where none is named.
    fileprivate func left(for category: String?, on day: LocalDate) -> Int64 {
        let categories = category.map { [$0] } ?? unique(lines.map(\.category))
        return categories.reduce(0) { $0 + (available(for: $1, on: day) ?? 0) }
    }
}
