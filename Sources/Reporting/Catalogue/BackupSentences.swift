// swift-format-ignore-file: AllPublicDeclarationsHaveDocumentation
// Each sentence says itself what it is for.

internal import Scheduling

/// What people read of backups.
public enum BackupSentences {
    public static let folder = Sentence(en: "folder", zh: "文件夹")
    public static let bytes = Sentence(en: "bytes", zh: "字节数")
    public static let logins = Sentence(en: "logins", zh: "登录名")
    public static let heads = Sentence(en: "chain heads", zh: "链首")
    public static let different = Sentence(en: "different", zh: "不同")

    // MARK: - Backing up

    public static func backedUp(size: String, rows: Int, logins: Int) -> Sentence {
        Sentence(
            en: "data \(size), \(counted(rows, "row", "rows")), \(counted(logins, "login", "logins")), counts compared",
            zh: "数据 \(size), \(grouped(rows)) 行, \(grouped(logins)) 个登录名, 行数已核对")
    }

    public static func head(_ pool: String, _ hash: String) -> Sentence {
        Sentence(en: "\(pool): chain head \(hash)…", zh: "\(pool): 链首 \(hash)…")
    }

    public static let withoutPasswords = Sentence(
        en: "Without the logins' passwords, which only a superuser reads: after a restore each is invited anew.",
        zh: "不含登录密码 (只有超级用户可读): 恢复后须逐一重新邀请。")

    public static func partial(_ login: String) -> Sentence {
        Sentence(
            en: "\(login) sees a part of the data only, and a backup of a part is none; "
                + "back up as a superuser, or as a role with BYPASSRLS that may read every table",
            zh: "\(login) 只能看到部分数据, 不完整的备份不是备份；请以超级用户, 或可读取所有表且具有 BYPASSRLS 的角色备份")
    }

    public static func exists(_ folder: String) -> Sentence {
        Sentence(en: "\(folder) is there already; name a new folder", zh: "\(folder) 已存在；请指定新的文件夹")
    }

    public static let notDumped = Sentence(
        en: "the backup did not come to its end, and nothing is left of it; the server's log says why",
        zh: "备份未能完成, 未留下任何内容；原因见服务器日志")

    public static func missing(_ program: String, _ version: Int) -> Sentence {
        Sentence(
            en: "\(program) is not installed here; Debian's package is postgresql-client-\(version)",
            zh: "本机未安装 \(program)；Debian 软件包为 postgresql-client-\(version)")
    }

    public static func tooOld(_ program: String, _ version: Int) -> Sentence {
        Sentence(
            en: "\(program) is older than the server; install postgresql-client-\(version)",
            zh: "\(program) 比服务器旧；请安装 postgresql-client-\(version)")
    }

    // MARK: - Restoring

    public static func noFolder(_ path: String) -> Sentence {
        Sentence(en: "there is no folder \(path)", zh: "没有文件夹 \(path)")
    }

    public static func noBackup(_ path: String) -> Sentence {
        Sentence(
            en: "\(path) is no backup of poolbook's, or not a whole one", zh: "\(path) 不是 poolbook 的备份, 或不完整")
    }

    public static let whereTo = Sentence(
        en: "say where to, with either --service NAME or --database CONNECTION",
        zh: "请用 --service 或 --database 之一写明恢复到何处")

    public static func notSuperuser(_ login: String) -> Sentence {
        Sentence(
            en: "\(login) may not make roles and what belongs to them; restore as a superuser of the server",
            zh: "\(login) 无权创建角色及其所属内容；请以服务器的超级用户恢复")
    }

    public static func notEmpty(_ database: String) -> Sentence {
        Sentence(
            en: "the database \(database) is not empty; a backup is restored into a new one: createdb NAME",
            zh: "数据库 \(database) 不为空；请恢复到新数据库: createdb NAME")
    }

    public static func foreign(_ logins: String) -> Sentence {
        Sentence(
            en: "these logins belong to others on this server: \(logins); restore to another server",
            zh: "以下登录名在此服务器上属于他人: \(logins)；请恢复到另一服务器")
    }

    public static let notRestored = Sentence(
        en: "the restore did not come to its end; the database is as empty as before; the server's log says why",
        zh: "恢复未能完成；数据库仍为空；原因见服务器日志")

    public static func restored(rows: Int, made: Int, kept: Int) -> Sentence {
        Sentence(
            en: "Restored: \(counted(rows, "row", "rows")); "
                + "\(counted(made, "login", "logins")) made, \(grouped(kept)) there already",
            zh: "已恢复: \(grouped(rows)) 行；新建登录名 \(grouped(made)) 个, 原有 \(grouped(kept)) 个")
    }

    public static func restoredFrom(_ made: String, by login: String) -> Sentence {
        Sentence(en: "restored by \(login) from the backup of \(made)", zh: "由 \(login) 从 \(made) 的备份恢复")
    }

    public static let verified = Sentence(
        en: "Counts compared, and verified: 0 findings.", zh: "行数已核对, 校验无异常。")
    public static let quiet = Sentence(
        en: "Quiet: no mail, no expiry, no promotion until poolbook pool resume.",
        zh: "静默中: 在 poolbook pool resume 之前, 不发邮件、不到期、不递补。")

    public static func differs(_ table: String) -> Sentence {
        Sentence(
            en: "table \(table) has not as many rows as in the backup", zh: "表 \(table) 的行数与备份不同")
    }

    public static func wrong(_ check: String, _ count: Int) -> Sentence {
        Sentence(
            en: "\(check): \(counted(count, "finding", "findings")); see poolbook verify",
            zh: "\(check): \(grouped(count)) 项异常；见 poolbook verify")
    }

    // MARK: - Help

    public static let helpBackup = Sentence(
        en: "Back the database up, with the members' logins.", zh: "备份数据库及成员登录名。")
    public static let notesOnBackup = Sentence(
        en:
            "Everything as at one instant, its rows counted in the file. The folder has mode 700: whoever reads it has all.",
        zh: "所有内容取自同一时刻, 行数按文件核对。文件夹权限为 700: 能读取者即可获得全部内容。")
    public static let helpRestore = Sentence(
        en: "Restore a backup into an empty database.", zh: "将备份恢复到空数据库。")
    public static let notesOnRestore = Sentence(
        en: "Rows are counted and everything is verified. The pool is quiet until poolbook pool resume.",
        zh: "核对行数并全部校验。在 poolbook pool resume 之前资源库保持静默。")
    public static let helpFolder = Sentence(en: "The folder of the backup.", zh: "备份文件夹。")
    public static let helpService = Sentence(
        en: "Where to: a service of ~/.pg_service.conf.", zh: "恢复到: ~/.pg_service.conf 中的服务。")
    public static let helpDatabase = Sentence(
        en: "Where to: a database's name, or a libpq connection string.", zh: "恢复到: 数据库名或 libpq 连接串。")
}
