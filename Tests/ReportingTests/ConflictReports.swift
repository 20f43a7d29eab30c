import Reporting
import Scheduling

/// Reports for tests, with defaults: a test states only what matters to it.
enum ConflictReports {
    static let start = Instant(iso8601: "2027-03-06T14:00:00+08:00") ?? .distantPast
    static let now = Instant(iso8601: "2027-02-25T09:12:00+08:00") ?? .distantPast
    static let shanghai = (try? Zone("Asia/Shanghai")) ?? .utc

    static func period(_ hour: Int, _ hours: Int) -> Period {
        guard let period = Period(start: start + .seconds(hour * 3_600), end: start + .seconds((hour + hours) * 3_600))
        else { preconditionFailure("an empty period") }
        return period
    }

    static func part(
        _ reference: String? = "R-6PD", _ title: String? = "创新赛", host: String? = "市科协", attendance: Int? = 300,
        _ state: Reservation.State = .confirmed, at period: Period = period(-1, 4)
    ) -> ConflictReport.Part {
        ConflictReport.Part(
            reference: reference, title: title, host: host, attendance: attendance, state: state, period: period)
    }

    static func item(
        _ reference: String = "C-4F2", _ news: ConflictReport.News = .new, rule: Rule = .venueDouble,
        stage: ConflictReport.Stage? = .coordinators, severity: Int = 2, state: String = "open",
        place: String = "东胜区文化宫·大厅", claimant: ConflictReport.Part? = nil,
        others: [ConflictReport.Part] = [part()], parties: [String] = ["团市委", "市科协"], proposal: String? = "a",
        way: ConflictReport.Way? = nil, at period: Period = period(0, 3)
    ) -> ConflictReport.Item {
        var reason = Reason(rule, subject: place, period: period)
        reason.by = others.first.map { "\($0.reference ?? "") \($0.title ?? "")" }
        reason.host = others.first?.host
        return ConflictReport.Item(
            reference: reference, news: news, stage: stage, severity: severity, state: state, reason: reason,
            period: period, firstSeen: now - .seconds(3 * 86_400), due: now + .seconds(86_400), hostsUntil: nil,
            waivedUntil: nil, subject: .init(kind: .venue, code: "DS-01", name: place),
            claimant: claimant ?? part("R-5JT", "创业沙龙", host: "团市委", attendance: 180, .request, at: period),
            others: others, parties: parties, proposal: proposal, way: way)
    }

    static func report(
        _ items: [ConflictReport.Item] = [item()], trend: [ConflictReport.Day] = [],
        undelivered: [ConflictReport.Undelivered] = []
    ) -> ConflictReport {
        let term = { (organization: String, from: Int, to: Int) in
            Period(start: now + .seconds(from * 86_400), end: now + .seconds(to * 86_400)).map {
                ConflictReport.Term(organization: organization, period: $0)
            }
        }
        return ConflictReport(
            asOf: now, counts: Dictionary(grouping: items, by: \.news).mapValues(\.count), items: items,
            terms: [term("市总工会", -50, 3), term("市妇联", 3, 60)].compactMap { $0 }, trend: trend,
            undelivered: undelivered)
    }

    static func tables(_ report: ConflictReport, for audience: ReportAudience = .chair) -> ConflictTables {
        ConflictTables(report, for: audience, ReasonWriter(zone: shanghai, currency: .cny), zone: shanghai)
    }

    static func renderer(_ language: Language) -> Renderer { Renderer(language: language, zone: shanghai) }
}
