import Foundation
import Reporting
import Scheduling
import TestSupport
import Testing

/// Who sees what, as `help seeing` says it, against the database's own views.
@Suite struct SeeingTests {
    /// All there is of a kind, counted past row security, and what a view shows of it.
    static let queries: [Seeing.Kind: (all: String, view: String)] = [
        .organizations: ("poolbook.organization", "poolbook_1.organizations"),
        .resources: (
            "poolbook.resource where kind <> 'staff'", "poolbook_1.resources where kind <> 'staff'"
        ),
        .people: ("poolbook.resource where kind = 'staff'", "poolbook_1.resources where kind = 'staff'"),
        .contacts: (
            "poolbook.resource where kind = 'staff'", "poolbook_1.resources where kind = 'staff' and knows_contacts"
        ),
        .busy: ("poolbook.allocation", "poolbook_1.busy"),
        .reservations: ("poolbook.reservation where replaces is null", "poolbook_1.reservations"),
        .approvals: ("poolbook.approval", "poolbook_1.approvals"),
        .conflicts: ("poolbook.conflict", "poolbook.conflict"),
        .members: ("poolbook.member", "poolbook_1.members"),
        .money: ("poolbook.budget_line", "poolbook_1.budget_lines"),
        .record: ("poolbook.audit", "poolbook_1.log"),
    ]

    @Test func `each role sees of each kind what the help says`() throws {
        let pool = try SamplePool()
        let administrator = try pool.administrator()
        let logins: [Seeing.Viewer: String] = [
            .officer: "liwei", .guest: "duanli", .coordinator: "yangfan", .finance: "chenhao",
            .officeFinance: "qianfang", .administrator: administrator, .auditor: "xiejun", .reporter: "dashboard",
        ]
        #expect(Set(logins.keys) == Set(Seeing.Viewer.allCases))
        #expect(try pool.run("org", "edit", "stations", "--guest", as: administrator).code == 0)
        let asked = try pool.run(
            "reserve", "法律咨询", "2027-03-07 09:00-10:00", "--venue", "DS-02", "--host", "women", "--pay",
            "women-rights/律师费=100", as: "liwei")
        #expect(asked.code == 0, "\(asked)")
        let others = try pool.run(
            "reserve", "义诊", "2027-03-07 11:00-12:00", "--venue", "DS-02", "--host", "women", "--pay",
            "women-rights/律师费=100", as: "fengqi")
        #expect(others.code == 0, "\(others)")

        let all = try pool.connect()
        var checked = 0
        for kind in Seeing.Kind.allCases where kind != .conflicts {
            let query = try #require(Self.queries[kind])
            // One allocation of a divisible hall is told of each hall that it is a part of.
            let count = kind == .busy ? "count(distinct (unit_id, starts_at))" : "count(*)"
            let total: Int64 = try all.value("select \(count) from \(query.all)")
            #expect(total > 0, "\(kind)")
            for viewer in Seeing.Viewer.allCases {
                let login = try #require(logins[viewer])
                let seen: Int64 = try pool.connect(as: login).value("select \(count) from \(query.view)")
                switch Seeing.extent(of: kind, for: viewer) {
                case .all: #expect(seen == total, "\(viewer) sees \(seen) of \(total) \(kind)")
                case .own: #expect(seen < total, "\(viewer) sees \(seen) of \(total) \(kind)")
                case .nothing: #expect(seen == 0, "\(viewer) sees \(seen) of \(total) \(kind)")
                }
                checked += 1
            }
            let own: Int64 = try pool.connect(as: "liwei").value("select \(count) from \(query.view)")
            #expect(own > 0, "an officer sees their own \(kind)")
        }
        #expect(checked == (Seeing.Kind.allCases.count - 1) * Seeing.Viewer.allCases.count)
    }

    @Test func `every state of the database is in the table of states, and every one of the table in the database`()
        throws
    {
        let pool = try SamplePool()
        let connection = try pool.connect()
        for (thing, constraint) in [
            (Lifecycle.reservation, "reservation_state_is_known"), (.approval, "approval_state_is_known"),
            (.conflict, "conflict_state_is_known"), (.transfer, "transfer_state_is_known"),
            (.period, "period_state_is_known"),
        ] {
            let text: String = try connection.value(
                "select pg_get_constraintdef(oid) from pg_constraint where conname = '\(constraint)'")
            let known = Set(text.matches(of: /'([a-z]+)'/).map { String($0.1) })
            // That a reservation is closed is told by its outcome.
            let told = Set(thing.stages.map(\.state)).subtracting(thing == .reservation ? ["closed"] : [])
            #expect(told == known, "\(thing)")
        }
        for thing in Lifecycle.allCases {
            let states = Set(thing.stages.map(\.state))
            for way in thing.stages.flatMap(\.ways) { #expect(states.contains(way.next), "\(thing): \(way)") }
        }
    }

    @Test func `the README has the table of states as the program knows it`() throws {
        let readme = try String(contentsOf: BuiltProgram.repository.appending(path: "README.md"), encoding: .utf8)
        #expect(
            readme.contains(LifecycleSentences.markdown(in: .english)), "\(LifecycleSentences.markdown(in: .english))")
    }

    @Test func `a guest asks, has what its owner gives, and is not told what is free`() throws {
        let pool = try SamplePool()
        let administrator = try pool.administrator()
        #expect(try pool.run("org", "edit", "arts", "--guest", as: administrator).code == 0)
        let shown = try pool.run("org", "show", "arts", "--locale", "en").output.split(separator: "\n")
        #expect(shown.contains { $0.hasPrefix("guest ") && $0.hasSuffix(" yes") }, "\(shown)")
        let find = try pool.run("find", "2027-03-06 14:00-17:00", "--capacity", "50", "--locale", "en", as: "bairu")
        #expect(find.code == 1 && find.complaint.contains("guest.may-only-ask"), "\(find)")
        #expect(try pool.run("agenda", "DS-01", "2027-03-06", as: "bairu").code == 77)
        let held = try pool.run(
            "reserve", "诗会", "2027-03-07 14:00-17:00", "--venue", "DS-02", "--locale", "en", as: "bairu")
        #expect(held.output.hasPrefix("Held: ") && held.output.contains("市总工会"), "\(held)")
        let asked = try pool.run(
            "reserve", "诗会", "2027-03-08 14:00-17:00", "--venue", "DS-02", "--request", "--locale", "en", as: "bairu")
        #expect(asked.output.hasPrefix("Requested: "), "\(asked)")
        let asking = try pool.run("confirm", #require(asked.reference), "--locale", "en", as: "bairu")
        #expect(asking.output.contains("市总工会"), "\(asking)")
        let wrong = try pool.run(
            "member", "edit", "bairu", "--roles", "officer; coordinator", "--locale", "en", as: administrator)
        #expect(wrong.code == 1 && wrong.complaint.contains("members of a guest are officers or finance"), "\(wrong)")
    }

    @Test func `who leaves passes on what names them, and is shut out at once`() throws {
        let pool = try SamplePool()
        let administrator = try pool.administrator()
        #expect(try pool.run("staff", "edit", "JS-01", "--member", "liwei", as: administrator).code == 0)
        let asked = try pool.run(
            "reserve", "法律咨询", "2027-03-07 09:00-10:00", "--venue", "DS-02", "--host", "women", "--pay",
            "women-rights/律师费=100", as: "liwei")
        #expect(asked.code == 0, "\(asked)")
        // A session that is open when its member leaves.
        let open = try pool.connect(as: "liwei")
        let before: Int64 = try open.value("select count(*) from poolbook_1.organizations")
        #expect(before > 0)
        #expect(
            try pool.run(
                "member", "retire", "liwei", "--successor", "yangfan", "-y", "--locale", "en", as: administrator) == """
                    Retired: liwei 李薇 from Thu 2027-02-25
                      yangfan 杨帆 takes over: 1 person, 1 approval
                    Stands on it from Thu 2027-02-25 on: 1
                      kind             reference  when  name
                      member of staff  JS-01      -     讲师-01
                    """)
        // It has ended; one that is opened anew sees nothing and may do nothing.
        #expect(throws: (any Error).self) {
            _ = try open.values("select code from poolbook_1.organizations", as: String.self)
        }
        let again = try pool.connect(as: "liwei")
        let after: Int64 = try again.value("select count(*) from poolbook_1.organizations")
        #expect(after == 0)
        #expect(throws: (any Error).self) {
            _ = try again.values(
                "select poolbook_1.confirm((select pool_id from poolbook_1.pools), 'k', 'c', 'act', null)::text",
                as: String.self)
        }
        // Everybody else's go on; one of two organizations that retire takes its members' with it.
        let others = try pool.connect(as: "zhaomin")
        #expect(try others.value("select count(*) from poolbook_1.organizations", as: Int64.self) > 0)
        #expect(try pool.run("org", "retire", "women", "-n", "-y", as: administrator).code == 0)
        #expect(try others.value("select count(*) from poolbook_1.organizations", as: Int64.self) > 0)
        #expect(try pool.run("org", "retire", "women", "-y", as: administrator).code == 0)
        #expect(throws: (any Error).self) {
            _ = try others.values("select code from poolbook_1.organizations", as: String.self)
        }
        let heir: String = try pool.connect().value(
            """
            select distinct member.login from poolbook.approval
            join poolbook.member on member.member_id = approval.asked_by
            join poolbook.resource on resource.member_id = member.member_id
            where approval.state = 'waiting' and resource.code = 'JS-01'
            """)
        #expect(heir == "yangfan")
        #expect(
            try pool.run("venue", "retire", "DS-01", "--successor", "yangfan", "-y", as: administrator).code == 64)
    }
}
