/// A currency of ISO 4217, by its three-letter code.
///
/// Only currencies whose number of decimals is known here can be had: an amount in minor units means
/// nothing without it. Source of the digits: ISO 4217, list one.
public struct Currency: Sendable, Hashable, CustomStringConvertible {
    /// Three capital Latin letters, such as `CNY`.
    public let code: String
    /// How many decimals the currency has: 2 for CNY, 0 for JPY, 3 for KWD.
    public let minorDigits: Int

    /// Finds a currency by its code, in capital or small letters.
    ///
    /// Throws ``MoneyError/unknownCurrency(_:)`` where the code is not in the table.
    public init(code: String) throws(MoneyError) {
        let capitals = code.uppercased()
        guard let digits = Self.minorDigits[capitals] else { throw .unknownCurrency(code) }
        self.init(code: capitals, minorDigits: digits)
    }

    private init(code: String, minorDigits: Int) {
        self.code = code
        self.minorDigits = minorDigits
    }

    /// The renminbi.
    public static let cny = Currency(code: "CNY", minorDigits: 2)
    /// The euro.
    public static let eur = Currency(code: "EUR", minorDigits: 2)
    /// The pound sterling.
    public static let gbp = Currency(code: "GBP", minorDigits: 2)
    /// The yen, which has no decimals.
    public static let jpy = Currency(code: "JPY", minorDigits: 0)
    /// The Kuwaiti dinar, which has three decimals.
    public static let kwd = Currency(code: "KWD", minorDigits: 3)
    /// The United States dollar.
    public static let usd = Currency(code: "USD", minorDigits: 2)

    /// Every currency of the table, by code.
    public static var all: [Currency] {
        minorDigits.keys.sorted().map { Currency(code: $0, minorDigits: minorDigits[$0] ?? 2) }
    }

    /// The code.
    public var description: String { code }

    private static let minorDigits: [String: Int] = [
        "AED": 2, "AUD": 2, "BHD": 3, "BRL": 2, "CAD": 2, "CHF": 2, "CLP": 0, "CNY": 2, "CZK": 2, "DKK": 2,
        "EUR": 2, "GBP": 2, "HKD": 2, "HUF": 2, "IDR": 2, "ILS": 2, "INR": 2, "ISK": 0, "JOD": 3, "JPY": 0,
        "KRW": 0, "KWD": 3, "KZT": 2, "MNT": 2, "MOP": 2, "MXN": 2, "MYR": 2, "NOK": 2, "NZD": 2, "OMR": 3,
        "PHP": 2, "PLN": 2, "RON": 2, "RUB": 2, "SAR": 2, "SEK": 2, "SGD": 2, "THB": 2, "TND": 3, "TRY": 2,
        "TWD": 2, "UAH": 2, "USD": 2, "VND": 0, "ZAR": 2,
    ]
}

extension Currency {
    /// What people write before an amount of this currency.
    var prefixes: [String] {
        switch code {
        case "CNY": ["¥", "￥", "RMB", code]
        case "JPY": ["¥", "￥", code]
        case "EUR": ["€", code]
        case "GBP": ["£", code]
        case "USD": ["$", code]
        default: [code]
        }
    }

    /// What people write after an amount of this currency.
    var suffixes: [String] {
        switch code {
        case "CNY": ["元", "圆", code]
        case "JPY": ["円", "日元", code]
        case "EUR": ["€", "欧元", code]
        default: [code]
        }
    }
}
