import Foundation
import TestSupport

extension Answer {
    /// The first reservation that it names.
    var reference: String? {
        output.firstMatch(of: /R-[0-9A-HJKMNP-TV-Z]{4,10}/).map { String($0.output) }
    }

    /// With `R-????` for every reservation, `B-????` for every blackout, and so on: they are named anew on each server.
    var masked: Answer {
        let reference = /\b([RBSC])-[0-9A-HJKMNP-TV-Z]{3,10}/.wordBoundaryKind(.simple)
        return Answer(
            output: output.replacing(reference) { "\($0.1)-????" },
            complaint: complaint.replacing(reference) { "\($0.1)-????" }, code: code)
    }

    /// With its lines in order: what begins at the same time is listed by reference.
    var sorted: Answer {
        let lines = output.split(separator: "\n").sorted()
        return Answer(output: lines.joined(separator: "\n"), complaint: complaint, code: code)
    }

    /// What `--json` printed.
    func json() throws -> Any {
        try JSONSerialization.jsonObject(with: Data(output.utf8), options: .fragmentsAllowed)
    }

    /// Everything that came, on whichever side.
    var everything: String { output + complaint }
}
