internal import Foundation
internal import WellmetModel

/// What an export of Monica says, gathered until its end: the types that give it a meaning come last.
struct MonicaBook {
    let file: String
    let options: ReadOptions
    var exportedOn: Day?
    /// The account's own contacts, who are me.
    var me: Set<String> = []
    /// Kinds of activities, contact fields, genders and life events, by their UUID.
    var types: [String: JSONValue] = [:]
    var activities: [(line: Int, value: JSONValue)] = []
    var faces: [String: ArchiveFace] = [:]
    /// Names of files.
    var documents: [String: String] = [:]
    var photos = 0
    var journalEntries = 0
    var skipped: SkippedLog
    private var contacts: [Contact] = []
    /// What is wrong with what was read all the same.
    private var flaws: [(reason: String, places: [RowPlace])] = []
    private var names: [String: PersonName] = [:]
    /// Who stands in the book only as a relative of somebody (`is_partial`).
    private var partial: [String: (place: RowPlace, properties: JSONValue)] = [:]
    private var relationships: [String: [(label: String, other: String)]] = [:]

    /// As it stands in the file: it is looked into again once the types are known.
    private struct Contact {
        let line: Int
        let bytes: [UInt8]
    }

    init(file: String, options: ReadOptions) {
        self.file = file
        self.options = options
        skipped = SkippedLog(limit: options.limits.skippedRows)
    }

    mutating func add(contact: JSONValue, _ part: JSONReader.Part) {
        let (uuid, properties) = (contact["uuid"].text, contact["properties"])
        let place = RowPlace(file: file, line: part.line)
        noteFlaws(of: contact, at: place)
        guard !uuid.isEmpty else { return skipped.add(place, "a contact without a UUID") }
        guard names[uuid] == nil else { return skipped.add(place, "the same contact stands in the file before") }
        names[uuid] = MonicaContact.name(properties)
        if properties["is_partial"].flag {
            partial[uuid] = (place, properties)
        } else {
            contacts.append(Contact(line: part.line, bytes: part.bytes ?? []))
        }
    }

    private mutating func noteFlaws(of contact: JSONValue, at place: RowPlace) {
        let name = MonicaContact.name(contact["properties"]).full.nonEmpty ?? "a contact"
        guard !contact["data"].isNoList else {
            return note("what belongs to \(name), as addresses and notes, is no list (“data”), and is left out", at: place)
        }
        for part in contact["data"].elements {
            let (type, values) = (part["type"].text, part["values"])
            let words = MonicaBook.words(type)
            if values.isNoList {
                note("what belongs to \(name) as \(words.isEmpty ? "something" : words) is no list (“values”), and is left out", at: place)
            } else if let told = part["count"].number, told > values.elements.count {
                note("\(name): " + MonicaBook.fewer(type, told, values.elements.count), at: place)
            }
        }
    }

    mutating func note(_ flaw: String, at place: RowPlace) {
        if let known = flaws.firstIndex(where: { $0.reason == flaw }) {
            flaws[known].places.append(place)
        } else {
            flaws.append((flaw, [place]))
        }
    }

    /// That fewer stand in the file than it says.
    static func fewer(_ type: String, _ told: Int, _ count: Int) -> String {
        "of \(told) entries of the kind “\(words(type))” that the file speaks of \(count == 1 ? "1 stands" : "\(count) stand") in it: the rest is missing"
    }

    /// `contact_is` has `of_contact` for that: on the page of the one Monica names the other so.
    mutating func add(relationship: JSONValue) {
        let label = MonicaBook.relations[relationship["type"].text] ?? MonicaBook.words(relationship["type"].text)
        relationships[relationship["contact_is"].text, default: []].append((label, relationship["of_contact"].text))
    }

    /// The archive, once the whole file is read.
    mutating func archive() -> Archive {
        var archive = Archive(source: .monica, asOf: exportedOn.flatMap(options.past))
        var history = MonicaHistory(options: options, types: types)
        var used: Set<String> = []
        var (yearly, repeating, cadences) = (0, 0, 0)
        for contact in contacts {
            guard let json = JSONValue(contact.bytes) else { continue }  // it was read before
            let place = RowPlace(file: file, line: contact.line)
            let uuid = json["uuid"].text
            guard !me.contains(uuid) else {
                skipped.add(place, "\(names[uuid]?.full ?? ""): this is you")
                continue
            }
            let row = MonicaContact(json, place: place, book: self)
            guard let person = row.person() else {
                skipped.add(place, "no name and no address")
                continue
            }
            archive.people.append(person)
            yearly += row.reminders.dates.count
            repeating += row.reminders.repeating
            cadences += row.reminders.cadenceDays == nil ? 0 : 1
            if let photo = row.photo { used.insert(photo) }
            history.add(json, of: ArchiveParticipant(name: person.name.full, identity: nil, uid: uuid), at: place)
        }
        for (line, value) in activities { history.add(activity: value, at: RowPlace(file: file, line: line)) }
        let related = Set(relationships.values.joined().map(\.other))
        for (uuid, relative) in partial where !related.contains(uuid) {
            skipped.add(relative.place, "\(name(of: uuid)): known to Monica only as a relative, and nobody's")
        }
        archive.interactions = history.interactions
        for row in history.skipped { skipped.add(row.place, row.reason) }
        archive.skipped = skipped.all
        archive.files = [ArchiveFile(name: file, understoodAs: "Monica", rows: contacts.count + partial.count + activities.count)]
        archive.remarks = flaws.map { .imperfect(reason: $0.reason, places: $0.places) }
        archive.remarks += [
            yearly + repeating > 0 ? .reminders(yearly: yearly, repeating: repeating, cadences: cadences) : nil,
            leftOut(
                photos - used.count, "photo", "photos", "of a person Wellmet keeps one, the one that stands for them or else the first"),
            leftOut(documents.count, "document", "documents", "Wellmet keeps no files, only their names on those whose they are"),
            leftOut(journalEntries, "journal entry", "journal entries", "Wellmet keeps no journal"),
        ].compactMap(\.self)
        return archive
    }

    private func leftOut(_ count: Int, _ one: String, _ many: String, _ why: String) -> ImportRemark? {
        count > 0 ? .leftOut(what: count == 1 ? "1 \(one)" : "\(count) \(many)", why: why) : nil
    }

    /// What they are called; empty when no such contact stands in the file.
    func name(of uuid: String) -> String { names[uuid]?.full ?? "" }

    /// Those whom the contact has to do with, and the birthdays of those who are no contacts of their own.
    func relatives(of uuid: String) -> (links: [ArchiveLink], dates: [ArchiveDate]) {
        var (links, dates): ([ArchiveLink], [ArchiveDate]) = ([], [])
        for relation in relationships[uuid] ?? [] {
            let name = name(of: relation.other)
            guard !name.isEmpty else { continue }
            links.append(ArchiveLink(label: relation.label, name: name, uid: relation.other))
            if let date = partial[relation.other].flatMap({ MonicaContact.date($0.properties["birthdate"]) }) {
                dates.append(ArchiveDate(label: "birthday of \(name)", date: date))
            }
        }
        return (links, dates)
    }

    /// Kinds of relationship that Monica writes in one word (`default_relationship_types`).
    private static let relations = [
        "bestfriend": "best friend", "ex_husband": "ex-husband", "inlovewith": "in love with", "lovedby": "loved by",
        "protege": "protégé",
    ]

    /// "ate_restaurant" is "ate restaurant".
    static func words(_ key: String) -> String { key.replacing("_", with: " ") }
}
