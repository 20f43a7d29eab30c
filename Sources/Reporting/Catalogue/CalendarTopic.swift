/// What `poolbook help calendars` says.
extension TopicSentences {
    static let calendars: [TopicPart] = [
        .paragraph(
            Sentence(
                en:
                    "A calendar (.ics) is written of one venue, person, organization, project or reservation, or of all that "
                    + "concerns you. Others' reservations are busy in it, and no more. Holds and requests are tentative; what was "
                    + "called off stays as cancelled for a month. Entries keep their UID and count their versions.",
                zh: "日历 (.ics) 可按一个场地、人员、组织、项目或预订写出，或包含与您有关的全部。他人的预订只显示为已占用。"
                    + "暂留和申请为暂定；已取消的保留一个月。各项保持其 UID 并累计版本。")),
        .examples(
            .command,
            [
                .init("poolbook export calendar --venue DS-01 -o hall.ics", Sentence(en: "a venue's", zh: "一个场地的日历")),
                .init(
                    "poolbook export calendar --org youth --from 2027-01-01",
                    Sentence(en: "an organization's, from a day on", zh: "一个组织的日历，自某日起")),
                .init(
                    "poolbook import calendar youth.ics union.ics -n",
                    Sentence(en: "try two files as one", zh: "两个文件一起试运行")),
                .init(
                    "poolbook import calendar youth.ics --cancel-missing",
                    Sentence(en: "and cancel what is gone from it", zh: "并取消其中已不存在的")),
            ]),
        .paragraph(
            Sentence(
                en:
                    "What is imported is whose --host says, or who invites, or what the calendar or its file is called, or "
                    + "your own organization's. LOCATION is the code, the name or an alias of a venue, also before an address; "
                    + "several stand between semicolons. What is not known is listed with the command that adds the alias.",
                zh: "导入项归 --host 所写的组织，其次为邀请者、日历或文件名所指的组织，再次为您自己的组织。LOCATION 为场地的编码、名称或别名，"
                    + "其后可带地址；多个以分号隔开。未知的会列出，并给出添加别名的命令。")),
        .paragraph(
            Sentence(
                en:
                    "What fits is bound; the rest waits as requests, and so does what is tentative. Of several that claim one "
                    + "place the venue's owner comes first, then who entered it earlier (CREATED), then the earlier start.",
                zh: "能安排的直接落实，其余作为申请等待，暂定的也如此。多方争用同一场地时，场地所属组织优先，其次录入较早者 (CREATED)，再次开始较早者。"
            )),
        .paragraph(
            Sentence(
                en:
                    "The same file again changes nothing. Of a changed one just what differs from its last import changes here, "
                    + "known by UID and, of what comes again, by its original start. Times without a zone are the pool's; a day "
                    + "alone is the whole day.",
                zh: "再次导入同一文件不会改变任何内容。更改过的文件只改变与上次导入不同之处，以 UID 识别，重复项另以原定开始时间识别。"
                    + "没有时区的时间按资源库的时区；只有日期的为全天。")),
    ]
}
