/// What comes again and again: "1:1 with Fatima every monday", "weekly call with Ada".
extension LogLineReader {
    /// Finds "every monday" where it says when something happens. Its words then are text, and no day is read from them.
    mutating func readRecurrence() {
        guard let kind, kind.kind != .note, !isOff else { return }
        var isFirst = true
        var next = 0
        while next < aboutStart {
            let i = next
            next = timeEnd(i) ?? i + 1
            guard isFree(i) else { continue }
            if tokens[i].isStop || words[i] == "," { isFirst = false }
            // "coffee with Ada, who sails every monday"
            if LogLineReader.clauses.contains(words[i]) { isFirst = false }
            guard let end = recurrenceEnd(i), isFree(i..<end) else { continue }
            // What a comma parts from the rest tells when only if there is no more in its part.
            let isAlone = i > 0 && (tokens[i - 1].isStop || words[i - 1] == ",") && (end == tokens.count || tokens[end].isMark)
            guard isFirst || isAlone else { continue }
            recurrence = i..<end
            for j in i..<end where !tokens[j].isMark { claims[j] = Claim(meaning: .about, group: 0) }
            return
        }
    }

    /// Refuses a line that tells of many times and does not say which of them it logs.
    func refuseRecurrence() throws(LogLineError) {
        if let recurrence, slots.day == nil, slots.back == nil { throw .recurring(slice(recurrence)) }
        guard let kind, kind.kind != .note, !KindVocabulary.isSent(kind.kind), !isOff else { return }
        // "weekly sync with Sam, 30m" is the one that just ended.
        guard slots.day == nil, slots.back == nil, slots.clock == nil, slots.part == nil, minutes == nil else { return }
        let leads = (kind.start..<kind.end).first { LogLineReader.series.contains(words[$0]) }
        if let leads { throw .recurring(slice(leads..<kind.end)) }
    }

    /// "every monday", "each second week", "every 2 weeks", "every tuesday and thursday", "on mondays".
    private func recurrenceEnd(_ i: Int) -> Int? {
        let plural = words[i] == "on" ? i + 1 : i
        if let day = word(plural), day.hasSuffix("days"), DateWords.weekdays[String(day.dropLast())] != nil { return plural + 1 }
        guard words[i] == "every" || words[i] == "each" else { return nil }
        var end = i + 1
        if let count = word(end), LogLineReader.counts.contains(count) || DateWords.number(count) != nil { end += 1 }
        guard let unit = word(end), DateWords.units[unit] != nil || isRepeated(unit) else { return nil }
        end += 1
        while let next = word(end), ["morning", "noon", "afternoon", "evening", "night"].contains(next) { end += 1 }
        while let joint = word(end), joint == "and" || joint == "&", let next = word(end + 1), isRepeated(next) { end += 2 }
        return end
    }

    private func isRepeated(_ word: String) -> Bool {
        DateWords.weekdays[word] != nil || ["weekday", "weekend", "morning", "afternoon", "evening", "night"].contains(word)
    }

    private static let counts: Set<String> = ["other", "single", "second", "third", "fourth"]
    /// Before a noun they name the whole series.
    private static let series: Set<String> = ["daily", "weekly", "biweekly", "bi-weekly", "fortnightly", "monthly"]
    /// After them a clause tells of somebody, and not when it happened.
    private static let clauses: Set<String> = ["who", "which", "that", "because", "when", "where", "she", "he", "they", "i", "we"]
}
