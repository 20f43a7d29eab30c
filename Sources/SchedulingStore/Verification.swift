internal import Postgres
public import Scheduling

/// A block of the chain over journal and audit trail.
public struct Block: Sendable, Hashable, Decodable {
    /// Its number, from 1 on.
    public let number: Int
    /// Its hash, in 64 hexadecimal digits.
    public let hash: String
    /// How many entries it holds.
    public let entries: Int
    /// How many rows of the audit trail it holds.
    public let audits: Int
    /// When it was closed.
    public let closedAt: Instant
    /// The login that closed it.
    public let closedBy: String

    /// The beginning of the hash that people copy from a page.
    public var shortHash: String { String(hash.prefix(16)) }
}

/// What `verify` checks, each by one query over everything.
public enum Verification: String, Sendable, Hashable, CaseIterable {
    case units, quantities, reservations, shares, quotas, approvals
    case balances, entries, commitments
    case moneyFollows = "money-follows"
    case transfers, reversals, invoices, windows, categories, ceilings, periods, months
    case audit, commands, privileges, blocks

    /// What a check found.
    public struct Answer: Sendable, Decodable {
        /// How many rows it looked at.
        public let checked: Int
        /// How many are wrong.
        public let wrong: Int
        /// Some of those, each with what tells it.
        public let findings: [JSONValue]
    }
}

extension Store {
    /// Closes a block of the chain over what was written since the last one; answers the last one, if there is any.
    public func closeBlock(in pool: PoolID) throws(StoreError) -> Block? {
        try decodedJSON(
            try read(
                .one("select coalesce(poolbook_1.close_block($1), 'null')", [pool.uuid]) { row in
                    try row.next(JSONText.self)
                }
            ).text)
    }

    /// The blocks whose hash begins so, two at most; without a beginning, the last one.
    public func blocks(in pool: PoolID, beginning prefix: String? = nil) throws(StoreError) -> [Block] {
        try read(
            .many(
                """
                select number, hash, entries, audits, closed_at, closed_by
                from poolbook_1.blocks
                where pool_id = $1
                    and ($2::text is null or hash like $2 || '%')
                order by number desc
                limit case when $2 is null then 1 else 2 end
                """, [pool.uuid, prefix]
            ) { row in
                Block(
                    number: Int(try row.next(Int32.self)), hash: try row.next(), entries: Int(try row.next(Int64.self)),
                    audits: Int(try row.next(Int64.self)), closedAt: Instant(try row.next()),
                    closedBy: try row.next())
            })
    }

    /// Runs one check over a whole pool; of the chain, through a block.
    public func verify(
        _ check: Verification, in pool: PoolID, through block: Int? = nil
    ) throws(StoreError) -> Verification.Answer {
        try decodedJSON(
            try read(
                .one(
                    "select poolbook_1.verify($1, $2, $3)",
                    [pool.uuid, check.rawValue, block.map { Int32(clamping: $0) }]
                ) { row in try row.next(JSONText.self) }
            ).text)
    }
}
