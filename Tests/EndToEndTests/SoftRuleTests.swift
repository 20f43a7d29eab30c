import Foundation
import TestSupport
import Testing

/// Every rule that can be soft: what breaks it is offered with a warning below what does not, and is taken with the
/// warning by `reserve`, of a series too; where the rule is hard, it is neither offered nor taken.
@Suite struct SoftRuleTests {
    struct Case: Sendable, CustomTestStringConvertible {
        let rule: String
        /// What the administrator types before, and the rule's values.
        var before: [[String]] = []
        var values: [String] = []
        /// What is looked for: something breaks the rule, something like it does not.
        let find: [String]
        /// What every reservation is given besides.
        var with: [String] = []
        /// An event that breaks the rule.
        let reserve: [String]

        var testDescription: String { rule }
    }

    private static let tuesday = "2027-03-09 10:00-12:00"

    static let cases = [
        Case(
            rule: "resource.hours", find: ["2027-03-09 21:00-21:30", "--venue", "NC-01", "--venue", "NC-02"],
            reserve: ["2027-03-09 21:00-21:30", "--venue", "NC-02"]),
        Case(
            rule: "resource.holiday",
            before: [
                ["import", "holiday", BuiltProgram.repository.appending(path: "config/sample/holidays.csv").path]
            ],
            find: ["2027-05-01 10:00-11:00", "2027-05-15 10:00-11:00", "--venue", "NC-01"],
            reserve: ["2027-04-24 10:00-11:00", "--venue", "NC-01"]),
        Case(
            rule: "venue.too-small", find: [tuesday, "--venue", "NC-01", "--venue", "NC-02", "--attendance", "35"],
            with: ["--attendance", "35"], reserve: [tuesday, "--venue", "NC-02"]),
        // The same of seats that are asked for, whoever comes.
        Case(
            rule: "venue.too-small", find: [tuesday, "--venue", "NC-01", "--venue", "NC-02", "--capacity", "35"],
            reserve: [tuesday, "--capacity", "9000"]),
        Case(
            rule: "venue.feature", find: [tuesday, "--venue", "NC-01", "--venue", "NC-02", "--feature", "充电"],
            reserve: [tuesday, "--district", "东胜区", "--feature", "充电"]),
        Case(
            rule: "staff.skill",
            find: ["2027-03-02 19:00-20:00", "2027-03-03 19:00-20:00", "--venue", "NC-01", "--skill", "夜校讲师"],
            reserve: ["2027-03-02 19:00-20:00", "--capacity", "20", "--skill", "夜校讲师"]),
        Case(
            rule: "skill.expired",
            find: ["2027-05-11 10:00-11:00", "2027-04-27 10:00-11:00", "--venue", "NC-01", "--staff", "LS-07"],
            reserve: ["2027-04-27 10:00-11:00", "--venue", "NC-01", "--staff", "LS-07"]),
        Case(
            rule: "event.staff", values: ["调解=调解员"], find: [tuesday, "--skill", "律师", "--kind", "调解"],
            with: ["--kind", "调解"], reserve: [tuesday, "--staff", "LS-07"]),
        Case(
            rule: "period.too-soon", values: ["72h"],
            find: ["2027-02-27 10:00-11:00", "2027-03-06 10:00-11:00", "--venue", "NC-01"],
            reserve: ["2027-02-27 10:00-11:00", "--venue", "NC-01"]),
        Case(
            rule: "period.too-far", values: ["240h"],
            find: ["2027-03-13 10:00-11:00", "2027-03-06 10:00-11:00", "--venue", "NC-01"],
            reserve: ["2027-03-06 10:00-11:00", "--venue", "NC-01"]),
        Case(
            rule: "person.daily", values: ["20h", "SG-01=1h"], find: [tuesday, "--skill", "社会工作师"],
            reserve: [tuesday, "--staff", "SG-01"]),
        Case(
            rule: "person.weekly", values: ["100h", "SG-01=1h"], find: [tuesday, "--skill", "社会工作师"],
            reserve: [tuesday, "--staff", "SG-01"]),
        Case(
            rule: "person.rest", values: ["3h"], find: ["2027-03-07 13:00-14:00", "--skill", "社会工作师"],
            reserve: ["2027-03-07 13:00-14:00", "--staff", "SG-02"]),
        Case(
            rule: "person.travel", values: ["20km/h"],
            find: ["2027-03-07 12:00-13:00", "2027-03-14 12:00-13:00", "--venue", "KB-02", "--staff", "SG-02"],
            reserve: ["2027-03-07 12:00-13:00", "--venue", "KB-02", "--staff", "SG-02"]),
        Case(
            rule: "money.ceiling", values: ["100"],
            find: [tuesday, "--venue", "DS-07", "--venue", "NC-01", "--pay", "youth-guard"],
            with: ["--pay", "youth-guard"], reserve: [tuesday, "--venue", "DS-07"]),
        Case(
            rule: "quota.spent",
            before: [["quota", "add", "--org", "youth", "--hours", "1h", "--per", "month", "--venue", "NC-02"]],
            find: [tuesday, "--venue", "NC-01", "--venue", "NC-02"], reserve: [tuesday, "--venue", "NC-02"]),
    ]

    let pool: SamplePool

    init() throws { pool = try SamplePool() }

    private func administrate(_ arguments: [String]) throws {
        let answer = try pool.run(arguments + ["--locale", "en"], as: pool.administrator())
        #expect(answer.code == 0, "\(arguments): \(answer)")
    }

    private func set(_ one: Case, _ strength: String) throws {
        try administrate(["rule", "set", one.rule, strength] + one.values.flatMap { ["--value", $0] })
    }

    private func object(_ arguments: [String]) throws -> [String: Any] {
        let answer = try pool.run(arguments + ["--json"])
        #expect(answer.code == 0, "\(arguments): \(answer)")
        return try #require(try answer.json() as? [String: Any])
    }

    private func rules(_ answer: [String: Any]) -> [String] {
        (answer["warnings"] as? [[String: Any]] ?? []).compactMap { $0["rule"] as? String }
    }

    @Test func `every rule that can be soft is among these`() throws {
        let rules = try #require(try pool.run("rule", "list", "--json").json() as? [[String: Any]])
        let soft = try rules.compactMap { $0["rule"] as? String }.filter { rule in
            try object(["rule", "show", rule])["may_be"].map { "\($0)".contains("soft") } ?? false
        }
        #expect(Set(soft) == Set(Self.cases.map(\.rule)))
    }

    @Test(arguments: cases)
    func `a soft rule warns and costs its place, a hard one leaves out and refuses`(one: Case) throws {
        for command in one.before { try administrate(command) }
        try set(one, "soft")
        let offers = try #require(try object(["find"] + one.find + ["--limit", "50"])["offers"] as? [[String: Any]])
        let warned = offers.map { ($0["warnings"] as? [String] ?? []).contains(one.rule) }
        #expect(warned.contains(true) && warned.contains(false), "\(offers)")
        #expect(warned == warned.sorted { !$0 && $1 }, "what warns comes last: \(offers)")
        let broken = try #require(offers.last?["offer"] as? String)
        let take = ["reserve", "A", "--offer", broken, "-n"] + one.with
        #expect(rules(try object(take)).contains(one.rule))
        let series = ["reserve", "A"] + one.reserve + one.with + ["--weekly", "--times", "2", "-n"]
        #expect(rules(try object(series)).contains(one.rule))

        try set(one, "hard")
        let hard = try #require(try object(["find"] + one.find + ["--limit", "50"])["offers"] as? [[String: Any]])
        #expect(!hard.isEmpty && !hard.contains { $0["offer"] as? String == broken }, "\(hard)")
        for command in [take, series] {
            let refused = try pool.run(command + ["--locale", "en"])
            #expect(refused.code == 1, "\(command): \(refused)")
        }
        #expect(try pool.run(take).everything.contains(one.rule))
    }

    @Test func `what soft rules ask is no change that would make something fit`() throws {
        let find = [
            "find", Self.tuesday, "--district", "铁西", "--feature", "舞台", "--capacity", "1000", "--locale", "en",
        ]
        #expect(try pool.run(find).output.contains("without 舞台"))
        try administrate(["rule", "set", "venue.feature", "soft"])
        let soft = try pool.run(find).output
        #expect(soft.contains("for fewer than 1,000") && !soft.contains("without"), "\(soft)")
    }

    @Test func `a word that nothing in the pool has is told, though its rule is soft`() throws {
        try administrate(["rule", "set", "venue.feature", "soft"])
        let answer = try pool.run("find", Self.tuesday, "--feature", "投景", "--locale", "en")
        #expect(answer.code == 65 && answer.complaint.contains("did you mean 投影?"), "\(answer)")
    }

    @Test func `an offer without what has gone since is refused by the rule, or warns where it is soft`() throws {
        let found = try object(["find", Self.tuesday, "--venue", "NC-02", "--feature", "充电"])
        let code = try #require((found["offers"] as? [[String: Any]])?.first?["offer"] as? String)
        try administrate(["venue", "edit", "NC-02", "--features", "饮水"])
        let refused = try pool.run("reserve", "A", "--offer", code, "--locale", "en")
        #expect(refused.code == 1 && refused.complaint.contains("venue.feature  驿站·铁西: no 充电"), "\(refused)")
        try administrate(["rule", "set", "venue.feature", "soft"])
        #expect(rules(try object(["reserve", "A", "--offer", code, "-n"])) == ["venue.feature"])
    }
}
