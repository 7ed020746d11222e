package import Foundation
package import WellmetModel

/// One readable page of a person, in Markdown (CommonMark 0.31): everything that one can read of them.
package struct PersonText {
    private let whole: WholePerson
    private let zone: TimeZone
    private var lines: [String] = []

    private init(_ whole: WholePerson, zone: TimeZone) {
        (self.whole, self.zone) = (whole, zone)
    }

    package static func text(_ whole: WholePerson, zone: TimeZone) -> String {
        var page = PersonText(whole, zone: zone)
        page.write()
        return page.lines.joined(separator: "\n") + "\n"
    }

    private mutating func write() {
        let person = whole.person
        lines.append("# \(plain(person.name.full))")
        let standing = person.standing == .discovered ? "discovered, not in the book" : person.archived ? "archived" : ""
        let current = whole.positions.first { $0.current }?.line ?? ""
        paragraph([current, person.place, person.pronouns, standing].filter { !$0.isEmpty }.map(plain).joined(separator: " · "))
        section("How we met", met)
        section("Reach", whole.known.identities.map(reach))
        section("Work", whole.positions.map(work))
        section(
            "Circles and tags", [whole.known.circles.joined(separator: ", "), whole.known.tags.map { "#\($0)" }.joined(separator: " ")])
        section("Dates", whole.known.dates.filter { $0.label != "met" }.map { "\($0.label): \($0.date.words)" })
        section("Links", whole.known.links.map { $0.label.isEmpty ? $0.name : "\($0.label): \($0.name)" })
        section("More", facts + whole.known.fields.map { "\($0.label): \($0.value)" })
        section("Promises", whole.followUps.map(promise))
        section("Opportunities", whole.opportunities.map { "\($0.content.title) (\($0.content.kind.word), \($0.state.word))" })
        section("Insights", whole.insights.map(insight))
        section("Introductions", whole.introductions)
        notes()
        moments()
    }

    private var met: [String] {
        let met = whole.person.met
        let how = [met.on.map(\.words), met.place.nonEmpty, whole.metThrough.nonEmpty.map { "through \($0)" }].compactMap(\.self)
        return [how.joined(separator: ", "), met.story]
    }

    private var facts: [String] {
        [
            whole.person.zone.nonEmpty.map { "time zone: \($0)" },
            whole.person.languages.isEmpty ? nil : "languages: \(whole.person.languages.joined(separator: ", "))",
            whole.person.cadenceDays.map { "in touch every \($0) days" },
            whole.person.pausedUntil.map { "rests until \(PartialDate($0).words)" }, whole.person.neverSuggest ? "never suggested" : nil,
        ].compactMap(\.self)
    }

    private func reach(_ identity: Identity) -> String {
        let label = identity.label.isEmpty ? "" : " (\(identity.label))"
        return "\(identity.kind.rawValue): \(identity.display)\(label)"
    }

    private func work(_ position: Position) -> String {
        let span = [position.from?.words, position.to?.words].compactMap(\.self).joined(separator: " to ")
        return position.line + (span.isEmpty ? "" : ", \(span)") + (position.current ? "" : " (before)")
    }

    private func promise(_ followUp: FollowUp) -> String {
        let whose = followUp.owner == .mine ? "I promised" : "They promised"
        let due = followUp.due.map { ", due \(PartialDate($0).words)" } ?? ""
        return "\(whose): \(followUp.text) (\(followUp.state.rawValue)\(due))"
    }

    private func insight(_ insight: Insight) -> String {
        let content = insight.content
        return "\(content.kind.word)\(content.about.isEmpty ? "" : " about \(content.about)"): \(content.text) (\(insight.state.word))"
            + (content.outcome.isEmpty ? "" : " → \(content.outcome)")
    }

    /// Notes are Markdown as they are; they stand below headings of their own.
    private mutating func notes() {
        guard !whole.known.notes.isEmpty else { return }
        lines += ["", "## Notes"]
        for note in whole.known.notes {
            if let at = note.at { lines += ["", "### \(PartialDate(Day(at, in: zone)).words)"] }
            lines += ["", note.text.trimmed]
        }
    }

    private mutating func moments() {
        guard !whole.moments.isEmpty else { return }
        lines += ["", "## What happened"]
        var year: Int?
        for moment in whole.moments {
            let what = moment.interaction
            let day = Day(what.at, in: zone)
            if day.year != year { lines += ["", "### \(day.year)", ""] }
            year = day.year
            let time = what.precision == .day ? "" : " \(what.at.clock(in: zone))"
            var text = what.words(with: whole.person.name.full).capitalizedFirst
            if let manner = what.channel.manner(of: what.kind) { text += " \(manner)" }
            if let minutes = what.minutes { text += ", \(DayWords.duration(minutes: minutes))" }
            if !moment.others.isEmpty { text += ", with \(moment.others.joined(separator: ", "))" }
            item("\(day)\(time): " + plain(text) + (what.summary.isEmpty ? "" : ". " + plain(what.summary)))
        }
    }

    private mutating func section(_ title: String, _ items: [String]) {
        let items = items.filter { !$0.isEmpty }
        guard !items.isEmpty else { return }
        lines += ["", "## \(title)", ""]
        for text in items { item(plain(text)) }
    }

    private mutating func paragraph(_ text: String) {
        if !text.isEmpty { lines += ["", text] }
    }

    /// A line of a list; what has several lines stays in it.
    private mutating func item(_ text: String) {
        lines.append("- " + text.split(separator: "\n", omittingEmptySubsequences: false).joined(separator: "\n  "))
    }

    /// Text in which nothing is taken for Markdown.
    private func plain(_ text: String) -> String {
        guard text.utf8.contains(where: { "\\`*[<".utf8.contains($0) }) else { return text }
        return text.reduce(into: "") { result, letter in
            if "\\`*[<".contains(letter) { result.append("\\") }
            result.append(letter)
        }
    }
}
