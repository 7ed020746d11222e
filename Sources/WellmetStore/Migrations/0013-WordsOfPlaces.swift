extension Migration {
    /// People are found by where they live, and by where I met them.
    static let wordsOfPlaces = Migration(number: 13) { d in
        """
        DROP TABLE name_word;
        -- Derived
        CREATE TABLE name_word (
          account \(d.integer) NOT NULL,
          word \(d.text) NOT NULL,
          person \(d.id) NOT NULL,
          part \(d.text) NOT NULL CHECK (part IN ('name', 'work', 'place', 'met')),
          PRIMARY KEY (account, word, person, part),
          FOREIGN KEY (account, person) REFERENCES person (account, id)
        ) \(d.clustered);
        CREATE INDEX name_word_by_person ON name_word (account, person);
        """
        // Schema 22 makes the table anew, and writes the words.
    }
}
