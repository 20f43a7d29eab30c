import Scheduling
import Testing

@Suite struct OpeningHoursTests {
    @Test(arguments: [
        "mon-fri 09:00-21:00, sat 10:00-18:00", "周一至周五 09:00-21:00，周六 10:00-18:00",
        "周一至周五　０９：００－２１：００；周六　１０：００－１８：００", "Mon-Fri 09:00~21:00; Sat 10:00–18:00",
        "星期一至星期五 09:00至21:00、星期六 10:00至18:00",
    ])
    func `a week is written in many ways`(text: String) throws {
        #expect(try OpeningHours(text).text(in: .english) == "Mon-Fri 09:00-21:00, Sat 10:00-18:00")
    }

    @Test(arguments: Language.allCases)
    func `what is written is read`(language: Language) throws {
        let hours = try OpeningHours("mon-fri 08:30-12:00, mon-fri 14:00-24:00, sun 00:00-24:00")
        #expect(try OpeningHours(hours.text(in: language)) == hours)
        #expect(try OpeningHours(OpeningHours.always.text(in: language)) == .always)
    }
}
