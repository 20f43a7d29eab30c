import TestSupport
import Testing

/// Money that nobody bills goes back by itself; money that asks for other money says how far it has come.
@Suite struct OverdueMoneyTests {
    let pool: SamplePool
    let administrator: String

    init() throws {
        pool = try SamplePool()
        administrator = try pool.administrator()
    }

    private func english(_ arguments: String..., as login: String = "liwei") throws -> Answer {
        try pool.run(arguments + ["--locale", "en"], as: login)
    }

    @Test func `what a closed event has left goes back once its fund's days are over, and is told`() throws {
        let event = try #require(
            try english(
                "reserve", "维权宣讲", "2027-03-07 14:00-17:00", "--venue", "DS-01", "--host", "youth", "--pay",
                "youth-guard=800"
            ).reference)
        try pool.setClock("2027-03-07 17:05+08")
        #expect(try english("close", event, "--attended", "150").code == 0)
        try pool.setClock("2027-05-06 09:00+08")
        #expect(try english("report", "conflicts", "--always", as: "dashboard").code == 0)
        #expect(try !english("log", event).output.contains("money released"), "the sixtieth day is not over")

        try pool.setClock("2027-05-07 09:00+08")
        #expect(try english("report", "conflicts", "--always", as: "dashboard").code == 0)
        let told = try english("log", event, as: administrator).output
        #expect(told.contains("money released"), "\(told)")
        let notices = try english("notices", "--all", as: "chenhao").output
        #expect(notices.contains(/money released.*维权宣讲/), "\(notices)")
        #expect(try english("verify", as: administrator).code == 0)
        // Nothing is left to give back.
        #expect(try english("report", "conflicts", "--always", as: "dashboard").code == 0)
        let again = try english("log", event, as: administrator).output
        #expect(again.split(separator: "\n").filter { $0.contains("money released") }.count == 1, "\(again)")
    }

    @Test func `a fund that asks for a match shows what is required and what is met`() throws {
        let before = try english("drawdown", "youth-guard", "--json", as: "chenhao").output
        #expect(!before.contains("match_required"))
        let fund = try english("fund", "edit", "city-fund", "--match", "20%", "--match-from", "any", as: administrator)
        #expect(fund.code == 0, "\(fund)")
        let shown = try english("fund", "show", "city-fund", as: administrator).output
        #expect(shown.contains(/match +20%/), "\(shown)")
        let after = try english("drawdown", "youth-guard", "--json", as: "chenhao").output
        #expect(after.contains("\"match_required\"") && after.contains("\"match_met\""), "\(after)")
        let table = try english("drawdown", "youth-guard", as: "chenhao").output
        #expect(table.contains(/match required +44,000\.00/), "\(table)")
        #expect(try english("fund", "edit", "city-fund", "--match", "120%", as: administrator).code == 65)
    }
}
