extension Migration {
    /// Contact cards as they came, byte for byte.
    static let cards = Migration(number: 7) { d in
        """
        CREATE TABLE card (
          account \(d.integer) NOT NULL REFERENCES account (number),
          id \(d.id) NOT NULL CHECK (\(d.idCheck("id"))),
          person \(d.id) NOT NULL,
          -- The source that brought it; a person has at most one of each.
          source \(d.id) NOT NULL,
          digest \(d.bytes) NOT NULL,
          content \(d.bytes) NOT NULL,
          batch \(d.integer) NOT NULL,
          touched \(d.integer) NOT NULL,
          PRIMARY KEY (account, id),
          UNIQUE (account, person, source),
          FOREIGN KEY (account, person) REFERENCES person (account, id),
          FOREIGN KEY (account, source) REFERENCES source (account, id),
          FOREIGN KEY (account, batch) REFERENCES batch (account, number)
        ) \(d.plain);
        CREATE INDEX card_by_source ON card (account, source);
        CREATE INDEX card_by_batch ON card (account, batch);
        """
    }
}
