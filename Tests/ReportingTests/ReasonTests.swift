import Reporting
import Scheduling
import Testing

@Suite struct ReasonTests {
    static let unpaid: [(projects: [String], paid: [Int64], never: [String], en: String, zh: String)] = [
        (["Rights"], [50_000], ["rent"], "Rights may pay fees 500.00, not rent", "Rights 可支付 fees 500.00, 不得支付 rent"),
        (["Rights", "Work"], [50_000], [], "Rights, Work may pay fees 500.00", "Rights, Work 可支付 fees 500.00"),
        (["Rights"], [], ["rent", "food"], "Rights may not pay rent, food", "Rights 不得支付 rent, food"),
        (["Rights"], [], [], "Rights pays nothing", "Rights 未支付"),
        ([], [], [], "no --pay names a project of its own", "没有 --pay 写明其项目"),
    ]

    @Test(arguments: unpaid)
    func `a share that is not paid is told with what its projects may pay`(
        projects: [String], paid: [Int64], never: [String], en: String, zh: String
    ) throws {
        var reason = Reason(.shareUnpaid, subject: "Women")
        reason.share = try Share("40%")
        reason.total = 130_000
        reason.asked = 52_000
        reason.free = paid.reduce(0, +)
        reason.projects = projects
        reason.paid = paid.map { Cost.Need("fees", Money(minorUnits: $0, currency: .cny)) }
        reason.categories = never
        let short = paid.isEmpty ? "520.00" : "20.00"
        let sentence = ReasonWriter(zone: .utc, currency: .cny).sentence(reason)
        #expect(sentence.en == "Women bears 40% of 1,300.00 = 520.00; \(en): \(short) short")
        #expect(sentence.zh == "Women 承担 1,300.00 的 40% = 520.00；\(zh): 缺 \(short)")
    }
}
