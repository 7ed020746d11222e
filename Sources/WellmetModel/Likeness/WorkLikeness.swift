/// What two people's work says of whether they are one person.
struct WorkLikeness {
    /// For one person, in bits; below zero against it.
    private(set) var bits = 0.0
    private var employer: ComparedWork.Employer?
    private let isSameRole: Bool

    init(_ one: ComparedWork, _ other: ComparedWork) {
        isSameRole = !one.titles.isEmpty && one.titles.contains(where: other.titles.contains)
        if isSameRole { bits += 2 }
        guard !one.employers.isEmpty, !other.employers.isEmpty else { return }
        var best = 0.0
        for one in one.employers {
            for other in other.employers {
                let degree = one.letters.likeness(to: other.letters, least: WorkLikeness.alike)
                guard degree >= WorkLikeness.alike else { continue }
                let found = min(8, min(one.surprise, other.surprise) - 1 - (1 - degree) * 20)
                if found > best { (best, employer) = (found, one) }
            }
        }
        // People change jobs: another one says little.
        bits += employer == nil ? -1 : best
    }

    /// In plain words what they share; empty when nothing.
    var words: String {
        guard let employer else { return "" }
        return isSameRole ? "both at \(employer.text), in the same role" : "both at \(employer.text)"
    }

    /// From this degree on one may be the other with a slip of the pen.
    private static let alike = 0.92
}
