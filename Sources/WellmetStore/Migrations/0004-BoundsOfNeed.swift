internal import WellmetModel

extension Migration {
    /// Beside each tie the most that its need can be for some days, and people in that order, those in no circle apart: choosing
    /// a day's list reads them by it, and no longer by their worth alone.
    static let boundsOfNeed = Migration(number: 4) { d in
        """
        ALTER TABLE tie ADD COLUMN in_circle \(d.integer) NOT NULL DEFAULT 0 CHECK (in_circle IN (0, 1));
        ALTER TABLE tie ADD COLUMN need_bound \(d.real) NOT NULL DEFAULT 0;
        ALTER TABLE tie ADD COLUMN bound_until \(d.integer) NOT NULL DEFAULT 0;
        UPDATE tie SET in_circle = 1
          WHERE EXISTS (SELECT 1 FROM membership WHERE membership.account = tie.account AND membership.person = tie.person);
        DROP INDEX tie_by_worth;
        CREATE INDEX tie_by_need
          ON tie (account, in_circle, need_bound, person, attention_from, attention_until, owed_since, asked_since, bound_until);
        """
    } then: { tx, now in
        try tx.run(
            "UPDATE tie SET need_bound = ?, bound_until = ? WHERE account = ? AND person = ?",
            forEach: try tx.rows("SELECT * FROM tie").map { row in
                let bound = NeedBound(worth: row["worth"].double ?? 0, tie: Tie(row: row), at: now)
                return [SQLValue(bound.value), SQLValue(bound.until), row["account"], row["person"]]
            })
    }
}
