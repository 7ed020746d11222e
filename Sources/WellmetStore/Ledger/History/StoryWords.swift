internal import Foundation
internal import WellmetModel

/// What rows and columns are called in a history.
enum StoryWords {
    /// Rows that only the program itself knows of.
    static func isSilent(_ table: LedgeredTable) -> Bool {
        [.record, .nudge, .forgotten, .organization, .occasion].contains(table)
    }

    static func counted(_ table: LedgeredTable, _ count: Int) -> String {
        let (one, many) = nouns[table] ?? (table.name, table.name + "s")
        return "\(count) \(count == 1 ? one : many)"
    }

    /// "a note", "an entry of an import".
    static func one(_ table: LedgeredTable) -> String {
        switch table {
        case .identity: "an address or number"
        case .membership: "a place in a circle"
        case .occasion: "an occasion"
        case .opportunity: "an opportunity"
        case .insight: "an insight"
        case .introduction: "an introduction"
        case .record: "an entry of another import"
        case .redirect: "somebody merged into them"
        case .notSame: "a word that they are somebody else"
        default: "a " + (nouns[table]?.0 ?? table.name)
        }
    }

    private static let nouns: [LedgeredTable: (String, String)] = [
        .person: ("person", "people"), .identity: ("way to reach somebody", "ways to reach somebody"), .position: ("position", "positions"),
        .circle: ("circle", "circles"), .membership: ("place in a circle", "places in circles"), .tagging: ("tag", "tags"),
        .note: ("note", "notes"), .date: ("date", "dates"), .link: ("link", "links"), .field: ("field", "fields"),
        .card: ("contact card", "contact cards"), .groupCard: ("card of a group", "cards of groups"), .face: ("picture", "pictures"),
        .interaction: ("interaction", "interactions"), .followUp: ("follow-up", "follow-ups"), .rest: ("rest", "rests"),
        .undecided: ("row to decide", "rows to decide"), .opportunity: ("opportunity", "opportunities"), .insight: ("insight", "insights"),
        .introduction: ("introduction", "introductions"), .confirmation: ("confirmation", "confirmations"),
        .view: ("view", "views"), .redirect: ("merged person", "merged people"), .notSame: ("pair of two people", "pairs of two people"),
    ]

    static func position(title: String, organization: String) -> String {
        title.isEmpty ? organization : organization.isEmpty ? title : "\(title) at \(organization)"
    }

    /// A row of a table whose words stand in it.
    static func row(_ table: LedgeredTable, _ row: [String: SQLValue], zone: TimeZone) -> String {
        func text(_ column: String) -> String { row[column]?.string ?? "" }
        switch table {
        case .person: return text("full_name")
        case .identity:
            let kind = Identity.Kind(rawValue: text("kind"))?.word ?? text("kind")
            return "\(kind) \(text("display").nonEmpty ?? text("value"))"
        case .circle: return "circle \(text("name"))"
        case .view: return "view “\(text("name"))”"
        case .confirmation:
            if let part = Disagreement.part(kept: text("fact")) { return "kept the \(part.words)" }
            return "still so: \(FactKey(text("fact"))?.subject.word ?? text("fact"))"
        case .groupCard: return text("tag").isEmpty ? "card of a group" : "card of the group #\(text("tag"))"
        case .tagging: return "#\(text("tag"))"
        case .note: return "note “\(shortened(text("text")))”"
        case .date:
            let date = ImportantDate(row: Row(columns: ColumnNames(Array(row.keys)), values: Array(row.values)))?.date.words ?? ""
            return "\(text("label")): \(date)"
        case .redirect: return "“\(text("name"))” is the same person"
        case .notSame: return "is not the same as another"
        case .link: return "\(text("label").nonEmpty ?? "knows") \(text("name"))".trimmed
        case .field: return "\(text("label")): \(text("value"))"
        case .interaction:
            let kind = Interaction.Kind(rawValue: text("kind"))?.word ?? text("kind")
            let day = row["at"].flatMap(\.instant).map { Day($0, in: zone) }
            return [kind, day.map { "on \(PartialDate($0).words)" }, text("summary").nonEmpty.map { "about \(shortened($0))" }]
                .compactMap(\.self).joined(separator: " ")
        case .followUp:
            return "\(text("owner") == FollowUp.Owner.theirs.rawValue ? "their" : "my") promise “\(shortened(text("text")))”"
        case .opportunity: return "opportunity “\(shortened(text("title")))”"
        case .insight: return "\(text("kind")) “\(shortened(text("text")))”"
        case .introduction:
            return text("way") == Introduction.Way.mine.rawValue
                ? "introduction to \(text("name")) by me" : "introduction of me to \(text("name"))"
        case .rest:
            return text("reason") == Rest.everything ? "rest until \(text("until_day"))" : "a reason rests until \(text("until_day"))"
        default: return table.name.replacingOccurrences(of: "_", with: " ")
        }
    }

    private static func shortened(_ text: String) -> String {
        let line = text.split(whereSeparator: \.isNewline).first.map(String.init) ?? ""
        return line.count > 60 ? line.prefix(59).trimmed + "…" : line
    }

    // MARK: Columns

    /// What differs between two states of a row, each in words: "cadence 30 → 60".
    static func differences(
        _ table: LedgeredTable, _ old: [String: SQLValue], _ new: [String: SQLValue], zone: TimeZone
    ) -> [String] {
        columns.compactMap { column, word in
            guard let before = old[column], let after = new[column], before != after else { return nil }
            // The whole name tells it.
            if table == .person, nameParts.contains(column), old["full_name"] != new["full_name"] { return nil }
            if table != .person, column == "full_name" { return nil }
            if column == "interaction" || table == .followUp && column == "kind" { return nil }
            return "\(word) \(shown(column, before, zone)) → \(shown(column, after, zone))"
        }
    }

    private static let nameParts: Set<String> = ["given", "family", "additional", "nickname"]

    /// The columns that are told, in the order in which they are.
    private static let columns: [(String, String)] = [
        ("full_name", "name"), ("given", "given name"), ("family", "family name"), ("additional", "middle name"), ("prefix", "title"),
        ("suffix", "suffix"), ("nickname", "nickname"), ("pronouns", "pronouns"), ("place", "place"), ("zone", "time zone"),
        ("languages", "languages"), ("met_on", "met"), ("met_place", "met at"), ("met_story", "how we met"), ("importance", "importance"),
        ("cadence_days", "cadence"), ("paused_until", "pause until"), ("never_suggest", "never suggest"), ("archived", "archived"),
        ("standing", "standing"), ("name", "name"), ("kind", "kind"), ("display", "as"), ("label", "label"), ("value", "value"),
        ("title", "title"), ("starts", "from"), ("ends", "to"), ("current", "current"), ("text", "text"), ("due", "due"),
        ("owner", "whose"), ("state", "state"), ("channel", "where"), ("direction", "direction"), ("at", "when"),
        ("minutes", "minutes"), ("summary", "about"), ("digest", "picture"), ("until_day", "until"), ("left_out", "left out"),
        ("about", "about"), ("heard", "heard"), ("outcome", "what came of it"), ("next", "next step"), ("next_on", "next step due"),
        ("for_name", "for"), ("notes", "notes"), ("filter", "filter"),
    ]

    /// What columns that belong together are called; nil for those of which nobody knows but the program.
    static func fact(_ columns: [String]) -> String? { facts.first { columns.contains($0.0) }?.1 }

    private static let facts: [(String, String)] = [
        ("person", "whom it belongs to"), ("full_name", "the name"), ("met_through", "who brought you together"),
        ("organization", "the company"), ("other", "whom it is about"), ("for_person", "for whom it is"), ("year", "the date"),
        ("next", "the next step"), ("follow_up", "the reminder"), ("prefix", "the title"), ("met_on", "the day you met"),
        ("met_place", "the place where you met"), ("met_story", "how you met"), ("never_suggest", "whether they are suggested"),
        ("archived", "whether they are archived"), ("current", "whether it is current"), ("starts", "the beginning"),
        ("display", "the address"), ("owner", "whose it is"), ("at", "the time"), ("minutes", "the length"),
        ("summary", "what it was about"),
        ("about", "what it is about"), ("due", "the day it is due"), ("zone", "the time zone"), ("cadence_days", "the cadence"),
        ("paused_until", "the pause"), ("outcome", "what came of it"), ("channel", "where it was"), ("way", "who introduces"),
        ("suffix", "the suffix"), ("pronouns", "the pronouns"), ("languages", "the languages"), ("importance", "the importance"),
        ("standing", "the standing"), ("name", "the name"), ("kind", "the kind"), ("label", "the label"), ("value", "the value"),
        ("title", "the title"), ("text", "the text"), ("state", "the state"), ("direction", "the direction"),
        ("heard", "where it was heard"),
        ("notes", "the notes"), ("filter", "the filter"), ("place", "the place"),
    ]

    private static let flags: Set<String> = ["never_suggest", "archived", "current", "left_out"]

    private static func shown(_ column: String, _ value: SQLValue, _ zone: TimeZone) -> String {
        if value.isNull || value.string == "" { return "nothing" }
        if flags.contains(column) { return value.int == 0 ? "no" : "yes" }
        if column == "cadence_days" { return "\(value.int ?? 0) days" }
        if column == "at", let at = value.instant { return "\(Day(at, in: zone)) \(at.clock(in: zone))" }
        if ["met_on", "starts", "ends", "due", "paused_until", "until_day", "next_on"].contains(column), let date = value.partialDate {
            return date.words
        }
        return value.string.map { "“\(shortened($0))”" } ?? value.int.map(String.init) ?? "something"
    }
}
