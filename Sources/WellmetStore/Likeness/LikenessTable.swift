internal import WellmetModel

/// The keys by which whoever may be one with somebody is found (`LikenessKeys`): who has which, how many have each, and whose are to be
/// made anew.
///
/// A write only notes of whom something changed, in one short row: an import of thousands does not wait for what nobody asked yet.
/// Whoever asks makes the keys first (`Network.settleLikeness`).
struct LikenessTable {
    let account: AccountID
    let tx: any Transaction

    /// The key that all have who are compared; it finds nobody.
    private static let everybody = ""
    /// Of a common key, the holders of the rarer one of two are looked through as far as this.
    private static let most = 4000

    /// Whether keys are made of rows of that table.
    static func isMade(of table: LedgeredTable) -> Bool {
        [.person, .identity, .position, .date, .field].contains(table)
    }

    /// Whether they are made of that column of a person.
    static func isMade(of column: String) -> Bool { columns.contains(column) }

    private static let columns: Set<String> = [
        "given", "family", "additional", "prefix", "suffix", "nickname", "phonetic_given", "phonetic_family", "place", "archived",
    ]

    // MARK: Writing

    /// Notes that the keys of those who are there may be others now.
    func note(_ people: Set<ID<Person>>) throws {
        try tx.run(
            """
            INSERT INTO likeness_due (account, person) SELECT account, id FROM person WHERE account = ? AND id = ?
            ON CONFLICT (account, person) DO NOTHING
            """, forEach: people.sorted().lazy.map { [SQLValue(account), SQLValue($0)] })
    }

    /// Takes somebody out, who goes.
    func remove(_ person: ID<Person>) throws {
        try tx.run("DELETE FROM likeness_due WHERE account = \(account) AND person = \(person)")
        let keys = try tx.rows("SELECT key FROM likeness_key WHERE account = \(account) AND person = \(person)").map { $0[0].text }
        guard !keys.isEmpty else { return }
        try tx.run("DELETE FROM likeness_key WHERE account = \(account) AND person = \(person)")
        try count(Dictionary(uniqueKeysWithValues: keys.map { ($0, -1) }))
    }

    /// Makes the keys of at most `most` people whose are due; `counts` hold what was made ready of others. Returns how many there were.
    func renew(most: Int, in counts: ValueCounts) throws -> Int {
        let due: [ID<Person>] = try tx.rows("SELECT person FROM likeness_due WHERE account = \(account) ORDER BY person LIMIT \(most)")
            .map { try $0[0].required() }
        guard !due.isEmpty else { return 0 }
        var kept: Set<Entry> = []
        try tx.each("SELECT key, person FROM likeness_key WHERE account = \(account) AND person IN (\(list: due))") { row in
            kept.insert(Entry(key: row[0].text, person: try row[1].required()))
        }
        let made = Set(try TraitsReader(account: account, tx: tx).of(due).flatMap { LikenessTable.entries(of: $0, in: counts) })
        let (come, gone) = (made.subtracting(kept), kept.subtracting(made))
        try tx.run("DELETE FROM likeness_key WHERE account = ? AND key = ? AND person = ?", forEach: gone.sorted().lazy.map(values))
        try tx.run("INSERT INTO likeness_key (account, key, person) VALUES (?, ?, ?)", forEach: come.sorted().lazy.map(values))
        var changes: [String: Int] = [:]
        for entry in come { changes[entry.key, default: 0] += 1 }
        for entry in gone { changes[entry.key, default: 0] -= 1 }
        try count(changes)
        try tx.run("DELETE FROM likeness_due WHERE account = \(account) AND person IN (\(list: due))")
        return due.count
    }

    private struct Entry: Hashable, Comparable {
        let key: String
        let person: ID<Person>

        /// In the order of the index: what lies together is found once.
        static func < (a: Entry, b: Entry) -> Bool { (a.key, a.person) < (b.key, b.person) }
    }

    private func values(of entry: Entry) -> [SQLValue] { [SQLValue(account), .text(entry.key), SQLValue(entry.person)] }

    private static func entries(of traits: PersonTraits, in counts: ValueCounts) -> [Entry] {
        ([everybody] + LikenessKeys.keys(of: traits, in: counts)).map { Entry(key: $0, person: traits.id) }
    }

    /// Adds to how many people have each key, or takes from it.
    private func count(_ changes: [String: Int]) throws {
        let changes = changes.filter { $0.value != 0 }.sorted { $0.key < $1.key }
        let (more, fewer) = (changes.filter { $0.value > 0 }, changes.filter { $0.value < 0 })
        let account = SQLValue(account)
        try tx.run(
            """
            INSERT INTO likeness_count (account, key, people) VALUES (?, ?, ?)
            ON CONFLICT (account, key) DO UPDATE SET people = likeness_count.people + excluded.people
            """, forEach: more.lazy.map { [account, .text($0.key), SQLValue($0.value)] })
        try tx.run(
            "DELETE FROM likeness_count WHERE account = ? AND key = ? AND people <= ?",
            forEach: fewer.lazy.map { [account, .text($0.key), SQLValue(-$0.value)] })
        try tx.run(
            "UPDATE likeness_count SET people = people - ? WHERE account = ? AND key = ?",
            forEach: fewer.lazy.map { [SQLValue(-$0.value), account, .text($0.key)] })
    }

    /// Forgets all keys, and notes that everybody's are due.
    func clear() throws {
        for table in ["likeness_key", "likeness_count"] { try tx.run("DELETE FROM \(SQL(text: table)) WHERE account = \(account)") }
        try tx.run(
            """
            INSERT INTO likeness_due (account, person) SELECT account, id FROM person WHERE account = \(account)
            ON CONFLICT (account, person) DO NOTHING
            """)
    }

    // MARK: Reading

    /// Whom somebody who has keys may be one with, the likeliest first.
    func pairs(of person: ID<Person>) throws -> [PersonLikeness] {
        let others = try candidates(for: person)
        guard others.contains(where: { $0 != person }) else { return [] }
        let traits = try TraitsReader(account: account, tx: tx).of(others + [person])
        guard let one = traits.first(where: { $0.id == person }) else { return [] }
        return Duplicates.matches(of: one, among: traits, in: try counts(of: traits.map(\.id))).worthALook(among: traits)
    }

    /// Those worth comparing with somebody who has keys, themselves among them: whom `LikenessIndex.candidates` finds of the same people.
    func candidates(for person: ID<Person>) throws -> [ID<Person>] {
        var counts: [String: Int] = [:]
        try tx.each(
            """
            SELECT key, people FROM likeness_count WHERE account = \(account)
            AND key IN (SELECT key FROM likeness_key WHERE account = \(account) AND person = \(person))
            """
        ) { counts[$0[0].text] = $0[1].int }
        counts[LikenessTable.everybody] = nil
        func holders(_ key: String, _ limit: Int) -> SQL {
            "SELECT person FROM likeness_key WHERE account = \(account) AND key = \(key) ORDER BY person LIMIT \(limit)"
        }
        var found: Set<ID<Person>> = []
        for lookup in LikenessKeys.lookups(counts.keys.sorted(), count: { counts[$0] ?? 0 }) {
            let keys = lookup.sorted { (counts[$0] ?? 0, $0) < (counts[$1] ?? 0, $1) }
            guard let rarer = keys.first, counts[rarer] != 1 else { continue }
            var sql = holders(rarer, LikenessKeys.common)
            if let other = keys.dropFirst().first {
                sql = """
                    SELECT person FROM (\(holders(rarer, LikenessTable.most))) AS few
                    WHERE EXISTS (SELECT 1 FROM likeness_key AS other
                      WHERE other.account = \(account) AND other.key = \(other) AND other.person = few.person)
                    ORDER BY person LIMIT \(LikenessKeys.common)
                    """
            }
            try tx.each(sql) { found.insert(try $0[0].required()) }
        }
        return found.sorted()
    }

    /// How common the values of `people` are, and how many there are in all.
    private func counts(of people: [ID<Person>]) throws -> ValueCounts {
        let all =
            try tx.row("SELECT people FROM likeness_count WHERE account = \(account) AND key = \(LikenessTable.everybody)")?[0].int ?? 0
        var counts: [String: Int] = [:]
        for part in people.indices.chunks(of: 500) {
            try tx.each(
                """
                SELECT key, people FROM likeness_count WHERE account = \(account)
                AND key IN (SELECT key FROM likeness_key WHERE account = \(account) AND person IN (\(list: people[part])))
                """
            ) { counts[$0[0].text] = $0[1].int }
        }
        return ValueCounts(people: all, counts: counts)
    }

    // MARK: Held against a rebuild

    /// Whose keys are not those that would be made of them now, in words; who is due is left out.
    func differences() throws -> [String] {
        let due = Set(try tx.rows("SELECT person FROM likeness_due WHERE account = \(account)").compactMap { $0[0].id(Person.self) })
        var kept: [ID<Person>: Set<String>] = [:]
        try tx.each("SELECT person, key FROM likeness_key WHERE account = \(account)") { row in
            kept[try row[0].required(), default: []].insert(row[1].text)
        }
        let ids: [ID<Person>] = try tx.rows("SELECT id FROM person WHERE account = \(account) ORDER BY id").map { try $0[0].required() }
        let counts = ValueCounts(people: 0, counts: [:])
        var found: [String] = []
        for part in ids.filter({ !due.contains($0) }).chunked(by: 500) {
            let made = Dictionary(
                uniqueKeysWithValues: try TraitsReader(account: account, tx: tx).of(part).map { traits in
                    (traits.id, Set(LikenessTable.entries(of: traits, in: counts).map(\.key)))
                })
            for person in part where kept[person, default: []] != made[person, default: []] {
                let name = try tx.row("SELECT full_name FROM person WHERE account = \(account) AND id = \(person)")?[0].text ?? ""
                found.append("the keys by which doubles of \(name) are found")
            }
        }
        var counted: [String: Int] = [:]
        for keys in kept.values { for key in keys { counted[key, default: 0] += 1 } }
        var told: [String: Int] = [:]
        try tx.each("SELECT key, people FROM likeness_count WHERE account = \(account)") { told[$0[0].text] = $0[1].int }
        if counted != told { found.append("how many people have a key of likeness") }
        return found
    }
}

extension [PersonLikeness] {
    /// Without those who both have a profile on LinkedIn: where one person has one, they are two people to it.
    func worthALook(among traits: [PersonTraits]) -> [PersonLikeness] {
        let profiled = Set(traits.filter { $0.identities.contains { $0.kind == .linkedin } }.map(\.id))
        return filter { !(profiled.contains($0.one) && profiled.contains($0.other)) }
    }
}

extension Array {
    /// In parts of at most that size.
    fileprivate func chunked(by size: Int) -> [[Element]] { indices.chunks(of: size).map { Array(self[$0]) } }
}
