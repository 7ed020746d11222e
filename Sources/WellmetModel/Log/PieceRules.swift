/// What remains between the phrases already understood: times and lengths at its edges, tags and circles, and the summary.
extension LogLineReader {
    mutating func readPieces() throws(LogLineError) {
        for i in tokens.indices where isFree(i) && isLabel(i) { takeLabel(i) }
        let firstBreak =
            tokens.indices.first { i in
                // What stands in brackets is said besides: "coffee with Sam (of Acme) on Tuesday".
                i >= aboutStart || isFree(i) && (tokens[i].isStop && words[i] != "(" && words[i] != ")" || words[i] == ",")
            } ?? tokens.count
        var i = 0
        while i < tokens.count {
            guard isFree(i), !isBreak(i) else {
                i += 1
                continue
            }
            var end = i + 1
            while end < tokens.count, isFree(end), !isBreak(end) || timeCovers(end, from: i) { end += 1 }
            if kind?.kind != .note { try readPiece(i..<end, isFirst: i < firstBreak) }
            i = end
        }
        if kind?.kind == .note, let when = whenAt[safe: 0] ?? nil, claims[0] == nil, isFree(0..<when.end) { try take(when, 0..<when.end) }
        for i in tokens.indices where isFree(i) && !tokens[i].isMark { claims[i] = Claim(meaning: .about, group: 0) }
    }

    private func isBreak(_ i: Int) -> Bool { tokens[i].isStop || words[i] == "," }

    /// Whether a phrase of time that began before `i` runs over it, as "14.3." and "14 March, 2027" do.
    private func timeCovers(_ i: Int, from start: Int) -> Bool {
        for j in stride(from: i - 1, through: max(start, i - 6), by: -1) {
            if let end = timeEnd(j), end > i { return true }
        }
        return false
    }

    private mutating func readPiece(_ piece: Range<Int>, isFirst: Bool) throws(LogLineError) {
        var (low, high) = (piece.lowerBound, piece.upperBound)
        let isTime = isTime(piece)
        if isFirst || isTime {
            while low < high, let end = timeEnd(low), end <= high, try takeTime(low..<end, isWhole: true) { low = end }
        }
        // What was done later in the line may have days of its own ("she moves on friday"); after "about" the last words tell when.
        let isAbout = low == aboutStart
        while low < high, let start = beginsAt[high], start >= low, allowsTime(after: start - 1, low: low),
            isFirst || isTime || isAbout && whenAt[start]?.isVague != true || durationAt[start] != nil,
            try takeTime(start..<high, isWhole: isFirst || isTime)
        {
            high = start
        }
        guard isFirst else { return }
        if low < high, ["by", "before", "until", "till"].contains(words[low]), happens, !isOff {
            let match = DateMatcher(words: words, today: today, tendency: .future).match(at: low + 1)
            if let match, match.end <= high, let day = try? match.outcome.get(), day > today {  // a date that is none stays text here
                throw .future(slice(low..<match.end))
            }
        }
        var i = low
        while i < high {
            if let end = timeEnd(i), end <= high, allowsTime(after: i - 1, low: low), try takeTime(i..<end, isWhole: true) {
                i = end
            } else {
                i += 1
            }
        }
    }

    /// Whether nothing but phrases of time and length fill `piece`.
    private func isTime(_ piece: Range<Int>) -> Bool {
        var i = piece.lowerBound
        while i < piece.upperBound {
            guard let end = timeEnd(i), end <= piece.upperBound else { return false }
            i = end
        }
        return true
    }

    /// Not after "since", "until", "every", "the": there the day belongs to the words.
    private func allowsTime(after i: Int, low: Int) -> Bool {
        guard i >= low, let before = word(i) else { return true }
        // "postponed to friday"
        if isOff, before == "to" { return false }
        return !LogWords.beforeDay.contains(before)
    }

    // MARK: Times

    /// Claims a phrase of time or length unless its place is taken; false when it stays text. What lies ahead is an error where it can only
    /// mean when it happened (`isWhole`), and text elsewhere.
    private mutating func takeTime(_ range: Range<Int>, isWhole: Bool) throws(LogLineError) -> Bool {
        guard isFree(range) else { return false }
        if let when = whenAt[range.lowerBound] {
            let isAhead = when.day.map { $0 > today } == true || when.back.map { $0 < 0 } == true
            if isAhead {
                guard isWhole, happens, !isOff else { return false }
                throw .future(slice(range))
            }
            return try take(when, range)
        }
        guard let duration = durationAt[range.lowerBound], minutes == nil else { return false }
        minutes = duration.minutes
        claim(range, .duration)
        return true
    }

    /// Whether the line tells of something that happened, not of promises alone.
    private var happens: Bool { kind != nil || promises.isEmpty }

    @discardableResult
    private mutating func take(_ when: WhenRules.Match, _ range: Range<Int>) throws(LogLineError) -> Bool {
        if let error = when.error { throw .noSuchDay(error.quoting(bare(range))) }
        let isTaken =
            when.day != nil && slots.day != nil || when.clock != nil && slots.clock != nil
            || when.part != nil && slots.part != nil
            || when.back != nil && (slots.back != nil || slots.day != nil || slots.clock != nil) || when.minutes != nil && minutes != nil
        guard !isTaken else { return false }
        if slots.day == nil { (slots.day, slots.isToday) = (when.day, when.isToday) }
        slots.clock = slots.clock ?? when.clock
        slots.part = slots.part ?? when.part
        slots.back = slots.back ?? when.back
        minutes = minutes ?? when.minutes
        claim(range, .when)
        return true
    }

    // MARK: Tags and circles

    /// `#hiring`, `+clients`, `circle:clients`; not `#1`, `+1` or a phone number.
    func isLabel(_ i: Int) -> Bool { label(i) != nil }

    private func label(_ i: Int) -> (text: String, isTag: Bool)? {
        guard let token = tokens[safe: i], !token.isMark, let first = token.text.first else { return nil }
        if first == "#" || first == "+" {
            let rest = token.text.dropFirst()
            guard rest.contains(where: \.isLetter), !rest.contains("#"), rest.first?.isLetter == true else { return nil }
            return (String(rest), first == "#")
        }
        guard token.word.hasPrefix("circle:"), token.text.utf8.count > 7 else { return nil }
        return (String(token.text.drop(while: { $0 != ":" }).dropFirst()), false)
    }

    /// Takes a label; one amid a sentence ("about #hiring plans") stays in its words, too.
    mutating func takeLabel(_ i: Int) {
        guard let (text, isTag) = label(i) else { return }
        let key = folded(text)
        if isTag {
            if !tags.contains(where: { folded($0) == key }) { tags.append(text) }
        } else if !circles.contains(where: { folded($0) == key }) {
            circles.append(text)
        }
        let before = word(i - 1) ?? ""
        let isText =
            isTag && isFree(i - 1)
            && (LogWords.prepositions.contains(before) || LogWords.about.contains(before)
                || ["the", "a", "and", "our", "my"].contains(before))
        if claims[i] == nil, !isText { claim(i..<i + 1, isTag ? .tag : .circle) }
    }
}
