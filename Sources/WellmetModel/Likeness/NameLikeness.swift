/// How alike two names are, whatever their script, their order, short forms, initials and slips of the pen.
package struct NameLikeness: Sendable {
    /// For one person, in bits; below zero against it.
    package let bits: Double
    /// Whether the given names, or the family names, have nothing in common.
    package let differsInGiven: Bool
    package let differsInFamily: Bool
    /// What of the bits a family has in common.
    let inCommon: Double
    private let one: ComparedName
    private let other: ComparedName
    private let given: NamePart.Relation?
    private let family: NamePart.Relation?
    private let isSwapped: Bool
    private let isForm: Bool
    private let generations: Bool

    /// Of two names among people of whom nothing else is known.
    package init(_ one: PersonName, _ other: PersonName) {
        let counts = ValueCounts(people: 0, counts: [:])
        self.init(ComparedName(one, in: counts), ComparedName(other, in: counts))
    }

    /// The likest of the names of two people.
    init?(_ ones: [ComparedName], _ others: [ComparedName]) {
        var best: NameLikeness?
        for one in ones {
            for other in others {
                let found = NameLikeness(one, other)
                // No other of their names can be liker.
                if found.given == .same, found.family == .same { self = found; return }
                if best.map({ found.bits > $0.bits }) ?? true { best = found }
            }
        }
        guard let best else { return nil }
        self = best
    }

    init(_ one: ComparedName, _ other: ComparedName) {
        // People keep their given name; a family name changes with a marriage.
        let straight = Alignment((one.given, other.given, -6), (one.family, other.family, -4))
        let swapped = straight.bits < 0 ? Alignment((one.given, other.family, -5), (one.family, other.given, -5)) : nil
        isSwapped = swapped.map { $0.bits - Alignment.swap > straight.bits } ?? false
        let best = isSwapped ? swapped ?? straight : straight
        let isInOne = one.given == nil || one.family == nil || other.given == nil || other.family == nil || best.bits < 0
        let form = isInOne ? NameLikeness.form(one, other) ?? NameLikeness.form(other, one) : nil
        isForm = form.map { $0 > best.bits } ?? false
        generations = one.generation != nil && other.generation != nil && one.generation != other.generation
        bits = (isForm ? form ?? 0 : best.bits - (isSwapped ? Alignment.swap : 0)) - (generations ? 6 : 0)
        given = isForm ? nil : best.given
        family = isForm ? nil : best.family
        inCommon = isForm ? 0 : max(0, best.familyBits)
        differsInGiven = given == .different
        differsInFamily = family == .different
        (self.one, self.other) = (one, other)
    }

    /// What it says that one name is the other in one word: "alovelace" of Ada Lovelace, 王小明 of 小明 王.
    private static func form(_ one: ComparedName, _ other: ComparedName) -> Double? {
        guard let given = other.given, let family = other.family, let whole = one.forms.first, whole.count > 3 else { return nil }
        guard one.given == nil || one.family == nil || one.forms[2] == other.forms[0], other.forms.contains(whole) else { return nil }
        return max(given.surprise, family.surprise) - 1
    }

    /// The parts of two names, held beside each other one way round.
    private struct Alignment {
        let given: NamePart.Relation?
        let family: NamePart.Relation?
        let givenBits: Double
        let familyBits: Double
        var bits: Double { givenBits + familyBits }

        /// That somebody writes a name the other way round is as rare.
        static let swap = 3.0

        /// Of each pair, what it says if the two have nothing in common, in bits.
        typealias Pair = (one: NamePart?, other: NamePart?, difference: Double)

        init(_ given: Pair, _ family: Pair) {
            let givens = Alignment.relation(given)
            let families = Alignment.relation(family)
            self.given = givens?.relation
            self.family = families?.relation
            givenBits = givens?.bits ?? 0
            familyBits = families?.bits ?? 0
        }

        private static func relation(_ pair: Pair) -> (relation: NamePart.Relation, bits: Double)? {
            guard let one = pair.one, let other = pair.other else { return nil }
            let relation = one.relation(to: other)
            return (relation, one.evidence(relation, other, difference: pair.difference))
        }
    }
}

extension NameLikeness {
    /// In plain words what is alike; empty when nothing is.
    package var words: String {
        let (one, other) = (self.one.name, self.other.name)
        if isForm { return "“\(one.full)” can stand for \(other.full)" }
        if given == .same, family == .same, !isSwapped {
            return folded(one.full) == folded(other.full) ? "the same name" : "the same name, written otherwise"
        }
        if given == .same, family == nil || family == .different { return "the same given name, \(one.given)" }
        if isSwapped { return "given and family name the other way round" }
        let parts = [
            NameLikeness.words(given, one.given, other.given, kind: "given"),
            NameLikeness.words(family, one.family, other.family, kind: "family"),
        ].compactMap(\.self)
        return parts.joined(separator: ", ")
    }

    private static func words(_ relation: NamePart.Relation?, _ one: String, _ other: String, kind: String) -> String? {
        switch relation {
        case .same: "the same \(kind) name, \(one)"
        case .nickname: Nicknames.relation(one, other) ?? "\(one) can stand for \(other)"
        case .initial: one.count < other.count ? "“\(one)” can stand for \(other)" : "“\(other)” can stand for \(one)"
        case .contained: one.count > other.count ? "\(other) is part of \(one)" : "\(one) is part of \(other)"
        case .alike(let degree) where degree > 0.85: "\(one) is spelled much like \(other)"
        default: nil
        }
    }

    /// In plain words what speaks against one person; nil when nothing does.
    package var objection: String? {
        if generations { return "\(one.name.suffix) and \(other.name.suffix) are of two generations" }
        return differsInGiven ? "different given names" : differsInFamily ? "different family names" : nil
    }
}
