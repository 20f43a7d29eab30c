import Scheduling
import Testing

/// What a pool sets for itself: each setting has one name, one form and one default.
@Suite struct SettingTests {
    @Test(arguments: Setting.allCases)
    func `a setting is found by its name, in any case and with either hyphen`(setting: Setting) {
        #expect(Setting(named: setting.rawValue) == setting)
        #expect(Setting(named: setting.rawValue.uppercased()) == setting)
        #expect(Setting(named: String(setting.rawValue.map { $0 == "-" ? "_" : $0 })) == setting)
    }

    @Test(arguments: Setting.allCases)
    func `a default is of the setting's form`(setting: Setting) {
        guard let standard = setting.standard else { return #expect(setting.standard == nil) }
        switch setting.form {
        case .number(let range): #expect(Int(standard).map(range.contains) == true)
        case .choice(let choices): #expect(choices.contains(standard))
        case .amount, .words, .language, .on, .elsewhere: Issue.record("\(setting) wants no default")
        }
    }

    @Test func `a pool is made with the defaults that are told`() {
        let made = PoolSettings.standard
        let told = Dictionary(uniqueKeysWithValues: Setting.allCases.map { ($0, $0.standard) })
        #expect(told[.holdHours] == "\(made.holdHours)" && told[.approvalHours] == "\(made.approvalHours)")
        #expect(told[.conflictHours] == "\(made.conflictHours)" && told[.hostHours] == "\(made.hostHours)")
        #expect(told[.horizonDays] == "\(made.horizonDays)" && told[.offerHours] == "\(made.offerHours)")
        #expect(told[.waitlist] == made.waitlist.rawValue && told[.privacy] == made.privacy.rawValue)
        #expect(made.paymentLimit == nil && made.quietSince == nil)
    }
}
