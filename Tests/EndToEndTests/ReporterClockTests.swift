import Foundation
import Postgres
import TestSupport
import Testing

/// The reporter by clocks that step and in the nights in which they change: nothing twice, nothing left out.
@Suite struct ReporterClockTests {
    private let pool: ReporterPool
    private let sink: MailSink
    private let folder: TemporaryDirectory

    init() throws {
        pool = try ReporterPool()
        sink = try MailSink()
        folder = try TemporaryDirectory()
    }

    private func run(at now: String) throws {
        try pool.sample.setClock(now)
        let answer = try pool.report(
            "--mail", "--from", "a@b.example", "--sendmail", sink.program, "--output", folder.path, "--every", "15min")
        #expect(answer.code == 0, "\(now): \(answer)")
    }

    /// The conflicts that a reader was told of as new, each as often as it was.
    private func told(_ references: [String], to recipient: String) throws -> [Int] {
        let texts = try sink.messages().filter { $0.recipient == recipient }.map(\.text)
        return references.map { reference in
            texts.filter { text in
                // What is open still, or over, is listed below.
                guard let start = text.range(of: "\nNew\n") else { return false }
                let end = text.range(
                    of: "\n[A-Z][a-z]", options: .regularExpression, range: start.upperBound..<text.endIndex)
                return text[start.upperBound..<(end?.lowerBound ?? text.endIndex)].contains(reference)
            }.count
        }
    }

    @Test func `a clock that steps back tells nothing twice, and forgets nothing`() throws {
        try pool.conflict("C-4F2")
        try run(at: "2027-02-25 09:12+08")
        try run(at: "2027-02-25 07:00+08")
        try pool.conflict("C-4F3")
        try run(at: "2027-02-25 07:15+08")
        try run(at: "2027-02-25 09:30+08")
        try run(at: "2027-02-26 09:30+08")
        let texts = try sink.messages().map(\.text)
        #expect(try told(["C-4F2", "C-4F3"], to: "office@youth.example") == [1, 1], "\(texts)")
        let unfinished: Int64 = try pool.sample.connect().value(
            "select count(*) from poolbook.run where outcome <> 'good' or finished_at < started_at")
        #expect(unfinished == 0)
    }

    @Test(
        arguments: [
            // The hour from two to three is left out, or comes twice.
            ("2027-03-28", ["00:45", "00:59:59", "01:00", "01:15"]),
            ("2027-10-31", ["00:15", "00:45", "01:15", "01:45", "02:15"]),
        ])
    func `in a night in which clocks change each run is one`(day: String, times: [String]) throws {
        try pool.sample.connect().script("update poolbook.pool set zone = 'Europe/Berlin'")
        var references: [String] = []
        for (number, time) in times.enumerated() {
            try pool.sample.setClock("\(day) \(time)+00")
            let reference = "C-7A\(number)"
            references.append(reference)
            try pool.conflict(reference)
            try run(at: "\(day) \(time)+00")
        }
        let texts = try sink.messages().map(\.text)
        #expect(try told(references, to: "office@youth.example") == references.map { _ in 1 }, "\(texts)")
        let runs: Int64 = try pool.sample.connect().value("select count(*) from poolbook.run where outcome = 'good'")
        #expect(runs == Int64(times.count))
        #expect(
            try FileManager.default.contentsOfDirectory(atPath: folder.path).filter { $0.hasSuffix(".txt") } == [
                "conflicts-\(day).txt"
            ])
        let administrator = try pool.sample.administrator()
        let health = try pool.sample.run("doctor", as: administrator)
        #expect(!health.output.contains("reporter.heartbeat") || health.code == 0, "\(health)")
    }
}
