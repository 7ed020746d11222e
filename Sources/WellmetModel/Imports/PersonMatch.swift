/// Who a row of an archive is: somebody new, somebody known, or one of several whom only a person can tell apart.
package enum PersonMatch: Sendable, Equatable {
    /// `recordKey` is the key under which the source's word is kept.
    case new
    case same(ID<Person>, reason: String)
    /// Candidates, the likeliest first.
    case doubtful([ID<Person>], reason: String)
}

extension PersonMatch {
    /// The very same row as before decides; then, within LinkedIn, the profile, else e-mail, else name and connection day
    /// where both are unique. Elsewhere: an identity. A name alone never decides (rulings.md).
    ///
    /// `alone` tells whether the row is the only one of its name and connection day in its archive; `weaker` is the key that it would
    /// have without its phone numbers, when no other row of its archive would: in another region they could not be read. `sameRow` are
    /// those of whom the source told by the same cells, when their columns were taken otherwise.
    static func of(
        _ row: ArchivePerson, key: String, weaker: String? = nil, digest: UInt64, source: Archive.Source, index: ImportIndex, alone: Bool,
        sameRow: Set<ID<Person>> = []
    ) -> PersonMatch {
        let profile = row.identities.first { $0.kind == .linkedin }
        if source == .linkedin, let profile, let record = index.records[RecordKey.profile(profile.value)] {
            return seen(record.person, "same LinkedIn profile", row, profile, index)
        }
        if !row.uid.isEmpty, let record = index.records[key] {
            return .same(record.person, reason: source == .monica ? "same contact" : "same card")
        }
        // Under the key of an address may stand somebody else who shares it.
        let before = [index.records[key], index.records[RecordKey.exactly(digest)]].compactMap(\.self)
        if let record = before.first(where: { $0.digest == digest }) {
            return .same(record.person, reason: "same row as before")
        }
        if let person = ownCard(row), index.people[person] != nil {
            return seen(person, "card that Wellmet wrote of them", row, profile, index)
        }
        var owners: [(id: ID<Person>, identity: Identity)] = []
        for identity in row.identities {
            if let owner = index.owners[IdentityKey(identity)], !owners.contains(where: { $0.id == owner }) {
                owners.append((owner, identity))
            }
        }
        if owners.count > 1 {
            let names = owners.compactMap { index.people[$0.id]?.name }.joined(separator: " and ")
            return .doubtful(owners.map(\.id), reason: "its identities belong to different people: \(names)")
        }
        if let owner = owners.first {
            let (kind, display) = (owner.identity.kind, owner.identity.display)
            if kind.isShared, let known = index.people[owner.id], !row.name.agrees(with: foldedWords(known.name)) {
                return .doubtful([owner.id], reason: "same \(kind.word) under another name")
            }
            if kind == .mail, let known = index.people[owner.id], known.isAnother(than: row.name) {
                return .doubtful([owner.id], reason: "same \(kind.word) under another name")
            }
            return seen(owner.id, "same \(kind.word): \(display)", row, profile, index)
        }
        if let weaker, let record = index.records[weaker] {
            return .same(record.person, reason: "same row, with a number that was not read before")
        }
        if sameRow.count == 1, let person = sameRow.first, index.people[person] != nil {
            return .same(person, reason: "same row, its columns taken otherwise")
        }
        if source == .linkedin, alone, let day = row.connectedOn {
            let known = index.records(named: row.name.full, connectedOn: day)
            if known.count == 1 {
                let person = known[0].record.person
                return profile == nil || index.people[person]?.profile == nil
                    ? .same(person, reason: "same name and connection day")
                    : .doubtful([person], reason: "same name and connection day under another LinkedIn profile")
            }
        }
        return namesake(of: row, profile: profile, index: index)
    }

    /// The person whose id is the UID of the card: Wellmet writes it so of who came without a card.
    private static func ownCard(_ row: ArchivePerson) -> ID<Person>? {
        row.uid.lowercased().hasPrefix(RecordKey.urn) ? RecordKey.person(of: row.uid) : nil
    }

    /// Somebody of the book is certain. Somebody who was only seen so far may be a namesake whom the book holds without a
    /// profile: only a person can tell.
    private static func seen(
        _ person: ID<Person>, _ reason: String, _ row: ArchivePerson, _ profile: Identity?, _ index: ImportIndex
    ) -> PersonMatch {
        guard index.people[person]?.standing == .discovered else { return .same(person, reason: reason) }
        let namesakes = index.namesakes(of: row.name).filter { $0.standing == .book && (profile == nil || $0.profile == nil) }
        guard !namesakes.isEmpty else { return .same(person, reason: reason) }
        return .doubtful(
            namesakes.map(\.id) + [person],
            reason: "the book holds that name without a profile, and somebody with this profile has been in touch")
    }

    private static func namesake(of row: ArchivePerson, profile: Identity?, index: ImportIndex) -> PersonMatch {
        let namesakes = index.namesakes(of: row.name).filter { known in
            // Another profile of the same platform is another person.
            profile == nil || known.profile == nil
        }
        guard !namesakes.isEmpty else { return .new }
        // Of whom the source told with the address or number that they share with somebody, it is they.
        let shared = Set(row.fields.filter { ImportIndex.sharedLabels.contains($0.label) }.map(\.mark))
        let told = namesakes.filter { known in
            index.record(of: known.id, key: "").map { !$0.record.broughtMarks.isDisjoint(with: shared) } ?? false
        }
        if told.count == 1, namesakes.count == 1 { return .same(told[0].id, reason: "same name with what they share") }
        let colleagues = namesakes.filter { !row.organization.isEmpty && folded($0.organization) == folded(row.organization) }
        let reason = colleagues.isEmpty ? "same name" : "same name and company"
        let others = namesakes.filter { known in !colleagues.contains(known) }
        return .doubtful((colleagues + others).map(\.id), reason: reason)
    }
}

/// Under which key a source's word about a person is kept.
package enum RecordKey {
    private static let uidPrefix = "uid/"
    /// UUIDs as a URI (RFC 9562, section 4).
    static let urn = "urn:uuid:"

    package static func uid(_ uid: String) -> String { uidPrefix + uid }

    /// The keys that a row may have whose UID somebody else's row names: programs differ in prefix and case.
    package static func uids(of reference: String) -> [String] {
        let small = reference.lowercased()
        let bare = small.hasPrefix(urn) ? String(reference.dropFirst(urn.count)) : reference
        let forms = [reference, bare, urn + bare, bare.lowercased(), bare.uppercased(), urn + bare.lowercased(), urn + bare.uppercased()]
        return forms.map(uid)
    }

    /// The person whom Wellmet calls so.
    package static func person(of uid: String) -> ID<Person>? {
        ID(uid.lowercased().hasPrefix(urn) ? String(uid.dropFirst(urn.count)) : uid)
    }

    static func profile(_ slug: String) -> String { "in/\(slug)" }

    /// For a row that no identity of its own tells: it is known again by all that it says.
    static func exactly(_ digest: UInt64) -> String { exactPrefix + String(digest, radix: 16) }

    private static let exactPrefix = "row/"
    static func isExact(_ key: String) -> Bool { key.hasPrefix(exactPrefix) }

    /// The key of a row without its phone numbers, where they make a difference.
    static func withoutPhones(_ row: ArchivePerson, source: Archive.Source) -> String? {
        guard source != .linkedin, row.uid.isEmpty, row.identities.contains(where: { $0.kind == .phone }) else { return nil }
        var bare = row
        bare.identities.removeAll { $0.kind == .phone }
        let key = of(bare, source: source)
        return key == of(row, source: source) ? nil : key
    }

    static func of(_ row: ArchivePerson, source: Archive.Source) -> String {
        if let profile = row.identities.first(where: { $0.kind == .linkedin }), source == .linkedin {
            return RecordKey.profile(profile.value)
        }
        if !row.uid.isEmpty { return RecordKey.uid(row.uid) }
        if let mail = row.identities.filter({ $0.kind == .mail }).map(\.value).min() { return "mail/\(mail)" }
        if let first = row.identities.map({ "\($0.kind.rawValue)/\($0.value)" }).min() { return first }
        if let day = row.connectedOn { return "name/\(ImportIndex.connection(row.name.full, day))" }
        return "name/\(foldedWords(row.name.full).joined(separator: " "))|\(folded(row.organization))"
    }

    /// How much a key tells: the least number is the surest.
    static func rank(_ key: String) -> Int {
        key.hasPrefix("in/") || key.hasPrefix(uidPrefix)
            ? 0 : key.hasPrefix("mail/") ? 1 : key.hasPrefix("name/") || key.hasPrefix("row/") ? 3 : 2
    }
}

extension Archive {
    /// The keys of the first rows: by them a source is known again whose owner the archive does not tell.
    package var firstKeys: [String] { people.prefix(200).map { RecordKey.of($0, source: source) } }
}

extension Identity.Kind {
    /// What it is called in a sentence.
    package var word: String {
        switch self {
        case .mail: "e-mail address"
        case .phone: "phone number"
        case .linkedin: "LinkedIn profile"
        case .x: "X handle"
        case .instagram: "Instagram handle"
        case .facebook: "Facebook profile"
        case .mastodon: "Mastodon handle"
        case .bluesky: "Bluesky handle"
        case .github: "GitHub handle"
        case .slack: "Slack id"
        case .matrix: "Matrix id"
        case .website: "website"
        }
    }

    /// What a value looks like, behind "Enter".
    package var example: String {
        switch self {
        case .mail: "an e-mail address with a domain, such as ada@example.org"
        case .phone: "a phone number, such as +44 20 7946 0958"
        case .linkedin: "a LinkedIn address, such as linkedin.com/in/ada-lovelace"
        case .x: "an X handle of 1 to 15 letters, figures and underscores, such as ada_lovelace"
        case .mastodon: "a Mastodon handle with its server, such as @ada@example.social"
        case .matrix: "a Matrix id, such as @ada:example.org"
        case .website: "a web address, such as example.org"
        case .instagram: "an Instagram handle, such as ada"
        case .facebook, .bluesky, .github, .slack: "a \(word), such as ada"
        }
    }

    /// Whether a household or a company may share it: then it tells somebody only together with the name.
    package var isShared: Bool { self == .phone || self == .website }
}
