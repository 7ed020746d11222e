internal import Foundation

/// How many people bear a value, by the keys of `LikenessKeys`: two of a rare name are more likely one person than two of a
/// common one (Newcombe et al. 1959; Fellegi and Sunter 1969, "Record linkage", their first method).
package struct ValueCounts: Sendable {
    /// How many people there are in all.
    package let people: Int
    private let counts: [String: Int]
    /// What was made ready of the people who are compared by these counts.
    let cache = LikenessCache()

    /// `counts` needs only the keys of the people who are compared.
    package init(people: Int, counts: [String: Int]) {
        self.people = people
        self.counts = counts
    }

    func count(_ key: String) -> Int { counts[key] ?? 0 }

    /// The bits that two people tell by sharing a value: how rarely two strangers do. Of a few people little is known of how
    /// common a value is: they are taken to be some more among as many as usually bear one of `usual` values.
    func surprise(_ key: String, outOf usual: Double) -> Double {
        log2((Double(people) + usual) / Double(max(0, count(key) - 2) + 1))
    }

    /// The log-odds, in bits, that two people of whom nothing is known are one: one in ten has a double.
    var prior: Double { log2(0.2 / Double(max(people, 2))) }
}
