/// What a resource costs by the hour, by the day or by the use, and from which category of money that is paid.
///
/// Its owner's own use is free: where the organization that leads an event owns the resource, nothing is charged.
/// A co-host's ownership does not count, or anybody could have a hall for nothing by naming its owner as a host.
public struct Rate: Sendable, Hashable {
    /// What is counted.
    public enum Unit: String, Sendable, Hashable, CaseIterable, Decodable {
        /// Elapsed time, to the second: what clocks do meanwhile does not matter.
        case hour
        /// Local calendar days that the period touches.
        case day
        /// Each reservation once.
        case use
    }

    /// What one unit costs; of equipment, what one unit of one piece costs.
    public let amount: Money
    /// What is counted.
    public let unit: Unit
    /// The category of money that pays for it.
    public let category: String

    /// A rate.
    public init(_ amount: Money, per unit: Unit, category: String) {
        self.amount = amount
        self.unit = unit
        self.category = category
    }

    /// The most that one unit may cost, in minor units, as the database has it.
    public static let limit: Int64 = 1_000_000_000_000

    /// What a period costs, buffers left out: rounded once, half up, to the minor unit.
    ///
    /// Throws ``MoneyError/overflow`` where the sum could no longer be added up with others.
    public func cost(of period: Period, quantity: Int, in zone: Zone) throws(MoneyError) -> Money {
        let count = UInt64(max(0, quantity))
        let (numerator, divisor): (UInt64, UInt64) =
            switch unit {
            case .hour: (UInt64(period.duration.components.seconds.magnitude), 3_600)
            case .day: (UInt64(Self.days(of: period, in: zone)), 1)
            case .use: (1, 1)
            }
        let (each, isTooMuch) = amount.minorUnits.magnitude.multipliedReportingOverflow(by: count)
        let product = each.multipliedFullWidth(by: numerator)
        guard !isTooMuch, product.high < divisor else { throw .overflow }
        let (whole, remainder) = divisor.dividingFullWidth(product)
        let rounded = whole + (remainder * 2 >= divisor ? 1 : 0)
        guard rounded <= Cost.limit.magnitude else { throw .overflow }
        return Money(minorUnits: Int64(rounded), currency: amount.currency)
    }

    /// How many local calendar days a period touches; its end is not in it.
    private static func days(of period: Period, in zone: Zone) -> Int {
        let first = zone.local(period.start).date
        let last = zone.local(period.end - .microseconds(1)).date
        return last.daysSince1970 - first.daysSince1970 + 1
    }
}

/// Why a text is no rate.
public enum RateError: Error, Sendable, Hashable {
    /// It has no amount, unit or category.
    case notARate(String)
    /// What it counts is not known.
    case unknownUnit(String)
    /// Its amount cannot be read, or is nothing, or too much.
    case amount(MoneyError)
}

extension Rate {
    /// Reads a rate as people type it: an amount, `/` and a unit, and the category that pays.
    ///
    /// `200/hour rent`, `¥200/小时 场租`, `50/day 物料`, `800/次 场租`. After a Chinese unit the blank may be left out.
    /// Throws ``RateError``.
    public init(_ text: String, currency: Currency) throws(RateError) {
        let parts = text.split(maxSplits: 1, omittingEmptySubsequences: false) { $0 == "/" || $0 == "／" }
        guard parts.count == 2 else { throw .notARate(text) }
        let rest = String(parts[1]).trimmingWhitespace()
        guard let (unit, category) = Self.unit(of: rest) else {
            let word = rest.prefix { !$0.isWhitespace }
            throw word.isEmpty ? .notARate(text) : .unknownUnit(String(word.prefix(40)))
        }
        guard (1...200).contains(category.unicodeScalars.count),
            category.unicodeScalars.allSatisfy({ $0.properties.generalCategory != .control })
        else { throw .notARate(text) }
        do throws(MoneyError) {
            let amount = try Money(String(parts[0]), currency: currency)
            guard amount.minorUnits > 0 else { throw .notAnAmount(String(parts[0])) }
            guard amount.minorUnits <= Self.limit else { throw .overflow }
            self.init(amount, per: unit, category: category)
        } catch {
            throw .amount(error)
        }
    }

    /// The rate as `init` reads it: `200.00/hour rent`, `200.00/小时 场租`.
    public func text(in language: Language) -> String {
        "\(amount)/\(Self.word(unit, in: language)) \(category)"
    }

    private static func word(_ unit: Unit, in language: Language) -> String {
        switch (unit, language) {
        case (_, .english): unit.rawValue
        case (.hour, .simplifiedChinese): "小时"
        case (.day, .simplifiedChinese): "天"
        case (.use, .simplifiedChinese): "次"
        }
    }

    /// The unit that a text begins with, and the category after it.
    private static func unit(of text: String) -> (Unit, category: String)? {
        let words: [(String, Unit)] = [
            ("hour", .hour), ("hours", .hour), ("h", .hour), ("day", .day), ("days", .day), ("d", .day),
            ("use", .use), ("uses", .use),
        ]
        let word = text.prefix { !$0.isWhitespace }
        if let (_, unit) = words.first(where: { $0.0 == word.lowercased() }) {
            return (unit, String(text.dropFirst(word.count)).trimmingWhitespace())
        }
        let chinese = Unit.allCases.first { text.hasPrefix(Self.word($0, in: .simplifiedChinese)) }
        return chinese.map { unit in
            let length = Self.word(unit, in: .simplifiedChinese).count
            return (unit, String(text.dropFirst(length)).trimmingWhitespace())
        }
    }
}
