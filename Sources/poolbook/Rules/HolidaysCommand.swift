import ArgumentParser
import Reporting
import Scheduling
import SchedulingStore

/// `poolbook pool holidays`: the public holidays that the pool knows.
struct PoolHolidays: ParsableCommand {
    static var configuration: CommandConfiguration { poolbook.configuration("holidays", HoursSentences.helpHolidays) }

    @Argument(help: help(HoursSentences.helpYear)) var year: Int?
    @OptionGroup var common: CommonOptions

    func run() throws {
        try Desk.open(common) { desk in
            let days = desk.snapshot.pool.holidays.all.filter { day in
                year.map { day.date.year == $0 } ?? (day.date >= desk.today)
            }
            desk.answer(
                Table(
                    [
                        Column("date", HoursSentences.day), Column("kind", Headings.kind),
                        Column("name", Headings.name),
                    ],
                    rows: days.map { [.date($0.date), HoursSentences.cell($0.kind), .text($0.name)] }))
        }
    }
}
