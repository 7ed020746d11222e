/// What happened: the first phrase of the vocabulary before "about", with its channel and direction.
extension LogLineReader {
    mutating func readKind() {
        let head = head()
        var i = 0
        while i < aboutStart {
            if !isFree(i) || tokens[i].isMark {
                i += 1
            } else if let end = timeEnd(i), end <= aboutStart {
                i = end
            } else if let found = carried(i) ?? kind(at: i, head: head) {
                kind = found
                claim(found.start..<found.end, .kind)
                takeFillers()
                return
            } else {
                i += 1
            }
        }
        if let found = received() {
            kind = found
            claim(found.start..<found.end, .kind)
            takeFillers()
        }
    }

    /// "got the numbers from Peter": what came is said, and from whom, and that it was a message.
    private func received() -> Kind? {
        for i in 0..<aboutStart where isFree(i) && ["got", "received"].contains(words[i]) {
            let isMine = i == 0 || tokens[i - 1].isMark || beginsAt[i] != nil || KindVocabulary.fillers.contains(words[i - 1])
            guard isMine, let next = word(i + 1), !LogLineReader.notReceived.contains(next) else { continue }
            for j in i + 1..<min(i + 12, aboutStart) {
                guard isFree(j), !tokens[j].isStop, words[j] != "," else { break }
                guard words[j] == "from", j > i + 1, let name = name(at: j + 1), name.isSure else { continue }
                return Kind(kind: .message, channel: nil, direction: .in, use: .verb, start: i, end: i + 1)
            }
        }
        return nil
    }

    /// Behind "got" they tell of a way, and nothing came: "got back from Berlin".
    private static let notReceived: Set<String> = [
        "back", "home", "off", "out", "up", "away", "over", "here", "there", "to", "in", "down", "promoted", "fired", "married", "sick",
        "ill",
    ]

    /// The first word that is not a date, a time, a mark or a filler.
    private func head() -> Int {
        var i = 0
        while i < tokens.count {
            if let end = timeEnd(i), end > i {
                i = end
            } else if tokens[i].isMark || !isFree(i)
                || KindVocabulary.fillers.contains(words[i]) && KindVocabulary.row(at: i, in: words) == nil
            {
                i += 1
            } else {
                break
            }
        }
        return i
    }

    private func kind(at i: Int, head: Int) -> Kind? {
        let first = words[i]
        if let noun = KindVocabulary.channelVerbs[first], let row = KindVocabulary.channels[noun] {
            return Kind(
                kind: row.kind, channel: row.channel, direction: row.kind == .message ? .out : .both, use: .verb, start: i,
                end: word(i + 1) == "with" ? i + 2 : i + 1)
        }
        let leads = i == head || word(i - 1) == ":" || word(i - 1) == "-" || word(i - 1) == ","
        if let channel = KindVocabulary.channels[first] {
            if let row = KindVocabulary.row(at: i + 1, in: words), row.use != .verb, i + 1 < aboutStart, isFree(i + 1) {
                let kind: Interaction.Kind = row.kind == .call && channel.channel == .video ? .video : row.kind
                return Kind(
                    kind: kind, channel: channel.channel, direction: row.direction, use: .noun, start: i, end: i + 1 + row.words.count)
            }
            guard leads || isLed(i + 1) else { return nil }
            return Kind(
                kind: channel.kind, channel: channel.channel, direction: channel.kind == .message ? .out : .both, use: .noun,
                start: i, end: i + 1)
        }
        guard let row = KindVocabulary.row(at: i, in: words), isFree(i..<i + row.words.count) else { return nil }
        let end = i + row.words.count
        if first == "missed", let later = calledBack(from: end) { return later }
        if row.use == .weak, !leads, !isLed(end) { return nil }
        if row.use == .noun, !leads, !isLed(end), isObject(i) { return nil }
        // "intro call with Tom": a call.
        if row.kind == .introduction, row.use == .noun, let next = KindVocabulary.row(at: end, in: words), next.use == .noun,
            !KindVocabulary.isSent(next.kind), isFree(end..<end + next.words.count)
        {
            return Kind(
                kind: next.kind, channel: next.channel, direction: next.direction, use: .noun, start: i, end: end + next.words.count)
        }
        // "met Ana Call" is no call; a capital amid the line is a name's.
        if row.use != .verb, i > head, tokens[i].isCapital, tokens[i].text != tokens[i].text.uppercased()[...] { return nil }
        return Kind(kind: row.kind, channel: row.channel, direction: row.direction, use: row.use, start: i, end: end)
    }

    /// "missed call from Grace, called her back": what was done after a call that was missed.
    private func calledBack(from start: Int) -> Kind? {
        for i in start..<max(start, aboutStart) where isFree(i) {
            guard let row = KindVocabulary.row(at: i, in: words), row.use == .verb, isFree(i..<i + row.words.count) else { continue }
            return Kind(kind: row.kind, channel: row.channel, direction: row.direction, use: .verb, start: i, end: i + row.words.count)
        }
        return nil
    }

    /// Whether a verb of the story stands before the noun: "Ada likes tea".
    private func isObject(_ i: Int) -> Bool {
        var before = i - 1
        while before > 0, KindVocabulary.fillers.contains(words[before]) || LogWords.adjectives.contains(words[before]) { before -= 1 }
        guard before >= 0, isFree(before), beginsAt[before + 1] == nil, !tokens[before].isMark else { return false }
        let word = words[before]
        if KindVocabulary.fillers.contains(word) || LogWords.adjectives.contains(word) || LogWords.me.contains(word) || word == "and" {
            return false
        }
        return LogWords.softStops.contains(word) || LogWords.stops.contains(word)
    }

    private func isLed(_ i: Int) -> Bool {
        guard let next = word(i) else { return false }
        return ["with", "w/", "w", "from", "to", ":"].contains(next)
    }

    /// "sent Bob a long mail", "gave Ada a call": the noun that comes after the people, claimed where it stands.
    private mutating func carried(_ i: Int) -> Kind? {
        guard LogLineReader.carriers.contains(words[i]) else { return nil }
        for j in i + 1..<min(i + 9, aboutStart) where isFree(j) && LogLineReader.articles.contains(words[j]) {
            for noun in j + 1...j + 2 where noun < aboutStart && isFree(noun) {
                var start = noun
                var channel: Interaction.Channel?
                if let place = KindVocabulary.channels[words[noun]] { (channel, start) = (place.channel, noun + 1) }
                guard let row = KindVocabulary.row(at: start, in: words), row.use != .verb else { continue }
                guard start + row.words.count <= aboutStart, KindVocabulary.isSent(row.kind) || row.kind == .call else { continue }
                claim(noun..<start + row.words.count, .kind)
                claim(j..<j + 1, .link)
                return Kind(kind: row.kind, channel: channel ?? row.channel, direction: .out, use: .verb, start: i, end: i + 1)
            }
        }
        return nil
    }

    private static let carriers: Set<String> = ["sent", "wrote", "gave", "left", "shot", "dropped", "made"]
    private static let articles: Set<String> = ["a", "an", "the", "some", "another"]

    /// Words before the phrase that only lead up to it: "had a quick", "got an".
    private mutating func takeFillers() {
        guard var found = kind else { return }
        takeLength(before: &found)
        var i = found.start - 1
        while i >= 0, isFree(i), KindVocabulary.fillers.contains(words[i]), beginsAt[i + 1].map({ $0 == i }) != true {
            if KindVocabulary.isSent(found.kind) || found.kind == .call {
                if KindVocabulary.receiving.contains(words[i]) { found.direction = .in }
                if KindVocabulary.giving.contains(words[i]) { found.direction = .out }
            }
            i -= 1
        }
        if (i + 1..<found.start).contains(where: { LogWords.me.contains(words[$0]) }) { isOurs = true }
        claim(i + 1..<found.start, .kind)
        found.start = i + 1
        // "had a great call": what the words in between say stays.
        var before = i
        while before >= 0, before > i - 3, isFree(before), LogWords.adjectives.contains(words[before]) { before -= 1 }
        if before < i, before >= 0, isFree(before), KindVocabulary.fillers.contains(words[before]) {
            var first = before
            while first >= 0, isFree(first), KindVocabulary.fillers.contains(words[first]) {
                if KindVocabulary.isSent(found.kind), KindVocabulary.receiving.contains(words[first]) { found.direction = .in }
                first -= 1
            }
            claim(first + 1..<before + 1, .kind)
            found.start = first + 1
        }
        kind = found
    }

    /// "had a 15-minute chat", "a two-hour call": the length stands between the noun and what leads up to it.
    private mutating func takeLength(before found: inout Kind) {
        guard found.use != .verb, found.kind != .note, minutes == nil, let start = beginsAt[found.start],
            let length = durationAt[start], isFree(start..<found.start)
        else { return }
        minutes = length.minutes
        claim(start..<found.start, .duration)
        found.start = start
    }

    /// "on zoom", "via linkedin", "in person", "for lunch": where it happened, and what a meeting was.
    mutating func readPlaces() {
        for i in tokens.indices where isFree(i) && LogLineReader.ways.contains(words[i]) {
            let skip = LogLineReader.articles.contains(word(i + 1) ?? "") ? i + 2 : i + 1
            guard let name = word(skip), isFree(i..<skip + 1) else { continue }
            if let row = KindVocabulary.row(at: skip, in: words), row.kind == .coffee || row.kind == .meal,
                kind?.kind == .meeting, i < aboutStart
            {
                kind?.kind = row.kind
                claim(i..<skip + row.words.count, .kind)
                continue
            }
            guard skip == i + 1 || name == "phone", words[i] != "for", words[i] != "in" || name == "person" else { continue }
            let place = i < aboutStart ? KindVocabulary.places[name] : nil
            guard let channel = KindVocabulary.channels[name]?.channel ?? place else { continue }
            kind?.channel = channel
            if channel == .video, kind?.kind == .call { kind?.kind = .video }
            if channel == .mail, kind?.kind == .message { kind?.kind = .mail }
            if i < aboutStart, kind != nil { claim(i..<skip + 1, .kind) }
        }
    }

    private static let ways: Set<String> = ["on", "via", "over", "by", "through", "in", "for"]
}
