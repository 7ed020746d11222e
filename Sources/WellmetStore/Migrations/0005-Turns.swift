extension Migration {
    /// Whether a message of mine waits for an answer: thanks and wishes do not. Of all before it is taken that they do, as it was.
    static let turns = Migration(number: 5) { d in
        """
        ALTER TABLE interaction ADD COLUMN wants_answer \(d.integer) NOT NULL DEFAULT 1 CHECK (wants_answer IN (0, 1));
        -- Each record has its own day; nothing ever asked the source for one.
        ALTER TABLE source DROP COLUMN as_of;
        """
    }
}
