extension Migration {
    /// Cards of groups as they came, byte for byte: they leave again with everybody's.
    static let groups = Migration(number: 16) { d in
        """
        CREATE TABLE group_card (
          account \(d.integer) NOT NULL REFERENCES account (number),
          source \(d.id) NOT NULL,
          -- By which the source tells it from others: its UID, else its tag.
          card_key \(d.text) NOT NULL CHECK (card_key <> ''),
          -- Which tag its people have; empty for a group whose name says nothing.
          tag \(d.text) NOT NULL,
          digest \(d.bytes) NOT NULL,
          content \(d.bytes) NOT NULL,
          batch \(d.integer) NOT NULL,
          touched \(d.integer) NOT NULL,
          PRIMARY KEY (account, source, card_key),
          FOREIGN KEY (account, source) REFERENCES source (account, id),
          FOREIGN KEY (account, batch) REFERENCES batch (account, number)
        ) \(d.plain);
        CREATE INDEX group_card_by_batch ON group_card (account, batch);
        """
    }
}
