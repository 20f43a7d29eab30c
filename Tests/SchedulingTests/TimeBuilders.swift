import Scheduling
import Testing

let shanghai = "Asia/Shanghai"
let berlin = "Europe/Berlin"
let newYork = "America/New_York"
let lordHowe = "Australia/Lord_Howe"

/// Thursday, in the morning.
let thursday = "2027-02-25T09:12:00+08:00"

func instant(_ text: String, sourceLocation: SourceLocation = #_sourceLocation) throws -> Instant {
    try #require(Instant(iso8601: text), sourceLocation: sourceLocation)
}

func date(_ year: Int, _ month: Int, _ day: Int, sourceLocation: SourceLocation = #_sourceLocation) throws -> LocalDate
{
    try #require(LocalDate(year: year, month: month, day: day), sourceLocation: sourceLocation)
}

func local(_ text: String, sourceLocation: SourceLocation = #_sourceLocation) throws -> LocalDateTime {
    Zone.utc.local(try instant("\(text)Z", sourceLocation: sourceLocation))
}

/// A period in ISO 8601 with the zone's offsets, to be compared with.
func iso(_ period: Period, in zone: Zone) -> String {
    "\(minutes(zone.iso8601(period.start)))/\(minutes(zone.iso8601(period.end)))"
}

/// Without seconds, where there are none.
private func minutes(_ text: String) -> String {
    let parts = text.split(separator: ":", omittingEmptySubsequences: false)
    guard parts.count > 2, parts[2].hasPrefix("00") else { return text }
    return ([parts[0], "\(parts[1])\(parts[2].dropFirst(2))"] + parts[3...].map { "\($0)" }).joined(separator: ":")
}

func read(_ text: String, now: String = thursday, zone name: String = shanghai) throws -> String {
    let zone = try Zone(name)
    return iso(try When.parse(text, now: try instant(now), zone: zone), in: zone)
}

func readRange(_ text: String, now: String = thursday, zone name: String = shanghai) throws -> String {
    let zone = try Zone(name)
    return iso(try When.parseRange(text, now: try instant(now), zone: zone), in: zone)
}

/// Random numbers that a seed repeats (SplitMix64).
struct SeededGenerator: RandomNumberGenerator {
    private var state: UInt64

    init(seed: UInt64) {
        state = seed
    }

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var mixed = state
        mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
        return mixed ^ (mixed >> 31)
    }
}
