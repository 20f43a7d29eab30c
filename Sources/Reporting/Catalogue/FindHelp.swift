// swift-format-ignore-file: AllPublicDeclarationsHaveDocumentation
// Each sentence says itself what it is for.

/// What `find --help` says, and the options of needs elsewhere.
public enum FindHelp {
    public static let find = Sentence(
        en: "Find what fits a need, the best first, each offer with a code that takes it.",
        zh: "按需求查找合适的方案，最优的在前，每个方案有可直接预订的代码。")
    public static let findDiscussion = Sentence(
        en:
            "poolbook find \"sat 14:00-17:00\" --capacity 180 --near DS-01 --skill lawyer\n"
            + "poolbook find --on sat --between 13:00-18:00 --in 2027-03 --for 3h --feature stage\n\n"
            + "Without a need it lists what is free. An offer fixes its bundle for a week: reserve TITLE --offer CODE takes "
            + "exactly that. Nearer, fuller and cheaper is better; so are skills that last, and owners of whose venues "
            + "others have less on these days. Ways on foot are straight lines, at the pool's walking-speed.",
        zh:
            "poolbook find \"周六 14:00-17:00\" --capacity 180 --near 东胜区 --skill 律师\n"
            + "poolbook find --on 周六 --between 13:00-18:00 --in 2027-03 --for 3h --feature 舞台\n\n"
            + "不写需求则列出空闲的资源。方案在一周内有效: reserve 标题 --offer 代码 即按该方案预订。更近、更满、费用更低的在前；"
            + "资格有效期长的人员、近日被占用较少的所属组织也优先。步行按直线距离和资源库的 walking-speed 计算。")
    public static let whens = Sentence(
        en:
            "When: 2027-03-06 14:00-17:00, sat 14:00-17:00; or days, in which times are looked for. Of several any will do.",
        zh: "时间: 2027-03-06 14:00-17:00、周六 14:00-17:00；或若干天，在其中查找时段。写多个时任一均可。")
    public static let on = Sentence(en: "Weekdays, such as sat or mon-fri.", zh: "星期，例如 周六 或 周一至周五。")
    public static let between = Sentence(
        en: "Hours of the day between which it must be, such as 13:00-18:00.", zh: "须在一天中的哪段时间内，例如 13:00-18:00。")
    public static let inDays = Sentence(
        en: "In which days, such as 2027-03; else the next four weeks.", zh: "在哪些天内，例如 2027-03；不写则为今后四周。")
    public static let length = Sentence(en: "How long, such as 3h; else 2h.", zh: "时长，例如 3h；不写则为 2h。")
    public static let capacity = Sentence(en: "A venue for at least so many.", zh: "至少可容纳这么多人的场地。")
    public static let feature = Sentence(
        en: "A venue that has this; of several, all of them.", zh: "具有该设施的场地；写多个时须全部具备。")
    public static let district = Sentence(
        en: "A venue in this district; of several, any.", zh: "位于该区域的场地；写多个时任一均可。")
    public static let near = Sentence(
        en: "Near a district, a venue, or a point such as 39.8162,109.9870.", zh: "靠近某区域、场地或坐标点，例如 39.8162,109.9870。")
    public static let within = Sentence(
        en: "How far from there at most: 20min on foot, 800m, 2km.", zh: "最远距离: 步行 20min、800m、2km。")
    public static let skill = Sentence(
        en: "Somebody who can do this, or so many; may be repeated.", zh: "具有该技能的人员及人数；可重复。")
    public static let need = Sentence(
        en: "The same in one text: \"venue:180 stage\", \"staff:lawyer=2\".",
        zh: "用一段文字表示: \"venue:180 舞台\"、\"staff:律师=2\"。")
    public static let offer = Sentence(
        en: "Take exactly what find offered under this code.", zh: "按 find 给出的方案代码预订。")
    public static let timeline = Sentence(
        en: "Show bars of time above the offers: what is taken, and where each would be.",
        zh: "在方案上方显示时间条: 已占用的时间和各方案的位置。")
}
