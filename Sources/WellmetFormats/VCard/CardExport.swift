package import WellmetModel

/// Contact cards of people, as they leave.
package struct CardExport: Sendable {
    /// 3.0 is what everything reads; 4.0 says a little more.
    package let version: VCard.Version
    /// Tells how numbers without a country code are read in the card that is compared.
    package let region: String
    /// Tags that leave as cards of groups beside those of their people, who need not say them.
    package var groupTags: Set<String> = []

    package init(version: VCard.Version, region: String) {
        self.version = version
        self.region = region
    }

    /// The card of a person: the one that they came with, changed where the book says otherwise since; else a new one.
    ///
    /// - Parameters:
    ///   - kept: the card as it came, if any.
    ///   - uid: for a new card, or one without.
    ///   - revised: when the person was changed last.
    ///   - picture: what the book says of their picture; it is loaded only where the card holds another.
    package func card(
        of person: ArchivePerson, kept: [UInt8]?, uid: String, revised: Instant, picture: CardPicture = .asTheCardSays,
        load: () async throws -> Face? = { nil }
    ) async rethrows -> [UInt8] {
        let card = kept.map(VCard.init) ?? VCard.blank(version, uid: uid)
        var change: PictureChange?
        switch picture {
        case .asTheCardSays: break
        case .none:
            if let lines = card.pictureLines(), !lines.isEmpty { change = PictureChange(lines: lines, face: nil) }
        case .digest(let digest):
            if let lines = card.pictureLines(unlessOneIs: digest), let face = try await load() {
                change = PictureChange(lines: lines, face: face)
            }
        }
        // In the version in which it came, so that as little as can be is written anew.
        let said = card.saying(person, region: region, revised: revised, picture: change, toldByGroups: groupTags)
        return said.converted(to: version).withEnd.bytes
    }
}

/// What a book says of somebody's picture, beside what their card holds.
package enum CardPicture: Sendable {
    case asTheCardSays
    /// They are to have none.
    case none
    /// The one with this digest.
    case digest(UInt64)
}

extension VCard {
    /// With the line that ends a card, where it came without.
    var withEnd: VCard {
        guard lines.last?.property != .end else { return self }
        let end = lineEnd
        let isOpen = bytes.last.map { $0 != 0x0A && $0 != 0x0D } ?? false
        return VCard(bytes + Array(((isOpen ? end : "") + "END:VCARD" + end).utf8))
    }
}
