import Reporting
import Scheduling
import SchedulingStore

/// The nouns of the command line whose things are added, edited, listed and imported by code.
enum Noun: String, CaseIterable, Sendable {
    case org, member, venue, staff, equipment, fund, project

    var kind: SavedKind {
        switch self {
        case .org: .organization
        case .member: .member
        case .venue: .venue
        case .staff: .staff
        case .equipment: .equipment
        case .fund: .fund
        case .project: .project
        }
    }

    /// What it is retired as.
    var retirable: Retirable {
        switch self {
        case .org: .organization
        case .member: .member
        case .venue: .venue
        case .staff: .staff
        case .equipment: .equipment
        case .fund: .fund
        case .project: .project
        }
    }

    /// What its names are looked for as.
    var nameKind: Snapshot.Name.Kind {
        switch self {
        case .org: .organization
        case .member: .member
        case .venue: .venue
        case .staff: .staff
        case .equipment: .equipment
        case .fund: .fund
        case .project: .project
        }
    }

    /// The field that tells its things apart.
    var code: Field {
        self == .member ? Field("login", Headings.login, .login) : Field("code", Headings.code, .code)
    }

    /// All its fields, the code first.
    var fields: [Field] {
        [code, Field("name", Headings.name, .text)] + more
    }

    /// Fields that may be given beside those that a file of its things has.
    var known: [Field] {
        switch self {
        case .venue, .equipment: fields + [Self.access]
        case .staff: fields + [Self.access, Self.person]
        case .org: fields + [Self.guest]
        case .member, .fund, .project: fields
        }
    }

    private static let guest = Field(
        "guest", AgreementSentences.guest, .choice(["yes", "no"]), column: "is_guest")
    private static let person = Field("member", AgreementSentences.person, .name(.member), column: "member_id")
    private static let access = Field(
        "access", ApprovalSentences.access, .choice(Resource.Access.allCases.map(\.rawValue)))

    private var more: [Field] {
        let owner = Field("owner", Headings.owner, .name(.organization), column: "owner_id")
        let aliases = Field("aliases", Headings.aliases, .list)
        let hours = Field("hours", Headings.hours, .hours)
        let rate = Field("rate", Headings.rate, .rate)
        let language = Field("locale", Headings.language, .language)
        let email = Field("email", Headings.email, .email)
        return switch self {
        case .org: [Field("kind", Headings.organizationKind, .text), language, email]
        case .member:
            [
                Field("organization", Headings.organization, .name(.organization), column: "organization_id"),
                Field("roles", Headings.roles, .choices(Self.roles)),
                language, email,
            ]
        case .venue:
            [
                owner, Field("capacity", Headings.capacity, .count), Field("district", Headings.district, .text),
                Field("address", Headings.address, .text), Field("latitude", Headings.latitude, .degrees),
                Field("longitude", Headings.longitude, .degrees), Field("features", Headings.features, .list),
                aliases, Field("buffer_before", Headings.bufferBefore, .minutes),
                Field("buffer_after", Headings.bufferAfter, .minutes), hours,
                Field("parts", Headings.parts, .list), rate,
            ]
        case .staff: [owner, Field("skills", Headings.skills, .skills), aliases, hours, rate]
        case .equipment: [owner, Field("quantity", Headings.quantity, .count), aliases, hours, rate]
        case .fund:
            [
                Field("source", Headings.source, .choice(Fund.Source.allCases.map(\.rawValue))),
                Field("valid_from", Headings.validFrom, .date), Field("valid_until", Headings.validUntil, .date),
                Field("categories", Headings.categories, .list),
            ] + FundTerms.fields
        case .project: [Field("owners", Headings.owners, .names(.organization), column: "owner_ids")]
        }
    }

    /// The fields without which a new thing cannot be.
    var required: Set<String> {
        switch self {
        case .org: ["code", "name"]
        case .member: ["login", "name", "roles"]
        case .venue, .staff: ["code", "name"]
        case .equipment: ["code", "name", "quantity"]
        case .fund: ["code", "name", "source", "valid_from", "valid_until"]
        case .project: ["code", "name", "owners"]
        }
    }

    static let roles = ["officer", "coordinator", "finance", "administrator", "auditor", "reporter"]
}
