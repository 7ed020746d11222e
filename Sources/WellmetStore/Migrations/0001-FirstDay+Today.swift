extension FirstDay {
    /// What today chose, and what is derived for it and for finding people.
    var ofToday: String {
        """
        -- Today

        CREATE TABLE day_list (
          \(account),
          \(sureDay("day")),
          made_at \(d.integer) NOT NULL,
          PRIMARY KEY (account, day)
        ) \(d.clustered);

        CREATE TABLE nudge (
          \(account),
          \(sureDay("day")),
          person \(d.id) NOT NULL,
          rank \(d.integer) NOT NULL,
          content \(d.text) NOT NULL,
          answer \(d.text) CHECK (answer IN ('done', 'later', 'not-this', 'pause', 'never')),
          answered_at \(d.integer),
          \(ledgered),
          PRIMARY KEY (account, day, person),
          CHECK ((answer IS NULL) = (answered_at IS NULL)),
          \(person)
        ) \(d.clustered);
        CREATE INDEX nudge_by_person ON nudge (account, person, day);
        CREATE INDEX nudge_by_batch ON nudge (account, batch);

        CREATE TABLE rest (
          \(account),
          person \(d.id) NOT NULL,
          reason \(d.text) NOT NULL CHECK (reason <> ''),
          \(sureDay("until_day")),
          \(ledgered),
          PRIMARY KEY (account, person, reason),
          \(person)
        ) \(d.clustered);
        CREATE INDEX rest_by_batch ON rest (account, batch);

        -- Derived

        CREATE TABLE name_word (
          \(impliedAccount),
          word \(d.text) NOT NULL,
          person \(d.id) NOT NULL,
          part \(d.text) NOT NULL CHECK (part IN ('name', 'work', 'identity')),
          PRIMARY KEY (account, word, person, part),
          \(person)
        ) \(d.clustered);
        CREATE INDEX name_word_by_person ON name_word (account, person);

        CREATE TABLE tie (
          \(impliedAccount),
          person \(d.id) NOT NULL,
          fast_level \(d.real) NOT NULL,
          fast_spent \(d.real) NOT NULL,
          slow_level \(d.real) NOT NULL,
          slow_spent \(d.real) NOT NULL,
          best_slow \(d.real) NOT NULL,
          rhythm_total \(d.real) NOT NULL,
          rhythm_count \(d.real) NOT NULL,
          pauses \(d.integer) NOT NULL,
          contacts \(d.integer) NOT NULL,
          unanswered \(d.integer) NOT NULL,
          in_count \(d.real) NOT NULL,
          out_count \(d.real) NOT NULL,
          last_in \(d.integer),
          last_out \(d.integer),
          last_contact \(d.integer),
          personal_in \(d.integer),
          personal_out \(d.integer),
          cadence_days \(d.integer),
          log_mean \(d.real) NOT NULL,
          rests_until \(d.integer),
          importance \(d.text) NOT NULL,
          \(flag("suggestible")),
          suggested_on \(d.text) NOT NULL,
          worth \(d.real) NOT NULL,
          attention_from \(d.integer),
          attention_until \(d.integer),
          dormant_from \(d.integer),
          owed_since \(d.integer),
          asked_since \(d.integer),
          PRIMARY KEY (account, person),
          \(person)
        ) \(d.clustered);
        CREATE INDEX tie_by_worth ON tie (account, worth, person, attention_from, attention_until, owed_since, asked_since);
        CREATE INDEX tie_dormant ON tie (account, suggested_on, worth, dormant_from, person) WHERE dormant_from IS NOT NULL;
        CREATE INDEX tie_by_contact ON tie (account, last_contact, person);

        CREATE TABLE upkeep (
          account \(d.integer) PRIMARY KEY REFERENCES account (number),
          \(sureDay("computed_on")),
          unaffiliated \(d.integer) NOT NULL
        ) \(d.plain);

        CREATE TABLE circle_rhythm (
          \(account),
          circle \(d.id) NOT NULL,
          log_mean \(d.real) NOT NULL,
          members \(d.integer) NOT NULL,
          only_tie \(d.id),
          \(sureDay("computed_on")),
          PRIMARY KEY (account, circle),
          FOREIGN KEY (account, circle) REFERENCES circle (account, id)
        ) \(d.clustered);
        """
    }
}
