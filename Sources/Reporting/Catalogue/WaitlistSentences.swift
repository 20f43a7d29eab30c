// swift-format-ignore-file: AllPublicDeclarationsHaveDocumentation
// Each sentence says itself what it is for.

/// What people read of requests that come next when something becomes free.
public enum WaitlistSentences {
    /// A request that stands now.
    public static func stands(_ reference: String) -> Sentence {
        Sentence(en: "\(reference) waited for it, and is confirmed", zh: "\(reference) 在等候, 现已确认")
    }

    /// A request that is held until a time.
    public static func held(_ reference: String, until: Sentence) -> Sentence {
        Sentence(
            en: "\(reference) waited for it, and is held until \(until.en)", zh: "\(reference) 在等候, 现保留至 \(until.zh)")
    }
}
