/// With whom: where names begin and end.
extension LogLineReader {
    /// A name, an address, a handle or a number, and the tokens that it takes.
    struct Name {
        var range: Range<Int>
        var text: String
        var identity: Identity?
        /// Known, an identity, or written with capitals: a name whatever stands around it.
        var isSure: Bool
        var isKnown = false
        /// How many tokens before it tell whose they are: "Grace's husband".
        var lead = 0
    }

    /// Finds the people of what happened, in the order of how surely a place in the sentence names them.
    mutating func readPeople() {
        let start = kind?.end ?? 0
        isStory = kind == nil && !durationAt.contains { $0 != nil } || kind?.kind == .note
        if kind?.kind == .note { return readNoteNames(start) }
        var list: [Name] = []
        // "called Bob", "coffee Ada"
        if let kind {
            list = names(at: afterTimes(start), small: kind.use == .verb)
            if kind.use != .verb, let first = list.first, !first.isSure { list = [] }
            // "sent birthday wishes to Margaret": what was sent is nobody.
            if kind.use == .verb, KindVocabulary.isSent(kind.kind), let first = list.first, !first.isSure {
                let addressed = led(from: first.range.upperBound, to: aboutStart, small: false)
                if !addressed.isEmpty { list = addressed }
            }
        }
        // "coffee with Ada", "call from Bob", "coffee: ada"
        if list.isEmpty { list = led(from: start, to: aboutStart, small: true) }
        if kind?.kind == .introduction, let last = list.last, let joint = word(last.range.upperBound),
            ["to", "and", "from", "with"].contains(joint)
        {
            let more = names(at: last.range.upperBound + 1, small: true)
            if !more.isEmpty, joint != "from" || more.allSatisfy({ $0.isKnown || $0.identity != nil }) {
                if joint == "from" { kind?.direction = .in }
                take(list, joint: nil)
                take(more, joint: last.range.upperBound)
            }
        }
        let subject = subject(alone: list.isEmpty)
        let isApart = subject?.last.map { word($0.range.upperBound) == ":" } ?? false
        if let subject, list.isEmpty || kind?.use == .verb && !isApart || subject.allSatisfy(\.isKnown) {
            take(subject, joint: nil)
            // "Bob wrote", "Bob called"; but of "Ana visited" and of "Bob: called" nobody knows more than that we met or spoke.
            if let found = kind, found.use == .verb, found.kind == .call || KindVocabulary.isSent(found.kind), !isApart || takesThem(found),
                !isOurs
            {
                kind?.direction = .in
            }
        }
        if list.isEmpty, people.isEmpty, kind != nil { list = led(from: 0, to: start, small: true) }
        if list.isEmpty, people.isEmpty { list = led(from: aboutStart, to: tokens.count, small: false) }
        if list.isEmpty, people.isEmpty, kind != nil { list = names(at: afterTimes(start), small: true) }
        if list.isEmpty, people.isEmpty { list = anywhere() }
        take(list, joint: nil)
        takeCopied()
        people.sort { $0.range.lowerBound < $1.range.lowerBound }
        takePronouns()
    }

    /// "emailed Bob the deck, cc Grace".
    private mutating func takeCopied() {
        guard let kind, KindVocabulary.isSent(kind.kind) else { return }
        for i in kind.end..<max(kind.end, aboutStart) where isFree(i) && words[i] == "cc" {
            take(names(at: word(i + 1) == ":" ? i + 2 : i + 1, small: false), joint: i)
        }
    }

    /// Adds the people of `names`; the words between them, and `joint`, only join.
    mutating func take(_ names: [Name], joint: Int?, claiming: Bool = true) {
        if let joint { claim(joint..<joint + 1, .link) }
        for (n, name) in names.enumerated() {
            if claiming {
                claim(name.range, .person)
                if n + 1 < names.count {
                    let (joint, next) = (afterBracket(name.range.upperBound), names[n + 1])
                    claim(joint..<max(joint, next.range.lowerBound - next.lead), .link)
                }
            }
            let mention = LogLine.Mention(text: name.text, identity: name.identity, range: offsets(name.range))
            let key = folded(name.text)
            let isThere = people.contains { folded($0.text) == key || $0.identity != nil && $0.identity == mention.identity }
            if !isThere { people.append(mention) }
        }
    }

    // MARK: Places in the sentence

    private func afterTimes(_ start: Int) -> Int {
        var i = start
        while let end = timeEnd(i), isFree(i..<end) { i = end }
        return i
    }

    /// The list after the first "with", "from", "to" or ":" that leads to one.
    private mutating func led(from start: Int, to end: Int, small: Bool) -> [Name] {
        var i = max(0, start)
        while i < end {
            guard isFree(i) else {
                i += 1
                continue
            }
            if let finish = timeEnd(i), isFree(i..<finish) {
                i = finish
                continue
            }
            let joint = words[i]
            // "told me he would move to Spain": nobody is told or asked "to".
            if joint == "to", let kind, ["told", "asked"].contains(words[kind.end - 1]) {
                i += 1
                continue
            }
            let isColon = (joint == ":" || joint == "-") && kind?.kind != .event
            guard LogWords.with.contains(joint) || isColon else {
                i += 1
                continue
            }
            let isSent = kind.map { KindVocabulary.isSent($0.kind) } ?? false
            // "a post by ana" is hers; "back by christmas" is nobody's.
            let isAuthor = joint == "by" && (kind?.kind == .reaction || kind?.kind == .comment)
            let isPlain = joint == "for" || joint == "and" || joint == "to" && !isSent || joint == "by" && !isAuthor
            var first = i + 1
            if word(first) == "both" { first += 1 } else if word(first) == "me", word(first + 1) == "and" { first += 2 }
            let list = names(at: first, small: small && !isPlain)
            guard !list.isEmpty, !isPlain || list.allSatisfy(\.isSure), !isMatter(list, behind: i) else {
                i += 1
                continue
            }
            if !isColon { claim(i..<first, .link) }
            // "missed call from Grace, called her back": what stands before it does not tell who did it.
            if let kind, !isColon, i >= kind.start {
                // That I liked it came from me.
                if joint == "from" || joint == "by" && !isAuthor { self.kind?.direction = .in }
                if joint == "to", KindVocabulary.isSent(kind.kind) { self.kind?.direction = .out }
                if joint == "with", KindVocabulary.isSent(kind.kind), kind.use == .noun { self.kind?.direction = .both }
            }
            return list
        }
        return []
    }

    /// The people who stand before what happened and fill all of that place: "Bob called", "ada lovelace: coffee", "Ada and I had lunch".
    private mutating func subject(alone: Bool) -> [Name]? {
        let end = kind?.start ?? aboutStart
        var i = afterTimes(0)
        while i < end, tokens[i].isMark { i += 1 }
        i = afterTimes(i)
        guard i < end else { return nil }
        if kind?.use == .verb, let first = word(i), ["he", "she", "they"].contains(first), i + 1 == end {
            kind?.direction = .in
            claim(i..<end, .link)
            return nil
        }
        let list = names(at: i, small: true)
        guard let last = list.last else { return nil }
        let before = last.range.upperBound
        var rest = afterPlace(before)
        while rest < end {
            // "Grace and I agreed that I send the notes"
            if kind == nil, rest > before, claims[rest]?.meaning == .followUp { break }
            if !isFree(rest) { return nil }
            if let finish = timeEnd(rest), finish <= end {
                rest = finish
            } else if LogLineReader.afterSubject.contains(words[rest]) || tokens[rest].isMark {
                rest += 1
            } else {
                return nil
            }
        }
        // "attended the meetup, met Ada": what a comma parts from the verb is no name unless it looks like one.
        if (before..<end).contains(where: { words[$0] == "," }), !list.allSatisfy(\.isSure) { return nil }
        for i in afterPlace(before)..<end where isFree(i) && LogLineReader.afterSubject.contains(words[i]) {
            if LogWords.me.contains(words[i]) { isOurs = true }
            claim(i..<i + 1, .link)
        }
        return list
    }

    /// Behind "from Baker & Sons" at `i`, which tells where the person before it is from; `i` where there is none.
    private func afterPlace(_ i: Int) -> Int {
        guard isFree(i), let joint = word(i), ["from", "at", "of"].contains(joint), timeEnd(i) == nil else { return i }
        return names(at: i + 1, small: false).last?.range.upperBound ?? i
    }

    private static let afterSubject: Set<String> = [
        "and", "i", "me", "we", "just", "has", "have", "finally", "also", "both", "then", "&", "us", "he", "she", "they",
    ]

    /// The best name anywhere before "about": an identity, somebody known, a run of capitals that no place word leads to.
    private mutating func anywhere() -> [Name] {
        var found: [Name] = []
        var i = 0
        while i < aboutStart {
            if isFree(i), timeEnd(i) == nil, let name = name(at: i), name.isSure {
                let before = word(i - 1) ?? ""
                if name.identity != nil || name.isKnown { return led(names(at: i, small: false)) }
                let isPlace = ["at", "in", "on", "of", "for", "via", "from", "the"].contains(before)
                // At the head of the line a capital says little: "Ada said", but "Shipped it".
                let isName = i > 0 || name.range.count > 1 || endsName(name.range.upperBound) || isTold(name.range.upperBound)
                if !isPlace, isName, found.isEmpty { found = names(at: i, small: false) }
                i = name.range.upperBound
            } else {
                i += 1
            }
        }
        return led(found)
    }

    /// Those names; the word that leads to the first of them only joins.
    private mutating func led(_ names: [Name]) -> [Name] {
        if let first = names.first, let joint = word(first.range.lowerBound - 1), isFree(first.range.lowerBound - 1),
            LogWords.with.contains(joint), joint != "and"
        {
            claim(first.range.lowerBound - 1..<first.range.lowerBound, .link)
        }
        return names
    }

    /// Whether a verb of a story stands at `i`: "said", "likes", "is".
    private func isTold(_ i: Int) -> Bool {
        guard isFree(i), !tokens[i].isCapital, let next = word(i), !["a", "an", "my"].contains(next) else { return false }
        return LogWords.softStops.contains(next) || next == "is" || next == "was"
    }

    /// "note on Ada: likes tea" takes the name; "note: Ada moved to Berlin" leaves it in the sentence, too.
    private mutating func readNoteNames(_ start: Int) {
        var i = start
        if let next = word(i), ["on", "about", "for", "to", "re"].contains(next) { i += 1 }
        let list = names(at: i, small: i > start)
        if let last = list.last, word(last.range.upperBound) == ":" || last.range.upperBound == tokens.count {
            claim(start..<i, .link)
            return take(list, joint: nil)
        }
        if let before = subject(alone: true) { return take(before, joint: nil) }
        var first: [Name] = []
        i = start
        while i < tokens.count {
            if isFree(i), let name = name(at: i), name.isSure {
                if name.isKnown || name.identity != nil { return take([name], joint: nil, claiming: false) }
                if first.isEmpty { first = [name] }
                i = name.range.upperBound
            } else {
                i += 1
            }
        }
        take(first, joint: nil, claiming: false)
    }

    /// "Bob: they wrote".
    private func takesThem(_ kind: Kind) -> Bool { word(kind.start - 1).map { ["he", "she", "they"].contains($0) } ?? false }

    /// "emailed her", "called me": after a verb they only stand for the people.
    private mutating func takePronouns() {
        guard let kind, kind.use == .verb, !people.isEmpty, let next = word(kind.end), isFree(kind.end) else { return }
        if LogWords.them.contains(next) || LogWords.me.contains(next) || next == "each" { claim(kind.end..<kind.end + 1, .link) }
    }

    // MARK: Lists

    /// The names that begin at `i`, joined by commas, "and", "&", "+". `small` says whether an unknown name may be written small.
    func names(at i: Int, small: Bool) -> [Name] {
        var list: [Name] = []
        var i = i
        while let next = word(i), LogWords.me.contains(next), let joint = word(i + 1), joint == "and" || joint == "," { i += 2 }
        guard let first = name(at: i), small || first.isSure, !isTeam(first) else { return [] }
        list.append(first)
        while let last = list.last {
            var at = afterBracket(last.range.upperBound)
            guard let joint = word(at), let after = afterJoint(at) else { break }
            at = after
            if joint == ",", word(at) == "cc" { at += 1 }
            var isComma = joint == ","
            if isComma, let more = word(at), more == "and" || more == "&", isFree(at) { (at, isComma) = (at + 1, false) }
            if let next = word(at), LogWords.me.contains(next) || next == "with" { at += 1 }
            guard isFree(at), timeEnd(at) == nil, let next = name(at: at), !isTeam(next) else { break }
            let ends = endsName(next.range.upperBound)
            if next.identity != nil || next.isKnown || next.isSure && (!isComma || ends) {
                list.append(next)
            } else if !next.isSure, small, ends, next.range.count <= (isComma ? 2 : 3),
                !isComma || continues(next.range.upperBound)
                    || list.count > 1 && next.range.upperBound == tokens.count
            {
                list.append(next)
            } else {
                break
            }
        }
        return list
    }

    /// Behind "(allegro)" at `i`, which tells of the person before it; `i` where there is none.
    private func afterBracket(_ i: Int) -> Int {
        guard word(i) == "(", isFree(i) else { return i }
        for j in i + 1..<min(i + 12, tokens.count) {
            guard isFree(j), words[j] != "(" else { break }
            if words[j] == ")" { return j + 1 }
        }
        return i
    }

    /// Behind what joins two names of a list at `i`: a comma, "and", "/", "<>", "->".
    private func afterJoint(_ i: Int) -> Int? {
        guard isFree(i), let joint = word(i) else { return nil }
        if [",", "and", "&", "+", "/", "cc", "↔", "⇄", "→"].contains(joint) { return i + 1 }
        let dash = joint == "<" ? i + 1 : i
        let end = word(dash) == "-" ? dash + 1 : dash
        guard end > i, word(end) == ">", isFree(i..<end + 1) else { return nil }
        return end + 1
    }

    /// Whether a list goes on: the next is a comma or "and", and after it stands a name.
    private func continues(_ i: Int) -> Bool {
        guard isFree(i), let joint = word(i), [",", "and", "&", "+"].contains(joint) else { return false }
        return name(at: joint == "," && word(i + 1) == "and" ? i + 2 : i + 1) != nil
    }

    func endsName(_ i: Int) -> Bool {
        guard isFree(i), let next = word(i) else { return true }
        if tokens[i].isMark || timeEnd(i) != nil || isLabel(i) { return true }
        return next == "and" || LogWords.prepositions.contains(next) || LogWords.about.contains(next)
    }
}
