/// An exact amount in one currency.
///
/// Amounts are whole minor units (1/100 for CNY), as they are stored; no floating point is involved. An amount may
/// be negative: whoever takes one from outside says whether it may.
public struct Money: Sendable, Hashable {
    /// The amount in the currency's smallest unit: 80000 is 800.00 CNY.
    public let minorUnits: Int64
    /// What the amount is in.
    public let currency: Currency

    /// An amount of so many minor units.
    public init(minorUnits: Int64, currency: Currency) {
        self.minorUnits = minorUnits
        self.currency = currency
    }

    /// Nothing, in a currency.
    public static func zero(_ currency: Currency) -> Money {
        Money(minorUnits: 0, currency: currency)
    }

    /// The sum of two amounts of one currency.
    ///
    /// Throws ``MoneyError/differentCurrencies(_:_:)`` or ``MoneyError/overflow``.
    public func adding(_ other: Money) throws(MoneyError) -> Money {
        try checked(other, minorUnits.addingReportingOverflow(other.minorUnits))
    }

    /// The difference of two amounts of one currency, which may be negative.
    ///
    /// Throws ``MoneyError/differentCurrencies(_:_:)`` or ``MoneyError/overflow``.
    public func subtracting(_ other: Money) throws(MoneyError) -> Money {
        try checked(other, minorUnits.subtractingReportingOverflow(other.minorUnits))
    }

    /// The sum of any number of amounts, all in the currency given.
    ///
    /// Throws ``MoneyError/differentCurrencies(_:_:)`` or ``MoneyError/overflow``.
    public static func sum(of amounts: some Sequence<Money>, in currency: Currency) throws(MoneyError) -> Money {
        var total = Money.zero(currency)
        for amount in amounts { total = try total.adding(amount) }
        return total
    }

    private func checked(
        _ other: Money, _ result: (partialValue: Int64, overflow: Bool)
    ) throws(MoneyError) -> Money {
        guard currency == other.currency else { throw .differentCurrencies(currency, other.currency) }
        guard !result.overflow else { throw .overflow }
        return Money(minorUnits: result.partialValue, currency: currency)
    }
}

/// Why there is no such amount.
public enum MoneyError: Error, Sendable, Hashable {
    /// The code is not a currency that is known here.
    case unknownCurrency(String)
    /// The text is not an amount, or is one that could be read in two ways, such as `30,00`.
    case notAnAmount(String)
    /// The text has more decimals than the currency.
    case tooManyDecimals(String, Currency)
    /// The amount does not fit in 64 bits.
    case overflow
    /// Two amounts of different currencies were to be combined.
    case differentCurrencies(Currency, Currency)
}
