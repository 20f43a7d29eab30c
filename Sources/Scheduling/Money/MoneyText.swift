extension Money: CustomStringConvertible {
    /// Reads an amount as people type it.
    ///
    /// Digits, an optional sign, and decimals after a point; thousands may be grouped in threes by commas or by
    /// spaces. Full-width digits and signs are read as their narrow forms. The currency's own sign or code may stand
    /// before or after: `30000`, `30,000.00`, `30 000`, `３００００．００`, `¥800`, `800元`, `CNY 800`.
    ///
    /// Throws ``MoneyError/notAnAmount(_:)``, ``MoneyError/tooManyDecimals(_:_:)`` or ``MoneyError/overflow``.
    public init(_ text: String, currency: Currency) throws(MoneyError) {
        var rest = Substring(narrow(text))
        var negative = Self.takeSign(&rest)
        if let prefix = currency.prefixes.first(where: { rest.uppercased().hasPrefix(narrow($0)) }) {
            rest = Self.trimmed(rest.dropFirst(prefix.count))
            if negative == nil { negative = Self.takeSign(&rest) }
        } else if let suffix = currency.suffixes.first(where: { rest.uppercased().hasSuffix($0) }) {
            rest = Self.trimmed(rest.dropLast(suffix.count))
        }
        let parts = rest.split(separator: ".", maxSplits: 1, omittingEmptySubsequences: false)
        guard let whole = parts.first.flatMap(ungrouped), parts.count == 1 || isDigits(parts[1]) else {
            throw .notAnAmount(text)
        }
        let decimals = parts.count == 1 ? "" : String(parts[1])
        guard decimals.count <= currency.minorDigits else { throw .tooManyDecimals(text, currency) }
        let filled = decimals + String(repeating: "0", count: currency.minorDigits - decimals.count)
        guard let units = Int64((negative == true ? "-" : "") + whole + filled) else { throw .overflow }
        self.init(minorUnits: units, currency: currency)
    }

    /// The amount as people read it, without its currency: `30,000.00`.
    public var description: String { text(whole: grouped) }

    /// The amount as programs read it: `30000.00`, with exactly the decimals of the currency.
    public var bare: String { text(whole: { String($0) }) }

    private func text(whole: (UInt64) -> String) -> String {
        var scale: UInt64 = 1
        for _ in 0..<currency.minorDigits { scale *= 10 }
        let (units, rest) = minorUnits.magnitude.quotientAndRemainder(dividingBy: scale)
        let sign = minorUnits < 0 ? "-" : ""
        guard currency.minorDigits > 0 else { return sign + whole(units) }
        let digits = String(rest)
        return sign + whole(units) + "." + String(repeating: "0", count: currency.minorDigits - digits.count) + digits
    }

    /// Takes a leading sign away; true where it is a minus, nil where there is none.
    private static func takeSign(_ text: inout Substring) -> Bool? {
        text = trimmed(text)
        guard let first = text.first, first == "-" || first == "+" else { return nil }
        text = trimmed(text.dropFirst())
        return first == "-"
    }

    private static func trimmed(_ text: Substring) -> Substring {
        let head = text.drop { $0 == " " }
        guard let last = head.lastIndex(where: { $0 != " " }) else { return "" }
        return head[...last]
    }
}

/// A whole number with its thousands set apart by commas: `1,904`.
public func grouped(_ number: some BinaryInteger) -> String {
    let digits = String(number.magnitude)
    var text = number < 0 ? "-" : ""
    for (index, digit) in digits.enumerated() {
        if index > 0, (digits.count - index).isMultiple(of: 3) { text.append(",") }
        text.append(digit)
    }
    return text
}

/// The text with full-width Latin forms, the minus sign and every kind of space as their ASCII equals.
func narrow(_ text: String) -> String {
    var scalars = String.UnicodeScalarView()
    for scalar in text.unicodeScalars {
        switch scalar.value {
        case 0xFF01...0xFF5E: scalars.append(Unicode.Scalar(scalar.value - 0xFEE0) ?? scalar)
        case 0x2212: scalars.append("-")
        case 0xFFE5: scalars.append("\u{A5}")
        default: scalars.append(scalar.properties.isWhitespace ? " " : scalar)
        }
    }
    return String(scalars)
}

/// The digits of a whole number, or nil where they are not digits, or not grouped by one separator in threes.
private func ungrouped(_ text: Substring) -> String? {
    guard let separator = text.first(where: { $0 == "," || $0 == " " }) else {
        return isDigits(text) ? String(text) : nil
    }
    let groups = text.split(separator: separator, omittingEmptySubsequences: false)
    guard groups.allSatisfy(isDigits), let first = groups.first, first.count <= 3 else { return nil }
    return groups.dropFirst().allSatisfy { $0.count == 3 } ? groups.joined() : nil
}

/// Whether the text is one ASCII digit or more.
func isDigits(_ text: Substring) -> Bool {
    !text.isEmpty && text.utf8.allSatisfy { (0x30...0x39).contains($0) }
}
