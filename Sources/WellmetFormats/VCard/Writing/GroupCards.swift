package import WellmetModel

/// The cards of groups that came in, as they leave again beside those of everybody.
///
/// A group is a tag of its people. Its card leaves as it came, but for the members who are in the tag no longer or by now; members whose
/// cards do not leave with it, other groups among them, stay as they stand.
package struct GroupCards: Sendable {
    private var groups: [Group] = []
    /// The keys of all cards that left.
    private var left: Set<String> = []
    private var revised = Instant(milliseconds: 0)

    private struct Group: Sendable {
        let tag: String
        let card: VCard
        /// The keys of the tag's people.
        var people: Set<String> = []
        /// The UIDs of those whose own cards do not tell it.
        var members: [String] = []
    }

    /// `kept` are the cards as they came, with the tag of each; empty for one whose name says nothing.
    package init(_ kept: [(tag: String, card: [UInt8])]) {
        groups = kept.map { Group(tag: $0.tag, card: VCard($0.card)) }
    }

    package var tags: Set<String> { Set(groups.map(\.tag).filter { !$0.isEmpty }) }

    /// Notes that the card of a person left.
    package mutating func note(_ person: ArchivePerson, card: [UInt8], revised: Instant) {
        guard !groups.isEmpty else { return }
        let content = CardContent(VCard(card))
        guard !content.uid.isEmpty else { return }
        left.insert(CardBook.key(content.uid))
        self.revised = max(self.revised, revised)
        let told = Set(content.categories.compactMap(CardContent.tag))
        let tags = Set(person.tags.map(ArchivePerson.tag))
        for index in groups.indices where tags.contains(groups[index].tag) {
            groups[index].people.insert(CardBook.key(content.uid))
            if !told.contains(groups[index].tag) { groups[index].members.append(content.uid) }
        }
    }

    /// The cards, once those of all people left.
    package func cards(_ version: VCard.Version) -> [[UInt8]] {
        groups.map { group in
            var (gone, members) = ([Int](), Set<String>())
            for index in group.card.lines.indices where [.member, .appleMember].contains(group.card.lines[index].property) {
                let key = CardBook.key(CardText.text(of: index, group.card))
                members.insert(key)
                if left.contains(key), !group.people.contains(key) { gone.append(index) }
            }
            let new = group.members.filter { !members.contains(CardBook.key($0)) }.map(GroupCards.reference)
            return group.card.withMembers(without: gone, adding: new, revised: revised).converted(to: version).withEnd.bytes
        }
    }

    /// `urn:uuid:` before what has no scheme, as everybody writes it.
    private static func reference(_ uid: String) -> String { uid.contains(":") ? uid : "urn:uuid:" + uid }
}

extension VCard {
    fileprivate func withMembers(without gone: [Int], adding members: [String], revised: Instant) -> VCard {
        guard !gone.isEmpty || !members.isEmpty else { return self }
        let nobody = ArchivePerson(place: RowPlace(file: "", line: 0), name: PersonName())
        var patch = CardPatch(self, region: "", old: nobody, new: nobody)
        patch.setMembers(without: gone, adding: members)
        return patch.written(revised)
    }
}
