import Foundation
import Reporting
import Scheduling
import SchedulingStore

/// Who could do what people are there for who cannot be had.
struct StandIns {
    /// Whether anybody has to be replaced, and can be.
    enum Outcome {
        /// Everybody can be had.
        case notNeeded
        /// With others in place of some.
        case found([Take], instead: [Resource])
        /// For one of them there is nobody.
        case nobody
    }

    /// Others who can do the same, by the person.
    let others: [ResourceID: [Resource]]
    let period: Period
    let context: RuleContext

    /// What is taken with others in place of the people who are not free, not there, or not to be had for a reason.
    func replacing(_ takes: [Take], busy: [Busy], gone: Set<ResourceID> = []) -> Outcome {
        func isThere(_ person: Resource) -> Bool {
            !gone.contains(person.id) && person.isOpen(during: period, context.closings, in: context.zone)
                && !busy.contains { $0.resource == person.id && $0.period.overlaps(period) }
        }
        var chosen: [Resource] = []
        var replaced: [Take] = []
        for take in takes {
            guard take.resource.kind == .staff, !isThere(take.resource) else {
                replaced.append(take)
                continue
            }
            let free = others[take.resource.id]?.first { isThere($0) && !chosen.contains($0) }
            guard let free else { return .nobody }
            chosen.append(free)
            replaced.append(Take(free))
        }
        return chosen.isEmpty ? .notNeeded : .found(replaced, instead: chosen)
    }
}

extension Desk {
    /// Who can do, on its day, what each person of a bundle is there for: the skills that were asked for or that such a
    /// kind of event requires, else all that the person can do.
    func standIns(
        for takes: [Take], during period: Period, kind: String?, skills asked: [String]
    ) throws -> StandIns {
        let people = takes.map(\.resource).filter { $0.kind == .staff }
        let own = Set(people.map(\.id))
        let day = zone.local(period.start).date
        let required = kind.map { ruleContext.book.words(of: .eventStaff, for: $0) } ?? []
        var found: [ResourceID: [Resource]] = [:]
        for person in people {
            let known = person.skills.map(\.name)
            let wanted = known.filter { asked.contains($0) || required.contains($0) }
            let skills = wanted.isEmpty ? known : wanted
            guard !skills.isEmpty else { continue }
            found[person.id] = try store.people(able: skills, in: snapshot.pool).filter { other in
                !own.contains(other.id)
                    && skills.allSatisfy { skill in
                        other.skills.contains { $0.name == skill && $0.isValid(on: day) }
                    }
            }
        }
        return StandIns(others: found, period: period, context: ruleContext)
    }

    /// Others in place of the people of whom reasons tell that they cannot be had.
    func standIns(
        for takes: [Take], during period: Period, asking request: Request?, refused: [Reason], busy: [Busy]
    ) throws -> StandIns.Outcome {
        let personal: Set<Rule> = [
            .personDouble, .personDaily, .personWeekly, .personRest, .resourceHours, .resourceHoliday,
            .resourceBlackout,
            .resourceRetired, .skillExpired,
        ]
        let named = Set(refused.filter { personal.contains($0.rule) }.compactMap(\.subject))
        let gone = takes.map(\.resource).filter { $0.kind == .staff && named.contains($0.name) }.map(\.id)
        guard !gone.isEmpty else { return .notNeeded }
        let able = try standIns(
            for: takes, during: period, kind: request?.kind, skills: request?.needed.skills ?? [])
        let all = Array(able.others.values.joined())
        let ids = Set(all.map(\.id)).sorted { $0.uuid.uuidString < $1.uuid.uuidString }
        let taken = try ids.isEmpty ? [] : store.busy(ids, during: period, in: snapshot.pool.id)
        let retired = all.compactMap { $0.retirement(within: period, in: zone) }
        return able.replacing(takes, busy: busy + taken + retired, gone: Set(gone))
    }
}
