public import Postgres
internal import Synchronization

/// What was collected by callbacks, on whatever thread.
public final class Collected<Element: Sendable>: Sendable {
    private let elements = Mutex<[Element]>([])

    /// Nothing yet.
    public init() {}

    /// Everything so far, in order.
    public var all: [Element] { elements.withLock { $0 } }

    /// Adds one.
    public func append(_ element: Element) {
        elements.withLock { $0.append(element) }
    }
}

/// Something that happens once, on whatever thread.
public final class Flag: Sendable {
    private let value = Mutex(false)

    /// Not yet.
    public init() {}

    /// Whether it has happened.
    public var isRaised: Bool { value.withLock { $0 } }

    /// It happens.
    public func raise() { value.withLock { $0 = true } }
}

extension Connection {
    /// The first column of the only row.
    public func value<Value: PostgresValue>(
        _ sql: String, _ parameters: [any PostgresValue] = [], as type: Value.Type = Value.self
    ) throws(PostgresError) -> Value {
        try run(.one(sql, parameters) { row in try row.next() })
    }

    /// The first column of every row.
    public func values<Value: PostgresValue>(
        _ sql: String, _ parameters: [any PostgresValue] = [], as type: Value.Type = Value.self
    ) throws(PostgresError) -> [Value] {
        try run(.many(sql, parameters) { row in try row.next(Value.self) })
    }
}
