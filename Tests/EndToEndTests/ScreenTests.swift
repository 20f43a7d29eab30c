import Foundation
import Reporting
import TestSupport
import Testing

/// The day, and the money, on a terminal of 80 columns, in both languages.
@Suite struct ScreenTests {
    let pool: SamplePool

    init() throws { pool = try SamplePool() }

    /// What a command shows on a terminal; one that does not say how wide it is has 80 columns.
    private func screen(_ arguments: [String], as login: String, _ language: String) throws -> [String] {
        let environment = pool.server.environment.merging(pool.environment(login)) { $1 }
        let terminal = try PseudoTerminal(
            BuiltProgram.path, arguments + ["--locale", language],
            environment: environment.merging(["TERM": "dumb", "NO_COLOR": "1"]) { $1 }, folder: "/")
        _ = try terminal.end()
        // A progress bar goes back to where it began, and is gone at the end.
        return terminal.shown.replacing("\u{1B}[K", with: "").split(whereSeparator: \.isNewline).map(String.init)
    }

    @Test(arguments: ["en", "zh-Hans"])
    func `no line of the day's screens is wider than 80 columns`(_ language: String) throws {
        let asked = try pool.run(
            "reserve", "法律咨询与心理疏导进社区联合服务活动", "2027-03-07 09:00-10:00", "--venue", "DS-02", "--staff", "LS-03",
            "--host", "women", "--pay", "women-rights/律师费=100", as: "liwei")
        let reference = try #require(asked.reference, "\(asked)")
        let administrator = try pool.administrator()
        let screens: [([String], String)] = [
            ([], "liwei"), ([], "zhaomin"), (["inbox"], "zhaomin"), (["notices", "--all"], "zhaomin"),
            (["list"], "liwei"), (["list", "--mine"], "liwei"), (["show", reference], "liwei"),
            (["agenda"], "liwei"), (["agenda", "DS-01", "2027-03-06", "--week"], "liwei"),
            (["find", "2027-03-06 14:00-17:00"], "liwei"),
            (["find", "2027-03-06 14:00-17:00", "--capacity", "180", "--near", "东胜区", "--skill", "律师"], "liwei"),
            (["find", "2027-03-06 14:00-17:00", "--capacity", "5000"], "liwei"),
            (["reserve", "Late", "2027-03-06 15:00-19:00", "--venue", "DS-01", "--attendance", "260"], "liwei"),
            (["venue", "list"], "liwei"), (["venue", "show", "DS-01"], "liwei"), (["staff", "list"], "liwei"),
            (["equipment", "list"], "liwei"), (["org", "list"], "liwei"), (["member", "list"], administrator),
            (["project", "list"], "liwei"), (["fund", "list"], "liwei"), (["pool", "show"], "liwei"),
            (["conflict", "list"], "zhaomin"), (["duty", "list"], "zhaomin"), (["drawdown"], "chenhao"),
            (["rule", "list"], administrator), (["log", "--limit", "10"], administrator),
            (["log", reference, "-p"], administrator), (["member", "list", "--rights"], administrator),
            (["drawdown", "youth-guard"], "chenhao"), (["drawdown", "--by", "event"], "qianfang"),
            (["drawdown", "--by", "month"], "qianfang"), (["drawdown", "--by", "host"], "qianfang"),
            (["drawdown", "--by", "fund"], "qianfang"), (["drawdown", "youth-guard", "--by", "category"], "chenhao"),
            (["statement", "youth-guard", "2027"], "chenhao"), (["ledger", "youth-guard"], "chenhao"),
            (["period", "close", "2026", "-n"], "qianfang"), (["project", "show", "youth-guard"], "chenhao"),
            (["verify"], "xiejun"), (["fund", "show", "city-fund"], "qianfang"),
        ]
        for (arguments, login) in screens {
            let lines = try screen(arguments, as: login, language)
            #expect(!lines.isEmpty, "\(arguments)")
            // What is to be typed is one line, and the terminal's own to wrap.
            for line in lines where displayWidth(of: line) > 80 && !line.contains("poolbook ") {
                Issue.record("\(arguments.joined(separator: " ")): \(displayWidth(of: line)): \(line)")
            }
        }
    }
}
