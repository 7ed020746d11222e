internal import WellmetModel

/// Gathers the rows of one or more parts of a LinkedIn archive; `archive()` makes sense of them once all are read.
///
/// Who I am, and who a name means, is known only at the end: until then messages keep their addresses and names.
struct LinkedInCollector {
    let options: ReadOptions
    /// The date that the archive's name tells.
    var declaredDay: Day?
    /// The newest date in any row.
    var newest: Day?
    private var people: [GrowingPerson] = []
    /// Notes on people, added to the people once all of those are known.
    var notes: [ArchivePerson] = []
    /// What somebody wrote at a time that cannot be read: kept as a note on the only person of that name.
    var undated: [(place: RowPlace, name: String, text: String)] = []
    var messages: [LinkedInMessage] = []
    var gestures: [LinkedInGesture] = []
    var files: [ArchiveFile] = []
    var skipped: SkippedLog
    var owner = LinkedInOwner()
    private var bySlug: [String: Int] = [:]
    private var byMail: [String: Int] = [:]

    init(options: ReadOptions) {
        self.options = options
        skipped = SkippedLog(limit: options.limits.skippedRows)
        owner.given = options.owner
    }

    /// Reads what follows the header of one file.
    mutating func read(_ file: LinkedInFile, named name: String, _ reader: CSVReader, _ header: CSVHeader) throws(ArchiveError) {
        let rows: Int
        switch file {
        case .connections: rows = try readConnections(reader, header, name)
        case .messages: rows = try readMessages(reader, header, name)
        case .invitations: rows = try readInvitations(reader, header, name)
        case .endorsementsReceived: rows = try readEndorsements(reader, header, name, person: "Endorser", direction: .in)
        case .endorsementsGiven: rows = try readEndorsements(reader, header, name, person: "Endorsee", direction: .out)
        case .recommendationsReceived: rows = try readRecommendations(reader, header, name, direction: .in)
        case .recommendationsGiven: rows = try readRecommendations(reader, header, name, direction: .out)
        case .notes: rows = try readNotes(reader, header, name)
        case .profile: rows = try readProfile(reader, header, name)
        case .addressBook where options.addressBook: rows = try readAddressBook(reader, header, name)
        default: rows = try each(reader, header, name) { _, _ in }
        }
        let title = file == .addressBook && !options.addressBook ? file.title + " (imported only on request)" : file.title
        files.append(ArchiveFile(name: name, understoodAs: title + reader.encodingRemark, rows: rows))
    }

    /// Calls `body` for every row that is whole, and returns how many rows there were.
    mutating func each(
        _ reader: CSVReader, _ header: CSVHeader, _ name: String, _ body: (inout LinkedInCollector, RowPlace) -> Void
    ) throws(ArchiveError) -> Int {
        var count = 0
        let width = header.width
        while try reader.next() {
            count += 1
            let place = RowPlace(file: name, line: reader.line)
            if reader.count > width, (width..<reader.count).contains(where: { !reader.isEmpty($0) }) {
                skipped.add(place, "\(reader.count) cells where the header has \(width): a separator without quotes around it?")
            } else {
                body(&self, place)
            }
            if reader.hasProblems { skipped.add(reader, file: name) }
        }
        skipped.add(reader, file: name)
        return count
    }

    /// Adds a person, or completes the one with the same profile or address that came first.
    mutating func add(_ person: ArchivePerson, asNote: Bool = false) {
        let slug = person.identities.first { $0.kind == .linkedin }?.value
        let mail = person.identities.first { $0.kind == .mail }?.value
        var known = slug.flatMap { bySlug[$0] }
        if known == nil, let mail, let index = byMail[mail] {
            // The same address under another profile is another person.
            if slug == nil || people[index].profile == nil { known = index }
        }
        let index: Int
        if let known {
            index = known
            if !asNote, people[known].place.file == person.place.file {
                skipped.add(person.place, "the same person as in line \(people[known].place.line)")
            }
            people[known].complete(with: person)
        } else {
            index = people.count
            people.append(GrowingPerson(person))
        }
        if let slug, bySlug[slug] == nil { bySlug[slug] = index }
        if let mail, byMail[mail] == nil { byMail[mail] = index }
    }

    /// Until 2023 Connections.csv told no profiles, and messages did: the only profile under a name that one connection bears alone is
    /// theirs.
    private func attachProfiles(to people: inout [ArchivePerson]) {
        guard people.contains(where: { $0.connectedOn != nil && !$0.identities.contains { $0.kind == .linkedin } }) else { return }
        let me = owner.resolved(messages: messages)
        var slugs: [String: Set<String>] = [:]
        for message in messages {
            guard let slug = message.sender, slug != me.slug, bySlug[slug] == nil else { continue }
            for key in LinkedInNames.keys(message.from) { slugs[key, default: []].insert(slug) }
        }
        guard !slugs.isEmpty else { return }
        let bearers = Dictionary(grouping: people.indices) { folded(people[$0].name.full) }
        for (name, found) in bearers where found.count == 1 {
            let index = found[0]
            guard people[index].connectedOn != nil, !people[index].identities.contains(where: { $0.kind == .linkedin }),
                let known = slugs[name], known.count == 1, let slug = known.first, bySlug[slug] == nil
            else { continue }
            people[index].identities.append(Identity(kind: .linkedin, normalised: slug))
        }
    }

    private mutating func keepUndated() {
        guard !undated.isEmpty else { return }
        let named = Dictionary(grouping: people.indices) { folded(people[$0].name.full) }
        for (place, name, text) in undated {
            if let found = named[folded(name)], found.count == 1 {
                people[found[0]].add(ArchiveNote(text: text))
            } else {
                skipped.add(place, "no date that Wellmet knows, and nobody to keep it with as a note")
            }
        }
    }

    /// Remembers the newest day that any row tells, unless it lies in the future.
    mutating func saw(_ day: Day?) {
        guard let day, options.today.map({ day <= $0 }) ?? true else { return }
        if newest.map({ $0 < day }) ?? true { newest = day }
    }

    /// What the archive says, in Wellmet's words.
    ///
    /// - Throws: `ArchiveError.unknownOwner`.
    consuming func archive() throws(ArchiveError) -> Archive {
        for person in notes { add(person, asNote: true) }
        keepUndated()
        var people = people.map(\.person)
        attachProfiles(to: &people)
        // Names matter only where something happened.
        var known = LinkedInNames(people: messages.isEmpty && gestures.isEmpty ? [] : people, messages: messages)
        let me = owner.resolved(messages: messages)
        try me.check(messages)
        var archive = Archive(source: .linkedin, owner: me.known)
        known.owner = me
        var interactions = gestures.compactMap { $0.interaction(known, &skipped) }
        interactions += LinkedInMessage.interactions(messages, known, &skipped, &archive.remarks)
        archive.asOf = [declaredDay, newest].compactMap { $0 }.max()
        archive.people = people
        archive.interactions = interactions
        archive.files = files
        archive.skipped = skipped.all
        return archive
    }
}

extension CSVReader {
    /// What the report says of an encoding that is not the usual one; begins with a comma.
    var encodingRemark: String { encoding == .utf8 ? "" : ", read as \(encoding.rawValue)" }
}
