import Foundation
import Postgres
import TestSupport
import Testing

/// Who has what when, as bars of time: whole answers on the sample pool.
@Suite struct AgendaTests {
    @Test func `a day of a venue is an hour axis with bars, and a list below it`() throws {
        let pool = try SamplePool()
        #expect(
            try pool.run("agenda", "DS-01", "2027-03-12", "--locale", "en", as: "sunw").masked == """
                DS-01 东胜区文化宫·大厅 · Fri 2027-03-12
                08   09   10   11   12   13   14   15   16   17   18   19   20   21   22
                  .......................::[# 创新创业大赛… ##]:::::..................
                                         [= 创业沙龙… =]:::::
                # confirmed   = requested   : set-up, clearing   . free   blank: not open
                reference  when                        state      title         hosts
                R-????     Fri 2027-03-12 13:00-16:00  requested  创业沙龙      团市委
                R-????     Fri 2027-03-12 13:30-17:30  confirmed  创新创业大赛  市科协
                """)
        #expect(
            try pool.run("agenda", "DS-01", "2027-03-12", "--locale", "zh-Hans", as: "sunw").masked == """
                DS-01 东胜区文化宫·大厅 · 2027-03-12 周五
                08   09   10   11   12   13   14   15   16   17   18   19   20   21   22
                  .......................::[# 创新创业大赛… ##]:::::..................
                                         [= 创业沙龙… =]:::::
                # 已确认   = 申请中   : 布置、清场   . 空闲   空白: 未开放
                编号    时间                         状态    标题          主办方
                R-????  2027-03-12 周五 13:00-16:00  申请中  创业沙龙      团市委
                R-????  2027-03-12 周五 13:30-17:30  已确认  创新创业大赛  市科协
                """)
    }

    @Test func `of what others have a reader sees that it is taken, and when`() throws {
        let pool = try SamplePool()
        #expect(
            try pool.run("agenda", "DS-01", "2027-03-06", "--locale", "en", as: "liwei").masked == """
                DS-01 东胜区文化宫·大厅 · Sat 2027-03-06
                08   09   10   11   12   13   14   15   16   17   18   19   20   21   22
                  ................................................[***************]...
                * taken by others   . free   blank: not open
                reference  when                        state            title  hosts
                -          Sat 2027-03-06 18:00-21:30  taken by others  -      -
                """)
        #expect(
            try pool.run("agenda", "DS-01", "2027-03-06", "--locale", "en", as: "bairu").masked == """
                DS-01 东胜区文化宫·大厅 · Sat 2027-03-06
                08   09   10   11   12   13   14   15   16   17   18   19   20   21   22
                  ................................................[# 读书… ##]:::::...
                # confirmed   : set-up, clearing   . free   blank: not open
                reference  when                        state      title       hosts
                R-????     Sat 2027-03-06 18:00-20:30  confirmed  读书分享会  市文联
                """)
    }

    @Test func `a week of a venue has a row a day, and what takes a larger hall takes it too`() throws {
        let pool = try SamplePool()
        #expect(
            try pool.run("agenda", "文化宫大厅", "2027-W10", "--locale", "en", as: "sunw").masked == """
                DS-01 东胜区文化宫·大厅 · 2027-03-08..2027-03-14
                            08  09  10  11  12  13  14  15  16  17  18  19  20  21  22
                Mon 8 Mar     ..::[######]::::......................................
                Tue 9 Mar     ......................................................
                Wed 10 Mar    ......................................................
                Thu 11 Mar    ......................................................
                Fri 12 Mar    ..................::[# 创新创业… ##]::::..............
                                                [= 创业… ==]::::
                Sat 13 Mar    ......................................................
                Sun 14 Mar    ......................................................
                # confirmed   = requested   : set-up, clearing   . free   blank: not open
                reference  when                        state      title         hosts
                R-????     Mon 2027-03-08 09:30-11:30  confirmed  三八节表彰会  市妇联, 市总工会
                R-????     Fri 2027-03-12 13:00-16:00  requested  创业沙龙      团市委
                R-????     Fri 2027-03-12 13:30-17:30  confirmed  创新创业大赛  市科协
                """)
        #expect(
            try pool.run("agenda", "DS-01", "03-10", "--week", "--locale", "zh-Hans", as: "liwei").masked == """
                DS-01 东胜区文化宫·大厅 · 2027-03-08..2027-03-14
                              08  09  10  11  12  13  14  15  16  17  18  19  20  21  22
                3月8日 周一     ..[************]......................................
                3月9日 周二     ......................................................
                3月10日 周三    ......................................................
                3月11日 周四    ......................................................
                3月12日 周五    ..................[********************]..............
                                                  [= 创业… ==]::::
                3月13日 周六    ......................................................
                3月14日 周日    ......................................................
                = 申请中   * 他人占用   : 布置、清场   . 空闲   空白: 未开放
                编号    时间                         状态      标题      主办方
                -       2027-03-08 周一 09:00-12:30  他人占用  -         -
                R-????  2027-03-12 周五 13:00-16:00  申请中    创业沙龙  团市委
                -       2027-03-12 周五 13:00-18:30  他人占用  -         -
                """)
    }

    @Test func `a day of the pool has a row for what has something on, and says how much is free`() throws {
        let pool = try SamplePool()
        #expect(
            try pool.run("agenda", "2027-03-12", "--locale", "en", as: "sunw").masked == """
                群团资源共享库 · Fri 2027-03-12
                                          08 09 10 11 12 13 14 15 16 17 18 19 20 21 22
                DS-01 东胜区文化宫·大厅    ..............:[# 创新… ##]:::...........
                                                         [= 创… =]:::
                DS-01A 东胜区文化宫·大…    ..............:[# 创新… ##]:::...........
                DS-01B 东胜区文化宫·大…    ..............:[# 创新… ##]:::...........
                DS-02 东胜区文化宫·回廊    ..............:[# 创新… ##]:::...........
                DS-03 东胜区文化宫·大厅…   ..............:[# 创新… ##]:::...........
                chairs 折叠椅             ................[# x 150… #]..............
                laptops 笔记本电脑        ................[# x 16… ##]..............
                # confirmed   = requested   : set-up, clearing   . free   blank: not open
                reference  when                        state      title         takes                                                  hosts
                R-????     Fri 2027-03-12 13:00-16:00  requested  创业沙龙      东胜区文化宫·大厅                                      团市委
                R-????     Fri 2027-03-12 13:30-17:30  confirmed  创新创业大赛  东胜区文化宫·大厅+回廊, 折叠椅 x 150, 笔记本电脑 x 16  市科协
                Nothing on throughout: 11 venues, 15 people, 3 kinds of equipment.
                """)
        #expect(
            try pool.run("agenda", "3月12日", "--locale", "zh-Hans", as: "tanyue").masked == """
                群团资源共享库 · 2027-03-12 周五
                                          08 09 10 11 12 13 14 15 16 17 18 19 20 21 22
                DS-01 东胜区文化宫·大厅    ..............:[# 创新… ##]:::...........
                DS-01A 东胜区文化宫·大…    ..............:[# 创新… ##]:::...........
                DS-01B 东胜区文化宫·大…    ..............:[# 创新… ##]:::...........
                DS-02 东胜区文化宫·回廊    ..............:[# 创新… ##]:::...........
                DS-03 东胜区文化宫·大厅…   ..............:[# 创新… ##]:::...........
                chairs 折叠椅             ................[# x 150… #]..............
                laptops 笔记本电脑        ................[# x 16… ##]..............
                # 已确认   : 布置、清场   . 空闲   空白: 未开放
                编号    时间                         状态    标题          占用                                                   主办方
                R-????  2027-03-12 周五 13:30-17:30  已确认  创新创业大赛  东胜区文化宫·大厅+回廊、折叠椅 x 150、笔记本电脑 x 16  市科协
                全程空闲: 场地 11 处、人员 15 名、设备 3 种。
                """)
    }

    @Test func `a week of the pool has days above it`() throws {
        let pool = try SamplePool()
        #expect(
            try pool.run("agenda", "2027-W11", "--locale", "en", as: "maoyu").masked == """
                群团资源共享库 · 2027-03-15..2027-03-21
                                          Mon 15 Tue 16 Wed 17 Thu 18 Fri 19 Sat 20 Sun 21
                KB-01 科技馆报告厅        ......................................*..........
                KB-02 妇女儿童活动中心·…  .........................#.......................
                NC-01 暖城e站·火车站      ...#.............................................
                QS-A 青少年活动中心·A     .............*...................................
                QS-AB 青少年活动中心·A+B  .............*...................................
                TX-01 残疾人综合服务中…   .................*.......=.......................
                JS-01 讲师-01             .............*...................................
                LS-01 律师-01             ...#.............................................
                LS-03 律师-03             .........................#.......................
                                                                   =
                SY-01 手语翻译-01         .................*.......=.......................
                XL-04 心理咨询师-04       .................*...............................
                laptops 笔记本电脑        .............*...................................
                ramps 轮椅坡道            .................*...............................
                speakers 移动音响         ......................................*..........
                tents 帐篷                ...#.............................................
                # confirmed   = requested   * taken by others   . free
                reference  when                        state            title               takes                                            hosts
                R-????     Mon 2027-03-15 09:00-11:30  confirmed        消费维权咨询        暖城e站·火车站, 律师-01, 帐篷 x 2                市司法局, 市总工会
                -          Tue 2027-03-16 19:00-20:40  taken by others  -                   讲师-01                                          -
                -          Tue 2027-03-16 19:00-20:40  taken by others  -                   笔记本电脑                                       -
                -          Tue 2027-03-16 19:00-21:00  taken by others  -                   青少年活动中心·A                                 -
                -          Tue 2027-03-16 19:00-21:00  taken by others  -                   青少年活动中心·A+B                               -
                -          Wed 2027-03-17 08:50-11:20  taken by others  -                   残疾人综合服务中心·培训室                        -
                -          Wed 2027-03-17 09:00-11:00  taken by others  -                   手语翻译-01                                      -
                -          Wed 2027-03-17 09:00-11:00  taken by others  -                   心理咨询师-04                                    -
                -          Wed 2027-03-17 09:00-11:00  taken by others  -                   轮椅坡道                                         -
                R-????     Thu 2027-03-18 14:00-16:00  confirmed        反家暴法律讲座      妇女儿童活动中心·多功能厅, 律师-03               市妇联
                R-????     Thu 2027-03-18 15:00-17:00  requested        残疾人劳动权益咨询  残疾人综合服务中心·培训室, 律师-03, 手语翻译-01  市残联, 市司法局
                -          Sat 2027-03-20 09:15-12:00  taken by others  -                   科技馆报告厅                                     -
                -          Sat 2027-03-20 09:30-11:30  taken by others  -                   移动音响                                         -
                Nothing on throughout: 10 venues, 10 people, 1 kind of equipment.
                """)
    }

    @Test func `an organization has a row for each of its reservations`() throws {
        let pool = try SamplePool()
        #expect(
            try pool.run("agenda", "youth", "--from", "03-08", "--to", "03-16", "--locale", "en", as: "liwei").masked
                == """
                团市委 · 2027-03-08..2027-03-16
                                   08  09  10  11  12  13  14  15  16  17  18  19  20  21  22
                Tue 9 Mar R-????   ............................................[#####]:....
                Wed 10 Mar R-????  ..........................[######]:.....................
                Fri 12 Mar R-????  ....................[= 创业… ==]........................
                Tue 16 Mar R-????  ............................................[#####]:....
                # confirmed   = requested   : set-up, clearing   . free
                reference  when                        state      title                      takes                                            hosts
                R-????     Tue 2027-03-09 19:00-20:40  confirmed  青年夜校·短视频剪辑 第2课  青少年活动中心·A, 讲师-01, 笔记本电脑 x 12       团市委
                R-????     Wed 2027-03-10 14:30-16:30  confirmed  困境青少年个案会           公共法律服务中心·调解室, 心理咨询师-02, 律师-01  团市委, 市妇联
                R-????     Fri 2027-03-12 13:00-16:00  requested  创业沙龙                   东胜区文化宫·大厅                                团市委
                R-????     Tue 2027-03-16 19:00-20:40  confirmed  青年夜校·短视频剪辑 第3课  青少年活动中心·A, 讲师-01, 笔记本电脑 x 12       团市委
                """)
        #expect(
            try pool.run("agenda", "团市委", "3月12日", "--locale", "zh-Hans", as: "liwei").masked == """
                团市委 · 2027-03-12 周五
                        08   09   10   11   12   13   14   15   16   17   18   19   20   21   22
                R-????  .........................[= 创业沙龙… =]..............................
                = 申请中   . 空闲
                编号    时间                         状态    标题      占用               主办方
                R-????  2027-03-12 周五 13:00-16:00  申请中  创业沙龙  东胜区文化宫·大厅  团市委
                """)
        #expect(
            try pool.run("agenda", "women", "2027-03-05", "--locale", "en", as: "liwei").masked == """
                市妇联 · Fri 2027-03-05
                Nothing is on.
                """)
    }

    @Test func `of a person, requests are stacked below what stands`() throws {
        let pool = try SamplePool()
        #expect(
            try pool.run("agenda", "律师-03", "2027-03-18", "--locale", "en", as: "maoyu").masked == """
                LS-03 律师-03 · Thu 2027-03-18
                08     09     10     11     12     13     14     15     16     17     18     19
                    ......................................[# 反家暴… ##]..................
                                                                 [= 残疾人… ==]
                # confirmed   = requested   . free   blank: not open
                reference  when                        state      title               hosts
                R-????     Thu 2027-03-18 14:00-16:00  confirmed  反家暴法律讲座      市妇联
                R-????     Thu 2027-03-18 15:00-17:00  requested  残疾人劳动权益咨询  市残联, 市司法局
                """)
    }

    @Test func `of equipment the numbers are told`() throws {
        let pool = try SamplePool()
        #expect(
            try pool.run("agenda", "chairs", "2027-03-12", "--locale", "en", as: "sunw").masked == """
                chairs 折叠椅 · Fri 2027-03-12
                08   09   10   11   12   13   14   15   16   17   18   19   20   21   22
                ...........................[# x 150 创新创… ##].......................
                # confirmed   . free
                reference  when                        state      title         hosts
                R-????     Fri 2027-03-12 13:30-17:30  confirmed  创新创业大赛  市科协
                150 of 300 are free throughout.
                """)
        #expect(
            try pool.run("agenda", "laptops", "2027-03-12", "--locale", "zh-Hans", as: "liwei").masked == """
                laptops 笔记本电脑 · 2027-03-12 周五
                08   09   10   11   12   13   14   15   16   17   18   19   20   21   22
                ...........................[****** x 16 ******].......................
                * 他人占用   . 空闲
                编号  时间                         状态      标题  主办方
                -     2027-03-12 周五 13:30-17:30  他人占用  -     -
                共 20 件，全程至少空闲 4 件。
                """)
    }

    @Test func `holds and blackouts are told apart, and what goes on over midnight has an arrow`() throws {
        let pool = try SamplePool()
        #expect(
            try pool.run("reserve", "夜跑", "2027-03-06 20:00-02:00", "--staff", "JJ-01", "--hold", "48h", as: "liwei")
                .code == 0)
        #expect(
            try pool.run("reserve", "Bandaging", "2027-03-06 14:00-17:00", "--staff", "JJ-01", as: "liwei").code == 0)
        #expect(try pool.run("blackout", "add", "JJ-01", "2027-03-07 08:00-12:00", "-m", "休息", as: "fengqi").code == 0)
        #expect(
            try pool.run("agenda", "JJ-01", "03-06", "--locale", "en", as: "liwei").masked == """
                JJ-01 急救员-01 · Sat 2027-03-06
                08  09  10  11  12  13  14  15  16  17  18  19  20  21  22  23  24
                ........................[# Banda… #]............[+ 夜跑 团市… +>
                # confirmed   + held   < > goes on   . free
                reference  when                        state      title      hosts
                R-????     Sat 2027-03-06 14:00-17:00  confirmed  Bandaging  团市委
                R-????     Sat 2027-03-06 20:00-02:00  held       夜跑       团市委
                """)
        #expect(
            try pool.run("agenda", "JJ-01", "03-06..03-07", "--locale", "zh-Hans", as: "fengqi").masked == """
                JJ-01 急救员-01 · 2027-03-06..2027-03-07
                             00  02  04  06  08  10  12  14  16  18  20  22  24
                3月6日 周六  ............................[####]......[++++++>
                3月7日 周日  <++]............[xxxxxx]........................
                # 已确认   + 保留   x 停用   < > 延续   . 空闲
                编号    时间                         状态    标题       主办方
                R-????  2027-03-06 周六 14:00-17:00  已确认  Bandaging  团市委
                R-????  2027-03-06 周六 20:00-02:00  保留    夜跑       团市委
                B-????  2027-03-07 周日 08:00-12:00  停用    休息       -
                """)
        #expect(
            try pool.run("agenda", "JJ-01", "03-06", "--locale", "en", as: "eclarke").masked == """
                JJ-01 急救员-01 · Sat 2027-03-06
                08  09  10  11  12  13  14  15  16  17  18  19  20  21  22  23  24
                ........................[**********]............[**************>
                * taken by others   < > goes on   . free
                reference  when                        state            title  hosts
                -          Sat 2027-03-06 14:00-17:00  taken by others  -      -
                -          Sat 2027-03-06 20:00-02:00  taken by others  -      -
                """)
        #expect(
            try pool.run("agenda", "youth", "03-06", "--locale", "en", as: "liwei").masked == """
                团市委 · Sat 2027-03-06
                        08  09  10  11  12  13  14  15  16  17  18  19  20  21  22  23  24
                R-????  ........................[# Banda… #]............................
                R-????  ................................................[+ 夜跑 急救… +>
                # confirmed   + held   < > goes on   . free
                reference  when                        state      title      takes      hosts
                R-????     Sat 2027-03-06 14:00-17:00  confirmed  Bandaging  急救员-01  团市委
                R-????     Sat 2027-03-06 20:00-02:00  held       夜跑       急救员-01  团市委
                """)
    }

    @Test func `a hold that has run out is free again, whoever had it`() throws {
        let pool = try SamplePool()
        #expect(
            try pool.run(
                "reserve", "夜跑", "2027-03-06 20:00-22:00", "--staff", "JJ-01", "--equipment", "tents=10", "--hold",
                "1h", as: "liwei"
            ).code == 0)
        #expect(
            try pool.run("agenda", "JJ-01", "03-06", "--locale", "en", as: "eclarke").masked == """
                JJ-01 急救员-01 · Sat 2027-03-06
                08   09   10   11   12   13   14   15   16   17   18   19   20   21   22
                ............................................................[********]
                * taken by others   . free
                reference  when                        state            title  hosts
                -          Sat 2027-03-06 20:00-22:00  taken by others  -      -
                """)
        #expect(
            try pool.run("agenda", "tents", "03-06", "--locale", "en", as: "eclarke").masked == """
                tents 帐篷 · Sat 2027-03-06
                08   09   10   11   12   13   14   15   16   17   18   19   20   21   22
                ............................................................[* x 10 *]
                * taken by others   . free
                reference  when                        state            title  hosts
                -          Sat 2027-03-06 20:00-22:00  taken by others  -      -
                2 of 12 are free throughout.
                """)
        _ = try pool.connect().run(
            .none(
                """
                create or replace function poolbook.now() returns timestamptz language sql volatile parallel safe
                return timestamptz '2027-02-25 10:12+08'
                """))
        #expect(
            try pool.run("agenda", "JJ-01", "03-06", "--locale", "en", as: "eclarke").masked == """
                JJ-01 急救员-01 · Sat 2027-03-06
                08   09   10   11   12   13   14   15   16   17   18   19   20   21   22
                ......................................................................
                . free
                Nothing is on.
                """)
        #expect(
            try pool.run("agenda", "JJ-01", "03-06", "--locale", "zh-Hans", as: "liwei").masked == """
                JJ-01 急救员-01 · 2027-03-06 周六
                08   09   10   11   12   13   14   15   16   17   18   19   20   21   22
                ......................................................................
                . 空闲
                没有安排。
                """)
        #expect(
            try pool.run("agenda", "tents", "03-06", "--locale", "en", as: "eclarke").masked == """
                tents 帐篷 · Sat 2027-03-06
                08   09   10   11   12   13   14   15   16   17   18   19   20   21   22
                ......................................................................
                . free
                Nothing is on.
                12 of 12 are free throughout.
                """)
        #expect(
            try pool.run("agenda", "youth", "03-06", "--locale", "en", as: "liwei").masked == """
                团市委 · Sat 2027-03-06
                Nothing is on.
                """)
    }

    @Test func `without arguments it is the pool today`() throws {
        let pool = try SamplePool()
        #expect(
            try pool.run("agenda", "--locale", "en", as: "liwei").masked == """
                群团资源共享库 · Thu 2027-02-25
                Nothing is on.
                Nothing on throughout: 16 venues, 15 people, 5 kinds of equipment.
                """)
        #expect(
            try pool.run("agenda", "周六", "--locale", "zh-Hans", as: "liwei").masked == """
                群团资源共享库 · 2027-02-27 周六
                没有安排。
                全程空闲: 场地 16 处、人员 15 名、设备 5 种。
                """)
    }

    @Test func `name and time come in any order, in any case`() throws {
        let pool = try SamplePool()
        #expect(
            try pool.run("agenda", "sat", "qs-a", "--locale", "en", as: "liwei").masked == """
                QS-A 青少年活动中心·A · Sat 2027-02-27
                08    09    10    11    12    13    14    15    16    17    18    19    20
                   .....................................................................
                . free   blank: not open
                Nothing is on.
                """)
        #expect(
            try pool.run("agenda", "Youth Centre A", "2027-03-02 18:00-22:00", "--locale", "en", as: "liwei").masked
                == """
                QS-A 青少年活动中心·A · Tue 2027-03-02 18:00-22:00
                18                 19                 20                 21                 22
                ...................[# 青年夜校·短视频剪辑 第1课… #]::::::
                # confirmed   : set-up, clearing   . free   blank: not open
                reference  when                        state      title                      hosts
                R-????     Tue 2027-03-02 19:00-20:40  confirmed  青年夜校·短视频剪辑 第1课  团市委
                """)
    }

    @Test func `what is meant is asked for where it may be several things, or nothing`() throws {
        let pool = try SamplePool()
        #expect(
            try pool.run("agenda", "大厅", "--locale", "en", as: "liwei").masked == """
                ! poolbook: "大厅" may be any of these; write one of their codes:
                !   DS-01  东胜区文化宫·大厅  venue
                !   DS-01A  东胜区文化宫·大厅东区  venue
                !   DS-01B  东胜区文化宫·大厅西区  venue
                !   DS-03  东胜区文化宫·大厅+回廊  venue
                [exit 65]
                """)
        #expect(
            try pool.run("agenda", "妇", "--locale", "zh-Hans", as: "liwei").masked == """
                ! poolbook: “妇”可能是以下任一项；请写代码:
                !   KB-02  妇女儿童活动中心·多功能厅  场地
                !   women  市妇联  组织
                [exit 65]
                """)
        #expect(
            try pool.run("agenda", "nonsense", "--locale", "en", as: "liwei").masked == """
                ! poolbook: "nonsense" is no venue, person, equipment or organization that you can see, and no time; list them: poolbook venue list, staff list, equipment list or org list
                [exit 65]
                """)
        #expect(
            try pool.run("agenda", "nonsense", "--locale", "zh-Hans", as: "liwei").masked == """
                ! poolbook: “nonsense”不是您可见的场地、人员、设备或组织，也不是时间；列出: poolbook venue list、staff list、equipment list 或 org list
                [exit 65]
                """)
        #expect(
            try pool.run("agenda", "DS-01", "nonsense", "--locale", "en", as: "liwei").masked == """
                ! poolbook: "nonsense" is no time; write for example 2027-03-06, sat, next week, 2027-03 or 2027-03-06..2027-03-10
                [exit 65]
                """)
        #expect(
            try pool.run("agenda", "DS-01", "2027-02-30", "--locale", "en", as: "liwei").masked == """
                ! poolbook: the calendar has no 2027-02-30
                [exit 65]
                """)
        #expect(
            try pool.run("agenda", "2027", "--locale", "en", as: "liwei").masked == """
                ! poolbook: an agenda shows at most 62 days; more of them: poolbook list WHEN
                [exit 65]
                """)
        #expect(
            try pool.run("agenda", "2027", "--locale", "zh-Hans", as: "liwei").masked == """
                ! poolbook: 日程最多显示 62 天；更长的时间请用: poolbook list WHEN
                [exit 65]
                """)
        #expect(
            try pool.run("agenda", "DS-01", "sat", "--from", "03-01", "--locale", "en", as: "liwei").masked == """
                ! poolbook: write the time once: as an argument, or with --from and --to
                [exit 64]
                """)
        #expect(
            try pool.run("agenda", "--from", "03-08", "--to", "03-01", "--locale", "en", as: "liwei").masked == """
                ! poolbook: the end 2027-03-01 00:00 does not come after the start 2027-03-08 00:00
                [exit 65]
                """)
        #expect(
            try pool.run("agenda", "", "--locale", "en", as: "liwei").masked == """
                ! poolbook: "" is no venue, person, equipment or organization that you can see, and no time; list them: poolbook venue list, staff list, equipment list or org list
                [exit 65]
                """)
    }
}
