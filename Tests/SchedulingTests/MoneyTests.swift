import Scheduling
import Testing

@Suite struct MoneyTests {
    static let typed: [(String, Int64)] = [
        ("30000", 3_000_000), ("30,000.00", 3_000_000), ("30 000.00", 3_000_000), ("30000.5", 3_000_050),
        ("３００００．００", 3_000_000), ("３０，０００", 3_000_000), ("¥800", 80_000), ("￥ 800.00", 80_000),
        ("800元", 80_000), ("８００．５０ 元", 80_050), ("CNY 800", 80_000), ("800 cny", 80_000), ("-12.50", -1_250),
        ("−12.50", -1_250), ("-¥12.50", -1_250), ("¥-12.50", -1_250), ("  1,234,567.89 ", 123_456_789), ("0", 0),
        ("92233720368547758.07", Int64.max), ("-92,233,720,368,547,758.08", Int64.min),
    ]

    @Test(arguments: typed)
    func `An amount is read as people type it`(text: String, minorUnits: Int64) throws {
        #expect(try Money(text, currency: .cny).minorUnits == minorUnits)
    }

    @Test(arguments: [
        "", " ", "元", "¥", "-", "1e3", "0x10", "30,00", "1,2345", "1234,567", "1,234 567", "1..2", "1.", ".5", "1.2.3",
        "--5", "-¥-5", "5 USD", "$5", "３万", "NaN", "٣", "1\u{301}", "五",
    ])
    func `What is not an amount, or could be read in two ways, is refused`(text: String) {
        #expect(throws: MoneyError.notAnAmount(text)) { try Money(text, currency: .cny) }
    }

    @Test func `More decimals than the currency has are refused, zeros too`() throws {
        #expect(throws: MoneyError.tooManyDecimals("1.005", .cny)) { try Money("1.005", currency: .cny) }
        #expect(throws: MoneyError.tooManyDecimals("30.000", .cny)) { try Money("30.000", currency: .cny) }
        #expect(throws: MoneyError.tooManyDecimals("5.0", .jpy)) { try Money("5.0", currency: .jpy) }
        #expect(try Money("1.005", currency: .kwd).minorUnits == 1_005)
    }

    @Test func `An amount too large to store is refused, and so is a sum`() throws {
        #expect(throws: MoneyError.overflow) { try Money("92233720368547758.08", currency: .cny) }
        let most = Money(minorUnits: .max, currency: .cny)
        let one = Money(minorUnits: 1, currency: .cny)
        #expect(throws: MoneyError.overflow) { try most.adding(one) }
        #expect(throws: MoneyError.overflow) { try Money(minorUnits: .min, currency: .cny).subtracting(one) }
        #expect(try most.subtracting(one).minorUnits == .max - 1)
        #expect(try Money.sum(of: [one, one], in: .cny) == Money(minorUnits: 2, currency: .cny))
    }

    @Test func `Amounts of different currencies are not combined`() {
        let euro = Money(minorUnits: 1, currency: .eur)
        #expect(throws: MoneyError.differentCurrencies(.cny, .eur)) { try Money.zero(.cny).adding(euro) }
    }

    @Test func `An amount is printed for people and for programs`() {
        let amount = Money(minorUnits: 3_000_005, currency: .cny)
        #expect(amount.description == "30,000.05")
        #expect(amount.bare == "30000.05")
        #expect(Money(minorUnits: -5, currency: .cny).description == "-0.05")
        #expect(Money(minorUnits: 1_234, currency: .jpy).description == "1,234")
        #expect(Money(minorUnits: 1_234, currency: .kwd).bare == "1.234")
        #expect(Money(minorUnits: .min, currency: .cny).description == "-92,233,720,368,547,758.08")
    }

    @Test(arguments: Currency.all)
    func `What is printed is read back as the same amount`(currency: Currency) throws {
        var random = SystemRandomNumberGenerator()
        var samples: [Int64] = [.min, .max, 0, 1, -1, 9, 99, 999, 1_000, -999_999]
        for bits in 1..<63 { samples.append(Int64.random(in: -(1 << bits)...(1 << bits), using: &random)) }
        for minorUnits in samples {
            let money = Money(minorUnits: minorUnits, currency: currency)
            #expect(try Money(money.description, currency: currency) == money)
            #expect(try Money(money.bare, currency: currency) == money)
            #expect(try Money("\(currency) \(money)", currency: currency) == money)
        }
    }

    @Test func `No text traps, and one that is read is read again as it is printed`() throws {
        let alphabet = Array("0123456789,. -+¥元３．，−\u{A0}\u{301}CNYe\r\n")
        for _ in 0..<5_000 {
            let text = String((0..<Int.random(in: 0...12)).map { _ in alphabet.randomElement() ?? "0" })
            guard let money = try? Money(text, currency: .cny) else { continue }
            #expect(try Money(money.description, currency: .cny) == money)
        }
    }

    @Test func `A currency is known by its code in any case, or refused`() throws {
        #expect(try Currency(code: "cny") == .cny)
        #expect(try Currency(code: "KRW").minorDigits == 0)
        #expect(throws: MoneyError.unknownCurrency("XYZ")) { try Currency(code: "XYZ") }
    }
}

@Suite struct ShareTests {
    @Test(arguments: [
        ("40%", 400_000, "40%"), ("33.3334%", 333_334, "33.3334%"), ("０．５０ ％", 5_000, "0.5%"),
        ("100%", 1_000_000, "100%"), ("0%", 0, "0%"), ("0.0001%", 1, "0.0001%"), ("12.05%", 120_500, "12.05%"),
    ])
    func `A share is a percentage`(text: String, partsPerMillion: Int, printed: String) throws {
        let share = try Share(text)
        #expect(share.partsPerMillion == partsPerMillion)
        #expect(share.description == printed)
        #expect(try Share(printed) == share)
    }

    @Test func `A share that is no percentage, too precise or too large is refused`() {
        for text in ["0.4", "40", "%", "-5%", ".5%", "5.%", "40%%", "四成"] {
            #expect(throws: ShareError.notAPercentage(text)) { try Share(text) }
        }
        #expect(throws: ShareError.tooManyDecimals("33.33333%")) { try Share("33.33333%") }
        #expect(throws: ShareError.outOfRange("100.0001%")) { try Share("100.0001%") }
        #expect(throws: ShareError.outOfRange("99999999999999999999%")) { try Share("99999999999999999999%") }
        #expect(throws: ShareError.outOfRange("-1/1000000")) { try Share(partsPerMillion: -1) }
    }

    static let divisions: [(Int64, [String], [Int64])] = [
        (130_000, ["40%", "60%"], [52_000, 78_000]),
        (100, ["33.3333%", "33.3333%", "33.3334%"], [33, 33, 34]),
        (1, ["50%", "50%"], [1, 0]),
        (-1, ["50%", "50%"], [-1, 0]),
        (2, ["25%", "25%", "25%", "25%"], [1, 1, 0, 0]),
        (3, ["0%", "50%", "50%"], [0, 2, 1]),
        (Int64.min, ["100%"], [Int64.min]),
        (Int64.max, ["50%", "50%"], [4_611_686_018_427_387_904, 4_611_686_018_427_387_903]),
    ]

    @Test(arguments: divisions)
    func `An amount is divided by largest remainder, the earlier first`(
        amount: Int64, shares: [String], parts: [Int64]
    ) throws {
        let divided = try apportion(Money(minorUnits: amount, currency: .cny), by: shares.map { try Share($0) })
        #expect(divided.map(\.minorUnits) == parts)
    }

    @Test func `The parts always add up to the amount, each within one unit of its due`() throws {
        for _ in 0..<300 {
            var cuts = (0..<Int.random(in: 0..<9)).map { _ in Int.random(in: 0...1_000_000) }.sorted()
            cuts = [0] + cuts + [1_000_000]
            let shares = try zip(cuts, cuts.dropFirst()).map { try Share(partsPerMillion: $1 - $0) }
            let amount = Money(minorUnits: .random(in: -1_000_000_000_000...1_000_000_000_000), currency: .cny)
            let parts = try apportion(amount, by: shares)
            #expect(try Money.sum(of: parts, in: .cny) == amount)
            for (part, share) in zip(parts, shares) {
                let due = amount.minorUnits * Int64(share.partsPerMillion) / 1_000_000
                #expect(abs(part.minorUnits - due) <= 1)
            }
        }
    }

    @Test func `Shares that are not the whole divide nothing`() throws {
        let shares = [try Share("40%"), try Share("59%")]
        #expect(throws: ShareError.notWhole(partsPerMillion: 990_000)) {
            try apportion(Money(minorUnits: 100, currency: .cny), by: shares)
        }
        #expect(throws: ShareError.notWhole(partsPerMillion: 0)) { try apportion(.zero(.cny), by: []) }
    }
}
