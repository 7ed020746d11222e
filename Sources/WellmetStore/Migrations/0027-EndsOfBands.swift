internal import WellmetModel

extension Migration {
    /// Lists by last contact and by warmth are answered by one index: a tie's row has the instants at which it falls out of each
    /// band, and whether the person is in the book. And names of Chinese, Japanese and Korean letters have the family first.
    static let endsOfBands = Migration(number: 27) { d in
        """
        ALTER TABLE tie ADD COLUMN listed \(d.integer) NOT NULL DEFAULT 0 CHECK (listed IN (0, 1));
        -- NULL where the tie never was so warm.
        ALTER TABLE tie ADD COLUMN close_until \(d.integer);
        ALTER TABLE tie ADD COLUMN steady_until \(d.integer);
        ALTER TABLE tie ADD COLUMN loose_until \(d.integer);
        ALTER TABLE tie ADD COLUMN faint_until \(d.integer);
        UPDATE tie SET listed = 1 WHERE EXISTS (SELECT 1 FROM person
          WHERE person.account = tie.account AND person.id = tie.person AND person.standing = 'book' AND person.archived = 0);
        DROP INDEX tie_by_contact;
        -- Who works at a place is read from the index alone.
        DROP INDEX position_by_organization;
        CREATE INDEX position_by_organization ON position (account, organization, person, current) WHERE organization IS NOT NULL;
        """
    } then: { tx, _ in
        try tx.run(
            "UPDATE tie SET close_until = ?, steady_until = ?, loose_until = ?, faint_until = ? WHERE account = ? AND person = ?",
            forEach: try tx.rows("SELECT * FROM tie WHERE last_contact IS NOT NULL").map { row in
                let bands = BandEnds(Tie(row: row))
                return [
                    SQLValue(bands[.close]), SQLValue(bands[.steady]), SQLValue(bands[.loose]), SQLValue(bands[.faint]), row["account"],
                    row["person"],
                ]
            })
        try tx.script(
            """
            CREATE INDEX tie_by_contact
              ON tie (account, last_contact, person, listed, close_until, steady_until, loose_until, faint_until)
            """)
        for row in try tx.rows("SELECT * FROM person") where row["full_name"].text.unicodeScalars.contains(where: { $0.value >= 0x2E80 }) {
            let (account, person) = (AccountID(row["account"].int64 ?? 0), try row["id"].required(Person.self))
            try tx.run("UPDATE person SET full_name = \(PersonName(row: row).full) WHERE account = \(account) AND id = \(person)")
            try tx.run("DELETE FROM name_word WHERE account = \(account) AND person = \(person)")
            try PersonWords.write(person, account: account, tx: tx)
        }
    }
}
