internal import WellmetModel

extension Migration {
    /// Texts are found by words that are spelled nearly so, people of scripts without vowels by how their names sound, and whoever has
    /// another name by that.
    static let nearWords = Migration(number: 23) { d in
        d.textWords
    } then: { tx, _ in
        let named = try tx.rows(
            "SELECT account, person FROM field WHERE lower(label) = \(CustomField.otherName) UNION SELECT account, person FROM redirect")
        let renamed = Set(named.map { [$0[0], $0[1]] })
        for row in try tx.rows("SELECT * FROM person ORDER BY account, id") {
            let isBare = PersonName(row: row).foundWords.contains { $0.hasPrefix(BareSpelling.mark) }
            guard isBare || renamed.contains([row["account"], row["id"]]) else { continue }
            let (account, person): (AccountID, ID<Person>) = (AccountID(row["account"].int64 ?? 0), try row["id"].required())
            try tx.run("DELETE FROM name_word WHERE account = \(account) AND person = \(person)")
            try PersonWords.write(person, account: account, tx: tx)
        }
    }
}
