internal import WellmetModel

/// What a column of a CSV can hold. The raw values are the words of `--map`.
package enum CSVField: String, Sendable, Codable, CaseIterable {
    case name, given, family, middle, prefix, suffix, nickname
    case phoneticGiven = "phonetic-given"
    case phoneticFamily = "phonetic-family"
    case pronouns
    case mail, phone, linkedin, x, github, mastodon, bluesky, instagram, facebook, website
    case organization, title
    case circle, tag, note
    /// When we met.
    case met
    /// Where we met, how that came about, and who introduced us.
    case metPlace = "met-place"
    case metStory = "met-story"
    case metThrough = "met-through"
    case birthday, anniversary
    case place, zone, language
    /// Street, code and town in one: a field, as Wellmet knows people's towns alone.
    case address
    /// The name of somebody else; the column's label says what they are to each other.
    case link
    /// Kept under the column's own name.
    case custom
    case ignore

    /// The field of that word, as one types it: in any case, "met place" as well as "met-place".
    init?(typed word: String) {
        self.init(rawValue: word.trimmed.lowercased().split(separator: " ").joined(separator: "-"))
    }
}
