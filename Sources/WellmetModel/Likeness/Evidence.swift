/// What speaks for two people being one, and what against it: weights that are added up, each the logarithm of how many times
/// more often it is so of one person than of two (Fellegi and Sunter 1969, "A theory for record linkage").
struct Evidence {
    private(set) var bits: Double
    private(set) var reasons: [(bits: Double, words: String)] = []
    /// Whether anything speaks for it besides a name and a town, which namesakes share.
    private(set) var isSupported = false
    /// Whether words are kept: of most pairs nobody reads them.
    private let explains: Bool

    init(prior: Double, explains: Bool) {
        bits = prior
        self.explains = explains
    }

    mutating func add(_ weight: Double, _ words: @autoclosure () -> String) {
        bits += weight
        guard explains, weight != 0 else { return }
        let words = words()
        if !words.isEmpty { reasons.append((weight, words)) }
    }

    /// Notes that a weight above `least` is of another kind than a name and a town.
    mutating func support(_ weight: Double, above least: Double = 0) {
        if weight > least { isSupported = true }
    }

    /// Tells what speaks against it within a weight that is added already: other given names in the weight of a name.
    mutating func object(_ words: String) { reasons.append((-6, words)) }

    /// Adds what was gathered apart, at most so much in all.
    mutating func add(_ part: Evidence, most: Double) {
        bits += min(part.bits, most)
        reasons += part.reasons
    }
}
