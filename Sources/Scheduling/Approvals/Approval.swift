/// A yes that an act waits for, of an organization or of a second person of finance.
public struct Approval: Sendable, Hashable {
    /// What became of it. Those who are asked leave `waiting` by `approve` and `reject`; who asked, by changing or
    /// cancelling what it is about; time, at its deadline. The others are ends.
    public enum State: String, Sendable, Hashable, CaseIterable, Decodable {
        /// Nobody has answered yet.
        case waiting
        /// Those who were asked said yes.
        case approved
        /// They said no.
        case rejected
        /// What it was about has gone, or is asked for anew.
        case withdrawn
        /// Nobody answered in time.
        case expired
    }

    /// One thing to agree to.
    public struct Item: Sendable, Hashable, Decodable {
        /// What kind of yes it is.
        public enum Need: String, Sendable, Hashable, CaseIterable, Decodable {
            /// To bear a share of the cost as a host.
            case host
            /// That another organization hosts, too, and bears a share.
            case join
            /// That a project pays.
            case project
            /// That a resource is taken.
            case resource
            /// That money moves from one line to another.
            case transfer
            /// That entries are undone.
            case reversal
            /// That a grant becomes another amount.
            case revision
            /// That a closed period is opened.
            case reopening
            /// That a bill is paid.
            case payment
        }

        /// What kind of yes it is.
        public let need: Need
        /// The project's or resource's name.
        public let name: String?
        /// The host's share in parts per million.
        public let share: Int?
        /// What the host bears or the project pays, in minor units of the pool's currency.
        public let amount: Int64?
        /// What all hosts bear together, in minor units.
        public let total: Int64?
        /// How many, of equipment.
        public let quantity: Int?

        /// All that is known of it.
        public init(
            _ need: Need, name: String? = nil, share: Int? = nil, amount: Int64? = nil, total: Int64? = nil,
            quantity: Int? = nil
        ) {
            self.need = need
            self.name = name
            self.share = share
            self.amount = amount
            self.total = total
            self.quantity = quantity
        }
    }

    /// What people type for it.
    public let reference: String
    /// The organization that is asked; nil for a second person of finance.
    public let organization: String?
    /// What it is to agree to.
    public let items: [Item]
    /// When it ends unanswered.
    public let expiry: Instant

    /// All that is known of it.
    public init(reference: String, organization: String?, items: [Item], expiry: Instant) {
        self.reference = reference
        self.organization = organization
        self.items = items
        self.expiry = expiry
    }
}
