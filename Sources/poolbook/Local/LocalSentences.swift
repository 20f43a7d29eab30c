import Foundation
import Reporting

/// Everything that `poolbook local` says to a person.
enum LocalSentences {
    // MARK: - Help

    static let localAbstract = Sentence(
        en: "Try poolbook out on a private server on this machine.",
        zh: "在本机的私有服务器上试用 poolbook。")
    static let startAbstract = Sentence(
        en: "Start the local pool's server; the first time, make it.",
        zh: "启动本机资源库的服务器；首次使用时先创建。")
    static let stopAbstract = Sentence(
        en: "Stop the local pool's server; nothing is lost.",
        zh: "停止本机资源库的服务器；数据不会丢失。")
    static let statusAbstract = Sentence(
        en: "Show whether the local pool runs, and where it lies.",
        zh: "显示本机资源库是否在运行，以及存放位置。")
    static let psqlAbstract = Sentence(
        en: "Open psql on the local pool, as its superuser.",
        zh: "以超级用户身份用 psql 打开本机资源库。")
    static let destroyAbstract = Sentence(
        en: "Remove the local pool with everything in it.",
        zh: "删除本机资源库及其全部内容。")
    static let psqlArguments = Sentence(
        en: "Arguments for psql, such as -c 'select 1'.",
        zh: "传给 psql 的参数，例如 -c 'select 1'。")
    static let jsonOption = Sentence(
        en: "Print one JSON object: bytes, directory, socket, state, version.",
        zh: "输出一个 JSON 对象：bytes、directory、socket、state、version。")
    static let yesOption = Sentence(en: "Do not ask.", zh: "不再询问。")

    // MARK: - Answers

    /// Begins every answer and every prompt, so that nobody books here by mistake.
    static let name = Sentence(en: "local pool", zh: "本机资源库")

    static func started(_ outcome: EmbeddedCluster.StartOutcome, _ status: ClusterStatus) -> Sentence {
        let version = status.version ?? "?"
        let place = status.directory
        return switch outcome {
        case .created:
            Sentence(
                en: "local pool: created and running (PostgreSQL \(version)) in \(place)\nOnly this machine sees it."
                    + " Stop it: poolbook local stop",
                zh: "本机资源库：已创建并运行（PostgreSQL \(version)），位于 \(place)\n仅本机可见。停止：poolbook local stop")
        case .started:
            Sentence(
                en: "local pool: running (PostgreSQL \(version)) in \(place)",
                zh: "本机资源库：已运行（PostgreSQL \(version)），位于 \(place)")
        case .alreadyRunning:
            Sentence(
                en: "local pool: running already (PostgreSQL \(version)) in \(place)",
                zh: "本机资源库：此前已在运行（PostgreSQL \(version)），位于 \(place)")
        }
    }

    static func stopped(_ outcome: EmbeddedCluster.StopOutcome) -> Sentence {
        switch outcome {
        case .stopped: Sentence(en: "local pool: stopped", zh: "本机资源库：已停止")
        case .wasStopped: Sentence(en: "local pool: was not running", zh: "本机资源库：并未运行")
        case .absent: nothingHere
        }
    }

    static func destroyed(_ outcome: EmbeddedCluster.DestroyOutcome, _ place: String) -> Sentence {
        switch outcome {
        case .destroyed: Sentence(en: "local pool: removed from \(place)", zh: "本机资源库：已从 \(place) 删除")
        case .absent: nothingHere
        }
    }

    private static let nothingHere = Sentence(en: "local pool: there is none", zh: "本机资源库：不存在")

    static func status(_ status: ClusterStatus) -> Sentence {
        let version = status.version ?? "-"
        let size = status.bytes.map(megabytes) ?? "-"
        let state: Sentence =
            switch status.state {
            case .absent: Sentence(en: "absent (make it: poolbook local start)", zh: "不存在（创建：poolbook local start）")
            case .stopped: Sentence(en: "stopped (start it: poolbook local start)", zh: "已停止（启动：poolbook local start）")
            case .running: Sentence(en: "running", zh: "运行中")
            }
        return Sentence(
            en: """
                local pool: \(state.en)
                directory   \(status.directory)
                socket      \(status.socket)
                version     PostgreSQL \(version)
                size        \(size)
                """,
            zh: """
                本机资源库：\(state.zh)
                目录        \(status.directory)
                套接字      \(status.socket)
                版本        PostgreSQL \(version)
                大小        \(size)
                """)
    }

    static func confirmDestroy(_ place: String) -> Sentence {
        Sentence(
            en: "local pool: remove \(place) with everything in it? [y/N] ",
            zh: "本机资源库：删除 \(place) 及其全部内容？[y/N] ")
    }

    static let kept = Sentence(en: "local pool: nothing was removed", zh: "本机资源库：未删除任何内容")

    private static func megabytes(_ bytes: Int64) -> String { "\((bytes + 999_999) / 1_000_000) MB" }

    // MARK: - Errors

    static let noServer = Sentence(
        en: "no PostgreSQL server is installed here. Install Debian's package postgresql"
            + " (sudo apt install postgresql), version 15 or newer.",
        zh: "本机未安装 PostgreSQL 服务器。请安装 Debian 软件包 postgresql（sudo apt install postgresql），15 或更高版本。")

    static func serverTooOld(_ major: Int) -> Sentence {
        Sentence(
            en: "PostgreSQL \(major) is too old; 15 or newer is needed. Install postgresql-15 or a later one.",
            zh: "PostgreSQL \(major) 版本过低，需要 15 或更高版本。请安装 postgresql-15 或更新的软件包。")
    }

    static func serverVersionMissing(_ major: Int) -> Sentence {
        Sentence(
            en: "the local pool was made by PostgreSQL \(major), which is not installed. Install postgresql-\(major),"
                + " or start afresh: poolbook local destroy",
            zh: "本机资源库由 PostgreSQL \(major) 创建，但该版本未安装。请安装 postgresql-\(major)，或重新开始：poolbook local destroy")
    }

    static func noServerUser(_ name: String) -> Sentence {
        Sentence(
            en: "PostgreSQL does not run as root, and there is no user \(name). Install Debian's package postgresql,"
                + " which makes it, or call poolbook as an ordinary user.",
            zh: "PostgreSQL 不能以 root 运行，而本机没有用户 \(name)。请安装会创建该用户的 Debian 软件包 postgresql，或以普通用户运行 poolbook。")
    }

    static func noProgram(_ name: String) -> Sentence {
        Sentence(
            en: "the program \(name) is not here or does not run. Install Debian's packages postgresql and util-linux.",
            zh: "程序 \(name) 不存在或无法运行。请安装 Debian 软件包 postgresql 和 util-linux。")
    }

    static let noHome = Sentence(
        en: "you have no home directory. Set XDG_DATA_HOME to a directory of yours.",
        zh: "找不到您的主目录。请将 XDG_DATA_HOME 设为您自己的目录。")

    static func socketPathTooLong(_ path: String, bytes: Int) -> Sentence {
        Sentence(
            en: "the socket's path has \(bytes) bytes, and 107 are allowed: \(path)\n"
                + "Set XDG_DATA_HOME to a shorter path.",
            zh: "套接字路径有 \(bytes) 字节，最多允许 107 字节：\(path)\n请将 XDG_DATA_HOME 设为更短的路径。")
    }

    static func unusablePath(_ path: String, character: Unicode.Scalar) -> Sentence {
        let code = "U+" + String(character.value, radix: 16, uppercase: true).leftPadded(to: 4)
        let shown = printable(path)
        return Sentence(
            en: "a local pool cannot lie in \(shown): the character \(code) is not possible there."
                + " Set XDG_DATA_HOME to another path.",
            zh: "本机资源库不能放在 \(shown)：路径中不允许字符 \(code)。请将 XDG_DATA_HOME 设为其他路径。")
    }

    static func symbolicLink(_ path: String) -> Sentence {
        Sentence(
            en: "\(path) is a symbolic link, not a local pool. Nothing was changed."
                + " Remove the link, or set XDG_DATA_HOME.",
            zh: "\(path) 是符号链接，不是本机资源库。未作任何更改。请删除该链接，或设置 XDG_DATA_HOME。")
    }

    static func foreignDirectory(_ path: String) -> Sentence {
        Sentence(
            en: "\(path) was not made by poolbook. Nothing was changed. Move it away, or set XDG_DATA_HOME.",
            zh: "\(path) 不是由 poolbook 创建的。未作任何更改。请将其移走，或设置 XDG_DATA_HOME。")
    }

    static func otherOwner(_ path: String) -> Sentence {
        Sentence(
            en: "\(path) belongs to somebody else. Call poolbook as its owner, or set XDG_DATA_HOME.",
            zh: "\(path) 属于其他用户。请以其所有者身份运行 poolbook，或设置 XDG_DATA_HOME。")
    }

    static func unreachable(_ path: String, user: String) -> Sentence {
        Sentence(
            en: "the user \(user), who runs the server for root, cannot enter \(path)."
                + " Set XDG_DATA_HOME to a directory that everybody can pass through.",
            zh: "为 root 运行服务器的用户 \(user) 无法进入 \(path)。请将 XDG_DATA_HOME 设为所有用户都可通过的目录。")
    }

    /// What the system says when a file cannot be written.
    static func systemError(_ error: Int32) -> Sentence {
        switch error {
        case EACCES, EPERM: Sentence(en: "not permitted", zh: "没有权限")
        case ENOENT: Sentence(en: "there is no such folder", zh: "没有该文件夹")
        case ENOSPC, EDQUOT: Sentence(en: "no space is left", zh: "空间不足")
        case EROFS: Sentence(en: "the disk is read-only", zh: "磁盘为只读")
        case ENOTDIR: Sentence(en: "part of the path is no directory", zh: "路径中有一部分不是目录")
        default: Sentence(en: "system error \(error)", zh: "系统错误 \(error)")
        }
    }

    static func file(_ path: String, error: Int32) -> Sentence {
        let why = systemError(error)
        return Sentence(
            en: "cannot change \(path): \(why.en). Mend that, or set XDG_DATA_HOME to another directory.",
            zh: "无法更改 \(path)：\(why.zh)。请修复，或将 XDG_DATA_HOME 设为其他目录。")
    }

    static func busy(_ lock: String) -> Sentence {
        Sentence(
            en: "another poolbook is at work on the local pool and has not finished in two minutes"
                + " (\(lock)). Try again.",
            zh: "另一个 poolbook 正在处理本机资源库，两分钟内尚未完成（\(lock)）。请稍后重试。")
    }

    static func notCreated(log: String) -> Sentence {
        Sentence(
            en: "the local server could not be made; why is in \(log)\n"
                + "Mend that (is there space on the disk?), then: poolbook local start",
            zh: "无法创建本机服务器；原因见 \(log)\n请先排除问题（磁盘空间是否足够？），然后：poolbook local start")
    }

    static func notStarted(log: String) -> Sentence {
        Sentence(
            en: "the local server did not start; why is at the end of \(log)\n"
                + "Mend that, then: poolbook local start; or begin afresh: poolbook local destroy",
            zh: "本机服务器未能启动；原因见日志末尾 \(log)\n"
                + "请排除问题后运行：poolbook local start；或重新开始：poolbook local destroy")
    }

    static func notReady(log: String) -> Sentence {
        Sentence(
            en: "the local server is still starting after a minute. Try again soon; what it does: \(log)",
            zh: "本机服务器一分钟后仍在启动。请稍后重试；运行情况见：\(log)")
    }

    static func notStopped(process: Int32) -> Sentence {
        Sentence(
            en: "the local server's process \(process) does not end. Look what it does, then try again.",
            zh: "本机服务器进程 \(process) 未能结束。请检查其状态后重试。")
    }

    static func notPrepared(log: String) -> Sentence {
        Sentence(
            en: "the local server runs, but its database could not be made; why is at the end of \(log)",
            zh: "本机服务器已运行，但无法创建数据库；原因见日志末尾 \(log)")
    }

    static let absent = Sentence(
        en: "there is no local pool. Make it: poolbook local start",
        zh: "没有本机资源库。创建：poolbook local start")
    static let stopped = Sentence(
        en: "the local pool is stopped. Start it: poolbook local start",
        zh: "本机资源库已停止。启动：poolbook local start")
    static let confirmationNeeded = Sentence(
        en: "nobody is there to ask whether to remove the local pool. Say it with: poolbook local destroy -y",
        zh: "没有终端可供确认是否删除本机资源库。请使用：poolbook local destroy -y")
}

extension String {
    /// With zeros before it.
    fileprivate func leftPadded(to width: Int) -> String {
        String(repeating: "0", count: max(0, width - count)) + self
    }
}
