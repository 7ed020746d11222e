extension Migration {
    /// Of whom each import spoke: who was seen again later stays when the first import is taken back.
    static let sightings = Migration(number: 10) { d in
        """
        CREATE TABLE sighting (
          account \(d.integer) NOT NULL REFERENCES account (number),
          person \(d.id) NOT NULL,
          batch \(d.integer) NOT NULL,
          PRIMARY KEY (account, person, batch),
          FOREIGN KEY (account, person) REFERENCES person (account, id),
          FOREIGN KEY (account, batch) REFERENCES batch (account, number)
        ) \(d.clustered);
        CREATE INDEX sighting_by_batch ON sighting (account, batch);
        """
    }
}
