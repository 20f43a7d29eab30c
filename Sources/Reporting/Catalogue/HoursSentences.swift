// swift-format-ignore-file: AllPublicDeclarationsHaveDocumentation
// Each sentence says itself what it is for.

public import Scheduling

/// What people read about hours and holidays.
public enum HoursSentences {
    public static let onHolidays = Sentence(en: "on public holidays", zh: "节假日")
    public static let special = Sentence(en: "otherwise", zh: "特殊时段")
    public static let from = Sentence(en: "from", zh: "起")
    public static let to = Sentence(en: "to", zh: "止")
    public static let day = Sentence(en: "day", zh: "日期")
    public static let closed = Sentence(en: "closed", zh: "不开放")
    public static let open = Sentence(en: "open", zh: "照常开放")
    public static let added = Sentence(en: "added", zh: "新增")
    public static let removed = Sentence(en: "removed", zh: "删除")

    public static func cell(_ setting: OnHolidays) -> Cell {
        switch setting {
        case .closed: .state(closed, key: setting.rawValue)
        case .open: .state(open, key: setting.rawValue)
        }
    }

    public static func cell(_ kind: Holidays.Day.Kind) -> Cell {
        switch kind {
        case .holiday: .state(Sentence(en: "holiday", zh: "放假"), key: kind.rawValue)
        case .workday: .state(Sentence(en: "workday", zh: "上班"), key: kind.rawValue, tone: .faint)
        }
    }

    public static func holidays(_ rows: Int, added: Int, changed: Int, removed: Int, _ doing: Doing) -> Sentence {
        let same = rows - added - changed
        let counts = Sentence(
            en:
                "\(counted(rows, "day", "days")): \(added) added, \(changed) changed, \(removed) removed, \(same) the same",
            zh: "\(rows) 天: 新增 \(added), 更改 \(changed), 删除 \(removed), 相同 \(same)")
        return switch doing {
        case .done: counts
        case .tried:
            Sentence(en: "\(counts.en) (tried; nothing was written)", zh: "\(counts.zh)（试运行，未写入）")
        }
    }

    public static func noHolidays(_ file: String, lines: [Int]) -> Sentence {
        let list = lines.map(String.init).joined(separator: ", ")
        return lines.isEmpty
            ? Sentence(en: "\(file) has no all-day events", zh: "\(file) 中没有全天事件")
            : Sentence(
                en: "\(file): the events that begin in these lines have no day or no title: \(list)",
                zh: "\(file): 以下行开始的事件没有日期或标题: \(list)")
    }

    // MARK: - Help

    public static let hours = Sentence(
        en: "mon-fri 09:00-21:00, sat 10:00-18:00; of days also closed, or usual: as every week.",
        zh: "周一至周五 09:00-21:00, 周六 10:00-18:00；对若干天还可写 closed（关闭）或 usual（照常）。")
    public static let helpFrom = Sentence(en: "Only from this day on, up to --to.", zh: "仅从此日起，至 --to。")
    public static let helpTo = Sentence(en: "The last day; it is in.", zh: "截止日期（含当天）。")
    public static let helpOn = Sentence(en: "Only on this day.", zh: "仅限当天。")
    public static let helpOnHolidays = Sentence(
        en: "closed or open: what public holidays are for it.", zh: "节假日 closed（关闭）或 open（照常）。")
    public static let setExample = Sentence(
        en: """
            Hours of a season or a day stand in place of those of every week; of several the ones for fewest days hold.
            On public holidays (poolbook import holiday) what has hours is closed, unless it is open on holidays or has
            hours for the day itself. A day of a weekend that is worked in exchange has the hours of Friday, or of the
            last working day before it that has some.
              poolbook hours set DS-01 "mon-fri 09:00-21:00" "sat 10:00-18:00"
              poolbook hours set DS-01 "daily 14:00-22:00" --from 2027-07-01 --to 2027-08-31
              poolbook hours set DS-01 closed --on 2027-03-08 -m "floor"
              poolbook hours set DS-01 --on-holidays open
            """,
        zh: """
            时段或当天的开放时间代替每周的开放时间；有多个时，天数最少的有效。法定节假日（poolbook import holiday 导入）
            设有开放时间的资源不开放，除非设为节假日照常开放，或为当天单独设了时间。调休上班的周末按周五的时间开放；
            周五不开放的，按此前最近一个开放的工作日。
              poolbook hours set DS-01 "周一至周五 09:00-21:00" "周六 10:00-18:00"
              poolbook hours set DS-01 "每天 14:00-22:00" --from 2027-07-01 --to 2027-08-31
              poolbook hours set DS-01 closed --on 2027-03-08 -m "地面维修"
              poolbook hours set DS-01 --on-holidays open
            """)
    public static let helpHolidays = Sentence(
        en: "List public holidays and the days worked in exchange.", zh: "列出法定节假日和调休上班日。")
    public static let helpYear = Sentence(en: "The year; without it, from now on.", zh: "年份；不写则为今后。")

    // MARK: - What cannot be

    public static let hoursMissing = Sentence(
        en: "say the hours: \"mon-fri 09:00-21:00\", closed or usual",
        zh: "请写明开放时间: \"周一至周五 09:00-21:00\"、closed 或 usual")
    public static let weekApart = Sentence(
        en: "--on-holidays stands alone, or with --on or --from and --to; set the hours of every week apart",
        zh: "--on-holidays 单独使用，或与 --on、--from 和 --to 一起；每周的开放时间请另行设置")
    public static let reasonOfDays = Sentence(
        en: "-m goes with --on or --from and --to", zh: "-m 与 --on 或 --from 和 --to 一起使用")
    public static let whichDays = Sentence(
        en: "give one day with --on, or the first and the last with --from and --to",
        zh: "用 --on 写一天，或用 --from 和 --to 写起止日期")
    public static let daysBackwards = Sentence(en: "--to comes before --from", zh: "--to 早于 --from")
}
