internal import WellmetModel

/// A word that was typed, with the words of the index that it may mean: all that begin with it, or some that are near.
struct SearchTerm {
    let typed: SearchWord
    /// Words and addresses spelled a little otherwise; nil when those are meant that begin as typed.
    private let near: Near?
    /// What begins so has the same sound in a script that leaves vowels out.
    private let bare: String?
    /// What may be a word of a place or an organization that is written with dots.
    private let dotted: [String]
    /// Whether only places are meant.
    private let isPlace: Bool

    private struct Near {
        let words: [NearWords.Found]
        let addresses: [NearWords.Found]
    }

    init(_ typed: SearchWord) {
        self.typed = typed
        near = nil
        bare = BareSpelling.word(typed.text)
        dotted = typed.dotted
        isPlace = false
    }

    /// Places with that word, which is folded: a city's other name.
    init(place word: String) {
        typed = SearchWord(word)
        near = Near(words: [NearWords.Found(word: word, slips: 0, isWhole: true)], addresses: [])
        bare = nil
        dotted = []
        isPlace = true
    }

    /// Those that begin as typed but for slips, of people's words and of organizations'; an address, when it looks like one or nothing
    /// else is near.
    init(near typed: SearchWord, account: AccountID, tx: any Transaction) throws {
        self.typed = typed
        bare = nil
        dotted = []
        isPlace = false
        let search = NearWords(typed.text, slips: NearWords.slips(in: typed.text))
        // A word that thousands of stories have is passed at once: whether anything else has it is asked of those that are near.
        let words =
            try search.found { from in
                try tx.row("SELECT word FROM name_word WHERE account = \(account) AND word >= \(from) ORDER BY word LIMIT 1")?[0].text
            } wanted: { near in
                try tx.row("SELECT 1 AS found FROM name_word WHERE account = \(account) AND word = \(near) AND part <> 'story' LIMIT 1")
                    != nil
            }
            + search.found { from in
                try tx.row("SELECT word FROM organization_word WHERE account = \(account) AND word >= \(from) ORDER BY word LIMIT 1")?[0]
                    .text
            }
        let kinds: [Identity.Kind] = typed.text.contains("@") ? [.mail] : words.isEmpty ? Identity.Kind.handles : []
        let addresses = try kinds.flatMap { kind in
            try search.found { from in
                try tx.row(
                    """
                    SELECT value FROM identity WHERE account = \(account) AND kind = \(kind) AND value >= \(from) ORDER BY value LIMIT 1
                    """)?[0].text
            }
        }
        // Where the first letter is another, only whole words are meant: `march` is no beginning of `architect`.
        near = Near(words: words.filter { $0.isWhole || $0.word.utf8.first == typed.text.utf8.first }, addresses: addresses)
    }

    /// Whether something is spelled otherwise than it was typed.
    var hasSlips: Bool { near.map { ($0.words + $0.addresses).contains { $0.slips > 0 } } ?? false }

    /// The parts of the index in which the words stand, with the slips of those words.
    var ranges: [(from: String, to: String, slips: Int)] {
        guard let near else {
            return typed.spellings.map { ($0, $0 + "\u{10FFFF}", 0) } + (bare.map { [($0, $0 + "\u{10FFFF}", 1)] } ?? [])
                + dotted.map { ($0, $0 + "\u{0}", 1) }
        }
        var seen: Set<String> = []
        return near.words.filter { seen.insert($0.word).inserted }.map { ($0.word, $0.word + "\u{0}", $0.slips) }
    }

    /// The tags that it may mean, as a condition.
    var tag: SQL? { near == nil ? begins("tag") : nil }

    /// The values of identities that it may mean, as a condition; nil when it means none.
    var address: SQL? {
        guard let near else { return begins("value") }
        return near.addresses.isEmpty ? nil : "value IN (\(list: near.addresses.map(\.word)))"
    }

    private func begins(_ column: SQL) -> SQL {
        let each: [SQL] = typed.spellings.map { column + " >= \($0) AND " + column + " < \($0 + "\u{10FFFF}")" }
        return "(" + each.dropFirst().reduce(each[0]) { $0 + " OR " + $1 } + ")"
    }

    /// Those to look into where there are too many words for all.
    var surest: [(from: String, to: String, slips: Int)] { near == nil ? ranges.filter { $0.slips == 0 } : Array(ranges.prefix(1)) }

    /// How well a word of somebody fits; nil when it does not.
    func fit(_ word: String, in field: SearchFit.Field) -> SearchFit? {
        guard let near else {
            if let fit = typed.spellings.filter({ word.utf8.starts(with: $0.utf8) }).map({ SearchFit(field, word: word, typed: $0) }).min()
            {
                return fit
            }
            if dotted.contains(word), [.place, .organization, .formerOrganization].contains(field) {
                return SearchFit(field, word: word, typed: word)
            }
            guard let bare, field == .name, word.utf8.starts(with: bare.utf8) else { return nil }
            return SearchFit(field, word: word, typed: bare, slips: 1)
        }
        // A slip in how somebody was met would find whole conferences.
        guard field != .met, !isPlace || field == .place else { return nil }
        let found = field == .address ? near.addresses : near.words
        return found.first { $0.word == word }.map { SearchFit(field, word: word, typed: typed.text, slips: $0.slips) }
    }
}

/// Whom a term finds.
struct SearchTermIndex {
    let account: AccountID
    let tx: any Transaction

    /// Everybody whom the term finds, each with the best fit; nil when there are more than `most`.
    func people(by term: SearchTerm, most: Int) throws -> [ID<Person>: SearchFit]? {
        var found = Fits()
        if let range = term.ranges.first, range.slips == 0, try words(in: range, most: most + 1) > most { return nil }
        for range in term.ranges {
            let rows = try tx.rows(
                """
                SELECT person, part, word FROM name_word
                WHERE account = \(account) AND word >= \(range.from) AND word < \(range.to) AND part <> 'story' LIMIT \(most + 1)
                """)
            guard rows.count <= most else { return nil }
            for row in rows { try found.add(row[0].required(), term.fit(row[2].text, in: SearchTermIndex.field(row[1].text))) }
            guard try add(organizations: range, to: &found, term, most) else { return nil }
        }
        if let address = term.address {
            let rows = try tx.rows(
                "SELECT person, value FROM identity WHERE account = \(account) AND kind IN (\(list: Identity.Kind.allCases)) AND " + address
                    + " LIMIT \(most + 1)")
            guard rows.count <= most else { return nil }
            for row in rows { try found.add(row[0].required(), term.fit(row[1].text, in: .address)) }
        }
        if let tag = term.tag {
            let rows = try tx.rows("SELECT person, tag FROM tagging WHERE account = \(account) AND " + tag + " LIMIT \(most + 1)")
            guard rows.count <= most else { return nil }
            for row in rows { try found.add(row[0].required(), term.fit(row[1].text, in: .tag)) }
        }
        return found.best.count > most ? nil : found.best
    }

    /// How many words of people begin so, as far as `most`.
    private func words(in range: (from: String, to: String, slips: Int), most: Int) throws -> Int {
        try tx.row(
            """
            SELECT count(*) AS n FROM (SELECT 1 AS found FROM name_word
            WHERE account = \(account) AND word >= \(range.from) AND word < \(range.to) AND part <> 'story' LIMIT \(most)) AS few
            """)?[0].int ?? 0
    }

    /// That the term finds `lately.person` by a word of theirs, by where they work or worked, or by a tag.
    ///
    /// `lists` takes the first thousands whom the term finds as lists, which is quicker for many people than to ask for each of them.
    func condition(_ term: SearchTerm, lists: Bool) throws -> SQL {
        var places: [(table: SQL, match: SQL)] = []
        if let tag = term.tag { places.append(("tagging", tag)) }
        for range in term.ranges {
            places.append(("name_word", "word >= \(range.from) AND word < \(range.to) AND part <> 'story'"))
            let organizations: [ID<Organization>] = try tx.rows(
                """
                SELECT organization FROM organization_word
                WHERE account = \(account) AND word >= \(range.from) AND word < \(range.to) LIMIT 20
                """
            ).map { try $0[0].required() }
            if !organizations.isEmpty { places.append(("position", "organization IN (\(list: organizations))")) }
        }
        let all = places.map { place -> SQL in
            let rows: SQL = " FROM " + place.table + " AS held WHERE held.account = \(account) AND " + place.match
            return lists
                ? "lately.person IN (SELECT held.person" + rows + " LIMIT 3000)"
                : "EXISTS (SELECT 1" + rows + " AND held.person = lately.person)"
        }
        guard let first = all.first else { return "1 = 0" }
        return "(" + all.dropFirst().reduce(first) { $0 + " OR " + $1 } + ")"
    }

    /// Adds those who work or worked at organizations with such a word. False when there are too many.
    private func add(
        organizations range: (from: String, to: String, slips: Int), to found: inout Fits, _ term: SearchTerm, _ most: Int
    ) throws -> Bool {
        let rows = try tx.rows(
            """
            SELECT organization, word FROM organization_word
            WHERE account = \(account) AND word >= \(range.from) AND word < \(range.to) LIMIT \(most + 1)
            """)
        guard rows.count <= most else { return false }
        var words: [ID<Organization>: String] = [:]
        for row in rows {
            let id: ID<Organization> = try row[0].required()
            words[id] = min(words[id] ?? row[1].text, row[1].text)
        }
        let organizations = Array(words.keys)
        for start in stride(from: 0, to: organizations.count, by: 400) {
            let positions = try tx.rows(
                """
                SELECT person, organization, current FROM position
                WHERE account = \(account) AND organization IN (\(list: organizations[start..<min(organizations.count, start + 400)]))
                LIMIT \(most + 1)
                """)
            guard positions.count <= most else { return false }
            for row in positions {
                guard let word = words[try row[1].required()] else { continue }
                found.add(try row[0].required(), term.fit(word, in: row[2].bool ? .organization : .formerOrganization))
            }
        }
        return true
    }

    /// How well the term fits those people; nobody whom it does not.
    func fits(of people: [ID<Person>], to term: SearchTerm) throws -> [ID<Person>: SearchFit] {
        var found = Fits()
        for start in stride(from: 0, to: people.count, by: 400) {
            let part = people[start..<min(people.count, start + 400)]
            try tx.each(
                "SELECT person, part, word FROM name_word WHERE account = \(account) AND person IN (\(list: part)) AND part <> 'story'"
            ) { row in
                try found.add(row[0].required(), term.fit(row[2].text, in: SearchTermIndex.field(row[1].text)))
            }
            try tx.each(
                """
                SELECT position.person, position.current, organization_word.word FROM position
                JOIN organization_word ON organization_word.account = position.account
                  AND organization_word.organization = position.organization
                WHERE position.account = \(account) AND position.person IN (\(list: part))
                """
            ) { row in
                try found.add(row[0].required(), term.fit(row[2].text, in: row[1].bool ? .organization : .formerOrganization))
            }
            if term.tag != nil {
                try tx.each("SELECT person, tag FROM tagging WHERE account = \(account) AND person IN (\(list: part))") { row in
                    try found.add(row[0].required(), term.fit(row[1].text, in: .tag))
                }
            }
            guard term.address != nil else { continue }
            try tx.each("SELECT person, value FROM identity WHERE account = \(account) AND person IN (\(list: part))") { row in
                try found.add(row[0].required(), term.fit(row[1].text, in: .address))
            }
        }
        return found.best
    }

    /// Those whose names have a word for every term, at most `most`: where each of the terms finds very many. Looks at the first
    /// two thousand words that begin so.
    func namesakes(of terms: [SearchTerm], most: Int) throws -> [ID<Person>] {
        let each = terms.flatMap { term -> [SQL] in
            let spellings = term.surest.map { range in
                """
                SELECT person FROM (SELECT person FROM name_word
                WHERE account = \(account) AND word >= \(range.from) AND word < \(range.to) AND part <> 'story' LIMIT 2000) AS few
                """ as SQL
            }
            guard let first = spellings.first, spellings.count > 1 else { return spellings }
            return ["SELECT person FROM (" + spellings.dropFirst().reduce(first) { $0 + " UNION ALL " + $1 } + ") AS either"]
        }
        guard let first = each.first else { return [] }
        return try tx.rows(each.dropFirst().reduce(first) { $0 + " INTERSECT " + $1 } + " LIMIT \(most)").map { try $0[0].required() }
    }

    private static func field(_ part: String) -> SearchFit.Field {
        switch part {
        case "name": .name
        case "work": .title
        case "place": .place
        case "past": .formerTitle
        default: .met
        }
    }

    /// The best fit of each.
    private struct Fits {
        var best: [ID<Person>: SearchFit] = [:]

        mutating func add(_ person: ID<Person>, _ fit: SearchFit?) {
            guard let fit else { return }
            if let known = best[person], known <= fit { return }
            best[person] = fit
        }
    }
}
