// swift-format-ignore-file: AllPublicDeclarationsHaveDocumentation
// Each sentence says itself what it is for.

internal import Scheduling

/// What an agenda says beside its picture.
public enum AgendaSentences {
    public static let nothingOn = Sentence(en: "Nothing is on.", zh: "没有安排。")
    public static let freeHeading = Sentence(en: "free", zh: "空闲")

    /// How much of the pool has nothing on.
    public static func free(venues: Int, people: Int, equipment: Int) -> Sentence {
        Sentence(
            en: "Nothing on throughout: \(counted(venues, "venue", "venues")), \(counted(people, "person", "people")), "
                + "\(counted(equipment, "kind", "kinds")) of equipment.",
            zh: "全程空闲: 场地 \(grouped(venues)) 处、人员 \(grouped(people)) 名、设备 \(grouped(equipment)) 种。")
    }

    /// How many of equipment are free at every instant.
    public static func leastFree(_ free: Int, of total: Int) -> Sentence {
        Sentence(
            en: "\(grouped(free)) of \(grouped(total)) are free throughout.",
            zh: "共 \(grouped(total)) 件，全程至少空闲 \(grouped(free)) 件。")
    }
}
