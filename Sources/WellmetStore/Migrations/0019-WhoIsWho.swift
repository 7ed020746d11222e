extension Migration {
    /// Whose old id leads to whom, and of whom somebody said that they are two.
    static let whoIsWho = Migration(number: 19) { d in
        let ledgered = """
            batch \(d.integer) NOT NULL,
              touched \(d.integer) NOT NULL
            """
        let batch = "FOREIGN KEY (account, batch) REFERENCES batch (account, number)"
        let person = "FOREIGN KEY (account, person) REFERENCES person (account, id)"
        return """
            -- Somebody who turned out to be another: the id that they had, and who they are.
            CREATE TABLE redirect (
              account \(d.integer) NOT NULL REFERENCES account (number),
              id \(d.id) NOT NULL CHECK (\(d.idCheck("id"))),
              person \(d.id) NOT NULL,
              -- What they were called, and the batch that had made them.
              name \(d.text) NOT NULL,
              made_by \(d.integer) NOT NULL,
              \(ledgered),
              PRIMARY KEY (account, id),
              CHECK (person <> id),
              \(person),
              \(batch)
            ) \(d.clustered);
            CREATE INDEX redirect_by_person ON redirect (account, person);
            CREATE INDEX redirect_by_batch ON redirect (account, batch);
            CREATE INDEX redirect_by_maker ON redirect (account, made_by);

            -- Two people who are not the same, because somebody said so: the lower id first.
            CREATE TABLE not_same (
              account \(d.integer) NOT NULL REFERENCES account (number),
              person \(d.id) NOT NULL,
              other \(d.id) NOT NULL,
              \(ledgered),
              PRIMARY KEY (account, person, other),
              CHECK (person < other),
              \(person),
              FOREIGN KEY (account, other) REFERENCES person (account, id),
              \(batch)
            ) \(d.clustered);
            CREATE INDEX not_same_by_other ON not_same (account, other);
            CREATE INDEX not_same_by_batch ON not_same (account, batch);
            """
    }
}
