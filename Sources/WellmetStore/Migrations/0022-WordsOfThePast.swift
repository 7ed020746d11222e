internal import WellmetModel

extension Migration {
    /// People are found by what they were before, and filtered by the story of how I met them.
    static let wordsOfThePast = Migration(number: 22) { d in
        """
        DROP TABLE name_word;
        -- Derived
        CREATE TABLE name_word (
          account \(d.integer) NOT NULL,
          word \(d.text) NOT NULL,
          person \(d.id) NOT NULL,
          part \(d.text) NOT NULL CHECK (part IN ('name', 'work', 'past', 'place', 'met', 'story')),
          PRIMARY KEY (account, word, person, part),
          FOREIGN KEY (account, person) REFERENCES person (account, id)
        ) \(d.clustered);
        CREATE INDEX name_word_by_person ON name_word (account, person);
        """
    } then: { tx, _ in
        let people: [(AccountID, ID<Person>)] = try tx.rows("SELECT account, id FROM person ORDER BY account, id").map {
            (AccountID($0[0].int64 ?? 0), try $0[1].required())
        }
        for (account, person) in people { try PersonWords.write(person, account: account, tx: tx) }
    }
}
