extension Migration {
    /// Lists of people that are kept under a name.
    static let savedViews = Migration(number: 21) { d in
        """
        CREATE TABLE saved_view (
          account \(d.integer) NOT NULL REFERENCES account (number),
          id \(d.id) NOT NULL CHECK (\(d.idCheck("id"))),
          name \(d.text) NOT NULL CHECK (trim(name) <> ''),
          folded \(d.text) NOT NULL CHECK (folded <> ''),
          -- Whom it asks for, in the language of Docs/Filters.md.
          filter \(d.text) NOT NULL CHECK (trim(filter) <> ''),
          -- Where it stands, from 1.
          place \(d.integer) NOT NULL CHECK (place > 0),
          batch \(d.integer) NOT NULL,
          touched \(d.integer) NOT NULL,
          PRIMARY KEY (account, id),
          UNIQUE (account, folded),
          FOREIGN KEY (account, batch) REFERENCES batch (account, number)
        ) \(d.clustered);
        CREATE INDEX saved_view_by_batch ON saved_view (account, batch);
        """
    }
}
