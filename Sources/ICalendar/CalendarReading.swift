/// A calendar file as components, with everything in it that is none.
///
/// Reading takes time and memory as the file is long, whatever stands in it: nesting is bounded, and names and values
/// are taken as they are. What they mean is not looked at here.
///
/// This is not libical's parser, on purpose. What people send is refused with the line of each thing that is wrong, and
/// with what was sent. Fed line by line libical could be told the lines; but it turns values into its own before anybody
/// can look at them: `SEQUENCE:x` becomes 0 and `SEQUENCE:99999999999` another number, without an error; the 30th of
/// February is a date; `\x` in a text is gone; a property that it cannot use is taken out, its name with it. So names,
/// parameters and values would have to be read here once more beside it. The tests hold both against each other: of what
/// is well-formed libical reads the same (`LibicalTests`).
public struct CalendarReading: Sendable {
    /// Something that is no part of a calendar.
    public struct Problem: Sendable, Hashable {
        /// What is wrong.
        public enum Kind: Sendable, Hashable {
            /// The line is not `NAME;PARAMETER=VALUE:VALUE` (cut to 60 characters).
            case notAProperty(String)
            /// A component ends that has not begun.
            case endWithoutBegin(String)
            /// Another component ends than the one that began last.
            case otherEnd(expected: String, found: String)
            /// The file ends before the component does, which begins on the problem's line.
            case neverEnded(String)
            /// Something stands outside of any `VCALENDAR` (cut to 60 characters).
            case outside(String)
            /// Components stand in each other more than eight deep; what follows was not read.
            case tooDeep
        }

        /// The line of the file, counted from 1.
        public let line: Int
        /// What is wrong.
        public let kind: Kind
    }

    /// The calendars of the file: most have one.
    public private(set) var calendars: [Component] = []
    /// What is wrong, in order; where it is more than 1,000 the rest is left out.
    public private(set) var problems: [Problem] = []

    static let deepest = 8
    static let mostProblems = 1_000
    private var open: [Component] = []
    private var isTooDeep = false

    /// Reads the lines of a file: the text of `CalendarLines.bytes`, and its numbers.
    public init(_ text: String, numbers: [Int]) {
        var text = text
        text.makeContiguousUTF8()
        var index = 0
        for line in text.utf8.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false) {
            let number = index < numbers.count ? numbers[index] : index + 1
            index += 1
            if line.allSatisfy({ $0 == UInt8(ascii: " ") || $0 == UInt8(ascii: "\t") || $0 == 13 }) { continue }
            guard problems.count < Self.mostProblems, !isTooDeep else { return }
            guard let property = Property(contentLine: line, number: number) else {
                note(.notAProperty(Self.shown(line)), number)
                continue
            }
            switch property.name {
            case "BEGIN": begin(property)
            case "END": end(property)
            default:
                if open.isEmpty {
                    note(.outside(Self.shown(line)), number)
                } else {
                    open[open.count - 1].properties.append(property)
                }
            }
        }
        for component in open.reversed() { note(.neverEnded(component.name), component.line) }
        // What there is of them is looked at all the same, so that everything that is wrong is told at once.
        while let component = open.popLast() { close(component) }
    }

    private mutating func begin(_ property: Property) {
        let name = String(property.value.uppercased().prefix(60))
        if open.isEmpty, name != "VCALENDAR" { note(.outside("BEGIN:\(name)"), property.line) }
        guard open.count < Self.deepest else {
            note(.tooDeep, property.line)
            isTooDeep = true
            return
        }
        open.append(Component(name, line: property.line))
    }

    private mutating func end(_ property: Property) {
        let name = String(property.value.uppercased().prefix(60))
        guard let last = open.last else { return note(.endWithoutBegin(name), property.line) }
        if last.name != name {
            guard open.contains(where: { $0.name == name }) else {
                return note(.endWithoutBegin(name), property.line)
            }
            note(.otherEnd(expected: last.name, found: name), property.line)
        }
        while let component = open.popLast() {
            close(component)
            if component.name == name { return }
        }
    }

    private mutating func close(_ component: Component) {
        if open.isEmpty {
            calendars.append(component)
        } else {
            open[open.count - 1].components.append(component)
        }
    }

    private mutating func note(_ kind: Problem.Kind, _ line: Int) {
        problems.append(Problem(line: line, kind: kind))
    }

    private static func shown(_ line: Substring.UTF8View) -> String { String(Substring(line).prefix(60)) }
}

extension Property {
    /// Reads one unfolded line; nil where it is no property.
    init?(contentLine line: Substring.UTF8View, number: Int) {
        var rest = line
        guard let name = Self.name(&rest) else { return nil }
        var parameters: [Parameter] = []
        while rest.first == UInt8(ascii: ";") {
            rest.removeFirst()
            guard let name = Self.name(&rest), rest.popFirst() == UInt8(ascii: "=") else { return nil }
            var values: [String] = []
            repeat {
                guard let value = Self.parameterValue(&rest) else { return nil }
                values.append(value)
            } while rest.popFirst(UInt8(ascii: ","))
            parameters.append(Parameter(name, values))
        }
        guard rest.popFirst() == UInt8(ascii: ":") else { return nil }
        self.init(name, parameters, value: String(Substring(rest)), line: number)
    }

    private static func name(_ rest: inout Substring.UTF8View) -> String? {
        let name = rest.prefix { byte in
            (UInt8(ascii: "A")...UInt8(ascii: "Z")).contains(byte & 0xDF)
                || (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte) || byte == UInt8(ascii: "-")
        }
        guard (1...60).contains(name.count) else { return nil }
        rest.removeFirst(name.count)
        return Substring(name).uppercased()
    }

    private static func parameterValue(_ rest: inout Substring.UTF8View) -> String? {
        let value: Substring.UTF8View
        if rest.popFirst(UInt8(ascii: "\"")) {
            value = rest.prefix { $0 != UInt8(ascii: "\"") }
            rest.removeFirst(value.count)
            guard rest.popFirst(UInt8(ascii: "\"")) else { return nil }
        } else {
            value = rest.prefix { !":;,\"".utf8.contains($0) }
            rest.removeFirst(value.count)
        }
        return String(Substring(value)).withoutCarets
    }
}

extension Substring.UTF8View {
    /// Takes the first byte away where it is this one.
    fileprivate mutating func popFirst(_ byte: UInt8) -> Bool {
        guard first == byte else { return false }
        removeFirst()
        return true
    }
}

extension String {
    /// A parameter's value without RFC 6868's way of writing what it may not have.
    fileprivate var withoutCarets: String {
        guard contains("^") else { return self }
        var result = ""
        var isEscaped = false
        for character in self {
            switch (isEscaped, character) {
            case (false, "^"): isEscaped = true
            case (false, _): result.append(character)
            case (true, "^"): (result, isEscaped) = (result + "^", false)
            case (true, "'"): (result, isEscaped) = (result + "\"", false)
            case (true, "n"): (result, isEscaped) = (result + "\n", false)
            case (true, _): (result, isEscaped) = (result + "^" + String(character), false)
            }
        }
        return isEscaped ? result + "^" : result
    }
}
