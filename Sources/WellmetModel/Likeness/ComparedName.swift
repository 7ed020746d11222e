/// A person's name, made ready once to be held beside many others: a class, as it is passed around and never changes.
final class ComparedName: Sendable {
    let name: PersonName
    let given: NamePart?
    let family: NamePart?
    /// "jr", "iii": of father and son.
    let generation: String?
    /// What the whole name is in one word, as addresses have it: `adalovelace`, `alovelace`, `lovelaceada`, `adal`.
    let forms: [Letters]

    init(_ name: PersonName, in counts: ValueCounts) {
        self.name = name
        given = NamePart.made(of: name.given, others: name.additional, in: counts)
        family = NamePart.made(of: name.family, others: name.additional, in: counts)
        generation = name.suffix.isEmpty ? nil : foldedWords(name.suffix).first(where: ComparedName.generations.contains)
        forms = ComparedName.forms(given?.letters.bytes ?? [], family?.letters.bytes ?? [])
    }

    static func forms(_ given: [UInt8], _ family: [UInt8]) -> [Letters] {
        guard !given.isEmpty, !family.isEmpty else { return [Letters(given + family)] }
        return [given + family, given.prefix(1) + family, family + given, given + family.prefix(1)].map { Letters($0) }
    }

    private static let generations: Set<String> = ["jr", "sr", "junior", "senior", "ii", "iii", "iv"]
}

extension ComparedName {
    /// All names that somebody is known by, at most four: the name, the one for its pronunciation, the nickname, and others.
    static func all(of traits: PersonTraits, in counts: ValueCounts) -> [ComparedName] {
        names(of: traits).map { ComparedName($0, in: counts) }
    }

    static func names(of traits: PersonTraits) -> [PersonName] {
        let name = traits.name
        var names = [written(name)]
        if !name.phoneticGiven.isEmpty || !name.phoneticFamily.isEmpty {
            names.append(PersonName(given: name.phoneticGiven, family: name.phoneticFamily))
        }
        if !name.nickname.isEmpty, !name.given.isEmpty { names.append(PersonName(given: name.nickname, family: name.family)) }
        names += traits.otherNames.map(written)
        return Array(names.prefix(4))
    }

    /// Somebody of whom no more is known than an address is called by it: `ada.lovelace@example.org` is Ada Lovelace.
    private static func written(_ name: PersonName) -> PersonName {
        if name.given.isEmpty, name.family.isEmpty { return named(by: name.nickname) }
        return name.family.isEmpty ? named(by: name.given, else: name) : name
    }

    private static func named(by text: String, else name: PersonName? = nil) -> PersonName {
        guard let at = text.firstIndex(of: "@"), !text.contains(" ") else { return name ?? PersonName(written: text) }
        return PersonName(written: foldedWords(text[..<at]).joined(separator: " "))
    }
}
