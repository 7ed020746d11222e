package import WellmetFormats
package import WellmetModel
package import WellmetStore

/// Contact cards as they leave, one after the other: some fifty people are in memory at once, with their cards.
package struct LeavingCards {
    package struct Card {
        package let bytes: [UInt8]
        /// Whose it is; nil for the card of a group.
        package let subject: CardSubject?
    }

    private let network: Network
    private var export: CardExport
    private var parts: ArraySlice<[ID<Person>]>
    private var groups: GroupCards
    /// What is read already, the next one last.
    private var subjects: [CardSubject] = []
    private var ofGroups: [[UInt8]]?

    /// The cards of these people, in their order. When they are `everybody`, those of groups follow.
    package init(_ people: [ID<Person>], everybody: Bool = false, of network: Network, as export: CardExport) async throws {
        self.network = network
        self.export = export
        parts = Network.cardParts(people)[...]
        groups = GroupCards(everybody ? try await network.groupCards() : [])
        self.export.groupTags = groups.tags
    }

    /// The next card; nil after the last.
    package mutating func next() async throws -> Card? {
        while subjects.isEmpty, let part = parts.popFirst() { subjects = try await network.cardSubjects(of: part).reversed() }
        if let subject = subjects.popLast() {
            let bytes = try await bytes(of: subject)
            groups.note(subject.person, card: bytes, revised: subject.revised)
            return Card(bytes: bytes, subject: subject)
        }
        var left = ofGroups ?? groups.cards(export.version).reversed()
        let card = left.popLast()
        ofGroups = left
        return card.map { Card(bytes: $0, subject: nil) }
    }

    private func bytes(of subject: CardSubject) async throws -> [UInt8] {
        let network = network
        return try await export.card(
            of: subject.person, kept: subject.card, uid: "urn:uuid:\(subject.id)", revised: subject.revised,
            picture: subject.picture.map { $0 == 0 ? .none : .digest($0) } ?? .asTheCardSays
        ) { try await network.face(of: subject.id) }
    }
}
