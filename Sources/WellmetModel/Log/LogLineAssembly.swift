internal import Foundation

/// The line as a whole, from what its words were understood as.
extension LogLineReader {
    mutating func assemble() throws(LogLineError) -> LogLine {
        let summary = summary()
        let isOnlyPromises =
            !promises.isEmpty && kind == nil && minutes == nil && summary.isEmpty && slots.isEmpty
        if people.isEmpty { people = promised() }
        guard !people.isEmpty else { throw .noPerson(shortened) }
        for i in people.indices where people[i].identity == nil && people[i].text.hasPrefix("@") {
            people[i].identity = handle(people[i].text)
        }
        if tellsNothing(summary) { throw .nothingHappened(shortened) }
        let (at, precision) = try moment()
        try dueAfter(Day(at, in: zone))
        let isGuessed = kind == nil && !isOff && !isOnlyPromises
        if isOff { kind = nil }
        var found = kind?.kind ?? (minutes != nil && !isOff ? .meeting : .note)
        var channel = kind?.channel
        if let kind, channel == nil, kind.kind == .message, let identity = people.first?.identity {
            channel = LogLineReader.channels[identity.kind]
            if identity.kind == .mail { found = .mail }
        }
        return LogLine(
            happened: !isOnlyPromises, kind: found, channel: channel ?? KindVocabulary.channel(of: found),
            direction: kind?.direction ?? .both, people: people, at: at, precision: precision, minutes: minutes, summary: summary,
            circles: circles, tags: tags, followUps: promises, others: others(), cameToNothing: isOff, wantsAnswer: !isCourtesy,
            kindIsGuessed: isGuessed, spans: spans())
    }

    /// Whether people are named, circles perhaps, and nothing besides: "Priya", "+clients Maya".
    private func tellsNothing(_ summary: String) -> Bool {
        (kind == nil || kind?.kind == .note) && !isOff && summary.isEmpty && minutes == nil && promises.isEmpty && slots.isEmpty
    }

    /// The line for a message, not too long.
    private var shortened: String {
        let line = text.trimmed
        return line.count > 80 ? line.prefix(79) + "…" : line
    }

    /// "call on 30 May, he'll send it by 31 May", "coffee last friday, I'll send it by monday": a weekday and a date without a year
    /// were said on the day of the call, and are the first such day from then on, also when that has passed by now.
    private mutating func dueAfter(_ said: Day) throws(LogLineError) {
        let dates = DateMatcher(words: words, today: said, tendency: .future)
        for (n, due) in floatingDues where promises.indices.contains(n) {
            guard let words = due.floating else { continue }
            // "3 Jan 26" is a year only to those who say it near that year.
            let match = dates.match(at: words.lowerBound).flatMap { $0.end == words.upperBound ? $0.outcome : nil }
            do { promises[n].due = try (match ?? due.outcome).get() } catch { throw .noSuchDay(error.quoting(bare(due.range))) }
        }
    }

    private static let channels: [Identity.Kind: Interaction.Channel] = [
        .mail: .mail, .linkedin: .linkedin, .x: .x, .instagram: .instagram, .facebook: .facebook, .mastodon: .mastodon, .bluesky: .bluesky,
        .slack: .slack, .matrix: .matrix,
    ]

    /// "and 12 others", "+ 30 more people": counted, and kept in the summary as they are written.
    private func others() -> Int {
        for i in tokens.indices where ["and", "&", "+", "plus", "with"].contains(words[i]) && claims[i]?.meaning != .followUp {
            guard let count = word(i + 1).flatMap(DateWords.number), count > 0, let noun = word(i + 2) else { continue }
            let isMore = noun == "other" || noun == "more"
            let crowd: Set<String> = ["others", "people", "colleagues", "guests", "attendees", "folks"]
            if crowd.contains(noun) || noun == "more" || isMore && word(i + 3).map(crowd.contains) == true { return count }
        }
        return 0
    }

    /// Whether it was thanks, wishes or an answer, outside of any promise: nobody is waited for after that.
    private var isCourtesy: Bool {
        tokens.indices.contains { claims[$0]?.meaning != .followUp && LogWords.courtesies.contains(words[$0]) }
    }

    /// The people whom the promises name, when nobody else is named.
    private func promised() -> [LogLine.Mention] {
        var found: [LogLine.Mention] = []
        for promise in promises {
            guard let person = promise.person, !found.contains(where: { folded($0.text) == folded(person) }) else { continue }
            found.append(LogLine.Mention(text: person, identity: Identity(.mail, person), range: place(of: person, in: promise.range)))
        }
        return found
    }

    /// Where a promise names that person: the words that say so, whatever white space parts them; all of it when none do.
    private func place(of person: String, in range: Range<Int>) -> Range<Int> {
        let inside = tokens.indices.filter { range.contains(tokens[$0].range.lowerBound) }
        let most = person.split(whereSeparator: \.isSpace).count * 2
        for i in inside {
            for end in i + 1...min(i + most, tokens.count) where slice(i..<end) == person { return offsets(i..<end) }
        }
        guard let found = quote(range).range(of: person) else { return range }
        func offset(_ place: String.Index) -> Int { text.utf8.distance(from: text.startIndex, to: place) }
        return offset(found.lowerBound)..<offset(found.upperBound)
    }

    /// The line between two UTF-8 offsets.
    private func quote(_ range: Range<Int>) -> Substring {
        let start = text.utf8.index(text.startIndex, offsetBy: min(range.lowerBound, text.utf8.count))
        return text[start..<text.utf8.index(text.startIndex, offsetBy: min(range.upperBound, text.utf8.count))]
    }

    /// When it happened; throws when that is still to come.
    private func moment() throws(LogLineError) -> (Instant, Interaction.Precision) {
        if let back = slots.back { return (now.adding(seconds: Double(-back) * 60), .minute) }
        guard !slots.isEmpty else { return (now, .minute) }
        if slots.isToday, slots.clock != nil || slots.part != nil {
            // "friday at noon" on a Friday afternoon; what has not come today, or what the clock skips today, was a week ago: that day
            // says what is wrong with the time, if anything is.
            if let passed = try? moment(on: today), slots.clock != nil || passed.0 < now { return passed }
        }
        return try moment(on: slots.day ?? today)
    }

    private func moment(on day: Day) throws(LogLineError) -> (Instant, Interaction.Precision) {
        if let clock = slots.clock {
            var hour = clock.hour
            if hour < 12, hour > 0, slots.part == .evening || slots.part == .night || slots.part == .afternoon { hour += 12 }
            guard !day.skips(hour: hour, minute: clock.minute, in: zone) else {
                throw .noSuchDay(.noSuchTime(said(), reason: "the clock in \(zone.identifier) goes forward on that day, past this time."))
            }
            var at = day.at(hour: hour, minute: clock.minute, in: zone)
            if let second = clock.second { at = at.adding(seconds: Double(second)) }
            guard at <= now else { throw .future(said()) }
            return (at, clock.second == nil ? .minute : .second)
        }
        if let part = slots.part, day.at(hour: part.start, in: zone) > now { throw .future(said()) }
        return (min(day.at(hour: slots.part?.hour ?? 12, in: zone), now), .day)
    }

    private func said() -> String {
        spans().filter { $0.meaning == .when }.map { String(quote($0.range)) }.joined(separator: " ")
    }

    // MARK: Summary and spans

    /// Runs of words that were not understood otherwise, marks between them included.
    private func runs() -> [Range<Int>] {
        var runs: [Range<Int>] = []
        for i in tokens.indices where claims[i]?.meaning == .about {
            if let last = runs.last, (last.upperBound..<i).allSatisfy({ claims[$0] == nil }) {
                runs[runs.count - 1] = last.lowerBound..<i + 1
            } else {
                runs.append(i..<i + 1)
            }
        }
        return runs.map { run in
            var (low, high) = (run.lowerBound, run.upperBound)
            while high < tokens.count, claims[high] == nil, tokens[high].isMark, !LogLineReader.dropped.contains(words[high]),
                tokens[high].range.lowerBound == tokens[high - 1].range.upperBound
            { high += 1 }
            while low > 0, claims[low - 1] == nil, tokens[low - 1].isMark, !LogLineReader.dropped.contains(words[low - 1]),
                tokens[low - 1].range.upperBound == tokens[low].range.lowerBound
            { low -= 1 }
            if words[low] == "(", words[high - 1] == ")", high - low > 2 { (low, high) = (low + 1, high - 1) }
            return low..<high
        }
    }

    /// Marks that do not stay at the edge of a run.
    private static let dropped: Set<String> = [",", ";", ".", ":", "-", "&", "+", "/", "\n", "…", "@", "<", ">"]

    private func summary() -> String {
        var said = ""
        var last = 0
        for run in runs() {
            var run = run
            if said.isEmpty {
                if LogWords.about.contains(words[run.lowerBound]), words[run.lowerBound] != "discussed", run.count > 1 {
                    run = run.lowerBound + 1..<run.upperBound
                }
                while run.count > 1, words[run.lowerBound] == ":" { run = run.lowerBound + 1..<run.upperBound }
                said = slice(run)
            } else {
                let isClose = (last..<run.lowerBound).allSatisfy { i in
                    switch claims[i]?.meaning {
                    case .when, .duration, .tag, .circle, .link: true
                    default: false
                    }
                }
                said += (isClose ? " " : ", ") + slice(run)
            }
            last = run.upperBound
        }
        return said
    }

    private func spans() -> [LogLine.Span] {
        var spans: [LogLine.Span] = []
        var group: Int?
        for i in tokens.indices {
            guard let claim = claims[i], claim.meaning != .about else {
                group = nil
                continue
            }
            let range = tokens[i].range
            if group == claim.group, let last = spans.last, last.meaning == claim.meaning {
                spans[spans.count - 1].range = last.range.lowerBound..<range.upperBound
            } else {
                spans.append(LogLine.Span(meaning: claim.meaning, range: range))
            }
            group = claim.group
        }
        spans += runs().map { LogLine.Span(meaning: .about, range: offsets($0)) }
        return spans.sorted { $0.range.lowerBound < $1.range.lowerBound }
    }
}
