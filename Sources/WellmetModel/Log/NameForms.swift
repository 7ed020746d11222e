/// One name: where it begins and ends.
extension LogLineReader {
    /// The name that begins at `i`, or nil; of "Grace's husband Ken" it is Ken.
    func name(at i: Int) -> Name? {
        guard let name = plainName(at: i) else { return nil }
        guard let behind = kinship(behind: name) else { return name }
        // A story of Grace's mother is one of Grace.
        if isStory { return name }
        let start = word(behind) == "," ? behind + 1 : behind
        if tokens.indices.contains(start), timeEnd(start) == nil, var kin = plainName(at: start), kin.isSure {
            kin.lead = kin.range.lowerBound - i
            return kin
        }
        // With whom a call was that "Grace's mother" had is not said: not with Grace.
        return kind == nil ? name : nil
    }

    /// Behind "husband" in "Grace's husband", where `name` is Grace.
    private func kinship(behind name: Name) -> Int? {
        guard words[name.range.upperBound - 1].hasSuffix("'s") else { return nil }
        var i = name.range.upperBound
        if let next = word(i), LogWords.beforeKin.contains(next) { i += 1 }
        guard let next = word(i), LogWords.kin.contains(next), isFree(i) else { return nil }
        return i + 1
    }

    private func plainName(at i: Int) -> Name? {
        guard isFree(i) else { return nil }
        if tokens[i].isMark { return quoted(at: i) }
        if ID<Person>(tokens[i].text) != nil {
            return Name(range: i..<i + 1, text: String(tokens[i].text), isSure: true, isKnown: true)
        }
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
        while j < tokens.count, j < i + 8, isFree(j), !tokens[j].isMark, tokens[j].hasLetter, !isStop(j) || endsKnown(j, from: i) {
            if timeEnd(j) != nil { break }
            if let first = tokens[j].text.first, first == "#" || first == "@" || first == "+" || first.isNumber { break }
            if j > i, tokens[j].text.contains("@") || tokens[j].text.contains("/") { break }
            j += 1
        }
        return i..<j
    }

    /// Whether "may" ends a known name, written small: "bob may".
    private func endsKnown(_ j: Int, from i: Int) -> Bool { j > i && words[j] == "may" && known(shown(i..<j + 1)) }

    /// Whether a word that could begin a date belongs to a known name: "Bob May", "June Carter", and "June" behind "with". Such a
    /// name beats the date, as who was met weighs more than when.
    static func isNamePart(_ j: Int, of tokens: [LogToken], known: (String) -> Bool) -> Bool {
        let word = tokens[j].word
        guard tokens[j].isCapital || DateWords.months[word] != nil || DateWords.weekdays[word] != nil else { return false }
        func isKnown(_ range: Range<Int>) -> Bool {
            guard range.upperBound <= tokens.count, tokens[range].allSatisfy(\.hasLetter) else { return false }
            return known(tokens[range].map(\.text).joined(separator: " "))
        }
        for start in stride(from: j - 1, through: max(0, j - 3), by: -1) where !LogWords.stops.contains(tokens[start].word) {
            guard tokens[start].hasLetter else { break }
            if isKnown(start..<j + 1) { return true }
        }
        if isKnown(j..<j + 2) { return true }
        return j > 0 && ["with", "w/", "w"].contains(tokens[j - 1].word) && isKnown(j..<j + 1)
    }

    private func isStop(_ j: Int) -> Bool {
        let word = words[j]
        if LogWords.stops.contains(word) { return true }
        guard LogWords.softStops.contains(word) else { return false }
        // At the head of the line a capital says nothing.
        return !tokens[j].isCapital || j == 0 && !isNamedAtHead
    }

    /// Whether the line begins with a name whose first word is also an everyday one: "Long Liu called", where the book tells; of
    /// "Will Smith will call" the verb behind it tells, too, and of a lone "Will" only both do.
    private var isNamedAtHead: Bool {
        func tells(_ i: Int) -> Bool {
            guard let next = word(i), !tokens[i].isCapital else { return false }
            return next == "will" || FollowUpVocabulary.theirs.contains { words[i...].starts(with: $0) }
                || KindVocabulary.row(at: i, in: words)?.use == .verb
        }
        if tokens.count > 1, known(slice(0..<1)), tells(1) { return true }
        for end in 2..<max(2, min(4, tokens.count + 1)) {
            guard tokens[end - 1].isCapital, !LogWords.stops.contains(words[end - 1]) else { return false }
            if ["will", "may"].contains(words[0]) && tells(end) || known(slice(0..<end)) { return true }
        }
        return false
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

    // MARK: What is no name

    /// Whether what stands behind the word at `i` is more likely a matter, a place or a firm than somebody new: "back by christmas",
    /// "promoted to VP", "Tom from Baker & Sons". Whoever is known by that name is somebody all the same.
    mutating func isMatter(_ list: [Name], behind i: Int) -> Bool {
        guard let joint = word(i) else { return false }
        // "Priya and Nils": both are of one list.
        if joint == "and" { return kind == nil && nameEnding(at: i) != nil }
        if list.allSatisfy({ $0.isKnown || $0.identity != nil }) { return false }
        switch joint {
        case "by", "to":
            // Where nothing tells what happened, they tell of anything: "moved to Berlin". A name behind them is found as any other.
            if kind == nil { return true }
            let isDoubtful = list.allSatisfy { !$0.isKnown && $0.identity == nil && (!$0.isSure || isAbbreviation($0.range)) }
            return isDoubtful && knowsSomebody()
        case "from":
            // "got back from Berlin"
            if let before = word(i - 1), ["back", "home", "returned"].contains(before), isFree(i - 1) { return true }
            // "Ada's friend from Berlin"
            if let before = word(i - 1), LogWords.kin.contains(before) { return true }
            // "Ada from Acme"; but of "Feedback from Peter" only the book tells whether Feedback is somebody.
            return nameEnding(at: i).map { name in
                name.isKnown || name.range.lowerBound > 0 || name.range.count > 1 || !LogWords.received.contains(words[0])
            } ?? false
        default:
            return false
        }
    }

    /// The name that ends right before `i`.
    private func nameEnding(at i: Int) -> Name? {
        for start in max(0, i - 3)..<max(0, i) {
            if let name = name(at: start), name.isSure, name.range.upperBound == i { return name }
        }
        return nil
    }

    /// "the Lumen Studio team": a firm, unless somebody is known by that name; "Ada's team" is told of her.
    func isTeam(_ name: Name) -> Bool {
        guard !name.isKnown, name.identity == nil, name.isSure, slice(name.range) == name.text else { return false }
        return isFree(name.range.upperBound) && ["team", "crew", "staff", "folks", "people"].contains(word(name.range.upperBound))
    }

    /// "VP", "HR": capitals only, where the line is not all in capitals.
    private func isAbbreviation(_ range: Range<Int>) -> Bool {
        guard range.count == 1, let token = tokens[safe: range.lowerBound], (2...5).contains(token.text.count) else { return false }
        return token.text.allSatisfy(\.isUppercase) && tokens.contains { $0.text.contains(where: \.isLowercase) }
    }

    /// Whether somebody known stands in the line; the book is asked once.
    private mutating func knowsSomebody() -> Bool {
        if let knows = knowsAnybody { return knows }
        let knows = people.contains { known($0.text) } || tokens.indices.contains { name(at: $0)?.isKnown == true }
        knowsAnybody = knows
        return knows
    }
}
