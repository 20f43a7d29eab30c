import Scheduling
import Testing

/// What an organization agrees to beforehand, as it is typed.
@Suite struct StandingApprovalTests {
    static let examples: [(text: String, amount: String?, host: String?, until: String?)] = [
        ("5000 for 团市委 until 2027-12", "5000", "团市委", "2027-12-31"),
        ("5,000.00 for Warm City Volunteers", "5,000.00", "Warm City Volunteers", nil),
        ("CNY 800 until 2027-02", "CNY 800", nil, "2027-02-28"),
        ("for women until 2028", nil, "women", "2028-12-31"),
        ("any amount for women", nil, "women", nil), ("until 2027-03-05", nil, nil, "2027-03-05"),
        ("5000 供 团市委 至 2027-12", "5000", "团市委", "2027-12-31"), ("不限 给 团市委", nil, "团市委", nil),
    ]

    @Test(arguments: examples)
    func `an amount, a host and a day may each be left out`(
        text: String, amount: String?, host: String?, until: String?
    ) throws {
        let read = try StandingApproval(text)
        #expect(read.amount == amount && read.host == host && read.until?.description == until)
    }

    @Test(arguments: [
        "", "5000 for", "until", "until soon", "5000 until 2027-13", "5000 until 2027-12 or so", "a b c d",
    ])
    func `what is none of them is refused`(text: String) {
        #expect(throws: StandingApprovalError.unreadable(text)) { try StandingApproval(text) }
    }
}
