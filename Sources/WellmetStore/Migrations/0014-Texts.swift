extension Migration {
    /// What was written is found by its words: notes, and what happened.
    static let texts = Migration(number: 14) { d in d.textIndex(of: TextColumns.first) }
}
