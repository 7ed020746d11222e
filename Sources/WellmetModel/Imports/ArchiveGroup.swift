/// A card that names a group of people, as it came. Its people have its tag.
package struct ArchiveGroup: Sendable {
    /// By which the source tells it from others: its UID, else its tag.
    package let key: String
    /// Empty for a group whose name says nothing.
    package let tag: String
    package let card: ArchiveCard

    package init(key: String, tag: String, card: ArchiveCard) {
        self.key = key
        self.tag = tag
        self.card = card
    }
}
