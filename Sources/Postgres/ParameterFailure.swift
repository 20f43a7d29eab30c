/// Why a statement cannot be sent.
public struct ParameterFailure: Error, Equatable, Sendable, CustomStringConvertible {
    /// What is wrong with a parameter.
    public enum Problem: Error, Equatable, Sendable {
        /// A text holds a NUL byte, which PostgreSQL cannot store.
        case nulByte
        /// A time or day lies outside of what PostgreSQL can hold.
        case outOfRange
        /// The parameter, or all together, would fill 1 GiB.
        case tooLarge
        /// There are more than 65535 of them.
        case tooMany
    }

    /// The number of the parameter, from 1, as in `$1`; nil for the statement's text.
    public let position: Int?
    /// What is wrong with it.
    public let problem: Problem

    /// Which parameter and what, but not its value.
    public var description: String {
        let subject = position.map { "parameter $\($0)" } ?? "the statement"
        return switch problem {
        case .nulByte: "\(subject) holds a NUL byte"
        case .outOfRange: "\(subject) is outside the range of its type"
        case .tooLarge: "\(subject) is too large to send"
        case .tooMany: "\(subject) has too many parameters"
        }
    }
}

/// Why a column cannot be read.
public struct DecodingFailure: Error, Equatable, Sendable, CustomStringConvertible {
    /// What is wrong with a column.
    public enum Problem: Error, Equatable, Sendable {
        /// Its type is not one that the Swift type reads.
        case typeMismatch
        /// It is NULL, or has a NULL among its elements, where the Swift type is not optional.
        case unexpectedNull
        /// Its bytes are not what the type promises, or it is an array of several dimensions.
        case malformed
        /// It is infinite or otherwise outside the Swift type.
        case outOfRange
        /// It has a value that the Swift type does not know.
        case unknownValue
        /// More columns were asked for than there are.
        case missingColumn
        /// Columns remain that nobody has read; `column` is the first.
        case leftoverColumn
    }

    /// The column's name in the result; empty for a missing one.
    public let column: String
    /// The column's place, from 1.
    public let position: Int
    /// The type asked for, by its PostgreSQL name; empty for a leftover column.
    public let expected: String
    /// The type found; 0 for a missing column.
    public let found: OID
    /// What is wrong.
    public let problem: Problem

    /// Names and types, but no value.
    public var description: String {
        let subject = "column \(position) (\(column))"
        return switch problem {
        case .typeMismatch: "\(subject) has type \(found), not \(expected)"
        case .unexpectedNull: "\(subject) is NULL, not \(expected)"
        case .malformed: "\(subject) holds no well-formed \(expected)"
        case .outOfRange: "\(subject) is outside the range of \(expected)"
        case .unknownValue: "\(subject) holds an unknown value of \(expected)"
        case .missingColumn: "there is no column \(position) to read as \(expected)"
        case .leftoverColumn: "\(subject) was not read"
        }
    }
}
