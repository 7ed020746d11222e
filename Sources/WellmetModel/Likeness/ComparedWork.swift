/// Where somebody works or worked, made ready once to be held beside many others.
final class ComparedWork: Sendable {
    struct Employer: Sendable, Equatable {
        let letters: Letters
        let text: String
        let surprise: Double
    }

    let employers: [Employer]
    let titles: [String]

    init(_ work: [PersonTraits.Work], domains: [String], in counts: ValueCounts) {
        let named = work.prefix(8).compactMap { ComparedWork.employer($0.organization, in: counts) }
        let written = domains.map { domain in
            Employer(letters: Letters(domain), text: domain, surprise: counts.surprise(LikenessKeys.domain(domain), outOf: 200))
        }
        employers = named + written
        titles = work.prefix(8).map { folded($0.title) }.filter { !$0.isEmpty }
    }

    /// Nil for one without a name.
    static func employer(_ organization: String, in counts: ValueCounts) -> Employer? {
        if organization.isEmpty { return nil }
        return counts.cache.employer(organization) {
            let letters = ComparedWork.letters(organization)
            guard !letters.isEmpty else { return nil }
            return Employer(
                letters: Letters(letters), text: organization,
                surprise: counts.surprise(LikenessKeys.organization(letters), outOf: 200))
        }
    }

    /// "Acme" of "ACME Inc.".
    static func letters(_ organization: String) -> String {
        let words = LatinSpelling.words(organization)
        let bare = words.filter { !legalForms.contains($0) }
        return (bare.isEmpty ? words : bare).joined()
    }

    private static let legalForms: Set<String> = [
        "ab", "ag", "as", "asa", "bv", "co", "company", "corp", "corporation", "eg", "ek", "ev", "gbr", "gmbh", "group", "holding", "inc",
        "incorporated", "kg", "kk", "limited", "llc", "llp", "lp", "ltd", "ltda", "mbh", "nv", "ohg", "oy", "oyj", "plc", "pte", "pty",
        "sa", "sarl", "sas", "se", "sl", "spa", "srl", "the", "ug",
    ]
}
