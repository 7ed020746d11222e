/// What a line of a card is about: the properties of vCard 2.1, RFC 2426, RFC 6350 and its extensions, and those that Apple,
/// Evolution and Android write. A name that is not here is `other`, and its line is kept all the same.
package enum CardProperty: String, Sendable, CaseIterable {
    // The frame.
    case begin = "BEGIN"
    case end = "END"
    case version = "VERSION"
    case product = "PRODID"
    case uid = "UID"
    case revision = "REV"
    case source = "SOURCE"
    case kind = "KIND"
    case profile = "PROFILE"
    // Names.
    case formattedName = "FN"
    case name = "N"
    case nickname = "NICKNAME"
    case sortString = "SORT-STRING"
    case phoneticGiven = "X-PHONETIC-FIRST-NAME"
    case phoneticAdditional = "X-PHONETIC-MIDDLE-NAME"
    case phoneticFamily = "X-PHONETIC-LAST-NAME"
    case pronouns = "PRONOUNS"
    case gender = "GENDER"
    case xGender = "X-GENDER"
    case maidenName = "X-MAIDENNAME"
    // How to reach.
    case mail = "EMAIL"
    case phone = "TEL"
    case messaging = "IMPP"
    case address = "ADR"
    case label = "LABEL"
    case mailer = "MAILER"
    case url = "URL"
    case social = "SOCIALPROFILE"
    case xSocial = "X-SOCIALPROFILE"
    case xTwitter = "X-TWITTER"
    case xSkype = "X-SKYPE"
    case xSkypeUser = "X-SKYPE-USERNAME"
    case xJabber = "X-JABBER"
    case xAIM = "X-AIM"
    case xICQ = "X-ICQ"
    case xMSN = "X-MSN"
    case xYahoo = "X-YAHOO"
    case xGaduGadu = "X-GADUGADU"
    case xGoogleTalk = "X-GOOGLE-TALK"
    case xMatrix = "X-MATRIX"
    // Work.
    case organization = "ORG"
    case title = "TITLE"
    case role = "ROLE"
    case logo = "LOGO"
    // Dates.
    case birthday = "BDAY"
    case anniversary = "ANNIVERSARY"
    case deathDate = "DEATHDATE"
    case xAnniversary = "X-ANNIVERSARY"
    case xEvolutionAnniversary = "X-EVOLUTION-ANNIVERSARY"
    case appleDate = "X-ABDATE"
    // Others.
    case related = "RELATED"
    case appleRelated = "X-ABRELATEDNAMES"
    case agent = "AGENT"
    case member = "MEMBER"
    case appleMember = "X-ADDRESSBOOKSERVER-MEMBER"
    case appleKind = "X-ADDRESSBOOKSERVER-KIND"
    case xSpouse = "X-SPOUSE"
    case xManager = "X-MANAGER"
    case xAssistant = "X-ASSISTANT"
    case xEvolutionSpouse = "X-EVOLUTION-SPOUSE"
    case xEvolutionManager = "X-EVOLUTION-MANAGER"
    case xEvolutionAssistant = "X-EVOLUTION-ASSISTANT"
    // Whatever else is said.
    case photo = "PHOTO"
    case sound = "SOUND"
    case key = "KEY"
    case categories = "CATEGORIES"
    case note = "NOTE"
    case language = "LANG"
    case zone = "TZ"
    case place = "GEO"
    case access = "CLASS"
    case clientMap = "CLIENTPIDMAP"
    case created = "CREATED"
    case appleLabel = "X-ABLABEL"
    case appleCountry = "X-ABADR"
    case appleShowAs = "X-ABSHOWAS"
    case expertise = "EXPERTISE"
    case hobby = "HOBBY"
    case interest = "INTEREST"
    // What vCard has no property for, in Wellmet's own cards.
    case ownCircle = "X-WELLMET-CIRCLE"
    case ownPlace = "X-WELLMET-PLACE"
    case ownField = "X-WELLMET-FIELD"
    case other = ""
}

extension CardProperty {
    /// By the name as it stands, in any case: no text is made for the ones that are known.
    static func named(_ bytes: UnsafeBufferPointer<UInt8>) -> CardProperty {
        var hash = Table.start
        for byte in bytes { hash = Table.mixed(hash, byte) }
        return Table.shared[hash, bytes]
    }

    static func named(_ bytes: [UInt8]) -> CardProperty { bytes.withUnsafeBufferPointer { named($0) } }

    /// The names by a hash of their bytes, without regard to case.
    private struct Table {
        static let shared = Table()
        static let start: UInt32 = 2_166_136_261
        private static let size = 512
        /// Bytes that a name has room for.
        private static let width = 32

        /// The names in their places, each filled up with zeros.
        private var names = [UInt8](repeating: 0, count: size * width)
        private var lengths = [UInt8](repeating: 0, count: size)
        private var properties = [CardProperty](repeating: .other, count: size)

        init() {
            for property in CardProperty.allCases where property != .other {
                let name = Array(property.rawValue.utf8)
                precondition(name.count < Table.width)
                var place = Int(name.reduce(Table.start, Table.mixed)) & (Table.size - 1)
                while lengths[place] != 0 { place = (place + 1) & (Table.size - 1) }
                names.replaceSubrange((place * Table.width)..<(place * Table.width + name.count), with: name)
                lengths[place] = UInt8(name.count)
                properties[place] = property
            }
        }

        static func mixed(_ hash: UInt32, _ byte: UInt8) -> UInt32 { (hash ^ UInt32(byte.capital)) &* 16_777_619 }

        subscript(hash: UInt32, bytes: UnsafeBufferPointer<UInt8>) -> CardProperty {
            var place = Int(hash) & (Table.size - 1)
            while lengths[place] != 0 {
                if Int(lengths[place]) == bytes.count, isName(at: place, bytes) { return properties[place] }
                place = (place + 1) & (Table.size - 1)
            }
            return .other
        }

        private func isName(at place: Int, _ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
            for index in 0..<bytes.count where names[place * Table.width + index] != bytes[index].capital { return false }
            return true
        }
    }
}
