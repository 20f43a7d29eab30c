import Foundation
import Scheduling
import SchedulingStore

/// Where the values of an option or argument come from.
enum CompletionSource {
    case nothing
    case files
    /// Always the same.
    case words([String])
    case pools
    /// Names of the pool; of reservations, those in some states.
    case names([Snapshot.Name.Kind], Set<Reservation.State>?)
    /// A name, and after a sign something that only people know.
    case nameAndMore(Snapshot.Name.Kind, String)
    /// Names between semicolons.
    case list(Snapshot.Name.Kind)

    /// The source for an argument or option of a command, by what it is called: one name means one thing everywhere.
    init(_ argument: ArgumentNode, of command: [String]) {
        self =
            switch (argument.kind, argument.key) {
            case (_, "venue"): .names([.venue], nil)
            case (_, "staff"): .names([.staff], nil)
            case (_, "equipment"): .nameAndMore(.equipment, "=")
            case (.option, "host"), (_, "org"), (_, "owner"): .names([.organization], nil)
            case (.option, "owners"): .list(.organization)
            case (.option, "parts"): .list(.venue)
            case (.option, "pay"): .nameAndMore(.project, "/")
            case (.positional, "invoice"): .names([.invoice], nil)
            case (.positional, "line"), (.positional, "giving"), (.positional, "getting"): .names([.line], nil)
            case (_, "reservation"): .names([.reservation], nil)
            case (_, "fund"): .names([.fund], nil)
            case (_, "project"): .names([.project], nil)
            case (_, "resource"): .names([.venue, .staff, .equipment], nil)
            case (.option, "as"): .names([.member], nil)
            case (_, "pool"): .pools
            case (_, "reference"): Self.reference(of: command)
            case (.option, "like"): .names([.reservation, .series], nil)
            case (.option, "holidays"): .words(HolidayChoice.allCases.map(\.rawValue))
            case (.option, "onConflict"): .words(ConflictChoice.allCases.map(\.rawValue))
            case (.option, "without"): .words(ReservationPart.allCases.map(\.rawValue))
            case (.positional, "name"): Self.name(of: command)
            case (_, "state") where command.first == "conflict": .words(Conflict.State.allCases.map(\.rawValue))
            case (.option, "sameCause"): .names([.conflict], nil)
            case (_, "state"): .words(Reservation.State.allCases.map(\.rawValue))
            case (_, "access"): .words(Resource.Access.allCases.map(\.rawValue))
            case (_, "roles"): .words(Noun.roles)
            case (_, "source"): .words(Fund.Source.allCases.map(\.rawValue))
            case (_, "locale"), (_, "language"): .words(Language.allCases.map(\.rawValue))
            case (_, "zone"): .words(Self.zones)
            case (.positional, "kind"): .words(ImportCommand.kinds)
            case (.positional, "file"): .files
            case (.positional, "shell"): .words(Shell.allCases.map(\.rawValue))
            case (_, _): .nothing
            }
    }

    /// References that the command can do something with.
    private static func reference(of command: [String]) -> CompletionSource {
        switch command.first {
        case "blackout": .names([.blackout], nil)
        case "conflict": .names([.conflict], nil)
        case "approve", "reject": .names([.approval], nil)
        case "confirm": .names([.reservation], [.hold, .request])
        case "move", "cancel", "edit": .names([.reservation, .series], [.hold, .confirmed, .request])
        case "show": .names([.reservation, .series, .conflict, .approval, .blackout, .invoice, .transfer], nil)
        case _: .names([.reservation], nil)
        }
    }

    private static func name(of command: [String]) -> CompletionSource {
        guard let first = command.first, command.last != "add" else { return .nothing }
        if first == "pool" { return .pools }
        return Noun(rawValue: first).map { .names([$0.nameKind], nil) } ?? .nothing
    }

    /// The time zones of this machine.
    private static var zones: [String] {
        let table = try? String(contentsOfFile: "/usr/share/zoneinfo/tzdata.zi", encoding: .utf8)
        let lines = (table ?? "").split(separator: "\n")
        return lines.compactMap { line in
            let words = line.split(separator: " ")
            return words.first == "Z" && words.count > 1 ? String(words[1]) : nil
        }.filter { $0.contains("/") }.sorted()
    }
}
