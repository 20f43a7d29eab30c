/// A part of a whole, exact to a millionth: what a host bears of an event's cost.
public struct Share: Sendable, Hashable, CustomStringConvertible {
    /// From 0 to 1,000,000: 400,000 is 40%.
    public let partsPerMillion: Int

    /// All of it: 100%.
    public static let whole = Share(unchecked: 1_000_000)

    /// A share of so many millionths.
    ///
    /// Throws ``ShareError/outOfRange(_:)`` below 0 and above 1,000,000.
    public init(partsPerMillion: Int) throws(ShareError) {
        guard (0...1_000_000).contains(partsPerMillion) else { throw .outOfRange("\(partsPerMillion)/1000000") }
        self.init(unchecked: partsPerMillion)
    }

    private init(unchecked partsPerMillion: Int) {
        self.partsPerMillion = partsPerMillion
    }

    /// Reads a percentage, with its sign and up to four decimals: `40%`, `33.3334%`, `４０％`.
    ///
    /// A fraction such as `0.4` is refused: it could as well be meant as 0.4%.
    /// Throws ``ShareError/notAPercentage(_:)``, ``ShareError/tooManyDecimals(_:)`` or ``ShareError/outOfRange(_:)``.
    public init(_ text: String) throws(ShareError) {
        let typed = narrow(text).filter { $0 != " " }
        guard typed.last == "%" else { throw .notAPercentage(text) }
        let parts = typed.dropLast().split(separator: ".", maxSplits: 1, omittingEmptySubsequences: false)
        guard parts.allSatisfy(isDigits), let whole = parts.first else { throw .notAPercentage(text) }
        let decimals = parts.count == 1 ? "" : String(parts[1])
        guard decimals.count <= 4 else { throw .tooManyDecimals(text) }
        let filled = decimals + String(repeating: "0", count: 4 - decimals.count)
        guard let parsed = Int(whole + filled), parsed <= 1_000_000 else { throw .outOfRange(text) }
        self.init(unchecked: parsed)
    }

    /// The percentage with no more decimals than it needs: `40%`, `33.3334%`.
    public var description: String {
        let (whole, rest) = partsPerMillion.quotientAndRemainder(dividingBy: 10_000)
        guard rest > 0 else { return "\(whole)%" }
        var decimals = String(String(rest + 10_000).dropFirst())
        while decimals.last == "0" { decimals.removeLast() }
        return "\(whole).\(decimals)%"
    }
}

/// Why there is no such share, or no such division.
public enum ShareError: Error, Sendable, Hashable {
    /// The text is not a number followed by a percent sign.
    case notAPercentage(String)
    /// The text has more than four decimals.
    case tooManyDecimals(String)
    /// The share is more than the whole, or negative.
    case outOfRange(String)
    /// The shares do not add up to the whole, but to so many millionths of it.
    case notWhole(partsPerMillion: Int)
}

/// Divides an amount by shares, without losing or making a minor unit.
///
/// By largest remainder: everybody gets their exact part rounded towards zero, and what is left goes, one minor unit
/// each, to the largest remainders; of equal ones the earlier in the list comes first. The parts add up to the amount
/// exactly. A share of nothing gets nothing.
///
/// Throws ``ShareError/notWhole(partsPerMillion:)`` where the shares do not add up to 100%.
public func apportion(_ amount: Money, by shares: [Share]) throws(ShareError) -> [Money] {
    let total = shares.reduce(0) { $0 + $1.partsPerMillion }
    guard total == Share.whole.partsPerMillion else { throw .notWhole(partsPerMillion: total) }
    let whole = UInt64(total)
    var parts: [UInt64] = []
    var remainders: [UInt64] = []
    for share in shares {
        let product = amount.minorUnits.magnitude.multipliedFullWidth(by: UInt64(share.partsPerMillion))
        let (quotient, remainder) = whole.dividingFullWidth(product)
        parts.append(quotient)
        remainders.append(remainder)
    }
    let left = Int(amount.minorUnits.magnitude - parts.reduce(0, +))
    let byRemainder = shares.indices.sorted { (remainders[$1], $0) < (remainders[$0], $1) }
    for index in byRemainder.prefix(left) { parts[index] += 1 }
    return parts.map { part in
        let units = Int64(truncatingIfNeeded: amount.minorUnits < 0 ? 0 &- part : part)
        return Money(minorUnits: units, currency: amount.currency)
    }
}

/// Divides a share as amounts stand to each other, by largest remainder; they must not all be nothing.
///
/// Of equal remainders the earlier in the list comes first. The parts add up to the share exactly.
func divided(_ whole: Int, as amounts: [Int64]) -> [Int] {
    let total = amounts.reduce(Int128(0)) { $0 + Int128($1) }
    let exact = amounts.map { (Int128($0) * Int128(whole)).quotientAndRemainder(dividingBy: total) }
    var parts = exact.map { Int($0.quotient) }
    let left = whole - parts.reduce(0, +)
    let byRemainder = parts.indices.sorted { (exact[$1].remainder, $0) < (exact[$0].remainder, $1) }
    for index in byRemainder.prefix(left) { parts[index] += 1 }
    return parts
}
