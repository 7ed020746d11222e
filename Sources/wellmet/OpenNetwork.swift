internal import Foundation
internal import WellmetFormats
internal import WellmetModel
internal import WellmetStore

/// An account's network with all that a command needs to speak of it: the time, the zone, and who is meant by a word.
struct OpenNetwork: Sendable {
    let store: Store
    let network: Network
    let account: Account
    let settings: Settings
    let now: Instant

    var zone: TimeZone { settings.timeZone }
    var today: Day { Day(now, in: zone) }

    /// The one whom `text` means.
    ///
    /// - Throws: `CommandFailure.notFound` when nobody fits, `.ambiguous` when several do.
    func person(_ text: String) async throws -> PersonLine {
        var found = try await network.find(text)
        // A number as people write it, and as Wellmet shows it, is another word than the one that is kept.
        if found.isEmpty, let number = PhoneNumbers.identity(text, region: settings.region) { found = try await network.find(number.value) }
        guard let person = found.first else { throw CommandFailure.nobody(text) }
        guard found.count == 1 else { throw CommandFailure.several(text, found) }
        return person
    }

    /// Those whom `texts` mean, nobody twice.
    func people(_ texts: [String]) async throws -> [PersonLine] {
        var people: [PersonLine] = []
        for text in texts {
            let person = try await person(text)
            if !people.contains(where: { $0.id == person.id }) { people.append(person) }
        }
        return people
    }

    /// The day that `text` says, ahead of today where it could lie on either side.
    func dayAhead(_ text: String) throws -> Day {
        try DatePhrase.day(text, relativeTo: today, tendency: .future)
    }

    /// A day that is still to come, for what rests or comes back then.
    func dayToCome(_ text: String) throws -> Day {
        let day = try dayAhead(text)
        guard day > today else {
            throw CommandFailure.usage("“\(text)” is \(day.words(relativeTo: today)): choose a day that is still to come.")
        }
        return day
    }

    /// A date of which parts may be missing: `2021`, `2021-03`, `--03-14`, or a day as people say it, behind today.
    ///
    /// With `everyYear`, words without a year mean the day of every year ("10 December"); else the last one that came.
    func partialDate(_ text: String, everyYear: Bool = false) throws -> PartialDate {
        var date = PartialDate(words: text)
        for start in ["in ", "since ", "last "] where date == nil && text.trimmed.lowercased().hasPrefix(start) {
            let rest = PartialDate(words: String(text.trimmed.dropFirst(start.count)))
            if let rest, rest.day == nil { date = rest }
        }
        if let date, date.year != nil || everyYear || text.trimmed.hasPrefix("--") { return date }
        // A month alone is no more than a month.
        if let month = date?.month, date?.day == nil, let date = PartialDate(year: today.year - (month > today.month ? 1 : 0), month: month)
        {
            return date
        }
        let day = try DatePhrase.day(text, relativeTo: today, tendency: .past)
        if everyYear, !text.split(whereSeparator: { !$0.isNumber }).contains(where: { $0.count == 4 }),
            let date = PartialDate(month: day.month, day: day.day)
        {
            return date
        }
        return PartialDate(day)
    }

    /// "yesterday", "on Tuesday", "9 days ago", "14 March".
    func words(_ instant: Instant) -> String { Day(instant, in: zone).words(relativeTo: today) }
}

extension CommandFailure {
    static func nobody(_ text: String) -> CommandFailure {
        .notFound("Nobody in your network fits “\(text)”. Look with “wellmet people”, or add them with “wellmet add”.")
    }

    static func several(_ text: String, _ found: [PersonLine]) -> CommandFailure {
        let count = found.count >= 20 ? "20 people or more" : counted(found.count, "person", "people")
        return .ambiguous("“\(text)” fits \(count):", found.map(Candidate.init))
    }
}

extension CommandFailure.Candidate {
    init(_ person: PersonLine) {
        self.init(id: person.id.description, name: person.name.full, detail: person.detail, field: "work")
    }
}

extension PersonLine {
    /// What tells them from a namesake: work, else place; and whether they are outside the book.
    var detail: String {
        let where_ = work.isEmpty ? place : work
        let outside = standing == .discovered ? "discovered" : archived ? "archived" : ""
        return [where_, outside].filter { !$0.isEmpty }.joined(separator: ", ")
    }

    /// "Ada Lovelace (Analyst at Engines)".
    var described: String { detail.isEmpty ? name.full : "\(name.full) (\(detail))" }
}
