// swift-format-ignore-file: AllPublicDeclarationsHaveDocumentation
// Each sentence says itself what it is for.

internal import Scheduling

/// What people read about a file that cannot be imported.
public enum ImportSentences {
    public static func bad(_ file: String, bad: Int, of rows: Int) -> Sentence {
        Sentence(
            en: "\(file): \(grouped(bad)) of \(counted(rows, "row is", "rows are")) bad; nothing was written.",
            zh: "\(file): \(grouped(rows)) 行中有 \(grouped(bad)) 行有误；未写入任何内容。")
    }

    public static func unreadable(_ file: String) -> Sentence {
        Sentence(en: "\(file) cannot be read", zh: "无法读取 \(file)")
    }

    public static func notUTF8(_ file: String) -> Sentence {
        Sentence(
            en: "\(file) is not UTF-8; save it as CSV in UTF-8", zh: "\(file) 不是 UTF-8；请另存为 UTF-8 编码的 CSV")
    }

    public static func notText(_ file: String) -> Sentence {
        Sentence(
            en: "\(file) is no text; save the spreadsheet as CSV", zh: "\(file) 不是文本；请将电子表格另存为 CSV")
    }

    public static func empty(_ file: String) -> Sentence {
        Sentence(en: "\(file) is empty; its first row names the columns", zh: "\(file) 为空；首行应为列名")
    }

    public static func openQuote(_ file: String) -> Sentence {
        Sentence(
            en: "\(file): a quotation mark is opened and never closed", zh: "\(file): 有引号未闭合")
    }

    public static func strayQuote(_ file: String) -> Sentence {
        Sentence(
            en: "\(file): a quotation mark stands within a cell; double it and put the cell in quotation marks",
            zh: "\(file): 单元格中有引号；请写两个并将单元格加上引号")
    }

    public static func missingColumns(_ file: String, _ keys: [String], _ header: [String]) -> Sentence {
        let missing = keys.joined(separator: ", ")
        let found = header.joined(separator: ", ")
        return Sentence(
            en: "\(file) has no column \(missing); it has: \(found)\n  name another with --map COLUMN=FIELD",
            zh: "\(file) 缺少列 \(missing)；现有: \(found)\n  可用 --map 列名=字段 指定")
    }

    public static func tooManyCells(_ count: Int) -> Sentence {
        Sentence(
            en: "no more than \(counted(count, "cell", "cells")) are expected, as in the first row",
            zh: "应与首行一样，不超过 \(grouped(count)) 格")
    }

    public static func unused(_ columns: [String]) -> Sentence {
        let names = columns.joined(separator: ", ")
        return Sentence(
            en: "columns not used: \(names); --map COLUMN=FIELD uses one", zh: "未使用的列: \(names)；可用 --map 列名=字段 指定")
    }

    public static func map(_ text: String) -> Sentence {
        Sentence(en: "--map \(text): write COLUMN=FIELD", zh: "--map \(text): 请写 列名=字段")
    }

    public static func noField(_ field: String, _ fields: [String]) -> Sentence {
        let known = fields.joined(separator: ", ")
        let rest = SuggestionSentences.meant(nearest(to: field, among: fields.map { Nameable($0) }).map(\.code))
        return Sentence(
            en: "there is no field \(field); there are: \(known)\(rest.en)",
            zh: "没有字段 \(field)；可用的有: \(known)\(rest.zh)")
    }

    public static func noColumn(_ column: String, _ header: [String]) -> Sentence {
        let known = header.joined(separator: ", ")
        let rest = SuggestionSentences.meant(nearest(to: column, among: header.map { Nameable($0) }).map(\.code))
        return Sentence(
            en: "the file has no column \(column); it has: \(known)\(rest.en)",
            zh: "文件没有列 \(column)；现有: \(known)\(rest.zh)")
    }

    public static func columnTwice(_ field: String, _ file: String) -> Sentence {
        Sentence(
            en: "\(file): two columns are the field \(field); say which with --map",
            zh: "\(file): 有两列对应字段 \(field)；请用 --map 指明")
    }

    public static let endBeforeStart = Sentence(
        en: "an end after the start is expected, at most a year later", zh: "结束时间应在开始时间之后，且不超过一年")
}
