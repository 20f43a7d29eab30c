import Scheduling
import Testing

@Suite struct CalendarTests {
    @Test func `every day of four hundred years is the day after the one before`() throws {
        var last = try date(1799, 12, 31)
        for number in last.daysSince1970 + 1..<last.daysSince1970 + 146_097 {
            let day = LocalDate(daysSince1970: Int32(number))
            #expect(LocalDate(year: day.year, month: day.month, day: day.day) == day)
            #expect(day > last && last.adding(days: 1) == day)
            #expect(day.weekday.rawValue == last.weekday.rawValue % 7 + 1)
            #expect(day.day == 1 || (day.month == last.month && day.day == last.day + 1))
            last = day
        }
    }

    @Test(arguments: [
        (1970, 1, 1, 0, Weekday.thursday), (1969, 12, 31, -1, .wednesday), (2000, 2, 29, 11_016, .tuesday),
        (2027, 3, 6, 20_883, .saturday), (1, 1, 1, -719_162, .monday), (9999, 12, 31, 2_932_896, .friday),
    ])
    func `a date has its number and its weekday`(year: Int, month: Int, day: Int, number: Int, weekday: Weekday) throws
    {
        let date = try date(year, month, day)
        #expect(date.daysSince1970 == number)
        #expect(date.weekday == weekday)
    }

    @Test(arguments: [
        (2027, 2, 29), (1900, 2, 29), (2027, 4, 31), (2027, 0, 1), (2027, 13, 1), (2027, 1, 0), (0, 1, 1),
        (10_000, 1, 1),
    ])
    func `a date that the calendar lacks is none`(year: Int, month: Int, day: Int) {
        #expect(LocalDate(year: year, month: month, day: day) == nil)
    }

    @Test func `months end where they are shorter`() throws {
        #expect(try date(2027, 1, 31).adding(months: 1) == date(2027, 2, 28))
        #expect(try date(2028, 1, 31).adding(months: 1) == date(2028, 2, 29))
        #expect(try date(2028, 2, 29).adding(months: -12) == date(2027, 2, 28))
        #expect(try date(2027, 12, 15).adding(months: 1) == date(2028, 1, 15))
        #expect(try date(2027, 1, 15).adding(months: -1) == date(2026, 12, 15))
        #expect(try date(2027, 2, 3).endOfMonth == date(2027, 2, 28))
        #expect(try date(2027, 2, 28).startOfWeek == date(2027, 2, 22))
    }

    @Test func `arithmetic at the edges stays there`() {
        let (first, last) = (LocalDate(daysSince1970: .min), LocalDate(daysSince1970: .max))
        #expect(last.adding(days: .max) == last && first.adding(days: .min) == first)
        #expect(last.adding(months: .max) == last && first.adding(months: .min) == first)
        #expect(Instant.distantFuture + .seconds(Int64.max) == .distantFuture)
        #expect(Instant.distantPast - .seconds(Int64.max) == .distantPast)
        #expect(Instant(secondsSince1970: .max) == .distantFuture)
        #expect(Instant(secondsSince1970: .min) == .distantPast)
        #expect(Instant.distantFuture - Instant.distantPast > .zero)
        #expect(first.description.hasPrefix("-") && last.description.hasPrefix("+"))
        #expect(!Instant.distantPast.description.isEmpty && !Instant.distantFuture.description.isEmpty)
    }

    @Test(arguments: [
        ("2027-03-06T14:00:00+08:00", 1_804_312_800_000_000), ("2027-03-06T06:00Z", 1_804_312_800_000_000),
        ("1969-12-31T23:59:59.999999Z", -1), ("1970-01-01T00:00:00.5-00:30", 1_800_500_000),
        ("1969-12-31T24:00Z", 0),
    ])
    func `an instant is read from ISO 8601`(text: String, microseconds: Int64) throws {
        let found = try instant(text)
        #expect(found.microseconds == microseconds)
        #expect(Instant(iso8601: found.description) == found)
        #expect(Instant(iso8601: found.iso8601(offset: -37_800)) == found)
    }

    @Test(arguments: [
        "", "2027-03-06", "2027-03-06T14:00", "2027-02-29T14:00Z", "2027-03-06T25:00Z", "2027-03-06T14:00+24:00",
        "2027-03-06T14:00Z ", "20270306T140000Z", "2027-03-06T14:00:00.1234567Z", "2027-03-06T24:00:01Z",
    ])
    func `what is no instant is refused`(text: String) {
        #expect(Instant(iso8601: text) == nil)
    }

    @Test func `a period has its start and not its end`() throws {
        let (nine, ten, eleven) = (
            try instant("2027-03-06T09:00Z"), try instant("2027-03-06T10:00Z"), try instant("2027-03-06T11:00Z")
        )
        #expect(Period(start: nine, end: nine) == nil)
        #expect(Period(start: ten, end: nine) == nil)
        let early = try #require(Period(start: nine, end: ten))
        let late = try #require(Period(start: ten, end: eleven))
        let both = try #require(Period(start: nine, end: eleven))
        #expect(early.contains(nine) && !early.contains(ten))
        #expect(!early.overlaps(late) && early.intersection(late) == nil)
        #expect(both.overlaps(late) && both.intersection(late) == late && both.contains(early))
        #expect(early < both && both < late && both.duration == .seconds(7_200))
    }

    @Test(arguments: [
        ("en", Language.english), ("en_GB.UTF-8", .english), ("C.UTF-8", .english), ("POSIX", .english),
        ("c", .english),
        ("zh", .simplifiedChinese), ("zh_CN.UTF-8", .simplifiedChinese), ("zh-Hans-CN", .simplifiedChinese),
    ])
    func `a language is known by its tag`(tag: String, language: Language) {
        #expect(Language(tag: tag) == language)
    }

    @Test(arguments: ["", "de_DE.UTF-8", "english", "-en", "_"])
    func `another language is none of ours`(tag: String) {
        #expect(Language(tag: tag) == nil)
    }
}
