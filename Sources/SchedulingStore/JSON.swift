internal import Foundation
public import Scheduling

/// Reads what a function of the surface answers, or throws `.unreadable`.
func decodedJSON<Value: Decodable>(_ text: String, as type: Value.Type = Value.self) throws(StoreError) -> Value {
    let decoder = JSONDecoder()
    decoder.keyDecodingStrategy = .convertFromSnakeCase
    do {
        return try decoder.decode(Value.self, from: Data(text.utf8))
    } catch {
        throw .unreadable("\(Value.self)")
    }
}

/// Reads JSON whose keys are data: identifiers, or names of fields, which stay as they are.
func decodedJSON<Value: Decodable>(keeping text: String, as type: Value.Type = Value.self) throws(StoreError) -> Value {
    do {
        return try JSONDecoder().decode(Value.self, from: Data(text.utf8))
    } catch {
        throw .unreadable("\(Value.self)")
    }
}

/// A JSON value to send, or one that is different from answer to answer.
public enum JSONValue: Sendable, Hashable, Codable {
    /// Nothing.
    case null
    /// A text.
    case string(String)
    /// A whole number.
    case integer(Int64)
    /// A number with a fraction; never money.
    case double(Double)
    /// Values in order.
    case array([JSONValue])
    /// Values by name.
    case object([String: JSONValue])

    /// Writes the value.
    public func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        switch self {
        case .null: try container.encodeNil()
        case .string(let text): try container.encode(text)
        case .integer(let number): try container.encode(number)
        case .double(let number): try container.encode(number)
        case .array(let values): try container.encode(values)
        case .object(let members): try container.encode(members)
        }
    }

    /// Reads any value; true and false become texts.
    public init(from decoder: any Decoder) throws {
        let container = try decoder.singleValueContainer()
        if container.decodeNil() {
            self = .null
        } else if let text = try? container.decode(String.self) {
            self = .string(text)
        } else if let number = try? container.decode(Int64.self) {
            self = .integer(number)
        } else if let number = try? container.decode(Double.self) {
            self = .double(number)
        } else if let flag = try? container.decode(Bool.self) {
            self = .string(flag ? "true" : "false")
        } else if let values = try? container.decode([JSONValue].self) {
            self = .array(values)
        } else {
            self = .object(try container.decode([String: JSONValue].self))
        }
    }

    /// The text of the value, its members in the order of their names: equal values, equal texts.
    public var text: String {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        // A value of this type always encodes: its numbers come from parsing, so none is infinite.
        return (try? encoder.encode(self)).map { String(decoding: $0, as: UTF8.self) } ?? "null"
    }
}

extension Instant: Decodable {
    /// Reads ISO 8601 with an offset.
    public init(from decoder: any Decoder) throws {
        let text = try decoder.singleValueContainer().decode(String.self)
        guard let instant = Instant(iso8601: text) else {
            throw DecodingError.dataCorrupted(
                .init(codingPath: decoder.codingPath, debugDescription: "not an instant"))
        }
        self = instant
    }
}

extension LocalDate: Decodable {
    /// Reads `2027-03-06`.
    public init(from decoder: any Decoder) throws {
        let parts = try decoder.singleValueContainer().decode(String.self).split(separator: "-").compactMap { Int($0) }
        guard parts.count == 3, let date = LocalDate(year: parts[0], month: parts[1], day: parts[2]) else {
            throw DecodingError.dataCorrupted(.init(codingPath: decoder.codingPath, debugDescription: "not a date"))
        }
        self = date
    }
}
