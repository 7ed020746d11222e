extension Migration {
    /// On which day somebody last said that a fact of a person still holds.
    static let confirmations = Migration(number: 17) { d in
        """
        CREATE TABLE confirmation (
          account \(d.integer) NOT NULL REFERENCES account (number),
          person \(d.id) NOT NULL,
          -- "position:<id>", "place".
          fact \(d.text) NOT NULL CHECK (fact <> ''),
          \(FirstDay(d: d).sureDay("on_day")),
          batch \(d.integer) NOT NULL,
          touched \(d.integer) NOT NULL,
          PRIMARY KEY (account, person, fact),
          FOREIGN KEY (account, person) REFERENCES person (account, id),
          FOREIGN KEY (account, batch) REFERENCES batch (account, number)
        ) \(d.clustered);
        CREATE INDEX confirmation_by_batch ON confirmation (account, batch);
        """
    }
}
