internal import Foundation

/// How likely two people of the book are one, and why. It only ever suggests: nothing is merged by it.
package struct PersonLikeness: Sendable {
    package enum Band: String, Sendable, CaseIterable {
        case likely, possible
    }

    package let one: ID<Person>
    package let other: ID<Person>
    /// Like a probability, from 0 to 1.
    package let score: Double
    /// What speaks for it, in plain words, the weightiest first: "Bob is short for Robert", "both at Acme".
    package let reasons: [String]
    /// What speaks against it: "different birthdays".
    package let objections: [String]

    /// Whether more than a name and a town speaks for it, or the name is rare in this book.
    package let isSupported: Bool

    /// Nil when nobody should be asked whether they are one. Namesakes of one town are never more than possible.
    package var band: Band? { score >= 0.95 && isSupported ? .likely : score >= PersonLikeness.least ? .possible : nil }

    /// In bits, what a name tells that hardly anybody else can bear.
    private static let rareName = 21.0

    /// In bits, what all that a family shares can say beyond the prior, and what birthdays can say then: the same ones of two of one
    /// family name and of two of different names, and different ones.
    private static let (family, twins, flatmates, siblings) = (6.0, 4.0, 10.0, -1.0)

    /// The least score of a pair that is worth a look.
    package static let least = 0.6

    package init(_ one: ComparedPerson, _ other: ComparedPerson, in counts: ValueCounts) {
        let evidence = PersonLikeness.evidence(one, other, in: counts, explains: true)
        (self.one, self.other) = (one.id, other.id)
        score = PersonLikeness.score(evidence.bits)
        isSupported = evidence.isSupported
        let ranked = evidence.reasons.sorted { abs($0.bits) > abs($1.bits) }
        reasons = ranked.filter { $0.bits > 0 }.map(\.words)
        objections = ranked.filter { $0.bits < 0 }.map(\.words)
    }

    /// The score alone, which takes a fraction of the time.
    static func score(_ one: ComparedPerson, _ other: ComparedPerson, in counts: ValueCounts) -> Double {
        score(evidence(one, other, in: counts, explains: false).bits)
    }

    private static func score(_ bits: Double) -> Double { 1 / (1 + exp2(-bits)) }
}

extension PersonLikeness {
    private static func evidence(_ one: ComparedPerson, _ other: ComparedPerson, in counts: ValueCounts, explains: Bool) -> Evidence {
        var evidence = Evidence(prior: counts.prior, explains: explains)
        let name = NameLikeness(one.names, other.names)
        let isKin = name?.differsInGiven ?? false
        if let name {
            evidence.add(name.bits - name.inCommon, name.inCommon > 0 ? "" : name.words)
            evidence.support(name.bits, above: PersonLikeness.rareName)
            if let objection = explains ? name.objection : nil { evidence.object(objection) }
        }
        // A family shares a name, an address, a telephone. Of two given names that have nothing in common these say no more than that
        // the two are of one family, or one person whose entries are all wrong: an even chance. Then other birthdays are no wonder,
        // and the same one may be that of twins.
        var home = Evidence(prior: 0, explains: explains)
        if let name, name.inCommon > 0 { home.add(name.inCommon, name.words) }
        let place = PlaceLikeness(one.place, other.place)
        home.add(place.bits, place.words)
        if place.isAddress { evidence.support(place.bits) }
        let phone = PhoneLikeness(one.reach, other.reach)
        home.add(phone.bits, phone.words)
        evidence.support(phone.bits)
        evidence.add(home, most: isKin ? PersonLikeness.family - counts.prior : .infinity)
        if let birthday = one.birthday, let others = other.birthday {
            let found = BirthdayLikeness(birthday, others, surprise: min(one.surprise, other.surprise))
            let bits =
                isKin
                ? max(
                    PersonLikeness.siblings,
                    min(name?.differsInFamily ?? false ? PersonLikeness.flatmates : PersonLikeness.twins, found.bits)) : found.bits
            evidence.add(bits, found.words)
            evidence.support(bits)
        }
        addWork(one, other, to: &evidence)
        addCompany(one, other, to: &evidence)
        return evidence
    }

    /// Where they work, and by which names they go elsewhere.
    private static func addWork(_ one: ComparedPerson, _ other: ComparedPerson, to evidence: inout Evidence) {
        let work = WorkLikeness(one.work, other.work)
        evidence.add(work.bits, work.words)
        evidence.support(work.bits)
        let handle = HandleLikeness(one.reach, other.reach)
        evidence.add(handle.bits, handle.words)
        // One that is made of the name says no more than that.
        evidence.support(handle.bits, above: 3)
        let (profiles, others) = (one.reach.profiles, other.reach.profiles)
        if !profiles.isEmpty, !others.isEmpty, !profiles.contains(where: others.contains) {
            evidence.add(-6, "different LinkedIn profiles")
        }
        if inCommon(one.sources, other.sources) > 0 {
            evidence.add(-2, "\(one.sources.intersection(other.sources).sorted().joined(separator: " and ")) told of two people")
        }
    }

    /// Whom and what they have in common; people who know each other are two.
    private static func addCompany(_ one: ComparedPerson, _ other: ComparedPerson, to evidence: inout Evidence) {
        let circles = inCommon(one.circles, other.circles)
        if circles > 0 { evidence.add(min(3, Double(circles)), circles == 1 ? "a circle in common" : "\(circles) circles in common") }
        evidence.support(Double(circles))
        let known = inCommon(one.acquaintances, other.acquaintances)
        if known > 0 {
            evidence.add(min(8, 2 * Double(known)), known == 1 ? "an acquaintance in common" : "\(known) acquaintances in common")
        }
        evidence.support(Double(known))
        if one.acquaintances.contains(other.id) || other.acquaintances.contains(one.id) { evidence.add(-8, "they know each other") }
    }

    private static func inCommon<Value>(_ one: Set<Value>, _ other: Set<Value>) -> Int {
        one.isEmpty || other.isEmpty ? 0 : one.count(where: other.contains)
    }
}
