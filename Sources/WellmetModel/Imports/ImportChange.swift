/// What an import changes on somebody who is known.
package enum ImportChange: Sendable, Equatable {
    /// From discovered to the book: the platform says that we are connected.
    case accepted
    /// Somebody of the book is now a connection, since that day.
    case connected(Day)
    /// Somebody who was only seen so far turns out to be this person.
    case absorbed(ID<Person>)
    /// The position that the source knew has given way to another.
    case newJob(organization: String, title: String, before: String)
    /// A first position for somebody of whom none was known.
    case position(organization: String, title: String)
    /// The title or the organization that the position lacked.
    case completed(organization: String, title: String)
    case identity(Identity)
    case renamed(PersonName, before: String)
    /// Notes, dates, circles, fields that the source has not brought yet, each in words: "place", "2 notes".
    case details([String])
    /// A picture, the first or another than the source brought before.
    case face
    /// The card is another than before in what Wellmet only keeps.
    case card

    /// In words, for the preview.
    package var sentence: String {
        switch self {
        case .accepted: "comes into your book"
        case .connected(let day): "connected on \(day)"
        case .absorbed: "takes over the history of the same profile"
        case .newJob(let organization, let title, let before):
            "now \(ImportChange.line(organization, title)), was \(before)"
        case .position(let organization, let title), .completed(let organization, let title):
            "works as \(ImportChange.line(organization, title))"
        case .identity(let identity): "\(identity.kind.word) \(identity.display)"
        case .renamed(let name, let before): "now called \(name.full), was \(before)"
        case .details(let words): words.isEmpty ? "new details" : "new details: \(words.joined(separator: ", "))"
        case .face: "a picture"
        case .card: "another card"
        }
    }

    package static func line(_ organization: String, _ title: String) -> String {
        title.isEmpty ? organization : organization.isEmpty ? title : "\(title) at \(organization)"
    }
}

/// A row held against what the source said before and what the book holds.
struct ImportComparison {
    let row: ArchivePerson
    let record: ImportIndex.Record?
    let known: ImportIndex.Known
    let source: Archive.Source
    let asOf: Day?
    let digest: UInt64

    private var says: String { ImportChange.line(row.organization, row.title) }
    private var holds: String { ImportChange.line(known.organization, known.title) }
    /// What the book took over from the source.
    private var before: String { record.map { ImportChange.line($0.organization, $0.title) } ?? "" }

    /// Whether the source has said something newer: then the row has nothing to correct, though it may have something to add.
    private var isOlder: Bool {
        if let asOf, let seen = record?.asOf { asOf < seen } else { false }
    }

    /// Whether the row is known to be newer, and speaks of now: an address book that LinkedIn was given once does not.
    private var isNewer: Bool {
        guard let asOf, let seen = record?.asOf, asOf > seen else { return false }
        return source != .linkedin || row.connectedOn != nil
    }

    /// Whether the work that the book holds came from another source, of an earlier day. Who says again what they said before has not
    /// looked again: that is no later word.
    private var isNewerThanAnother: Bool {
        guard let asOf, let told = known.workTold, asOf > told, key(before) != key(says) else { return false }
        return source != .linkedin || row.connectedOn != nil
    }

    private var work: Work {
        if says.isEmpty || isOlder || key(says) == key(holds) { return .settled }
        // Work that came from here and is gone was taken away by hand.
        if holds.isEmpty { return key(before) == key(says) ? .settled : .first }
        let isSamePlace = key(row.organization) == key(known.organization)
        let isSameTitle = key(row.title) == key(known.title)
        // A row that says less than the book contradicts nothing.
        if isSamePlace && row.title.trimmed.isEmpty || isSameTitle && row.organization.trimmed.isEmpty { return .settled }
        let fillsGap = isSamePlace && known.title.trimmed.isEmpty || isSameTitle && known.organization.trimmed.isEmpty
        // What the source has said before and is not there was taken away by hand.
        if fillsGap, key(before) != key(says) { return .completed }
        if let record, key(before) == key(holds) {
            return record.onlyAgreed(.work, holds) ? .kept : isNewer ? .moved : .undecided
        }
        if isNewerThanAnother { return .moved }
        return known.workTold == nil || asOf != nil ? .kept : .undecided
    }

    /// Work by its words: another spelling of a firm is no other firm.
    private func key(_ text: String) -> String {
        let words = foldedWords(text).joined(separator: " ")
        return words.isEmpty ? folded(text.trimmed) : words
    }

    private enum Work { case settled, first, completed, moved, undecided, kept }

    func changes(_ index: ImportIndex) -> [ImportChange] {
        var changes: [ImportChange] = []
        if known.standing == .discovered {
            changes.append(.accepted)
        } else if let day = row.connectedOn, record?.connectedOn == nil {
            changes.append(.connected(day))
        }
        for identity in row.identities {
            guard let owner = index.owners[IdentityKey(identity)], owner != known.id, index.people[owner]?.standing == .discovered,
                !changes.contains(.absorbed(owner))
            else { continue }
            changes.append(.absorbed(owner))
        }
        let isUnchanged = record?.digest == digest
        // What was brought once and is not there any more was taken away by hand.
        var news = isUnchanged ? nil : row.without(record?.broughtMarks ?? [])
        if let held = index.held[known.id] { news = news?.beyond(held) }
        for identity in news?.identities ?? [] where index.owners[IdentityKey(identity)] == nil { changes.append(.identity(identity)) }
        switch work {
        case .first: changes.append(.position(organization: row.organization, title: row.title))
        case .completed: changes.append(.completed(organization: row.organization, title: row.title))
        case .moved: changes.append(.newJob(organization: row.organization, title: row.title, before: holds))
        default: break
        }
        if !isUnchanged, isRenamed {
            changes.append(.renamed(row.name, before: known.name))
        }
        if let news, news.hasDetails { changes.append(.details(news.detailWords)) }
        if let face = row.face, !isUnchanged, !isOlder, index.faces[known.id].map({ $0.isReplaced(by: face) }) ?? true {
            changes.append(.face)
        }
        // The first card that a source brings of somebody is kept; that alone is nothing to tell.
        if row.card != nil, record != nil, !isUnchanged, changes.isEmpty { changes.append(.card) }
        return changes
    }

    /// The source calls them otherwise than it did, and nobody else has named them.
    private var isRenamed: Bool {
        guard let record, !isOlder, !row.name.isEmpty else { return false }
        return row.name.full != known.name && known.name == record.fullName && !record.onlyAgreed(.name, known.name)
    }

    /// In what the row says for the first time what somebody had written by hand, or adds to it. What the source itself said before
    /// it was written is the source's.
    var agreed: Set<Disagreement.Part> {
        var agreed: Set<Disagreement.Part> = []
        if known.isTouchedByHand, !row.name.isEmpty, row.name.full == known.name, record?.fullName != known.name { agreed.insert(.name) }
        let isSameWork = !says.isEmpty && key(says) == key(holds) || work == .completed
        if known.workTold == nil, isSameWork, key(before) != key(says) { agreed.insert(.work) }
        return agreed
    }

    /// Whether the book's work stays although the row says other.
    var leavesWork: Bool { work == .kept || work == .undecided }

    /// What stays although the row says otherwise, but for what somebody has decided already.
    func disagreements(_ index: ImportIndex) -> [String] {
        let kept = index.kept[known.id] ?? []
        func isOpen(_ part: Disagreement.Part, _ text: String) -> Bool { !kept.contains(Disagreement.keptKey(part, text)) }
        var found: [String] = []
        switch work {
        case .kept where isOpen(.work, says): found.append("the archive says “\(says)”; yours says “\(holds)” and stays")
        case .undecided where isOpen(.work, says):
            found.append("the archive says “\(says)”, but nothing tells that it is newer; “\(holds)” stays")
        default: break
        }
        guard !isOlder else { return found }
        let said = PersonWord(row)
        var held = known.word
        // A name that is another at the first time becomes a field; one that the source alone gave follows it.
        let isField = record == nil && !row.name.agrees(with: foldedWords(known.name))
        held.name = isField || isRenamed || known.standing == .discovered ? "" : known.name
        for part in Disagreement.Part.allCases
        where said.contradicts(held, in: part, otherNames: known.otherNames) && isOpen(part, said.text(part)) {
            found.append("the archive says \(part.words) “\(said.text(part))”; yours says “\(held.text(part))” and stays")
        }
        return found
    }
}
