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
    case birthday, anniversary
    case place, zone, language
    /// The name of somebody else; the column's label says what they are to each other.
    case link
    /// Kept under the column's own name.
    case custom
    case ignore
}
