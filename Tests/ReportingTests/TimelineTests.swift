import Reporting
import Scheduling
import Testing

/// 2027-03-06 at an hour and a minute, in Shanghai; hours go on over midnight.
private func at(_ hour: Int, _ minute: Int = 0) -> Instant {
    saturday() + .seconds((hour - 14) * 3_600 + minute * 60)
}

private func period(_ start: Instant, _ end: Instant) -> Period {
    guard let period = Period(start: start, end: end) else { preconditionFailure("\(start) is not before \(end)") }
    return period
}

private func bar(
    _ start: Instant, _ end: Instant, _ fill: Timeline.Fill = .confirmed, _ label: String = "", buffers: Buffers = .none
) -> Timeline.Span {
    let blocked = period(start - .seconds(buffers.before * 60), end + .seconds(buffers.after * 60))
    return Timeline.Span(period(start, end), blocked: blocked, fill, label: label)
}

private func day(_ spans: [Timeline.Span], hours: (Int, Int) = (8, 22), open: [Period]? = nil) -> Timeline {
    let window = Timeline.Window.period(period(at(hours.0), at(hours.1)))
    return Timeline(head: window, lanes: [Timeline.Lane(.verbatim(""), window, spans: spans, open: open)])
}

private func drawn(_ timeline: Timeline, _ language: Language = .english, width: Int? = nil, zone: Zone = shanghai)
    -> String
{
    let renderer = Renderer(
        language: language, zone: zone, width: width.map { .columns($0) } ?? .unlimited)
    return renderer.text(timeline)
}

@Suite struct TimelineTests {
    static let saturday = day(
        [
            bar(at(14), at(17), .confirmed, "创新赛 市科协 300", buffers: Buffers(before: 30, after: 60)),
            bar(at(13), at(16), .requested, "创业沙龙 团市委 180"),
            bar(at(9), at(10, 30), .held, "Stand-up"),
            bar(at(18), at(21, 30), .taken),
        ], open: [period(at(8, 30), at(22))])

    @Test func `a day at 80 columns`() {
        #expect(
            drawn(Self.saturday) == """
                08   09   10   11   12   13   14   15   16   17   18   19   20   21   22
                  ...[+++++]...............:::[## 创新赛… ##]:::::[***************]...
                                         [= 创业沙龙… =]
                # confirmed   + held   = requested   * taken by others   : set-up, clearing
                . free   blank: not open

                """)
        #expect(
            drawn(Self.saturday, .simplifiedChinese) == """
                08   09   10   11   12   13   14   15   16   17   18   19   20   21   22
                  ...[+++++]...............:::[## 创新赛… ##]:::::[***************]...
                                         [= 创业沙龙… =]
                # 已确认   + 保留   = 申请中   * 他人占用   : 布置、清场   . 空闲   空白: 未开放

                """)
    }

    @Test func `a day at 120 columns`() {
        #expect(
            drawn(Self.saturday, width: 120) == """
                08      09      10      11      12      13      14      15      16      17      18      19      20      21      22
                    ....[+ Stand… +]........................::::[# 创新赛 市科协 300 ##]::::::::[**************************]....
                                                        [= 创业沙龙 团市委 1… =]
                # confirmed   + held   = requested   * taken by others   : set-up, clearing   . free   blank: not open

                """)
    }

    @Test func `what overlaps is stacked, what binds first`() {
        let timeline = day([
            bar(at(9), at(12), .requested, "one"), bar(at(10), at(13), .requested, "two"),
            bar(at(12), at(14), .requested, "three"), bar(at(9), at(10), .confirmed, "stands"),
        ])
        #expect(
            drawn(timeline) == """
                08   09   10   11   12   13   14   15   16   17   18   19   20   21   22
                .....[###][==== two ====].............................................
                     [==== one ====][= thr… =]
                # confirmed   = requested   . free

                """)
    }

    @Test func `bars at the edges, and shorter than a column, are seen`() {
        let timeline = day([
            bar(at(7), at(8), .confirmed, "over"), bar(at(8), at(8, 1), .confirmed), bar(at(12), at(12, 5), .held),
            bar(at(21, 59), at(22), .confirmed), bar(at(22), at(23), .confirmed, "not yet"),
        ])
        #expect(
            drawn(timeline) == """
                08   09   10   11   12   13   14   15   16   17   18   19   20   21   22
                #...................+................................................#
                # confirmed   + held   . free

                """)
    }

    @Test func `what goes over the edge has an arrow`() {
        let timeline = day(
            [
                bar(at(16), at(19), .confirmed, "from before"), bar(at(22), at(26), .confirmed, "over midnight"),
            ], hours: (18, 24))
        #expect(
            drawn(timeline) == """
                18           19           20           21           22           23           24
                <# from b… #].......................................[#### over midnight #####>
                # confirmed   < > goes on   . free

                """)
        let buffers = day(
            [bar(at(15), at(17, 30), .confirmed, "before", buffers: Buffers(before: 0, after: 60))], hours: (18, 24))
        #expect(
            drawn(buffers) == """
                18           19           20           21           22           23           24
                :::::::.......................................................................
                : set-up, clearing   . free

                """)
    }

    @Test func `rows of several days stand below the same hours`() throws {
        let first = try #require(LocalDate(year: 2027, month: 3, day: 6))
        let lanes = (0..<3).map { index in
            let date = first.adding(days: index)
            return Timeline.Lane(
                .rendered { TimeText.shortDay(date, language: $0) }, .day(date, from: 8, to: 22),
                spans: [
                    bar(
                        at(14 + 24 * index), at(17 + 24 * index), .confirmed, "读书会",
                        buffers: Buffers(before: 0, after: 30)),
                    bar(at(20), at(34), .held, "夜跑"),
                ])
        }
        let timeline = Timeline(head: .day(first, from: 8, to: 22), lanes: lanes)
        #expect(
            drawn(timeline) == """
                           08  09  10  11  12  13  14  15  16  17  18  19  20  21  22
                Sat 6 Mar  ........................[# 读书会 #]::..........[++++++>
                Sun 7 Mar  <++++++]................[# 读书会 #]::..................
                Mon 8 Mar  ........................[# 读书会 #]::..................
                # confirmed   + held   : set-up, clearing   < > goes on   . free

                """)
        #expect(
            drawn(timeline, .simplifiedChinese, width: 120) == """
                             08     09     10     11     12     13     14     15     16     17     18     19     20     21     22
                3月6日 周六  ..........................................[##### 读书会 ######]::::.................[+++ 夜跑 +++>
                3月7日 周日  <+++ 夜跑 +++]............................[##### 读书会 ######]::::...............................
                3月8日 周一  ..........................................[##### 读书会 ######]::::...............................
                # 已确认   + 保留   : 布置、清场   < > 延续   . 空闲

                """)
    }

    @Test func `a week has days above it`() {
        let week = Timeline.Window.period(period(at(0), at(7 * 24)))
        let timeline = Timeline(
            head: week,
            lanes: [
                Timeline.Lane(
                    .verbatim("DS-01 东胜区文化宫·大厅"), week,
                    spans: [bar(at(14), at(17)), bar(at(24), at(72), .blackout, "检修")]),
                Timeline.Lane(.verbatim("LS-03 律师-03"), week, spans: [bar(at(33), at(41), .taken)]),
            ])
        #expect(
            drawn(timeline) == """
                                         Sat 6  Sun 7  Mon 8  Tue 9  Wed 10 Thu 11 Fri 12
                DS-01 东胜区文化宫·大厅  ....#..[xxx 检修 xxx]............................
                LS-03 律师-03            ..........**.....................................
                # confirmed   * taken by others   x blackout   . free

                """)
        #expect(
            drawn(timeline, .simplifiedChinese, width: 120) == """
                                         周六 6       周日 7       周一 8       周二 9       周三 10      周四 11      周五 12
                DS-01 东胜区文化宫·大厅  ........#....[xxxxxxxxx 检修 xxxxxxxxx]....................................................
                LS-03 律师-03            ..................[**].....................................................................
                # 已确认   * 他人占用   x 停用   . 空闲

                """)
    }

    @Test(arguments: [
        (
            "2026-03-29",
            """
            00 01 03 04 05 06 07 08 09 10 11 12 13 14 15 16 17 18 19 20 21 22 23 24
            ...[## 4 h ###]......................................................
            # confirmed   . free

            """
        ),
        (
            "2026-10-25",
            """
            00 01 02 02 03 04 05 06 07 08 09 10 11 12 13 14 15 16 17 18 19 20 21 22 23 24
            ...[## 4 h ###]............................................................
            # confirmed   . free

            """
        ),
    ])
    func `a night on which clocks change is as long as it is`(day: String, picture: String) throws {
        let zone = try Zone("Europe/Berlin")
        let night = try When.parseRange(day, now: at(0), zone: zone)
        let window = Timeline.Window.period(night)
        let timeline = Timeline(
            head: window,
            lanes: [
                Timeline.Lane(
                    .verbatim(""), window,
                    spans: [
                        Timeline.Span(
                            period(night.start + .seconds(3_600), night.start + .seconds(5 * 3_600)), .confirmed,
                            label: "4 h")
                    ])
            ])
        #expect(drawn(timeline, zone: zone) == picture)
    }

    @Test func `colour says the same once more`() {
        let window = Timeline.Window.period(period(at(8), at(22)))
        let renderer = Renderer(language: .english, zone: shanghai, colour: .coloured, width: .columns(40))
        let timeline = Timeline(
            head: window, lanes: [Timeline.Lane(.verbatim("A"), window, spans: [bar(at(9), at(12), .held, "x")])])
        #expect(
            renderer.text(timeline) == """
                \u{1B}[2m   08  10  12  14  16  18  20  22\u{1B}[0m
                A  \u{1B}[2m..\u{1B}[0m\u{1B}[33m[++++]\u{1B}[0m\u{1B}[2m....................\u{1B}[0m
                \u{1B}[33m+ held\u{1B}[0m   \u{1B}[2m. free\u{1B}[0m

                """)
    }

    @Test func `every row is as wide as the others, whatever stands in it`() {
        var generator = SystemRandomNumberGenerator()
        let labels = ["", "x", "创新创业大赛", "e\u{301}\u{301}", "👩‍👩‍👧 家庭日", "\u{1B}[31mred", "Volunteer Orientation"]
        for _ in 0..<300 {
            let spans = (0..<Int.random(in: 1...6, using: &generator)).map { _ in
                let start = Int.random(in: -120...1_500, using: &generator)
                let length = Int.random(in: 1...600, using: &generator)
                let buffers = Buffers(before: Int.random(in: 0...60), after: Int.random(in: 0...60))
                return bar(
                    at(0, start), at(0, start + length), Timeline.Fill.allCases.randomElement() ?? .held,
                    labels.randomElement() ?? "", buffers: buffers)
            }
            let window = Timeline.Window.period(period(at(0), at(24)))
            let lanes = [Timeline.Lane(.verbatim("场地"), window, spans: spans)]
            let width = Int.random(in: 40...200, using: &generator)
            let renderer = Renderer(language: .english, zone: shanghai, width: .columns(width))
            let lines = renderer.text(Timeline(head: window, lanes: lanes)).split(separator: "\n").map(String.init)
            for line in lines { #expect(displayWidth(of: line) <= width, "\(line)") }
            let first = lines.dropFirst().first ?? ""
            #expect(first.hasPrefix("场地  "))
        }
    }
}
