internal import WellmetModel

/// The words under which an organization, and through it its people, are found.
enum OrganizationWords {
    static func write(_ name: String, of organization: SQLValue, account: SQLValue, tx: any Transaction) throws {
        try tx.run(
            "INSERT INTO organization_word (account, word, organization) VALUES (?, ?, ?) ON CONFLICT DO NOTHING",
            forEach: Set(foldedWords(name)).sorted().map { [account, .text($0), organization] })
    }

    /// Writes the words of all, none of which has any. Nothing is gathered.
    static func writeAll(account: AccountID, tx: any Transaction) throws {
        try tx.each("SELECT id, name FROM organization WHERE account = \(account) ORDER BY id") { row in
            try write(row[1].text, of: row[0], account: SQLValue(account), tx: tx)
        }
    }

    /// Makes the words of those anew whose names changed.
    static func renew(_ organizations: [SQLValue], account: AccountID, tx: any Transaction) throws {
        for id in organizations {
            try tx.run("DELETE FROM organization_word WHERE account = \(account) AND organization = \(id)")
            guard let row = try tx.row("SELECT name FROM organization WHERE account = \(account) AND id = \(id)") else { continue }
            try write(row[0].text, of: id, account: SQLValue(account), tx: tx)
        }
    }

    /// The organizations whose words are not those of their names.
    static func astray(account: AccountID, tx: any Transaction) throws -> [(id: SQLValue, name: String)] {
        var words: [SQLValue: Set<String>] = [:]
        for row in try tx.rows("SELECT word, organization FROM organization_word WHERE account = \(account)") {
            words[row[1], default: []].insert(row[0].text)
        }
        return try tx.rows("SELECT id, name FROM organization WHERE account = \(account) ORDER BY id")
            .map { (id: $0[0], name: $0[1].text) }
            .filter { words[$0.id, default: []] != Set(foldedWords($0.name)) }
    }

    /// Makes the words of those organizations again.
    static func mend(account: AccountID, tx: any Transaction) throws {
        for organization in try astray(account: account, tx: tx) {
            try tx.run("DELETE FROM organization_word WHERE account = \(account) AND organization = \(organization.id)")
            try write(organization.name, of: organization.id, account: SQLValue(account), tx: tx)
        }
    }
}
