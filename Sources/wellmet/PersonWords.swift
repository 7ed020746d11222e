internal import Foundation
internal import WellmetModel
internal import WellmetStore

extension PersonDetails {
    /// What they do now: "Head of Design at Acme", of several jobs the first and the others behind it.
    var work: String { positions.filter(\.current).map(\.line).joined(separator: "; ") }

    /// The days between contacts that hold today; nil when nobody said.
    func cadence(on day: Day) -> Int? { Cadence.chosen(person: person.cadenceDays, circles: circles, on: day) }

    /// The day on which the chosen cadence is used up.
    func due(in open: OpenNetwork) -> Day? { tie.cadenceDay(cadence(on: open.today), in: open.zone) }

    /// How warm the tie is, with its reasons, in a sentence.
    func warmth(in open: OpenNetwork) -> String {
        Warmth.sentence(for: tie, weeksInTouch: weeksInTouch, of: 10, at: open.now, in: open.zone)
    }
}

/// The brief on a person: who, when last, what was said, what is promised both ways, what changed.
struct PersonBrief {
    let details: PersonDetails
    let open: OpenNetwork
    /// Whether ids of whatever can be changed or removed stand beside it.
    let showsIDs: Bool

    var lines: [String] {
        [head, tie, promises, gifts, changes, reach, about, notes, lately].filter { !$0.isEmpty }.reduce(into: []) { lines, part in
            if !lines.isEmpty { lines.append("") }
            lines += part
        }
    }

    private var person: Person { details.person }

    // MARK: Who

    private var head: [String] {
        let pronouns = person.pronouns.isEmpty ? "" : " (\(person.pronouns))"
        let nickname = person.name.nickname.isEmpty || person.name.nickname == person.name.full ? "" : " “\(person.name.nickname)”"
        var lines = [Output.bold(person.name.formal) + nickname + pronouns]
        let localTime = TimeZone(identifier: person.zone).map { "\(open.now.clock(in: $0)) there" }
        let where_ = [details.work.nonEmpty, person.place.nonEmpty, localTime].compactMap(\.self)
        if !where_.isEmpty { lines.append(where_.joined(separator: " · ")) }
        let groups = details.circles.map(\.name) + details.tags.map { "#" + $0 }
        if !groups.isEmpty { lines.append(groups.joined(separator: ", ")) }
        if person.standing == .discovered { lines.append("Discovered, not in your book: “wellmet accept” takes them in.") }
        if person.archived { lines.append("Archived.") }
        if showsIDs { lines.append(Output.dim("\(person.id)")) }
        return lines
    }

    // MARK: When last, and how it stands

    private var tie: [String] {
        var lines = [details.warmth(in: open)]
        let contacts = details.timeline.filter { $0.interaction.weight > 0 }
        if let last = contacts.first { lines.append("Last: \(sentence(last).withFullStop)") }
        if let days = details.cadence(on: open.today) {
            let from = person.cadenceDays == nil ? " by circle" : ""
            let due = details.due(in: open).map { day in
                day < open.today ? ", overdue since \(day.named(relativeTo: open.today))" : ", next \(day.words(relativeTo: open.today))"
            }
            lines.append("Cadence: \(CadenceWords.every(days))\(from)\(due ?? "").")
        }
        if let until = person.pausedUntil, until > open.today { lines.append("Rests until \(until.named(relativeTo: open.today)).") }
        if person.neverSuggest { lines.append("Never suggested, as you said.") }
        if person.importance != .normal { lines.append("Importance: \(person.importance.rawValue).") }
        if let met { lines.append("Met: \(met)") }
        return lines
    }

    private var met: String? {
        let met = person.met
        let how = [met.on?.words, met.place.nonEmpty, details.metThrough.map { "through \($0.name)" }].compactMap(\.self)
        let sentences = [how.joined(separator: ", ").nonEmpty, met.story.nonEmpty].compactMap(\.self)
        // The story is in the person's own words, and a sentence of its own.
        return sentences.isEmpty ? nil : sentences.map { ".!?…".contains($0.last ?? ".") ? $0 : $0 + "." }.joined(separator: " ")
    }

    // MARK: What is promised, what changed

    private var promises: [String] {
        let mine = details.followUps.filter { $0.owner == .mine }
        let theirs = details.followUps.filter { $0.owner == .theirs }
        func lines(_ title: String, _ followUps: [FollowUp]) -> [String] {
            followUps.isEmpty ? [] : [Output.bold(title)] + followUps.map { "  \($0.words(on: open.today))\(id($0.id))" }
        }
        return lines("You promised", mine) + lines("They promised", theirs)
    }

    private var changes: [String] {
        let recent = details.occasions.map { "  \($0.words), \($0.on.words(relativeTo: open.today))" }
        let past = details.positions.filter { !$0.current }.map { position in
            let span =
                switch (position.from?.words, position.to?.words) {
                case (let from?, let to?): " (\(from) to \(to))"
                case (let from?, nil): " (since \(from))"
                case (nil, let to?): " (until \(to))"
                case (nil, nil): position.seenWords(open.today).map { " (\($0))" } ?? ""
                }
            return "  before: \(position.line)" + span
        }
        return recent.isEmpty && past.isEmpty ? [] : [Output.bold("What changed")] + recent + past
    }

    // MARK: How to reach them, and the rest

    private var reach: [String] {
        guard !details.identities.isEmpty else { return [] }
        let width = details.identities.map { $0.value.kind.rawValue.count }.max() ?? 0
        return [Output.bold("Ways to reach")]
            + details.identities.map { listed in
                let kind = listed.value.kind.rawValue
                let label = listed.value.label.isEmpty ? "" : " (\(listed.value.label))"
                return "  " + kind + String(repeating: " ", count: width - kind.count + 2) + listed.value.display + label + id(listed.id)
            }
    }

    private var about: [String] {
        var lines = details.dates.map { date in
            let next = date.date.soon(on: open.today).map { ", \($0.words(relativeTo: open.today))" } ?? ""
            return "  \(date.label): \(date.date.words)\(next)\(id(date.id))"
        }
        if !person.languages.isEmpty { lines.append("  languages: \(person.languages.joined(separator: ", "))") }
        lines += details.links.map { "  \($0.label.isEmpty ? "knows" : $0.label): \($0.name)\(id($0.id))" }
        lines += details.fields.map { "  \($0.label): \($0.value)\(id($0.id))" }
        return lines.isEmpty ? [] : [Output.bold("Good to know")] + lines
    }

    private var gifts: [String] {
        guard !details.gifts.isEmpty else { return [] }
        let untried = details.gifts.untried.map { ["  not tried yet: “\($0.content.short)”"] } ?? []
        return [Output.bold("Given"), "  \(details.gifts.words)"] + untried
    }

    private var notes: [String] {
        guard !details.notes.isEmpty else { return [] }
        return [Output.bold("Notes")]
            + details.notes.map { note in
                let text = note.text.split(separator: "\n", omittingEmptySubsequences: false).joined(separator: "\n    ")
                return "  \(open.words(note.at)): \(text)\(id(note.id))"
            }
    }

    private var lately: [String] {
        guard !details.timeline.isEmpty else { return [] }
        var lines = [Output.bold("Lately")] + details.timeline.map { "  \(sentence($0))\(id($0.interaction.id))" }
        let more = details.timelineTotal - details.timeline.count
        if more > 0 { lines.append(Output.dim("  and \(more) more: --last \(details.timelineTotal)")) }
        return lines
    }

    /// "yesterday, coffee with Bob Example, 30 minutes: hiring".
    private func sentence(_ entry: TimelineEntry) -> String {
        let names = entry.others.prefix(3).map(\.name) + (entry.others.count > 3 ? ["\(entry.others.count - 3) more"] : [])
        let others = names.isEmpty ? "" : ", also \(names.joined(separator: ", "))"
        let summary = entry.interaction.summary.isEmpty ? "" : ": \(entry.interaction.summary.singleLine)"
        return "\(open.words(entry.interaction.at)), \(entry.interaction.words)\(others)\(summary)"
    }

    private func id<Entity>(_ id: ID<Entity>) -> String { showsIDs ? Output.dim("  [\(id)]") : "" }
}

extension FollowUp {
    /// "send her the deck, due in 3 days".
    func words(on today: Day) -> String {
        guard let due else { return text }
        return "\(text), \(due < today ? "was due" : "due") \(due.words(relativeTo: today))"
    }
}

extension StoredOccasion {
    /// "New job: Head of Design at Acme".
    var words: String {
        let name = kind == "new-job" ? "New job" : kind.replacing("-", with: " ").capitalizedFirst
        return detail.isEmpty ? name : "\(name): \(detail)"
    }
}

/// Cadences as people say them.
enum CadenceWords {
    /// "every day", "every 3 weeks", "every month".
    static func every(_ days: Int) -> String {
        switch days {
        case ...1: "every day"
        case 7: "every week"
        case 28...31: "every month"
        case 59...62: "every 2 months"
        case 89...93: "every 3 months"
        case 120...124: "every 4 months"
        case 180...184: "every 6 months"
        case 364...366: "every year"
        default: days % 7 == 0 ? "every \(days / 7) weeks" : "every \(days) days"
        }
    }
}

extension Day {
    /// The day behind "until" or "since": "tomorrow", "Tuesday", "3 May", "3 May 2027".
    func named(relativeTo today: Day) -> String {
        let words = words(relativeTo: today)
        if words.hasPrefix("on ") { return String(words.dropFirst(3)) }
        guard words.hasPrefix("in ") || words.hasSuffix(" ago") else { return words }
        return year == today.year ? PartialDate(month: month, day: day)?.words ?? words : PartialDate(self).words
    }
}

/// "1 person", "5 people"; the plural is made with an s unless it is given.
func counted(_ n: Int, _ one: String, _ many: String? = nil) -> String {
    n == 1 ? "1 \(one)" : "\(n) \(many ?? one + "s")"
}

extension String {
    /// With one full stop at its end.
    fileprivate var withFullStop: String { last.map { ".!?…".contains($0) } ?? true ? self : self + "." }
}
