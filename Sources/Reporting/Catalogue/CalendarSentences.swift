// swift-format-ignore-file: AllPublicDeclarationsHaveDocumentation
// Each sentence says itself what it is for.

internal import Scheduling

/// What people read in a calendar, and about one that is written.
public enum CalendarSentences {
    /// What is somebody else's.
    public static let busy = Sentence(en: "Busy", zh: "已占用")

    public static func closed(_ reason: String) -> Sentence {
        Sentence(en: "Closed: \(reason)", zh: "关闭: \(reason)")
    }

    public static func hosts(_ names: String) -> Sentence { Sentence(en: "Hosts: \(names)", zh: "主办: \(names)") }
    public static func takes(_ names: String) -> Sentence { Sentence(en: "Takes: \(names)", zh: "占用: \(names)") }

    public static func written(_ file: String, entries: Int) -> Sentence {
        Sentence(en: "\(file): \(counted(entries, "entry", "entries")).", zh: "\(file): \(grouped(entries)) 项。")
    }

    public static let oneCalendar = Sentence(
        en: "a calendar is of one of --venue, --staff, --org, --project or a reference",
        zh: "一个日历只对应 --venue、--staff、--org、--project 或一个编号之一")
    public static let onlyOfCalendars = Sentence(
        en: "--venue, --staff, --org, --project and references are for export calendar",
        zh: "--venue、--staff、--org、--project 和编号仅用于 export calendar")
}
