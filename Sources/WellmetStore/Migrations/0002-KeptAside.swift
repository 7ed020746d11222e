extension Migration {
    /// Rows of imports that wait for a decision, what somebody deleted of what an archive brought, what each row has brought, up to
    /// which batch a day's list was filled, and sessions that are renewed.
    static let keptAside = Migration(number: 2) { d in
        let ledgered = """
            batch \(d.integer) NOT NULL,
              touched \(d.integer) NOT NULL,
              FOREIGN KEY (account, batch) REFERENCES batch (account, number)
            """
        let ofSource = """
            account \(d.integer) NOT NULL REFERENCES account (number),
              source \(d.id) NOT NULL
            """
        let source = "FOREIGN KEY (account, source) REFERENCES source (account, id)"
        return """
            -- A row that only a person can decide, as its archive said it; left out for good once somebody said so.
            CREATE TABLE undecided (
              \(ofSource),
              record_key \(d.text) NOT NULL CHECK (record_key <> ''),
              digest \(d.bytes) NOT NULL,
              as_of \(d.text) CHECK (length(as_of) = 10),
              content \(d.text) NOT NULL,
              left_out \(d.integer) NOT NULL DEFAULT 0 CHECK (left_out IN (0, 1)),
              \(ledgered),
              PRIMARY KEY (account, source, record_key),
              \(source)
            ) \(d.clustered);
            CREATE INDEX undecided_by_batch ON undecided (account, batch);

            -- An interaction of a source that somebody deleted: the next archive of the source does not bring it back.
            CREATE TABLE forgotten (
              \(ofSource),
              source_key \(d.id) NOT NULL,
              \(ledgered),
              PRIMARY KEY (account, source, source_key),
              \(source)
            ) \(d.clustered);
            CREATE INDEX forgotten_by_batch ON forgotten (account, batch);

            -- The newest batch that the list's free places were offered to: a newer one may bring somebody for them.
            ALTER TABLE day_list ADD COLUMN filled_through \(d.integer) NOT NULL DEFAULT 0;
            -- A session's secret is renewed; the one before holds on for a moment, for requests that are on their way.
            ALTER TABLE session ADD COLUMN old_token \(d.bytes) CHECK (length(old_token) = 32);
            ALTER TABLE session ADD COLUMN renewed_at \(d.integer) NOT NULL DEFAULT 0;
            -- A hash for each identity, note, tag and so on that the source has brought of a person: what is not there any more
            -- was taken away by hand and does not come back.
            ALTER TABLE record ADD COLUMN brought \(d.text) NOT NULL DEFAULT '';
            """
    }
}
