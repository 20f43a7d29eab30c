internal import Scheduling

/// A report as the database sends it.
struct ReportRow: Decodable {
    struct ConflictRow: Decodable {
        let reference: String
        let news: ConflictReport.News
        let stage: Int?
        let severity: Int
        let state: String
        let detail: ReasonRow
        let startsAt: Instant
        let endsAt: Instant
        let firstSeenAt: Instant
        let dueAt: Instant
        let hostsUntil: Instant?
        let waivedUntil: Instant?
        let subject: SubjectRow?
        let claimant: PartRow?
        let others: [PartRow]?
        let parties: [String]?
        let proposal: ProposalRow?
    }

    struct SubjectRow: Decodable {
        let kind: Resource.Kind
        let code: String
        let name: String
    }

    struct PartRow: Decodable {
        let reference: String?
        let title: String?
        let host: String?
        let attendance: Int?
        let state: Reservation.State
        let startsAt: Instant
        let endsAt: Instant

        var part: ConflictReport.Part? {
            Period(start: startsAt, end: endsAt).map { period in
                ConflictReport.Part(
                    reference: reference, title: title, host: host, attendance: attendance, state: state,
                    period: period)
            }
        }
    }

    struct ProposalRow: Decodable {
        let letter: String
        let way: ConflictReport.Way?

        private enum CodingKeys: String, CodingKey {
            case letter, kind, effects
        }

        init(from decoder: any Decoder) throws {
            let values = try decoder.container(keyedBy: CodingKeys.self)
            letter = try values.decode(String.self, forKey: .letter)
            let kind = (try? values.decode(String.self, forKey: .kind)).flatMap(Proposal.Kind.init(rawValue:))
            let effects = try? values.decode(EffectsRow.self, forKey: .effects).effects
            way = kind.flatMap { kind in effects.map { ConflictReport.Way(kind, $0) } }
        }
    }

    struct TermRow: Decodable {
        let organization: String
        let startsAt: Instant
        let endsAt: Instant
    }

    struct DayRow: Decodable {
        let day: LocalDate
        let open: Int?
    }

    struct UndeliveredRow: Decodable {
        let name: String
        let address: String?
        let createdAt: Instant
        let tries: Int
        let nextTryAt: Instant
        let failure: String?
    }

    struct NoticeRow: Decodable {
        let recordedAt: Instant
        let act: String
        let reference: String?
        let title: String?
        let startsAt: Instant?
        let endsAt: Instant?
        let organization: String?
        let reason: String?

        var notice: ConflictReport.Notice {
            var period: Period?
            if let startsAt, let endsAt { period = Period(start: startsAt, end: endsAt) }
            return ConflictReport.Notice(
                recordedAt: recordedAt, act: act, reference: reference, title: title, period: period,
                organization: organization, reason: reason)
        }
    }

    let counts: [String: Int]
    let notices: [NoticeRow]
    let conflicts: [ConflictRow]
    let terms: [TermRow]
    let trend: [DayRow]
    let undelivered: [UndeliveredRow]

    func report(asOf now: Instant) -> ConflictReport {
        let counts = self.counts.compactMap { key, count in
            ConflictReport.News(rawValue: key).map { ($0, count) }
        }
        return ConflictReport(
            asOf: now, counts: Dictionary(uniqueKeysWithValues: counts), items: conflicts.compactMap(\.item),
            terms: terms.compactMap { term in
                Period(start: term.startsAt, end: term.endsAt).map {
                    ConflictReport.Term(organization: term.organization, period: $0)
                }
            },
            trend: trend.compactMap { day in day.open.map { ConflictReport.Day(day: day.day, open: $0) } },
            undelivered: undelivered.map { row in
                ConflictReport.Undelivered(
                    name: row.name, address: row.address, since: row.createdAt, tries: row.tries,
                    nextTry: row.nextTryAt, failure: row.failure ?? "")
            }, notices: notices.map(\.notice))
    }
}

extension ReportRow.ConflictRow {
    /// A conflict as a report has it; none whose period is empty.
    fileprivate var item: ConflictReport.Item? {
        guard let period = Period(start: startsAt, end: endsAt) else { return nil }
        return ConflictReport.Item(
            reference: reference, news: news, stage: stage.flatMap(ConflictReport.Stage.init(rawValue:)),
            severity: severity, state: state, reason: detail.reason, period: period, firstSeen: firstSeenAt,
            due: dueAt, hostsUntil: hostsUntil, waivedUntil: waivedUntil,
            subject: subject.map { ConflictReport.Subject(kind: $0.kind, code: $0.code, name: $0.name) },
            claimant: claimant?.part, others: (others ?? []).compactMap(\.part), parties: parties ?? [],
            proposal: proposal?.letter, way: proposal?.way)
    }
}
