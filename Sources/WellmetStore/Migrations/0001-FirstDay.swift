extension Migration {
    /// Accounts, people, what happened, what was promised, and what today needs.
    ///
    /// Every key and index begins with `account`. `batch` is the batch that made a row, `touched` the one that wrote it last
    /// (Docs/Decisions/0004). Instants are milliseconds since 1970, days are `YYYY-MM-DD`. Tables under "Derived" hold
    /// nothing that `wellmet doctor --rebuild` could not make again from the others.
    static let firstDay = Migration(number: 1) { d in
        /// The two columns of the ledger, on every table that people write to.
        let ledgered = """
            batch \(d.integer) NOT NULL,
              touched \(d.integer) NOT NULL,
              FOREIGN KEY (account, batch) REFERENCES batch (account, number)
            """
        let account = "account \(d.integer) NOT NULL REFERENCES account (number)"
        /// Where a reference to a row of the account says already that it is there: one look less for each of many rows.
        let impliedAccount = "account \(d.integer) NOT NULL"
        let person = "FOREIGN KEY (account, person) REFERENCES person (account, id)"
        func flag(_ name: String) -> String { "\(name) \(d.integer) NOT NULL DEFAULT 0 CHECK (\(name) IN (0, 1))" }
        func words(_ name: String) -> String { "\(name) \(d.text) NOT NULL DEFAULT ''" }
        func day(_ name: String) -> String { "\(name) \(d.text) CHECK (\(isDay(name)))" }
        func sureDay(_ name: String) -> String { "\(name) \(d.text) NOT NULL CHECK (\(isDay(name)))" }
        /// `2024-03-14`, as far as every engine can tell.
        func isDay(_ name: String) -> String {
            "length(\(name)) = 10 AND \(name) BETWEEN '0001-01-01' AND '9999-12-31' AND substr(\(name), 5, 1) = '-' AND substr(\(name), 8, 1) = '-'"
        }
        /// `2024`, `2024-03`, `2024-03-14` or, without a year, `--03-14`.
        func partialDay(_ name: String) -> String {
            "\(name) \(d.text) CHECK (length(\(name)) BETWEEN 4 AND 10 AND (\(name) BETWEEN '0001' AND '9999-12-31' OR \(name) LIKE '--%'))"
        }

        return """
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

            -- People

            CREATE TABLE person (
              \(account),
              id \(d.id) NOT NULL CHECK (\(d.idCheck("id"))),
              standing \(d.text) NOT NULL CHECK (standing IN ('book', 'discovered')),
              \(words("given")),
              \(words("family")),
              \(words("additional")),
              \(words("prefix")),
              \(words("suffix")),
              \(words("nickname")),
              \(words("phonetic_given")),
              \(words("phonetic_family")),
              full_name \(d.text) NOT NULL CHECK (trim(full_name) <> ''),
              sort_key \(d.text) NOT NULL,
              \(words("pronouns")),
              \(words("zone")),
              \(words("place")),
              \(words("languages")),
              \(partialDay("met_on")),
              \(words("met_place")),
              \(words("met_story")),
              met_through \(d.id),
              importance \(d.text) NOT NULL DEFAULT 'normal' CHECK (importance IN ('low', 'normal', 'high')),
              cadence_days \(d.integer) CHECK (cadence_days BETWEEN 1 AND 3660),
              \(day("paused_until")),
              \(flag("never_suggest")),
              \(flag("archived")),
              made_at \(d.integer) NOT NULL,
              \(ledgered),
              PRIMARY KEY (account, id),
              CHECK (met_through <> id),
              FOREIGN KEY (account, met_through) REFERENCES person (account, id)
            ) \(d.clustered);
            CREATE INDEX person_by_name ON person (account, standing, archived, sort_key, id);
            CREATE INDEX person_by_batch ON person (account, batch);
            CREATE INDEX person_by_introducer ON person (account, met_through) WHERE met_through IS NOT NULL;

            CREATE TABLE identity (
              \(account),
              id \(d.id) NOT NULL CHECK (\(d.idCheck("id"))),
              person \(d.id) NOT NULL,
              kind \(d.text) NOT NULL CHECK (kind IN ('mail', 'phone', 'linkedin', 'x', 'instagram', 'facebook', 'mastodon',
                'bluesky', 'github', 'slack', 'matrix', 'website')),
              value \(d.text) NOT NULL CHECK (value <> ''),
              display \(d.text) NOT NULL CHECK (display <> ''),
              \(words("label")),
              \(ledgered),
              PRIMARY KEY (account, id),
              UNIQUE (account, kind, value),
              \(person)
            ) \(d.clustered);
            CREATE INDEX identity_by_person ON identity (account, person);
            CREATE INDEX identity_by_batch ON identity (account, batch);

            CREATE TABLE organization (
              \(account),
              id \(d.id) NOT NULL CHECK (\(d.idCheck("id"))),
              name \(d.text) NOT NULL CHECK (name <> ''),
              folded \(d.text) NOT NULL,
              \(ledgered),
              PRIMARY KEY (account, id),
              UNIQUE (account, folded)
            ) \(d.clustered);
            CREATE INDEX organization_by_batch ON organization (account, batch);

            CREATE TABLE position (
              \(account),
              id \(d.id) NOT NULL CHECK (\(d.idCheck("id"))),
              person \(d.id) NOT NULL,
              organization \(d.id),
              \(words("title")),
              \(partialDay("starts")),
              \(partialDay("ends")),
              current \(d.integer) NOT NULL CHECK (current IN (0, 1)),
              \(day("seen_first")),
              \(day("seen_last")),
              \(ledgered),
              PRIMARY KEY (account, id),
              CHECK (organization IS NOT NULL OR title <> ''),
              \(person),
              FOREIGN KEY (account, organization) REFERENCES organization (account, id)
            ) \(d.clustered);
            CREATE INDEX position_by_person ON position (account, person);
            CREATE INDEX position_by_organization ON position (account, organization) WHERE organization IS NOT NULL;
            CREATE INDEX position_by_batch ON position (account, batch);
            CREATE INDEX position_by_anniversary ON position (account, substr(starts, 6)) WHERE current = 1 AND length(starts) = 10;

            CREATE TABLE circle (
              \(account),
              id \(d.id) NOT NULL CHECK (\(d.idCheck("id"))),
              name \(d.text) NOT NULL CHECK (name <> ''),
              folded \(d.text) NOT NULL,
              cadence_days \(d.integer) CHECK (cadence_days BETWEEN 1 AND 3660),
              \(day("paused_until")),
              \(ledgered),
              PRIMARY KEY (account, id),
              UNIQUE (account, folded)
            ) \(d.clustered);
            CREATE INDEX circle_by_batch ON circle (account, batch);

            CREATE TABLE membership (
              \(account),
              circle \(d.id) NOT NULL,
              person \(d.id) NOT NULL,
              \(ledgered),
              PRIMARY KEY (account, circle, person),
              \(person),
              FOREIGN KEY (account, circle) REFERENCES circle (account, id)
            ) \(d.clustered);
            CREATE INDEX membership_by_person ON membership (account, person, circle);
            CREATE INDEX membership_by_batch ON membership (account, batch);

            CREATE TABLE tagging (
              \(account),
              tag \(d.text) NOT NULL CHECK (tag <> '' AND tag NOT LIKE '% %' AND tag NOT LIKE '#%' AND tag = lower(tag)),
              person \(d.id) NOT NULL,
              \(ledgered),
              PRIMARY KEY (account, tag, person),
              \(person)
            ) \(d.clustered);
            CREATE INDEX tagging_by_person ON tagging (account, person, tag);
            CREATE INDEX tagging_by_batch ON tagging (account, batch);

            CREATE TABLE note (
              \(account),
              id \(d.id) NOT NULL CHECK (\(d.idCheck("id"))),
              person \(d.id) NOT NULL,
              text \(d.text) NOT NULL CHECK (text <> ''),
              at \(d.integer) NOT NULL,
              \(ledgered),
              PRIMARY KEY (account, id),
              \(person)
            ) \(d.clustered);
            CREATE INDEX note_by_person ON note (account, person, at);
            CREATE INDEX note_by_batch ON note (account, batch);

            CREATE TABLE date (
              \(account),
              id \(d.id) NOT NULL CHECK (\(d.idCheck("id"))),
              person \(d.id) NOT NULL,
              label \(d.text) NOT NULL CHECK (label <> ''),
              year \(d.integer) CHECK (year BETWEEN 1 AND 9999),
              month \(d.integer) CHECK (month BETWEEN 1 AND 12),
              day \(d.integer) CHECK (day BETWEEN 1 AND 31),
              \(ledgered),
              PRIMARY KEY (account, id),
              CHECK (year IS NOT NULL OR month IS NOT NULL),
              CHECK (day IS NULL OR month IS NOT NULL),
              \(person)
            ) \(d.clustered);
            CREATE INDEX date_by_person ON date (account, person);
            CREATE INDEX date_by_day ON date (account, month, day) WHERE day IS NOT NULL;
            CREATE INDEX date_by_batch ON date (account, batch);

            CREATE TABLE link (
              \(account),
              id \(d.id) NOT NULL CHECK (\(d.idCheck("id"))),
              person \(d.id) NOT NULL,
              other \(d.id),
              \(words("name")),
              \(words("label")),
              \(ledgered),
              PRIMARY KEY (account, id),
              CHECK (other IS NOT NULL OR name <> ''),
              CHECK (other <> person),
              \(person),
              FOREIGN KEY (account, other) REFERENCES person (account, id)
            ) \(d.clustered);
            CREATE INDEX link_by_person ON link (account, person);
            CREATE INDEX link_by_other ON link (account, other) WHERE other IS NOT NULL;
            CREATE INDEX link_by_batch ON link (account, batch);

            CREATE TABLE field (
              \(account),
              id \(d.id) NOT NULL CHECK (\(d.idCheck("id"))),
              person \(d.id) NOT NULL,
              label \(d.text) NOT NULL CHECK (label <> ''),
              value \(d.text) NOT NULL CHECK (value <> ''),
              \(ledgered),
              PRIMARY KEY (account, id),
              UNIQUE (account, person, label),
              \(person)
            ) \(d.clustered);
            CREATE INDEX field_by_batch ON field (account, batch);

            -- What a source last said of a person: the base of the next comparison

            CREATE TABLE record (
              \(account),
              source \(d.id) NOT NULL,
              record_key \(d.text) NOT NULL CHECK (record_key <> ''),
              person \(d.id) NOT NULL,
              digest \(d.bytes) NOT NULL,
              \(words("organization")),
              \(words("title")),
              \(words("full_name")),
              \(day("connected_on")),
              \(day("as_of")),
              \(ledgered),
              PRIMARY KEY (account, source, record_key),
              \(person),
              FOREIGN KEY (account, source) REFERENCES source (account, id)
            ) \(d.clustered);
            CREATE INDEX record_by_person ON record (account, person);
            CREATE INDEX record_by_batch ON record (account, batch);

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
