import Scheduling
import Testing

@Suite struct OpenDayTests {
    private let labourDay = "劳动节"

    /// Sat 2027-05-01 to Wed 05-05 are holidays; Sat 05-08 and Sun 05-09 are worked in exchange.
    private func labourDays() throws -> [Holidays.Day] {
        try (1...5).map { Holidays.Day(try date(2027, 5, $0), .holiday, name: labourDay) }
            + [8, 9].map { Holidays.Day(try date(2027, 5, $0), .workday, name: labourDay) }
    }

    @Test func `what is outside the hours of the week is refused, with them`() throws {
        let hall = try resource(hours: "mon-fri 09:00-17:00")
        #expect(try broken(Asked(hall), "2027-03-05 09:00-17:00", in: context()) == [])
        #expect(try broken(Asked(hall), "2027-03-05 16:00-18:00", in: context()) == ["resource.hours"])
        let reason = try #require(resourceHours(hall, try period("2027-03-06 10:00-11:00"), in: context()))
        #expect(reason.hours == hall.hours)
        #expect(reason.day == (try date(2027, 3, 6)))
    }

    @Test func `a season has hours of its own, and a day of it others again`() throws {
        let summer = try date(2027, 7, 1)...date(2027, 8, 31)
        let inventory = try date(2027, 7, 15)...date(2027, 7, 15)
        let hall = try resource(
            hours: "mon-fri 09:00-17:00",
            special: [
                SpecialHours(summer, try OpeningHours("daily 14:00-22:00")), SpecialHours(inventory, nil),
            ])
        #expect(try broken(Asked(hall), "2027-06-30 10:00-12:00", in: context()) == [])
        #expect(try broken(Asked(hall), "2027-07-01 10:00-12:00", in: context()) == ["resource.hours"])
        #expect(try broken(Asked(hall), "2027-07-03 18:00-22:00", in: context()) == [])
        #expect(try broken(Asked(hall), "2027-07-15 18:00-20:00", in: context()) == ["resource.hours"])
        #expect(try broken(Asked(hall), "2027-08-31 18:00-20:00", in: context()) == [])
        #expect(try broken(Asked(hall), "2027-09-01 18:00-20:00", in: context()) == ["resource.hours"])
        let reason = try #require(resourceHours(hall, try period("2027-07-15 18:00-20:00"), in: context()))
        #expect(reason.hours == nil)
        #expect(reason.validity == inventory)
    }

    @Test func `what is always open may be closed for days`() throws {
        let days = try date(2027, 3, 8)...date(2027, 3, 9)
        let square = try resource(special: [SpecialHours(days, nil)])
        #expect(try broken(Asked(square), "2027-03-07 22:00-24:00", in: context()) == [])
        #expect(try broken(Asked(square), "2027-03-07 22:00-01:00", in: context()) == ["resource.hours"])
        let zone = try Zone(shanghai)
        let week = try #require(zone.period(from: try date(2027, 3, 7), through: try date(2027, 3, 10)))
        #expect(
            square.open(within: week, .none, in: zone).map { TimeText.period($0, zone: zone, language: .english) } == [
                "Sun 2027-03-07 00:00-24:00", "Wed 2027-03-10 00:00-24:00",
            ])
    }

    @Test func `a public holiday closes what has hours, unless it says otherwise`() throws {
        let hall = try resource(hours: "daily 09:00-17:00")
        let open = try resource(hours: "daily 09:00-17:00", onHolidays: .open)
        let (square, when) = (try resource(), "2027-05-03 10:00-12:00")
        let holidays = try context([:], labourDays())
        #expect(try broken(Asked(hall), when, in: holidays) == ["resource.holiday"])
        #expect(try broken(Asked(open), when, in: holidays) == [])
        #expect(try broken(Asked(square), when, in: holidays) == [])
        #expect(try broken(Asked(hall), "2027-05-06 10:00-12:00", in: holidays) == [])
        let reason = try #require(resourceHoliday(hall, try period(when), in: holidays))
        #expect(reason.word == labourDay)
        #expect(reason.day == (try date(2027, 5, 3)))
    }

    @Test func `hours that are set for a holiday itself hold on it`() throws {
        let day = try date(2027, 5, 3)
        let hall = try resource(
            hours: "mon-fri 09:00-17:00", special: [SpecialHours(day...day, try OpeningHours("daily 10:00-14:00"))])
        let holidays = try context([:], labourDays())
        #expect(try broken(Asked(hall), "2027-05-03 10:00-14:00", in: holidays) == [])
        #expect(try broken(Asked(hall), "2027-05-03 14:00-15:00", in: holidays) == ["resource.hours"])
    }

    @Test func `a day that is worked in exchange has the hours of Friday, or of the working day before it`() throws {
        let office = try resource(hours: "tue-thu 09:00-17:00, sat 10:00-12:00")
        let stall = try resource(hours: "sat-sun 08:00-20:00")
        let holidays = try context([:], labourDays())
        for day in ["08", "09"] {
            #expect(try broken(Asked(office), "2027-05-\(day) 09:00-17:00", in: holidays) == [])
            #expect(try broken(Asked(office), "2027-05-\(day) 09:00-17:00", in: context()) == ["resource.hours"])
            #expect(try broken(Asked(stall), "2027-05-\(day) 08:00-20:00", in: holidays) == [])
        }
        let reason = try #require(resourceHours(office, try period("2027-05-08 18:00-19:00"), in: holidays))
        #expect(reason.hours?.text(in: .english) == "Sat 09:00-17:00")
    }

    @Test func `where holidays close nothing, or only warn, the hours of the weekday hold`() throws {
        let hall = try resource(hours: "mon-fri 09:00-17:00")
        let off = try context([.resourceHoliday: RuleSetting(.off)], labourDays())
        #expect(try broken(Asked(hall), "2027-05-03 10:00-12:00", in: off) == [])
        #expect(try broken(Asked(hall), "2027-05-03 18:00-19:00", in: off) == ["resource.hours"])
        let soft = try context([.resourceHoliday: RuleSetting(.soft)], labourDays())
        let reasons = reasonsAgainst(Asked(hall), during: try period("2027-05-03 10:00-12:00"), in: soft)
        #expect(reasons.refusing == [])
        #expect(reasons.warning.map(\.rule) == [.resourceHoliday])
        #expect(hall.isOpen(during: try period("2027-05-03 10:00-12:00"), soft.closings, in: soft.zone))
        let hard = try context([:], labourDays())
        #expect(!hall.isOpen(during: try period("2027-05-03 10:00-12:00"), hard.closings, in: hard.zone))
    }

    @Test func `the next working day leaves out holidays and weekends, and not what is worked in exchange`() throws {
        let holidays = Holidays(try labourDays())
        #expect(holidays.workday(from: try date(2027, 5, 1)) == (try date(2027, 5, 6)))
        #expect(holidays.workday(from: try date(2027, 5, 8)) == (try date(2027, 5, 8)))
        #expect(holidays.workday(from: try date(2027, 5, 15)) == (try date(2027, 5, 17)))
        #expect(holidays.holiday(on: try date(2027, 5, 8)) == nil)
        #expect(holidays.all.count == 7)
    }
}
