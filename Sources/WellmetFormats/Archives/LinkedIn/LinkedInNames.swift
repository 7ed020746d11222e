internal import WellmetModel

/// Whom the names and addresses in an archive mean.
struct LinkedInNames {
    var owner = LinkedInOwner()
    private var nameBySlug: [String: String] = [:]
    /// Folded names, with and without titles and degrees; nil where two people share one.
    private var slugByName: [String: String?] = [:]
    private var identityByName: [String: Identity] = [:]

    init(people: [ArchivePerson], messages: [LinkedInMessage]) {
        for person in people {
            let name = person.name.full
            guard !name.isEmpty else { continue }
            let slug = person.identities.first { $0.kind == .linkedin }?.value
            if let slug, nameBySlug[slug] == nil { nameBySlug[slug] = name }
            for key in Set([name, person.name.formal].map(folded)) { enter(key, slug ?? "", person.identities.first) }
        }
        var seen = Set<String>()
        for message in messages {
            guard let slug = message.sender, !message.from.isEmpty, seen.insert(slug).inserted else { continue }
            if nameBySlug[slug] == nil { nameBySlug[slug] = message.from }
            for key in LinkedInNames.keys(message.from) { enter(key, slug, Identity(kind: .linkedin, normalised: slug)) }
        }
    }

    private mutating func enter(_ key: String, _ slug: String, _ identity: Identity?) {
        if let known = slugByName[key] {
            if known == slug && !slug.isEmpty { return }
            slugByName[key] = .some(nil)
            identityByName[key] = nil
        } else {
            slugByName[key] = slug
            identityByName[key] = identity
        }
    }

    /// Somebody with a profile, under the name by which the archive knows them, else the profile's own.
    func participant(slug: String) -> ArchiveParticipant {
        ArchiveParticipant(name: nameBySlug[slug] ?? slug, identity: Identity(kind: .linkedin, normalised: slug))
    }

    /// Somebody by profile, else by a name that one person of the archive has, else by name alone. Nil for a deleted account.
    func participant(name: String, profile: Identity?) -> ArchiveParticipant? {
        if let profile {
            return name.isEmpty || LinkedInNames.isGone(name)
                ? participant(slug: profile.value) : ArchiveParticipant(name: name, identity: profile)
        }
        guard !name.isEmpty, !LinkedInNames.isGone(name) else { return nil }
        // As it is written tells more than without its title: two people may differ by that.
        let key = LinkedInNames.keys(name).first { slugByName[$0] != nil }
        return ArchiveParticipant(name: PersonName.bare(name), identity: key.flatMap { identityByName[$0] })
    }

    /// The names in a list that is joined by ", ", though names may hold ", " themselves: cut only where known names stand.
    func split(_ list: String) -> [String] {
        let pieces = list.split(separator: ", ").map(String.init)
        guard pieces.count > 1, pieces.count <= 1000 else { return list.isEmpty ? [] : [list] }
        var names: [String] = []
        var unknown: [String] = []
        func flush() {
            if !unknown.isEmpty { names.append(unknown.joined(separator: ", ")) }
            unknown = []
        }
        var i = 0
        while i < pieces.count {
            // The longest known name that begins here, of at most five pieces: "Ada Example, Ph.D., MBA".
            let length = (1...min(5, pieces.count - i)).last { isKnown(pieces[i..<(i + $0)].joined(separator: ", ")) }
            if let length {
                flush()
                names.append(pieces[i..<(i + length)].joined(separator: ", "))
                i += length
            } else {
                if unknown.isEmpty, PersonName.isDegree(pieces[i]), let last = names.popLast() {
                    names.append(last + ", " + pieces[i])
                } else {
                    unknown.append(pieces[i])
                }
                i += 1
            }
        }
        flush()
        return names
    }

    private func isKnown(_ name: String) -> Bool {
        LinkedInNames.keys(name).contains { slugByName[$0] != nil || owner.names.contains($0) } || LinkedInNames.isGone(name)
    }

    /// A name folded, as it is written and, where that differs, without title and degrees.
    static func keys(_ name: String) -> [String] {
        let whole = folded(name)
        let bare = folded(PersonName.bare(name))
        return bare == whole || bare.isEmpty ? [whole] : [whole, bare]
    }

    /// LinkedIn's name for an account that was deleted, in the languages of its site.
    static func isGone(_ name: String) -> Bool {
        goneNames.contains(name)
    }

    private static let goneNames: Set<String> = [
        "LinkedIn Member", "LinkedIn member", "LinkedIn-Mitglied", "Membre de LinkedIn", "Utilisateur LinkedIn", "Miembro de LinkedIn",
        "LinkedIn User",
    ]
}
