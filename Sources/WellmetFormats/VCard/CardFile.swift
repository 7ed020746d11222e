internal import WellmetModel

/// Reads a file of contact cards into rows of an archive.
struct CardFile {
    let name: String
    let options: ReadOptions
    let spool: CardSpool

    /// Adds the file's cards to `archive`, what is none to `skipped`, and what cards say of each other to `book`.
    func read(_ stream: ByteStream, into archive: inout Archive, skipped: inout SkippedLog, book: inout CardBook) throws(ArchiveError) {
        let reader = try CardReader(stream, limit: options.limits.cardBytes)
        var rows = 0
        while let item = try reader.next() {
            rows += 1
            switch item {
            case .fault(let line, let reason): skipped.add(RowPlace(file: name, line: line), reason)
            case .card(let card, let line, let isCut):
                let place = RowPlace(file: name, line: line)
                let content = CardContent(card)
                if isCut { skipped.add(place, "the end of this card is missing: what stands before the next one was read") }
                if content.kind == "group" {
                    book.groups.append(content)
                } else if var person = content.person(at: place, region: options.homeRegion) {
                    let kept = try spool.keep(card.bytes)
                    person.card = kept
                    switch card.portrait {
                    case .face(let face, let line): person.face = ArchiveFace(face, at: PictureInCard(card: kept, line: line))
                    case .strange(let error, let index):
                        let line = line + card.linesBefore(index)
                        skipped.add(RowPlace(file: name, line: line), "the picture of this card is kept in it and not shown: \(error)")
                    case .elsewhere: book.picturesElsewhere += 1
                    case .none: break
                    }
                    book.add(content, at: archive.people.count)
                    archive.people.append(person)
                } else {
                    skipped.add(place, "no name and no address")
                }
            }
        }
        let encoding = reader.encoding == .utf8 ? "" : ", \(reader.encoding.rawValue)"
        archive.files.append(ArchiveFile(name: name, understoodAs: "contact cards" + encoding, rows: rows))
    }
}

/// What cards say of each other: groups of people, and relatives by the UID of their card.
struct CardBook {
    var groups: [CardContent] = []
    /// How many cards only tell where a picture is.
    var picturesElsewhere = 0
    /// The row of each card by its UID.
    private var rows: [String: Int] = [:]
    /// The day on which one of the cards was changed last, of all of them.
    private(set) var newest: Day?
    private var related: [(row: Int, entry: CardEntry)] = []

    mutating func add(_ content: CardContent, at row: Int) {
        if let day = content.revisionDay, newest.map({ $0 < day }) ?? true { newest = day }
        if !content.uid.isEmpty { rows[CardBook.key(content.uid)] = row }
        for entry in content.related where CardBook.isReference(entry.value) { related.append((row, entry)) }
    }

    /// Puts a group's name on its people as a tag, and names of people in the place of their UIDs.
    func connect(_ people: inout [ArchivePerson]) {
        var tagged: [Int: Set<String>] = [:]
        for group in groups {
            guard let tag = CardContent.tag(group.formattedName) else { continue }
            for member in group.members {
                guard let row = rows[CardBook.key(member)] else { continue }
                if tagged[row, default: Set(people[row].tags)].insert(tag).inserted { people[row].tags.append(tag) }
            }
        }
        for (row, entry) in related {
            guard let other = rows[CardBook.key(entry.value)] else { continue }
            let label = entry.label.isEmpty ? "relation" : entry.label
            people[row].links.append(ArchiveLink(label: label, name: people[other].name.full))
        }
    }

    /// Whether a relative is named by a UID and not by a name.
    static func isReference(_ value: String) -> Bool { value.lowercased().hasPrefix("urn:") }

    /// UIDs are compared without their prefix, in any case: programs differ in both.
    private static func key(_ uid: String) -> String {
        let uid = uid.lowercased()
        return uid.hasPrefix("urn:uuid:") ? String(uid.dropFirst(9)) : uid
    }
}
