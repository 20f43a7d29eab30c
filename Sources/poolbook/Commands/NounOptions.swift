import ArgumentParser
import Reporting

enum Org: NounCommand {
    static let noun = Noun.org

    struct Options: NounOptions {
        @Option(help: help(RuleHelp.organizationKind)) var kind: String?
        @Option(help: help(HelpSentences.memberLanguage)) var language: String?
        @Option(help: help(ReporterHelp.email)) var email: String?
        @Option(help: help(ReporterHelp.telephone)) var telephone: String?
        @Flag(inversion: .prefixedNo, help: help(AgreementSentences.helpGuest)) var guest: Bool?
        @OptionGroup var standingOptions: StandingOptions

        var texts: [String: String?] {
            [
                "kind": kind, "locale": language, "email": email, "telephone": telephone,
                "guest": guest.map { $0 ? "yes" : "no" },
            ]
        }
        var standing: StandingChange? { standingOptions.change }
    }
}

enum MemberNoun: NounCommand {
    static let noun = Noun.member
    typealias Filters = MemberFilters
    typealias Adding = MemberAdding
    static var more: [any ParsableCommand.Type] { [MemberReset.self] }

    struct Options: NounOptions {
        @Option(name: .customLong("org"), help: help(HelpSentences.memberOrganization)) var organization: String?
        @Option(help: help(HelpSentences.roles)) var roles: String?
        @Option(help: help(HelpSentences.memberLanguage)) var language: String?
        @Option(help: help(HelpSentences.fullName)) var fullName: String?
        @Option(help: help(ReporterHelp.email)) var email: String?
        @Option(help: help(ReporterHelp.telephone)) var telephone: String?

        var texts: [String: String?] {
            [
                "organization": organization, "roles": roles, "locale": language, "name": fullName, "email": email,
                "telephone": telephone,
            ]
        }
    }
}

enum Venue: NounCommand {
    static let noun = Noun.venue
    typealias Filters = VenueFilters

    struct Options: NounOptions {
        @Option(help: help(HelpSentences.owner)) var owner: String?
        @Option(help: help(HelpSentences.capacity)) var capacity: String?
        @Option(help: help(HelpSentences.district)) var district: String?
        @Option(help: help(HelpSentences.address)) var address: String?
        @Option(help: help(HelpSentences.latitude)) var latitude: String?
        @Option(help: help(HelpSentences.longitude)) var longitude: String?
        @Option(help: help(HelpSentences.features)) var features: String?
        @Option(help: help(HelpSentences.aliases)) var aliases: String?
        @Option(name: .customLong("alias"), help: help(HelpSentences.alias)) var moreAliases: [String] = []
        @Option(help: help(HelpSentences.bufferBefore)) var bufferBefore: String?
        @Option(help: help(HelpSentences.bufferAfter)) var bufferAfter: String?
        @Option(help: help(HelpSentences.hours)) var hours: String?
        @Option(help: help(HelpSentences.access)) var access: String?
        @Option(help: help(HelpSentences.rate)) var rate: String?
        @Option(help: help(HelpSentences.parts)) var parts: String?

        var texts: [String: String?] {
            [
                "owner": owner, "capacity": capacity, "district": district, "address": address,
                "latitude": latitude, "longitude": longitude, "features": features, "aliases": aliases,
                "buffer_before": bufferBefore, "buffer_after": bufferAfter, "hours": hours, "parts": parts,
                "rate": rate, "access": access,
            ]
        }
    }
}

enum Staff: NounCommand {
    static let noun = Noun.staff
    typealias Filters = StaffFilters

    struct Options: NounOptions {
        @Option(help: help(HelpSentences.owner)) var owner: String?
        @Option(help: help(HelpSentences.skills)) var skills: String?
        @Option(help: help(HelpSentences.aliases)) var aliases: String?
        @Option(name: .customLong("alias"), help: help(HelpSentences.alias)) var moreAliases: [String] = []
        @Option(help: help(HelpSentences.hours)) var hours: String?
        @Option(help: help(HelpSentences.access)) var access: String?
        @Option(name: .customLong("member"), help: help(AgreementSentences.helpPerson)) var member: String?
        @Option(help: help(ReporterHelp.email)) var email: String?
        @Option(help: help(ReporterHelp.telephone)) var telephone: String?
        @Option(help: help(HelpSentences.memberLanguage)) var language: String?
        @Option(help: help(HelpSentences.rate)) var rate: String?

        var texts: [String: String?] {
            [
                "owner": owner, "skills": skills, "aliases": aliases, "hours": hours, "rate": rate, "access": access,
                "member": member, "email": email, "telephone": telephone, "locale": language,
            ]
        }
    }
}

enum Equipment: NounCommand {
    static let noun = Noun.equipment
    typealias Filters = EquipmentFilters

    struct Options: NounOptions {
        @Option(help: help(HelpSentences.owner)) var owner: String?
        @Option(help: help(HelpSentences.quantity)) var quantity: String?
        @Option(help: help(HelpSentences.aliases)) var aliases: String?
        @Option(name: .customLong("alias"), help: help(HelpSentences.alias)) var moreAliases: [String] = []
        @Option(help: help(HelpSentences.hours)) var hours: String?
        @Option(help: help(HelpSentences.access)) var access: String?
        @Option(help: help(HelpSentences.rate)) var rate: String?

        var texts: [String: String?] {
            [
                "owner": owner, "quantity": quantity, "aliases": aliases, "hours": hours, "rate": rate,
                "access": access,
            ]
        }
    }
}

enum FundNoun: NounCommand {
    static let noun = Noun.fund
    typealias Filters = FundFilters
    static var more: [any ParsableCommand.Type] { [FundGrant.self, FundRevise.self] }

    struct Options: NounOptions {
        @Option(help: help(HelpSentences.source)) var source: String?
        @Option(help: help(HelpSentences.validFrom)) var validFrom: String?
        @Option(help: help(HelpSentences.validUntil)) var validUntil: String?
        @Option(help: help(HelpSentences.categories)) var categories: String?
        @OptionGroup var terms: FundTermOptions

        var texts: [String: String?] {
            let own = ["source": source, "valid_from": validFrom, "valid_until": validUntil, "categories": categories]
            return own.merging(terms.texts) { $1 }
        }
    }
}

enum ProjectNoun: NounCommand {
    static let noun = Noun.project
    typealias Filters = ProjectFilters

    struct Options: NounOptions {
        @Option(help: help(HelpSentences.owners)) var owners: String?

        var texts: [String: String?] { ["owners": owners] }
    }
}
