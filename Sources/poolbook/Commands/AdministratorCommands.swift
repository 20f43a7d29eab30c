import ArgumentParser
import Foundation
import Reporting
import Scheduling
import SchedulingStore

/// `poolbook migrate`: brings a database to this program's shape.
struct MigrateCommand: ParsableCommand {
    static var configuration: CommandConfiguration { poolbook.configuration("migrate", HelpSentences.migrate) }

    @Option(help: help(HelpSentences.administrator)) var administrator: String?
    @OptionGroup var common: CommonOptions

    func run() throws {
        let parameters: [(keyword: String, value: String)]
        switch try Server.find() {
        case .named(let named): parameters = named + [("application_name", "poolbook")]
        case .embedded(let cluster): parameters = cluster.connectionParameters()
        }
        do throws(StoreError) {
            let store = try Store(parameters)
            let migrations = try Migrations(directory: Installation.sql)
            let json = common.json
            let outcome = try store.migrate(migrations) { name in
                if !json { Speech.print("  " + name) }
            }
            if let administrator { try store.makeAdministrator(administrator) }
            let renderer = Terminal.renderer(language: Speech.language, zone: .utc)
            let record = Record([
                Record.Field("applied", Headings.applied, .list(outcome.applied)),
                Record.Field("surface", Headings.surface, outcome.surface.cell),
            ])
            Speech.print(json ? renderer.json(record) : renderer.text(AnswerSentences.migrated(outcome.applied.count)))
        } catch {
            throw Failure(error, reasons: nil)
        }
    }
}

extension MigrationOutcome.SurfaceOutcome {
    fileprivate var cell: Cell {
        switch self {
        case .kept: .state(Sentence(en: "as they were", zh: "未变"), key: "kept")
        case .renewed: .state(Sentence(en: "made anew", zh: "已重建"), key: "renewed")
        }
    }
}

/// `poolbook doctor`: whether everything is as it should be, and how to mend what is not.
struct DoctorCommand: ParsableCommand {
    static var configuration: CommandConfiguration { poolbook.configuration("doctor", HelpSentences.doctor) }

    @OptionGroup var common: CommonOptions

    func run() throws {
        try Desk.withoutPool(common) { store, renderer in
            let clock = Instant(microseconds: Int64(Date().timeIntervalSince1970 * 1_000_000))
            let health = try store.examine(Migrations(directory: Installation.sql), clock: clock)
            let table = Table(
                [
                    Column("check", Headings.check), Column("verdict", Headings.verdict),
                    Column("found", Headings.found), Column("mend", Headings.mend),
                ],
                rows: health.findings.map { finding in
                    let mend = finding.verdict == .good ? nil : DoctorSentences.mend(finding.check)
                    return [
                        .text(finding.check.rawValue), finding.verdict.cell, .text(finding.found),
                        mend.map { .state($0, key: $0.en) } ?? .empty,
                    ]
                })
            Speech.print(common.json ? renderer.json(table) : renderer.text(table))
            if health.findings.contains(where: { $0.verdict == .bad }) { throw Failure(.configuration, lines: []) }
        }
    }
}

extension Health.Verdict {
    fileprivate var cell: Cell {
        switch self {
        case .good: .state(Sentence(en: "good", zh: "正常"), key: rawValue, tone: .good)
        case .warning: .state(Sentence(en: "warning", zh: "警告"), key: rawValue, tone: .waiting)
        case .bad: .state(Sentence(en: "bad", zh: "异常"), key: rawValue, tone: .bad)
        }
    }
}

/// How to mend what `doctor` finds.
enum DoctorSentences {
    static func mend(_ check: Health.Check) -> Sentence {
        switch check {
        case .serverVersion:
            Sentence(en: "upgrade the server to PostgreSQL 15 or later", zh: "请将服务器升级到 PostgreSQL 15 或更高版本")
        case .encoding: Sentence(en: "make the database anew with encoding UTF8", zh: "请以 UTF8 编码重建数据库")
        case .extensions: Sentence(en: "poolbook migrate, as a superuser", zh: "以超级用户运行 poolbook migrate")
        case .migrations, .surface: Sentence(en: "poolbook migrate", zh: "运行 poolbook migrate")
        case .clock: Sentence(en: "set the clocks of both machines by NTP", zh: "请用 NTP 校准两台机器的时钟")
        case .zones: Sentence(en: "install or upgrade the package tzdata here", zh: "请在本机安装或升级 tzdata")
        case .connectionCheck:
            Sentence(
                en: "alter database NAME set client_connection_check_interval = '2s'",
                zh: "请执行 alter database NAME set client_connection_check_interval = '2s'")
        case .lockTimeout:
            Sentence(
                en: "alter database NAME set lock_timeout = '10s'",
                zh: "请执行 alter database NAME set lock_timeout = '10s'")
        case .statementTimeout:
            Sentence(
                en: "alter database NAME set statement_timeout = '300s'",
                zh: "请执行 alter database NAME set statement_timeout = '300s'")
        case .durability:
            Sentence(
                en: "set fsync, full_page_writes and synchronous_commit to on",
                zh: "请将 fsync、full_page_writes、synchronous_commit 设为 on")
        case .tables, .functions, .definerFunctions, .viewOwners, .rowSecurity, .roles:
            Sentence(
                en: "somebody changed what poolbook migrate had set; remove or restore what is named",
                zh: "有人改动了 poolbook migrate 的设置；请删除或恢复所列对象")
        case .secondPerson:
            Sentence(
                en: "make somebody else finance of the same organization or of the pool's office: poolbook member edit",
                zh: "请为同一组织或资源库办公室再设一名财务: poolbook member edit")
        case .heartbeat:
            Sentence(
                en: "look whether cron or systemd runs poolbook report conflicts, and at its log",
                zh: "请检查 cron 或 systemd 是否在运行 poolbook report conflicts，并查看其日志")
        case .encryption:
            Sentence(
                en: "add sslmode=verify-full to the server's settings", zh: "请在服务器设置中加入 sslmode=verify-full")
        }
    }
}

/// Where the program's files are: beside the program, wherever both were put.
enum Installation {
    /// The folder with `migrations/`, `functions/` and `views/`: `share/poolbook/sql` or `sql` of a folder that holds
    /// the program.
    static var sql: URL {
        let program = URL(fileURLWithPath: "/proc/self/exe").resolvingSymlinksInPath()
        var folder = program.deletingLastPathComponent()
        while folder.path != "/" {
            for candidate in ["share/poolbook/sql", "sql"] {
                let found = folder.appendingPathComponent(candidate)
                if FileManager.default.fileExists(atPath: found.appendingPathComponent("migrations").path) {
                    return found
                }
            }
            folder = folder.deletingLastPathComponent()
        }
        return program.deletingLastPathComponent().appendingPathComponent("share/poolbook/sql")
    }
}
