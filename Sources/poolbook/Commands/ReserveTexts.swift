import Reporting
import Scheduling
import SchedulingStore

/// A host as it was typed: `ORG` or `ORG=40%`.
struct HostText {
    let name: Snapshot.Name
    private let shareText: String?

    init(_ text: String) {
        let parts = text.splitAtLastEquals
        name = Snapshot.Name(.organization, parts.before)
        shareText = parts.after
    }

    private func share() throws -> Share? {
        do throws(ShareError) {
            return try shareText.map { text throws(ShareError) in try Share(text) }
        } catch {
            throw FieldProblem(expected: error.sentence)
        }
    }

    /// The hosts with the shares that were given, which can become whole. The caller's organization leads, unless it is
    /// named elsewhere among them.
    static func hosts(
        _ texts: [HostText], led leader: Organization?, _ directory: Directory
    ) throws -> [AskedHost] {
        var hosts = try texts.map { text in
            let match = try directory.match(text.name)
            return AskedHost(Organization(id: OrganizationID(match.id), name: match.name), share: try text.share())
        }
        if let leader, !hosts.contains(where: { $0.organization.id == leader.id }) {
            hosts.insert(AskedHost(leader), at: 0)
        }
        guard !hosts.isEmpty else { throw FieldProblem(expected: FailureSentences.noHost) }
        guard Set(hosts.map(\.organization.id)).count == hosts.count else {
            throw FieldProblem(expected: FailureSentences.hostTwice)
        }
        do throws(ShareError) {
            _ = try completed(hosts.map(\.share))
        } catch {
            throw FieldProblem(expected: error.sentence)
        }
        return hosts
    }
}

/// A payment as it was typed: `PROJECT` or `PROJECT/CATEGORY`, alone or with `=AMOUNT` or `=PERCENT%`.
struct PaymentText {
    let name: Snapshot.Name
    private let category: String?
    private let extent: String?

    init(_ text: String) {
        let parts = text.splitAtLastEquals
        // A code has no slash; a category may have some.
        let slash = parts.before.firstIndex(of: "/")
        name = Snapshot.Name(.project, String(parts.before[..<(slash ?? parts.before.endIndex)]))
        category = slash.map { String(parts.before[parts.before.index(after: $0)...]) }
        extent = parts.after
    }

    /// Whether it says how much, whatever the cost is.
    var isAmount: Bool { extent.map { !Self.isPercentage($0) } ?? false }

    /// The payment that the text stands for.
    func payment(_ directory: Directory) throws -> AskedPayment {
        guard category.map(isLine) ?? true else { throw FieldProblem(expected: FieldSentences.openPayment) }
        return AskedPayment(
            directory.payer(try directory.match(name)), category: category, try read(directory.currency))
    }

    /// The payment that the text of a file stands for: with an amount.
    func amount(_ directory: Directory) throws -> AskedPayment {
        guard isAmount else { throw FieldProblem(expected: FieldSentences.payment) }
        return try payment(directory)
    }

    private func read(_ currency: Currency) throws -> AskedPayment.Extent {
        guard let extent else { return .rest }
        guard Self.isPercentage(extent) else { return .exactly(try extent.amount(currency)) }
        do throws(ShareError) {
            return .part(try Share(extent))
        } catch {
            throw FieldProblem(expected: error.sentence)
        }
    }

    private static func isPercentage(_ text: String) -> Bool { halfWidth(text).hasSuffix("%") }
}

extension String {
    /// What is before the last `=`, and what is after it; nil where there is none.
    var splitAtLastEquals: (before: String, after: String?) {
        guard let equals = lastIndex(of: "=") else { return (self, nil) }
        return (String(self[..<equals]), String(self[index(after: equals)...]))
    }
}
