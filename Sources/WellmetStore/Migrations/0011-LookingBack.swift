internal import WellmetModel

extension Migration {
    /// What looking back needs, kept as it is written: how often one was in touch on each day, and how strong each tie was a year ago.
    static let lookingBack = Migration(number: 11) { d in
        """
        CREATE TABLE contact_day (
          account \(d.integer) NOT NULL REFERENCES account (number),
          -- Of the account's time zone.
          day \(d.text) NOT NULL CHECK (length(day) = 10 AND substr(day, 5, 1) = '-' AND substr(day, 8, 1) = '-'),
          contacts \(d.integer) NOT NULL CHECK (contacts > 0),
          PRIMARY KEY (account, day)
        ) \(d.clustered);
        -- The strength at the beginning of the month a year before past_month, which counts months since the year 0; of no worth where
        -- that is not this month, and where there was no contact since: then the tie itself tells.
        ALTER TABLE tie ADD COLUMN past_strength \(d.real);
        ALTER TABLE tie ADD COLUMN past_month \(d.integer) NOT NULL DEFAULT 0;
        """
    } then: { tx, now in
        for row in try tx.rows("SELECT number FROM account") {
            let account = AccountID(row["number"].int64 ?? 0)
            try ContactDays.recount(account: account, zone: try Settings.read(account: account, tx: tx).timeZone, at: now, tx: tx)
        }
    }
}
