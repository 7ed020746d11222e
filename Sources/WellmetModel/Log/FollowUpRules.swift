/// Promises, mine and theirs, with their due dates: read first, so that their names and days are not taken for what happened.
extension LogLineReader {
    /// Where a promise begins.
    struct Opening {
        let owner: FollowUp.Owner
        /// Where what is to be done begins.
        let body: Int
        /// The person who promised, when named.
        var person: Name?
        /// A word of the body in its base form: "sends" is "send".
        var base: String?
        /// A due date said before it: "tomorrow send her the deck".
        var due: Due?
        /// Whether it holds without anything to do: "remind me next month".
        var isReminder = false
        /// Whether a word that stands for the people of the line says whom it is for: "I owe him an intro to Grace".
        var isForThem = false
    }

    struct Due {
        let range: Range<Int>
        let outcome: Result<Day, DatePhraseError>
        /// Introduced by "by", "until", "before", "on".
        let isLed: Bool
        /// The words of the day alone, where they are a different day depending on when they were said: "friday", "31 May".
        var floating: Range<Int>?
    }

    mutating func readFollowUps() throws(LogLineError) {
        let scan = FollowUpScan(self)
        var i = 0
        while i < tokens.count {
            guard let opening = scan.openings[i], let end = try readFollowUp(i, opening, scan) else {
                i += 1
                continue
            }
            i = max(end, i + 1)
        }
    }

    /// Claims the promise that opens at `start` and returns where it ends; nil when nothing is to be done in it.
    private mutating func readFollowUp(_ start: Int, _ opening: Opening, _ scan: FollowUpScan) throws(LogLineError) -> Int? {
        var dues = opening.due.map { [$0] } ?? []
        var end = opening.body
        while end < tokens.count {
            if let due = scan.dues[end], end == opening.body || !FollowUpVocabulary.articles.contains(words[end - 1]) {
                dues.append(due)
                end = due.range.upperBound
            } else if end > start, ends(end, opening, hasDue: !dues.isEmpty, scan) {
                break
            } else {
                end += 1
            }
        }
        while end > opening.body, tokens[end - 1].isMark || FollowUpVocabulary.joints.contains(words[end - 1]), scan.dues[end - 1] == nil,
            !(dues.last.map { $0.range.upperBound == end } ?? false)
        {
            end -= 1
        }
        let due = dues.last(where: \.isLed) ?? dues.last { $0.range.upperBound == end || $0.range.lowerBound <= opening.body } ?? dues.last
        var body: [Int] = []
        for i in opening.body..<end where due.map({ !$0.range.contains(i) }) != false && !isLabel(i) { body.append(i) }
        // "remind me in 2 weeks to call"
        while let first = body.first, tokens[first].isMark || words[first] == "to" && opening.owner == .mine || words[first] == "that" {
            body.removeFirst()
        }
        while let last = body.last, tokens[last].isMark || FollowUpVocabulary.joints.contains(words[last]) { body.removeLast() }
        guard body.contains(where: { !tokens[$0].isMark }) || opening.isReminder && due != nil else { return nil }
        var day: Day?
        // A floating day is read once it is known when it was said.
        if let due, due.floating == nil {
            do { day = try due.outcome.get() } catch { throw .noSuchDay(error.quoting(bare(due.range))) }
        }
        var said = joined(body, base: opening.base)
        if said.isEmpty { said = "get in touch" }
        let person = opening.person?.text ?? (opening.owner == .theirs || opening.isForThem ? nil : object(body))
        promises.append(
            LogLine.Promise(text: said, due: day, owner: opening.owner, person: person, range: offsets(start..<end)))
        if let due, due.floating != nil { floatingDues.append((promises.count - 1, due)) }
        groups += 1
        for i in start..<end where claims[i] == nil && !isLabel(i) {
            let isDue = due.map { $0.range.contains(i) } == true
            claims[i] = Claim(meaning: isDue ? .due : .followUp, group: groups)
        }
        for i in start..<end where isLabel(i) { takeLabel(i) }
        if start > 0, isFree(start - 1), FollowUpVocabulary.joints.contains(words[start - 1]) { claim(start - 1..<start, .link) }
        return end
    }

    /// Whether a promise that runs up to `i` ends there.
    private func ends(_ i: Int, _ opening: Opening, hasDue: Bool, _ scan: FollowUpScan) -> Bool {
        if tokens[i].isStop { return true }
        if let next = scan.openings[i], i > opening.body, scan.isAnywhere(i),
            next.isReminder || FollowUpVocabulary.mineByFirst[words[i]] != nil
        {
            return true
        }
        var next = i + 1
        if words[i] == "," {
            if let joint = word(next), FollowUpVocabulary.joints.contains(joint) { next += 1 }
            guard next < tokens.count else { return true }
            if scan.openings[next] != nil || hasDue || timeEnd(next) != nil { return true }
            if scan.hasDue(next) { return false }
            return !LogLineReader.listed.contains(words[next])
        }
        return FollowUpVocabulary.joints.contains(words[i]) && next < tokens.count && scan.openings[next] != nil
    }

    /// After a comma they go on with what is promised: "the deck, the budget".
    private static let listed: Set<String> = ["the", "a", "an", "my", "our", "some", "two", "three"]

    private func joined(_ body: [Int], base: String?) -> String {
        var parts: [String] = []
        var run: Range<Int>?
        func flush() {
            if let run { parts.append(slice(run)) }
        }
        for (n, i) in body.enumerated() {
            if n == 0, let base {
                parts.append(base)
                continue
            }
            if let open = run, open.upperBound == i {
                run = open.lowerBound..<i + 1
            } else {
                flush()
                run = i..<i + 1
            }
        }
        flush()
        return parts.joined(separator: " ")
    }

    /// The name that what is to be done is for: "send Bob the deck", "the deck to Bob", "call ada@example.org".
    private func object(_ body: [Int]) -> String? {
        if body.count > 1, LogWords.them.contains(words[body[1]]) { return nil }
        for (n, i) in body.enumerated() {
            let isPlaced = n == 1 && !tokens[body[0]].isMark || n > 0 && ["to", "with", "for"].contains(words[body[n - 1]])
            guard isPlaced || tokens[i].text.contains("@") else { continue }
            guard let name = name(at: i), name.isSure, timeEnd(i) == nil else { continue }
            return name.text
        }
        return nil
    }
}
