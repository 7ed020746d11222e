internal import Foundation

/// Reads one log line: follow-ups first, then what happened, with whom, when; what stays is what it was about.
struct LogLineReader {
    let text: String
    let tokens: [LogToken]
    let words: [String]
    let now: Instant
    let zone: TimeZone
    let today: Day
    let known: (String) -> Bool

    /// The phrase of time that begins at each token, where one does.
    let whenAt: [WhenRules.Match?]
    let durationAt: [(end: Int, minutes: Int)?]
    /// For each token the first phrase of time or length that ends before it, as the index where that begins.
    let beginsAt: [Int?]
    /// Whether each token is part of a known name, although it is also the name of a day or month: "Bob May", "Li Sun".
    let isNamePart: [Bool]

    /// What each token was understood as.
    var claims: [Claim?]
    /// Where "about …" begins; the number of tokens when nowhere.
    var aboutStart: Int
    var groups = 0

    var kind: Kind?
    /// Whether I stand among those who did it: "Bob and I talked".
    var isOurs = false
    /// Whether nothing but a story is told, so that who is told of is whom it is about.
    var isStory = false
    /// Whether it came to nothing.
    var isOff = false
    /// The words that say that it comes again and again, where no day is in them.
    var recurrence: Range<Int>?
    var people: [LogLine.Mention] = []
    /// Whether somebody known stands in the line, once that was asked.
    var knowsAnybody: Bool?
    var slots = WhenRules.Match(end: 0)
    var minutes: Int?
    var tags: [String] = []
    var circles: [String] = []
    var promises: [LogLine.Promise] = []
    /// Due dates that depend on the day on which they were said, and of which promise they are.
    var floatingDues: [(promise: Int, due: Due)] = []

    struct Claim {
        let meaning: LogLine.Span.Meaning
        /// Neighbours of one group make one span.
        let group: Int
    }

    /// What happened, as far as the words tell.
    struct Kind {
        var kind: Interaction.Kind
        var channel: Interaction.Channel?
        var direction: Interaction.Direction
        var use: KindVocabulary.Use
        /// Token indices, fillers before it included.
        var start: Int
        var end: Int
    }

    init(_ text: String, now: Instant, zone: TimeZone, known: @escaping (String) -> Bool) {
        self.text = text
        self.now = now
        self.zone = zone
        self.known = known
        let tokens = LogToken.tokens(of: text)
        let words = tokens.map(\.word)
        let today = Day(now, in: zone)
        let rules = WhenRules(words: words, today: today)
        self.tokens = tokens
        self.words = words
        self.today = today
        var whenAt: [WhenRules.Match?] = []
        var durationAt: [(end: Int, minutes: Int)?] = []
        var beginsAt: [Int?] = Array(repeating: nil, count: tokens.count + 1)
        var isNamePart = Array(repeating: false, count: tokens.count)
        for i in tokens.indices {
            // "sat" and "sun" written small, and capitals amid a name, are told apart by `WhenRules` and `NameRules`.
            var when = tokens[i].isMark ? nil : rules.when(at: i)
            if when != nil, LogLineReader.isNamePart(i, of: tokens, known: known) { (when, isNamePart[i]) = (nil, true) }
            let duration = when == nil && !tokens[i].isMark ? rules.duration(at: i) : nil
            whenAt.append(when)
            durationAt.append(duration)
            if let end = when?.end ?? duration?.end, beginsAt.indices.contains(end), beginsAt[end] == nil { beginsAt[end] = i }
        }
        self.whenAt = whenAt
        self.durationAt = durationAt
        self.beginsAt = beginsAt
        self.isNamePart = isNamePart
        claims = Array(repeating: nil, count: tokens.count)
        aboutStart = tokens.count
    }

    mutating func read() throws(LogLineError) -> LogLine {
        guard tokens.contains(where: { !$0.isMark }) else { throw .empty }
        try readFollowUps()
        findAbout()
        readKind()
        if kind == nil, tellsBirthday { throw .birthday }
        readPeople()
        readPlaces()
        readOff()
        readRecurrence()
        try readPieces()
        try refuseRecurrence()
        return try assemble()
    }

    /// "Tom's birthday is 3 March", "Ada was born on 10 December".
    private var tellsBirthday: Bool {
        words.indices.contains { i in
            words[i] == "birthday" && ["is", "was"].contains(word(i + 1)) || words[i] == "born" && ["was", "is"].contains(word(i - 1))
        }
    }

    // MARK: Claiming

    mutating func claim(_ range: Range<Int>, _ meaning: LogLine.Span.Meaning) {
        groups += 1
        for i in range where claims.indices.contains(i) && claims[i] == nil { claims[i] = Claim(meaning: meaning, group: groups) }
    }

    func isFree(_ i: Int) -> Bool { claims.indices.contains(i) && claims[i] == nil }
    func isFree(_ range: Range<Int>) -> Bool { range.allSatisfy { isFree($0) } }
    func word(_ i: Int) -> String? { words.indices.contains(i) ? words[i] : nil }

    /// The end of a phrase of time or length that begins at `i`.
    func timeEnd(_ i: Int) -> Int? {
        guard tokens.indices.contains(i) else { return nil }
        return whenAt[i]?.end ?? durationAt[i]?.end
    }

    /// The line from the first to before the last token, white space made single spaces.
    func slice(_ range: Range<Int>) -> String {
        guard let first = tokens[safe: range.lowerBound], let last = tokens[safe: range.upperBound - 1], range.count > 0 else { return "" }
        return text[first.text.startIndex..<last.text.endIndex].split(whereSeparator: \.isSpace).joined(separator: " ")
    }

    /// A phrase of time without the word that leads to it.
    func bare(_ range: Range<Int>) -> String {
        let isLed = word(range.lowerBound).map { FollowUpVocabulary.due.contains($0) || $0 == "at" } ?? false
        return slice(isLed && range.count > 1 ? range.lowerBound + 1..<range.upperBound : range)
    }

    func offsets(_ range: Range<Int>) -> Range<Int> {
        guard !range.isEmpty, let first = tokens[safe: range.lowerBound], let last = tokens[safe: range.upperBound - 1] else {
            return 0..<0
        }
        return first.range.lowerBound..<last.range.upperBound
    }

    /// The first word that says what it was about, unless it counts something ("about 30 minutes", "about 3 weeks ago").
    private mutating func findAbout() {
        for i in tokens.indices where isFree(i) && LogWords.about.contains(words[i]) && timeEnd(i) == nil {
            if words[i] == "about", timeEnd(i + 1).map({ isFree(i + 1..<$0) }) == true { continue }
            aboutStart = i
            return
        }
    }
}

extension Array {
    subscript(safe i: Int) -> Element? { indices.contains(i) ? self[i] : nil }
}
