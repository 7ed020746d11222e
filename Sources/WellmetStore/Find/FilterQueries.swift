internal import Foundation
internal import WellmetModel

/// The terms of a filter as conditions on `person`, each answered by an index of its own where there is one.
struct FilterQueries {
    let account: AccountID
    let now: Instant
    let zone: TimeZone
    /// What the terms ask for that was looked up before.
    let sought: SoughtPeople

    /// `AND …` for every term but those of the archive and of who was only seen, which lists answer by themselves. Those of `isOfTies`
    /// need `tie` joined.
    func conditions(_ terms: [FilterTerm]) -> SQL {
        terms.reduce("") { sql, term in
            let condition = condition(term.test)
            // What is not known makes no term true: whoever has no day of meeting was not met in 2025.
            return sql + " AND (" + condition + (term.isNegated ? ") IS NOT TRUE" : ")")
        }
    }

    private func condition(_ test: FilterTest) -> SQL {
        switch test {
        case .word(let word) where word.hasPrefix("@") && word.count > 1: handle(folded(word))
        case .word(let word): words(word, any: findable, whole: anywhere, cities: true)
        case .text(let field, let values): anyOf(values.map { text(field, $0) })
        case .day(let field, let days): anyOf(days.map { day(field, $0) })
        case .has(let things): anyOf(things.sorted { $0.rawValue < $1.rawValue }.map(has))
        case .importance(let all): "person.importance IN (\(list: all.map(\.rawValue).sorted()))"
        case .warmth(let bands): anyOf(bands.map(warmth))
        case .archived, .standing: "1 = 1"
        }
    }

    /// Warmth only falls without contact: a band lasts until the instant that the tie's row has for it.
    private func warmth(_ bands: ClosedRange<Int>) -> SQL {
        func until(_ band: Int) -> SQL? {
            switch Warmth(rawValue: band) {
            case .close: "tie.close_until"
            case .steady: "tie.steady_until"
            case .loose: "tie.loose_until"
            case .faint: "tie.faint_until"
            case .dormant, nil: nil
            }
        }
        let least = until(bands.lowerBound).map { $0 + " > \(now)" }
        let most = until(bands.upperBound + 1).map { "(" + $0 + " IS NULL OR " + $0 + " <= \(now))" }
        return [least, most].compactMap(\.self).reduce("tie.last_contact IS NOT NULL") { $0 + " AND " + $1 }
    }

    private func anyOf(_ conditions: [SQL]) -> SQL {
        guard let first = conditions.first else { return "1 = 0" }
        return conditions.dropFirst().reduce(first) { $0 + " OR " + $1 }
    }

    /// Whom every word of the text finds; nobody where it holds no word.
    ///
    /// `whole` finds by a word as it is: by one with dots where it was typed without, and, with `cities`, by another name of a city.
    private func words(_ text: String, any find: (String) -> SQL, whole: ((String) -> SQL)? = nil, cities: Bool = false) -> SQL {
        let words = SearchText.terms(of: text)
        func one(_ word: SearchWord) -> SQL {
            let dotted = whole.map { whole in word.dotted.map { " UNION ALL " + whole($0) } } ?? []
            return dotted.reduce(either(word, find)) { $0 + $1 }
        }
        var conditions: [SQL] = words.map { "person.id IN (" + one($0) + ")" }
        if cities, let city = CityNames.first(in: words.map(\.text)) {
            let names = [every(words[city.words].map(one))] + city.others.map { every($0.map(place)) }
            conditions.replaceSubrange(
                city.words, with: ["person.id IN (" + names.dropFirst().reduce(names[0]) { $0 + " UNION ALL " + $1 } + ")"])
        }
        guard let first = conditions.first else { return "1 = 0" }
        return conditions.dropFirst().reduce(first) { $0 + " AND " + $1 }
    }

    /// Whom each of those finds; there is one at least.
    private func every(_ all: [SQL]) -> SQL {
        guard all.count > 1 else { return all.first ?? "SELECT person FROM name_word WHERE 1 = 0" }
        let each: [SQL] = all.map { "SELECT person FROM (" + $0 + ") AS by_word" }
        return "SELECT person FROM (" + each.dropFirst().reduce(each[0]) { $0 + " INTERSECT " + $1 } + ") AS by_words"
    }

    /// Who lives at a place with that word.
    private func place(_ word: String) -> SQL {
        "SELECT person FROM name_word WHERE account = \(account) AND part = 'place' AND word = \(word)"
    }

    /// Whom the word finds as it is written or spelled out.
    private func either(_ word: SearchWord, _ find: (String) -> SQL) -> SQL {
        word.spellings.dropFirst().reduce(find(word.text)) { $0 + " UNION ALL " + find($1) }
    }

    /// Who lives or works where that is a word of the name.
    private func anywhere(_ word: String) -> SQL { place(word) + " UNION ALL " + organization(word, isCurrent: true, isWhole: true) }

    private func findable(_ word: String) -> SQL { PeopleQueries.findable(by: word, account: account) }

    /// Whom a word finds that begins one of those parts of theirs in the index.
    private func indexed(_ parts: String...) -> (String) -> SQL {
        { [account] word in
            """
            SELECT person FROM name_word WHERE account = \(account) AND part IN (\(list: parts)) AND word >= \(word) AND word < \(word + "\u{10FFFF}")
            """
        }
    }

    private func text(_ field: FilterField.Text, _ value: String) -> SQL {
        switch field {
        case .name: words(value, any: indexed("name"))
        case .title: words(value, any: indexed("work"))
        case .city: words(value, any: indexed("place"), whole: place, cities: true)
        case .metAt: either(SearchText.terms(of: value).map { either($0, indexed("met", "story")) }, or: meetings(value))
        case .about: either(AskedWord.all(of: value).map(named), or: written(sought.texts[value] ?? []))
        case .knows:
            if let people = sought.acquainted[value], !people.isEmpty { "person.id IN (\(list: people))" } else { "1 = 0" }
        case .company: organizations(value, isCurrent: true)
        case .worked: organizations(value, isCurrent: false)
        case .circle:
            """
            person.id IN (SELECT membership.person FROM membership
            JOIN circle ON circle.account = membership.account AND circle.id = membership.circle
            WHERE membership.account = \(account) AND circle.folded = \(folded(value)))
            """
        case .tag:
            "person.id IN (SELECT person FROM tagging WHERE account = \(account) AND tag = \(folded(value.drop { $0 == "#" })))"
        case .address: address(folded(value))
        case .language: "', ' || lower(person.languages) || ',' LIKE \("%, " + FilterQueries.literal(value.lowercased()) + ",%") ESCAPE '!'"
        case .zone: "lower(person.zone) LIKE \(FilterQueries.literal(value.lowercased()) + "%") ESCAPE '!'"
        case .through:
            "person.met_through IN (SELECT person.id FROM person WHERE person.account = \(account) AND "
                + words(value, any: indexed("name")) + ")"
        case .source:
            """
            person.id IN (SELECT record.person FROM record JOIN source ON source.account = record.account AND source.id = record.source
            WHERE record.account = \(account) AND source.kind = \(value))
            """
        }
    }

    // MARK: Words that were written

    /// Whom every word finds, or the texts; nobody where there is no word.
    private func either(_ words: [SQL], or texts: SQL) -> SQL {
        words.isEmpty ? "1 = 0" : "person.id IN (SELECT person FROM (" + every(words) + ") AS by_all UNION ALL " + texts + ")"
    }

    /// Who has such a tag, or is or was such by title.
    private func named(_ word: AskedWord) -> SQL {
        let titled = either(word.word) { text in
            let match: SQL = word.isWhole ? "word = \(text)" : "word >= \(text) AND word < \(text + "\u{10FFFF}")"
            return "SELECT person FROM name_word WHERE account = \(account) AND part IN ('work', 'past') AND " + match
        }
        return titled
            + " UNION ALL SELECT person FROM tagging WHERE account = \(account) AND tag IN (\(list: sought.tags(with: word)))"
    }

    /// Of whom those texts are, from whom, or with whom: notes on somebody, what came from them, and what was said.
    private func written(_ texts: [TextHit]) -> SQL {
        func ids<Entity>(_ table: String, _: Entity.Type) -> [ID<Entity>] { texts.filter { $0.table == table }.compactMap { $0.id.id() } }
        return """
            SELECT person FROM participant WHERE account = \(account) AND interaction IN (\(list: ids("interaction", Interaction.self)))
            UNION ALL SELECT person FROM note WHERE account = \(account) AND id IN (\(list: ids("note", Note.self)))
            UNION ALL SELECT person FROM opportunity
            WHERE account = \(account) AND person IS NOT NULL AND id IN (\(list: ids("opportunity", Opportunity.self)))
            UNION ALL SELECT person FROM insight
            WHERE account = \(account) AND person IS NOT NULL AND id IN (\(list: ids("insight", Insight.self)))
            """
    }

    /// Whom I met there as it was logged: at a meeting or an event whose summary has the words, over a coffee or a meal that was "at" it.
    private func meetings(_ value: String) -> SQL {
        let ids: [ID<Interaction>] = (sought.texts[value] ?? []).filter { $0.table == "interaction" }.compactMap { $0.id.id() }
        return """
            SELECT participant.person FROM interaction
            JOIN participant ON participant.account = interaction.account AND participant.interaction = interaction.id
            WHERE interaction.account = \(account) AND interaction.id IN (\(list: ids)) AND interaction.direction = 'both'
            AND (interaction.kind IN ('event', 'meeting') OR interaction.kind IN ('coffee', 'meal')
              AND ' ' || lower(interaction.summary) LIKE \("% at " + FilterQueries.literal(value.lowercased()) + "%") ESCAPE '!')
            """
    }

    private func organizations(_ value: String, isCurrent: Bool) -> SQL {
        words(value, any: { organization($0, isCurrent: isCurrent) }, whole: { organization($0, isCurrent: isCurrent, isWhole: true) })
    }

    private func organization(_ word: String, isCurrent: Bool, isWhole: Bool = false) -> SQL {
        let current: SQL = isCurrent ? " AND current = 1" : ""
        let match: SQL = isWhole ? "word = \(word)" : "word >= \(word) AND word < \(word + "\u{10FFFF}")"
        return "SELECT person FROM position WHERE account = \(account)" + current
            + """
             AND organization IN (SELECT organization FROM organization_word
            WHERE account = \(account) AND \(match))
            """
    }

    /// A handle that begins so, with its @ or without, on whichever platform.
    private func handle(_ text: String) -> SQL {
        let bare = String(text.dropFirst())
        let all = Identity.Kind.handles
        return """
            person.id IN (SELECT person FROM identity WHERE account = \(account) AND kind IN (\(list: all))
            AND value >= \(bare) AND value < \(bare + "\u{10FFFF}")
            UNION ALL SELECT person FROM identity WHERE account = \(account) AND kind IN (\(list: all))
            AND value >= \(text) AND value < \(text + "\u{10FFFF}"))
            """
    }

    /// The whole address, its beginning, or the domain of a mail address.
    private func address(_ value: String) -> SQL {
        """
        person.id IN (SELECT person FROM identity WHERE account = \(account) AND kind IN (\(list: Identity.Kind.allCases))
        AND value >= \(value) AND value < \(value + "\u{10FFFF}")
        UNION ALL SELECT person FROM identity WHERE account = \(account) AND kind = \(Identity.Kind.mail)
        AND value LIKE \("%@" + FilterQueries.literal(String(value.drop { $0 == "@" }))) ESCAPE '!')
        """
    }

    /// The text in a pattern of LIKE that means nothing but itself.
    static func literal(_ text: String) -> String {
        text.replacing("!", with: "!!").replacing("%", with: "!%").replacing("_", with: "!_")
    }

    // MARK: Days

    private func day(_ field: FilterField.Day, _ day: FilterDay) -> SQL {
        switch field {
        case .last: moment("tie.last_contact", day)
        case .added: moment("person.made_at", day)
        case .met: written("person.met_on", day)
        case .birthday: birthday(day)
        }
    }

    private func moment(_ column: SQL, _ day: FilterDay) -> SQL {
        switch day {
        case .never: return column + " IS NULL"
        case .ever: return column + " IS NOT NULL"
        case .olderThan(let days): return column + " < \(now.adding(days: -Double(days)))"
        case .newerThan(let days): return column + " >= \(now.adding(days: -Double(days)))"
        case .daysAgo(let days): return moment(column, .within(date(days), date(days)))
        case .within(let from, let to):
            let since: SQL = from.map { column + " >= \($0.earliest.start(in: zone))" } ?? "1 = 1"
            return since + (to.map { " AND " + column + " < \($0.latest.adding(1).start(in: zone))" } ?? "")
        }
    }

    /// Dates that are written as far as they are known sort by their text.
    private func written(_ column: SQL, _ day: FilterDay) -> SQL {
        switch day {
        case .never: return column + " IS NULL"
        case .ever: return column + " IS NOT NULL"
        case .olderThan(let days): return column + " < \(Day(now, in: zone).adding(-days))"
        case .newerThan(let days): return column + " >= \(Day(now, in: zone).adding(-days))"
        case .daysAgo(let days): return written(column, .within(date(days), date(days)))
        case .within(let from, let to):
            let since: SQL = from.map { column + " >= \($0)" } ?? "1 = 1"
            return since + (to.map { " AND " + column + " < \($0.description + "~")" } ?? "")
        }
    }

    private func date(_ daysAgo: Int) -> PartialDate { PartialDate(Day(now, in: zone).adding(-daysAgo)) }

    private func birthday(_ day: FilterDay) -> SQL {
        let all: SQL = "SELECT person FROM date WHERE account = \(account) AND label = \(ImportantDate.birthday)"
        switch day {
        case .never: return "person.id NOT IN (" + all + ")"
        case .daysAgo(let days):
            let date = date(days)
            let (month, day) = (date.month ?? 0, date.day ?? 0)
            // Whoever was born on 29 February has it on 1 March in common years.
            let isLeapDay = month == 3 && day == 1 && Day.length(ofMonth: 2, year: date.year ?? 1) == 28
            let dates = [month * 100 + day] + (isLeapDay ? [229] : [])
            return "person.id IN (" + all + " AND month * 100 + day IN (\(list: dates)))"
        case .within(let from, let to) where (from ?? to)?.year == nil:
            // Of every year; a span may go over its end: november..february.
            let first = from.map { ($0.month ?? 1) * 100 + ($0.day ?? 0) } ?? 100
            let last = to.map { ($0.month ?? 12) * 100 + ($0.day ?? 31) } ?? 1231
            let span: SQL = " AND (month * 100 + coalesce(day, 0) >= \(first) "
            return "person.id IN (" + all + span + (first <= last ? "AND" : "OR") + " month * 100 + coalesce(day, 0) <= \(last)))"
        case .within(let from, let to):
            // As far as it was given; whoever is known less well than that is not found.
            let first = from.map { ($0.year ?? 1) * 10_000 + ($0.month ?? 0) * 100 + ($0.day ?? 0) } ?? 0
            let last = to.map { ($0.year ?? 9999) * 10_000 + ($0.month ?? 99) * 100 + ($0.day ?? 99) } ?? 99_999_999
            let day: SQL = "year * 10000 + coalesce(month, 0) * 100 + coalesce(day, 0)"
            return "person.id IN (" + all + " AND " + day + " >= \(first) AND " + day + " <= \(last))"
        case .ever, .olderThan, .newerThan: return "person.id IN (" + all + ")"
        }
    }

    // MARK: What there is

    private func has(_ thing: FilterField.Thing) -> SQL {
        func row(_ table: String, _ more: SQL = "") -> SQL {
            SQL(text: "EXISTS (SELECT 1 FROM \(table) WHERE \(table).account = person.account AND \(table).person = person.id") + more + ")"
        }
        func identity(_ kind: Identity.Kind) -> SQL { row("identity", " AND kind = \(kind)") }
        return switch thing {
        case .mail: identity(.mail)
        case .phone: identity(.phone)
        case .linkedin: identity(.linkedin)
        case .website: identity(.website)
        case .followUp: row("follow_up", " AND state = 'open'")
        case .note: row("note")
        case .birthday: row("date", " AND label = \(ImportantDate.birthday)")
        case .picture: row("face", " AND kind <> 'none'")
        case .circle: row("membership")
        case .tag: row("tagging")
        case .company: row("position", " AND current = 1")
        case .city: "person.place <> ''"
        case .cadence: row("tie", " AND cadence_days IS NOT NULL")
        case .contact: row("tie", " AND last_contact IS NOT NULL")
        case .opportunity: row("opportunity")
        case .insight: row("insight")
        case .introduction: row("introduction")
        }
    }
}
