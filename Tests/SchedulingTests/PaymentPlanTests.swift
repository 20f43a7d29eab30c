import Foundation
import Scheduling
import Testing

@Suite struct PaymentPlanTests {
    static let youth = Organization(id: OrganizationID(UUID()), name: "Youth")
    static let women = Organization(id: OrganizationID(UUID()), name: "Women")
    let guardian = project("Guard", of: [youth, women], ["rent": 200_000, "teaching": 100_000])
    let rights = project("Rights", of: [women], ["fees": 90_000, "teaching": 40_000])
    let lawful = project("Lawful", of: [youth], ["rent": 50_000, "fees": 30_000])

    // MARK: - What is paid

    @Test func `projects pay what they may, in the order asked`() throws {
        let plan = try planned(["rent": 80_000, "fees": 50_000], [AskedPayment(guardian), AskedPayment(rights)])
        #expect(shown(plan) == ["Guard rent 80000", "Rights fees 50000"])
        #expect(plan.reasons == [])
    }

    @Test func `the first project pays as much as it has, and the next the rest`() throws {
        let plan = try planned(
            ["rent": 80_000, "fees": 50_000],
            [
                AskedPayment(lawful), AskedPayment(guardian), AskedPayment(rights),
            ])
        #expect(shown(plan) == ["Lawful rent 50000", "Lawful fees 30000", "Guard rent 30000", "Rights fees 20000"])
    }

    @Test func `a category that is named is the only one that is paid`() throws {
        let plan = try planned(
            ["rent": 40_000, "fees": 30_000],
            [
                AskedPayment(lawful, category: "fees"), AskedPayment(guardian),
            ])
        #expect(shown(plan) == ["Lawful fees 30000", "Guard rent 40000"])
    }

    @Test func `amounts that are given come first, wherever they stand`() throws {
        let plan = try planned(["rent": 80_000], [AskedPayment(guardian), AskedPayment(lawful, .exactly(cny(20_000)))])
        #expect(shown(plan) == ["Guard rent 60000", "Lawful rent 20000"])
    }

    @Test func `an amount is exactly what it is, more or less than the cost`() throws {
        let exact = { (units: Int64) in AskedPayment(guardian, category: "rent", .exactly(cny(units))) }
        #expect(shown(try planned(["rent": 80_000], [exact(10_000)])) == ["Guard rent 10000"])
        #expect(shown(try planned(["rent": 80_000], [exact(90_000)])) == ["Guard rent 90000"])
        #expect(shown(try planned([:], [exact(90_000)])) == ["Guard rent 90000"])
        #expect(shown(try planned([:], [AskedPayment(guardian, .exactly(cny(5)))])) == ["Guard any 5"])
        #expect(try planned(["rent": 80_000], [exact(10_000)]).reasons == [])
    }

    @Test func `an amount for anything goes to what is needed, and what it leaves to anything`() throws {
        let plan = try planned(["rent": 30_000, "fees": 20_000], [AskedPayment(lawful, .exactly(cny(60_000)))])
        #expect(shown(plan) == ["Lawful rent 30000", "Lawful fees 20000", "Lawful any 10000"])
    }

    @Test func `a percentage is that part of the cost, or of its category`() throws {
        #expect(
            shown(
                try planned(
                    ["rent": 80_000, "fees": 20_000], [AskedPayment(lawful, part("40%")), AskedPayment(guardian)]))
                == ["Lawful rent 20000", "Lawful fees 20000", "Guard rent 60000"])
        #expect(
            shown(try planned(["rent": 80_000, "fees": 20_000], [AskedPayment(lawful, category: "fees", part("50%"))]))
                == ["Lawful fees 10000"])
    }

    @Test func `percentages that make the whole pay it to the minor unit`() throws {
        let plan = try planned(
            ["rent": 100_01],
            [
                AskedPayment(guardian, part("33.3333%")), AskedPayment(lawful, part("33.3333%")),
                AskedPayment(guardian, category: "rent"), AskedPayment(lawful, part("33.3334%")),
            ])
        #expect(plan.payments.reduce(0) { $0 + $1.amount.minorUnits } == 100_01)
        #expect(throws: ShareError.notWhole(partsPerMillion: 1_100_000)) {
            try planned(["rent": 80_000], [AskedPayment(guardian, part("60%")), AskedPayment(lawful, part("50%"))])
        }
    }

    @Test func `two payments of one project and category do not count its money twice`() throws {
        let plan = try planned(["rent": 80_000], [AskedPayment(lawful), AskedPayment(lawful, category: "rent")])
        #expect(shown(plan) == ["Lawful rent 50000"])
        #expect(plan.reasons.map(\.rule) == [.costUnpaid])
        let mixed = try planned(
            ["rent": 80_000],
            [
                AskedPayment(lawful, category: "rent", .exactly(cny(45_000))), AskedPayment(lawful),
                AskedPayment(guardian),
            ])
        #expect(shown(mixed) == ["Lawful rent 50000", "Guard rent 30000"])
    }

    @Test func `a later payment changes from which category an earlier one is, not how much`() throws {
        // Lawful could pay 500.00 of either; only from fees is there something left for who pays nothing but rent.
        let fees = project("Hall", of: [Self.youth], ["rent": 80_000])
        let both = project("Both", of: [Self.youth], ["rent": 90_000, "fees": 90_000])
        let plan = try planned(
            ["rent": 80_000, "fees": 50_000],
            [
                AskedPayment(both, .exactly(cny(50_000))), AskedPayment(fees),
            ])
        #expect(shown(plan) == ["Both fees 50000", "Hall rent 80000"])
        #expect(plan.reasons == [])
    }

    @Test func `only lines of the year pay whose fund may, on the day`() throws {
        let old = Payer.Line(
            category: "rent", year: 2026, available: 99, validity: try days("2026-01-01", "2027-12-31"))
        let over = Payer.Line(
            category: "rent", year: 2027, available: 99, validity: try days("2027-01-01", "2027-03-05"))
        let other = Payer.Line(
            category: "rent", year: 2027, available: 99, validity: try days("2027-01-01", "2027-12-31"),
            allowed: ["fees"])
        let payer = Payer(
            id: ProjectID(UUID()), name: "Old", owners: [Self.youth.id], access: .mine, lines: [old, over, other])
        let plan = try planned(["rent": 50], [AskedPayment(payer)])
        #expect(plan.payments == [])
        #expect(plan.reasons.first?.free == 0)
    }

    // MARK: - What is not

    @Test func `what costs nothing is not paid`() throws {
        let plan = try planned([:], [AskedPayment(guardian), AskedPayment(rights, part("50%"))])
        #expect(plan.payments == [])
        #expect(plan.reasons == [])
    }

    @Test func `every category that stays unpaid is a reason`() throws {
        let plan = try planned(["rent": 60_000, "fees": 50_000, "food": 10], [AskedPayment(lawful)])
        #expect(plan.reasons.map(\.rule) == [.costUnpaid, .costUnpaid, .costUnpaid])
        #expect(plan.reasons.map(\.category) == ["rent", "fees", "food"])
        #expect(plan.reasons.map(\.asked) == [60_000, 50_000, 10])
        #expect(plan.reasons.map(\.free) == [50_000, 30_000, 0])
    }

    @Test func `a part that its project cannot pay is short`() throws {
        let plan = try planned(["rent": 100_000], [AskedPayment(lawful, part("60%"))])
        #expect(plan.reasons.map(\.rule) == [.moneyShort])
        #expect(plan.reasons.first?.asked == 60_000)
        #expect(plan.reasons.first?.free == 50_000)
    }

    @Test func `a project of others is the one reason; of amounts the database says it`() throws {
        let theirs = Payer(id: ProjectID(UUID()), name: "Theirs", owners: [], access: .others, lines: [])
        let open = try planned(["rent": 10], [AskedPayment(theirs), AskedPayment(theirs, part("5%"))])
        #expect(open.reasons.map(\.rule) == [.projectOwner])
        let exact = try planned(["rent": 10], [AskedPayment(theirs, .exactly(cny(10)))])
        #expect(exact.reasons == [])
        #expect(shown(exact) == ["Theirs any 10"])
    }

    // MARK: - Shares

    @Test func `shares follow what each host's projects pay`() throws {
        let plan = try planned(
            ["rent": 80_000, "fees": 50_000], [AskedPayment(guardian), AskedPayment(rights)],
            hosts: [AskedHost(Self.youth), AskedHost(Self.women)])
        #expect(plan.paid == [cny(80_000), cny(50_000)])
        #expect(plan.hosts.map(\.share.partsPerMillion) == [615_385, 384_615])
    }

    @Test func `without money shares are equal, and one that is given leaves the rest`() throws {
        let hosts = [AskedHost(Self.youth), AskedHost(Self.women)]
        #expect(try planned(["rent": 10], [], hosts: hosts).hosts.map(\.share.description) == ["50%", "50%"])
        let given = [AskedHost(Self.youth), AskedHost(Self.women, share: try Share("30%"))]
        #expect(try planned(["rent": 10], [], hosts: given).hosts.map(\.share.description) == ["70%", "30%"])
        #expect(throws: ShareError.notWhole(partsPerMillion: 1_000_000)) {
            try planned([:], [], hosts: [AskedHost(Self.youth), AskedHost(Self.women, share: .whole)])
        }
    }

    @Test func `a project pays for its first owner that hosts`() throws {
        let plan = try planned(
            ["rent": 80_000], [AskedPayment(guardian)], hosts: [AskedHost(Self.women), AskedHost(Self.youth)])
        #expect(plan.paid == [cny(0), cny(80_000)])
        let alone = try planned(["rent": 80_000], [AskedPayment(guardian)], hosts: [AskedHost(Self.women)])
        #expect(alone.paid == [cny(80_000)])
    }

    @Test func `a given share is paid by its own host's projects, or it is a reason`() throws {
        let plan = try planned(
            ["rent": 80_000, "fees": 50_000], [AskedPayment(guardian), AskedPayment(rights)],
            hosts: [AskedHost(Self.youth), AskedHost(Self.women, share: try Share("40%"))])
        let reason = try #require(plan.reasons.first)
        #expect(plan.reasons.count == 1)
        #expect(reason.rule == .shareUnpaid)
        #expect(reason.subject == "Women")
        #expect([reason.total, reason.asked, reason.free] == [130_000, 52_000, 50_000])
        #expect(reason.projects == ["Rights"])
        #expect(reason.paid == [Cost.Need("fees", cny(50_000))])
        #expect(reason.categories == ["rent"])
    }

    @Test func `given shares are met to the minor unit, across the categories`() throws {
        // Women pay only rent; Youth must leave it to them and pay the fees.
        let hall = project("Hall", of: [Self.women], ["rent": 99_999])
        let all = project("All", of: [Self.youth], ["rent": 99_999, "fees": 99_999])
        let plan = try planned(
            ["rent": 80_000, "fees": 50_001], [AskedPayment(all), AskedPayment(hall)],
            hosts: [AskedHost(Self.youth), AskedHost(Self.women, share: try Share("50%"))])
        #expect(plan.reasons == [])
        #expect(plan.paid.map(\.minorUnits).sorted() == [65_000, 65_001])
        #expect(shown(plan).contains("All fees 50001"))
    }

    @Test func `shares are not measured against amounts that were all given`() throws {
        let plan = try planned(
            ["rent": 80_000], [AskedPayment(guardian, category: "rent", .exactly(cny(80_000)))],
            hosts: [AskedHost(Self.youth), AskedHost(Self.women, share: try Share("40%"))])
        #expect(plan.reasons == [])
        #expect(plan.hosts.map(\.share.description) == ["60%", "40%"])
    }

    // MARK: - Always

    @Test(arguments: 0..<400)
    func `what is planned adds up, fits its lines and is the same again`(seed: Int) throws {
        var random = SeededGenerator(seed: UInt64(seed))
        let categories = ["rent", "fees", "food"]
        let needs = categories.filter { _ in Bool.random(using: &random) }
            .map { ($0, Int64.random(in: 1...1_000, using: &random)) }
        let organizations = [Self.youth, Self.women]
        let payers = (0..<3).map { number in
            let lines = categories.filter { _ in Bool.random(using: &random) }
                .map { ($0, Int64.random(in: 0...900, using: &random)) }
            return project(
                "P\(number)", of: [organizations[Int.random(in: 0...1, using: &random)]],
                Dictionary(uniqueKeysWithValues: lines))
        }
        let asked = (0..<Int.random(in: 0...5, using: &random)).map { _ in
            let extent: AskedPayment.Extent = [
                .rest, .rest, part("20%"), .exactly(cny(Int64.random(in: 1...300, using: &random))),
            ][Int.random(in: 0...3, using: &random)]
            let category = [nil, nil, "rent", "fees"][Int.random(in: 0...3, using: &random)]
            return AskedPayment(payers[Int.random(in: 0...2, using: &random)], category: category, extent)
        }
        let share = try Int.random(in: 0...2, using: &random) == 0 ? Share("35%") : nil
        let hosts = [AskedHost(Self.youth), AskedHost(Self.women, share: share)]
        let costs = Dictionary(uniqueKeysWithValues: needs)
        let plan = try planned(costs, asked, hosts: hosts)

        #expect(try planned(costs, asked, hosts: hosts) == plan)
        #expect(plan.hosts.reduce(0) { $0 + $1.share.partsPerMillion } == 1_000_000)
        #expect(plan.payments.allSatisfy { $0.amount.minorUnits > 0 })
        #expect(Set(plan.payments.map { "\($0.project) \($0.category ?? "-")" }).count == plan.payments.count)
        let exact = asked.contains { if case .exactly = $0.extent { true } else { false } }
        let paid = plan.payments.reduce(0) { $0 + $1.amount.minorUnits }
        let total = costs.values.reduce(0, +)
        if !exact {
            #expect(paid <= total)
            for payment in plan.payments {
                let payer = payers.first { $0.id == payment.project }
                let line = payer?.lines.first { $0.category == payment.category }
                #expect(payment.amount.minorUnits <= line?.available ?? 0)
                #expect(payment.amount.minorUnits <= costs[payment.category ?? ""] ?? 0)
            }
            if plan.reasons.isEmpty, asked.contains(where: { $0.extent == .rest }) { #expect(paid == total) }
        }
    }

    // MARK: - Builders

    private func planned(
        _ needs: KeyValuePairs<String, Int64>, _ asked: [AskedPayment], hosts: [AskedHost] = [AskedHost(youth)]
    ) throws -> PaymentPlan {
        try planned(Array(needs.map { ($0.key, $0.value) }), asked, hosts)
    }

    private func planned(
        _ needs: [String: Int64], _ asked: [AskedPayment], hosts: [AskedHost]
    ) throws -> PaymentPlan {
        try planned(needs.sorted { $0.key < $1.key }.map { ($0.key, $0.value) }, asked, hosts)
    }

    private func planned(
        _ needs: [(String, Int64)], _ asked: [AskedPayment], _ hosts: [AskedHost]
    ) throws -> PaymentPlan {
        let takes = needs.map { category, units in
            Take(
                Resource(
                    id: ResourceID(UUID()), kind: .venue, code: category, name: category,
                    rate: Rate(cny(units), per: .use, category: category)))
        }
        let start = try instant("2027-03-06T14:00:00+08:00")
        let period = try #require(Period(start: start, end: start + .seconds(3_600)))
        let cost = try Cost(of: takes, during: period, ledBy: nil, in: Zone(shanghai), currency: .cny)
        return try PaymentPlan(for: cost, by: asked, hosts: hosts, on: try date(2027, 3, 6))
    }

    /// The payments, each in a line; a project's identifier is made of its name.
    private func shown(_ plan: PaymentPlan) -> [String] {
        let names = Dictionary(
            uniqueKeysWithValues: ["Guard", "Rights", "Lawful", "Hall", "Both", "All"].map { (identifier(of: $0), $0) })
        return plan.payments.map { payment in
            "\(names[payment.project] ?? "Theirs") \(payment.category ?? "any") \(payment.amount.minorUnits)"
        }
    }

    private func part(_ text: String) -> AskedPayment.Extent {
        (try? Share(text)).map { .part($0) } ?? .rest
    }

    private func days(_ first: String, _ last: String) throws -> ClosedRange<LocalDate> {
        try local("\(first)T00:00:00").date...local("\(last)T00:00:00").date
    }
}

private func cny(_ units: Int64) -> Money { Money(minorUnits: units, currency: .cny) }

/// The same identifier for the same name.
private func identifier(of name: String) -> ProjectID {
    let bytes = Array(name.utf8.prefix(16)) + Array(repeating: 0, count: max(0, 16 - name.utf8.count))
    return ProjectID(
        UUID(
            uuid: (
                bytes[0], bytes[1], bytes[2], bytes[3], bytes[4], bytes[5], bytes[6], bytes[7], bytes[8], bytes[9],
                bytes[10], bytes[11], bytes[12], bytes[13], bytes[14], bytes[15]
            )))
}

/// A project of organizations with lines of 2027 that may pay for anything all year, by category.
private func project(_ name: String, of owners: [Organization], _ lines: [String: Int64]) -> Payer {
    let first = LocalDate(year: 2027, month: 1, day: 1) ?? LocalDate(daysSince1970: 0)
    return Payer(
        id: identifier(of: name), name: name, owners: owners.map(\.id), access: .mine,
        lines: lines.map { category, available in
            Payer.Line(category: category, year: 2027, available: available, validity: first...first.adding(days: 364))
        })
}
