extension Migration {
    /// Opportunities and insights are found by their words, too.
    static let textsOfGifts = Migration(number: 20) { d in d.more(texts: TextColumns.ofGifts) }
}
