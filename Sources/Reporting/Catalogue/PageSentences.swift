// swift-format-ignore-file: AllPublicDeclarationsHaveDocumentation
// Each sentence says itself what it is for.

internal import Foundation
public import Scheduling

/// What a drawdown's page says.
public enum PageSentences {
    public static let cumulative = Sentence(en: "Committed and spent against the curve", zh: "累计承诺和支出与进度标准")
    public static let waterfall = Sentence(en: "From granted to available", zh: "从拨款到可用")
    public static let ages = Sentence(en: "Open commitments by age", zh: "未结承诺的时长")
    public static let categories = Sentence(en: "Where the money went", zh: "资金去向")
    public static let changed = Sentence(en: "changes", zh: "增减")
    public static let others = Sentence(en: "others", zh: "其他")
    public static let events = Sentence(en: "Events", zh: "活动")
    public static let byProject = Sentence(en: "Projects", zh: "项目")
    public static let byMonth = Sentence(en: "Months", zh: "各月")

    public static func cumulativeSummary(spent: String, drawn: String, granted: String) -> Sentence {
        Sentence(
            en: "Spent \(spent), spent and committed \(drawn), of \(granted) granted.",
            zh: "支出 \(spent)，支出加承诺 \(drawn)，拨款共 \(granted)。")
    }

    public static func waterfallSummary(_ granted: String, _ available: String) -> Sentence {
        Sentence(en: "Of \(granted) granted \(available) is available.", zh: "拨款 \(granted)，可用 \(available)。")
    }

    public static func agesSummary(_ committed: String) -> Sentence {
        Sentence(en: "\(committed) is committed and not spent.", zh: "已承诺未支出 \(committed)。")
    }

    public static func categoriesSummary(_ count: Int) -> Sentence {
        Sentence(
            en: "\(counted(count, "category", "categories")); the amount is what is spent or committed.",
            zh: "共 \(grouped(count)) 个类别；金额为支出与承诺之和。")
    }

    public static func age(_ age: CommitmentAge) -> Sentence {
        switch age {
        case .month: Sentence(en: "to 30 days", zh: "30 天以内")
        case .twoMonths: Sentence(en: "31-60 days", zh: "31-60 天")
        case .threeMonths: Sentence(en: "61-90 days", zh: "61-90 天")
        case .older: Sentence(en: "over 90 days", zh: "超过 90 天")
        }
    }

    public static func noTemplate(_ path: String) -> Sentence {
        Sentence(
            en: "the page's template is not at \(path); install poolbook with its config folder",
            zh: "\(path) 没有页面模板；请将 poolbook 与其 config 文件夹一起安装")
    }

    public static func badTemplate(_ path: String, _ detail: String) -> Sentence {
        Sentence(
            en: "the page's template \(path) cannot be read (\(detail)); restore it from the installation",
            zh: "页面模板 \(path) 无法读取 (\(detail))；请从安装包恢复")
    }
}
