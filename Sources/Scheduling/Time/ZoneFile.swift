#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#elseif canImport(Darwin)
    import Darwin
#endif

/// A moment, in seconds since 1970 in UTC, and the offset that is in force from it on, in seconds east of Greenwich.
struct ZoneChange: Sendable {
    var at: Int
    var offset: Int
}

/// What the tz database's compiled file of a zone says (TZif, RFC 8536).
struct ZoneFile: Sendable {
    private let changes: [ZoneChange]
    private let first: Int
    private let rule: ZoneRule?

    /// A zone whose offset is always 0.
    static let utc = ZoneFile(changes: [], first: 0, rule: nil)

    /// A zone whose changes are known already, in order.
    init(changes: [ZoneChange], first: Int, rule: ZoneRule?) {
        self.changes = changes
        self.first = first
        self.rule = rule
    }

    /// Reads the second, 64-bit part of a file; nil if the bytes are no such file, or count leap seconds.
    init?(_ bytes: [UInt8]) {
        guard let old = Header(bytes, at: 0), old.version >= UInt8(ascii: "2"),
            let header = Header(bytes, at: Header.size + old.bodySize(timeSize: 4)), header.leapCount == 0
        else { return nil }
        let times = header.start + Header.size
        let indices = times + header.timeCount * 8
        let types = indices + header.timeCount
        let footer = header.start + Header.size + header.bodySize(timeSize: 8)
        guard header.typeCount > 0, footer <= bytes.count else { return nil }

        let offsets = (0..<header.typeCount).map { Int(ZoneFile.integer(bytes, at: types + $0 * 6, as: Int32.self)) }
        var changes: [ZoneChange] = []
        changes.reserveCapacity(header.timeCount)
        for index in 0..<header.timeCount {
            let type = Int(bytes[indices + index])
            let at = Int(ZoneFile.integer(bytes, at: times + index * 8, as: Int64.self))
            guard type < offsets.count, changes.last.map({ $0.at < at }) ?? true else { return nil }
            changes.append(ZoneChange(at: at, offset: offsets[type]))
        }

        let text = bytes[footer...].dropFirst().prefix { $0 != UInt8(ascii: "\n") }
        let rule = ZoneRule(text)
        guard text.isEmpty || rule != nil else { return nil }
        self.init(changes: changes, first: offsets[0], rule: rule)
    }

    /// The offset in force at a moment.
    func offset(at second: Int) -> Int {
        guard let last = changes.last else { return rule?.offset(at: second) ?? first }
        if second >= last.at, let rule {
            return rule.offset(at: second)
        }
        let next = firstChange(after: second)
        return next == 0 ? first : changes[next - 1].offset
    }

    /// The changes after one moment and up to another, in order.
    func changes(after low: Int, through high: Int) -> [ZoneChange] {
        var found = Array(changes[firstChange(after: low)...].prefix { $0.at <= high })
        if let rule {
            let listed = max(low, changes.last?.at ?? .min)
            let years = LocalDateTime(secondsSince1970: low).date.year...LocalDateTime(secondsSince1970: high).date.year
            let wider = (years.lowerBound - 1)...(years.upperBound + 1)
            found += rule.changes(in: wider).filter { $0.at > listed && $0.at <= high }
        }
        return found
    }

    private func firstChange(after second: Int) -> Int {
        var (low, high) = (0, changes.count)
        while low < high {
            let middle = (low + high) / 2
            if changes[middle].at <= second { low = middle + 1 } else { high = middle }
        }
        return low
    }

    private static func integer<Number: FixedWidthInteger>(_ bytes: [UInt8], at index: Int, as: Number.Type) -> Number {
        bytes[index..<(index + MemoryLayout<Number>.size)].reduce(0) { $0 << 8 | Number(truncatingIfNeeded: $1) }
    }

    private struct Header {
        static let size = 44

        let start: Int
        let version: UInt8
        let timeCount: Int
        let typeCount: Int
        let leapCount: Int
        private let otherSize: Int

        init?(_ bytes: [UInt8], at start: Int) {
            guard start >= 0, bytes.count - start >= Header.size, bytes[start..<(start + 4)].elementsEqual("TZif".utf8)
            else { return nil }
            let counts = (0..<6).map { ZoneFile.integer(bytes, at: start + 20 + $0 * 4, as: UInt32.self) }
            guard counts.allSatisfy({ $0 < 100_000 }) else { return nil }
            self.start = start
            version = bytes[start + 4]
            leapCount = Int(counts[2])
            timeCount = Int(counts[3])
            typeCount = Int(counts[4])
            otherSize = Int(counts[0]) + Int(counts[1]) + Int(counts[5])
        }

        func bodySize(timeSize: Int) -> Int {
            timeCount * (timeSize + 1) + typeCount * 6 + leapCount * (timeSize + 4) + otherSize
        }
    }
}

extension ZoneFile {
    /// The bytes of a file of at most 1 MB; nil if it cannot be read.
    static func bytes(ofFileAt path: String) -> [UInt8]? {
        guard let file = fopen(path, "rb") else { return nil }
        defer { fclose(file) }
        var bytes: [UInt8] = []
        var chunk = [UInt8](repeating: 0, count: 16_384)
        while bytes.count < 1_048_576 {
            let count = fread(&chunk, 1, chunk.count, file)
            guard count > 0 else { break }
            bytes += chunk[..<count]
        }
        return ferror(file) == 0 ? bytes : nil
    }
}
