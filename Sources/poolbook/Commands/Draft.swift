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

    func request(
        _ directory: Directory, _ pool: Pool, firmness: Request.Firmness
    ) throws -> Request {
        Request(
            title: try checkedTitle() ?? standing.title,
            kind: without.contains(.kind) ? nil : try event.checkedKind(pool) ?? standing.kind,
            brand: without.contains(.brand) ? nil : try event.checkedBrand(pool) ?? standing.brand,
            attendance: without.contains(.attendance) ? nil : try event.checkedAttendance() ?? standing.attendance,
            hosts: try hosts(directory),
            period: period ?? standing.period,
            buffers: try event.buffers(or: standing.buffers),
            takes: try takes(directory),
            payments: try payments(directory, pool.currency),
            firmness: firmness)
    }

    private func checkedTitle() throws -> String? {
        if let title, !isLine(title) {
            throw Failure(.badData, FailureSentences.field(Headings.title, title, FieldSentences.text))
        }
        return title
    }

    /// The one that leads goes on to lead, unless it is named elsewhere among the hosts.
    private func hosts(_ directory: Directory) throws -> [Host] {
        guard !hosts.isEmpty else { return standing.hosts }
        let leader = standing.hosts.first.map { Organization(id: $0.organization, name: "") }
        return try named { try HostText.hosts(hosts, led: leader, directory) }
    }

    /// In the order in which they stood, so that what stays is told from what changes.
    private func takes(_ directory: Directory) throws -> [Take] {
        let replaced = try takes.resolved(directory)
        let gone = Set(replaced.map(\.resource.kind)).union(without.compactMap { Resource.Kind(rawValue: $0.rawValue) })
        let kept = standing.resources.filter { !gone.contains($0.resource.kind) }
        return Resource.Kind.allCases.flatMap { kind in (replaced + kept).filter { $0.resource.kind == kind } }
    }

    private func payments(_ directory: Directory, _ currency: Currency) throws -> [Payment] {
        if without.contains(.pay) { return [] }
        return payments.isEmpty ? standing.payments : try event.payments(payments, directory, currency)
    }
}
