// swift-format-ignore-file: AllPublicDeclarationsHaveDocumentation
// Each sentence says itself what it is for.

internal import Scheduling

/// What people read when they are invited, join, and change their password.
public enum JoiningSentences {
    public static let invitation = Sentence(en: "invitation", zh: "邀请")
    public static let validUntil = Sentence(en: "valid until", zh: "有效期至")
    public static let pool = Sentence(en: "pool", zh: "资源库")
    public static let since = Sentence(en: "since", zh: "加入时间")
    public static let server = Sentence(en: "server", zh: "服务器")
    public static let database = Sentence(en: "database", zh: "数据库")
    public static let transport = Sentence(en: "transport", zh: "传输")

    public static let bySocket = Sentence(en: "a socket of this machine", zh: "本机套接字")
    public static let byPlain = Sentence(en: "no TLS: everybody on the way can read", zh: "无 TLS: 途中任何人均可读取")
    public static let byTLS = Sentence(en: "TLS, the server not verified", zh: "TLS，未验证服务器")
    public static let byVerifiedTLS = Sentence(en: "TLS verified", zh: "TLS 已验证")

    // MARK: - Inviting

    /// The lines above an invitation: what it is, and what to do with it.
    public static func fileHead(login: String) -> Sentence {
        Sentence(
            en: "For \(login) alone, and good once: whoever has it can join as \(login). Use: poolbook login FILE",
            zh: "仅供 \(login) 本人使用一次: 持有者均可以 \(login) 的身份加入。用法: poolbook login FILE")
    }

    public static func invited(_ path: String, until end: Sentence) -> Sentence {
        Sentence(en: "Invitation: \(path), good once until \(end.en)", zh: "邀请: \(path), 一次有效, 至 \(end.zh)")
    }

    public static func invited(_ count: Int, until end: Sentence) -> Sentence {
        Sentence(
            en: "\(counted(count, "invitation", "invitations")), each good once until \(end.en)",
            zh: "\(grouped(count)) 份邀请, 各一次有效, 至 \(end.zh)")
    }

    public static func handOver(_ file: String) -> Sentence {
        Sentence(
            en: "Hand it over so that nobody else reads it; they type: poolbook login \(file)",
            zh: "请妥善转交, 勿让他人看到；对方输入: poolbook login \(file)")
    }

    public static let onlyThisMachine = Sentence(
        en: "It works on this machine only; for others name the server: --address HOST",
        zh: "仅可在本机使用；给其他机器请写明服务器: --address HOST")

    public static func reset(_ login: String, until end: Sentence, _ doing: Doing) -> Sentence {
        doing == .tried
            ? Sentence(
                en: "\(login) would be invited anew, until \(end.en); their password would end",
                zh: "将重新邀请 \(login), 至 \(end.zh)；其密码将失效")
            : Sentence(en: "\(login) is invited anew; their password has ended", zh: "已重新邀请 \(login)；其密码已失效")
    }

    public static func resetBefore(_ login: String) -> Sentence {
        Sentence(
            en: "\(login) was invited with this --key before; that invitation counts",
            zh: "已用此 --key 邀请过 \(login)；以当时的邀请为准")
    }

    public static let onlyForMembers = Sentence(
        en: "--invitation and --address are for members: poolbook import member",
        zh: "--invitation 和 --address 仅用于成员: poolbook import member")

    public static func badAddress(_ text: String) -> Sentence {
        Sentence(
            en: "--address \"\(text)\": write HOST or HOST:PORT", zh: "--address “\(text)”: 请写 HOST 或 HOST:PORT")
    }

    public static func noFolder(_ path: String) -> Sentence {
        Sentence(
            en: "\(path) is no folder that you can write to; --invitation names another",
            zh: "\(path) 不是可写入的文件夹；请用 --invitation 另行指定")
    }

    public static func inTheWay(_ path: String) -> Sentence {
        Sentence(
            en: "\(path) is there already and no invitation; move it, or name a folder with --invitation",
            zh: "\(path) 已存在且不是邀请；请移走它, 或用 --invitation 指定文件夹")
    }

    // MARK: - Joining

    public static func noFile(_ path: String) -> Sentence {
        Sentence(en: "there is no file \(path)", zh: "没有文件 \(path)")
    }

    public static func noInvitation(_ path: String) -> Sentence {
        Sentence(
            en: "\(path) is no invitation; an administrator makes one: poolbook member add",
            zh: "\(path) 不是邀请；由管理员生成: poolbook member add")
    }

    public static let expired = Sentence(
        en: "this invitation has expired: it was good for 7 days", zh: "此邀请已过期: 有效期为 7 天")
    public static let usedUp = Sentence(
        en: "the server does not accept this invitation: it is used up, or there is a newer one",
        zh: "服务器不接受此邀请: 已被使用, 或已有新的邀请")

    public static func joinedAlready(_ service: String) -> Sentence {
        Sentence(
            en: "this invitation is used up: you have joined with it, as service \"\(service)\"; try: poolbook whoami",
            zh: "此邀请已使用: 您已加入, 服务为“\(service)”；可运行: poolbook whoami")
    }

    public static func askAnew(_ login: String) -> Sentence {
        Sentence(
            en: "a new invitation comes from an administrator: poolbook member reset \(login)",
            zh: "新的邀请由管理员发出: poolbook member reset \(login)")
    }

    public static func notVerified(_ host: String) -> Sentence {
        Sentence(
            en: "\(host) cannot be reached, or is not the server that the invitation was made for: "
                + "its certificate does not fit; ask your administrator",
            zh: "无法连接 \(host), 或它不是邀请所指的服务器: 证书不符；请联系管理员")
    }

    public static func badService(_ name: String) -> Sentence {
        Sentence(
            en: "--service \"\(name)\": letters, digits, - and _ are expected", zh: "--service “\(name)”: 应为字母、数字、- 和 _"
        )
    }

    public static func serviceTaken(_ name: String, _ file: String) -> Sentence {
        Sentence(
            en: "\(file) has a service \"\(name)\" that leads elsewhere; choose another name",
            zh: "\(file) 中已有指向别处的服务“\(name)”；请另选名称")
    }

    public static func unreadable(_ path: String) -> Sentence {
        Sentence(en: "\(path) cannot be read; mend it first", zh: "无法读取 \(path)；请先修正")
    }

    public static func saved(service: String, file: String) -> Sentence {
        Sentence(
            en: "Saved as service \"\(service)\"; the password is in \(file) (mode 600). The invitation is used up.",
            zh: "已存为服务“\(service)”；密码在 \(file) (权限 600)。邀请已使用。")
    }

    public static func notTheDefault(service: String) -> Sentence {
        Sentence(
            en: "Another server is the default; this one is reached with: PGSERVICE=\(service) poolbook whoami",
            zh: "默认仍为另一服务器；访问此服务器: PGSERVICE=\(service) poolbook whoami")
    }

    // MARK: - Passwords

    public static let newPassword = Sentence(en: "New password: ", zh: "新密码: ")
    public static let again = Sentence(en: "  again: ", zh: "  再输一次: ")
    public static let different = Sentence(en: "The two are not the same.", zh: "两次输入不一致。")

    public static func tooWeak(_ shortest: Int) -> Sentence {
        Sentence(
            en: "Too easy to guess: take \(shortest) characters or more, not all alike.",
            zh: "过于简单: 请至少使用 \(shortest) 个字符, 且不要都相同。")
    }

    public static let sameAsBefore = Sentence(
        en: "Take another than the old one, the login's or the pool's name.", zh: "请勿使用旧密码、登录名或资源库名称。")
    public static let noPassword = Sentence(
        en: "no password was chosen; nothing was changed", zh: "未设定密码；未作更改")
    public static let terminalNeeded = Sentence(
        en: "a password is asked for on a terminal only, never read from a pipe or an option",
        zh: "密码只在终端上询问, 不从管道或选项读取")
    public static let noPasswordHere = Sentence(
        en: "the local pool has no passwords: it knows whoever runs it", zh: "本机资源库没有密码: 它认得运行者")
    public static let changed = Sentence(en: "Your password is changed.", zh: "密码已更改。")

    public static func changed(file: String) -> Sentence {
        Sentence(en: "Your password is changed, in \(file) too.", zh: "密码已更改, \(file) 中亦已更新。")
    }

    public static let inEnvironment = Sentence(
        en: "PGPASSWORD still has another; unset it.", zh: "PGPASSWORD 中仍是另一个；请取消设置。")
}

/// Help of the same commands.
public enum JoiningHelp {
    public static let group = Sentence(en: "You", zh: "您自己")
    public static let login = Sentence(
        en: "Join a pool with the invitation that its administrator sent.", zh: "用管理员发来的邀请加入资源库。")
    public static let invitationFile = Sentence(en: "The invitation.", zh: "邀请文件。")
    public static let service = Sentence(
        en: "What to call the server in ~/.pg_service.conf (default: the pool's initials).",
        zh: "服务器在 ~/.pg_service.conf 中的名称（默认: 资源库名称的首字母）。")
    public static let passwd = Sentence(en: "Change your password.", zh: "更改您的密码。")
    public static let whoami = Sentence(
        en: "Say as whom you are known here, and where this is.", zh: "说明您在这里的身份, 以及所在的服务器。")
    public static let reset = Sentence(
        en: "Invite a member anew: their password ends.", zh: "重新邀请成员: 其密码随即失效。")
    public static let invitation = Sentence(
        en: "The folder for the invitations of new logins, LOGIN.poolbook (default: here).",
        zh: "新登录名的邀请 LOGIN.poolbook 所存的文件夹（默认: 当前文件夹）。")
    public static let address = Sentence(
        en: "The server as the invited reach it (default: as you do).", zh: "受邀者访问服务器的地址（默认与您相同）。")
}
