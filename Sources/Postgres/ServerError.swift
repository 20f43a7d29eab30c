internal import CLibPQ

/// An error as the server reports it, field by field.
///
/// `message`, `detail` and `hint` may hold values of rows, which the reader may not be allowed to see.
public struct ServerError: Error, Equatable, Sendable {
    /// The kind of error.
    public let sqlState: SQLState
    /// The one-line message, in the server's language.
    public let message: String
    /// The DETAIL, often with values of the offending row.
    public let detail: String?
    /// The HINT.
    public let hint: String?
    /// The constraint that was violated.
    public let constraint: String?
    /// The schema of the table.
    public let schema: String?
    /// The table concerned.
    public let table: String?
    /// The column concerned.
    public let column: String?

    /// Makes an error, as a test may need.
    public init(
        sqlState: SQLState, message: String, detail: String? = nil, hint: String? = nil, constraint: String? = nil,
        schema: String? = nil, table: String? = nil, column: String? = nil
    ) {
        self.sqlState = sqlState
        self.message = message
        self.detail = detail
        self.hint = hint
        self.constraint = constraint
        self.schema = schema
        self.table = table
        self.column = column
    }

    /// Reads a failed result; nil if libpq made it up itself, without a state.
    init?(result: OpaquePointer) {
        guard let state = diagnostic(result, DIAG_SQLSTATE) else { return nil }
        self.init(
            sqlState: SQLState(rawValue: state),
            message: diagnostic(result, DIAG_MESSAGE) ?? "",
            detail: diagnostic(result, DIAG_DETAIL),
            hint: diagnostic(result, DIAG_HINT),
            constraint: diagnostic(result, DIAG_CONSTRAINT),
            schema: diagnostic(result, DIAG_SCHEMA),
            table: diagnostic(result, DIAG_TABLE),
            column: diagnostic(result, DIAG_COLUMN)
        )
    }
}

extension ServerError: CustomStringConvertible, CustomDebugStringConvertible {
    /// The state and the constraint, without the message: even that may quote a value.
    public var description: String {
        let about = constraint.map { ", constraint \($0)" } ?? ""
        return "the server refused the statement (SQLSTATE \(sqlState)\(about))"
    }

    /// With message, DETAIL and HINT.
    public var debugDescription: String {
        let lines = [
            "\(description): \(message)", detail.map { "DETAIL: \($0)" }, hint.map { "HINT: \($0)" },
        ]
        return lines.compactMap(\.self).joined(separator: "\n")
    }
}

/// One field of an error or notice, by its `DIAG_` code.
func diagnostic(_ result: OpaquePointer, _ field: some BinaryInteger) -> String? {
    PQresultErrorField(result, Int32(field)).map { String(cString: $0) }
}
