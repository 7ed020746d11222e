/// Finds the day phrase that begins at a word, in words that the log line and `DatePhrase` share.
struct DateMatcher {
    /// Folded words and punctuation marks, as `LogToken` makes them.
    let words: [String]
    let today: Day
    let tendency: DatePhrase.Tendency

    struct Match {
        /// The index after the last word.
        let end: Int
        let outcome: Result<Day, DatePhraseError>
        /// Whether it means a day only where one is expected ("sat", "14.3", "the 14th", "March"), not amid other words.
        var loose = false
    }

    /// The phrase that begins at `i`, or nil. Reads at most ten words.
    func match(at i: Int) -> Match? {
        guard let first = word(i), let initial = first.unicodeScalars.first else { return nil }
        if ("0"..."9").contains(initial) { return numeric(first, i) ?? distance(i) ?? dayAndMonth(i) }
        switch first {
        case "today", "eod": return found(today, i + 1)
        case "tonight": return found(today, i + 1)
        case "tomorrow", "tmrw", "tmr", "tomorow", "tommorow", "tommorrow": return found(adding(days: 1), i + 1)
        case "yesterday", "yday": return found(adding(days: -1), i + 1)
        case "day": return besides(i)
        case "the": return word(i + 1) == "day" ? besides(i + 1) : theNth(i) ?? edge(i + 1) ?? fixed(i, toward: tendency)
        case "in": return ahead(i)
        case "within": return tendency == .future ? within(i) : nil
        case "last", "next", "this", "past", "coming": return turn(i)
        case "end", "start", "beginning", "middle", "mid": return edge(i)
        default: break
        }
        if let unit = DateWords.ends[first] { return found(end(of: unit), i + 1) }
        if let weekday = DateWords.weekdays[first] { return named(weekday, first, i) }
        if DateWords.months[first] != nil { return monthFirst(i) }
        if DateWords.numbers[first] != nil { return distance(i) }
        return fixed(i, toward: tendency)
    }

    // MARK: Relative days

    /// "day before yesterday", "day after tomorrow".
    private func besides(_ i: Int) -> Match? {
        switch (word(i + 1), word(i + 2)) {
        case ("before", "yesterday"): found(adding(days: -2), i + 3)
        case ("after", "tomorrow"): found(adding(days: 2), i + 3)
        default: nil
        }
    }

    /// "3 days ago", "a couple of weeks ago", "two months from now".
    private func distance(_ i: Int) -> Match? {
        // "2 fridays ago"
        if let count = word(i).flatMap(DateWords.number), (1...520).contains(count), word(i + 2) == "ago",
            let weekday = word(i + 1).flatMap({ DateWords.weekdays[$0] ?? DateWords.weekdays[String($0.dropLast())] })
        {
            return found(nearest(weekday, .past).adding(-7 * (count - 1)), i + 3)
        }
        guard let (count, unit, end) = amount(i) else { return nil }
        if word(end) == "ago" { return shifted(-count, unit, i, end + 1) }
        if word(end) == "from", word(end + 1) == "now" || word(end + 1) == "today" { return shifted(count, unit, i, end + 2) }
        return nil
    }

    /// "in 2 weeks", "in March", "in March 2027", "in 2027".
    private func ahead(_ i: Int) -> Match? {
        if let (count, unit, end) = amount(i + 1) { return shifted(count, unit, i, end) }
        if let text = word(i + 1), let year = DateWords.year(text) {
            var match = date(year, 1, 1, i + 2, text, tendency)
            match.loose = true
            return match
        }
        return monthAlone(i + 1)
    }

    /// "within a week", "within 3 days", "within the next 2 weeks", "within the month": at the latest then.
    private func within(_ i: Int) -> Match? {
        let isCounted = word(i + 1) == "the" && word(i + 2) == "next"
        if let (count, unit, end) = amount(isCounted ? i + 3 : i + 1) { return shifted(count, unit, i, end) }
        guard let way = word(i + 1), ["the", "this"].contains(way), let unit = word(i + 2).flatMap({ DateWords.units[$0] }) else {
            return nil
        }
        return found(end(of: unit), i + 3)
    }

    private func amount(_ i: Int) -> (count: Int, unit: DateWords.Unit, end: Int)? {
        guard let first = word(i) else { return nil }
        if let unit = first.last.flatMap({ DateWords.letters[$0] }), let n = DateWords.figures(first.dropLast()) { return (n, unit, i + 1) }
        var at = i + 1
        let count: Int
        if first == "a" || first == "the", let more = word(i + 1), let n = DateWords.few[more] {
            (count, at) = (n, i + 2)
        } else if let n = DateWords.number(first) {
            count = n
        } else {
            return nil
        }
        if word(at) == "of" { at += 1 }
        guard let name = word(at), let unit = DateWords.units[name] else { return nil }
        return (count, unit, at + 1)
    }

    private func shifted(_ count: Int, _ unit: DateWords.Unit, _ i: Int, _ end: Int) -> Match {
        switch unit {
        case .day: found(adding(days: count), end, from: i)
        case .week: found(adding(days: count * 7), end, from: i)
        case .fortnight: found(adding(days: count * 14), end, from: i)
        case .month: found(adding(months: count), end, from: i)
        case .quarter: found(adding(months: count * 3), end, from: i)
        case .year: found(adding(months: count * 12), end, from: i)
        }
    }

    /// "last tuesday", "next month", "this friday", "this coming friday", "next weekend".
    private func turn(_ i: Int) -> Match? {
        var way = word(i) ?? ""
        var at = i + 1
        if way == "this", let second = word(at), second == "coming" || second == "past" { (way, at) = (second, at + 1) }
        guard let name = word(at) else { return nil }
        let end = at + 1
        let monday = today.adding(1 - today.weekday)
        if let weekday = DateWords.weekdays[name] {
            switch way {
            case "last", "past": return found(nearest(weekday, .past), end)
            case "coming": return found(nearest(weekday, .future), end)
            case "next": return found(monday.adding(6 + weekday), end)
            default: return found(monday.adding(weekday - 1), end)
            }
        }
        if name == "weekend" {
            switch way {
            case "last", "past": return found(today.weekday == 7 ? today.adding(-8) : monday.adding(-2), end)
            case "next": return found(monday.adding(12), end)
            default: return found(monday.adding(5), end)
            }
        }
        if let month = DateWords.months[name], way == "last" || way == "next" {
            return date(nil, month, 1, end, "\(way) \(name)", way == "last" ? .past : .future)
        }
        if let fixed = fixed(at, toward: way == "this" ? tendency : way == "last" || way == "past" ? .past : .future) {
            return Match(end: fixed.end, outcome: fixed.outcome)
        }
        guard let unit = DateWords.units[name], unit != .day else { return nil }
        switch way {
        case "last", "past": return shifted(-1, unit, i, end)
        case "next": return found(start(of: unit, later: 1), end)
        case "this": return found(tendency == .past ? today : self.end(of: unit), end)
        default: return nil
        }
    }

    /// "end of month", "end of the week", "end of next quarter", "start of next year", "mid March", "end of June".
    private func edge(_ i: Int) -> Match? {
        guard let side = word(i), ["end", "start", "beginning", "middle", "mid"].contains(side) else { return nil }
        var at = i + 1
        if word(at) == "of" { at += 1 } else if side != "mid" { return nil }
        var later = 0
        if let way = word(at), ["the", "this", "next"].contains(way) { (later, at) = (way == "next" ? 1 : 0, at + 1) }
        guard let name = word(at) else { return nil }
        if let month = DateWords.months[name] {
            let year = word(at + 1).flatMap(DateWords.year)
            let text = "\(side) of \(name)"
            guard let first = try? date(year, month, 1, at, text, tendency).outcome.get() else { return nil }  // day 1 is always there
            // "end of March" said in March is this March, although its first day has passed.
            let day = year == nil && month == today.month && later == 0 ? today.adding(1 - today.day) : first
            return found(point(side, from: day, to: day.adding(months: 1).adding(-1)), at + (year == nil ? 1 : 2))
        }
        guard let unit = DateWords.units[name] else { return nil }
        if unit == .day { return side == "end" ? found(adding(days: later), at + 1) : nil }
        let first = start(of: unit, later: later)
        let friday = later == 0 ? end(of: .week) : first.adding(4)
        let last = unit == .week ? friday : start(of: unit, later: later + 1).adding(-1)
        return found(point(side, from: first, to: last), at + 1)
    }

    private func point(_ side: String, from first: Day, to last: Day) -> Day {
        switch side {
        case "end": last
        case "mid", "middle": first.adding((last.number - first.number) / 2)
        default: first
        }
    }

    // MARK: Weekdays and months

    /// "friday", "friday next week", "tuesday 14 March".
    private func named(_ weekday: Int, _ name: String, _ i: Int) -> Match? {
        if let way = word(i + 1), way == "next" || way == "last", word(i + 2) == "week" {
            return found(today.adding(1 - today.weekday).adding((way == "next" ? 7 : -7) + weekday - 1), i + 3)
        }
        let next = i + (word(i + 1) == "," ? 2 : 1)
        if let dated = word(next), dated.unicodeScalars.first.map({ ("0"..."9").contains($0) }) == true || DateWords.months[dated] != nil,
            let rest = numeric(dated, next) ?? dayAndMonth(next) ?? monthFirst(next), !rest.loose
        {
            guard case .success(let day) = rest.outcome, day.weekday != weekday else { return rest }
            let reason = "\(day) is a \(DateWords.weekdayNames[day.weekday - 1]), not a \(DateWords.weekdayNames[weekday - 1])."
            return Match(end: rest.end, outcome: .failure(.noSuchDay(spoken(i, rest.end), reason: reason)))
        }
        // "Mon 9am", "sat 14:00": before a time a short form means the day.
        let isTimed = word(i + 1).map { text in
            text.first?.isNumber == true && (text.contains(":") || text.hasSuffix("am") || text.hasSuffix("pm"))
        }
        return found(nearest(weekday, tendency), i + 1, loose: DateWords.shortWeekdays.contains(name) && isTimed != true)
    }

    private func nearest(_ weekday: Int, _ tendency: DatePhrase.Tendency) -> Day {
        let next = today.next(weekday)
        return tendency == .future ? next : next.adding(next.number - today.number == 7 ? -14 : -7)
    }

    /// "14 March", "14th of March 2027", "12 Nov. 2025"; of "12-14 March" the first day.
    private func dayAndMonth(_ i: Int) -> Match? {
        guard let first = word(i), let number = firstDay(first) else { return nil }
        var at = i + 1
        if word(at) == "." || word(at) == "of" { at += 1 }
        guard let name = word(at), let month = DateWords.months[name] else { return nil }
        let isDotted = word(at + 1) == "." && DateWords.isShort(month: name) && word(at + 2).flatMap(DateWords.year) != nil
        return withYear(number, month, isDotted ? at + 2 : at + 1, from: i)
    }

    /// "March 14", "Nov. 14", "March 14th, 2027", "March 2027"; of "March 12-14" the first day; alone only as a loose phrase.
    private func monthFirst(_ i: Int) -> Match? {
        guard let name = word(i), let month = DateWords.months[name] else { return nil }
        let at = word(i + 1) == "." && DateWords.isShort(month: name) ? i + 2 : i + 1
        // "May 3 people", and of "Bob May 2 days ago" the days are counted.
        let isCounted = word(at + 1).map { DateWords.notAfterDay.contains($0) || DateWords.units[$0] != nil } == true
        if let next = word(at), let number = firstDay(next), !isCounted {
            return withYear(number, month, at + 1, from: i)
        }
        return monthAlone(i)
    }

    /// The day of "14" and "14th", and the first of "12-14" and "12–14th".
    private func firstDay(_ word: String) -> Int? {
        if let day = DateWords.dayNumber(word) { return day }
        let ends = word.split(whereSeparator: { $0 == "-" || $0 == "\u{2013}" })
        guard word.utf8.count <= 11, ends.count == 2, let first = DateWords.dayNumber(String(ends[0])),
            let last = DateWords.dayNumber(String(ends[1])), first < last
        else { return nil }
        return first
    }

    private func monthAlone(_ i: Int) -> Match? {
        guard let name = word(i), let month = DateWords.months[name] else { return nil }
        let year = word(i + 1).flatMap(DateWords.year)
        var match = date(year, month, 1, year == nil ? i + 1 : i + 2, name, tendency)
        match.loose = year == nil
        return match
    }

    private func withYear(_ day: Int, _ month: Int, _ end: Int, from i: Int) -> Match {
        if let year = shortYear(end) { return date(year, month, day, end + 1, spoken(i, end + 1), tendency) }
        if let year = word(end).flatMap(DateWords.year) { return date(year, month, day, end + 1, spoken(i, end + 1), tendency) }
        if word(end) == ",", let year = word(end + 1).flatMap(DateWords.year) {
            return date(year, month, day, end + 2, spoken(i, end + 2), tendency)
        }
        return date(nil, month, day, end, spoken(i, end), tendency)
    }

    /// The year of "3 Jan 24" and "3 Jan '24": two figures that count nothing, not beyond next year.
    private func shortYear(_ i: Int) -> Int? {
        guard let text = word(i) else { return nil }
        let figures = text.hasPrefix("'") || text.hasPrefix("\u{2019}") ? text.dropFirst() : text[...]
        guard figures.utf8.count == 2, let n = DateWords.figures(figures), 2000 + n <= today.year + 1 else { return nil }
        if let next = word(i + 1), DateWords.notAfterDay.contains(next) || DateWords.units[next] != nil { return nil }
        return 2000 + n
    }

    /// "the 14th": of this month, or of the nearest month that has such a day in the direction of the tendency.
    private func theNth(_ i: Int) -> Match? {
        guard let next = word(i + 1), let number = DateWords.ordinal(next) else { return nil }
        if let full = dayAndMonth(i + 1) { return full }
        let step = tendency == .past ? -1 : 1
        for months in 0...2 {
            let first = today.adding(1 - today.day).adding(months: step * months)
            guard number >= 1, let day = Day(year: first.year, month: first.month, day: number) else { continue }
            if tendency == .past ? day <= today : day >= today { return found(day, i + 2, loose: true) }
        }
        return nil
    }

    // MARK: Dates in figures

    /// "2026-03-14", "14.3.2027", "14/3", "14-03-27".
    private func numeric(_ text: String, _ i: Int) -> Match? {
        guard text.utf8.count <= 10, let mark = text.first(where: { "./-".contains($0) }) else { return nil }
        let parts = text.split(separator: mark, omittingEmptySubsequences: false)
        guard parts.count == 2 || parts.count == 3 else { return nil }
        var figures: [Int] = []
        for part in parts {
            guard part.utf8.count <= 4, let n = DateWords.figures(part) else { return nil }
            figures.append(n)
        }
        if parts.count == 3 {
            if parts[0].utf8.count == 4 { return date(figures[0], figures[1], figures[2], i + 1, text, tendency) }
            guard parts[0].utf8.count <= 2, parts[1].utf8.count <= 2, [2, 4].contains(parts[2].utf8.count) else { return nil }
            let year = parts[2].utf8.count == 2 ? 2000 + figures[2] : figures[2]
            return date(year, figures[1], figures[0], i + 1, text, tendency)
        }
        guard mark != "-", text != "24/7", (1...31).contains(figures[0]), (1...31).contains(figures[1]) else { return nil }
        if mark == "/" { return date(nil, figures[1], figures[0], i + 1, text, tendency) }
        guard figures[1] <= 12 else { return nil }
        let dotted = word(i + 1) == "."
        var match = date(nil, figures[1], figures[0], dotted ? i + 2 : i + 1, text, tendency)
        match.loose = !dotted
        return match
    }

    /// The day of that date; without a year the nearest in the direction of `tendency`.
    func date(_ year: Int?, _ month: Int, _ day: Int, _ end: Int, _ text: String, _ tendency: DatePhrase.Tendency) -> Match {
        func failure(_ reason: String) -> Match { Match(end: end, outcome: .failure(.noSuchDay(text, reason: reason))) }
        guard (1...12).contains(month) else {
            return failure("there is no month \(month). Numbers are read day first, as in 14/3; or write 2026-03-14.")
        }
        let longest = Day.length(ofMonth: month, year: year ?? 2000)
        guard (1...longest).contains(day) else {
            let name = DateWords.monthNames[month - 1] + (year.map { " \($0)" } ?? "")
            if day < 1 { return failure("days begin at 1.") }
            return failure(month == 2 && year == nil ? "February has at most 29 days." : "\(name) has \(longest) days.")
        }
        if let year {
            return Day(year: year, month: month, day: day).map { found($0, end) } ?? failure("years go from 1 to 9999.")
        }
        let step = tendency == .past ? -1 : 1
        for years in 0...8 {
            guard let found = Day(year: today.year + step * years, month: month, day: day) else { continue }
            if tendency == .past ? found <= today : found >= today { return self.found(found, end) }
        }
        return failure("no such day is near.")
    }

    // MARK: Steps

    private func start(of unit: DateWords.Unit, later: Int) -> Day {
        switch unit {
        case .day: adding(days: later)
        case .week: adding(days: 1 - today.weekday + 7 * later)
        case .fortnight: adding(days: 1 - today.weekday + 14 * later)
        case .month: today.adding(1 - today.day).adding(months: later)
        case .quarter: today.adding(1 - today.day).adding(months: later * 3 - (today.month - 1) % 3)
        case .year: today.adding(1 - today.day).adding(months: later * 12 - (today.month - 1))
        }
    }

    /// The last day of this unit; of a week its Friday, at the weekend its Sunday.
    private func end(of unit: DateWords.Unit) -> Day {
        switch unit {
        case .day: today
        case .week: today.adding((today.weekday > 5 ? 7 : 5) - today.weekday)
        default: start(of: unit, later: 1).adding(-1)
        }
    }

    private func adding(days: Int) -> Day { today.adding(days) }
    private func adding(months: Int) -> Day { today.adding(months: months) }

    private func found(_ day: Day, _ end: Int, from i: Int? = nil, loose: Bool = false) -> Match {
        guard (1...9999).contains(day.year) else {
            return Match(end: end, outcome: .failure(.noSuchDay(spoken(i ?? max(0, end - 1), end), reason: "years go from 1 to 9999.")))
        }
        return Match(end: end, outcome: .success(day), loose: loose)
    }

    func word(_ i: Int) -> String? { words.indices.contains(i) ? words[i] : nil }

    /// The words from `i` to before `end`, for messages.
    private func spoken(_ i: Int, _ end: Int) -> String {
        words[max(0, min(i, words.count))..<max(0, min(end, words.count))].joined(separator: " ")
    }
}

extension Day {
    /// The first such weekday, 1 for Monday, after this day.
    func next(_ weekday: Int) -> Day { adding((weekday - self.weekday + 6) % 7 + 1) }
}
