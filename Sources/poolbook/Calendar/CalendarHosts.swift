import Reporting
import Scheduling
import SchedulingStore

/// Whose a calendar's entries are.
///
/// In this order: as `--host` says; who invites, where that is an organization of the pool; what the calendar calls
/// itself, or its file is called, where that is one; the organization of whoever imports it.
struct CalendarHosts {
    private let codes: [String: String]
    private let said: String?
    private let own: String?

    init(_ organizations: [OrganizationRow], said: String?, own: OrganizationID?) {
        var codes: [String: Set<String>] = [:]
        for organization in organizations {
            for name in [organization.code, organization.name] {
                codes[name.comparable, default: []].insert(organization.code)
            }
        }
        self.codes = codes.compactMapValues { $0.count == 1 ? $0.first : nil }
        self.said = said
        self.own = organizations.first { $0.id == own?.uuid }?.code
    }

    /// The code of the organization whose an entry is; nil where nobody says.
    func host(of occurrence: CalendarOccurrence, calendar: String?, file: String) -> String? {
        if let said { return said }
        let names = [occurrence.organizer, calendar, file].compactMap(\.self)
        return names.lazy.compactMap { codes[$0.comparable] }.first ?? own
    }
}
