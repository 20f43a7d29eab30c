// swift-format-ignore-file: AllPublicDeclarationsHaveDocumentation
// Each sentence says itself what it is for.

/// What is said of money that wants more from elsewhere.
public enum MatchSentences {
    public static let match = Sentence(en: "match", zh: "配套")
    public static let from = Sentence(en: "match from", zh: "配套来源")
    public static let required = Sentence(en: "match required", zh: "应配套")
    public static let met = Sentence(en: "match met", zh: "已配套")

    public static let fundOption = Sentence(
        en: "What part of what it grants a project has to spend of other money in the same year, such as 20%.",
        zh: "项目当年须以其他资金支出的配套比例（占拨款），例如 20%。")
    public static let fromOption = Sentence(
        en: "Which other money counts: own (funds of that source) or any (of every fund that wants no match itself).",
        zh: "哪些资金可作配套: own（自有资金）或 any（任何本身不要求配套的资金）。")
    public static let grantOption = Sentence(
        en: "What has to come from elsewhere beside this line, an amount in place of the fund's part.",
        zh: "此项预算须另行配套的金额，取代资金规定的比例。")

    public static func behind(_ name: String, met: String, required: String) -> Sentence {
        Sentence(
            en: "\(name) has spent \(met) of the \(required) that has to come from elsewhere, less than its pace",
            zh: "\(name) 应配套 \(required)，已配套 \(met)，落后于执行进度")
    }
}
