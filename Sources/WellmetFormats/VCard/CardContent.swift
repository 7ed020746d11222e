package import WellmetModel

/// What a card says, in values: decoded once, in the order of its lines.
package struct CardContent: Sendable, Equatable {
    package var version = VCard.Version.v30
    package var uid = ""
    /// "individual" where the card does not tell; "group", "org", "location".
    package var kind = "individual"
    package var formattedName = ""
    package var name = PersonName()
    package var nicknames: [String] = []
    package var pronouns: [String] = []
    /// The sex or gender as the card has it: "F", or words.
    package var gender = ""
    package var mails: [CardEntry] = []
    package var phones: [CardEntry] = []
    package var urls: [CardEntry] = []
    /// Instant messages: `service` is "xmpp", "skype"; empty where only the address tells.
    package var messaging: [CardEntry] = []
    /// Profiles on networks: `service` is "twitter", "linkedin".
    package var profiles: [CardEntry] = []
    package var addresses: [CardAddress] = []
    /// The organization, then its units.
    package var organization: [String] = []
    package var title = ""
    package var role = ""
    package var birthday: CardDate?
    package var anniversary: CardDate?
    package var deathDate: CardDate?
    /// Any other day, under its label.
    package var dates: [CardDate] = []
    /// Other people: the label says what they are, the value is a name, a `urn:uuid:` or an address.
    package var related: [CardEntry] = []
    /// The UIDs of a group's people, as they stand.
    package var members: [String] = []
    package var categories: [String] = []
    package var notes: [String] = []
    /// BCP 47 tags, the preferred first.
    package var languages: [String] = []
    package var zone = ""
    /// Circles, the place as one says it, and fields under their labels, as Wellmet's own cards tell them.
    package var circles: [String] = []
    package var place = ""
    package var fields: [CardEntry] = []
    package var photo: CardMedia?
    /// When the card was changed last, as it stands.
    package var revision = ""

    package init() {}
}

/// A value under a label.
package struct CardEntry: Sendable, Equatable {
    package var value: String
    /// "work", "home", "mobile", or what the person wrote; empty when nothing is said.
    package var label: String
    /// "xmpp", "twitter"; empty where it has none.
    package var service = ""
    package var isPreferred: Bool

    package init(_ value: String, label: String = "", service: String = "", isPreferred: Bool = false) {
        self.value = value
        self.label = label
        self.service = service
        self.isPreferred = isPreferred
    }
}

/// ADR (RFC 6350, section 6.3.1).
package struct CardAddress: Sendable, Equatable {
    package var label = ""
    package var box = ""
    package var extended = ""
    package var street = ""
    package var locality = ""
    package var region = ""
    package var code = ""
    package var country = ""

    init(_ parts: [String], label: String) {
        self.label = label
        func part(_ index: Int) -> String { index < parts.count ? parts[index] : "" }
        (box, extended, street, locality) = (part(0), part(1), part(2), part(3))
        (region, code, country) = (part(4), part(5), part(6))
    }

    /// In one line, from the house to the country.
    package var line: String {
        [box, extended, street, code.isEmpty ? locality : "\(code) \(locality)".trimmed, region, country]
            .filter { !$0.isEmpty }.joined(separator: ", ")
    }
}

/// A day that a card tells.
package struct CardDate: Sendable, Equatable {
    package var label: String
    /// Nil when the text is no date that we know: "circa 1800".
    package var date: PartialDate?
    package var text: String
}

/// A picture: within the card, or somewhere else.
package enum CardMedia: Sendable, Equatable {
    /// The number of its line among the card's, counted from 0.
    case inline(line: Int)
    /// Never fetched unasked.
    case uri(String)
}
