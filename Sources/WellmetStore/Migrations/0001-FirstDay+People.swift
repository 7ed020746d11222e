extension FirstDay {
    /// People with all that is known of them, and what each source last said.
    var ofPeople: String {
        """
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
        """
    }
}
