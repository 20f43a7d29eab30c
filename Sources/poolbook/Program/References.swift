import SchedulingStore

extension String {
    /// As Crockford's base 32 is read: in either case, I and L as 1, O as 0.
    var crockford: String { String(uppercased().map { ["I": "1", "L": "1", "O": "0"][$0] ?? $0 }) }

    /// A reference, or the beginning of one, as it is kept; typed with its letter or without.
    func reference(_ letter: Character) -> String {
        let typed = uppercased()
        return "\(letter)-" + String(typed.hasPrefix("\(letter)-") ? typed.dropFirst(2) : typed[...]).crockford
    }
}

extension Snapshot.Name.Kind {
    /// What a reference may be of, by its letter; anything else may be the code or name of whatever has one.
    static func all(calledFor reference: String) -> [Self] {
        switch reference.uppercased().prefix(2) {
        case "R-": [.reservation]
        case "S-": [.series]
        case "A-": [.approval]
        case "B-": [.blackout]
        case "C-": [.conflict]
        case "I-": [.invoice]
        case "T-": [.transfer]
        case _: [.reservation, .venue, .staff, .equipment, .organization, .project, .fund, .member]
        }
    }
}
