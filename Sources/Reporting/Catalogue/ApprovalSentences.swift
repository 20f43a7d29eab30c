// swift-format-ignore-file: AllPublicDeclarationsHaveDocumentation
// Each sentence says itself what it is for.

public import Scheduling

/// What people read of approvals.
public enum ApprovalSentences {
    public static let approval = Sentence(en: "approval", zh: "同意")
    public static let approvals = Sentence(en: "approvals", zh: "须经同意")
    public static let of = Sentence(en: "of", zh: "由谁")
    public static let purpose = Sentence(en: "for", zh: "事项")
    public static let secondPerson = ReasonWriter.secondPerson

    /// Above what is waited for.
    public static func waits(_ doing: Doing) -> Sentence {
        switch doing {
        case .done:
            Sentence(
                en:
                    "Places and money are kept until these have agreed; all yes confirms it, one no releases all of it.",
                zh: "场地与资金保留至以下各方同意；全部同意即确认, 一方拒绝即全部释放。")
        case .tried:
            Sentence(en: "It would wait for these to agree.", zh: "将等待以下各方同意。")
        }
    }

    /// What an organization is to agree to: `co-host; 500.00 of 1,300.00 from X, Y`.
    public static func items(_ items: [Approval.Item], in currency: Currency) -> Sentence {
        let projects = items.filter { $0.need == .project }
        let bears = items.first { $0.need == .host }
        var parts: [Sentence] = []
        if let bears {
            let (part, whole) = (money(bears.amount, currency), money(bears.total, currency))
            let names = projects.compactMap(\.name).joined(separator: ", ")
            parts.append(
                names.isEmpty
                    ? Sentence(en: "co-host; \(part) of \(whole)", zh: "合办；承担 \(whole) 中的 \(part)")
                    : Sentence(
                        en: "co-host; \(part) of \(whole) from \(names)", zh: "合办；承担 \(whole) 中的 \(part), 由 \(names) 支付"
                    ))
        } else {
            parts += projects.map { item in
                let (amount, name) = (money(item.amount, currency), item.name ?? "-")
                return Sentence(en: "\(amount) from \(name)", zh: "由 \(name) 支付 \(amount)")
            }
        }
        parts += items.filter { $0.need == .resource }.map { item in
            .verbatim((item.name ?? "-") + (item.quantity.map { " x \($0)" } ?? ""))
        }
        return Sentence.joined(parts, by: Sentence(en: ", ", zh: "、"))
    }

    private static func money(_ units: Int64?, _ currency: Currency) -> String {
        Money(minorUnits: units ?? 0, currency: currency).description
    }
}
