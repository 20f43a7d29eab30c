import Reporting
import SchedulingStore

extension FailureSentences {
    /// A row or field that the database would not keep.
    static func problem(_ problem: StoreError.Problem) -> Sentence {
        let field = problem.field ?? "?"
        let value = problem.value ?? ""
        let row = problem.row.map { Sentence(en: "row \($0), ", zh: "第 \($0) 行, ") } ?? .verbatim("")
        let what =
            switch problem.problem {
            case "taken":
                Sentence(en: "\(field) \"\(value)\" is in use already", zh: "\(field) “\(value)”已被使用")
            case "unknown":
                Sentence(en: "there is no \(field) \"\(value)\"", zh: "没有 \(field) “\(value)”")
            case "changed":
                Sentence(
                    en: "\(value) was changed by somebody else a moment ago; send the file again",
                    zh: "\(value) 刚被他人更改；请重新发送文件")
            case "unlisted":
                Sentence(
                    en: "\(field) \"\(value)\" is not on the pool's list; poolbook pool show has it",
                    zh: "\(field) “\(value)”不在资源库的词表中；见 poolbook pool show")
            case "future":
                Sentence(en: "\(field) \"\(value)\" is still to come", zh: "\(field) “\(value)”尚未到来")
            case "past":
                Sentence(en: "\(field) \"\(value)\" is past", zh: "\(field) “\(value)”已经过去")
            case "divided":
                Sentence(
                    en: "\(value) has parts itself; name those instead", zh: "\(value) 本身已划分；请写它的组成部分")
            case "part-of":
                Sentence(
                    en: "it is itself a part of \(value); a part has no parts", zh: "它本身是 \(value) 的组成部分，不能再划分")
            case "foreign-role":
                Sentence(
                    en: "the login \"\(value)\" belongs to somebody else on this server; choose another",
                    zh: "登录名“\(value)”在此服务器上属于他人；请另选一个")
            case "member-elsewhere":
                Sentence(
                    en: "\(value) is a member of another pool too; only who administers all of them may do this",
                    zh: "\(value) 还是其他资源库的成员；只有管理其所有资源库的人可以这样做")
            case "retired":
                Sentence(
                    en: "\(value) is retired; take that back first: poolbook member retire \(value) --undo",
                    zh: "\(value) 已停用；请先恢复: poolbook member retire \(value) --undo")
            case let constraint?:
                Sentence(
                    en: "the database does not keep such a value (\(constraint))", zh: "数据库不接受这样的值 (\(constraint))")
            case nil:
                Sentence(en: "\(field) \"\(value)\" cannot be used", zh: "\(field) “\(value)”无法使用")
            }
        return Sentence.joined([row, what], by: .verbatim(""))
    }

    /// What keeps a database from being migrated.
    static func migration(_ problem: MigrationProblem) -> Sentence {
        switch problem {
        case .filesMissing(let directory):
            Sentence(
                en: "poolbook's SQL files are not in \(directory); install them with the program: make install",
                zh: "\(directory) 中没有 poolbook 的 SQL 文件；请与程序一起安装: make install")
        case .changed(let name):
            Sentence(
                en: "migration \(name) was applied with other content; use the program that applied it",
                zh: "迁移 \(name) 已以其他内容应用；请使用当时的程序")
        case .newer(let version):
            Sentence(
                en: "the database has had migration \(version), which this program does not know; upgrade poolbook. "
                    + "Nothing was changed",
                zh: "数据库已应用迁移 \(version)，本程序不认识；请升级 poolbook。未作更改")
        }
    }
}
