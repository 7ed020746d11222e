extension LogLine {
    /// Whether what the line tells may be what was promised: "emailed Ada the deck" and "send her the deck".
    ///
    /// Every word of the promise that says what, names of its people and small words aside, stands in the line; a promise of
    /// nothing but a verb ("call her") is kept by what that verb makes. Mine are kept by a word from me or of us both, theirs by
    /// one from them or of us both.
    package func mayKeep(_ promise: String, by owner: FollowUp.Owner, names: Set<String> = []) -> Bool {
        guard happened, !cameToNothing, direction != (owner == .mine ? .in : .out), kind != .note else { return false }
        let words = foldedWords(promise)
        let matter = words.filter { word in
            !LogLine.smallWords.contains(word) && !names.contains(word) && !FollowUpVocabulary.verbs.contains(word)
                && DateWords.weekdays[word] == nil && DateWords.months[word] == nil
        }
        guard matter.isEmpty else { return Set(matter).isSubset(of: foldedWords(summary)) }
        return words.contains { word in LogLine.kinds[word].map { $0.contains(kind) } ?? false }
    }

    private static let smallWords: Set<String> = LogWords.stops.union(LogWords.prepositions).union([
        "a", "an", "my", "mine", "your", "be", "do", "to", "up", "back", "out", "some", "owe", "owes", "promised", "next", "week",
        "month", "again", "soon", "so", "on", "in", "off", "him", "her", "them", "it",
    ])

    /// What a verb alone makes.
    private static let kinds: [String: Set<Interaction.Kind>] = [
        "call": [.call, .video], "phone": [.call], "ring": [.call], "email": [.mail], "mail": [.mail], "write": [.message, .mail],
        "message": [.message], "text": [.message], "ping": [.message, .mail], "dm": [.message], "reply": [.message, .mail],
        "answer": [.message, .mail], "respond": [.message, .mail], "thank": [.message, .mail, .call],
        "congratulate": [.message, .mail, .call], "meet": [.meeting, .coffee, .meal, .video], "visit": [.meeting, .coffee, .meal],
        "reach": [.message, .mail, .call], "follow": [.message, .mail, .call, .video],
        "touch": [.message, .mail, .call, .video, .meeting, .coffee, .meal], "catch": [.call, .video, .meeting, .coffee, .meal],
    ]
}
