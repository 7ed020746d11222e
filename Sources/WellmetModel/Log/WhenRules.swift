/// Finds days, times, parts of a day and durations in the words of a log line.
struct WhenRules {
    let words: [String]
    let dates: DateMatcher

    init(words: [String], today: Day) {
        self.words = words
        dates = DateMatcher(words: words, today: today, tendency: .past)
    }

    enum Part {
        case morning, noon, afternoon, evening, night

        /// The hour that stands for it.
        var hour: Int {
            switch self {
            case .morning: 9
            case .noon: 12
            case .afternoon: 15
            case .evening: 19
            case .night: 21
            }
        }

        /// The hour before which it has not begun.
        var start: Int {
            switch self {
            case .morning: 4
            case .noon: 11
            case .afternoon: 12
            case .evening: 16
            case .night: 18
            }
        }
    }

    struct Clock: Hashable {
        var hour: Int
        var minute: Int
        var second: Int?
    }

    /// What one phrase says of when and how long.
    struct Match {
        var end: Int
        var day: Day?
        var clock: Clock?
        var part: Part?
        /// Minutes before now; negative for "in 30 minutes".
        var back: Int?
        /// How long, where a range tells it.
        var minutes: Int?
        var error: DatePhraseError?
        /// Whether it is as likely a part of the story: "in May".
        var isVague = false
        /// Whether its day is a bare weekday, which today is one of: with a time that has passed, today is meant.
        var isToday = false

        /// Whether it says nothing of when.
        var isEmpty: Bool { day == nil && clock == nil && part == nil && back == nil }
    }

    // MARK: When

    /// The phrase of day or time that begins at `i`, its preposition included.
    func when(at i: Int) -> Match? {
        guard let first = word(i) else { return nil }
        switch first {
        case "on":
            return monthAlone(i + 1, isLed: true) ?? dated(i + 1, loose: true)
        case "at":
            if let weekend = weekend(i) { return weekend }
            if let fixed = dates.fixed(i + 1, toward: .past), let day = try? fixed.outcome.get() {  // every year has such a day
                return Match(end: fixed.end, day: day)
            }
            return range(i + 1, plain: false) ?? time(i + 1, plain: true) ?? spokenTime(i + 1, plain: true) ?? noTime(i + 1, isLed: true)
        case "around", "circa":
            return time(i + 1, plain: true) ?? spokenTime(i + 1, plain: true)
        case "over":
            return weekend(i)
        case "from", "between":
            return range(i + 1, plain: true) ?? (first == "from" ? time(i + 1, plain: false) : nil)
        case "in":
            if word(i + 1) == "the", let part = part(i + 2) { return Match(end: i + 3, part: part) }
            if let (end, minutes) = length(i + 1) { return Match(end: end, back: -minutes) }
            var match = dated(i, loose: true)
            match?.isVague = true
            return match
        case "this":
            if let part = part(i + 1) { return Match(end: i + 2, day: dates.today, part: part) }
        case "last":
            if word(i + 1) == "night" { return Match(end: i + 2, day: dates.today.adding(-1), part: .night) }
        case "tonight":
            return Match(end: i + 1, day: dates.today, part: .night)
        case "now":
            return Match(end: i + 1, back: 0)
        case "just", "right":
            return word(i + 1) == "now" ? Match(end: i + 2, back: 0) : nil
        case "earlier":
            return word(i + 1) == "today" ? Match(end: i + 2, day: dates.today) : nil
        default: break
        }
        if let (end, minutes) = rawLength(i), word(end) == "ago" { return Match(end: end + 1, back: Int(min(minutes.rounded(), 1e8))) }
        if let day = monthAlone(i, isLed: false) ?? dated(i, loose: false) { return day }
        return range(i, plain: false) ?? time(i, plain: false) ?? spokenTime(i, plain: false) ?? impossible(i)
    }

    /// What looks like a day, a time or a length and is none: said instead of being kept as words.
    private func impossible(_ i: Int) -> Match? {
        for phrase in WhenRules.vague where words[i...].starts(with: phrase) {
            return Match(end: i + phrase.count, error: .vague(phrase.joined(separator: " ")))
        }
        guard let text = word(i), text.first?.isNumber == true else { return nil }
        if let (end, minutes) = rawLength(i), length(i) == nil, endsHere(end) {
            return Match(end: end, error: minutes.isFinite ? .noSuchTime(text, reason: WhenRules.lengths) : nil)
        }
        if let end = endlessLength(i), endsHere(end), word(end) != "of" {
            return Match(end: end, error: .noSuchTime(text, reason: WhenRules.lengths))
        }
        return endsHere(i + 1) ? noTime(i, isLed: false) : nil
    }

    private static let lengths = "something lasts from 1 minute to two days."

    /// "25:99", "24:00", "25pm", "16:00-25:99" and, where "at" leads to it, "9:5": written as a time and none.
    private func noTime(_ i: Int, isLed: Bool) -> Match? {
        guard let text = word(i), time(i, plain: true) == nil, range(i, plain: true) == nil else { return nil }
        let ends = text.split(omittingEmptySubsequences: false, whereSeparator: { $0 == "-" || $0 == "\u{2013}" })
        guard ends.count <= 2, ends.allSatisfy({ WhenRules.isTimeLike($0, loose: isLed) }) else { return nil }
        return Match(end: i + 1, error: .noSuchTime(text, reason: "hours go from 0 to 23, and minutes to 59."), isVague: true)
    }

    /// Whether it is written as a time is, whatever its figures say: "25:99", "25pm"; where `loose`, "9:5".
    private static func isTimeLike(_ text: Substring, loose: Bool) -> Bool {
        let isSuffixed = text.hasSuffix("am") || text.hasSuffix("pm")
        let parts = (isSuffixed ? text.dropLast(2) : text).split(separator: ":", omittingEmptySubsequences: false)
        return (isSuffixed ? 1...2 : 2...2).contains(parts.count) && parts.dropFirst().allSatisfy { loose || $0.utf8.count == 2 }
            && parts.allSatisfy { DateWords.figures($0) != nil && $0.utf8.count <= 2 }
    }

    /// The end of "99999999m" and "99999999 minutes", which no number of minutes can be.
    private func endlessLength(_ i: Int) -> Int? {
        guard let text = word(i) else { return nil }
        let figures = text.prefix { $0.isASCII && $0.isNumber }
        guard figures.count > 5 else { return nil }
        if WhenRules.units[String(text[figures.endIndex...])] != nil { return i + 1 }
        return figures.endIndex == text.endIndex && word(i + 1).flatMap { WhenRules.units[$0] } != nil ? i + 2 : nil
    }

    /// "2025-03", "on March 2025", and where something leads to a day "on March": too vague for something that happened, as nobody
    /// said that a month is meant. "in March" says that.
    private func monthAlone(_ i: Int, isLed: Bool) -> Match? {
        guard let first = word(i) else { return nil }
        var end = i + 1
        if DateWords.months[first] != nil {
            let hasYear = word(end).flatMap(DateWords.year) != nil
            guard hasYear || isLed, case .success? = dates.match(at: i).map({ $0.outcome }) else { return nil }
            if hasYear { end += 1 }
            guard dates.match(at: i)?.end == end else { return nil }
        } else {
            let parts = first.split(omittingEmptySubsequences: false, whereSeparator: { "-/.".contains($0) }).map(String.init)
            guard parts.count == 2, isLed || endsHere(end) else { return nil }
            let (year, month) = parts[0].utf8.count == 4 ? (parts[0], parts[1]) : (parts[1], parts[0])
            guard DateWords.year(year) != nil, month.utf8.count <= 2, let n = DateWords.figures(month), (1...12).contains(n) else {
                return nil
            }
        }
        return Match(end: end, error: .vague(words[i..<end].joined(separator: " ")), isVague: true)
    }

    private static let vague: [[String]] = [
        ["the", "other", "day"], ["a", "while", "ago"], ["a", "while", "back"], ["some", "time", "ago"], ["ages", "ago"],
        ["a", "long", "time", "ago"], ["some", "days", "ago"], ["some", "weeks", "ago"], ["some", "months", "ago"], ["years", "ago"],
        ["months", "ago"], ["weeks", "ago"], ["days", "ago"], ["several", "days", "ago"], ["several", "weeks", "ago"],
        ["several", "months", "ago"], ["several", "years", "ago"],
    ]

    /// A date, with the part of the day after it: "yesterday evening"; or a date and time in one word: "2026-03-14T09:30".
    private func dated(_ i: Int, loose: Bool) -> Match? {
        if let joined = stamped(i) { return joined }
        guard let date = dates.match(at: i), loose || !date.loose else { return nil }
        switch date.outcome {
        case .failure(let error): return Match(end: date.end, error: error)
        case .success(let day):
            let isToday = date.end == i + 1 && word(i).flatMap { DateWords.weekdays[$0] } == dates.today.weekday
            guard let part = part(date.end) else { return Match(end: date.end, day: day, isToday: isToday) }
            return Match(end: date.end + 1, day: day, part: part, isToday: isToday)
        }
    }

    private func stamped(_ i: Int) -> Match? {
        guard let text = word(i), (16...19).contains(text.utf8.count), text.utf8.allSatisfy({ $0 < 0x80 }) else { return nil }
        let halves = text.split(separator: "t", omittingEmptySubsequences: false)
        guard halves.count == 2, let (clock, suffix, _) = WhenRules.figures(halves[1]), suffix == nil,
            let match = DateMatcher(words: [String(halves[0])], today: dates.today, tendency: .past).match(at: 0)
        else { return nil }
        switch match.outcome {
        case .failure(let error): return Match(end: i + 1, error: error)
        case .success(let day): return Match(end: i + 1, day: day, clock: clock)
        }
    }

    private func weekend(_ i: Int) -> Match? {
        guard word(i + 1) == "the", word(i + 2) == "weekend" else { return nil }
        let back = dates.today.weekday == 7 ? 1 : dates.today.weekday == 6 ? 0 : dates.today.weekday + 1
        return Match(end: i + 3, day: dates.today.adding(-back))
    }

    private func part(_ i: Int) -> Part? {
        switch word(i) {
        case "morning": .morning
        case "noon", "lunchtime": .noon
        case "afternoon": .afternoon
        case "evening": .evening
        case "night": .night
        default: nil
        }
    }

    // MARK: Times of the clock

    /// "3pm", "15:00", "9:30 am", "noon", "3 o'clock"; a bare hour only where `plain` and nothing that it could count follows.
    private func time(_ i: Int, plain: Bool) -> Match? {
        guard let (clock, end, bare) = clock(i), !bare || plain && endsHere(end) else { return nil }
        return Match(end: end, clock: clock)
    }

    /// "half past nine", "quarter to 3", "ten past four pm"; where `plain`, "nine", too.
    private func spokenTime(_ i: Int, plain: Bool) -> Match? {
        guard let first = word(i) else { return nil }
        let start = first == "a" && word(i + 1) == "quarter" ? i + 1 : i
        let minutes: Int? =
            switch word(start) {
            case "half": 30
            case "quarter": 15
            default: plain ? word(start).flatMap(DateWords.number) : nil
            }
        if let minutes, (1...30).contains(minutes), let side = word(start + 1), side == "past" || side == "to" && minutes < 30,
            let hour = word(start + 2).flatMap(DateWords.number), (1...12).contains(hour)
        {
            let total = (hour * 60 + (side == "past" ? minutes : -minutes) + 1440) % 1440
            return spoken(Clock(hour: total / 60, minute: total % 60), start + 3)
        }
        guard plain, !first.isEmpty, let hour = DateWords.numbers[first], (1...12).contains(hour),
            !["a", "an", "couple", "few"].contains(first)
        else { return nil }
        return spoken(Clock(hour: hour, minute: 0), i + 1)
    }

    private func spoken(_ clock: Clock, _ end: Int) -> Match? {
        let suffix = word(end).flatMap { $0 == "am" || $0 == "pm" ? $0 : nil }
        let after = suffix != nil || word(end) == "o'clock" ? end + 1 : end
        guard endsHere(after), word(after) != "of" else { return nil }
        return WhenRules.hour(clock, suffix, bare: true).map { Match(end: after, clock: $0) }
    }

    /// "15:00-15:45", "3-4pm", "15:00 to 15:45"; bare hours on both sides only where `plain`.
    private func range(_ i: Int, plain: Bool) -> Match? {
        guard let first = word(i), first.utf8.first.map({ (0x30...0x39).contains($0) }) == true else { return nil }
        let halves = first.split(whereSeparator: { $0 == "-" || $0 == "–" || $0 == "—" })
        let from: Substring
        let to: Substring
        var end = i + 1
        if halves.count == 2 {
            (from, to) = (halves[0], halves[1])
        } else if halves.count == 1 {
            let spaced = word(i + 1) == "am" || word(i + 1) == "pm"
            let joint = spaced ? i + 2 : i + 1
            guard let sign = word(joint), ["to", "-", "until", "till", "and"].contains(sign), let last = word(joint + 1) else { return nil }
            from = spaced ? (first + (word(i + 1) ?? ""))[...] : first[...]
            to = last[...]
            end = joint + 2
        } else {
            return nil
        }
        guard let a = WhenRules.figures(from), var b = WhenRules.figures(to) else { return nil }
        if b.suffix == nil, let suffix = word(end), suffix == "am" || suffix == "pm" { (b.suffix, end) = (suffix, end + 1) }
        guard !(a.bare && b.bare && a.suffix == nil && b.suffix == nil) || plain && endsHere(end) else { return nil }
        var opening = a.suffix
        if opening == nil, let closing = b.suffix {
            opening = a.clock.hour <= b.clock.hour % 12 || b.clock.hour == a.clock.hour ? closing : closing == "pm" ? "am" : "pm"
            if a.clock.hour == 12 { opening = closing }
        }
        guard let start = WhenRules.hour(a.clock, opening, bare: a.bare),
            let finish = WhenRules.hour(b.clock, b.suffix ?? (b.clock.hour <= 12 ? opening : nil), bare: b.bare)
        else { return nil }
        let minutes = (finish.hour * 60 + finish.minute - start.hour * 60 - start.minute + 1440) % 1440
        return Match(end: end, clock: start, minutes: minutes == 0 ? nil : minutes)
    }

    private func clock(_ i: Int) -> (Clock, end: Int, bare: Bool)? {
        guard let text = word(i) else { return nil }
        if text == "noon" || text == "midday" { return (Clock(hour: 12, minute: 0), i + 1, false) }
        if text == "midnight" { return (Clock(hour: 0, minute: 0), i + 1, false) }
        guard var (clock, suffix, bare) = WhenRules.figures(text[...]) else { return nil }
        var end = i + 1
        if suffix == nil, let next = word(end), next == "am" || next == "pm" { (suffix, end) = (next, end + 1) }
        if word(end) == "o'clock" { (bare, end) = (suffix == nil && clock.hour <= 12 ? bare : false, end + 1) }
        let counted = bare && suffix == nil && words[end - 1] != "o'clock"
        guard let read = WhenRules.hour(clock, suffix, bare: bare) else { return nil }
        clock = read
        return (clock, end, counted)
    }

    /// Reads "15:00", "9:30:15", "3", "3pm", "9.30pm" without deciding on morning or afternoon.
    private static func figures(_ text: some StringProtocol) -> (clock: Clock, suffix: String?, bare: Bool)? {
        guard (1...10).contains(text.utf8.count), text.first?.isNumber == true else { return nil }
        var rest = String(text)
        var suffix: String?
        if rest.hasSuffix("am") || rest.hasSuffix("pm") {
            suffix = String(rest.suffix(2))
            rest.removeLast(2)
        }
        let dotted = suffix != nil && rest.contains(".")
        let parts = rest.split(separator: dotted ? "." : ":", omittingEmptySubsequences: false)
        guard (1...3).contains(parts.count), let hour = DateWords.figures(parts[0]), hour < 24, parts[0].utf8.count <= 2 else { return nil }
        var later: [Int] = []
        for part in parts.dropFirst() {
            guard part.utf8.count == 2, let n = DateWords.figures(part), n < 60 else { return nil }
            later.append(n)
        }
        let clock = Clock(hour: hour, minute: later.first ?? 0, second: later.count > 1 ? later[1] : nil)
        return (clock, suffix, parts.count == 1)
    }

    /// A bare hour from 1 to 6 is one of the afternoon.
    private static func hour(_ clock: Clock, _ suffix: String?, bare: Bool) -> Clock? {
        var clock = clock
        if let suffix {
            guard clock.hour <= 12 else { return suffix == "pm" ? clock : nil }
            clock.hour = clock.hour % 12 + (suffix == "pm" ? 12 : 0)
        } else if bare, (1...6).contains(clock.hour) {
            clock.hour += 12
        }
        return clock
    }

    private func endsHere(_ i: Int) -> Bool {
        guard let next = word(i) else { return true }
        if next.unicodeScalars.allSatisfy({ !$0.properties.isAlphabetic && $0.properties.numericType == nil }) { return true }
        if LogWords.prepositions.contains(next) || LogWords.about.contains(next) || length(i) != nil { return true }
        return next == "w/" || next == "today" || next == "yesterday"
    }

    func word(_ i: Int) -> String? { words.indices.contains(i) ? words[i] : nil }
}
