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
        while let lot = try reader.lot() {
            rows += lot.count
            let (name, region) = (name, options.homeRegion)
            for row in lot.mapOnAllCores({ CardRow($0, file: name, region: region) }) {
                switch row {
                case .fault(let place, let reason): skipped.add(place, reason)
                case .card(let card): try take(card, into: &archive, skipped: &skipped, book: &book)
                }
            }
        }
        let encoding = reader.encoding == .utf8 ? "" : ", \(reader.encoding.rawValue)"
        archive.files.append(ArchiveFile(name: name, understoodAs: "contact cards" + encoding, rows: rows))
    }

    private func take(
        _ row: CardRow.Card, into archive: inout Archive, skipped: inout SkippedLog, book: inout CardBook
    ) throws(ArchiveError) {
        guard row.content.kind == "group" || row.person != nil else { return skipped.add(row.place, "no name and no address") }
        if row.isCut { book.imperfect.add(row.place, "the end of this card is missing: what stands before the next one was read") }
        let kept = try spool.keep(row.card.bytes)
        guard var person = row.person else { return archive.groups.append(book.add(group: row.content, kept)) }
        person.card = kept
        switch row.portrait {
        case .face(let face, let line): person.face = ArchiveFace(face, at: PictureInCard(card: kept, line: line))
        case .strange(let error, let index):
            let line = row.place.line + row.card.linesBefore(index)
            book.imperfect.add(RowPlace(file: name, line: line), "the picture of this card is kept in it and not shown: \(error)")
        case .elsewhere: book.picturesElsewhere += 1
        case .none: break
        }
        book.add(row.content, at: archive.people.count)
        archive.people.append(person)
    }
}

/// A card of a file with all that is read out of it, or what is none.
private enum CardRow: Sendable {
    case card(Card)
    case fault(RowPlace, reason: String)

    struct Card: Sendable {
        let card: VCard
        let place: RowPlace
        let isCut: Bool
        let content: CardContent
        /// Nil for a group, and for who has neither name nor address.
        let person: ArchivePerson?
        let portrait: CardPortrait
    }

    init(_ item: CardReader.Item, file: String, region: String) {
        switch item {
        case .fault(let line, let reason): self = .fault(RowPlace(file: file, line: line), reason: reason)
        case .card(let card, let line, let isCut):
            let place = RowPlace(file: file, line: line)
            let content = CardContent(card)
            let person = content.kind == "group" ? nil : content.person(at: place, region: region)
            self = .card(
                Card(
                    card: card, place: place, isCut: isCut, content: content, person: person,
                    portrait: person == nil ? .none : card.portrait))
        }
    }
}

extension CardReader {
    /// The next items, a few at once: enough to be read on all cores, and of one if it is large. Nil at the end.
    fileprivate func lot() throws(ArchiveError) -> [Item]? {
        var (items, bytes): ([Item], Int) = ([], 0)
        while items.count < 256, bytes < 1 << 20, let item = try next() {
            if case .card(let card, _, _) = item { bytes += card.bytes.count }
            items.append(item)
        }
        return items.isEmpty ? nil : items
    }
}

/// What cards say of each other: groups of people, and relatives by the UID of their card; and what is to be told of cards that were read.
struct CardBook {
    private var groups: [CardContent] = []
    /// Cards that were read, though not all of them is as it should be.
    var imperfect: SkippedLog
    /// How many cards only tell where a picture is.
    var picturesElsewhere = 0
    /// The row of each card by its UID.
    private var rows: [String: Int] = [:]
    /// The day on which one of the cards was changed last, of all of them.
    private(set) var newest: Day?
    private var related: [(row: Int, entry: CardEntry)] = []

    /// At most `limit` imperfect cards of a file are told one by one.
    init(limit: Int) { imperfect = SkippedLog(limit: limit) }

    /// What is wrong with cards that were read, each once with all its places; and how many pictures are elsewhere.
    var remarks: [ImportRemark] {
        let rows = imperfect.all
        let places = Dictionary(grouping: rows, by: \.reason).mapValues { $0.map(\.place) }
        var told: Set<String> = []
        let reasons = rows.map(\.reason).filter { told.insert($0).inserted }
        return reasons.map { .imperfect(reason: $0, places: places[$0] ?? []) }
            + (picturesElsewhere > 0 ? [.picturesElsewhere(count: picturesElsewhere)] : [])
            + (groups.isEmpty ? [] : [.groups(names: groups.map { $0.formattedName.nonEmpty ?? "one without a name" })])
    }

    /// Notes a group, to be put on its people when all are known.
    mutating func add(group: CardContent, _ card: ArchiveCard) -> ArchiveGroup {
        groups.append(group)
        let tag = CardContent.tag(group.formattedName) ?? ""
        let uid = CardBook.key(group.uid)
        return ArchiveGroup(key: uid.isEmpty ? "#" + (tag.nonEmpty ?? String(card.digest, radix: 16)) : uid, tag: tag, card: card)
    }

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
            let label = CardBook.label(entry)
            if let other = rows[CardBook.key(entry.value)] {
                people[row].links.append(ArchiveLink(label: label, name: people[other].name.full, uid: people[other].uid))
            } else {
                // Their card came in before, or is still to come.
                people[row].references = (people[row].references ?? []) + [ArchiveLink(label: label, name: "", uid: entry.value)]
            }
        }
    }

    /// Whether a relative is named by a UID and not by a name.
    static func isReference(_ value: String) -> Bool { value.lowercased().hasPrefix("urn:") }

    /// Whether a relative is named by an address: a mail's, a number's, one on the web.
    static func isAddress(_ value: String) -> Bool {
        let value = value.lowercased()
        return ["mailto:", "tel:", "http://", "https://"].contains { value.hasPrefix($0) }
    }

    static func label(_ entry: CardEntry) -> String { entry.label.isEmpty ? "relation" : entry.label }

    /// A relative by a name, or by an address, which stands in the place of one until it is known whose it is.
    static func link(_ entry: CardEntry, region: String) -> ArchiveLink {
        let (label, value) = (CardBook.label(entry), entry.value)
        guard isAddress(value) || value.contains("@") else { return ArchiveLink(label: label, name: value) }
        var row = ContactRow(place: RowPlace(file: "", line: 1), region: region)
        let scheme = value.prefix { $0 != ":" }.lowercased()
        let bare = ["mailto", "tel"].contains(scheme) ? String(value.dropFirst(scheme.count + 1)) : value
        row.add(scheme == "tel" ? .phone : isAddress(value) && scheme != "mailto" ? .website : .mail, bare)
        return ArchiveLink(label: label, name: bare, identity: row.person.identities.first)
    }

    /// UIDs are compared without their prefix, in any case: programs differ in both.
    static func key(_ uid: String) -> String {
        let uid = uid.lowercased()
        return uid.hasPrefix("urn:uuid:") ? String(uid.dropFirst(9)) : uid
    }
}
