extension Migration {
    /// Pictures of people, as they were given, and small ones made of them.
    static let faces = Migration(number: 9) { d in
        """
        CREATE TABLE face (
          account \(d.integer) NOT NULL REFERENCES account (number),
          person \(d.id) NOT NULL,
          -- The source that brought it; NULL when somebody chose it by hand.
          source \(d.id),
          -- "none" when somebody wants none, whatever a source brings.
          kind \(d.text) NOT NULL CHECK (kind IN ('jpeg', 'png', 'gif', 'webp', 'none')),
          width \(d.integer) NOT NULL CHECK (width >= 0),
          height \(d.integer) NOT NULL CHECK (height >= 0),
          digest \(d.bytes) NOT NULL,
          content \(d.bytes),
          batch \(d.integer) NOT NULL,
          touched \(d.integer) NOT NULL,
          PRIMARY KEY (account, person),
          CHECK ((kind = 'none') = (content IS NULL)),
          CHECK ((kind = 'none') = (width = 0)),
          FOREIGN KEY (account, person) REFERENCES person (account, id),
          FOREIGN KEY (account, source) REFERENCES source (account, id),
          FOREIGN KEY (account, batch) REFERENCES batch (account, number)
        ) \(d.plain);
        CREATE INDEX face_by_source ON face (account, source);
        CREATE INDEX face_by_batch ON face (account, batch);

        -- Made once of each face, in the sizes in which pages show it; of no worth when the digest is another's.
        CREATE TABLE thumbnail (
          account \(d.integer) NOT NULL,
          person \(d.id) NOT NULL,
          side \(d.integer) NOT NULL CHECK (side > 0),
          digest \(d.bytes) NOT NULL,
          content \(d.bytes) NOT NULL,
          PRIMARY KEY (account, person, side),
          FOREIGN KEY (account, person) REFERENCES face (account, person) ON DELETE CASCADE
        ) \(d.plain);
        """
    }
}
