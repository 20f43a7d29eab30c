extension Component {
    /// The component as a file has it: lines end with CRLF, and none is longer than 75 octets.
    public var text: String {
        var text = ""
        write(to: &text)
        return text
    }

    /// Adds its lines to a text.
    public func write(to text: inout String) {
        Self.fold("BEGIN:\(name)", to: &text)
        for property in properties { Self.fold(property.contentLine, to: &text) }
        for component in components { component.write(to: &text) }
        Self.fold("END:\(name)", to: &text)
    }

    /// Cuts a line into pieces, never within a character, so that a reader that knows no folding shows it whole too.
    private static func fold(_ line: String, to text: inout String) {
        var length = 0
        for scalar in line.unicodeScalars {
            let size = UTF8.width(scalar)
            if length + size > 75 {
                text += "\r\n "
                length = 1
            }
            text.unicodeScalars.append(scalar)
            length += size
        }
        text += "\r\n"
    }
}

extension Property {
    /// The property in one line, however long.
    var contentLine: String {
        let parameters = parameters.map { parameter in
            ";\(parameter.name)=" + parameter.values.map(Self.quoted).joined(separator: ",")
        }
        return name + parameters.joined() + ":" + value
    }

    /// A parameter's value: in quotation marks where it needs them, with what it may not have written as in RFC 6868.
    private static func quoted(_ value: String) -> String {
        var result = ""
        for scalar in value.unicodeScalars {
            switch scalar {
            case "^": result += "^^"
            case "\"": result += "^'"
            case "\n": result += "^n"
            default:
                if scalar.properties.generalCategory != .control { result.unicodeScalars.append(scalar) }
            }
        }
        return result.contains { ":;,".contains($0) } ? "\"\(result)\"" : result
    }
}
