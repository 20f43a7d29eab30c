import Foundation
import TestSupport
import Testing

/// Real listings with real double bookings; they lie beside the repository, not in it.
private let listings = BuiltProgram.repository.deletingLastPathComponent()
    .appending(path: "shared/data/open-house-london-2026").path

@Suite struct RealDataTests {
    let folder: TemporaryDirectory

    init() throws { folder = try TemporaryDirectory() }

    @Test(.enabled(if: FileManager.default.fileExists(atPath: listings)))
    func `a city's weekend is bound as far as it fits, and nothing is lost`() throws {
        let pool = try SamplePool()
        let add = try pool.run(
            "pool", "add", "London", "--zone", "Europe/London", "--currency", "GBP", "--locale", "en",
            as: pool.administrator())
        #expect(add.code == 0, "\(add)")
        func run(_ arguments: String..., with more: [String: String] = [:]) throws -> Answer {
            try pool.run(
                arguments + ["--pool", "London", "--locale", "en"], as: pool.administrator(), with: more,
                timeout: .seconds(120))
        }
        #expect(try run("org", "add", "open-house").code == 0)
        let venues = try withOwner("venues.csv")
        let first = try run(
            "import", "venue", venues, "--map", "venue_id=code", "--map", "facilities=features")
        #expect(first == "800 rows: 800 added, 0 changed, 0 the same")

        let events = try withOwner("events.csv", column: "host")
        let unused = "columns not used: ticketed; --map COLUMN=FIELD uses one"
        let bound = try run("import", "reservation", events, "--map", "venue_id=venue")
        #expect(
            bound == "2,596 rows: 2,073 bound, 523 wait as requests, 0 the same; 1,156 pairs overlap\n\(unused)")
        let again = try run("import", "reservation", events, "--map", "venue_id=venue")
        #expect(again == "2,596 rows: 0 bound, 0 wait as requests, 2,596 the same; 0 pairs overlap\n\(unused)")
        let same = try run(
            "import", "venue", venues, "--map", "venue_id=code", "--map", "facilities=features",
            with: ["PGOPTIONS": "-c statement_timeout=5s"])
        #expect(same == "800 rows: 0 added, 0 changed, 800 the same")
    }

    /// The file with a last column that says whose each row is.
    private func withOwner(_ name: String, column: String = "owner") throws -> String {
        let lines = try String(contentsOfFile: "\(listings)/\(name)", encoding: .utf8).split(
            whereSeparator: \.isNewline)
        let text = lines.enumerated().map { "\($0.element),\($0.offset == 0 ? column : "open-house")" }
        return try folder.file(name, text.joined(separator: "\n"))
    }
}
