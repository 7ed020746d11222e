extension Migration {
    /// Accounts, people, what happened, what was promised, and what today needs.
    ///
    /// Every key and index begins with `account`. `batch` is the batch that made a row, `touched` the one that wrote it last
    /// (Docs/Decisions/0004). Instants are milliseconds since 1970, days are `YYYY-MM-DD`. Tables under "Derived" hold
    /// nothing that `wellmet doctor --rebuild` could not make again from the others.
    static let firstDay = Migration(number: 1) { dialect in
        let tables = FirstDay(d: dialect)
        return [tables.ofAccounts, tables.ofPeople, tables.ofInteractions, tables.ofToday].joined(separator: "\n\n")
    }
}

/// The tables of the first day, theme by theme, and the columns that many of them share.
struct FirstDay {
    /// In whose words; the name is short because every column bears it.
    let d: Dialect

    /// The two columns of the ledger, on every table that people write to.
    var ledgered: String {
        """
        batch \(d.integer) NOT NULL,
          touched \(d.integer) NOT NULL,
          FOREIGN KEY (account, batch) REFERENCES batch (account, number)
        """
    }
    var account: String { "account \(d.integer) NOT NULL REFERENCES account (number)" }
    /// Where a reference to a row of the account says already that it is there: one look less for each of many rows.
    var impliedAccount: String { "account \(d.integer) NOT NULL" }
    var person: String { "FOREIGN KEY (account, person) REFERENCES person (account, id)" }

    func flag(_ name: String) -> String { "\(name) \(d.integer) NOT NULL DEFAULT 0 CHECK (\(name) IN (0, 1))" }
    func words(_ name: String) -> String { "\(name) \(d.text) NOT NULL DEFAULT ''" }
    func day(_ name: String) -> String { "\(name) \(d.text) CHECK (\(isDay(name)))" }
    func sureDay(_ name: String) -> String { "\(name) \(d.text) NOT NULL CHECK (\(isDay(name)))" }
    /// `2024-03-14`, as far as every engine can tell.
    private func isDay(_ name: String) -> String {
        "length(\(name)) = 10 AND \(name) BETWEEN '0001-01-01' AND '9999-12-31' AND substr(\(name), 5, 1) = '-' AND substr(\(name), 8, 1) = '-'"
    }
    /// `2024`, `2024-03`, `2024-03-14` or, without a year, `--03-14`.
    func partialDay(_ name: String) -> String {
        "\(name) \(d.text) CHECK (length(\(name)) BETWEEN 4 AND 10 AND (\(name) BETWEEN '0001' AND '9999-12-31' OR \(name) LIKE '--%'))"
    }

    /// Accounts and sign-in; where data enters, and what each entry changed.
    var ofAccounts: String {
        """
        CREATE TABLE schema_version (
          number \(d.integer) PRIMARY KEY,
          applied_at \(d.integer) NOT NULL
        ) \(d.plain);

        -- Accounts and sign-in

        CREATE TABLE account (
          number \(d.integer) PRIMARY KEY,
          name \(d.text) NOT NULL UNIQUE CHECK (name <> ''),
          password \(d.text),
          settings \(d.text) NOT NULL,
          made_at \(d.integer) NOT NULL
        ) \(d.plain);

        CREATE TABLE session (
          \(account),
          token \(d.bytes) NOT NULL CHECK (length(token) = 32),
          made_at \(d.integer) NOT NULL,
          seen_at \(d.integer) NOT NULL,
          expires_at \(d.integer) NOT NULL,
          \(words("agent")),
          PRIMARY KEY (account, token)
        ) \(d.clustered);

        CREATE TABLE sign_in_link (
          \(account),
          token \(d.bytes) NOT NULL CHECK (length(token) = 32),
          expires_at \(d.integer) NOT NULL,
          PRIMARY KEY (account, token)
        ) \(d.clustered);

        -- Where data enters, and what each entry changed

        CREATE TABLE source (
          \(account),
          id \(d.id) NOT NULL CHECK (\(d.idCheck("id"))),
          kind \(d.text) NOT NULL CHECK (kind <> ''),
          owner \(d.text) NOT NULL,
          \(words("title")),
          \(day("as_of")),
          PRIMARY KEY (account, id),
          UNIQUE (account, kind, owner)
        ) \(d.clustered);

        CREATE TABLE batch (
          \(account),
          number \(d.integer) NOT NULL,
          kind \(d.text) NOT NULL CHECK (kind IN ('edit', 'log', 'answer', 'import', 'undo', 'rule', 'demo')),
          actor \(d.text) NOT NULL CHECK (actor IN ('user', 'importer', 'sync', 'assistant', 'rule')),
          title \(d.text) NOT NULL,
          source \(d.id),
          state \(d.text) NOT NULL CHECK (state IN ('applying', 'applied', 'undone')),
          undoes \(d.integer),
          made_at \(d.integer) NOT NULL,
          undone_at \(d.integer),
          \(words("report")),
          PRIMARY KEY (account, number),
          CHECK ((state = 'undone') = (undone_at IS NOT NULL)),
          FOREIGN KEY (account, undoes) REFERENCES batch (account, number),
          FOREIGN KEY (account, source) REFERENCES source (account, id)
        ) \(d.clustered);
        CREATE INDEX batch_applying ON batch (account, number) WHERE state = 'applying';

        CREATE TABLE ledger (
          \(account),
          batch \(d.integer) NOT NULL,
          seq \(d.integer) NOT NULL,
          tbl \(d.text) NOT NULL,
          op \(d.text) NOT NULL CHECK (op IN ('update', 'delete')),
          row_key \(d.text) NOT NULL,
          old \(d.text) NOT NULL,
          PRIMARY KEY (account, batch, seq),
          FOREIGN KEY (account, batch) REFERENCES batch (account, number)
        ) \(d.clustered);
        """
    }
}
