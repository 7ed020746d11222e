/// What two people's telephone numbers say of whether they are one person.
struct PhoneLikeness {
    /// For one person, in bits.
    private(set) var bits = 0.0
    private var isSame = false

    init(_ one: ComparedReach, _ other: ComparedReach) {
        for one in one.phones {
            for other in other.phones {
                // A household or an office may share it; extensions of one office differ in their last figures.
                let isSame = one.tail == other.tail
                guard isSame || Spelling.distance(one.tail, other.tail, most: 2) == 1 else { continue }
                let found = isSame ? min(10, one.surprise) : one.tail.prefix(5) == other.tail.prefix(5) ? 2 : 6
                if found > bits { (bits, self.isSame) = (found, isSame) }
            }
        }
    }

    /// In plain words what they share; empty when nothing.
    var words: String { bits > 0 ? "the same phone number but for " + (isSame ? "its beginning" : "one figure") : "" }
}

/// What the names that two people chose for addresses and on platforms say of whether they are one person.
struct HandleLikeness {
    /// For one person, in bits.
    private(set) var bits = 0.0
    private var best: (one: ComparedReach.Handle, other: ComparedReach.Handle)?

    init(_ one: ComparedReach, _ other: ComparedReach) {
        for one in one.handles {
            for other in other.handles {
                let isSame = one.letters == other.letters
                guard isSame || one.forms.contains(other.letters) || other.forms.contains(one.letters) else { continue }
                let found = one.isOfName || other.isOfName ? (isSame ? 3.0 : 2.0) : isSame ? min(14, one.surprise) : 4
                if found > bits { (bits, best) = (found, (one, other)) }
            }
        }
    }

    /// In plain words what they share; empty when nothing.
    var words: String {
        guard let (one, other) = best else { return "" }
        let (a, b) = (one.letters.text, other.letters.text)
        let names = a == b ? "“\(a)”" : "“\(a)” and “\(b)”"
        if one.kind == other.kind { return "\(names) in both their \(one.kind.word)\(one.kind.word.hasSuffix("s") ? "es" : "s")" }
        return "\(names) in their \(one.kind.word) and \(other.kind.word)"
    }
}
