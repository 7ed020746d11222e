/// What did not happen: "cancelled coffee with Bob", "Bob didn't call", "no answer from Ada".
extension LogLineReader {
    /// Tells whether the part of the line that says what happened says that it came to nothing. Its words then go into the
    /// summary, as nothing else tells them.
    mutating func readOff() {
        guard let kind else {
            // "Bob didn't call": a verb before it kept the noun from being what happened.
            isOff = (0..<aboutStart).contains { i in
                isFree(i) && (KindVocabulary.row(at: i, in: words) != nil || OffVocabulary.participles.contains(words[i]))
                    && isOff(in: partStart(i)..<i)
            }
            return
        }
        guard kind.kind != .note else { return }
        isOff =
            isOff(in: partStart(kind.start)..<kind.end) || isClosedOff(from: kind.end) || words[kind.start] == "tried"
            || (kind.kind == .call || kind.kind == .video) && isUnanswered(from: kind.end)
        guard isOff else { return }
        for i in tokens.indices where claims[i]?.meaning == .kind { claims[i] = nil }
    }

    private func isOff(in range: Range<Int>) -> Bool {
        range.contains { i in
            OffVocabulary.leads.contains(words[i]) && !isAnswered(i) || OffVocabulary.phrases.contains { words[i...].starts(with: $0) }
                || words[i] == "not" && isNot(i, until: range.upperBound)
        }
    }

    /// "missed call and called back": what happened came after what was missed.
    private func isAnswered(_ i: Int) -> Bool {
        guard let kind, words[i] == "missed", let row = KindVocabulary.row(at: i, in: words) else { return false }
        return kind.start >= i + row.words.count
    }

    /// "not heard from", "not yet met": the word stands before what happened, with nothing between that tells of something else.
    private func isNot(_ i: Int, until end: Int) -> Bool {
        var next = i + 1
        while next < min(end, i + 6), OffVocabulary.afterNot.contains(words[next]) { next += 1 }
        guard let kind else { return next >= end }
        return (kind.start..<kind.end).contains(next)
    }

    /// Where the part of the line begins in which `i` stands.
    private func partStart(_ i: Int) -> Int {
        var first = i
        // "haven't seen Ada for a year, so called her"
        while first > 0, !ends(first - 1), !["but", "so", "then"].contains(words[first - 1]) { first -= 1 }
        return first
    }

    /// "coffee with Ada was cancelled", "call with Bob - postponed to friday": the word ends its part of the line.
    private func isClosedOff(from start: Int) -> Bool {
        for i in start..<aboutStart where OffVocabulary.closes.contains(words[i]) {
            let next = words[i] == "called" || words[i] == "fell" ? i + 2 : i + 1
            if next == i + 2, !OffVocabulary.particles.contains(word(i + 1) ?? "") { continue }
            guard let follows = word(next) else { return true }
            if tokens[next].isMark || timeEnd(next) != nil || OffVocabulary.after.contains(follows) { return true }
        }
        return false
    }

    /// "called Ada, no answer", "phoned Bob but he didn't pick up": the words end the line or its part.
    private func isUnanswered(from start: Int) -> Bool {
        for i in start..<aboutStart {
            guard let phrase = OffVocabulary.unanswered.first(where: { words[i...].starts(with: $0) }) else { continue }
            let next = i + phrase.count
            guard let follows = word(next) else { return true }
            if tokens[next].isMark || timeEnd(next) != nil || OffVocabulary.afterNoAnswer.contains(follows) { return true }
        }
        return false
    }

    private func ends(_ i: Int) -> Bool { tokens[i].isStop || words[i] == "," }
}

/// The words by which something came to nothing.
enum OffVocabulary {
    /// Before what did not happen, or within it.
    static let leads: Set<String> = [
        "cancelled", "canceled", "cancels", "postponed", "postpones", "rescheduled", "reschedules", "missed", "skipped", "didn't",
        "didnt", "couldn't", "couldnt", "wasn't", "hasn't", "haven't", "havent", "hadn't", "never",
    ]
    static let phrases: [[String]] = [
        ["no", "answer"], ["no", "reply"], ["no", "call"], ["no", "message"], ["no", "mail"], ["no", "email"], ["no", "meeting"],
        ["did", "not"], ["could", "not"], ["no", "word"], ["no", "news"], ["no", "response"], ["heard", "nothing"],
        ["called", "off"], ["no", "show"], ["no-show"],
    ]
    /// What did not happen when "haven't" stands before it.
    static let participles: Set<String> = [
        "seen", "spoken", "talked", "heard", "met", "written", "reached", "visited", "replied", "see", "speak", "talk", "hear", "meet",
        "write", "reach", "reply", "contact",
    ]
    /// Between "not" and what did not happen.
    static let afterNot: Set<String> = ["yet", "really", "even", "been", "able", "to", "have", "had", "ever", "actually", "a", "any"]
    /// Behind it, at the end of its part of the line.
    static let closes: Set<String> = [
        "cancelled", "canceled", "postponed", "rescheduled", "called", "fell", "no-show",
    ]
    /// Behind a call that nobody took.
    static let unanswered: [[String]] = [
        ["no", "answer"], ["no", "reply"], ["no", "response"], ["no", "luck"], ["didn't", "pick", "up"], ["did", "not", "pick", "up"],
        ["didn't", "answer"], ["did", "not", "answer"], ["not", "picked", "up"], ["nobody", "answered"], ["nobody", "picked", "up"],
        ["went", "to", "voicemail"], ["got", "voicemail"], ["got", "her", "voicemail"], ["got", "his", "voicemail"],
        ["got", "their", "voicemail"], ["line", "was", "busy"], ["couldn't", "reach", "her"], ["couldn't", "reach", "him"],
        ["couldn't", "reach", "them"], ["didn't", "reach", "her"], ["didn't", "reach", "him"], ["didn't", "reach", "them"],
    ]
    static let particles: Set<String> = ["off", "through"]
    static let after: Set<String> = [
        "to", "for", "until", "till", "by", "because", "due", "again", "at", "on", "so", "and", "last",
    ]
    static let afterNoAnswer: Set<String> = ["again", "yet", "either", "so", "and", "but", "will", "until", "because"]
}
