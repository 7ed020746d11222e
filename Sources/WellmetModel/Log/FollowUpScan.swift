/// One pass over the tokens that finds every opening of a promise and every due date, so that reading promises looks no token up twice.
struct FollowUpScan {
    let openings: [LogLineReader.Opening?]
    let dues: [LogLineReader.Due?]
    /// For each token the next due date at or after it in its sentence, before another promise opens.
    private let dueAhead: [Bool]
    private let anywhere: [Bool]

    init(_ reader: LogLineReader) {
        let dates = DateMatcher(words: reader.words, today: reader.today, tendency: .future)
        let count = reader.tokens.count
        var dues: [LogLineReader.Due?] = []
        for i in 0..<count { dues.append(reader.tokens[i].isMark || reader.isNamePart[i] ? nil : FollowUpScan.due(at: i, reader, dates)) }
        var inSentence = Array(repeating: false, count: count + 1)
        for i in stride(from: count - 1, through: 0, by: -1) {
            inSentence[i] = dues[i] != nil || !reader.tokens[i].isStop && inSentence[i + 1]
        }
        var openings: [LogLineReader.Opening?] = []
        var anywhere: [Bool] = []
        for i in 0..<count {
            let isStart = FollowUpScan.isStart(i, reader)
            anywhere.append(!isStart)
            var opening = FollowUpScan.opening(at: i, isStart, inSentence, reader)
            // "tomorrow send her the deck"
            if opening == nil, isStart, let due = dues[i], case .success(let day) = due.outcome, day > reader.today {
                let next = reader.word(due.range.upperBound) == "," ? due.range.upperBound + 1 : due.range.upperBound
                opening = FollowUpScan.opening(at: next, true, inSentence, reader)
                opening?.due = due
            }
            openings.append(opening)
        }
        var ahead = Array(repeating: false, count: count + 1)
        for i in stride(from: count - 1, through: 0, by: -1) {
            ahead[i] = dues[i] != nil || !reader.tokens[i].isStop && openings[i] == nil && ahead[i + 1]
        }
        self.openings = openings
        self.dues = dues
        self.anywhere = anywhere
        dueAhead = ahead
    }

    func hasDue(_ i: Int) -> Bool { dueAhead[i] }
    /// Whether the opening at `i` stands amid a part of the sentence.
    func isAnywhere(_ i: Int) -> Bool { anywhere[i] }

    /// Where a part of the sentence begins: after a mark or a joining word.
    private static func isStart(_ i: Int, _ reader: LogLineReader) -> Bool {
        guard i > 0 else { return true }
        return reader.tokens[i - 1].isMark || FollowUpVocabulary.joints.contains(reader.words[i - 1])
    }

    // MARK: Due dates

    private static func due(at i: Int, _ reader: LogLineReader, _ dates: DateMatcher) -> LogLineReader.Due? {
        let words = reader.words
        if FollowUpVocabulary.due.contains(words[i]) {
            var at = i + 1
            if words[i] == "due", let next = reader.word(at), FollowUpVocabulary.due.contains(next) { at += 1 }
            if let match = dates.match(at: at) {
                if words[i] == "for", case .failure = match.outcome { return nil }
                return LogLineReader.Due(
                    range: i..<match.end, outcome: match.outcome, isLed: words[i] != "for", floating: floating(at..<match.end, words))
            }
            return nil
        }
        if words[i] == "in", let match = reader.whenAt[i], let back = match.back, back < 0 {
            let instant = reader.now.adding(seconds: Double(-back) * 60)
            return LogLineReader.Due(range: i..<match.end, outcome: .success(Day(instant, in: reader.zone)), isLed: true)
        }
        if words[i] == "within", let length = reader.durationAt[safe: i + 1] ?? nil {
            let instant = reader.now.adding(seconds: Double(length.minutes) * 60)
            return LogLineReader.Due(range: i..<length.end, outcome: .success(Day(instant, in: reader.zone)), isLed: true)
        }
        guard let match = dates.match(at: i), !match.loose || words[i] == "in" else { return nil }
        if case .success(let day) = match.outcome, day < reader.today { return nil }
        let isLed = words[i] == "in" || words[i] == "within"
        return LogLineReader.Due(range: i..<match.end, outcome: match.outcome, isLed: isLed, floating: floating(i..<match.end, words))
    }

    /// Those words of a day, where they name one of many such days: a weekday or a date without a year. "tomorrow", "in 2 weeks"
    /// and "next week" count from the day on which the line is written.
    private static func floating(_ range: Range<Int>, _ words: [String]) -> Range<Int>? {
        let phrase = words[range]
        guard let first = phrase.first, !phrase.contains("now"), !phrase.contains("today"), phrase.last != "week" else { return nil }
        let isNamed = phrase.contains { DateWords.weekdays[$0] != nil || DateWords.months[$0] != nil }
        let isNth = first == "the" && phrase.last.flatMap(DateWords.ordinal) != nil
        let isFixed = phrase.contains { ["christmas", "xmas", "new"].contains($0) }
        return (isNamed || isNth || isFixed || first.first?.isNumber == true)
            && !["last", "next", "this", "past", "coming"].contains(first) ? range : nil
    }

    // MARK: Openings

    private static func opening(at i: Int, _ isStart: Bool, _ inSentence: [Bool], _ reader: LogLineReader) -> LogLineReader.Opening? {
        guard let token = reader.tokens[safe: i], !token.isMark else { return nil }
        let words = reader.words
        if let openers = FollowUpVocabulary.mineByFirst[words[i]] {
            for opener in openers where isStart || opener.rule == .anywhere {
                let end = i + opener.words.count
                guard end <= words.count, opener.words.indices.allSatisfy({ words[i + $0] == opener.words[$0] }) else { continue }
                // A capital amid the line is a name: "Will"; at its head what follows tells: "Will Smith will".
                if words[i] == "will", token.isCapital, i > 0 || reader.name(at: i) != nil { continue }
                if opener.rule == .notBeing, let next = reader.word(end), FollowUpVocabulary.being.contains(next) { continue }
                if let told = told(after: end, opener, reader) ?? owed(after: end, opener, reader) { return told }
                return LogLineReader.Opening(
                    owner: .mine, body: end - opener.kept, isReminder: words[i] == "remind")
            }
        }
        guard isStart else { return amid(i, inSentence, reader) }
        return agreed(at: i, inSentence, reader) ?? imperative(at: i, inSentence, reader) ?? theirs(at: i, inSentence, reader)
    }

    /// "we agreed that I send Grace the notes", "agreed she will call": what each of us is to do.
    private static func agreed(at i: Int, _ inSentence: [Bool], _ reader: LogLineReader) -> LogLineReader.Opening? {
        var at = reader.word(i) == "we" ? i + 1 : i
        guard let said = reader.word(at), FollowUpVocabulary.agreeing.contains(said) else { return nil }
        at += 1
        var person: LogLineReader.Name?
        if reader.word(at) == "with", let name = reader.tokens.indices.contains(at + 1) ? reader.name(at: at + 1) : nil {
            (person, at) = (name, name.range.upperBound)
        }
        if reader.word(at) == "that" { at += 1 }
        let body = mySaying(at, reader) ?? (reader.word(at) == "i" ? at + 1 : nil)
        if let body {
            guard let verb = reader.word(body), FollowUpVocabulary.verbs.contains(verb) else { return nil }
            return LogLineReader.Opening(owner: .mine, body: body, person: person)
        }
        return reader.tokens[safe: at]?.isMark == false ? theirs(at: at, inSentence, reader) : nil
    }

    /// "promised Ada to send the slides", "told her I would call": whom I told stands between, and what I said after.
    private static func told(
        after i: Int, _ opener: FollowUpVocabulary.Opener, _ reader: LogLineReader
    ) -> LogLineReader.Opening? {
        guard FollowUpVocabulary.telling.contains(opener.words.last ?? "") else { return nil }
        var at = i
        var person: LogLineReader.Name?
        if let next = reader.word(at), LogWords.them.contains(next) {
            at += 1
        } else if let name = reader.name(at: at), name.isSure {
            (person, at) = (name, name.range.upperBound)
        } else {
            return nil
        }
        if reader.word(at) == "that" { at += 1 }
        if let body = FollowUpScan.mySaying(at, reader) {
            at = body
        } else if reader.word(at) == "to" {
            at += 1
        } else {
            return nil
        }
        return reader.word(at).map { _ in LogLineReader.Opening(owner: .mine, body: at, person: person) }
    }

    /// "I owe Nils a coffee", "owe her an intro": whom I owe stands between, and what I owe is what is to be done.
    private static func owed(
        after i: Int, _ opener: FollowUpVocabulary.Opener, _ reader: LogLineReader
    ) -> LogLineReader.Opening? {
        guard opener.words.last == "owe", let next = reader.word(i) else { return nil }
        var opening = LogLineReader.Opening(owner: .mine, body: i)
        if LogWords.them.contains(next) {
            opening = LogLineReader.Opening(owner: .mine, body: i + 1, isForThem: true)
        } else if let name = reader.name(at: i), name.isSure {
            opening = LogLineReader.Opening(owner: .mine, body: name.range.upperBound, person: name)
        } else if !FollowUpVocabulary.determiners.contains(next) {
            return nil
        }
        return reader.tokens[safe: opening.body]?.isMark == false ? opening : nil
    }

    /// Behind "I would", "I'd", "I will", "I'll": what I said that I would do.
    private static func mySaying(_ i: Int, _ reader: LogLineReader) -> Int? {
        if let first = reader.word(i), ["i'd", "i'll"].contains(first) { return i + 1 }
        return reader.word(i) == "i" && ["would", "will"].contains(reader.word(i + 1)) ? i + 2 : nil
    }

    /// "Ada asked me to review her paper", "she wants me to send the CV": mine, for who asked.
    private static func asked(at i: Int, _ person: LogLineReader.Name?, _ reader: LogLineReader) -> LogLineReader.Opening? {
        for phrase in FollowUpVocabulary.asking where reader.words[i...].starts(with: phrase) {
            let body = i + phrase.count
            guard let next = reader.word(body), !FollowUpVocabulary.being.contains(next) else { return nil }
            return LogLineReader.Opening(owner: .mine, body: body, person: person)
        }
        return nil
    }

    /// "Bob told me he would send the contract", "she said she'll call": theirs, when there is something to do in it.
    private static func said(at i: Int, _ person: LogLineReader.Name?, _ subject: String, _ reader: LogLineReader) -> LogLineReader.Opening?
    {
        guard let phrase = FollowUpVocabulary.saying.first(where: { reader.words[i...].starts(with: $0) }) else { return nil }
        var at = i + phrase.count
        if reader.word(at) == "that" { at += 1 }
        guard let who = reader.word(at) else { return nil }
        let short = ["he'd": "he", "she'd": "she", "they'd": "they", "he'll": "he", "she'll": "she", "they'll": "they"][who]
        let isSame = person != nil ? ["he", "she", "they"].contains(short ?? who) : (short ?? who) == subject
        guard isSame else { return nil }
        at += 1
        if short == nil {
            guard ["would", "will"].contains(reader.word(at)) else { return nil }
            at += 1
        }
        guard let verb = reader.word(at), FollowUpVocabulary.verbs.contains(verb) else { return nil }
        return LogLineReader.Opening(owner: .theirs, body: at, person: person)
    }

    /// Without a mark before it only what is plain: "she will send the deck by monday", "send her the deck by friday".
    private static func amid(_ i: Int, _ inSentence: [Bool], _ reader: LogLineReader) -> LogLineReader.Opening? {
        let words = reader.words
        // "told Vera I would call her on thursday", where "told Vera" is what happened.
        if let body = mySaying(i, reader), let verb = reader.word(body), FollowUpVocabulary.verbs.contains(verb),
            words[max(0, i - 5)..<i].contains(where: FollowUpVocabulary.telling.contains)
        {
            return LogLineReader.Opening(owner: .mine, body: body)
        }
        if words[i] == "we" || words[i] == "agreed", inSentence[i], let agreed = agreed(at: i, inSentence, reader) { return agreed }
        guard inSentence[i], let next = reader.word(i + 1), i > 0, !beforeClause.contains(words[i - 1]) else { return nil }
        if ["she'll", "he'll", "they'll"].contains(words[i]) { return theirs(at: i, inSentence, reader) }
        if ["she", "he", "they"].contains(words[i]) {
            return ["will", "promised", "owes"].contains(next) ? theirs(at: i, inSentence, reader) : nil
        }
        let isVerb = FollowUpVocabulary.verbs.contains(words[i]) && !FollowUpVocabulary.doubtful.contains(words[i])
        guard isVerb, LogWords.them.contains(next) else { return nil }
        return LogLineReader.Opening(owner: .mine, body: i)
    }

    /// After these words a clause tells what was said or thought, and a verb is no promise.
    private static let beforeClause: Set<String> = [
        "said", "says", "say", "told", "that", "if", "when", "what", "how", "because", "where", "think", "thinks", "hopes", "to", "will",
        "would", "can", "could", "should", "must", "i", "we", "he", "she", "they", "you", "not", "who", "which", "did", "me", "us",
        "don't", "about", "the", "a",
    ]

    private static func imperative(at i: Int, _ inSentence: [Bool], _ reader: LogLineReader) -> LogLineReader.Opening? {
        let words = reader.words
        guard FollowUpVocabulary.verbs.contains(words[i]), let next = reader.word(i + 1) else { return nil }
        if next == ":" || next == "," || FollowUpVocabulary.nouns.contains(next) { return nil }
        if FollowUpVocabulary.doubtful.contains(words[i]) {
            // "call Bob 30m" at the head of a line is what happened.
            let isHead = (0..<i).allSatisfy { reader.tokens[$0].isMark || reader.timeEnd($0) != nil }
            // "call Bob tomorrow" is not.
            if isHead, KindVocabulary.row(at: i, in: words) != nil {
                guard reader.name(at: i + 1)?.isSure == true, isAhead(from: i, reader) else { return nil }
            }
            let isObject =
                FollowUpVocabulary.objects.contains(next)
                || reader.name(at: i + 1)?.isSure == true && reader.timeEnd(i + 1) == nil
            if next == "with" || next == "to" { return inSentence[i] ? LogLineReader.Opening(owner: .mine, body: i) : nil }
            guard isObject || inSentence[i + 1] else { return nil }
        }
        return LogLineReader.Opening(owner: .mine, body: i)
    }

    /// Whether a day or time that only lies ahead ("tomorrow", "next friday", "in 2 hours") follows in the sentence.
    private static func isAhead(from i: Int, _ reader: LogLineReader) -> Bool {
        for j in i + 1..<max(i + 1, reader.tokens.count) {
            if reader.tokens[j].isStop { return false }
            if let when = reader.whenAt[j], when.day.map({ $0 > reader.today }) == true || when.back.map({ $0 < 0 }) == true { return true }
        }
        return false
    }

    /// "she sends me the contract by monday", "Bob will …", "they promised …".
    private static func theirs(at i: Int, _ inSentence: [Bool], _ reader: LogLineReader) -> LogLineReader.Opening? {
        let words = reader.words
        if ["she'll", "he'll", "they'll"].contains(words[i]) {
            return reader.word(i + 1) == "be" ? nil : LogLineReader.Opening(owner: .theirs, body: i + 1)
        }
        var at = i + 1
        var person: LogLineReader.Name?
        if !["she", "he", "they"].contains(words[i]) {
            guard let name = subject(at: i, reader) else { return nil }
            (person, at) = (name, name.range.upperBound)
        }
        guard at < words.count else { return nil }
        if let opening = asked(at: at, person, reader) ?? said(at: at, person, words[i], reader) { return opening }
        for phrase in FollowUpVocabulary.theirs where at + phrase.count <= words.count {
            guard phrase.indices.allSatisfy({ words[at + $0] == phrase[$0] }) else { continue }
            var end = at + phrase.count
            if phrase.first == "will", let next = reader.word(end), FollowUpVocabulary.being.contains(next) { return nil }
            guard end < words.count else { return nil }
            if phrase.contains("owes") || phrase.contains("owe") {
                // "owes me an answer": the answer is what is to be done.
                let isMe = LogWords.me.contains(words[end])
                if let what = reader.word(isMe ? end + 1 : end), isMe || FollowUpVocabulary.determiners.contains(what),
                    reader.tokens[safe: isMe ? end + 1 : end]?.isMark == false
                {
                    return LogLineReader.Opening(owner: .theirs, body: isMe ? end + 1 : end, person: person)
                }
                end -= 1
                return LogLineReader.Opening(owner: .theirs, body: end, person: person, base: "owe")
            }
            if phrase.last == "send" { end -= 1 }
            return LogLineReader.Opening(owner: .theirs, body: end, person: person)
        }
        guard let base = FollowUpVocabulary.base[words[at]], let next = reader.word(at + 1) else { return nil }
        guard next == "me" || next == "us" || next == "back" || inSentence[at + 1] else { return nil }
        return LogLineReader.Opening(owner: .theirs, body: at, person: person, base: base)
    }

    /// A name of one to three capitals, or a known one, right before the verb.
    private static func subject(at i: Int, _ reader: LogLineReader) -> LogLineReader.Name? {
        guard reader.timeEnd(i) == nil, let name = reader.name(at: i), name.isSure, name.range.count <= 3 else { return nil }
        return name
    }
}
