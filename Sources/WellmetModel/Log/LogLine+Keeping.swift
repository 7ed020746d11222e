extension LogLine {
    /// Whether what the line tells may be what was promised: "emailed Ada the deck" and "send her the deck".
    ///
    /// Every word of the promise that says what stands in the line or is the kind of what happened ("a coffee"); its verb, names of
    /// its people and small words do not count. A promise of nothing but a verb ("call her") is kept by what that verb makes. Mine
    /// are kept by a word from me or of us both, theirs by one from them or of us both.
    package func mayKeep(_ promise: String, by owner: FollowUp.Owner, names: Set<String> = []) -> Bool {
        guard happened, !cameToNothing, direction != (owner == .mine ? .in : .out), kind != .note else { return false }
        var verbs: [String] = []
        var matter: [String] = []
        var before: String?
        for word in foldedWords(promise) {
            // "send offer" and "the offer": a verb stands first or behind a joining word, and else it is a thing.
            if before.map(LogLine.beforeVerb.contains) ?? true, let verb = LogLine.verb(word) {
                verbs.append(verb)
            } else if !LogLine.smallWords.contains(word), !names.contains(word), DateWords.weekdays[word] == nil,
                DateWords.months[word] == nil
            {
                matter.append(word)
            }
            before = word
        }
        guard !matter.isEmpty else { return verbs.contains { LogLine.kinds[$0]?.contains(kind) == true } }
        let told = Set(foldedWords(summary) + people.flatMap { foldedWords($0.text) })
        return matter.allSatisfy { told.contains($0) || isKind($0) }
    }

    /// Whether a word names what happened: "coffee", "intro".
    private func isKind(_ word: String) -> Bool {
        LogLine.kinds[word]?.contains(kind) == true || KindVocabulary.row(at: 0, in: [word])?.kind == kind
    }

    /// The verb in its base form that a word is: "send", "sends", "sending", "introduced".
    private static func verb(_ word: String) -> String? {
        if FollowUpVocabulary.verbs.contains(word) { return word }
        if let base = FollowUpVocabulary.base[word] { return base }
        if ["sent", "gave", "wrote"].contains(word) { return ["sent": "send", "gave": "give", "wrote": "write"][word] }
        for ending in ["ing", "ed"] where word.count > ending.count + 2 && word.hasSuffix(ending) {
            let stem = String(word.dropLast(ending.count))
            // "sending", "introducing", "planning"
            if let verb = [stem, stem + "e", String(stem.dropLast())].first(where: FollowUpVocabulary.verbs.contains) { return verb }
        }
        return nil
    }

    /// Behind these words a verb stands.
    private static let beforeVerb: Set<String> = [
        "to", "and", "then", "or", "please", "i", "will", "should", "must", "also", "ill", "todo", "just",
    ]

    private static let smallWords: Set<String> = LogWords.stops.union(LogWords.prepositions).union([
        "a", "an", "my", "mine", "your", "yours", "hers", "theirs", "be", "do", "up", "back", "out", "some", "any", "owe", "owes",
        "promised",
        "please", "next", "week", "month", "again", "soon", "so", "in", "off",
    ])

    /// What a verb alone makes.
    private static let kinds: [String: Set<Interaction.Kind>] = [
        "call": [.call, .video], "phone": [.call], "ring": [.call], "email": [.mail], "mail": [.mail], "write": [.message, .mail],
        "message": [.message], "text": [.message], "ping": [.message, .mail], "dm": [.message], "reply": [.message, .mail],
        "answer": [.message, .mail], "respond": [.message, .mail], "thank": [.message, .mail, .call],
        "congratulate": [.message, .mail, .call], "meet": [.meeting, .coffee, .meal, .video], "visit": [.meeting, .coffee, .meal],
        "reach": [.message, .mail, .call], "follow": [.message, .mail, .call, .video],
        "touch": [.message, .mail, .call, .video, .meeting, .coffee, .meal], "catch": [.call, .video, .meeting, .coffee, .meal],
        "intro": [.introduction], "introduce": [.introduction], "connect": [.introduction], "invite": [.invitation],
        "recommend": [.recommendation], "endorse": [.endorsement],
    ]
}
