internal import WellmetModel

/// What each line of a card says of its person, by itself: by that it is known which line an edit has to change.
///
/// Told by the same reading as an import's: a card of the one line, and of the line that labels it, is read.
struct CardFacts {
    struct Line {
        /// Among the card's lines.
        let index: Int
        let property: CardProperty
        /// The line that holds its label (`item1.X-ABLabel`), if any.
        let label: Int?
        let says: ArchivePerson
        /// As what it names somebody by the UID of a card, or by an address; nil where it does not.
        let reference: String?
    }

    private(set) var lines: [Line] = []

    init(_ card: VCard, region: String) {
        let texts = card.lines.indices.filter { CardFacts.telling.contains(card.lines[$0].property) }
        var labels: [String: Int] = [:]
        for (index, line) in card.lines.enumerated() where line.property == .appleLabel && line.hasGroup {
            labels[card.group(of: line)] = index
        }
        for index in texts {
            let line = card.lines[index]
            let label = line.hasGroup ? labels[card.group(of: line)] : nil
            let alone = VCard(card.version.frame(around: card.bytes(of: line) + (label.map { card.bytes(of: card.lines[$0]) } ?? [])))
            let content = CardContent(alone)
            guard let says = content.said(region: region) else { continue }
            let reference = content.related.first { CardBook.isReference($0.value) || CardBook.link($0, region: region).identity != nil }
            lines.append(
                Line(
                    index: index, property: line.property, label: label, says: says,
                    reference: reference.map { $0.label.nonEmpty ?? "relation" }))
        }
    }

    /// The properties of which a card may have several, each a fact of its own.
    private static let telling: Set<CardProperty> = [
        .mail, .phone, .url, .messaging, .xSkype, .xSkypeUser, .xJabber, .xAIM, .xICQ, .xMSN, .xYahoo, .xGaduGadu, .xGoogleTalk, .xMatrix,
        .social, .xSocial, .xTwitter, .address, .birthday, .anniversary, .xAnniversary, .xEvolutionAnniversary, .deathDate, .appleDate,
        .related, .appleRelated, .xSpouse, .xManager, .xAssistant, .xEvolutionSpouse, .xEvolutionManager, .xEvolutionAssistant, .note,
        .gender, .xGender, .ownField,
    ]
}

extension CardContent {
    /// The person of a card that may name nobody.
    func said(region: String) -> ArchivePerson? {
        var named = self
        named.name = PersonName(given: "x")
        return named.person(at: RowPlace(file: "", line: 1), region: region)
    }
}

extension VCard {
    /// A line with its line end, as it stands.
    func bytes(of line: CardLine) -> [UInt8] { Array(bytes[Int(line.start)..<Int(line.end)]) }

    /// The group of a line in small letters; empty when it has none.
    func group(of line: CardLine) -> String {
        guard line.hasGroup else { return "" }
        return String(decoding: bytes[Int(line.start)..<(Int(line.name) - 1)], as: UTF8.self).lowercased()
    }

    /// How its lines end.
    var lineEnd: String {
        guard let first = lines.first else { return "\r\n" }
        let end = String(decoding: bytes[Int(first.valueEnd)..<Int(first.end)], as: UTF8.self)
        return end.isEmpty ? "\r\n" : end
    }
}

extension VCard.Version {
    /// A card of that version that holds these lines.
    func frame(around lines: [UInt8]) -> [UInt8] {
        Array("BEGIN:VCARD\r\nVERSION:\(rawValue)\r\n".utf8) + lines + Array("\r\nEND:VCARD\r\n".utf8)
    }
}
