internal import Foundation
internal import Postgres
public import Scheduling

/// The occurrences of a series as they are asked for.
public struct SeriesRequest: Sendable {
    /// One of them.
    public struct Row: Sendable {
        /// What it is.
        public let occurrence: Occurrence
        /// What is asked for, and in its place what else will do, the best first.
        public let choices: [Request]
        /// Whether the program's own rules refuse what is asked for.
        public let standing: Standing

        /// What the program's own rules say of what is asked for.
        public enum Standing: Sendable, Hashable {
            /// Nothing.
            case allowed
            /// They refuse it, whatever the database says.
            case barred
        }

        /// All of it; there is one choice at least.
        public init(_ occurrence: Occurrence, choices: [Request], _ standing: Standing = .allowed) {
            self.occurrence = occurrence
            self.choices = choices
            self.standing = standing
        }
    }

    /// The series that they are added to; nil makes a new one.
    public let series: SeriesID?
    /// The rule of RFC 5545; nil where the days are listed.
    public let rule: String?
    /// What becomes of what cannot be had.
    public let onConflict: ConflictChoice
    /// How many may be otherwise than they were asked for; nil means any number.
    public let differ: Int?
    /// The occurrences, those included that a holiday leaves out.
    public let rows: [Row]
    /// What each thing that they take was asked for as; nil where all was named. Days more of a series keep what its days
    /// were asked for as.
    public let needs: JSONValue?

    /// All of it.
    public init(
        series: SeriesID? = nil, rule: String?, onConflict: ConflictChoice, differ: Int?, rows: [Row],
        needs: JSONValue? = nil
    ) {
        self.needs = needs
        self.series = series
        self.rule = rule
        self.onConflict = onConflict
        self.differ = differ
        self.rows = rows
    }
}

/// What became of the occurrences of a series.
public struct SeriesAnswer: Sendable, Decodable {
    /// One of them.
    public struct Occurrence: Sendable, Decodable {
        /// Its place in the series.
        public let number: Int
        /// The reservation's reference; nil where there is none.
        public let reference: String?
        /// What became of it.
        public let outcome: OccurrenceOutcome
        /// The reservation's state; nil where there is none.
        public let state: Reservation.State?
        /// Its start.
        public let startsAt: Instant
        /// Its end.
        public let endsAt: Instant
        /// What it waits for.
        public let approvals: [ApprovalAnswer]?
        /// What it takes, by name.
        public let takes: [String]?
        private let reasons: [ReasonRow]?
        /// The soft rules that it breaks.
        public let warnings: ReservationAnswer.Warnings?

        /// When it is, or was to be.
        public var period: Period? { Period(start: startsAt, end: endsAt) }

        /// Why it is not as it was asked for.
        public var why: [Reason] { (reasons ?? []).map(\.reason) }
    }

    /// What people type for the series.
    public let reference: String
    /// What became of each.
    public let occurrences: [Occurrence]
    /// All the money of it, line by line.
    public let money: [ReservationAnswer.Money]
}

/// What became of a change of a series.
public struct SeriesEditAnswer: Sendable, Decodable {
    /// What people type for the series.
    public let reference: String
    /// Each occurrence that was changed.
    public let changed: [ReservationAnswer]
}

/// What became of a cancellation of occurrences of a series.
public struct SeriesCancelAnswer: Sendable, Decodable {
    /// What people type for the series.
    public let reference: String
    /// Each occurrence that was cancelled.
    public let cancelled: [ReservationAnswer]
    /// How many are still to come.
    public let remaining: Int
    /// The money that is back, line by line.
    public let money: [ReservationAnswer.Money]
}

/// What became of the occurrences of a series that were confirmed.
public struct SeriesConfirmAnswer: Sendable, Decodable {
    /// What people type for the series.
    public let reference: String
    /// Each occurrence that stands now, or waits for the yes of others.
    public let confirmed: [ReservationAnswer]
}

extension Store {
    /// Reserves the occurrences of a series in one act; what cannot be had is dealt with as asked.
    ///
    /// Throws `.refused` with every reason, each of which has the occurrence's number as its row.
    public func reserveSeries(_ request: SeriesRequest, _ act: Act) throws(StoreError) -> SeriesAnswer {
        let choices = request.rows.flatMap(\.choices)
        let (state, seconds): (Reservation.State, Int64?) =
            switch choices.first?.firmness {
            case .confirmed, nil: (.confirmed, nil)
            case .hold(let duration): (.hold, duration.components.seconds)
            case .request: (.request, nil)
            }
        // A request binds nothing yet: others are asked once it is to bind.
        let mayNeedOthers = state != .request && choices.contains { $0.agreement == .others }
        let rows = request.rows.flatMap { row in
            row.choices.enumerated().map { choice, asked in
                JSONValue(row, choice: choice, asked, needs: request.needs)
            }
        }
        return try self.act(
            act.call(
                "reserve_series",
                [
                    request.series?.uuid, mayNeedOthers ? "approval" : state.rawValue, seconds, request.rule,
                    request.onConflict.rawValue,
                    request.differ.map { Int32(clamping: $0) }, JSONText(JSONValue.array(rows).text),
                ]))
    }

    /// Edits occurrences of a series in one act, all of them or none; the rows are those of an import that name a
    /// reservation, and are tried in their order.
    public func editSeries(
        _ series: SeriesID, rule: String?, reason: String?, _ rows: [JSONValue], _ act: Act
    ) throws(StoreError) -> SeriesEditAnswer {
        try self.act(
            act.call("edit_series", [series.uuid, rule, reason, JSONText(JSONValue.array(rows).text)]))
    }

    /// Confirms occurrences of a series in one act, all of them or none; each reason has its number as its row.
    public func confirmSeries(
        _ series: SeriesID, _ reservations: [ReservationID], _ act: Act
    ) throws(StoreError) -> SeriesConfirmAnswer {
        try self.act(act.call("confirm_series", [series.uuid, reservations.map(\.uuid)]))
    }

    /// Cancels occurrences of a series in one act, all of them or none.
    public func cancelSeries(
        _ series: SeriesID, _ reservations: [ReservationID], reason: String?, _ act: Act
    ) throws(StoreError) -> SeriesCancelAnswer {
        try self.act(act.call("cancel_series", [series.uuid, reservations.map(\.uuid), reason]))
    }

    /// A series with every day of it; nil where there is none that the caller may read.
    public func series(_ id: SeriesID, in pool: Pool) throws(StoreError) -> Series? {
        let statement = Statement.one(
            "select poolbook_\(Self.surface).series_occurrences($1, $2)", [pool.id.uuid, id.uuid]
        ) { row in try row.next(JSONText?.self) }
        guard let found = try read(statement) else { return nil }
        let row: SeriesRow = try decodedJSON(found.text)
        return row.series(id, in: pool.currency)
    }
}

extension JSONValue {
    /// A choice of an occurrence as a row of `reserve_series`.
    fileprivate init(_ row: SeriesRequest.Row, choice: Int, _ request: Request, needs: JSONValue?) {
        guard case .object(var members) = JSONValue(request, row: row.occurrence.number, uid: "") else {
            self = .null
            return
        }
        for key in ["row", "uid", "source", "state"] { members[key] = nil }
        members["number"] = .integer(Int64(row.occurrence.number))
        members["choice"] = .integer(Int64(choice))
        members["barred"] = .integer(row.standing == .barred && choice == 0 ? 1 : 0)
        members["original_start"] = .string(row.occurrence.originalStart.iso8601(offset: 0))
        members["needs"] = needs ?? .null
        members["left_out"] = row.occurrence.takesPlace ? .null : .string("holiday")
        self = .object(members)
    }
}

/// A series as the database sends it.
private struct SeriesRow: Decodable {
    struct DayRow: Decodable {
        let originalStart: Instant
        let reservation: MatchRow?
    }

    let reference: String
    let rules: [String?]
    let occurrences: [DayRow]
    let createdBy: String?
    let createdAt: Instant

    func series(_ id: SeriesID, in currency: Currency) -> Series {
        Series(
            id: id, reference: reference, rules: rules,
            days: occurrences.map { day in
                Series.Day(originalStart: day.originalStart, reservation: day.reservation?.reservation(in: currency))
            },
            createdBy: createdBy, createdAt: createdAt)
    }
}
