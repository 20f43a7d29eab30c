/// A project that is asked to pay, as far as the caller may know it.
public struct Payer: Sendable, Hashable {
    /// Whether the caller may draw on it.
    public enum Access: Sendable, Hashable {
        /// They may.
        case mine
        /// It belongs to others.
        case others
    }

    /// One of its budget lines, and what its fund says.
    public struct Line: Sendable, Hashable {
        /// The category.
        public let category: String
        /// The fiscal year.
        public let year: Int
        /// What is left, in minor units of the pool's currency.
        public let available: Int64
        /// The days of events that the fund pays for.
        public let validity: ClosedRange<LocalDate>
        /// What the fund pays for; empty means anything.
        public let allowed: [String]

        /// A line.
        public init(
            category: String, year: Int, available: Int64, validity: ClosedRange<LocalDate>, allowed: [String] = []
        ) {
            self.category = category
            self.year = year
            self.available = available
            self.validity = validity
            self.allowed = allowed
        }

        /// Whether it may pay for an event on a day.
        func mayPay(on day: LocalDate) -> Bool {
            year == day.year && validity.contains(day) && (allowed.isEmpty || allowed.contains(category))
        }
    }

    /// More than any line has: what is taken for it where the caller may not know.
    public static let plenty = Int64.max / 4

    /// The project.
    public let id: ProjectID
    /// Its name.
    public let name: String
    /// Its owners, the first of which that hosts is the one that pays.
    public let owners: [OrganizationID]
    /// Whether the caller may draw on it.
    public let access: Access
    /// Its lines; of others' projects as if they had all the money in the world, because the caller may not know it.
    public let lines: [Line]

    /// A project.
    public init(id: ProjectID, name: String, owners: [OrganizationID], access: Access, lines: [Line]) {
        self.id = id
        self.name = name
        self.owners = owners
        self.access = access
        self.lines = lines
    }

    /// Whether nothing is known of its lines: then only an amount can be asked of it.
    public var isUnknown: Bool { access == .others && lines.isEmpty }

    /// The same with what a reservation has of its lines of a year, because that is given back first.
    public func taking(back payments: [Payment], in year: Int) -> Payer {
        let returned = payments.filter { $0.project == id }.compactMap { payment -> Line? in
            let line = lines.first { $0.category == payment.category && $0.year == year }
            return line.map {
                Line(
                    category: $0.category, year: year, available: payment.amount.minorUnits, validity: $0.validity,
                    allowed: $0.allowed)
            }
        }
        return Payer(id: id, name: name, owners: owners, access: access, lines: lines + returned)
    }

    /// What it has left for a category on a day; nil where it has no line that may pay for it.
    func available(for category: String, on day: LocalDate) -> Int64? {
        let good = lines.filter { $0.category == category && $0.mayPay(on: day) }
        return good.isEmpty ? nil : good.reduce(0) { $0 + min($1.available, Cost.limit) }
    }
}

/// A payment as it was asked for.
public struct AskedPayment: Sendable, Hashable {
    /// How much is asked for.
    public enum Extent: Sendable, Hashable {
        /// What of the cost the others leave.
        case rest
        /// Exactly so much, whatever the cost is.
        case exactly(Money)
        /// A part of the cost: of its category where one is named, else of all of it.
        case part(Share)
    }

    /// Who pays.
    public let payer: Payer
    /// The category; nil for those that are needed.
    public let category: String?
    /// How much.
    public let extent: Extent

    /// A payment.
    public init(_ payer: Payer, category: String? = nil, _ extent: Extent = .rest) {
        self.payer = payer
        self.category = category
        self.extent = extent
    }
}

/// A host as it was named.
public struct AskedHost: Sendable, Hashable {
    /// The organization.
    public let organization: Organization
    /// What it is to bear; nil where that follows from what it pays.
    public let share: Share?

    /// Both of them.
    public init(_ organization: Organization, share: Share? = nil) {
        self.organization = organization
        self.share = share
    }
}
