// swift-format-ignore-file: AllPublicDeclarationsHaveDocumentation
// Each sentence says itself what it is for.

public import Scheduling

/// What is expected of a field's value, where it is something else.
public enum FieldSentences {
    public static let text = Sentence(
        en: "one line of text without control characters is expected", zh: "应为一行不含控制字符的文字")
    public static let code = Sentence(
        en: "a code is expected: up to 40 characters, no blank, comma, semicolon, equals, slash, percent or quote",
        zh: "应为编码: 至多 40 个字符，不含空格、逗号、分号、等号、斜杠、百分号和引号")
    public static let login = Sentence(
        en: "a login is expected: lower-case letters, digits, _ . and -, beginning with a letter",
        zh: "应为登录名: 小写字母、数字、_ . -，以字母开头")
    public static let minutes = Sentence(en: "minutes from 0 to 1440 are expected", zh: "应为 0 到 1440 之间的分钟数")
    public static let decimal = Sentence(en: "degrees are expected, such as 39.8167", zh: "应为度数，例如 39.8167")
    public static let date = Sentence(en: "a day is expected, such as 2027-03-06", zh: "应为日期，例如 2027-03-06")
    public static let skills = Sentence(
        en: "skills are expected, such as law=2028-05-31; mediation", zh: "应为技能，例如 律师=2028-05-31; 调解员")
    public static let email = Sentence(
        en: "an e-mail address is expected, such as office@union.example", zh: "应为电子邮件地址，例如 office@union.example")
    public static let telephone = Sentence(
        en: "a telephone number is expected, such as +86 477 858 0000 or 0477-8580000-801",
        zh: "应为电话号码，例如 +86 477 858 0000 或 0477-8580000-801")
    public static let specialHours = Sentence(
        en: "days with their hours are expected, such as 2027-07-01..2027-08-31 mon-fri 09:00-12:00; 2027-10-01 closed",
        zh: "应为日期及时段，例如 2027-07-01..2027-08-31 周一至周五 09:00-12:00; 2027-10-01 闭馆")
    public static let language = Sentence(en: "en or zh-Hans is expected", zh: "应为 en 或 zh-Hans")
    public static let year = Sentence(en: "a year is expected, such as 2027", zh: "应为年份，例如 2027")
    public static let quantityOf = Sentence(
        en: "a name with a number is expected, such as chairs=20", zh: "应为名称和数量，例如 chairs=20")
    public static let payment = Sentence(
        en: "PROJECT/CATEGORY=AMOUNT is expected, such as youth/rent=800.00", zh: "应为 项目/类别=金额，例如 青春护航/场租=800.00")
    public static let figure = Sentence(
        en: "a name with a whole number is expected, such as cases=3", zh: "应为名称和整数，例如 案件=3")
    public static let figureTwice = Sentence(en: "it is given twice", zh: "重复给出")
    public static func notBefore(_ today: LocalDate) -> Sentence {
        Sentence(
            en: "today or later is expected: \(today.description) or after", zh: "应为今天或以后: \(today.description) 起")
    }
    public static let openPayment = Sentence(
        en:
            "PROJECT, PROJECT/CATEGORY, or one of them with =AMOUNT or =PERCENT% is expected, such as youth/rent=800.00",
        zh: "应为 项目 或 项目/类别，可加 =金额 或 =百分比%，例如 青春护航/场租=800.00")
    public static let missing = Sentence(en: "it may not be empty", zh: "不能为空")
    public static let zone = Sentence(en: "a time zone is expected, such as Asia/Shanghai", zh: "应为时区，例如 Asia/Shanghai")

    public static func number(_ suggestion: String?) -> Sentence {
        guard let suggestion else { return Sentence(en: "a number is expected", zh: "应为数字") }
        return Sentence(en: "a number is expected; write \(suggestion)", zh: "应为数字；请写 \(suggestion)")
    }

    public static func choice(_ choices: [String], typed: String) -> Sentence {
        let list = choices.joined(separator: ", ")
        let rest = SuggestionSentences.meant(nearest(to: typed, among: choices.map { Nameable($0) }).map(\.code))
        return Sentence(
            en: "one of these is expected: \(list)\(rest.en)", zh: "应为以下之一: \(list)\(rest.zh)")
    }

    public static func alsoIn(row: Int) -> Sentence {
        Sentence(en: "it is also in row \(row)", zh: "第 \(row) 行也有")
    }

    public static func alsoIn(row: Int, of file: String) -> Sentence {
        Sentence(en: "it is also in row \(row) of \(file)", zh: "\(file) 第 \(row) 行也有")
    }
}
