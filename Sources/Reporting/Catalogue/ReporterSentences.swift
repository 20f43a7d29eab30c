// swift-format-ignore-file: AllPublicDeclarationsHaveDocumentation
// Each sentence says itself what it is for.

public import Scheduling

/// What whoever runs the reporter reads.
public enum ReporterSentences {
    public static let embedded = Sentence(
        en:
            "this is the private server of this machine, where a reporter would be silent for ever; set server: in the "
            + "configuration or PGSERVICE, or add --local if it is meant",
        zh: "这是本机的私有服务器，在此运行报告将永远没有内容；请在配置中设置 server: 或 PGSERVICE，确需如此则加 --local")
    public static let otherRun = Sentence(
        en: "another run works on this pool; nothing was done", zh: "另一次运行正在处理此资源库；未做任何事")
    public static let schedule = Sentence(
        en: "a length of time from one minute to a month is expected, such as 15min", zh: "应为一分钟到一个月的时长，例如 15min")
    public static let days = Sentence(en: "1 to 3650 days are expected", zh: "应为 1 到 3650 天")
    public static let good = Sentence(en: "done", zh: "完成")
    public static let failed = Sentence(en: "failed", zh: "失败")

    /// What a run did, in a line.
    public static func run(
        _ outcome: Sentence, milliseconds: Int64, open: Int, new: Int, escalated: Int, ended: Int, told: Int,
        delivered: Int, failed: Int
    ) -> Sentence {
        Sentence(
            en:
                "poolbook report conflicts: \(outcome.en) in \(milliseconds) ms; \(open) open, \(new) new, \(escalated) escalated, "
                + "\(ended) over; \(told) told, \(delivered) delivered, \(failed) not delivered",
            zh:
                "poolbook report conflicts: \(outcome.zh)，\(milliseconds) 毫秒；未决 \(open)，新增 \(new)，升级 \(escalated)，"
                + "结束 \(ended)；报告 \(told)，送达 \(delivered)，未送达 \(failed)")
    }

    /// That the reporter has not done its work.
    public static func silent(since last: Instant, zone: Zone) -> Sentence {
        let when = Sentence.rendered { TimeText.instant(last, zone: zone, language: $0) }
        return Sentence(
            en: "The conflict reporter has not done its work since \(when.en): poolbook doctor",
            zh: "冲突报告自 \(when.zh) 起未正常运行: poolbook doctor")
    }
}
