// swift-format-ignore-file: AllPublicDeclarationsHaveDocumentation
// Each sentence says itself what it is for.

internal import Scheduling

/// What people read when calendars are imported.
public enum CalendarImportSentences {
    // MARK: - What stands in the way

    public static let location = Sentence.verbatim("LOCATION")
    public static let whatToDo = Sentence(en: "what to do", zh: "处理方法")
    public static let nothingNear = Sentence(en: "nothing near", zh: "没有相近的")

    public static func unknownPlaces(_ count: Int) -> Sentence {
        Sentence(
            en: "LOCATION not known (\(grouped(count))); nothing was written",
            zh: "未知的 LOCATION (\(grouped(count)))；未写入任何内容")
    }

    public static func withoutPlace(_ count: Int) -> Sentence {
        Sentence(
            en: "\(counted(count, "entry has", "entries have")) no LOCATION; --venue NAME says where they are",
            zh: "\(grouped(count)) 项没有 LOCATION；可用 --venue 名称 指明地点")
    }

    public static let skipUnknown = Sentence(
        en: "--skip-unknown leaves out what is nowhere known", zh: "--skip-unknown 略过地点未知的项")

    public static let noHost = Sentence(
        en: "nobody says whose calendar this is; say so with --host ORG, or call the file as the organization",
        zh: "未说明是谁的日历；请用 --host 组织 指明，或以组织命名文件")

    public static func othersCalendar(_ name: String) -> Sentence {
        Sentence(
            en: "this is of \(name), whose officers or an administrator may import it; --host ORG says otherwise",
            zh: "此项属于\(name)，只有其预订员或管理员可导入；可用 --host 组织 另行指明")
    }

    public static let title = Sentence(
        en: "SUMMARY has control characters; a title is one line of text", zh: "SUMMARY 含有控制字符；标题应为一行文字")

    public static func zoneOption(_ text: String) -> Sentence {
        Sentence(
            en: "--zone \(text): write NAME=ZONE, the name in the file and a time zone such as Asia/Shanghai",
            zh: "--zone \(text): 请写 名称=时区，即文件中的名称和 Asia/Shanghai 一类的时区")
    }

    public static let noMapNorTemplate = Sentence(
        en: "a calendar has no columns: leave out --map, --save-map and --template",
        zh: "日历没有列: 请勿使用 --map、--save-map 和 --template")
    public static let onlyForCalendars = Sentence(
        en: "--host, --venue, --staff, --zone, --to, --request, --skip-unknown and --cancel-missing are for calendars",
        zh: "--host、--venue、--staff、--zone、--to、--request、--skip-unknown 和 --cancel-missing 仅用于日历")

    // MARK: - What was done

    public static let entries = Sentence(en: "entries", zh: "项目")
    public static let calendar = Sentence(en: "calendar", zh: "日历")

    public static func imported(
        entries: Int, organizations: Int, bound: Int, requests: Int, overlaps: Int, changed: Int, cancelled: Int,
        same: Int, _ doing: Doing
    ) -> Sentence {
        let head = Sentence(
            en: "\(counted(entries, "entry", "entries")) of \(counted(organizations, "organization", "organizations"))",
            zh: "\(grouped(organizations)) 个组织的 \(grouped(entries)) 项")
        var parts: [Sentence] = []
        if bound > 0 { parts.append(Sentence(en: "\(grouped(bound)) bound", zh: "落实 \(grouped(bound))")) }
        if requests > 0 {
            let lost = Sentence(en: " (\(counted(overlaps, "overlap", "overlaps")))", zh: " (重叠 \(grouped(overlaps)))")
            let wait =
                requests == 1
                ? Sentence(en: "1 waits as a request", zh: "作为申请等待 1")
                : Sentence(en: "\(grouped(requests)) wait as requests", zh: "作为申请等待 \(grouped(requests))")
            parts.append(overlaps == 0 ? wait : Sentence.joined([wait, lost], by: .verbatim("")))
        }
        if changed > 0 { parts.append(Sentence(en: "\(grouped(changed)) changed", zh: "更改 \(grouped(changed))")) }
        if cancelled > 0 {
            parts.append(Sentence(en: "\(grouped(cancelled)) cancelled", zh: "取消 \(grouped(cancelled))"))
        }
        if same > 0 || parts.isEmpty {
            parts.append(Sentence(en: "\(grouped(same)) the same", zh: "相同 \(grouped(same))"))
        }
        let tried = Sentence(en: " (tried; nothing was written)", zh: " (试运行；未写入)")
        let list = Sentence.joined(parts, by: .verbatim(", "))
        let whole = Sentence.joined([head, list], by: .verbatim(": "))
        return Sentence.joined(
            [whole, doing == .tried ? tried : Sentence(en: ".", zh: "。")], by: .verbatim(""))
    }

    public static func whoWasBound(_ parts: [Sentence]) -> Sentence {
        let list = Sentence.joined(parts, by: Sentence(en: ", then ", zh: "，其次"))
        return Sentence(en: "Who was bound: \(list.en).", zh: "落实的次序: \(list.zh)。")
    }

    public static func byOwner(_ count: Int) -> Sentence {
        Sentence(en: "the venue's owner (\(grouped(count)))", zh: "场地所属组织 (\(grouped(count)))")
    }

    public static func byEntry(_ count: Int) -> Sentence {
        Sentence(en: "who entered it first (\(grouped(count)))", zh: "录入较早者 (\(grouped(count)))")
    }

    public static func byStart(_ count: Int) -> Sentence {
        Sentence(en: "what begins first (\(grouped(count)))", zh: "开始较早者 (\(grouped(count)))")
    }

    public static func byStanding(_ count: Int) -> Sentence {
        Sentence(en: "what stood before (\(grouped(count)))", zh: "原已存在者 (\(grouped(count)))")
    }

    public static func cancelled(_ reference: String) -> Sentence {
        Sentence(en: "\(reference)  cancelled", zh: "\(reference)  已取消")
    }

    public static func gaveUp(_ reference: String) -> Sentence {
        Sentence(
            en: "\(reference)  gave its place up: the changed entry fits no more, and waits as a request",
            zh: "\(reference)  已让出原场地: 更改后的日程无法安排, 作为请求等待")
    }

    public static func missing(_ count: Int) -> Sentence {
        Sentence(
            en: "no longer in the calendar, and standing (\(grouped(count))); --cancel-missing cancels what is gone",
            zh: "已不在日历中但仍然有效 (\(grouped(count)))；--cancel-missing 将其取消")
    }

    public static func calledOffHere(_ references: [String]) -> Sentence {
        let list = references.joined(separator: ", ")
        return Sentence(
            en: "changed in the calendar, but called off or closed here, and left alone: \(list)",
            zh: "日历中有更改，但此处已取消或结束，保持不变: \(list)")
    }

    public static func later(_ count: Int) -> Sentence {
        Sentence(
            en:
                "\(counted(count, "entry comes", "entries come")) again beyond the days that were looked at; --to DAY looks further",
            zh: "\(grouped(count)) 项在所查看的日期之后仍会重复；可用 --to 日期 延长")
    }

    // MARK: - What was left out

    public static func leftOut(_ parts: [Sentence]) -> Sentence {
        let list = Sentence.joined(parts, by: .verbatim(", "))
        return Sentence(en: "left out: \(list.en)", zh: "未导入: \(list.zh)")
    }

    public static func over(_ count: Int) -> Sentence {
        Sentence(en: "\(grouped(count)) over", zh: "已结束 \(grouped(count))")
    }

    public static func transparent(_ count: Int) -> Sentence {
        Sentence(en: "\(grouped(count)) that take no time (TRANSPARENT)", zh: "不占用时间 (TRANSPARENT) \(grouped(count))")
    }

    public static func others(_ count: Int) -> Sentence {
        Sentence(en: "\(grouped(count)) that are no events", zh: "不是活动 \(grouped(count))")
    }

    public static func own(_ count: Int) -> Sentence {
        Sentence(en: "\(grouped(count)) exported from this pool", zh: "由本资源库导出 \(grouped(count))")
    }

    public static func twice(_ count: Int) -> Sentence {
        Sentence(en: "\(grouped(count)) in several files", zh: "在多个文件中 \(grouped(count))")
    }

    public static func skipped(_ count: Int) -> Sentence {
        Sentence(en: "\(grouped(count)) nowhere known", zh: "地点未知 \(grouped(count))")
    }
}
