internal import Foundation
package import WellmetModel

/// The day's list as every surface shows it.
package struct Today: Sendable {
    /// A line with the person it is about.
    package struct Line: Sendable {
        package let person: PersonLine
        package let nudge: Nudge
        /// The last contact; nil when there was none.
        package let last: Interaction?
        /// Ways to reach them, in the order of their kinds.
        package let identities: [Identity]

        package init(person: PersonLine, nudge: Nudge, last: Interaction? = nil, identities: [Identity] = []) {
            self.person = person
            self.nudge = nudge
            self.last = last
            self.identities = identities
        }
    }

    /// A day of somebody who has no line: it takes no place on the list, and is not forgotten.
    package struct OtherDay: Sendable {
        package let person: ID<Person>
        package let name: String
        /// "birthday", "anniversary", or what the person wrote.
        package let label: String

        /// "the birthday of Ada Lovelace"
        package var words: String { "the \(label.isEmpty ? "day" : label) of \(name)" }
    }

    package let day: Day
    /// Follow-ups with a date that is due, mine and theirs: they stand in a group of their own.
    package let promises: [Line]
    package let picks: [Line]
    /// Birthdays and other days of today, of people who are on neither list.
    package let otherDays: [OtherDay]
    /// How many lines of this day were answered.
    package let answered: Int
    /// Whether nobody is in the book: then an empty list says how to begin.
    package let isBookEmpty: Bool
    /// Whether I am known to have written to or met anybody: else nobody can be missed, and an empty list says what to do.
    package let hasTies: Bool
}

extension Network {
    /// Today's list. The first request of a local day chooses and stores it; all later ones read it again. Places that are free
    /// are filled when something was written since, so that a day which began empty need not end so.
    package func today(at now: Instant) async throws -> Today {
        let account = account
        let settings = try await settings()
        let zone = settings.timeZone
        let day = Day(now, in: zone)
        let list = try await read { tx in
            try TodayList.standing(account: account, day: day, capacity: settings.capacity, tx: tx)
        }
        if !list.isMade { try await prepareDay(at: now) }
        if !list.isMade || list.canFill {
            let title = list.isMade ? "Filled free places of \(PartialDate(day).words)" : "Chose the list of \(PartialDate(day).words)"
            // A power cut may take the list back: then it is chosen again from the same, as nobody can have answered it.
            _ = try await write(BatchEntry(.rule, title, by: .rule), at: now, soon: true) { change in
                let list = TodayList(change, day: day, zone: zone)
                try list.make()
                // Another request may have filled it meanwhile.
                if try TodayList.standing(account: account, day: day, capacity: settings.capacity, tx: change.tx).canFill {
                    try list.fill()
                }
            }
        }
        return try await read { tx in try Today.read(account: account, day: day, now: now, zone: zone, tx: tx) }
    }
}

extension Network {
    /// How many people are in the book, without those in the archive.
    package func bookSize() async throws -> Int {
        let account = account
        return try await read { tx in
            try tx.row("SELECT count(*) AS n FROM person WHERE account = \(account) AND standing = 'book' AND archived = 0")?["n"].int ?? 0
        }
    }
}

extension Today {
    static func read(account: AccountID, day: Day, now: Instant, zone: TimeZone, tx: any Transaction) throws -> Today {
        let rows = try tx.rows("SELECT person, content, answer FROM nudge WHERE account = \(account) AND day = \(day) ORDER BY rank")
        var picks: [Nudge] = []
        var answered = 0
        // What else was promised to somebody stays on the list when one line about them is done; a pause ends it for today.
        var quiet: Set<ID<Person>> = []
        for row in rows {
            let answer = row["answer"]
            if answer.isNull {
                picks.append(try Nudge(stored: row["content"].text))
            } else {
                answered += 1
                if Answer.quieting.contains(answer.text) { quiet.insert(try row["person"].required()) }
            }
        }
        let promises = try TodayList.promises(account: account, day: day, now: now, zone: zone, taken: quiet, tx: tx)
        let promised = Set(promises.map(\.person))
        picks.removeAll { promised.contains($0.person) }
        let ids = (promises + picks).map(\.person)
        let people = try tx.rows(
            PeopleQueries.columns + """
                 FROM person JOIN tie ON tie.account = person.account AND tie.person = person.id
                WHERE person.account = \(account) AND person.id IN (\(list: ids)) AND person.standing = 'book' AND person.archived = 0
                """)
        let lines = Dictionary(
            try PeopleQueries.lines(people, account: account, tx: tx).map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
        let last = try lastContacts(of: ids, account: account, now: now, tx: tx)
        let identities = try identities(of: ids, account: account, tx: tx)
        func line(_ nudge: Nudge) -> Line? {
            let person = nudge.person
            return lines[person].map { Line(person: $0, nudge: nudge, last: last[person], identities: identities[person] ?? []) }
        }
        // Asked only where it is said: what looks at every person has no place in a page that is opened every day.
        let isEmpty = promises.isEmpty && picks.isEmpty
        return Today(
            day: day, promises: promises.compactMap(line), picks: picks.compactMap(line),
            otherDays: try otherDays(account: account, day: day, without: ids + rows.map { try $0["person"].required() }, tx: tx),
            answered: answered,
            isBookEmpty: try isEmpty && isBookEmpty(account: account, tx: tx), hasTies: try !isEmpty || hasTies(account: account, tx: tx))
    }

    /// At most as many as one reads at a glance.
    private static func otherDays(
        account: AccountID, day: Day, without listed: [ID<Person>], tx: any Transaction
    ) throws -> [OtherDay] {
        // 29 February is kept on 1 March in common years, as birthdays are.
        let isLeapless = day.month == 3 && day.day == 1 && Day(year: day.year, month: 2, day: 29) == nil
        let rows = try tx.rows(
            """
            SELECT date.person AS person, date.label AS label, person.full_name AS full_name FROM date
            JOIN person ON person.account = date.account AND person.id = date.person
            WHERE date.account = \(account) AND date.day IS NOT NULL
              AND (date.month = \(day.month) AND date.day = \(day.day)
                OR date.month = \(isLeapless ? 2 : 0) AND date.day = 29)
              AND (date.year IS NULL OR date.year < \(day.year) OR date.label <> 'birthday')
              AND person.standing = 'book' AND person.archived = 0 AND person.never_suggest = 0 AND person.paused_until IS NULL
            ORDER BY person.sort_key, date.id LIMIT 12
            """)
        let known = Set(listed)
        return try rows.compactMap { row in
            let person: ID<Person> = try row["person"].required()
            let isNoCause = ["death", "met"].contains(folded(row["label"].text))
            return known.contains(person) || isNoCause
                ? nil : OtherDay(person: person, name: row["full_name"].text, label: row["label"].text)
        }
    }

    private static func isBookEmpty(account: AccountID, tx: any Transaction) throws -> Bool {
        try tx.row(
            "SELECT 1 AS found FROM person WHERE account = \(account) AND standing = 'book' AND archived = 0 LIMIT 1") == nil
    }

    private static func hasTies(account: AccountID, tx: any Transaction) throws -> Bool {
        try tx.row("SELECT 1 AS found FROM tie WHERE account = \(account) AND last_contact IS NOT NULL AND last_out IS NOT NULL LIMIT 1")
            != nil
    }

    private static func lastContacts(
        of ids: [ID<Person>], account: AccountID, now: Instant, tx: any Transaction
    ) throws -> [ID<Person>: Interaction] {
        guard !ids.isEmpty else { return [:] }
        let rows = try tx.rows(
            """
            SELECT interaction.*, participant.person AS person FROM tie
            JOIN participant ON participant.account = tie.account AND participant.person = tie.person AND participant.at = tie.last_contact
            JOIN interaction ON interaction.account = participant.account AND interaction.id = participant.interaction
            WHERE tie.account = \(account) AND tie.person IN (\(list: ids)) AND participant.weight > 0
            ORDER BY tie.person, interaction.id
            """)
        var last: [ID<Person>: Interaction] = [:]
        for row in rows { last[try row["person"].required()] = try Interaction(row: row) }
        return last
    }

    private static func identities(
        of ids: [ID<Person>], account: AccountID, tx: any Transaction
    ) throws -> [ID<Person>: [Identity]] {
        guard !ids.isEmpty else { return [:] }
        var found: [ID<Person>: [Identity]] = [:]
        let rows = try tx.rows(
            "SELECT * FROM identity WHERE account = \(account) AND person IN (\(list: ids)) ORDER BY person, kind, value")
        for row in rows { found[try row["person"].required(), default: []].append(try Identity(row: row)) }
        return found
    }
}
