// swift-format-ignore-file: AllPublicDeclarationsHaveDocumentation
// Each sentence says itself what it is for.

/// What the legend of a timeline says.
public enum TimelineSentences {
    public static let buffer = Sentence(en: "set-up, clearing", zh: "布置、清场")
    public static let goesOn = Sentence(en: "goes on", zh: "延续")
    public static let free = Sentence(en: "free", zh: "空闲")
    public static let notOpen = Sentence(en: "blank: not open", zh: "空白: 未开放")
}

extension Timeline.Fill {
    /// What a bar says of its time.
    public var meaning: Sentence {
        switch self {
        case .confirmed: Sentence(en: "confirmed", zh: "已确认")
        case .held: Sentence(en: "held", zh: "保留")
        case .requested: Sentence(en: "requested", zh: "申请中")
        case .offered: Sentence(en: "offered", zh: "可选方案")
        case .taken: Sentence(en: "taken by others", zh: "他人占用")
        case .blackout: Sentence(en: "blackout", zh: "停用")
        }
    }
}
