/// The binary form of parameters as it grows: every number in network order.
public struct WireWriter {
    private(set) var bytes: [UInt8] = []

    /// Appends an integer, highest byte first.
    public mutating func append(_ value: some FixedWidthInteger) {
        withUnsafeBytes(of: value.bigEndian) { bytes.append(contentsOf: $0) }
    }

    /// Appends bytes as they are.
    public mutating func append(contentsOf more: [UInt8]) {
        bytes.append(contentsOf: more)
    }

    /// Appends a text as UTF-8, or throws `.nulByte`.
    public mutating func append(_ text: String) throws(ParameterFailure.Problem) {
        guard !text.utf8.contains(0) else { throw .nulByte }
        bytes.append(contentsOf: text.utf8)
    }

    /// Appends the length of NULL.
    mutating func appendNull() {
        append(Int32(-1))
    }

    /// Appends what `body` appends, behind its length in bytes.
    mutating func appendSized(
        _ body: (inout WireWriter) throws(ParameterFailure.Problem) -> Void
    ) throws(ParameterFailure.Problem) {
        let start = bytes.count
        append(Int32(0))
        try body(&self)
        let length = bytes.count - start - 4
        guard length < 1 << 30 else { throw .tooLarge }
        withUnsafeBytes(of: Int32(length).bigEndian) { header in
            bytes.replaceSubrange(start..<start + 4, with: header)
        }
    }
}

/// The binary form of one value that is not NULL, read from front to back.
///
/// It points into the result and is not to be kept.
public struct WireReader {
    /// The type the server gave the value.
    public let oid: OID
    private var rest: UnsafeRawBufferPointer

    init(oid: OID, bytes: UnsafeRawBufferPointer) {
        self.oid = oid
        rest = bytes
    }

    /// How many bytes have not been read yet.
    public var remaining: Int { rest.count }

    /// Reads an integer, or throws `.malformed` if too few bytes remain.
    public mutating func read<Value: FixedWidthInteger>(
        _ type: Value.Type = Value.self
    ) throws(DecodingFailure.Problem) -> Value {
        let raw = try take(MemoryLayout<Value>.size)
        return Value(bigEndian: raw.loadUnaligned(as: Value.self))
    }

    /// Reads everything that remains.
    public mutating func readBytes() -> [UInt8] {
        defer { rest = UnsafeRawBufferPointer(rebasing: rest.suffix(0)) }
        return Array(rest)
    }

    /// Reads everything that remains as UTF-8, or throws `.malformed`.
    public mutating func readText() throws(DecodingFailure.Problem) -> String {
        guard let text = String(validating: rest, as: UTF8.self) else { throw .malformed }
        rest = UnsafeRawBufferPointer(rebasing: rest.suffix(0))
        return text
    }

    /// Reads an element of an array behind its length: nil for NULL.
    mutating func readSized(as oid: OID) throws(DecodingFailure.Problem) -> WireReader? {
        let length = try read(Int32.self)
        if length == -1 { return nil }
        return WireReader(oid: oid, bytes: try take(Int(length)))
    }

    /// Throws `.malformed` unless everything was read.
    func finish() throws(DecodingFailure.Problem) {
        guard rest.isEmpty else { throw .malformed }
    }

    private mutating func take(_ count: Int) throws(DecodingFailure.Problem) -> UnsafeRawBufferPointer {
        guard count >= 0, count <= rest.count else { throw .malformed }
        defer { rest = rest.behind(count) }
        return UnsafeRawBufferPointer(start: rest.baseAddress, count: count)
    }
}

extension UnsafeRawBufferPointer {
    /// What comes after so many bytes, of which it has at least as many.
    @inline(__always)
    func behind(_ count: Int) -> UnsafeRawBufferPointer {
        UnsafeRawBufferPointer(start: baseAddress.map { $0 + count }, count: self.count - count)
    }
}
