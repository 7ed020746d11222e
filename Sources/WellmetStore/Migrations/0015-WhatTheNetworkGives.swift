extension Migration {
    /// Opportunities, insights and introductions. Where a row reminds of something, it points at the follow-up that does.
    static let whatTheNetworkGives = Migration(number: 15) { d in
        let tables = FirstDay(d: d)
        return [tables.opportunity, tables.insight, tables.introduction].joined(separator: "\n\n")
    }
}

extension FirstDay {
    private func reference(_ column: String, _ table: String) -> String {
        "FOREIGN KEY (account, \(column)) REFERENCES \(table) (account, id)"
    }

    /// An index over the rows in which a column says something.
    private func index(_ table: String, _ name: String, _ column: String) -> String {
        "CREATE INDEX \(table)_by_\(name) ON \(table) (account, \(column)) WHERE \(column) IS NOT NULL;"
    }

    fileprivate var opportunity: String {
        """
        CREATE TABLE opportunity (
          \(account),
          id \(d.id) NOT NULL CHECK (\(d.idCheck("id"))),
          kind \(d.text) NOT NULL CHECK (kind IN ('job', 'client', 'talk', 'collaboration', 'other')),
          title \(d.text) NOT NULL CHECK (trim(title) <> ''),
          -- From whom.
          person \(d.id),
          -- For whom; both empty when it is for me. The name is what it was when it was written.
          for_person \(d.id),
          \(words("for_name")),
          organization \(d.id),
          state \(d.text) NOT NULL CHECK (state IN ('open', 'pursued', 'won', 'lost', 'let-go')),
          -- The next step, where no follow-up holds it.
          \(words("next")),
          \(day("next_on")),
          follow_up \(d.id),
          \(words("notes")),
          \(sureDay("since_day")),
          \(day("ended_day")),
          \(ledgered),
          PRIMARY KEY (account, id),
          CHECK ((state IN ('open', 'pursued')) = (ended_day IS NULL)),
          CHECK (for_person IS NULL OR for_name <> ''),
          CHECK (next_on IS NULL OR next <> ''),
          \(person),
          \(reference("for_person", "person")),
          \(reference("organization", "organization")),
          \(reference("follow_up", "follow_up"))
        ) \(d.clustered);
        CREATE INDEX opportunity_by_state ON opportunity (account, state, id);
        \(index("opportunity", "person", "person"))
        \(index("opportunity", "beneficiary", "for_person"))
        \(index("opportunity", "organization", "organization"))
        \(index("opportunity", "follow_up", "follow_up"))
        CREATE INDEX opportunity_by_batch ON opportunity (account, batch);
        """
    }

    fileprivate var insight: String {
        """
        CREATE TABLE insight (
          \(account),
          id \(d.id) NOT NULL CHECK (\(d.idCheck("id"))),
          kind \(d.text) NOT NULL CHECK (kind IN ('advice', 'idea', 'recommendation', 'warning')),
          text \(d.text) NOT NULL CHECK (trim(text) <> ''),
          -- Who gave it.
          person \(d.id),
          \(words("about")),
          \(words("heard")),
          state \(d.text) NOT NULL CHECK (state IN ('untried', 'tried', 'let-go')),
          \(words("outcome")),
          -- That I promised to tell what came of it.
          follow_up \(d.id),
          \(sureDay("since_day")),
          \(ledgered),
          PRIMARY KEY (account, id),
          CHECK (follow_up IS NULL OR person IS NOT NULL),
          \(person),
          \(reference("follow_up", "follow_up"))
        ) \(d.clustered);
        CREATE INDEX insight_by_state ON insight (account, state, id);
        \(index("insight", "person", "person"))
        \(index("insight", "follow_up", "follow_up"))
        CREATE INDEX insight_by_batch ON insight (account, batch);
        """
    }

    fileprivate var introduction: String {
        """
        CREATE TABLE introduction (
          \(account),
          id \(d.id) NOT NULL CHECK (\(d.idCheck("id"))),
          -- I introduce the person to the other, or the person introduces me to the other.
          way \(d.text) NOT NULL CHECK (way IN ('mine', 'theirs')),
          person \(d.id) NOT NULL,
          other \(d.id),
          -- The name of the other: what it was when it was written, where they are in the network.
          name \(d.text) NOT NULL CHECK (name <> ''),
          state \(d.text) NOT NULL CHECK (state IN ('asked', 'offered', 'made', 'let-go')),
          \(words("about")),
          \(words("outcome")),
          follow_up \(d.id),
          \(sureDay("since_day")),
          \(day("ended_day")),
          \(ledgered),
          PRIMARY KEY (account, id),
          CHECK ((state IN ('asked', 'offered')) = (ended_day IS NULL)),
          CHECK (other <> person),
          \(person),
          \(reference("other", "person")),
          \(reference("follow_up", "follow_up"))
        ) \(d.clustered);
        CREATE INDEX introduction_by_state ON introduction (account, state, id);
        CREATE INDEX introduction_by_person ON introduction (account, person);
        \(index("introduction", "other", "other"))
        \(index("introduction", "follow_up", "follow_up"))
        CREATE INDEX introduction_by_batch ON introduction (account, batch);
        """
    }
}
