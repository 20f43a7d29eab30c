import ArgumentParser
import Reporting
import Scheduling
import SchedulingStore

/// `poolbook agenda`: who has what when, as bars of time.
struct AgendaCommand: ParsableCommand {
    static var configuration: CommandConfiguration {
        poolbook.configuration("agenda", HelpSentences.agenda, discussion: HelpSentences.agendaDiscussion)
    }

    @Argument(help: help(HelpSentences.agendaName)) var name: String?
    @Argument(help: help(HelpSentences.agendaWhen)) var when: String?
    @Flag(help: help(HelpSentences.agendaWeek)) var week = false
    @OptionGroup var days: WhenOptions
    @OptionGroup var common: CommonOptions

    func run() throws {
        let texts = [name, when].compactMap(\.self)
        let names = texts.flatMap(AgendaSubject.names)
        try Desk.open(common, names: names) { desk in
            let words = texts.map { AgendaSubject.word($0, of: names, desk.snapshot) }
            guard desk.snapshot.member.standing == .member else {
                throw Failure(.notPermitted, AgreementSentences.guestAgenda)
            }
            let (subject, time) = try arguments(words)
            guard time == nil || days.isEmpty else { throw Failure(.usage, FailureSentences.daysTwice) }
            try Agenda(desk, of: try AgendaSubject(subject), during: try window(desk, time)).answer()
        }
    }

    /// Which of the arguments is a name and which a time: a time alone needs no name, and they may come in any order.
    private func arguments(_ words: [AgendaSubject.Word]) throws -> (AgendaSubject.Word?, String?) {
        switch words.count {
        case 0: return (nil, nil)
        case 1: return !words[0].things.isExact && words[0].mayBeTime ? (nil, words[0].things.text) : (words[0], nil)
        default:
            let isSwapped = words[0].mayBeTime && !words[1].mayBeTime
            return isSwapped ? (words[1], words[0].things.text) : (words[0], words[1].things.text)
        }
    }

    /// The days to show: today where nothing is said; with `--week` the whole week of the first of them.
    private func window(_ desk: Desk, _ time: String?) throws -> AgendaWindow {
        let (first, last) = try days.days(desk)
        let today = desk.zone.startOfDay(desk.today)
        var period = try time.map { try desk.days($0) }
        if first != nil || last != nil {
            let start = first?.start ?? min(today, last?.start ?? today)
            let week = desk.zone.local(start).date.adding(days: 7)
            period = Period(start: start, end: last?.end ?? max(first?.end ?? start, desk.zone.startOfDay(week)))
        }
        let start = desk.zone.local(period?.start ?? today).date
        if week || period == nil {
            let monday = week ? start.startOfWeek : start
            period = desk.zone.period(from: monday, through: monday.adding(days: week ? 6 : 0))
        }
        guard let period, let window = AgendaWindow(period, in: desk.zone) else {
            throw Failure(.badData, FailureSentences.agendaTooLong(AgendaWindow.longest))
        }
        return window
    }
}

/// The time that an agenda shows, and the days that it touches.
struct AgendaWindow {
    /// The most days that are shown at once.
    static let longest = 62

    let period: Period
    let days: [LocalDate]

    /// Nil where there are too many days.
    init?(_ period: Period, in zone: Zone) {
        guard period.duration < .seconds((Self.longest + 1) * 86_400) else { return nil }
        self.period = period
        let first = zone.local(period.start).date
        days = (0...Self.longest).map { first.adding(days: $0) }.filter { zone.startOfDay($0) < period.end }
        guard days.count <= Self.longest else { return nil }
    }
}
