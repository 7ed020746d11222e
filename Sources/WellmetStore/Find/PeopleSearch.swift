internal import Foundation
internal import WellmetModel

/// Finds people by words of theirs, each of which may be unfinished.
///
/// Whoever a rare word finds is weighed one by one. Words that find very many, such as a single letter, are answered by those who were
/// in touch last: nobody looks through a thousand names.
struct PeopleSearch {
    let account: AccountID
    let tx: any Transaction
    let now: Instant

    struct Hit {
        let id: ID<Person>
        /// One for each word that was typed.
        let fits: [SearchFit]
    }

    /// More than that are too many to weigh one by one.
    private static let many = 250
    /// Which of those who were in touch last are asked first, and which when they are fewer than `few`.
    private static let (nearest, further) = (0..<250, 250..<1000)
    private static let few = 20

    /// The best `limit`, best first, and whether they are spelled otherwise than was typed: then `near` are the words that were taken.
    func hits(_ text: SearchText, limit: Int) throws -> (hits: [Hit], near: [SearchTerm]?) {
        if let digits = text.digits {
            let hits = try ranked(byNumber(digits), limit: limit)
            if !hits.isEmpty { return (hits, nil) }
        }
        guard !text.terms.isEmpty else { return ([], nil) }
        let exact = try ranked(([text.terms.map(SearchTerm.init)] + cities(text)).flatMap(found), limit: limit)
        guard exact.isEmpty else { return (exact, nil) }
        let near = try text.terms.map { try SearchTerm(near: $0, account: account, tx: tx) }
        guard near.contains(where: \.hasSlips) else { return ([], nil) }
        return (try ranked(found(by: near), limit: limit), near)
    }

    /// The same terms with each other name of a city that they name.
    private func cities(_ text: SearchText) -> [[SearchTerm]] {
        guard let city = CityNames.first(in: text.words) else { return [] }
        let terms = text.terms.map(SearchTerm.init)
        return city.others.map { terms[..<city.words.lowerBound] + $0.map(SearchTerm.init(place:)) + terms[city.words.upperBound...] }
    }

    private func found(by terms: [SearchTerm]) throws -> [Hit] {
        let index = SearchTermIndex(account: account, tx: tx)
        let complete = try terms.map { try index.people(by: $0, most: PeopleSearch.many) }
        guard let rarest = complete.compactMap(\.self).min(by: { $0.count < $1.count }) else { return try lastInTouch(terms, index) }
        let people = rarest.keys.filter { person in complete.allSatisfy { $0.map { $0[person] != nil } ?? true } }
        // A word that finds very many is looked up among those whom the others find.
        var fits = complete
        for i in terms.indices where fits[i] == nil { fits[i] = try index.fits(of: people, to: terms[i]) }
        return people.compactMap { person in
            let all = fits.compactMap { $0?[person] }
            return all.count == terms.count ? Hit(id: person, fits: all) : nil
        }
    }

    /// Those whom every word finds among the people in touch last; where there are few, whoever else bears such names. Several words that
    /// each find very many find few together: those are asked for before one looks further.
    private func lastInTouch(_ terms: [SearchTerm], _ index: SearchTermIndex) throws -> [Hit] {
        func lately(_ reach: Range<Int>) throws -> [ID<Person>] {
            let conditions = try terms.map { try index.condition($0, lists: terms.count == 1 && reach == PeopleSearch.further) }
            let every = conditions.dropFirst().reduce(conditions[0]) { $0 + " AND " + $1 }
            return try tx.rows(
                """
                SELECT person FROM (SELECT person FROM tie WHERE account = \(account)
                  ORDER BY last_contact DESC NULLS LAST, person DESC LIMIT \(reach.count) OFFSET \(reach.lowerBound)) AS lately
                WHERE \(every)
                """
            ).map { try $0[0].required() }
        }
        var people = try lately(PeopleSearch.nearest)
        if terms.count == 1, people.count < PeopleSearch.few { people += try lately(PeopleSearch.further) }
        if people.count < PeopleSearch.few {
            let known = Set(people)
            let most = terms.count == 1 ? PeopleSearch.many : PeopleSearch.few * 3
            people += try index.namesakes(of: terms, most: most).filter { !known.contains($0) }
        }
        if terms.count > 1, people.isEmpty { people = try lately(PeopleSearch.further) }
        let fits = try terms.map { try index.fits(of: people, to: $0) }
        return people.compactMap { person in
            let all = fits.compactMap { $0[person] }
            return all.count == terms.count ? Hit(id: person, fits: all) : nil
        }
    }

    private func ranked(_ hits: [Hit], limit: Int) throws -> [Hit] {
        var ranks: [ID<Person>: (rank: Double, name: String)] = [:]
        let people = Dictionary(hits.map { ($0.id, $0) }) { first, _ in first }
        let ids = Array(people.keys)
        for start in stride(from: 0, to: ids.count, by: 400) {
            try tx.each(
                "SELECT person.id, person.standing, person.archived, person.sort_key, " + SQL(text: Tie.columns)
                    + """
                     FROM person JOIN tie ON tie.account = person.account AND tie.person = person.id
                    WHERE person.account = \(account) AND person.id IN (\(list: ids[start..<min(ids.count, start + 400)]))
                    """
            ) { row in
                let id: ID<Person> = try row[0].required()
                guard let hit = people[id] else { return }
                let isInBook = row[1].text == Person.Standing.book.rawValue && !row[2].bool
                let warmth = Warmth.of(Tie(row: row, from: 4), at: now)
                ranks[id] = (SearchFit.rank(hit.fits, warmth: warmth, isInBook: isInBook), row[3].text)
            }
        }
        func key(_ id: ID<Person>) -> (Double, String, ID<Person>) { (ranks[id]?.rank ?? 0, ranks[id]?.name ?? "", id) }
        return ranks.keys.sorted { key($0) < key($1) }.prefix(limit).compactMap { people[$0] }
    }

    /// Those with a number that begins with the digits, with the code of its country or without.
    private func byNumber(_ digits: String) throws -> [Hit] {
        var hits: [Hit] = []
        for code in [""] + CallingCode.all {
            let from = "+" + code + digits
            let rows = try tx.rows(
                """
                SELECT person, value FROM identity
                WHERE account = \(account) AND kind = \(Identity.Kind.phone) AND value >= \(from) AND value < \(from + ":") LIMIT 50
                """)
            for row in rows {
                hits.append(Hit(id: try row[0].required(), fits: [SearchFit(.address, word: row[1].text, typed: from)]))
            }
        }
        return hits
    }
}
