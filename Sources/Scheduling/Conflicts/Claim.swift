/// A reservation that a conflict is about, with what a way out has to know of it.
public struct Claim: Sendable {
    /// What stands, or asks to.
    public let reservation: Reservation
    /// What each thing that it takes was asked for as, in their order; nil for what was asked for by name.
    public let needs: [Need?]
    /// Minutes that its leading organization has had in this quarter of what the conflict is about.
    public let had: Int

    /// All of it.
    public init(_ reservation: Reservation, needs: [Need?] = [], had: Int = 0) {
        self.reservation = reservation
        self.needs = needs
        self.had = had
    }

    /// What identifies the reservation.
    public var id: ReservationID { reservation.id }

    /// The features that its venues were asked for.
    public var features: [String] { unique(needs.compactMap { $0?.venue?.features }.flatMap(\.self)) }

    /// The skills that its people were asked for, each as often as it was.
    public var skills: [String] { needs.compactMap { $0?.people.first?.skill } }

    /// For how many a venue in its place has to be: those who are expected, those it was asked for, else those whom the
    /// one that it has takes.
    public func capacity(instead venue: Take) -> Int? {
        if let attendance = reservation.attendance { return attendance }
        let asked = need(of: venue)?.venue?.capacity
        return asked ?? venue.resource.capacity
    }

    /// What a person is there for: what was asked for, else what its kind of event requires of them, else all that they
    /// can do.
    public func skills(of person: Take, in book: RuleBook) -> [String] {
        if let asked = need(of: person)?.people.first?.skill { return [asked] }
        let known = person.resource.skills.map(\.name)
        let required = reservation.kind.map { book.words(of: .eventStaff, for: $0) } ?? []
        let needed = known.filter(required.contains)
        return needed.isEmpty ? known : needed
    }

    private func need(of take: Take) -> Need? {
        guard let index = reservation.resources.firstIndex(of: take), needs.indices.contains(index) else { return nil }
        return needs[index]
    }
}
