/// What two people's places say of whether they are one person.
struct PlaceLikeness {
    /// For one person, in bits; below zero against it.
    private(set) var bits = 0.0
    /// Whether they share more than a town: a street and its number, or a postal code.
    private(set) var isAddress = false
    private var text: String?

    init(_ one: ComparedPlace, _ other: ComparedPlace) {
        let pieces = min(one.names.count + one.codes.count, other.names.count + other.codes.count)
        guard pieces > 0 else { return }
        let names = PlaceLikeness.shared(one.names, other.names)
        let codes = PlaceLikeness.shared(one.codes, other.codes)
        // What names a place twice says less the second time: a city, its postal code and its country.
        var weight = 1.0
        for piece in (names + codes).sorted(by: { $0.bits > $1.bits }) {
            bits += piece.bits * weight
            weight *= 0.6
        }
        let sharesNumber = !(names.isEmpty && codes.isEmpty) && one.numbers.contains(where: other.numbers.contains)
        if sharesNumber { bits += 3 }
        // Most people have one address, though some have two; but of a city alone nobody knows when it was theirs.
        let differing = Double(pieces - names.count - codes.count)
        bits = min(20, bits - (one.isAddress && other.isAddress ? min(6, 2.5 * differing) : min(2, differing)))
        text = (names.max { $0.bits < $1.bits } ?? codes.first)?.text
        isAddress = names.count > 1 && (sharesNumber || !codes.isEmpty)
    }

    /// In plain words what they share; empty when nothing.
    var words: String {
        guard bits > 0, let text else { return "" }
        return isAddress ? "the same address, \(text)" : "both in \(text)"
    }

    private struct Match {
        let bits: Double
        let text: String
    }

    /// Pieces of one list with the likest of the other, each once, where they are alike enough.
    private static func shared(_ ones: [ComparedPlace.Piece], _ others: [ComparedPlace.Piece]) -> [Match] {
        guard !ones.isEmpty, !others.isEmpty else { return [] }
        // Whoever is asked about whom, it is the same list that is gone through.
        if ones.count > others.count || ones.count == others.count && ComparedPlace.Piece.precede(others, ones) {
            return shared(others, ones)
        }
        var found: [Match] = []
        var taken: UInt64 = 0
        for one in ones {
            var best: (bits: Double, place: Int)?
            for (place, other) in others.enumerated() where taken & 1 << UInt64(place) == 0 {
                let degree = one.letters.likeness(to: other.letters, least: alike)
                guard degree >= alike else { continue }
                let bits = min(one.surprise, other.surprise) * (1 - (1 - degree) * 4)
                if bits > best?.bits ?? 0 { best = (bits, place) }
            }
            guard let best else { continue }
            taken |= 1 << UInt64(best.place)
            found.append(Match(bits: best.bits, text: one.text))
        }
        return found
    }

    /// From this degree on one may be the other with a slip of the pen, or a postal code next door.
    private static let alike = 0.85
}

extension ComparedPlace {
    fileprivate var isAddress: Bool { !codes.isEmpty || !numbers.isEmpty }
}

extension ComparedPlace.Piece {
    fileprivate static func precede(_ ones: [ComparedPlace.Piece], _ others: [ComparedPlace.Piece]) -> Bool {
        ones.lexicographicallyPrecedes(others) { $0.letters.bytes.lexicographicallyPrecedes($1.letters.bytes) }
    }
}
