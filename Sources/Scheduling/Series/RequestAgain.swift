extension Request {
    /// The same event once more: at another time, with what it then takes and who then pays.
    public func again(during period: Period, takes: [Take], hosts: [Host], payments: [Payment]) -> Request {
        var request = Request(
            title: title, kind: kind, brand: brand, attendance: attendance, hosts: hosts, period: period,
            buffers: buffers, takes: takes, payments: payments, firmness: firmness)
        request.needed = needed
        return request
    }
}

extension Reservation {
    /// What it asks for, at another time or with other takes; its money stays as it is and is not asked for.
    public func moved(to period: Period, taking takes: [Take]) -> Request {
        var request = Request(
            title: title, kind: kind, brand: brand, attendance: attendance, hosts: hosts, period: period,
            buffers: buffers, takes: takes, payments: [], firmness: state == .request ? .request : .confirmed)
        request.needed = needed
        return request
    }
}

extension Payer {
    /// The same once other occurrences have been paid: what those take of a category is gone from its first lines.
    public func after(paying payments: [Payment]) -> Payer {
        var left: [String: Int64] = [:]
        for payment in payments where payment.project == id {
            left[payment.category ?? "", default: 0] += payment.amount.minorUnits
        }
        guard !left.isEmpty else { return self }
        let lines = lines.map { line in
            let taken = min(line.available, left[line.category] ?? 0)
            left[line.category]? -= taken
            return Line(
                category: line.category, year: line.year, available: line.available - taken, validity: line.validity,
                allowed: line.allowed)
        }
        return Payer(id: id, name: name, owners: owners, access: access, lines: lines)
    }
}
