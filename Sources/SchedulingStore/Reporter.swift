public import Foundation
internal import Postgres
public import Scheduling

/// A run of the reporter that has begun.
public struct ReporterRun: Sendable, Decodable {
    /// What it is called in the database.
    public let run: UUID
    /// When it began: what the run takes for now.
    public let now: Instant
    /// How many earlier runs never finished.
    public let abandoned: Int
    /// Whether holds or approvals have run out that nobody has ended yet.
    public let expired: Bool
    /// Whether money is overdue that closed reservations have committed and nobody bills.
    public let overdue: Bool
    /// Whether the pool is quiet: nothing is sent, and nothing expires or is promoted.
    public let quiet: Bool
}

/// How a run ended.
public enum RunOutcome: String, Sendable, Hashable {
    /// It did everything, or kept what it could not do for the next.
    case good
    /// Something kept it from its work.
    case failed
}

/// What stands when a run ends.
public struct RunSummary: Sendable, Decodable {
    /// When it began.
    public let startedAt: Instant
    /// When it ended.
    public let finishedAt: Instant
    /// How many conflicts are open.
    public let open: Int
    /// How many of each rule.
    public let rules: [String: Int]
    /// Since when the oldest of them stands.
    public let oldestAt: Instant?
    /// How many reports wait to be delivered.
    public let undelivered: Int
    /// When the last good run ended.
    public let goodAt: Instant?
}

/// Somebody who is told of conflicts.
public struct ReportReader: Sendable {
    /// What they are called in the database; stays the same.
    public let name: String
    /// What people call them.
    public let title: String
    /// Where they are written to.
    public let address: String?
    /// What they read, or their organization does; nil where neither said.
    public let language: Language?
    let sees: JSONValue

    /// Whether it is whoever looks at what a run prints.
    public var isOutput: Bool { name.hasPrefix("output:") }
    /// Whether they are told of everything, because they may settle it or look after the reporter.
    public var isChair: Bool {
        guard case .object(let members) = sees else { return false }
        return members["what"] == .string("all")
    }
}

/// Something that is to be delivered.
public struct Delivery: Sendable, Decodable {
    /// A report in the forms that its way takes, as it was written.
    public struct Body: Sendable, Codable, Hashable {
        /// What it is about, in a line.
        public let subject: String
        /// It as text.
        public let text: String
        /// It as a page.
        public let html: String
        /// The language tag.
        public let language: String

        /// All of it.
        public init(subject: String, text: String, html: String, language: String) {
            self.subject = subject
            self.text = text
            self.html = html
            self.language = language
        }
    }

    /// A way to a reader.
    public enum Channel: String, Sendable, Hashable, Codable, CaseIterable {
        /// The system's mail.
        case mail
        /// A command that reads a report.
        case command
    }

    /// What it is called, however often it is tried.
    public let id: UUID
    /// Whom it is for.
    public let reader: String
    /// Which way it goes.
    public let channel: Channel
    /// Where to.
    public let address: String?
    /// The report.
    public let body: Body
    /// When it was written.
    public let createdAt: Instant
    /// How often it was tried.
    public let tries: Int
}

/// A message for the outbox.
public struct Message: Sendable, Encodable {
    let channel: Delivery.Channel
    let address: String?
    let body: Delivery.Body

    /// A report that goes some way.
    public init(_ channel: Delivery.Channel, to address: String?, _ body: Delivery.Body) {
        self.channel = channel
        self.address = address
        self.body = body
    }
}

extension Store {
    /// Does something while no other run of the reporter works on the pool; false where one does.
    ///
    /// The lock is the transaction's of this connection, which therefore does nothing else until `body` returns, and
    /// ends with it, however that ends.
    public func guarding(_ pool: PoolID, _ body: () throws -> Void) throws -> Bool {
        var outcome: Result<Bool, any Error> = .success(false)
        do throws(StoreError) {
            try connection.transaction(failure: StoreError.init) { () throws(StoreError) in
                let isAlone = try read(
                    .one("select poolbook_1.guard_run($1)", [pool.uuid]) { row in try row.next(Bool.self) })
                guard isAlone else { return }
                do {
                    try body()
                    outcome = .success(true)
                } catch {
                    outcome = .failure(error)
                }
            }
        } catch {
            // What the run itself did is done, whatever became of its guard.
            if case .success(false) = outcome { throw error }
        }
        return try outcome.get()
    }

    /// Begins a run, in place of one that never finished.
    public func beginRun(in pool: PoolID, everyMinutes: Int?) throws(StoreError) -> ReporterRun {
        try act(surfaceCall("begin_run", [pool.uuid, everyMinutes.map { Int32(clamping: $0) }]))
    }

    /// Ends a run with what it did.
    public func end(
        _ run: ReporterRun, in pool: PoolID, _ outcome: RunOutcome, counts: [String: Int]
    ) throws(StoreError) -> RunSummary {
        let counts = JSONValue.object(counts.mapValues { .integer(Int64($0)) })
        return try act(surfaceCall("end_run", [pool.uuid, run.run, outcome.rawValue, JSONText(counts.text)]))
    }

    /// Frees what has run out; answers how much.
    public func expire(_ act: Act) throws(StoreError) -> Int {
        struct Answer: Decodable { let expired: Int }
        let answer: Answer = try self.act(act.call("expire", []))
        return answer.expired
    }

    /// Who is told of a pool's conflicts at this moment.
    public func reportReaders(in pool: PoolID) throws(StoreError) -> [ReportReader] {
        struct Row: Decodable {
            let reader: String
            let name: String
            let address: String?
            let locale: String?
            let sees: Sees
        }
        struct Sees: Decodable {
            let what: String
            let organizationId: String?
        }
        let rows: [Row] = try decodedJSON(try read(surfaceCall("report_readers", [pool.uuid])).text)
        return rows.map { row in
            ReportReader(
                name: row.reader, title: row.name, address: row.address,
                language: row.locale.flatMap(Language.init(tag:)),
                sees: .object([
                    "what": .string(row.sees.what),
                    "organization_id": row.sees.organizationId.map(JSONValue.string) ?? .null,
                ]))
        }
    }

    /// Reads what a reader is told, renders it, and keeps both at once: what was told, and what is to be sent.
    ///
    /// Nothing is kept where `render` throws.
    public func tell(
        _ reader: ReportReader, in pool: PoolID, _ run: ReporterRun, limit: Int,
        _ render: (ConflictReport) throws -> [Message]
    ) throws {
        var failure: (any Error)?
        do throws(StoreError) {
            try connection.transaction(.steady, failure: StoreError.init) { () throws(StoreError) in
                let report = try self.report(for: reader, in: pool, asOf: run.now, limit: limit)
                do {
                    let messages = try render(report)
                    let text = String(decoding: try JSONEncoder().encode(messages), as: UTF8.self)
                    let _: [UUID] = try decodedJSON(
                        try read(
                            surfaceCall(
                                "keep_report",
                                [
                                    pool.uuid, run.run, reader.name, JSONText(reader.sees.text), run.now.timestamp,
                                    JSONText(text),
                                ])
                        ).text)
                } catch let error as StoreError {
                    throw error
                } catch {
                    failure = error
                    throw .unreadable("report")
                }
            }
        } catch {
            throw failure ?? error
        }
    }

    /// What a reader is told as of an instant.
    public func report(
        for reader: ReportReader, in pool: PoolID, asOf now: Instant, limit: Int
    ) throws(StoreError) -> ConflictReport {
        let row: ReportRow = try decodedJSON(
            try read(
                surfaceCall(
                    "report_for",
                    [pool.uuid, reader.name, JSONText(reader.sees.text), now.timestamp, Int32(clamping: limit)])
            ).text)
        return row.report(asOf: now)
    }

    /// What is due to be delivered some ways.
    public func dueDeliveries(
        in pool: PoolID, by channels: [Delivery.Channel], limit: Int
    ) throws(StoreError) -> [Delivery] {
        try decodedJSON(
            try read(
                surfaceCall("due_deliveries", [pool.uuid, channels.map(\.rawValue), Int32(clamping: limit)])
            ).text)
    }

    /// Says that something was delivered, or why it was not.
    public func settle(_ delivery: Delivery, in pool: PoolID, failure: String?) throws(StoreError) {
        struct Answer: Decodable { let tries: Int? }
        let _: Answer = try act(surfaceCall("settle_delivery", [pool.uuid, delivery.id, failure]))
    }
}
