public import Scheduling

/// What has become of granted money as one line of characters that are one column wide in every terminal.
///
/// `#` spent, `=` committed, `-` reserved, `.` available, `~` lapsed; `|` stands where the curve is. What is not nothing
/// has at least one character, and all of them together are as wide as was asked for.
public func bar(_ balances: Balances, benchmark: Int, width: Int = 20) -> String {
    guard balances.granted > 0, width > 0 else { return String(repeating: " ", count: max(0, width)) }
    let parts: [(Int64, Character)] = [
        (balances.spent, "#"), (balances.committed, "="), (balances.reserved, "-"), (balances.available, "."),
        (balances.lapsed, "~"),
    ]
    var characters: [Character] = []
    var sum: Int128 = 0
    for (index, part) in parts.enumerated() where part.0 > 0 {
        sum += Int128(part.0)
        let later = parts[(index + 1)...].filter { $0.0 > 0 }.count
        let end = Int((sum * Int128(width) * 2 + Int128(balances.granted)) / (2 * Int128(balances.granted)))
        let count = min(max(1, end - characters.count), max(1, width - later - characters.count))
        characters += Array(repeating: part.1, count: count)
    }
    characters = Array(characters.prefix(width))
    let mark = min(max(0, benchmark * width / 1_000_000), width - 1)
    if characters.indices.contains(mark) { characters[mark] = "|" }
    return String(characters)
}

/// Parts per million as a percentage with one decimal: `32.1%`, `-21.7%`; it may be above the whole.
public func percentage(_ partsPerMillion: Int) -> String {
    points(partsPerMillion) + "%"
}

/// Parts per million as percentage points with one decimal, rounded half away from nothing: `32.1`, `-21.7`.
public func points(_ partsPerMillion: Int) -> String {
    let tenths = (partsPerMillion.magnitude + 500) / 1_000
    return "\(partsPerMillion < 0 && tenths > 0 ? "-" : "")\(tenths / 10).\(tenths % 10)"
}
