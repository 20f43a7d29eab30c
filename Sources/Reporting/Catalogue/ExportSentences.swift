// swift-format-ignore-file: AllPublicDeclarationsHaveDocumentation
// Each sentence says itself what it is for.

internal import Scheduling

/// What people read about a file that is written.
public enum ExportSentences {
    public static func written(_ file: String, rows: Int) -> Sentence {
        Sentence(en: "\(file): \(counted(rows, "row", "rows")).", zh: "\(file): \(grouped(rows)) 行。")
    }

    public static func template(_ file: String) -> Sentence {
        Sentence(en: "\(file): the columns, and no row yet.", zh: "\(file): 仅含列名。")
    }

    public static func replace(_ file: String) -> Sentence {
        Sentence(en: "\(file) is there already. Replace it?", zh: "\(file) 已存在。是否替换?")
    }

    public static func exists(_ file: String) -> Sentence {
        Sentence(
            en: "\(file) is there already; add -y to replace it, or choose another name",
            zh: "\(file) 已存在；请加 -y 替换，或另选名称")
    }

    public static func notAFile(_ file: String) -> Sentence {
        Sentence(
            en: "\(file) is no plain file (a folder, a link or a device); choose another name",
            zh: "\(file) 不是普通文件 (而是文件夹、链接或设备)；请另选名称")
    }

    public static func unwritable(_ file: String, _ why: Sentence) -> Sentence {
        Sentence(en: "\(file) cannot be written: \(why.en)", zh: "无法写入 \(file): \(why.zh)")
    }

    public static let daysAreOfReservations = Sentence(
        en: "--from and --to are for reservations", zh: "--from 和 --to 仅用于预订")
}
