import CLibICal
@testable import ICalendar
import Testing

/// libical reads the same of whatever is well-formed, and finds nothing wrong with what is written here.
@Suite struct LibicalTests {
    @Test func `of random calendars libical reads what is read here, and finds no error`() throws {
        let seed = UInt64.random(in: 0...UInt64.max)
        var dice = Dice(state: seed)
        for _ in 0..<300 {
            let calendar = Component("VCALENDAR", [Property("VERSION", value: "2.0")], components: dice.events())
            let text = calendar.text
            let lines = CalendarLines(text.utf8)
            let reading = CalendarReading(String(decoding: lines.bytes, as: UTF8.self), numbers: lines.numbers)
            #expect(reading.problems.isEmpty, "seed \(seed)")
            let parsed = try #require(icalparser_parse_string(text))
            defer { icalcomponent_free(parsed) }
            #expect(icalcomponent_count_errors(parsed) == 0, "seed \(seed): \(text)")
            #expect(Plain(parsed) == Plain(try #require(reading.calendars.first)), "seed \(seed)")
            #expect(Plain(calendar) == Plain(parsed), "seed \(seed)")
        }
    }

    /// Why libical does not read what people send: none of this is an error to it.
    @Test(arguments: ["SEQUENCE:x", "DTSTART;VALUE=DATE:20270230", "DTSTART:20270306T250000"])
    func `what libical takes for a value is refused here by its line`(line: String) throws {
        let text = "BEGIN:VCALENDAR\r\nBEGIN:VEVENT\r\n\(line)\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n"
        let parsed = try #require(icalparser_parse_string(text))
        defer { icalcomponent_free(parsed) }
        #expect(icalcomponent_count_errors(parsed) == 0)
        let lines = CalendarLines(text.utf8)
        let reading = CalendarReading(String(decoding: lines.bytes, as: UTF8.self), numbers: lines.numbers)
        let property = try #require(reading.calendars.first?.components.first?.properties.first)
        #expect(property.line == 3)
        #expect(Int(property.value) == nil || property.name == "DTSTART")
        #expect(WrittenTime(property.value) == nil)
    }
}

/// A component as both readers have it: names and values, texts without what escapes them.
private struct Plain: Equatable {
    let name: String
    let lines: [[String]]
    let parts: [Plain]

    init(_ component: Component) {
        name = component.name
        lines = component.properties.map { property in
            Self.line(property.name, property.value, ["TZID", "CN"].map { property.parameter($0) ?? "" })
        }
        parts = component.components.map(Plain.init)
    }

    init(_ component: OpaquePointer) {
        name = String(cString: icalcomponent_kind_to_string(icalcomponent_isa(component)))
        var lines: [[String]] = []
        var property = icalcomponent_get_first_property(component, ICAL_ANY_PROPERTY)
        while let found = property {
            let parameters = ["TZID", "CN"].map { (name: String) -> String in
                icalproperty_get_parameter_as_string(found, name).map { String(cString: $0) } ?? ""
            }
            lines.append(
                Self.line(
                    String(cString: icalproperty_get_property_name(found)),
                    String(cString: icalproperty_get_value_as_string(found)), parameters))
            property = icalcomponent_get_next_property(component, ICAL_ANY_PROPERTY)
        }
        self.lines = lines
        var parts: [Plain] = []
        var part = icalcomponent_get_first_component(component, ICAL_ANY_COMPONENT)
        while let found = part {
            parts.append(Plain(found))
            part = icalcomponent_get_next_component(component, ICAL_ANY_COMPONENT)
        }
        self.parts = parts
    }

    /// A line in one way of writing it: libical puts the parts of a rule in another order.
    private static func line(_ name: String, _ value: String, _ parameters: [String]) -> [String] {
        let plain = name == "RRULE" ? (try? RecurrenceRule(value))?.description ?? value : Property.unescaped(value)
        return [name, plain] + parameters
    }
}

/// What random calendars are made of, the same for the same seed.
private struct Dice: RandomNumberGenerator {
    var state: UInt64

    mutating func next() -> UInt64 {
        state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
        return state ^ (state >> 29)
    }

    mutating func events() -> [Component] { (0..<Int.random(in: 0...3, using: &self)).map { _ in event() } }

    private mutating func event() -> Component {
        let time = "2027030\(Int.random(in: 1...9, using: &self))T1\(Int.random(in: 0...9, using: &self))0000"
        var properties = [
            Property("UID", value: "\(Int.random(in: 0...999, using: &self))@example.org"),
            Property("SUMMARY", text: text()), Property("LOCATION", text: text()),
            Property("SEQUENCE", value: "\(Int.random(in: 0...9, using: &self))"),
        ]
        switch Int.random(in: 0...3, using: &self) {
        case 0: properties.append(Property("DTSTART", value: time))
        case 1: properties.append(Property("DTSTART", value: time + "Z"))
        case 2: properties.append(Property("DTSTART", [.init("TZID", "Asia/Shanghai")], value: time))
        default: properties.append(Property("DTSTART", [.init("VALUE", "DATE")], value: String(time.prefix(8))))
        }
        let rules = [
            "FREQ=WEEKLY;COUNT=3;BYDAY=SA,SU", "FREQ=MONTHLY;BYDAY=2SA;UNTIL=20271231", "FREQ=DAILY;INTERVAL=2",
        ]
        if let rule = rules.randomElement(using: &self), Bool.random(using: &self) {
            properties.append(Property("RRULE", value: rule))
        }
        if Bool.random(using: &self) { properties.append(Property("DESCRIPTION", text: text())) }
        if Bool.random(using: &self) { properties.append(Property("DURATION", value: "PT1H30M")) }
        if Bool.random(using: &self) {
            properties.append(Property("ATTENDEE", [.init("CN", "李; 伟: a, b")], value: "mailto:liwei@example.org"))
        }
        return Component("VEVENT", properties)
    }

    private mutating func text() -> String {
        let pieces = ["文化宫", "hall", "a, b", "c; d", "e\nf", "g\\h", "i: j", "\"k\"", "é", "一个很长的名字", "🎻"]
        let count = Int.random(in: 1...12, using: &self)
        return (0..<count).map { _ in pieces.randomElement(using: &self) ?? "" }.joined(separator: " ")
    }
}
