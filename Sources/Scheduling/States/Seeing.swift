/// Who sees what of a pool: what `help seeing` prints, and what a test holds against the database's own views.
public enum Seeing {
    /// Somebody who looks: by their role, and by what their organization is to the pool.
    public enum Viewer: String, CaseIterable, Sendable, Hashable {
        case officer, guest, coordinator, finance
        case officeFinance = "finance of the office"
        case administrator, auditor, reporter
    }

    /// A kind of thing that there is to see, by the view that shows it.
    public enum Kind: String, CaseIterable, Sendable, Hashable {
        case organizations
        case resources
        case people
        case contacts
        case busy
        case reservations
        case approvals
        case conflicts
        case members
        case money = "budget_lines"
        case record = "log"
    }

    /// How much of a kind somebody sees.
    public enum Extent: Sendable, Hashable, CaseIterable {
        /// All of it.
        case all
        /// What concerns or belongs to their organization, or themselves.
        case own
        /// Nothing.
        case nothing
    }

    /// How much of a kind somebody sees.
    public static func extent(of kind: Kind, for viewer: Viewer) -> Extent {
        switch kind {
        case .organizations, .resources: .all
        case .contacts:
            switch viewer {
            case .coordinator, .administrator, .auditor: .all
            case .officer, .guest, .finance: .own
            case .officeFinance, .reporter: .nothing
            }
        case .people, .busy: viewer == .guest ? .own : .all
        case .reservations:
            switch viewer {
            case .coordinator, .administrator, .auditor, .reporter: .all
            // Of the office's finance: those that have money.
            case .officer, .guest, .finance, .officeFinance: .own
            }
        case .conflicts:
            switch viewer {
            case .coordinator, .administrator, .auditor, .reporter: .all
            case .officer, .guest, .finance: .own
            case .officeFinance: .nothing
            }
        case .approvals:
            switch viewer {
            case .coordinator, .administrator, .auditor, .reporter: .all
            // Of the pool's money, where a second person is asked.
            case .officer, .guest, .finance, .officeFinance: .own
            }
        case .members:
            switch viewer {
            case .coordinator, .administrator, .auditor: .all
            case .officer, .guest, .finance, .officeFinance, .reporter: .own
            }
        case .money:
            switch viewer {
            case .officeFinance, .administrator, .auditor: .all
            case .officer, .guest, .coordinator, .finance: .own
            case .reporter: .nothing
            }
        case .record:
            switch viewer {
            case .administrator, .auditor: .all
            case .officer, .guest, .coordinator, .finance: .own
            case .officeFinance, .reporter: .nothing
            }
        }
    }
}
