/// A JSON value whose objects keep their order, so that output is stable and reads as it was composed.
///
/// Own writer rather than JSONEncoder: that one sorts keys or leaves them in any order, and does not escape the
/// characters that act on a terminal.
enum JSONValue: Sendable {
    case null
    case bool(Bool)
    case integer(Int)
    case string(String)
    case array([JSONValue])
    case object([(String, JSONValue)])

    /// The value on one line.
    func line() -> String {
        switch self {
        case .null, .bool, .integer, .string: return text()
        case .array(let values): return "[" + values.map { $0.line() }.joined(separator: ", ") + "]"
        case .object(let members):
            return "{" + members.map { quoted($0.0) + ": " + $0.1.line() }.joined(separator: ", ") + "}"
        }
    }

    /// The value indented by two spaces a level, without a final newline.
    func text(indent: String = "") -> String {
        let inner = indent + "  "
        switch self {
        case .null: return "null"
        case .bool(let flag): return flag ? "true" : "false"
        case .integer(let number): return String(number)
        case .string(let text): return quoted(text)
        case .array(let values):
            guard !values.isEmpty else { return "[]" }
            let items = values.map { inner + $0.text(indent: inner) }
            return "[\n" + items.joined(separator: ",\n") + "\n" + indent + "]"
        case .object(let members):
            guard !members.isEmpty else { return "{}" }
            let items = members.map { inner + quoted($0.0) + ": " + $0.1.text(indent: inner) }
            return "{\n" + items.joined(separator: ",\n") + "\n" + indent + "}"
        }
    }
}

/// A JSON string. What is not printable is escaped, so nothing is lost and no terminal obeys it.
private func quoted(_ text: String) -> String {
    var result = "\""
    for scalar in text.unicodeScalars {
        switch scalar {
        case "\"": result += "\\\""
        case "\\": result += "\\\\"
        case "\n": result += "\\n"
        case "\r": result += "\\r"
        case "\t": result += "\\t"
        default:
            if isPrintable(scalar) { result.unicodeScalars.append(scalar) } else { result += escaped(scalar) }
        }
    }
    return result + "\""
}

private func escaped(_ scalar: Unicode.Scalar) -> String {
    UTF16.encode(scalar).map { units in
        units.map { unit in
            let digits = String(unit, radix: 16)
            return "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
        }.joined()
    } ?? ""
}
