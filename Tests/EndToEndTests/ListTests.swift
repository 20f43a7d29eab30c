import Foundation
import TestSupport
import Testing

/// What `list` and the lists of the nouns leave out: whole answers on the sample pool.
@Suite struct ListTests {
    @Test func `a list is of a time, by whatever it is called`() throws {
        let pool = try SamplePool()
        #expect(
            try pool.run("list", "2027-03-12", "--locale", "en", as: "liwei").masked == """
                reference  when                        state      title     takes              hosts
                R-????     Fri 2027-03-12 13:00-16:00  requested  创业沙龙  东胜区文化宫·大厅  团市委
                """)
        #expect(
            try pool.run("list", "3月", "--limit", "2", "--locale", "zh-Hans", as: "liwei").masked == """
                编号    时间                         状态    标题                       占用                                        主办方
                R-????  2027-03-02 周二 19:00-20:40  已确认  青年夜校·短视频剪辑 第1课  青少年活动中心·A、讲师-01、笔记本电脑 x 12  团市委
                R-????  2027-03-09 周二 19:00-20:40  已确认  青年夜校·短视频剪辑 第2课  青少年活动中心·A、讲师-01、笔记本电脑 x 12  团市委
                8 项中的 2 项；用 --limit 8 列出全部
                """)
        #expect(
            try pool.run("list", "2027-W12", "--locale", "en", as: "liwei").masked == """
                reference  when                        state      title           takes                                     hosts
                R-????     Tue 2027-03-23 15:00-17:00  confirmed  劳模工匠进校园  青少年活动中心·A+B, 折叠椅 x 120          市总工会, 团市委
                R-????     Sat 2027-03-27 09:00-11:00  confirmed  青春自护课堂    青少年活动中心·B, 心理咨询师-02, 社工-02  团市委, 市妇联
                """)
        #expect(
            try pool.run("list", "2027Q2", "--locale", "en", as: "liwei").masked == """
                nothing
                """)
        #expect(
            try pool.run("list", "--from", "2027-03-16", "--to", "2027-03-20", "--locale", "en", as: "liwei").masked
                == """
                reference  when                        state      title                      takes                                       hosts
                R-????     Tue 2027-03-16 19:00-20:40  confirmed  青年夜校·短视频剪辑 第3课  青少年活动中心·A, 讲师-01, 笔记本电脑 x 12  团市委
                R-????     Sat 2027-03-20 09:30-11:30  confirmed  少年科学家报告会           科技馆报告厅, 移动音响 x 1                  市科协, 团市委
                """)
        #expect(
            try pool.run("list", "下周", "--locale", "zh-Hans", as: "liwei").masked == """
                编号    时间                         状态    标题                       占用                                        主办方
                R-????  2027-03-02 周二 19:00-20:40  已确认  青年夜校·短视频剪辑 第1课  青少年活动中心·A、讲师-01、笔记本电脑 x 12  团市委
                """)
        #expect(
            try pool.run("list", "2027-03-12 16:00-17:00", "--locale", "en", as: "sunw").masked == """
                reference  when                        state      title         takes                                                  hosts
                R-????     Fri 2027-03-12 13:30-17:30  confirmed  创新创业大赛  东胜区文化宫·大厅+回廊, 折叠椅 x 150, 笔记本电脑 x 16  市科协
                """)
    }

    @Test func `where there are more than the limit, it says how many`() throws {
        let pool = try SamplePool()
        #expect(
            try pool.run("list", "2027", "--limit", "2", "--locale", "en", as: "liwei").masked == """
                reference  when                        state      title                      takes                                       hosts
                R-????     Tue 2027-03-02 19:00-20:40  confirmed  青年夜校·短视频剪辑 第1课  青少年活动中心·A, 讲师-01, 笔记本电脑 x 12  团市委
                R-????     Tue 2027-03-09 19:00-20:40  confirmed  青年夜校·短视频剪辑 第2课  青少年活动中心·A, 讲师-01, 笔记本电脑 x 12  团市委
                2 of 8; --limit 8 for all
                """)
        #expect(
            try pool.run("list", "2027", "--limit", "2", "--locale", "zh-Hans", as: "liwei").masked == """
                编号    时间                         状态    标题                       占用                                        主办方
                R-????  2027-03-02 周二 19:00-20:40  已确认  青年夜校·短视频剪辑 第1课  青少年活动中心·A、讲师-01、笔记本电脑 x 12  团市委
                R-????  2027-03-09 周二 19:00-20:40  已确认  青年夜校·短视频剪辑 第2课  青少年活动中心·A、讲师-01、笔记本电脑 x 12  团市委
                8 项中的 2 项；用 --limit 8 列出全部
                """)
        #expect(
            try pool.run("list", "2027", "--limit", "8", "--locale", "en", as: "liwei").masked == """
                reference  when                        state      title                      takes                                            hosts
                R-????     Tue 2027-03-02 19:00-20:40  confirmed  青年夜校·短视频剪辑 第1课  青少年活动中心·A, 讲师-01, 笔记本电脑 x 12       团市委
                R-????     Tue 2027-03-09 19:00-20:40  confirmed  青年夜校·短视频剪辑 第2课  青少年活动中心·A, 讲师-01, 笔记本电脑 x 12       团市委
                R-????     Wed 2027-03-10 14:30-16:30  confirmed  困境青少年个案会           公共法律服务中心·调解室, 心理咨询师-02, 律师-01  团市委, 市妇联
                R-????     Fri 2027-03-12 13:00-16:00  requested  创业沙龙                   东胜区文化宫·大厅                                团市委
                R-????     Tue 2027-03-16 19:00-20:40  confirmed  青年夜校·短视频剪辑 第3课  青少年活动中心·A, 讲师-01, 笔记本电脑 x 12       团市委
                R-????     Sat 2027-03-20 09:30-11:30  confirmed  少年科学家报告会           科技馆报告厅, 移动音响 x 1                       市科协, 团市委
                R-????     Tue 2027-03-23 15:00-17:00  confirmed  劳模工匠进校园             青少年活动中心·A+B, 折叠椅 x 120                 市总工会, 团市委
                R-????     Sat 2027-03-27 09:00-11:00  confirmed  青春自护课堂               青少年活动中心·B, 心理咨询师-02, 社工-02         团市委, 市妇联
                """)
    }

    @Test func `several filters must all hold, of several of one any will do`() throws {
        let pool = try SamplePool()
        #expect(
            try pool.run("list", "--equipment", "laptops", "--equipment", "tents", "--locale", "en", as: "sunw").masked
                == """
                reference  when                        state      title                      takes                                                                hosts
                R-????     Tue 2027-03-02 19:00-20:40  confirmed  青年夜校·短视频剪辑 第1课  青少年活动中心·A, 讲师-01, 笔记本电脑 x 12                           团市委
                R-????     Fri 2027-03-05 13:30-17:00  confirmed  三八国际妇女节法律集市     妇女儿童活动中心·多功能厅, 律师-07, 社工-05, 帐篷 x 4, 移动音响 x 1  市妇联, 市司法局
                R-????     Tue 2027-03-09 19:00-20:40  confirmed  青年夜校·短视频剪辑 第2课  青少年活动中心·A, 讲师-01, 笔记本电脑 x 12                           团市委
                R-????     Fri 2027-03-12 13:30-17:30  confirmed  创新创业大赛               东胜区文化宫·大厅+回廊, 折叠椅 x 150, 笔记本电脑 x 16                市科协
                R-????     Mon 2027-03-15 09:00-11:30  confirmed  消费维权咨询               暖城e站·火车站, 律师-01, 帐篷 x 2                                    市司法局, 市总工会
                R-????     Tue 2027-03-16 19:00-20:40  confirmed  青年夜校·短视频剪辑 第3课  青少年活动中心·A, 讲师-01, 笔记本电脑 x 12                           团市委
                """)
        #expect(
            try pool.run(
                "list", "--equipment", "laptops", "--equipment", "tents", "--venue", "QS-A", "--locale", "en",
                as: "sunw"
            ).masked == """
                reference  when                        state      title                      takes                                       hosts
                R-????     Tue 2027-03-02 19:00-20:40  confirmed  青年夜校·短视频剪辑 第1课  青少年活动中心·A, 讲师-01, 笔记本电脑 x 12  团市委
                R-????     Tue 2027-03-09 19:00-20:40  confirmed  青年夜校·短视频剪辑 第2课  青少年活动中心·A, 讲师-01, 笔记本电脑 x 12  团市委
                R-????     Tue 2027-03-16 19:00-20:40  confirmed  青年夜校·短视频剪辑 第3课  青少年活动中心·A, 讲师-01, 笔记本电脑 x 12  团市委
                """)
        #expect(
            try pool.run("list", "--venue", "QS-A", "--staff", "XL-02", "--locale", "en", as: "sunw").masked == """
                nothing
                """)
        #expect(
            try pool.run(
                "list", "--org", "legal", "--host", "disabled", "--from", "03-15", "--locale", "en", as: "sunw"
            ).masked == """
                reference  when                        state      title               takes                                                                hosts
                R-????     Mon 2027-03-15 09:00-11:30  confirmed  消费维权咨询        暖城e站·火车站, 律师-01, 帐篷 x 2                                    市司法局, 市总工会
                R-????     Wed 2027-03-17 09:00-11:00  confirmed  无障碍体验课        残疾人综合服务中心·培训室, 手语翻译-01, 心理咨询师-04, 轮椅坡道 x 2  市残联
                R-????     Thu 2027-03-18 15:00-17:00  requested  残疾人劳动权益咨询  残疾人综合服务中心·培训室, 律师-03, 手语翻译-01                      市残联, 市司法局
                R-????     Fri 2027-03-26 09:00-11:30  confirmed  铁西便民法律咨询    驿站·铁西, 律师-07                                                   市司法局, 暖城e站服务中心
                """)
        #expect(
            try pool.run("list", "--mine", "--kind", "培训", "--locale", "zh-Hans", as: "liwei").masked == """
                编号    时间                         状态    标题                       占用                                        主办方
                R-????  2027-03-02 周二 19:00-20:40  已确认  青年夜校·短视频剪辑 第1课  青少年活动中心·A、讲师-01、笔记本电脑 x 12  团市委
                R-????  2027-03-09 周二 19:00-20:40  已确认  青年夜校·短视频剪辑 第2课  青少年活动中心·A、讲师-01、笔记本电脑 x 12  团市委
                R-????  2027-03-16 周二 19:00-20:40  已确认  青年夜校·短视频剪辑 第3课  青少年活动中心·A、讲师-01、笔记本电脑 x 12  团市委
                R-????  2027-03-27 周六 09:00-11:00  已确认  青春自护课堂               青少年活动中心·B、心理咨询师-02、社工-02    团市委、市妇联
                """)
        #expect(
            try pool.run("list", "--title", "夜校", "--title", "english", "--locale", "en", as: "sunw").masked == """
                reference  when                        state      title                      takes                                       hosts
                R-????     Tue 2027-03-02 19:00-20:40  confirmed  青年夜校·短视频剪辑 第1课  青少年活动中心·A, 讲师-01, 笔记本电脑 x 12  团市委
                R-????     Sat 2027-03-06 19:00-20:30  confirmed  English Corner             Warm City Volunteer House, Interpreter-01   Warm City Volunteers
                R-????     Tue 2027-03-09 19:00-20:40  confirmed  青年夜校·短视频剪辑 第2课  青少年活动中心·A, 讲师-01, 笔记本电脑 x 12  团市委
                R-????     Tue 2027-03-16 19:00-20:40  confirmed  青年夜校·短视频剪辑 第3课  青少年活动中心·A, 讲师-01, 笔记本电脑 x 12  团市委
                """)
        #expect(
            try pool.run("list", "--title", "100%", "--locale", "en", as: "sunw").masked == """
                nothing
                """)
        #expect(
            try pool.run("list", "--owner", "stations", "--locale", "en", as: "sunw").masked == """
                reference  when                        state      title                  takes                                     hosts
                R-????     Tue 2027-03-02 09:30-11:30  confirmed  学雷锋志愿服务动员     暖城e站·火车站, 社工-01                   暖城e站服务中心, Warm City Volunteers
                R-????     Sun 2027-03-07 09:30-11:30  confirmed  轮椅出行体验           暖城e站·火车站, 社工-02, 轮椅坡道 x 2     市残联, 暖城e站服务中心
                R-????     Thu 2027-03-11 14:00-16:00  confirmed  急救普及课             驿站·铁西, 急救员-01                      市红十字会
                R-????     Sat 2027-03-13 09:30-11:30  confirmed  Volunteer Orientation  Warm City Volunteer House, 社工-02        Warm City Volunteers, 市红十字会
                R-????     Mon 2027-03-15 09:00-11:30  confirmed  消费维权咨询           暖城e站·火车站, 律师-01, 帐篷 x 2         市司法局, 市总工会
                R-????     Fri 2027-03-26 09:00-11:30  confirmed  铁西便民法律咨询       驿站·铁西, 律师-07                        市司法局, 暖城e站服务中心
                R-????     Sat 2027-03-27 09:00-11:00  confirmed  青春自护课堂           青少年活动中心·B, 心理咨询师-02, 社工-02  团市委, 市妇联
                """)
        #expect(
            try pool.run("list", "--owner", "redcross", "--state", "confirmed,request", "--locale", "en", as: "sunw")
                .masked == """
                    reference  when                        state      title                   takes                                                                hosts
                    R-????     Fri 2027-03-05 13:30-17:00  confirmed  三八国际妇女节法律集市  妇女儿童活动中心·多功能厅, 律师-07, 社工-05, 帐篷 x 4, 移动音响 x 1  市妇联, 市司法局
                    R-????     Thu 2027-03-11 14:00-16:00  confirmed  急救普及课              驿站·铁西, 急救员-01                                                 市红十字会
                    R-????     Mon 2027-03-15 09:00-11:30  confirmed  消费维权咨询            暖城e站·火车站, 律师-01, 帐篷 x 2                                    市司法局, 市总工会
                    """)
    }

    @Test func `what a project or a fund pays is found by those who may see its money`() throws {
        let pool = try SamplePool()
        #expect(
            try pool.run("list", "--project", "night-school", "--locale", "en", as: "liwei").masked == """
                reference  when                        state      title                      takes                                       hosts
                R-????     Tue 2027-03-02 19:00-20:40  confirmed  青年夜校·短视频剪辑 第1课  青少年活动中心·A, 讲师-01, 笔记本电脑 x 12  团市委
                R-????     Tue 2027-03-09 19:00-20:40  confirmed  青年夜校·短视频剪辑 第2课  青少年活动中心·A, 讲师-01, 笔记本电脑 x 12  团市委
                R-????     Tue 2027-03-16 19:00-20:40  confirmed  青年夜校·短视频剪辑 第3课  青少年活动中心·A, 讲师-01, 笔记本电脑 x 12  团市委
                """)
        #expect(
            try pool.run("list", "--project", "innovation", "--locale", "en", as: "liwei").masked == """
                reference  when                        state      title             takes                       hosts
                R-????     Fri 2027-03-12 13:00-16:00  requested  创业沙龙          东胜区文化宫·大厅           团市委
                R-????     Sat 2027-03-20 09:30-11:30  confirmed  少年科学家报告会  科技馆报告厅, 移动音响 x 1  市科协, 团市委
                """)
        #expect(
            try pool.run("list", "--fund", "national-youth", "--locale", "en", as: "liwei").masked == """
                reference  when                        state      title                      takes                                            hosts
                R-????     Tue 2027-03-02 19:00-20:40  confirmed  青年夜校·短视频剪辑 第1课  青少年活动中心·A, 讲师-01, 笔记本电脑 x 12       团市委
                R-????     Tue 2027-03-09 19:00-20:40  confirmed  青年夜校·短视频剪辑 第2课  青少年活动中心·A, 讲师-01, 笔记本电脑 x 12       团市委
                R-????     Wed 2027-03-10 14:30-16:30  confirmed  困境青少年个案会           公共法律服务中心·调解室, 心理咨询师-02, 律师-01  团市委, 市妇联
                R-????     Tue 2027-03-16 19:00-20:40  confirmed  青年夜校·短视频剪辑 第3课  青少年活动中心·A, 讲师-01, 笔记本电脑 x 12       团市委
                R-????     Sat 2027-03-27 09:00-11:00  confirmed  青春自护课堂               青少年活动中心·B, 心理咨询师-02, 社工-02         团市委, 市妇联
                """)
        #expect(
            try pool.run("list", "--project", "night-school", "--locale", "en", as: "sunw").masked == """
                ! poolbook: what 青年夜校 pays for is shown to its owners; ask one of them
                [exit 77]
                """)
        #expect(
            try pool.run("list", "--project", "night-school", "--locale", "zh-Hans", as: "sunw").masked == """
                ! poolbook: 青年夜校 的支出只向其所属组织显示；请询问其中之一
                [exit 77]
                """)
        #expect(
            try pool.run("list", "--fund", "city-fund", "--locale", "en", as: "sunw").masked == """
                nothing
                """)
    }

    @Test func `what is no time and no name is said`() throws {
        let pool = try SamplePool()
        #expect(
            try pool.run("list", "soon", "--locale", "en", as: "liwei").masked == """
                ! poolbook: "soon" is no time; write for example 2027-03-06, sat, next week, 2027-03 or 2027-03-06..2027-03-10
                [exit 65]
                """)
        #expect(
            try pool.run("list", "soon", "--locale", "zh-Hans", as: "liwei").masked == """
                ! poolbook: "soon" 不是时间；请写例如 2027-03-06、周六、下周、2027-03 或 2027-03-06..2027-03-10
                [exit 65]
                """)
        #expect(
            try pool.run("list", "sat", "--to", "sun", "--locale", "en", as: "liwei").masked == """
                ! poolbook: write the time once: as an argument, or with --from and --to
                [exit 64]
                """)
        #expect(
            try pool.run("list", "--venue", "nowhere", "--locale", "en", as: "liwei").masked == """
                ! poolbook: there is no venue "nowhere" that you can see; list them: poolbook venue list
                [exit 65]
                """)
        #expect(
            try pool.run("list", "--staff", "律师", "--locale", "en", as: "liwei").masked == """
                ! poolbook: "律师" may be any member of staff of these; write one of their codes:
                !   LS-01  律师-01
                !   LS-03  律师-03
                !   LS-05  律师-05
                !   LS-07  律师-07
                [exit 65]
                """)
        #expect(
            try pool.run("list", "--fund", "nowhere", "--locale", "zh-Hans", as: "liwei").masked == """
                ! poolbook: 没有您可见的资金“nowhere”；列出: poolbook fund list
                [exit 65]
                """)
        #expect(
            try pool.run("list", "--mine", "--locale", "en", as: "qianfang").masked == """
                ! poolbook: you act for no organization: name one with --org ORG
                [exit 64]
                """)
        #expect(
            try pool.run("list", "--mine", "--locale", "zh-Hans", as: "qianfang").masked == """
                ! poolbook: 您不代表任何组织: 请用 --org ORG 指明组织
                [exit 64]
                """)
    }

    @Test func `the lists of the nouns filter by what has a name`() throws {
        let pool = try SamplePool()
        #expect(
            try pool.run(
                "venue", "list", "--owner", "union", "--feature", "舞台", "--capacity", "200", "--locale", "en",
                as: "liwei"
            ).masked == """
                code   name                    owner  seats  district  open                                      rate
                DS-01  东胜区文化宫·大厅       union    220  东胜区    Mon-Sun 08:30-22:00                       800.00/use 场租
                DS-03  东胜区文化宫·大厅+回廊  union    500  东胜区    Mon-Sun 08:30-22:00                       1,600.00/use 场租
                DS-07  工人文化宫·二楼         union    300  东胜区    Mon-Fri 09:00-21:00, Sat-Sun 09:00-21:30  200.00/hour 场租
                """)
        #expect(
            try pool.run("venue", "list", "--district", "铁西", "--locale", "zh-Hans", as: "liwei").masked == """
                编码   名称                       所属组织  容纳人数  区域  开放时间                费率
                NC-02  驿站·铁西                  stations        30  铁西  周一至周日 08:00-20:00  -
                TX-01  残疾人综合服务中心·培训室  disabled        60  铁西  周一至周六 08:30-18:30  -
                """)
        #expect(
            try pool.run("staff", "list", "--skill", "手语", "--skill", "急救", "--locale", "en", as: "liwei").masked == """
                code   name           owner     skills                                  open                 rate
                JJ-01  急救员-01      redcross  急救=2027-09-30                         always               -
                SG-02  社工-02        stations  急救=2027-06-30, 社会工作师=2028-03-31  Mon-Sun 08:00-20:00  -
                SY-01  手语翻译-01    disabled  手语=2028-08-31                         Mon-Sat 08:30-18:30  200.00/hour 师资
                XL-04  心理咨询师-04  disabled  心理咨询师=2027-09-30, 手语             Mon-Fri 09:00-17:30  -
                """)
        #expect(
            try pool.run(
                "staff", "list", "--owner", "legal", "--owner", "women", "--skill", "律师", "--locale", "en", as: "liwei"
            ).masked == """
                code   name     owner  skills                   open                 rate
                LS-01  律师-01  legal  律师=2027-12-31, 调解员  Mon-Fri 09:00-18:00  500.00/use 律师费
                LS-03  律师-03  legal  律师=2028-05-31, 调解员  Mon-Sun 08:30-18:30  500.00/use 律师费
                LS-05  律师-05  legal  律师=2026-12-31          Mon-Fri 09:00-18:00  500.00/use 律师费
                LS-07  律师-07  legal  律师=2027-04-30          Mon-Sun 09:00-20:00  500.00/use 律师费
                """)
        #expect(
            try pool.run("equipment", "list", "--owner", "arts", "--locale", "en", as: "liwei").masked == """
                code      name      owner  quantity  rate
                speakers  移动音响  arts          6  100.00/use 物料
                """)
        #expect(
            try pool.run("fund", "list", "--source", "own", "--source", "donor", "--locale", "en", as: "liwei").masked
                == """
                code       name      source  valid from      valid until     categories
                donations  暖城捐赠  donor   Thu 2026-01-01  Fri 2027-12-31  场租, 物料, 宣传
                own-fund   自有资金  own     Thu 2026-01-01  Thu 2099-12-31  -
                """)
        #expect(
            try pool.run("project", "list", "--owner", "stations", "--locale", "en", as: "liwei").masked == """
                code       name      owners                          granted  reserved  committed  spent  available
                warm-city  暖城志愿  stations, redcross, volunteers        -         -          -      -          -
                """)
        #expect(
            try pool.run("member", "list", "--org", "youth", "--role", "coordinator", "--locale", "en", as: "sunw")
                .masked == """
                    login    name  organization  roles                 language
                    yangfan  杨帆  youth         officer, coordinator  zh-Hans
                    """)
        #expect(
            try pool.run("venue", "list", "--feature", "泳池", "--locale", "en", as: "liwei").masked == """
                ! poolbook: features "泳池": one of these is expected: 充电, 同传, 字幕, 展板, 录音, 投影, 无障碍, 母婴室, 盲文标识, 舞台, 茶水, 钢琴, 音响, 饮水
                [exit 65]
                """)
        #expect(
            try pool.run("venue", "list", "--district", "nowhere", "--locale", "zh-Hans", as: "liwei").masked == """
                ! poolbook: 区域 “nowhere”: 应为以下之一: 东胜区, 康巴什区, 铁西
                [exit 65]
                """)
        #expect(
            try pool.run("staff", "list", "--skill", "魔术", "--locale", "en", as: "liwei").masked == """
                ! poolbook: skills "魔术": one of these is expected: 同传, 夜校讲师, 家庭教育, 律师, 心理咨询师, 急救, 手语, 社会工作师, 英语口译, 视频剪辑, 调解员
                [exit 65]
                """)
        #expect(
            try pool.run("fund", "list", "--source", "bank", "--locale", "en", as: "liwei").masked == """
                ! poolbook: source "bank": one of these is expected: national, regional, municipal, own, donor
                [exit 65]
                """)
        #expect(
            try pool.run("member", "list", "--role", "boss", "--locale", "en", as: "liwei").masked == """
                ! poolbook: roles "boss": one of these is expected: officer, coordinator, finance, administrator, auditor, reporter
                [exit 65]
                """)
        #expect(
            try pool.run("venue", "list", "--owner", "nowhere", "--locale", "en", as: "liwei").masked == """
                ! poolbook: there is no organization "nowhere" that you can see; list them: poolbook org list
                [exit 65]
                """)
        #expect(
            try pool.run("venue", "list", "--capacity", "many", "--locale", "en", as: "liwei").masked == """
                ! poolbook: seats "many": a number is expected
                [exit 65]
                """)
    }

    @Test func `every reference that is printed may be typed, by less of it and in either case`() throws {
        let pool = try SamplePool()
        let listed = try pool.run("list", "2027", as: "sunw").output
        let references = listed.matches(of: /R-([0-9A-HJKMNP-TV-Z]{4,10})/).map { (String($0.0), String($0.1)) }
        #expect(references.count == 25)
        for (reference, bare) in references {
            let shown = try pool.run("show", reference, "--json", as: "sunw")
            #expect(shown.code == 0 && shown.output.contains(reference))
            let letters = bare.replacing("0", with: "o").replacing("1", with: "l")
            for typed in [bare, reference.lowercased(), letters, "r-" + letters.uppercased()] {
                #expect(try pool.run("show", typed, "--json", as: "sunw") == shown.description, "\(typed)")
            }
        }
    }

    @Test func `every time that is listed may be typed again`() throws {
        let pool = try SamplePool()
        for locale in ["en", "zh-Hans"] {
            let listed = try pool.run("list", "2027", "--locale", locale, as: "sunw").output
            let times = Set(
                listed.matches(of: /(?:[A-Z][a-z]{2} )?2027-[0-9-]+ (?:周. )?[0-9:]+-[0-9:]+/).map { String($0.0) })
            #expect(times.count > 20)
            for time in times.sorted() {
                let found = try pool.run("list", time, "--locale", locale, as: "sunw")
                #expect(found.code == 0 && found.output.contains(time), "\(time): \(found)")
            }
        }
    }
}
