import Reporting
import Scheduling
import SchedulingStore

/// What people and programs read of what became of a reservation.
struct ReservationAnswers {
    private let currency: Currency
    private let tried: Bool

    init(_ desk: borrowing Desk, tried: Bool) {
        currency = desk.currency
        self.tried = tried
    }

    func reserved(_ answer: ReservationAnswer, _ request: Request) -> Document {
        let takes = request.takes.map { take in
            take.resource.name + (take.quantity.map { " x \($0)" } ?? "")
        }
        let did =
            switch answer.state {
            case .hold: tried ? AnswerSentences.wouldHold : AnswerSentences.held
            case .request: tried ? AnswerSentences.wouldRequest : AnswerSentences.requested
            case .confirmed, .cancelled, .expired: tried ? AnswerSentences.wouldReserve : AnswerSentences.reserved
            }
        return document(did, answer, title: request.title, takes: takes)
    }

    func confirmed(_ answer: ReservationAnswer, _ reservation: Reservation) -> Document {
        document(
            tried ? AnswerSentences.wouldConfirm : AnswerSentences.confirmed, answer, title: reservation.title,
            takes: reservation.takeNames)
    }

    func moved(_ answer: ReservationAnswer, _ reservation: Reservation, takes: [Take]?) -> Document {
        let names = takes.map { $0.map { $0.resource.name + ($0.quantity.map { " x \($0)" } ?? "") } }
        return document(
            tried ? AnswerSentences.wouldMove : AnswerSentences.moved, answer, title: reservation.title,
            takes: names ?? reservation.takeNames)
    }

    func cancelled(_ answer: ReservationAnswer, _ reservation: Reservation) -> Document {
        document(
            tried ? AnswerSentences.wouldCancel : AnswerSentences.cancelled, answer, title: reservation.title,
            takes: reservation.takeNames)
    }

    private func document(
        _ did: Sentence, _ answer: ReservationAnswer, title: String, takes: [String]
    ) -> Document {
        var fields = [
            Record.Field("outcome", did, tried ? .text(title) : .text("\(answer.reference)  \(title)")),
            Record.Field("reference", Headings.reference, tried ? .empty : .text(answer.reference)),
            Record.Field("state", Headings.state, answer.state.cell),
        ]
        if let before = answer.periodBefore { fields.append(.init("before", Headings.before, .period(before))) }
        if let period = answer.period { fields.append(.init("when", Headings.when, .period(period))) }
        fields.append(.init("takes", Headings.takes, .list(takes)))
        if let expiry = answer.expiresAt { fields.append(.init("until", Headings.until, .instant(expiry))) }
        let money = answer.money ?? []
        let table = Table(
            [
                Column("project", Headings.project), Column("category", Headings.category),
                Column("amount", Headings.amount, .trailing), Column("fund", Headings.fund),
            ],
            rows: money.map { row in
                [
                    .text(row.project), .text(row.category),
                    .money(Money(minorUnits: row.amount, currency: currency)), .text(row.fund),
                ]
            }, head: .hidden)
        let heading = answer.state == .cancelled ? AnswerSentences.moneyBack : Headings.money
        let parts = money.isEmpty ? [] : [Record.Part("money", heading, table)]
        return Document([Document.Section(.record(Record(fields, parts: parts)))])
    }
}

extension Reservation {
    /// What it takes, by name, equipment with its number.
    var takeNames: [String] {
        resources.map { $0.resource.name + ($0.quantity.map { " x \($0)" } ?? "") }
    }
}
