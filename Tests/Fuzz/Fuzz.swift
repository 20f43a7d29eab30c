import Foundation
import ICalendar
import Reporting
import Scheduling
import Yams

/// A parser of what people send, and what must hold of whatever it reads: what it made of a text can be printed, and is
/// read as the same again. That nothing traps or hangs is the fuzzer's own business.
enum Target: String, CaseIterable {
    case when, span, money, rate, hours, rule, calendar, entries, rows, gb18030, settings

    func check(_ text: String) {
        switch self {
        case .when:
            guard let period = try? When.parse(text, now: Self.now, zone: Self.zone) else { return }
            for language in Language.allCases {
                let printed = TimeText.period(period, zone: Self.zone, language: language)
                expect((try? When.parse(printed, now: Self.now, zone: Self.zone)) == period, printed)
            }
        case .span:
            guard let span = try? Span.parse(text) else { return }
            expect((try? Span.parse(Span.text(span))) == span, Span.text(span))
        case .money:
            guard let money = try? Money(text, currency: .cny) else { return }
            expect((try? Money(money.bare, currency: .cny)) == money, money.bare)
        case .rate:
            guard let rate = try? Rate(text, currency: .cny) else { return }
            for language in Language.allCases {
                let printed = rate.text(in: language)
                expect((try? Rate(printed, currency: .cny)) == rate, printed)
            }
        case .hours:
            guard let hours = try? OpeningHours(text) else { return }
            for language in Language.allCases {
                let printed = hours.text(in: language)
                expect((try? OpeningHours(printed)) == hours, printed)
            }
        case .rule:
            guard let rule = try? RecurrenceRule(text) else { return }
            expect((try? RecurrenceRule(rule.description)) == rule, rule.description)
        case .calendar:
            let reading = Self.calendar(text)
            guard reading.problems.isEmpty else { return }
            let printed = reading.calendars.map(\.text).joined()
            expect(Self.calendar(printed).calendars.map(\.text) == reading.calendars.map(\.text), printed)
        case .entries:
            // What a calendar's values mean: the same where it is written anew, without what no calendar may have.
            let reading = Self.calendar(text)
            _ = CalendarEntries(reading, in: Self.window)
            guard reading.problems.isEmpty else { return }
            let printed = Self.calendar(reading.calendars.map(\.text).joined())
            let again = Self.calendar(printed.calendars.map(\.text).joined())
            let (one, other) = (CalendarEntries(printed, in: Self.window), CalendarEntries(again, in: Self.window))
            expect(
                one.occurrences == other.occurrences && one.problems.count == other.problems.count,
                again.calendars.map(\.text).joined())
        case .rows:
            guard let rows = try? CommaSeparated.rows(in: text) else { return }
            let printed = rows.map(CommaSeparated.line).joined()
            expect((try? CommaSeparated.rows(in: printed)) == rows, printed)
        case .settings:
            guard let settings = try? Settings.parsed(text), let printed = try? YAMLEncoder().encode(settings) else {
                return
            }
            expect((try? Settings.parsed(printed)) == settings || printed == "{}\n", printed)
        case .gb18030: break
        }
    }

    /// Bytes that are no UTF-8, as old spreadsheets have them.
    func check(_ bytes: UnsafeBufferPointer<UInt8>) {
        guard self == .gb18030 else { return check(String(decoding: bytes, as: UTF8.self)) }
        guard let text = try? GB18030.decoded(Array(bytes)) else { return }
        expect(Self.encoded(text) == Array(bytes), text)
    }

    /// A text in GB18030; nil where it cannot be.
    private static func encoded(_ text: String) -> [UInt8]? {
        guard let converter = iconv_open("GB18030", "UTF-8"), Int(bitPattern: converter) != -1 else { return nil }
        defer { iconv_close(converter) }
        var input = text.utf8.map(CChar.init(bitPattern:))
        var output = [CChar](repeating: 0, count: 4 * input.count + 4)
        let (written, isWhole) = input.withUnsafeMutableBufferPointer { input in
            output.withUnsafeMutableBufferPointer { output in
                var (from, to) = (input.baseAddress, output.baseAddress)
                var (left, room) = (input.count, output.count)
                let result = iconv(converter, &from, &left, &to, &room)
                return (output.count - room, result != -1)
            }
        }
        return isWhole ? output[..<written].map(UInt8.init(bitPattern:)) : nil
    }

    private static func calendar(_ text: String) -> CalendarReading {
        let lines = CalendarLines(text.utf8)
        return CalendarReading(String(decoding: lines.bytes, as: UTF8.self), numbers: lines.numbers)
    }

    private func expect(_ holds: Bool, _ printed: String) {
        guard !holds else { return }
        fatalError("\(self): \(printed.debugDescription) is not read as what it was printed from")
    }

    private static let window = CalendarEntries.Window(now: now, horizon: now + .seconds(400 * 86_400), zone: zone)
    private static let now = Instant(secondsSince1970: 1_780_000_000)
    private static let zone: Zone = {
        guard let zone = try? Zone("Europe/Berlin") else { fatalError("no time zones here") }
        return zone
    }()
}

private let target: Target = {
    let name = ProcessInfo.processInfo.environment["POOLBOOK_FUZZ"] ?? ""
    guard let target = Target(rawValue: name) else {
        fatalError("POOLBOOK_FUZZ is one of \(Target.allCases.map(\.rawValue).joined(separator: ", "))")
    }
    return target
}()

/// What the fuzzer calls with each text.
@_cdecl("LLVMFuzzerTestOneInput")
public func fuzz(_ bytes: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
    target.check(UnsafeBufferPointer(start: bytes, count: count))
    return 0
}
