internal import WellmetModel

/// A person that grows cell by cell out of one row of a contacts file.
struct ContactRow {
    var person: ArchivePerson
    private let region: String
    private let dayFirst: Bool
    private var places: [String] = []
    /// Where they work: the place of who tells none of their own.
    private var workPlaces: [ArchiveField] = []
    private var stories: [String] = []
    private var through: ArchiveLink?
    /// Of the identities that the row has: a card may bring thousands.
    private var known: Set<IdentityKey> = []
    /// The texts that the row has in fields where none stands twice: one cell may bring a hundred thousand.
    private var seen: [CSVField: Set<String>] = [:]
    private var wholeName = ""

    init(place: RowPlace, region: String, dayFirst: Bool = false) {
        person = ArchivePerson(place: place, name: PersonName())
        self.region = region
        self.dayFirst = dayFirst
    }

    /// Adds one cell. What cannot be read as its field is kept as a field of the row under `column`, so that nothing is lost.
    mutating func add(_ field: CSVField, _ text: String, label: String = "", column: String = "") {
        guard !text.isEmpty else { return }
        let text = text.withPlainLineEnds
        let column = column.isEmpty ? field.rawValue : column
        switch field {
        case .name: wholeName = wholeName.isEmpty ? text : wholeName
        case .given: append(text, to: \.given)
        case .family: append(text, to: \.family)
        case .middle: append(text, to: \.additional)
        case .prefix: append(text, to: \.prefix)
        case .suffix: append(text, to: \.suffix)
        case .nickname: append(text, to: \.nickname)
        case .phoneticGiven: append(text, to: \.phoneticGiven)
        case .phoneticFamily: append(text, to: \.phoneticFamily)
        case .pronouns: person.pronouns = text
        case .mail:
            // "Ada Lovelace <ada@example.org>": the words are no address. A cell of words alone is kept.
            let parts = ContactRow.parts(text, " ;,\n\r\t<>").filter { $0.utf8.contains(UInt8(ascii: "@")) }
            for part in parts { add(Identity(.mail, part, label: label), part, column) }
            if parts.isEmpty { keep(text, column) }
        case .phone:
            for part in ContactRow.parts(text, ";\n\r") { add(PhoneNumbers.identity(part, region: region, label: label), part, column) }
        case .linkedin: add(Identity(.linkedin, text, label: label), text, column)
        case .x: add(Identity(.x, text, label: label), text, column)
        case .github: add(Identity(.github, text, label: label), text, column)
        case .mastodon: add(Identity(.mastodon, text, label: label), text, column)
        case .bluesky: add(Identity(.bluesky, text, label: label), text, column)
        case .instagram: add(Identity(.instagram, text, label: label), text, column)
        case .facebook: add(Identity(.facebook, text, label: label), text, column)
        case .website: for part in ContactRow.parts(text, " ;,\n\r\t") { addAddress(part, label, column) }
        case .organization: if person.organization.isEmpty { person.organization = text } else { keep(text, column) }
        case .title: if person.title.isEmpty { person.title = text } else { keep(text, column) }
        case .circle: for part in ContactRow.parts(text, ";,|\n") { add(circle: part) }
        case .tag: for part in ContactRow.parts(text, ";,|\n") where isNew(part, .tag) { person.tags.append(part) }
        case .note: person.notes.append(ArchiveNote(text: text))
        case .met: add(met: text)
        case .metPlace: add(metPlace: text)
        case .metStory: if isNew(text, .metStory) { stories.append(text) }
        case .metThrough: add(metThrough: text)
        case .birthday: add(date: text, label: "birthday", column)
        case .anniversary: add(date: text, label: "anniversary", column)
        case .place where label == "work": workPlaces.append(ArchiveField(label: column, value: text))
        case .place: if isNew(text, .place) { places.append(text) }
        case .address: keep(text, label.isEmpty ? "address" : "address (\(label))")
        case .zone: person.zone = text
        case .language: person.languages += ContactRow.parts(text, ";,|\n")
        case .link:
            for part in ContactRow.parts(text, ";\n") {
                person.links.append(ArchiveLink(label: label.isEmpty ? column : label, name: part))
            }
        case .custom: keep(text, column)
        case .ignore: break
        }
    }

    /// Adds the circle, unless the row has it already.
    mutating func add(circle name: String) {
        if isNew(name, .circle) { person.circles.append(name) }
    }

    private mutating func isNew(_ text: String, _ field: CSVField) -> Bool { seen[field, default: []].insert(text).inserted }

    /// When we met; what is no date tells how.
    private mutating func add(met text: String) {
        if let date = ContactDate.parsed(text, dayFirst: dayFirst) {
            person.dates.append(ArchiveDate(label: "met", date: date))
        } else if text.contains(where: { $0.isLetter || $0.isNumber && $0 != "0" }), isNew(text, .metStory) {
            stories.append(text)
        }
    }

    /// Who introduced us: the story says it as well, as long as it is not known whom in the book the name means.
    mutating func add(metThrough name: String, uid: String? = nil) {
        guard !name.isEmpty, isNew(name, .metThrough) else { return }
        stories.append(ArchiveMeeting.introduced(by: name))
        through = through ?? ArchiveLink(label: "", name: name, uid: uid)
    }

    /// Where we met; a date in such a column tells when.
    private mutating func add(metPlace text: String) {
        if ContactDate.parsed(text, dayFirst: dayFirst)?.year != nil { return add(met: text) }
        guard isNew(text, .metPlace) else { return }
        let place = person.meeting?.place ?? ""
        person.meeting = ArchiveMeeting(place: place.isEmpty ? text : place + ", " + text)
    }

    mutating func add(date text: String, label: String, _ column: String) {
        if let date = ContactDate.parsed(text, dayFirst: dayFirst) {
            person.dates.append(ArchiveDate(label: label, date: date))
        } else if text.contains(where: { $0.isNumber && $0 != "0" }) {
            keep(text, column)
        }
    }

    /// The person; nil when the row names nobody.
    var finished: ArchivePerson? {
        var person = person
        if person.name.given.isEmpty, person.name.family.isEmpty, !wholeName.isEmpty {
            let parts = person.name
            person.name = PersonName(written: wholeName)
            if !parts.prefix.isEmpty { person.name.prefix = parts.prefix }
            if !parts.suffix.isEmpty { person.name.suffix = parts.suffix }
            if !parts.nickname.isEmpty { person.name.nickname = parts.nickname }
        }
        person.location = places.joined(separator: ", ")
        if places.isEmpty {
            var known: Set<String> = []
            person.location = workPlaces.map(\.value).filter { known.insert($0).inserted }.joined(separator: ", ")
        } else {
            person.fields += workPlaces
        }
        if !stories.isEmpty {
            person.meeting = ArchiveMeeting(place: person.meeting?.place ?? "", story: stories.joined(separator: "\n"), through: through)
        }
        return person.name.isEmpty && person.identities.isEmpty ? nil : person
    }

    private mutating func append(_ text: String, to part: WritableKeyPath<PersonName, String>) {
        let old = person.name[keyPath: part]
        person.name[keyPath: part] = old.isEmpty ? text : old + " " + text
    }

    private mutating func add(_ identity: Identity?, _ text: String, _ column: String) {
        guard let identity else { return keep(text, column) }
        if known.insert(IdentityKey(identity)).inserted { person.identities.append(identity) }
    }

    /// An address on the web is a profile where its host says so.
    private mutating func addAddress(_ text: String, _ label: String, _ column: String) {
        let lower = text.lowercased()
        let kind = ContactRow.profileHosts.first { lower.holds($0.address) }?.kind
        if let kind, let identity = Identity(kind, text, label: label) { return add(identity, text, column) }
        add(Identity(.website, text, label: label), text, column)
    }

    private static let profileHosts: [(address: StaticString, kind: Identity.Kind)] = [
        ("linkedin.com/in/", .linkedin), ("github.com/", .github), ("instagram.com/", .instagram), ("facebook.com/", .facebook),
        ("twitter.com/", .x), ("//x.com/", .x), ("bsky.app/profile/", .bluesky),
    ]

    private mutating func keep(_ text: String, _ column: String) {
        person.fields.append(ArchiveField(label: ContactRow.labels[column.lowercased()] ?? column, value: text))
    }

    /// Columns that programs call differently, with the one label under which all of them are kept.
    private static let labels = ["department": "department", "organization department": "department"]

    /// The parts of a cell that holds several values: Google's ` ::: `, else any of `separators`.
    static func parts(_ text: String, _ separators: StaticString) -> [String] {
        let wholes = text.holds(":::") ? text.split(separator: ":::") : [text[...]]
        return wholes.flatMap { whole in
            whole.utf8.split { byte in separators.withUTF8Buffer { $0.contains(byte) } }.compactMap { Substring($0).nonEmpty }
        }
    }
}

extension String {
    /// Whether `word` stands in it, byte for byte: many times as fast as `contains`, which compares letters.
    fileprivate func holds(_ word: StaticString) -> Bool {
        word.withUTF8Buffer { word in
            var text = self
            return text.withUTF8 { text in
                text.count >= word.count && (0...(text.count - word.count)).contains { text[$0...].prefix(word.count).elementsEqual(word) }
            }
        }
    }
}
