import Foundation
import TestSupport
import Testing

/// The shipped units as systemd reads them.
@Suite struct SystemdTests {
    @Test func `systemd finds nothing wrong with the service and its timer`() throws {
        let folder = try TemporaryDirectory()
        let units = try ["poolbook-report.service", "poolbook-report.timer"].map { name in
            let unit = BuiltProgram.repository.appending(path: "config/systemd/" + name)
            let text = try String(contentsOf: unit, encoding: .utf8)
            return try folder.file(name, text.replacing("/usr/local/bin/poolbook", with: BuiltProgram.path))
        }
        let answer = try ChildProcess.run(
            "systemd-analyze", ["verify", "--man=no"] + units, environment: BuiltProgram.environment(home: folder.path))
        #expect(answer == "")
        let next = try ChildProcess.run(
            "systemd-analyze", ["calendar", "*:0/15"], environment: BuiltProgram.environment(home: folder.path))
        #expect(next.code == 0 && next.output.contains("*:00/15"), "\(next)")
    }

    @Test func `what the service runs is a line that the program understands`() throws {
        let unit = try String(
            contentsOf: BuiltProgram.repository.appending(path: "config/systemd/poolbook-report.service"),
            encoding: .utf8)
        let line = try #require(unit.firstMatch(of: /ExecStart=\S+ (.*)/)).1
        let home = try TemporaryDirectory()
        // There is no server: what is said is about that, and not about the line.
        let answer = try BuiltProgram.run(
            line.split(separator: " ").map(String.init), BuiltProgram.environment(home: home.path))
        #expect(answer.code == 78, "\(answer)")
    }
}
