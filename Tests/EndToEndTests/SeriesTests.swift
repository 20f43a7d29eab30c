import Postgres
import TestSupport
import Testing

/// Recurring events on the command line.
@Suite struct SeriesTests {
    let pool: SamplePool

    init() throws { pool = try SamplePool() }

    /// The series that the tests change: four Saturdays in March.
    private func made() throws {
        let answer = try pool.run(
            "reserve", "周末法律咨询", "03-06 09:00-11:00", "--weekly", "--times", "4", "--venue", "DS-02", "--pay",
            "青春护航/场租=100", "--key", "s", "--locale", "en")
        #expect(answer.output.hasPrefix("S-4YK "))
    }

    @Test func `a series is tried, reserved, and answered again for its key, in both languages`() throws {
        #expect(
            try pool.run(
                "reserve", "周末法律咨询", "03-06 09:00-11:00", "--weekly", "--times", "4", "--venue", "DS-02", "--pay",
                "青春护航/场租=100", "--key", "s", "--locale", "en", "-n") == """
                    Would reserve:  周末法律咨询  4 asked, 4 held, 0 refused
                      1  Sat 2027-03-06 09:00-11:00  东胜区文化宫·回廊  -  held
                      2  Sat 2027-03-13 09:00-11:00  东胜区文化宫·回廊  -  held
                      3  Sat 2027-03-20 09:00-11:00  东胜区文化宫·回廊  -  held
                      4  Sat 2027-03-27 09:00-11:00  东胜区文化宫·回廊  -  held
                    Money
                      青春护航  场租  400.00  市级专项
                    """)
        #expect(
            try pool.run(
                "reserve", "周末法律咨询", "03-06 09:00-11:00", "--weekly", "--times", "4", "--venue", "DS-02", "--pay",
                "青春护航/场租=100", "--key", "s", "--locale", "en") == """
                    S-4YK  周末法律咨询  4 asked, 4 held, 0 refused
                      1  Sat 2027-03-06 09:00-11:00  东胜区文化宫·回廊  R-1K9Q  held
                      2  Sat 2027-03-13 09:00-11:00  东胜区文化宫·回廊  R-CQ1P  held
                      3  Sat 2027-03-20 09:00-11:00  东胜区文化宫·回廊  R-E28T  held
                      4  Sat 2027-03-27 09:00-11:00  东胜区文化宫·回廊  R-BYW9  held
                    Money
                      青春护航  场租  400.00  市级专项
                    """)
        #expect(
            try pool.run(
                "reserve", "周末法律咨询", "03-06 09:00-11:00", "--weekly", "--times", "4", "--venue", "DS-02", "--pay",
                "青春护航/场租=100", "--key", "s", "--locale", "zh-Hans") == """
                    S-4YK  周末法律咨询  共 4，已订 4，未订 0
                      1  2027-03-06 周六 09:00-11:00  东胜区文化宫·回廊  R-1K9Q  已订
                      2  2027-03-13 周六 09:00-11:00  东胜区文化宫·回廊  R-CQ1P  已订
                      3  2027-03-20 周六 09:00-11:00  东胜区文化宫·回廊  R-E28T  已订
                      4  2027-03-27 周六 09:00-11:00  东胜区文化宫·回廊  R-BYW9  已订
                    资金
                      青春护航  场租  400.00  市级专项
                    """)
    }

    @Test func `what cannot be had refuses all, with the day of each reason and what to do`() throws {
        try made()
        #expect(
            try pool.run(
                "reserve", "Clash", "2027-03-13 10:00-12:00", "--monthly", "2nd sat", "--until", "2027-05", "--venue",
                "DS-02", "--locale", "en") == """
                    ! Refused: 1 of 3 occurrences cannot be had. Nothing was written.
                    !   1  Sat 2027-03-13 10:00-12:00  venue.double  东胜区文化宫·回廊: R-CQ1P 周末法律咨询 (团市委) has it Sat 2027-03-13 09:00-11:30
                    ! leave them out: --on-conflict skip; elsewhere: alternative; wait for them: request
                    [exit 1]
                    """)
    }

    @Test func `or stands elsewhere, is left out within a limit, or waits`() throws {
        try made()
        #expect(
            try pool.run(
                "reserve", "Clash", "2027-03-13 10:00-12:00", "--weekly", "--times", "3", "--venue", "DS-02",
                "--on-conflict", "alternative", "--key", "alt", "--locale", "en") == """
                    S-9EK  Clash  3 asked, 0 held, 3 elsewhere, 0 refused
                      1  Sat 2027-03-13 10:00-12:00  工人文化宫·二楼  R-XBJE  elsewhere  东胜区文化宫·回廊: R-CQ1P 周末法律咨询 (团市委) has it Sat 2027-03-13 09:00-11:30
                      2  Sat 2027-03-20 10:00-12:00  工人文化宫·二楼  R-2N74  elsewhere  东胜区文化宫·回廊: R-E28T 周末法律咨询 (团市委) has it Sat 2027-03-20 09:00-11:30
                      3  Sat 2027-03-27 10:00-12:00  工人文化宫·二楼  R-83EA  elsewhere  东胜区文化宫·回廊: R-BYW9 周末法律咨询 (团市委) has it Sat 2027-03-27 09:00-11:30
                    """)
        #expect(
            try pool.run(
                "reserve", "Clash", "2027-03-13 10:00-12:00", "--weekly", "--times", "3", "--venue", "DS-02",
                "--on-conflict", "skip", "--differ", "1", "--locale", "en") == """
                    ! Refused: 3 of 3 occurrences cannot be had. Nothing was written.
                    !   1  Sat 2027-03-13 10:00-12:00  venue.double  东胜区文化宫·回廊: R-CQ1P 周末法律咨询 (团市委) has it Sat 2027-03-13 09:00-11:30
                    !   2  Sat 2027-03-20 10:00-12:00  venue.double  东胜区文化宫·回廊: R-E28T 周末法律咨询 (团市委) has it Sat 2027-03-20 09:00-11:30
                    !   3  Sat 2027-03-27 10:00-12:00  venue.double  东胜区文化宫·回廊: R-BYW9 周末法律咨询 (团市委) has it Sat 2027-03-27 09:00-11:30
                    ! at most 1 may be otherwise than asked (--differ 1): allow more, or leave it out
                    [exit 1]
                    """)
        #expect(
            try pool.run(
                "reserve", "Clash", "2027-03-20 10:00-12:00", "--weekly", "--times", "3", "--venue", "DS-02",
                "--on-conflict", "request", "--key", "req", "--locale", "zh-Hans") == """
                    S-RJB  Clash  共 3，已订 1，等待 2，未订 0
                      1  2027-03-20 周六 10:00-12:00  东胜区文化宫·回廊  R-6FNX  等待  东胜区文化宫·回廊: R-E28T 周末法律咨询 (团市委) 已占用 2027-03-20 周六 09:00-11:30
                      2  2027-03-27 周六 10:00-12:00  东胜区文化宫·回廊  R-GYNG  等待  东胜区文化宫·回廊: R-BYW9 周末法律咨询 (团市委) 已占用 2027-03-27 周六 09:00-11:30
                      3  2027-04-03 周六 10:00-12:00  东胜区文化宫·回廊  R-HKEW  已订  -
                    """)
    }

    @Test func `a series that overlaps itself is refused`() throws {
        #expect(
            try pool.run(
                "reserve", "Night", "03-06 08:00 - 03-07 21:00", "--repeat", "FREQ=DAILY;COUNT=3", "--venue", "NC-01",
                "--locale", "en") == """
                    ! Refused for 2 reasons. Nothing was written.
                    !   series.overlap  the series overlaps itself: Sat 2027-03-06 08:00 - Sun 2027-03-07 21:00 and Sun 2027-03-07 08:00 - Mon 2027-03-08 21:00, set-up and clearing included
                    !   series.overlap  the series overlaps itself: Sun 2027-03-07 08:00 - Mon 2027-03-08 21:00 and Mon 2027-03-08 08:00 - Tue 2027-03-09 21:00, set-up and clearing included
                    [exit 1]
                    """)
    }

    @Test(arguments: [
        (
            ["--repeat", "FREQ=SECONDLY"],
            "FREQ=SECONDLY is finer than days; write DAILY, with BYHOUR where it is several times a day", 65
        ),
        (
            ["--repeat", "FREQ=YEARLY;BYMONTHDAY=6;COUNT=2"],
            "YEARLY with BYMONTHDAY leaves open which month; add BYMONTH, or write FREQ=MONTHLY for every month", 65
        ),
        (
            ["--weekly", "sun", "--times", "2"],
            "Sat 2027-03-06 is not a day of this rule; begin on Sun 2027-03-07, or change the rule", 65
        ),
        (["--weekly"], "a series needs an end; write --times 10 or --until 2027-12", 65),
        (
            ["--times", "3"],
            "--times, --until, --except, --also, --holidays, --on-conflict and --differ are for an event that repeats; write how: --weekly, --monthly or --repeat RULE",
            64
        ),
        (
            ["--weekly", "sta", "--times", "3"],
            "\"sta\" is no day of the week; write --weekly sat, mon-fri or \"mon, wed\", or --weekly last of all", 65
        ),
        (["--weekly", "--times", "2000"], "a series has at most 1,000 occurrences; write an earlier end", 65),
        (
            ["--weekly", "--times", "3", "--on-conflict", "skp"],
            "on conflict \"skp\": one of these is expected: refuse, skip, alternative, request; did you mean skip?", 64
        ),
        (
            ["--weekly", "--times", "3", "--except", "03-07"],
            "Sun 2027-03-07 is not a day of the series, so it cannot be left out", 65
        ),
    ])
    func `what cannot recur says what to write`(options: [String], sentence: String, code: Int32) throws {
        let answer = try pool.run(
            ["reserve", "X", "03-06 09:00-10:00", "--venue", "DS-02", "--locale", "en"] + options)
        #expect(answer.complaint == "poolbook: \(sentence)\n")
        #expect(answer.code == code)
    }

    @Test func `of a series one day is cancelled, the following move, one moves alone, and all of it is shown`() throws
    {
        try made()
        #expect(
            try pool.run(
                "cancel", "S-4YK", "--on", "03-20", "-y", "-m", "律师培训", "--key", "c", "--locale", "en") == """
                    S-4YK  周末法律咨询  Cancelled 1; 3 remain.
                      R-E28T  Sat 2027-03-20 09:00-11:00  东胜区文化宫·回廊
                    Money back
                      青春护航  场租  100.00  市级专项
                    Take it again: poolbook reserve --like S-4YK --at 2027-03-20
                    """)
        #expect(
            try pool.run(
                "cancel", "S-4YK", "--on", "03-20", "-y", "-m", "律师培训", "--key", "c", "--locale", "en") == """
                    S-4YK  周末法律咨询  Cancelled 1; 3 remain.
                      R-E28T  Sat 2027-03-20 09:00-11:00  东胜区文化宫·回廊
                    Money back
                      青春护航  场租  100.00  市级专项
                    Take it again: poolbook reserve --like S-4YK --at 2027-03-20
                    """)
        #expect(
            try pool.run(
                "cancel", "S-4YK", "--on", "03-20", "-y", "--locale", "en") == """
                    ! Refused for 1 reason. Nothing was written.
                    !   reservation.state  R-E28T is cancelled; that cannot be done with it any more
                    [exit 1]
                    """)
        #expect(
            try pool.run(
                "cancel", "S-4YK", "--on", "03-21", "-y", "--locale", "en") == """
                    ! poolbook: S-4YK has nothing on 2027-03-21; its days: poolbook show S-4YK
                    [exit 65]
                    """)
        #expect(
            try pool.run(
                "move", "S-4YK", "10:00-12:00", "--from", "03-13", "-n", "--locale", "en") == """
                    Would change 2: S-4YK 周末法律咨询
                      R-CQ1P  Sat 2027-03-13 09:00-11:00  Sat 2027-03-13 10:00-12:00  东胜区文化宫·回廊
                      R-BYW9  Sat 2027-03-27 09:00-11:00  Sat 2027-03-27 10:00-12:00  东胜区文化宫·回廊
                    """)
        #expect(
            try pool.run(
                "move", "S-4YK", "10:00-12:00", "--from", "03-13", "--key", "m", "--locale", "en") == """
                    Changed 2: S-4YK 周末法律咨询
                      R-CQ1P  Sat 2027-03-13 09:00-11:00  Sat 2027-03-13 10:00-12:00  东胜区文化宫·回廊
                      R-BYW9  Sat 2027-03-27 09:00-11:00  Sat 2027-03-27 10:00-12:00  东胜区文化宫·回廊
                    """)
        #expect(
            try pool.run(
                "move", "S-4YK", "10:00-12:00", "--from", "03-13", "--key", "m", "--locale", "en") == """
                    Changed 2: S-4YK 周末法律咨询
                      R-CQ1P  Sat 2027-03-13 09:00-11:00  Sat 2027-03-13 10:00-12:00  东胜区文化宫·回廊
                      R-BYW9  Sat 2027-03-27 09:00-11:00  Sat 2027-03-27 10:00-12:00  东胜区文化宫·回廊
                    """)
        #expect(
            try pool.run(
                "move", "S-4YK", "03-07", "--on", "03-06", "--locale", "en") == """
                    Moved: R-1K9Q 周末法律咨询  Sat 2027-03-06 09:00-11:00 -> Sun 2027-03-07 09:00-11:00  东胜区文化宫·回廊
                      cost 600.00, paid 100.00; a move leaves the money as it is
                    """)
        #expect(
            try pool.run(
                "move", "S-4YK", "07:00-08:00", "--locale", "en") == """
                    ! Refused: 3 of 3 occurrences cannot be had. Nothing was written.
                    !   1  Sun 2027-03-07 07:00-08:00  resource.hours  东胜区文化宫·回廊 is open Mon-Sun 08:30-22:00
                    !   2  Sat 2027-03-13 07:00-08:00  resource.hours  东胜区文化宫·回廊 is open Mon-Sun 08:30-22:00
                    !   3  Sat 2027-03-27 07:00-08:00  resource.hours  东胜区文化宫·回廊 is open Mon-Sun 08:30-22:00
                    [exit 1]
                    """)
        #expect(
            try pool.run(
                "edit", "S-4YK", "--title", "Legal clinic", "--pay", "青春护航/场租=120", "--from", "03-20", "--locale", "en")
                    == """
                    Changed 1: S-4YK Legal clinic
                      R-BYW9  Sat 2027-03-27 10:00-12:00  东胜区文化宫·回廊
                      title  周末法律咨询 -> Legal clinic
                      pay  青春护航 场租 100.00 -> 青春护航 场租 120.00
                    """)
        #expect(
            try pool.run(
                "show", "S-4YK", "--locale", "en") == """
                    reference   S-4YK
                    title       周末法律咨询
                    rule        FREQ=WEEKLY;COUNT=4;BYDAY=SA
                    asked       4
                    to come     3
                    entered by  李薇
                    entered     Thu 2027-02-25 09:12
                    Occurrences
                      when                        state      takes              reference  was to be
                      Sun 2027-03-07 09:00-11:00  confirmed  东胜区文化宫·回廊  R-1K9Q     Sat 2027-03-06 09:00
                      Sat 2027-03-13 10:00-12:00  confirmed  东胜区文化宫·回廊  R-CQ1P     Sat 2027-03-13 09:00
                      Sat 2027-03-20 09:00-11:00  cancelled  东胜区文化宫·回廊  R-E28T     -
                      Sat 2027-03-27 10:00-12:00  confirmed  东胜区文化宫·回廊  R-BYW9     Sat 2027-03-27 09:00
                    """)
        #expect(
            try pool.run(
                "list", "S-4YK", "--locale", "en") == """
                    reference  when                        state      title         takes              hosts
                    R-1K9Q     Sun 2027-03-07 09:00-11:00  confirmed  周末法律咨询  东胜区文化宫·回廊  团市委
                    R-CQ1P     Sat 2027-03-13 10:00-12:00  confirmed  周末法律咨询  东胜区文化宫·回廊  团市委
                    R-BYW9     Sat 2027-03-27 10:00-12:00  confirmed  Legal clinic  东胜区文化宫·回廊  团市委
                    """)
    }

    @Test func `a day is taken again, another is added, and what is left is cancelled`() throws {
        try made()
        _ = try pool.run("cancel", "S-4YK", "--on", "03-20", "-y")
        #expect(
            try pool.run(
                "reserve", "--like", "S-4YK", "--at", "03-20", "--key", "again", "--locale", "en") == """
                    S-4YK  周末法律咨询  1 asked, 1 held, 0 refused
                      1  Sat 2027-03-20 09:00-11:00  东胜区文化宫·回廊  R-6S54  held
                    Money
                      青春护航  场租  100.00  市级专项
                    """)
        #expect(
            try pool.run(
                "reserve", "--like", "S-4YK", "--at", "03-20", "--locale", "en") == """
                    ! Refused for 1 reason. Nothing was written.
                    !   series.stands  R-6S54 stands for that day already: Sat 2027-03-20 09:00-11:00
                    [exit 1]
                    """)
        #expect(
            try pool.run(
                "reserve", "--like", "S-4YK", "--at", "04-10", "--key", "more", "--locale", "en") == """
                    S-4YK  周末法律咨询  1 asked, 1 held, 0 refused
                      1  Sat 2027-04-10 09:00-11:00  东胜区文化宫·回廊  R-2FBV  held
                    Money
                      青春护航  场租  100.00  市级专项
                    """)
        let answer = try pool.run("cancel", "S-4YK", "--from", "03-20", "-y", "--locale", "en")
        #expect(answer.output.hasPrefix("S-4YK  周末法律咨询  Cancelled 3; 2 remain.\n"))
        #expect(try pool.run("cancel", "S-4YK", "-y", "--locale", "en").output.contains("Cancelled 2; 0 remain."))
        #expect(
            try pool.run(
                "cancel", "S-4YK", "-y", "-m", "x", "--locale", "en") == """
                    ! poolbook: nothing of S-4YK is still to come there; its past is not touched
                    [exit 65]
                    """)
        #expect(
            try pool.run(
                "move", "S-4YK", "10:00-12:00", "--on", "03-06", "--from", "03-07", "--locale", "en") == """
                    ! poolbook: write --on for one day, or --from for that day and the following
                    [exit 64]
                    """)
        #expect(
            try pool.run(
                "reserve", "--like", "S-4YK", "--weekly", "--times", "2", "--locale", "en") == """
                    ! poolbook: --like S-… takes one day of that series; what repeats anew is written in full, or --like R-…
                    [exit 64]
                    """)
    }

    @Test func `holidays are skipped or give way to the next working day`() throws {
        try pool.connect().script(
            """
            insert into poolbook.holiday (pool_id, day, kind, name)
            select pool_id, '2027-04-05', 'holiday', '清明节'
            from poolbook.pool
            """)
        let week = ["--weekly", "--times", "2", "--venue", "DS-02", "--locale", "en"]
        let skipped = try pool.run(["reserve", "H", "03-29 10:00-11:00", "--holidays", "skip"] + week)
        #expect(skipped.output.contains("2 asked, 1 held, 0 refused, 1 on a holiday"), "\(skipped)")
        #expect(skipped.output.contains("清明节"), "\(skipped)")
        let moved = try pool.run(["reserve", "H", "03-29 13:00-14:00", "--holidays", "next"] + week)
        #expect(moved.output.contains("Tue 2027-04-06 13:00-14:00"), "\(moved)")
        #expect(moved.output.contains("instead of Mon 2027-04-05, 清明节"), "\(moved)")
    }
}
