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

    public static func tooLong(_ file: String) -> Sentence {
        Sentence(en: "\(file) is longer than 64 MB; split it", zh: "\(file) 超过 64 MB；请拆分")
    }

    public static func notUTF8(_ file: String) -> Sentence {
        Sentence(
            en: "\(file) is not UTF-8, and this machine's C library cannot read GB18030; save it as CSV in UTF-8",
            zh: "\(file) 不是 UTF-8，而本机的 C 库无法读取 GB18030；请另存为 UTF-8 编码的 CSV")
    }

    public static func neitherEncoding(_ file: String, line: Int) -> Sentence {
        Sentence(
            en: "\(file) is neither UTF-8 nor GB18030 (line \(line)); save it as CSV in UTF-8",
            zh: "\(file) 既不是 UTF-8 也不是 GB18030 (第 \(line) 行)；请另存为 UTF-8 编码的 CSV")
    }

    public static func readAsGB18030(_ file: String, rows: Int) -> Sentence {
        Sentence(
            en: "\(file): not UTF-8; read as GB18030. \(counted(rows, "row", "rows")).",
            zh: "\(file): 不是 UTF-8；按 GB18030 读取。\(grouped(rows)) 行。")
    }

    public static func notText(_ file: String) -> Sentence {
        Sentence(
            en: "\(file) is no text; save the spreadsheet as CSV", zh: "\(file) 不是文本；请将电子表格另存为 CSV")
    }

    public static func empty(_ file: String) -> Sentence {
        Sentence(en: "\(file) is empty; its first row names the columns", zh: "\(file) 为空；首行应为列名")
    }

    public static func openQuote(_ file: String, row: Int) -> Sentence {
        Sentence(
            en: "\(file), row \(row): a quotation mark is opened and never closed",
            zh: "\(file), 第 \(row) 行: 有引号未闭合")
    }

    public static func strayQuote(_ file: String, row: Int) -> Sentence {
        Sentence(
            en:
                "\(file), row \(row): a quotation mark stands within a cell; double it and put the cell in quotation marks",
            zh: "\(file), 第 \(row) 行: 单元格中有引号；请写两个并将单元格加上引号")
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
        Sentence(
            en: "--map \(text): write COLUMN=FIELD, or the name of a file that --save-map wrote",
            zh: "--map \(text): 请写 列名=字段，或 --save-map 所写文件的名称")
    }

    public static func mapLine(_ file: String, line: Int) -> Sentence {
        Sentence(
            en: "\(file), line \(line): write COLUMN=FIELD, one to a line",
            zh: "\(file), 第 \(line) 行: 请写 列名=字段，每行一个")
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

    public static let fileMissing = Sentence(
        en: "name the file to import, or write an empty one with --template", zh: "请写要导入的文件，或用 --template 写出空白文件")
    public static let templateAlone = Sentence(
        en: "--template writes an empty file; leave out the files to import", zh: "--template 写出空白文件；请勿同时写要导入的文件")
    public static let outputIsTheTemplates = Sentence(
        en: "-o is where --template writes; an import writes to the pool", zh: "-o 是 --template 写入的位置；导入写入资源库")
    public static let onlyNewStates = Sentence(
        en: "confirmed or request is expected of a new reservation", zh: "新预订应为 confirmed 或 request")

    /// A row that names a reservation says of it what a file does not change.
    public static func stands(_ standing: String, _ reference: String) -> Sentence {
        Sentence(
            en: "it stands as \(standing); a file does not change it; see: poolbook show \(reference)",
            zh: "现为 \(standing)；文件不能更改；查看: poolbook show \(reference)")
    }

    public static func newer(_ version: Int) -> Sentence {
        Sentence(
            en: "it was changed since the file was written and is version \(version) now; export it anew",
            zh: "写出文件之后已被更改，现为第 \(version) 版；请重新导出")
    }

    public static func noReservation(_ reference: String) -> Sentence {
        Sentence(
            en: "there is no reservation \(reference) that you can see; of a new one, leave the cell empty",
            zh: "没有您可见的预订 \(reference)；新预订请将此格留空")
    }

    public static func noEntry(_ entry: String) -> Sentence {
        Sentence(
            en: "the line has no grant \(entry) of this amount; of a new grant, leave the cell empty",
            zh: "该预算没有此金额的第 \(entry) 笔拨款；新拨款请将此格留空")
    }
}
