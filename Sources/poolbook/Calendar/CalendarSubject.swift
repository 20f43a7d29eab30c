import ArgumentParser
import Reporting
import Scheduling
import SchedulingStore

/// Whose calendar is exported: at most one of these; none means all that concerns the caller.
struct CalendarSubjectOptions: ParsableArguments {
    @Argument(help: help(HelpSentences.calendarReference)) var reference: String?
    @Option(help: help(HelpSentences.calendarVenue)) var venue: String?
    @Option(help: help(HelpSentences.calendarStaff)) var staff: String?
    @Option(help: help(HelpSentences.calendarOrganization)) var org: String?
    @Option(help: help(HelpSentences.calendarProject)) var project: String?

    /// What was asked for, as names.
    var names: [Snapshot.Name] {
        [
            (isSeries(reference ?? "") ? .series : .reservation, reference), (.venue, venue), (.staff, staff),
            (.organization, org), (.project, project),
        ].compactMap { kind, text in text.map { Snapshot.Name(kind, $0) } }
    }
}

/// Whose calendar it is.
enum CalendarSubject {
    case everything
    case resource(Resource)
    case organization(OrganizationID, name: String)
    case project(ProjectID, name: String)
    case reservation(ReservationID, title: String)
    case series(Series)

    init(_ names: [Snapshot.Name], _ desk: Desk) throws {
        guard let name = names.first else {
            self = .everything
            return
        }
        let match = try desk.match(0, of: names)
        if let resource = match.resource {
            self = .resource(resource)
        } else if name.kind == .organization {
            self = .organization(OrganizationID(match.id), name: match.name)
        } else if name.kind == .project {
            self = .project(ProjectID(match.id), name: match.name)
        } else if name.kind == .series {
            self = .series(try desk.series(0, of: names))
        } else {
            self = .reservation(ReservationID(match.id), title: match.name)
        }
    }

    /// What the calendar is called.
    func name(_ desk: Desk) -> String {
        switch self {
        case .everything: desk.snapshot.pool.name
        case .resource(let resource): resource.name
        case .organization(_, let name), .project(_, let name): name
        case .reservation(_, let title): title
        case .series(let series): series.example?.title ?? series.reference
        }
    }
}
