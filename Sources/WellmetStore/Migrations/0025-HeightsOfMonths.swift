extension Migration {
    /// How high each tie stood at the beginning of each month of the last year: a row has them beside its strength a year ago.
    static let heightsOfMonths = Migration(number: 25) { d in
        """
        -- Of the twelve months that end with past_month, two digits each: tenths of a band (see PastHeights). Empty where there was no contact
        -- since the year began: then the tie itself tells.
        ALTER TABLE tie ADD COLUMN past_heights \(d.text) NOT NULL DEFAULT '' CHECK (length(past_heights) IN (0, 24));
        UPDATE tie SET past_strength = NULL, past_month = 0;
        """
    }
}
