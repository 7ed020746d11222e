internal import WellmetModel

extension Migration {
    /// The words of an organization's name stand once beside it, instead of beside each of its people; addresses are found by
    /// their own index. And dormant ties by one in the order in which they are offered.
    static let wordsOfOrganizations = Migration(number: 3) { d in
        """
        -- Derived
        CREATE TABLE organization_word (
          account \(d.integer) NOT NULL,
          word \(d.text) NOT NULL,
          organization \(d.id) NOT NULL,
          PRIMARY KEY (account, word, organization),
          FOREIGN KEY (account, organization) REFERENCES organization (account, id) ON DELETE CASCADE
        ) \(d.clustered);
        CREATE INDEX organization_word_by_organization ON organization_word (account, organization);
        DELETE FROM name_word WHERE part <> 'name';

        -- In the very order in which dormant ties are offered, so that a dozen of them are found without sorting all.
        DROP INDEX tie_dormant;
        CREATE INDEX tie_dormant ON tie (account, suggested_on, worth DESC, person, dormant_from) WHERE dormant_from IS NOT NULL;
        """
    } then: { tx, _ in
        for row in try tx.rows("SELECT account, id, name FROM organization") {
            try OrganizationWords.write(row["name"].text, of: row["id"], account: row["account"], tx: tx)
        }
        for row in try tx.rows("SELECT account, person, title FROM position WHERE current = 1 AND title <> ''") {
            try tx.run(
                "INSERT INTO name_word (account, word, person, part) VALUES (?, ?, ?, 'work') ON CONFLICT DO NOTHING",
                forEach: foldedWords(row["title"].text).map { [row["account"], .text($0), row["person"]] })
        }
    }
}
