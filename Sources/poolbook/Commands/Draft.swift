import ArgumentParser
import Reporting
import Scheduling
import SchedulingStore

/// What a reservation can be without.
enum ReservationPart: String, ExpressibleByArgument, CaseIterable {
    case venue, staff, equipment, pay, kind, brand, attendance
}

/// A reservation that stands, or stood, and what is to be different: what is given replaces what was there of its kind.
struct Draft {
    let standing: Reservation
    let title: String?
    let period: Period?
    let takes: TakeOptions
    let event: EventOptions
    let hosts: [HostText]
    let payments: [PaymentText]
    let without: [ReservationPart]
    let purpose: Purpose

    /// What it is for.
    enum Purpose {
        /// The reservation itself is to change.
        case edit
        /// Another one like it is to be made.
        case copy
        /// Its day of a series is to be taken once more, or another one: what was needed then is needed now.
        case again
    }

    /// What is asked for, what it costs and who pays for it. A payment that is given replaces what its project paid in
    /// its category, or in all where it names none; the others stay. Shares stay where no host is given: they are then
    /// measured against nothing.
    func booking(_ directory: Directory, _ desk: Desk, firmness: Request.Firmness) throws -> Booking {
        let title = try checkedTitle() ?? standing.title
        let pool = desk.snapshot.pool
        let kind = without.contains(.kind) ? nil : try event.checkedKind(pool) ?? standing.kind
        let brand = without.contains(.brand) ? nil : try event.checkedBrand(pool) ?? standing.brand
        let attendance = without.contains(.attendance) ? nil : try event.checkedAttendance() ?? standing.attendance
        let (period, takes) = (period ?? standing.period, try takes(directory))
        let buffers = try event.buffers(or: standing.buffers)
        let asked = try askedPayments(directory, desk)
        // Where none is given, what is paid is measured against nothing either.
        let kept = without.contains(.pay) || !asked.isEmpty ? [] : standing.payments
        return try named {
            try Booking(
                hosts: hosts(directory), hosts.isEmpty ? .standing : .asked, payments: asked, takes: takes,
                during: period, in: desk
            ) { hosts, payments in
                var request = Request(
                    title: title, kind: kind, brand: brand, attendance: attendance, hosts: hosts, period: period,
                    buffers: buffers, takes: takes, payments: payments + kept, firmness: firmness)
                switch purpose {
                case .edit, .again: request.needed = standing.needed
                case .copy: break
                }
                return request
            }
        }
    }

    private func checkedTitle() throws -> String? {
        if let title, !isLine(title) {
            throw Failure(.badData, FailureSentences.field(Headings.title, title, FieldSentences.text))
        }
        return title
    }

    /// The one that leads goes on to lead, unless it is named elsewhere among the hosts.
    private func hosts(_ directory: Directory) throws -> [AskedHost] {
        guard hosts.isEmpty else { return try HostText.hosts(hosts, led: standing.organizations.first, directory) }
        return zip(standing.organizations, standing.hosts).map { AskedHost($0, share: $1.share) }
    }

    /// In the order in which they stood, so that what stays is told from what changes.
    private func takes(_ directory: Directory) throws -> [Take] {
        let replaced = try takes.resolved(directory)
        let gone = Set(replaced.map(\.resource.kind)).union(without.compactMap { Resource.Kind(rawValue: $0.rawValue) })
        let kept = standing.resources.filter { !gone.contains($0.resource.kind) }
        return Resource.Kind.allCases.flatMap { kind in (replaced + kept).filter { $0.resource.kind == kind } }
    }

    /// The payments that are given, with those that stay; what an edit takes back of their lines is theirs again.
    private func askedPayments(_ directory: Directory, _ desk: Desk) throws -> [AskedPayment] {
        guard !without.contains(.pay), !payments.isEmpty else { return [] }
        let given = try event.payments(payments, directory)
        let isReplaced: (Payment) -> Bool = { payment in
            given.contains { asked in
                asked.payer.id == payment.project && (asked.category == nil || asked.category == payment.category)
            }
        }
        let year = desk.zone.local(standing.period.start).date.year
        let replaced = purpose == .edit && standing.state != .request ? standing.payments.filter(isReplaced) : []
        let stays = standing.payments.filter { !isReplaced($0) }.map { payment in
            let payer = given.first { $0.payer.id == payment.project }?.payer
            return AskedPayment(
                payer ?? Payer(id: payment.project, name: "", owners: [], access: .others, lines: []),
                category: payment.category, .exactly(payment.amount))
        }
        return stays
            + given.map { asked in
                AskedPayment(
                    asked.payer.taking(back: replaced, in: year), category: asked.category, asked.extent)
            }
    }
}
