/// A component of a calendar file: `VCALENDAR`, `VEVENT`, `VTIMEZONE` and the like.
public struct Component: Sendable, Hashable {
    /// Its name, in capitals.
    public let name: String
    /// Its properties, in the order of the file.
    public var properties: [Property]
    /// The components in it, in the order of the file.
    public var components: [Component]
    /// The line of the file on which it begins; 0 for one that was made.
    public let line: Int

    /// A component.
    public init(_ name: String, _ properties: [Property] = [], components: [Component] = [], line: Int = 0) {
        self.name = name
        self.properties = properties
        self.components = components
        self.line = line
    }

    /// The first property of a name.
    public subscript(_ name: String) -> Property? { properties.first { $0.name == name } }

    /// The properties of a name.
    public func all(_ name: String) -> [Property] { properties.filter { $0.name == name } }
}

/// A property of a component: `DTSTART;TZID=Asia/Shanghai:20270306T140000`.
public struct Property: Sendable, Hashable {
    /// A parameter of it; most have one value.
    public struct Parameter: Sendable, Hashable {
        /// Its name, in capitals.
        public let name: String
        /// Its values.
        public let values: [String]

        /// A parameter.
        public init(_ name: String, _ values: String...) {
            self.init(name, values)
        }

        /// A parameter.
        public init(_ name: String, _ values: [String]) {
            (self.name, self.values) = (name, values)
        }
    }

    /// Its name, in capitals.
    public let name: String
    /// Its parameters, in the order of the file.
    public let parameters: [Parameter]
    /// Its value as the file has it: texts are escaped.
    public let value: String
    /// The line of the file on which it begins; 0 for one that was made.
    public let line: Int

    /// A property with its value as a file has it.
    public init(_ name: String, _ parameters: [Parameter] = [], value: String, line: Int = 0) {
        (self.name, self.parameters, self.value, self.line) = (name, parameters, value, line)
    }

    /// A property with a text, which is escaped.
    public init(_ name: String, _ parameters: [Parameter] = [], text: String) {
        self.init(name, parameters, value: Property.escaped(text))
    }

    /// The first value of a parameter.
    public func parameter(_ name: String) -> String? { parameters.first { $0.name == name }?.values.first }

    /// The value as a text.
    public var text: String { Property.unescaped(value) }

    /// The value as a list between commas.
    public var list: [String] { value.split(separator: ",", omittingEmptySubsequences: false).map(String.init) }

    /// A text as RFC 5545, section 3.3.11, writes it. What else acts on a terminal is no text, and is left out.
    static func escaped(_ text: String) -> String {
        var result = ""
        var previous: Unicode.Scalar?
        for scalar in text.unicodeScalars {
            defer { previous = scalar }
            switch scalar {
            case "\n" where previous == "\r": continue
            case "\r", "\n": result += "\\n"
            case "\\", ";", ",": result += "\\\(scalar)"
            case "\t": result.unicodeScalars.append(scalar)
            default:
                // What would turn the text around, too: a calendar shows it beside others'.
                let properties = scalar.properties
                if properties.generalCategory != .control, !properties.isBidiControl {
                    result.unicodeScalars.append(scalar)
                }
            }
        }
        return result
    }

    /// The text that was escaped; a backslash before anything else stays.
    static func unescaped(_ value: String) -> String {
        guard value.utf8.contains(UInt8(ascii: "\\")) else { return value }
        var result = String.UnicodeScalarView()
        var isEscaped = false
        for scalar in value.unicodeScalars {
            if isEscaped {
                switch scalar {
                case "n", "N": result.append("\n")
                case "\\", ";", ",", "\"": result.append(scalar)
                default:
                    result.append("\\")
                    result.append(scalar)
                }
                isEscaped = false
            } else if scalar == "\\" {
                isEscaped = true
            } else {
                result.append(scalar)
            }
        }
        if isEscaped { result.append("\\") }
        return String(result)
    }
}
