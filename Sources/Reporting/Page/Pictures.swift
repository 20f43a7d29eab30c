internal import Scheduling

/// The pictures of a drawdown's page.
struct Pictures {
    let page: DrawdownPage
    let renderer: Renderer
    let currency: Currency

    var all: [Picture] { [cumulative, waterfall, ages, categories] }

    /// What the colours stand for.
    var legend: [(Picture.Role, String)] {
        [
            (.spent, text(Headings.spent)), (.committed, text(Headings.committed)),
            (.reserved, text(Headings.reserved)), (.available, text(Headings.available)),
            (.lapsed, text(DrawdownSentences.lapsed)), (.curve, text(DrawdownSentences.curve)),
        ]
    }

    private func text(_ sentence: Sentence) -> String { renderer.text(sentence) }

    private func amount(_ units: Int64) -> String { Money(minorUnits: units, currency: currency).description }

    private var cumulative: Picture {
        var sum = Balances()
        var points: [CumulativePicture.Point] = []
        let first = FiscalYear.days(of: page.year).first
        for number in 0..<12 {
            let month = first.adding(months: number)
            // What moved before the year is in its first month.
            sum = page.months.filter { number == 0 ? $0.month <= month : $0.month == month }.map(\.moved)
                .reduce(sum, +)
            let isKnown = month <= page.lastMonth
            points.append(
                .init(
                    month: "\(number + 1)", spent: isKnown ? sum.spent : nil,
                    drawn: isKnown ? sum.spent + sum.committed : nil,
                    curve: Int64(Int128(page.balances.granted) * Int128(page.curve[number]) / 1_000_000)))
        }
        let balances = page.balances
        return CumulativePicture(
            title: text(PageSentences.cumulative),
            summary: text(
                PageSentences.cumulativeSummary(
                    spent: amount(balances.spent), drawn: amount(balances.spent + balances.committed),
                    granted: amount(balances.granted))),
            points: points, granted: balances.granted, amount: amount
        ).picture
    }

    private var waterfall: Picture {
        let balances = page.balances
        let changed = balances.granted - balances.original
        var bars: [BarPicture.Bar] = [
            bar(DrawdownSentences.original, balances.original, from: 0, .granted),
            bar(PageSentences.changed, changed, from: min(balances.original, balances.granted), .granted),
        ]
        var rest = balances.granted
        for (heading, part, role) in [
            (DrawdownSentences.lapsed, balances.lapsed, Picture.Role.lapsed), (Headings.spent, balances.spent, .spent),
            (Headings.committed, balances.committed, .committed), (Headings.reserved, balances.reserved, .reserved),
        ] {
            rest -= part
            bars.append(bar(heading, part, from: rest, role, sign: -1))
        }
        bars.append(bar(Headings.available, balances.available, from: 0, .available))
        return BarPicture(
            title: text(PageSentences.waterfall),
            summary: text(PageSentences.waterfallSummary(amount(balances.granted), amount(balances.available))),
            bars: bars
        ).picture
    }

    private func bar(
        _ heading: Sentence, _ part: Int64, from start: Int64, _ role: Picture.Role, sign: Int64 = 1
    ) -> BarPicture.Bar {
        BarPicture.Bar(
            name: text(heading), amount: amount(sign * part), start: max(0, start),
            parts: [(Int64(clamping: part.magnitude), role)])
    }

    private var ages: Picture {
        BarPicture(
            title: text(PageSentences.ages), summary: text(PageSentences.agesSummary(amount(page.balances.committed))),
            bars: page.ages.map { age, part in
                BarPicture.Bar(name: text(PageSentences.age(age)), amount: amount(part), parts: [(part, .committed)])
            }
        ).picture
    }

    private var categories: Picture {
        let sorted = page.categories.sorted { ($1.balances.granted, $0.name) < ($0.balances.granted, $1.name) }
        var shown = Array(sorted.prefix(9))
        if sorted.count > shown.count {
            shown.append((text(PageSentences.others), sorted.dropFirst(9).map(\.balances).total))
        }
        return BarPicture(
            title: text(PageSentences.categories), summary: text(PageSentences.categoriesSummary(sorted.count)),
            bars: shown.map { name, balances in
                BarPicture.Bar(
                    name: name, amount: amount(balances.spent + balances.committed),
                    parts: [
                        (balances.spent, .spent), (balances.committed, .committed), (balances.reserved, .reserved),
                        (balances.available, .available), (balances.lapsed, .lapsed),
                    ])
            }
        ).picture
    }
}
