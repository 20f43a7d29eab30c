/// Why a time zone cannot be used.
public enum ZoneError: Error, Sendable, Hashable, CustomStringConvertible {
    /// The tz database has no zone of this name (which is cut to 80 characters).
    case unknown(String)
    /// The tz database has the name, but its file is damaged.
    case damaged(String)
    /// There is no tz database on this machine, at any of the usual places.
    case databaseMissing

    /// A bland English sentence, for logs.
    public var description: String {
        switch self {
        case .unknown(let name): "no time zone \(name)"
        case .damaged(let name): "the file of time zone \(name) is damaged"
        case .databaseMissing: "no time zone database on this machine"
        }
    }
}

/// A time zone of the tz database, as it is installed on this machine: the one place that zones come from.
///
/// It reads the compiled files itself. libical 3.0.16 gives wrong offsets for Asia/Shanghai (1987 to 1991),
/// Europe/Dublin (from 1977) and Australia/Lord_Howe (from 2038), and needs 1 to 3 ms for a zone's first answer.
/// Two zones are equal if their names are. Offsets are in seconds east of Greenwich.
public struct Zone: Sendable, Hashable, CustomStringConvertible {
    /// The name in the tz database, as in `Asia/Shanghai`.
    public let identifier: String

    private let file: ZoneFile

    /// Universal time; needs no database.
    public static let utc = Zone(identifier: "UTC", file: .utc)

    private init(identifier: String, file: ZoneFile) {
        self.identifier = identifier
        self.file = file
    }

    /// The zone of this name, spelled exactly as in the tz database; links like `PRC` are names too.
    ///
    /// POSIX strings, offsets and paths are no names: they are unknown.
    public init(_ identifier: String) throws(ZoneError) {
        let shown = String(String.UnicodeScalarView(identifier.unicodeScalars.prefix(80)))
        guard Zone.isName(identifier) else { throw .unknown(shown) }
        let directories = ["/usr/share/zoneinfo", "/usr/lib/zoneinfo", "/usr/share/lib/zoneinfo"]
        for directory in directories {
            guard let bytes = ZoneFile.bytes(ofFileAt: "\(directory)/\(identifier)") else { continue }
            guard bytes.starts(with: "TZif".utf8) else { throw .unknown(shown) }
            guard let file = ZoneFile(bytes) else { throw .damaged(shown) }
            self.init(identifier: identifier, file: file)
            return
        }
        let exists = directories.contains { ZoneFile.bytes(ofFileAt: "\($0)/UTC") != nil }
        throw exists ? .unknown(shown) : .databaseMissing
    }

    /// A zone of that name as a calendar file defines it: the offset before the first change, and the changes in order.
    init(defined identifier: String, first: Int, changes: [ZoneChange]) {
        self.init(identifier: identifier, file: ZoneFile(changes: changes, first: first, rule: nil))
    }

    /// The offset that is in force at a moment, in seconds east of Greenwich.
    public func offset(at instant: Instant) -> Int {
        file.offset(at: instant.secondsSince1970)
    }

    /// The date and time that clocks show at a moment; fractions of a second are cut off.
    public func local(_ instant: Instant) -> LocalDateTime {
        let second = instant.secondsSince1970
        return LocalDateTime(secondsSince1970: second + file.offset(at: second))
    }

    /// The moments at which clocks show a date and time, the earlier one first.
    ///
    /// None where it is skipped when clocks go forward, two where it comes again when they go back, otherwise one.
    public func instants(of local: LocalDateTime) -> [Instant] {
        let wall = local.secondsSince1970
        // No offset is as large as a day, so whatever can count happens within one day of the wall's time.
        let changes = file.changes(after: wall - 86_400, through: wall + 86_400)
        let offsets = Set([file.offset(at: wall - 86_400)] + changes.map(\.offset))
        let seconds = offsets.map { wall - $0 }.filter { $0 + file.offset(at: $0) == wall }
        return seconds.sorted().map { Instant(secondsSince1970: $0) }
    }

    /// The first moment of a day, which is not always 00:00: some zones skip midnight once a year.
    public func startOfDay(_ date: LocalDate) -> Instant {
        let midnight = LocalDateTime(date, .midnight)
        if let first = instants(of: midnight).first { return first }
        return gap(at: midnight)?.end ?? Instant(secondsSince1970: midnight.secondsSince1970)
    }

    /// The days from `first` to `last`, both in; nil if the last comes first, or the zone skips all of them.
    public func period(from first: LocalDate, through last: LocalDate) -> Period? {
        Period(start: startOfDay(first), end: startOfDay(last.adding(days: 1)))
    }

    /// ISO 8601 of a moment with the offset that is in force then, as in `2027-03-06T14:00:00+08:00`.
    public func iso8601(_ instant: Instant) -> String {
        instant.iso8601(offset: offset(at: instant))
    }

    /// The changes of the offset within a period, in order: each with its moment and the offset from it on.
    func changes(during period: Period) -> [ZoneChange] {
        file.changes(after: period.start.secondsSince1970, through: period.end.secondsSince1970)
    }

    /// The change that makes clocks skip a date and time: the moment, and the offsets before and after; nil if none.
    func gap(at local: LocalDateTime) -> (end: Instant, before: Int, after: Int)? {
        let wall = local.secondsSince1970
        var before = file.offset(at: wall - 86_400)
        for change in file.changes(after: wall - 86_400, through: wall + 86_400) {
            if change.at + before <= wall && wall < change.at + change.offset {
                return (Instant(secondsSince1970: change.at), before, change.offset)
            }
            before = change.offset
        }
        return nil
    }

    /// The name.
    public var description: String { identifier }

    /// Whether the names are the same.
    public static func == (left: Zone, right: Zone) -> Bool {
        left.identifier == right.identifier
    }

    /// Hashes the name.
    public func hash(into hasher: inout Hasher) {
        hasher.combine(identifier)
    }

    /// Whether a text can be a zone's name: words of ASCII letters, digits, `_`, `+` and `-` between slashes.
    ///
    /// What else lies in the database's directory (its other editions, the machine's own zone) is not a name.
    private static func isName(_ text: String) -> Bool {
        guard (1...64).contains(text.utf8.count) else { return false }
        let words = text.utf8.split(separator: UInt8(ascii: "/"), omittingEmptySubsequences: false)
        let editions = ["posix", "right", "localtime", "posixrules", "Factory"]
        guard !editions.contains(where: { words[0].elementsEqual($0.utf8) }) else { return false }
        return words.allSatisfy { word in
            guard let first = word.first, isLetter(first) else { return false }
            return word.allSatisfy { isLetter($0) || (0x30...0x39).contains($0) || "_+-".utf8.contains($0) }
        }
    }

    private static func isLetter(_ byte: UInt8) -> Bool {
        (UInt8(ascii: "A")...UInt8(ascii: "Z")).contains(byte & 0xDF)
    }
}
