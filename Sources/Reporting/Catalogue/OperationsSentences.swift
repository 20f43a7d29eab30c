// swift-format-ignore-file: AllPublicDeclarationsHaveDocumentation
// Each sentence says itself what it is for.

/// What `poolbook help operations` says to whoever runs the server.
enum OperationsSentences {
    private typealias Example = TopicPart.Example

    static let title = Sentence(en: "How to run the server", zh: "服务器的运行维护")

    static let topic: [TopicPart] = [
        .paragraph(
            Sentence(
                en:
                    "`poolbook doctor` says what is wrong with a server and how to mend it. `poolbook backup` copies the "
                    + "whole database at one instant; run it each night, and restore it somewhere once a month.",
                zh: "`poolbook doctor` 指出服务器的问题及处理办法。`poolbook backup` 备份某一时刻的整个数据库；请每晚运行，并每月试恢复一次。")),
        .paragraph(
            Sentence(
                en:
                    "To go back to any instant, keep the server's log elsewhere as well (archive_mode and archive_command, in "
                    + "the example of postgresql.conf) and copy its data once a week. Then, as the server's user, with "
                    + "the script in config/operations:",
                zh: "若要恢复到任一时刻，请把服务器日志另存一份 (postgresql.conf 示例中的 archive_mode 和 archive_command)，并每周复制一次数据。"
                    + "然后以服务器用户的身份，用 config/operations 中的脚本:")),
        .examples(
            .word,
            [
                Example(
                    "pg_basebackup -D BASE",
                    Sentence(en: "once a week, on the server", zh: "每周一次，在服务器上")),
                Example(
                    "restore-to.sh BASE ARCHIVE '2027-03-06 14:00+08' NEW",
                    Sentence(en: "another server, as it was then", zh: "另一台服务器，恢复到当时")),
                Example("poolbook verify", Sentence(en: "there; it must find nothing", zh: "在其上运行；不应有任何发现")),
                Example(
                    "poolbook pool resume",
                    Sentence(en: "once it is the one in use: mail and expiry begin again", zh: "启用之后运行: 恢复邮件和到期处理")),
            ]),
        .paragraph(
            Sentence(
                en:
                    "With a synchronous standby nothing is acknowledged before both servers have it. Members name both, and find "
                    + "the one that takes writes: host=one,other target_session_attrs=read-write. Whoever was in doubt "
                    + "when one of them died runs the command again with its key, as it was told.",
                zh: "有同步备用服务器时，两台都写入之后才会确认。成员写明两台，即可找到可写的一台: host=one,other "
                    + "target_session_attrs=read-write。服务器故障时结果不明的命令，按提示用同一个键再运行一次即可。")),
        .paragraph(
            Sentence(
                en:
                    "Through PgBouncer pool_mode=transaction serves every command but migrate, backup and restore, which go to the "
                    + "server itself. Its idle_transaction_timeout ends whoever begins something and never ends it, which a "
                    + "login's own settings cannot undo.",
                zh: "通过 PgBouncer 时，pool_mode=transaction 适用于除 migrate、backup 和 restore 之外的所有命令；这三个直接连接服务器。"
                    + "其 idle_transaction_timeout 会结束一直不提交的会话，登录账号自己的设置无法改变它。")),
    ]
}
