public import Scheduling

extension MoneyError {
    /// What people read when an amount is refused. What they typed is in it: print it through a renderer.
    public var sentence: Sentence {
        switch self {
        case .unknownCurrency(let code):
            Sentence(
                en: "\"\(code)\" is no currency known here; write a code such as CNY",
                zh: "没有币种 \"\(code)\"；请写代码，例如 CNY")
        case .notAnAmount(let text):
            Sentence(
                en: "\"\(text)\" is no amount; write it as 30000 or 30,000.00",
                zh: "\"\(text)\" 不是金额；请写成 30000 或 30,000.00")
        case .tooManyDecimals(let text, let currency):
            Sentence(
                en: "\"\(text)\" has too many decimals; \(currency.code) has \(currency.minorDigits)",
                zh: "\"\(text)\" 的小数位太多；\(currency.code) 有 \(currency.minorDigits) 位")
        case .overflow:
            Sentence(en: "the amount is too large to be kept", zh: "金额太大，无法保存")
        case .differentCurrencies(let one, let other):
            Sentence(
                en: "amounts in \(one.code) and \(other.code) cannot be put together",
                zh: "\(one.code) 与 \(other.code) 的金额不能合计")
        }
    }
}

extension RateError {
    /// What people read when a rate is refused. What they typed is in it: print it through a renderer.
    public var sentence: Sentence {
        switch self {
        case .notARate(let text):
            Sentence(
                en: "\"\(text)\" is no rate; write an amount, /hour, /day or /use, and what pays: 200/hour rent",
                zh: "\"\(text)\" 不是费率；请写金额、/小时、/天 或 /次，以及支付类别: 200/小时 场租")
        case .unknownUnit(let unit):
            Sentence(
                en: "\"\(unit)\" is not counted; write /hour, /day or /use, a blank, and what pays: 200/hour rent",
                zh: "不按 \"\(unit)\" 计费；请写 /小时、/天 或 /次，以及支付类别: 200/小时 场租")
        case .amount(let error): error.sentence
        }
    }
}

extension ShareError {
    /// What people read when a share is refused. What they typed is in it: print it through a renderer.
    public var sentence: Sentence {
        switch self {
        case .notAPercentage(let text):
            Sentence(
                en: "\"\(text)\" is no percentage; write it as 40% or 33.3334%",
                zh: "\"\(text)\" 不是百分比；请写成 40% 或 33.3334%")
        case .tooManyDecimals(let text):
            Sentence(en: "\"\(text)\" has more than four decimals", zh: "\"\(text)\" 的小数超过四位")
        case .outOfRange(let text):
            Sentence(en: "\"\(text)\" is not between 0% and 100%", zh: "\"\(text)\" 不在 0% 与 100% 之间")
        case .notWhole(let partsPerMillion):
            Sentence(
                en: "the shares add up to \(percentage(partsPerMillion)), not to 100%",
                zh: "份额合计为 \(percentage(partsPerMillion))，不是 100%")
        }
    }

    /// A percentage with four decimals, which may exceed the whole.
    private func percentage(_ partsPerMillion: Int) -> String {
        let decimals = String(partsPerMillion % 10_000 + 10_000).dropFirst()
        return "\(partsPerMillion / 10_000).\(decimals)%"
    }
}
