/// What a source says that somebody had written by hand before: it agrees with the book, and the book's word stays theirs.
///
/// A record keeps it as a mark beside what the source brought, so that a later word of the source does not count as news of its own.
enum AgreedWord {
    static func mark(_ part: Disagreement.Part, _ text: String) -> UInt64 {
        let words = foldedWords(text).joined(separator: " ")
        return Mark.of("agreed \(part.rawValue)", words.isEmpty ? folded(text.trimmed) : words)
    }
}

extension ImportIndex.Record {
    /// Whether the source only agreed with what the book has there.
    func onlyAgreed(_ part: Disagreement.Part, _ text: String) -> Bool { broughtMarks.contains(AgreedWord.mark(part, text)) }

    /// What a record has brought, without the note that its source only agreed with that: whoever takes a source's word follows it.
    package static func following(_ part: Disagreement.Part, _ text: String, brought: String) -> String {
        Mark.text(Mark.parsed(brought).subtracting([AgreedWord.mark(part, text)]))
    }
}

extension ImportPlan.PersonRow {
    /// The marks of that in which the source agrees with somebody's hand.
    var agreedMarks: Set<UInt64> { Set(agreed.map { AgreedWord.mark($0, PersonWord(row).text($0)) }) }

    /// The marks of what the row puts into the book: that is the source's own from then on.
    var ownMarks: Set<UInt64> {
        Set(
            changes.compactMap { change in
                switch change {
                case .renamed(let name, _): AgreedWord.mark(.name, name.full)
                case .newJob(let organization, let title, _), .position(let organization, let title):
                    AgreedWord.mark(.work, ImportChange.line(organization, title))
                default: nil
                }
            })
    }
}
