internal import Scheduling

/// Why something is not what is needed.
extension ReasonWriter {
    func notAsked(_ reason: Reason) -> Sentence {
        guard let name = reason.subject else {
            return Sentence(en: "no venue of the pool is like that", zh: "资源库中没有这样的场地")
        }
        return Sentence(en: "\(name) is not one of those that were asked for", zh: "\(name) 不在所要求的范围内")
    }

    func elsewhere(_ reason: Reason) -> Sentence {
        let districts = reason.categories.joined(separator: ", ")
        return Sentence(en: "\(subject(reason)) is not in \(districts)", zh: "\(subject(reason)) 不在 \(districts)")
    }

    func far(_ reason: Reason) -> Sentence {
        let place = word(reason)
        guard let metres = reason.free else {
            return Sentence(en: "nobody said where \(subject(reason)) is", zh: "\(subject(reason)) 没有登记位置")
        }
        let way = FindSentences.way(metres: Int(metres))
        return Sentence(
            en: "\(subject(reason)) is \(way.en) from \(place)", zh: "\(subject(reason)) 距 \(place) \(way.zh)")
    }

    func otherOffer(_ reason: Reason) -> Sentence {
        let (before, now) = (money(reason.asked), money(reason.free))
        return Sentence(
            en: "offer \(subject(reason)) cost \(before) and costs \(now) now; look again with poolbook find",
            zh: "方案 \(subject(reason)) 原费用 \(before), 现为 \(now)；请用 poolbook find 重新查找")
    }
}
