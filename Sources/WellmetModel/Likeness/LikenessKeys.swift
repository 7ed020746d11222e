/// Short texts of which two people who may be one share some. By them those worth comparing are found, and how common a value is
/// (blocking: Newcombe 1967; Christen 2012, "A survey of indexing techniques for scalable record linkage").
package enum LikenessKeys {
    /// The keys of a person, each once. A table of (key, person) with an index on both is all that a store needs.
    package static func keys(of traits: PersonTraits) -> [String] { keys(of: traits, in: ValueCounts(people: 0, counts: [:])) }

    /// The same for one of many: `counts`, which need tell nothing, hold what was made ready of the others.
    package static func keys(of traits: PersonTraits, in counts: ValueCounts) -> [String] {
        var keys: Set<String> = []
        for name in ComparedName.names(of: traits) { addKeys(of: name, in: counts, to: &keys) }
        for identity in traits.identities {
            if let text = ComparedReach.handle(identity) { keys.insert(handle(foldedWords(text).joined())) }
            if let domain = ComparedReach.domain(identity) { keys.insert(self.domain(domain)) }
        }
        for tail in ComparedReach.tails(traits.identities) {
            // One figure off leaves one of the halves.
            keys.formUnion([phone(tail), "q" + tail.prefix(4), "r" + tail.suffix(4)])
        }
        for work in traits.work.prefix(8) {
            if let employer = ComparedWork.employer(work.organization, in: counts) { keys.insert(organization(employer.letters.text)) }
        }
        for segment in traits.places.prefix(4).flatMap({ ComparedPlace.segments($0, in: counts) }) {
            if !segment.name.isEmpty { keys.insert(place(segment.name)) }
            for number in segment.numbers where number.utf8.count > 3 { keys.insert(place(number)) }
        }
        if let birthday = traits.birthday, birthday.exact != nil { keys.insert(self.birthday(birthday)) }
        return keys.sorted()
    }

    private static func addKeys(of written: PersonName, in counts: ValueCounts, to keys: inout Set<String>) {
        let name = ComparedName(written, in: counts)
        for part in [name.given, name.family].compactMap(\.self) {
            keys.insert(self.name(part.letters))
            if part.words.count > 1 { keys.formUnion(part.words.map { self.name($0) }) }
        }
        guard let given = name.given, let family = name.family else { return }
        for form in name.forms.prefix(2) where form.count > 3 { keys.insert(handle(form.text)) }
        // The other way round for those who write the family name first.
        for initial in initials(given) { keys.insert(sound(family, initial)) }
        for initial in initials(family).prefix(1) { keys.insert(sound(given, initial)) }
    }

    /// Of a given name and of the whole names that it can be short for.
    private static func initials(_ part: NamePart) -> [UInt8] {
        let wholes = part.nicknames.prefix(4).compactMap { Nicknames.all[$0].whole?.utf8.first }
        return Array(Set(part.letters.bytes.prefix(1) + wholes)).sorted()
    }

    private static func sound(_ part: NamePart, _ initial: UInt8) -> String {
        "s" + Soundex.code(part.letters) + String(decoding: [initial], as: UTF8.self)
    }

    static func name(_ letters: Letters) -> String { "n" + letters.text }
    static func handle(_ letters: String) -> String { "h" + letters }
    static func phone(_ tail: String) -> String { "p" + tail }
    static func organization(_ letters: String) -> String { "o" + Letters(letters).text }
    static func domain(_ domain: String) -> String { "d" + domain }
    static func place(_ letters: String) -> String { "a" + letters }
    static func birthday(_ date: PartialDate) -> String { "b\(date)" }
}

extension LikenessKeys {
    /// A key that more people share finds too many to compare.
    package static let common = 16

    /// What to look up for the people who may be one with somebody of those keys: each of the lists names one key, or two that both
    /// must be shared. Common keys, of a large firm or a common name, tell something only together, and only with a name.
    package static func lookups(_ keys: [String], count: (String) -> Int) -> [[String]] {
        let counted = keys.filter { count($0) > 0 }
        let commons = counted.filter { count($0) > common }
        var lookups = counted.filter { count($0) <= common }.map { [$0] }
        for (place, one) in commons.enumerated() {
            for other in commons[(place + 1)...] where isOfName(one) || isOfName(other) { lookups.append([one, other]) }
        }
        return lookups
    }

    static func isOfName(_ key: String) -> Bool { ["n", "s", "h"].contains(key.prefix(1)) }
}
