public import Scheduling

/// One value, as it is known, not as it is shown: each output shows it in its own way.
///
/// | case | text | JSON | CSV |
/// |---|---|---|---|
/// | text | itself, printable | string | itself, guarded |
/// | integer | `1,904` | number | `1904` |
/// | money | `30,000.00` | `{"amount": "30000.00", "currency": "CNY"}` | `30000.00` |
/// | share | `33.3334%` | `"33.3334%"` | `33.3334%` |
/// | instant | `Sat 2027-03-06 14:00` | `"2027-03-06T14:00:00+08:00"` | `2027-03-06T14:00:00+08:00` |
/// | period, range | `Sat 2027-03-06 14:00-17:00` | `{"start": instant, "end": instant}` | `start/end` |
/// | date | `Sat 2027-03-06` | `"2027-03-06"` | `2027-03-06` |
/// | duration | `3 h 20 min` | `"PT3H20M"` | `PT3H20M` |
/// | list | `a, b` (`a、b`) | array of strings | `a; b`, guarded |
/// | flag | yes, no (是, 否) | true, false | `true`, `false` |
/// | state | the sentence, in its tone | the key | the key |
/// | empty | `-` | null | nothing |
public enum Cell: Sendable, Hashable {
    /// A name, a reference, a title: anything that reads the same in both languages.
    case text(String)
    /// A count.
    case integer(Int)
    /// An amount. CSV leaves the currency out: a pool has one.
    case money(Money)
    /// A percentage.
    case share(Share)
    /// A moment, with the offset of the renderer's zone.
    case instant(Instant)
    /// A half-open period; shown with its times, even where it is of whole days.
    case period(Period)
    /// A half-open period, shown as dates (the last one is in) where it is of whole days.
    case range(Period)
    /// A day.
    case date(LocalDate)
    /// A length of time, shown to the minute where it has no seconds.
    case duration(Duration)
    /// Several names.
    case list([String])
    /// Yes or no.
    case flag(Bool)
    /// One of an enumeration's values: what people read, the English key that programs read, and how it stands out.
    case state(Sentence, key: String, tone: Tone = .plain)
    /// Nothing is known, or there is nothing.
    case empty
}

extension Cell {
    /// The value as people read it, not yet made printable.
    func text(in language: Language, _ zone: Zone) -> String {
        switch self {
        case .text(let text): text
        case .integer(let number): grouped(number)
        case .money(let money): money.description
        case .share(let share): share.description
        case .instant(let instant): TimeText.instant(instant, zone: zone, language: language)
        case .period(let period): TimeText.period(period, zone: zone, language: language)
        case .range(let period): TimeText.range(period, zone: zone, language: language)
        case .date(let date): TimeText.day(date, language: language)
        case .duration(let duration): duration.sentence.text(in: language)
        case .list(let items): items.joined(separator: Self.listSeparator.text(in: language))
        case .flag(let flag): (flag ? Self.yes : Self.no).text(in: language)
        case .state(let sentence, _, _): sentence.text(in: language)
        case .empty: "-"
        }
    }

    /// The value as people read it, in both languages.
    public func sentence(in zone: Zone) -> Sentence {
        .rendered { text(in: $0, zone) }
    }

    /// The value as JSON.
    func json(in zone: Zone) -> JSONValue {
        switch self {
        case .text(let text): .string(text)
        case .integer(let number): .integer(number)
        case .money(let money):
            .object([("amount", .string(money.bare)), ("currency", .string(money.currency.code))])
        case .share(let share): .string(share.description)
        case .instant(let instant): .string(zone.iso8601(instant))
        case .period(let period), .range(let period):
            .object([("start", .string(zone.iso8601(period.start))), ("end", .string(zone.iso8601(period.end)))])
        case .date(let date): .string(date.description)
        case .duration(let duration): .string(duration.iso)
        case .list(let items): .array(items.map { .string($0) })
        case .flag(let flag): .bool(flag)
        case .state(_, let key, _): .string(key)
        case .empty: .null
        }
    }

    /// The value as a CSV cell, guarded but not yet quoted.
    func csv(in zone: Zone) -> String {
        switch self {
        case .text(let text): guarded(printable(text, lines: .kept))
        case .integer(let number): String(number)
        case .money(let money): money.bare
        case .share(let share): share.description
        case .instant(let instant): zone.iso8601(instant)
        case .period(let period), .range(let period): zone.iso8601(period.start) + "/" + zone.iso8601(period.end)
        case .date(let date): date.description
        case .duration(let duration): duration.iso
        case .list(let items): guarded(printable(items.joined(separator: "; "), lines: .kept))
        case .flag(let flag): flag ? "true" : "false"
        case .state(_, let key, _): guarded(key)
        case .empty: ""
        }
    }

    /// How the value stands out.
    var tone: Tone {
        switch self {
        case .state(_, _, let tone): tone
        case .text, .integer, .money, .share, .instant, .period, .range, .date, .duration, .list, .flag, .empty: .plain
        }
    }

    /// Whether the value may be cut short with an `…` and still be of use: what people type may not.
    var mayBeCut: Bool {
        switch self {
        case .text(let text): !isReference(text)
        case .list(let items): items.isEmpty || !items.allSatisfy(isReference)
        case .empty: true
        case .integer, .money, .share, .instant, .period, .range, .date, .duration, .flag, .state: false
        }
    }

    private static let yes = Sentence(en: "yes", zh: "是")
    private static let no = Sentence(en: "no", zh: "否")
    private static let listSeparator = Sentence(en: ", ", zh: "、")
}

/// Whether a text is what people type for one thing, such as `R-7K3M`.
private func isReference(_ text: String) -> Bool {
    let parts = text.split(separator: "-", omittingEmptySubsequences: false)
    return parts.count == 2 && parts[0].count == 1 && !parts[1].isEmpty
        && text.allSatisfy { $0 == "-" || $0.isASCII && ($0.isUppercase || $0.isNumber) }
}

extension Duration {
    /// Hours from two of them on, minutes, and seconds where there are any.
    public var sentence: Sentence {
        let whole = components.seconds
        let hours = whole.magnitude >= 7_200 ? whole.magnitude / 3_600 : 0
        let minutes = (whole.magnitude - hours * 3_600) / 60
        let seconds = whole.magnitude % 60
        var parts: [Sentence] = []
        if hours > 0 { parts.append(Sentence(en: "\(hours) h", zh: "\(hours) 小时")) }
        if minutes > 0 || whole == 0 { parts.append(Sentence(en: "\(minutes) min", zh: "\(minutes) 分钟")) }
        if seconds > 0 { parts.append(Sentence(en: "\(seconds) s", zh: "\(seconds) 秒")) }
        let sum = Sentence.joined(parts, by: .verbatim(" "))
        return whole < 0 ? Sentence(en: "-\(sum.en)", zh: "-\(sum.zh)") : sum
    }

    /// The duration of ISO 8601 in hours, minutes and seconds: `PT3H20M`.
    var iso: String {
        let whole = components.seconds
        let parts = [(whole.magnitude / 3_600, "H"), (whole.magnitude / 60 % 60, "M"), (whole.magnitude % 60, "S")]
        let text = parts.filter { $0.0 > 0 }.map { "\($0.0)\($0.1)" }.joined()
        return (whole < 0 ? "-PT" : "PT") + (text.isEmpty ? "0S" : text)
    }
}
