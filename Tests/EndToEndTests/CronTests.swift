import Foundation
import TestSupport
import Testing

/// Debian's own cron runs the line that is shipped, on a real server.
///
/// In a mount namespace of its own, where `/etc/cron.d`, `/run` and sendmail are the test's: root, or a user namespace,
/// is needed, and without either the test fails.
@Suite struct CronTests {
    /// The shipped file with the test's pool, program and folders in it, each minute.
    private func crontab(_ pool: ReporterPool, in folder: String) throws -> String {
        let shipped = BuiltProgram.repository.appending(path: "config/cron.d/poolbook")
        var text = try String(contentsOf: shipped, encoding: .utf8)
        let program = URL(filePath: BuiltProgram.path).deletingLastPathComponent().path
        for (was, becomes) in [
            ("PATH=/usr/local/bin:", "PATH=\(program):"),
            ("*/15 * * * * poolbook poolbook report", "* * * * * root poolbook report"),
            ("/var/lib/poolbook/reports", folder + "/reports"),
            ("2>> /var/log/poolbook/report.log", "2>> \(folder)/report.log"),
        ] {
            try #require(text.contains(was), "the shipped line has \(was)")
            text.replace(was, with: becomes)
        }
        let settings = pool.sample.environment("dashboard").map { "\($0.key)=\($0.value)\n" }.sorted().joined()
        return settings + text
    }

    @Test func `Debian's cron runs the shipped line, and its mail has the report in UTF-8`() throws {
        let pool = try ReporterPool()
        try pool.conflict("C-4F2")
        let folder = try TemporaryDirectory()
        let sink = try MailSink()
        for name in ["cron.d", "crontabs", "sbin", "orig"] {
            try FileManager.default.createDirectory(
                atPath: folder.path + "/" + name, withIntermediateDirectories: true)
        }
        let file = try folder.file("cron.d/poolbook", try crontab(pool, in: folder.path))
        chmod(file, 0o644)
        try FileManager.default.copyItem(atPath: sink.program, toPath: folder.path + "/sbin/sendmail")
        _ = try folder.file("crontab", "")
        let script = """
            set -e
            cd "$1"
            mount --bind cron.d /etc/cron.d
            mount --bind crontabs /var/spool/cron/crontabs
            mount --bind crontab /etc/crontab
            mount --bind /usr/sbin orig
            mount --bind sbin /usr/sbin
            mount -t tmpfs tmpfs /run
            exec orig/cron -f
            """
        let namespace = ["--mount"] + (geteuid() == 0 ? [] : ["--map-root-user"])
        let cron = try ChildProcess.background(
            "unshare", namespace + ["sh", "-c", script, "sh", folder.path],
            environment: ["PATH": "/usr/sbin:/usr/bin:/sbin:/bin"], complaint: folder.path + "/complaint")
        defer { cron.end() }
        // Cron wakes at the full minute.
        let deadline = ContinuousClock.now + .seconds(200)
        var mail: MailSink.Message?
        while mail == nil, ContinuousClock.now < deadline {
            usleep(500_000)
            mail = try sink.messages().first { $0.source.contains("Cron") }
        }
        let complaint = (try? String(contentsOfFile: folder.path + "/complaint", encoding: .utf8)) ?? ""
        let log = (try? String(contentsOfFile: folder.path + "/report.log", encoding: .utf8)) ?? ""
        let source = try #require(mail?.source, "cron: \(complaint), log: \(log)")
        #expect(source.contains("To: root\n"), "\(source)")
        #expect(source.contains("Content-Type: text/plain; charset=UTF-8\n"), "\(source)")
        #expect(source.contains("1 conflict open: 1 new\n"), "\(source)")
        #expect(source.contains("青少年活动中心·A"), "\(source)")
        #expect(log.hasPrefix("poolbook report conflicts: done in 0 ms; 1 open, 1 new,"), "\(log)")
        let reports = try FileManager.default.contentsOfDirectory(atPath: folder.path + "/reports")
        #expect(reports.contains("conflicts-2027-02-25.html"), "\(reports)")
        #expect(try sink.messages().contains { $0.recipient == "office@youth.example" })
    }
}
