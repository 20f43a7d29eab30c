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

    /// All its fields, with those that a file of its things has only where one of them has something there.
    var known: [Field] { fields + occasional }

    /// The fields that a file of its things has only where something differs from what all have at first.
    var occasional: [Field] {
        switch self {
        case .venue: [Self.access, Self.onHolidays, Self.specialHours]
        case .equipment: [Self.access]
        case .staff:
            [Self.access, Self.person, Self.email, Self.telephone, Self.language, Self.onHolidays, Self.specialHours]
        case .org: [Self.telephone, Self.guest]
        case .member: [Self.telephone]
        case .fund: FundTerms.occasional
        case .project: []
        }
    }

    /// What all things have at first in a field; nothing, where it is not here.
    static let usual = [
        "access": "free", "guest": "no", "on_holidays": "closed", "match": "0%", "match_from": "any",
    ]

    private static let language = Field("locale", Headings.language, .language)
    private static let email = Field("email", Headings.email, .email)
    private static let telephone = Field("telephone", Headings.telephone, .telephone)
    private static let onHolidays = Field(
        "on_holidays", HoursSentences.onHolidays, .choice(OnHolidays.allCases.map(\.rawValue)))
    private static let specialHours = Field("special_hours", Headings.specialHours, .specialHours)
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
        return switch self {
        case .org: [Field("kind", Headings.organizationKind, .text), Self.language, Self.email]
        case .member:
            [
                Field("organization", Headings.organization, .name(.organization), column: "organization_id"),
                Field("roles", Headings.roles, .choices(Self.roles)),
                Self.language, Self.email,
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
