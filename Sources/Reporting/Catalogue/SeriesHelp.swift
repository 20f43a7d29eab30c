// swift-format-ignore-file: AllPublicDeclarationsHaveDocumentation
// Each sentence says itself what it is for.

/// What `--help` says of recurring events.
public enum SeriesHelp {
    public static let weekly = Sentence(
        en: "Every week: on these days (sat, mon-fri, \"mon, wed\"), or on that of the first date.",
        zh: "每周: 在这些天（周六、周一至周五），或与首次相同。")
    public static let monthly = Sentence(
        en: "Every month: on these days (2nd sat, last fri, 15, last day), or on that of the first date.",
        zh: "每月: 在这些天（第二个周六、最后一个周五、15日、最后一天），或与首次相同。")
    public static let repeats = Sentence(
        en: "By a rule of RFC 5545, days or coarser: FREQ=MONTHLY;INTERVAL=2;BYDAY=2SA.",
        zh: "按 RFC 5545 的规则，天或更粗: FREQ=MONTHLY;INTERVAL=2;BYDAY=2SA。")
    public static let times = Sentence(
        en: "How many times the rule is followed; days left out count.", zh: "按规则重复多少次；被排除的日子也计入。")
    public static let until = Sentence(en: "The last day, or the last of a month or year.", zh: "最后一天，或某月、某年的最后一天。")
    public static let except = Sentence(en: "A day of the rule to leave out; may be repeated.", zh: "要排除的日子；可重复。")
    public static let also = Sentence(
        en: "A day that is not in the rule, at the same times, or with its own; may be repeated.",
        zh: "规则之外的日子，时间相同或另写；可重复。")
    public static let holidays = Sentence(
        en: "Public holidays: keep them, skip them, or move to the next working day.",
        zh: "公众假日: keep 保留、skip 跳过、next 移到下一个工作日。")
    public static let onConflict = Sentence(
        en: "What becomes of an occurrence that cannot be had: refuse (all of it), skip, alternative (another place or "
            + "time), request.",
        zh: "无法预订的场次: refuse（全部拒绝）、skip（跳过）、alternative（换地方或时间）、request（等待）。")
    public static let differ = Sentence(
        en: "Refuse all where more than so many would not be as asked.", zh: "与所求不同的次数超过此数则全部拒绝。")
    public static let on = Sentence(en: "Of a series: the occurrence on this day.", zh: "系列中这一天的场次。")
    public static let from = Sentence(
        en: "Of a series: the occurrence on this day and all that follow.", zh: "系列中这一天及以后的场次。")
    public static let reference = Sentence(
        en: "A reference such as R-7K3M, or S-2QH of a series; any unambiguous beginning, in any case.",
        zh: "编号，例如 R-7K3M，系列则如 S-2QH；可只写能区分的开头，不分大小写。")
    public static let newTime = Sentence(
        en: "The new time, or what changes of it: 03-13, 15:00-18:00, +1h, -1d, \"1h earlier\".",
        zh: "新的时间，或只写变动: 03-13、15:00-18:00、+1h、-1d、提前1小时。")
    public static let moveExample = Sentence(
        en: """
            Of a series all that is to come moves along, as the first of it does.
              poolbook move R-7K3M "sun 14:00-17:00"
              poolbook move S-2QH --on 2027-03-20 +1h
              poolbook move S-2QH --from 2027-04-03 15:00-18:00
            """,
        zh: """
            系列则其后各场随首场同样移动。
              poolbook move R-7K3M "周日 14:00-17:00"
              poolbook move S-2QH --on 2027-03-20 +1h
              poolbook move S-2QH --from 2027-04-03 15:00-18:00
            """)
}
