import Foundation
import TestSupport
import Testing

/// The chair: written by the administrator, read by everybody.
@Suite struct DutyTests {
    let pool: SamplePool

    init() throws {
        pool = try SamplePool()
    }

    private func administrate(_ arguments: String...) throws -> Answer {
        try pool.run(arguments + ["--locale", "en"], as: pool.administrator())
    }

    private func roster() throws {
        let written = try administrate(
            "duty", "roster", "--from", "2027-01-01", "--every", "2mo", "--to", "2027-06", "--orgs", "union,women,youth"
        )
        #expect(
            written == """
                Written: 3 terms
                2027-01-01..2027-02-28  市总工会
                2027-03-01..2027-04-30  市妇联
                2027-05-01..2027-06-30  团市委
                """)
    }

    @Test func `without a roster nobody holds the chair`() throws {
        #expect(
            try pool.run("duty", "--locale", "en")
                == "nobody holds the chair; an administrator writes the roster: poolbook duty roster --help")
        #expect(try pool.run("duty", "list") == "无人值班；由管理员排班: poolbook duty roster --help")
    }

    @Test func `everybody sees who is on duty, until when, and who is next`() throws {
        try roster()
        #expect(
            try pool.run("duty", "--locale", "en")
                == "Chair until Sun 2027-02-28: 市总工会 · from Mon 2027-03-01: 市妇联")
        #expect(try pool.run("duty", as: "sunw") == "值班至 2027-02-28 周日: 市总工会 · 2027-03-01 周一 起: 市妇联")
        #expect(
            try pool.run("duty", "list", "--locale", "en") == """
                term                    organization  state    resolved
                2027-01-01..2027-02-28  市总工会      on duty         0
                2027-03-01..2027-04-30  市妇联        to come         0
                2027-05-01..2027-06-30  团市委        to come         0
                """)
        let shown = try #require(try pool.run("duty", "--json").json() as? [String: Any])
        #expect(shown["organization"] as? String == "市总工会")
        #expect(shown["next"] as? String == "市妇联")
        #expect(shown["runs_out"] as? Bool == false)
    }

    @Test func `a roster that nobody follows is warned of once its last term has begun`() throws {
        try roster()
        try pool.setClock("2027-05-01 00:00+08")
        #expect(
            try pool.run("duty", "--locale", "en") == """
                Chair until Wed 2027-06-30: 团市委
                The roster ends on Wed 2027-06-30: nobody follows 团市委. Go on with: poolbook duty roster --from 2027-07-01
                """)
        try pool.setClock("2027-07-01 00:00+08")
        #expect(try pool.run("duty").output.contains("无人值班"))
    }

    @Test func `a roster has no gaps, no chair without a coordinator, and does not change what has begun`() throws {
        try roster()
        func refused(_ from: String, _ organizations: String) throws -> Answer {
            try administrate(
                "duty", "roster", "--from", from, "--every", "1mo", "--to", "2027-12", "--orgs", organizations)
        }
        #expect(
            try refused("2027-08-01", "union") == """
                ! Refused for 1 reason. Nothing was written.
                !   duty.gap  the roster has no gaps, and ends before Thu 2027-07-01; begin on that day
                [exit 1]
                """)
        #expect(
            try refused("2027-02-01", "union") == """
                ! Refused for 1 reason. Nothing was written.
                !   duty.begun  what has begun stays; write the roster from Mon 2027-03-01 on
                [exit 1]
                """)
        #expect(
            try refused("2027-07-01", "legal,union") == """
                ! Refused for 1 reason. Nothing was written.
                !   duty.no-coordinator  市司法局 has no coordinator who can log in; give one of its members the role first
                [exit 1]
                """)
        #expect(
            try pool.run(
                "duty", "roster", "--from", "2027-07-01", "--every", "1mo", "--to", "2027-12", "--orgs", "union"
            ).code == 77)
        #expect(
            try administrate(
                "duty", "roster", "--from", "2027-07-01", "--every", "2x", "--to", "2027-12", "--orgs", "union")
                    == """
                    ! poolbook: every "2x": write a length such as 2mo, 6w or 10d
                    [exit 65]
                    """)
    }

    @Test func `two terms are exchanged; of the one that runs what is left`() throws {
        try roster()
        let swap = ["duty", "swap", "union", "2027-05", "-m", "换班", "--locale", "en"]
        let administrator = try pool.administrator()
        let exchanged = """
            Thu 2027-02-25 09:12 - Sun 2027-02-28 24:00  团市委
            2027-05-01..2027-06-30                       市总工会
            """
        let tried = try pool.run(swap + ["-n"], as: administrator)
        let done = try pool.run(swap + ["--key", "swap"], as: administrator)
        #expect(tried == "Would exchange\n\(exchanged)")
        #expect(done == "Exchanged\n\(exchanged)")
        #expect(
            try pool.run(swap + ["--key", "swap"], as: administrator) == done.output.trimmingCharacters(in: .newlines))
        #expect(
            try pool.run("duty", "list", "--locale", "en") == """
                term                                         organization  state    resolved
                Fri 2027-01-01 00:00 - Thu 2027-02-25 09:12  市总工会      over            0
                Thu 2027-02-25 09:12 - Sun 2027-02-28 24:00  团市委        on duty         0
                2027-03-01..2027-04-30                       市妇联        to come         0
                2027-05-01..2027-06-30                       市总工会      to come         0
                """)
        #expect(
            try administrate("duty", "swap", "legal", "women") == """
                ! poolbook: no term that is not over is "legal"; poolbook duty list has them all
                [exit 65]
                """)
    }
}
