extension FirstDay {
    /// What happened, with whom, and what was promised.
    var ofInteractions: String {
        """
        -- What happened

        CREATE TABLE interaction (
          \(impliedAccount),
          id \(d.id) NOT NULL CHECK (\(d.idCheck("id"))),
          kind \(d.text) NOT NULL CHECK (kind IN ('coffee', 'call', 'video', 'meeting', 'meal', 'message', 'mail', 'event',
            'invitation', 'endorsement', 'recommendation', 'introduction', 'comment', 'reaction', 'note')),
          channel \(d.text) NOT NULL CHECK (channel IN ('in-person', 'phone', 'video', 'mail', 'linkedin', 'x', 'instagram',
            'facebook', 'slack', 'discord', 'mastodon', 'bluesky', 'matrix', 'whatsapp', 'signal', 'telegram', 'sms', 'other')),
          direction \(d.text) NOT NULL CHECK (direction IN ('in', 'out', 'both')),
          at \(d.integer) NOT NULL,
          at_precision \(d.text) NOT NULL CHECK (at_precision IN ('day', 'minute', 'second')),
          minutes \(d.integer) CHECK (minutes BETWEEN 1 AND 100000),
          \(words("summary")),
          audience \(d.integer) NOT NULL CHECK (audience >= 1),
          source \(d.id),
          source_key \(d.id),
          \(ledgered),
          PRIMARY KEY (account, id),
          CHECK ((source IS NULL) = (source_key IS NULL)),
          FOREIGN KEY (account, source) REFERENCES source (account, id)
        ) \(d.clustered);
        CREATE INDEX interaction_by_time ON interaction (account, at);
        CREATE INDEX interaction_by_batch ON interaction (account, batch);
        CREATE UNIQUE INDEX interaction_by_source ON interaction (account, source, source_key) WHERE source_key IS NOT NULL;

        CREATE TABLE participant (
          \(impliedAccount),
          person \(d.id) NOT NULL,
          at \(d.integer) NOT NULL,
          interaction \(d.id) NOT NULL,
          weight \(d.real) NOT NULL CHECK (weight BETWEEN 0 AND 1),
          direction \(d.text) NOT NULL CHECK (direction IN ('in', 'out', 'both')),
          \(flag("personal")),
          PRIMARY KEY (account, person, at, interaction),
          \(person),
          FOREIGN KEY (account, interaction) REFERENCES interaction (account, id)
        ) \(d.clustered);
        CREATE UNIQUE INDEX participant_by_interaction ON participant (account, interaction, person);

        CREATE TABLE follow_up (
          \(account),
          id \(d.id) NOT NULL CHECK (\(d.idCheck("id"))),
          person \(d.id) NOT NULL,
          text \(d.text) NOT NULL CHECK (text <> ''),
          \(day("due")),
          \(sureDay("since_day")),
          owner \(d.text) NOT NULL CHECK (owner IN ('mine', 'theirs')),
          origin \(d.text) NOT NULL CHECK (origin IN ('hand', 'log', 'rule')),
          state \(d.text) NOT NULL CHECK (state IN ('open', 'kept', 'dropped')),
          interaction \(d.id),
          closed_by \(d.id),
          closed_at \(d.integer),
          \(ledgered),
          PRIMARY KEY (account, id),
          CHECK ((state = 'open') = (closed_at IS NULL)),
          CHECK (state <> 'open' OR closed_by IS NULL),
          \(person),
          FOREIGN KEY (account, interaction) REFERENCES interaction (account, id),
          FOREIGN KEY (account, closed_by) REFERENCES interaction (account, id)
        ) \(d.clustered);
        CREATE INDEX follow_up_due ON follow_up (account, state, due);
        CREATE INDEX follow_up_by_person ON follow_up (account, person, state);
        CREATE INDEX follow_up_by_batch ON follow_up (account, batch);
        CREATE INDEX follow_up_by_interaction ON follow_up (account, interaction) WHERE interaction IS NOT NULL;
        CREATE INDEX follow_up_by_closer ON follow_up (account, closed_by) WHERE closed_by IS NOT NULL;

        CREATE TABLE occasion (
          \(account),
          id \(d.id) NOT NULL CHECK (\(d.idCheck("id"))),
          person \(d.id) NOT NULL,
          kind \(d.text) NOT NULL CHECK (kind IN ('new-job')),
          \(words("detail")),
          \(sureDay("on_day")),
          \(sureDay("until_day")),
          \(ledgered),
          PRIMARY KEY (account, id),
          CHECK (until_day >= on_day),
          \(person)
        ) \(d.clustered);
        CREATE INDEX occasion_by_day ON occasion (account, until_day);
        CREATE INDEX occasion_by_person ON occasion (account, person);
        CREATE INDEX occasion_by_batch ON occasion (account, batch);
        """
    }
}
