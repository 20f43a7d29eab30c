// swift-format-ignore-file: AllPublicDeclarationsHaveDocumentation
// Each sentence says itself what it is for.

/// What `--help` says of rules, quotas and holidays.
public enum RuleHelp {
    public static let rule = Sentence(
        en: "What is refused, and how strongly: list, show, set.", zh: "规则及其强度: 列出、显示、设置。")
    public static let list = Sentence(en: "List every rule with what the pool sets of it.", zh: "列出所有规则及本资源库的设置。")
    public static let show = Sentence(en: "Show a rule: what it refuses, and how it is set.", zh: "显示规则: 拒绝的情形及设置方法。")
    public static let set = Sentence(
        en: "Set how strong a rule is in the pool, and its values.", zh: "设置规则在本资源库中的强度和取值。")
    public static let setExample = Sentence(
        en: """
            A hard rule refuses; a soft one warns in the answer; one that is off is not looked at.
              poolbook rule set person.daily hard --value 8h --value LS-03=4h
              poolbook rule set person.rest hard --value 15m --value night=11h
              poolbook rule set person.travel soft --value 20km/h --value DS-01..QS-A=35m
              poolbook rule set period.too-soon hard --value 24h --value guest=72h
              poolbook rule set event.staff hard --value mediation=mediator,lawyer
              poolbook rule set venue.too-small soft
            """,
        zh: """
            强制 (hard) 的规则会拒绝；提醒 (soft) 的只在回答中提醒；关闭 (off) 的不检查。
              poolbook rule set person.daily hard --value 8h --value LS-03=4h
              poolbook rule set person.rest hard --value 15m --value night=11h
              poolbook rule set person.travel soft --value 20km/h --value DS-01..QS-A=35m
              poolbook rule set period.too-soon hard --value 24h --value guest=72h
              poolbook rule set event.staff hard --value 调解=调解员,律师
              poolbook rule set venue.too-small soft
            """)
    public static let organizationKind = Sentence(
        en: "What kind of organization, such as guest: rules may have other values for each.",
        zh: "组织类别，例如 来宾: 规则可按类别设置不同取值。")
    public static let name = Sentence(en: "The rule's name, as refusals have it.", zh: "规则名称，与拒绝时显示的相同。")
    public static let strength = Sentence(en: "hard, soft or off; without it, as it is.", zh: "hard、soft 或 off；不写则不变。")
    public static let value = Sentence(
        en: "A value, or NAME=VALUE for what has another; NAME= takes it away. May be repeated.",
        zh: "取值，或用 名称=取值 单独设置；名称= 取消。可重复。")
}
