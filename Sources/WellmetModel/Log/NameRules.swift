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
    }

    /// Finds the people of what happened, in the order of how surely a place in the sentence names them.
    mutating func readPeople() {
        let start = kind?.end ?? 0
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
            if !more.isEmpty {
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
                if n + 1 < names.count { claim(name.range.upperBound..<names[n + 1].range.lowerBound, .link) }
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
            let isPlain = joint == "for" || joint == "and" || joint == "to" && kind.map({ !KindVocabulary.isSent($0.kind) }) != false
            var first = i + 1
            if word(first) == "both" { first += 1 } else if word(first) == "me", word(first + 1) == "and" { first += 2 }
            let list = names(at: first, small: small && !isPlain)
            guard !list.isEmpty, !isPlain || list.allSatisfy(\.isSure) else {
                i += 1
                continue
            }
            if !isColon { claim(i..<first, .link) }
            if let kind, !isColon {
                // "a post by Ana" is hers; that I liked it came from me.
                let isAuthor = joint == "by" && (kind.kind == .reaction || kind.kind == .comment)
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
        var rest = last.range.upperBound
        let before = rest
        while rest < end {
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
        for i in before..<end where isFree(i) && LogLineReader.afterSubject.contains(words[i]) {
            if LogWords.me.contains(words[i]) { isOurs = true }
            claim(i..<i + 1, .link)
        }
        return list
    }

    private static let afterSubject: Set<String> = [
        "and", "i", "me", "we", "just", "has", "have", "finally", "also", "both", "then", "&", "us", "he", "she", "they",
    ]

    /// The best name anywhere before "about": an identity, somebody known, a run of capitals that no place word leads to.
    private func anywhere() -> [Name] {
        var found: [Name] = []
        var i = 0
        while i < aboutStart {
            if isFree(i), timeEnd(i) == nil, let name = name(at: i), name.isSure {
                if name.identity != nil || name.isKnown { return names(at: i, small: false) }
                let before = word(i - 1) ?? ""
                let isPlace = ["at", "in", "on", "of", "for", "via", "from", "the"].contains(before)
                // At the head of the line a capital says little: "Ada said", but "Shipped it".
                let isName = i > 0 || name.range.count > 1 || endsName(name.range.upperBound) || isTold(name.range.upperBound)
                if !isPlace, isName, found.isEmpty { found = names(at: i, small: false) }
                i = name.range.upperBound
            } else {
                i += 1
            }
        }
        return found
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
        guard let first = name(at: i), small || first.isSure else { return [] }
        list.append(first)
        while let last = list.last {
            var at = last.range.upperBound
            guard isFree(at), let joint = word(at), [",", "and", "&", "+", "/", "cc"].contains(joint) else { break }
            at += 1
            if joint == ",", word(at) == "cc" { at += 1 }
            var isComma = joint == ","
            if isComma, let more = word(at), more == "and" || more == "&", isFree(at) { (at, isComma) = (at + 1, false) }
            if let next = word(at), LogWords.me.contains(next) || next == "with" { at += 1 }
            guard isFree(at), timeEnd(at) == nil, let next = name(at: at) else { break }
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

    /// Whether a list goes on: the next is a comma or "and", and after it stands a name.
    private func continues(_ i: Int) -> Bool {
        guard isFree(i), let joint = word(i), [",", "and", "&", "+"].contains(joint) else { return false }
        return name(at: joint == "," && word(i + 1) == "and" ? i + 2 : i + 1) != nil
    }

    private func endsName(_ i: Int) -> Bool {
        guard isFree(i), let next = word(i) else { return true }
        if tokens[i].isMark || timeEnd(i) != nil || isLabel(i) { return true }
        return next == "and" || LogWords.prepositions.contains(next) || LogWords.about.contains(next)
    }

    // MARK: One name

    /// The name that begins at `i`, or nil.
    func name(at i: Int) -> Name? {
        guard isFree(i) else { return nil }
        if tokens[i].isMark { return quoted(at: i) }
        if let (end, shown, identity) = contact(at: i) {
            return Name(range: i..<end, text: shown, identity: identity, isSure: true)
        }
        let run = run(at: i)
        guard !run.isEmpty else { return nil }
        var length = 0
        for count in stride(from: min(run.count, 6), to: 0, by: -1) where known(shown(i..<i + count)) {
            length = count
            break
        }
        let capitals = capitals(run)
        var count: Int
        if capitals > 0 {
            count = length >= capitals || length >= 2 ? length : capitals
        } else if length >= 2 {
            count = length
        } else {
            let small = run.prefix { !LogWords.softStops.contains(words[$0]) }
            let plain = small.filter { !LogWords.particles.contains(words[$0]) }.count
            guard length == 1 || plain > 0 else { return nil }
            let fits = length == 1 ? plain == 2 && small.count == run.count && endsName(i + run.count) : plain <= 3
            count = fits ? small.count : length == 1 ? 1 : 2
        }
        count = min(count, run.count)
        var end = i + count
        if word(end) == ",", let suffix = word(end + 1), LogWords.suffixes.contains(suffix), tokens[end + 1].isCapital { end += 2 }
        var name = Name(range: i..<end, text: shown(i..<end), isSure: capitals > 0 || length > 0, isKnown: length > 0 && length == count)
        // "Ada Lovelace <ada@example.org>"
        let bracket = word(end) == "<" || word(end) == "(" ? 1 : 0
        if isFree(end + bracket), let (after, _, identity) = contact(at: end + bracket), let identity {
            name.identity = identity
            let closes = bracket == 1 && (word(after) == ">" || word(after) == ")")
            name.range = i..<(closes ? after + 1 : after)
        }
        return name
    }

    /// A name between quotation marks: `"ada lovelace"`.
    private func quoted(at i: Int) -> Name? {
        guard LogLineReader.quotes.contains(words[i]) else { return nil }
        var end = i + 1
        while end < tokens.count, end < i + 8, isFree(end), !tokens[end].isMark { end += 1 }
        guard end > i + 1, isFree(end), LogLineReader.quotes.contains(words[end]), tokens[i + 1].hasLetter else { return nil }
        let text = slice(i + 1..<end)
        return Name(range: i..<end + 1, text: text, isSure: true, isKnown: known(text))
    }

    private static let quotes: Set<String> = ["\"", "\u{201C}", "\u{201D}", "\u{201E}", "\u{00AB}", "\u{00BB}"]

    /// The tokens from `i` that could be one name: up to eight words, ended by marks, dates, lengths and words that are never names.
    private func run(at i: Int) -> Range<Int> {
        var j = i
        while j < tokens.count, j < i + 8, isFree(j), !tokens[j].isMark, tokens[j].hasLetter, !isStop(j) {
            if timeEnd(j) != nil, !isNamePart(j, from: i) { break }
            if let first = tokens[j].text.first, first == "#" || first == "@" || first == "+" || first.isNumber { break }
            if j > i, tokens[j].text.contains("@") || tokens[j].text.contains("/") { break }
            j += 1
        }
        return i..<j
    }

    /// A day's or month's name that belongs to a known name: "Li Sun", "June Carter".
    private func isNamePart(_ j: Int, from i: Int) -> Bool {
        guard tokens[j].isCapital, timeEnd(j) == j + 1 else { return false }
        if j > i, known(shown(i..<j + 1)) { return true }
        return j + 1 < tokens.count && j == i && known(shown(i..<j + 2))
    }

    private func isStop(_ j: Int) -> Bool {
        let word = words[j]
        if LogWords.stops.contains(word) { return true }
        guard LogWords.softStops.contains(word) else { return false }
        // At the head of the line a capital says nothing.
        return !tokens[j].isCapital || j == 0
    }

    /// How many tokens from the start of `run` are capitals, with the particles between them.
    private func capitals(_ run: Range<Int>) -> Int {
        var count = 0
        var i = run.lowerBound
        while i < run.upperBound {
            if tokens[i].isCapital {
                i += 1
                count = i - run.lowerBound
            } else if LogWords.particles.contains(words[i]) {
                i += 1
            } else {
                break
            }
        }
        return count
    }

    /// The name as written, without a possessive ending.
    private func shown(_ range: Range<Int>) -> String {
        let text = slice(range)
        for ending in ["'s", "\u{2019}s"] where text.hasSuffix(ending) && text.count > 2 { return String(text.dropLast(2)) }
        return text
    }
}
