import Reporting
import Scheduling
import SchedulingStore

extension Table {
    /// What is waited for, each with whom it asks and until when.
    static func approvals(_ approvals: [Approval], in currency: Currency, _ doing: Doing = .done) -> Table {
        Table(
            [
                Column("reference", ApprovalSentences.approval), Column("organization", ApprovalSentences.of),
                Column("for", ApprovalSentences.purpose), Column("until", Headings.until),
            ],
            rows: approvals.map { approval in
                let purpose = ApprovalSentences.items(approval.items, in: currency)
                return [
                    doing == .tried ? .empty : .text(approval.reference), approval.asked,
                    .state(purpose, key: purpose.en), .instant(approval.expiry),
                ]
            })
    }
}

extension Approval {
    /// Whom it asks.
    var asked: Cell {
        organization.map(Cell.text) ?? .state(ApprovalSentences.secondPerson, key: "second-person")
    }
}
