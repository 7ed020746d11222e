/// How long: lengths of minutes and hours in the words of a log line.
extension WhenRules {
    /// "30m", "for 1 hour 30 minutes", "half an hour", "1h30", "about 45 min", with the words before that belong to it.
    func duration(at i: Int) -> (end: Int, minutes: Int)? {
        var at = i
        if word(at) == "for" { at += 1 }
        if let next = word(at), WhenRules.roughly.contains(next) { at += 1 }
        guard let (end, minutes) = length(at) else { return nil }
        if let next = word(end), WhenRules.otherwise.contains(next) { return nil }
        // "an hour long call"
        return (word(end) == "long" && word(end + 1) != "overdue" ? end + 1 : end, minutes)
    }

    private static let roughly: Set<String> = [
        "about", "around", "circa", "ca", "ca.", "approx", "approx.", "roughly", "almost", "nearly", "over", "~",
    ]
    /// After "30 minutes" they make it something other than a length.
    private static let otherwise: Set<String> = ["ago", "later", "late", "early", "before", "after", "earlier", "away"]

    /// A length of minutes or hours, at least a minute and at most two days.
    func length(_ i: Int) -> (end: Int, minutes: Int)? {
        guard let (end, minutes) = rawLength(i) else { return nil }
        let whole = minutes.rounded()
        guard whole >= 1, whole <= Double(Interaction.possibleMinutes.upperBound) else { return nil }
        return (end, Int(whole))
    }

    func rawLength(_ i: Int) -> (end: Int, minutes: Double)? {
        guard let first = word(i) else { return nil }
        if first == "half" || first == "a" && word(i + 1) == "half" {
            var at = first == "half" ? i + 1 : i + 2
            if word(at) == "an" || word(at) == "a" { at += 1 }
            return word(at) == "hour" ? (at + 1, 30) : nil
        }
        if first == "quarter" || first == "a" && word(i + 1) == "quarter" {
            let at = first == "quarter" ? i + 1 : i + 2
            return word(at) == "of" && word(at + 1) == "an" && word(at + 2) == "hour" ? (at + 3, 15) : nil
        }
        if let glued = WhenRules.glued(first.hasPrefix("~") ? String(first.dropFirst()) : first) {
            // "1h 30m", "1h 30"
            if glued.hours, let rest = word(i + 1).flatMap(WhenRules.glued), !rest.hours { return (i + 2, glued.minutes + rest.minutes) }
            return (i + 1, glued.minutes)
        }
        if let minutes = WhenRules.hyphenated(first) { return (i + 1, minutes) }
        var at = i + 1
        guard let count = WhenRules.decimal(first) ?? DateWords.numbers[first].map(Double.init) else { return nil }
        if first == "a", let few = word(at).flatMap({ DateWords.few[$0] }) {
            if word(at + 1) == "of" { at += 1 }
            guard let unit = word(at + 1).flatMap({ WhenRules.units[$0] }) else { return nil }
            return (at + 2, Double(few) * unit)
        }
        var half = 0.0
        if word(at) == "and", word(at + 1) == "a", word(at + 2) == "half" { (half, at) = (0.5, at + 3) }
        guard let name = word(at), let unit = WhenRules.units[name] else { return nil }
        at += 1
        if unit == 60, half == 0, word(at) == "and", word(at + 1) == "a", word(at + 2) == "half" { (half, at) = (0.5, at + 3) }
        var minutes = (count + half) * unit
        // "1 hour 30 minutes", "1 hour and 30 minutes"
        let next = word(at) == "and" ? at + 1 : at
        if unit == 60, half == 0, let text = word(next) {
            if let rest = WhenRules.glued(text), !rest.hours { return (next + 1, minutes + rest.minutes) }
            if let more = WhenRules.decimal(text), let name = word(next + 1), WhenRules.units[name] == 1 {
                minutes += more
                at = next + 2
            }
        }
        return (at, minutes)
    }

    static let units: [String: Double] = [
        "m": 1, "min": 1, "mins": 1, "min.": 1, "minute": 1, "minutes": 1, "h": 60, "hr": 60, "hrs": 60, "hour": 60, "hours": 60,
    ]

    /// "30m", "45min", "1h", "1h30", "1h30m", "1.5h", "90'", "30-minute".
    private static func glued(_ word: String) -> (minutes: Double, hours: Bool)? {
        guard word.utf8.count <= 12, word.utf8.first.map({ (0x30...0x39).contains($0) }) == true else { return nil }
        let figures = word.prefix(while: { $0.isASCII && $0.isNumber || $0 == "." || $0 == "," })
        guard let count = decimal(String(figures)) else { return nil }
        var unit = word[figures.endIndex...]
        if unit == "'" { return (count, false) }
        if unit.first == "-" { unit = unit.dropFirst() }
        if let size = units[String(unit)] { return (count * size, size == 60) }
        guard unit.first == "h" else { return nil }
        var rest = unit.dropFirst()
        while let last = rest.last, last.isLetter { rest.removeLast() }
        guard rest.utf8.count == 2, let more = DateWords.figures(rest), more < 60,
            ["", "m", "min"].contains(unit.dropFirst().drop(while: \.isNumber))
        else { return nil }
        return (count * 60 + Double(more), false)
    }

    /// "two-hour", "half-hour", "hour-long", "15-minute-long": the words of a length, as they stand before a noun.
    private static func hyphenated(_ word: String) -> Double? {
        guard word.utf8.count <= 30, word.contains("-") else { return nil }
        var parts = word.split(separator: "-").map(String.init)
        if parts.last == "long" { parts.removeLast() }
        if parts == ["hour"] { return 60 }
        guard let first = parts.first, first != "a", first != "an" else { return nil }
        let rules = WhenRules(words: parts, today: Day(number: 0))
        return rules.rawLength(0).flatMap { $0.end == parts.count ? $0.minutes : nil }
    }

    /// "30", "1.5", "1,5".
    private static func decimal(_ word: String) -> Double? {
        guard (1...5).contains(word.utf8.count), word.utf8.first.map({ (0x30...0x39).contains($0) }) == true else { return nil }
        let parts = word.split(omittingEmptySubsequences: false, whereSeparator: { $0 == "." || $0 == "," })
        guard parts.count <= 2, let whole = DateWords.figures(parts[0]) else { return nil }
        guard parts.count == 2 else { return Double(whole) }
        guard let tenths = DateWords.figures(parts[1]), parts[1].utf8.count <= 2 else { return nil }
        return Double(whole) + Double(tenths) / (parts[1].utf8.count == 1 ? 10 : 100)
    }
}
